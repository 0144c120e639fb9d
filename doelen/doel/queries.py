"""Reads about goals: cards, one goal with everybody's latest view, the release."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, func
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.rechten import KRING, Actor, Recht, Rol, haal, mag, zichtbaar
from doelen.doel import policy  # noqa: F401 - without it nothing of goals opens
from doelen.doel.models import Doel, InDossier, Meting, Notitie, Taak, Trede, Vrijgave
from jim.afspraken.models import Niveau, Onderwerp
from jim.afspraken.queries import geldige, onderwerp_namen, onderwerpen, regels
from jim.kring.models import Kring, Lid
from jim.kring.queries import Gezicht, Ploeg, gezichten, leden, ploeg
from jim.kring.recht import wie_beslist
from jim.organisaties.models import Aanbieder

ONGEDAAN_BINNEN = timedelta(minutes=10)
VARIANTEN = ((6, -2), (5, -2), (5, -1))
"""The ladders there are, as (number of steps, level of now)."""
DRIE_WOORDEN = (0, 2)
"""The levels that a ladder always has words for, beside now: the goal and the dream."""
CIJFERS = range(11)
GEBIEDEN = ("", "thuis", "school_werk", "vrienden", "vrije_tijd", "gezondheid", "geld", "wonen", "veilig", "eigen")
"""Areas of life; empty is not said, `eigen` one of the family's own words."""
PER_BLADZIJ = 20
Ja = tuple[str, datetime, datetime | None]
"""One yes: by whom (lid id), when, and when it was taken back."""
NOTITIES = 10
"""How many notes a goal shows, the newest."""


def niveaus(variant: int) -> tuple[int, ...]:
    """The levels of a ladder from high to low: 2..-3 for six steps, 2..-2 for five."""
    return tuple(range(2, -4 if variant == 6 else -3, -1))


@dataclass(frozen=True)
class Stap:
    """One step of a ladder: its level (-3..2) and words, empty for a step between that has none yet."""

    niveau: int
    tekst: str


@dataclass(frozen=True)
class Stand:
    """Where one member sees it now: latest level (-3..2, or 0-10), when, and whether that member is who looks."""

    gezicht: Gezicht
    niveau: int
    op: datetime
    van_mij: bool


@dataclass(frozen=True)
class Kaart:
    """A goal in the list. `mijn_niveau` is my own latest score, None before I gave one: others' never show here."""

    doel: Doel
    schaal: str
    stappen: list[Stap]
    mijn_niveau: int | None


@dataclass(frozen=True)
class DoelBeeld:
    """One goal as the actor may see it. Steps run from high to low; `standen` holds only mine, or nobody's, until I gave mine.

    `schaal`: `ladder`, `cijfer` (0-10) or empty when there is nothing to score on yet. `gekeken` names the others who gave a view,
    without where. `ongedaan` is my score that I may still take back.
    """

    doel: Doel
    schaal: str
    stappen: list[Stap]
    standen: list[Stand]
    mijn: Stand | None
    gekeken: list[Gezicht]
    ongedaan: Meting | None


@dataclass(frozen=True)
class VrijgaveBeeld:
    """The release of one goal or list: who must agree and did (as far as the actor may know of them), whether it goes now, since when it is in the record, and how many scores or answered lists are."""

    aanbieder: str
    leeftijd: int
    beslissers: list[tuple[Gezicht, bool]]
    ik_beslis: bool
    ik_akkoord: bool
    vrij: bool
    sinds: datetime | None
    daar: int


@dataclass(frozen=True)
class Taken:
    """A goal in the plan, and who does what for it, oldest first: (the task, who does it, may the actor change it)."""

    kaart: Kaart
    taken: list[tuple[Taak, Gezicht, bool]]


@dataclass(frozen=True)
class ThuisDoelen:
    """For Thuis: how many active goals, and the first with a ladder where I have not said where it stands."""

    aantal: int
    nog_te_scoren: Doel | None


def schaal_van(doel: Doel, *, heeft_treden: bool) -> str:
    """On what this goal is scored: `ladder`, `cijfer` (0-10), or empty."""
    return "ladder" if heeft_treden else "cijfer" if doel.cijfer_doel is not None else ""


