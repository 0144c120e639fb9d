"""A worker and a record under fire: many released goals whose scores come in while both are killed, and what stands in the record afterwards."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from basis.events import Lijn, Uitgaand, stuur
from doelen.doel.actions import geef_vrij, trek_in
from doelen.doel.models import Doel, InDossier, Meting, Trede, Vrijgave
from doelen.koppeling import proef_epd
from doelen.koppeling.smart import jwks, maak_sleutel
from doelen.koppeling.termen import NIVEAUS
from jim.kring.models import Kring, Lid
from jim.kring.queries import actor_voor
from tests.bouw import HOOFDSLEUTEL, bouw_wereld, lid
from tests.epd import CLIENT_ID, Epd, vrije_poort

GEHEIM = "een-geheim-voor-de-proef-van-32-tekens"


def zaai(engine: Engine, epd: Epd, doelen: int, per_kring: int = 10) -> list[tuple[str, str, str]]:
    """Make kringen of a jongere of 17 with released goals, their goals already in the outbox; gives (kring, goal, member)."""
    uit = []
    with Session(engine) as session:
        w = bouw_wereld(session, jaar=2009)
        w.aanbieder.dossier_url, w.aanbieder.dossier_client, w.aanbieder.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
        for nummer in range(doelen):
            if nummer % per_kring == 0:
                kring = Kring(
                    roepnaam="Noor", geboren_jaar=2009, geboren_maand=3, profiel=2, intensiteit=2,
                    aanbieder_id=w.aanbieder.id, gemeente_id=w.gemeente.id,
                )  # fmt: skip
                session.add(kring)
                session.flush()
                noor = lid(session, kring, "jongere", "Noor")
                lid(session, kring, "aanspreekpunt", "Joost", wie=None)
            doel = Doel(kring_id=kring.id, door_lid_id=noor.id, eigen_woorden="x", tekst=f"Ik ga {nummer} keer fietsen")
            session.add(doel)
            session.flush()
            session.add_all(Trede(kring_id=kring.id, doel_id=doel.id, niveau=n, tekst=f"stap {n}") for n in (-2, 0, 2))
            session.add(Vrijgave(kring_id=kring.id, doel_id=doel.id, lid_id=noor.id))
            stuur(session, "doel", f"doel:{kring.id}:{doel.id}:1", kring.id, doel.id, baan=doel.id, bestemming=w.aanbieder.id)
            uit.append((kring.id, doel.id, noor.id))
        session.commit()
    return uit


def scoor(engine: Engine, doelen: list[tuple[str, str, str]], bestemming: str, groep: int = 50) -> None:
    """One score for each goal, a group at a time, as families do while the worker works."""
    for begin in range(0, len(doelen), groep):
        with Session(engine) as session:
            for kring_id, doel_id, lid_id in doelen[begin : begin + groep]:
                meting = Meting(kring_id=kring_id, doel_id=doel_id, lid_id=lid_id, niveau=random.choice((-2, 0, 2)))
                session.add(meting)
                session.flush()
                stuur(session, "meting", f"meting:{kring_id}:{meting.id}", kring_id, meting.id, baan=doel_id, bestemming=bestemming)
            session.commit()


def zeg(engine: Engine, doelen: list[tuple[str, str, str]], *, ja: bool) -> None:
    """The jongere of each of these goals takes his yes back, or says it again."""
    for kring_id, doel_id, lid_id in doelen:
        with Session(engine) as session:
            actor = actor_voor(session, session.get_one(Lid, (kring_id, lid_id)).persoon_id, kring_id)
            assert actor is not None
            (geef_vrij if ja else trek_in)(session, actor, doel_id)
            session.commit()


def wacht_tot_er(engine: Engine, doelen: list[tuple[str, str, str]], aantal: int, seconden: float = 120) -> None:
    """Wait until so many of these goals stand in the record, by our books: what is taken back after it was there is another case."""
    ids, tot = [doel_id for _kring, doel_id, _lid in doelen], time.monotonic() + seconden
    while time.monotonic() < tot:
        with Session(engine) as session:
            if len(session.exec(select(InDossier.ding_id).where(col(InDossier.ding_id).in_(ids))).all()) >= aantal:
                return
        time.sleep(0.2)


class Proces:
    """A process that can be killed where it stands, and started again."""

    def __init__(self, opdracht: list[str], omgeving: dict[str, str], log: Path) -> None:
        """`opdracht` starts it."""
        self.opdracht, self.omgeving, self.log, self.gedood, self.voorbij = opdracht, omgeving, log, 0, False
        self.start()

    def start(self) -> None:
        """Start it."""
        with self.log.open("ab") as log:
            self.proces = subprocess.Popen(self.opdracht, env={**os.environ, **self.omgeving}, stdout=log, stderr=log)

    def dood(self) -> None:
        """Kill it."""
        self.proces.send_signal(signal.SIGKILL)
        self.proces.wait()
        self.gedood += 1


@contextmanager
def vuur(engine: Engine, database_url: str, map_: Path) -> Iterator[tuple[Epd, Proces, Proces]]:
    """A record and a worker, each in a process of its own; gives the record, its process and the worker's."""
    sleutel, poort = maak_sleutel("vuur-1"), vrije_poort()
    epd_map = map_ / "epd"
    epd_map.mkdir()
    client = {"client_id": CLIENT_ID, "jwks": jwks([sleutel]), "scopes": proef_epd.SCOPE}
    (epd_map / "clients.json").write_text(json.dumps([client]), "utf-8")
    server = Proces(
        [sys.executable, "-m", "doelen.koppeling.proef_epd", "--port", str(poort), "--data", str(epd_map)], {}, map_ / "epd.log"
    )
    omgeving = {
        "DATABASE_URL": database_url, "GEZINSAPP_GEHEIM": GEHEIM, "GEZINSAPP_HOOFDSLEUTEL": HOOFDSLEUTEL, "GEZINSAPP_LOGMAP": "",
        "GEZINSAPP_LOGSLEUTEL": "", "GEZINSAPP_DOSSIER_SLEUTEL": json.dumps(sleutel),
    }  # fmt: skip
    worker = Proces([sys.executable, "-c", "from gezinsapp.cli import main; main()", "worker"], omgeving, map_ / "worker.log")
    try:
        yield Epd(proef_epd.basis_url(poort), sleutel), server, worker
    finally:
        for proces in (server, worker):
            proces.voorbij = True
            proces.proces.kill()
            proces.proces.wait()


