"""How far something may go by the agreement: what a JIM tells whom without asking, and with whom he may talk about it."""

from collections.abc import Collection

from sqlmodel import Session

from basis.rechten import Rol
from jim.afspraken.models import Niveau
from jim.afspraken.queries import niveau
from jim.gesprekken.policy import ONTVANGERS
from jim.kring.queries import Gezicht

_ZONDER_VRAGEN = {Niveau.OUDERS: {"ouders"}, Niveau.AANSPREEKPUNT: {"aanspreekpunt"}, Niveau.BEIDEN: set(ONTVANGERS)}


def deelbaar(session: Session, kring_id: str, onderwerp: str) -> Niveau:
    """How far a message on this topic may go now; without a topic or an agreement in force it stays between the two."""
    afgesproken = niveau(session, kring_id, onderwerp) if onderwerp else None
    return afgesproken or Niveau.TUSSEN_ONS


def zonder_vragen(hoever: Niveau, aan: str) -> bool:
    """Does a rule let the JIM pass something on to `aan` (ouders, aanspreekpunt, beiden) without asking first?"""
    return aan in _ZONDER_VRAGEN.get(hoever, set())


def jim_mag_hier(session: Session, kring_id: str, onderwerp: str, mensen: Collection[Gezicht]) -> bool:
    """May the JIM talk about this topic with these people? With the jongere there, or as far as the agreement says without asking."""
    rollen = {g.rol for g in mensen}
    if Rol.JIM not in rollen or Rol.JONGERE in rollen:
        return True
    hoever = deelbaar(session, kring_id, onderwerp)
    mogen = {rol for aan, wie in ONTVANGERS.items() if zonder_vragen(hoever, aan) for rol in wie}
    return rollen <= mogen | {Rol.JIM}
