"""Seintjes: on this phone or not, about what, and when not. Asked for where somebody presses, never by a page that just opens."""

from datetime import time, timedelta

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from basis.clock import nu
from basis.fouten import MagNiet, Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor, Rol
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, persoon_route
from gezinsapp.access.toestel import is_gedeeld
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.seintjes import SeintjesForm
from jim.seintjes.actions import zet, zet_uit
from jim.seintjes.queries import SOORTEN, seinadres

bp = Blueprint("seintjes", __name__)
BEKEND = timedelta(days=1)
"""So long somebody is signed in on a phone before it is offered there: never at a first visit."""
NEE = "geen-seintje"


def kan_hier() -> bool:
    """Can there be seintjes on this phone? Not where more people use it."""
    return bool(current_app.config["VAPID_OPENBAAR"]) and not is_gedeeld() and current_user.sessie.soort != "gedeeld"


def bied_aan(actor: Actor) -> bool:
    """Is this a good moment to offer it? A JIM is never asked anything by the app; who said no is not asked again."""
    sessie = current_user.sessie
    bekend = sessie.aangemaakt < nu() - BEKEND
    return kan_hier() and bekend and actor.rol is not Rol.JIM and NEE not in request.cookies and seinadres(db(), sessie.token_hash) is None


def _klok(minuut: int) -> time:
    return time(minuut // 60, minuut % 60)


def _minuut(klok: time | None) -> int:
    return klok.hour * 60 + klok.minute if klok else 0


@persoon_route(bp, "/seintjes", methods=("GET", "POST"))
def toon(persoon: Persoon) -> ResponseReturnValue:
    """What I hear of on this phone."""
    token_hash = current_user.sessie.token_hash
    nu_ = seinadres(db(), token_hash)
    form = SeintjesForm(
        soorten=nu_.soorten.split() if nu_ else list(SOORTEN),
        wanneer=nu_.wanneer if nu_ else "meteen",
        stil_van=_klok(nu_.stil_van if nu_ else 21 * 60),
        stil_tot=_klok(nu_.stil_tot if nu_ else 8 * 60),
    )
    if form.validate_on_submit():
        if not kan_hier():
            raise MagNiet("seintje_gedeeld")
        gegeven = (form.adres.data or "", form.p256dh.data or "", form.auth.data or "")
        plek = (nu_.adres, nu_.p256dh, nu_.auth) if nu_ and not gegeven[0] else gegeven
        stil = (_minuut(form.stil_van.data), _minuut(form.stil_tot.data))
        eigen = current_app.config["PUSHDIENST"]
        try:
            zet(db(), token_hash, persoon.id, plek, form.soorten.data or [], wanneer=form.wanneer.data, stil=stil, extra=eigen)
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Goed. Op deze telefoon krijg je een seintje."))
            return redirect(url_for("seintjes.toon"), 303)
    sleutel = current_app.config["VAPID_OPENBAAR"]
    return pagina("seintjes/toon.html", form=form, aan=nu_, kan=kan_hier(), sleutel=sleutel, status=422 if form.errors else 200)


@persoon_route(bp, "/seintjes/uit", methods=("POST",))
def uit(_persoon: Persoon) -> ResponseReturnValue:
    """No more on this phone."""
    zet_uit(db(), current_user.sessie.token_hash)
    flash(_("Goed. Op deze telefoon komen geen seintjes meer."))
    return redirect(url_for("seintjes.toon"), 303)


@persoon_route(bp, "/seintjes/nee", methods=("POST",))
def nee(_persoon: Persoon) -> ResponseReturnValue:
    """Don't ask again on this phone."""
    response = redirect(url_for("openbaar.start"), 303)
    response.set_cookie(NEE, "1", max_age=365 * 86400, secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Lax")
    flash(_("Goed, dat vragen we niet meer. Je kunt het altijd aanzetten bij Ik."))
    return response