def bestook(proces: Proces, keren: int, rust: tuple[float, float], dobbel: random.Random) -> threading.Thread:
    """Kill it so many times at random moments, `rust` seconds after it was started again."""

    def doe() -> None:
        for _ in range(keren):
            time.sleep(dobbel.uniform(*rust))
            if proces.voorbij:
                return
            proces.dood()
            proces.start()

    draad = threading.Thread(target=doe)
    draad.start()
    return draad


def wacht_tot_leeg(engine: Engine, seconden: float) -> int:
    """Until nothing waits or time is up; gives how many rows still wait."""
    tot = time.monotonic() + seconden
    while True:
        with Session(engine.execution_options(alleen_lezen=True)) as session:
            wacht = session.exec(select(func.count()).select_from(Uitgaand).where(col(Uitgaand.klaar).is_(None))).one()
        if not wacht or time.monotonic() > tot:
            return wacht
        time.sleep(0.5)


def lees(epd: Epd, soort: str) -> list[dict[str, Any]]:
    """All versions of a kind in the record, in the order in which they came."""
    with httpx.Client(timeout=60) as http:
        client = epd.client(http)
        uit: list[dict[str, Any]] = []
        pad = f"{soort}/_history?_count=500"
        while pad:
            bundel, _ = client.verzoek("GET", pad)
            uit += [entry["resource"] for entry in bundel.get("entry", []) if "resource" in entry]
            volgende = next((link["url"] for link in bundel.get("link", []) if link["relation"] == "next"), "")
            pad = volgende.removeprefix(epd.basis_url).strip("/")
    return uit[::-1]


