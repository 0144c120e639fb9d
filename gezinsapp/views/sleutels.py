"""My keys: one more on this phone or on another, one away, printed codes; and the way back with such a code."""

from typing import Any

from flask import Blueprint, current_app, flash, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from webauthn.helpers import base64url_to_bytes

from basis.clock import nu
from basis.fouten import BevestigEerst, MagNiet, NietGevonden
from basis.identiteit.actions import bewaar_passkey, eindig_alles, maak_codes, meld_aan, verwijder_passkey, vind_code
from basis.identiteit.models import Herstelcode, Persoon
from basis.identiteit.queries import codes_over, passkeys
from basis.ids import hash_code
from gezinsapp.access import qr
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, geteld, openbaar, persoon_route
from gezinsapp.access.problemen import zet_problemen
from gezinsapp.access.sleutels import begin_maken, eindig_maken
from gezinsapp.access.toestel import laat_binnen, toestel
from gezinsapp.forms.toegang import LeegForm, TerugForm

bp = Blueprint("sleutels", __name__)
zet_problemen(bp)
TERUG_SECONDEN = 600


@persoon_route(bp, "/ik/sleutel/nieuw")
def nieuw(_persoon: Persoon) -> ResponseReturnValue:
    """One more passkey, on this phone."""
    eis_bevestigd()
    return pagina("ik/sleutel_nieuw.html")


@persoon_route(bp, "/ik/sleutel/nieuw/begin", methods=("POST",))
def nieuw_begin(persoon: Persoon) -> ResponseReturnValue:
    """Options for that passkey; who must show his key first is sent there."""
    try:
        eis_bevestigd()
    except BevestigEerst:
        return jsonify(verder=url_for("toegang.bevestig", verder=url_for("sleutels.nieuw")))
    return jsonify(begin_maken(db(), persoon.naam, persoon))


@persoon_route(bp, "/ik/sleutel/nieuw/einde", methods=("POST",))
def nieuw_einde(persoon: Persoon) -> ResponseReturnValue:
    """The passkey holds: keep it."""
    eis_bevestigd()
    _bewaar(persoon.id)
    flash(_("Je hebt er een sleutel bij."))
    return jsonify(verder=url_for("ik.ik_zonder_kring"))


def _bewaar(persoon_id: str) -> None:
    handle, sleutel_id, publiek, teller = eindig_maken(db(), request.get_json())
    if handle != db().get_one(Persoon, persoon_id).handle:
        raise MagNiet("sleutel_mislukt")
    bewaar_passkey(db(), persoon_id, sleutel_id, publiek, teller, toestel())


@persoon_route(bp, "/ik/sleutel/toestel", methods=("GET", "POST"))
def ander_toestel(persoon: Persoon) -> ResponseReturnValue:
    """A link for a second phone: shown once, as a QR code and in letters; it works for ten minutes."""
    eis_bevestigd()
    form = LeegForm()
    if not form.validate_on_submit():
        return pagina("ik/ander_toestel.html", form=form)
    link = current_app.config["ORIGIN"] + url_for("toegang.aanmelden", token=meld_aan(db(), persoon.id, "toestel"))
    return pagina("ik/ander_toestel.html", form=form, link=link, qr=qr.in_pagina(link))


@persoon_route(bp, "/ik/sleutel/<sleutel>/weg", methods=("GET", "POST"))
def weg(persoon: Persoon, sleutel: str) -> ResponseReturnValue:
    """Remove one of my keys, never the last."""
    try:
        sleutel_id = base64url_to_bytes(sleutel)
    except ValueError:
        raise NietGevonden from None
    rij = next((p for p in passkeys(db(), persoon.id) if p.id == sleutel_id), None)
    if rij is None:
        raise NietGevonden
    eis_bevestigd()
    form = LeegForm()
    if not form.validate_on_submit():
        return pagina("ik/sleutel_weg.html", form=form, sleutel=rij)
    verwijder_passkey(db(), persoon.id, sleutel_id)
    flash(_("Die sleutel werkt niet meer."))
    return redirect(url_for("ik.ik_zonder_kring"), 303)


@persoon_route(bp, "/ik/codes", methods=("GET", "POST"))
def codes(persoon: Persoon) -> ResponseReturnValue:
    """Eight codes to print, shown once; the ones from before stop working."""
    eis_bevestigd()
    form = LeegForm()
    vers = maak_codes(db(), persoon.id) if form.validate_on_submit() else []
    return pagina("ik/codes.html", form=form, codes=vers, over=codes_over(db(), persoon.id))


@openbaar(bp, "/terug", methods=("GET", "POST"))
def terug() -> ResponseReturnValue:
    """Type a printed code; the right one leads straight to a new passkey on this phone."""
    form = TerugForm()
    if not form.validate_on_submit():
        return pagina("toegang/terug.html", form=form, status=422 if form.errors else 200)
    code_hash = hash_code(form.code.data or "")
    try:
        with geteld("code"):
            vind_code(db(), code_hash)
    except NietGevonden:
        form.code.errors = [_("Deze code kennen we niet. Kijk nog eens goed op je papier. Elke code werkt een keer.")]
        return pagina("toegang/terug.html", form=form, status=422)
    session["terug"] = [code_hash, int(nu().timestamp())]
    return redirect(url_for("sleutels.terug_sleutel"), 303)


def _terug() -> tuple[Herstelcode, Persoon]:
    bewaard: Any = session.get("terug")
    if not isinstance(bewaard, list) or bewaard[1] < nu().timestamp() - TERUG_SECONDEN:
        raise MagNiet("terug_eerst")
    rij = vind_code(db(), bewaard[0])
    return rij, db().get_one(Persoon, rij.persoon_id)


@openbaar(bp, "/terug/sleutel")
def terug_sleutel() -> ResponseReturnValue:
    """The code was right: one button makes the new passkey."""
    if "terug" not in session:
        return redirect(url_for("sleutels.terug"), 303)
    return pagina("toegang/sleutel.html", begin=url_for("sleutels.terug_begin"), einde=url_for("sleutels.terug_einde"), terug=True)


@openbaar(bp, "/terug/sleutel/begin", methods=("POST",))
def terug_begin() -> ResponseReturnValue:
    """Options for that passkey."""
    _rij, persoon = _terug()
    return jsonify(begin_maken(db(), persoon.naam, persoon))


@openbaar(bp, "/terug/sleutel/einde", methods=("POST",))
def terug_einde() -> ResponseReturnValue:
    """The passkey holds: the code is used up, all other sign-ins end, and he is in."""
    rij, persoon = _terug()
    _bewaar(persoon.id)
    rij.gebruikt = nu()
    eindig_alles(db(), persoon.id)
    antwoord = laat_binnen(jsonify(verder=url_for("ik.ik_zonder_kring")), persoon)
    flash(_("Fijn, je bent terug. Ben je een telefoon kwijt? Haal dan hieronder zijn sleutel weg."))
    return antwoord
