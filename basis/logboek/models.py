"""Tables of the log. A `Logregel` carries no personal data and stays for ever; its `Logdetail` can be erased.

Triggers refuse to change or delete a Logregel, to change a Logdetail, and to delete one without a Logwissing (migration 0003).
The ids are values, no foreign keys: the log outlives what it is about.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment

# SQLite has a row number of its own behind INTEGER only; PostgreSQL's INTEGER is full after 2.1 billion rows.
NUMMER = BigInteger().with_variant(Integer, "sqlite")


class Actie(StrEnum):
    """What was done."""

    MAKEN = "maken"
    LEZEN = "lezen"
    ZOEKEN = "zoeken"
    WIJZIGEN = "wijzigen"
    VERWIJDEREN = "verwijderen"
    UITVOER = "uitvoer"
    OVERDRAGEN = "overdragen"
    INLOGGEN = "inloggen"
    WEIGERING = "weigering"
    NOODTOEGANG = "noodtoegang"
    LOG_LEZEN = "log_lezen"
    SLEUTEL = "sleutel"
    SYSTEEM = "systeem"


class Uitkomst(StrEnum):
    """How it ended."""

    OK = "ok"
    GEWEIGERD = "geweigerd"


class Grond(StrEnum):
    """Why it was allowed: a member of the kring, a permission given, an emergency, or the house itself."""

    LID = "lid"
    TOESTEMMING = "toestemming"
    NOOD = "nood"
    SYSTEEM = "systeem"


class Bron(StrEnum):
    """Which process wrote it."""

    WEB = "web"
    WORKER = "worker"
    CLI = "cli"


class Gevoelig(StrEnum):
    """VERTROUWELIJK is what stays between jongere and JIM."""

    GEWOON = "gewoon"
    VERTROUWELIJK = "vertrouwelijk"


def _een_van(kolom: str, soort: type[StrEnum]) -> str:
    return f"{kolom} IN ({','.join(repr(str(waarde)) for waarde in soort)})"


class Logregel(SQLModel, table=True):
    """One link of the chain: numbered from 1 without gaps; `vorige` is the hash of the row before it.

    `hash`: SHA-256 in hex over the canonical JSON of the other fields. `inhoud_hash`: the same over salt and detail.
    """

    __table_args__ = (
        CheckConstraint(_een_van("actie", Actie), name="logregel_actie"),
        CheckConstraint(_een_van("uitkomst", Uitkomst), name="logregel_uitkomst"),
        CheckConstraint(_een_van("grond", Grond), name="logregel_grond"),
        CheckConstraint(_een_van("bron", Bron), name="logregel_bron"),
    )
    nummer: int = Field(sa_column=Column(NUMMER, primary_key=True, autoincrement=False))
    op: datetime = Field(sa_type=Moment, index=True)
    actie: str = Field(max_length=20)
    uitkomst: str = Field(max_length=10)
    soort: str = Field(max_length=40)
    grond: str = Field(max_length=20)
    bron: str = Field(max_length=10)
    inhoud_hash: str = Field(max_length=64)
    vorige: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class Logdetail(SQLModel, table=True):
    """Who and about whom, in ids and codes only. `zout`: 16 random bytes, without which `inhoud_hash` says nothing."""

    __table_args__ = (
        CheckConstraint(_een_van("gevoelig", Gevoelig), name="logdetail_gevoelig"),
        Index("ix_logdetail_kring_nummer", "kring_id", "nummer"),
    )
    nummer: int = Field(sa_column=Column(NUMMER, ForeignKey("logregel.nummer"), primary_key=True, autoincrement=False))
    kring_id: str = Field(max_length=40)
    persoon_id: str = Field(max_length=40)
    rol: str = Field(max_length=20)
    lid_id: str = Field(max_length=40)
    ding_id: str = Field(max_length=64)
    toegangspunt: str = Field(max_length=64)
    gevoelig: str = Field(max_length=20)
    over_lid_id: str = Field(max_length=40)
    zout: bytes


class Logwissing(SQLModel, table=True):
    """The detail of `nummer` was erased, why (`reden`, a code), and which Logregel (`regel`) records that."""

    nummer: int = Field(sa_column=Column(NUMMER, ForeignKey("logregel.nummer"), primary_key=True, autoincrement=False))
    regel: int = Field(sa_column=Column(NUMMER, ForeignKey("logregel.nummer"), nullable=False, index=True))
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    reden: str = Field(max_length=20)
