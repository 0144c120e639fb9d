"""Composing a publication, once per municipality and quarter, and releasing it by two people."""

import json
from collections.abc import Sequence
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
from ervaring.publicatie.onthulling import Bijdrage, Cel, een_stem, stel_delen_samen, stel_eigenschappen_samen, stel_samen
from ervaring.publicatie.queries import blad, versies, vrijgegeven
from ervaring.publicatie.tijdvak import delen, kwartalen, langer, volgorde
from ervaring.taart.models import Taart
from ervaring.woorden import heeft_nummer
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder, Gemeente, Vrijgever

HOOGUIT_REDEN, HOOGUIT_NAAM = 300, 80
KWARTALEN_IN_JAAR = 4


def _grenzen(kwartaal: str) -> tuple[datetime, datetime]:
    """First moment of the quarter and of the next, in UTC."""
    jaar, deel = int(kwartaal[:4]), int(kwartaal[-1])
    einde = datetime(jaar, 3 * deel + 1, 1, tzinfo=UTC) if deel < 4 else datetime(jaar + 1, 1, 1, tzinfo=UTC)
    return datetime(jaar, 3 * deel - 2, 1, tzinfo=UTC), einde


def _cellen(session: Session, gemeenten: Sequence[str], tijd: str) -> list[Cel]:
    alle = kwartalen(tijd)
    van = (col(Beleving.gemeente_id).in_(gemeenten), col(Beleving.kwartaal).in_(alle))
    per_maat: dict[str, dict[str, list[Bijdrage]]] = {maat: {k: [] for k in alle} for maat in MATEN}
    for b in session.exec(select(Beleving).where(*van)):
        gezin = b.gezin if len(alle) == 1 else b.gezin_jaar
        if gezin:
            bijdrage = Bijdrage(b.aanbieder_id, b.profiel, b.intensiteit, gezin, frozenset(b.professionals.split()), b.score)
            per_maat[b.maat][b.kwartaal].append(bijdrage)
    stemmen = {maat: een_stem(per_kwartaal.values()) for maat, per_kwartaal in per_maat.items()}
    return stel_samen(stemmen[NUT]) + [cel for maat in MATEN if maat != NUT for cel in stel_delen_samen(stemmen[maat], maat)]


def _eigenschappen(session: Session, gemeente_id: str, begin: datetime, einde: datetime) -> list[tuple[str, int]]:
    rijen = session.exec(
        select(Taart.kring_id, Taart.kwaliteiten, Taart.ontvanger_persoon_id)
        .join(Kring, col(Kring.id) == col(Taart.kring_id))
        .where(col(Kring.gemeente_id) == gemeente_id, col(Taart.op) >= begin, col(Taart.op) < einde)
    ).all()
    return stel_eigenschappen_samen(((begin, kring_id), frozenset(kwaliteiten.split()), wie) for kring_id, kwaliteiten, wie in rijen)


