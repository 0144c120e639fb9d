"""The ledger of what was erased: replayed after a backup is put back, so that nothing erased comes back to life."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id


class Wissing(SQLModel, table=True):
    """One erasing: what kind of thing and its id. It holds no words of anybody."""

    __table_args__ = (CheckConstraint("soort IN ('kring','persoon','gesprek','bericht')", name="wissing_soort"),)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    soort: str = Field(max_length=10)
    kring_id: str = Field(default="", max_length=40)
    ding_id: str = Field(max_length=40)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
