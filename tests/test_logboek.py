"""The log: whatever is changed in it afterwards shows, also when whoever keeps the database does it, and erasing leaves it whole."""

import ast
import hashlib
import json
import os
import random
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pysqlite3.dbapi2 as sqlite3
import pytest
from alembic import command
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

import basis.logboek.actions
from basis.clock import nu
from basis.database import maak_engine
from basis.gereed import migratie_config
from basis.logboek.actions import Logpost, canoniek, moment_tekst, noteer, noteer_los, noteer_veel, ruim_op, wis_kring
from basis.logboek.controlepunten import BESTAND, checkpoint, maak_sleutel, openbare_sleutel
from basis.logboek.models import Actie, Bron, Gevoelig, Grond, Logdetail, Logregel, Logwissing, Uitkomst
from basis.logboek.queries import wie_keek
from gezinsapp.worker import Logwacht
from tests.conftest import GEHEIM

VERIFIEER = Path(__file__).parent.parent / "docs" / "logboek" / "verifieer.py"
CONTROLEER: Callable[..., tuple[int, list[str]]] = runpy.run_path(str(VERIFIEER))["controleer"]
SLEUTEL = maak_sleutel()
OPENBAAR = openbare_sleutel(SLEUTEL)
REGEL = ["nummer", "op", "actie", "uitkomst", "soort", "grond", "bron", "inhoud_hash", "vorige", "hash"]
DETAIL = ["kring_id", "persoon_id", "rol", "lid_id", "ding_id", "toegangspunt", "gevoelig", "over_lid_id"]


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
def huis(url: str) -> Iterator[Engine]:
    engine = maak_engine(url)
    yield engine
    engine.dispose()


def open_los(url: str) -> sqlite3.Connection | psycopg.Connection:
    """A connection as an outsider makes it. Two SQLite libraries in one process undo each other's locks, hence ours."""
    if url.startswith("sqlite"):
        return sqlite3.connect(url.removeprefix("sqlite:///"))
    return psycopg.connect(url.replace("+psycopg", ""), options="-c timezone=Europe/Amsterdam")


def problemen(url: str, regels: list[str] | None = None) -> list[str]:
    verbinding = open_los(url)
    try:
        return CONTROLEER(verbinding, regels or [], OPENBAAR)[1]
    finally:
        verbinding.close()


def post(i: int = 0, **velden: str) -> Logpost:
    return Logpost(
        list(Actie)[i % 13], ("doel", "bericht", "afspraak")[i % 3], kring_id=f"kring{i % 3}", persoon_id=f"p{i}", rol="ouder",
        lid_id=f"l{i}", ding_id=f"d{i}", toegangspunt="doelen.lijst", over_lid_id="noor", **velden,
    )  # fmt: skip


def punten(map: Path) -> list[str]:
    return (map / BESTAND).read_text("utf-8").splitlines()


def vul(engine: Engine, map: Path) -> list[str]:
    """24 rows, the details of one kring erased on the way, and three checkpoints, the last on the last row."""
    with Session(engine) as session:
        for i in range(8):
            noteer(session, post(i))
        checkpoint(session, map, SLEUTEL)
        noteer_veel(session, [post(i) for i in range(3, 9)])
        wis_kring(session, "kring2")
        noteer(session, post(1))
        checkpoint(session, map, SLEUTEL)
        noteer_veel(session, [post(i) for i in range(8)])
        assert checkpoint(session, map, SLEUTEL) == 24
        session.commit()
    return punten(map)


# --- Six ways to tamper, by somebody for whom no trigger counts ---


