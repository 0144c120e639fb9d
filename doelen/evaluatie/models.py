"""A review, the goals in it as they were then, where each person saw them, and the T-scores of that day."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud

_OPEN = text("klaar IS NULL")


class Evaluatie(SQLModel, table=True):
    """One review; at most one of a kring is open. From `klaar` on nothing in it changes any more."""

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
        Index("een_evaluatie", "kring_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    door_lid_id: str
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    klaar: datetime | None = Field(default=None, sa_type=Moment)


class EvaluatieDoel(SQLModel, table=True):
    """A goal in a review: its words, ladder and weight as they were when the review was finished, and what was agreed about it.

    `treden`: the words of its steps then, one on a line behind its level ("-2 Een dag"); None of a review from before they were kept.
    """

    __table_args__ = (
        CheckConstraint("gewicht BETWEEN 1 AND 3", name="evaluatiedoel_gewicht"),
        ForeignKeyConstraint(["kring_id", "evaluatie_id"], ["evaluatie.kring_id", "evaluatie.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "doel_id"], ["doel.kring_id", "doel.id"], ondelete="CASCADE"),
    )
    kring_id: str = Field(primary_key=True)
    evaluatie_id: str = Field(primary_key=True)
    doel_id: str = Field(primary_key=True)
    volgorde: int
    tekst: str = Field(max_length=500, sa_type=Inhoud)
    variant: int
    basis: int
    gewicht: int
    afgesproken: str | None = Field(default=None, max_length=1000, sa_type=Inhoud)
    treden: str | None = Field(default=None, sa_type=Inhoud)


class EvaluatieStand(SQLModel, table=True):
    """Where one person saw one goal on its ladder (-3..2) when the review was finished."""

    __table_args__ = (
        CheckConstraint("niveau BETWEEN -3 AND 2", name="evaluatiestand_niveau"),
        ForeignKeyConstraint(
            ["kring_id", "evaluatie_id", "doel_id"],
            ["evaluatiedoel.kring_id", "evaluatiedoel.evaluatie_id", "evaluatiedoel.doel_id"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    evaluatie_id: str = Field(primary_key=True)
    doel_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    niveau: int


class EvaluatieT(SQLModel, table=True):
    """T of one person's view over the `n` goals that he scored: at the start of the ladders, and on the day of the review (doelen.gas)."""

    __table_args__ = (
        CheckConstraint("n > 0", name="evaluatiet_n"),
        ForeignKeyConstraint(["kring_id", "evaluatie_id"], ["evaluatie.kring_id", "evaluatie.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    evaluatie_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    begin: float
    nu: float
    n: int
    gemengd: bool
