"""The outbox: work that leaves the process, leased row by row, so that a killed worker loses nothing and repeats harmlessly."""

import logging
import random
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Engine, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Uitgaand

LEEN = timedelta(seconds=60)
LANGSTE_WACHT = 3600.0
Handel = Callable[[Session, Uitgaand], None]


class Later(Exception):
    """The other side can't take it now; `na` is the number of seconds to wait, or None for our own growing pause."""

    def __init__(self, na: float | None = None) -> None:
        """Carry the pause."""
        super().__init__()
        self.na = na


def neem(session: Session) -> Uitgaand | None:
    """Lease the oldest row that may go. Rows of one kring go in order: a later one waits for an earlier one."""
    moment = nu()
    eerder = aliased(Uitgaand)
    wacht_op = select(1).where(
        col(eerder.kring_id) == col(Uitgaand.kring_id),
        col(eerder.volgorde) < col(Uitgaand.volgorde),
        col(eerder.klaar).is_(None),
        col(eerder.fout) == "",
    )
    vraag = (
        select(Uitgaand)
        .where(
            col(Uitgaand.klaar).is_(None),
            col(Uitgaand.fout) == "",
            col(Uitgaand.beschikbaar) <= moment,
            or_(col(Uitgaand.geleend_tot).is_(None), col(Uitgaand.geleend_tot) < moment),
            ~wacht_op.exists(),
        )
        .order_by(col(Uitgaand.volgorde), col(Uitgaand.id))
        .limit(1)
        .with_for_update(skip_locked=True, of=Uitgaand)
    )
    rij = session.exec(vraag).first()
    if rij is not None:
        rij.geleend_tot = moment + LEEN
        rij.pogingen += 1
    return rij


def werk(engine: Engine, handelaars: dict[str, Handel]) -> bool:
    """Do one row; False when nothing waits. What fails comes back later, with a growing pause and jitter, also when nobody foresaw how."""
    with Session(engine, expire_on_commit=False) as session:
        rij = neem(session)
        session.commit()
    if rij is None:
        return False
    with Session(engine) as session:
        deze = session.get(Uitgaand, rij.id)
        if deze is None or deze.klaar is not None:
            return True
        try:
            handelaars[deze.soort](session, deze)
            deze.klaar = nu()
        except Later as later:
            session.rollback()
            _straks(session.get_one(Uitgaand, rij.id), later.na)
        except Exception as fout:  # noqa: BLE001 - one row that nobody foresaw never stops what stands behind it: worries go by this worker too
            session.rollback()
            logging.getLogger(__name__).error("a row of the outbox failed: %s", type(fout).__name__)  # noqa: TRY400 - its words may be a family's
            _straks(session.get_one(Uitgaand, rij.id))
        session.commit()
    return True


def _straks(rij: Uitgaand, na: float | None = None) -> None:
    """Try it later: after `na` seconds or a little more, never sooner, or after our own growing pause; at most an hour."""
    toeval = random.uniform(1.0, 1.2) if na is not None else random.uniform(0.8, 1.2)  # noqa: S311 - jitter, no secret
    pauze = na if na is not None else 2.0 ** min(rij.pogingen, 12)
    rij.beschikbaar = nu() + timedelta(seconds=min(max(pauze, 0.0), LANGSTE_WACHT) * toeval)
    rij.geleend_tot = None
