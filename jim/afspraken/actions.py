"""Writes about the agreements. A version is in force only when all have signed; tightening is at once, loosening never alone.

Who writes about the agreements of one kring takes the kring's lock first: else two could each make a version hold.
"""

from sqlmodel import Session, col, select

from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.rechten import GEZAG, ROLRECHTEN, Actor, Recht, Rol, eis
from basis.slot import slot
from jim.afspraken.models import Afspraak, AfspraakRegel, EigenOnderwerp, Handtekening, Niveau
from jim.afspraken.queries import (
    EIGEN,
    geldige,
    getekend,
    is_strakker,
    met_status,
    ondertekenaars,
    onderwerp_namen,
    onderwerpen,
    regels,
    voorstel,
)
from jim.gesprekken.models import Bericht
from jim.kring.queries import alle_leden, kring_van

LANGSTE_ONDERWERP = 40
MEESTE_ONDERWERPEN = 12
"""Own topics at a time: more would make the choice too long to read."""


def _schrijf(session: Session, actor: Actor, inhoud: dict[str, Niveau], status: str) -> Afspraak:
    hoogste = session.exec(
        select(Afspraak.versie).where(col(Afspraak.kring_id) == actor.kring_id).order_by(col(Afspraak.versie).desc())
    ).first()
    grens = kring_van(session, actor).grens
    afspraak = Afspraak(kring_id=actor.kring_id, versie=(hoogste or 0) + 1, status=status, door_lid_id=actor.lid_id, grens=grens)
    session.add(afspraak)
    session.flush()
    session.add_all(AfspraakRegel(kring_id=actor.kring_id, versie=afspraak.versie, onderwerp=o, niveau=n) for o, n in inhoud.items())
    session.flush()
    _hooguit_een(session, actor.kring_id)
    return afspraak


def _hooguit_een(session: Session, kring_id: str) -> None:
    """Raise AssertionError, and so undo the act, rather than let two versions hold at once."""
    session.flush()
    geldt = session.exec(select(Afspraak.versie).where(col(Afspraak.kring_id) == kring_id, col(Afspraak.status) == "geldig")).all()
    if len(geldt) > 1:
        raise AssertionError(f"versions {sorted(geldt)} hold at once")


def _meld(session: Session, actor: Actor) -> None:
    wie = {g.lid_id for g in alle_leden(session, actor.kring_id) if g.rol in ROLRECHTEN[Recht.AFSPRAKEN_ZIEN]}
    meld(session, actor.kring_id, wie, "afspraken", bel=wie - {actor.lid_id})


def stel_voor(session: Session, actor: Actor, inhoud: dict[str, Niveau]) -> Afspraak:
    """The jongere proposes a rule for each topic, and signs it at once.

    Raises Ongeldig when a topic is left out, or when one ended meanwhile.
    """
    eis(actor, Recht.AFSPRAKEN_VOORSTELLEN)
    slot(session, actor.kring_id)
    nu = onderwerpen(session, actor.kring_id)
    for onderwerp in nu:
        if onderwerp not in inhoud:
            raise Ongeldig("onderwerp_ontbreekt", veld=onderwerp)
    if any(onderwerp not in nu for onderwerp in inhoud):
        raise Ongeldig("onderwerp_weg")
    oud = voorstel(session, actor)
    if oud is not None:
        oud.status = "vervallen"
    afspraak = _schrijf(session, actor, inhoud, "voorstel")
    teken(session, actor, afspraak.versie)
    return afspraak


def teken(session: Session, actor: Actor, versie: int) -> None:
    """Sign the open proposal. Raises MagNiet for who need not sign, Botsing for a version that is no longer open or signed already."""
    eis(actor, Recht.AFSPRAKEN_TEKENEN)
    slot(session, actor.kring_id)
    afspraak = session.get(Afspraak, (actor.kring_id, versie), populate_existing=True)
    if afspraak is None:
        raise NietGevonden
    if all(g.lid_id != actor.lid_id for g in ondertekenaars(session, actor.kring_id, actor.leeftijd_jongere)):
        raise MagNiet("tekenen_niet_nodig")
    if afspraak.status != "voorstel" or actor.lid_id in getekend(session, afspraak):
        raise Botsing("al_getekend")
    session.add(Handtekening(kring_id=actor.kring_id, versie=versie, lid_id=actor.lid_id))
    session.flush()
    _maak_geldig_als_compleet(session, actor, afspraak)
    _meld(session, actor)


def _maak_geldig_als_compleet(session: Session, actor: Actor, afspraak: Afspraak) -> None:
    nodig = ondertekenaars(session, actor.kring_id, actor.leeftijd_jongere)
    rollen = {g.rol for g in nodig}
    klaar = {g.lid_id for g in nodig} <= getekend(session, afspraak)
    ouders_nodig = actor.leeftijd_jongere < 16
    if not klaar or Rol.JIM not in rollen or Rol.JONGERE not in rollen or (ouders_nodig and not rollen & GEZAG):
        return
    oud = geldige(session, actor)
    if oud is not None:
        oud.status = "vervallen"
        session.flush()
    afspraak.status = "geldig"
    _hooguit_een(session, actor.kring_id)


