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
from ervaring.beleving.models import MATEN, NUT, Beleving
from ervaring.publicatie.aanval import VORIGE, TeHerleiden, poort
from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.onthulling import Bijdrage, Cel, stel_delen_samen, stel_eigenschappen_samen, stel_samen
from ervaring.publicatie.queries import blad, versies, vrijgegeven
from ervaring.taart.models import Taart
from ervaring.woorden import heeft_nummer
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder, Gemeente, Vrijgever

HOOGUIT_REDEN, HOOGUIT_NAAM = 300, 80


def _grenzen(kwartaal: str) -> tuple[datetime, datetime]:
    """First moment of the quarter and of the next, in UTC; raises Ongeldig `kwartaal_onbekend`."""
    vondst = re.fullmatch(r"([1-9]\d{3})-K([1-4])", kwartaal)
    if vondst is None:
        raise Ongeldig("kwartaal_onbekend")
    jaar, deel = int(vondst[1]), int(vondst[2])
    einde = datetime(jaar, 3 * deel + 1, 1, tzinfo=UTC) if deel < 4 else datetime(jaar + 1, 1, 1, tzinfo=UTC)
    return datetime(jaar, 3 * deel - 2, 1, tzinfo=UTC), einde


def _cellen(session: Session, gemeente_id: str, kwartaal: str) -> list[Cel]:
    van = (col(Beleving.gemeente_id) == gemeente_id, col(Beleving.kwartaal) == kwartaal)
    per_maat: dict[str, list[Bijdrage]] = {maat: [] for maat in MATEN}
    for b in session.exec(select(Beleving).where(*van)):
        per_maat[b.maat].append(Bijdrage(b.aanbieder_id, b.profiel, b.intensiteit, b.gezin, frozenset(b.professionals.split()), b.score))
    delen = [cel for maat, bijdragen in per_maat.items() if maat != NUT for cel in stel_delen_samen(bijdragen, maat)]
    return stel_samen(per_maat[NUT]) + delen


def _eigenschappen(session: Session, gemeente_id: str, begin: datetime, einde: datetime) -> list[tuple[str, int]]:
    rijen = session.exec(
        select(Taart.kring_id, Taart.kwaliteiten, Taart.ontvanger_persoon_id)
        .join(Kring, col(Kring.id) == col(Taart.kring_id))
        .where(col(Kring.gemeente_id) == gemeente_id, col(Taart.op) >= begin, col(Taart.op) < einde)
    ).all()
    return stel_eigenschappen_samen((kring_id, frozenset(kwaliteiten.split()), wie) for kring_id, kwaliteiten, wie in rijen)


def stel_op(session: Session, gemeente_id: str, kwartaal: str) -> Publicatie:
    """Compose the publication of a quarter (`JJJJ-Kn`) that is over, and keep it for two people to release.

    After a no it can be composed again. Raises NietGevonden, Botsing `al_gepubliceerd`, Ongeldig `kwartaal_onbekend`,
    `kwartaal_loopt_nog`, or `publicatie_te_herleiden` when our own attack over this and the last 8 publications finds an exact number.
    """
    begin, einde = _grenzen(kwartaal)
    if kwartaal >= kwartaal_van(vandaag()):
        raise Ongeldig("kwartaal_loopt_nog")
    if session.get(Gemeente, gemeente_id) is None:
        raise NietGevonden
    slot(session, f"publicatie|{gemeente_id}")
    eerder = versies(session, gemeente_id, kwartaal)
    if any(rij.nee is None for rij in eerder):
        raise Botsing("al_gepubliceerd")
    cellen = _cellen(session, gemeente_id, kwartaal)
    _door_de_poort(session, gemeente_id, kwartaal, cellen)
    getoond = {c.aanbieder for c in cellen if c.aanbieder}
    namen = session.exec(select(Aanbieder.id, Aanbieder.naam).where(col(Aanbieder.id).in_(getoond))).all()
    inhoud = {
        "aanbieders": dict(namen),
        "cellen": [asdict(c) for c in cellen],
        "eigenschappen": _eigenschappen(session, gemeente_id, begin, einde),
    }
    return _leg_voor(session, Publicatie(gemeente_id=gemeente_id, kwartaal=kwartaal, versie=len(eerder) + 1, inhoud=_schrijf(inhoud)))


def _schrijf(inhoud: dict[str, object]) -> str:
    return json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _leg_voor(session: Session, rij: Publicatie) -> Publicatie:
    session.add(rij)
    session.flush()
    return rij


def _door_de_poort(session: Session, gemeente_id: str, kwartaal: str, cellen: list[Cel]) -> None:
    """Attack it with all that was released of the last 8 quarters, in every version, and as one with what it corrects."""
    alle = vrijgegeven(session, gemeente_id)
    tijden = sorted({b.kwartaal for b in alle if b.kwartaal < kwartaal})[-VORIGE:]
    eigen = [b for b in alle if b.kwartaal == kwartaal]
    try:
        poort(cellen, [b.cellen for b in alle if b.kwartaal in tijden or b.kwartaal >= kwartaal], eigen[-1].cellen if eigen else None)
    except TeHerleiden:
        raise Ongeldig("publicatie_te_herleiden") from None


