"""The way in: invitation, spoken code, passkey, signing in and out, showing once more that it is you."""

from flask import Blueprint, current_app, flash, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from sqlmodel import Session
from werkzeug import Response

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden
from basis.identiteit.actions import bevestig as noteer_bevestigd
from basis.identiteit.actions import bewaar_passkey, eindig_sessie, maak_persoon, open_sessie, vind_aanmelding
from basis.identiteit.models import Aanmelding, Herstel, Persoon
from basis.ids import nieuw_token
from basis.rechten import Actor, Recht, Rol
from gezinsapp.access import qr
from gezinsapp.access.log import log_kring, log_persoon
from gezinsapp.access.pagina import eigen_adres, pagina
from gezinsapp.access.poort import cookie_naam, db, geteld, kring_route, openbaar, persoon_route, zet_sid
from gezinsapp.access.problemen import waar_verder, zet_problemen
from gezinsapp.access.sleutels import begin_maken, begin_tonen, eindig_maken, eindig_tonen
from gezinsapp.access.toestel import is_gedeeld, laat_binnen, sessiesoort, toestel
from gezinsapp.forms.toegang import CodeForm, LeegForm, WieForm
from jim.kring import actions as kring
from jim.kring.code import code as spreekcode
from jim.kring.code import eis_code_goed, open_in, probeer_code
from jim.kring.models import Uitnodiging
from jim.kring.queries import actor_voor
from jim.mandaat.actions import jim_zegt_ja, jim_zegt_nee
from jim.mandaat.queries import jim_bij_uitnodiging

bp = Blueprint("toegang", __name__)
zet_problemen(bp)
BEGIN_KLEUR = {"jongere": ("1", "cirkel"), "ouder": ("2", "driehoek"), "jim": ("3", "hart"), "netwerk": ("5", "blad")}


def _vind(token: str) -> Uitnodiging:
    with geteld("link"):
        return kring.vind_uitnodiging(db(), token)


def _wacht() -> Uitnodiging:
    """The invitation that waits in this browser, its code said right."""
    rij = _vind(session.get("uitnodiging", ""))
    eis_code_goed(rij, session.get("browser", ""))
    return rij


def _al_binnen(rij: Uitnodiging) -> bool:
    """Is who looks a member already? Somebody of the network may still become the JIM."""
    actor = actor_voor(db(), current_user.persoon.id, rij.kring_id) if current_user.is_authenticated else None
    return actor is not None and (actor.rol, rij.rol) != (Rol.NETWERK, "jim")


@openbaar(bp, "/uitnodiging/<token>")
def uitnodiging(token: str) -> ResponseReturnValue:
    """Show one button; a mail scanner that only fetches the page uses nothing up."""
    rij = _vind(token)
    if _al_binnen(rij):
        return pagina("toegang/al_binnen.html", thuis=url_for("thuis.thuis", kring_id=rij.kring_id))
    return pagina("toegang/uitnodiging.html", open=url_for("toegang.open_uitnodiging", token=token), form=LeegForm())


@openbaar(bp, "/uitnodiging/<token>/open", methods=("POST",))
def open_uitnodiging(token: str) -> ResponseReturnValue:
    """Bind the invitation to this browser and ask for the code."""
    session.setdefault("browser", nieuw_token())
    open_in(_vind(token), session["browser"])
    session["uitnodiging"] = token
    session.pop("herstel", None)
    return redirect(url_for("toegang.code"), 303)


@openbaar(bp, "/welkom/nog-eens")
def nog_eens() -> ResponseReturnValue:
    """Back to the page of the link that waits in this browser."""
    return redirect(waar_verder(), 303)


def vraag_code(rij: Uitnodiging | Herstel, verder: str) -> ResponseReturnValue:
    """Ask for the spoken code of this link: five tries, ten minutes; then on to `verder`."""
    form = CodeForm()
    if form.validate_on_submit():
        db().refresh(rij, with_for_update=True)
        if probeer_code(rij, session.get("browser", ""), form.code.data or "", current_app.config["GEHEIM"]):
            return redirect(verder, 303)
        form.code.errors = [_("Deze code klopt niet. Luister nog eens goed en probeer het opnieuw.")]
    return pagina("toegang/code.html", form=form, status=422 if form.errors else 200)


