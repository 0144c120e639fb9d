"""Questionnaires (ROM): the lists a provider may use, the rhythm that a kring agreed, and what somebody filled in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Lijst(SQLModel, table=True):
    """A questionnaire in one version, as a provider loaded it (`bron`: the FHIR Questionnaire as JSON). Never changed, only put away."""

    __table_args__ = (UniqueConstraint("aanbieder_id", "url", "versie", name="lijst_eens"),)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    aanbieder_id: str = Field(foreign_key="aanbieder.id")
    url: str = Field(max_length=400)
    versie: str = Field(max_length=100)
    titel: str = Field(max_length=200)
    bron: str = Field(sa_type=Text)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    weg: datetime | None = Field(default=None, sa_type=Moment)


class Ritme(SQLModel, table=True):
    """A list that a kring fills in each so many weeks. `status`: voorstel, loopt or gestopt. `lijst`: a Lijst id, or "eigen/<name>" for ours."""

    __table_args__ = (
        CheckConstraint("status IN ('voorstel','loopt','gestopt')", name="ritme_status"),
        CheckConstraint("weken BETWEEN 1 AND 26", name="ritme_weken"),
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    lijst: str = Field(max_length=60)
    weken: int
    status: str = Field(default="voorstel", max_length=10)
    door_lid_id: str
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class RitmeVrijgave(SQLModel, table=True):
    """One member agrees that what is shared of this list goes to the provider's record. Who must agree follows from age and gezag."""

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "ritme_id"], ["ritme.kring_id", "ritme.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    ritme_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    ingetrokken: datetime | None = Field(default=None, sa_type=Moment)


class Invulling(SQLModel, table=True):
    """One time that one member filled in a list. `delen`: who reads it when it is done: ik, aanspreekpunt or kring.

    `status`: open (half-way), klaar, or overgeslagen (asked again next time).
    """

    __table_args__ = (
        CheckConstraint("status IN ('open','klaar','overgeslagen')", name="invulling_status"),
        CheckConstraint("delen IN ('ik','aanspreekpunt','kring')", name="invulling_delen"),
        ForeignKeyConstraint(["kring_id", "ritme_id"], ["ritme.kring_id", "ritme.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
        Index(
            "een_open_invulling", "kring_id", "ritme_id", "lid_id", unique=True,
            sqlite_where=text("status = 'open'"), postgresql_where=text("status = 'open'"),
        ),
    )  # fmt: skip
    kring_id: str = Field(primary_key=True)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    ritme_id: str
    lijst: str = Field(max_length=60)
    lid_id: str
    delen: str = Field(default="ik", max_length=15)
    status: str = Field(default="open", max_length=12)
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Gegeven(SQLModel, table=True):
    """One answer, a row each, so that two phones of one person never overwrite each other. Several choices stand on a line each."""

    __table_args__ = (ForeignKeyConstraint(["kring_id", "invulling_id"], ["invulling.kring_id", "invulling.id"], ondelete="CASCADE"),)
    kring_id: str = Field(primary_key=True)
    invulling_id: str = Field(primary_key=True)
    vraag: str = Field(primary_key=True, max_length=200)
    waarde: str = Field(sa_type=Inhoud)
