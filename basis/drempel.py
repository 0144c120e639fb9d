"""A limit on guessing: wrong tries are counted per source (a keyed hash of the address, kept for an hour), never per target.

So nobody can lock somebody else out: who knows the right link or code always gets through, however many others guessed.
"""

import hashlib
import hmac
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import bindparam, text
from sqlmodel import Field, Session, SQLModel, col, delete

from basis.clock import nu
from basis.database import Moment
from basis.fouten import Botsing, TeVaak

VENSTER = timedelta(minutes=10)
BEWAARD = timedelta(hours=1)
HOOGUIT = 30
_TEL = text(
    "INSERT INTO poging (bron, venster, aantal) VALUES (:bron, :venster, 1) "
    "ON CONFLICT (bron, venster) DO UPDATE SET aantal = poging.aantal + 1 RETURNING aantal"
).bindparams(bindparam("venster", type_=Moment()))


class Poging(SQLModel, table=True):
    """How many wrong tries one source made in one window of ten minutes."""

    bron: str = Field(primary_key=True, max_length=64)
    venster: datetime = Field(primary_key=True, sa_type=Moment)
    aantal: int = 0


def bron(geheim: str, adres: str) -> str:
    """The source behind a network address, as a hash that says nothing without the secret."""
    return hmac.new(geheim.encode(), f"bron|{adres}".encode(), hashlib.sha256).hexdigest()


def _tel(session: Session, van: str, venster: datetime) -> int:
    rij = {"bron": van, "venster": venster}
    return session.connection().execute(_TEL, rij).scalar_one()


def tel_fout(session: Session, van: str, hooguit: int = HOOGUIT, moment: datetime | None = None) -> None:
    """Count one wrong try of this source, in one statement; raises TeVaak above `hooguit` within ten minutes."""
    moment = moment or nu()
    venster = datetime.fromtimestamp(moment.timestamp() // VENSTER.total_seconds() * VENSTER.total_seconds(), moment.tzinfo)
    session.exec(delete(Poging).where(col(Poging.venster) < moment - BEWAARD))
    if _tel(session, van, venster) > hooguit:
        raise TeVaak("te_vaak_geprobeerd")


def per_dag(session: Session, van: str, hooguit: int) -> None:
    """Count one more of what this source asks today (UTC); raises TeVaak above `hooguit`."""
    morgen = datetime.combine(nu().date() + timedelta(days=1), time(), UTC)
    if _tel(session, van, morgen) > hooguit:
        raise TeVaak("te_vaak_vandaag")


def een_keer(session: Session, wat: str, gegeven: datetime) -> None:
    """Use up what was given out at that moment, less than an hour ago; raises Botsing the second time."""
    if _tel(session, wat, gegeven) > 1:
        raise Botsing("al_gebruikt")
