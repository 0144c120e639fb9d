"""What the app asked somebody already: at most once per period, whether he answered or skipped it."""

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, Session, SQLModel

from basis.clock import vandaag
from basis.rechten import Actor

MAAND = "maand"
"""Whatever it was, this month."""


class Gevraagd(SQLModel, table=True):
    """The last period in which the app asked a member something. It does not tell whether he answered."""

    __table_args__ = (ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    lid_id: str = Field(primary_key=True)
    wat: str = Field(primary_key=True, max_length=20)
    tijdvak: str = Field(max_length=20)


def al_gevraagd(session: Session, actor: Actor, wat: str, tijdvak: str) -> bool:
    """Was this asked of the actor in this period?"""
    rij = session.get(Gevraagd, (actor.kring_id, actor.lid_id, wat))
    return rij is not None and rij.tijdvak == tijdvak


def genoeg_gevraagd(session: Session, actor: Actor) -> bool:
    """Did the app ask the actor anything this month? Then it keeps quiet."""
    return al_gevraagd(session, actor, MAAND, f"{vandaag():%Y-%m}")


def zet_gevraagd(session: Session, actor: Actor, wat: str, tijdvak: str) -> None:
    """Done for this period, and nothing else is asked of him this month: he answered, or he does not want to."""
    for iets, tot in ((wat, tijdvak), (MAAND, f"{vandaag():%Y-%m}")):
        session.merge(Gevraagd(kring_id=actor.kring_id, lid_id=actor.lid_id, wat=iets, tijdvak=tot))
    session.flush()
