"""A taart: give one, take it back, unpack one."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor, Recht
from ervaring.taart import actions, queries
from gezinsapp.access.pagina import ik, pagina
from gezinsapp.access.poort import db, kring_route, persoon_route
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.taart import KnopForm, TaartForm
from gezinsapp.labels import KWALITEITEN

bp = Blueprint("taart", __name__)


@kring_route(bp, "/taart", Recht.TAART_GEVEN, methods=("GET", "POST"), eenmaal="taart.gegeven")
def geven(actor: Actor) -> ResponseReturnValue:
    """Give a taart to somebody who wants them. Words that are no thanks, or may not be, get the way to complain beside them."""
    ontvangers = queries.ontvangers(db(), actor)
    mijn = ik()
    assert mijn is not None
    form = TaartForm()
    form.zet_mensen(ontvangers, mijn.naam)
    gestopt = ""
    if request.form.get("zonder"):
        form.woorden.data = ""
    if form.validate_on_submit():
        try:
            met_naam = form.afzender.data == "naam"
            gegeven = actions.geef_taart(
                db(),
                actor,
                form.ontvanger.data,
                form.kwaliteiten.data or [],
                form.woorden.data or "",
                met_naam=met_naam,
                bedoeld=request.form.get("bedoeld", ""),
            )
        except Ongeldig as fout:
            gestopt = fout.code
            if gestopt == "taart_onzeker":
                g.terugdraaien = True
            else:
                zet_fout(form, fout)
        else:
            g.gemaakt = gegeven.id
            flash(_("De taart is gegeven."))
            return redirect(url_for("taart.gegeven"), 303)
    status = 422 if request.method == "POST" else 200
    # A phone that sends later what waited shows this sentence, and goes on asking the server while there is none.
    zin = _("Is dit een bedankje? Wij kunnen het niet goed zien.") if gestopt == "taart_onzeker" else ""
    return pagina("taart/geven.html", status=status, form=form, ontvangers=ontvangers, gestopt=gestopt, zin=zin)


@kring_route(bp, "/taart/gegeven", Recht.TAART_GEVEN)
def gegeven(actor: Actor) -> ResponseReturnValue:
    """What I gave, and what I can still take back."""
    return pagina(
        "taart/gegeven.html",
        taarten=queries.gegeven(db(), actor),
        kwaliteiten=KWALITEITEN,
        form=KnopForm(),
    )


@kring_route(bp, "/taart/<taart_id>/intrekken", Recht.TAART_GEVEN, methods=("POST",))
def intrekken(actor: Actor, taart_id: str) -> ResponseReturnValue:
    """Take back a taart that was not unpacked yet."""
    actions.neem_terug(db(), actor, taart_id)
    flash(_("De taart is teruggenomen."))
    return redirect(url_for("taart.gegeven"), 303)


def _ontvangen(persoon: Persoon, fout: Ongeldig | None = None) -> ResponseReturnValue:
    aan, mag_aan = queries.taart_stand(db(), persoon.id)
    return pagina(
        "taart/ontvangen.html",
        status=422 if fout else 200,
        taarten=queries.ontvangen(db(), persoon.id),
        kwaliteiten=KWALITEITEN,
        aan=aan,
        mag_aan=mag_aan,
        waarom_niet=ZINNEN["taart_mag_nog_niet"],
        form=KnopForm(),
    )


@persoon_route(bp, "/taarten", soort="medewerker")
def ontvangen(persoon: Persoon) -> ResponseReturnValue:
    """What I received. A taart that still waits shows nothing: looking at the page is not unpacking."""
    return _ontvangen(persoon)


@persoon_route(bp, "/taarten/aan", soort="medewerker", methods=("POST",))
def aan(persoon: Persoon) -> ResponseReturnValue:
    """Switch taarten on or off for myself."""
    wil = request.form.get("aan") == "1"
    try:
        actions.zet_taart_aan(db(), persoon.id, aan=wil)
    except Ongeldig as fout:
        g.terugdraaien = True
        return _ontvangen(persoon, fout)
    flash(_("Gezinnen kunnen je nu een taart geven.") if wil else _("Je krijgt geen nieuwe taarten meer."))
    return redirect(url_for("taart.ontvangen"), 303)


@persoon_route(bp, "/taarten/<taart_id>/uitpakken", soort="medewerker", methods=("POST",))
def uitpakken(persoon: Persoon, taart_id: str) -> ResponseReturnValue:
    """Unpack one."""
    actions.pak_uit(db(), persoon.id, taart_id)
    return redirect(url_for("taart.ontvangen"), 303)


@persoon_route(bp, "/taarten/<taart_id>/weg", soort="medewerker", methods=("POST",))
def weg(persoon: Persoon, taart_id: str) -> ResponseReturnValue:
    """Remove one, for ever."""
    actions.haal_weg(db(), persoon.id, taart_id)
    flash(_("De taart is weg."))
    return redirect(url_for("taart.ontvangen"), 303)
