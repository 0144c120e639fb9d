"""Thuis: the one next step of the person who looks, and the way to everything else. And Ik: my own settings."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from basis.identiteit.actions import eindig_sessie
from basis.identiteit.models import Persoon
from basis.identiteit.queries import passkeys, sessies
from basis.rechten import Actor, Recht, Rol, mag
from doelen.doel.queries import thuis_doelen
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route, persoon_route
from gezinsapp.forms.toegang import LeegForm
from jim.afspraken.queries import moet_tekenen
from jim.kring.queries import kring_van, leden
from jim.mandaat.queries import lopende_jim, mijn_mandaat

bp = Blueprint("thuis", __name__)


@dataclass(frozen=True)
class Stap:
    """The next step: what, why, and the button."""

    kop: str
    tekst: str
    knop: str
    url: str


def volgende_stap(actor: Actor) -> Stap | None:
    """At most one step, never for a JIM who only waits, never a deadline."""
    jim = lopende_jim(db(), actor.kring_id)
    if actor.rol is Rol.OUDER and actor.gezag and jim and jim.status != "actief" and mijn_mandaat(db(), actor, jim.id) is None:
        return Stap(
            _("Mag %(naam)s de JIM zijn?", naam=jim.naam),
            _("Lees wat een JIM doet. Daarna geef jij je antwoord."),
            _("Ik lees het"),
            url_for("jim.mandaat"),
        )
    if mag(actor, Recht.AFSPRAKEN_TEKENEN) and moet_tekenen(db(), actor):
        return Stap(
            _("Er liggen afspraken klaar"),
            _("Lees ze rustig. Vind je ze goed? Dan teken je."),
            _("Ik lees ze"),
            url_for("afspraken.overzicht"),
        )
    if not mag(actor, Recht.DOELEN_ZIEN):
        return None
    stand = thuis_doelen(db(), actor)
    if stand.nog_te_scoren is not None:
        return Stap(
            _("Waar sta je nu op je ladder?") if actor.rol is Rol.JONGERE else _("Waar staat het nu, vind jij?"),
            stand.nog_te_scoren.tekst,
            _("Ik kijk zelf"),
            url_for("doelen.doel", doel_id=stand.nog_te_scoren.id),
        )
    if stand.aantal == 0 and mag(actor, Recht.DOEL_MAKEN):
        return Stap(_("Wat wil je graag?"), _("Begin met een doel, in je eigen woorden."), _("Een doel maken"), url_for("doelen.nieuw"))
    return None


@kring_route(bp, "/", Recht.KRING_ZIEN)
def thuis(actor: Actor) -> ResponseReturnValue:
    """What now, and who is here."""
    return pagina("thuis/thuis.html", kring=kring_van(db(), actor), leden=leden(db(), actor), stap=volgende_stap(actor))


@kring_route(bp, "/ik", Recht.KRING_ZIEN)
def ik(actor: Actor) -> ResponseReturnValue:
    """How I am seen, on which phones I am signed in, language, signing out."""
    return pagina("thuis/ik.html", **_eigen(actor.persoon_id))


@persoon_route(bp, "/ik")
def ik_zonder_kring(persoon: Persoon) -> ResponseReturnValue:
    """The same for somebody outside a kring."""
    return pagina("thuis/ik.html", **_eigen(persoon.id))


def _eigen(persoon_id: str) -> dict[str, object]:
    return {
        "sessies": sessies(db(), persoon_id),
        "sleutels": passkeys(db(), persoon_id),
        "deze": current_user.sessie.token_hash,
        "form": LeegForm(),
    }


@persoon_route(bp, "/ik/sessie/<token_hash>/einde", methods=("POST",))
def sessie_einde(persoon: Persoon, token_hash: str) -> ResponseReturnValue:
    """End one of my own sign-ins, for example of a lost phone."""
    eindig_sessie(db(), token_hash, persoon.id)
    flash(_("Dat toestel is nu uitgelogd."))
    return redirect(url_for("thuis.ik_zonder_kring"), 303)