def treden(session: Session, kring_id: str, doel_id: str) -> Sequence[Trede]:
    """The steps of a goal that have words, in no order."""
    return session.exec(select(Trede).where(col(Trede.kring_id) == kring_id, col(Trede.doel_id) == doel_id)).all()


def stappen_van(session: Session, actor: Actor, rijen: list[Doel]) -> dict[str, list[Stap]]:
    """Goal id -> its steps from high to low, also those between that have no words yet; empty without a ladder."""
    treden = session.exec(select(Trede).where(zichtbaar(actor, Trede), col(Trede.doel_id).in_([d.id for d in rijen]))).all()
    teksten = {(t.doel_id, t.niveau): t.tekst for t in treden}
    met = {t.doel_id for t in treden}
    return {d.id: [Stap(n, teksten.get((d.id, n), "")) for n in niveaus(d.variant)] if d.id in met else [] for d in rijen}


def laatste_metingen(session: Session, actor: Actor, doel_ids: list[str]) -> dict[tuple[str, str, str], Meting]:
    """(goal id, scale, lid id) -> the latest score that the actor sees: one row each, however many there are."""
    return {(m.doel_id, m.schaal, m.lid_id): m for m in _nieuwste(session, zichtbaar(actor, Meting), doel_ids)}


def laatste_per_lid(session: Session, kring_id: str, doel_ids: list[str]) -> list[Meting]:
    """Everybody's latest score on the ladder of these goals, whoever may see it: for what is kept, not for a page."""
    return _nieuwste(session, and_(col(Meting.kring_id) == kring_id, col(Meting.schaal) == "ladder"), doel_ids)


def _nieuwste(session: Session, waar: ColumnElement[bool], doel_ids: list[str]) -> list[Meting]:
    volgorde = (
        func.row_number()
        .over(
            partition_by=(col(Meting.doel_id), col(Meting.schaal), col(Meting.lid_id)),
            order_by=(col(Meting.op).desc(), col(Meting.id).desc()),
        )
        .label("nummer")
    )
    sub = select(col(Meting.kring_id).label("kring_id"), col(Meting.id).label("id"), volgorde)
    sub = sub.where(waar, col(Meting.doel_id).in_(doel_ids)).subquery()
    vraag = select(Meting).join(sub, and_(col(Meting.kring_id) == sub.c.kring_id, col(Meting.id) == sub.c.id)).where(sub.c.nummer == 1)
    return list(session.exec(vraag).all())


def doelen(session: Session, actor: Actor, *, actief: bool = True) -> list[Doel]:
    """The goals that the actor sees, oldest first: the active ones, or those that were closed."""
    status = col(Doel.status) == "actief"
    return list(
        session.exec(select(Doel).where(zichtbaar(actor, Doel), status if actief else ~status).order_by(col(Doel.op), col(Doel.id))).all()
    )


def kaarten(session: Session, actor: Actor) -> list[Kaart]:
    """The cards of the list of active goals."""
    return _kaarten(session, actor, doelen(session, actor))


def gesloten_kaarten(session: Session, actor: Actor, bladzij: int = 1) -> list[Kaart]:
    """The cards of one page (from 1) of the goals that were closed, the newest first."""
    vraag = select(Doel).where(zichtbaar(actor, Doel), col(Doel.status) != "actief").order_by(col(Doel.op).desc(), col(Doel.id))
    return _kaarten(session, actor, list(session.exec(vraag.limit(PER_BLADZIJ).offset((bladzij - 1) * PER_BLADZIJ)).all()))


def aantal_gesloten(session: Session, actor: Actor) -> int:
    """How many closed goals the actor sees."""
    return session.exec(select(func.count()).select_from(Doel).where(zichtbaar(actor, Doel), col(Doel.status) != "actief")).one()


def _kaarten(session: Session, actor: Actor, rijen: list[Doel]) -> list[Kaart]:
    stappen, laatste = stappen_van(session, actor, rijen), laatste_metingen(session, actor, [d.id for d in rijen])
    kaart: list[Kaart] = []
    for doel in rijen:
        schaal = schaal_van(doel, heeft_treden=bool(stappen[doel.id]))
        mijn = laatste.get((doel.id, schaal, actor.lid_id))
        kaart.append(Kaart(doel, schaal, stappen[doel.id], mijn.niveau if mijn else None))
    return kaart


