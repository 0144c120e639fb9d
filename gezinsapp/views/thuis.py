"""Thuis: the one next step of the person who looks, and the way to everything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.clock import nu, vandaag
from basis.rechten import GEZAG, Actor, Recht, Rol, mag
from doelen.doel.queries import thuis_doelen
from ervaring.beleving.queries import er_is_hulp, mag_vragen
from ervaring.uitkomst.queries import onderzoek_vraagt, uitkomst_vraagt
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.views.mensen import gebeurd
from jim.afspraken.queries import aan_herziening_toe, moet_tekenen
from jim.kring.leeftijd import mag_kiezen
from jim.kring.nood import lopend, mag_beeindigen
from jim.kring.queries import kring_van, leden, lid_van
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
    """At most one step, never for a JIM who only waits or who reads in an emergency, never a deadline."""
    return None if actor.rol is Rol.NOOD else next(_stappen(actor), None)


def _stappen(actor: Actor) -> Iterator[Stap]:
    jim = lopende_jim(db(), actor.kring_id)
    if mag(actor, Recht.MANDAAT_GEVEN) and actor.gezag and jim and jim.status != "actief" and mijn_mandaat(db(), actor, jim.id) is None:
        yield Stap(
            _("Mag %(naam)s de JIM zijn?", naam=jim.naam),
            _("Lees wat een JIM doet. Daarna geef jij je antwoord."),
            _("Ik lees het"),
            url_for("jim.mandaat"),
        )
    if mag(actor, Recht.AFSPRAKEN_TEKENEN) and moet_tekenen(db(), actor):
        yield Stap(
            _("Er liggen afspraken klaar"),
            _("Lees ze rustig. Vind je ze goed? Dan teken je."),
            _("Ik lees ze"),
            url_for("afspraken.overzicht"),
        )
    if aan_herziening_toe(db(), actor):
        yield Stap(
            _("Je bent ouder geworden"),
            _("Kijk met je JIM je afspraken nog eens na. Tot je iets verandert, blijft alles zoals het was."),
            _("Ik kijk ze na"),
            url_for("afspraken.overzicht"),
        )
    if mag(actor, Recht.TOEGANG_GEVEN) and _moet_kiezen(actor):
        yield Stap(
            _("Wie leest met jou mee?"),
            _("Vanaf je 16e kies jij of je ouders meelezen. Kies je niets, dan leest niemand mee."),
            _("Ik kies"),
            url_for("mensen.meelezen"),
        )
    if mag(actor, Recht.DOELEN_ZIEN):
        yield from _doelstappen(actor)
    if mag_vragen(db(), actor):
        yield from _vraagstappen(actor)


def _vraagstappen(actor: Actor) -> Iterator[Stap]:
    """What the app asks by itself, once a month at most: never a taart."""
    knop = _("Ik kijk even")
    if uitkomst_vraagt(db(), actor):
        yield Stap(_("Wat heeft de hulp gebracht?"), _("Een paar vragen, zonder naam. Overslaan mag."), knop, url_for("beleving.uitkomst"))
    if onderzoek_vraagt(db(), actor):
        yield Stap(_("De gemeente vraagt iets"), _("Een keer per jaar, zonder naam. Overslaan mag."), knop, url_for("beleving.onderzoek"))
    if er_is_hulp(db(), actor):
        yield Stap(_("Hoe is de hulp voor jou?"), _("Drie korte vragen, zonder naam. Overslaan mag."), knop, url_for("beleving.vragen"))


def _doelstappen(actor: Actor) -> Iterator[Stap]:
    stand = thuis_doelen(db(), actor)
    if stand.nog_te_scoren is not None:
        yield Stap(
            _("Waar sta je nu op je ladder?") if actor.rol is Rol.JONGERE else _("Waar staat het nu, vind jij?"),
            stand.nog_te_scoren.tekst,
            _("Ik kijk zelf"),
            url_for("doelen.doel", doel_id=stand.nog_te_scoren.id),
        )
    elif stand.aantal == 0 and mag(actor, Recht.DOEL_MAKEN):
        yield Stap(_("Wat wil je graag?"), _("Begin met een doel, in je eigen woorden."), _("Een doel maken"), url_for("doelen.nieuw"))


def _moet_kiezen(actor: Actor) -> bool:
    """Is the jongere about to be 16, or older, and did he not say of each ouder whether he reads along?"""
    if not mag_kiezen(kring_van(db(), actor), vandaag()):
        return False
    rijen = (lid_van(db(), actor, g.lid_id) for g in leden(db(), actor) if g.rol in GEZAG | {Rol.BUITEN})
    return any(rij.toegestaan is None for rij in rijen)


@kring_route(bp, "/", Recht.KRING_ZIEN)
def thuis(actor: Actor) -> ResponseReturnValue:
    """What now, and who is here."""
    nieuws = [regel for regel in gebeurd(actor, 2) if regel[1] > nu() - timedelta(days=7)]
    return pagina(
        "thuis/thuis.html",
        kring=kring_van(db(), actor),
        leden=leden(db(), actor),
        stap=volgende_stap(actor),
        nieuws=nieuws,
        nood=lopend(db(), actor),
        mag_nood_stoppen=mag_beeindigen(actor),
    )
