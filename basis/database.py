"""The database: SQLite through pysqlite3 by default, PostgreSQL by DATABASE_URL. The same code runs on both.

Python on Debian 12 carries an SQLite in the range of the WAL-reset corruption bug (3.7.0-3.51.2), hence pysqlite3 and the
refusal below 3.51.3 (see docs/besluiten/sqlite.md).
"""

from datetime import UTC, datetime
from typing import Any

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import DateTime, Dialect, Engine, bindparam, event
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeDecorator
from sqlmodel import create_engine

from basis.clock import nu

MINSTE_SQLITE = (3, 51, 3)
POOL = 40
"""Connections beyond the five that stay open: a request may take two, and none may wait for one that another waits with."""

BEREIKBAAR = {"connect_timeout": 10, "keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
"""A PostgreSQL that vanished without a word is noticed in half a minute (the last one in ms), not after the two hours of the system."""


class TeOudeSqlite(RuntimeError):
    """The SQLite that was found can damage a database under WAL."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: naive in SQLite, timestamptz in PostgreSQL, always aware in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Store as UTC; a naive moment is a mistake of the caller."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Give the zone back that SQLite drops."""
        return value if value is None or value.tzinfo is not None else value.replace(tzinfo=UTC)


NU = bindparam("nu", type_=Moment(), callable_=nu)
"""The moment at which a statement runs, in what is built once and asked for ever."""


def eis_veilige_sqlite(versie: tuple[int, ...] = sqlite.sqlite_version_info) -> None:
    """Refuse to start on an SQLite below 3.51.3; raises TeOudeSqlite."""
    if versie < MINSTE_SQLITE:
        raise TeOudeSqlite(f"SQLite {'.'.join(map(str, versie))} is older than 3.51.3: install pysqlite3 0.6.1 or newer")


def maak_engine(url: str) -> Engine:
    """An engine for `sqlite:///path` or `postgresql+psycopg://...`.

    On SQLite a transaction begins IMMEDIATE, unless the connection carries the execution option `alleen_lezen`: so a
    check and the act that rests on it see the same state, and readers never wait for a writer. On PostgreSQL it begins
    as the house's own (basis/muur.py). Errors never tell what a statement carried.
    """
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_pre_ping=True, pool_size=5, max_overflow=POOL, hide_parameters=True, connect_args=BEREIKBAAR)

        @event.listens_for(engine, "begin")
        def van_het_huis(conn: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
            conn.exec_driver_sql("SELECT set_config('app.wie', 'huis', true)")

        return engine
    eis_veilige_sqlite()
    engine = create_engine(
        url,
        module=sqlite,
        connect_args={"timeout": 10, "check_same_thread": False},
        hide_parameters=True,
        **({} if url == "sqlite://" else {"max_overflow": POOL}),
    )

    @event.listens_for(engine, "connect")
    def verbonden(dbapi: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        dbapi.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON", "secure_delete=ON"):
            dbapi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begonnen(conn: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        lezen = conn.get_execution_options().get("alleen_lezen")
        conn.exec_driver_sql("BEGIN" if lezen else "BEGIN IMMEDIATE")

    return engine