def doel_beeld(session: Session, actor: Actor, doel_id: str) -> DoelBeeld:
    """One goal with ladder and views; raises NietGevonden."""
    doel = haal(session, actor, Doel, doel_id)
    stappen = stappen_van(session, actor, [doel])[doel_id]
    schaal = schaal_van(doel, heeft_treden=bool(stappen))
    laatste = laatste_metingen(session, actor, [doel_id])
    wie = {g.lid_id: g for g in leden(session, actor)}
    standen = [
        Stand(wie[lid_id], m.niveau, m.op, lid_id == actor.lid_id)
        for (_, op_schaal, lid_id), m in laatste.items()
        if lid_id in wie and op_schaal == schaal
    ]
    standen.sort(key=lambda s: (not s.van_mij, s.gezicht.naam))
    gaven = session.exec(
        select(Meting.lid_id)
        .where(col(Meting.kring_id) == actor.kring_id, col(Meting.doel_id) == doel_id, col(Meting.schaal) == schaal)
        .distinct()
    ).all()
    ongedaan = ongedaan_te_maken(session, actor, doel_id)
    return DoelBeeld(
        doel=doel,
        schaal=schaal,
        stappen=stappen,
        standen=standen,
        mijn=next((s for s in standen if s.van_mij), None),
        gekeken=[g for lid_id, g in wie.items() if lid_id in gaven and lid_id != actor.lid_id],
        ongedaan=ongedaan if ongedaan and ongedaan.schaal == schaal else None,
    )


def notities(session: Session, actor: Actor, doel_id: str) -> list[tuple[Notitie, Meting]]:
    """The newest notes with scores of this goal that the actor may read, newest first, each with its score."""
    return list(
        session.exec(
            select(Notitie, Meting)
            .join(Meting, and_(col(Meting.kring_id) == col(Notitie.kring_id), col(Meting.id) == col(Notitie.meting_id)))
            .where(zichtbaar(actor, Notitie), col(Meting.doel_id) == doel_id)
            .order_by(col(Meting.op).desc(), col(Meting.id).desc())
            .limit(NOTITIES)
        ).all()
    )


def mijn_onderwerpen(session: Session, actor: Actor) -> dict[str, tuple[str, Niveau]]:
    """The topics that a note of this actor can be about: code -> (own name or empty, how far it goes by the agreement in force).

    What is for the JIM alone needs no topic; an own topic that no agreement names yet is the jongere's. Who does not read the agreements knows the fixed topics only, and not how far they go: for him each is as narrow as can be.
    """
    if not mag(actor, Recht.AFSPRAKEN_ZIEN):
        return {str(o): ("", Niveau.TUSSEN_ONS) for o in Onderwerp if o is not Onderwerp.ALLEEN_JIJ}
    nu_geldig, namen = regels(session, geldige(session, actor)), onderwerp_namen(session, actor.kring_id)
    bekend = {*map(str, Onderwerp), *(namen if actor.rol is Rol.JONGERE else nu_geldig)} - {Onderwerp.ALLEEN_JIJ}
    alle = (o for o in onderwerpen(session, actor.kring_id) if o in bekend)
    return {o: (namen.get(o, ""), nu_geldig.get(o, Niveau.TUSSEN_ONS)) for o in alle}


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
    """Did anybody score this goal on its ladder? Then its number of steps stays as it is."""
    rij = select(Meting.id).where(col(Meting.kring_id) == actor.kring_id, col(Meting.doel_id) == doel_id, col(Meting.schaal) == "ladder")
    return session.exec(rij).first() is not None


def aantal_actief(session: Session, actor: Actor) -> int:
    """How many active goals the actor sees (so that a hidden one is not betrayed by a count)."""
    return session.exec(select(func.count()).select_from(Doel).where(zichtbaar(actor, Doel), col(Doel.status) == "actief")).one()


