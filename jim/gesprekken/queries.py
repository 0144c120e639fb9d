"""Reads about conversations: the list, the messages, who reads them, and what a JIM passed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, bindparam, func, or_
from sqlmodel import Session, col, select

from basis.fouten import NietGevonden
from basis.logboek.models import Actie, Gevoelig
from basis.logboek.queries import wie_keek
from basis.rechten import GASTEN, GEZAG, KRING, ROLRECHTEN, Actor, Recht, Rol, haal, zichtbaar
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.gesprekken.policy import ONTVANGERS
from jim.kring.models import Kring, Lid
from jim.kring.queries import Gezicht, alle_leden, gezicht, gezichten, rollen_en_apart
from jim.organisaties.queries import medewerker

HOEVEEL = 50
_INZAGEN = 500
_TEGENOVER = {"jim": Rol.JIM, "aanspreekpunt": Rol.AANSPREEKPUNT}


@dataclass(frozen=True)
class BerichtBeeld:
    """A message as the actor sees it. `deling`: the JIM's question about it, or None; `elders`: from another conversation."""

    bericht: Bericht
    van: Gezicht
    eigen: bool
    deling: Deling | None
    elders: bool


@dataclass(frozen=True)
class GesprekBeeld:
    """A conversation as I see it. `laatste`: its last message, in the list only. `anderen` is empty for that of the kring; `open`: something can be written.

    `lezers`: those of `anderen` who can read it now; who left the kring can't.
    """

    gesprek: Gesprek
    anderen: list[Gezicht]
    laatste: BerichtBeeld | None
    open: bool
    lezers: list[Gezicht]


@dataclass(frozen=True)
class Gedeeld:
    """What a JIM passed on to me. `onderwerp` is empty where the jongere chose other words: they say what he wants said.

    `bericht_id` is for the log only; a page never carries it.
    """

    bericht_id: str
    tekst: str
    onderwerp: str
    van: Gezicht
    door: Gezicht
    op: datetime


_DEELNAMES = (
    select(Deelname)
    .where(
        col(Deelname.kring_id).in_(bindparam("kringen", expanding=True)),
        col(Deelname.gesprek_id).in_(bindparam("gesprekken", expanding=True)),
        col(Deelname.tot).is_(None),
    )
    .order_by(col(Deelname.lid_id))
)
"""Built once: making this statement costs more than running it."""


def _deelnames(session: Session, gesprekken_: Sequence[Gesprek]) -> dict[str, list[Deelname]]:
    """Conversation id -> who take part now, by lid id."""
    uit: dict[str, list[Deelname]] = {g.id: [] for g in gesprekken_}
    for rij in session.exec(_DEELNAMES, params={"kringen": list({g.kring_id for g in gesprekken_}), "gesprekken": list(uit)}):
        uit[rij.gesprek_id].append(rij)
    return uit


def deelnemers(session: Session, gesprek: Gesprek) -> list[Gezicht]:
    """Who take part, also who left the kring since; empty for the conversation of the kring."""
    per_lid = gezichten(session, gesprek.kring_id, [d.lid_id for d in _deelnames(session, [gesprek])[gesprek.id]])
    return list(per_lid.values())


@dataclass(frozen=True)
class Zaal:
    """Who is in the kring now (lid id -> role), who take part in one conversation, and whether ouders are kept apart."""

    rollen: dict[str, Rol]
    mee: list[Deelname]
    apart: bool


def zaal(session: Session, gesprek: Gesprek) -> Zaal:
    """What `is_open`, `deelnemers` and `lezers` rest on, for who asks more than one of them in one go."""
    rollen, apart = rollen_en_apart(session, gesprek.kring_id)
    return Zaal(rollen, _deelnames(session, [gesprek])[gesprek.id], apart)


def lezers(session: Session, gesprek: Gesprek, bericht: Bericht | None = None, *, nieuw_in: Zaal | None = None) -> list[str]:
    """The ids of the members who may read this message now (or, without one, the conversation).

    `nieuw_in`: the message was written just now, so nobody passed it on yet, by who was in this room.
    """
    hier = nieuw_in or zaal(session, gesprek)
    rollen = {lid_id: rol for lid_id, rol in hier.rollen.items() if rol in ROLRECHTEN[Recht.PRATEN]}
    iedereen = {lid_id for lid_id, rol in rollen.items() if rol in KRING and not (hier.apart and rol is Rol.OUDER)}
    if gesprek.soort == "kring":
        return [lid_id for lid_id in rollen if lid_id in iedereen]
    mee = {d.lid_id for d in hier.mee if bericht is None or d.leest_vanaf is None or d.leest_vanaf <= bericht.op}
    if gesprek.soort == "groep":
        mee -= {lid_id for lid_id, rol in rollen.items() if rol not in KRING | GASTEN}
        mee -= _ouders_samen(session, gesprek) if hier.apart else set()
    if bericht is not None and bericht.publiek == "kring":
        return [lid_id for lid_id in rollen if lid_id in mee | iedereen]
    deling = session.get(Deling, (bericht.kring_id, bericht.id)) if bericht is not None and nieuw_in is None else None
    ook = set(ontvangers(session, deling)) if deling is not None and deling.woorden is None else set[str]()
    return [lid_id for lid_id in rollen if lid_id in mee | ook]


