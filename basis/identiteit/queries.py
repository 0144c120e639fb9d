"""Reads about persons and their sign-ins."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.identiteit.models import Passkey, Persoon, Sessie
from basis.ids import hash_token

STIL = timedelta(days=14)
LANGST = timedelta(days=90)
VERS = timedelta(minutes=10)


def geldige_sessie(session: Session, token: str, moment: datetime | None = None) -> Sessie | None:
    """The sign-in behind a token, unless it was ended, lay idle for 14 days, or is older than 90 days."""
    moment = moment or nu()
    rij = session.get(Sessie, hash_token(token)) if token else None
    if rij is None or rij.laatst < moment - STIL or rij.aangemaakt < moment - LANGST:
        return None
    return rij


def sessie_persoon(session: Session, token: str) -> str | None:
    """The id of the person behind a token, or None."""
    rij = geldige_sessie(session, token)
    return rij.persoon_id if rij else None


def is_vers(rij: Sessie) -> bool:
    """Was a passkey used in this sign-in less than ten minutes ago?"""
    return rij.bevestigd > nu() - VERS


def passkeys(session: Session, persoon_id: str) -> list[Passkey]:
    """A person's passkeys, oldest first."""
    return list(session.exec(select(Passkey).where(col(Passkey.persoon_id) == persoon_id).order_by(col(Passkey.aangemaakt))))


def sessies(session: Session, persoon_id: str) -> list[Sessie]:
    """A person's sign-ins, newest first."""
    vraag = select(Sessie).where(col(Sessie.persoon_id) == persoon_id).order_by(col(Sessie.laatst).desc())
    return list(session.exec(vraag))


def persoon(session: Session, persoon_id: str) -> Persoon | None:
    """A person by id."""
    return session.get(Persoon, persoon_id)