@dataclass
class Beheerder:
    """Keeps the database: no trigger and no foreign key stops him."""

    verbinding: sqlite3.Connection | psycopg.Connection
    kans: random.Random

    def doe(self, vraag: str, *waarden: object) -> list[tuple]:
        lezer = self.verbinding.cursor()
        lezer.execute(vraag.replace("?", "%s") if isinstance(self.verbinding, psycopg.Connection) else vraag, waarden)
        return lezer.fetchall() if lezer.description else []

    def een(self, tabel: str) -> int:
        return self.kans.choice([n for (n,) in self.doe(f"SELECT nummer FROM {tabel} ORDER BY nummer")])

    def iets(self, wat: str, niet: object) -> object:
        """Another value that the column takes."""
        soorten = {"actie": Actie, "uitkomst": Uitkomst, "grond": Grond, "bron": Bron, "gevoelig": Gevoelig}
        if wat in soorten:
            return self.kans.choice([str(w) for w in soorten[wat] if w != niet])
        if wat == "op":
            return str(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=self.kans.randrange(10**12)))
        if wat == "zout":
            return self.kans.randbytes(16)
        return self.kans.randbytes(32).hex() if wat in {"inhoud_hash", "vorige", "hash"} else f"vals{self.kans.randrange(10**6)}"

    def zet(self, tabel: str, nummer: int, wat: str) -> None:
        oud = self.doe(f"SELECT {wat} FROM {tabel} WHERE nummer = ?", nummer)[0][0]
        self.doe(f"UPDATE {tabel} SET {wat} = ? WHERE nummer = ?", self.iets(wat, oud), nummer)

    def wis(self, waar: str, *waarden: object) -> None:
        for tabel in ("logwissing", "logdetail", "logregel"):
            self.doe(f"DELETE FROM {tabel} WHERE {waar}", *waarden)

    def neem_vanaf(self, nummer: int) -> list[tuple[dict, dict | None, tuple | None]]:
        """Take the rows from a number out of the database, to put them back changed."""
        uit = []
        for rij in self.doe(f"SELECT {','.join(REGEL)} FROM logregel WHERE nummer >= ? ORDER BY nummer", nummer):
            detail = self.doe(f"SELECT zout,{','.join(DETAIL)} FROM logdetail WHERE nummer = ?", rij[0])
            wissing = self.doe("SELECT regel, op, reden FROM logwissing WHERE nummer = ?", rij[0])
            uit.append((
                dict(zip(REGEL, rij, strict=True)),
                dict(zip(["zout", *DETAIL], detail[0], strict=True)) if detail else None,
                wissing[0] if wissing else None,
            ))  # fmt: skip
        self.wis("nummer >= ?", nummer)
        return uit

    def leg_neer(self, rijen: list[tuple[dict, dict | None, tuple | None]], *, reken: bool) -> None:
        """Put rows behind the last one, with new numbers; `reken`: with all hashes computed again."""
        laatste = self.doe("SELECT nummer, hash FROM logregel ORDER BY nummer DESC LIMIT 1")
        nummer, vorige = laatste[0] if laatste else (0, "0" * 64)
        for regel, detail, wissing in rijen:
            nummer += 1
            regel["nummer"] = nummer
            if reken:
                if detail:
                    inhoud = canoniek({k: detail[k] for k in DETAIL})
                    regel["inhoud_hash"] = hashlib.sha256(bytes(detail["zout"]) + inhoud).hexdigest()
                op = regel["op"] if isinstance(regel["op"], datetime) else datetime.fromisoformat(regel["op"]).replace(tzinfo=UTC)
                regel["vorige"] = vorige
                velden = {k: v for k, v in regel.items() if k != "hash"}
                regel["hash"] = vorige = hashlib.sha256(canoniek({**velden, "op": moment_tekst(op)})).hexdigest()
            self.doe(f"INSERT INTO logregel ({','.join(regel)}) VALUES ({','.join('?' * 10)})", *regel.values())
            if detail:
                self.doe(
                    f"INSERT INTO logdetail (nummer,{','.join(detail)}) VALUES ({','.join('?' * 10)})", nummer, *detail.values()
                )  # fmt: skip
            if wissing:
                self.doe("INSERT INTO logwissing (nummer, regel, op, reden) VALUES (?,?,?,?)", nummer, *wissing)


def verander_een_veld(b: Beheerder) -> None:
    b.zet("logregel", b.een("logregel"), b.kans.choice(REGEL[1:]))


def verander_een_detail(b: Beheerder) -> None:
    b.zet("logdetail", b.een("logdetail"), b.kans.choice([*DETAIL, "zout"]))


def haal_een_regel_weg(b: Beheerder) -> None:
    b.wis("nummer = ?", b.kans.randrange(1, 24))


def kort_in(b: Beheerder) -> None:
    b.wis("nummer > ?", b.kans.randrange(24))


def voeg_een_regel_in(b: Beheerder) -> None:
    rijen = b.neem_vanaf(b.kans.randrange(1, 25))
    regel = {**rijen[0][0], "actie": "systeem", "soort": "vals"}
    detail = {"zout": b.kans.randbytes(16), **dict.fromkeys(DETAIL, "vals"), "gevoelig": "gewoon"}
    b.leg_neer([(regel, detail, None)], reken=True)
    b.leg_neer(rijen, reken=b.kans.random() < 0.5)


