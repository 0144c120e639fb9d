"""Coming back after a lost phone: in the kring or at work who helps, and on the new phone the link, the code and the wait."""

from flask import Blueprint, current_app, flash, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import MagNiet, NietGevonden
from basis.identiteit.models import Herstel, Persoon
from basis.ids import nieuw_token
from basis.rechten import Actor, Recht
from gezinsapp.access import qr
from gezinsapp.access.log import log_kring, log_persoon
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, geteld, kring_route, openbaar, persoon_route
from gezinsapp.access.problemen import zet_problemen
from gezinsapp.access.sleutels import begin_maken, eindig_maken
from gezinsapp.access.toestel import toestel
from gezinsapp.forms.toegang import LeegForm
from gezinsapp.views.toegang import vraag_code
from jim.kring import herstel
from jim.kring.code import code as spreekcode
from jim.kring.code import eis_code_goed, eis_zelfde_browser, open_in

bp = Blueprint("herstel", __name__)
zet_problemen(bp)


def herstel_link(token: str) -> str:
    """The whole address of a link, to send or to scan."""
    return current_app.config["ORIGIN"] + url_for("herstel.link", token=token)


def _code(rij: Herstel) -> str:
    return spreekcode(current_app.config["GEHEIM"], rij)


@kring_route(bp, "/terug", Recht.KRING_ZIEN, ook_elders=True)
def lijst(actor: Actor) -> ResponseReturnValue:
    """Who is coming back now, and whom I may help."""
    return pagina(
        "herstel/lijst.html", lopend=herstel.lopend(db(), actor), te_helpen=herstel.te_helpen(db(), actor), code=_code, form=LeegForm()
    )  # fmt: skip


@kring_route(bp, "/terug/begin/<lid_id>", Recht.HERSTEL_BEGINNEN, methods=("POST",), ook_elders=True)
def begin(actor: Actor, lid_id: str) -> ResponseReturnValue:
    """Start for one member: the link is shown once."""
    eis_bevestigd()
    rij, token = herstel.begin(db(), actor, lid_id)
    link = herstel_link(token)
    naam = db().get_one(Persoon, rij.persoon_id).naam
    return pagina("herstel/begonnen.html", naam=naam, link=link, qr=qr.in_pagina(link), code=_code(rij), herstel=rij)


@kring_route(bp, "/terug/<herstel_id>/bevestig", Recht.KRING_ZIEN, methods=("GET", "POST"), ook_elders=True)
def bevestig(actor: Actor, herstel_id: str) -> ResponseReturnValue:
    """Say that it is really him; not without one's own key."""
    rij = _mijn(herstel.lopend(db(), actor), herstel_id)
    eis_bevestigd()
    form = LeegForm()
    if not form.validate_on_submit():
        return pagina("herstel/bevestig.html", form=form, naam=rij.naam, stop=url_for("herstel.stop", herstel_id=herstel_id))
    herstel.bevestig(db(), actor.persoon_id, herstel_id)
    flash(_("Dank je wel. %(naam)s kan weer inloggen.", naam=rij.naam))
    return redirect(url_for("herstel.lijst"), 303)


@kring_route(bp, "/terug/<herstel_id>/stop", Recht.KRING_ZIEN, methods=("POST",), ook_elders=True)
def stop(actor: Actor, herstel_id: str) -> ResponseReturnValue:
    """Stop it: this is not right."""
    herstel.stop(db(), actor.persoon_id, herstel_id)
    flash(_("Gestopt. De nieuwe sleutel werkt niet."))
    return redirect(url_for("herstel.lijst"), 303)


def _mijn(lopend: list[herstel.Terug], herstel_id: str) -> herstel.Terug:
    rij = next((t for t in lopend if t.herstel.id == herstel_id and t.mag_bevestigen), None)
    if rij is None:
        raise NietGevonden
    return rij


@persoon_route(bp, "/werk/terug", "medewerker")
def werk(persoon: Persoon) -> ResponseReturnValue:
    """Which colleague is coming back now."""
    return pagina("herstel/werk.html", lopend=herstel.lopend_op_werk(db(), persoon.id), form=LeegForm())


@persoon_route(bp, "/werk/terug/<herstel_id>/bevestig", "medewerker", methods=("GET", "POST"))
def werk_bevestig(persoon: Persoon, herstel_id: str) -> ResponseReturnValue:
    """Say that it is really this colleague."""
    rij = _mijn(herstel.lopend_op_werk(db(), persoon.id), herstel_id)
    eis_bevestigd()
    form = LeegForm()
    if not form.validate_on_submit():
        return pagina("herstel/bevestig.html", form=form, naam=rij.naam, stop=url_for("herstel.werk_stop", herstel_id=herstel_id))
    herstel.bevestig(db(), persoon.id, herstel_id)
    flash(_("Dank je wel. %(naam)s kan weer inloggen.", naam=rij.naam))
    return redirect(url_for("herstel.werk"), 303)


