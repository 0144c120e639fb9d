"""Composing a publication, once per municipality and quarter, and releasing it by two people."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime

from sqlmodel import Session, col, delete, select

from basis.clock import kwartaal as kwartaal_van
from basis.clock import nu, vandaag
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.slot import slot
from ervaring.beleving.models import Beleving
from ervaring.publicatie.aanval import VORIGE, TeHerleiden, poort
from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.onthulling import Bijdrage, Cel, stel_eigenschappen_samen, stel_samen
from ervaring.publicatie.queries import blad, bladen
from ervaring.taart.models import Taart
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder, Gemeente, Vrijgever


def _grenzen(kwartaal: str) -> tuple[datetime, datetime]:
    """First moment of the quarter and of the next, in UTC; raises Ongeldig `kwartaal_onbekend`."""
    vondst = re.fullmatch(r"([1-9]\d{3})-K([1-4])", kwartaal)
    if vondst is None:
        raise Ongeldig("kwartaal_onbekend")
    jaar, deel = int(vondst[1]), int(vondst[2])
    einde = datetime(jaar, 3 * deel + 1, 1, tzinfo=UTC) if deel < 4 else datetime(jaar + 1, 1, 1, tzinfo=UTC)
    return datetime(jaar, 3 * deel - 2, 1, tzinfo=UTC), einde


def _cellen(session: Session, gemeente_id: str, kwartaal: str) -> list[Cel]:
    rijen = session.exec(select(Beleving).where(col(Beleving.gemeente_id) == gemeente_id, col(Beleving.kwartaal) == kwartaal)).all()
    return stel_samen(
        Bijdrage(b.aanbieder_id, b.profiel, b.intensiteit, b.gezin, frozenset(b.professionals.split()), b.score) for b in rijen
    )


def _eigenschappen(session: Session, gemeente_id: str, begin: datetime, einde: datetime) -> list[tuple[str, int]]:
    rijen = session.exec(
        select(Taart.kring_id, Taart.kwaliteiten, Taart.ontvanger_persoon_id)
        .join(Kring, col(Kring.id) == col(Taart.kring_id))
        .where(col(Kring.gemeente_id) == gemeente_id, col(Taart.op) >= begin, col(Taart.op) < einde)
    ).all()
    return stel_eigenschappen_samen((kring_id, frozenset(kwaliteiten.split()), wie) for kring_id, kwaliteiten, wie in rijen)


def stel_op(session: Session, gemeente_id: str, kwartaal: str) -> Publicatie:
    """Compose the publication of a quarter (`JJJJ-Kn`) that is over, and keep it for two people to release.

    Raises NietGevonden, Botsing `al_gepubliceerd`, Ongeldig `kwartaal_onbekend`, `kwartaal_loopt_nog`, or
    `publicatie_te_herleiden` when our own attack over this and the last 8 publications finds an exact number.
    """
    begin, einde = _grenzen(kwartaal)
    if kwartaal >= kwartaal_van(vandaag()):
        raise Ongeldig("kwartaal_loopt_nog")
    if session.get(Gemeente, gemeente_id) is None:
        raise NietGevonden
    if session.get(Publicatie, (gemeente_id, kwartaal)) is not None:
        raise Botsing("al_gepubliceerd")
    cellen = _cellen(session, gemeente_id, kwartaal)
    _door_de_poort(session, gemeente_id, cellen)
    getoond = {c.aanbieder for c in cellen if c.aanbieder}
    namen = session.exec(select(Aanbieder.id, Aanbieder.naam).where(col(Aanbieder.id).in_(getoond))).all()
    inhoud = {
        "aanbieders": dict(namen),
        "cellen": [asdict(c) for c in cellen],
        "eigenschappen": _eigenschappen(session, gemeente_id, begin, einde),
    }
    rij = Publicatie(
        gemeente_id=gemeente_id,
        kwartaal=kwartaal,
        inhoud=json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":")),
    )
    session.add(rij)
    session.flush()
    return rij


def _door_de_poort(session: Session, gemeente_id: str, cellen: list[Cel]) -> None:
    try:
        poort(cellen, [blad.cellen for blad in reversed(bladen(session, gemeente_id)[:VORIGE])])
    except TeHerleiden:
        raise Ongeldig("publicatie_te_herleiden") from None


def geef_vrij(session: Session, persoon_id: str, gemeente_id: str, kwartaal: str) -> Publicatie:
    """One of the independent party says yes; at the second, another person, it is public for ever and the answers behind it go.

    Raises NietGevonden, also for who may not release, Botsing `al_vrijgegeven` or `zelfde_persoon`, and Ongeldig
    `publicatie_te_herleiden`: what was released in between may have changed what it tells.
    """
    slot(session, f"publicatie|{gemeente_id}")
    rij = session.get(Publicatie, (gemeente_id, kwartaal), populate_existing=True)
    if rij is None or session.get(Vrijgever, persoon_id) is None:
        raise NietGevonden
    if rij.vrij is not None:
        raise Botsing("al_vrijgegeven")
    if rij.eerste_door is None:
        rij.eerste_door = persoon_id
    elif rij.eerste_door == persoon_id:
        raise Botsing("zelfde_persoon")
    else:
        _door_de_poort(session, gemeente_id, blad(rij).cellen)
        rij.tweede_door, rij.vrij = persoon_id, nu()
        session.exec(delete(Beleving).where(col(Beleving.gemeente_id) == gemeente_id, col(Beleving.kwartaal) == kwartaal))
    session.flush()
    return rij
