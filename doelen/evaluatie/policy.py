"""Who sees a review, what was agreed, whose place in it, and whose T."""

from sqlalchemy import ColumnElement, and_, func, literal
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from basis.rechten import Actor, Recht, Rol, mag, regel
from doelen.doel.models import Doel
from doelen.doel.policy import lees_doel, niet_van
from doelen.evaluatie.models import Evaluatie, EvaluatieDoel, EvaluatieStand, EvaluatieT

_T_LEZERS = frozenset({Rol.AANSPREEKPUNT, Rol.PROFESSIONAL})


@regel(Evaluatie, Recht.LEZEN)
def lees_evaluatie(actor: Actor) -> ColumnElement[bool]:
    """Who sees the goals; an ouder who is kept apart none that another ouder began."""
    return and_(literal(mag(actor, Recht.DOELEN_ZIEN)), niet_van(actor, col(Evaluatie.door_lid_id)))


@regel(Evaluatie, Recht.SCHRIJVEN)
def schrijf_evaluatie(actor: Actor) -> ColumnElement[bool]:
    """Who may lead a review, while it is open."""
    return and_(literal(mag(actor, Recht.EVALUEREN)), lees_evaluatie(actor), col(Evaluatie.klaar).is_(None))


@regel(EvaluatieDoel, Recht.LEZEN)
def lees_evaluatiedoel(actor: Actor) -> ColumnElement[bool]:
    """As open as its goal and its review."""
    reviews = select(Evaluatie.id).where(col(Evaluatie.kring_id) == actor.kring_id, lees_evaluatie(actor))
    return and_(col(EvaluatieDoel.evaluatie_id).in_(reviews), col(EvaluatieDoel.doel_id).in_(select(Doel.id).where(lees_doel(actor))))


@regel(EvaluatieStand, Recht.LEZEN)
def lees_stand(actor: Actor) -> ColumnElement[bool]:
    """Blind until given, also here: places in a review are for who had given his own for that goal by then."""
    mijn = aliased(EvaluatieStand)
    eigen = select(mijn.lid_id).where(
        col(mijn.kring_id) == actor.kring_id,
        col(mijn.evaluatie_id) == col(EvaluatieStand.evaluatie_id),
        col(mijn.doel_id) == col(EvaluatieStand.doel_id),
        col(mijn.lid_id) == actor.lid_id,
    )
    zichtbaar = select(EvaluatieDoel.doel_id).where(
        col(EvaluatieDoel.kring_id) == actor.kring_id,
        col(EvaluatieDoel.evaluatie_id) == col(EvaluatieStand.evaluatie_id),
        col(EvaluatieDoel.doel_id) == col(EvaluatieStand.doel_id),
        lees_evaluatiedoel(actor),
    )
    return and_(
        zichtbaar.correlate(EvaluatieStand).exists(),
        eigen.correlate(EvaluatieStand).exists(),
        niet_van(actor, col(EvaluatieStand.lid_id)),
    )


@regel(EvaluatieT, Recht.LEZEN)
def lees_t(actor: Actor) -> ColumnElement[bool]:
    """For who works with it, and only of a view of which he sees each place: a T would tell a place that is closed or gone."""
    gezien = select(func.count(col(EvaluatieStand.doel_id))).where(
        col(EvaluatieStand.kring_id) == actor.kring_id,
        col(EvaluatieStand.evaluatie_id) == col(EvaluatieT.evaluatie_id),
        col(EvaluatieStand.lid_id) == col(EvaluatieT.lid_id),
        lees_stand(actor),
    )
    return and_(literal(actor.rol in _T_LEZERS), gezien.correlate(EvaluatieT).scalar_subquery() == col(EvaluatieT.n))
