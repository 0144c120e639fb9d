"""Goals, their ladder (GAS) or 0-10, scores from each view with a note, and the release to the provider's record."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from basis.clock import nu
from basis.database import Moment
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import Inhoud


class Doel(SQLModel, table=True):
    """A goal. `eigen_woorden` is what was said first and stays; `tekst` is what it became.

    `gebied`: the area of life, with `gebied_eigen` for one of the family's own. `gewicht`: how much it counts beside the others, 1-3.
    `cijfer_doel`: where the family wants to get on 0-10, for as long as there is no ladder; a number is never made into a step.

    `variant` 6 is the Dutch youth convention (-3 worse, -2 now, 0 goal, +2), 5 starts at -2 or -1 (`basis` = where now is).
    `alleen_maker`: words that may be about danger are seen by nobody else until their maker shows them.
    """

    __table_args__ = (
        CheckConstraint("variant IN (5, 6)", name="doel_variant"),
        CheckConstraint("basis IN (-2, -1)", name="doel_basis"),
        CheckConstraint("variant = 5 OR basis = -2", name="doel_basis_bij_variant"),
        CheckConstraint("van IN ('jongere','ouder','gezin')", name="doel_van"),
        CheckConstraint("status IN ('actief','bereikt','gestopt')", name="doel_status"),
        CheckConstraint(
            "gebied IN ('','thuis','school_werk','vrienden','vrije_tijd','gezondheid','geld','wonen','veilig','eigen')", name="doel_gebied"
        ),
        CheckConstraint("gewicht BETWEEN 1 AND 3", name="doel_gewicht"),
        CheckConstraint("cijfer_doel BETWEEN 0 AND 10", name="doel_cijfer"),
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    door_lid_id: str
    van: str = Field(default="jongere", max_length=10)
    eigen_woorden: str = Field(max_length=500, sa_type=Inhoud)
    tekst: str = Field(max_length=500, sa_type=Inhoud)
    gebied: str = Field(default="", max_length=12)
    gebied_eigen: str | None = Field(default=None, max_length=40, sa_type=Inhoud)
    gewicht: int = 1
    cijfer_doel: int | None = None
    variant: int = 6
    basis: int = -2
    streefdatum: date | None = None
    status: str = Field(default="actief", max_length=10)
    zo_laten: bool = False
    alleen_maker: bool = False
    versie: int = 1
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Trede(SQLModel, table=True):
    """One step of a goal's ladder, in the family's words."""

    __table_args__ = (
        CheckConstraint("niveau BETWEEN -3 AND 2", name="trede_niveau"),
        ForeignKeyConstraint(["kring_id", "doel_id"], ["doel.kring_id", "doel.id"], ondelete="CASCADE"),
    )
    kring_id: str = Field(primary_key=True)
    doel_id: str = Field(primary_key=True)
    niveau: int = Field(primary_key=True)
    tekst: str = Field(max_length=200, sa_type=Inhoud)


class Meting(SQLModel, table=True):
    """Where one member sees the jongere, at one moment: a level of the ladder, or 0-10 (`schaal`). Only added, never overwritten."""

    __table_args__ = (
        CheckConstraint(
            "(schaal = 'ladder' AND niveau BETWEEN -3 AND 2) OR (schaal = 'cijfer' AND niveau BETWEEN 0 AND 10)", name="meting_niveau"
        ),
        ForeignKeyConstraint(["kring_id", "doel_id"], ["doel.kring_id", "doel.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
        Index("meting_doel", "kring_id", "doel_id", "op"),
        Index("meting_wie", "kring_id", "doel_id", "lid_id", "op"),
    )
    kring_id: str = Field(primary_key=True)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    doel_id: str
    lid_id: str
    schaal: str = Field(default="ladder", max_length=6)
    niveau: int
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Notitie(SQLModel, table=True):
    """A few words with a score, about one topic. `niveau`: how far that topic went by the agreement when it was written."""

    __table_args__ = (
        CheckConstraint("niveau IN ('tussen_ons','eerst_vragen','ouders','aanspreekpunt','beiden')", name="notitie_niveau"),
        ForeignKeyConstraint(["kring_id", "meting_id"], ["meting.kring_id", "meting.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    meting_id: str = Field(primary_key=True)
    lid_id: str
    tekst: str = Field(max_length=500, sa_type=Inhoud)
    onderwerp: str = Field(default="", max_length=40)
    niveau: str = Field(max_length=20)


class Taak(SQLModel, table=True):
    """Who does what for a goal, in own words. `lid_id` does it, `door_lid_id` wrote it down; `klaar`: it was done."""

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "doel_id"], ["doel.kring_id", "doel.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
        ForeignKeyConstraint(["kring_id", "door_lid_id"], ["lid.kring_id", "lid.id"]),
        Index("taak_doel", "kring_id", "doel_id"),
    )
    kring_id: str = Field(primary_key=True)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    doel_id: str
    lid_id: str
    door_lid_id: str
    tekst: str = Field(max_length=200, sa_type=Inhoud)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    klaar: datetime | None = Field(default=None, sa_type=Moment)


class Vrijgave(SQLModel, table=True):
    """One member agrees that a goal goes to the provider's record. Who must agree follows from age and gezag (policy.py)."""

    __table_args__ = (
        ForeignKeyConstraint(["kring_id", "doel_id"], ["doel.kring_id", "doel.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["kring_id", "lid_id"], ["lid.kring_id", "lid.id"]),
    )
    kring_id: str = Field(primary_key=True)
    doel_id: str = Field(primary_key=True)
    lid_id: str = Field(primary_key=True)
    op: datetime = Field(default_factory=nu, sa_type=Moment)
    ingetrokken: datetime | None = Field(default=None, sa_type=Moment)


class Voorstel(SQLModel, table=True):
    """What the provider made of a released goal in his record, for the family to take over or not: one per field.

    `waarde`: what stands there, a text, a status, a date in ISO 8601 (empty: no date) or the steps, a line each. `was`: what stood here before it was taken over.
    `antwoord`: empty for none yet, `over` (taken over) or `eigen` (the family keeps its own, and the record gets that back).
    """

    __table_args__ = (
        CheckConstraint("veld IN ('tekst','status','streefdatum','ladder')", name="voorstel_veld"),
        CheckConstraint("antwoord IN ('','over','eigen')", name="voorstel_antwoord"),
        ForeignKeyConstraint(["kring_id", "doel_id"], ["doel.kring_id", "doel.id"], ondelete="CASCADE"),
        UniqueConstraint("kring_id", "doel_id", "veld", name="voorstel_een"),
    )
    kring_id: str = Field(primary_key=True)
    id: str = Field(default_factory=nieuw_id, primary_key=True)
    doel_id: str
    veld: str = Field(max_length=12)
    waarde: str = Field(max_length=1500, sa_type=Inhoud)
    was: str | None = Field(default=None, max_length=1500, sa_type=Inhoud)
    antwoord: str = Field(default="", max_length=10)
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class InDossier(SQLModel, table=True):
    """What of a kring stands in the provider's record: our key, the record's reference and version, and when it arrived.

    `geleverd`: which version of a goal of ours that is; 0 for a score.
    """

    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    ding_id: str = Field(primary_key=True)
    verwijzing: str = Field(max_length=120)
    versie: str = Field(max_length=60)
    geleverd: int = 0
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Dossierbestand(SQLModel, table=True):
    """A file that a provider's record may fetch from us: what went there of a goal, a T-score or a list (`soort`, `ding_id`), as it was then.

    `id`: the uuid of its name. It is never changed. `inhoud`: the whole file.
    """

    __table_args__ = (CheckConstraint("soort IN ('doel','t','lijst')", name="dossierbestand_soort"),)
    kring_id: str = Field(foreign_key="kring.id", primary_key=True, ondelete="CASCADE")
    id: str = Field(primary_key=True, max_length=40, unique=True)
    soort: str = Field(max_length=10)
    ding_id: str = Field(max_length=80)
    inhoud: str = Field(sa_type=Inhoud)
    op: datetime = Field(default_factory=nu, sa_type=Moment)


class Verschil(SQLModel, table=True):
    """Where our books and a provider's record differ, as it was when they were last compared.

    `soort`: weg (we say it is there), oud (an older version stands there), dubbel (it stands there twice), vreemd (it carries our key, and our
    books do not know it) or elders (it stands in another place than our books say). `ding`: doel or meting, or ja: the yes for it holds there and not here, or the other way (oud).
    """

    __table_args__ = (CheckConstraint("soort IN ('weg','oud','dubbel','vreemd','elders')", name="verschil_soort"),)
    bestemming: str = Field(primary_key=True, max_length=40)
    ding_id: str = Field(primary_key=True, max_length=120)
    kring_id: str = Field(default="", index=True)
    ding: str = Field(max_length=10)
    soort: str = Field(max_length=10)
    verwijzing: str = Field(default="", max_length=120)
