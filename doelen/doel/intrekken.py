"""The record hears that a yes was taken back: a row of its own in the outbox for each goal or list that went, or may be on its way.

Its lane is its own too, because what else waits of that goal is not sent. One thing of a kring goes at a time and each is read when it goes, so that the
order of yes and no is that of what somebody last said.
"""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from basis.events import Uitgaand, stuur
from basis.outbox import laat_vallen

VOOR = "ja:"
"""What the thing of such a row is called: this, and our key of the goal or list."""
MET_JA = ("doel", "lijst")
"""The rows that go with a yes of their own."""


def neem_terug(session: Session, kring_id: str, dingen: Collection[str], op: datetime) -> None:
    """The yes for these goals or lists (our keys) was taken back at `op`; where none of it was ever sent there is nothing to say."""
    van = (col(Uitgaand.kring_id) == kring_id, col(Uitgaand.soort).in_(MET_JA), col(Uitgaand.ding_id).in_(dingen))
    session.flush()
    for ding_id, bestemming in session.exec(select(Uitgaand.ding_id, Uitgaand.bestemming).where(*van).distinct()).all():
        baan = f"{VOOR}{ding_id}"
        laat_vallen(session, baan)
        stuur(session, "ja", f"{baan}:{op.isoformat()}", kring_id, baan, baan=baan, bestemming=bestemming)


def weer_ja(session: Session, *dingen: str) -> None:
    """They were released again: what a record refused to hear of the no before need not go."""
    laat_vallen(session, *(f"{VOOR}{ding_id}" for ding_id in dingen))
