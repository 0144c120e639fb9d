"""What goes back: what many families said together, to the organisation; and what it did with that, to the families."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id


class Terugblik(SQLModel, table=True):
    """What families said together: to a provider (`verbeteren`, up to and with a quarter) or a municipality (`clientonderzoek`, a year).

    `inhoud` is JSON: per question and answer the number of families, a multiple of 5 and at least 10.
    """

    __table_args__ = (
        CheckConstraint(
            "(doel = 'verbeteren' AND aanbieder_id IS NOT NULL AND gemeente_id IS NULL)"
            " OR (doel = 'clientonderzoek' AND aanbieder_id IS NULL AND gemeente_id IS NOT NULL)",
            name="terugblik_een_doel",
        ),
        UniqueConstraint("aanbieder_id", "tijdvak", name="terugblik_aanbieder"),
        UniqueConstraint("gemeente_id", "tijdvak", name="terugblik_gemeente"),
    )
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    doel: str = Field(max_length=20)
    aanbieder_id: str | None = Field(default=None, foreign_key="aanbieder.id")
    gemeente_id: str | None = Field(default=None, foreign_key="gemeente.id")
    tijdvak: str = Field(max_length=7)
    inhoud: str
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Terugkoppeling(SQLModel, table=True):
    """What a provider or a municipality did with the answers, in its own words, for all its families."""

    __table_args__ = (CheckConstraint("(aanbieder_id IS NULL) <> (gemeente_id IS NULL)", name="terugkoppeling_van_een"),)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    aanbieder_id: str | None = Field(default=None, foreign_key="aanbieder.id", index=True)
    gemeente_id: str | None = Field(default=None, foreign_key="gemeente.id", index=True)
    tekst: str = Field(max_length=1000)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
