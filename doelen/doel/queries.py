"""Reads about goals: cards, one goal with everybody's latest view, the release."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.rechten import Actor, Recht, Rol, haal, mag, zichtbaar
from doelen.doel import policy  # noqa: F401 - without it nothing of goals opens
from doelen.doel.models import Doel, InDossier, Meting, Trede, Vrijgave
from jim.kring.models import Kring
from jim.kring.queries import Gezicht, alle_leden, rechtsleeftijd
from jim.kring.recht import wie_beslist
from jim.organisaties.models import Aanbieder

ONGEDAAN_BINNEN = timedelta(minutes=10)
VARIANTEN = ((6, -2), (5, -2), (5, -1))
"""The ladders there are, as (number of steps, level of now)."""


def niveaus(variant: int) -> tuple[int, ...]:
    """The levels of a ladder from high to low: 2..-3 for six steps, 2..-2 for five."""
    return tuple(range(2, -4 if variant == 6 else -3, -1))


@dataclass(frozen=True)
class Stap:
    """One step of a ladder: its level (-3..2) and words."""

    niveau: int
    tekst: str


@dataclass(frozen=True)
class Stand:
    """Where one member sees it now: latest level (-3..2), when, and whether that member is who looks."""

    gezicht: Gezicht
    niveau: int
    op: datetime
    van_mij: bool


@dataclass(frozen=True)
class Kaart:
    """A goal in the list. `mijn_niveau` is my own latest score, None before I gave one: others' never show here."""

    doel: Doel
    stappen: list[Stap]
    mijn_niveau: int | None


@dataclass(frozen=True)
class DoelBeeld:
    """One goal as the actor may see it. Steps run from high to low; `standen` holds only mine, or nobody's, until I gave mine.

    `gekeken` names the others who gave a view, without where. `ongedaan` is my score that I may still take back.
    """

    doel: Doel
    stappen: list[Stap]
    standen: list[Stand]
    mijn: Stand | None
    gekeken: list[Gezicht]
    ongedaan: Meting | None


@dataclass(frozen=True)
class VrijgaveBeeld:
    """The release of one goal: who must agree and did, whether it goes now, and since when it is in the record."""

    aanbieder: str
    leeftijd: int
    beslissers: list[tuple[Gezicht, bool]]
    ik_beslis: bool
    ik_akkoord: bool
    vrij: bool
    sinds: datetime | None


@dataclass(frozen=True)
class ThuisDoelen:
    """For Thuis: how many active goals, and the first with a ladder where I have not said where it stands."""

    aantal: int
    nog_te_scoren: Doel | None


def _stappen(session: Session, actor: Actor, doel_ids: list[str]) -> dict[str, list[Stap]]:
    rijen = session.exec(
        select(Trede)
        .where(zichtbaar(actor, Trede), col(Trede.doel_id).in_(doel_ids))
        .order_by(col(Trede.doel_id), col(Trede.niveau).desc())
    ).all()
    per: dict[str, list[Stap]] = {doel_id: [] for doel_id in doel_ids}
    for trede in rijen:
        per[trede.doel_id].append(Stap(trede.niveau, trede.tekst))
    return per


def _laatste(session: Session, actor: Actor, doel_ids: list[str]) -> dict[tuple[str, str], Meting]:
    rijen = session.exec(
        select(Meting).where(zichtbaar(actor, Meting), col(Meting.doel_id).in_(doel_ids)).order_by(col(Meting.op), col(Meting.id))
    ).all()
    return {(m.doel_id, m.lid_id): m for m in rijen}


def doelen(session: Session, actor: Actor, *, actief: bool = True) -> list[Doel]:
    """The goals that the actor sees, oldest first: the active ones, or those that were closed."""
    status = col(Doel.status) == "actief"
    return list(
        session.exec(select(Doel).where(zichtbaar(actor, Doel), status if actief else ~status).order_by(col(Doel.op), col(Doel.id))).all()
    )


def kaarten(session: Session, actor: Actor, *, actief: bool = True) -> list[Kaart]:
    """The cards of the list of goals."""
    rijen = doelen(session, actor, actief=actief)
    ids = [d.id for d in rijen]
    stappen, laatste = _stappen(session, actor, ids), _laatste(session, actor, ids)
    kaart: list[Kaart] = []
    for doel in rijen:
        mijn = laatste.get((doel.id, actor.lid_id))
        kaart.append(Kaart(doel, stappen[doel.id], mijn.niveau if mijn else None))
    return kaart


