"""The gezinsplan: goals, who does what, what was agreed, the aanspreekpunt; a page that prints on two sheets."""

from dataclasses import astuple

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.clock import vandaag
from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, Rol, haal, mag
from doelen.doel.actions import haal_taak_weg, schrijf_taak, zet_taak
from doelen.doel.models import Doel
from doelen.doel.queries import plan, te_vragen, van_wie
from gezinsapp.access.log import log_kring
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.forms.afspraken import niveau_namen
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.plan import TaakForm
from gezinsapp.forms.praten import ONDERWERPEN
from gezinsapp.labels import uren_zin
from jim.afspraken.models import Niveau
from jim.afspraken.queries import geldige, onderwerp_namen, regels
from jim.kring.queries import Gezicht, leden
from jim.organisaties.bereikbaar import uren
from jim.organisaties.queries import medewerker

bp = Blueprint("plan", __name__)
_GEHEIM = frozenset({Niveau.TUSSEN_ONS, Niveau.EERST_VRAGEN})
"""What a paper on the kitchen table does not say."""


def _afspraken(actor: Actor, aanspreekpunt: str) -> list[tuple[str, str]]:
    """Topic and rule in words, of what others may know; nothing for who does not see the agreements."""
    if not mag(actor, Recht.AFSPRAKEN_ZIEN):
        return []
    namen = {**ONDERWERPEN, **onderwerp_namen(db(), actor.kring_id)}
    niveaus = niveau_namen(aanspreekpunt, jongere=actor.rol is Rol.JONGERE)
    return [(str(namen[o]), str(niveaus[n])) for o, n in regels(db(), geldige(db(), actor)).items() if n not in _GEHEIM]


def _uren(wie: Gezicht | None) -> str:
    werkt = medewerker(db(), wie.persoon_id) if wie else None
    return uren_zin(*astuple(uren(werkt))) if werkt else ""


@kring_route(bp, "/plan", Recht.DOELEN_ZIEN)
def toon(actor: Actor) -> ResponseReturnValue:
    """The whole plan, as far as the reader may see it."""
    wie, delen = leden(db(), actor), plan(db(), actor)
    aanspreekpunt = next((g for g in wie if g.rol is Rol.AANSPREEKPUNT), None)
    return pagina(
        "plan/toon.html",
        delen=delen,
        wie=wie,
        van={d.kaart.doel.id: van_wie(d.kaart.doel, wie) for d in delen},
        afspraken=_afspraken(actor, aanspreekpunt.naam if aanspreekpunt else ""),
        aanspreekpunt=aanspreekpunt,
        uren=_uren(aanspreekpunt),
        vandaag=vandaag(),
        mag_schrijven=mag(actor, Recht.TAAK_SCHRIJVEN),
    )


@kring_route(bp, "/doelen/<doel_id>/taak", Recht.TAAK_SCHRIJVEN, methods=["GET", "POST"])
def nieuw(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Write down who does what for a goal."""
    doel = haal(db(), actor, Doel, doel_id)
    form = TaakForm()
    form.wie.choices = [(g.lid_id, _("Ik") if g.lid_id == actor.lid_id else g.naam) for g in te_vragen(db(), actor)]
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                schrijf_taak(db(), actor, doel_id, form.wie.data, form.tekst.data or "")
            except Ongeldig as fout:
                zet_fout(form, fout)
            else:
                return _terug(doel_id)
    return pagina("plan/nieuw.html", doel=doel, form=form, status=status)


@kring_route(bp, "/taak/<taak_id>", Recht.TAAK_SCHRIJVEN, methods=["POST"])
def zet(actor: Actor, taak_id: str) -> ResponseReturnValue:
    """It was done, or was not after all."""
    return _terug(zet_taak(db(), actor, taak_id, klaar=request.form.get("klaar") == "ja"))


@kring_route(bp, "/taak/<taak_id>/weg", Recht.TAAK_SCHRIJVEN, methods=["POST"])
def weg(actor: Actor, taak_id: str) -> ResponseReturnValue:
    """Take it away."""
    doel_id = haal_taak_weg(db(), actor, taak_id)
    flash(_("Het is uit het plan."))
    return _terug(doel_id)


def _terug(doel_id: str) -> ResponseReturnValue:
    """Back to the plan; the log says of which goal it was."""
    log_kring(g.actor.kring_id, doel_id)
    return redirect(url_for("plan.toon", _anchor=f"doel-{doel_id}"), 303)
