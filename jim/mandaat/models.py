"""The JIM whom the jongere asked, and the mandate of each ouder with gezag. States: gevraagd, wacht, actief, geweigerd, gestopt."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud

_LOPEND = text("status IN ('gevraagd','wacht','actief')")


class Jim(SQLModel, table=True):
    """The jongere's question to one person. `wacht`: said yes, mandates still to come. At most one at a time runs.

    `fase`: what they talk about now, moved by jongere or JIM, never by time.
    """

    __table_args__ = (
        CheckConstraint("status IN ('gevraagd','wacht','actief','geweigerd','gestopt')", name="jim_status"),
        CheckConstraint("fase IN ('wie','wat','hoe','zo')", name="jim_fase"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
        Index("een_jim", "kring_id", unique=True, sqlite_where=_LOPEND, postgresql_where=_LOPEND),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    uitnodiging_id: str
    lid_id: str | None = None
    naam: str = Field(max_length=60, sa_type=Inhoud)
    status: str = Field(default="gevraagd", max_length=20)
    fase: str = Field(default="wie", max_length=5)
    sinds: datetime = Field(default_factory=nu, sa_type=Moment)


class Mandaat(SQLModel, table=True):
    """One ouder's yes to one JIM; `akkoord_moeilijk` is a full yes. Given once, by an act of its own."""

    __table_args__ = (
        CheckConstraint("antwoord IN ('akkoord','akkoord_moeilijk','niet_akkoord')", name="mandaat_antwoord"),
        ForeignKeyConstraint(["kring_id", "jim_id"], ["jim.kring_id", "jim.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    jim_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    antwoord: str = Field(max_length=20)
    toelichting: str = Field(default="", max_length=500, sa_type=Inhoud)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
