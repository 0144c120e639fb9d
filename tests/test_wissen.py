"""Erased is erased: nothing of it in the database file, its write-ahead log, the log, or a copy that is put back. Byte by byte."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, inspect, select, text, update
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as kies

import basis.logboek.actions as logboek
from basis.backup import maak, zet_terug
from basis.clock import nu
from basis.database import maak_engine
from basis.drempel import Poging
from basis.events import Gebeurtenis
from basis.fouten import Botsing
from basis.identiteit.actions import meld_aan, open_sessie
from basis.identiteit.models import Aanmelding, Herstel, Passkey, Persoon, Sessie
from basis.logboek.actions import BEWAARTERMIJN, Logpost, noteer
from basis.logboek.controlepunten import BESTAND as CONTROLEPUNTEN
from basis.logboek.controlepunten import checkpoint, maak_sleutel
from basis.logboek.models import Actie, Logdetail
from basis.versleuteling.inhoud import inhoudstabel
from basis.versleuteling.models import Kringsleutel
from basis.wissen.actions import BESTAND, gebruik, leeg_wal
from basis.wissen.models import Wissing
from basis.wissen.queries import lees
from doelen.doel.models import Doel
from ervaring.taart.models import Taart
from gezinsapp import wissen
from gezinsapp.opruimen import Opruimer, ruim_op
from gezinsapp.wissen import belet, speel_af, wis_account, wis_kring_nu
from gezinsapp.worker import Logwacht
from jim.gesprekken.actions import schrijf, wis_gesprek
from jim.gesprekken.bewaren import bewaar
from jim.gesprekken.models import Bericht
from jim.kring.models import Kring, Lid, Noodtoegang, Sluitstem, Uitnodiging, Voorval
from jim.kring.queries import actor_voor
from jim.kring.vertrek import stem_voor_sluiten
from tests.bouw import HOOFDSLEUTEL, Wereld, bouw_wereld
from tests.client import Client
from tests.conftest import GEHEIM, ORIGIN
from tests.test_kanaries import Voliere, v
from tests.test_versleuteling import klassen

__all__ = ["v"]
Als = Callable[..., Client]
VERIFIEER = Path(__file__).parent.parent / "docs" / "logboek" / "verifieer.py"
MOTOREN = ("database_url", "postgres_url")


@pytest.fixture
def logmap(tmp_path: Path) -> Iterator[Path]:
    """The folder outside the database."""
    map_ = tmp_path / "elders"
    gebruik(str(map_))
    yield map_
    gebruik("")


def pad(engine: Engine) -> Path:
    """The file behind an SQLite engine."""
    return Path(str(engine.url.database))


def bytes_van(engine: Engine, tmp_path: Path) -> bytes:
    """All that is stored: database file and write-ahead log, or a plain dump of PostgreSQL."""
    if engine.dialect.name == "sqlite":
        bestanden = [pad(engine), pad(engine).with_name(pad(engine).name + "-wal")]
        return b"".join(p.read_bytes() for p in bestanden if p.exists())
    uit = tmp_path / "dump.sql"
    bin_ = max(Path("/usr/lib/postgresql").glob("*/bin"))
    url = engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    subprocess.run([bin_ / "pg_dump", f"--file={uit}", url], check=True, capture_output=True)
    return uit.read_bytes()


def kanaries(session: Session, *, kring_id: str = "", persoon_id: str = "") -> dict[str, bytes]:
    """What must not be found any more: each sealed text as it stands on disk, the wrapped data key, and the words themselves."""
    uit: dict[str, bytes] = {}
    sleutel = kring_id or f"persoon:{persoon_id}"
    for naam, model in klassen().items():
        tabel = inhoudstabel(model)
        rij = model.__table__  # pyright: ignore[reportAttributeAccessIssue]
        for kolom in tabel.kolommen:
            if (naam == "persoon") is not bool(persoon_id):
                continue
            waar = rij.c.kring_id == kring_id if kring_id and "kring_id" in rij.c else rij.c.id == (kring_id or persoon_id)
            for nummer, (envelop,) in enumerate(session.connection().execute(select(rij.c[kolom].cast(_tekst())).where(waar))):
                if envelop is not None:
                    uit[f"{naam}.{kolom}.{nummer}"] = envelop.encode()
    gewikkeld = session.get(Kringsleutel, sleutel)
    assert gewikkeld is not None
    uit["sleutel"] = bytes(gewikkeld.gewikkeld)
    return uit


def _tekst() -> type:
    from sqlalchemy import Text

    return Text


def vind(data: bytes, wat: dict[str, bytes]) -> set[str]:
    """The labels of what is in it, as bytes or as hex."""
    return {label for label, kanarie in wat.items() if kanarie in data or kanarie.hex().encode() in data}


def ruim_schijf(engine: Engine, logmap: Path) -> None:
    """What the worker does each ten seconds."""
    Opruimer(engine, str(logmap)).houd_bij()


def sluit(session: Session, w: Wereld, dagen: int = 31) -> None:
    """The kring closed so many days ago."""
    kring = session.get_one(Kring, w.kring.id)
    kring.gesloten = nu() - timedelta(days=dagen)
    for lid in session.exec(kies(Lid).where(Lid.kring_id == w.kring.id)):
        lid.tot = kring.gesloten
    session.commit()


def heel(engine: Engine) -> None:
    """The chain of the log is whole, says the independent verifier."""
    url = engine.url.render_as_string(hide_password=False)
    uit = subprocess.run([sys.executable, VERIFIEER, url], capture_output=True, text=True, check=False)
    assert uit.returncode == 0, uit.stdout + uit.stderr


def gezinsapp(url: str, logmap: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    """The keeper's command, in a process of its own."""
    omgeving = {
        **os.environ, "DATABASE_URL": url, "GEZINSAPP_GEHEIM": GEHEIM, "GEZINSAPP_ORIGIN": ORIGIN, "GEZINSAPP_HOOFDSLEUTEL": HOOFDSLEUTEL,
        "GEZINSAPP_LOGMAP": str(logmap), "GEZINSAPP_LOGSLEUTEL": maak_sleutel(), "PYTHONPATH": str(Path(__file__).parent.parent),
    }  # fmt: skip
    return subprocess.run([sys.executable, "-m", "gezinsapp.cli", *woorden], env=omgeving, capture_output=True, text=True, check=False)