def trek_strakker(session: Session, actor: Actor, onderwerp: str, naar: Niveau) -> Afspraak:
    """The jongere narrows one rule; it holds at once, and an open proposal ends: a late signature must not widen it again.

    An own topic that only the open proposal knew stays, between the two. Raises NietGevonden when nothing is in force,
    Ongeldig when there is no such rule or it would not be strictly narrower.
    """
    eis(actor, Recht.AFSPRAKEN_VOORSTELLEN)
    slot(session, actor.kring_id)
    oud = geldige(session, actor)
    if oud is None:
        raise NietGevonden
    inhoud = regels(session, oud)
    if onderwerp not in inhoud or not is_strakker(naar, inhoud[onderwerp]):
        raise Ongeldig("alleen_strakker", veld=onderwerp)
    nu = dict.fromkeys(onderwerpen(session, actor.kring_id), Niveau.TUSSEN_ONS)
    return _vervang(session, actor, oud, {**nu, **inhoud, onderwerp: naar})


def _vervang(session: Session, actor: Actor, oud: Afspraak, inhoud: dict[str, Niveau]) -> Afspraak:
    """Put a narrower version in the place of the one in force, with its signatures, and end the open proposal."""
    for versie in (oud, voorstel(session, actor)):
        if versie is not None:
            versie.status = "vervallen"
    session.flush()
    nieuw = _schrijf(session, actor, inhoud, "geldig")
    session.add_all(Handtekening(kring_id=actor.kring_id, versie=nieuw.versie, lid_id=lid) for lid in getekend(session, oud))
    session.flush()
    _meld(session, actor)
    return nieuw


def voeg_onderwerp_toe(session: Session, actor: Actor, naam: str) -> EigenOnderwerp:
    """The jongere names a topic of his own, of 1 to 40 characters. Until he proposes a rule for it, nobody else reads it.

    Raises Ongeldig for an empty, long or known name, or when there are twelve already.
    """
    eis(actor, Recht.AFSPRAKEN_VOORSTELLEN)
    slot(session, actor.kring_id)
    naam = " ".join(naam.split())
    namen = onderwerp_namen(session, actor.kring_id)
    eigen = [namen[o] for o in onderwerpen(session, actor.kring_id) if o in namen]
    if not naam:
        raise Ongeldig("onderwerp_leeg", veld="naam")
    if len(naam) > LANGSTE_ONDERWERP:
        raise Ongeldig("onderwerp_te_lang", veld="naam")
    if naam.casefold() in {n.casefold() for n in eigen}:
        raise Ongeldig("onderwerp_bekend", veld="naam")
    if len(eigen) >= MEESTE_ONDERWERPEN:
        raise Ongeldig("onderwerpen_vol", veld="naam")
    rij = EigenOnderwerp(kring_id=actor.kring_id, naam=naam, door_lid_id=actor.lid_id)
    session.add(rij)
    session.flush()
    return rij


def haal_onderwerp_weg(session: Session, actor: Actor, onderwerp_id: str) -> None:
    """The jongere ends a topic of his own, and with it its rule: from now on it stays between the two.

    Messages about it keep its name for who may read them; without such messages the name goes too. An open proposal ends.
    Raises NietGevonden.
    """
    eis(actor, Recht.AFSPRAKEN_VOORSTELLEN)
    slot(session, actor.kring_id)
    code = EIGEN + onderwerp_id
    rij = session.get(EigenOnderwerp, (actor.kring_id, onderwerp_id))
    nu = onderwerpen(session, actor.kring_id)
    if rij is None or code not in nu:
        raise NietGevonden
    oud, open_voorstel = geldige(session, actor), voorstel(session, actor)
    if oud is not None:
        blijft = dict.fromkeys((o for o in nu if o != code), Niveau.TUSSEN_ONS)
        _vervang(session, actor, oud, {**blijft, **{o: n for o, n in regels(session, oud).items() if o != code}})
    elif open_voorstel is not None:
        open_voorstel.status = "vervallen"
        _meld(session, actor)
    over = select(Bericht.id).where(col(Bericht.kring_id) == actor.kring_id, col(Bericht.onderwerp) == code)
    if session.exec(over).first() is None:
        session.delete(rij)
        session.flush()
    elif oud is None:
        _schrijf(session, actor, dict.fromkeys((o for o in nu if o != code), Niveau.TUSSEN_ONS), "vervallen")


def laat_vervallen(session: Session, kring_id: str) -> None:
    """The JIM stopped, or waits again: what was agreed with him does not hold for the next, who signed nothing."""
    slot(session, kring_id)
    afspraak = met_status(session, kring_id, "geldig")
    if afspraak is not None:
        afspraak.status = "vervallen"
    laat_voorstel_vervallen(session, kring_id)


def laat_voorstel_vervallen(session: Session, kring_id: str) -> None:
    """Who must sign changed: a proposal that waited must not come into force because somebody no longer signs."""
    afspraak = met_status(session, kring_id, "voorstel")
    if afspraak is not None:
        afspraak.status = "vervallen"
        session.flush()