@openbaar(bp, "/welkom/code", methods=("GET", "POST"))
def code() -> ResponseReturnValue:
    """The spoken code of an invitation."""
    return vraag_code(_vind(session.get("uitnodiging", "")), url_for("toegang.welkom"))


@openbaar(bp, "/welkom", methods=("GET", "POST"))
def welkom() -> ResponseReturnValue:
    """A JIM first reads what a JIM is; everybody chooses a name, a colour and a shape."""
    rij = _wacht()
    kleur, figuur = BEGIN_KLEUR.get(rij.rol, ("4", "vierkant"))
    form = WieForm(naam=rij.voornaam, kleur=kleur, figuur=figuur)
    if rij.rol == "jim" and not session.get("jim_ja"):
        return pagina("toegang/jim.html", form=LeegForm())
    if form.validate_on_submit():
        session["wie"] = {"naam": form.naam.data, "kleur": int(form.kleur.data), "figuur": form.figuur.data}
        return redirect(url_for("toegang.sleutel"), 303)
    return pagina("toegang/wie.html", form=form, rol=rij.rol, status=422 if form.errors else 200)


@openbaar(bp, "/welkom/jim", methods=("POST",))
def jim_antwoord() -> ResponseReturnValue:
    """The asked JIM says yes or no; a no asks for no reason and leaves nothing behind."""
    rij = _wacht()
    if rij.rol != "jim":
        raise NietGevonden
    if request.form.get("antwoord") == "ja":
        session["jim_ja"] = True
        return redirect(url_for("toegang.welkom"), 303)
    jim_zegt_nee(db(), rij.kring_id, jim_bij_uitnodiging(db(), rij.kring_id, rij.id).id)
    kring.sluit_uitnodiging(rij)
    session.clear()
    return pagina("toegang/bedankt.html")


@openbaar(bp, "/welkom/sleutel")
def sleutel() -> ResponseReturnValue:
    """Explain the passkey in two sentences; one button makes it, another shows the one that somebody has already."""
    _wacht()
    if "wie" not in session:
        return redirect(url_for("toegang.welkom"), 303)
    return pagina(
        "toegang/sleutel.html",
        begin=url_for("toegang.sleutel_begin"),
        einde=url_for("toegang.sleutel_einde"),
        bekend=None if current_user.is_authenticated else url_for("toegang.bekend"),
        al_binnen=current_user.is_authenticated,
        form=LeegForm(),
    )


def _wacht_met_naam() -> Uitnodiging:
    rij = _wacht()
    if "wie" not in session:
        raise MagNiet("code_eerst")
    return rij


@openbaar(bp, "/welkom/sleutel/begin", methods=("POST",))
def sleutel_begin() -> ResponseReturnValue:
    """Options for the browser's own passkey dialogue."""
    _wacht_met_naam()
    return jsonify(begin_maken(db(), session["wie"]["naam"]))


@openbaar(bp, "/welkom/sleutel/einde", methods=("POST",))
def sleutel_einde() -> ResponseReturnValue:
    """The passkey holds: make the person, let him in, and use the invitation up, all in one transaction."""
    rij = _wacht_met_naam()
    handle, sleutel_id, publiek, teller = eindig_maken(db(), request.get_json())
    persoon = maak_persoon(db(), session["wie"]["naam"], taal=str(get_locale()), handle=handle)
    bewaar_passkey(db(), persoon.id, sleutel_id, publiek, teller, toestel())
    return _kom_binnen(rij, persoon, jsonify(verder=url_for("thuis.thuis", kring_id=rij.kring_id)))


@openbaar(bp, "/welkom/bekend", methods=("POST",))
def bekend() -> ResponseReturnValue:
    """Somebody who has an account shows the key he has, and joins as the same person."""
    rij = _wacht_met_naam()
    with geteld("sleutel"):
        persoon = eindig_tonen(db(), request.get_json())
    return _kom_binnen(rij, persoon, jsonify(verder=url_for("thuis.thuis", kring_id=rij.kring_id)))


