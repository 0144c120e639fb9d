"""Data keys in the database: made, opened for one transaction, re-wrapped, destroyed."""

from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session as OrmSession
from sqlmodel import Session

from basis.clock import nu
from basis.versleuteling.envelop import Datasleutel, Gewikkeld, Sleutelbos, SleutelWeg, sleutelbos
from basis.versleuteling.models import Kringsleutel

_TABEL: Table = Kringsleutel.__table__  # pyright: ignore[reportAttributeAccessIssue]
_RIJ = select(_TABEL.c.kring_id, _TABEL.c.versie, _TABEL.c.hoofdsleutel, _TABEL.c.gewikkeld)
_VAN_IDS = _RIJ.where(_TABEL.c.kring_id.in_(bindparam("ids", expanding=True)))
"""Built once: making this statement costs more than running it."""
_GROEP = 500
_open: WeakKeyDictionary[object, dict[str, Datasleutel]] = WeakKeyDictionary()
"""The open keys of each running transaction: they go when it ends, so a destroyed key is gone for the next one in any process."""


def _van(session: OrmSession) -> dict[str, Datasleutel]:
    return _open.setdefault(session.get_transaction() or session.begin(), {})


def _gewikkeld(rij: Any) -> Gewikkeld:
    return Gewikkeld(rij.kring_id, rij.versie, rij.hoofdsleutel, bytes(rij.gewikkeld))


def maak_sleutels(verbinding: Connection, sleutel_ids: Iterable[str]) -> dict[str, Datasleutel]:
    """Make and store a fresh data key for each id, wrapped under the newest master key."""
    bos = sleutelbos()
    nieuw = {sleutel_id: Datasleutel.nieuw(sleutel_id) for sleutel_id in sleutel_ids}
    gewikkeld = [bos.wikkel(s) for s in nieuw.values()]
    if gewikkeld:
        verbinding.execute(
            insert(_TABEL),
            [
                {"kring_id": g.sleutel_id, "versie": g.versie, "gewikkeld": g.gewikkeld, "hoofdsleutel": g.hoofdsleutel, "op": nu()}
                for g in gewikkeld
            ],
        )
    return nieuw


def lees_sleutels(verbinding: Connection, sleutel_ids: Iterable[str]) -> dict[str, Datasleutel]:
    """Open the stored keys with these ids; an id without a key is left out."""
    ids, bos = list(sleutel_ids), sleutelbos()
    uit: dict[str, Datasleutel] = {}
    for begin in range(0, len(ids), _GROEP):
        for rij in verbinding.execute(_VAN_IDS, {"ids": ids[begin : begin + _GROEP]}):
            uit[rij.kring_id] = bos.ontwikkel(_gewikkeld(rij))
    return uit


def begin_sleutels(session: OrmSession, sleutel_ids: Iterable[str]) -> None:
    """Make keys for new kringen or persons, and hold them open for this transaction."""
    _van(session).update(maak_sleutels(session.connection(), sleutel_ids))


def open_sleutels(session: OrmSession, sleutel_ids: Iterable[str]) -> None:
    """Open these keys in one query before a list is read, instead of one query for each kring in it."""
    bij = _van(session)
    bij.update(lees_sleutels(session.connection(), {s for s in sleutel_ids if s not in bij}))


def sleutel_van(session: OrmSession, sleutel_id: str) -> Datasleutel:
    """The open key with this id, for as long as the transaction lasts; raises SleutelWeg."""
    bij = _van(session)
    if sleutel_id not in bij:
        open_sleutels(session, [sleutel_id])
    if sleutel_id not in bij:
        raise SleutelWeg(f"the data key of {sleutel_id} is gone")
    return bij[sleutel_id]


def vernietig(session: Session, sleutel_id: str) -> None:
    """Destroy a data key: from this transaction on nobody reads what was sealed under it, in this database or in a later backup.

    Backups made before still hold the wrapped key: the erasure is replayed on them when they are restored.
    """
    session.connection().execute(delete(_TABEL).where(_TABEL.c.kring_id == sleutel_id))
    _van(session).pop(sleutel_id, None)


def roteer(engine: Engine, bos: Sleutelbos, *, groep: int = 100, gedaan: Callable[[int], None] | None = None) -> int:
    """Re-wrap every data key that is not under the newest master key; gives how many were. `gedaan` hears of each group.

    A group of `groep` rows is one transaction: after a crash the rest still opens under the older key, and the next run does it.
    """
    totaal, laatste = 0, ""
    while True:
        with engine.begin() as verbinding:
            vraag = _RIJ.where(_TABEL.c.kring_id > laatste, _TABEL.c.hoofdsleutel != bos.nieuwste).order_by(_TABEL.c.kring_id).limit(groep)
            rijen = [_gewikkeld(rij) for rij in verbinding.execute(vraag)]
            for rij in rijen:
                nieuw = bos.wikkel(bos.ontwikkel(rij))
                zelfde = (_TABEL.c.kring_id == rij.sleutel_id, _TABEL.c.hoofdsleutel == rij.hoofdsleutel)
                zet = {"gewikkeld": nieuw.gewikkeld, "hoofdsleutel": nieuw.hoofdsleutel}
                totaal += verbinding.execute(update(_TABEL).where(*zelfde).values(zet)).rowcount
        if not rijen:
            return totaal
        laatste = rijen[-1].sleutel_id
        if gedaan:
            gedaan(totaal)
