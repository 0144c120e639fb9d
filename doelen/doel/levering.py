"""From an outbox row to the provider's record: loads what was released, checks that it still is, delivers, notes the receipt."""

from typing import cast

from sqlmodel import Session, col, select

from basis.events import Uitgaand
from basis.fouten import NietGevonden
from doelen.doel.models import Doel, InDossier, Meting, Trede
from doelen.doel.queries import vrijgegeven
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Dossier,
    Informant,
    MetingVoorDossier,
    Ontvangst,
    Status,
)
from jim.kring.models import Kring, Lid

INFORMANTEN: dict[str, Informant] = {
    "jongere": "jongere",
    "ouder": "ouder",
    "voogd": "voogd",
    "jim": "jim",
    "aanspreekpunt": "professional",
    "professional": "professional",
}


def lever(session: Session, rij: Uitgaand, dossier: Dossier) -> bool:
    """Deliver the goal or score of this row; False, and nothing done, when it is gone or no longer released.

    Raises what the port raises: TijdelijkNietBereikbaar, Geweigerd.
    """
    if rij.soort == "doel":
        doel = session.get(Doel, (rij.kring_id, rij.ding_id))
        if doel is not None and vrijgegeven(session, doel.kring_id, doel.id):
            _lever_doel(session, doel, dossier)
            return True
    elif rij.soort == "meting":
        meting = session.get(Meting, (rij.kring_id, rij.ding_id))
        if meting is not None and meting.schaal == "ladder" and vrijgegeven(session, meting.kring_id, meting.doel_id):
            _lever_meting(session, meting, dossier)
            return True
    return False


def _pseudoniem(session: Session, kring_id: str) -> str:
    kring = session.get(Kring, kring_id)
    if kring is None:
        raise NietGevonden
    return kring.pseudoniem


def _noteer(session: Session, kring_id: str, ding_id: str, ontvangst: Ontvangst) -> None:
    staat = session.get(InDossier, (kring_id, ding_id))
    if staat is None:
        session.add(InDossier(kring_id=kring_id, ding_id=ding_id, verwijzing=ontvangst.verwijzing, versie=ontvangst.versie))
    else:
        staat.verwijzing, staat.versie = ontvangst.verwijzing, ontvangst.versie
    session.flush()


def _lever_doel(session: Session, doel: Doel, dossier: Dossier) -> None:
    treden = session.exec(select(Trede).where(col(Trede.kring_id) == doel.kring_id, col(Trede.doel_id) == doel.id)).all()
    ontvangst = dossier.lever_doel(
        DoelVoorDossier(
            sleutel=doel.id,
            pseudoniem=_pseudoniem(session, doel.kring_id),
            tekst=doel.tekst,
            treden={t.niveau: t.tekst for t in treden},
            variant="6" if doel.variant == 6 else "5",
            basis=doel.basis,
            status=cast("Status", doel.status),
            streefdatum=doel.streefdatum,
            versie=doel.versie,
        )
    )
    _noteer(session, doel.kring_id, doel.id, ontvangst)


def _lever_meting(session: Session, meting: Meting, dossier: Dossier) -> None:
    doel = session.get(Doel, (meting.kring_id, meting.doel_id))
    lid = session.get(Lid, (meting.kring_id, meting.lid_id))
    if doel is None or lid is None:
        raise NietGevonden
    if session.get(InDossier, (doel.kring_id, doel.id)) is None:
        _lever_doel(session, doel, dossier)
    ontvangst = dossier.lever_meting(
        MetingVoorDossier(
            sleutel=meting.id,
            doel_sleutel=doel.id,
            pseudoniem=_pseudoniem(session, meting.kring_id),
            niveau=meting.niveau,
            door=INFORMANTEN[lid.rol],
            op=meting.op,
        )
    )
    _noteer(session, meting.kring_id, meting.id, ontvangst)
