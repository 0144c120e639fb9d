"""The phones on which somebody wants to hear that there is something new."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment


class Seinadres(SQLModel, table=True):
    """One phone, bound to the sign-in there: who signs out, or is signed out from elsewhere, hears nothing any more.

    `adres`, `p256dh`, `auth`: what the browser gave (RFC 8030, 8291). `soorten`: the kinds, with spaces between. `wanneer`: `meteen`, or once a
    `dag`. `stil_van` to `stil_tot`: minutes of the day in which nothing comes. `gezien`: until when events were looked at.
    `laatst`: when the last one went. `wacht_tot`: the service asked for a pause.
    """

    __table_args__ = (CheckConstraint("wanneer IN ('meteen','dag')", name="seinadres_wanneer"),)
    token_hash: str = Field(primary_key=True, foreign_key="sessie.token_hash", ondelete="CASCADE")
    persoon_id: str = Field(foreign_key="persoon.id", index=True, ondelete="CASCADE")
    adres: str = Field(unique=True, max_length=1000)
    p256dh: str = Field(max_length=120)
    auth: str = Field(max_length=40)
    soorten: str = Field(max_length=80)
    wanneer: str = Field(default="meteen", max_length=10)
    stil_van: int = 21 * 60
    stil_tot: int = 8 * 60
    gezien: datetime = Field(default_factory=nu, sa_type=Moment)
    laatst: datetime | None = Field(default=None, sa_type=Moment)
    wacht_tot: datetime | None = Field(default=None, sa_type=Moment)
