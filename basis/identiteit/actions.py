"""Writes about persons and their sign-ins."""

import secrets
from datetime import timedelta

from sqlmodel import Session, col, delete

from basis.clock import nu
from basis.fouten import Botsing, NietGevonden, Verlopen
from basis.identiteit.models import Aanmelding, Herstelcode, Passkey, Persoon, Sessie
from basis.identiteit.queries import passkeys
from basis.ids import hash_code, hash_token, nieuw_token, nieuwe_code

CODES = 8
GELDIG = {"eerste": timedelta(hours=72), "toestel": timedelta(minutes=10)}
"""Kind of enrolment -> how long its link works."""


def maak_persoon(session: Session, naam: str, *, taal: str = "nl", handle: bytes | None = None) -> Persoon:
    """A new person with a random 32-byte user handle."""
    rij = Persoon(naam=naam, taal=taal, handle=handle or secrets.token_bytes(32))
    session.add(rij)
    session.flush()
    return rij


def bewaar_passkey(session: Session, persoon_id: str, sleutel_id: bytes, public_key: bytes, sign_count: int, toestel: str = "") -> None:
    """Keep a verified credential; raises Botsing for one that is kept already."""
    if session.get(Passkey, sleutel_id) is not None:
        raise Botsing("sleutel_bestaat")
    session.add(Passkey(id=sleutel_id, persoon_id=persoon_id, public_key=public_key, sign_count=sign_count, toestel=toestel))
    session.flush()


def verwijder_passkey(session: Session, persoon_id: str, sleutel_id: bytes) -> None:
    """Remove one of somebody's own passkeys; raises NietGevonden, or Botsing for the last one."""
    session.get_one(Persoon, persoon_id, with_for_update=True)
    alle = passkeys(session, persoon_id)
    if sleutel_id not in {p.id for p in alle}:
        raise NietGevonden
    if len(alle) == 1:
        raise Botsing("laatste_sleutel")
    session.exec(delete(Passkey).where(col(Passkey.id) == sleutel_id))


def open_sessie(session: Session, persoon_id: str, *, soort: str = "familie", toestel: str = "") -> str:
    """Start a sign-in (`familie`, `werk` or `gedeeld`) and give its token, which is kept nowhere else."""
    token = nieuw_token()
    session.add(Sessie(token_hash=hash_token(token), persoon_id=persoon_id, soort=soort, toestel=toestel))
    session.flush()
    return token


def bevestig(session: Session, token: str) -> None:
    """Note that a passkey was just used in this sign-in."""
    rij = session.get(Sessie, hash_token(token))
    if rij is not None:
        rij.bevestigd = rij.laatst = nu()


def zet_soort(session: Session, token_hash: str, soort: str) -> None:
    """Let a sign-in last as long as its new kind does."""
    session.get_one(Sessie, token_hash).soort = soort


def eindig_sessie(session: Session, token_hash: str, persoon_id: str) -> None:
    """End one sign-in of this person, at once."""
    session.exec(delete(Sessie).where(col(Sessie.token_hash) == token_hash, col(Sessie.persoon_id) == persoon_id))


def eindig_alles(session: Session, persoon_id: str) -> None:
    """End every sign-in of this person and every link for one more phone, at once."""
    session.exec(delete(Sessie).where(col(Sessie.persoon_id) == persoon_id))
    session.exec(delete(Aanmelding).where(col(Aanmelding.persoon_id) == persoon_id, col(Aanmelding.soort) == "toestel"))


def begin_opnieuw(session: Session, persoon_id: str) -> None:
    """End all that ever let this person in: sign-ins, links, passkeys and printed codes."""
    eindig_alles(session, persoon_id)
    session.exec(delete(Passkey).where(col(Passkey.persoon_id) == persoon_id))
    session.exec(delete(Herstelcode).where(col(Herstelcode.persoon_id) == persoon_id))


def meld_aan(session: Session, persoon_id: str, soort: str = "eerste") -> str:
    """A link token with which this person makes a passkey, once: his first (72 hours) or one more `toestel` (10 minutes).

    A new link for one more phone ends the one before.
    """
    if soort == "toestel":
        session.exec(delete(Aanmelding).where(col(Aanmelding.persoon_id) == persoon_id, col(Aanmelding.soort) == soort))
    token = nieuw_token()
    session.add(Aanmelding(token_hash=hash_token(token), persoon_id=persoon_id, verloopt=nu() + GELDIG[soort], soort=soort))
    session.flush()
    return token


def vind_aanmelding(session: Session, token: str, *, vast: bool = False) -> Aanmelding:
    """The enrolment behind a link. Raises NietGevonden, Botsing when used, Verlopen when its time is over.

    `vast` holds the row until the transaction ends.
    """
    rij = session.get(Aanmelding, hash_token(token), with_for_update=vast)
    if rij is None:
        raise NietGevonden("uitnodiging_onbekend")
    if rij.gebruikt:
        raise Botsing("uitnodiging_gebruikt")
    if rij.verloopt < nu():
        raise Verlopen("uitnodiging_verlopen")
    return rij


def maak_codes(session: Session, persoon_id: str) -> list[str]:
    """Eight fresh printed codes, given once; the codes from before stop working."""
    session.exec(delete(Herstelcode).where(col(Herstelcode.persoon_id) == persoon_id))
    codes = [nieuwe_code() for _ in range(CODES)]
    session.add_all(Herstelcode(code_hash=hash_code(c), persoon_id=persoon_id) for c in codes)
    session.flush()
    return codes


def vind_code(session: Session, code_hash: str) -> Herstelcode:
    """A printed code by its hash. Raises NietGevonden, for a used one too: a guesser can't tell them apart."""
    rij = session.get(Herstelcode, code_hash, with_for_update=True)
    if rij is None or rij.gebruikt:
        raise NietGevonden("code_onbekend")
    return rij
