"""What goes back: what many families said together, for a provider or a municipality, and what they tell those families."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from basis.fouten import NietGevonden
from basis.identiteit.models import Persoon
from ervaring.publicatie.queries import gemeente_van_lezer
from ervaring.terug import actions, queries
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, persoon_route
from gezinsapp.forms.beleving import TerugForm
from jim.organisaties.models import Gemeente
from jim.organisaties.queries import beheerder

bp = Blueprint("terug", __name__)


def _tijdvak(tijd: str) -> str:
    """A quarter or a year, in words."""
    jaar, _streep, deel = tijd.partition("-K")
    return _("kwartaal %(nummer)s van %(jaar)s", nummer=deel, jaar=jaar) if deel else jaar


@persoon_route(bp, "/beheer/beleving", soort="beheerder", methods=("GET", "POST"))
def aanbieder(persoon: Persoon) -> ResponseReturnValue:
    """What families of this provider said together, what they think can be better, and what we tell them."""
    van = beheerder(db(), persoon.id).aanbieder_id
    form = TerugForm()
    if form.validate_on_submit():
        actions.koppel_terug(db(), form.tekst.data or "", aanbieder_id=van)
        flash(_("Het staat er. De gezinnen kunnen het lezen."))
        return redirect(url_for("terug.aanbieder"), 303)
    return pagina(
        "terug/aanbieder.html",
        status=422 if form.errors else 200,
        form=form,
        blikken=[(_tijdvak(tijd), regels) for tijd, regels in queries.terugblikken(db(), aanbieder_id=van)],
        verbeterpunten=[(_tijdvak(p.vrij), p) for p in queries.punten(db(), van)],
        koppelingen=queries.koppelingen(db(), aanbieder_id=van),
        taal_=get_locale().language,
    )


@persoon_route(bp, "/beheer/beleving/<terug_id>/weg", soort="beheerder", methods=("POST",))
def aanbieder_weg(persoon: Persoon, terug_id: str) -> ResponseReturnValue:
    """Take away what we told."""
    actions.haal_weg(db(), terug_id, aanbieder_id=beheerder(db(), persoon.id).aanbieder_id)
    flash(_("Het is weg."))
    return redirect(url_for("terug.aanbieder"), 303)


@persoon_route(bp, "/beheer/beleving/beter/<punt_id>/weg", soort="beheerder", methods=("POST",))
def punt_weg(persoon: Persoon, punt_id: str) -> ResponseReturnValue:
    """Throw away words of a family."""
    actions.haal_punt_weg(db(), beheerder(db(), persoon.id).aanbieder_id, punt_id)
    flash(_("Het is weg."))
    return redirect(url_for("terug.aanbieder"), 303)


def _gemeente(persoon: Persoon) -> Gemeente:
    gemeente_ = gemeente_van_lezer(db(), persoon.id)
    if gemeente_ is None:
        raise NietGevonden
    return gemeente_


@persoon_route(bp, "/gemeente/clientonderzoek", soort="gemeente", methods=("GET", "POST"))
def gemeente(persoon: Persoon) -> ResponseReturnValue:
    """The yearly research of this municipality, and what it tells the families."""
    van = _gemeente(persoon)
    form = TerugForm()
    if form.validate_on_submit():
        actions.koppel_terug(db(), form.tekst.data or "", gemeente_id=van.id)
        flash(_("Het staat er. De gezinnen kunnen het lezen."))
        return redirect(url_for("terug.gemeente"), 303)
    return pagina(
        "terug/gemeente.html",
        status=422 if form.errors else 200,
        form=form,
        blikken=queries.terugblikken(db(), gemeente_id=van.id),
        koppelingen=queries.koppelingen(db(), gemeente_id=van.id),
        taal_=get_locale().language,
    )


@persoon_route(bp, "/gemeente/clientonderzoek/<terug_id>/weg", soort="gemeente", methods=("POST",))
def gemeente_weg(persoon: Persoon, terug_id: str) -> ResponseReturnValue:
    """Take away what we told."""
    actions.haal_weg(db(), terug_id, gemeente_id=_gemeente(persoon).id)
    flash(_("Het is weg."))
    return redirect(url_for("terug.gemeente"), 303)
