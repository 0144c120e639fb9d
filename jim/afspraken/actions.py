"""Writes about the agreements. A version is in force only when all have signed; tightening is at once, loosening never alone."""

from sqlmodel import Session, col, select

from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.rechten import GEZAG, ROLRECHTEN, Actor, Recht, Rol, eis
from jim.afspraken.models import Afspraak, AfspraakRegel, Handtekening, Niveau, Onderwerp
from jim.afspraken.queries import BREEDTE, geldige, getekend, met_status, ondertekenaars, regels, voorstel
from jim.kring.queries import alle_leden, kring_van


def _schrijf(session: Session, actor: Actor, inhoud: dict[Onderwerp, Niveau], status: str) -> Afspraak:
    hoogste = session.exec(
        select(Afspraak.versie).where(col(Afspraak.kring_id) == actor.kring_id).order_by(col(Afspraak.versie).desc())
    ).first()
    grens = kring_van(session, actor).grens
    afspraak = Afspraak(kring_id=actor.kring_id, versie=(hoogste or 0) + 1, status=status, door_lid_id=actor.lid_id, grens=grens)
    session.add(afspraak)
    session.flush()
    session.add_all(AfspraakRegel(kring_id=actor.kring_id, versie=afspraak.versie, onderwerp=o, niveau=n) for o, n in inhoud.items())
    session.flush()
    return afspraak


def stel_voor(session: Session, actor: Actor, inhoud: dict[Onderwerp, Niveau]) -> Afspraak:
    """The jongere proposes a rule for each topic, and signs it at once. Raises Ongeldig when a topic is left out."""
    eis(actor, Recht.AFSPRAKEN_VOORSTELLEN)
    for onderwerp in Onderwerp:
        if onderwerp not in inhoud:
            raise Ongeldig("onderwerp_ontbreekt", veld=onderwerp)
    oud = voorstel(session, actor)
    if oud is not None:
        oud.status = "vervallen"
    afspraak = _schrijf(session, actor, inhoud, "voorstel")
    teken(session, actor, afspraak.versie)
    return afspraak


def teken(session: Session, actor: Actor, versie: int) -> None:
    """Sign the open proposal. Raises MagNiet for who need not sign, Botsing for a version that is no longer open or signed already."""
    eis(actor, Recht.AFSPRAKEN_TEKENEN)
    # Two who sign at once wait for each other here: else neither sees the other's signature.
    afspraak = session.get(Afspraak, (actor.kring_id, versie), with_for_update=True)
    if afspraak is None:
        raise NietGevonden
    if all(g.lid_id != actor.lid_id for g in ondertekenaars(session, actor.kring_id, actor.leeftijd_jongere)):
        raise MagNiet("tekenen_niet_nodig")
    if afspraak.status != "voorstel" or actor.lid_id in getekend(session, afspraak):
        raise Botsing("al_getekend")
    session.add(Handtekening(kring_id=actor.kring_id, versie=versie, lid_id=actor.lid_id))
    session.flush()
    _maak_geldig_als_compleet(session, actor, afspraak)
    wie = [g.lid_id for g in alle_leden(session, actor.kring_id) if g.rol in ROLRECHTEN[Recht.AFSPRAKEN_ZIEN]]
    meld(session, actor.kring_id, wie, "afspraken")


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


def trek_strakker(session: Session, actor: Actor, onderwerp: Onderwerp, naar: Niveau) -> Afspraak:
    """The jongere narrows one rule; it holds at once, and an open proposal ends: a late signature must not widen it again.

    Raises NietGevonden when nothing is in force, Ongeldig when it would not be narrower.
    """
    eis(actor, Recht.AFSPRAKEN_VOORSTELLEN)
    oud = geldige(session, actor)
    if oud is None:
        raise NietGevonden
    inhoud = regels(session, oud)
    if BREEDTE[naar] >= BREEDTE[inhoud[onderwerp]]:
        raise Ongeldig("alleen_strakker", veld=onderwerp)
    for versie in (oud, voorstel(session, actor)):
        if versie is not None:
            versie.status = "vervallen"
    session.flush()
    nieuw = _schrijf(session, actor, {**inhoud, onderwerp: naar}, "geldig")
    session.add_all(Handtekening(kring_id=actor.kring_id, versie=nieuw.versie, lid_id=lid) for lid in getekend(session, oud))
    session.flush()
    wie = [g.lid_id for g in alle_leden(session, actor.kring_id) if g.rol in ROLRECHTEN[Recht.AFSPRAKEN_ZIEN]]
    meld(session, actor.kring_id, wie, "afspraken")
    return nieuw


def laat_vervallen(session: Session, kring_id: str) -> None:
    """The JIM stopped, or waits again: what was agreed with him does not hold for the next, who signed nothing."""
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