def tel(session: Session, model: type[SQLModel], **waar: str) -> int:
    """How many rows."""
    return session.exec(kies(func.count()).select_from(model).filter_by(**waar)).one()


def vol(session: Session) -> Wereld:
    """A kring with something in it, log lines included, beside a second one."""
    w = bouw_wereld(session)
    for wie, gesprek, publiek in (
        ("jongere", "jim", "gesprek"), ("jim", "jim", "gesprek"), ("ouder1", "ouder1", "gesprek"), ("ouder1", "ouder1", "kring"),
        ("jongere", "kring", "gesprek"),
    ):  # fmt: skip
        schrijf(session, w.actor(wie), w.gesprekken[gesprek].id, f"Van {wie} in {gesprek} {publiek}", publiek=publiek)
    session.add(Doel(kring_id=w.kring.id, door_lid_id=w.jongere.id, eigen_woorden="Geheim", tekst="Geheim", alleen_maker=True))
    session.add(Noodtoegang(kring_id=w.kring.id, persoon_id=w.buitenstaander, reden="Zorgen", tot=nu()))
    session.add(Passkey(id=w.jongere.id.encode(), persoon_id=w.jongere.persoon_id, public_key=b"publieke-sleutel-van-noor", sign_count=0))
    open_sessie(session, w.jongere.persoon_id)
    for lid in (w.jongere, w.aanspreekpunt):
        noteer(session, Logpost(Actie.LEZEN, "doelen", kring_id=w.kring.id, persoon_id=lid.persoon_id, lid_id=lid.id))
    session.commit()
    return w


