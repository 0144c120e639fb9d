"""Persons, their passkeys, sessions and ways back. A person has no e-mail address, no number, no BSN: only what he chose."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Persoon(SQLModel, table=True):
    """Somebody with an account; `handle` is the random WebAuthn user handle."""

    id: str = Field(default_factory=nieuw_id, primary_key=True)
    handle: bytes = Field(unique=True)
    naam: str = Field(max_length=60, sa_type=Inhoud)
    taal: str = Field(default="nl", max_length=5)
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)


class Passkey(SQLModel, table=True):
    """One WebAuthn credential of a person."""

    id: bytes = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    public_key: bytes
    sign_count: int
    toestel: str = Field(default="", max_length=40)
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)
    laatst: datetime | None = Field(default=None, sa_type=Moment)


class Sessie(SQLModel, table=True):
    """A sign-in on one browser; only the SHA-256 of its token is here. `bevestigd` is when a passkey was last used.

    `soort` decides how long it lasts: `familie`, `werk` (somebody who works somewhere) or `gedeeld` (a phone of more people).
    """

    __table_args__ = (CheckConstraint("soort IN ('familie','werk','gedeeld')", name="sessie_soort"),)
    token_hash: str = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)
    laatst: datetime = Field(default_factory=nu, sa_type=Moment)
    bevestigd: datetime = Field(default_factory=nu, sa_type=Moment)
    soort: str = Field(default="familie", max_length=10)
    toestel: str = Field(default="", max_length=40)


class Aanmelding(SQLModel, table=True):
    """A link with which a person makes a passkey, once: `eerste` (somebody who works somewhere) or `toestel` (one more phone)."""

    __table_args__ = (CheckConstraint("soort IN ('eerste','toestel')", name="aanmelding_soort"),)
    token_hash: str = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    verloopt: datetime = Field(sa_type=Moment)
    gebruikt: datetime | None = Field(default=None, sa_type=Moment)
    soort: str = Field(default="eerste", max_length=10)


class Herstelcode(SQLModel, table=True):
    """One printed code with which a person comes back, once; only its SHA-256 is here."""

    code_hash: str = Field(primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    aangemaakt: datetime = Field(default_factory=nu, sa_type=Moment)
    gebruikt: datetime | None = Field(default=None, sa_type=Moment)


class Herstel(SQLModel, table=True):
    """A way back that somebody else started. Who started it can't finish it: it takes the person himself and one more.

    `gestart` (the link is out), `wacht` (the person made a new passkey, which opens nothing yet), `klaar` (somebody else
    confirmed that it was really him), `gestopt`. Everyone in his kringen sees that it happens.
    """

    __table_args__ = (CheckConstraint("status IN ('gestart','wacht','klaar','gestopt')", name="herstel_status"),)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    door_persoon_id: str = Field(foreign_key="persoon.id")
    kring_id: str = Field(default="", max_length=40)
    status: str = Field(default="gestart", max_length=10)
    token_hash: str = Field(unique=True)
    verloopt: datetime = Field(sa_type=Moment)
    browser_hash: str = ""
    geopend: datetime | None = Field(default=None, sa_type=Moment)
    pogingen: int = 0
    code_goed: datetime | None = Field(default=None, sa_type=Moment)
    sleutel_id: bytes | None = None
    public_key: bytes | None = None
    sign_count: int = 0
    toestel: str = Field(default="", max_length=40)
    bevestigd_door: str = ""
    op: datetime = Field(default_factory=nu, sa_type=Moment)
