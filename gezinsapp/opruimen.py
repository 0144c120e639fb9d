"""What goes by itself: the worker's daily round, and the file of what was erased. Doing it twice changes nothing."""

import logging
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, delete, select

from basis.clock import nu
from basis.drempel import BEWAARD as POGING_BEWAARD
from basis.drempel import Poging
from basis.eenmaal import Eenmalig
from basis.events import Gebeurtenis
from basis.identiteit.models import Aanmelding, Herstel, Sessie
from basis.identiteit.queries import GRENZEN
from basis.wissen.actions import leeg_wal, schrijf
from basis.wissen.queries import lees, wissingen
from ervaring.beleving.models import Beleving
from ervaring.terug.actions import stel_samen
from gezinsapp.wissen import wis_gesloten
from jim.gesprekken.bewaren import ruim_verlopen
from jim.kring.herstel import LOOPT
from jim.kring.models import Uitnodiging

BEWAARD = timedelta(days=30)
"""How long what has done its work is kept: links, ways back, events."""
_DAG, _TIK = 86400.0, 10.0
_TERUGKIJKEN = timedelta(hours=1)
"""Transactions commit in another order than they note the moment."""


def _sessies_voorbij(moment: datetime) -> ColumnElement[bool]:
    return or_(
        *(
            and_(col(Sessie.soort) == soort, or_(col(Sessie.laatst) < moment - stil, col(Sessie.aangemaakt) < moment - langst))
            for soort, (stil, langst) in GRENZEN.items()
        )
    )


def _ingehaald(moment: datetime) -> ColumnElement[bool]:
    """Old events, but for the last one of each member: it carries the number from which the next one counts."""
    later = aliased(Gebeurtenis)
    zelfde = and_(col(later.kring_id) == col(Gebeurtenis.kring_id), col(later.lid_id) == col(Gebeurtenis.lid_id))
    er_is_later = select(later.nummer).where(zelfde, col(later.nummer) > col(Gebeurtenis.nummer)).correlate(Gebeurtenis).exists()
    return and_(col(Gebeurtenis.op) < moment - BEWAARD, er_is_later)


def ruim_op(session: Session, moment: datetime) -> dict[str, int]:
    """Delete what has done its work at this moment; gives how many rows of each table.

    An invitation that was never used stays until it is taken back: whether somebody with gezag is still to come depends on it.
    Answers go with the release of their figures; what never gave any goes after the year that followed.
    """
    oud = moment - BEWAARD
    weg: dict[type[SQLModel], ColumnElement[bool]] = {
        Uitnodiging: col(Uitnodiging.gebruikt) < oud,
        Aanmelding: or_(col(Aanmelding.gebruikt) < oud, col(Aanmelding.verloopt) < oud),
        Herstel: or_(and_(col(Herstel.status).not_in(LOOPT), col(Herstel.op) < oud), col(Herstel.verloopt) < oud),
        Gebeurtenis: _ingehaald(moment),
        Sessie: _sessies_voorbij(moment),
        Eenmalig: col(Eenmalig.op) < oud,
        Poging: col(Poging.venster) < moment - POGING_BEWAARD,
        Beleving: col(Beleving.kwartaal) < f"{moment.year - 1}-K1",
    }
    verbinding = session.connection()
    return {model.__name__: verbinding.execute(delete(model).where(waar)).rowcount for model, waar in weg.items()}


class Opruimer:
    """The round: each day, and at the start, what is over goes; each ten seconds the file gets what the ledger has more."""

    def __init__(self, engine: Engine, logmap: str) -> None:
        """Without `logmap` there is no file."""
        self.engine = engine
        self.map = Path(logmap) if logmap else None
        self.ronde = self.tik = time.monotonic()
        self.sinds: datetime | None = None
        self.gezien: set[str] = set()
        self.wal_vol = False

    def kijk(self) -> None:
        """Do what is due."""
        moment = time.monotonic()
        if moment >= self.ronde:
            self.ronde = moment + _DAG
            self.ruim()
        if moment >= self.tik:
            self.tik = moment + _TIK
            self.houd_bij()

    def ruim(self) -> None:
        """The daily round."""
        moment = nu()
        wis_gesloten(self.engine, moment)
        weg = 1
        while weg:
            with Session(self.engine) as session:
                weg = ruim_verlopen(session, moment)
                session.commit()
        with Session(self.engine) as session:
            ruim_op(session, moment)
            session.commit()
        with Session(self.engine) as session:
            stel_samen(session, moment.date())
            session.commit()

    def houd_bij(self) -> None:
        """Write down outside the database what was erased, and leave nothing of it in SQLite's write-ahead log."""
        with Session(self.engine.execution_options(alleen_lezen=True)) as session:
            nieuw = [r for r in wissingen(session, self.sinds) if r.id not in self.gezien]
        if nieuw:
            self.wal_vol = True
        if nieuw and self.map is not None:
            try:
                staat_er = {r.id for r in lees(self.map)[0]}
                schrijf(self.map, [r for r in nieuw if r.id not in staat_er])
            except OSError:
                logging.getLogger(__name__).exception("what was erased is not in the file")
                return
        if nieuw:
            self.sinds = nieuw[-1].moment - _TERUGKIJKEN
            self.gezien.update(r.id for r in nieuw)
        if self.wal_vol:
            self.wal_vol = not leeg_wal(self.engine)
