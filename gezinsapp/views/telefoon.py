"""What the app on a phone asks by itself: its service worker, the page without a connection, and who is here."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from flask import Blueprint, Response, current_app, flash, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from basis.clock import nu
from basis.fouten import MagNiet, NietGevonden
from basis.identiteit.models import Persoon
from basis.identiteit.queries import is_bekend
from basis.rechten import Actor, Recht, Rol, mag
from doelen.doel.queries import kaarten
from gezinsapp.access.pagina import STATIC, asset, mijn_aanspreekpunt, pagina
from gezinsapp.access.poort import cookie_naam, db, kring_route, openbaar, persoon_route
from gezinsapp.access.toestel import STIL, heet_stil, kluis
from gezinsapp.errors import ZINNEN
from gezinsapp.filters import dag_en_uur
from gezinsapp.forms.afspraken import niveau_namen
from gezinsapp.forms.praten import ONDERWERPEN
from gezinsapp.hulplijnen import HULPLIJNEN
from gezinsapp.labels import uren_zin
from gezinsapp.views.praten import aan_wie, naam_van, wie_leest, woorden
from jim.afspraken.queries import geldige, onderwerp_namen, regels
from jim.gesprekken.queries import BerichtBeeld, berichten, gesprekken
from jim.kring.models import Kring
from jim.kring.queries import leden, mijn_kringen
from jim.organisaties.bereikbaar import uren
from jim.organisaties.models import Aanbieder
from jim.organisaties.queries import medewerker
from vertaling import TALEN

bp = Blueprint("telefoon", __name__)
MEE = frozenset({Rol.JONGERE, Rol.OUDER, Rol.JIM})
"""Who may take his own along on his phone. Who works here may not: what he has is of many families."""
HOEVEEL = 20
"""How many messages of each conversation go along."""
ZINNEN["mee_kan_niet"] = _l("Op deze telefoon bewaren we niets van jou.")
SCHIL = (
    "css/app.css",
    "js/weg.js",
    "js/htmx.min.js",
    "js/app.js",
    "js/kluis.js",
    "js/wachtrij.js",
    "js/mee.js",
    "icons/sprite.svg",
)


@openbaar(bp, "/zonder-verbinding")
def zonder_verbinding() -> ResponseReturnValue:
    """What the service worker shows without a connection: what waits, and the help lines."""
    return pagina("openbaar/zonder_verbinding.html", lijnen=HULPLIJNEN)


@openbaar(bp, "/zetten")
def zetten() -> ResponseReturnValue:
    """How to put the app on the home screen, in pictures, and under which name."""
    return pagina("openbaar/zetten.html", stil=heet_stil())


@openbaar(bp, "/zetten/naam", methods=("POST",))
def naam() -> ResponseReturnValue:
    """Choose how the app is called on this phone; it says nothing about who."""
    response = redirect(url_for("telefoon.zetten"), 303)
    wensen = {"secure": current_app.config["SESSION_COOKIE_SECURE"], "httponly": True, "samesite": "Lax", "path": "/"}
    if request.form.get("naam") == "stil":
        response.set_cookie(STIL, "1", max_age=365 * 86400, **wensen)
    else:
        response.delete_cookie(STIL, **wensen)
    flash(_("Goed. Stond de app al op je beginscherm? Haal hem weg en zet hem er opnieuw op."))
    return response


NAAR = {"praten": "praten.lijst", "doelen": "doelen.lijst"}


@persoon_route(bp, "/naar/<waar>")
def naar(persoon: Persoon, waar: str) -> ResponseReturnValue:
    """A shortcut of the app's icon: that place in his own kring, or the door when he has more."""
    if waar not in NAAR:
        raise NietGevonden
    kringen = mijn_kringen(db(), persoon.id)
    return redirect(url_for(NAAR[waar], kring_id=kringen[0].kring_id) if len(kringen) == 1 else url_for("openbaar.start"), 303)


