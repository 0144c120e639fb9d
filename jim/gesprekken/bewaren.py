"""How long a conversation keeps what two write only to each other. What is older is not there any more, and then really goes."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, update
from sqlmodel import Session, col, delete, select

from basis.events import meld
from basis.fouten import MagNiet, Ongeldig
from basis.rechten import Actor, haal
from basis.wissen.actions import boek_veel
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek

DAGEN = (7, 30, 90)
"""For how many days a conversation can keep its messages; or for ever."""
_PRIVE = ("jim", "aanspreekpunt")
_GROEP = 500


def bewaard(moment: datetime | ColumnElement[datetime], model: type[Bericht] | type[Deling] = Bericht) -> ColumnElement[bool]:
    """The messages (or what was passed on of them) whose time is not over at this moment."""
    return or_(col(model.verloopt).is_(None), col(model.verloopt) > moment)


def tot(gesprek: Gesprek, publiek: str, op: datetime) -> datetime | None:
    """Until when a message of this moment stays in this conversation; None is for ever, as what was written for everybody."""
    return op + timedelta(days=gesprek.bewaar_dagen) if gesprek.bewaar_dagen and publiek == "gesprek" else None


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
    hier = (col(Bericht.kring_id) == gesprek.kring_id, col(Bericht.gesprek_id) == gesprek.id)
    rijen = session.exec(select(Bericht.id, Bericht.publiek, Bericht.op).where(*hier)).all()
    nieuw = [{"kring_id": gesprek.kring_id, "id": id_, "verloopt": tot(gesprek, publiek, op)} for id_, publiek, op in rijen]
    session.execute(update(Bericht), nieuw)
    for rij in session.exec(
        select(Deling).where(col(Deling.kring_id) == gesprek.kring_id, col(Deling.bericht_id).in_([r["id"] for r in nieuw]))
    ):
        rij.verloopt = next(r["verloopt"] for r in nieuw if r["id"] == rij.bericht_id)
    session.flush()
    mee = session.exec(select(Deelname.lid_id).where(col(Deelname.kring_id) == actor.kring_id, col(Deelname.gesprek_id) == gesprek.id))
    meld(session, actor.kring_id, mee.all(), "bericht", gesprek.id)


def ruim_verlopen(session: Session, moment: datetime) -> int:
    """Delete at most 500 messages whose time was over at this moment, into the ledger; gives how many (worker, until it is 0)."""
    rijen = session.exec(select(Bericht.kring_id, Bericht.id).where(~bewaard(moment)).limit(_GROEP)).all()
    if rijen:
        boek_veel(session, "bericht", list(rijen), moment)
    for kring_id, bericht_id in rijen:
        session.exec(delete(Bericht).where(col(Bericht.kring_id) == kring_id, col(Bericht.id) == bericht_id))
    return len(rijen)
