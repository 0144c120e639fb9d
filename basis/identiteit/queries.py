"""Reads about persons and their sign-ins."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlalchemy.orm import defer
from sqlmodel import Session, col, func, select

from basis.clock import nu
from basis.identiteit.models import Herstelcode, Passkey, Persoon, Sessie
from basis.ids import hash_token

GRENZEN: dict[str, tuple[timedelta, timedelta]] = {
    "familie": (timedelta(days=14), timedelta(days=90)),
    "werk": (timedelta(hours=1), timedelta(hours=12)),
    "gedeeld": (timedelta(minutes=15), timedelta(hours=12)),
}
"""Kind of sign-in -> how long it may lie idle, and how long it lasts at most: the one table."""
VERS = timedelta(minutes=10)


def geldige_sessie(session: Session, token: str, moment: datetime | None = None) -> Sessie | None:
    """The sign-in behind a token, unless it was ended, lay idle too long, or is too old for its kind."""
    moment = moment or nu()
    rij = session.get(Sessie, hash_token(token)) if token else None
    return rij if rij is not None and _geldig(rij, moment) else None


_INGELOGD = (
    select(Sessie, Persoon)
    .join(Persoon, col(Persoon.id) == col(Sessie.persoon_id))
    .where(col(Sessie.token_hash) == bindparam("token_hash"))
    .options(defer(Persoon.naam))  # pyright: ignore[reportArgumentType]
)
"""Built once: making this statement costs more than running it."""


def ingelogd(session: Session, token: str) -> tuple[Sessie, Persoon] | None:
    """A valid sign-in and whose it is, in one read: his name stays sealed until a page asks for it."""
    rij = session.exec(_INGELOGD, params={"token_hash": hash_token(token)}).first() if token else None
    return rij if rij is not None and _geldig(rij[0], nu()) else None


def _geldig(rij: Sessie, moment: datetime) -> bool:
    return binnen(rij.soort, rij.laatst, rij.aangemaakt, moment)


def binnen(soort: str, laatst: datetime, aangemaakt: datetime, moment: datetime) -> bool:
    """Is a sign-in of this kind still good at this moment, by when it was last used and when it began?"""
    stil, langst = GRENZEN[soort]
    return laatst >= moment - stil and aangemaakt >= moment - langst


STANDEN = select(col(Sessie.token_hash), col(Sessie.soort), col(Sessie.laatst), col(Sessie.aangemaakt)).where(
    col(Sessie.token_hash).in_(bindparam("hashes", expanding=True))
)
"""Of these `hashes` what `binnen` asks."""


def geldige_sessies(session: Session, token_hashes: Collection[str]) -> set[str]:
    """Those of these hashes whose sign-in is still good, in one read."""
    moment = nu()
    rijen = session.connection().execute(STANDEN, {"hashes": list(token_hashes)}).tuples()
    return {hash_ for hash_, soort, laatst, aangemaakt in rijen if binnen(soort, laatst, aangemaakt, moment)}


def is_bekend(session: Session, token: str) -> bool:
    """Is the sign-in behind a token still written down, valid or not? One that was ended is not."""
    return bool(token) and session.get(Sessie, hash_token(token)) is not None


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


def codes_over(session: Session, persoon_id: str) -> int:
    """How many printed codes of this person still work (0-8)."""
    vraag = select(func.count()).where(col(Herstelcode.persoon_id) == persoon_id, col(Herstelcode.gebruikt).is_(None))
    return session.exec(vraag.select_from(Herstelcode)).one()


def sleutel_met_persoon(session: Session, sleutel_id: bytes) -> tuple[Passkey, Persoon] | None:
    """A passkey and whose it is, in one statement whether it exists or not: his name stays sealed until it is asked for."""
    vraag = select(Passkey, Persoon).join(Persoon, col(Persoon.id) == col(Passkey.persoon_id)).where(col(Passkey.id) == sleutel_id)
    return session.exec(vraag.options(defer(Persoon.naam))).first()  # pyright: ignore[reportArgumentType]
