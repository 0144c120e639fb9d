"""The outbox: work that leaves the process, leased lane by lane, so that a killed worker loses nothing and repeats harmlessly.

A lane (`baan`) keeps its order strictly: what a person must mend holds up what stands behind it in the same lane, and nothing else. A
destination (`bestemming`) has a line that opens a circuit breaker when it fails time after time. Nothing is sent while the database is held.
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import ColumnElement, CursorResult, Engine, Executable, Update, and_, bindparam, false, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.database import Moment
from basis.events import Lijn, Uitgaand
from basis.ids import nieuw_id
from basis.slot import slot

LEEN = timedelta(seconds=15)
"""A lease that is not renewed ends; the renewal comes three times as often."""
TIK = 0.1
"""Seconds between two looks at which leases must be renewed."""
SAMEN = 50
"""As many rows of one lane go at once."""
LANGSTE_WACHT = 3600.0
"""As long as another may ask us to wait."""
DOORSLAG = 3
"""So many failures after each other open the breaker of a line."""
GEDULD = 10
"""So often what nobody foresaw is tried before a person is told."""
LANGSTE_RUST = 60.0
"""As long as we wait by ourselves: one trial a minute is no burden to anybody, and what works again is found soon."""
_RIJ: tuple[Any, ...] = (col(Uitgaand.id), col(Uitgaand.soort), col(Uitgaand.kring_id), col(Uitgaand.ding_id), col(Uitgaand.baan))
T = TypeVar("T")
U = TypeVar("U")


class Later(Exception):
    """It can't go now; `na` is the number of seconds to wait, or None for our own growing pause. `lijn`: the other side is why."""

    def __init__(self, na: float | None = None, *, lijn: bool = True) -> None:
        """Carry the pause."""
        super().__init__()
        self.na, self.lijn = na, lijn


class Storing(Exception):
    """The line itself is wrong: all that goes there waits, and no row is to blame. `code` and `uitleg` are for a person; no content."""

    def __init__(self, code: str, uitleg: str = "") -> None:
        """Carry the code and the explanation."""
        super().__init__(code)
        self.code, self.uitleg = code, uitleg


class Weigering(Exception):
    """The other side refuses it for good: a person must look. `code` and `uitleg` name rules, never content."""

    def __init__(self, code: str, uitleg: str = "") -> None:
        """Carry the code and the explanation."""
        super().__init__(code)
        self.code, self.uitleg = code, uitleg


@dataclass(frozen=True)
class Rij:
    """What a handler needs of a row."""

    id: str
    soort: str
    kring_id: str
    ding_id: str
    baan: str


class Handel(Protocol, Generic[T, U]):
    """What is done with the rows of one lane, in three steps; only the first and the last see the database."""

    def laad(self, session: Session, rijen: Sequence[Rij]) -> T | None:
        """Read what must go; None when nothing does any more. Raises Later when something else must go first."""
        ...

    def verstuur(self, vracht: T) -> U:
        """Send it. Raises Later, Storing or Weigering."""
        ...

    def noteer(self, session: Session, rijen: Sequence[Rij], vracht: T, uitslag: U) -> None:
        """Write down that it arrived."""
        ...

    def weigerde(self, session: Session, rijen: Sequence[Rij]) -> None:
        """Write down that it was refused."""
        ...


@dataclass(frozen=True)
class Partij:
    """The leased rows of one lane, oldest first, and the name of the lease."""

    rijen: tuple[Rij, ...]
    lener: str


_WACHT = and_(col(Uitgaand.klaar).is_(None), col(Uitgaand.fout) == "")
_MOMENT = bindparam("moment", type_=Moment())


def _eerste() -> Executable:
    """The oldest lane that may go: its first row is not held up, and nothing of the same kring is under way."""
    eerder, bezig = aliased(Uitgaand), aliased(Uitgaand)
    voor = select(1).where(
        col(eerder.baan) == col(Uitgaand.baan),
        col(eerder.klaar).is_(None),
        or_(
            col(eerder.volgorde) < col(Uitgaand.volgorde),
            and_(col(eerder.volgorde) == col(Uitgaand.volgorde), col(eerder.id) < col(Uitgaand.id)),
        ),
    )
    elders = select(1).where(col(bezig.kring_id) == col(Uitgaand.kring_id), col(bezig.klaar).is_(None), col(bezig.geleend_tot) >= _MOMENT)
    vrij = or_(col(Uitgaand.geleend_tot).is_(None), col(Uitgaand.geleend_tot) < _MOMENT)
    return (
        select(col(Uitgaand.baan), col(Uitgaand.los))
        .where(_WACHT, col(Uitgaand.bestemming) == bindparam("bestemming"), col(Uitgaand.beschikbaar) <= _MOMENT, vrij)
        .where(~voor.exists(), ~elders.exists())
        .order_by(col(Uitgaand.volgorde), col(Uitgaand.id))
        .limit(1)
    )