def herschrijf_vanaf(b: Beheerder) -> None:
    rijen = b.neem_vanaf(b.kans.randrange(1, 25))
    regel, detail, _ = rijen[0]
    regel["soort"] = "vals"
    if detail:
        detail["persoon_id"] = "iemandanders"
    b.leg_neer(rijen, reken=True)


KNOEIEN = [verander_een_veld, verander_een_detail, haal_een_regel_weg, kort_in, voeg_een_regel_in, herschrijf_vanaf]


def knoei(url: str, regels: list[str], hoe: Callable[[Beheerder], None], keren: int) -> None:
    """Tamper, check, and put it back, `keren` times; each time the verifier has to see it."""
    if url.startswith("sqlite"):
        verbinding = sqlite3.connect(":memory:", isolation_level=None)
        open_los(url).backup(verbinding)
        for (naam,) in verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            verbinding.execute(f"DROP TRIGGER {naam}")
    else:
        verbinding = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        verbinding.execute("SET session_replication_role = replica")
    assert CONTROLEER(verbinding, regels, OPENBAAR) == (24, [])
    for keer in range(keren):
        verbinding.execute("BEGIN")
        hoe(Beheerder(verbinding, random.Random(f"{hoe.__name__} {keer}")))
        assert CONTROLEER(verbinding, regels, OPENBAAR)[1] != [], f"{hoe.__name__} {keer} was not seen"
        verbinding.execute("ROLLBACK")
    verbinding.close()


@pytest.mark.parametrize("hoe", KNOEIEN)
def test_elk_geknoei_valt_op(huis, url, tmp_path, hoe):
    knoei(url, vul(huis, tmp_path / "log"), hoe, 20)


@pytest.mark.zwaar
@pytest.mark.parametrize("hoe", KNOEIEN)
def test_elk_geknoei_valt_op_duizend_keer(huis, url, tmp_path, hoe):
    knoei(url, vul(huis, tmp_path / "log"), hoe, 1000)


def wis_stil(b: Beheerder) -> None:
    b.doe("DELETE FROM logdetail WHERE nummer = ?", b.een("logdetail"))


def wis_met_een_valse_wissing(b: Beheerder) -> None:
    nummer = b.een("logdetail")
    b.doe("DELETE FROM logdetail WHERE nummer = ?", nummer)
    b.doe("INSERT INTO logwissing (nummer, regel, op, reden) VALUES (?,?,'2026-01-01','gewist')", nummer, b.een("logregel"))


def laat_een_wissing_verdwijnen(b: Beheerder) -> None:
    b.doe("DELETE FROM logwissing WHERE nummer = ?", b.een("logwissing"))


def zet_een_detail_terug(b: Beheerder) -> None:
    velden = ",".join(["zout", *DETAIL])
    b.doe(f"INSERT INTO logdetail (nummer,{velden}) SELECT {b.een('logwissing')},{velden} FROM logdetail WHERE nummer = 1")


def laat_een_wees_achter(b: Beheerder) -> None:
    velden = ",".join(["zout", *DETAIL])
    b.doe(f"INSERT INTO logdetail (nummer,{velden}) SELECT 99,{velden} FROM logdetail WHERE nummer = 1")


@pytest.mark.parametrize(
    "hoe", [wis_stil, wis_met_een_valse_wissing, laat_een_wissing_verdwijnen, zet_een_detail_terug, laat_een_wees_achter]
)
def test_wissen_buiten_de_regels_om_valt_op(huis, url, tmp_path, hoe):
    knoei(url, vul(huis, tmp_path / "log"), hoe, 20)


def test_een_controlepunt_is_niet_na_te_maken(huis, url, tmp_path):
    regels = vul(huis, tmp_path / "log")
    ander = tmp_path / "ander"
    with Session(huis) as session:
        checkpoint(session, ander, maak_sleutel())
    assert problemen(url, [*regels, *punten(ander)]) == ["controlepunt 4: de handtekening klopt niet"]
    verzet = json.dumps({**json.loads(regels[0]), "nummer": 2})
    assert problemen(url, [verzet, "geen json", "[]"]) == [f"controlepunt {i}: de handtekening klopt niet" for i in (1, 2, 3)]


