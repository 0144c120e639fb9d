"""The second wall: PostgreSQL itself gives nobody a row that the rules do not open, whatever a query forgets to ask."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from flask import Flask
from sqlalchemy import Engine, Table, delete, func, literal, select, text, union_all
from sqlmodel import Session, SQLModel

from basis.clock import nu
from basis.database import maak_engine
from basis.muur import MuurMislukt, _rij, begrens, bouw, tabellen
from basis.rechten import GEZAG, Actor, Rol, leesregels, zichtbaar
from jim.gesprekken.models import Bericht
from jim.kring.models import Kring
from tests.bouw import Wereld, bouw_wereld
from tests.conftest import APP
from tests.test_kanaries import VERWACHT, Voliere, ontmoet, v

__all__ = ["v"]


@pytest.fixture
def database_url(achter_de_muur: str) -> str:
    """Everything in this module runs behind the wall."""
    return achter_de_muur


def test_elke_tabel_van_een_kring_staat_achter_de_muur(engine: Engine):
    vraag = """SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind = 'r' AND (c.relname = 'kring' OR EXISTS (SELECT 1 FROM pg_attribute a
               WHERE a.attrelid = c.oid AND a.attname = 'kring_id'))"""
    with engine.connect() as verbinding:
        stand = dict(tuple(rij) for rij in verbinding.exec_driver_sql(vraag))
    assert set(stand.values()) == {True} and set(stand) == {t.name for t in tabellen()}
    assert len(stand) > 20 and {m.__table__.name for m in leesregels()} <= set(stand)


def test_wie_niet_zegt_wie_hij_is_ziet_en_doet_niets(session: Session, wereld: Wereld, achter_de_muur: str):
    session.commit()
    with psycopg.connect(achter_de_muur.replace("+psycopg", "")) as verbinding:
        for tabel in tabellen():
            assert verbinding.execute(f'SELECT count(*) FROM "{tabel.name}"').fetchone() == (0,)  # pyright: ignore[reportArgumentType]
        assert verbinding.execute("UPDATE kring SET profiel = 1").rowcount == 0
        assert verbinding.execute("DELETE FROM kring").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            verbinding.execute(
                "INSERT INTO gebeurtenis (kring_id, lid_id, nummer, soort, ding_id, op) VALUES ('x', 'y', 1, 'z', '', now())"
            )


def test_een_vraag_zonder_where_geeft_niets_van_een_ander(session: Session, wereld: Wereld, engine: Engine):
    vreemd = bouw_wereld(session, naam="Sem")
    for w in (wereld, vreemd):
        for gesprek in w.gesprekken.values():
            auteur = gesprek.eigenaar_lid_id or w.jongere.id
            session.add(Bericht(kring_id=w.kring.id, gesprek_id=gesprek.id, auteur_lid_id=auteur, tekst="hoi"))
    session.commit()
    actoren = {wie: wereld.actor(wie) for wie in ("jongere", "ouder1", "jim", "aanspreekpunt")}
    per_gesprek = {g.id: naam for naam, g in wereld.gesprekken.items()}
    session.commit()
    gezien: dict[str, set[str]] = {}
    for wie, actor in actoren.items():
        with Session(engine) as eigen:
            begrens(eigen, actor, schrijft=False)
            gezien[wie] = {per_gesprek.get(g, "vreemd") for g in eigen.exec(select(Bericht.gesprek_id)).scalars()}
            eigen.commit()
            assert eigen.exec(select(func.count()).select_from(Kring)).scalar_one() == 1, "the next transaction is as narrow"
            assert eigen.exec(delete(Bericht)).rowcount == 0, "who only reads removes nothing"
            eigen.rollback()
            begrens(eigen, actor, schrijft=True)
            assert eigen.exec(select(func.count()).select_from(Bericht)).scalar_one() == len(per_gesprek)
            eigen.rollback()
    assert gezien == {
        "jongere": {"jim", "jongere", "kring"}, "ouder1": {"ouder1", "kring"}, "jim": {"jim", "kring"},
        "aanspreekpunt": {"jongere", "ouder1", "ouder2", "kring"},
    }  # fmt: skip
    with Session(engine) as eigen:
        assert eigen.exec(select(func.count()).select_from(Kring)).scalar_one() == 2, "nothing of it reaches who comes next"


def test_de_muur_kan_alleen_voor_een_rol_die_er_niet_omheen_mag(eigenaar_url: str, achter_de_muur: str):
    engine = maak_engine(eigenaar_url)
    for rol in ("niemand", "postgres"):
        with pytest.raises(MuurMislukt):
            bouw(engine, rol)
    assert bouw(engine, APP) == bouw(engine, APP) == len(tabellen())
    with maak_engine(achter_de_muur).connect() as verbinding, pytest.raises(Exception, match="must be owner"):
        verbinding.exec_driver_sql("ALTER TABLE bericht DISABLE ROW LEVEL SECURITY")


@pytest.mark.parametrize("wie", [("ouder1",), pytest.param(tuple(VERWACHT), marks=pytest.mark.zwaar)])
def test_achter_de_muur_werkt_elke_bladzijde_en_ziet_ieder_hetzelfde(app: Flask, v: Voliere, wie: tuple[str, ...]):
    assert {een: ontmoet(app, v, een)[0] for een in wie} == {een: VERWACHT[een] for een in wie}


# Worlds.

_DAG = timedelta(days=1)
_GEZET = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROLLEN = ("jongere", "ouder", "ouder", "ouder", "voogd", "jim", "aanspreekpunt", "professional", "leerkracht", "netwerk")


class Wereldje:
    """A kring of rows by chance, of every table that has a rule, and people by chance who look at it."""

    def __init__(self, r: random.Random, nummer: int) -> None:
        """Rows and actors."""
        self.r, self.k, self.n = r, f"k{nummer}", 0
        self.rijen: dict[str, list[dict[str, Any]]] = {"kring": [{"id": self.k, "pseudoniem": self.k, **KRING}]}
        self.leden = [self.maak("lid", persoon_id=f"p{nummer}-{i}", rol=rol, **LID) for i, rol in enumerate(ROLLEN)]
        for lid in self.leden[-5:]:
            werk = {"aanbieder_id": r.choice("ab"), "dienst": self.soms()}
            self.rijen.setdefault("medewerker", []).append({"persoon_id": lid["persoon_id"], **werk})
        self.gesprekken()
        self.doelen()
        self.overig()
        self.actoren = [self.actor() for _ in range(4)]

    def maak(self, tabel: str, **velden: Any) -> dict[str, Any]:
        """One row."""
        self.n += 1
        rij = {"kring_id": self.k, "id": f"{self.k}-{self.n}", **velden}
        self.rijen.setdefault(tabel, []).append(rij)
        return rij

    def soms(self, kans: float = 0.5) -> bool:
        """Perhaps."""
        return self.r.random() < kans

    def wie(self) -> str:
        """Somebody."""
        return self.r.choice(self.leden)["id"]

    def moment(self) -> datetime:
        """A moment around the one that the actors came at."""
        return _GEZET + self.r.randint(-3, 3) * _DAG

    def gesprekken(self) -> None:
        """Conversations, messages, what was passed on."""
        for soort in ("kring", *(self.r.choice(("jim", "aanspreekpunt")) for _ in range(4))):
            gesprek = self.maak("gesprek", soort=soort, eigenaar_lid_id="" if soort == "kring" else self.wie())
            mee = {self.wie(), self.wie(), gesprek["eigenaar_lid_id"]} - {""} if soort != "kring" else set()
            for lid_id in mee:
                self.rijen.setdefault("deelname", []).append({"kring_id": self.k, "gesprek_id": gesprek["id"], "lid_id": lid_id})
            for _ in range(self.r.randint(1, 4)):
                bericht = self.maak(
                    "bericht", gesprek_id=gesprek["id"], auteur_lid_id=self.wie(), tekst="x", onderwerp="",
                    publiek=self.r.choice(("gesprek", "gesprek", "kring")), op=self.moment(),
                    verloopt=self.r.choice((None, None, nu() - _DAG, nu() + _DAG)),
                )  # fmt: skip
                if self.soms(0.7):
                    self.rijen.setdefault("deling", []).append({
                        "kring_id": self.k, "bericht_id": bericht["id"], "door_lid_id": self.wie(),
                        "aan": self.r.choice(("ouders", "aanspreekpunt", "beiden")), "waarom": None, "woorden": self.r.choice((None, "x")),
                        "antwoord": self.r.choice(("gevraagd", "ja", "ja", "nee", "ingetrokken")), "op": self.moment(),
                        "verloopt": bericht["verloopt"],
                    })  # fmt: skip

    def doelen(self) -> None:
        """Goals with all that hangs on them."""
        for _ in range(4):
            doel = self.maak(
                "doel", door_lid_id=self.wie(), van="gezin", eigen_woorden="x", tekst="x", variant=6, basis=-2, status="actief",
                zo_laten=False, alleen_maker=self.soms(), versie=1, op=self.moment(),
            )  # fmt: skip
            self.rijen.setdefault("trede", []).append({"kring_id": self.k, "doel_id": doel["id"], "niveau": 0, "tekst": "x"})
            for _ in range(self.r.randint(0, 4)):
                meting = self.maak("meting", doel_id=doel["id"], lid_id=self.wie(), niveau=0, schaal="ladder", op=self.moment())
                if self.soms():
                    niveau = self.r.choice(("tussen_ons", "eerst_vragen", "ouders", "aanspreekpunt", "beiden"))
                    noot = {"lid_id": meting["lid_id"], "tekst": "x", "onderwerp": "", "niveau": niveau}
                    self.rijen.setdefault("notitie", []).append({"kring_id": self.k, "meting_id": meting["id"], **noot})
            if self.soms():
                vrij = {"doel_id": doel["id"], "lid_id": self.wie(), "op": self.moment(), "ingetrokken": None}
                self.rijen.setdefault("vrijgave", []).append({"kring_id": self.k, **vrij})
            if self.soms():
                dossier = {"ding_id": doel["id"], "verwijzing": "x", "versie": "1", "op": self.moment()}
                self.rijen.setdefault("indossier", []).append({"kring_id": self.k, **dossier})

    def overig(self) -> None:
        """All the rest."""
        self.maak("wilsoordeel", reden="x", door_lid_id=self.wie(), op=self.moment(), tot=None)
        for soort in self.r.sample(VOORVALLEN, 6):
            self.maak("voorval", soort=soort, door_lid_id=self.wie(), over_lid_id=self.wie(), op=self.moment())
        for _ in range(2):
            self.maak(
                "noodtoegang",
                persoon_id=self.r.choice(self.leden)["persoon_id"],
                tweede_persoon_id="",
                reden="x",
                gevraagd=self.moment(),
                vanaf=None,
                tot=None,
            )
            self.maak(
                "taart",
                gever_lid_id=self.wie(),
                ontvanger_lid_id=self.wie(),
                ontvanger_persoon_id="p",
                kwaliteiten="x",
                woorden="",
                naam="",
                op=self.moment(),
                gelezen=None,
            )
            zorg = self.maak(
                "zorg",
                soort="zorg",
                door_lid_id=self.wie(),
                tekst="x",
                jongere_leest=self.soms(),
                op=self.moment(),
                volgende=None,
                opgepakt_door_id="",
                klaar=None,
            )
            for nummer in range(2):
                self.maak(
                    "zorgstap",
                    zorg_id=zorg["id"],
                    nummer=nummer,
                    soort="gevraagd",
                    persoon_id=self.r.choice(self.leden)["persoon_id"],
                    naam="x",
                    tekst=None,
                    op=self.moment(),
                )
        ritme = self.maak("ritme", lijst="eigen/x", weken=4, status="loopt", door_lid_id=self.wie(), op=self.moment())
        for _ in range(5):
            rij = self.maak(
                "invulling", ritme_id=ritme["id"], lijst="eigen/x", lid_id=self.wie(), op=self.moment(),
                delen=self.r.choice(("ik", "aanspreekpunt", "kring")), status=self.r.choice(("klaar", "klaar", "overgeslagen")),
            )  # fmt: skip
            if (wie := self.wie()) not in {r["lid_id"] for r in self.rijen.get("ritmevrijgave", []) if r["ritme_id"] == ritme["id"]}:
                vrij = {"kring_id": self.k, "ritme_id": ritme["id"], "lid_id": wie, "op": self.moment(), "ingetrokken": None}
                self.rijen.setdefault("ritmevrijgave", []).append(vrij)
            self.rijen.setdefault("gegeven", []).append({"kring_id": self.k, "invulling_id": rij["id"], "vraag": "v", "waarde": "x"})

    def actor(self) -> Actor:
        """Somebody who looks: a member, in a role that need not even be his."""
        lid, rol = self.r.choice(self.leden), self.r.choice(list(Rol))
        return Actor(
            persoon_id=lid["persoon_id"], kring_id=self.k, lid_id=lid["id"], rol=rol, gezag=rol in GEZAG and self.soms(),
            leeftijd_jongere=self.r.choice((8, 11, 12, 15, 16, 17, 18, 20)), apart=rol is Rol.OUDER and self.soms(),
            sinds=self.moment() if rol is not Rol.NOOD else None,
        )  # fmt: skip


LID = {"naam": "x", "sinds": _GEZET, "toegestaan": True}
KRING = {"roepnaam": "x", "geboren_jaar": 2012, "geboren_maand": 3, "aanbieder_id": "a", "gemeente_id": "g", "profiel": 1, "intensiteit": 1}
VOORVALLEN = [
    "lid_erbij",
    "lid_weg",
    "gezag_weg",
    "jim_gevraagd",
    "jim_nee",
    "mandaat_ja",
    "toegang_gegeven",
    "leeftijd",
    "wilsoordeel",
    "overgedragen",
]


def leg_neer(engine: Engine, werelden: list[Wereldje]) -> None:
    """Put the rows there as they are: what a rule asks is in no sealed column."""
    with engine.begin() as verbinding:
        if engine.dialect.name == "postgresql":
            verbinding.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for tabel in SQLModel.metadata.sorted_tables:
            rijen = [rij for w in werelden for rij in w.rijen.get(tabel.name, [])]
            if rijen:
                anders = _anders(tabel)
                rijen = [{**anders, **rij} for rij in rijen]
                namen = [k for k in rijen[0] if k in tabel.c]
                vraag = text(f'INSERT INTO "{tabel.name}" ({", ".join(namen)}) VALUES ({", ".join(":" + n for n in namen)})')
                verbinding.execute(vraag, [{n: _kaal(engine, r[n]) for n in namen} for r in rijen])


def _anders(tabel: Table) -> dict[str, Any]:
    """What a row holds when nobody says otherwise."""
    model = next(m.class_ for m in SQLModel._sa_registry.mappers if m.local_table is tabel)
    return {naam: veld.get_default(call_default_factory=True) for naam, veld in model.model_fields.items() if not veld.is_required()}


def _kaal(engine: Engine, waarde: Any) -> Any:
    if isinstance(waarde, datetime) and engine.dialect.name == "sqlite":
        return waarde.strftime("%Y-%m-%d %H:%M:%S.%f")
    return waarde


def _tabel(model: type[SQLModel]) -> Table:
    return model.__table__  # pyright: ignore[reportAttributeAccessIssue]


def volgens_de_regels(actor: Actor) -> Any:
    """(table, row) of all that the rules open, in one question."""
    modellen = sorted(leesregels(), key=lambda m: m.__name__)
    delen = [
        select(literal(_tabel(m).name), text(_rij(_tabel(m)).replace("concat_ws('|', ", "(").replace('", "', "\" || '|' || \"").replace('", ', "\" || '|' || ")))
        .select_from(_tabel(m)).where(zichtbaar(actor, m))
        for m in modellen
    ]  # fmt: skip
    return union_all(*delen)


def door_de_muur(session: Session, kring_id: str) -> set[tuple[str, str]]:
    """(table, row) of all that PostgreSQL gives this session when it asks for everything."""
    modellen = sorted(leesregels(), key=lambda m: m.__name__)
    vraag = " UNION ALL ".join(f"SELECT '{_tabel(m).name}', {_rij(_tabel(m))} FROM \"{_tabel(m).name}\"" for m in modellen)
    return {tuple(rij) for rij in session.execute(text(vraag))}


def vergelijk(zaad: int, aantal: int, sqlite: Engine, eigenaar: Engine, app_: Engine) -> tuple[int, int]:
    """Make so many worlds and compare the three; gives (actors compared, rows seen)."""
    r = random.Random(zaad)
    werelden = [Wereldje(r, zaad * 1000 + n) for n in range(aantal)]
    for engine in (sqlite, eigenaar):
        leg_neer(engine, werelden)
    bekeken = gezien = 0
    with Session(sqlite) as licht, Session(eigenaar) as zwaar, Session(app_) as muur:
        for w in werelden:
            for actor in w.actoren:
                vraag = volgens_de_regels(actor)
                een = {tuple(rij) for rij in licht.execute(vraag)}
                twee = {tuple(rij) for rij in zwaar.execute(vraag)}
                begrens(muur, actor, schrijft=False)
                drie = door_de_muur(muur, w.k)
                assert een == twee == drie, (actor.rol, actor.apart, een ^ twee, twee ^ drie)
                bekeken, gezien = bekeken + 1, gezien + len(een)
        muur.rollback()
    return bekeken, gezien


@pytest.fixture
def drie(eigenaar_url: str, achter_de_muur: str) -> tuple[Engine, Engine, Engine]:
    """SQLite, PostgreSQL as its owner, and PostgreSQL as the app."""
    sqlite = maak_engine("sqlite://")
    SQLModel.metadata.create_all(sqlite)
    sqlite.raw_connection().execute("PRAGMA foreign_keys=OFF")  # pyright: ignore[reportAttributeAccessIssue]
    return sqlite, maak_engine(eigenaar_url), maak_engine(achter_de_muur)


def test_regels_en_muur_zijn_het_over_elke_rij_eens(drie: tuple[Engine, Engine, Engine]):
    bekeken, gezien = vergelijk(1, 60, *drie)
    assert bekeken == 240 and gezien > 4000


@pytest.mark.zwaar
def test_regels_en_muur_zijn_het_eens_in_tienduizend_werelden(drie: tuple[Engine, Engine, Engine]):
    tel = [vergelijk(zaad, 100, *drie) for zaad in range(100, 200)]
    print(f"{100 * 100} worlds, {sum(b for b, _ in tel)} actors, {sum(g for _, g in tel)} rows seen, 0 disagreements")
