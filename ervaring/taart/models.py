"""A taart: a compliment for a professional who opted in. No number, no scale; only the receiver sees who and what."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Taart(SQLModel, table=True):
    """One taart. `kwaliteiten` holds one to three codes, separated by spaces; `naam` is empty when given without a name.

    `team_id`: given to several at once, a row for each of them with the same id.
    """

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "gever_lid_id"], ["lid.kring_id", "lid.id"]),
        ForeignKeyConstraint(["kring_id", "ontvanger_lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    gever_lid_id: str
    ontvanger_lid_id: str
    ontvanger_persoon_id: str = Field(foreign_key="persoon.id", index=True)
    team_id: str | None = Field(default=None, max_length=40)
    kwaliteiten: str = Field(max_length=120)
    woorden: str = Field(default="", max_length=300, sa_type=Inhoud)
    naam: str = Field(default="", max_length=60, sa_type=Inhoud)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    gelezen: datetime | None = Field(default=None, sa_type=Moment)
