"""The kring: one jongere, his people, one aanspreekpunt. kring_id leads the key of each family table."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id


class Kring(SQLModel, table=True):
    """One circle. Of the birth date only month and year are kept; `pseudoniem` is what the provider's record knows."""

    __table_args__ = (
        CheckConstraint("geboren_maand BETWEEN 1 AND 12", name="kring_maand"),
        CheckConstraint("profiel BETWEEN 1 AND 9", name="kring_profiel"),
        CheckConstraint("intensiteit BETWEEN 1 AND 4", name="kring_intensiteit"),
    )
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    roepnaam: str = Field(max_length=60)
    geboren_jaar: int
    geboren_maand: int
    aanbieder_id: str = Field(foreign_key="aanbieder.id", index=True)
    gemeente_id: str = Field(foreign_key="gemeente.id", index=True)
    profiel: int
    intensiteit: int
    pseudoniem: str = Field(default_factory=nieuw_id, unique=True)
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)

    def leeftijd(self, op: date) -> int:
        """Age in whole years on a date. The day is unknown: the jongere counts as older from the first of the next month."""
        jaren = op.year - self.geboren_jaar
        return jaren if op.month > self.geboren_maand else jaren - 1


class Lid(SQLModel, table=True):
    """A person in a kring, in one role. Gezag holds only as a professional recorded it, with a date; `tot` ends access."""

    __table_args__ = (
        CheckConstraint("rol IN ('jongere','ouder','jim','aanspreekpunt','professional')", name="lid_rol"),
        CheckConstraint("NOT gezag OR (rol = 'ouder' AND gezag_op IS NOT NULL)", name="lid_gezag"),
        Index("een_jongere", "kring_id", unique=True, sqlite_where=text("rol = 'jongere'"), postgresql_where=text("rol = 'jongere'")),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True)
    rol: str = Field(max_length=20)
    naam: str = Field(max_length=60)
    figuur: str = Field(default="cirkel", max_length=20)
    kleur: int = 1
    gezag: bool = False
    gezag_door: str = Field(default="", max_length=60)
    gezag_op: date | None = None
    sinds: datetime = Field(default_factory=nu, sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)


class Uitnodiging(SQLModel, table=True):
    """A way in, for one person, once. Only hashes of link and browser are kept; the spoken code is derived, never stored."""

    __table_args__ = (ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    token_hash: str = Field(unique=True)
    rol: str = Field(max_length=20)
    voornaam: str = Field(max_length=60)
    gezag: bool = False
    door_lid_id: str
    verloopt: datetime = Field(sa_type=Moment)
    browser_hash: str = Field(default="")
    geopend: datetime | None = Field(default=None, sa_type=Moment)
    pogingen: int = 0
    code_goed: datetime | None = Field(default=None, sa_type=Moment)
    gebruikt: datetime | None = Field(default=None, sa_type=Moment)
