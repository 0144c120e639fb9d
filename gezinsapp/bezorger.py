"""What was released goes to the record of the kring's provider: each provider has a line of its own, so a slow one holds up nobody else."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import httpx
from sqlalchemy import Engine, bindparam
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Lijn, meld
from basis.logboek.actions import Logpost, noteer_veel
from basis.logboek.models import Actie, Bron, Grond, Uitkomst
from basis.outbox import DOORSLAG, Later, Rij, Storing, Weigering, bestemmingen, werk
from doelen import bestanden, intrekking
from doelen.doel import levering, vergelijking
from doelen.doel.voorstellen import boeken, lees_in, met_voorstel
from doelen.evaluatie import levering as evaluatie
from doelen.koppeling import deur, koppeltaal
from doelen.koppeling.bestand import BestandDossier
from doelen.koppeling.fhir import FhirDossier
from doelen.koppeling.poort import (
    Dossier,
    Geweigerd,
    IntrekkingVoorDossier,
    LijstVoorDossier,
    Ontvangst,
    TijdelijkNietBereikbaar,
    TScoreVoorDossier,
    VerbindingStuk,
    Zending,
)
from doelen.koppeling.smart import SCOPE, SmartClient, sleutelbos
from doelen.rom import vrijgave
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder
from jim.organisaties.queries import deelt_client

LIJNEN = 8
"""So many deliveries go on at once, beside those that only wait for a slow record."""
HOOGUIT = 64
"""So many with those."""
TRAAG = 2.0
"""Seconds for one answer, after which a record is slow: it gets one hand, and that hand does not count among the eight."""
BEURT = 2.0
"""Seconds for which a hand goes on with one provider while another has none."""
BESTAND = "bestand:"
"""The address of a record that is a folder of files; only the keeper of the app can set it."""
KIJK_OM = 60.0
"""Seconds between two looks at whether two providers share a client id."""
LEES_OM = 300.0
"""Seconds between two looks at what changed in a record."""
OVERLAP = timedelta(minutes=10)
"""So much of what was read before is read again: their clock is not ours."""
PER_LIJN = 3
"""So many of these to one provider."""
PAD = "dossierbestand"
"""Where a record fetches its files, at our address."""
Vracht = Zending | TScoreVoorDossier | LijstVoorDossier | IntrekkingVoorDossier


_VAN_WIE = (
    select(Kring, Aanbieder)
    .join(Aanbieder, col(Aanbieder.id) == col(Kring.aanbieder_id))
    .where(col(Kring.id) == bindparam("kring_id"))
    .options(defer(Kring.roepnaam))  # pyright: ignore[reportArgumentType]
)
"""Built once: making this statement costs more than running it."""


class Plek(NamedTuple):
    """Where a provider's record is, and how it is spoken to: `soort` is fhir, koppeltaal or bestand, `systeem` that of our pseudonyms there."""

    aanbieder_id: str
    systeem: str
    soort: str
    url: str
    client_id: str
    alg: str
    scope: str


def plek(van: Aanbieder) -> Plek:
    """Where this provider's record is."""
    if van.dossier_soort == "koppeltaal":
        alg, scope = koppeltaal.ALG, van.dossier_scope or koppeltaal.SCOPE
    else:
        alg, scope = van.dossier_alg, van.dossier_scope or SCOPE
    soort = "bestand" if van.dossier_url == BESTAND else van.dossier_soort
    return Plek(van.id, van.pseudoniem_systeem, soort, van.dossier_url, van.dossier_client, alg, scope)


class Lading(NamedTuple):
    """What goes, where to, and which members (lid ids) may notice when it arrived."""

    wat: Vracht
    waar: Plek
    hoort: Sequence[str]


@dataclass(frozen=True)
class Kast:
    """Keeps the files that records fetch from us, at our address `origin`."""

    engine: Engine
    origin: str

    def bewaar(self, aanbieder_id: str, stuk: koppeltaal.Stuk) -> str:
        """Keep a file and give where it is fetched. It stands before anybody is told of it."""
        with Session(self.engine) as session:
            naam = bestanden.bewaar(session, aanbieder_id, stuk)
            session.commit()
        return f"{self.origin}/{PAD}/{aanbieder_id}/{naam}"


