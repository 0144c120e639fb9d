"""What was sent once is done once: a phone without a good connection may send the same write again."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel

from basis.clock import nu
from basis.database import Moment

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Eenmalig(SQLModel, table=True):
    """A write of somebody that was done, and the row that it made (`ding_id`).

    `sleutel` is a keyed hash of the phone's own key, the address and all that was sent: other words under the same key are
    another write. Kept for thirty days, longer than a phone keeps what waits.
    """

    persoon_id: str = Field(primary_key=True, foreign_key="persoon.id", ondelete="CASCADE")
    sleutel: str = Field(primary_key=True, max_length=64)
    kring_id: str = Field(foreign_key="kring.id", index=True, ondelete="CASCADE")
    ding_id: str = Field(default="", max_length=40)
    op: datetime = Field(default_factory=nu, sa_type=Moment, index=True)


_TABEL: Table = Eenmalig.__table__  # pyright: ignore[reportAttributeAccessIssue]
_BEGIN = {naam: insert(_TABEL).on_conflict_do_nothing().returning(_TABEL.c.sleutel) for naam, insert in _INSERT.items()}
_DEZE = (_TABEL.c.persoon_id == bindparam("wie"), _TABEL.c.sleutel == bindparam("welke"))
_GEDAAN = update(_TABEL).where(*_DEZE).values(ding_id=bindparam("maakte"))
_TERUG = delete(_TABEL).where(*_DEZE)
"""Built once: making these statements costs more than running them."""


def begin(session: Session, persoon_id: str, kring_id: str, sleutel: str) -> bool:
    """Take this key; False when it was used. Who asks the same at the same moment waits here until the other one is done or undone."""
    rij = {"persoon_id": persoon_id, "sleutel": sleutel, "kring_id": kring_id, "ding_id": "", "op": nu()}
    return session.connection().execute(_BEGIN[session.get_bind().dialect.name], rij).first() is not None


def gedaan(session: Session, persoon_id: str, sleutel: str, ding_id: str) -> None:
    """It made this row (or none)."""
    if ding_id:
        session.connection().execute(_GEDAAN, {"wie": persoon_id, "welke": sleutel, "maakte": ding_id})


def geef_terug(session: Session, persoon_id: str, sleutel: str) -> None:
    """It was refused: the same may be sent again."""
    session.connection().execute(_TERUG, {"wie": persoon_id, "welke": sleutel})
