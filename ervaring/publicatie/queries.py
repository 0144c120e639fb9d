"""Reads about publications: what a municipality may see, as it was once published."""

import json
from dataclasses import dataclass

from sqlmodel import Session, col, select

from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.onthulling import Cel
from jim.organisaties.models import Gemeente, GemeenteLezer


@dataclass(frozen=True)
class Blad:
    """One publication. `aanbieders`: id -> name at that time. `eigenschappen`: (code of a quality, families), most first.

    `gemiddelde` (2.0-8.0, steps of 0.5) and `gezinnen` follow from the cells that show a mean; None and 0 where no cell does.
    """

    kwartaal: str
    cellen: list[Cel]
    aanbieders: dict[str, str]
    eigenschappen: list[tuple[str, int]]
    gemiddelde: float | None
    gezinnen: int


def _cel(rij: dict[str, object]) -> Cel:
    """A cell from its stored form."""
    velden: dict[str, object] = {k: tuple(v) if isinstance(v, list) else v for k, v in rij.items()}
    return Cel(**velden)  # pyright: ignore[reportArgumentType]


def blad(rij: Publicatie) -> Blad:
    """A publication from its stored form."""
    inhoud = json.loads(rij.inhoud)
    cellen = [_cel(c) for c in inhoud["cellen"]]
    met = [(c.gemiddelde, c.aantal) for c in cellen if c.gemiddelde is not None]
    gezinnen = sum(aantal for _, aantal in met)
    gemiddelde = round(2 * sum(g * aantal for g, aantal in met) / gezinnen) / 2 if gezinnen else None
    return Blad(rij.kwartaal, cellen, inhoud["aanbieders"], [(k, n) for k, n in inhoud["eigenschappen"]], gemiddelde, gezinnen)


def bladen(session: Session, gemeente_id: str) -> list[Blad]:
    """All released publications of one municipality, newest first."""
    rijen = session.exec(
        select(Publicatie)
        .where(col(Publicatie.gemeente_id) == gemeente_id, col(Publicatie.vrij).is_not(None))
        .order_by(col(Publicatie.kwartaal).desc())
    ).all()
    return [blad(rij) for rij in rijen]


def wachtend(session: Session) -> list[tuple[Gemeente, Publicatie]]:
    """What waits to be released, oldest quarter first."""
    rijen = session.exec(
        select(Gemeente, Publicatie)
        .join(Publicatie, col(Publicatie.gemeente_id) == col(Gemeente.id))
        .where(col(Publicatie.vrij).is_(None))
        .order_by(col(Publicatie.kwartaal), col(Gemeente.naam))
    ).all()
    return [(gemeente, rij) for gemeente, rij in rijen]


def gemeente_van_lezer(session: Session, persoon_id: str) -> Gemeente | None:
    """The municipality whose publications this person reads, or None."""
    lezer = session.get(GemeenteLezer, persoon_id)
    return session.get(Gemeente, lezer.gemeente_id) if lezer else None