@pytest.fixture(params=MOTOREN)
def motor(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Both engines."""
    engine = maak_engine(request.getfixturevalue(request.param))
    yield engine
    engine.dispose()


def test_an_erased_kring_is_nowhere_and_stays_away_when_a_copy_comes_back(
    motor: Engine, tmp_path: Path, logmap: Path, request: pytest.FixtureRequest
):
    with Session(motor, expire_on_commit=False) as session:
        w, ander = vol(session), bouw_wereld(session, naam="Sem")
        session.commit()
        wat, van_ander = kanaries(session, kring_id=w.kring.id), kanaries(session, kring_id=ander.kring.id)
        session.rollback()
        leeg_wal(motor)
        voor = bytes_van(motor, tmp_path)
        assert vind(voor, wat) == set(wat), "the search finds what is there"
        url = motor.url.render_as_string(hide_password=False)
        maak(url, tmp_path / "kopie")
        assert len(wat) > 15
        sluit(session, w)
    assert wissen.wis_gesloten(motor, nu()) == 1
    ruim_schijf(motor, logmap)
    na = bytes_van(motor, tmp_path)
    assert vind(na, wat) == set()
    assert vind(na, van_ander) == set(van_ander)
    with Session(motor) as session:
        assert tel(session, Logdetail, kring_id=w.kring.id) == 0
        assert [(r.soort, r.ding_id) for r in session.exec(kies(Wissing))] == [("kring", w.kring.id)]
        assert session.get(Persoon, w.jongere.persoon_id) is not None, "who was in it keeps his account"
    heel(motor)
    assert [r.ding_id for r in lees(logmap)[0]] == [w.kring.id]
    terug = _lege_plek(request, motor, tmp_path)
    uit = gezinsapp(terug, logmap, "restore", str(tmp_path / "kopie"))
    assert uit.returncode == 0, uit.stderr
    assert "1 erasings replayed, 1 were not known here, 0 lines" in uit.stdout and "0 problemen" in uit.stdout
    engine = maak_engine(terug)
    data = bytes_van(engine, tmp_path)
    assert vind(data, wat) == set()
    assert vind(data, van_ander) == set(van_ander)
    engine.dispose()
    nog_eens = gezinsapp(terug, logmap, "wissingen", "speel")
    assert "1 erasings replayed, 0 were not known here" in nog_eens.stdout, nog_eens.stderr


def _lege_plek(request: pytest.FixtureRequest, motor: Engine, tmp_path: Path) -> str:
    if motor.dialect.name == "sqlite":
        return f"sqlite:///{tmp_path / 'terug.sqlite'}"
    with motor.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
        naam = f"terug{abs(hash(request.node.nodeid))}"
        verbinding.execute(text(f'CREATE DATABASE "{naam}"'))
    return motor.url.set(database=naam).render_as_string(hide_password=False)


def test_an_erased_account_leaves_no_name_key_or_way_in(motor: Engine, tmp_path: Path, logmap: Path):
    with Session(motor, expire_on_commit=False) as session:
        w = vol(session)
        wie = w.ouder1.persoon_id
        meld_aan(session, wie)
        handle = session.get_one(Persoon, wie).handle
        session.add(Passkey(id=b"sleutel-van-mama-1", persoon_id=wie, public_key=b"publieke-sleutel-van-mama", sign_count=0))
        token = session.exec(kies(Sessie.token_hash).where(Sessie.persoon_id == wie)).first() or open_sessie(session, wie)
        session.commit()
        hashes = list(session.exec(kies(Sessie.token_hash).where(Sessie.persoon_id == wie)))
        wat = kanaries(session, persoon_id=wie) | {"handle": handle, "publiek": b"publieke-sleutel-van-mama", "id": b"sleutel-van-mama-1"}
        wat |= {f"sessie{n}": h.encode() for n, h in enumerate(hashes)}
        eigen = session.exec(kies(Bericht).where(Bericht.auteur_lid_id == w.ouder1.id, Bericht.publiek == "gesprek")).one()
        wat["bericht"] = eigen.id.encode()
        session.rollback()
        leeg_wal(motor)
        assert vind(bytes_van(motor, tmp_path), wat) == set(wat)
        assert token
        maak(motor.url.render_as_string(hide_password=False), tmp_path / "kopie")
        wis_account(session, wie, berichten=False)
        session.commit()
        assert session.get(Persoon, wie) is None and session.get(Kringsleutel, f"persoon:{wie}") is None
        blijft = session.exec(kies(Bericht.gesprek_id).where(Bericht.auteur_lid_id == w.ouder1.id)).all()
        assert len(blijft) == 1, "what he wrote for everybody stays"
        with pytest.raises(Botsing):
            wis_account(session, w.aanspreekpunt.persoon_id, berichten=False)
        session.rollback()
    ruim_schijf(motor, logmap)
    gevonden = vind(bytes_van(motor, tmp_path), wat)
    assert gevonden == {"bericht"}, "only the id of the message, in the ledger"
    _terug_en_gewist(motor, tmp_path, logmap, wat, {"bericht"})


def _terug_en_gewist(motor: Engine, tmp_path: Path, logmap: Path, wat: dict[str, bytes], grootboek: set[str]) -> None:
    if motor.dialect.name != "sqlite":
        return
    url = f"sqlite:///{tmp_path / 'terug.sqlite'}"
    zet_terug(tmp_path / "kopie", url)
    engine = maak_engine(url)
    assert vind(bytes_van(engine, tmp_path), wat) == set(wat), "before the ledger it is all there"
    with Session(engine) as session:
        speel_af(session, lees(logmap)[0])
        session.commit()
        assert speel_af(session, lees(logmap)[0]) == 0
        session.commit()
    leeg_wal(engine)
    engine.dispose()
    assert vind(bytes_van(engine, tmp_path), wat) == grootboek


@pytest.mark.parametrize("hoe", ["gesprek", "termijn"])
def test_an_erased_conversation_and_one_that_expired(motor: Engine, tmp_path: Path, logmap: Path, hoe: str):
    with Session(motor, expire_on_commit=False) as session:
        w = vol(session)
        gesprek = w.gesprekken["jim"]
        rijen = session.exec(kies(Bericht).where(Bericht.gesprek_id == gesprek.id)).all()
        assert len(rijen) == 2
        alles = kanaries(session, kring_id=w.kring.id)
        enveloppen = [
            e.encode()
            for (e,) in session.connection().execute(
                select(Bericht.__table__.c.tekst.cast(_tekst())).where(Bericht.__table__.c.gesprek_id == gesprek.id)  # pyright: ignore[reportAttributeAccessIssue]
            )
        ]
        wat = {f"tekst{n}": e for n, e in enumerate(enveloppen)}
        rest = {label: e for label, e in alles.items() if e not in enveloppen}
        if hoe == "termijn":
            session.exec(update(Bericht).where(col(Bericht.gesprek_id) == gesprek.id).values(op=nu() - timedelta(days=8)))
            bewaar(session, w.actor("jongere"), gesprek.id, 7)
        session.commit()
        leeg_wal(motor)
        assert vind(bytes_van(motor, tmp_path), wat) == set(wat)
        maak(motor.url.render_as_string(hide_password=False), tmp_path / "kopie")
        if hoe == "gesprek":
            wis_gesprek(session, session.merge(gesprek))
            session.commit()
    opruimer = Opruimer(motor, str(logmap))
    opruimer.ruim()
    opruimer.houd_bij()
    data = bytes_van(motor, tmp_path)
    assert vind(data, wat) == set()
    assert vind(data, rest) == set(rest)
    _terug_en_gewist(motor, tmp_path, logmap, wat, set())


def test_the_daily_round(engine: Engine, session: Session, wereld: Wereld, logmap: Path):
    """What is over goes, what is not stays: closed kringen, log, links, ways back, events, sign-ins, counts, moments before and after."""
    ander = bouw_wereld(session, naam="Sem")
    w, k, moment = wereld, wereld.kring.id, nu()
    lang, kort = timedelta(days=31), timedelta(days=29)
    wie = w.jongere.persoon_id
    for naam, oud in (("oud", lang), ("nieuw", kort)):
        session.add_all(
            [
                Uitnodiging(
                    kring_id=k, token_hash=naam, rol="netwerk", voornaam=naam, door_lid_id=w.aanspreekpunt.id, verloopt=moment,
                    gebruikt=moment - oud,
                ),
                Aanmelding(token_hash=naam, persoon_id=wie, verloopt=moment - oud),
                Gebeurtenis(kring_id=k, lid_id=w.jim.id, nummer=1 if oud == lang else 2, soort="doel", op=moment - oud),
            ]
        )  # fmt: skip
    session.add(
        Uitnodiging(kring_id=k, token_hash="open", rol="ouder", voornaam="Oma", door_lid_id=w.aanspreekpunt.id, verloopt=moment - lang)
    )
    session.add(
        Sessie(
            token_hash="oud", persoon_id=wie, soort="familie", aangemaakt=moment - timedelta(days=400), laatst=moment - timedelta(days=400)
        )
    )
    session.add(Sessie(token_hash="nieuw", persoon_id=wie, soort="familie", aangemaakt=moment, laatst=moment))
    session.add(Voorval(kring_id=k, soort="lid_erbij", op=moment - timedelta(days=4000)))
    session.add(Taart(
        kring_id=k, gever_lid_id=w.jongere.id, ontvanger_lid_id=w.aanspreekpunt.id, ontvanger_persoon_id=w.aanspreekpunt.persoon_id,
        kwaliteiten="luisterde_echt", op=moment - timedelta(days=4000),
    ))  # fmt: skip
    session.commit()
    sluit(session, ander, 29)
    opruimer = Opruimer(engine, str(logmap))
    for _ in range(2):
        opruimer.ruim()
        session.expire_all()
        assert {u.token_hash for u in session.exec(kies(Uitnodiging))} == {"nieuw", "open"}
        assert {a.token_hash for a in session.exec(kies(Aanmelding))} == {"nieuw"}
        assert {g.nummer for g in session.exec(kies(Gebeurtenis).where(Gebeurtenis.lid_id == w.jim.id))} == {2}
        assert {s.token_hash for s in session.exec(kies(Sessie))} == {"nieuw"}
        assert tel(session, Kring) == 2
        assert (tel(session, Voorval), tel(session, Taart)) == (1, 1), "of the family: as long as the kring is there"
        session.rollback()
    sluit(session, ander, 31)
    opruimer.ruim()
    assert tel(session, Kring) == 1
    assert tel(session, Lid, kring_id=ander.kring.id) == 0
    session.rollback()
    assert set(ruim_op(session, nu()).values()) == {0}, "twice is once"
    assert tel(session, Poging) == tel(session, Herstel) == 0


def test_the_log_forgets_who_after_five_years_and_stays_whole(motor: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The worker's own round; a day before five years nothing goes."""
    moment = nu()

    def toen(dagen: float) -> datetime:
        return moment - BEWAARTERMIJN + timedelta(days=dagen)

    with Session(motor) as session:
        for nummer, dagen in enumerate((-400, -1, 1, 400)):
            monkeypatch.setattr(logboek, "nu", lambda dagen=dagen: toen(dagen))
            noteer(session, Logpost(Actie.LEZEN, "doelen", kring_id="k", persoon_id=f"persoon-van-toen-{nummer}"))
        session.commit()
        monkeypatch.setattr(logboek, "nu", nu)
    leeg_wal(motor)
    namen = {str(n): f"persoon-van-toen-{n}".encode() for n in range(4)}
    assert vind(bytes_van(motor, tmp_path), namen) == set(namen)
    for _ in range(2):
        Logwacht(motor, "", "").kijk()
        leeg_wal(motor)
        assert vind(bytes_van(motor, tmp_path), namen) == {"2", "3"}
        heel(motor)


@pytest.mark.parametrize("jaren", [13, 17])
def test_a_jongere_asks_to_be_erased(session: Session, engine: Engine, logmap: Path, jaren: int):
    """At 17 he decides: the kring closes and is gone after 30 days. At 13 he and who has gezag: what is his alone goes at once."""
    w = bouw_wereld(session, jaar=nu().year - jaren - 1)
    wie = w.jongere.persoon_id
    for gesprek in ("jim", "kring"):
        schrijf(session, w.actor("jongere"), w.gesprekken[gesprek].id, "Van mij")
    session.commit()
    if jaren == 17:
        wis_account(session, wie, berichten=False)
        session.commit()
        assert session.get_one(Kring, w.kring.id).gesloten is not None
        assert actor_voor(session, w.ouder1.persoon_id, w.kring.id) is None
        assert tel(session, Bericht, kring_id=w.kring.id) == 1
        session.get_one(Kring, w.kring.id).gesloten = nu() - timedelta(days=31)
        session.commit()
        assert wissen.wis_gesloten(engine, nu()) == 1
        assert tel(session, Bericht, kring_id=w.kring.id) == 0
        return
    assert [k.kring_id for k in belet(session, wie).samen] == [w.kring.id]
    with pytest.raises(Botsing):
        wis_account(session, wie, berichten=True)
    wissen.wis_eigen(session, wie, berichten=False)
    session.commit()
    assert [b.gesprek_id for b in session.exec(kies(Bericht))] == [w.gesprekken["kring"].id]
    for stemmer in ("jongere", "ouder1", "ouder2"):
        assert session.get_one(Kring, w.kring.id).gesloten is None
        stem_voor_sluiten(session, w.actor(stemmer))
    session.commit()
    assert session.get_one(Kring, w.kring.id).gesloten is not None
    assert not belet(session, wie)
    wis_account(session, wie, berichten=True)
    session.commit()
    assert session.get(Persoon, wie) is None
    assert tel(session, Sluitstem) <= 3


def test_an_open_kring_is_never_erased(session: Session, wereld: Wereld):
    with pytest.raises(Botsing):
        wis_kring_nu(session, wereld.kring.id)


def test_erasing_twice_and_replaying_out_of_order_changes_nothing(session: Session, engine: Engine, logmap: Path):
    w = vol(session)
    wis_account(session, w.ouder2.persoon_id, berichten=True)
    session.commit()
    sluit(session, w)
    wissen.wis_gesloten(engine, nu())
    assert wissen.wis_gesloten(engine, nu()) == 0
    regels = lees(logmap)[0]
    assert len(regels) >= 2
    before = {naam: tel(session, model) for naam, model in (("log", Logdetail), ("wissing", Wissing), ("persoon", Persoon))}
    for volgorde in (regels, regels[::-1], regels + regels):
        assert speel_af(session, volgorde) == 0
        session.commit()
    assert before == {naam: tel(session, model) for naam, model in (("log", Logdetail), ("wissing", Wissing), ("persoon", Persoon))}


def test_in_the_web_only_with_a_fresh_passkey(session: Session, wereld: Wereld, als: Als, engine: Engine, logmap: Path, monkeypatch: pytest.MonkeyPatch):  # fmt: skip
    mama, wie, joost_id = als("ouder1"), wereld.ouder1.persoon_id, wereld.aanspreekpunt.persoon_id
    monkeypatch.setattr("gezinsapp.access.poort.is_vers", lambda _sessie: False)
    for methode in (mama.get, mama.post):
        assert "/bevestig" in methode("/ik/wissen").location
    monkeypatch.undo()
    assert session.get(Persoon, wie) is not None
    assert mama.post("/ik/wissen").status_code == 422, "without the tick nothing happens"
    assert mama.post("/ik/wissen", {"zeker": "y"}).status_code == 303
    session.rollback()
    session.expire_all()
    assert session.get(Persoon, wie) is None
    assert mama.get("~/").status_code == 303, "signed out at once"
    assert mama.post("/ik/wissen", {"zeker": "y"}).location.endswith("/inloggen")
    joost = als("aanspreekpunt")
    assert "Draag eerst over" in joost.get("/ik/wissen").text
    assert joost.post("/ik/wissen", {"zeker": "y"}).status_code == 200
    session.expire_all()
    assert session.get(Persoon, joost_id) is not None


def test_of_a_full_kring_every_table_is_empty_after(v: Voliere, session: Session, engine: Engine, logmap: Path, tmp_path: Path):
    """Every field of content there is, by its canary; every table with a kring_id, by its rows."""
    k = v.w.kring.id
    wat = kanaries(session, kring_id=k)
    assert len(wat) > 60
    session.rollback()
    leeg_wal(engine)
    assert vind(bytes_van(engine, tmp_path), wat) == set(wat)
    sluit(session, v.w)
    wissen.wis_gesloten(engine, nu())
    ruim_schijf(engine, logmap)
    assert vind(bytes_van(engine, tmp_path), wat) == set()
    kijker = inspect(engine)
    tabellen = [n for n in kijker.get_table_names() if "kring_id" in {c["name"] for c in kijker.get_columns(n)}]
    assert len(tabellen) > 20
    over = {
        naam
        for naam in tabellen
        if session.connection().execute(text(f"SELECT count(*) FROM {naam} WHERE kring_id = :k"), {"k": k}).scalar()
    }
    assert over == {"wissing"}


def test_a_copy_never_overwrites_and_a_bad_one_leaves_nothing(database_url: str, tmp_path: Path, logmap: Path):
    maak(database_url, tmp_path / "kopie")
    assert (tmp_path / "kopie").stat().st_mode & 0o077 == 0
    with pytest.raises(ValueError, match="never overwrites"):
        maak(database_url, tmp_path / "kopie")
    with pytest.raises(ValueError, match="there already"):
        zet_terug(tmp_path / "kopie", database_url)
    (tmp_path / "kapot").write_bytes(b"geen database" * 500)
    with pytest.raises(ValueError, match="no whole copy"):
        zet_terug(tmp_path / "kapot", f"sqlite:///{tmp_path / 'x.sqlite'}")
    assert not list(tmp_path.glob("x.sqlite*"))
    zonder = subprocess.run(
        [sys.executable, "-m", "gezinsapp.cli", "restore", str(tmp_path / "kopie")], capture_output=True, text=True, check=False,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'y.sqlite'}", "GEZINSAPP_GEHEIM": GEHEIM, "GEZINSAPP_HOOFDSLEUTEL": HOOFDSLEUTEL},
    )  # fmt: skip
    assert zonder.returncode != 0 and "wissingen.jsonl" in zonder.stderr
    assert not (tmp_path / "y.sqlite").exists(), "without the ledger nothing is put back"


