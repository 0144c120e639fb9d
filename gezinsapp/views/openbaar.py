"""The short public list: start, help, snel weg, health, keys for providers, the service worker."""

from flask import Blueprint, current_app, flash, g, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from basis.gereed import gereed as is_gereed
from basis.identiteit.models import Persoon
from doelen.koppeling.smart import jwks as publieke_sleutels
from doelen.koppeling.smart import sleutelbos
from gezinsapp.access.pagina import eigen_adres, pagina
from gezinsapp.access.poort import db, openbaar
from gezinsapp.hulplijnen import HULPLIJNEN, KLACHTLIJN
from jim.kring.queries import mijn_kringen
from jim.organisaties.models import Beheerder, GemeenteLezer, Medewerker, Vrijgever
from jim.organisaties.queries import medewerker
from vertaling import TALEN

bp = Blueprint("openbaar", __name__)


@openbaar(bp, "/")
def start() -> ResponseReturnValue:
    """Where somebody belongs: his kring, his work, his provider, his municipality, or the door."""
    if not current_user.is_authenticated:
        return pagina("openbaar/start.html")
    persoon_id = current_user.persoon.id
    werk = _werkplek(persoon_id)
    if werk:
        return redirect(url_for(werk), 303)
    kringen = mijn_kringen(db(), persoon_id)
    if len(kringen) == 1:
        return redirect(url_for("thuis.thuis", kring_id=kringen[0].kring_id), 303)
    g.persoon = current_user.persoon
    if not kringen and db().get(Medewerker, persoon_id):
        return pagina("beheer/gestopt.html")
    return pagina("openbaar/kringen.html", kringen=kringen)


def _werkplek(persoon_id: str) -> str:
    """Where somebody who works somewhere begins, as an endpoint; "" for anybody else."""
    if medewerker(db(), persoon_id):
        return "werk.kringen"
    if db().get(Beheerder, persoon_id):
        return "beheer.lijst"
    if db().get(Vrijgever, persoon_id):
        return "gemeente.wachtend"
    return "gemeente.overzicht" if db().get(GemeenteLezer, persoon_id) else ""


@openbaar(bp, "/hulp")
def hulp() -> ResponseReturnValue:
    """Help lines for everybody, also before signing in."""
    return pagina("openbaar/hulp.html", lijnen=HULPLIJNEN, klachtlijn=KLACHTLIJN)


@openbaar(bp, "/taal", methods=("POST",))
def taal() -> ResponseReturnValue:
    """Choose a language; stay where you are. Who is signed in keeps it on his other phones."""
    gekozen = request.form.get("taal", "")
    if gekozen in TALEN:
        session["taal"] = gekozen
        if current_user.is_authenticated:
            db().get_one(Persoon, current_user.persoon.id).taal = gekozen
    else:
        flash(_("Die taal hebben we nog niet."))
    return redirect(eigen_adres(request.form.get("terug", ""), "/"), 303)


@openbaar(bp, "/gezond")
def gezond() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@openbaar(bp, "/gereed")
def gereed() -> ResponseReturnValue:
    """The database answers, its migrations are at head, and the worker lives; 503 with what is not."""
    try:
        db().exec(text("SELECT 1"))  # pyright: ignore[reportCallIssue, reportArgumentType]
        stand = is_gereed(db())
    except SQLAlchemyError:
        stand = {"database": False}
    return jsonify(status="ok" if all(stand.values()) else "niet gereed", **stand), 200 if all(stand.values()) else 503


@openbaar(bp, "/.well-known/jwks.json")
def jwks() -> ResponseReturnValue:
    """Our public keys, with which providers check that it is us who write to their records."""
    return jsonify(publieke_sleutels(sleutelbos(current_app.config["DOSSIER_SLEUTEL"])))