def test_wat_na_het_laatste_controlepunt_komt_is_nog_niet_vast(huis, url, tmp_path):
    """The limit that the decision names: until the next checkpoint, whoever keeps the database can still write it again."""
    regels = vul(huis, tmp_path / "log")
    noteer_los(huis, [post(i) for i in range(4)])
    huis.dispose()
    verbinding = open_los(url)
    b = Beheerder(verbinding, random.Random(1))
    if isinstance(verbinding, psycopg.Connection):
        b.doe("SET session_replication_role = replica")
    else:
        for naam in ("logregel_blijft", "logdetail_blijft"):
            b.doe(f"DROP TRIGGER {naam}")
    rijen = b.neem_vanaf(25)
    rijen[0][0]["soort"] = "vals"
    b.leg_neer(rijen, reken=True)
    assert CONTROLEER(verbinding, regels, OPENBAAR) == (28, [])
    b.wis("nummer > ?", 26)
    assert CONTROLEER(verbinding, regels, OPENBAAR) == (26, [])
    verbinding.close()


# --- Appending ---

CODES = st.from_regex(r"[A-Za-z0-9_.:-]{0,20}", fullmatch=True)
POSTEN = st.builds(
    Logpost, actie=st.sampled_from(Actie), soort=CODES, uitkomst=st.sampled_from(Uitkomst), grond=st.sampled_from(Grond),
    bron=st.sampled_from(Bron), kring_id=st.sampled_from(["", "k1", "k2"]), persoon_id=CODES, rol=CODES, lid_id=CODES, ding_id=CODES,
    toegangspunt=CODES, gevoelig=st.sampled_from(Gevoelig), over_lid_id=CODES,
).filter(lambda p: p.soort != "logdetail")  # fmt: skip
DADEN = st.lists(
    st.one_of(
        st.tuples(st.just("noteer"), st.lists(POSTEN, max_size=4)),
        st.tuples(st.just("terug"), st.lists(POSTEN, min_size=1, max_size=2)),
        st.tuples(st.just("wis"), st.sampled_from(["k1", "k2", "k3"])),
        st.tuples(st.just("punt"), st.none()),
    ),
    max_size=6,
)


def test_wat_er_ook_gebeurt_de_keten_blijft_heel(huis, url, tmp_path):
    verwacht = 0

    @settings(max_examples=25)
    @given(DADEN)
    def leef(daden) -> None:
        nonlocal verwacht
        for wat, waarmee in daden:
            with Session(huis) as session:
                if wat == "noteer":
                    assert list(noteer_veel(session, waarmee)) == list(range(verwacht + 1, verwacht + len(waarmee) + 1))
                    verwacht += len(waarmee)
                elif wat == "terug":
                    noteer_veel(session, waarmee)
                    session.rollback()
                    continue
                elif wat == "wis":
                    verwacht += 1 if wis_kring(session, waarmee) else 0
                else:
                    checkpoint(session, tmp_path, SLEUTEL)
                session.commit()
        regels = punten(tmp_path) if (tmp_path / BESTAND).exists() else []
        assert problemen(url, regels) == []
        with Session(huis) as session:
            aantal, hoogste = session.exec(select(func.count(), func.max(Logregel.nummer)).select_from(Logregel)).one()
            assert (aantal, hoogste or 0) == (verwacht, verwacht)

    leef()


def test_acht_tegelijk_geven_geen_gat_en_geen_dubbel(huis, url):
    def schrijf(draad: int) -> list[int]:
        kreeg: list[int] = []
        for keer in range(25):
            with Session(huis) as session:
                nummers = noteer_veel(session, [post(draad)] * (1 + keer % 3))
                if keer % 5 == 4:
                    session.rollback()
                else:
                    session.commit()
                    kreeg += nummers
        return kreeg

    with ThreadPoolExecutor(8) as draden:
        samen = [nummer for stuk in draden.map(schrijf, range(8)) for nummer in stuk]
    assert sorted(samen) == list(range(1, len(samen) + 1))
    assert problemen(url) == []


@pytest.mark.parametrize("velden", [{"soort": "Mama zei"}, {"ding_id": "x" * 65}, {"kring_id": "é"}, {"toegangspunt": "/k/1"}])
def test_het_logboek_neemt_geen_inhoud_aan(velden):
    with pytest.raises(ValueError, match="ids and codes only"):
        Logpost(**{"actie": Actie.LEZEN, "soort": "doel", **velden})