def stel_op(session: Session, gemeente_id: str, tijd: str) -> Publicatie:
    """Compose the publication of a period that is over, and keep it for two people to release: a quarter (`JJJJ-Kn`), or a half-year

    (`JJJJ-Hn`) or year (`JJJJ`) of which no part gave any cell. After a no it can be composed again. Raises NietGevonden, Botsing
    `al_gepubliceerd`, Ongeldig `kwartaal_onbekend`, `kwartaal_loopt_nog`, `korter_kan` when a part gave something or is not composed,
    or `publicatie_te_herleiden` when our own attack over this and the last 8 publications finds an exact number;
    a longer period that tells too much is as one that gave nothing, and the answers wait for one that is longer still.

    Of the small municipalities of a region together only a year, once that of each is released: Ongeldig `streek_wacht` before, and
    `streek_te_klein` when less than two of those that gave nothing have any answer.
    """
    if kwartalen(tijd)[-1] >= kwartaal_van(vandaag()):
        raise Ongeldig("kwartaal_loopt_nog")
    gemeente = session.get(Gemeente, gemeente_id)
    if gemeente is None:
        raise NietGevonden
    slot(session, f"publicatie|{gemeente_id}")
    eerder = versies(session, gemeente_id, tijd)
    if any(rij.nee is None for rij in eerder):
        raise Botsing("al_gepubliceerd")
    kleine = _kleine(session, gemeente, tijd) if gemeente.samen else []
    if not gemeente.samen and not all(_gaf_niets(session, gemeente_id, deel) for deel in delen(tijd)):
        raise Ongeldig("korter_kan")
    bron = [g.id for g in kleine] or [gemeente_id]
    cellen = _cellen(session, bron, tijd)
    try:
        _door_de_poort(session, gemeente_id, tijd, cellen, _met_antwoord(session, bron, tijd) if kleine else 0)
    except Ongeldig:
        if not delen(tijd):
            raise
        cellen = []
    getoond = {c.aanbieder for c in cellen if c.aanbieder}
    namen = session.exec(select(Aanbieder.id, Aanbieder.naam).where(col(Aanbieder.id).in_(getoond))).all()
    inhoud: dict[str, object] = {
        "aanbieders": dict(namen),
        "cellen": [asdict(c) for c in cellen],
        "eigenschappen": [] if delen(tijd) else _eigenschappen(session, gemeente_id, *_grenzen(tijd)),
    }
    if kleine:
        inhoud["gemeenten"] = [g.naam for g in kleine]
    return _leg_voor(session, Publicatie(gemeente_id=gemeente_id, kwartaal=tijd, versie=len(eerder) + 1, inhoud=_schrijf(inhoud)))


def stel_samen_op(session: Session, persoon_id: str, gemeente_id: str, tijd: str) -> list[Publicatie]:
    """Somebody of the independent party composes a period, and with a quarter the longer ones that end with it, where no part gave anything.

    Raises NietGevonden, also for who may not release, and as `stel_op`.
    """
    if session.get(Vrijgever, persoon_id) is None:
        raise NietGevonden
    rij = stel_op(session, gemeente_id, tijd)
    return [rij, *(stel_langer_op(session, gemeente_id, tijd) if "-K" in tijd else [])]


def stel_langer_op(session: Session, gemeente_id: str, kwartaal: str) -> list[Publicatie]:
    """Compose the longer periods that end with this quarter, as far as no part of them gave anything."""
    uit: list[Publicatie] = []
    for tijd in langer(kwartaal):
        try:
            uit.append(stel_op(session, gemeente_id, tijd))
        except Ongeldig as fout:
            if fout.code != "korter_kan":
                raise
    return uit


def _kleine(session: Session, streek: Gemeente, tijd: str) -> list[Gemeente]:
    """The municipalities of this region whose whole year gave nothing, by name; all others gave something, and stay out."""
    if len(kwartalen(tijd)) < KWARTALEN_IN_JAAR:
        raise Ongeldig("streek_wacht")
    hier = select(Gemeente).where(col(Gemeente.regio) == streek.regio, ~col(Gemeente.samen)).order_by(col(Gemeente.naam))
    kleine: list[Gemeente] = []
    for gemeente in session.exec(hier).all():
        jaar = [b for b in vrijgegeven(session, gemeente.id) if set(kwartalen(b.kwartaal)) <= set(kwartalen(tijd))]
        if any(b.cellen for b in jaar):
            continue
        if all(b.kwartaal != tijd for b in jaar):
            raise Ongeldig("streek_wacht")
        kleine.append(gemeente)
    if _met_antwoord(session, [g.id for g in kleine], tijd) < 2:
        raise Ongeldig("streek_te_klein")
    return kleine


def _met_antwoord(session: Session, gemeenten: Sequence[str], tijd: str) -> int:
    """How many of these have an answer that counts in a longer period: one without is no part that could have had nine families."""
    van = (col(Beleving.gemeente_id).in_(gemeenten), col(Beleving.kwartaal).in_(kwartalen(tijd)), col(Beleving.gezin_jaar) != "")
    return len(session.exec(select(Beleving.gemeente_id).where(*van).distinct()).all())


