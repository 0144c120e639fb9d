"""Writes about how heavy it is now. Each checks the right itself; none commits."""

from sqlmodel import Session, col, select

from basis.events import meld
from basis.fouten import Botsing, Ongeldig
from basis.rechten import Actor, Recht, eis
from doelen.doel.queries import lezers
from doelen.kwadrant.models import Kwadrant, Zwaarte
from doelen.kwadrant.queries import zwaarten


def kies(session: Session, actor: Actor, kwadrant: str, *, alleen_ik: bool = False) -> Zwaarte:
    """Say how heavy it is now; nothing is reported to anybody. Raises Ongeldig `kwadrant_kan_niet`."""
    eis(actor, Recht.ZWAARTE_KIEZEN)
    if kwadrant not in set(Kwadrant):
        raise Ongeldig("kwadrant_kan_niet", veld="kwadrant")
    rij = Zwaarte(kring_id=actor.kring_id, lid_id=actor.lid_id, kwadrant=kwadrant, alleen_ik=alleen_ik)
    session.add(rij)
    session.flush()
    if not alleen_ik:
        _meld(session, actor)
    return rij


def neem_terug(session: Session, actor: Actor) -> None:
    """Take my latest place back, within ten minutes; raises Botsing `te_laat_ongedaan`."""
    beeld = zwaarten(session, actor)
    if beeld.mijn is None or not beeld.ongedaan:
        raise Botsing("te_laat_ongedaan")
    getoond = not beeld.mijn.alleen_ik
    session.delete(beeld.mijn)
    session.flush()
    if getoond:
        _meld(session, actor)


def _meld(session: Session, actor: Actor) -> None:
    # Who did not show his own hears nothing: not even that somebody did.
    gaven = set(session.exec(select(Zwaarte.lid_id).where(col(Zwaarte.kring_id) == actor.kring_id, col(Zwaarte.alleen_ik).is_(False))))
    meld(session, actor.kring_id, (set(lezers(session, actor.kring_id, actor.lid_id)) & gaven) - {actor.lid_id}, "zwaarte")
