"""How a family experienced the help: a score per quarter, what could be better, and how often the app asks. Apart from who gave it."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud

NUT, DOELEN, UITVAL = MATEN = ("nut", "doelen", "uitval")


class Beleving(SQLModel, table=True):
    """What publications are made of: one answer of a family in a quarter. `nut`: 0-10, "heeft de hulp jullie geholpen?". `doelen`: 1 when most or

    all goals were reached. `uitval`: 1 when the help ended one-sidedly. `gezin` is a keyed hash per quarter: it counts a family once and
    can't be followed from quarter to quarter; `gezin_jaar` does that for one year, so that a family counts once in a longer period. No moment, no person, no kring. `professionals` holds keyed hashes, by spaces.
    """

    __table_args__ = (
        CheckConstraint("score BETWEEN 0 AND 10", name="beleving_score"),
        CheckConstraint("maat = 'nut' OR (maat IN ('doelen','uitval') AND score IN (0, 1))", name="beleving_maat"),
    )
    kwartaal: str = Field(primary_key=True, max_length=7)
    gezin: str = Field(primary_key=True, max_length=64)
    gezin_jaar: str = Field(default="", max_length=64)
    maat: str = Field(default=NUT, primary_key=True, max_length=10)
    gemeente_id: str = Field(index=True)
    aanbieder_id: str
    profiel: int
    intensiteit: int
    professionals: str
    score: int


class Verbeterpunt(SQLModel, table=True):
    """What could be better, in somebody's own words, sealed under a data key of its own.

    Until enough families wrote something it waits, and nobody reads it but its writer. Then `vrij` says since which quarter the provider
    reads it; the row is made anew at that moment (id, key), without `gezin`, `wie` and `professionals`, so that it tells no moment and no writer.
    """

    __table_args__ = (
        CheckConstraint(
            "(vrij = '' AND gezin <> '' AND wie <> '') OR (vrij <> '' AND gezin = '' AND wie = '' AND professionals = '')",
            name="verbeterpunt_vrij_zonder_spoor",
        ),
    )
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    aanbieder_id: str = Field(foreign_key="aanbieder.id", index=True)
    kwartaal: str = Field(default="", max_length=7)
    gezin: str = Field(default="", max_length=64, index=True)
    wie: str = Field(default="", max_length=64, index=True)
    professionals: str = ""
    vrij: str = Field(default="", max_length=7)
    tekst: str = Field(max_length=1000, sa_type=Inhoud)


class Belevingsritme(SQLModel, table=True):
    """How often the app asks this kring: once a month, not by itself (`contact`: after contact, when they open it), or never."""

    __table_args__ = (CheckConstraint("ritme IN ('maand','contact','niet')", name="belevingsritme"),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    ritme: str = Field(default="maand", max_length=10)
