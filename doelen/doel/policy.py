"""Who may see and change a goal, who sees whose score, and who must agree before a goal goes to the provider's record."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, literal, or_
from sqlmodel import col, select

from basis.rechten import Actor, Recht, Rol, mag, regel
from doelen.doel.models import Doel, InDossier, Meting, Trede, Vrijgave
from jim.kring.queries import Gezicht

LEEFTIJD_MEE = 12
LEEFTIJD_ZELF = 16


def _open_doel(actor: Actor) -> ColumnElement[bool]:
    return or_(col(Doel.alleen_maker).is_(False), col(Doel.door_lid_id) == actor.lid_id)


def _zichtbare_doelen(actor: Actor) -> ColumnElement[bool]:
    return and_(literal(mag(actor, Recht.DOELEN_ZIEN)), col(Doel.kring_id) == actor.kring_id, _open_doel(actor))


@regel(Doel, Recht.LEZEN)
def lees_doel(actor: Actor) -> ColumnElement[bool]:
    """Everybody in the kring; words that may be about danger only their maker."""
    return _zichtbare_doelen(actor)


@regel(Doel, Recht.SCHRIJVEN)
def schrijf_doel(actor: Actor) -> ColumnElement[bool]:
    """Who may write ladders, of the goals he sees."""
    return and_(literal(mag(actor, Recht.LADDER_SCHRIJVEN)), _zichtbare_doelen(actor))


@regel(Trede, Recht.LEZEN)
def lees_trede(actor: Actor) -> ColumnElement[bool]:
    """A step is as open as its goal."""
    return col(Trede.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor)))


@regel(Meting, Recht.LEZEN)
def lees_meting(actor: Actor) -> ColumnElement[bool]:
    """Blind until given: others' scores open once the actor gave his own for that goal, whoever he is."""
    eigen = select(Meting.doel_id).where(col(Meting.kring_id) == actor.kring_id, col(Meting.lid_id) == actor.lid_id)
    return and_(
        col(Meting.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor))),
        or_(col(Meting.lid_id) == actor.lid_id, col(Meting.doel_id).in_(eigen)),
    )


@regel(Vrijgave, Recht.LEZEN)
def lees_vrijgave(actor: Actor) -> ColumnElement[bool]:
    """Who agreed is known to those who may see what stands in the record."""
    return and_(literal(mag(actor, Recht.DOSSIER_ZIEN)), col(Vrijgave.doel_id).in_(select(Doel.id).where(_zichtbare_doelen(actor))))


@regel(InDossier, Recht.LEZEN)
def lees_indossier(actor: Actor) -> ColumnElement[bool]:
    """What stands in the record is known to jongere, ouders and aanspreekpunt."""
    return literal(mag(actor, Recht.DOSSIER_ZIEN))


def wie_beslist(leeftijd: int, leden: Sequence[Gezicht]) -> list[Gezicht]:
    """Who must all agree before a goal goes to the record, by the age of the jongere in years (Jeugdwet art. 7.3.4, 7.3.5).

    Under 12 each ouder with gezag, 12-15 the jongere and each ouder with gezag, from 16 the jongere. Empty means that nobody
    can decide now: under 16 without recorded gezag nothing may go.
    """
    jongere = [g for g in leden if g.rol is Rol.JONGERE]
    if leeftijd >= LEEFTIJD_ZELF:
        return jongere
    ouders = [g for g in leden if g.rol is Rol.OUDER and g.gezag]
    if not ouders or (leeftijd >= LEEFTIJD_MEE and not jongere):
        return []
    return jongere + ouders if leeftijd >= LEEFTIJD_MEE else ouders
