"""The worker: sees to deliveries, worries, the log and what must be erased, until it is told to stop."""

import logging
import threading
import time
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from basis.clock import nu, vandaag
from basis.gereed import klop
from basis.logboek.actions import ruim_op
from basis.logboek.controlepunten import checkpoint
from gezinsapp.bezorger import Bezorger, Postkamer
from gezinsapp.opruimen import Opruimer
from gezinsapp.seiner import Seiner
from jim.gesprekken.wachtend import meet_antwoordtijden
from jim.kring.leeftijd import verwerk
from jim.kring.nood import rond_af
from jim.zorgen.actions import bewaak

ZORG_SECONDEN = 5.0
"""Between two looks at worries that wait."""


class Logwacht:
    """Keeps the log: signs how far it is each hour, erases each day what is older than five years; both also at the start."""

    def __init__(self, engine: Engine, logmap: str, logsleutel: str) -> None:
        """Without `logmap` nothing is signed."""
        self.engine, self.logmap, self.logsleutel = engine, logmap, logsleutel
        self.tekenen = self.opruimen = time.monotonic()

    def kijk(self) -> None:
        """Do what is due. A folder that can't be written is reported, and tried again an hour later."""
        moment = time.monotonic()
        if self.logmap and moment >= self.tekenen:
            self.tekenen = moment + 3600
            try:
                with Session(self.engine.execution_options(alleen_lezen=True)) as session:
                    checkpoint(session, Path(self.logmap), self.logsleutel)
            except OSError:
                logging.getLogger(__name__).exception("no checkpoint of the log was written")
        if moment >= self.opruimen:
            self.opruimen = moment + 86400
            with Session(self.engine) as session:
                ruim_op(session, nu())
                session.commit()


def vier_verjaardagen(engine: Engine) -> int:
    """Draw the consequences of the age limits that were passed; gives how many kringen passed one."""
    with Session(engine) as session:
        gepasseerd = verwerk(session, vandaag())
        session.commit()
    return gepasseerd


def draai(
    engine: Engine, bezorger: Bezorger, stop: threading.Event, logmap: str = "", logsleutel: str = "", seiner: Seiner | None = None
) -> None:
    """Work until `stop` is set: a look four times a second, and each provider is served beside it. Seintjes go beside it: a slow service holds nothing up."""
    if seiner is not None:
        threading.Thread(target=seiner.draai, args=(stop,), name="seiner", daemon=True).start()
    post = Postkamer(engine, bezorger, stop)
    wacht = Logwacht(engine, logmap, logsleutel)
    opruimer = Opruimer(engine, logmap)
    zorg_op = 0.0
    gevierd: date | None = None
    while not stop.is_set():
        post.kijk()
        wacht.kijk()
        opruimer.kijk()
        if gevierd != vandaag():
            vier_verjaardagen(engine)
            with Session(engine) as session:
                meet_antwoordtijden(session, nu())
                session.commit()
            gevierd = vandaag()
        if time.monotonic() >= zorg_op:
            zorg_op = time.monotonic() + ZORG_SECONDEN
            with Session(engine) as session:
                klop(session, "worker")
                rond_af(session, nu())
                session.commit()
                bewaak(session, nu())
                session.commit()
        stop.wait(0.25)
    post.sluit()