_EERSTE = _eerste()
"""These statements are built once: making one costs more than running it."""
_DICHT = select(1).where(col(Lijn.bestemming) == bindparam("bestemming"), col(Lijn.dicht_tot) > _MOMENT)
_SAMEN = (
    select(*_RIJ)
    .where(_WACHT, col(Uitgaand.baan) == bindparam("baan"))
    .order_by(col(Uitgaand.volgorde), col(Uitgaand.id))
    .limit(bindparam("hooguit"))
)


def bestemmingen(session: Session) -> Sequence[str]:
    """Where something could go now: rows wait, and the line is not at rest."""
    rust = select(Lijn.bestemming).where(col(Lijn.dicht_tot) > nu())
    vraag = select(Uitgaand.bestemming).where(_WACHT, col(Uitgaand.beschikbaar) <= nu(), col(Uitgaand.bestemming).not_in(rust))
    return session.exec(vraag.distinct()).all()


def neem(session: Session, bestemming: str) -> Partij | None:
    """Lease the oldest lane that may go; None when there is none, or the line is at rest."""
    slot(session, f"uitgaand:{bestemming}")
    moment, verbinding = nu(), session.connection()
    if verbinding.execute(_DICHT, {"bestemming": bestemming, "moment": moment}).first() is not None:
        return None
    eerste = verbinding.execute(_EERSTE, {"bestemming": bestemming, "moment": moment}).first()
    if eerste is None:
        return None
    rijen = tuple(Rij(*rij) for rij in verbinding.execute(_SAMEN, {"baan": eerste.baan, "hooguit": 1 if eerste.los else SAMEN}))
    partij = Partij(rijen, nieuw_id())
    verbinding.execute(_LEEN, {"ids": [rij.id for rij in rijen], "lener_nu": partij.lener, "moment": moment + LEEN})
    return partij


def werk(engine: Engine, bestemming: str, handel: Handel[T, U], door: Callable[[], bool] = lambda: False) -> bool:
    """Do one lane of this destination, and the next for as long as `door` says so; False when nothing may go.

    What fails comes back later, also when nobody foresaw how.
    """
    with Session(engine) as session:
        partij = neem(session, bestemming)
        session.commit()
    if partij is None:
        return False
    while partij is not None:
        partij = _doe(engine, bestemming, handel, partij, door)
    return True


def _doe(engine: Engine, bestemming: str, handel: Handel[T, U], partij: Partij, door: Callable[[], bool]) -> Partij | None:
    """Do these rows. Gives the next lane, which is leased in the transaction that notes this one; None when this one failed or `door` says no."""
    volgende: Partij | None = None
    try:
        with Session(engine.execution_options(alleen_lezen=True)) as session:
            vracht = handel.laad(session, partij.rijen)
        if vracht is None:
            with Session(engine) as session:
                _klaar(session, partij)
                session.commit()
            return None
        with _wachter.houd(engine, partij):
            uitslag = handel.verstuur(vracht)
        with Session(engine) as session:
            gedaan = _klaar(session, partij)
            # Before what is noted: on PostgreSQL the locks of the line, of a kring and of the log are always taken in this order.
            volgende = neem(session, bestemming) if door() else None
            if gedaan:
                _goed(session, bestemming)
                handel.noteer(session, partij.rijen, vracht, uitslag)
            session.commit()
    except Weigering as fout:
        _geweigerd(engine, bestemming, partij, fout, handel)
    except Later as later:
        _uitgesteld(engine, bestemming if later.lijn else "", partij, na=later.na)
    except Storing as storing:
        _uitgesteld(engine, bestemming, partij, storing=storing)
    except Exception as fout:  # noqa: BLE001 - one lane that nobody foresaw never stops what stands beside it
        logging.getLogger(__name__).error("a lane of the outbox failed: %s", type(fout).__name__)  # noqa: TRY400 - its words may be a family's
        _onvoorzien(engine, partij)
    else:
        return volgende
    return None


def _zet(waar: ColumnElement[bool]) -> Update:
    return update(Uitgaand).where(waar).execution_options(synchronize_session=False)


