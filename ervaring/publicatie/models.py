"""What a municipality gets to see: composed once per period, released by two people, never recomputed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id


class Publicatie(SQLModel, table=True):
    """One version of a publication of a quarter, or of a longer period (`kwartaal` is then `2026-H1` or `2026`): `inhoud` is canonical JSON with cells and qualities, already safe to show to anybody.

    Nobody sees it before two different people of the independent party released it; `vrij` is when the second did. One of them can
    say no instead (`nee`, with `nee_reden`), and then it ends. The first released version stands; each later one is a correction of
    it, says why (`reden`), and holds no number that the one before it did not hold. What was released stays, whatever comes after it.
    """

    __table_args__ = (
        UniqueConstraint("gemeente_id", "kwartaal", "versie", name="publicatie_versie"),
        CheckConstraint("vrij IS NULL OR nee IS NULL", name="publicatie_ja_of_nee"),
        CheckConstraint("(nee IS NULL) = (nee_reden = '')", name="publicatie_nee_zegt_waarom"),
    )
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    gemeente_id: str = Field(foreign_key="gemeente.id")
    kwartaal: str = Field(max_length=7)
    versie: int = 1
    inhoud: str
    reden: str = Field(default="", max_length=300)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    eerste_door: str | None = Field(default=None, foreign_key="persoon.id", ondelete="SET NULL")
    tweede_door: str | None = Field(default=None, foreign_key="persoon.id", ondelete="SET NULL")
    vrij: datetime | None = Field(default=None, sa_type=Moment)
    nee: datetime | None = Field(default=None, sa_type=Moment)
    nee_reden: str = Field(default="", max_length=300)
