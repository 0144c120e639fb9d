"""The kring: one jongere, his people, one aanspreekpunt. kring_id leads the key of each family table."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud

_LOPEND = text("tot IS NULL")
_AANSPREEKPUNT = text("rol = 'aanspreekpunt' AND tot IS NULL")


def jaren_op(geboren_jaar: int, geboren_maand: int, op: date) -> int:
    """Age in whole years on a date. The day is unknown: the jongere counts as older from the first of the next month."""
    return op.year - geboren_jaar - (op.month <= geboren_maand)


class Kring(SQLModel, table=True):
    """One circle. Of the birth date only month and year are kept; `pseudoniem` is what the provider's record knows.

    `grens`: the last age limit (0, 12, 16, 18) whose consequences were drawn. `ouders_apart`: ouders read nothing of each other.
    `hulp_tot`: the professionals left and the kring goes on by itself. `gesloten`: nobody reads it any more.
    """

    __table_args__ = (
        CheckConstraint("geboren_maand BETWEEN 1 AND 12", name="kring_maand"),
        CheckConstraint("profiel BETWEEN 1 AND 9", name="kring_profiel"),
        CheckConstraint("intensiteit BETWEEN 1 AND 4", name="kring_intensiteit"),
        CheckConstraint("grens IN (0, 12, 16, 18)", name="kring_grens"),
    )
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    roepnaam: str = Field(max_length=60, sa_type=Inhoud)
    geboren_jaar: int
    geboren_maand: int
    aanbieder_id: str = Field(foreign_key="aanbieder.id", index=True)
    gemeente_id: str = Field(foreign_key="gemeente.id", index=True)
    profiel: int
    intensiteit: int
    pseudoniem: str = Field(default_factory=nieuw_id, unique=True)
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)
    grens: int = 0
    ouders_apart: bool = False
    hulp_tot: datetime | None = Field(default=None, sa_type=Moment)
    gesloten: datetime | None = Field(default=None, sa_type=Moment)

    def leeftijd(self, op: date) -> int:
        """Age in whole years on a date."""
        return jaren_op(self.geboren_jaar, self.geboren_maand, op)


class Lid(SQLModel, table=True):
    """A person in a kring, in one role. Gezag holds only as a professional recorded it, with a date; `tot` ends access.

    `toegestaan`: from 16 on, whether the jongere lets this ouder or voogd read along (None: not chosen, which is no).
    `helper_lid_id`: who says that it is really him when he lost his phone. `vertrek`: how it ended.
    """

    __table_args__ = (
        CheckConstraint("rol IN ('jongere','ouder','voogd','jim','aanspreekpunt','professional','leerkracht','netwerk')", name="lid_rol"),
        CheckConstraint("NOT gezag OR (rol IN ('ouder','voogd') AND gezag_op IS NOT NULL)", name="lid_gezag"),
        CheckConstraint("vertrek IN ('','zelf','weggehaald','overgedragen','einde_hulp','gesloten','afgerond')", name="lid_vertrek"),
        Index("een_aanspreekpunt", "kring_id", unique=True, sqlite_where=_AANSPREEKPUNT, postgresql_where=_AANSPREEKPUNT),
        Index("een_jongere", "kring_id", unique=True, sqlite_where=text("rol = 'jongere'"), postgresql_where=text("rol = 'jongere'")),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True)
    rol: str = Field(max_length=20)
    naam: str = Field(max_length=60, sa_type=Inhoud)
    figuur: str = Field(default="cirkel", max_length=20)
    kleur: int = 1
    gezag: bool = False
    gezag_door: str = Field(default="", max_length=60, sa_type=Inhoud)
    gezag_op: date | None = None
    sinds: datetime = Field(default_factory=nu, sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)
    vertrek: str = Field(default="", max_length=20)
    toegestaan: bool | None = None
    helper_lid_id: str | None = None


class Voorval(SQLModel, table=True):
    """Something that happened to the kring itself: who came, left, was asked, handed over. Who may read which: policy.py."""

    __table_args__ = (Index("voorval_op", "kring_id", "op"),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    soort: str = Field(max_length=30)
    door_lid_id: str = ""
    over_lid_id: str = ""
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Wilsoordeel(SQLModel, table=True):
    """A professional found that the jongere can't weigh his own interests now; the reason is written down and he can read it."""

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
        Index("een_wilsoordeel", "kring_id", unique=True, sqlite_where=_LOPEND, postgresql_where=_LOPEND),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    door_lid_id: str
    reden: str = Field(max_length=1000, sa_type=Inhoud)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)


class Noodtoegang(SQLModel, table=True):
    """Somebody who works at the provider reads what the kring shares, for a reason and a few hours, when a second one agrees.

    It never opens what jongere and JIM write. The jongere sees it at once; it holds from `vanaf` until `tot`.
    """

    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True)
    reden: str = Field(max_length=500, sa_type=Inhoud)
    gevraagd: datetime = Field(default_factory=nu, sa_type=Moment)
    tweede_persoon_id: str = Field(default="", max_length=40)
    vanaf: datetime | None = Field(default=None, sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)


class Vervanger(SQLModel, table=True):
    """Who stands in for the aanspreekpunt of a kring: a professional of the same provider, already in the kring.

    Standing in opens nothing that was said before: new worries go to him when the aanspreekpunt is not there.
    """

    __table_args__ = (ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    lid_id: str


class Sluitstem(SQLModel, table=True):
    """One member who must agree wants the kring to close; it closes when all who must agree do."""

    __table_args__ = (ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    lid_id: str = Field(primary_key=True)
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Uitnodiging(SQLModel, table=True):
    """A way in, for one person, once. Only hashes of link and browser are kept; the spoken code is derived, never stored."""

    __table_args__ = (ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    token_hash: str = Field(unique=True)
    rol: str = Field(max_length=20)
    voornaam: str = Field(max_length=60, sa_type=Inhoud)
    gezag: bool = False
    door_lid_id: str
    verloopt: datetime = Field(sa_type=Moment)
    browser_hash: str = Field(default="")
    geopend: datetime | None = Field(default=None, sa_type=Moment)
    pogingen: int = 0
    code_goed: datetime | None = Field(default=None, sa_type=Moment)
    gebruikt: datetime | None = Field(default=None, sa_type=Moment)