class Tijden:
    """How long each record lets us wait: now, and the last time."""

    def __init__(self) -> None:
        """Nobody was asked anything yet."""
        self._slot = threading.Lock()
        self._lopend: dict[object, tuple[str, float]] = {}
        self._duur: dict[str, float] = {}

    @contextmanager
    def meet(self, wie: str) -> Iterator[None]:
        """Measure one question to this record."""
        teken, begin = object(), monotonic()
        with self._slot:
            self._lopend[teken] = (wie, begin)
        try:
            yield
        finally:
            with self._slot:
                del self._lopend[teken]
                self._duur[wie] = monotonic() - begin

    def traag(self, wie: str) -> bool:
        """Does it keep us waiting, or did it the last time?"""
        with self._slot:
            lopend = (monotonic() - begin for ander, begin in self._lopend.values() if ander == wie)
            return max(self._duur.get(wie, 0.0), *lopend, 0.0) > TRAAG

    def wachtend(self) -> int:
        """How many questions wait for a slow answer now."""
        with self._slot:
            return sum(monotonic() - begin > TRAAG for _, begin in self._lopend.values())


class Bezorger:
    """Knows the record of each provider; keeps one connection and one token for each."""

    def __init__(self, sleutels: str, dossiermap: str = "", kast: Kast | None = None, *, buiten: bool = False) -> None:
        """`sleutels`: our private JWKs in JSON. `dossiermap`: where files stand for providers without FHIR. `kast`: for those with Koppeltaal.

        `buiten`: go to records on the internet only, as wherever real families are.
        """
        self.sleutels, self.dossiermap, self.kast = sleutelbos(sleutels), dossiermap, kast
        self.http = deur.client(httpx.Timeout(45, connect=10), buiten=buiten)
        self.tijden = Tijden()
        self._dossiers: dict[tuple[Plek, bool], Dossier] = {}
        self._gedeeld: dict[str, tuple[bool, float]] = {}

    def laad(self, session: Session, rijen: Sequence[Rij]) -> Lading | None:
        """Read what goes, where to, and who may notice when it arrived."""
        kring, aanbieder = session.exec(_VAN_WIE, params={"kring_id": rijen[0].kring_id}).one()
        waar = self.ken(session, aanbieder)
        los = {"t": evaluatie.laad, "lijst": vrijgave.laad, "ja": intrekking.laad}.get(rijen[0].soort)
        if los is not None:
            vracht = los(session, rijen[0])
            return None if vracht is None else Lading(vracht, waar, ())
        geladen = levering.laad(session, kring, rijen, alle=waar.soort == "koppeltaal")
        return None if geladen is None else Lading(geladen[0], waar, geladen[1])

    def ken(self, session: Session, aanbieder: Aanbieder) -> Plek:
        """Where its record is; from time to time also whether another provider goes by the same name there."""
        _, tot = self._gedeeld.get(aanbieder.id, (False, 0.0))
        if tot < monotonic():
            self._gedeeld[aanbieder.id] = (deelt_client(session, aanbieder), monotonic() + KIJK_OM)
        return plek(aanbieder)

    def dossier(self, waar: Plek) -> Dossier:
        """The record at this place. Raises VerbindingStuk while it is not set up."""
        gedeeld, _ = self._gedeeld.get(waar.aanbieder_id, (False, 0.0))
        if (waar, gedeeld) not in self._dossiers:
            self._dossiers[waar, gedeeld] = self.bestand(waar) if waar.soort == "bestand" else self._over_http(waar, elders=not gedeeld)
        return self._dossiers[waar, gedeeld]

    def _over_http(self, waar: Plek, *, elders: bool) -> Dossier:
        try:
            client = SmartClient(waar.url, waar.client_id, self.sleutels, http=self.http, alg=waar.alg, scope=waar.scope, elders=elders)
        except ValueError as fout:
            raise VerbindingStuk("adres" if waar.url else "niet_ingericht", str(fout)) from None
        if waar.soort == "fhir":
            return FhirDossier(client, waar.systeem)
        if self.kast is None:
            raise VerbindingStuk("map", "GEZINSAPP_ORIGIN")
        return koppeltaal.KoppeltaalDossier(client, waar.systeem, partial(self.kast.bewaar, waar.aanbieder_id))

    def bestand(self, waar: Plek) -> BestandDossier:
        """The files of this provider. Raises VerbindingStuk without a folder for them."""
        if not self.dossiermap:
            raise VerbindingStuk("map", "GEZINSAPP_DOSSIERMAP")
        return BestandDossier(Path(self.dossiermap) / waar.aanbieder_id)

    def verstuur(self, vracht: Lading) -> Mapping[str, Ontvangst]:
        """Send it. Raises what the outbox understands."""
        wat = vracht.wat
        try:
            with self.tijden.meet(vracht.waar.aanbieder_id):
                return self._geef(self.dossier(vracht.waar), wat)
        except TijdelijkNietBereikbaar as fout:
            raise Later(fout.retry_after) from None
        except VerbindingStuk as fout:
            raise Storing(fout.code, fout.uitleg) from None
        except Geweigerd as fout:
            raise Weigering(fout.code, fout.uitleg) from None

    @staticmethod
    def _geef(dossier: Dossier, wat: Vracht) -> Mapping[str, Ontvangst]:
        if isinstance(wat, IntrekkingVoorDossier):
            return dossier.trek_in(wat)
        if isinstance(wat, LijstVoorDossier):
            return dossier.lever_lijst(wat)
        return dossier.lever(wat) if isinstance(wat, Zending) else dossier.lever_t(wat)

    def noteer(self, session: Session, rijen: Sequence[Rij], vracht: Lading, uitslag: Mapping[str, Ontvangst]) -> None:
        """Write down that it arrived, tell who may know, and log each thing that left."""
        kring_id, wat = rijen[0].kring_id, vracht.wat
        if isinstance(wat, Zending):
            nieuw = levering.noteer(session, kring_id, uitslag, wat.doel)
            meld(session, kring_id, vracht.hoort, "dossier", wat.doel.sleutel)
            if nieuw:
                noteer_veel(session, [_gelezen(kring_id, wat.doel.sleutel)])
        elif not isinstance(wat, IntrekkingVoorDossier):
            levering.noteer(session, kring_id, uitslag)
        self._log(session, [rij for rij in rijen if intrekking.sleutel(rij) in uitslag], Uitkomst.OK)

    def weigerde(self, session: Session, rijen: Sequence[Rij]) -> None:
        """Log that it was refused."""
        self._log(session, rijen, Uitkomst.GEWEIGERD)

    @staticmethod
    def _log(session: Session, rijen: Sequence[Rij], uitkomst: Uitkomst) -> None:
        posten = [
            Logpost(
                Actie.UITVOER,
                rij.soort,
                uitkomst,
                grond=Grond.SYSTEEM,
                bron=Bron.WORKER,
                kring_id=rij.kring_id,
                ding_id=intrekking.sleutel(rij),
                toegangspunt="worker",
            )
            for rij in rijen
        ]
        noteer_veel(session, posten)