def test_a_copy_made_while_people_write_is_whole_and_keeps_every_seal(engine: Engine, session: Session, wereld: Wereld, tmp_path: Path, logmap: Path, database_url: str):  # fmt: skip
    tekst = "Dit leest niemand op schijf"
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, tekst)
    session.commit()
    noteer(session, Logpost(Actie.LEZEN, "doelen", kring_id=wereld.kring.id))
    session.commit()
    logmap.mkdir()
    checkpoint(session, logmap, maak_sleutel())
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "Nog niet bewaard")
    uit = gezinsapp(database_url, logmap, "backup", str(tmp_path / "kopie"))
    assert uit.returncode == 0, uit.stderr
    session.rollback()
    assert tekst.encode() not in (tmp_path / "kopie").read_bytes()
    terug = f"sqlite:///{tmp_path / 'terug.sqlite'}"
    uit = gezinsapp(terug, logmap, "restore", str(tmp_path / "kopie"))
    assert uit.returncode == 0 and "0 problemen" in uit.stdout, uit.stdout + uit.stderr
    assert not (logmap / CONTROLEPUNTEN).exists() and len(list(logmap.glob("controlepunten-tot-*.jsonl"))) == 1
    assert not (logmap / BESTAND).exists()
    with Session(maak_engine(terug)) as ander:
        assert [b.tekst for b in ander.exec(kies(Bericht))] == [tekst]