def gelden(rijen: Sequence[Ja], nodig: Collection[Gezicht]) -> dict[str, datetime]:
    """Lid id -> when, of the yesses that count, with `nodig` the people who must say yes.

    What somebody took back who does not decide any more, because he left or of a birthday, never comes back by that: who decides says yes anew.
    """
    ids = {g.lid_id for g in nodig}
    terug = max((moment for lid_id, _, moment in rijen if moment is not None and lid_id not in ids), default=None)
    return {lid_id: op for lid_id, op, moment in rijen if moment is None and (terug is None or op > terug)}


def beslissers(session: Session, kring_id: str, hier: Ploeg | None = None) -> list[Gezicht]:
    """Who must agree to a release in this kring today."""
    hier = hier or ploeg(session, kring_id)
    return wie_beslist(hier.leeftijd, hier.leden)


_GAVEN = select(col(Vrijgave.lid_id), col(Vrijgave.op), col(Vrijgave.ingetrokken)).where(
    col(Vrijgave.kring_id) == bindparam("kring_id"), col(Vrijgave.doel_id) == bindparam("doel_id")
)
"""Built once: making this statement costs more than running it."""


def toestemming(session: Session, kring_id: str, doel_id: str, hier: Ploeg | None = None) -> list[tuple[Gezicht, datetime]]:
    """Who said yes to this goal in the record, and when: as `van_allen`."""
    return van_allen(session, kring_id, gaven(session, kring_id, doel_id), hier)


def gaven(session: Session, kring_id: str, doel_id: str) -> Sequence[Ja]:
    """Every yes to this goal, also what was taken back."""
    return session.execute(_GAVEN, {"kring_id": kring_id, "doel_id": doel_id}).tuples().all()


def van_allen(
    session: Session, kring_id: str, rijen: Sequence[Ja], hier: Ploeg | None = None, *, ook_na: bool = False
) -> list[tuple[Gezicht, datetime]]:
    """Of who said yes, and when: all who must today, or nobody. A birthday or new gezag asks for a new yes.

    After the end of the help nobody's yes counts any more, but with `ook_na`.
    """
    kring = session.get(Kring, kring_id)
    if kring is None or (kring.hulp_tot is not None and not ook_na) or kring.gesloten is not None:
        return []
    nodig = beslissers(session, kring_id, hier) if rijen else []
    gelden_nu = gelden(rijen, nodig)
    return [(g, gelden_nu[g.lid_id]) for g in nodig] if nodig and {g.lid_id for g in nodig} <= gelden_nu.keys() else []


def vrijgegeven(session: Session, kring_id: str, doel_id: str) -> bool:
    """Does this goal go to the record now?"""
    return bool(toestemming(session, kring_id, doel_id))


def gaat_naar(session: Session, actor: Actor, doel_id: str) -> str:
    """The name of the provider to whose record this goal and its scores go now; empty when it does not."""
    if not vrijgegeven(session, actor.kring_id, doel_id):
        return ""
    return session.get_one(Aanbieder, session.get_one(Kring, actor.kring_id).aanbieder_id).naam


def mag_blijven(session: Session, kring_id: str, doel_id: str) -> bool:
    """May what went of this goal stay readable there? Until somebody takes his yes back; the end of the help, or a birthday, takes nothing back."""
    return blijft(session, kring_id, gaven(session, kring_id, doel_id))


def blijft(session: Session, kring_id: str, rijen: Sequence[Ja]) -> bool:
    """Did nobody take his yes back, or did all who must say yes again?"""
    return all(moment is None for *_, moment in rijen) or bool(van_allen(session, kring_id, rijen, ook_na=True))


def vrijgave_beeld(session: Session, actor: Actor, doel_id: str) -> VrijgaveBeeld | None:
    """The release card, or None for who has no part in it."""
    doel = haal(session, actor, Doel, doel_id)
    if not mag(actor, Recht.DOSSIER_ZIEN) or doel.alleen_maker:
        return None
    staat = session.exec(select(InDossier).where(zichtbaar(actor, InDossier), col(InDossier.ding_id) == doel_id)).first()
    van_dit_doel = select(Meting.id).where(col(Meting.kring_id) == actor.kring_id, col(Meting.doel_id) == doel_id)
    daar = select(func.count()).select_from(InDossier).where(zichtbaar(actor, InDossier), col(InDossier.ding_id).in_(van_dit_doel))
    aantal = session.exec(daar).one() if staat else 0
    return vrijgave_van(session, actor, gaven(session, actor.kring_id, doel_id), staat.op if staat else None, aantal)


