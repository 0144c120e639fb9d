"""My data: take it along, change it, say that it is wrong, erase it."""

from io import BytesIO

from flask import Blueprint, current_app, flash, redirect, send_file, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.clock import vandaag
from basis.drempel import bron, per_dag
from basis.identiteit.models import Persoon
from gezinsapp import uitvoer as uit
from gezinsapp import wissen as weg
from gezinsapp.access.log import log_kringen
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import cookie_naam, db, eis_bevestigd, persoon_route
from gezinsapp.forms.afspraken import niveau_namen
from gezinsapp.forms.doelen import GEBIEDNAMEN
from gezinsapp.forms.jim import ANTWOORDEN
from gezinsapp.forms.praten import ONDERWERPEN
from gezinsapp.forms.rechten import DELINGEN, WisForm
from gezinsapp.forms.toegang import LeegForm, WieForm
from gezinsapp.labels import INTENSITEITEN, KWALITEITEN, PROFIELEN, voorval_zin, zorg_stap_zin
from gezinsapp.views.kwadrant import NAMEN
from jim.kring.namen import mijn_gezicht, noem
from jim.kring.queries import actor_voor, mijn_kringen

bp = Blueprint("rechten", __name__)


@persoon_route(bp, "/ik/gegevens")
def overzicht(_persoon: Persoon) -> ResponseReturnValue:
    """What I can do with my data."""
    return pagina("rechten/overzicht.html")


@persoon_route(bp, "/ik/uitvoer", methods=("GET", "POST"))
def uitvoer(persoon: Persoon) -> ResponseReturnValue:
    """Everything of mine as a zip, made in memory; five times a day."""
    eis_bevestigd()
    form = LeegForm()
    if not form.validate_on_submit():
        return pagina("rechten/uitvoer.html", form=form)
    per_dag(db(), bron(current_app.config["GEHEIM"], f"uitvoer|{persoon.id}"), uit.PER_DAG)
    actoren = (actor_voor(db(), persoon.id, k.kring_id) for k in mijn_kringen(db(), persoon.id))
    log_kringen([actor for actor in actoren if actor is not None])
    inhoud = uit.maak_zip(
        db(),
        persoon,
        onderwerpen=ONDERWERPEN,
        niveaus=niveau_namen("", jongere=False),
        gebieden=GEBIEDNAMEN,
        kwaliteiten=KWALITEITEN,
        antwoorden=ANTWOORDEN,
        delingen=DELINGEN,
        kwadranten=NAMEN,
        profielen=PROFIELEN,
        intensiteiten=INTENSITEITEN,
        zin=voorval_zin,
        stap_zin=zorg_stap_zin,
    )
    naam = _("mijn-gegevens-%(dag)s.zip", dag=vandaag().isoformat())
    return send_file(BytesIO(inhoud), mimetype="application/zip", as_attachment=True, download_name=naam)


@persoon_route(bp, "/ik/naam", methods=("GET", "POST"))
def naam(persoon: Persoon) -> ResponseReturnValue:
    """What I am called and how I am seen, in all my kringen at once."""
    gezicht = mijn_gezicht(db(), persoon.id)
    form = WieForm(naam=persoon.naam, kleur=str(gezicht.kleur) if gezicht else None, figuur=gezicht.figuur if gezicht else None)
    if gezicht is None:
        del form.kleur, form.figuur
    if form.validate_on_submit():
        kleur, figuur = (int(form.kleur.data), form.figuur.data) if gezicht else (0, "")
        noem(db(), persoon.id, form.naam.data or "", kleur=kleur, figuur=figuur)
        flash(_("Zo heet je nu, in al je kringen."))
        return redirect(url_for("ik.ik_zonder_kring"), 303)
    return pagina("rechten/naam.html", form=form, status=422 if form.errors else 200)


@persoon_route(bp, "/ik/klopt-er-iets-niet")
def klopt_niet(persoon: Persoon) -> ResponseReturnValue:
    """Something about me is wrong: what I can do, for each place where it may stand."""
    return pagina("rechten/klopt_niet.html", kringen=mijn_kringen(db(), persoon.id))


@persoon_route(bp, "/ik/wissen", methods=("GET", "POST"))
def wissen(persoon: Persoon) -> ResponseReturnValue:
    """Erase my account, or what is mine alone while others decide with me about the kring."""
    eis_bevestigd()
    form, belet = WisForm(), weg.belet(db(), persoon.id)
    if belet.over_te_dragen or not form.validate_on_submit():
        return pagina("rechten/wissen.html", form=form, belet=belet, status=422 if form.errors else 200)
    if belet.samen:
        weg.wis_eigen(db(), persoon.id, berichten=bool(form.berichten.data))
        flash(_("Wat van jou alleen was, is weg."))
        return redirect(url_for("rechten.overzicht"), 303)
    weg.wis_account(db(), persoon.id, berichten=bool(form.berichten.data))
    session.clear()
    flash(_("Je account is weg. Bedankt dat je er was."))
    response = redirect(url_for("openbaar.start"), 303)
    response.delete_cookie(cookie_naam(), path="/", secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
