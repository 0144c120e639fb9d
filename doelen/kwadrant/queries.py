"""Reads about how heavy it is now."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.rechten import KRING, Actor, Recht, eis, zichtbaar
from doelen.doel.queries import ONGEDAAN_BINNEN
from doelen.kwadrant import policy  # noqa: F401 - without it no place opens
from doelen.kwadrant.models import Kwadrant, Zwaarte
from jim.kring.queries import Gezicht, alle_leden, gezichten

HOEVEEL = 20
"""How many earlier places the page tells."""


@dataclass(frozen=True)
class Zwaarten:
    """What the actor sees. `nu` holds the latest place of each who is still here; `eerder` what was before it, newest first.

    `mijn`: his own latest, None before he gave one; `ongedaan`: it is young enough to take back.
    """

    mijn: Zwaarte | None
    nu: dict[Kwadrant, list[Gezicht]]
    eerder: list[tuple[Zwaarte, Gezicht]]
    ongedaan: bool


def zwaarten(session: Session, actor: Actor) -> Zwaarten:
    """Everybody's place as far as the actor sees it; his own counts among them also when he keeps it to himself."""
    eis(actor, Recht.ZWAARTE_KIEZEN)
    rijen = session.exec(select(Zwaarte).where(zichtbaar(actor, Zwaarte)).order_by(col(Zwaarte.op).desc(), col(Zwaarte.id).desc())).all()
    wie = gezichten(session, actor.kring_id, {p.lid_id for p in rijen})
    hier = {g.lid_id for g in alle_leden(session, actor.kring_id) if g.rol in KRING}
    laatste = {p.lid_id: p for p in reversed(rijen)}
    staan = {k: [wie[lid] for lid, p in laatste.items() if p.kwadrant == k and lid in hier] for k in Kwadrant}
    mijn = laatste.get(actor.lid_id)
    eerder = [(p, wie[p.lid_id]) for p in rijen if p is not laatste[p.lid_id] or p.lid_id not in hier]
    return Zwaarten(mijn, staan, eerder[:HOEVEEL], mijn is not None and mijn.op > nu() - ONGEDAAN_BINNEN)
