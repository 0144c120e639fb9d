"""A limit on guessing: wrong tries are counted per source (a keyed hash of the address, kept for an hour), never per target.

So nobody can lock somebody else out: who knows the right link or code always gets through, however many others guessed.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlmodel import Field, Session, SQLModel, col, delete

from basis.clock import nu
from basis.database import Moment
from basis.fouten import TeVaak

VENSTER = timedelta(minutes=10)
HOOGUIT = 30


class Poging(SQLModel, table=True):
    """How many wrong tries one source made in one window of ten minutes."""

    bron: str = Field(primary_key=True, max_length=64)
    venster: datetime = Field(primary_key=True, sa_type=Moment)
    aantal: int = 0


def bron(geheim: str, adres: str) -> str:
    """The source behind a network address, as a hash that says nothing without the secret."""
    return hmac.new(geheim.encode(), f"bron|{adres}".encode(), hashlib.sha256).hexdigest()


def tel_fout(session: Session, van: str, moment: datetime | None = None) -> None:
    """Count one wrong try of this source; raises TeVaak from the 31st within ten minutes."""
    moment = moment or nu()
    venster = datetime.fromtimestamp(moment.timestamp() // VENSTER.total_seconds() * VENSTER.total_seconds(), moment.tzinfo)
    session.exec(delete(Poging).where(col(Poging.venster) < moment - timedelta(hours=1)))
    rij = session.get(Poging, (van, venster), with_for_update=True)
    if rij is None:
        rij = Poging(bron=van, venster=venster)
        session.add(rij)
    rij.aantal += 1
    session.flush()
    if rij.aantal > HOOGUIT:
        raise TeVaak("te_vaak_geprobeerd")