def _wacht(session: Session, persoon_id: str, publicatie_id: str) -> Publicatie:
    """Return what waits for a yes or a no, locked; NietGevonden also for who may not release."""
    rij = session.get(Publicatie, publicatie_id)
    if rij is None or session.get(Vrijgever, persoon_id) is None:
        raise NietGevonden
    slot(session, f"publicatie|{rij.gemeente_id}")
    session.refresh(rij)
    if rij.vrij is not None or rij.nee is not None:
        raise Botsing("al_vrijgegeven")
    return rij


def geef_vrij(session: Session, persoon_id: str, publicatie_id: str) -> Publicatie:
    """One of the independent party says yes; at the second, another person, it is public for ever and the answers behind it go.

    Raises NietGevonden, also for who may not release, Botsing `al_vrijgegeven` or `zelfde_persoon`, and Ongeldig
    `publicatie_te_herleiden`: what was released in between may have changed what it tells.
    """
    rij = _wacht(session, persoon_id, publicatie_id)
    if rij.eerste_door is None:
        rij.eerste_door = persoon_id
    elif rij.eerste_door == persoon_id:
        raise Botsing("zelfde_persoon")
    else:
        _door_de_poort(session, rij.gemeente_id, rij.kwartaal, blad(rij).cellen)
        rij.tweede_door, rij.vrij = persoon_id, nu()
        van = (col(Beleving.gemeente_id) == rij.gemeente_id, col(Beleving.kwartaal) == rij.kwartaal)
        session.exec(delete(Beleving).where(*van))
    session.flush()
    return rij


def weiger(session: Session, persoon_id: str, publicatie_id: str, reden: str) -> Publicatie:
    """One of the independent party says no, also who said yes before: it ends there. Raises as `geef_vrij`, and as `_reden`."""
    rij = _wacht(session, persoon_id, publicatie_id)
    rij.nee, rij.nee_reden = nu(), _reden(reden)
    session.flush()
    return rij


def _reden(reden: str) -> str:
    """Why, in words that everybody may read. Raises Ongeldig `reden_leeg`, `reden_te_lang`, `reden_nummer`."""
    reden = " ".join(reden.split())
    if not reden:
        raise Ongeldig("reden_leeg", veld="reden")
    if len(reden) > HOOGUIT_REDEN:
        raise Ongeldig("reden_te_lang", veld="reden")
    if heeft_nummer(reden):
        raise Ongeldig("reden_nummer", veld="reden")
    return reden


def stel_correctie_voor(
    session: Session, persoon_id: str, publicatie_id: str, reden: str, *, weg: set[int], kwaliteiten_weg: set[str], namen: dict[str, str]
) -> Publicatie:
    """Make a version that leaves something out or names a provider rightly; who makes it says the first yes, another the second.

    The answers are gone, so nothing can be counted again. `weg`: places of cells in the version that stands; `namen`: provider -> name.
    Raises NietGevonden, also for who may not release, Botsing `correctie_wacht`, and Ongeldig `correctie_niets`,
    `correctie_naam`, `publicatie_te_herleiden`, and as `_reden`.
    """
    rij = session.get(Publicatie, publicatie_id)
    if rij is None or session.get(Vrijgever, persoon_id) is None:
        raise NietGevonden
    slot(session, f"publicatie|{rij.gemeente_id}")
    alle = versies(session, rij.gemeente_id, rij.kwartaal)
    if rij.id != next((v.id for v in reversed(alle) if v.vrij is not None), None):
        raise NietGevonden
    if any(v.vrij is None and v.nee is None for v in alle):
        raise Botsing("correctie_wacht")
    oud = blad(rij)
    cellen = [cel for plaats, cel in enumerate(oud.cellen) if plaats not in weg]
    aanbieders = {wie: " ".join(namen.get(wie, naam).split()) for wie, naam in oud.aanbieders.items()}
    if any(not 0 < len(naam) <= HOOGUIT_NAAM for naam in aanbieders.values()):
        raise Ongeldig("correctie_naam")
    inhoud: dict[str, object] = {
        "aanbieders": {wie: naam for wie, naam in aanbieders.items() if any(c.aanbieder == wie for c in cellen)},
        "cellen": [asdict(c) for c in cellen],
        "eigenschappen": [(code, aantal) for code, aantal in oud.eigenschappen if code not in kwaliteiten_weg],
    }
    if (cellen, aanbieders) == (oud.cellen, oud.aanbieders) and inhoud["eigenschappen"] == oud.eigenschappen:
        raise Ongeldig("correctie_niets")
    _door_de_poort(session, rij.gemeente_id, rij.kwartaal, cellen)
    plaats = {"gemeente_id": rij.gemeente_id, "kwartaal": rij.kwartaal, "versie": len(alle) + 1}
    return _leg_voor(session, Publicatie(**plaats, inhoud=_schrijf(inhoud), reden=_reden(reden), eerste_door=persoon_id))