def onderzoek(engine: Engine, epd: Epd) -> dict[str, int]:
    """Compare what families scored and said with what the record says: how many are there, lost, double, out of order, or changed without need.

    Of a goal whose yes was taken back nothing need be there; what is there of it came first, and its Consent says no.
    """
    per_doel: dict[str, list[str]] = defaultdict(list)
    niveaus: dict[str, int] = {}
    with Session(engine) as session:
        for doel_id, meting_id, niveau in session.exec(
            select(Meting.doel_id, Meting.id, Meting.niveau).order_by(col(Meting.op), col(Meting.id))
        ):
            per_doel[doel_id].append(meting_id)
            niveaus[meting_id] = niveau
        woorden = {doel.id: doel.tekst for doel in session.exec(select(Doel))}
        staat = {rij.ding_id: rij.verwijzing for rij in session.exec(select(InDossier))}
        nee = set(session.exec(select(Vrijgave.doel_id).where(col(Vrijgave.ingetrokken).is_not(None))))
        doelen = set(woorden) - nee
        fouten = session.exec(select(func.count()).select_from(Lijn).where(col(Lijn.fout) != "")).one()
    goals, scores = lees(epd, "Goal"), lees(epd, "Observation")
    sleutel = {f"{d['resourceType']}/{d['id']}": d["identifier"][0]["value"] for d in (*goals, *scores)}
    jas = {c["id"]: c for c in sorted(lees(epd, "Consent"), key=lambda c: int(c["meta"]["versionId"]))}.values()
    over = [c["provision"]["data"][0]["reference"]["reference"].removeprefix(f"{epd.basis_url}/") for c in jas]
    zegt = [(sleutel.get(waar) in nee, c["status"]) for waar, c in zip(over, jas, strict=True)]
    daar: dict[str, list[str]] = defaultdict(list)
    anders = sum(g["description"]["text"] != woorden.get(g["identifier"][0]["value"]) for g in goals)
    for score in scores:
        coding = score["valueCodeableConcept"]["coding"][0]
        anders += (coding["system"], coding["code"]) != NIVEAUS[niveaus[score["identifier"][0]["value"]]]
        daar[sleutel[score["focus"][0]["reference"].removeprefix(f"{epd.basis_url}/")]].append(score["identifier"][0]["value"])
    alle, gewild = [s for rij in daar.values() for s in rij], [m for doel_id in doelen for m in per_doel[doel_id]]
    van_nee = nee | {m for doel_id in nee for m in per_doel[doel_id]}
    plekken = {waarde: plek for plek, waarde in sleutel.items()}
    return {
        "doelen": sum(plek.startswith("Goal/") and waarde not in nee for plek, waarde in sleutel.items()),
        "scores": len(set(alle) - van_nee),
        "verloren": len(set(gewild) - set(alle)) + len(doelen - set(plekken)),
        "dubbel": len(alle) - len(set(alle)) + len(sleutel) - len(plekken),
        "verkeerde volgorde": sum(rij != per_doel[doel_id][: len(rij) if doel_id in nee else None] for doel_id, rij in daar.items()),
        "boeken kloppen niet": sum(
            staat.get(waarde) != plek for waarde, plek in plekken.items() if waarde in staat or waarde not in van_nee
        )
        + len(set(staat) - set(plekken)),
        "jongeren dubbel": len(ids := [p["identifier"][0]["value"] for p in lees(epd, "Patient")]) - len(set(ids)),
        "iets anders dan het gezin zei": anders,
        "toestemming mist of dubbel": len(set(over) ^ {plek for plek in sleutel if plek.startswith("Goal/")}) + len(over) - len(set(over)),
        "een ja na een nee, of andersom": sum(status != ("inactive" if terug else "active") for terug, status in zegt),
        "een nee dat aankwam": zegt.count((True, "inactive")),
        "lijn stuk": fouten,
    }
