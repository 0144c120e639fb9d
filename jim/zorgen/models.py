"""A worry and what happened with it. Who was asked stands among the steps: that is what opens it to him."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Zorg(SQLModel, table=True):
    """A worry: `onveilig` of the jongere himself, `zorg` of a JIM or an ouder about him.

    `jongere_leest`: a JIM's: the jongere hears it first and reads it. `opgepakt_door_id`: the person who took it, or empty.
    `volgende`: when the worker asks the next person, None while somebody has it. `klaar`: it is over.
    """

    __table_args__ = (
        CheckConstraint("soort IN ('onveilig','zorg')", name="zorg_soort"),
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
        Index("zorg_open", "volgende", sqlite_where=text("klaar IS NULL"), postgresql_where=text("klaar IS NULL")),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    soort: str = Field(max_length=10)
    door_lid_id: str
    tekst: str = Field(max_length=2000, sa_type=Inhoud)
    jongere_leest: bool = False
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    volgende: datetime | None = Field(default=None, sa_type=Moment)
    opgepakt_door_id: str = Field(default="", max_length=40)
    klaar: datetime | None = Field(default=None, sa_type=Moment)


class ZorgStap(SQLModel, table=True):
    """One step, never changed.

    `verteld` (the jongere was told first), `gevraagd` (it went to this person), `niemand` (there is nobody left to ask), `opgepakt`,
    `losgelaten` (who had it is not there any more), `antwoord` (with words), `klaar`. `naam`: of the person, as he was called then; empty for a step of the app itself.
    """

    __table_args__ = (
        CheckConstraint(
            "soort IN ('verteld','gevraagd','niemand','opgepakt','losgelaten','antwoord','klaar')",
            name="zorgstap_soort",
        ),
        ForeignKeyConstraint(["kring_id", "zorg_id"], ["zorg.kring_id", "zorg.id"], ondelete="CASCADE"),
        Index("zorgstap_zorg", "kring_id", "zorg_id", "nummer"),
        Index("zorgstap_persoon", "persoon_id"),
    )
    kring_id: str = Field(primary_key=True)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    zorg_id: str
    nummer: int
    soort: str = Field(max_length=12)
    persoon_id: str = Field(default="", max_length=40)
    naam: str = Field(default="", max_length=60, sa_type=Inhoud)
    tekst: str | None = Field(default=None, max_length=2000, sa_type=Inhoud)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
