"""Erasing for good, and the ledger of it: a row in the database and a line in a file outside it, so that a restored backup forgets again."""

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, event
from sqlalchemy.orm import Session as OrmSession
from sqlmodel import Session, SQLModel

from basis.clock import nu
from basis.ids import nieuw_id
from basis.wissen.models import Wissing

BESTAND = "wissingen.jsonl"
BLIJFT = frozenset({"kringsleutel", "logdetail", "wissing"})
"""Tables with a kring_id that have a way of their own to forget, or that are the ledger."""
_GEDULD_MS = 200
_map: list[Path] = []


@dataclass(frozen=True)
class Wisregel:
    """One erasing, as the file keeps it: ids only. `op`: ISO 8601 with its zone."""

    id: str
    soort: str
    kring_id: str
    ding_id: str
    op: str

    @property
    def moment(self) -> datetime:
        """When it was erased."""
        return datetime.fromisoformat(self.op)


def gebruik(logmap: str) -> None:
    """From now on this process writes its erasings to `logmap`/wissingen.jsonl too; without one only to the database."""
    _map[:] = [Path(logmap)] if logmap else []


def boek(session: Session, soort: str, ding_id: str, kring_id: str = "", op: datetime | None = None) -> None:
    """Note an erasing (`kring`, `persoon`, `gesprek`, `bericht`) in the caller's transaction; the line follows when it is committed.

    `bericht` is anything that one person wrote, with an id of its own.
    """
    boek_veel(session, soort, [(kring_id, ding_id)], op)


def boek_veel(session: Session, soort: str, dingen: Sequence[tuple[str, str]], op: datetime | None = None) -> None:
    """The same for many: (kring id, id) of each."""
    moment = op or nu()
    rijen = [Wissing(id=nieuw_id(), soort=soort, kring_id=kring_id, ding_id=ding_id, op=moment) for kring_id, ding_id in dingen]
    session.add_all(rijen)
    session.flush()
    session.info.setdefault("wissingen", []).extend(map(als_regel, rijen))


def als_regel(rij: Wissing) -> Wisregel:
    """The line of a row of the ledger."""
    return Wisregel(rij.id, rij.soort, rij.kring_id, rij.ding_id, rij.op.isoformat())


@event.listens_for(OrmSession, "after_commit")
def _na_commit(session: OrmSession) -> None:  # pyright: ignore[reportUnusedFunction]
    regels = session.info.pop("wissingen", [])
    if regels and _map:
        try:
            schrijf(_map[0], regels)
        except OSError:  # It is in the ledger: the worker writes what the file misses.
            logging.getLogger(__name__).exception("the erasing is not in the file yet")


@event.listens_for(OrmSession, "after_rollback")
def _na_rollback(session: OrmSession) -> None:  # pyright: ignore[reportUnusedFunction]
    session.info.pop("wissingen", None)


def schrijf(map: Path, regels: Sequence[Wisregel]) -> None:
    """Append lines of JSON to the file; they are on disk when this returns. Raises OSError for a bad folder."""
    map.mkdir(parents=True, exist_ok=True)
    bestand = os.open(map / BESTAND, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        lengte = os.fstat(bestand).st_size
        # After a crash the last line may be half: it stays alone, and what it told is written again.
        half = lengte and os.pread(bestand, 1, lengte - 1) != b"\n"
        os.write(bestand, b"\n" * bool(half) + b"".join(json.dumps(asdict(r), sort_keys=True).encode() + b"\n" for r in regels))
        os.fsync(bestand)
    finally:
        os.close(bestand)


def wis_rijen(session: Session, kring_id: str) -> None:
    """Delete every row of a kring from every table that has a kring_id, children first. The kring's own row is the caller's."""
    session.flush()
    verbinding = session.connection()
    for tabel in reversed(SQLModel.metadata.sorted_tables):
        if "kring_id" in tabel.c and tabel.name not in BLIJFT:
            verbinding.execute(delete(tabel).where(tabel.c.kring_id == kring_id))
    session.expire_all()


def leeg_wal(engine: Engine) -> bool:
    """On SQLite: fold the write-ahead log into the database and empty it, so that it holds nothing of what was erased.

    False when somebody reads this moment: try again later. PostgreSQL has nothing to do here.
    """
    if engine.dialect.name != "sqlite":
        return True
    verbinding: Any = engine.raw_connection()
    try:
        loper = verbinding.cursor()
        geduld = loper.execute("PRAGMA busy_timeout").fetchone()[0]
        loper.execute(f"PRAGMA busy_timeout={_GEDULD_MS}")
        bezig = loper.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        loper.execute(f"PRAGMA busy_timeout={geduld}")
    finally:
        verbinding.close()
    return bezig == 0
