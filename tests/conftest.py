"""Fixtures: a real database with the real migrations, the real app with CSRF on, and a client that checks every page it gets."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from alembic import command
from flask import Flask
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlmodel import Session

from basis.database import maak_engine
from basis.gereed import migratie_config
from basis.identiteit.actions import open_sessie
from basis.muur import bouw
from gezinsapp.config import Config
from gezinsapp.factory import blauwdrukken, create_app
from tests.bouw import HOOFDSLEUTEL, Wereld, bouw_wereld
from tests.client import Client

pytest_plugins = ["tests.epd"]
settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
settings.load_profile("ci")
ORIGIN = "http://localhost:8000"
GEHEIM = "een-geheim-voor-de-proef-van-32-tekens"
os.environ["GEZINSAPP_HOOFDSLEUTEL"] = HOOFDSLEUTEL


def vrije_poort() -> int:
    """A port that nobody uses now."""
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


def maak_config(database_url: str, origin: str = ORIGIN) -> Config:
    """A configuration for a test."""
    return Config(database_url=database_url, geheim=GEHEIM, origin=origin, hoofdsleutel=HOOFDSLEUTEL)


@pytest.fixture(scope="session")
def sqlite_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at head, made by the migrations."""
    pad = tmp_path_factory.mktemp("sjabloon") / "leeg.sqlite"
    command.upgrade(migratie_config(f"sqlite:///{pad}"), "head")
    return pad


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL server of our own, on loopback; gives the address without a database name."""
    bin_map = max(Path("/usr/lib/postgresql").glob("*/bin"))
    map_ = Path(f"/tmp/gezinsapp-pg-{os.getpid()}")
    map_.mkdir()
    als: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(map_, "postgres")
        als = ["runuser", "-u", "postgres", "--"]
    poort = vrije_poort()
    subprocess.run(
        [*als, bin_map / "initdb", "-D", map_ / "data", "-A", "trust", "-U", "postgres", "-E", "UTF8"], check=True, capture_output=True
    )
    with (Path(tmp_path_factory.mktemp("pg")) / "log").open("wb") as log:
        server = subprocess.Popen(
            [
                *als,
                bin_map / "postgres",
                "-D",
                map_ / "data",
                "-p",
                str(poort),
                "-c",
                "listen_addresses=127.0.0.1",
                "-k",
                map_,
                "-c",
                "fsync=off",
            ],
            stdout=log,
            stderr=log,
        )
    adres = f"postgresql+psycopg://postgres@127.0.0.1:{poort}"
    try:
        for _ in range(100):
            try:
                psycopg.connect(f"host=127.0.0.1 port={poort} user=postgres dbname=postgres").close()
                break
            except psycopg.OperationalError:
                time.sleep(0.1)
        yield adres
    finally:
        subprocess.run([*als, bin_map / "pg_ctl", "-D", map_ / "data", "-m", "immediate", "stop"], check=False, capture_output=True)
        server.wait(10)
        shutil.rmtree(map_, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres: str, request: pytest.FixtureRequest) -> str:
    """An empty PostgreSQL database at head."""
    naam = f"t{abs(hash(request.node.nodeid))}"
    with psycopg.connect(postgres.replace("+psycopg", "") + "/postgres", autocommit=True) as verbinding:
        verbinding.execute(f'DROP DATABASE IF EXISTS "{naam}"')  # pyright: ignore[reportArgumentType]
        verbinding.execute(f'CREATE DATABASE "{naam}"')  # pyright: ignore[reportArgumentType]
    url = f"{postgres}/{naam}"
    command.upgrade(migratie_config(url), "head")
    return url


APP = "gezinsapp_app"


@pytest.fixture(scope="session")
def muur_sjabloon(postgres: str) -> str:
    """The name of a PostgreSQL database at head, with the second wall for the role `gezinsapp_app`."""
    with psycopg.connect(postgres.replace("+psycopg", "") + "/postgres", autocommit=True) as verbinding:
        verbinding.execute("CREATE DATABASE muursjabloon")
        verbinding.execute(f"CREATE ROLE {APP} LOGIN")  # pyright: ignore[reportArgumentType]
    url = f"{postgres}/muursjabloon"
    command.upgrade(migratie_config(url), "head")
    blauwdrukken()
    engine = maak_engine(url)
    bouw(engine, APP)
    engine.dispose()
    return "muursjabloon"


@pytest.fixture
def eigenaar_url(postgres: str, muur_sjabloon: str, request: pytest.FixtureRequest) -> str:
    """An empty PostgreSQL database with the wall, as the owner of its tables reaches it."""
    naam = f"m{abs(hash(request.node.nodeid))}"
    with psycopg.connect(postgres.replace("+psycopg", "") + "/postgres", autocommit=True) as verbinding:
        verbinding.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')  # pyright: ignore[reportArgumentType]
        verbinding.execute(f'CREATE DATABASE "{naam}" TEMPLATE {muur_sjabloon}')  # pyright: ignore[reportArgumentType]
    return f"{postgres}/{naam}"


@pytest.fixture
def achter_de_muur(eigenaar_url: str) -> str:
    """The same database as the app reaches it: by a role that owns nothing."""
    return eigenaar_url.replace("postgres@", f"{APP}@")


@pytest.fixture
def database_url(sqlite_sjabloon: Path, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """An SQLite database of this test alone; with ACHTER_DE_MUUR set (`make muur`) one behind PostgreSQL's wall."""
    if os.environ.get("ACHTER_DE_MUUR"):
        return request.getfixturevalue("achter_de_muur")
    pad = tmp_path / "test.sqlite"
    shutil.copy(sqlite_sjabloon, pad)
    return f"sqlite:///{pad}"


@pytest.fixture
def app(database_url: str) -> Flask:
    """The app, as production runs it but for its address."""
    app = create_app(maak_config(database_url))
    app.testing = True
    return app


@pytest.fixture
def engine(app: Flask) -> Engine:
    """The app's engine."""
    return app.extensions["engine"]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session of the test's own, for domain calls; commit before a client looks."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def wereld(session: Session) -> Wereld:
    """One kring with everybody in it, committed; plus people outside it."""
    wereld = bouw_wereld(session)
    session.commit()
    return wereld


@pytest.fixture
def als(app: Flask, session: Session, wereld: Wereld) -> Callable[[str], Client]:
    """`als("jongere")`: a client signed in as that person of the wereld; `als("")` is nobody."""

    def maak(wie: str, wereld: Wereld = wereld) -> Client:
        token = ""
        if wie:
            token = open_sessie(session, wereld.persoon_id(wie))
            session.commit()
        return Client(app, token, wereld.kring.id, session.commit)

    return maak
