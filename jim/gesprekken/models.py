"""Conversations, messages, and the JIM's question "mag ik dit delen?"."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Gesprek(SQLModel, table=True):
    """A conversation: `jim` (jongere and JIM), `aanspreekpunt` (one family member and the aanspreekpunt), `kring` (everyone), `groep`.

    A `groep` is of a few people, about one thing: `titel` in their words, `onderwerp` a topic of the agreement or empty, `klaar` once
    it is over. `eigenaar_lid_id` is the jongere for `jim`, the family member for `aanspreekpunt`, who began it for `groep`, else empty.
    `bewaar_dagen`: messages go by themselves after so many days, as the owner set it; None keeps them.
    """

    __table_args__ = (
        CheckConstraint("soort IN ('jim','aanspreekpunt','kring','groep')", name="gesprek_soort"),
        Index("een_kringgesprek", "kring_id", unique=True, sqlite_where=text("soort = 'kring'"), postgresql_where=text("soort = 'kring'")),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    soort: str = Field(max_length=20)
    eigenaar_lid_id: str = ""
    bewaar_dagen: int | None = None
    titel: str | None = Field(default=None, max_length=80, sa_type=Inhoud)
    onderwerp: str = Field(default="", max_length=40)
    klaar: datetime | None = Field(default=None, sa_type=Moment)


class Deelname(SQLModel, table=True):
    """Who takes part in a conversation.

    Of a group: `erbij`, when he came in later; `leest_vanaf`, what was written before is not for him (None: all of it is); `tot`, he
    left. `klaar_tot`: a professional marked what came until then as needing no answer.
    """

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "gesprek_id"], ["gesprek.kring_id", "gesprek.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    gesprek_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    erbij: datetime | None = Field(default=None, sa_type=Moment)
    leest_vanaf: datetime | None = Field(default=None, sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)
    klaar_tot: datetime | None = Field(default=None, sa_type=Moment)


class Bericht(SQLModel, table=True):
    """A message. `publiek`: `gesprek` (those who take part) or `kring` (everyone in the kring may read it).

    `verloopt`: from then on it is there for nobody; it follows the conversation's `bewaar_dagen`. `aangepast`: its writer corrected it.
    `weggehaald`: its writer took it back: then it has no words and no topic left, and only says that something stood here.
    """

    __table_args__ = (
        CheckConstraint("publiek IN ('gesprek','kring')", name="bericht_publiek"),
        ForeignKeyConstraint(["kring_id", "gesprek_id"], ["gesprek.kring_id", "gesprek.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "auteur_lid_id"], ["lid.kring_id", "lid.id"]),
        Index("bericht_gesprek", "kring_id", "gesprek_id", "op"),
    )
    kring_id: str = Field(primary_key=True)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    gesprek_id: str
    auteur_lid_id: str
    tekst: str = Field(max_length=4000, sa_type=Inhoud)
    onderwerp: str = Field(default="", max_length=40)
    publiek: str = Field(default="gesprek", max_length=10)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    aangepast: datetime | None = Field(default=None, sa_type=Moment)
    weggehaald: datetime | None = Field(default=None, sa_type=Moment)
    verloopt: datetime | None = Field(default=None, sa_type=Moment, index=True)


class Deling(SQLModel, table=True):
    """The JIM passes one message of the jongere on, as far as the agreement allows: to whom (`aan`) and why he asks.

    `antwoord`: `gevraagd` (the jongere has not answered), `ja` (asked and agreed, or the agreement said so), `nee`, or
    `ingetrokken` (it was a yes). `woorden`: what the jongere wants said instead of the message itself. `verloopt`: as its message.
    """

    __table_args__ = (
        CheckConstraint("antwoord IN ('gevraagd','ja','nee','ingetrokken')", name="deling_antwoord"),
        CheckConstraint("aan IN ('ouders','aanspreekpunt','beiden')", name="deling_aan"),
        ForeignKeyConstraint(["kring_id", "bericht_id"], ["bericht.kring_id", "bericht.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    bericht_id: str = Field(primary_key=True)
    door_lid_id: str
    aan: str = Field(default="ouders", max_length=20)
    waarom: str | None = Field(default=None, max_length=300, sa_type=Inhoud)
    woorden: str | None = Field(default=None, max_length=1000, sa_type=Inhoud)
    antwoord: str = Field(max_length=12)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    verloopt: datetime | None = Field(default=None, sa_type=Moment)
