"""The beheerder's pages about the record: is it connected, what was refused and why, do our books agree. No content of a family, ids only."""

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlmodel import col, func, select

from basis.events import Lijn, Uitgaand
from basis.fouten import Ongeldig
from basis.identiteit.models import Persoon
from basis.outbox import opnieuw as weer_sturen
from doelen.doel import vergelijking
from doelen.koppeling import deur
from doelen.koppeling.instellen import zet_dossier
from doelen.koppeling.proef import PROEF_SCOPE, Stap, beproef, beproef_koppeltaal
from doelen.koppeling.smart import SmartClient, sleutelbos
from gezinsapp import dossierwoorden
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, persoon_route
from gezinsapp.bezorger import BESTAND, Plek, plek
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.dossier import DossierForm
from jim.organisaties.models import Aanbieder
from jim.organisaties.queries import beheerder, deelt_client

bp = Blueprint("dossier", __name__)
HOOGUIT = 50
"""So many refused things, or differences, stand on one page."""
PROEF_SECONDEN = 5.0


def _van(persoon: Persoon) -> Aanbieder:
    return db().get_one(Aanbieder, beheerder(db(), persoon.id).aanbieder_id)


@persoon_route(bp, "/beheer/dossier", soort="beheerder")
def stand(persoon: Persoon) -> ResponseReturnValue:
    """How it goes with the record: what waits, what was refused, what differs."""
    van = _van(persoon)
    lijn = db().get(Lijn, van.id)
    hier = (col(Uitgaand.bestemming) == van.id, col(Uitgaand.klaar).is_(None))
    geweigerd = select(Uitgaand).where(*hier, col(Uitgaand.fout) != "").order_by(col(Uitgaand.volgorde), col(Uitgaand.id))
    verschillen = vergelijking.verschillen(db(), van.id)
    return pagina(
        "beheer/dossier.html",
        van=van,
        lijn=lijn,
        bestand=van.dossier_url == BESTAND,
        woorden=dossierwoorden,
        wacht=db().exec(select(func.count()).select_from(Uitgaand).where(*hier, col(Uitgaand.fout) == "")).one(),
        geweigerd=db().exec(geweigerd.limit(HOOGUIT)).all(),
        verschillen=verschillen[:HOOGUIT],
        meer=len(verschillen) - HOOGUIT,
        te_herstellen=any(v.soort in vergelijking.HERSTELBAAR for v in verschillen),
    )


@persoon_route(bp, "/beheer/dossier/instellen", soort="beheerder", methods=("GET", "POST"))
def instellen(persoon: Persoon) -> ResponseReturnValue:
    """Where the record is and who we are there; after showing that it is really you."""
    van = _van(persoon)
    eis_bevestigd()
    form = DossierForm(obj=van)
    if form.validate_on_submit():
        try:
            zet_dossier(
                db(),
                beheerder(db(), persoon.id),
                soort=form.dossier_soort.data or "",
                url=form.dossier_url.data or "",
                client=form.dossier_client.data or "",
                alg=form.dossier_alg.data or "",
                scope=form.dossier_scope.data or "",
            )
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Bewaard. Doe nu de proef."))
            return redirect(url_for("dossier.stand"), 303)
    sleutels = f"{current_app.config['ORIGIN']}{url_for('openbaar.jwks')}"
    return pagina(
        "beheer/dossier_instellen.html",
        form=form,
        sleutels=sleutels,
        systeem=van.pseudoniem_systeem,
        status=422 if form.errors else 200,
    )


@persoon_route(bp, "/beheer/dossier/proef", soort="beheerder", methods=("POST",))
def proef(persoon: Persoon) -> ResponseReturnValue:
    """Try the connection with a goal about nobody, which is taken away again; with Koppeltaal by asking only."""
    van = _van(persoon)
    waar = plek(van)
    if waar.soort == "fhir" and not van.dossier_scope:
        waar = waar._replace(scope=PROEF_SCOPE)
    gedeeld = deelt_client(db(), van)
    db().commit()
    stappen = _beproef(waar, elders=not gedeeld)
    return pagina("beheer/dossier_proef.html", stappen=stappen, woorden=dossierwoorden, waar=waar, goed=all(stap.goed for stap in stappen))


def _beproef(waar: Plek, *, elders: bool) -> list[Stap]:
    sleutels = sleutelbos(current_app.config["DOSSIER_SLEUTEL"])
    with deur.client(PROEF_SECONDEN, buiten=current_app.config["ORIGIN"].startswith("https://")) as http:
        try:
            client = SmartClient(
                waar.url, waar.client_id, sleutels, http=http, alg=waar.alg, scope=waar.scope, geduld=PROEF_SECONDEN, elders=elders
            )
        except ValueError:
            return [Stap("adres", goed=False, code="adres")]
        return (beproef if waar.soort == "fhir" else beproef_koppeltaal)(client, waar.systeem)


@persoon_route(bp, "/beheer/dossier/opnieuw", soort="beheerder", methods=("POST",))
def opnieuw(persoon: Persoon) -> ResponseReturnValue:
    """Send again what was refused: one thing, or all of it."""
    weer_sturen(db(), _van(persoon).id, request.form.get("rij") or None)
    flash(_("We proberen het opnieuw."))
    return redirect(url_for("dossier.stand"), 303)


@persoon_route(bp, "/beheer/dossier/vergelijken", soort="beheerder", methods=("POST",))
def vergelijken(persoon: Persoon) -> ResponseReturnValue:
    """Ask the worker to compare the record with our books."""
    van = _van(persoon)
    lijn = db().get(Lijn, van.id) or Lijn(bestemming=van.id)
    lijn.vergelijk = True
    db().add(lijn)
    flash(_("We vergelijken nu. Laad deze pagina straks opnieuw."))
    return redirect(url_for("dossier.stand"), 303)


@persoon_route(bp, "/beheer/dossier/herstellen", soort="beheerder", methods=("POST",))
def herstellen(persoon: Persoon) -> ResponseReturnValue:
    """Send again what is gone or old there."""
    aantal = vergelijking.herstel(db(), _van(persoon).id)
    flash(_("We sturen %(aantal)s dingen opnieuw.", aantal=aantal) if aantal else _("Er was niets opnieuw te sturen."))
    return redirect(url_for("dossier.stand"), 303)
