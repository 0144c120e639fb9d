"""The data keys, one per kring and one per person, each wrapped by a master key."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment


class Kringsleutel(SQLModel, table=True):
    """The wrapped data key of a kring, or of a person (`persoon:<id>`). Without this row its content can't be read by anybody."""

    kring_id: str = Field(primary_key=True, max_length=60)
    versie: int = 1
    gewikkeld: bytes
    hoofdsleutel: int
    op: datetime = Field(default_factory=nu, sa_type=Moment)
