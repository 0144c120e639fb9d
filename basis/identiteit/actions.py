"""Writes about persons and their sign-ins."""

import secrets
from datetime import timedelta

from sqlmodel import Session, col, delete

from basis.clock import nu
from basis.fouten import Botsing, NietGevonden, Verlopen
from basis.identiteit.models import Aanmelding, Passkey, Persoon, Sessie
from basis.ids import hash_token, nieuw_token


def maak_persoon(session: Session, naam: str, *, taal: str = "nl", handle: bytes | None = None) -> Persoon:
    """A new person with a random 32-byte user handle."""
    rij = Persoon(naam=naam, taal=taal, handle=handle or secrets.token_bytes(32))
    session.add(rij)
    session.flush()
    return rij


def bewaar_passkey(session: Session, persoon_id: str, sleutel_id: bytes, public_key: bytes, sign_count: int) -> None:
    """Keep a verified credential."""
    session.add(Passkey(id=sleutel_id, persoon_id=persoon_id, public_key=public_key, sign_count=sign_count))
    session.flush()


def open_sessie(session: Session, persoon_id: str) -> str:
    """Start a sign-in and give its token, which is kept nowhere else."""
    token = nieuw_token()
    session.add(Sessie(token_hash=hash_token(token), persoon_id=persoon_id))
    session.flush()
    return token


def bevestig(session: Session, token: str) -> None:
    """Note that a passkey was just used in this sign-in."""
    rij = session.get(Sessie, hash_token(token))
    if rij is not None:
        rij.bevestigd = rij.laatst = nu()


def eindig_sessie(session: Session, token_hash: str, persoon_id: str) -> None:
    """End one sign-in of this person, at once."""
    session.exec(delete(Sessie).where(col(Sessie.token_hash) == token_hash, col(Sessie.persoon_id) == persoon_id))


def meld_aan(session: Session, persoon_id: str) -> str:
    """A link token with which this person makes his first passkey; valid for 72 hours, once."""
    token = nieuw_token()
    session.add(Aanmelding(token_hash=hash_token(token), persoon_id=persoon_id, verloopt=nu() + timedelta(hours=72)))
    session.flush()
    return token


def vind_aanmelding(session: Session, token: str) -> Aanmelding:
    """The enrolment behind a link. Raises NietGevonden, Botsing when used, Verlopen after 72 hours."""
    rij = session.get(Aanmelding, hash_token(token))
    if rij is None:
        raise NietGevonden("uitnodiging_onbekend")
    if rij.gebruikt:
        raise Botsing("uitnodiging_gebruikt")
    if rij.verloopt < nu():
        raise Verlopen("uitnodiging_verlopen")
    return rij
