"""Emergency access: asking for it, a colleague who agrees, and the family that ends it."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import Botsing, Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor, Recht
from gezinsapp.access.log import log_kring
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, geteld, kring_route, persoon_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.nood import NoodForm
from jim.kring import nood

bp = Blueprint("nood", __name__)
GERADEN = 5
"""How many numbers somebody may get wrong in ten minutes."""


@persoon_route(bp, "/werk/nood", soort="medewerker", methods=("GET", "POST"))
def vragen(persoon: Persoon) -> ResponseReturnValue:
    """Ask, see what runs, and what colleagues ask. The passkey first, so that nothing typed gets lost."""
    eis_bevestigd()
    form = NoodForm()
    if form.validate_on_submit():
        try:
            with geteld("nood", wie=persoon.id, hooguit=GERADEN):
                rij = nood.vraag(db(), persoon.id, form.pseudoniem.data or "", form.toelichting.data or "", form.uren.data)
        except (Ongeldig, Botsing) as fout:
            zet_fout(form, fout)
        else:
            log_kring(rij.kring_id, rij.id)
            flash(_("Je vraag staat klaar voor een collega. De kring ziet hem nu ook."))
            return redirect(url_for("nood.vragen"), 303)
    return pagina(
        "nood/vragen.html",
        form=form,
        mijn=nood.mijn(db(), persoon.id),
        collegas=nood.van_collegas(db(), persoon.id),
        status=422 if form.errors else 200,
    )


@persoon_route(bp, "/werk/nood/<nood_id>/akkoord", soort="medewerker", methods=("POST",))
def akkoord(persoon: Persoon, nood_id: str) -> ResponseReturnValue:
    """The second pair of eyes: from now on the first one reads along."""
    eis_bevestigd()
    rij = nood.geef_akkoord(db(), persoon.id, nood_id)
    log_kring(rij.kring_id, rij.id)
    flash(_("Je collega leest nu mee. De kring ziet dat jij het ermee eens was."))
    return redirect(url_for("nood.vragen"), 303)


@kring_route(bp, "/nood/<nood_id>/einde", Recht.NOOD_BEEINDIGEN, methods=("POST",))
def einde(actor: Actor, nood_id: str) -> ResponseReturnValue:
    """Stop it, or say no to it, at once and without a reason."""
    nood.beeindig(db(), actor, nood_id)
    flash(_("Gestopt. Er leest niemand meer in nood mee."))
    return redirect(url_for("thuis.thuis"), 303)