VERBODEN = [
    "UPDATE logregel SET soort = 'x' WHERE nummer = 1",
    "DELETE FROM logregel WHERE nummer = 24",
    "UPDATE logdetail SET persoon_id = 'x' WHERE nummer = 1",
    "DELETE FROM logdetail WHERE nummer = 1",
    "UPDATE logwissing SET reden = 'x'",
    "DELETE FROM logwissing",
    f"INSERT INTO logregel SELECT 26,{','.join(REGEL[1:])} FROM logregel WHERE nummer = 1",
    f"INSERT INTO logregel SELECT 25,{','.join(REGEL[1:])} FROM logregel WHERE nummer = 2",
    f"INSERT INTO logdetail (nummer,zout,{','.join(DETAIL)}) SELECT 3,zout,{','.join(DETAIL)} FROM logdetail WHERE nummer = 1",
]
ALLEEN = {
    "sqlite": [
        f"INSERT OR REPLACE INTO logregel SELECT {','.join(REGEL)} FROM logregel WHERE nummer = 24",
        f"INSERT OR REPLACE INTO logdetail (nummer,zout,{','.join(DETAIL)}) SELECT nummer,zout,{','.join(DETAIL)} FROM logdetail",
        "INSERT OR REPLACE INTO logwissing (nummer,regel,op,reden) SELECT nummer,regel,op,'x' FROM logwissing",
    ],
    "postgresql": [f"TRUNCATE {tabel} CASCADE" for tabel in ("logregel", "logdetail", "logwissing")],
}


def test_de_database_weigert_wijzigen_en_weghalen(huis, url, tmp_path):
    regels = vul(huis, tmp_path)
    for vraag in [*VERBODEN, *ALLEEN[huis.dialect.name]]:
        with Session(huis) as session:
            with pytest.raises(IntegrityError, match=r"log(regel|detail|wissing)_(vast|blijft|volgt|eenmaal)"):
                session.connection().execute(text(vraag))
            session.rollback()
    assert problemen(url, regels) == []


def test_de_migratie_gaat_neer_en_op_met_regels_erin(huis, url, tmp_path):
    vul(huis, tmp_path)
    huis.dispose()
    command.downgrade(migratie_config(url), "0002")
    command.upgrade(migratie_config(url), "head")
    assert list(noteer_los(huis, [post(i) for i in range(3)])) == [1, 2, 3]
    with Session(huis) as session, pytest.raises(IntegrityError, match="logregel_blijft"):
        session.connection().execute(text("DELETE FROM logregel"))


# --- Erasing ---


def test_een_kring_wissen_laat_geen_spoor_van_mensen_en_een_hele_keten(huis, url):
    noteer_los(huis, [post(i) for i in range(9)])
    with Session(huis) as session:
        assert wis_kring(session, "kring1") == 3
        assert wis_kring(session, "kring1") == 0
        assert wis_kring(session, "") == 0
        session.commit()
        assert session.exec(select(func.count()).select_from(Logregel)).one() == 10
        assert {d.kring_id for d in session.exec(select(Logdetail))} == {"kring0", "kring2", ""}
        assert [(w.nummer, w.regel, w.reden) for w in session.exec(select(Logwissing))] == [(n, 10, "gewist") for n in (2, 5, 8)]
    assert problemen(url) == []


def test_na_vijf_jaar_gaan_de_details_weg(huis, url, tmp_path, monkeypatch):
    with monkeypatch.context() as toen:
        toen.setattr(basis.logboek.actions, "nu", lambda: nu() - timedelta(days=1828))
        noteer_los(huis, [post(i) for i in range(4)])
    noteer_los(huis, [post(4)])
    wacht = Logwacht(huis, str(tmp_path / "log"), SLEUTEL)
    wacht.kijk()
    wacht.kijk()
    with Session(huis) as session:
        assert [(w.nummer, w.regel, w.reden) for w in session.exec(select(Logwissing))] == [(n, 6, "bewaartermijn") for n in (1, 2, 3, 4)]
        assert ruim_op(session, nu()) == 0
        assert ruim_op(session, nu() + timedelta(days=3700)) == 1  # the row that records an erasing keeps its detail
        session.commit()
    assert len(punten(tmp_path / "log")) == 1
    assert problemen(url, punten(tmp_path / "log")) == []


def test_een_map_die_niet_kan_houdt_de_worker_niet_op(database_url, tmp_path, caplog):
    (tmp_path / "bestand").write_text("")
    engine = maak_engine(database_url)
    noteer_los(engine, [post()])
    Logwacht(engine, str(tmp_path / "bestand"), SLEUTEL).kijk()
    assert "no checkpoint of the log was written" in caplog.text


# --- Reading ---


