"""The agreements: read what holds, propose, sign, tighten."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, Rol
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, kring_route
from gezinsapp.forms.afspraken import ICONEN, NIVEAUS, TONEN, VoorstelForm
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.praten import ONDERWERPEN
from gezinsapp.forms.toegang import LeegForm
from jim.afspraken import actions
from jim.afspraken.models import Niveau, Onderwerp
from jim.afspraken.queries import BREEDTE, geldige, getekend, moet_tekenen, ondertekenaars, regels, standaard, verschil, voorstel
from jim.kring.queries import leden
from jim.mandaat.queries import lopende_jim

bp = Blueprint("afspraken", __name__)


def _woorden(actor: Actor) -> dict[str, Any]:
    jim = lopende_jim(db(), actor.kring_id)
    jongere = next((g.naam for g in leden(db(), actor) if g.rol is Rol.JONGERE), "")
    return {"onderwerpen": ONDERWERPEN, "niveaus": NIVEAUS, "iconen": ICONEN, "tonen": TONEN, "jim": jim, "jongere": jongere}


@kring_route(bp, "/afspraken", Recht.AFSPRAKEN_ZIEN)
def overzicht(actor: Actor) -> ResponseReturnValue:
    """What holds now, and what waits to be signed with what it changes."""
    geldt, wacht = geldige(db(), actor), voorstel(db(), actor)
    nu = regels(db(), geldt)
    straks = regels(db(), wacht)
    klaar = getekend(db(), wacht) if wacht else set()
    return pagina(
        "afspraken/overzicht.html",
        geldt=nu,
        voorstel=wacht,
        straks=straks,
        anders=verschil(nu, straks) if geldt else [],
        tekenaars=[(g, g.lid_id in klaar) for g in ondertekenaars(db(), actor.kring_id, actor.leeftijd_jongere)] if wacht else [],
        ik_teken=moet_tekenen(db(), actor),
        strakker={o: [n for n in Niveau if BREEDTE[n] < BREEDTE[nu[o]]] for o in nu},
        form=LeegForm(),
        **_woorden(actor),
    )


@kring_route(bp, "/afspraken/voorstel", Recht.AFSPRAKEN_VOORSTELLEN, methods=("GET", "POST"))
def stel_voor(actor: Actor) -> ResponseReturnValue:
    """The jongere chooses per topic, and signs; the passkey is asked for before he begins, so that no choice gets lost."""
    eis_bevestigd()
    begin = regels(db(), voorstel(db(), actor) or geldige(db(), actor)) or standaard(actor.leeftijd_jongere)
    form = VoorstelForm(**{str(o): str(n) for o, n in begin.items()})
    if form.validate_on_submit():
        try:
            actions.stel_voor(db(), actor, form.inhoud())
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Je voorstel ligt klaar. De anderen lezen het nu en tekenen."))
            return redirect(url_for("afspraken.overzicht"), 303)
    return pagina("afspraken/voorstel.html", form=form, status=422 if form.errors else 200, **_woorden(actor))


@kring_route(bp, "/afspraken/<int:versie>/teken", Recht.AFSPRAKEN_TEKENEN, methods=("POST",))
def teken(actor: Actor, versie: int) -> ResponseReturnValue:
    """Sign this version, with a passkey used just now."""
    eis_bevestigd()
    actions.teken(db(), actor, versie)
    flash(_("Je hebt getekend.") if voorstel(db(), actor) else _("Iedereen heeft getekend. Vanaf nu geldt dit."))
    return redirect(url_for("afspraken.overzicht"), 303)


@kring_route(bp, "/afspraken/strakker", Recht.AFSPRAKEN_VOORSTELLEN, methods=("POST",))
def strakker(actor: Actor) -> ResponseReturnValue:
    """The jongere narrows one rule at once."""
    onderwerp, niveau = request.form.get("onderwerp", ""), request.form.get("niveau", "")
    if onderwerp not in set(Onderwerp) or niveau not in set(Niveau):
        raise Ongeldig("alleen_strakker")
    actions.trek_strakker(db(), actor, Onderwerp(onderwerp), Niveau(niveau))
    flash(_("Dit geldt meteen. De anderen zien het ook."))
    return redirect(url_for("afspraken.overzicht"), 303)
