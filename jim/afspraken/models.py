"""Confidentiality agreements: versions with one rule per topic, signed by jongere, ouders with gezag and JIM."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Onderwerp(StrEnum):
    """Topics a rule and a message can be about."""

    SCHOOL = "school"
    VRIENDEN = "vrienden"
    THUIS = "thuis"
    GEZONDHEID = "gezondheid"
    VERLIEFD = "verliefd"
    MIDDELEN = "middelen"
    GELD = "geld"
    ALLEEN_JIJ = "alleen_jij"


class Niveau(StrEnum):
    """How far something told to the JIM may go, narrowest first; OUDERS and AANSPREEKPUNT stand beside each other."""

    TUSSEN_ONS = "tussen_ons"
    EERST_VRAGEN = "eerst_vragen"
    OUDERS = "ouders"
    AANSPREEKPUNT = "aanspreekpunt"
    BEIDEN = "beiden"


class Afspraak(SQLModel, table=True):
    """One version. States: voorstel, geldig (all signed), vervallen (a newer one is geldig, or it was replaced).

    `grens`: the age limit (0, 12, 16, 18) that the jongere had passed when it was made; a later one asks for a new look.
    """

    __table_args__ = (
        CheckConstraint("status IN ('voorstel','geldig','vervallen')", name="afspraak_status"),
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    versie: int = Field(primary_key=True)
    status: str = Field(default="voorstel", max_length=20)
    grens: int = 0
    door_lid_id: str
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class EigenOnderwerp(SQLModel, table=True):
    """A topic in the jongere's own words; rules and messages call it `eigen_` and its id."""

    __table_args__ = (ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    naam: str = Field(max_length=40, sa_type=Inhoud)
    door_lid_id: str
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class AfspraakRegel(SQLModel, table=True):
    """The rule for one topic in one version."""

    __table_args__ = (
        CheckConstraint("niveau IN ('tussen_ons','eerst_vragen','ouders','aanspreekpunt','beiden')", name="regel_niveau"),
        ForeignKeyConstraint(["kring_id", "versie"], ["afspraak.kring_id", "afspraak.versie"], ondelete="CASCADE"),
    )
    kring_id: str = Field(primary_key=True)
    versie: int = Field(primary_key=True)
    onderwerp: str = Field(primary_key=True, max_length=40)
    niveau: str = Field(max_length=20)


class Handtekening(SQLModel, table=True):
    """One member signed one version."""

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "versie"], ["afspraak.kring_id", "afspraak.versie"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    versie: int = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
