"""How long a conversation keeps what two write only to each other. What is older is not there any more, and then really goes."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, delete, select

from basis.events import meld
from basis.fouten import MagNiet, Ongeldig
from basis.rechten import Actor, haal
from basis.wissen.actions import boek_veel
from jim.gesprekken.models import Bericht, Deelname, Gesprek

DAGEN = (7, 30, 90)
"""For how many days a conversation can keep its messages; or for ever."""
_PRIVE = ("jim", "aanspreekpunt")
_GROEP = 500


def verlopen(moment: datetime, *waar: ColumnElement[bool]) -> ColumnElement[bool]:
    """The messages whose time is over at this moment, in the conversations `waar`; what was written for everybody stays."""
    over = [
        and_(
            col(Bericht.op) < moment - timedelta(days=dagen),
            col(Bericht.gesprek_id).in_(select(Gesprek.id).where(col(Gesprek.bewaar_dagen) == dagen, *waar)),
        )
        for dagen in DAGEN
    ]
    return and_(col(Bericht.publiek) == "gesprek", or_(*over))


def mag_kiezen(actor: Actor, gesprek: Gesprek) -> bool:
    """Is the conversation his own: the jongere's with the JIM, or a member's with the aanspreekpunt?"""
    return gesprek.soort in _PRIVE and gesprek.eigenaar_lid_id == actor.lid_id


def bewaar(session: Session, actor: Actor, gesprek_id: str, dagen: int | None) -> None:
    """Keep messages 7, 30 or 90 days, or (None) for ever; older ones are gone for both at once.

    Raises NietGevonden, MagNiet for whom the conversation is not, Ongeldig for another number.
    """
    gesprek = haal(session, actor, Gesprek, gesprek_id)
    if not mag_kiezen(actor, gesprek):
        raise MagNiet("bewaren_kan_niet")
    if dagen is not None and dagen not in DAGEN:
        raise Ongeldig("bewaren_keuze", veld="dagen")
    gesprek.bewaar_dagen = dagen
    session.flush()
    mee = session.exec(select(Deelname.lid_id).where(col(Deelname.kring_id) == actor.kring_id, col(Deelname.gesprek_id) == gesprek.id))
    meld(session, actor.kring_id, mee.all(), "bericht", gesprek.id)


def ruim_verlopen(session: Session, moment: datetime) -> int:
    """Delete at most 500 messages whose time was over at this moment, into the ledger; gives how many (worker, until it is 0)."""
    rijen = session.exec(select(Bericht.kring_id, Bericht.id).where(verlopen(moment)).limit(_GROEP)).all()
    if rijen:
        boek_veel(session, "bericht", list(rijen), moment)
    for kring_id, bericht_id in rijen:
        session.exec(delete(Bericht).where(col(Bericht.kring_id) == kring_id, col(Bericht.id) == bericht_id))
    return len(rijen)
