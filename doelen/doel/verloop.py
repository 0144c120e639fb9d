"""Reads for the pictures of goals: each person's scores over time, and the change since the start."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from basis.rechten import Actor, zichtbaar
from doelen.doel.models import Doel, Meting
from doelen.doel.queries import Stap, doelen, schaal_van, stappen_van
from jim.kring.queries import Gezicht, leden

HOOGUIT_PUNTEN = 30
"""Of each person the picture holds the first score and the newest ones, so many; the distance between stays true."""


@dataclass(frozen=True)
class Blik:
    """One person's view of one goal: his scores as (moment, level -3..2 or 0-10), oldest first, never empty."""

    gezicht: Gezicht
    van_mij: bool
    punten: list[tuple[datetime, int]]

    @property
    def verandering(self) -> int:
        """Steps (or points) between the first and the latest score; more is further."""
        return self.punten[-1][1] - self.punten[0][1]


@dataclass(frozen=True)
class Verloop:
    """One goal over time as the actor may see it; `blikken` begins with his own.

    `cijfers`: what was given on 0-10 before the goal got its ladder, as (moment, who, number), newest first.
    """

    doel: Doel
    schaal: str
    stappen: list[Stap]
    blikken: list[Blik]
    cijfers: list[tuple[datetime, Gezicht, int]]


def verlopen(session: Session, actor: Actor, rijen: list[Doel]) -> list[Verloop]:
    """These goals over time, by two reads however many goals and scores there are. Blind until given, as everywhere."""
    stappen = stappen_van(session, actor, rijen)
    schalen = {d.id: schaal_van(d, heeft_treden=bool(stappen[d.id])) for d in rijen}
    wie = {g.lid_id: g for g in leden(session, actor)}
    punten: dict[tuple[str, str], list[tuple[datetime, int]]] = {}
    cijfers: dict[str, list[tuple[datetime, Gezicht, int]]] = {d.id: [] for d in rijen}
    for m in _metingen(session, actor, [d.id for d in rijen]):
        if m.lid_id not in wie:
            continue
        if m.schaal == schalen[m.doel_id]:
            punten.setdefault((m.doel_id, m.lid_id), []).append((m.op, m.niveau))
        elif m.schaal == "cijfer":
            cijfers[m.doel_id].insert(0, (m.op, wie[m.lid_id], m.niveau))
    return [
        Verloop(
            d,
            schalen[d.id],
            stappen[d.id],
            [
                Blik(g, i == actor.lid_id, punten[d.id, i])
                for i, g in sorted(wie.items(), key=lambda p: p[0] != actor.lid_id)
                if (d.id, i) in punten
            ],
            cijfers[d.id],
        )
        for d in rijen
    ]


def actieve_verlopen(session: Session, actor: Actor) -> list[Verloop]:
    """The active goals over time."""
    return verlopen(session, actor, doelen(session, actor))


def _metingen(session: Session, actor: Actor, doel_ids: list[str]) -> list[Meting]:
    deel = (col(Meting.doel_id), col(Meting.schaal), col(Meting.lid_id))
    op, op_id = col(Meting.op), col(Meting.id)
    sub = (
        select(
            op_id.label("id"),
            func.row_number().over(partition_by=deel, order_by=(op.desc(), op_id.desc())).label("van_achter"),
            func.row_number().over(partition_by=deel, order_by=(op, op_id)).label("van_voor"),
        )
        .where(zichtbaar(actor, Meting), col(Meting.doel_id).in_(doel_ids))
        .subquery()
    )
    erin = select(sub.c.id).where(or_(sub.c.van_achter < HOOGUIT_PUNTEN, sub.c.van_voor == 1))
    vraag = select(Meting).where(col(Meting.kring_id) == actor.kring_id, op_id.in_(erin)).order_by(op, op_id)
    return list(session.exec(vraag).all())
