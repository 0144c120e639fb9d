"""Writes about taarten. No event tells that one was given: an event carries its kring, and that would name the giver."""

import re
from collections.abc import Sequence

from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.rechten import Actor, Recht, eis, haal
from ervaring.taart.models import Taart
from ervaring.taart.queries import ontvangers, taart_stand
from jim.kring.queries import gezicht, leden
from jim.organisaties.queries import medewerker

KWALITEITEN = ("luisterde_echt", "kwam_afspraken_na", "eerlijk_over_niet_weten", "legde_uit", "was_er", "gaf_regie")
HOOGUIT_KWALITEITEN = 3
HOOGUIT_WOORDEN = 300
_NUMMER = re.compile(r"\d(?:[\s().\-/]{0,3}\d){8,}|\S@\S+\.\w|https?://|\bwww\.")
_KLACHT = re.compile(
    r"\b(?:klacht(?:en)?|klagen|slechte?|slechts?te|nooit|waardeloos|waardeloze|nutteloos|onbeschoft|liegt|loog|gelogen|leugenaar"
    r"|complain(?:t|ts|ed)?|bad|worst|awful|terrible|useless|never|rude|liar|lied)\b",
    re.IGNORECASE,
)
_TOCH_LIEF = re.compile(
    r"\b(?:niet (?:zo )?slecht|nog nooit zo(?:'n)?"
    r"|nooit (?:in de steek|opgegeven|vergeten|alleen|te (?:veel|druk|moe)|boos|(?:ge)?oordeel\w*)"
    r"|(?:vergeet|vergeten|geef|gaf|liet|laat)(?:\s\w+){0,3}\snooit(?: (?:op|in de steek|alleen|vallen|los))?"
    r"|(?:ging|gaat|voelde|voel)(?:\s\w+){0,4}\sslecht"
    r"|not (?:so |that )?bad|feel(?:ing)? bad|felt bad|never (?:gave up|let (?:me|us) down|forget|judged))\b",
    re.IGNORECASE,
)


def _keur_woorden(woorden: str, namen: Sequence[str]) -> None:
    if len(woorden) > HOOGUIT_WOORDEN:
        raise Ongeldig("taart_te_lang", veld="woorden")
    if _NUMMER.search(woorden):
        raise Ongeldig("taart_nummer", veld="woorden")
    if _KLACHT.search(_TOCH_LIEF.sub(" ", woorden)):
        raise Ongeldig("taart_klacht", veld="woorden")
    for naam in namen:
        if re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", woorden, re.IGNORECASE):
            raise Ongeldig("taart_naam", veld="woorden")


def _andere_namen(session: Session, actor: Actor, ontvanger_lid_id: str) -> list[str]:
    """How the other members are called: the whole name, and its first word."""
    anderen = [g.naam.strip() for g in leden(session, actor) if g.lid_id not in {actor.lid_id, ontvanger_lid_id}]
    return sorted({deel for naam in anderen if naam for deel in (naam, naam.split()[0])})


def geef_taart(
    session: Session, actor: Actor, ontvanger_lid_id: str, kwaliteiten: Sequence[str], woorden: str = "", *, met_naam: bool = True
) -> Taart:
    """Give a taart with one to three of KWALITEITEN and at most 300 characters of words.

    Raises MagNiet, and Ongeldig: `taart_ontvanger` (no longer wants taarten), `taart_kwaliteiten`, `taart_te_lang`, `taart_nummer`
    (a phone number, a mail address, a link), `taart_klacht` (reads as a complaint), `taart_naam` (names somebody else of the kring).
    """
    eis(actor, Recht.TAART_GEVEN)
    ontvanger = next((g for g in ontvangers(session, actor) if g.lid_id == ontvanger_lid_id), None)
    if ontvanger is None:
        raise Ongeldig("taart_ontvanger", veld="ontvanger")
    gekozen = [code for code in KWALITEITEN if code in kwaliteiten]
    if not 1 <= len(gekozen) <= HOOGUIT_KWALITEITEN or len(gekozen) != len(set(kwaliteiten)):
        raise Ongeldig("taart_kwaliteiten", veld="kwaliteiten")
    woorden = woorden.strip()
    _keur_woorden(woorden, _andere_namen(session, actor, ontvanger_lid_id))
    taart = Taart(
        kring_id=actor.kring_id,
        gever_lid_id=actor.lid_id,
        ontvanger_lid_id=ontvanger.lid_id,
        ontvanger_persoon_id=ontvanger.persoon_id,
        kwaliteiten=" ".join(gekozen),
        woorden=woorden,
        naam=gezicht(session, actor.kring_id, actor.lid_id).naam if met_naam else "",
    )
    session.add(taart)
    session.flush()
    return taart


def neem_terug(session: Session, actor: Actor, taart_id: str) -> None:
    """The giver takes a taart back. Raises NietGevonden, and Botsing `taart_al_uitgepakt` once it was read."""
    eis(actor, Recht.TAART_GEVEN)
    taart = haal(session, actor, Taart, taart_id)
    weg = session.exec(delete(Taart).where(col(Taart.kring_id) == taart.kring_id, col(Taart.id) == taart_id, col(Taart.gelezen).is_(None)))
    if weg.rowcount != 1:
        raise Botsing("taart_al_uitgepakt")


def _van_mij(session: Session, persoon_id: str, taart_id: str) -> Taart:
    rij = session.exec(select(Taart).where(col(Taart.id) == taart_id, col(Taart.ontvanger_persoon_id) == persoon_id)).first()
    if rij is None:
        raise NietGevonden
    return rij


def pak_uit(session: Session, persoon_id: str, taart_id: str) -> None:
    """The receiver reads a taart; from then on it can't be taken back. Raises NietGevonden."""
    rij = _van_mij(session, persoon_id, taart_id)
    rij.gelezen = rij.gelezen or nu()
    session.flush()


def haal_weg(session: Session, persoon_id: str, taart_id: str) -> None:
    """The receiver removes a taart, without a reason, for ever. Raises NietGevonden."""
    session.delete(_van_mij(session, persoon_id, taart_id))
    session.flush()


def zet_taart_aan(session: Session, persoon_id: str, *, aan: bool) -> None:
    """A professional opts in or out. Out always works.

    In raises Ongeldig `taart_mag_nog_niet` while the provider lacks the consent of its works council or the reference of
    its DPIA. Raises NietGevonden for who is no professional.
    """
    rij = medewerker(session, persoon_id)
    if rij is None:
        raise NietGevonden
    if aan and not taart_stand(session, persoon_id)[1]:
        raise Ongeldig("taart_mag_nog_niet")
    rij.taart_aan = aan
    session.flush()
