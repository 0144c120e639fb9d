"""How long a conversation of mine keeps its messages."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht
from gezinsapp.access.poort import db, kring_route
from gezinsapp.forms.rechten import BewaarForm
from jim.gesprekken.bewaren import bewaar

bp = Blueprint("bewaren", __name__)


@kring_route(bp, "/praten/<gesprek_id>/bewaren", Recht.PRATEN, methods=("POST",))
def zet(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """7, 30 or 90 days, or always."""
    form = BewaarForm()
    if not form.validate_on_submit():
        raise Ongeldig("bewaren_keuze", veld="dagen")
    bewaar(db(), actor, gesprek_id, int(form.dagen.data) if form.dagen.data else None)
    flash(_("Goed, zo lang blijven de berichten staan."))
    return redirect(url_for("praten.gesprek", gesprek_id=gesprek_id), 303)
