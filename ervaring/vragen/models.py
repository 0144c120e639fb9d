"""Answers to our question sets, apart from who gave them; a table for each purpose, and what a set is for.

Nothing here holds a person, a kring or a moment. `gezin`, `wie` and `beurt` are keyed by the data key of the kring (Datasleutel.merk):
they count a family once and let somebody take his answers back, and when the kring is erased nobody can make them again.
"""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

_SET = ["naam", "versie", "doel"]


class Vragenset(SQLModel, table=True):
    """What a version of a set is for, written down at its first answer and never changed: answers point at it with their own purpose."""

    __table_args__ = (
        CheckConstraint("doel IN ('verbeteren','clientonderzoek')", name="vragenset_doel"),
        UniqueConstraint("naam", "versie", "doel", name="vragenset_een_doel"),
    )
    naam: str = Field(primary_key=True, max_length=30)
    versie: int = Field(primary_key=True)
    doel: str = Field(max_length=20)


class Verbeterantwoord(SQLModel, table=True):
    """An answer for the provider, until enough families answered. `professionals`: keyed hashes of who helps them, by spaces.

    `informant`: jongere or ouder where the set asks them apart, else "". `beurt`: one time that one person answered.
    """

    __table_args__ = (
        CheckConstraint("doel = 'verbeteren'", name="verbeterantwoord_doel"),
        ForeignKeyConstraint(_SET, ["vragenset.naam", "vragenset.versie", "vragenset.doel"], name="verbeterantwoord_set"),
    )
    kwartaal: str = Field(primary_key=True, max_length=7)
    beurt: str = Field(primary_key=True, max_length=64)
    vraag: str = Field(primary_key=True, max_length=30)
    naam: str = Field(max_length=30)
    versie: int
    doel: str = Field(default="verbeteren", max_length=20)
    waarde: int
    informant: str = Field(default="", max_length=10)
    gezin: str = Field(max_length=64, index=True)
    wie: str = Field(max_length=64, index=True)
    aanbieder_id: str = Field(foreign_key="aanbieder.id", index=True)
    professionals: str


class Onderzoeksantwoord(SQLModel, table=True):
    """An answer for the yearly client research of a municipality. It has no column for a provider: these answers never say which it was."""

    __table_args__ = (
        CheckConstraint("doel = 'clientonderzoek'", name="onderzoeksantwoord_doel"),
        ForeignKeyConstraint(_SET, ["vragenset.naam", "vragenset.versie", "vragenset.doel"], name="onderzoeksantwoord_set"),
    )
    jaar: int = Field(primary_key=True)
    wie: str = Field(primary_key=True, max_length=64)
    vraag: str = Field(primary_key=True, max_length=30)
    naam: str = Field(max_length=30)
    versie: int
    doel: str = Field(default="clientonderzoek", max_length=20)
    waarde: int
    informant: str = Field(default="", max_length=10)
    gezin: str = Field(max_length=64, index=True)
    gemeente_id: str = Field(foreign_key="gemeente.id", index=True)
