"""The app, put together: `create_app(config)`."""

from importlib import import_module
from importlib.util import find_spec

from flask import Blueprint, Flask, g, request, session
from flask_babel import Babel
from flask_wtf import CSRFProtect
from htmx_flask import Htmx

from basis.database import maak_engine
from basis.versleuteling.envelop import gebruik
from basis.wissen.actions import gebruik as gebruik_logmap
from gezinsapp.access.eenmaal import nieuwe_sleutel
from gezinsapp.access.pagina import NEUTRAAL, asset, mijn_aanspreekpunt, mijn_plek, navigatie, zorg_knop
from gezinsapp.access.poort import zet_poort
from gezinsapp.access.toestel import heet_stil, kluis
from gezinsapp.config import Config
from gezinsapp.errors import zet_fouten
from gezinsapp.filters import zet_filters
from gezinsapp.headers import zet_headers
from gezinsapp.seiner import openbaar
from vertaling import MAP, RTL, TALEN

BLUEPRINTS = (
    "openbaar",
    "toegang",
    "werk",
    "mensen",
    "thuis",
    "ik",
    "sleutels",
    "seintjes",
    "rechten",
    "bewaren",
    "herstel",
    "doelen",
    "evaluatie",
    "plan",
    "kwadrant",
    "verloop",
    "praten",
    "jim",
    "afspraken",
    "weten",
    "wie_keek",
    "taart",
    "beleving",
    "terug",
    "gemeente",
    "open",
    "beheer",
    "dossier",
    "nood",
    "telefoon",
    "zorg",
    "rom",
    "aanspreekpunt",
)


def _taal() -> str:
    gekozen = session.get("taal") or request.args.get("taal")
    return gekozen if gekozen in TALEN else request.accept_languages.best_match(TALEN, "nl")


def create_app(config: Config) -> Flask:
    """A Flask app on this configuration; raises when the set-up is not safe."""
    config.controleer()
    gebruik(config.hoofdsleutel)
    gebruik_logmap(config.logmap)
    app = Flask(__name__, static_url_path="/static")
    app.config.update(
        SECRET_KEY=config.geheim,
        GEHEIM=config.geheim,
        ORIGIN=config.origin,
        RP_ID=config.rp_id,
        DEMO=config.demo,
        VAPID_OPENBAAR=openbaar(config.vapid),
        CONTACT=config.contact,
        PUSHDIENST="",
        DOSSIER_SLEUTEL=config.dossier_sleutel,
        SESSION_COOKIE_NAME="__Host-sessie" if config.veilig else "sessie",
        SESSION_COOKIE_SECURE=config.veilig,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=256 * 1024,
        MAX_FORM_MEMORY_SIZE=256 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_TRANSLATION_DIRECTORIES=str(MAP),
        BABEL_DEFAULT_LOCALE="nl",
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
    )
    app.extensions["engine"] = maak_engine(config.database_url)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app, locale_selector=_taal)
    Htmx(app)
    CSRFProtect(app)
    zet_poort(app, config.proxies)
    zet_headers(app)
    zet_fouten(app)
    zet_filters(app)
    app.jinja_env.globals.update(
        asset=asset,
        NEUTRAAL=NEUTRAAL,
        navigatie=navigatie,
        zorg_knop=zorg_knop,
        mijn_aanspreekpunt=mijn_aanspreekpunt,
        mijn_plek=mijn_plek,
        taal=_taal,
        richting=lambda: "rtl" if _taal() in RTL else "ltr",
    )
    app.jinja_env.globals.update(kluis=kluis, heet_stil=heet_stil, nieuwe_sleutel=nieuwe_sleutel)
    app.context_processor(lambda: {"persoon": g.get("persoon"), "demo": config.demo})
    for bp in blauwdrukken():
        app.register_blueprint(bp)
    return app


def blauwdrukken() -> list[Blueprint]:
    """Every part of the app; with them come all tables and all rules of who may see what."""
    return [import_module(f"gezinsapp.views.{naam}").bp for naam in BLUEPRINTS if find_spec(f"gezinsapp.views.{naam}")]
