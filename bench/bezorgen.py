"""Delivery to a provider's record: scores per second beside a bare httpx loop with the same bundles, and memory with 100 and 100,000 rows waiting.

`python -m bench.bezorgen` writes bench/results/bezorgen.json. Both loops write to a fresh proef-EPD of their own, on the same machine, in turns.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from alembic import command
from sqlalchemy import insert
from sqlmodel import Session, col, func, select

from basis.clock import nu
from basis.database import maak_engine
from basis.events import Uitgaand
from basis.gereed import migratie_config
from basis.ids import nieuw_id
from basis.versleuteling.envelop import gebruik
from doelen.doel.models import InDossier, Meting
from doelen.koppeling import proef_epd
from doelen.koppeling.smart import SmartClient, jwks, maak_sleutel
from gezinsapp.bezorger import Bezorger, Postkamer
from tests.bouw import HOOFDSLEUTEL
from tests.epd import CLIENT_ID, Epd, vrije_poort
from tests.vuur import zaai

UIT = Path(__file__).parent / "results" / "bezorgen.json"
DOELEN, SCORES, RONDEN = 200, 5, 3
WACHTEND = (100, 100_000)
MEET_SECONDEN = 20.0


def _database(map_: Path, epd: Epd, doelen: int, scores: int) -> str:
    """A database in which this many goals wait with this many scores each; gives its address."""
    url = f"sqlite:///{map_ / f'{nieuw_id()}.sqlite'}"
    command.upgrade(migratie_config(url), "head")
    engine = maak_engine(url)
    alle = zaai(engine, epd, doelen)
    with Session(engine) as session:
        bestemming = session.exec(select(Uitgaand.bestemming)).first()
        for nummer in range(scores):
            metingen = [
                {
                    "kring_id": k,
                    "id": nieuw_id(),
                    "doel_id": d,
                    "lid_id": lid,
                    "schaal": "ladder",
                    "niveau": (-2, 0, 2)[nummer % 3],
                    "op": nu(),
                }
                for k, d, lid in alle
            ]
            session.execute(insert(Meting), metingen)
            session.execute(
                insert(Uitgaand),
                [
                    {
                        "id": nieuw_id(), "soort": "meting", "effect": f"meting:{m['id']}", "kring_id": m["kring_id"], "ding_id": m["id"],
                        "baan": m["doel_id"], "bestemming": bestemming, "volgorde": nu(), "beschikbaar": nu(), "lener": "", "pogingen": 0,
                        "los": False, "fout": "", "uitleg": "",
                    }
                    for m in metingen
                ],
            )  # fmt: skip
        session.commit()
    engine.dispose()
    return url


def _over(engine: Any) -> int:
    with Session(engine.execution_options(alleen_lezen=True)) as session:
        return session.exec(select(func.count()).select_from(Uitgaand).where(col(Uitgaand.klaar).is_(None))).one()


def _bezorg(url: str, sleutel: dict[str, Any], bundels: list[bytes]) -> float:
    """Deliver all that waits, as the worker does; gives the seconds, and the bundles that went."""
    engine, stop = maak_engine(url), threading.Event()
    bezorger = Bezorger(json.dumps(sleutel))
    bezorger.http.event_hooks["request"] = [
        lambda verzoek: bundels.append(verzoek.content) if verzoek.method == "POST" and b'"transaction"' in verzoek.content else None
    ]
    kamer = Postkamer(engine, bezorger, stop)
    begin = time.perf_counter()
    while _over(engine):
        kamer.kijk()
        time.sleep(0.1)
    duur = time.perf_counter() - begin
    kamer.sluit()
    engine.dispose()
    return duur


def _kaal(epd: Epd, bundels: list[bytes]) -> float:
    """Send the same bundles one after the other; gives the seconds."""
    with httpx.Client(timeout=30) as http:
        token = SmartClient(epd.basis_url, CLIENT_ID, [epd.sleutel], http=http, scope=proef_epd.SCOPE).token()
        koppen = {"Authorization": f"Bearer {token}", "Content-Type": "application/fhir+json"}
        begin = time.perf_counter()
        for bundel in bundels:
            http.post(epd.basis_url, content=bundel, headers=koppen).raise_for_status()
        return time.perf_counter() - begin


def _met_epd(map_: Path, sleutel: dict[str, Any], doe: Callable[[Epd], float]) -> float:
    with proef_epd.start(vrije_poort(), map_ / nieuw_id(), CLIENT_ID, jwks([sleutel])) as basis_url:
        return doe(Epd(basis_url, sleutel))


def vaart(map_: Path) -> dict[str, float]:
    """Scores per second of ours and of the bare loop, the best of RONDEN each, in turns."""
    sleutel, ons, kaal = maak_sleutel("bench"), list[float](), list[float]()
    for _ in range(RONDEN):
        bundels: list[bytes] = []
        ons.append(_met_epd(map_, sleutel, lambda epd: _bezorg(_database(map_, epd, DOELEN, SCORES), sleutel, bundels)))  # noqa: B023
        kaal.append(_met_epd(map_, sleutel, lambda epd: _kaal(epd, bundels)))  # noqa: B023
    scores = DOELEN * SCORES
    return {
        "scores/s": scores / min(ons),
        "bare scores/s": scores / min(kaal),
        "ratio": min(kaal) / min(ons),
        "bundles": float(len(bundels)),
    }


def werker(url: str, sleutel: str) -> None:
    """Deliver for a while in this process; prints how many things arrived and the highest memory in MB."""
    gebruik(HOOFDSLEUTEL)
    engine, stop = maak_engine(url), threading.Event()
    kamer = Postkamer(engine, Bezorger(sleutel), stop)
    tot = time.monotonic() + MEET_SECONDEN
    while time.monotonic() < tot:
        kamer.kijk()
        time.sleep(0.25)
    stop.set()
    kamer.sluit()
    with Session(engine) as session:
        aangekomen = session.exec(select(func.count()).select_from(InDossier)).one()
    print(json.dumps({"delivered": aangekomen, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def geheugen(map_: Path) -> dict[str, dict[str, float]]:
    """What the worker holds with few and with many rows waiting."""
    sleutel, uit = maak_sleutel("bench"), {}
    for wachtend in WACHTEND:
        doelen = max(wachtend // 50, 20)

        def doe(epd: Epd, wachtend: int = wachtend, doelen: int = doelen) -> float:
            url = _database(map_, epd, doelen, wachtend // doelen)
            opdracht = [sys.executable, "-m", "bench.bezorgen", "--werk", url, "--sleutel", json.dumps(sleutel)]
            uit[str(wachtend)] = json.loads(subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout)
            return 0.0

        _met_epd(map_, sleutel, doe)
    return uit


def main() -> None:
    """Measure, print, write."""
    ontleder = argparse.ArgumentParser(prog="python -m bench.bezorgen")
    ontleder.add_argument("--werk", default="")
    ontleder.add_argument("--sleutel", default="")
    keuze = ontleder.parse_args()
    if keuze.werk:
        werker(keuze.werk, keuze.sleutel)
        return
    gebruik(HOOFDSLEUTEL)
    with tempfile.TemporaryDirectory() as map_:
        uitslag = {"throughput": vaart(Path(map_)), "memory": geheugen(Path(map_))}
    UIT.write_text(json.dumps(uitslag, indent=1) + "\n", "utf-8")
    v, m = uitslag["throughput"], uitslag["memory"]
    print(f"delivery: {v['scores/s']:.0f} scores/s, a bare loop {v['bare scores/s']:.0f}: {100 * v['ratio']:.0f}% (wanted: at least 80%)")
    print("; ".join(f"{n} rows waiting: {w['MB']:.0f} MB, {w['delivered']:.0f} things delivered meanwhile" for n, w in m.items()))


if __name__ == "__main__":
    main()
