"""Providers (aanbieders), municipalities, and who works there. A provider's settings for taart and dossier stand here."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from basis.database import Moment
from basis.ids import nieuw_id


class Gemeente(SQLModel, table=True):
    """A municipality; its readers see publications only. `regio`: the youth region it belongs to, or empty: then nothing of it is public.

    `samen`: no municipality, but those of its region together that were each too small for a whole year; no kring belongs to it.
    """

    id: str = Field(default_factory=nieuw_id, primary_key=True)
    naam: str = Field(max_length=80)
    regio: str = Field(default="", max_length=80)
    samen: bool = False


class Aanbieder(SQLModel, table=True):
    """A provider of youth care. Taarten are off until the references of works-council consent (OR) and DPIA are recorded.

    `dossier_soort`: what its record speaks, fhir or koppeltaal.
    `dienst_nummer`: whom to call outside hours, or empty. `zorg_minuten`, `onveilig_minuten`: how long a worry, or a jongere who
    does not feel safe, waits for one person before the next is asked.
    """

    id: str = Field(default_factory=nieuw_id, primary_key=True)
    naam: str = Field(max_length=80)
    or_referentie: str = Field(default="", max_length=80)
    or_datum: date | None = None
    dpia_referentie: str = Field(default="", max_length=80)
    dossier_soort: str = Field(default="fhir", max_length=12)
    dossier_url: str = Field(default="", max_length=200)
    dossier_client: str = Field(default="", max_length=80)
    dossier_scope: str = Field(default="", max_length=200)
    dossier_alg: str = Field(default="RS384", max_length=10)
    dienst_nummer: str = Field(default="", max_length=20)
    zorg_minuten: int = 60
    onveilig_minuten: int = 15

    @property
    def pseudoniem_systeem(self) -> str:
        """The system (URI) of our pseudonyms in this provider's record."""
        return f"urn:gezinsapp:aanbieder:{self.id}"

    @property
    def taart_mag(self) -> bool:
        """May professionals here opt in to taarten?"""
        return bool(self.or_referentie and self.or_datum and self.dpia_referentie)


class Medewerker(SQLModel, table=True):
    """A professional of a provider; `taart_aan` is his own opt-in to receive taarten. `tot` ends the account.

    `dagen`, `van_minuut`, `tot_minuut`: when he is there (bereikbaar.py); `weg_van` to `weg_tot`: when he is not.
    `dienst`: he is on call for worries outside others' hours. `antwoord_minuten`: how soon he usually answers families, None unknown.
    """

    __table_args__ = (CheckConstraint("0 <= van_minuut AND van_minuut < tot_minuut AND tot_minuut <= 1440", name="medewerker_uren"),)
    persoon_id: str = Field(foreign_key="persoon.id", primary_key=True, ondelete="CASCADE")
    aanbieder_id: str = Field(foreign_key="aanbieder.id", index=True)
    antwoord_minuten: int | None = None
    taart_aan: bool = False
    dagen: str = Field(default="12345", max_length=7)
    van_minuut: int = 9 * 60
    tot_minuut: int = 17 * 60
    weg_van: date | None = None
    weg_tot: date | None = None
    dienst: bool = False
    tot: datetime | None = Field(default=None, sa_type=Moment)


class Beheerder(SQLModel, table=True):
    """Somebody who makes the accounts of a provider's professionals; he is in no kring.

    Of families he reads only what many of them said together, without names.
    """

    persoon_id: str = Field(foreign_key="persoon.id", primary_key=True, ondelete="CASCADE")
    aanbieder_id: str = Field(foreign_key="aanbieder.id", index=True)


class Vrijgever(SQLModel, table=True):
    """Somebody of the independent party: with a second one he releases publications; he reads nothing of families."""

    persoon_id: str = Field(foreign_key="persoon.id", primary_key=True, ondelete="CASCADE")


class GemeenteLezer(SQLModel, table=True):
    """Somebody who reads the publications of one municipality, and nothing else."""

    persoon_id: str = Field(foreign_key="persoon.id", primary_key=True, ondelete="CASCADE")
    gemeente_id: str = Field(foreign_key="gemeente.id", index=True)