def _van(partij: Partij) -> ColumnElement[bool]:
    """The rows that are still ours: somebody else may have taken them when our lease ended."""
    ids = [rij.id for rij in partij.rijen]
    return and_(col(Uitgaand.id).in_(ids), col(Uitgaand.lener) == partij.lener, col(Uitgaand.klaar).is_(None))


_IDS = col(Uitgaand.id).in_(bindparam("ids", expanding=True))
_LEEN = _zet(_IDS).values(lener=bindparam("lener_nu"), geleend_tot=_MOMENT, pogingen=col(Uitgaand.pogingen) + 1)
_GEDAAN = _zet(and_(_IDS, col(Uitgaand.lener) == bindparam("lener_nu"), col(Uitgaand.klaar).is_(None))).values(
    klaar=_MOMENT, geleend_tot=None, lener=""
)
_VERS = select(1).where(
    col(Lijn.bestemming) == bindparam("bestemming"),
    col(Lijn.fouten) == 0,
    col(Lijn.fout) == "",
    col(Lijn.goed) >= _MOMENT,
)


def _klaar(session: Session, partij: Partij) -> bool:
    """They are done; False when they are not ours any more."""
    gedaan = session.connection().execute(_GEDAAN, {"ids": [rij.id for rij in partij.rijen], "lener_nu": partij.lener, "moment": nu()})
    return cast("CursorResult[Any]", gedaan).rowcount > 0


def _geleend(session: Session, partij: Partij) -> list[Uitgaand]:
    return list(session.exec(select(Uitgaand).where(_van(partij)).order_by(col(Uitgaand.volgorde), col(Uitgaand.id))))


@dataclass
class _Houvast:
    """A lease that is held: where, and at which monotonic second it is renewed."""

    engine: Engine
    partij: Partij
    straks: float = field(default_factory=lambda: monotonic() + LEEN.total_seconds() / 3)