def _ouders_samen(session: Session, gesprek: Gesprek) -> set[str]:
    """The ouders of a group with more than one, also one who left it: kept apart they read nothing of each other."""
    hier = and_(col(Deelname.kring_id) == col(Lid.kring_id), col(Deelname.lid_id) == col(Lid.id))
    vraag = (
        select(Lid.id)
        .join(Deelname, hier)
        .where(col(Lid.kring_id) == gesprek.kring_id, col(Deelname.gesprek_id) == gesprek.id, col(Lid.rol) == "ouder")
    )
    ouders = set(session.exec(vraag))
    return ouders if len(ouders) > 1 else set()


def ontvangers(session: Session, deling: Deling) -> list[str]:
    """The ids of the members to whom this is passed on now: the message, or the jongere's own words for it."""
    if deling.antwoord != "ja":
        return []
    later = set(session.exec(select(Lid.id).where(col(Lid.kring_id) == deling.kring_id, col(Lid.sinds) > deling.op)))
    kan = (g for g in alle_leden(session, deling.kring_id) if g.rol in ONTVANGERS[deling.aan])
    return [g.lid_id for g in kan if g.rol not in GEZAG or g.lid_id not in later]


def is_open(session: Session, gesprek: Gesprek, hier: Zaal | None = None) -> bool:
    """Can something be written? Of two: both are still here, the JIM or aanspreekpunt in that role. Of a group: it was not ended."""
    hier = hier or zaal(session, gesprek)
    return _is_open(gesprek, [d.lid_id for d in hier.mee], hier.rollen)


def _is_open(gesprek: Gesprek, mee: list[str], rollen: Mapping[str, Rol]) -> bool:
    hier = [rollen[lid_id] for lid_id in mee if lid_id in rollen]
    if gesprek.soort == "kring":
        return True
    if gesprek.soort == "groep":
        return gesprek.klaar is None and len(hier) > 1
    return len(hier) == len(mee) and _TEGENOVER[gesprek.soort] in hier


def eigen_gesprekken(session: Session, kring_id: str, lid_id: str) -> list[Gesprek]:
    """The conversations between this member and one other."""
    mee = select(Deelname.gesprek_id).where(col(Deelname.kring_id) == kring_id, col(Deelname.lid_id) == lid_id)
    return list(
        session.exec(select(Gesprek).where(col(Gesprek.kring_id) == kring_id, col(Gesprek.soort) != "groep", col(Gesprek.id).in_(mee)))
    )


def _beelden(session: Session, actor: Actor, rijen: Sequence[tuple[Bericht, Gesprek]]) -> list[BerichtBeeld]:
    ids = [b.id for b, g in rijen if g.soort == "jim"]
    vraag = select(Deling).where(zichtbaar(actor, Deling), col(Deling.bericht_id).in_(ids))
    delingen = {d.bericht_id: d for d in session.exec(vraag)} if ids else {}
    van = gezichten(session, actor.kring_id, {b.auteur_lid_id for b, _g in rijen})
    return [
        BerichtBeeld(b, van[b.auteur_lid_id], b.auteur_lid_id == actor.lid_id, delingen.get(b.id), b.gesprek_id != g.id) for b, g in rijen
    ]


def berichten(session: Session, actor: Actor, gesprek: Gesprek, voor: str = "", hoeveel: int = HOEVEEL) -> tuple[list[BerichtBeeld], bool]:
    """At most `hoeveel` messages, oldest first, before message id `voor`, and whether there are older ones.

    The conversation of the kring also shows what was written for everybody elsewhere. Raises NietGevonden for a `voor`
    that the actor may not read.
    """
    hier = col(Bericht.gesprek_id) == gesprek.id
    if gesprek.soort == "kring":
        hier = or_(hier, col(Bericht.publiek) == "kring")
    vraag = select(Bericht).where(zichtbaar(actor, Bericht), hier)
    if voor:
        grens = haal(session, actor, Bericht, voor)
        vraag = vraag.where(or_(col(Bericht.op) < grens.op, and_(col(Bericht.op) == grens.op, col(Bericht.id) < grens.id)))
    vraag = vraag.order_by(col(Bericht.op).desc(), col(Bericht.id).desc()).limit(hoeveel + 1)
    rijen = session.exec(vraag).all()
    return _beelden(session, actor, [(b, gesprek) for b in rijen[:hoeveel][::-1]]), len(rijen) > hoeveel


