"""What the app on a phone asks by itself: its service worker, the page without a connection, and who is here."""

import hashlib
import json

from flask import Blueprint, Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from basis.identiteit.queries import is_bekend
from gezinsapp.access.pagina import STATIC, asset, pagina
from gezinsapp.access.poort import cookie_naam, db, openbaar
from gezinsapp.access.toestel import kluis
from gezinsapp.hulplijnen import HULPLIJNEN
from jim.kring.queries import mijn_kringen

bp = Blueprint("telefoon", __name__)
SCHIL = ("css/app.css", "js/htmx.min.js", "js/app.js", "js/kluis.js", "js/wachtrij.js", "icons/sprite.svg", "icons/favicon.svg")


@openbaar(bp, "/zonder-verbinding")
def zonder_verbinding() -> ResponseReturnValue:
    """What the service worker shows without a connection: what waits, and the help lines."""
    return pagina("openbaar/zonder_verbinding.html", lijnen=HULPLIJNEN)


@openbaar(bp, "/sw.js")
def service_worker() -> ResponseReturnValue:
    """The service worker, at the root so that it covers the whole app, with the addresses of this version's shell."""
    schil = [
        *map(asset, SCHIL),
        url_for("static", filename="manifest.webmanifest"),
        url_for("openbaar.hulp"),
        url_for(".zonder_verbinding"),
    ]
    code = "\n".join((STATIC / naam).read_text() for naam in ("js/kluis.js", "sw.js"))
    versie = hashlib.sha256(f"{schil}{code}".encode()).hexdigest()[:10]
    begin = f"const NAAM = 'schil-{versie}', SCHIL = {json.dumps(schil)};\n"
    return Response(begin + code, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@openbaar(bp, "/telefoon/stand")
def stand() -> ResponseReturnValue:
    """Who is here, in which kringen, and a token to write with.

    Who is not: was he signed out (`weg`: what is his on this phone must go), or does his sign-in lie idle (`verlopen`: it may wait)?
    """
    if not current_user.is_authenticated:
        return jsonify(stand="verlopen" if is_bekend(db(), request.cookies.get(cookie_naam(), "")) else "weg", wie="", kringen=[])
    kringen = [k.kring_id for k in mijn_kringen(db(), current_user.persoon.id)]
    return jsonify(stand="binnen", wie=kluis(), kringen=kringen, csrf=generate_csrf())
