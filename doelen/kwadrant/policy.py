"""Whose place somebody sees: his own, and those of who showed it once he showed his."""

from sqlalchemy import ColumnElement, and_, literal, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from basis.rechten import Actor, Recht, mag, regel
from doelen.doel.policy import niet_van
from doelen.kwadrant.models import Zwaarte


@regel(Zwaarte, Recht.LEZEN)
def lees_zwaarte(actor: Actor) -> ColumnElement[bool]:
    """Blind until given: who keeps his own to himself reads nobody's. Ouders kept apart read nothing of each other."""
    mijn = aliased(Zwaarte)
    gaf = select(mijn.id).where(col(mijn.kring_id) == actor.kring_id, col(mijn.lid_id) == actor.lid_id, col(mijn.alleen_ik).is_(False))
    getoond = and_(col(Zwaarte.alleen_ik).is_(False), gaf.correlate(Zwaarte).exists(), niet_van(actor, col(Zwaarte.lid_id)))
    return and_(literal(mag(actor, Recht.ZWAARTE_KIEZEN)), or_(col(Zwaarte.lid_id) == actor.lid_id, getoond))
