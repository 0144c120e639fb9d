"""The event feed of a kring: numbered facts that drive live updates. An event carries ids and who may notice it, no content."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Boolean, Index, String, bindparam, func, insert, text
from sqlalchemy import select as sa_select
from sqlmodel import Field, Session, SQLModel, col, select

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.slot import slot

_WACHT = text("klaar IS NULL")


class Gebeurtenis(SQLModel, table=True):
    """Something happened in a kring, for one member: a copy per receiver, so that numbers show no gaps to anybody.

    `bel`: his phone may say that there is something new.
    """

    kring_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    nummer: int = Field(primary_key=True)
    soort: str = Field(max_length=40)
    ding_id: str = Field(default="", max_length=40)
    op: datetime = Field(default_factory=nu, sa_type=Moment, index=True)
    bel: bool = False


class Uitgaand(SQLModel, table=True):
    """An outbox row: work that leaves the process, written in the transaction of its cause. `effect` is unique: twice is once.

    Rows of one `baan` go to their `bestemming` in order. `fout`: it was refused, and waits for a person (`uitleg` says what of it).
    `lener`: the name of the lease that lasts until `geleend_tot`. `los`: it goes alone, because it was refused together with others.
    """

    __table_args__ = (
        Index("uitgaand_wacht", "bestemming", "volgorde", "id", sqlite_where=_WACHT, postgresql_where=_WACHT),
        Index("uitgaand_baan", "baan", "volgorde", sqlite_where=_WACHT, postgresql_where=_WACHT),
        Index("uitgaand_bezig", "kring_id", "geleend_tot", sqlite_where=_WACHT, postgresql_where=_WACHT),
    )
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    soort: str = Field(max_length=40)
    effect: str = Field(unique=True, max_length=200)
    kring_id: str = Field(index=True)
    ding_id: str = Field(max_length=40)
    baan: str = Field(max_length=80)
    bestemming: str = Field(max_length=40)
    volgorde: datetime = Field(default_factory=nu, sa_type=Moment, index=True)
    beschikbaar: datetime = Field(default_factory=nu, sa_type=Moment)
    geleend_tot: datetime | None = Field(default=None, sa_type=Moment)
    lener: str = Field(default="", max_length=40)
    pogingen: int = 0
    los: bool = False
    klaar: datetime | None = Field(default=None, sa_type=Moment)
    fout: str = Field(default="", max_length=200)
    uitleg: str = Field(default="", max_length=200)


class Lijn(SQLModel, table=True):
    """How it goes with one destination: failures after each other, until when it is left alone, what is wrong with the line itself, and when it last took something.

    `vergelijk`: somebody asked to compare it with our books, which was last done at `vergeleken`. `gelezen`: until when its changes were read.
    """

    bestemming: str = Field(primary_key=True, max_length=40)
    fouten: int = 0
    dicht_tot: datetime | None = Field(default=None, sa_type=Moment)
    fout: str = Field(default="", max_length=200)
    uitleg: str = Field(default="", max_length=200)
    goed: datetime | None = Field(default=None, sa_type=Moment)
    vergelijk: bool = False
    vergeleken: datetime | None = Field(default=None, sa_type=Moment)
    gelezen: datetime | None = Field(default=None, sa_type=Moment)


_KOLOMMEN = ("kring_id", "lid_id", "nummer", "soort", "ding_id", "op", "bel")
_ERBIJ = insert(Gebeurtenis).from_select(
    _KOLOMMEN,
    sa_select(
        bindparam("kring", type_=String()),
        bindparam("lid", type_=String()),
        func.coalesce(func.max(Gebeurtenis.nummer), 0) + 1,
        bindparam("wat", type_=String()),
        bindparam("ding", type_=String()),
        bindparam("moment", type_=Moment()),
        bindparam("hoorbaar", type_=Boolean()),
    ).where(col(Gebeurtenis.kring_id) == bindparam("kring"), col(Gebeurtenis.lid_id) == bindparam("lid")),
)
"""Built once: making this statement costs more than running it."""


def meld(session: Session, kring_id: str, leden: Iterable[str], soort: str, ding_id: str = "", *, bel: Collection[str] = ()) -> None:
    """Tell these members (lid ids) that something of `soort` happened to `ding_id`; numbers start at 1 per member.

    `bel`: those whose phone may say so. Not who did it, nor for what went away.

    Numbers of one kring are given one transaction at a time: SQLite has one writer, PostgreSQL takes a lock on the kring.
    """
    wie = sorted(set(leden))
    if not wie:
        return
    slot(session, kring_id)
    session.flush()
    vast = {"kring": kring_id, "wat": soort, "ding": ding_id, "moment": nu()}
    session.connection().execute(_ERBIJ, [{**vast, "lid": lid_id, "hoorbaar": lid_id in bel} for lid_id in wie])


def stuur(session: Session, soort: str, effect: str, kring_id: str, ding_id: str, *, baan: str, bestemming: str) -> None:
    """Put work in the outbox; asking the same effect again changes nothing."""
    if session.exec(select(Uitgaand.id).where(col(Uitgaand.effect) == effect)).first() is None:
        session.add(Uitgaand(soort=soort, effect=effect, kring_id=kring_id, ding_id=ding_id, baan=baan, bestemming=bestemming))
        session.flush()
