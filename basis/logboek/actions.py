"""Writes of the log: append, and erase details after five years or with a kring."""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, insert, select, text
from sqlmodel import Session, col

from basis.clock import nu
from basis.logboek.models import Actie, Bron, Gevoelig, Grond, Logdetail, Logregel, Logwissing, Uitkomst

BEGIN = "0" * 64
"""What the first row has for `vorige`."""
SLOT = 7513
"""The advisory lock on PostgreSQL that lets one transaction at a time append."""
BEWAARTERMIJN = timedelta(days=5 * 365 + 2)
"""Five years (NEN 7513), whichever leap days they hold."""
WISSING = "logdetail"
"""The `soort` of the row that records an erasing; its own detail names no person and is never erased."""
DETAIL = {
    "kring_id": 40, "persoon_id": 40, "rol": 20, "lid_id": 40, "ding_id": 64, "toegangspunt": 64, "gevoelig": 20, "over_lid_id": 40,
}  # fmt: skip
_CODE = re.compile(r"[A-Za-z0-9_.:-]*")


@dataclass(frozen=True)
class Logpost:
    """What to log: ids and codes only. Raises ValueError for what can't be an id or a code (spaces, accents, too long)."""

    actie: Actie
    soort: str
    uitkomst: Uitkomst = Uitkomst.OK
    grond: Grond = Grond.LID
    bron: Bron = Bron.WEB
    kring_id: str = ""
    persoon_id: str = ""
    rol: str = ""
    lid_id: str = ""
    ding_id: str = ""
    toegangspunt: str = ""
    gevoelig: Gevoelig = Gevoelig.GEWOON
    over_lid_id: str = ""

    def __post_init__(self) -> None:
        for veld, hooguit in {"soort": 40, **DETAIL}.items():
            waarde = getattr(self, veld)
            if len(waarde) > hooguit or not _CODE.fullmatch(waarde):
                raise ValueError(f"the log takes ids and codes only: {veld}")


_CANONIEK = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canoniek(velden: Mapping[str, object]) -> bytes:
    """Canonical JSON in UTF-8: keys sorted, no spaces."""
    return _CANONIEK.encode(velden).encode()


def moment_tekst(op: datetime) -> str:
    """A moment as it is hashed and signed: UTC, six decimals, `+00:00`."""
    return op.astimezone(UTC).isoformat(timespec="microseconds")


def _sluit(session: Session) -> None:
    # On SQLite the transaction that writes is alone by itself (BEGIN IMMEDIATE).
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": SLOT})


_LAATSTE = select(col(Logregel.nummer), col(Logregel.hash)).order_by(col(Logregel.nummer).desc()).limit(1)
_REGEL, _DETAIL = insert(Logregel), insert(Logdetail)


def noteer(session: Session, post: Logpost) -> int:
    """Append one row in the caller's transaction and give its number; see `noteer_veel`."""
    return noteer_veel(session, [post])[0]


def noteer_veel(session: Session, posten: Sequence[Logpost]) -> range:
    """Append rows in the caller's transaction and give their numbers; what rolls back leaves no gap.

    Call it as the last write of a transaction: on PostgreSQL nobody else appends until it ends.
    """
    if not posten:
        return range(0)
    _sluit(session)
    verbinding = session.connection()
    laatste = verbinding.execute(_LAATSTE).first()
    eerste, vorige = (laatste[0] + 1, laatste[1]) if laatste else (1, BEGIN)
    op = nu()
    regels: list[dict[str, object]] = []
    details: list[dict[str, object]] = []
    for nummer, post in enumerate(posten, eerste):
        zout = secrets.token_bytes(16)
        detail = {veld: str(getattr(post, veld)) for veld in DETAIL}
        regel: dict[str, object] = {
            "nummer": nummer,
            "op": moment_tekst(op),
            "actie": str(post.actie),
            "uitkomst": str(post.uitkomst),
            "soort": post.soort,
            "grond": str(post.grond),
            "bron": str(post.bron),
            "inhoud_hash": hashlib.sha256(zout + canoniek(detail)).hexdigest(),
            "vorige": vorige,
        }
        vorige = hashlib.sha256(canoniek(regel)).hexdigest()
        regels.append({**regel, "op": op, "hash": vorige})
        details.append({"nummer": nummer, "zout": zout, **detail})
    verbinding.execute(_REGEL, regels)
    verbinding.execute(_DETAIL, details)
    return range(eerste, eerste + len(regels))


def noteer_los(engine: Engine, posten: Sequence[Logpost]) -> range:
    """Append in a short transaction of its own, for a page that reads only. Not while this thread holds a write transaction."""
    with Session(engine) as session:
        nummers = noteer_veel(session, posten)
        session.commit()
    return nummers


def wis_kring(session: Session, kring_id: str, reden: str = "gewist", bron: Bron = Bron.WEB) -> int:
    """Erase the details of one kring and give how many; the chain stays whole and records the erasing."""
    return _wis(session, col(Logdetail.kring_id) == kring_id, reden, bron)


def ruim_op(session: Session, moment: datetime) -> int:
    """Erase the details that are older than five years at `moment` and give how many (worker, daily)."""
    return _wis(session, col(Logregel.op) < moment - BEWAARTERMIJN, "bewaartermijn", Bron.WORKER)


def _wis(session: Session, waar: ColumnElement[bool], reden: str, bron: Bron) -> int:
    _sluit(session)
    verbinding = session.connection()
    vraag = select(col(Logdetail.nummer)).join(Logregel, col(Logregel.nummer) == col(Logdetail.nummer))
    vraag = vraag.where(waar, col(Logregel.soort) != WISSING).order_by(col(Logdetail.nummer))
    nummers = list(verbinding.execute(vraag).scalars())
    if not nummers:
        return 0
    welke = hashlib.sha256("".join(f"{nummer}," for nummer in nummers).encode()).hexdigest()
    regel = noteer(session, Logpost(Actie.VERWIJDEREN, WISSING, grond=Grond.SYSTEEM, bron=bron, ding_id=welke))
    op = nu()
    verbinding.execute(insert(Logwissing), [{"nummer": nummer, "regel": regel, "op": op, "reden": reden} for nummer in nummers])
    gewist = select(col(Logwissing.nummer)).where(col(Logwissing.regel) == regel)
    verbinding.execute(delete(Logdetail).where(col(Logdetail.nummer).in_(gewist)))
    return len(nummers)
