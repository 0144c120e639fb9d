"""Reads about conversations: the list, the messages, who reads them, and what a JIM passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from basis.fouten import NietGevonden
from basis.logboek.models import Actie, Gevoelig
from basis.logboek.queries import wie_keek
from basis.rechten import GEZAG, KRING, ROLRECHTEN, Actor, Recht, Rol, haal, zichtbaar
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.gesprekken.policy import ONTVANGERS
from jim.kring.models import Kring, Lid
from jim.kring.queries import Gezicht, alle_leden, gezicht
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
    """A conversation in my list. `anderen` is empty for the conversation of the kring; `open`: something can be written."""

    gesprek: Gesprek
    anderen: list[Gezicht]
    laatste: BerichtBeeld | None
    open: bool


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


def deelnemers(session: Session, gesprek: Gesprek) -> list[Gezicht]:
    """Who take part, also who left since; empty for the conversation of the kring."""
    rijen = session.exec(
        select(Deelname.lid_id)
        .where(col(Deelname.kring_id) == gesprek.kring_id, col(Deelname.gesprek_id) == gesprek.id)
        .order_by(col(Deelname.lid_id))
    ).all()
    return [gezicht(session, gesprek.kring_id, lid_id) for lid_id in rijen]


def lezers(session: Session, gesprek: Gesprek, bericht: Bericht | None = None) -> list[str]:
    """The ids of the members who may read this message now (or, without one, the conversation)."""
    leden = [g for g in alle_leden(session, gesprek.kring_id) if g.rol in ROLRECHTEN[Recht.PRATEN]]
    apart = session.get_one(Kring, gesprek.kring_id).ouders_apart
    iedereen = {g.lid_id for g in leden if g.rol in KRING and not (apart and g.rol is Rol.OUDER)}
    if gesprek.soort == "kring":
        return [g.lid_id for g in leden if g.lid_id in iedereen]
    mee = {g.lid_id for g in deelnemers(session, gesprek)}
    if bericht is not None and bericht.publiek == "kring":
        return [g.lid_id for g in leden if g.lid_id in mee | iedereen]
    deling = session.get(Deling, (bericht.kring_id, bericht.id)) if bericht is not None else None
    ook = set(ontvangers(session, deling)) if deling is not None and deling.woorden is None else set[str]()
    return [g.lid_id for g in leden if g.lid_id in mee | ook]


def ontvangers(session: Session, deling: Deling) -> list[str]:
    """The ids of the members to whom this is passed on now: the message, or the jongere's own words for it."""
    if deling.antwoord != "ja":
        return []
    later = set(session.exec(select(Lid.id).where(col(Lid.kring_id) == deling.kring_id, col(Lid.sinds) > deling.op)))
    kan = (g for g in alle_leden(session, deling.kring_id) if g.rol in ONTVANGERS[deling.aan])
    return [g.lid_id for g in kan if g.rol not in GEZAG or g.lid_id not in later]


def is_open(session: Session, gesprek: Gesprek) -> bool:
    """Can something be written: are all who take part still here, the JIM or aanspreekpunt in that role?"""
    if gesprek.soort == "kring":
        return True
    mee = {g.lid_id for g in deelnemers(session, gesprek)}
    hier = [g for g in alle_leden(session, gesprek.kring_id) if g.lid_id in mee]
    return len(hier) == len(mee) and any(g.rol is _TEGENOVER[gesprek.soort] for g in hier)


def eigen_gesprekken(session: Session, kring_id: str, lid_id: str) -> list[Gesprek]:
    """The conversations between this member and one other."""
    mee = select(Deelname.gesprek_id).where(col(Deelname.kring_id) == kring_id, col(Deelname.lid_id) == lid_id)
    return list(session.exec(select(Gesprek).where(col(Gesprek.kring_id) == kring_id, col(Gesprek.id).in_(mee))))


def _beelden(session: Session, actor: Actor, gesprek: Gesprek, rijen: Sequence[Bericht]) -> list[BerichtBeeld]:
    ids = [b.id for b in rijen]
    delingen = {d.bericht_id: d for d in session.exec(select(Deling).where(zichtbaar(actor, Deling), col(Deling.bericht_id).in_(ids)))}
    gezichten = {lid_id: gezicht(session, actor.kring_id, lid_id) for lid_id in {b.auteur_lid_id for b in rijen}}
    return [
        BerichtBeeld(
            bericht=b,
            van=gezichten[b.auteur_lid_id],
            eigen=b.auteur_lid_id == actor.lid_id,
            deling=delingen.get(b.id) if gesprek.soort == "jim" else None,
            elders=b.gesprek_id != gesprek.id,
        )
        for b in rijen
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
    return _beelden(session, actor, gesprek, rijen[:hoeveel][::-1]), len(rijen) > hoeveel


def gesprek_beeld(session: Session, actor: Actor, gesprek: Gesprek) -> GesprekBeeld:
    """One conversation with its last message."""
    laatste, _ = berichten(session, actor, gesprek, hoeveel=1)
    return GesprekBeeld(
        gesprek=gesprek,
        anderen=[g for g in deelnemers(session, gesprek) if g.lid_id != actor.lid_id],
        laatste=laatste[0] if laatste else None,
        open=is_open(session, gesprek),
    )


def gesprekken(session: Session, actor: Actor) -> list[GesprekBeeld]:
    """My conversations: JIM first, then aanspreekpunt, then the kring; a closed one stays while it holds messages."""
    rijen = session.exec(select(Gesprek).where(zichtbaar(actor, Gesprek)).order_by(col(Gesprek.id))).all()
    volgorde = ("jim", "aanspreekpunt", "kring")
    beelden = [gesprek_beeld(session, actor, g) for g in rijen]
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


def antwoordt(session: Session, wie: Gezicht) -> str:
    """How soon a professional says that he answers (a Medewerker.antwoordt code), "" for anybody else."""
    rij = medewerker(session, wie.persoon_id)
    return rij.antwoordt if rij is not None else ""
