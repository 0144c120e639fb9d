"""Persons, their passkeys and their sessions. A person has no e-mail address, no number, no BSN: only what he chose."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id


class Persoon(SQLModel, table=True):
    """Somebody with an account; `handle` is the random WebAuthn user handle."""

    id: str = Field(default_factory=nieuw_id, primary_key=True)
    handle: bytes = Field(unique=True)
    naam: str = Field(max_length=60)
    taal: str = Field(default="nl", max_length=5)
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)


class Passkey(SQLModel, table=True):
    """One WebAuthn credential of a person."""

    id: bytes = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    public_key: bytes
    sign_count: int
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)


class Sessie(SQLModel, table=True):
    """A sign-in on one browser; only the SHA-256 of its token is here. `bevestigd` is when a passkey was last used."""

    token_hash: str = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)
    laatst: datetime = Field(default_factory=nu, sa_type=Moment)
    bevestigd: datetime = Field(default_factory=nu, sa_type=Moment)


class Aanmelding(SQLModel, table=True):
    """A way in for somebody who works somewhere: he makes his first passkey by a link, once, within 72 hours."""

    token_hash: str = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    verloopt: datetime = Field(sa_type=Moment)
    gebruikt: datetime | None = Field(default=None, sa_type=Moment)
