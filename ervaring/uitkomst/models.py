"""How the help of a kring ended, as the aanspreekpunt wrote it down: for the family to see."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment


class Afsluiting(SQLModel, table=True):
    """The reason why the help ended: a code of the question `uitval` in this version of the set `uitkomst`."""

    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    versie: int
    reden: int
    op: datetime = Field(default_factory=nu, sa_type=Moment)
