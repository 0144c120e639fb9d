"""The professional's own pages: his kringen, opening one, inviting the family."""

from dataclasses import astuple
from datetime import time

from flask import Blueprint, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from basis.clock import vandaag
from basis.fouten import Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor
from gezinsapp.access.log import log_kring
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, persoon_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.werk import KringForm, UrenForm
from gezinsapp.labels import INTENSITEITEN, PROFIELEN, uren_zin
from gezinsapp.views.toegang import onthoud_token
from jim.gesprekken.wachtend import geen_antwoord_nodig, wachtend
from jim.kring import actions
from jim.kring.queries import actor_voor, mijn_kringen
from jim.organisaties.actions import zet_uren
from jim.organisaties.bereikbaar import Uren, weg
from jim.organisaties.bereikbaar import uren as uren_van
from jim.organisaties.queries import gemeenten
from jim.zorgen.queries import wachtend as zorgen_wachten

bp = Blueprint("werk", __name__)


@persoon_route(bp, "/werk", soort="medewerker")
def kringen(persoon: Persoon) -> ResponseReturnValue:
    """The kringen in which this professional is a guest."""
    return pagina(
        "werk/kringen.html",
        kringen=mijn_kringen(db(), persoon.id),
        zorgen=zorgen_wachten(db(), persoon.id),
        wachtend=wachtend(db(), persoon.id),
        uren=uren_zin(*astuple(uren_van(g.medewerker))),
        weg_tot=g.medewerker.weg_tot if weg(g.medewerker, vandaag()) else None,
    )


@persoon_route(bp, "/werk/gesprek/<gesprek_id>/geen-antwoord", soort="medewerker", methods=("POST",))
def geen_antwoord(persoon: Persoon, gesprek_id: str) -> ResponseReturnValue:
    """This needs no answer; nobody else sees that I said so."""
    log_kring(geen_antwoord_nodig(db(), persoon.id, gesprek_id), gesprek_id)
    return redirect(url_for("werk.kringen"), 303)


@persoon_route(bp, "/werk/uren", soort="medewerker", methods=("GET", "POST"))
def uren(_persoon: Persoon) -> ResponseReturnValue:
    """When I am there, and when I am not."""
    ik = g.medewerker
    form = UrenForm(
        dagen=list(ik.dagen), van=_klok(ik.van_minuut), tot=_klok(ik.tot_minuut % (24 * 60)), weg_van=ik.weg_van, weg_tot=ik.weg_tot
    )
    form.dagen.choices = [(str(dag), get_locale().days["format"]["wide"][dag - 1]) for dag in range(1, 8)]
    if form.validate_on_submit():
        begin, eind = form.weg_van.data or form.weg_tot.data, form.weg_tot.data or form.weg_van.data
        wens = Uren("".join(form.dagen.data or []), _minuut(form.van.data), _minuut(form.tot.data) or 24 * 60)
        try:
            zet_uren(db(), ik, wens, (begin, eind) if begin and eind else None)
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Bewaard. Gezinnen zien dit nu bij jouw naam."))
            return redirect(url_for("werk.kringen"), 303)
    return pagina("werk/uren.html", form=form, status=422 if form.errors else 200)


def _klok(minuut: int) -> time:
    return time(minuut // 60, minuut % 60)


def _minuut(klok: time | None) -> int:
    return klok.hour * 60 + klok.minute if klok else 0


@persoon_route(bp, "/werk/nieuw", soort="medewerker", methods=("GET", "POST"))
def nieuw(persoon: Persoon) -> ResponseReturnValue:
    """Open a kring and make the first two invitations: for the jongere and for one ouder."""
    form = KringForm(intensiteit=1)
    form.gemeente.choices = [(gemeente.id, gemeente.naam) for gemeente in gemeenten(db())]
    form.profiel.choices = list(PROFIELEN.items())
    form.intensiteit.choices = list(INTENSITEITEN.items())
    if form.validate_on_submit():
        try:
            kring, _lid = actions.open_kring(db(), g.medewerker, persoon.naam, _wens(form))
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            actor = actor_voor(db(), persoon.id, kring.id)
            assert actor is not None
            _nodig_uit(actor, "jongere", kring.roepnaam)
            _nodig_uit(actor, "ouder", form.ouder.data or "", gezag=bool(form.gezag.data))
            return redirect(url_for("mensen.overzicht", kring_id=kring.id), 303)
    return pagina("werk/nieuw.html", form=form, status=422 if form.errors else 200)


def _wens(form: KringForm) -> actions.NieuweKring:
    return actions.NieuweKring(
        form.roepnaam.data or "", form.maand.data, form.jaar.data or 0, form.gemeente.data, form.profiel.data, form.intensiteit.data
    )


def _nodig_uit(actor: Actor, rol: str, voornaam: str, *, gezag: bool = False) -> str:
    uitnodiging, token = actions.nodig_uit(db(), actor, rol=rol, voornaam=voornaam, gezag=gezag)
    onthoud_token(uitnodiging.id, token)
    return uitnodiging.id
