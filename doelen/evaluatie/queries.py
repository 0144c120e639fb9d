"""Reads about reviews: which there were, and one as the actor may see it."""

from dataclasses import dataclass

from sqlalchemy import and_
from sqlmodel import Session, col, select

from basis.rechten import Actor, Recht, haal, zichtbaar
from doelen.doel.models import InDossier
from doelen.evaluatie import policy  # noqa: F401 - without it no review opens
from doelen.evaluatie.models import Evaluatie, EvaluatieDoel, EvaluatieStand, EvaluatieT
from jim.kring.queries import Gezicht, gezicht

HOOGUIT_LIJST = 50


@dataclass(frozen=True)
class Plaats:
    """Where one person saw a goal in a review: the level of the start and of that day (-3..2)."""

    gezicht: Gezicht
    begin: int
    nu: int


def treden_van(rij: EvaluatieDoel) -> dict[int, str]:
    """Level -> words of the steps as they were that day, from the dream down; empty while the review is open, and of an old one."""
    delen = (regel.partition(" ") for regel in (rij.treden or "").split("\n"))
    return {int(niveau): tekst for niveau, _spatie, tekst in delen if niveau.lstrip("-").isdecimal()}


@dataclass(frozen=True)
class EvaluatieBeeld:
    """One review: its goals in order, each with the places that the actor may see, and the T-scores that are for him."""

    evaluatie: Evaluatie
    doelen: list[tuple[EvaluatieDoel, list[Plaats]]]
    t: list[tuple[Gezicht, EvaluatieT]]

    def niveaus(self, lid_id: str) -> list[int]:
        """The levels of one person's view, of all goals whose place the actor may see."""
        return [p.nu for _, plaatsen in self.doelen for p in plaatsen if p.gezicht.lid_id == lid_id]


def evaluaties(session: Session, actor: Actor) -> list[Evaluatie]:
    """The newest reviews that the actor sees, newest first."""
    vraag = select(Evaluatie).where(zichtbaar(actor, Evaluatie)).order_by(col(Evaluatie.op).desc(), col(Evaluatie.id))
    return list(session.exec(vraag.limit(HOOGUIT_LIJST)).all())


def loopt_met(session: Session, actor: Actor, doel_id: str) -> str:
    """The id of the open review that leads the actor along this goal, or empty."""
    vraag = (
        select(Evaluatie.id)
        .join(
            EvaluatieDoel,
            and_(col(EvaluatieDoel.kring_id) == col(Evaluatie.kring_id), col(EvaluatieDoel.evaluatie_id) == col(Evaluatie.id)),
        )
        .where(zichtbaar(actor, Evaluatie, Recht.SCHRIJVEN), col(EvaluatieDoel.doel_id) == doel_id)
    )
    return session.exec(vraag).first() or ""


def evaluatie_beeld(session: Session, actor: Actor, evaluatie_id: str) -> EvaluatieBeeld:
    """One review; raises NietGevonden."""
    evaluatie = haal(session, actor, Evaluatie, evaluatie_id)
    rijen = session.exec(
        select(EvaluatieDoel)
        .where(zichtbaar(actor, EvaluatieDoel), col(EvaluatieDoel.evaluatie_id) == evaluatie_id)
        .order_by(col(EvaluatieDoel.volgorde))
    ).all()
    basis = {d.doel_id: d.basis for d in rijen}
    standen = session.exec(
        select(EvaluatieStand)
        .where(zichtbaar(actor, EvaluatieStand), col(EvaluatieStand.evaluatie_id) == evaluatie_id)
        .order_by(col(EvaluatieStand.lid_id))
    ).all()
    t = session.exec(
        select(EvaluatieT)
        .where(zichtbaar(actor, EvaluatieT), col(EvaluatieT.evaluatie_id) == evaluatie_id)
        .order_by(col(EvaluatieT.lid_id))
    ).all()
    wie = {lid_id: gezicht(session, actor.kring_id, lid_id) for lid_id in {s.lid_id for s in standen} | {r.lid_id for r in t}}
    per: dict[str, list[Plaats]] = {d.doel_id: [] for d in rijen}
    for stand in sorted(standen, key=lambda s: s.lid_id != actor.lid_id):
        per[stand.doel_id].append(Plaats(wie[stand.lid_id], basis[stand.doel_id], stand.niveau))
    return EvaluatieBeeld(evaluatie, [(d, per[d.doel_id]) for d in rijen], [(wie[r.lid_id], r) for r in t])


def t_in_dossier(session: Session, actor: Actor, doel_id: str) -> bool:
    """Does a T-score that this goal counts in stand in the provider's record?"""
    van = (col(EvaluatieStand.kring_id) == actor.kring_id, col(EvaluatieStand.doel_id) == doel_id)
    sleutels = [f"{e}.{lid}" for e, lid in session.exec(select(EvaluatieStand.evaluatie_id, EvaluatieStand.lid_id).where(*van))]
    return session.exec(select(InDossier.op).where(zichtbaar(actor, InDossier), col(InDossier.ding_id).in_(sleutels))).first() is not None
