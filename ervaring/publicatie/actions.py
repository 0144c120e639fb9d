"""Composing a publication: once per municipality and quarter, after the quarter, never again."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from basis.clock import kwartaal as kwartaal_van
from basis.clock import vandaag
from basis.fouten import Botsing, NietGevonden, Ongeldig
from ervaring.beleving.models import Beleving
from ervaring.publicatie.aanval import VORIGE, TeHerleiden, poort
from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.onthulling import Bijdrage, Cel, stel_eigenschappen_samen, stel_samen
from ervaring.publicatie.queries import bladen
from ervaring.taart.models import Taart
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder, Gemeente


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


def publiceer(session: Session, gemeente_id: str, kwartaal: str) -> Publicatie:
    """Compose and keep the publication of a quarter (`JJJJ-Kn`) that is over.

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
    try:
        poort(cellen, [blad.cellen for blad in reversed(bladen(session, gemeente_id)[:VORIGE])])
    except TeHerleiden:
        raise Ongeldig("publicatie_te_herleiden") from None
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
