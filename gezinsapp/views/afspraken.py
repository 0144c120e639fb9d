"""The agreements: read what holds, propose, sign, tighten."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import NietGevonden, Ongeldig
from basis.rechten import Actor, Recht, Rol
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, kring_route
from gezinsapp.forms.afspraken import ICONEN, TONEN, OnderwerpForm, niveau_namen, voorstel_form
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.praten import ONDERWERPEN
from gezinsapp.forms.toegang import LeegForm
from jim.afspraken import actions
from jim.afspraken.models import Niveau
from jim.afspraken.queries import (
    EIGEN,
    geldige,
    getekend,
    is_strakker,
    moet_tekenen,
    ondertekenaars,
    onderwerp_namen,
    onderwerpen,
    regels,
    standaard,
    verschil,
    voorstel,
)
from jim.kring.queries import leden
from jim.mandaat.queries import lopende_jim

bp = Blueprint("afspraken", __name__)


def _woorden(actor: Actor) -> dict[str, Any]:
    return {
        "onderwerpen": {**ONDERWERPEN, **onderwerp_namen(db(), actor.kring_id)},
        "niveaus": niveau_namen(naam_van_rol(actor, Rol.AANSPREEKPUNT), jongere=actor.rol is Rol.JONGERE),
        "iconen": ICONEN,
        "tonen": TONEN,
        "jim": lopende_jim(db(), actor.kring_id),
        "jongere": naam_van_rol(actor, Rol.JONGERE),
    }


def naam_van_rol(actor: Actor, rol: Rol) -> str:
    """The name of the first member in this role, or empty."""
    return next((g.naam for g in leden(db(), actor) if g.rol is rol), "")


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
        form=LeegForm(),
        **_woorden(actor),
    )


@kring_route(bp, "/afspraken/voorstel", Recht.AFSPRAKEN_VOORSTELLEN, methods=("GET", "POST"))
def stel_voor(actor: Actor) -> ResponseReturnValue:
    """The jongere chooses per topic, and signs; the passkey is asked for before he begins, so that no choice gets lost."""
    eis_bevestigd()
    woorden = _woorden(actor)
    nu = onderwerpen(db(), actor.kring_id)
    eerder = regels(db(), voorstel(db(), actor) or geldige(db(), actor))
    begin = {**dict.fromkeys(nu, Niveau.TUSSEN_ONS), **(eerder or standaard(actor.leeftijd_jongere))}
    form = voorstel_form({o: woorden["onderwerpen"][o] for o in nu}, woorden["niveaus"], begin)
    if form.validate_on_submit():
        try:
            actions.stel_voor(db(), actor, form.inhoud())
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Je voorstel ligt klaar. De anderen lezen het nu en tekenen."))
            return redirect(url_for("afspraken.overzicht"), 303)
    return pagina("afspraken/voorstel.html", form=form, kies=nu, status=422 if form.errors else 200, **woorden)


@kring_route(bp, "/afspraken/onderwerpen", Recht.AFSPRAKEN_VOORSTELLEN, methods=("GET", "POST"))
def eigen(actor: Actor) -> ResponseReturnValue:
    """The jongere's own topics: add one, see what there is."""
    form = OnderwerpForm()
    if form.validate_on_submit():
        try:
            actions.voeg_onderwerp_toe(db(), actor, form.naam.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Je onderwerp staat erbij. Kies nu in een voorstel wat ermee mag."))
            return redirect(url_for("afspraken.eigen"), 303)
    namen, nu = onderwerp_namen(db(), actor.kring_id), onderwerpen(db(), actor.kring_id)
    mijn = {o.removeprefix(EIGEN): naam for o, naam in namen.items() if o in nu}
    return pagina("afspraken/onderwerpen.html", form=form, mijn=mijn, status=422 if form.errors else 200)


@kring_route(bp, "/afspraken/onderwerpen/<onderwerp_id>/weg", Recht.AFSPRAKEN_VOORSTELLEN, methods=("POST",))
def haal_weg(actor: Actor, onderwerp_id: str) -> ResponseReturnValue:
    """End an own topic, and its rule."""
    actions.haal_onderwerp_weg(db(), actor, onderwerp_id)
    flash(_("Dit onderwerp is weg. Wat je erover vertelt, blijft tussen jullie."))
    return redirect(url_for("afspraken.eigen"), 303)


@kring_route(bp, "/afspraken/<onderwerp>/strenger", Recht.AFSPRAKEN_VOORSTELLEN)
def strenger(actor: Actor, onderwerp: str) -> ResponseReturnValue:
    """What narrower rules there are for one topic."""
    geldt = regels(db(), geldige(db(), actor))
    if onderwerp not in geldt:
        raise NietGevonden
    kan = [n for n in Niveau if is_strakker(n, geldt[onderwerp])]
    return pagina("afspraken/strenger.html", onderwerp=onderwerp, nu=geldt[onderwerp], kan=kan, **_woorden(actor))


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
    if niveau not in set(Niveau):
        raise Ongeldig("alleen_strakker")
    actions.trek_strakker(db(), actor, onderwerp, Niveau(niveau))
    flash(_("Dit geldt meteen. De anderen zien het ook."))
    return redirect(url_for("afspraken.overzicht"), 303)