def vergelijk(engine: Engine, bezorger: Bezorger, aanbieder_id: str) -> int:
    """Compare a provider's record with our books; gives how many differences. Raises what the port raises."""
    with Session(engine.execution_options(alleen_lezen=True)) as session:
        waar = bezorger.ken(session, session.get_one(Aanbieder, aanbieder_id))
    with bezorger.tijden.meet(f"{aanbieder_id} vergelijken"):
        daar = list(bezorger.dossier(waar).alles())
    with Session(engine) as session:
        aantal = vergelijking.vergelijk(session, aanbieder_id, daar)
        session.commit()
    return aantal


def _gelezen(kring_id: str, doel_id: str) -> Logpost:
    return Logpost(
        Actie.MAKEN, "voorstel", grond=Grond.SYSTEEM, bron=Bron.WORKER, kring_id=kring_id, ding_id=doel_id, toegangspunt="worker"
    )


def lees(engine: Engine, bezorger: Bezorger, aanbieder_id: str) -> int:
    """Read what changed in a provider's record since the last time; gives how many goals have a new proposal. Raises what the port raises."""
    begin = nu()
    with Session(engine.execution_options(alleen_lezen=True)) as session:
        waar, lijn = bezorger.ken(session, session.get_one(Aanbieder, aanbieder_id)), session.get(Lijn, aanbieder_id)
        bekend, open_ = boeken(session, aanbieder_id), met_voorstel(session, aanbieder_id)
        sinds = lijn.gelezen - OVERLAP if lijn is not None and lijn.gelezen else None
    with bezorger.tijden.meet(f"{aanbieder_id} lezen"):
        wijzigingen = bezorger.dossier(waar).gewijzigd(sinds) if bekend else ()
        anders = [w for w in wijzigingen if w.sleutel in bekend and (w.anders or w.sleutel in open_)]
    nieuw = 0
    for wijziging in anders:
        kring_id, versie = bekend[wijziging.sleutel]
        with Session(engine) as session:
            if lees_in(session, kring_id, wijziging, versie):
                noteer_veel(session, [_gelezen(kring_id, wijziging.sleutel)])
                nieuw += 1
            session.commit()
    with Session(engine) as session:
        lijn = session.get(Lijn, aanbieder_id) or Lijn(bestemming=aanbieder_id)
        lijn.gelezen = begin
        session.add(lijn)
        session.commit()
    return nieuw


