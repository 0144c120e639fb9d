"""The aanspreekpunt of a kring: who he is, when he is there, what to do when not, and who stands in."""

from dataclasses import astuple

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.clock import nu, vandaag
from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, Rol, mag
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.forms.aanspreekpunt import VervangerForm
from gezinsapp.forms.basis import zet_fout
from gezinsapp.labels import antwoordzin, uren_zin, weg_zin
from jim.gesprekken.queries import mijn_gesprek
from jim.kring.actions import kies_vervanger, mogelijke_vervangers
from jim.kring.queries import Gezicht, alle_leden, kring_van, leden
from jim.organisaties.bereikbaar import is_er, uren, weer_vanaf, weg
from jim.organisaties.models import Aanbieder
from jim.organisaties.queries import medewerker
from jim.zorgen.wacht import Wacht, vervanger

bp = Blueprint("aanspreekpunt", __name__)


def afwezig(actor: Actor, wie: Gezicht) -> str:
    """Until when the aanspreekpunt is away and, where the actor may know him, who stands in; "" when he is not away."""
    werkt = medewerker(db(), wie.persoon_id)
    if werkt is None or werkt.weg_tot is None or not weg(werkt, vandaag()):
        return ""
    bij = vervangt(actor)
    return weg_zin(werkt.weg_tot, bij.naam if bij else "")


def vervangt(actor: Actor) -> Wacht | None:
    """Who stands in for the aanspreekpunt, when the actor may know him."""
    wie = vervanger(db(), kring_van(db(), actor))
    return wie if wie and wie.lid_id in {g.lid_id for g in leden(db(), actor)} else None


def _toon(actor: Actor, form: VervangerForm | None = None, status: int = 200) -> ResponseReturnValue:
    kring = kring_van(db(), actor)
    wie = next((g for g in alle_leden(db(), kring.id) if g.rol is Rol.AANSPREEKPUNT), None)
    werkt = medewerker(db(), wie.persoon_id) if wie else None
    gesprek = mijn_gesprek(db(), actor, "aanspreekpunt") if mag(actor, Recht.PRATEN) else None
    return pagina(
        "aanspreekpunt/toon.html",
        status=status,
        wie=wie,
        kring=kring,
        uren=uren_zin(*astuple(uren(werkt))) if werkt else "",
        er_is=werkt is not None and is_er(werkt, nu()),
        weer=weer_vanaf(werkt, nu()) if werkt else None,
        weg=afwezig(actor, wie) if wie else "",
        antwoordt=antwoordzin(werkt.antwoord_minuten) if werkt else "",
        vervanger=vervangt(actor),
        mag_groep=mag(actor, Recht.GROEP_BEGINNEN),
        gesprek_id=gesprek.id if gesprek else "",
        dienst_nummer=db().get_one(Aanbieder, kring.aanbieder_id).dienst_nummer,
        form=form,
    )


def _form(actor: Actor) -> VervangerForm:
    nu_ = vervanger(db(), kring_van(db(), actor))
    form = VervangerForm(vervanger=nu_.lid_id if nu_ else "")
    form.vervanger.choices = [("", _("Niemand")), *((g.lid_id, g.naam) for g in mogelijke_vervangers(db(), actor))]
    return form


@kring_route(bp, "/aanspreekpunt", Recht.AANSPREEKPUNT_ZIEN)
def toon(actor: Actor) -> ResponseReturnValue:
    """Who he is and when he is there; himself he chooses here who stands in."""
    return _toon(actor, _form(actor) if mag(actor, Recht.BEREIKBAAR_ZETTEN) else None)


@kring_route(bp, "/aanspreekpunt", Recht.BEREIKBAAR_ZETTEN, methods=["POST"])
def kies(actor: Actor) -> ResponseReturnValue:
    """Choose who stands in."""
    form = _form(actor)
    if form.validate_on_submit():
        try:
            kies_vervanger(db(), actor, form.vervanger.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Bewaard."))
            return redirect(url_for("aanspreekpunt.toon"), 303)
    return _toon(actor, form, 422)