def vrijgave_van(session: Session, actor: Actor, rijen: Sequence[Ja], sinds: datetime | None, daar: int) -> VrijgaveBeeld:
    """The card of a release, with every yes that was said."""
    aanbieder = session.get(Aanbieder, session.get_one(Kring, actor.kring_id).aanbieder_id)
    nodig = beslissers(session, actor.kring_id)
    gaf = gelden(rijen, nodig)
    return VrijgaveBeeld(
        aanbieder=aanbieder.naam if aanbieder else "",
        leeftijd=actor.leeftijd_jongere,
        beslissers=[(g, g.lid_id in gaf) for g in nodig if not (actor.apart and g.rol is Rol.OUDER and g.lid_id != actor.lid_id)],
        ik_beslis=any(g.lid_id == actor.lid_id for g in nodig),
        ik_akkoord=actor.lid_id in gaf,
        vrij=bool(nodig) and all(g.lid_id in gaf for g in nodig),
        sinds=sinds,
        daar=daar,
    )


def thuis_doelen(session: Session, actor: Actor) -> ThuisDoelen:
    """For Thuis; nothing for who sees no goals."""
    open_kaarten = kaarten(session, actor)
    nog_te_scoren = next((k.doel for k in open_kaarten if k.schaal and k.mijn_niveau is None), None)
    return ThuisDoelen(len(open_kaarten), nog_te_scoren if mag(actor, Recht.METEN) else None)


def lezers(session: Session, kring_id: str, door_lid_id: str) -> list[str]:
    """The ids of the members who see what this member made: not another ouder, where ouders are kept apart."""
    return [g.lid_id for g in lezende(session, kring_id, door_lid_id)]


def lezende(session: Session, kring_id: str, door_lid_id: str, hier: Ploeg | None = None) -> list[Gezicht]:
    """As `lezers`, with who they are."""
    hier = hier or ploeg(session, kring_id)
    van = select(Lid.id).where(col(Lid.kring_id) == kring_id, col(Lid.id) == door_lid_id, col(Lid.rol) == "ouder")
    apart = hier.apart and session.exec(van).first() is not None
    return [g for g in hier.leden if g.rol in KRING and not (apart and g.rol is Rol.OUDER and g.lid_id != door_lid_id)]


def plan(session: Session, actor: Actor) -> list[Taken]:
    """The active goals that the actor sees, each with who does what."""
    taken = session.exec(select(Taak).where(zichtbaar(actor, Taak)).order_by(col(Taak.op), col(Taak.id))).all()
    mag_aan = set(session.exec(select(Taak.id).where(zichtbaar(actor, Taak, Recht.SCHRIJVEN))))
    wie = gezichten(session, actor.kring_id, {t.lid_id for t in taken})
    return [Taken(k, [(t, wie[t.lid_id], t.id in mag_aan) for t in taken if t.doel_id == k.doel.id]) for k in kaarten(session, actor)]


def te_vragen(session: Session, actor: Actor) -> list[Gezicht]:
    """Whom the actor may write a task for, himself first. Nobody writes one for a JIM: he does what he does of his own accord."""
    hier = [g for g in leden(session, actor) if g.rol in KRING]
    ik = [g for g in hier if g.lid_id == actor.lid_id]
    if not mag(actor, Recht.LADDER_SCHRIJVEN):
        return ik
    return ik + [g for g in hier if g.lid_id != actor.lid_id and g.rol is not Rol.JIM and not (actor.apart and g.rol is Rol.OUDER)]


def van_wie(doel: Doel, leden: list[Gezicht]) -> str:
    """The name of whose goal it is: the jongere, or the ouder who made it; empty for the whole gezin."""
    if doel.van == "jongere":
        return next((g.naam for g in leden if g.rol is Rol.JONGERE), "")
    if doel.van == "ouder":
        return next((g.naam for g in leden if g.lid_id == doel.door_lid_id), "")
    return ""