@persoon_route(bp, "/werk/terug/<herstel_id>/stop", "medewerker", methods=("POST",))
def werk_stop(persoon: Persoon, herstel_id: str) -> ResponseReturnValue:
    """Stop it: this is not right."""
    herstel.stop(db(), persoon.id, herstel_id)
    flash(_("Gestopt. De nieuwe sleutel werkt niet."))
    return redirect(url_for("herstel.werk"), 303)


def _vind(token: str, *, vast: bool = False) -> Herstel:
    with geteld("link"):
        return herstel.vind_herstel(db(), token, vast=vast)


def _wacht() -> Herstel:
    """The recovery of the link that waits in this browser, its code said right."""
    rij = _vind(session.get("herstel", ""), vast=request.method == "POST")
    eis_code_goed(rij, session.get("browser", ""))
    return rij


@openbaar(bp, "/herstel/<token>")
def link(token: str) -> ResponseReturnValue:
    """Show one button; only looking uses nothing up."""
    rij = _vind(token)
    if rij.status != "gestart":
        eis_zelfde_browser(rij, session.get("browser", ""))
        return redirect(url_for("herstel.wacht"), 303)
    return pagina("herstel/link.html", open=url_for("herstel.open_link", token=token), form=LeegForm())


@openbaar(bp, "/herstel/<token>/open", methods=("POST",))
def open_link(token: str) -> ResponseReturnValue:
    """Bind the link to this browser and ask for the code."""
    session.setdefault("browser", nieuw_token())
    open_in(_vind(token, vast=True), session["browser"])
    session["herstel"] = token
    return redirect(url_for("herstel.code"), 303)


@openbaar(bp, "/terugkomen/code", methods=("GET", "POST"))
def code() -> ResponseReturnValue:
    """The spoken code."""
    return vraag_code(_vind(session.get("herstel", "")), url_for("herstel.sleutel"))


@openbaar(bp, "/terugkomen/sleutel")
def sleutel() -> ResponseReturnValue:
    """One button makes the new passkey."""
    if _wacht().status != "gestart":
        return redirect(url_for("herstel.wacht"), 303)
    return pagina("toegang/sleutel.html", begin=url_for("herstel.sleutel_begin"), einde=url_for("herstel.sleutel_einde"))


@openbaar(bp, "/terugkomen/sleutel/begin", methods=("POST",))
def sleutel_begin() -> ResponseReturnValue:
    """Options for that passkey."""
    persoon = db().get_one(Persoon, _wacht().persoon_id)
    return jsonify(begin_maken(db(), persoon.naam, persoon))


@openbaar(bp, "/terugkomen/sleutel/einde", methods=("POST",))
def sleutel_einde() -> ResponseReturnValue:
    """The passkey holds; it opens nothing yet."""
    rij = _wacht()
    handle, sleutel_id, publiek, teller = eindig_maken(db(), request.get_json())
    if handle != db().get_one(Persoon, rij.persoon_id).handle:
        raise MagNiet("sleutel_mislukt")
    herstel.zet_sleutel(rij, sleutel_id, publiek, teller, toestel())
    log_persoon(rij.persoon_id)
    log_kring(rij.kring_id or "", rij.id)
    return jsonify(verder=url_for("herstel.wacht"))


@openbaar(bp, "/terugkomen", methods=("GET", "POST"))
def wacht() -> ResponseReturnValue:
    """Wait in peace: who can confirm. Where nobody can, it opens a day later at a press on the button."""
    rij = _wacht()
    form = LeegForm()
    if form.validate_on_submit():
        herstel.rond_alleen_af(db(), rij)
        return redirect(url_for("herstel.wacht"), 303)
    if rij.status == "gestart":
        return redirect(url_for("herstel.sleutel"), 303)
    if rij.status == "klaar":
        return pagina("herstel/klaar.html")
    wie = herstel.wie_bevestigt(db(), rij) if rij.kring_id else []
    vanzelf = rij.op + herstel.ALLEEN if herstel.gaat_vanzelf(db(), rij) else None
    return pagina("herstel/wacht.html", form=form, wie=wie, vanzelf=vanzelf, rij=rij)