@openbaar(bp, "/welkom/zelfde", methods=("POST",))
def zelfde_persoon() -> ResponseReturnValue:
    """Somebody who is signed in already joins another kring as the same person."""
    rij = _wacht_met_naam()
    if not current_user.is_authenticated:
        raise MagNiet("code_eerst")
    return _kom_binnen(rij, current_user.persoon, redirect(url_for("thuis.thuis", kring_id=rij.kring_id), 303))


def _kom_binnen(rij: Uitnodiging, persoon: Persoon, naar: Response) -> Response:
    wie = session["wie"]
    db().refresh(rij, with_for_update=True)
    if rij.gebruikt:
        raise Botsing("uitnodiging_gebruikt")
    lid = kring.word_lid(db(), rij, persoon, figuur=wie["figuur"], kleur=wie["kleur"])
    log_kring(rij.kring_id, lid.id)
    if rij.rol == "jim":
        jim_zegt_ja(db(), rij.kring_id, jim_bij_uitnodiging(db(), rij.kring_id, rij.id).id, lid.id)
    return laat_binnen(naar, persoon)


def _aanmelding(token: str) -> Aanmelding:
    with geteld("link"):
        return vind_aanmelding(db(), token, vast=request.method == "POST")


@openbaar(bp, "/aanmelden/<token>")
def aanmelden(token: str) -> ResponseReturnValue:
    """Somebody who works somewhere makes his first passkey, or anybody one more on this phone."""
    rij = _aanmelding(token)
    return pagina(
        "toegang/sleutel.html",
        begin=url_for("toegang.aanmelden_begin", token=token),
        einde=url_for("toegang.aanmelden_einde", token=token),
        erbij=rij.soort == "toestel",
    )


@openbaar(bp, "/aanmelden/<token>/begin", methods=("POST",))
def aanmelden_begin(token: str) -> ResponseReturnValue:
    """Options for that passkey."""
    persoon = db().get_one(Persoon, _aanmelding(token).persoon_id)
    return jsonify(begin_maken(db(), persoon.naam, persoon))


@openbaar(bp, "/aanmelden/<token>/einde", methods=("POST",))
def aanmelden_einde(token: str) -> ResponseReturnValue:
    """The passkey holds: the link is used up and he is in."""
    rij = _aanmelding(token)
    persoon = db().get_one(Persoon, rij.persoon_id)
    handle, sleutel_id, publiek, teller = eindig_maken(db(), request.get_json())
    if handle != persoon.handle:
        raise MagNiet("sleutel_mislukt")
    bewaar_passkey(db(), persoon.id, sleutel_id, publiek, teller, toestel())
    rij.gebruikt = nu()
    return laat_binnen(jsonify(verder=url_for("openbaar.start")), persoon)


@openbaar(bp, "/inloggen")
def inloggen() -> ResponseReturnValue:
    """One button: show your passkey. A phone of more people forgets here what the one before left."""
    if current_user.is_authenticated:
        return redirect(url_for("openbaar.start"), 303)
    if request.method == "HEAD":  # a page that looks whether it is still signed in: no session of its own, it would replace the door's
        return Response()
    if is_gedeeld():
        for van_iemand in set(session) - {"csrf_token", "uitdaging"}:
            session.pop(van_iemand)
    return pagina("toegang/inloggen.html", gedeeld=is_gedeeld())


@openbaar(bp, "/inloggen/begin", methods=("POST",))
def inloggen_begin() -> ResponseReturnValue:
    """Options for showing any passkey of this site."""
    return jsonify(begin_tonen(db(), current_user.persoon if current_user.is_authenticated else None))


@openbaar(bp, "/inloggen/einde", methods=("POST",))
def inloggen_einde() -> ResponseReturnValue:
    """Sign in, or when already signed in as the same person: note that it was shown again."""
    with geteld("sleutel"):
        persoon = eindig_tonen(db(), request.get_json())
    if current_user.is_authenticated and current_user.persoon.id == persoon.id:
        log_persoon(persoon.id)
        noteer_bevestigd(db(), request.cookies.get(cookie_naam(), ""))
        return jsonify(verder=session.pop("verder", url_for("openbaar.start")))
    return laat_binnen(jsonify(verder=url_for("openbaar.start")), persoon)


