"""The JIM tab, for each from his own side."""

from flask import Blueprint, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import Botsing, MagNiet, NietGevonden
from basis.rechten import Actor, Recht, Rol, mag
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, kring_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.jim import ANTWOORDEN, FASEN, MandaatForm, StopForm, WieForm
from gezinsapp.forms.toegang import LeegForm
from gezinsapp.views.toegang import onthoud_token
from jim.gesprekken.queries import mijn_gesprek
from jim.kring.actions import nodig_uit
from jim.kring.queries import gezag_verwacht, leden
from jim.mandaat import actions
from jim.mandaat.queries import antwoorden, lopende_jim, mijn_mandaat

bp = Blueprint("jim", __name__)
_KANT = {Rol.JONGERE: "jongere", Rol.JIM: "jim", Rol.OUDER: "ouder", Rol.VOOGD: "ouder", Rol.AANSPREEKPUNT: "prof"}


def _beeld(actor: Actor, form: WieForm | None = None) -> ResponseReturnValue:
    rij = lopende_jim(db(), actor.kring_id)
    wie = leden(db(), actor)
    ziet_antwoorden = actor.rol in {Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.AANSPREEKPUNT}
    return pagina(
        "jim/overzicht.html",
        jim=rij,
        gezicht=next((g for g in wie if rij and g.lid_id == rij.lid_id), None),
        jongere=next((g for g in wie if g.rol is Rol.JONGERE), None),
        aanspreekpunt=next((g for g in wie if g.rol is Rol.AANSPREEKPUNT), None),
        antwoorden=[(g, m) for g, m in antwoorden(db(), actor.kring_id, rij.id) if not actor.apart or g.lid_id == actor.lid_id]
        if rij and ziet_antwoorden
        else [],
        namen=ANTWOORDEN,
        nog_verwacht=ziet_antwoorden and rij is not None and rij.status == "wacht" and gezag_verwacht(db(), actor.kring_id),
        mijn=mijn_mandaat(db(), actor, rij.id) if rij else None,
        gesprek=mijn_gesprek(db(), actor, "jim") if rij and rij.status == "actief" else None,
        overleg=mijn_gesprek(db(), actor, "aanspreekpunt") if actor.rol is Rol.JIM else None,
        fasen=FASEN,
        rol_fase=_KANT.get(actor.rol),
        mag_fase=mag(actor, Recht.FASE_ZETTEN),
        form=form or WieForm(naam=session.pop("jim_naam", "")),
        leeg=LeegForm(),
        status=422 if form and form.errors else 200,
    )


@kring_route(bp, "/jim", Recht.KRING_ZIEN)
def overzicht(actor: Actor) -> ResponseReturnValue:
    """How it stands, without anybody being late."""
    return _beeld(actor)


@kring_route(bp, "/jim", Recht.JIM_VRAGEN, methods=("POST",))
def vraag(actor: Actor) -> ResponseReturnValue:
    """The jongere asks somebody; he gets a link and a code to hand over himself."""
    form = WieForm()
    if form.validate_on_submit():
        if lopende_jim(db(), actor.kring_id):
            raise Botsing("al_een_jim")
        naam = session["jim_naam"] = form.naam.data or ""
        eis_bevestigd()
        session.pop("jim_naam")
        uitnodiging, token = nodig_uit(db(), actor, rol="jim", voornaam=naam)
        actions.vraag_jim(db(), actor, naam, uitnodiging.id)
        onthoud_token(uitnodiging.id, token)
        return redirect(url_for("toegang.uitnodiging_tonen", uitnodiging_id=uitnodiging.id), 303)
    return _beeld(actor, form)


@kring_route(bp, "/jim/intrekken", Recht.JIM_VRAGEN, methods=("POST",))
def intrekken(actor: Actor) -> ResponseReturnValue:
    """The jongere takes the question back, as long as it was not answered."""
    actions.trek_vraag_in(db(), actor)
    flash(_("Je vraag is weg. Je kunt later iemand vragen."))
    return redirect(url_for("jim.overzicht"), 303)


@kring_route(bp, "/jim/mandaat", Recht.MANDAAT_GEVEN, methods=("GET", "POST"))
def mandaat(actor: Actor) -> ResponseReturnValue:
    """An ouder with gezag answers: an act of its own."""
    if not actor.gezag:
        raise MagNiet("mandaat_zonder_gezag")
    rij = lopende_jim(db(), actor.kring_id)
    if rij is None:
        raise NietGevonden
    eis_bevestigd()
    form = MandaatForm()
    if form.validate_on_submit():
        try:
            actions.geef_mandaat(db(), actor, rij.id, form.antwoord.data, form.toelichting.data or "")
        except Botsing as fout:
            zet_fout(form, fout)
            return pagina("jim/mandaat.html", jim=rij, form=form, mijn=mijn_mandaat(db(), actor, rij.id), namen=ANTWOORDEN, status=409)
        flash(_("Je antwoord is bewaard."))
        return redirect(url_for("jim.overzicht"), 303)
    status = 422 if form.errors else 200
    return pagina("jim/mandaat.html", jim=rij, form=form, mijn=mijn_mandaat(db(), actor, rij.id), namen=ANTWOORDEN, status=status)


@kring_route(bp, "/jim/fase", Recht.FASE_ZETTEN, methods=("POST",))
def fase(actor: Actor) -> ResponseReturnValue:
    """Jongere or JIM moves the guide; nobody else, and never time."""
    actions.zet_fase(db(), actor, request.form.get("fase", ""))
    return redirect(url_for("jim.overzicht"), 303)


@kring_route(bp, "/jim/afronden", Recht.JIM_VRAGEN, methods=("GET", "POST"))
def afronden(actor: Actor) -> ResponseReturnValue:
    """The jongere ends it."""
    rij = lopende_jim(db(), actor.kring_id)
    if rij is None or rij.lid_id is None:
        raise Botsing("geen_jim_nu")
    form = LeegForm()
    if form.validate_on_submit():
        actions.rond_af(db(), actor)
        flash(_("Het is afgerond. Je kunt altijd weer iemand vragen."))
        return redirect(url_for("jim.overzicht"), 303)
    return pagina("jim/afronden.html", jim=rij, form=form)


@kring_route(bp, "/jim/stoppen", Recht.JIM_ZIJN, methods=("GET", "POST"))
def stoppen(actor: Actor) -> ResponseReturnValue:
    """A JIM stops in one step, with no reason; the words are for the jongere first."""
    form = StopForm()
    if actor.rol is Rol.JIM_WACHT:
        del form.afscheid, form.wis
    if form.validate_on_submit():
        afscheid, wis = ("", False) if "wis" not in form else (form.afscheid.data or "", bool(form.wis.data))
        actions.stop_als_jim(db(), actor, afscheid, wis=wis)
        flash(_("Je bent nu geen JIM meer. Dank je wel voor wat je deed."))
        return redirect(url_for("openbaar.start"), 303)
    return pagina("jim/stoppen.html", form=form, status=422 if form.errors else 200)