_GEVRAAGD = select(Deling.bericht_id).where(col(Deling.kring_id) == col(Bericht.kring_id), col(Deling.bericht_id) == col(Bericht.id))
_STAAT_IN = or_(col(Bericht.gesprek_id) == col(Gesprek.id), and_(col(Gesprek.soort) == "kring", col(Bericht.publiek) == "kring"))
_ONGEVRAAGD = (
    select(Bericht, Gesprek)
    .join(Gesprek, and_(col(Gesprek.kring_id) == col(Bericht.kring_id), _STAAT_IN))
    .where(~_GEVRAAGD.correlate(Bericht).exists())
)


@lru_cache(maxsize=256)
def _ongevraagd(actor: Actor) -> Any:
    hier = (col(Bericht.id) == bindparam("bericht_id"), col(Gesprek.id) == bindparam("gesprek_id"))
    return _ONGEVRAAGD.where(zichtbaar(actor, Bericht), zichtbaar(actor, Gesprek), *hier)


def vers_bericht(session: Session, actor: Actor, gesprek_id: str, bericht_id: str) -> tuple[BerichtBeeld, Gesprek] | None:
    """A message as it stands in a conversation, or None when the actor does not read it there, or the JIM asked about it."""
    rij = session.exec(_ongevraagd(actor), params={"bericht_id": bericht_id, "gesprek_id": gesprek_id}).first()
    if rij is None:
        return None
    bericht, gesprek = rij
    van = gezicht(session, actor.kring_id, bericht.auteur_lid_id)
    return BerichtBeeld(bericht, van, bericht.auteur_lid_id == actor.lid_id, None, bericht.gesprek_id != gesprek.id), gesprek


def gesprek_beeld(session: Session, actor: Actor, gesprek: Gesprek) -> GesprekBeeld:
    """One conversation; its last message is not looked for."""
    return _gesprek_beelden(session, actor, [gesprek], {})[0]


def _laatste(session: Session, actor: Actor, rijen: Sequence[Gesprek]) -> dict[str, Bericht]:
    """Conversation id -> its last message that the actor reads; that of the kring may stand elsewhere."""
    volgorde = (col(Bericht.op).desc(), col(Bericht.id).desc())
    plek = func.row_number().over(partition_by=col(Bericht.gesprek_id), order_by=volgorde).label("plek")
    per_gesprek = select(Bericht.id, plek).where(zichtbaar(actor, Bericht), col(Bericht.gesprek_id).in_([g.id for g in rijen])).subquery()
    vraag = select(Bericht).where(
        col(Bericht.kring_id) == actor.kring_id, col(Bericht.id).in_(select(per_gesprek.c.id).where(per_gesprek.c.plek == 1))
    )
    uit = {b.gesprek_id: b for b in session.exec(vraag)}
    kring = next((g.id for g in rijen if g.soort == "kring"), None)
    if kring is not None:
        hier = or_(col(Bericht.gesprek_id) == kring, col(Bericht.publiek) == "kring")
        nieuwste = session.exec(select(Bericht).where(zichtbaar(actor, Bericht), hier).order_by(*volgorde).limit(1)).first()
        uit |= {kring: nieuwste} if nieuwste is not None else {}
    return uit


def _gesprek_beelden(session: Session, actor: Actor, rijen: Sequence[Gesprek], laatste: Mapping[str, Bericht]) -> list[GesprekBeeld]:
    mee, hier = _deelnames(session, rijen), alle_leden(session, actor.kring_id)
    rollen, apart = {wie.lid_id: wie.rol for wie in hier}, session.get_one(Kring, actor.kring_id).ouders_apart
    leest = {g.id: set(lezers(session, g, nieuw_in=Zaal(rollen, mee[g.id], apart))) for g in rijen}
    weg = {d.lid_id for deelnames in mee.values() for d in deelnames} - {g.lid_id for g in hier}
    bekend = {g.lid_id: g for g in hier} | (gezichten(session, actor.kring_id, weg) if weg else {})
    met_bericht = [g for g in rijen if g.id in laatste]
    van_hen = _beelden(session, actor, [(laatste[g.id], g) for g in met_bericht]) if met_bericht else []
    beelden = dict(zip((g.id for g in met_bericht), van_hen, strict=True))
    return [
        GesprekBeeld(
            gesprek=g,
            anderen=[bekend[d.lid_id] for d in mee[g.id] if d.lid_id != actor.lid_id],
            laatste=beelden.get(g.id),
            open=_is_open(g, [d.lid_id for d in mee[g.id]], rollen),
            lezers=[bekend[d.lid_id] for d in mee[g.id] if d.lid_id != actor.lid_id and d.lid_id in leest[g.id]],
        )
        for g in rijen
    ]


