"""Where somebody places himself among the four quadrants. Only added, never overwritten."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id


class Kwadrant(StrEnum):
    """From light to heavy: what there is to carry, against what one can carry (Fries model, draaglast and draagkracht)."""

    VRAGEN = "vragen"
    SPANNING = "spanning"
    NOOD = "nood"
    CRISIS = "crisis"


class Zwaarte(SQLModel, table=True):
    """One member placed himself. `alleen_ik`: he does not show it to others (yet)."""

    __table_args__ = (
        CheckConstraint("kwadrant IN ('vragen','spanning','nood','crisis')", name="zwaarte_kwadrant"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
        Index("zwaarte_wie", "kring_id", "lid_id", "op"),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    lid_id: str
    kwadrant: str = Field(max_length=10)
    alleen_ik: bool = False
    op: datetime = Field(default_factory=nu, sa_type=Moment)