class _Wachter:
    """Renews what is held, from one thread, that ends when nothing is."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._houvast: dict[str, _Houvast] = {}
        self._draad: threading.Thread | None = None

    @contextmanager
    def houd(self, engine: Engine, partij: Partij) -> Iterator[None]:
        """Renew the lease for as long as sending takes."""
        with self._slot:
            self._houvast[partij.lener] = _Houvast(engine, partij)
            if self._draad is None:
                self._draad = threading.Thread(target=self._waak, name="lease", daemon=True)
                self._draad.start()
        try:
            yield
        finally:
            with self._slot:
                del self._houvast[partij.lener]

    def _waak(self) -> None:
        while True:
            time.sleep(TIK)
            with self._slot:
                if not self._houvast:
                    self._draad = None
                    return
                nodig = [houvast for houvast in self._houvast.values() if houvast.straks <= monotonic()]
            for engine in {houvast.engine for houvast in nodig}:
                self._verleng(engine, [houvast for houvast in nodig if houvast.engine is engine])

    @staticmethod
    def _verleng(engine: Engine, nodig: Sequence[_Houvast]) -> None:
        # Whatever is wrong with the database now, it is asked again before the lease ends.
        with suppress(Exception), Session(engine) as session:
            for houvast in nodig:
                session.execute(_zet(_van(houvast.partij)).values(geleend_tot=nu() + LEEN))
            session.commit()
            for houvast in nodig:
                houvast.straks = monotonic() + LEEN.total_seconds() / 3


_wachter = _Wachter()


def _lijn(session: Session, bestemming: str) -> Lijn:
    lijn = session.get(Lijn, bestemming, with_for_update=True)
    if lijn is None:
        slot(session, f"uitgaand:{bestemming}")
        lijn = session.get(Lijn, bestemming)
    if lijn is None:
        lijn = Lijn(bestemming=bestemming)
        session.add(lijn)
        session.flush()
    return lijn


def _goed(session: Session, bestemming: str) -> None:
    if session.connection().execute(_VERS, {"bestemming": bestemming, "moment": nu() - timedelta(minutes=1)}).first() is None:
        lijn = _lijn(session, bestemming)
        lijn.fouten, lijn.dicht_tot, lijn.fout, lijn.uitleg, lijn.goed = 0, None, "", "", nu()


def _geweigerd(engine: Engine, bestemming: str, partij: Partij, fout: Weigering, handel: Handel[T, U]) -> None:
    """Of several rows nobody knows which one was refused: they go again one by one. One row waits for a person."""
    with Session(engine) as session:
        rijen = _geleend(session, partij)
        _goed(session, bestemming)
        for rij in rijen:
            rij.geleend_tot, rij.lener, rij.los = None, "", True
        if len(partij.rijen) == 1 and rijen:
            rijen[0].fout, rijen[0].uitleg = fout.code[:200], fout.uitleg[:200]
            session.flush()
            handel.weigerde(session, partij.rijen)
        session.commit()


def _uitgesteld(engine: Engine, bestemming: str, partij: Partij, *, na: float | None = None, storing: Storing | None = None) -> None:
    """`bestemming`: whose line failed, "" when no line did."""
    with Session(engine) as session:
        for rij in _geleend(session, partij):
            _straks(rij, 0.0 if storing else na)
        if not bestemming:
            session.commit()
            return
        lijn = _lijn(session, bestemming)
        lijn.fouten += 1
        if storing is not None:
            lijn.fout, lijn.uitleg = storing.code[:200], storing.uitleg[:200]
        rust = _gerust(na) if na is not None else 0.0
        if storing is not None or lijn.fouten >= DOORSLAG:
            rust = max(rust, min(2.0 ** min(max(lijn.fouten - DOORSLAG, 0), 12), LANGSTE_RUST) * _toeval())
        if rust:
            lijn.dicht_tot = nu() + timedelta(seconds=rust)
        session.commit()


def _onvoorzien(engine: Engine, partij: Partij) -> None:
    """It comes back; after so many times the one row that does it waits for a person, who else would never hear of it."""
    with Session(engine) as session:
        rijen = _geleend(session, partij)
        for rij in rijen:
            _straks(rij)
            rij.los = rij.los or rij.pogingen >= GEDULD
        if len(partij.rijen) == 1 and rijen and rijen[0].pogingen > GEDULD:
            rijen[0].fout = "onvoorzien"
        session.commit()


def _toeval() -> float:
    return random.uniform(0.8, 1.2)  # noqa: S311 - jitter, no secret


def _gerust(na: float) -> float:
    """Never sooner than was asked, and at most an hour."""
    return min(max(na, 0.0), LANGSTE_WACHT) * random.uniform(1.0, 1.2)  # noqa: S311 - jitter, no secret


def _straks(rij: Uitgaand, na: float | None = None) -> None:
    """Try it later: after `na` seconds or a little more, or after our own growing pause."""
    pauze = _gerust(na) if na is not None else min(2.0 ** min(rij.pogingen, 12), LANGSTE_RUST) * _toeval()
    rij.beschikbaar = nu() + timedelta(seconds=pauze)
    rij.geleend_tot, rij.lener = None, ""


def opnieuw(session: Session, bestemming: str, rij_id: str | None = None) -> int:
    """A person looked: what was refused here (or one row of it) goes again, and the line is tried at once. Gives how many rows."""
    vraag = select(Uitgaand).where(col(Uitgaand.bestemming) == bestemming, col(Uitgaand.klaar).is_(None), col(Uitgaand.fout) != "")
    rijen = session.exec(vraag if rij_id is None else vraag.where(col(Uitgaand.id) == rij_id)).all()
    for rij in rijen:
        rij.fout, rij.uitleg, rij.pogingen, rij.beschikbaar = "", "", 0, nu()
    wek(session, bestemming)
    return len(rijen)


def wek(session: Session, bestemming: str) -> None:
    """A person mended the line: it is tried at once."""
    lijn = session.get(Lijn, bestemming)
    if lijn is not None:
        lijn.fouten, lijn.dicht_tot, lijn.fout, lijn.uitleg = 0, None, "", ""
    session.flush()


def zend_weer(session: Session, kring_id: str, ding_id: str) -> bool:
    """Put the newest row of a thing back in line when it was handled before; False when there is none."""
    vraag = select(Uitgaand).where(col(Uitgaand.kring_id) == kring_id, col(Uitgaand.ding_id) == ding_id)
    rij = session.exec(vraag.order_by(col(Uitgaand.volgorde).desc(), col(Uitgaand.id).desc())).first()
    if rij is not None and rij.klaar is not None:
        rij.klaar, rij.fout, rij.uitleg, rij.pogingen, rij.beschikbaar = None, "", "", 0, nu()
        session.flush()
    return rij is not None


def laat_vallen(session: Session, *banen: str) -> None:
    """What was refused in these lanes need not go any more."""
    waar = col(Uitgaand.baan).in_(banen) if banen else false()
    session.execute(update(Uitgaand).where(waar, col(Uitgaand.klaar).is_(None), col(Uitgaand.fout) != "").values(klaar=nu()))
