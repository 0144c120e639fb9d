"""What a family found of the help: three short questions, the outcome, the yearly research; on paper too, and what was done with it."""

from collections.abc import Callable

from flask import Blueprint, current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht
from doelen.doel.queries import doelen
from ervaring.beleving import actions, queries
from ervaring.terug.queries import terug_voor
from ervaring.uitkomst import actions as uitkomst_actions
from ervaring.uitkomst import queries as uitkomst_queries
from ervaring.uitkomst.queries import ONDERZOEK, UITKOMST
from ervaring.vragen.sets import Vraag
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.beleving import RITMES, BelevingForm, RitmeForm, VragenForm
from gezinsapp.forms.toegang import LeegForm
from jim.kring.queries import kring_van

bp = Blueprint("beleving", __name__)
OVERSLAAN = "overslaan"


def _gekozen(vragen: list[Vraag]) -> dict[str, int]:
    """Question -> code that was chosen; raises Ongeldig for a code that is not offered."""
    return {v.code: code for v in vragen if (code := v.lees(request.form.get(v.code, ""))) is not None}


def _vul_in(form: VragenForm, bewaar: Callable[[], object], sla_over: Callable[[], object]) -> ResponseReturnValue | None:
    """Skip or keep; None when the page is to be shown (again)."""
    if request.form.get("actie") == OVERSLAAN and LeegForm().validate_on_submit():
        sla_over()
        flash(_("Goed. Je hoeft niets te doen."))
        return redirect(url_for("thuis.thuis"), 303)
    if form.validate_on_submit():
        try:
            bewaar()
        except Ongeldig as fout:
            if fout.veld in form:
                zet_fout(form, fout)
            else:
                g.terugdraaien = True
                form.form_errors = [ZINNEN[fout.code]]
        else:
            flash(_("Dank je. Je antwoord telt mee."))
            return redirect(url_for("thuis.thuis"), 303)
    return None


@kring_route(bp, "/beleving", Recht.BELEVING_GEVEN, methods=("GET", "POST"), ook_elders=True)
def vragen(actor: Actor) -> ResponseReturnValue:
    """Three questions and room for what could be better; all of it may be skipped."""
    form, te_vragen = BelevingForm(), queries.VRAGEN.voor_gezin()
    klaar = _vul_in(
        form,
        lambda: actions.beleef(db(), actor, _gekozen(te_vragen), form.beter.data or "", current_app.config["GEHEIM"]),
        lambda: actions.sla_over(db(), actor),
    )
    return klaar or pagina(
        "beleving/vragen.html",
        status=422 if form.errors else 200,
        form=form,
        vragen=te_vragen,
        gekozen=request.form,
        taal_=get_locale().language,
        ritme=queries.ritme_van(db(), actor),
        ritmes=RITMES,
        verbeterpunten=queries.punten_die_wachten(db(), actor),
        uitkomst=uitkomst_queries.mag_uitkomst(actor),
    )


@kring_route(bp, "/beleving/ritme", Recht.BELEVING_GEVEN, methods=("GET", "POST"))
def ritme(actor: Actor) -> ResponseReturnValue:
    """How often the app asks."""
    form = RitmeForm(ritme=queries.ritme_van(db(), actor))
    if form.validate_on_submit():
        actions.kies_ritme(db(), actor, form.ritme.data)
        flash(_("Bewaard."))
        return redirect(url_for("beleving.vragen"), 303)
    return pagina("beleving/ritme.html", form=form, status=422 if form.errors else 200)


@kring_route(bp, "/beleving/papier", Recht.BELEVING_GEVEN)
def papier(_actor: Actor) -> ResponseReturnValue:
    """The questions on paper, to fill in with a pen and type in later."""
    return pagina("beleving/papier.html", vragen=queries.VRAGEN.voor_gezin(), taal_=get_locale().language)


@kring_route(bp, "/beleving/<punt_id>/weg", Recht.BELEVING_GEVEN, methods=("POST",), ook_elders=True)
def punt_weg(actor: Actor, punt_id: str) -> ResponseReturnValue:
    """Take back my words, as long as nobody reads them."""
    actions.haal_punt_weg(db(), actor, punt_id)
    flash(_("Het is weg."))
    return redirect(url_for("beleving.vragen"), 303)


@kring_route(bp, "/beleving/uitkomst", Recht.BELEVING_GEVEN, methods=("GET", "POST"))
def uitkomst(actor: Actor) -> ResponseReturnValue:
    """What the help brought, with what the app knows filled in already."""
    form, einde = VragenForm(), kring_van(db(), actor).hulp_tot is not None
    te_vragen = UITKOMST.voor_gezin(einde=einde)
    klaar = _vul_in(
        form,
        lambda: uitkomst_actions.geef_uitkomst(db(), actor, _gekozen(te_vragen), current_app.config["GEHEIM"]),
        lambda: uitkomst_actions.sla_over(db(), actor, UITKOMST.naam),
    )
    if klaar:
        return klaar
    gehaald, totaal = _doelen(actor)
    bekend = uitkomst_queries.doelen_gehaald(gehaald, totaal)
    return pagina(
        "beleving/uitkomst.html",
        status=422 if form.errors else 200,
        form=form,
        titel=UITKOMST.titel,
        vragen=te_vragen,
        gekozen=request.form if request.method == "POST" else {"doelen": str(bekend or "")},
        taal_=get_locale().language,
        mag=uitkomst_queries.mag_uitkomst(actor),
        einde=uitkomst_queries.afsluiting(db(), actor),
        gehaald=gehaald,
        totaal=totaal,
    )


def _doelen(actor: Actor) -> tuple[int, int]:
    """How many of the goals that the kring shares were reached, of how many that were not stopped."""
    samen = [d for actief in (True, False) for d in doelen(db(), actor, actief=actief) if not d.alleen_maker and d.status != "gestopt"]
    return sum(d.status == "bereikt" for d in samen), len(samen)


@kring_route(bp, "/beleving/gemeente", Recht.BELEVING_GEVEN, methods=("GET", "POST"))
def onderzoek(actor: Actor) -> ResponseReturnValue:
    """The yearly research of the municipality."""
    form, te_vragen = VragenForm(), ONDERZOEK.voor_gezin()
    klaar = _vul_in(
        form,
        lambda: uitkomst_actions.geef_onderzoek(db(), actor, _gekozen(te_vragen), current_app.config["GEHEIM"]),
        lambda: uitkomst_actions.sla_over(db(), actor, ONDERZOEK.naam),
    )
    return klaar or pagina(
        "beleving/onderzoek.html",
        status=422 if form.errors else 200,
        form=form,
        titel=ONDERZOEK.titel,
        vragen=te_vragen,
        gekozen=request.form,
        taal_=get_locale().language,
        mag=uitkomst_queries.mag_uitkomst(actor),
    )


@kring_route(bp, "/beleving/terug", Recht.BELEVING_GEVEN)
def terug(actor: Actor) -> ResponseReturnValue:
    """What provider and municipality did with the answers."""
    return pagina("beleving/terug.html", koppelingen=terug_voor(db(), actor))
