"""Writes about taarten. No event tells that one was given: an event carries its kring, and that would name the giver."""

from collections.abc import Sequence

from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.ids import nieuw_id
from basis.rechten import Actor, Recht, eis, haal
from basis.slot import slot
from ervaring.taart.dank import Toon, lees
from ervaring.taart.models import Taart
from ervaring.taart.queries import ontvangers, taart_stand
from ervaring.woorden import heeft_naam, heeft_nummer, namen
from jim.kring.queries import gezicht, leden
from jim.organisaties.queries import medewerker

KWALITEITEN = ("luisterde_echt", "kwam_afspraken_na", "eerlijk_over_niet_weten", "legde_uit", "was_er", "gaf_regie")
HOOGUIT_KWALITEITEN = 3
HOOGUIT_WOORDEN = 300
TEAM = "team"
"""Instead of one receiver: all who help this kring and want taarten, when that is more than one."""


def _keur_woorden(woorden: str, anderen: Sequence[str], eigen: Sequence[str], bedoeld: str) -> None:
    if len(woorden) > HOOGUIT_WOORDEN:
        raise Ongeldig("taart_te_lang", veld="woorden")
    if heeft_nummer(woorden):
        raise Ongeldig("taart_nummer", veld="woorden")
    toon = lees(woorden) if woorden else Toon.DANK
    if toon == Toon.TEGEN:
        raise Ongeldig("taart_klacht", veld="woorden")
    if heeft_naam(woorden, anderen, eigen):
        raise Ongeldig("taart_naam", veld="woorden")
    if toon == Toon.ONBEKEND and woorden.split() != bedoeld.split():
        raise Ongeldig("taart_onzeker", veld="woorden")


def geef_taart(
    session: Session,
    actor: Actor,
    ontvanger: str,
    kwaliteiten: Sequence[str],
    woorden: str = "",
    *,
    met_naam: bool = True,
    bedoeld: str = "",
) -> Taart:
    """Give a taart to a member (his lid id) or to TEAM, with one to three of KWALITEITEN and at most 300 characters of words.

    `bedoeld`: the words of which the giver says that they thank, when the rules can't tell.
    Raises MagNiet, and Ongeldig: `taart_ontvanger` (no longer wants taarten), `taart_kwaliteiten`, `taart_te_lang`, `taart_nummer`
    (a phone number, a mail address, a link), `taart_klacht` (reads as a complaint), `taart_naam` (names somebody else), `taart_onzeker` (no thanks to be seen in it: ask the giver).
    """
    eis(actor, Recht.TAART_GEVEN)
    willen = ontvangers(session, actor)
    voor = willen if ontvanger == TEAM and len(willen) > 1 else [g for g in willen if g.lid_id == ontvanger]
    if not voor:
        raise Ongeldig("taart_ontvanger", veld="ontvanger")
    gekozen = [code for code in KWALITEITEN if code in kwaliteiten]
    if not 1 <= len(gekozen) <= HOOGUIT_KWALITEITEN or len(gekozen) != len(set(kwaliteiten)):
        raise Ongeldig("taart_kwaliteiten", veld="kwaliteiten")
    woorden = woorden.strip()
    ik = gezicht(session, actor.kring_id, actor.lid_id)
    wij = {actor.lid_id, *(g.lid_id for g in voor)}
    _keur_woorden(woorden, namen([g for g in leden(session, actor) if g.lid_id not in wij]), namen([ik, *voor]), bedoeld)
    team_id = nieuw_id() if len(voor) > 1 else None
    taarten = [
        Taart(
            kring_id=actor.kring_id,
            gever_lid_id=actor.lid_id,
            ontvanger_lid_id=g.lid_id,
            ontvanger_persoon_id=g.persoon_id,
            team_id=team_id,
            kwaliteiten=" ".join(gekozen),
            woorden=woorden,
            naam=ik.naam if met_naam else "",
        )
        for g in voor
    ]
    session.add_all(taarten)
    session.flush()
    return taarten[0]


def _houd_vast(session: Session, taart: Taart) -> None:
    """Unpacking and taking back wait for each other, over all rows of one gift."""
    slot(session, f"taart|{taart.team_id or taart.id}")


def neem_terug(session: Session, actor: Actor, taart_id: str) -> None:
    """The giver takes a taart back, from everybody he gave it to. Raises NietGevonden, and Botsing `taart_al_uitgepakt` once one read it."""
    eis(actor, Recht.TAART_GEVEN)
    taart = haal(session, actor, Taart, taart_id)
    _houd_vast(session, taart)
    samen = col(Taart.team_id) == taart.team_id if taart.team_id else col(Taart.id) == taart_id
    deze = (col(Taart.kring_id) == actor.kring_id, col(Taart.gever_lid_id) == actor.lid_id, samen)
    if session.exec(select(Taart.id).where(*deze, col(Taart.gelezen).is_not(None))).first() is not None:
        raise Botsing("taart_al_uitgepakt")
    session.exec(delete(Taart).where(*deze))


def _van_mij(session: Session, persoon_id: str, taart_id: str) -> Taart:
    rij = session.exec(select(Taart).where(col(Taart.id) == taart_id, col(Taart.ontvanger_persoon_id) == persoon_id)).first()
    if rij is None:
        raise NietGevonden
    return rij


def pak_uit(session: Session, persoon_id: str, taart_id: str) -> None:
    """The receiver reads a taart; from then on it can't be taken back. Raises NietGevonden."""
    _houd_vast(session, _van_mij(session, persoon_id, taart_id))
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