class Postkamer:
    """Sees what waits, and gives each provider its own hands: one that is slow gets one, and a hand that waits for it is nobody else's loss."""

    def __init__(self, engine: Engine, bezorger: Bezorger, stop: threading.Event) -> None:
        """`stop`: begin nothing new any more."""
        self.engine, self.bezorger, self.stop = engine, bezorger, stop
        self._pool = ThreadPoolExecutor(HOOGUIT, thread_name_prefix="bezorger")
        self._bezig: dict[tuple[str, int], Future[None]] = {}
        self._laatst: dict[str, float] = {}
        self._krap = False
        self._lezen_na: dict[str, float] = {}

    def kijk(self) -> None:
        """Set hands to work wherever something can go."""
        with Session(self.engine.execution_options(alleen_lezen=True)) as session:
            waarheen = bestemmingen(session)
            gevraagd = session.exec(select(Lijn.bestemming).where(col(Lijn.vergelijk))).all()
            open_lijnen = session.exec(select(Lijn.bestemming).where(col(Lijn.goed).is_not(None))).all()
        self._bezig = {hand: loopt for hand, loopt in self._bezig.items() if not loopt.done()}
        beurt = sorted(waarheen, key=lambda bestemming: self._laatst.get(bestemming, 0.0))
        elk_een = [self._zet((bestemming, 0), partial(self._leeg, bestemming, 0)) for bestemming in beurt]
        self._krap = not all(elk_een)
        for bestemming in gevraagd:
            self._zet((bestemming, -1), partial(self._vergelijk, bestemming))
        for bestemming in open_lijnen:
            if self._lezen_na.get(bestemming, 0) <= monotonic() and self._zet((bestemming, -2), partial(self._lees, bestemming)):
                self._lezen_na[bestemming] = monotonic() + LEES_OM
        for bestemming, hand in ((bestemming, hand) for hand in range(1, PER_LIJN) for bestemming in beurt):
            if not self.bezorger.tijden.traag(bestemming):
                self._zet((bestemming, hand), partial(self._leeg, bestemming, hand))

    def _zet(self, hand: tuple[str, int], doe: Callable[[], None]) -> bool:
        """Set a hand to work that is not at work yet; False when none is free."""
        if hand in self._bezig:
            return True
        if len(self._bezig) - self.bezorger.tijden.wachtend() >= LIJNEN or len(self._bezig) >= HOOGUIT:
            return False
        self._bezig[hand] = self._pool.submit(doe)
        self._laatst[hand[0]] = monotonic()
        return True

    def _vergelijk(self, bestemming: str) -> None:
        """As asked. What can't be read now is asked again by a person: the page says why it did not work."""
        try:
            vergelijk(self.engine, self.bezorger, bestemming)
        except Exception as fout:  # noqa: BLE001 - what a record answers is not ours to foresee
            logging.getLogger(__name__).error("a record could not be compared: %s", type(fout).__name__)  # noqa: TRY400
            with Session(self.engine) as session:
                lijn = session.get_one(Lijn, bestemming)
                lijn.vergelijk, lijn.fouten = False, max(lijn.fouten, DOORSLAG)
                lijn.fout, lijn.uitleg = str(getattr(fout, "code", ""))[:200], str(getattr(fout, "uitleg", ""))[:200]
                session.commit()

    def _lees(self, bestemming: str) -> None:
        """What can't be read now is read next time, from where it was read last."""
        try:
            lees(self.engine, self.bezorger, bestemming)
        except Exception as fout:  # noqa: BLE001 - as above
            logging.getLogger(__name__).error("the changes of a record could not be read: %s", type(fout).__name__)  # noqa: TRY400

    def _leeg(self, bestemming: str, hand: int) -> None:
        tot = monotonic() + BEURT

        def door() -> bool:
            return not (self.stop.is_set() or (hand and self.bezorger.tijden.traag(bestemming)) or (self._krap and monotonic() > tot))

        try:
            while not self.stop.is_set() and werk(self.engine, bestemming, self.bezorger, door):
                if not door():
                    return
        except SQLAlchemyError as fout:
            logging.getLogger(__name__).error("the outbox could not be read: %s", type(fout).__name__)  # noqa: TRY400

    def sluit(self) -> None:
        """Wait for what is under way."""
        self._pool.shutdown(wait=True, cancel_futures=True)