def test_wie_keek_geeft_alleen_wat_mag_en_het_nieuwste_eerst(huis):
    stil = Logpost(Actie.LEZEN, "bericht", kring_id="k", persoon_id="s", lid_id="jim", ding_id="m1", gevoelig=Gevoelig.VERTROUWELIJK)
    noteer_los(
        huis,
        [
            Logpost(Actie.LEZEN, "doel", kring_id="k", persoon_id="p", lid_id="papa", ding_id="d1", over_lid_id="noor"),
            stil,
            Logpost(Actie.WIJZIGEN, "doel", kring_id="k", persoon_id="m", lid_id="mama", ding_id="d2", over_lid_id="noor"),
            Logpost(Actie.LEZEN, "doel", kring_id="ander", persoon_id="p"),
        ],
    )
    with Session(huis) as session:

        def nummers(**filters: object) -> list[int]:
            return [rij.nummer for rij in wie_keek(session, "k", **filters)]  # pyright: ignore[reportArgumentType]

        assert nummers() == [3, 1]
        assert nummers(gevoelig=list(Gevoelig)) == [3, 2, 1]
        assert nummers(gevoelig=[]) == nummers(soorten=[]) == nummers(ding_ids=[]) == []
        assert nummers(soorten=["doel"], ding_ids=["d1"]) == nummers(acties=[Actie.LEZEN]) == [1]
        assert nummers(lid_id="mama") == nummers(hooguit=1) == [3]
        assert nummers(persoon_id="p") == nummers(voor=3) == nummers(over_lid_id="noor", voor=3) == [1]
        rij = wie_keek(session, "k", voor=2)[0]
        assert (rij.actie, rij.soort, rij.lid_id, rij.over_lid_id, rij.op.utcoffset()) == ("lezen", "doel", "papa", "noor", timedelta())


# --- The verifier, from outside ---


def test_de_verifieer_is_kort_en_kent_niets_van_ons():
    bron = VERIFIEER.read_text("utf-8")
    assert len(bron.splitlines()) <= 100
    invoer = {
        (deel.module if isinstance(deel, ast.ImportFrom) else naam.name).split(".")[0]  # pyright: ignore[reportOptionalMemberAccess]
        for deel in ast.walk(ast.parse(bron))
        if isinstance(deel, ast.Import | ast.ImportFrom)
        for naam in deel.names
    }
    assert invoer - set(sys.stdlib_module_names) == {"cryptography"}
    assert re.findall(r"import_module\((.*?)\)", bron) == ['"psycopg"']


def test_van_buiten_en_van_de_opdrachtregel(huis, url, tmp_path):
    map_ = tmp_path / "log"
    noteer_los(huis, [post(i) for i in range(5)])
    omgeving = {
        **os.environ, "DATABASE_URL": url, "GEZINSAPP_GEHEIM": GEHEIM, "GEZINSAPP_DEMO": "1", "GEZINSAPP_LOGMAP": str(map_),
        "GEZINSAPP_LOGSLEUTEL": SLEUTEL,
    }  # fmt: skip

    def gezinsapp(*woorden: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gezinsapp.cli", "log", *woorden], env=omgeving, capture_output=True, text=True, check=False
        )

    def buiten() -> subprocess.CompletedProcess[str]:
        openbaar = tmp_path / "openbaar.json"
        openbaar.write_text(OPENBAAR)
        woorden = [sys.executable, "-I", VERIFIEER, url.removeprefix("sqlite:///"), map_ / BESTAND, openbaar]
        return subprocess.run(woorden, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert gezinsapp("checkpoint").stdout == "5\n"
    assert json.loads(gezinsapp("sleutel").stdout.splitlines()[1])["crv"] == "Ed25519"
    for uit in (gezinsapp("verify"), buiten()):
        assert (uit.returncode, uit.stdout) == (0, "5 regels, 1 controlepunten, 0 problemen\n"), uit.stderr
    with huis.begin() as verbinding:
        tabel = "DROP TRIGGER logregel_vast" + (" ON logregel" if huis.dialect.name == "postgresql" else "")
        verbinding.execute(text(tabel))
        verbinding.execute(text("UPDATE logregel SET soort = 'vals' WHERE nummer = 3"))
    huis.dispose()
    for uit in (gezinsapp("verify"), buiten()):
        assert (uit.returncode, uit.stdout) == (1, "regel 3: is veranderd\n5 regels, 1 controlepunten, 1 problemen\n"), uit.stderr
    (map_ / BESTAND).unlink()
    assert buiten().returncode == 1
    del omgeving["GEZINSAPP_LOGMAP"]
    assert "go together" in gezinsapp("verify").stderr
