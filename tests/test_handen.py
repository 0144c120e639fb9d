"""The hands of the deliverer: a record that keeps us waiting costs nobody else a turn, however many do, and a quick one gets what it always got."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from doelen.koppeling.smart import jwks
from gezinsapp import bezorger as module
from gezinsapp.bezorger import LIJNEN, PER_LIJN, Bezorger, Postkamer, Tijden
from tests.bouw import bouw_wereld
from tests.grillig import Antwoord, Grillig, Verzoek, grillig
from tests.test_grillen import SLEUTEL, Lijnwerk, bouw

TRAAG = 0.4


@dataclass
class Druk:
    """Providers with a kring each, a hand to hold back their records, and one deliverer for all."""

    engine: Engine
    session: Session
    stapel: ExitStack
    bezorger: Bezorger
    los: threading.Event

    def aanbieder(self, doelen: int, *, kringen: int = 1, traag: bool = False, rust: float = 0.0) -> Lijnwerk:
        """One more, with so many goals that wait in each kring; a slow one answers when it is let go, or the test is over."""
        record = self.stapel.enter_context(grillig(jwks([SLEUTEL])))
        if traag:
            record.grillen.append(self._houd)
        if rust:
            record.grillen.append(lambda v: time.sleep(rust) if v.soort == "bundel" else None)
        werelden = [bouw_wereld(self.session) for _ in range(kringen)]
        for wereld in werelden:
            wereld.kring.aanbieder_id = werelden[0].aanbieder.id
            werk = bouw(wereld, self.engine, record)
            for n in range(doelen):
                werk.doel(n % 3)
        return Lijnwerk(werelden[0], self.engine, record, self.bezorger)

    def _houd(self, verzoek: Verzoek) -> Antwoord | None:
        if verzoek.soort == "bundel":
            self.los.wait(60)
        return None

    def tot(self, werk: Lijnwerk, scores: int, seconden: float = 30) -> float:
        """Look as the worker does until this record has so many scores; gives how long that took."""
        kamer, begin = Postkamer(self.engine, self.bezorger, threading.Event()), time.monotonic()
        try:
            while len(werk.record.van("Observation")) < scores:
                assert time.monotonic() < begin + seconden, len(werk.record.van("Observation"))
                kamer.kijk()
                time.sleep(0.05)
            return time.monotonic() - begin
        finally:
            kamer.stop.set()
            self.los.set()
            kamer.sluit()


@pytest.fixture
def druk(engine: Engine, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Druk]:
    monkeypatch.setattr(module, "TRAAG", TRAAG)
    with ExitStack() as stapel:
        yield Druk(engine, session, stapel, Bezorger(json.dumps(SLEUTEL)), threading.Event())


def vast(record: Grillig) -> int:
    return sum(v.soort == "bundel" for v in record.verzoeken)


@pytest.mark.parametrize("hoeveel", [3, LIJNEN + 2])
def test_een_vlotte_aanbieder_wacht_niet_op_trage(druk: Druk, hoeveel: int):
    trage = [druk.aanbieder(1, kringen=4 if hoeveel == 3 else 1, traag=True) for _ in range(hoeveel)]
    vlot = druk.aanbieder(5)
    assert druk.tot(vlot, 5) < 20
    assert all(vast(werk.record) <= PER_LIJN for werk in trage), "before it is known to be slow it has three hands at most"


def test_een_trage_krijgt_een_hand_en_daarna_weer_drie(druk: Druk):
    tijden = druk.bezorger.tijden
    tijden._duur["a"] = TRAAG + 1  # pyright: ignore[reportPrivateUsage]
    assert tijden.traag("a") and not tijden.traag("b") and tijden.wachtend() == 0
    with tijden.meet("a"):
        pass
    assert not tijden.traag("a")
    with tijden.meet("b"):
        time.sleep(TRAAG + 0.1)
        assert tijden.traag("b") and tijden.wachtend() == 1
    assert tijden.traag("b") and tijden.wachtend() == 0


def test_wie_traag_was_houdt_geen_drie_handen(druk: Druk):
    traag = druk.aanbieder(1, kringen=4, traag=True)
    druk.bezorger.tijden._duur[traag.wereld.aanbieder.id] = TRAAG + 1  # pyright: ignore[reportPrivateUsage]
    vlot = druk.aanbieder(3)
    druk.tot(vlot, 3)
    assert isinstance(druk.bezorger.tijden, Tijden)
    assert vast(traag.record) <= 1


def test_met_meer_aanbieders_dan_handen_komt_ieder_aan_de_beurt(druk: Druk, monkeypatch: pytest.MonkeyPatch):
    """All of them quick, and busy for long: the last one is not held up until the first has nothing left."""
    monkeypatch.setattr(module, "LIJNEN", 2)
    monkeypatch.setattr(module, "BEURT", 0.3)
    bezig = [druk.aanbieder(20, rust=0.2) for _ in range(2)]
    laatste = druk.aanbieder(1)
    druk.tot(laatste, 1)
    assert all(len(werk.record.van("Goal")) < 20 for werk in bezig)
