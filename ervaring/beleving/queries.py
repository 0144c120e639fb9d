"""Reads about beleving: when the app asks, and what I wrote that still waits."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.rechten import Actor, Recht, mag
from ervaring.beleving.models import Belevingsritme, Verbeterpunt
from ervaring.vragen.actions import merk_wie
from ervaring.vragen.gevraagd import genoeg_gevraagd
from ervaring.vragen.sets import nieuwste
from jim.kring.queries import kring_van

VRAGEN = nieuwste("beleving")
WENNEN = timedelta(days=30)
"""The app does not ask in somebody's first month."""


def ritme_van(session: Session, actor: Actor) -> str:
    """How often the app asks this kring."""
    rij = session.get(Belevingsritme, actor.kring_id)
    return rij.ritme if rij else "maand"


def tijdvak(ritme: str, dag: date) -> str:
    """In which one answer of one person counts: a month, or a week for who answers after contact."""
    jaar, week, _dag = dag.isocalendar()
    return f"{jaar}-W{week:02}" if ritme == "contact" else f"{dag:%Y-%m}"


def mag_vragen(session: Session, actor: Actor) -> bool:
    """May the app ask this actor anything now? At most once in a month, at the kring's rhythm, and not in his first month."""
    if not mag(actor, Recht.BELEVING_GEVEN) or ritme_van(session, actor) != "maand":
        return False
    nieuw = actor.sinds is not None and actor.sinds > nu() - WENNEN
    return not nieuw and not genoeg_gevraagd(session, actor)


def er_is_hulp(session: Session, actor: Actor) -> bool:
    """Does anybody help this kring now? Then there is something to say about it."""
    return kring_van(session, actor).hulp_tot is None


def punten_die_wachten(session: Session, actor: Actor) -> Sequence[Verbeterpunt]:
    """What the actor wrote that nobody else reads yet."""
    mijn = (col(Verbeterpunt.vrij) == "", col(Verbeterpunt.wie) == merk_wie(session, actor.kring_id, actor.lid_id))
    return session.exec(select(Verbeterpunt).where(*mijn).order_by(col(Verbeterpunt.id))).all()
