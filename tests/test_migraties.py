"""The database is what the models say, on both engines; every migration goes up, down, and up again with data in it."""

import socket

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import Session, SQLModel

from basis.database import TeOudeSqlite, eis_veilige_sqlite, maak_engine
from basis.gereed import gereed, klop, migratie_config
from jim.kring.models import Kring
from tests.bouw import bouw_wereld


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")


def test_hoofd_is_gelijk_aan_de_modellen(url, app):
    with maak_engine(url).connect() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_op_en_neer_en_met_gegevens_erin(url):
    config = migratie_config(url)
    command.downgrade(config, "base")
    engine = maak_engine(url)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    command.upgrade(config, "head")
    engine = maak_engine(url)
    with Session(engine) as session:
        kring_id = bouw_wereld(session).kring.id
        session.commit()
    with Session(engine) as session:
        assert session.get_one(Kring, kring_id).roepnaam == "Noor"
        session.rollback()
    engine.dispose()
    command.downgrade(config, "base")
    command.upgrade(config, "head")


def test_gereed_pas_met_migraties_en_een_levende_worker(url):
    with Session(maak_engine(url)) as session:
        assert gereed(session) == {"migraties": True, "worker": False}
        klop(session, "worker")
        session.commit()
        assert gereed(session) == {"migraties": True, "worker": True}


def test_een_te_oude_sqlite_start_niet():
    with pytest.raises(TeOudeSqlite, match=r"3\.51\.3"):
        eis_veilige_sqlite((3, 51, 2))
    eis_veilige_sqlite((3, 51, 3))


def test_een_postgresql_die_wegvalt_wordt_binnen_een_minuut_gemerkt(postgres_url: str):
    """Asked of the socket itself: what was sent and not heard about for half a minute is an error, not a wait of a quarter of an hour."""
    engine = maak_engine(postgres_url)
    with engine.connect() as verbinding:
        contact = verbinding.connection.driver_connection
        assert contact is not None
        with socket.fromfd(contact.fileno(), socket.AF_INET, socket.SOCK_STREAM) as lijn:
            assert lijn.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000
            assert lijn.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            assert lijn.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 20
    engine.dispose()
