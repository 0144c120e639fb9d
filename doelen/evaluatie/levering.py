"""T-scores of a finished review to the provider's record: only when every goal they came from is released, and stands there."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from basis.events import stuur
from basis.outbox import Later, Rij, zend_weer
from doelen.doel import queries
from doelen.doel.levering import INFORMANTEN
from doelen.doel.models import InDossier
from doelen.evaluatie.models import Evaluatie, EvaluatieStand, EvaluatieT
from doelen.koppeling.poort import TScoreVoorDossier
from jim.kring.models import Kring, Lid


def stuur_t(session: Session, kring_id: str) -> None:
    """Put in the outbox what is not in the record yet of this kring's reviews. Whether it may go is asked when it goes."""
    bestemming = session.get_one(Kring, kring_id).aanbieder_id
    er_al = select(InDossier.ding_id).where(col(InDossier.kring_id) == kring_id)
    vraag = select(EvaluatieT.evaluatie_id, EvaluatieT.lid_id).where(col(EvaluatieT.kring_id) == kring_id)
    for evaluatie_id, lid_id in session.exec(vraag.order_by(col(EvaluatieT.evaluatie_id), col(EvaluatieT.lid_id))).all():
        sleutel = f"{evaluatie_id}.{lid_id}"
        if session.exec(er_al.where(col(InDossier.ding_id) == sleutel)).first() is None:
            stuur(session, "t", f"t:{kring_id}:{sleutel}", kring_id, sleutel, baan=sleutel, bestemming=bestemming)
            zend_weer(session, kring_id, sleutel)


def laad(session: Session, rij: Rij) -> TScoreVoorDossier | None:
    """Read one T-score, or None when a goal of it is not released or gone. Raises Later while a goal is not in the record yet."""
    evaluatie_id, _, lid_id = rij.ding_id.partition(".")
    t = session.get(EvaluatieT, (rij.kring_id, evaluatie_id, lid_id))
    evaluatie = session.get(Evaluatie, (rij.kring_id, evaluatie_id))
    if t is None or evaluatie is None or evaluatie.klaar is None:
        return None
    doelen = _doelen(session, rij.kring_id, evaluatie_id, lid_id)
    plekken = [session.get(InDossier, (rij.kring_id, doel_id)) for doel_id in doelen]
    if len(doelen) != t.n or not all(queries.vrijgegeven(session, rij.kring_id, doel_id) for doel_id in doelen):
        return None
    verwijzingen = tuple(plek.verwijzing for plek in plekken if plek is not None)
    if len(verwijzingen) != t.n:
        raise Later(lijn=False)
    return TScoreVoorDossier(
        sleutel=rij.ding_id,
        pseudoniem=session.get_one(Kring, rij.kring_id).pseudoniem,
        begin=t.begin,
        nu=t.nu,
        gemengd=t.gemengd,
        door=INFORMANTEN[session.get_one(Lid, (rij.kring_id, lid_id)).rol],
        op=evaluatie.klaar,
        doelen=tuple(doelen),
        verwijzingen=verwijzingen,
    )


def mag_blijven(session: Session, kring_id: str, sleutel: str) -> bool:
    """May this T-score (`evaluatie.lid`) stay readable in the record? As long as every goal that it came from may."""
    evaluatie_id, _, lid_id = sleutel.partition(".")
    doelen = _doelen(session, kring_id, evaluatie_id, lid_id)
    return bool(doelen) and all(queries.mag_blijven(session, kring_id, doel_id) for doel_id in doelen)


def _doelen(session: Session, kring_id: str, evaluatie_id: str, lid_id: str) -> Sequence[str]:
    van = (
        col(EvaluatieStand.kring_id) == kring_id,
        col(EvaluatieStand.evaluatie_id) == evaluatie_id,
        col(EvaluatieStand.lid_id) == lid_id,
    )
    return session.exec(select(EvaluatieStand.doel_id).where(*van).order_by(col(EvaluatieStand.doel_id))).all()
