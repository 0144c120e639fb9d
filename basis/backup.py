"""Copies of the whole database, made while it is in use, and put back into an empty place. What is sealed stays sealed in them."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import DBAPIError

from basis.database import maak_engine


def maak(url: str, bestand: Path) -> None:
    """Write a copy of the database as it is at one moment to `bestand`, readable for its owner only.

    SQLite: compact, without what was deleted; PostgreSQL: pg_dump's own format. Raises ValueError when the file is there already,
    or when pg_dump fails.
    """
    adres = make_url(url)
    bestand.parent.mkdir(parents=True, exist_ok=True)
    try:
        bestand.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise ValueError(f"{bestand} is there already: a backup never overwrites another") from None
    try:
        if adres.drivername.startswith("sqlite"):
            _kopieer(maak_engine(url), bestand)
        else:
            _pg(adres, "pg_dump", "--format=custom", f"--file={bestand}")
        _naar_schijf(bestand)
    except BaseException:
        bestand.unlink()
        raise


def zet_terug(bestand: Path, url: str) -> None:
    """Put a copy into an empty place: an SQLite file that is not there, a PostgreSQL database without tables.

    Raises ValueError for a place that is not empty, and for a file that is no copy or a damaged one.
    """
    adres = make_url(url)
    if not bestand.is_file():
        raise ValueError(f"{bestand} is not there")
    if not adres.drivername.startswith("sqlite"):
        if _pg(adres, "psql", "--tuples-only", "--command=SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").strip():
            raise ValueError("that database holds something already: make an empty one")
        _pg(adres, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", f"--dbname={adres.database}", str(bestand))
        return
    doel = Path(adres.database or "")
    if any(doel.with_name(doel.name + eind).exists() for eind in ("", "-wal", "-shm")):
        raise ValueError(f"{doel} is there already: move it away first")
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.touch(mode=0o600)
    shutil.copyfile(bestand, doel)
    _naar_schijf(doel)
    engine = maak_engine(url)
    try:
        with engine.connect() as verbinding:
            oordeel = verbinding.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    except (DBAPIError, engine.dialect.loaded_dbapi.DatabaseError) as fout:
        oordeel = str(fout)
    finally:
        engine.dispose()
    if oordeel != "ok":
        for eind in ("", "-wal", "-shm"):
            doel.with_name(doel.name + eind).unlink(missing_ok=True)
        raise ValueError(f"{bestand} is no whole copy: {oordeel}")


def _kopieer(engine: Engine, bestand: Path) -> None:
    verbinding: Any = engine.raw_connection()
    try:
        verbinding.cursor().execute("VACUUM INTO ?", (str(bestand),))
    finally:
        verbinding.close()
        engine.dispose()


def _pg(adres: URL, programma: str, *opties: str) -> str:
    gevonden = shutil.which(programma) or next((str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{programma}"))[::-1]), "")
    if not gevonden:
        raise ValueError(f"{programma} is not installed: it comes with PostgreSQL's client programs")
    plek = {
        "PGHOST": adres.host,
        "PGPORT": adres.port,
        "PGUSER": adres.username,
        "PGPASSWORD": adres.password,
        "PGDATABASE": adres.database,
    }
    omgeving = {**os.environ, **{naam: str(waarde) for naam, waarde in plek.items() if waarde is not None}}
    klaar = subprocess.run([gevonden, "--no-password", *opties], env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise ValueError(f"{programma}: {klaar.stderr.strip()}")
    return klaar.stdout


def _naar_schijf(bestand: Path) -> None:
    with bestand.open("rb") as open_:
        os.fsync(open_.fileno())
