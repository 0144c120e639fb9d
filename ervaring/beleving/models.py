"""How a family experienced the help: one answer per family per quarter, kept apart from who gave it."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class Beleving(SQLModel, table=True):
    """An answer of 0-10 to "heeft de hulp jullie geholpen?". `gezin` is a keyed hash per quarter: it counts a family once and

    can't be followed from quarter to quarter. No moment, no person, no kring. `professionals` holds keyed hashes, by spaces.
    """

    __table_args__ = (CheckConstraint("score BETWEEN 0 AND 10", name="beleving_score"),)
    kwartaal: str = Field(primary_key=True, max_length=7)
    gezin: str = Field(primary_key=True, max_length=64)
    gemeente_id: str = Field(index=True)
    aanbieder_id: str
    profiel: int
    intensiteit: int
    professionals: str
    score: int
