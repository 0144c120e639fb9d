"""How far something may go by the agreement: what a JIM tells whom without asking, and with whom he may talk about it."""

from collections.abc import Collection, Mapping

from sqlmodel import Session

from basis.rechten import Rol
from jim.afspraken.models import Niveau
from jim.afspraken.queries import niveaus
from jim.gesprekken.policy import ONTVANGERS
from jim.kring.queries import Gezicht

_ZONDER_VRAGEN = {Niveau.OUDERS: {"ouders"}, Niveau.AANSPREEKPUNT: {"aanspreekpunt"}, Niveau.BEIDEN: set(ONTVANGERS)}


def grens_van(afgesproken: Mapping[str, Niveau], onderwerp: str) -> Niveau:
    """How far a message on this topic may go by what was agreed; without a topic or a rule it stays between the two."""
    return afgesproken.get(onderwerp, Niveau.TUSSEN_ONS) if onderwerp else Niveau.TUSSEN_ONS


def deelbaar(session: Session, kring_id: str, onderwerp: str) -> Niveau:
    """How far a message on this topic may go now."""
    return grens_van(niveaus(session, kring_id), onderwerp)


def zonder_vragen(hoever: Niveau, aan: str) -> bool:
    """Does a rule let the JIM pass something on to `aan` (ouders, aanspreekpunt, beiden) without asking first?"""
    return aan in _ZONDER_VRAGEN.get(hoever, set())


def jim_mag_hier(session: Session, kring_id: str, onderwerp: str, mensen: Collection[Gezicht]) -> bool:
    """May the JIM talk about this topic with these people? With the jongere there, or as far as the agreement says without asking."""
    rollen = {g.rol for g in mensen}
    if Rol.JIM not in rollen or Rol.JONGERE in rollen:
        return True
    afgesproken = deelbaar(session, kring_id, onderwerp)
    mogen = {rol for aan, wie in ONTVANGERS.items() if zonder_vragen(afgesproken, aan) for rol in wie}
    return rollen <= mogen | {Rol.JIM}
