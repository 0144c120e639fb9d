"""Reads about questionnaires: which there are, what waits for me, what was answered and how it changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.fouten import NietGevonden
from basis.rechten import Actor, Recht, mag, zichtbaar
from doelen.rom import policy  # noqa: F401 - without it nothing of questionnaires opens
from doelen.rom.models import Gegeven, Invulling, Lijst, Ritme
from doelen.rom.vragenlijst import Antwoord, Score, Tekst, Vraag, Vragenlijst, lees, lees_antwoord, score, te_vragen
from jim.kring.models import Kring
from jim.kring.queries import Gezicht, gezicht

EIGEN = "eigen/"
_MAP = Path(__file__).parent / "eigen"


@dataclass(frozen=True)
class RitmeBeeld:
    """A list of this kring. `mijn`: how it stands for who looks: nu (may be filled in), half, later, or "" when it is not his to fill in.

    `weer`: from when on it may be filled in again.
    """

    ritme: Ritme
    titel: Tekst
    mijn: str
    weer: datetime | None


@dataclass(frozen=True)
class Ingevuld:
    """One time that somebody filled in a list, with its score if there is one."""

    invulling: Invulling
    van: Gezicht
    score: Score | None


@cache
def eigen_lijsten() -> dict[str, Vragenlijst]:
    """Our own lists, shipped as data: "eigen/<name>" -> list. A file is never changed: another version is another file."""
    return {EIGEN + pad.stem: lees(json.loads(pad.read_text(encoding="utf-8"))) for pad in sorted(_MAP.glob("*.json"))}


@lru_cache(maxsize=64)
def _gelezen(bron: str) -> Vragenlijst:
    return lees(json.loads(bron))


def vragenlijst(session: Session, naam: str) -> Vragenlijst:
    """The list behind a Ritme or Invulling; raises NietGevonden."""
    if naam.startswith(EIGEN):
        if naam not in eigen_lijsten():
            raise NietGevonden
        return eigen_lijsten()[naam]
    rij = session.get(Lijst, naam)
    if rij is None:
        raise NietGevonden
    return _gelezen(rij.bron)


def te_kiezen(session: Session, kring_id: str) -> dict[str, Tekst]:
    """What this kring may choose: name of a list -> title. Ours, and what its provider has in use."""
    van = select(Lijst).where(col(Lijst.aanbieder_id) == select(Kring.aanbieder_id).where(col(Kring.id) == kring_id).scalar_subquery())
    rijen = session.exec(van.where(col(Lijst.weg).is_(None)).order_by(col(Lijst.titel), col(Lijst.op))).all()
    return {**{naam: lijst.titel for naam, lijst in eigen_lijsten().items()}, **{r.id: _gelezen(r.bron).titel for r in rijen}}


def geladen(session: Session, aanbieder_id: str) -> list[Lijst]:
    """The lists that this provider loaded, those in use first."""
    rijen = session.exec(select(Lijst).where(col(Lijst.aanbieder_id) == aanbieder_id).order_by(col(Lijst.titel), col(Lijst.op))).all()
    return sorted(rijen, key=lambda r: r.weg is not None)


def ritmes(session: Session, actor: Actor) -> list[RitmeBeeld]:
    """The lists of this kring that were proposed or run, oldest first."""
    vraag = select(Ritme).where(zichtbaar(actor, Ritme), col(Ritme.status) != "gestopt")
    return [ritme_beeld(session, actor, rij) for rij in session.exec(vraag.order_by(col(Ritme.op), col(Ritme.id)))]


def ritme_beeld(session: Session, actor: Actor, rij: Ritme) -> RitmeBeeld:
    """One list as this actor sees it."""
    titel = vragenlijst(session, rij.lijst).titel
    if rij.status != "loopt" or not mag(actor, Recht.VRAGENLIJST_INVULLEN):
        return RitmeBeeld(rij, titel, "", None)
    mijn = (col(Invulling.kring_id) == actor.kring_id, col(Invulling.ritme_id) == rij.id, col(Invulling.lid_id) == actor.lid_id)
    laatste = session.exec(select(Invulling).where(*mijn).order_by(col(Invulling.op).desc()).limit(1)).first()
    if laatste is None:
        return RitmeBeeld(rij, titel, "nu", None)
    if laatste.status == "open":
        return RitmeBeeld(rij, titel, "half", None)
    weer = laatste.op + timedelta(weeks=rij.weken)
    return RitmeBeeld(rij, titel, "nu" if weer <= nu() else "later", weer)


def ingevuld(session: Session, actor: Actor, ritme_id: str, hoeveel: int = 26) -> list[Ingevuld]:
    """What the actor may read of what was filled in, at most the last so many times, oldest first."""
    klaar = (col(Invulling.ritme_id) == ritme_id, col(Invulling.status) == "klaar")
    vraag = select(Invulling).where(zichtbaar(actor, Invulling), *klaar).order_by(col(Invulling.op).desc()).limit(hoeveel)
    rijen = session.exec(vraag).all()[::-1]
    gezichten = {lid_id: gezicht(session, actor.kring_id, lid_id) for lid_id in {r.lid_id for r in rijen}}
    alles = antwoorden(session, rijen)
    return [Ingevuld(r, gezichten[r.lid_id], score(vragenlijst(session, r.lijst), alles[r.id])) for r in rijen]


def antwoorden(session: Session, rijen: Sequence[Invulling]) -> dict[str, dict[str, Antwoord]]:
    """Of lists that the caller may read: Invulling id -> question id -> answer."""
    uit: dict[str, dict[str, Antwoord]] = {r.id: {} for r in rijen}
    for kring_id in {r.kring_id for r in rijen}:
        lijsten = {r.id: vragenlijst(session, r.lijst) for r in rijen if r.kring_id == kring_id}
        for g in session.exec(select(Gegeven).where(col(Gegeven.kring_id) == kring_id, col(Gegeven.invulling_id).in_(lijsten))):
            vraag = lijsten[g.invulling_id].vraag(g.vraag)
            waarde = lees_antwoord(vraag, g.waarde.split("\n") if vraag.meer else [g.waarde]) if vraag else None
            if waarde is not None:
                uit[g.invulling_id][g.vraag] = waarde
    return uit


def volgende(lijst: Vragenlijst, gegeven: Mapping[str, Antwoord], na: str = "") -> Vraag | None:
    """The first question after question `na` (from the start when it is empty) that is asked now; None at the end."""
    rij = te_vragen(lijst, gegeven)
    begin = next((i + 1 for i, v in enumerate(rij) if v.id == na), 0)
    return next((v for v in rij[begin:] if v.vraagt), None)


def vorige(lijst: Vragenlijst, gegeven: Mapping[str, Antwoord], voor: str) -> Vraag | None:
    """The question before this one; None at the start."""
    rij = [v for v in te_vragen(lijst, gegeven) if v.vraagt]
    return next((een for een, ander in pairwise(rij) if ander.id == voor), None)


def woorden_erbij(lijst: Vragenlijst, gegeven: Mapping[str, Antwoord], vraag: Vraag) -> tuple[list[Tekst], list[Tekst]]:
    """The words above a question (of its groups, and what was said since the question before) and those that explain it."""
    rij = te_vragen(lijst, gegeven)
    plek = next(i for i, v in enumerate(rij) if v.id == vraag.id)
    vragen = {v.id for v in rij if v.vraagt}
    vanaf = max((i + 1 for i, v in enumerate(rij[:plek]) if v.vraagt), default=0)
    groepen = [v for v in rij[:vanaf] if v.id in vraag.boven and not v.vraagt]
    ervoor = [v for v in rij[vanaf:plek] if not vragen.intersection(v.boven) or v.id in vraag.boven]
    erbij = [v for v in rij[plek:] if v.soort == "uitleg" and v.boven[-1:] == (vraag.id,)]
    return [v.tekst for v in [*groepen, *ervoor] if v.tekst], [v.tekst for v in erbij]
