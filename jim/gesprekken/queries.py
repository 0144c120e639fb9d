"""Reads about conversations: the list, the messages, who reads them, and what a JIM passed on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from basis.fouten import NietGevonden
from basis.rechten import GEZAG, KRING, ROLRECHTEN, Actor, Recht, Rol, haal, zichtbaar
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.kring.models import Kring
from jim.kring.queries import Gezicht, alle_leden, gezicht
from jim.organisaties.queries import medewerker

HOEVEEL = 50
_TEGENOVER = {"jim": Rol.JIM, "aanspreekpunt": Rol.AANSPREEKPUNT}


@dataclass(frozen=True)
class BerichtBeeld:
    """A message as the actor sees it. `antwoord`: "" (no question), gevraagd, ja or nee; `elders`: from another conversation."""

    bericht: Bericht
    van: Gezicht
    eigen: bool
    antwoord: str
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
    """What a JIM passed on to the ouders: the message, who said it, who passed it on."""

    bericht: Bericht
    van: Gezicht
    door: Gezicht


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
    ook_ouders = deling is not None and deling.antwoord == "ja"
    return [g.lid_id for g in leden if g.lid_id in mee or (ook_ouders and g.rol in GEZAG)]


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
    delingen = {
        d.bericht_id: d.antwoord for d in session.exec(select(Deling).where(zichtbaar(actor, Deling), col(Deling.bericht_id).in_(ids)))
    }
    gezichten = {lid_id: gezicht(session, actor.kring_id, lid_id) for lid_id in {b.auteur_lid_id for b in rijen}}
    return [
        BerichtBeeld(
            bericht=b,
            van=gezichten[b.auteur_lid_id],
            eigen=b.auteur_lid_id == actor.lid_id,
            antwoord=delingen.get(b.id, "") if gesprek.soort == "jim" else "",
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


def gedeeld_met_ouders(session: Session, actor: Actor) -> list[Gedeeld]:
    """For an ouder: the last 50 messages that a JIM passed on, newest first; for anybody else nothing."""
    if actor.rol not in GEZAG:
        return []
    vraag = (
        select(Bericht, Deling)
        .join(Deling, and_(col(Deling.kring_id) == col(Bericht.kring_id), col(Deling.bericht_id) == col(Bericht.id)))
        .where(zichtbaar(actor, Bericht), zichtbaar(actor, Deling), col(Deling.antwoord) == "ja")
        .order_by(col(Deling.op).desc(), col(Bericht.id).desc())
        .limit(HOEVEEL)
    )
    return [
        Gedeeld(b, gezicht(session, b.kring_id, b.auteur_lid_id), gezicht(session, d.kring_id, d.door_lid_id))
        for b, d in session.exec(vraag)
    ]


def antwoordt(session: Session, wie: Gezicht) -> str:
    """How soon a professional says that he answers (a Medewerker.antwoordt code), "" for anybody else."""
    rij = medewerker(session, wie.persoon_id)
    return rij.antwoordt if rij is not None else ""
