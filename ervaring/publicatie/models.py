"""What a municipality gets to see: composed once per quarter, released by two people, never recomputed."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment


class Publicatie(SQLModel, table=True):
    """One publication: `inhoud` is canonical JSON with cells and qualities, already safe to show to anybody.

    Nobody sees it before two different people of the independent party released it; `vrij` is when the second did.
    """

    gemeente_id: str = Field(foreign_key="gemeente.id", primary_key=True)
    kwartaal: str = Field(primary_key=True, max_length=7)
    inhoud: str
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    eerste_door: str | None = Field(default=None, foreign_key="persoon.id", ondelete="SET NULL")
    tweede_door: str | None = Field(default=None, foreign_key="persoon.id", ondelete="SET NULL")
    vrij: datetime | None = Field(default=None, sa_type=Moment)
