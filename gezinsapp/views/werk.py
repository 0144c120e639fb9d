"""The professional's own pages: his kringen, opening one, inviting the family."""

from flask import Blueprint, g, redirect, url_for
from flask.typing import ResponseReturnValue

from basis.fouten import Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, persoon_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.werk import KringForm
from gezinsapp.labels import INTENSITEITEN, PROFIELEN
from gezinsapp.views.toegang import onthoud_token
from jim.kring import actions
from jim.kring.queries import actor_voor, mijn_kringen
from jim.organisaties.queries import gemeenten
from jim.zorgen.queries import wachtend

bp = Blueprint("werk", __name__)


@persoon_route(bp, "/werk", soort="medewerker")
def kringen(persoon: Persoon) -> ResponseReturnValue:
    """The kringen in which this professional is a guest."""
    return pagina("werk/kringen.html", kringen=mijn_kringen(db(), persoon.id), zorgen=wachtend(db(), persoon.id))


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
