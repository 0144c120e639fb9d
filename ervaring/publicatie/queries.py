"""Reads about publications: what a municipality may see, as it was once published."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from basis.clock import kwartaal
from basis.fouten import NietGevonden
from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.onthulling import Cel
from ervaring.publicatie.tijdvak import volgorde
from jim.organisaties.models import Gemeente, GemeenteLezer


@dataclass(frozen=True)
class Blad:
    """One publication, of a quarter or a longer period (`kwartaal`). `aanbieders`: id -> name at that time. `eigenschappen`: (code of a quality, families), most first.

    `gemiddelde` (2.0-8.0, steps of 0.5) and `gezinnen` follow from the cells that show a mean; None and 0 where no cell does.
    `vrij`: when the second person released it. `reden`: why this version corrects `eerder`, the ones before it (newest first).
    `vervangen`: when a newer version took its place. `gemeenten`: the names of those that are in it, when they are several.
    """

    kwartaal: str
    cellen: list[Cel]
    aanbieders: dict[str, str]
    eigenschappen: list[tuple[str, int]]
    gemiddelde: float | None
    gezinnen: int
    vrij: datetime | None = None
    id: str = ""
    reden: str = ""
    eerder: tuple[str, ...] = ()
    vervangen: datetime | None = None
    gemeenten: tuple[str, ...] = ()


def _cel(rij: dict[str, object]) -> Cel:
    """A cell from its stored form."""
    velden: dict[str, object] = {k: tuple(v) if isinstance(v, list) else v for k, v in rij.items()}
    return Cel(**velden)  # pyright: ignore[reportArgumentType]


def blad(rij: Publicatie) -> Blad:
    """A publication from its stored form."""
    inhoud = json.loads(rij.inhoud)
    cellen = [_cel(c) for c in inhoud["cellen"]]
    eigenschappen = [(k, n) for k, n in inhoud["eigenschappen"]]
    gemeenten = tuple(inhoud.get("gemeenten", ()))
    return Blad(
        rij.kwartaal, cellen, inhoud["aanbieders"], eigenschappen, *gewogen(cellen), rij.vrij, rij.id, rij.reden, gemeenten=gemeenten
    )


def gewogen(cellen: Iterable[Cel]) -> tuple[float | None, int]:
    """The mean of published cells (2.0-8.0, steps of 0.5) and their families: from the figures as shown, so it tells nothing more."""
    met = [(c.gemiddelde, c.aantal) for c in cellen if c.gemiddelde is not None]
    gezinnen = sum(aantal for _, aantal in met)
    return (round(2 * sum(g * aantal for g, aantal in met) / gezinnen) / 2 if gezinnen else None), gezinnen


def geteld(cellen: Iterable[Cel], maat: str) -> tuple[int, int]:
    """Of a yes or no: how many said yes, of how many; added up from the cells as published."""
    van = [c for c in cellen if c.maat == maat and c.ja is not None]
    return sum(c.ja or 0 for c in van), sum(c.aantal for c in van)


def versies(session: Session, gemeente_id: str, kwartaal: str) -> Sequence[Publicatie]:
    """All versions of one quarter, also what waits and what was refused, oldest first."""
    van = (col(Publicatie.gemeente_id) == gemeente_id, col(Publicatie.kwartaal) == kwartaal)
    return session.exec(select(Publicatie).where(*van).order_by(col(Publicatie.versie))).all()


def vrijgegeven(session: Session, gemeente_id: str) -> list[Blad]:
    """All that was ever released of one municipality, in every version: what an attacker has. Oldest first."""
    van = (col(Publicatie.gemeente_id) == gemeente_id, col(Publicatie.vrij).is_not(None))
    rijen = session.exec(select(Publicatie).where(*van).order_by(col(Publicatie.versie))).all()
    return [blad(rij) for rij in sorted(rijen, key=lambda rij: volgorde(rij.kwartaal))]


def bladen(session: Session, gemeente_id: str) -> list[Blad]:
    """The released publications of one municipality as they stand now, newest first."""
    return [b for _gemeente, b in alle_bladen(session, col(Gemeente.id) == gemeente_id)]


def alle_bladen(session: Session, *waar: ColumnElement[bool]) -> list[tuple[Gemeente, Blad]]:
    """The released publications of the municipalities for which `waar` holds, each as it stands now, newest first."""
    rijen = session.exec(
        select(Gemeente, Publicatie)
        .join(Publicatie, col(Publicatie.gemeente_id) == col(Gemeente.id))
        .where(col(Publicatie.vrij).is_not(None), *waar)
        .order_by(col(Gemeente.naam), col(Gemeente.id), col(Publicatie.versie).desc())
    ).all()
    uit: dict[tuple[str, str], tuple[Gemeente, Blad]] = {}
    for gemeente, rij in rijen:
        plaats = (gemeente.id, rij.kwartaal)
        if plaats in uit:
            uit[plaats] = gemeente, replace(uit[plaats][1], eerder=(*uit[plaats][1].eerder, rij.id))
        else:
            uit[plaats] = gemeente, blad(rij)
    return sorted(uit.values(), key=lambda paar: volgorde(paar[1].kwartaal), reverse=True)


def een_versie(session: Session, publicatie_id: str) -> tuple[Gemeente, Blad]:
    """One released version, as it was, also when another took its place. Raises NietGevonden."""
    rij = session.get(Publicatie, publicatie_id)
    if rij is None or rij.vrij is None:
        raise NietGevonden
    later = [v.vrij for v in versies(session, rij.gemeente_id, rij.kwartaal) if v.vrij is not None and v.versie > rij.versie]
    return session.get_one(Gemeente, rij.gemeente_id), replace(blad(rij), vervangen=min(later, default=None))


def adres(regio: str) -> str:
    """The name of a region as part of an address, for example `voorbeeld-land`; letters lose their marks (`fryslan`)."""
    zonder = unicodedata.normalize("NFKD", regio.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", zonder).strip("-") or "regio"


def regios(session: Session) -> dict[str, str]:
    """Address -> name of each region that has a released publication."""
    rijen = session.exec(
        select(Gemeente.regio)
        .join(Publicatie, col(Publicatie.gemeente_id) == col(Gemeente.id))
        .where(col(Publicatie.vrij).is_not(None), col(Gemeente.regio) != "")
        .distinct()
        .order_by(col(Gemeente.regio))
    ).all()
    return {adres(regio): regio for regio in rijen}


def regio_bladen(session: Session, regio: str) -> list[tuple[Gemeente, Blad]]:
    """All released publications of the municipalities of one region."""
    return alle_bladen(session, col(Gemeente.regio) == regio)


def van_aanbieder(session: Session, aanbieder_id: str) -> list[tuple[Gemeente, Blad]]:
    """Of all released publications, the cells of this provider alone: nothing that was not published."""
    uit = []
    for gemeente, heel in alle_bladen(session):
        eigen = [c for c in heel.cellen if c.aanbieder == aanbieder_id]
        if eigen:
            gemiddelde, gezinnen = gewogen(eigen)
            uit.append((gemeente, replace(heel, cellen=eigen, eigenschappen=[], gemiddelde=gemiddelde, gezinnen=gezinnen)))
    return uit


def te_maken(session: Session, vandaag: date) -> list[tuple[Gemeente, str]]:
    """(municipality, period) that nobody composed yet: of each the last quarter that is over, of small ones together the last year. By name."""
    tijd, jaar = kwartaal(vandaag.replace(month=(vandaag.month - 1) // 3 * 3 + 1, day=1) - timedelta(days=1)), str(vandaag.year - 1)
    van = (col(Publicatie.kwartaal).in_((tijd, jaar)), col(Publicatie.nee).is_(None))
    er_al = set(session.exec(select(Publicatie.gemeente_id, Publicatie.kwartaal).where(*van)).all())
    alle = session.exec(select(Gemeente).order_by(col(Gemeente.samen), col(Gemeente.naam))).all()
    return [(g, deel) for g in alle for deel in [jaar if g.samen else tijd] if (g.id, deel) not in er_al]


def voorstellen(session: Session) -> list[tuple[Gemeente, Publicatie]]:
    """What waits for two people, oldest quarter first."""
    return _met_gemeente(session, col(Publicatie.vrij).is_(None), col(Publicatie.nee).is_(None))


def geweigerd(session: Session) -> list[tuple[Gemeente, Publicatie]]:
    """What somebody of the independent party said no to, oldest quarter first."""
    return _met_gemeente(session, col(Publicatie.nee).is_not(None))


def _met_gemeente(session: Session, *waar: ColumnElement[bool]) -> list[tuple[Gemeente, Publicatie]]:
    rijen = session.exec(
        select(Gemeente, Publicatie)
        .join(Publicatie, col(Publicatie.gemeente_id) == col(Gemeente.id))
        .where(*waar)
        .order_by(col(Publicatie.kwartaal), col(Gemeente.naam), col(Publicatie.versie))
    ).all()
    return [(gemeente, rij) for gemeente, rij in rijen]


def gemeente_van_lezer(session: Session, persoon_id: str) -> Gemeente | None:
    """The municipality whose publications this person reads, or None."""
    lezer = session.get(GemeenteLezer, persoon_id)
    return session.get(Gemeente, lezer.gemeente_id) if lezer else None