@persoon_route(bp, "/bevestig")
def bevestig(_persoon: Persoon) -> ResponseReturnValue:
    """Show once more that it is you, before something that matters."""
    session["verder"] = eigen_adres(request.args.get("verder", ""), url_for("openbaar.start"))
    return pagina("toegang/bevestig.html")


@persoon_route(bp, "/uitloggen", methods=("POST",))
def uitloggen(persoon: Persoon) -> ResponseReturnValue:
    """End this sign-in, and ask the browser to forget everything of ours."""
    eindig_sessie(db(), current_user.sessie.token_hash, persoon.id)
    session.clear()
    response = redirect(url_for("toegang.inloggen"), 303)
    response.delete_cookie(cookie_naam(), path="/", secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@kring_route(bp, "/uitnodiging/<uitnodiging_id>", Recht.KRING_ZIEN)
def uitnodiging_tonen(actor: Actor, uitnodiging_id: str) -> ResponseReturnValue:
    """Link, QR code and spoken code of an invitation of my own. The link is shown in the browser that made it, until used."""
    rij = kring.mijn_uitnodiging(db(), actor, uitnodiging_id)
    token = session.get("uitnodiging_token", {}).get(rij.id)
    link = f"{current_app.config['ORIGIN']}{url_for('toegang.uitnodiging', token=token)}" if token else None
    return pagina(
        "toegang/uitnodiging_tonen.html",
        uitnodiging=rij,
        link=link,
        code=spreekcode(current_app.config["GEHEIM"], rij),
        form=LeegForm(),
    )


@kring_route(bp, "/uitnodiging/<uitnodiging_id>/qr.svg", Recht.KRING_ZIEN)
def uitnodiging_qr(actor: Actor, uitnodiging_id: str) -> ResponseReturnValue:
    """The QR code of the link, as a drawing."""
    rij = kring.mijn_uitnodiging(db(), actor, uitnodiging_id)
    token = session.get("uitnodiging_token", {}).get(rij.id)
    if token is None:
        raise NietGevonden
    return Response(qr.svg(f"{current_app.config['ORIGIN']}{url_for('toegang.uitnodiging', token=token)}"), mimetype="image/svg+xml")


@kring_route(bp, "/uitnodiging/<uitnodiging_id>/vernieuw", Recht.KRING_ZIEN, methods=("POST",))
def uitnodiging_vernieuwen(actor: Actor, uitnodiging_id: str) -> ResponseReturnValue:
    """A new link; the old one stops working."""
    token = kring.vernieuw_link(db(), actor, uitnodiging_id)
    onthoud_token(uitnodiging_id, token)
    flash(_("Er is een nieuwe link. De oude werkt niet meer."))
    return redirect(url_for("toegang.uitnodiging_tonen", uitnodiging_id=uitnodiging_id), 303)


def onthoud_token(uitnodiging_id: str, token: str) -> None:
    """Keep the link of a fresh invitation in the browser that made it: at most six, the newest."""
    alle = {**session.get("uitnodiging_token", {}), uitnodiging_id: token}
    session["uitnodiging_token"] = dict(list(alle.items())[-6:])


@openbaar(bp, "/demo/<token>")
def demo(token: str) -> ResponseReturnValue:
    """Demo mode only: sign in by a single-use link."""
    links: dict[str, str] | None = current_app.extensions.get("demo_links")
    persoon_id = links.pop(token, None) if links is not None else None
    if persoon_id is None:
        raise Botsing("demo_link")
    log_persoon(persoon_id)
    with Session(current_app.extensions["engine"]) as schrijf:
        soort = sessiesoort(schrijf, persoon_id)
        token = open_sessie(schrijf, persoon_id, soort=soort, toestel=toestel())
        schrijf.commit()
    session.clear()
    return zet_sid(redirect(url_for("openbaar.start"), 303), token, soort)
