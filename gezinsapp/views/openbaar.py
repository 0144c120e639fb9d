"""The short public list: start, help, snel weg, health, keys and files for providers, the service worker."""

from flask import Blueprint, Response, current_app, flash, g, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from basis.fouten import MagNiet, NietGevonden
from basis.gereed import gereed as is_gereed
from basis.identiteit.models import Persoon
from basis.logboek.actions import Logpost, noteer_los
from basis.logboek.models import Actie, Grond
from doelen import bestanden
from doelen.koppeling import deur
from doelen.koppeling.koppeltaal import introspectie
from doelen.koppeling.smart import SmartClient, sleutelbos
from doelen.koppeling.smart import jwks as publieke_sleutels
from gezinsapp.access.pagina import eigen_adres, pagina
from gezinsapp.access.poort import db, geteld, openbaar
from gezinsapp.bezorger import PAD, Plek, plek
from gezinsapp.hulplijnen import HULPLIJNEN, KLACHTLIJN
from jim.kring.queries import mijn_kringen
from jim.organisaties.models import Aanbieder, Beheerder, GemeenteLezer, Medewerker, Vrijgever
from jim.organisaties.queries import deelt_client, medewerker
from vertaling import TALEN

bp = Blueprint("openbaar", __name__)
VRAAG_SECONDEN = 5.0
"""So long the authorization server of a record has to say whether a token holds."""


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


@openbaar(bp, f"/{PAD}/<aanbieder_id>/<naam>")
def dossierbestand(aanbieder_id: str, naam: str) -> ResponseReturnValue:
    """A file of a family for the record of its provider, and for nobody else: who asks shows a token that the record's own domain vouches for.

    Only who knows the name of a file that still may go makes us ask there. Each time it is read stands in the log.
    """
    soort, _, token = request.headers.get("Authorization", "").partition(" ")
    if soort.lower() != "bearer" or not token.strip():
        return Response(status=401, headers={"WWW-Authenticate": "Bearer"})
    van = db().get(Aanbieder, aanbieder_id)
    rij = bestanden.lees(db(), aanbieder_id, naam) if van is not None else None
    if van is None or rij is None:
        raise NietGevonden
    waar, inhoud, elders = plek(van), rij.inhoud, not deelt_client(db(), van)
    log = Logpost(
        Actie.LEZEN, "bestand", grond=Grond.TOESTEMMING, kring_id=rij.kring_id, ding_id=rij.ding_id, toegangspunt=request.endpoint or ""
    )
    db().rollback()
    try:
        with geteld(PAD):
            _eis_bekend(waar, token.strip(), elders=elders)
    except MagNiet:
        return Response(status=401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    noteer_los(current_app.extensions["engine"], [log])
    return Response(inhoud, mimetype="text/html", headers={"Content-Disposition": "attachment"})


def _eis_bekend(waar: Plek, token: str, *, elders: bool) -> None:
    """Raise MagNiet unless the domain of this record says that the token may read documents."""
    sleutels = sleutelbos(current_app.config["DOSSIER_SLEUTEL"])
    with deur.client(VRAAG_SECONDEN, buiten=current_app.config["ORIGIN"].startswith("https://")) as http:
        try:
            client = SmartClient(
                waar.url, waar.client_id, sleutels, http=http, alg=waar.alg, scope=waar.scope, geduld=VRAAG_SECONDEN, elders=elders
            )
        except ValueError:
            raise MagNiet from None
        if waar.soort != "koppeltaal" or not introspectie(client, token):
            raise MagNiet