@openbaar(bp, "/sw.js")
def service_worker() -> ResponseReturnValue:
    """The service worker, at the root so that it covers the whole app, with the addresses of this version's shell.

    The shell is fetched as by a stranger, so it is told a language that is not the browser's, and whether the app has its quiet name here.
    So signing in makes no other version, which would come while somebody presses his first buttons.
    """
    gekozen = session.get("taal")
    taal = None if gekozen == request.accept_languages.best_match(TALEN, "nl") else gekozen
    zoals_hier: dict[str, Any] = {"taal": taal} | ({STIL: 1} if heet_stil() else {})
    schil = [
        *map(asset, SCHIL),
        asset("icons/stil.svg" if heet_stil() else "icons/favicon.svg"),
        url_for("static", filename="manifest-stil.webmanifest" if heet_stil() else "manifest.webmanifest"),
        url_for("openbaar.hulp", **zoals_hier),
        url_for(".zonder_verbinding", **zoals_hier),
    ]
    code = "\n".join((STATIC / naam).read_text() for naam in ("js/kluis.js", "sw.js"))
    versie = hashlib.sha256(f"{schil}{code}".encode()).hexdigest()[:10]
    begin = f"const NAAM = 'schil-{versie}', SCHIL = {json.dumps(schil)};\n"
    response = Response(begin + code, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
    response.vary.add("Cookie")
    response.add_etag()
    return response.make_conditional(request)


@openbaar(bp, "/telefoon/stand")
def stand() -> ResponseReturnValue:
    """Who is here, in which kringen, and a token to write with.

    Who is not: was he signed out (`weg`: what is his on this phone must go), or does his sign-in lie idle (`verlopen`: it may wait)?
    """
    if not current_user.is_authenticated:
        return jsonify(stand="verlopen" if is_bekend(db(), request.cookies.get(cookie_naam(), "")) else "weg", wie="", kringen=[])
    kringen = [k.kring_id for k in mijn_kringen(db(), current_user.persoon.id)]
    return jsonify(stand="binnen", wie=kluis(), kringen=kringen, csrf=generate_csrf())


def mag_mee(actor: Actor) -> bool:
    """May this person keep something of his own on this phone? Not where more people use it, nor with a sign-in of work."""
    return actor.rol in MEE and bool(kluis()) and current_user.sessie.soort == "familie"


@kring_route(bp, "/meenemen", Recht.KRING_ZIEN)
def meenemen(actor: Actor) -> ResponseReturnValue:
    """What goes along on the phone of who said yes there, in one answer: his goals, what was agreed, the last messages."""
    if not mag_mee(actor):
        raise MagNiet("mee_kan_niet")
    return jsonify(
        naam=db().get_one(Kring, actor.kring_id).roepnaam,
        aanspreekpunt=_aanspreekpunt(actor),
        doelen=_doelen(actor) if mag(actor, Recht.DOELEN_ZIEN) else [],
        afspraken=_afspraken(actor) if mag(actor, Recht.AFSPRAKEN_ZIEN) else [],
        gesprekken=_gesprekken(actor) if mag(actor, Recht.PRATEN) else [],
    )


def _aanspreekpunt(actor: Actor) -> dict[str, str] | None:
    """Who he is, when he is there, and the provider's number: without a connection one can only call."""
    wie = mijn_aanspreekpunt()
    werkt = medewerker(db(), wie.persoon_id) if wie else None
    if wie is None or werkt is None:
        return None
    nummer = db().get_one(Aanbieder, db().get_one(Kring, actor.kring_id).aanbieder_id).dienst_nummer
    return {
        "naam": wie.naam,
        "uren": uren_zin(*astuple(uren(werkt))),
        "tel": f"tel:{nummer.replace('-', '').replace(' ', '')}" if nummer else "",
        "bel": _("Bel %(nummer)s", nummer=nummer),
    }


def _doelen(actor: Actor) -> list[dict[str, object]]:
    eigen = [k for k in kaarten(db(), actor) if actor.rol is Rol.JONGERE or k.doel.door_lid_id == actor.lid_id]
    return [
        {
            "tekst": k.doel.tekst,
            "pad": url_for("doelen.meting", doel_id=k.doel.id),
            "wat": _("Waar het staat: %(doel)s", doel=k.doel.tekst),
            "niveau": k.mijn_niveau,
            "stappen": [{"niveau": s.niveau, "tekst": s.tekst} for s in k.stappen],
        }
        for k in eigen
    ]


def _afspraken(actor: Actor) -> list[str]:
    namen = {**ONDERWERPEN, **onderwerp_namen(db(), actor.kring_id)}
    naam = next((g.naam for g in leden(db(), actor) if g.rol is Rol.AANSPREEKPUNT), "")
    niveaus = niveau_namen(naam, jongere=actor.rol is Rol.JONGERE)
    return [f"{namen[onderwerp]}: {niveaus[niveau]}" for onderwerp, niveau in regels(db(), geldige(db(), actor)).items()]


def _erbij(b: BerichtBeeld, wie: dict[str, str]) -> Iterator[str]:
    """What stands at a message beside its words: that it was corrected, and who reads it beyond who reads the conversation."""
    if b.bericht.weggehaald:
        return
    if b.bericht.aangepast:
        yield _("aangepast")
    if b.bericht.publiek == "kring":
        yield _("Voor iedereen")
    if b.deling and b.deling.antwoord == "ja" and not b.deling.woorden:
        yield _("Ook te lezen voor %(wie)s.", wie=wie.get(b.deling.aan, ""))


def _gesprekken(actor: Actor) -> list[dict[str, object]]:
    wie = aan_wie(actor)
    return [
        {
            "naam": naam_van(beeld),
            "lezers": wie_leest(beeld),
            "pad": url_for("praten.gesprek", gesprek_id=beeld.gesprek.id) if beeld.open else "",
            "gezien": nu().timestamp(),
            "berichten": [
                {
                    "van": b.van.naam,
                    "eigen": b.eigen,
                    "tekst": woorden(b.bericht),
                    "tijd": " · ".join([dag_en_uur(b.bericht.op), *_erbij(b, wie)]),  # it may be read on another day
                    "tot": b.bericht.verloopt.timestamp() * 1000 if b.bericht.verloopt else None,
                }
                for b in berichten(db(), actor, beeld.gesprek, hoeveel=HOEVEEL)[0]
            ],
        }
        for beeld in gesprekken(db(), actor)
    ]