def doel_beeld(session: Session, actor: Actor, doel_id: str) -> DoelBeeld:
    """One goal with ladder and views; raises NietGevonden."""
    doel = haal(session, actor, Doel, doel_id)
    laatste = _laatste(session, actor, [doel_id])
    wie = {g.lid_id: g for g in alle_leden(session, actor.kring_id)}
    standen = [Stand(wie[lid_id], m.niveau, m.op, lid_id == actor.lid_id) for (_, lid_id), m in laatste.items() if lid_id in wie]
    standen.sort(key=lambda s: (not s.van_mij, s.gezicht.naam))
    gaven = session.exec(
        select(Meting.lid_id).where(col(Meting.kring_id) == actor.kring_id, col(Meting.doel_id) == doel_id).distinct()
    ).all()
    return DoelBeeld(
        doel=doel,
        stappen=_stappen(session, actor, [doel_id])[doel_id],
        standen=standen,
        mijn=next((s for s in standen if s.van_mij), None),
        gekeken=[g for lid_id, g in wie.items() if lid_id in gaven and lid_id != actor.lid_id],
        ongedaan=ongedaan_te_maken(session, actor, doel_id),
    )


def ongedaan_te_maken(session: Session, actor: Actor, doel_id: str) -> Meting | None:
    """My latest score of this goal, if younger than ten minutes and not yet in the provider's record."""
    meting = session.exec(
        select(Meting)
        .where(zichtbaar(actor, Meting), col(Meting.doel_id) == doel_id, col(Meting.lid_id) == actor.lid_id)
        .order_by(col(Meting.op).desc(), col(Meting.id).desc())
    ).first()
    if meting is None or meting.op < nu() - ONGEDAAN_BINNEN or session.get(InDossier, (actor.kring_id, meting.id)):
        return None
    return meting


def heeft_metingen(session: Session, actor: Actor, doel_id: str) -> bool:
    """Did anybody score this goal? Then its number of steps stays as it is."""
    rij = select(Meting.id).where(col(Meting.kring_id) == actor.kring_id, col(Meting.doel_id) == doel_id)
    return session.exec(rij).first() is not None


def aantal_actief(session: Session, actor: Actor) -> int:
    """How many active goals the actor sees (so that a hidden one is not betrayed by a count)."""
    return session.exec(select(func.count()).select_from(Doel).where(zichtbaar(actor, Doel), col(Doel.status) == "actief")).one()


def akkoorden(session: Session, kring_id: str, doel_id: str) -> set[str]:
    """The lid ids of those who agreed and did not withdraw."""
    return set(
        session.exec(
            select(Vrijgave.lid_id).where(
                col(Vrijgave.kring_id) == kring_id, col(Vrijgave.doel_id) == doel_id, col(Vrijgave.ingetrokken).is_(None)
            )
        ).all()
    )


def beslissers(session: Session, kring_id: str) -> list[Gezicht]:
    """Who must agree to a release in this kring today."""
    return wie_beslist(rechtsleeftijd(session, kring_id), alle_leden(session, kring_id))


def vrijgegeven(session: Session, kring_id: str, doel_id: str) -> bool:
    """Does this goal go to the record now? Asked anew each time: a birthday or new gezag asks for a new yes.

    After the end of the help nothing goes any more.
    """
    kring = session.get(Kring, kring_id)
    if kring is None or kring.hulp_tot is not None or kring.gesloten is not None:
        return False
    nodig = {g.lid_id for g in beslissers(session, kring_id)}
    return bool(nodig) and nodig <= akkoorden(session, kring_id, doel_id)


def vrijgave_beeld(session: Session, actor: Actor, doel_id: str) -> VrijgaveBeeld | None:
    """The release card, or None for who has no part in it."""
    doel = haal(session, actor, Doel, doel_id)
    if not mag(actor, Recht.DOSSIER_ZIEN) or doel.alleen_maker:
        return None
    kring = session.get(Kring, actor.kring_id)
    aanbieder = session.get(Aanbieder, kring.aanbieder_id) if kring else None
    gaf = akkoorden(session, actor.kring_id, doel_id)
    nodig = beslissers(session, actor.kring_id)
    staat = session.exec(select(InDossier).where(zichtbaar(actor, InDossier), col(InDossier.ding_id) == doel_id)).first()
    return VrijgaveBeeld(
        aanbieder=aanbieder.naam if aanbieder else "",
        leeftijd=actor.leeftijd_jongere,
        beslissers=[(g, g.lid_id in gaf) for g in nodig],
        ik_beslis=any(g.lid_id == actor.lid_id for g in nodig),
        ik_akkoord=actor.lid_id in gaf,
        vrij=bool(nodig) and {g.lid_id for g in nodig} <= gaf,
        sinds=staat.op if staat else None,
    )


def thuis_doelen(session: Session, actor: Actor) -> ThuisDoelen:
    """For Thuis; nothing for who sees no goals."""
    open_kaarten = kaarten(session, actor)
    nog_te_scoren = next((k.doel for k in open_kaarten if k.stappen and k.mijn_niveau is None), None)
    return ThuisDoelen(len(open_kaarten), nog_te_scoren if mag(actor, Recht.METEN) else None)


def van_wie(doel: Doel, leden: list[Gezicht]) -> str:
    """The name of whose goal it is: the jongere, or the ouder who made it; empty for the whole gezin."""
    if doel.van == "jongere":
        return next((g.naam for g in leden if g.rol is Rol.JONGERE), "")
    if doel.van == "ouder":
        return next((g.naam for g in leden if g.lid_id == doel.door_lid_id), "")
    return ""
