"""The beheerder's pages: accounts of professionals, and what taarten need. Nothing of a kring comes here but a number."""

from flask import Blueprint, current_app, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import NietGevonden, Ongeldig
from basis.identiteit.models import Persoon
from gezinsapp.access import qr
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, persoon_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.beheer import CollegaForm, InstellingenForm, StopForm
from gezinsapp.forms.toegang import LeegForm
from gezinsapp.views.herstel import herstel_link
from jim.kring import herstel
from jim.kring.code import code as spreekcode
from jim.organisaties import actions
from jim.organisaties.queries import aanbieder, beheerder, collega, collegas, opvolgers

bp = Blueprint("beheer", __name__)
LINK = "beheer_link"


@persoon_route(bp, "/beheer", soort="beheerder")
def lijst(persoon: Persoon) -> ResponseReturnValue:
    """Who works here."""
    ik = beheerder(db(), persoon.id)
    return pagina("beheer/lijst.html", aanbieder=aanbieder(db(), ik.aanbieder_id), collegas=collegas(db(), ik))


@persoon_route(bp, "/beheer/nieuw", soort="beheerder", methods=("GET", "POST"))
def nieuw(persoon: Persoon) -> ResponseReturnValue:
    """Make an account; the link comes on the next page."""
    form = CollegaForm()
    if form.validate_on_submit():
        persoon_id, token = actions.maak_medewerker(db(), beheerder(db(), persoon.id), form.naam.data or "")
        return _naar_link(persoon_id, token)
    return pagina("beheer/nieuw.html", form=form, status=422 if form.errors else 200)


def _naar_link(persoon_id: str, token: str) -> ResponseReturnValue:
    session[LINK] = [persoon_id, token]
    return redirect(url_for("beheer.link", persoon_id=persoon_id), 303)


@persoon_route(bp, "/beheer/collega/<persoon_id>", soort="beheerder")
def een(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """One account, and what can be done with it."""
    return pagina("beheer/collega.html", collega=collega(db(), beheerder(db(), persoon.id), persoon_id))


@persoon_route(bp, "/beheer/collega/<persoon_id>/link", soort="beheerder")
def link(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """The first link and its QR code, once; after that only that it was shown."""
    wie = collega(db(), beheerder(db(), persoon.id), persoon_id)
    voor, token = session.pop(LINK, ("", ""))
    adres = f"{current_app.config['ORIGIN']}{url_for('toegang.aanmelden', token=token)}" if wie.nieuw and voor == wie.persoon_id else ""
    return pagina("beheer/link.html", collega=wie, link=adres, qr=qr.in_pagina(adres) if adres else "", form=LeegForm())


@persoon_route(bp, "/beheer/collega/<persoon_id>/link", soort="beheerder", methods=("POST",))
def link_vernieuwen(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """Make a new first link for an account that was never used; the old one stops working."""
    return _naar_link(persoon_id, actions.nieuwe_link(db(), beheerder(db(), persoon.id), persoon_id))


@persoon_route(bp, "/beheer/collega/<persoon_id>/stoppen", soort="beheerder", methods=("GET", "POST"))
def stoppen(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """End an account, after showing that it is really you; says what happens first."""
    ik = beheerder(db(), persoon.id)
    wie = collega(db(), ik, persoon_id)
    eis_bevestigd()
    form = StopForm()
    form.opvolger.choices = [("", _("Kies een collega")), *((c.persoon_id, c.naam) for c in opvolgers(db(), ik, persoon_id))]
    if form.validate_on_submit():
        try:
            actions.beeindig_medewerker(db(), ik, persoon_id, form.opvolger.data or None)
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Het account van %(naam)s is gestopt.", naam=wie.naam))
            return redirect(url_for("beheer.lijst"), 303)
    return pagina("beheer/stoppen.html", collega=wie, form=form, status=422 if form.errors else 200)


@persoon_route(bp, "/beheer/collega/<persoon_id>/telefoon", soort="beheerder", methods=("GET", "POST"))
def telefoon(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """Start a way back for who lost his phone: the link is shown once; another colleague must say that it is really him."""
    ik = beheerder(db(), persoon.id)
    wie = collega(db(), ik, persoon_id)
    eis_bevestigd()
    anderen = opvolgers(db(), ik, persoon_id)
    form = LeegForm()
    link = ""
    if anderen and form.validate_on_submit():
        _rij, token = herstel.begin_medewerker(db(), persoon.id, persoon_id)
        link = herstel_link(token)
    loopt = _loopt(persoon, persoon_id)
    return pagina(
        "beheer/telefoon.html",
        collega=wie,
        anderen=anderen,
        form=form,
        link=link,
        qr=qr.in_pagina(link) if link else "",
        loopt=loopt,
        code=spreekcode(current_app.config["GEHEIM"], loopt.herstel) if loopt and loopt.van_mij else "",
    )


def _loopt(persoon: Persoon, persoon_id: str) -> herstel.Terug | None:
    return next((t for t in herstel.lopend_op_werk(db(), persoon.id) if t.herstel.persoon_id == persoon_id), None)


@persoon_route(bp, "/beheer/collega/<persoon_id>/telefoon/stop", soort="beheerder", methods=("POST",))
def telefoon_stop(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """Stop a way back that is not right."""
    loopt = _loopt(persoon, persoon_id)
    if loopt is None:
        raise NietGevonden
    herstel.stop(db(), persoon.id, loopt.herstel.id)
    flash(_("Gestopt. De nieuwe sleutel werkt niet."))
    return redirect(url_for("beheer.een", persoon_id=persoon_id), 303)


@persoon_route(bp, "/beheer/collega/<persoon_id>/dienst", soort="beheerder", methods=("POST",))
def dienst(persoon: Persoon, persoon_id: str) -> ResponseReturnValue:
    """Say whether a colleague is on call for worries."""
    actions.zet_dienst(db(), beheerder(db(), persoon.id), persoon_id, request.form.get("dienst") == "ja")
    return redirect(url_for("beheer.een", persoon_id=persoon_id), 303)


@persoon_route(bp, "/beheer/instellingen", soort="beheerder", methods=("GET", "POST"))
def instellingen(persoon: Persoon) -> ResponseReturnValue:
    """What taarten need, what happens with worries, and whether the record is connected."""
    ik = beheerder(db(), persoon.id)
    van = aanbieder(db(), ik.aanbieder_id)
    form = InstellingenForm(obj=van)
    if form.validate_on_submit():
        try:
            actions.leg_zorg_vast(
                db(),
                ik,
                dienst_nummer=form.dienst_nummer.data or "",
                zorg_minuten=form.zorg_minuten.data or 0,
                onveilig_minuten=form.onveilig_minuten.data or 0,
            )
            actions.leg_vast(
                db(),
                ik,
                or_referentie=form.or_referentie.data or "",
                or_datum=form.or_datum.data,
                dpia_referentie=form.dpia_referentie.data or "",
            )
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Bewaard."))
            return redirect(url_for("beheer.instellingen"), 303)
    return pagina("beheer/instellingen.html", aanbieder=van, form=form, status=422 if form.errors else 200)
