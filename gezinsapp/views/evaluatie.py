"""The review: look back at the goals together, one per screen, write down what was agreed, and keep how things stood."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.rechten import Actor, Recht, mag
from doelen.doel.queries import doel_beeld
from doelen.evaluatie.actions import begin, breek_af, rond_af, spreek_af
from doelen.evaluatie.queries import EvaluatieBeeld, Plaats, evaluatie_beeld, evaluaties, treden_van
from doelen.gas import aandeel_op_doel
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.doelen import met_getallen, naam_van, stappen_woorden
from gezinsapp.forms.evaluatie import AfgesprokenForm

bp = Blueprint("evaluatie", __name__)


@kring_route(bp, "/evaluatie", Recht.DOELEN_ZIEN)
def overzicht(actor: Actor) -> ResponseReturnValue:
    """The reviews there were, and the button to begin one."""
    rijen = evaluaties(db(), actor)
    return pagina(
        "evaluatie/overzicht.html",
        open=next((e for e in rijen if e.klaar is None), None),
        klaar=[e for e in rijen if e.klaar is not None],
        mag_leiden=mag(actor, Recht.EVALUEREN),
    )


@kring_route(bp, "/evaluatie/begin", Recht.EVALUEREN, methods=["POST"])
def beginnen(actor: Actor) -> ResponseReturnValue:
    """Open a review; when one is open already, go there."""
    try:
        evaluatie = begin(db(), actor)
    except (Botsing, Ongeldig) as fout:
        flash(ZINNEN[fout.code])
        return redirect(url_for("evaluatie.overzicht"), 303)
    eerste = evaluatie_beeld(db(), actor, evaluatie.id).doelen[0][0]
    return redirect(url_for("evaluatie.doel", evaluatie_id=evaluatie.id, doel_id=eerste.doel_id), 303)


@kring_route(bp, "/evaluatie/<evaluatie_id>", Recht.DOELEN_ZIEN)
def een(actor: Actor, evaluatie_id: str) -> ResponseReturnValue:
    """One review: while it is open what is still to do, afterwards how things stood and what was agreed."""
    beeld = evaluatie_beeld(db(), actor, evaluatie_id)
    return pagina(
        "evaluatie/een.html",
        beeld=beeld,
        zinnen={d.doel_id: [_zin(actor, p, treden_van(d)) for p in plaatsen] for d, plaatsen in beeld.doelen},
        treden={d.doel_id: [(naam_van(n, d.basis), tekst) for n, tekst in treden_van(d).items()] for d, _plaatsen in beeld.doelen},
        op_doel={g.lid_id: aandeel_op_doel(beeld.niveaus(g.lid_id)) for g, _t in beeld.t},
        getallen=met_getallen(actor.rol),
        mag_leiden=mag(actor, Recht.EVALUEREN),
    )


def _zin(actor: Actor, plaats: Plaats, treden: dict[int, str]) -> str:
    wie = _("Jij") if plaats.gezicht.lid_id == actor.lid_id else plaats.gezicht.naam
    verschil = plaats.nu - plaats.begin
    nu = str(naam_van(plaats.nu, plaats.begin))
    if plaats.nu in treden:
        nu = f"{nu}: {treden[plaats.nu]}"
    if verschil == 0:
        return _("%(wie)s: ‘%(nu)s’, zoals in het begin.", wie=wie, nu=nu)
    stappen = stappen_woorden(abs(verschil))
    if verschil > 0:
        return _("%(wie)s: ‘%(nu)s’, %(stappen)s verder dan in het begin.", wie=wie, nu=nu, stappen=stappen)
    return _("%(wie)s: ‘%(nu)s’, %(stappen)s terug.", wie=wie, nu=nu, stappen=stappen)


def _buren(beeld: EvaluatieBeeld, doel_id: str) -> tuple[int, str, str]:
    """Which goal this is (from 1), and the ids of the one before and after it, or empty."""
    ids = [d.doel_id for d, _ in beeld.doelen]
    if doel_id not in ids:
        raise NietGevonden
    i = ids.index(doel_id)
    return i + 1, ids[i - 1] if i else "", ids[i + 1] if i + 1 < len(ids) else ""


@kring_route(bp, "/evaluatie/<evaluatie_id>/<doel_id>", Recht.EVALUEREN, methods=["GET", "POST"])
def doel(actor: Actor, evaluatie_id: str, doel_id: str) -> ResponseReturnValue:
    """One goal in the meeting: where it stands, what was agreed, on to the next."""
    beeld = evaluatie_beeld(db(), actor, evaluatie_id)
    nummer, vorige, volgende = _buren(beeld, doel_id)
    form = AfgesprokenForm(afgesproken=next(d.afgesproken for d, _ in beeld.doelen if d.doel_id == doel_id))
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                spreek_af(db(), actor, evaluatie_id, doel_id, form.afgesproken.data or "")
            except Ongeldig as fout:
                zet_fout(form, fout)
            else:
                verder = url_for("evaluatie.doel", evaluatie_id=evaluatie_id, doel_id=volgende)
                return redirect(verder if volgende else url_for("evaluatie.een", evaluatie_id=evaluatie_id), 303)
    elif beeld.evaluatie.klaar is not None:
        return redirect(url_for("evaluatie.een", evaluatie_id=evaluatie_id), 303)
    staat = doel_beeld(db(), actor, doel_id)
    return pagina(
        "evaluatie/doel.html",
        status=status,
        beeld=beeld,
        doel=staat.doel,
        staat=staat,
        form=form,
        nummer=nummer,
        vorige=vorige,
        namen={s.niveau: naam_van(s.niveau, staat.doel.basis) for s in staat.stappen},
    )


@kring_route(bp, "/evaluatie/<evaluatie_id>/klaar", Recht.EVALUEREN, methods=["POST"])
def klaar(actor: Actor, evaluatie_id: str) -> ResponseReturnValue:
    """Finish it: from now on it stays as it is."""
    rond_af(db(), actor, evaluatie_id)
    flash(_("De evaluatie is bewaard."))
    return redirect(url_for("evaluatie.een", evaluatie_id=evaluatie_id), 303)


@kring_route(bp, "/evaluatie/<evaluatie_id>/weg", Recht.EVALUEREN, methods=["POST"])
def weg(actor: Actor, evaluatie_id: str) -> ResponseReturnValue:
    """Stop an open review."""
    breek_af(db(), actor, evaluatie_id)
    flash(_("De evaluatie is weg. Jullie kunnen later opnieuw beginnen."))
    return redirect(url_for("evaluatie.overzicht"), 303)
