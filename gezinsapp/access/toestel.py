"""The phone in somebody's hand: what it is in a few words, and whether more people use it."""

import hashlib
import hmac

from flask import Response, current_app, request, session
from flask_login import current_user
from sqlmodel import Session

from basis.identiteit.actions import eindig_sessie, open_sessie
from basis.identiteit.models import Persoon
from basis.ids import hash_token
from gezinsapp.access.log import log_persoon
from gezinsapp.access.poort import db, zet_sid
from jim.kring.queries import mijn_kringen
from jim.organisaties.models import Beheerder, GemeenteLezer, Medewerker, Vrijgever
from jim.seintjes.actions import verhuis

_SYSTEMEN = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip
_BROWSERS = (
    ("SamsungBrowser/", "Samsung Internet"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_WERK = frozenset({"aanspreekpunt", "professional", "voogd", "leerkracht"})


def toestel() -> str:
    """What asks, for example `Android, Chrome`; empty when it does not say. The whole user agent is kept nowhere."""
    agent = request.user_agent.string
    vondsten = (next((naam for merk, naam in lijst if merk in agent), "") for lijst in (_SYSTEMEN, _BROWSERS))
    return ", ".join(v for v in vondsten if v)


def _gedeeld_naam() -> str:
    return "__Host-gedeeld" if current_app.config["SESSION_COOKIE_SECURE"] else "gedeeld"


def is_gedeeld() -> bool:
    """Do more people use this phone?"""
    return _gedeeld_naam() in request.cookies


def onthoud_gedeeld(response: Response, gedeeld: bool) -> None:
    """Let this browser remember that more people use it, or forget that; it says nothing about who."""
    wensen = {"secure": current_app.config["SESSION_COOKIE_SECURE"], "httponly": True, "samesite": "Lax", "path": "/"}
    if gedeeld:
        response.set_cookie(_gedeeld_naam(), "1", max_age=365 * 86400, **wensen)
    else:
        response.delete_cookie(_gedeeld_naam(), **wensen)


STIL = "stil"


def heet_stil() -> bool:
    """Does the app have a name and picture here that say nothing about it? The service worker asks by the address, without cookies."""
    return STIL in request.cookies or STIL in request.args


def kluis() -> str:
    """Whose vault this phone holds, as a hash; "" for nobody, and on a phone of more people, which keeps nothing."""
    if not current_user.is_authenticated or is_gedeeld() or current_user.sessie.soort == "gedeeld":
        return ""
    wie = f"kluis|{current_user.persoon.id}".encode()
    return hmac.new(current_app.config["GEHEIM"].encode(), wie, hashlib.sha256).hexdigest()[:24]


def sessiesoort(sessie: Session, persoon_id: str) -> str:
    """How long somebody stays signed in on a phone of his own: as `familie`, or as `werk` for who works somewhere."""
    werkt = any(sessie.get(soort, persoon_id) is not None for soort in (Medewerker, Beheerder, GemeenteLezer, Vrijgever))
    return "werk" if werkt or any(k.rol in _WERK for k in mijn_kringen(sessie, persoon_id)) else "familie"


def laat_binnen(response: Response, persoon: Persoon) -> Response:
    """Sign in: a new token, a new session content, and his language: as chosen just now, or else as on his other phone.

    Who was signed in on this browser is so no more: nobody could end it here, and its seintjes would still come.
    """
    log_persoon(persoon.id)
    persoon.taal = session.get("taal", persoon.taal)
    session.clear()
    session["taal"] = persoon.taal
    soort = "gedeeld" if is_gedeeld() else sessiesoort(db(), persoon.id)
    token = open_sessie(db(), persoon.id, soort=soort, toestel=toestel())
    if current_user.is_authenticated:
        hier = current_user.sessie.token_hash
        if current_user.persoon.id == persoon.id and soort != "gedeeld":
            verhuis(db(), hier, hash_token(token))
        eindig_sessie(db(), hier, current_user.persoon.id)
    return zet_sid(response, token, soort)