def gesprekken(session: Session, actor: Actor) -> list[GesprekBeeld]:
    """My conversations: JIM first, then aanspreekpunt, groups, the kring; a closed one stays while it holds messages.

    As many reads for one conversation as for many.
    """
    rijen = session.exec(select(Gesprek).where(zichtbaar(actor, Gesprek)).order_by(col(Gesprek.id))).all()
    volgorde = ("jim", "aanspreekpunt", "groep", "kring")
    beelden = _gesprek_beelden(session, actor, rijen, _laatste(session, actor, rijen))
    return sorted((b for b in beelden if b.open or b.laatste), key=lambda b: (not b.open, volgorde.index(b.gesprek.soort)))


def mijn_gesprek(session: Session, actor: Actor, soort: str) -> Gesprek | None:
    """My open conversation of this kind, or None: the way to it from other pages."""
    rijen = session.exec(select(Gesprek).where(zichtbaar(actor, Gesprek), col(Gesprek.soort) == soort).order_by(col(Gesprek.id)))
    return next((g for g in rijen if is_open(session, g)), None)


def gesprek_van(session: Session, actor: Actor, bericht_id: str) -> tuple[Bericht, Gesprek]:
    """A message and its conversation, both open to the actor; raises NietGevonden."""
    bericht = haal(session, actor, Bericht, bericht_id)
    return bericht, haal(session, actor, Gesprek, bericht.gesprek_id)


def deling_van(session: Session, actor: Actor, bericht_id: str) -> Deling:
    """The JIM's question about a message; raises NietGevonden."""
    vraag = select(Deling).where(zichtbaar(actor, Deling), col(Deling.bericht_id) == bericht_id)
    rij = session.exec(vraag).first()
    if rij is None:
        raise NietGevonden
    return rij


def ontvangt(actor: Actor) -> bool:
    """Is the actor somebody to whom a JIM may pass something on?"""
    return any(actor.rol in rollen for rollen in ONTVANGERS.values())


def gedeeld_met_mij(session: Session, actor: Actor, hoeveel: int | None = HOEVEEL) -> list[Gedeeld]:
    """For an ouder or aanspreekpunt: the last things that a JIM passed on to him, newest first; for anybody else nothing.

    `hoeveel`: at most so many, 50 unless told; None for all.
    """
    if not ontvangt(actor):
        return []
    vraag = select(Deling).where(zichtbaar(actor, Deling), col(Deling.antwoord) == "ja")
    delingen = session.exec(vraag.order_by(col(Deling.op).desc(), col(Deling.bericht_id).desc()).limit(hoeveel)).all()
    ids = [d.bericht_id for d in delingen]
    woordelijk = {b.id: b for b in session.exec(select(Bericht).where(zichtbaar(actor, Bericht), col(Bericht.id).in_(ids)))}
    jongere = next(g for g in alle_leden(session, actor.kring_id) if g.rol is Rol.JONGERE)
    uit: list[Gedeeld] = []
    for d in delingen:
        bericht, door = woordelijk.get(d.bericht_id), gezicht(session, d.kring_id, d.door_lid_id)
        if d.woorden is not None:
            uit.append(Gedeeld(d.bericht_id, d.woorden, "", jongere, door, d.op))
        elif bericht is not None:
            uit.append(Gedeeld(d.bericht_id, bericht.tekst, bericht.onderwerp, jongere, door, bericht.op))
    return uit


def gezien(session: Session, actor: Actor, eigen: Sequence[Bericht]) -> dict[str, list[tuple[Gezicht, datetime]]]:
    """Of messages that the actor wrote: who read what was passed on of it, and when first. Bericht id -> readers, first one first.

    Raises NietGevonden for somebody else's message.
    """
    if any(b.auteur_lid_id != actor.lid_id for b in eigen):
        raise NietGevonden
    uit: dict[str, list[tuple[Gezicht, datetime]]] = {}
    for b in eigen:
        inzagen = wie_keek(
            session,
            actor.kring_id,
            gevoelig=tuple(Gevoelig),
            soorten=("deling",),
            ding_ids=(b.id,),
            acties=(Actie.LEZEN,),
            hooguit=_INZAGEN,
        )
        eerst = {i.lid_id: i.op for i in inzagen}
        uit[b.id] = [(gezicht(session, actor.kring_id, lid_id), op) for lid_id, op in sorted(eerst.items(), key=lambda paar: paar[1])]
    return uit


def antwoordtijd(session: Session, wie: Gezicht) -> int | None:
    """In how many minutes a professional usually answers families, measured; None when too little is known, or for anybody else."""
    rij = medewerker(session, wie.persoon_id)
    return rij.antwoord_minuten if rij is not None else None
