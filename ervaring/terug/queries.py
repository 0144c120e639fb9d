"""Reads about what goes back: what an organisation sees of many families together."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from basis.rechten import Actor
from basis.versleuteling.actions import open_sleutels
from ervaring.beleving.models import Verbeterpunt
from ervaring.terug.models import Terugblik, Terugkoppeling
from ervaring.vragen.sets import Keuze, Tekst, vragen
from jim.kring.queries import kring_van
from jim.organisaties.models import Aanbieder, Gemeente


@dataclass(frozen=True)
class Regel:
    """One question with what families answered: (answer, families rounded to 5). What too few said is not in it."""

    vraag: Tekst
    informant: str
    antwoorden: list[tuple[Keuze, int]]


def terugblikken(session: Session, *, aanbieder_id: str = "", gemeente_id: str = "") -> list[tuple[str, list[Regel]]]:
    """(quarter or year, what was said) to a provider or to a municipality, newest first."""
    van = col(Terugblik.aanbieder_id) == aanbieder_id if aanbieder_id else col(Terugblik.gemeente_id) == gemeente_id
    rijen = session.exec(select(Terugblik).where(van).order_by(col(Terugblik.tijdvak).desc())).all()
    return [(rij.tijdvak, _regels(rij.inhoud)) for rij in rijen]


def _regels(inhoud: str) -> list[Regel]:
    """By set and who answered, the questions in the order in which they were asked."""
    uit: dict[tuple[str, int, str, str], Regel] = {}
    for (naam, versie, informant, vraag), code, aantal in json.loads(inhoud):
        tekst, keuze = vragen(naam, versie).zegt(vraag, code)
        uit.setdefault((naam, versie, informant, vraag), Regel(tekst, informant, [])).antwoorden.append((keuze, aantal))
    plaats = {sleutel: [v.code for v in vragen(*sleutel[:2]).vragen].index(sleutel[3]) for sleutel in uit}
    return [uit[sleutel] for sleutel in sorted(uit, key=lambda s: (*s[:3], plaats[s]))]


def punten(session: Session, aanbieder_id: str) -> Sequence[Verbeterpunt]:
    """What could be better, as far as the provider may read it: by quarter, newest first, within it by chance."""
    van = (col(Verbeterpunt.aanbieder_id) == aanbieder_id, col(Verbeterpunt.vrij) != "")
    open_sleutels(session, [f"verbeterpunt:{i}" for i in session.exec(select(Verbeterpunt.id).where(*van))])
    return session.exec(select(Verbeterpunt).where(*van).order_by(col(Verbeterpunt.vrij).desc(), col(Verbeterpunt.id))).all()


def koppelingen(session: Session, *, aanbieder_id: str = "", gemeente_id: str = "") -> Sequence[Terugkoppeling]:
    """What this provider, this municipality or both told the families, newest first."""
    van = []
    if aanbieder_id:
        van.append(col(Terugkoppeling.aanbieder_id) == aanbieder_id)
    if gemeente_id:
        van.append(col(Terugkoppeling.gemeente_id) == gemeente_id)
    return session.exec(select(Terugkoppeling).where(or_(*van)).order_by(col(Terugkoppeling.op).desc(), col(Terugkoppeling.id))).all()


def terug_voor(session: Session, actor: Actor) -> list[tuple[str, Terugkoppeling]]:
    """(who wrote it, what) for the families of this kring's provider and municipality."""
    kring = kring_van(session, actor)
    namen = {
        kring.aanbieder_id: session.get_one(Aanbieder, kring.aanbieder_id).naam,
        kring.gemeente_id: session.get_one(Gemeente, kring.gemeente_id).naam,
    }
    rijen = koppelingen(session, aanbieder_id=kring.aanbieder_id, gemeente_id=kring.gemeente_id)
    return [(namen[rij.aanbieder_id or rij.gemeente_id or ""], rij) for rij in rijen]
