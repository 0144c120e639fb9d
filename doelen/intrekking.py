"""What the record must know of a yes: whether it holds, was taken back, or neither says anything new (the end of the help, a birthday)."""

from typing import Literal

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Uitgaand
from basis.outbox import Rij
from doelen.bestanden import BLIJFT
from doelen.doel import queries
from doelen.doel.intrekken import MET_JA, VOOR, neem_terug
from doelen.doel.models import Doel, Vrijgave
from doelen.koppeling.poort import IntrekkingVoorDossier
from doelen.rom import vrijgave
from doelen.rom.models import Invulling, RitmeVrijgave
from jim.kring.models import Kring


def stand(session: Session, kring_id: str, sleutel: str) -> Literal["geldt", "terug", ""]:
    """How it is with the yes for the goal or list of this key, that went: `geldt`, `terug`, or "" where it stays as it stands there.

    A closed kring took all back.
    """
    kring = session.get(Kring, kring_id)
    van = (col(Uitgaand.kring_id) == kring_id, col(Uitgaand.ding_id) == sleutel, col(Uitgaand.soort).in_(MET_JA))
    soort = session.exec(select(Uitgaand.soort).where(*van)).first()
    if kring is None or soort is None:
        return ""
    if kring.gesloten is not None or not BLIJFT[soort](session, kring_id, sleutel):
        return "terug"
    if soort == "doel":
        return "geldt" if queries.vrijgegeven(session, kring_id, sleutel) else ""
    invulling = session.get(Invulling, (kring_id, sleutel))
    return "geldt" if invulling is not None and vrijgave.toestemming(session, kring_id, invulling.ritme_id) else ""


def zeker(session: Session, aanbieder_id: str) -> set[str]:
    """The goals and answers of this provider's kringen of which nobody ever took his yes back: looking at each of those would take long."""
    open_ = select(Kring.id).where(col(Kring.aanbieder_id) == aanbieder_id, col(Kring.gesloten).is_(None))
    nee = select(Vrijgave.doel_id).where(col(Vrijgave.ingetrokken).is_not(None), col(Vrijgave.kring_id) == col(Doel.kring_id))
    doelen = select(Doel.id).where(col(Doel.kring_id).in_(open_), col(Doel.id).not_in(nee))
    nee_lijst = select(RitmeVrijgave.ritme_id).where(
        col(RitmeVrijgave.ingetrokken).is_not(None), col(RitmeVrijgave.kring_id) == col(Invulling.kring_id)
    )
    lijsten = select(Invulling.id).where(
        col(Invulling.kring_id).in_(open_), col(Invulling.delen) != "ik", col(Invulling.ritme_id).not_in(nee_lijst)
    )
    return {*session.exec(doelen), *session.exec(lijsten)}


def sleutel(rij: Rij) -> str:
    """Our key of what a row is about."""
    return rij.ding_id.removeprefix(VOOR)


def laad(session: Session, rij: Rij) -> IntrekkingVoorDossier | None:
    """Read what the record must hear, or None when by now it was released again."""
    if stand(session, rij.kring_id, sleutel(rij)) != "terug":
        return None
    op = session.get_one(Uitgaand, rij.id).volgorde
    return IntrekkingVoorDossier(sleutel(rij), session.get_one(Kring, rij.kring_id).pseudoniem, op)


def neem_alles_terug(session: Session, kring_id: str) -> None:
    """The kring closed: the record hears so of each goal and list that went there. Afterwards there are 30 days before it is erased."""
    van = (col(Uitgaand.kring_id) == kring_id, col(Uitgaand.soort).in_(MET_JA))
    neem_terug(session, kring_id, session.exec(select(Uitgaand.ding_id).where(*van).distinct()).all(), nu())