def _bron(session: Session, gemeente: Gemeente, rij: Publicatie) -> list[str]:
    """Whose answers are counted in this publication, by id."""
    van = (col(Gemeente.regio) == gemeente.regio, col(Gemeente.naam).in_(blad(rij).gemeenten), ~col(Gemeente.samen))
    return list(session.exec(select(Gemeente.id).where(*van)).all()) if gemeente.samen else [gemeente.id]


def _gaf_niets(session: Session, gemeente_id: str, tijd: str) -> bool:
    """Was it composed, and has no version of it that still counts any cell?"""
    staan = [blad(rij) for rij in versies(session, gemeente_id, tijd) if rij.nee is None]
    return bool(staan) and not any(b.cellen for b in staan)


def _schrijf(inhoud: dict[str, object]) -> str:
    return json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _leg_voor(session: Session, rij: Publicatie) -> Publicatie:
    session.add(rij)
    session.flush()
    return rij


def _door_de_poort(session: Session, gemeente_id: str, tijd: str, cellen: list[Cel], gemeenten: int = 0) -> None:
    """Attack it with all that was released of the last 8 quarters, in every version, as one with what it corrects, and in its parts.

    Its parts are shorter periods, or so many `gemeenten`: each gave nothing by itself.
    """
    alle = vrijgegeven(session, gemeente_id)
    sinds = sorted({kwartalen(b.kwartaal)[-1] for b in alle if volgorde(b.kwartaal) < volgorde(tijd)})[-VORIGE:]
    naast = [b.cellen for b in alle if volgorde(b.kwartaal) >= volgorde(tijd) or kwartalen(b.kwartaal)[-1] in sinds]
    eigen = [b for b in alle if b.kwartaal == tijd]
    stukken = {gemeenten} if gemeenten else {len(delen(tijd)), len(kwartalen(tijd))} - {0, 1}
    try:
        poort(cellen, naast, eigen[-1].cellen if eigen else None, sorted(stukken))
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

    Answers of a quarter that gave nothing wait for a longer period, to the end of the year, and then for their region. Raises NietGevonden, also for who may not release, Botsing `al_vrijgegeven` or `zelfde_persoon`, and Ongeldig
    `publicatie_te_herleiden`: what was released in between may have changed what it tells.
    """
    rij = _wacht(session, persoon_id, publicatie_id)
    if rij.eerste_door is None:
        rij.eerste_door = persoon_id
    elif rij.eerste_door == persoon_id:
        raise Botsing("zelfde_persoon")
    else:
        gemeente = session.get_one(Gemeente, rij.gemeente_id)
        parten = _met_antwoord(session, _bron(session, gemeente, rij), rij.kwartaal) if gemeente.samen else 0
        _door_de_poort(session, rij.gemeente_id, rij.kwartaal, blad(rij).cellen, parten)
        rij.tweede_door, rij.vrij = persoon_id, nu()
        _ruim_antwoorden(session, rij)
    session.flush()
    return rij


def _ruim_antwoorden(session: Session, rij: Publicatie) -> None:
    """What was counted goes. What a whole year could not show waits for the other small ones of the region, where these publish together."""
    alle, gemeente = kwartalen(rij.kwartaal), session.get_one(Gemeente, rij.gemeente_id)
    streek = select(Gemeente.id).where(col(Gemeente.regio) == gemeente.regio, col(Gemeente.regio) != "", col(Gemeente.samen))
    laatste = len(alle) == KWARTALEN_IN_JAAR and (gemeente.samen or session.exec(streek).first() is None)
    if blad(rij).cellen or laatste:
        session.exec(delete(Beleving).where(col(Beleving.gemeente_id).in_(_bron(session, gemeente, rij)), col(Beleving.kwartaal).in_(alle)))


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
    if oud.gemeenten:
        inhoud["gemeenten"] = list(oud.gemeenten)
    _door_de_poort(session, rij.gemeente_id, rij.kwartaal, cellen, len(oud.gemeenten))
    plaats = {"gemeente_id": rij.gemeente_id, "kwartaal": rij.kwartaal, "versie": len(alle) + 1}
    return _leg_voor(session, Publicatie(**plaats, inhoud=_schrijf(inhoud), reden=_reden(reden), eerste_door=persoon_id))
