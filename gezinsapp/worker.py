"""The worker: takes outbox rows and delivers them, until it is told to stop."""

import json
import logging
import threading
import time
from datetime import date
from pathlib import Path

import httpx
from sqlalchemy import Engine
from sqlmodel import Session

from basis.clock import nu, vandaag
from basis.events import Uitgaand, meld
from basis.gereed import klop
from basis.logboek.actions import Logpost, noteer, ruim_op
from basis.logboek.controlepunten import checkpoint
from basis.logboek.models import Actie, Bron, Grond, Uitkomst
from basis.outbox import Later, werk
from basis.rechten import Rol
from doelen.doel.levering import lever
from doelen.koppeling.fhir import FhirDossier
from doelen.koppeling.poort import Dossier, Geweigerd, TijdelijkNietBereikbaar
from doelen.koppeling.smart import SCOPE, SmartClient
from gezinsapp.opruimen import Opruimer
from gezinsapp.seiner import Seiner
from jim.gesprekken.wachtend import meet_antwoordtijden
from jim.kring.leeftijd import verwerk
from jim.kring.models import Kring
from jim.kring.nood import rond_af
from jim.kring.queries import lid_ids
from jim.organisaties.models import Aanbieder
from jim.zorgen.actions import bewaak


class Bezorger:
    """Knows the record of each provider; keeps one connection and one token for each."""

    def __init__(self, sleutel: str) -> None:
        """`sleutel`: our private JWK in JSON."""
        self.sleutel = json.loads(sleutel) if sleutel else None
        self.http = httpx.Client(timeout=30)
        self.dossiers: dict[tuple[str, str], Dossier] = {}

    def dossier(self, session: Session, kring_id: str) -> Dossier:
        """The record of the kring's provider. Raises Later while it has none set up."""
        kring = session.get_one(Kring, kring_id)
        aanbieder = session.get_one(Aanbieder, kring.aanbieder_id)
        if not aanbieder.dossier_url or self.sleutel is None:
            raise Later(3600)
        plek = (aanbieder.id, aanbieder.dossier_url)
        if plek not in self.dossiers:
            client = SmartClient(
                aanbieder.dossier_url, aanbieder.dossier_client, self.sleutel, http=self.http, scope=aanbieder.dossier_scope or SCOPE
            )
            self.dossiers[plek] = FhirDossier(client, f"urn:gezinsapp:aanbieder:{aanbieder.id}")
        return self.dossiers[plek]

    def bezorg(self, session: Session, rij: Uitgaand) -> None:
        """Deliver one row; what the record refuses for good is kept with its code, for a person to look at."""
        uitkomst = Uitkomst.OK
        try:
            if not lever(session, rij, self.dossier(session, rij.kring_id)):
                return
        except TijdelijkNietBereikbaar as fout:
            raise Later(fout.retry_after) from None
        except Geweigerd as fout:
            rij.fout = fout.code[:200]
            uitkomst = Uitkomst.GEWEIGERD
        else:
            meld(session, rij.kring_id, lid_ids(session, rij.kring_id, Rol.JONGERE, Rol.OUDER, Rol.AANSPREEKPUNT), "dossier", rij.ding_id)
        session.flush()
        noteer(
            session,
            Logpost(
                Actie.UITVOER,
                rij.soort,
                uitkomst,
                grond=Grond.SYSTEEM,
                bron=Bron.WORKER,
                kring_id=rij.kring_id,
                ding_id=rij.ding_id,
                toegangspunt="worker",
            ),
        )


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
    engine: Engine, sleutel: str, stop: threading.Event, logmap: str = "", logsleutel: str = "", seiner: Seiner | None = None
) -> None:
    """Work until `stop` is set: at once when there is something, otherwise a look every half second. Seintjes go beside it: a slow service holds nothing up."""
    if seiner is not None:
        threading.Thread(target=seiner.draai, args=(stop,), name="seiner", daemon=True).start()
    bezorger = Bezorger(sleutel)
    wacht = Logwacht(engine, logmap, logsleutel)
    opruimer = Opruimer(engine, logmap)
    handelaars = {"doel": bezorger.bezorg, "meting": bezorger.bezorg}
    ronde = 0
    gevierd: date | None = None
    while not stop.is_set():
        wacht.kijk()
        opruimer.kijk()
        if gevierd != vandaag():
            vier_verjaardagen(engine)
            with Session(engine) as session:
                meet_antwoordtijden(session, nu())
                session.commit()
            gevierd = vandaag()
        if ronde % 20 == 0:
            with Session(engine) as session:
                klop(session, "worker")
                rond_af(session, nu())
                session.commit()
                bewaak(session, nu())
                session.commit()
        ronde += 1
        if not werk(engine, handelaars):
            stop.wait(0.5)
