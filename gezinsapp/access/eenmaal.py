"""A form that may be sent again: it carries a key of its own, and what it asks is done once (basis/eenmaal.py)."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable

from flask import Response, current_app, g, make_response, redirect, request
from flask.typing import ResponseReturnValue
from sqlmodel import Session

from basis.eenmaal import begin, gedaan, geef_terug
from basis.rechten import Actor

VELD = "eenmaal"
UIT_WACHTRIJ = "X-Wachtrij"
"""The header of what the phone sends by itself from its queue: it wants a reason, not a page."""


def nieuwe_sleutel() -> str:
    """A key for a form that is shown now."""
    return secrets.token_urlsafe(12)


def _sleutel() -> str:
    velden = sorted((naam, waarde) for naam, waarde in request.form.items(multi=True) if naam not in {"csrf_token", "gezien"})
    wat = json.dumps([request.path, velden]).encode()
    return hmac.new(current_app.config["GEHEIM"].encode(), b"eenmaal|" + wat, hashlib.sha256).hexdigest()


def een_keer(session: Session, actor: Actor, doe: Callable[[], ResponseReturnValue], verder: str) -> ResponseReturnValue:
    """Do what the form asks, or, when that was done before, go on to `verder` as if it was done now.

    What was refused may be sent again. The view says in `g.gemaakt` which row it made.
    """
    if not request.form.get(VELD):
        return doe()
    sleutel = _sleutel()
    if not begin(session, actor.persoon_id, actor.kring_id, sleutel):
        g.herhaald = True
        return Response(headers={"HX-Redirect": verder}) if "HX-Request" in request.headers else redirect(verder, 303)
    antwoord = make_response(doe())
    if antwoord.status_code < 400:
        gedaan(session, actor.persoon_id, sleutel, g.get("gemaakt", ""))
    else:
        geef_terug(session, actor.persoon_id, sleutel)
    return antwoord
