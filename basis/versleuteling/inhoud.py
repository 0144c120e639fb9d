"""The column type of content, and what makes it transparent: a row is sealed when it is written and opened when it is loaded.

The type alone can't do it, because a value is bound to its row. So mapper events give each value its envelope just before the
row is written, and open it when the row is loaded; a value that takes another road is refused, never stored or shown as it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from sqlalchemy import Connection, Dialect, Text, event, inspect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.orm import Mapper, object_session
from sqlalchemy.orm.attributes import set_attribute, set_committed_value
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel

from basis.versleuteling.actions import begin_sleutels, open_sleutels, sleutel_van
from basis.versleuteling.envelop import Datasleutel, Onleesbaar, Plek


class BuitenRij(Onleesbaar, DontWrapMixin):
    """Content is written, compared or selected apart from its row: select the whole row, and compare in Python."""


class Verzegeld:
    """An envelope that was read apart from its row. It refuses to become text."""

    __slots__ = ("envelop",)

    def __init__(self, envelop: str) -> None:
        self.envelop = envelop

    def __repr__(self) -> str:
        return "<verzegeld>"

    def _weiger(self, *_: object) -> NoReturn:
        raise BuitenRij("content was selected apart from its row: select the whole row")

    __str__ = __html__ = __format__ = __lt__ = __eq__ = _weiger
    __hash__ = None  # pyright: ignore[reportAssignmentType]


class _Gebonden(str):
    """Text on its way to the database, with its envelope for one place."""

    __slots__ = ("envelop",)
    envelop: str


class Inhoud(TypeDecorator[str]):
    """Text that people wrote or that names them: encrypted in the database, plain on the loaded row."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Give the envelope that the value got for its row; raises BuitenRij for text that got none."""
        if value is not None and not isinstance(value, _Gebonden):
            raise BuitenRij("content goes to the database with its row only: no values(), no comparing in SQL")
        return value.envelop if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Give the envelope, still closed."""
        return None if value is None else Verzegeld(value)


@dataclass(frozen=True)
class Inhoudstabel:
    """Of one table with content: its columns of content, its primary key, and whose data key seals it."""

    naam: str
    kolommen: tuple[str, ...]
    sleutelkolommen: tuple[str, ...]

    @property
    def eigen(self) -> bool:
        """Has each row a data key of its own (a kring, a person)? It begins with the row; other rows never begin one."""
        return "kring_id" not in self.sleutelkolommen

    def sleutel_id(self, rij: Mapping[str, Any]) -> str:
        """The id of the data key of a row: the kring's id, or `<table>:<id>`."""
        if not self.eigen:
            return rij["kring_id"]
        return rij["id"] if self.naam == "kring" else f"{self.naam}:{rij['id']}"

    def plek(self, kolom: str, rij: Mapping[str, Any]) -> Plek:
        """The place of one column in a row."""
        return Plek(self.naam, kolom, tuple(rij[k] for k in self.sleutelkolommen))

    def bind(self, sleutel: Datasleutel, kolom: str, rij: Mapping[str, Any]) -> _Gebonden:
        """The text of one column with its envelope."""
        gebonden = _Gebonden(rij[kolom])
        gebonden.envelop = sleutel.verzegel(self.plek(kolom, rij), rij[kolom])
        return gebonden


def inhoudstabel(model: type[SQLModel]) -> Inhoudstabel:
    """What of a table is content. `kolommen` is empty when nothing is."""
    tabel: Any = inspect(model).local_table
    kolommen = tuple(k.name for k in tabel.columns if isinstance(k.type, Inhoud))
    return Inhoudstabel(tabel.name, kolommen, tuple(k.name for k in tabel.primary_key.columns))


def verzegel_rijen(session: Session, model: type[SQLModel], rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows for `session.execute(insert(model), rijen)`, with their content sealed; begins the keys of new kringen and persons."""
    tabel = inhoudstabel(model)
    if not tabel.kolommen:
        return rijen
    (begin_sleutels if tabel.eigen else open_sleutels)(session, {tabel.sleutel_id(rij) for rij in rijen})
    return [
        rij | {k: tabel.bind(sleutel_van(session, tabel.sleutel_id(rij)), k, rij) for k in tabel.kolommen if rij.get(k) is not None}
        for rij in rijen
    ]


def _rij(tabel: Inhoudstabel, ding: SQLModel) -> tuple[Datasleutel, dict[str, Any]]:
    """The key of a row and its fields; the identity stands in for a primary key that expired."""
    session = object_session(ding)
    assert session is not None
    velden = ding.__dict__ | dict(zip(tabel.sleutelkolommen, inspect(ding).identity or (), strict=False))
    return sleutel_van(session, tabel.sleutel_id(velden)), velden


def _open_rij(tabel: Inhoudstabel, ding: SQLModel, *_: object) -> None:
    gesloten = [k for k in tabel.kolommen if isinstance(ding.__dict__.get(k), Verzegeld)]
    if gesloten:
        sleutel, velden = _rij(tabel, ding)
        for kolom in gesloten:
            set_committed_value(ding, kolom, sleutel.ontzegel(tabel.plek(kolom, velden), velden[kolom].envelop))


def _voor_insert(tabel: Inhoudstabel, _mapper: Mapper[Any], _verbinding: Connection, ding: SQLModel) -> None:
    if tabel.eigen:
        session = object_session(ding)
        assert session is not None
        begin_sleutels(session, [tabel.sleutel_id(ding.__dict__)])
    _bind(tabel, ding, tabel.kolommen)


def _voor_update(tabel: Inhoudstabel, _mapper: Mapper[Any], _verbinding: Connection, ding: SQLModel) -> None:
    _bind(tabel, ding, [k for k in tabel.kolommen if k in inspect(ding).committed_state])


def _bind(tabel: Inhoudstabel, ding: SQLModel, kolommen: Iterable[str]) -> None:
    gevuld = [k for k in kolommen if ding.__dict__.get(k) is not None]
    if gevuld:
        sleutel, velden = _rij(tabel, ding)
        for kolom in gevuld:
            set_attribute(ding, kolom, tabel.bind(sleutel, kolom, velden))


def _na_schrijven(tabel: Inhoudstabel, _mapper: Mapper[Any], _verbinding: Connection, ding: SQLModel) -> None:
    for kolom in tabel.kolommen:
        waarde = ding.__dict__.get(kolom)
        if isinstance(waarde, _Gebonden):
            set_committed_value(ding, kolom, str(waarde))


@event.listens_for(Mapper, "mapper_configured")
def _bewaak(_mapper: Mapper[Any], model: type[SQLModel]) -> None:  # pyright: ignore[reportUnusedFunction]
    """Guard each table that has content: marking a column is all that its model does."""
    tabel = inhoudstabel(model)
    if tabel.kolommen:
        for moment, doe in (
            ("load", _open_rij),
            ("refresh", _open_rij),
            ("before_insert", _voor_insert),
            ("before_update", _voor_update),
            ("after_insert", _na_schrijven),
            ("after_update", _na_schrijven),
        ):
            event.listen(model, moment, partial(doe, tabel))
