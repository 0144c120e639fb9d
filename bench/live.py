"""From send to seen: how long until a message stands on the other's screen, with 1 and with 200 open streams, beside a Matrix server.

`make bench` prints p50, p95 and p99 in milliseconds for our web and live processes as production runs them (SQLite), and for matrix-synapse from
PyPI (SQLite, rate limits lifted; rooms/send until the other's long-polling /sync holds it), on the same machine in the same run, in turns, because a
machine is not as quick at each moment. Ours is sent as the page sends it, and seen when the stream of the page that has the conversation open holds it as
it is shown there. Writes bench/results/live.json; says which target was missed.
"""

import argparse
import asyncio
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from alembic import command
from sqlmodel import Session, select

from basis.database import maak_engine
from basis.gereed import migratie_config
from basis.identiteit.actions import open_sessie
from basis.versleuteling.envelop import gebruik, nieuwe_regel
from gezinsapp.seed import seed
from jim.kring.models import Lid

UIT = Path(__file__).parent / "results" / "live.json"
BERICHTEN, WARM = 30, 5
"""Of each in a turn, and how many before it that do not count."""
BEURTEN = {0: 6, 199: 2}
"""So many turns each, with so many other streams open."""
SYNAPSE = "matrix-synapse==1.163.2"


def vrije_poort() -> int:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


def figuren(tijden: list[float]) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    op = sorted(t * 1e3 for t in tijden)
    return {f"p{n}": round(op[min(len(op) - 1, len(op) * n // 100)], 1) for n in (50, 95, 99)}


def rss(pid: int) -> int:
    """Memory of a process in bytes."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) * 1024  # type: ignore[union-attr]


def wacht_op(url: str, seconden: float = 90) -> None:
    tot = time.monotonic() + seconden
    while time.monotonic() < tot:
        try:
            if httpx.get(url, timeout=2).status_code < 500:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer")


@contextmanager
def ons(map_: Path) -> Iterator[dict[str, object]]:
    """Our web and live processes on a seeded database; the addresses, the kring, its people and their sign-ins."""
    sleutel = nieuwe_regel()
    url = f"sqlite:///{map_}/bench.sqlite"
    os.environ["GEZINSAPP_HOOFDSLEUTEL"] = sleutel
    gebruik(sleutel)
    command.upgrade(migratie_config(url), "head")
    engine = maak_engine(url)
    with Session(engine) as session:
        personen = seed(session)["personen"]
        jongere = next(p for p in personen if p["rol"] == "jongere")
        leden = {lid.rol: lid for lid in session.exec(select(Lid).where(Lid.kring_id == jongere["kring_id"]))}
        tokens = {rol: open_sessie(session, lid.persoon_id) for rol, lid in leden.items()}
        session.commit()
    web, live = vrije_poort(), vrije_poort()
    omgeving = os.environ | {
        "DATABASE_URL": url, "GEZINSAPP_GEHEIM": "x" * 32, "GEZINSAPP_ORIGIN": f"http://localhost:{web}", "PYTHONPATH": str(Path.cwd()),
    }  # fmt: skip
    gunicorn = ["-m", "gunicorn", "-k", "gthread", "-w", "2", "--threads", "4", "-b", f"127.0.0.1:{web}", "gezinsapp.wsgi:app"]
    processen = [
        subprocess.Popen([sys.executable, *deel], env=omgeving, stderr=subprocess.DEVNULL)
        for deel in (gunicorn, ["-m", "gezinsapp.cli", "live", "--port", str(live)])
    ]
    try:
        wacht_op(f"http://localhost:{web}/gezond")
        wacht_op(f"http://localhost:{live}/live/")
        yield {
            "web": f"http://localhost:{web}",
            "live": f"http://localhost:{live}",
            "k": f"/k/{jongere['kring_id']}",
            "tokens": tokens,
            "pid": processen[1].pid,
        }
    finally:
        for proces in processen:
            proces.terminate()
        for proces in processen:
            proces.wait(20)
        engine.dispose()


async def luister(client: httpx.AsyncClient, url: str, token: str, gehoord: asyncio.Queue[str] | None, open_: asyncio.Event) -> None:
    """Keep one stream open; what it brings goes to `gehoord`, a line at a time."""
    async with client.stream("GET", url, headers={"Cookie": f"sid={token}"}, timeout=None) as antwoord:
        async for regel in antwoord.aiter_lines():
            open_.set()
            if gehoord is not None:
                gehoord.put_nowait(regel)


@contextmanager
def stil(taken: list[asyncio.Task[None]]) -> Iterator[None]:
    try:
        yield
    finally:
        for taak in taken:
            taak.cancel()


async def stromen(client: httpx.AsyncClient, h: dict[str, object], aantal: int, rollen: list[str]) -> list[asyncio.Task[None]]:
    """So many idle streams more, opened some at a time."""
    taken: list[asyncio.Task[None]] = []
    for begin in range(0, aantal, 20):
        opens = []
        for n in range(begin, min(begin + 20, aantal)):
            open_ = asyncio.Event()
            token = h["tokens"][rollen[n % len(rollen)]]  # type: ignore[index]
            taken.append(asyncio.create_task(luister(client, f"{h['live']}/live{h['k']}", token, None, open_)))
            opens.append(open_.wait())
        await asyncio.wait_for(asyncio.gather(*opens), 60)
    return taken


async def van_ons(h: dict[str, object], erbij: int, beurt: int) -> list[float]:
    """The jongere sends to the JIM, whose page has the conversation open; `erbij` other streams are open in the same kring. Gives seconds."""
    gehoord: asyncio.Queue[str] = asyncio.Queue()
    open_ = asyncio.Event()
    tokens: dict[str, str] = h["tokens"]  # type: ignore[assignment]
    grens = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(limits=grens) as stroom, httpx.AsyncClient() as zender:
        zender.cookies.set("sid", tokens["jongere"])
        lijst = (await zender.get(f"{h['web']}{h['k']}/praten")).text
        gesprek = re.findall(r'href="(/k/[^"]*/praten/[^"/#]{16})', lijst)[0]
        bladzij = (await zender.get(f"{h['web']}{gesprek}")).text
        csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', bladzij).group(1)  # type: ignore[union-attr]
        hier = f"{h['live']}/live{h['k']}?gesprek={gesprek.rsplit('/', 1)[1]}"
        taken = [asyncio.create_task(luister(stroom, hier, tokens["jim"], gehoord, open_))]
        await asyncio.wait_for(open_.wait(), 10)
        taken += await stromen(stroom, h, erbij, ["ouder", "aanspreekpunt", "jongere"])
        tijden: list[float] = []
        with stil(taken):
            for n in range(BERICHTEN + WARM):
                tekst = f"bericht nummer {n} van {erbij} en {beurt}"
                inhoud = {"csrf_token": csrf, "tekst": tekst, "eenmaal": f"{erbij}-{beurt}-{n}"}
                begin = time.perf_counter()
                stuur = asyncio.create_task(zender.post(f"{h['web']}{gesprek}", data=inhoud, headers={"HX-Request": "true"}))
                while tekst not in await asyncio.wait_for(gehoord.get(), 10):
                    pass
                tijden.append(time.perf_counter() - begin)
                assert tekst in (await stuur).text
                await asyncio.sleep(0.03)
        return tijden[WARM:]


async def duizend(h: dict[str, object], aantal: int) -> dict[str, float]:
    """What idle streams cost: memory of the live process for each, and how slow another page gets."""

    async def pagina() -> float:
        async with httpx.AsyncClient(cookies={"sid": h["tokens"]["jongere"]}) as client:  # type: ignore[index]
            tijden = []
            for _ in range(200):
                begin = time.perf_counter()
                assert (await client.get(f"{h['web']}{h['k']}/doelen")).status_code == 200
                tijden.append(time.perf_counter() - begin)
            return figuren(tijden)["p99"]

    await pagina()
    eerst, voor = await pagina(), rss(h["pid"])  # type: ignore[arg-type]
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=None)) as client:
        taken = await stromen(client, h, aantal, ["ouder", "aanspreekpunt", "jongere", "jim"])
        with stil(taken):
            await asyncio.sleep(2)
            per = (rss(h["pid"]) - voor) / aantal / 1024  # type: ignore[arg-type]
            erna = await pagina()
    return {
        "streams": aantal,
        "KiB_each": round(per, 1),
        "page_p99_before": eerst,
        "page_p99_during": erna,
        "ratio": round(erna / eerst, 2),
    }


@contextmanager
def synapse(map_: Path) -> Iterator[str]:
    """A Matrix server from PyPI in an environment of its own, kept in the cache between runs."""
    omgeving = Path.home() / ".cache" / "gezinsapp-bench" / "synapse"
    if not (omgeving / "klaar").exists():
        subprocess.run([sys.executable, "-m", "venv", omgeving], check=True)
        subprocess.run([omgeving / "bin" / "pip", "install", "-q", "--disable-pip-version-check", SYNAPSE], check=True)
        (omgeving / "klaar").touch()
    python, poort, config = omgeving / "bin" / "python", vrije_poort(), map_ / "homeserver.yaml"
    deel = ["-m", "synapse.app.homeserver", "-c", config]
    subprocess.run(
        [python, *deel, "--server-name", "bench", "--generate-config", "--report-stats=no"], cwd=map_, check=True, capture_output=True
    )
    ruim = "{per_second: 100000, burst_count: 100000}"
    tekst = re.sub(r"port: 8008", f"port: {poort}", config.read_text())
    tekst += f"\nenable_registration: true\nenable_registration_without_verification: true\nrc_message: {ruim}\nrc_registration: {ruim}\n"
    tekst += f"rc_login: {{address: {ruim}, account: {ruim}, failed_attempts: {ruim}}}\nrc_joins: {{local: {ruim}, remote: {ruim}}}\n"
    config.write_text(tekst)
    proces = subprocess.Popen([python, *deel], cwd=map_, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wacht_op(f"http://localhost:{poort}/health")
        yield f"http://localhost:{poort}/_matrix/client/v3"
    finally:
        proces.terminate()
        proces.wait(30)


async def van_synapse(api: str, erbij: int, beurt: int) -> list[float]:
    """Two people in a room; one sends, the other's /sync that waits holds it. `erbij` other clients wait in the same room. Gives seconds."""
    async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=None)) as client:

        async def persoon(naam: str) -> dict[str, str]:
            leeg = {"username": naam, "password": "een-lang-wachtwoord-9", "auth": {"type": "m.login.dummy"}}
            return {"Authorization": f"Bearer {(await client.post(f'{api}/register', json=leeg)).json()['access_token']}"}

        een, twee = await persoon(f"een{erbij}.{beurt}"), await persoon(f"twee{erbij}.{beurt}")
        kamer = (await client.post(f"{api}/createRoom", json={"preset": "public_chat"}, headers=een)).json()["room_id"]
        await client.post(f"{api}/join/{kamer}", json={}, headers=twee)

        async def sync(wie: dict[str, str], sinds: str, wacht: int = 30000) -> dict[str, object]:
            return (await client.get(f"{api}/sync", params={"timeout": wacht, **({"since": sinds} if sinds else {})}, headers=wie)).json()

        async def blijf(wie: dict[str, str]) -> None:
            sinds = str((await sync(wie, "", 0))["next_batch"])
            while True:
                sinds = str((await sync(wie, sinds))["next_batch"])

        taken = [asyncio.create_task(blijf(een)) for _ in range(erbij)]
        await asyncio.sleep(2 + erbij / 20)
        sinds, tijden = str((await sync(twee, "", 0))["next_batch"]), []
        with stil(taken):
            for n in range(BERICHTEN + WARM):
                wacht = asyncio.create_task(sync(twee, sinds))
                await asyncio.sleep(0.05)
                tekst = f"bericht nummer {n}"
                begin = time.perf_counter()
                stuur = asyncio.create_task(
                    client.put(f"{api}/rooms/{kamer}/send/m.room.message/{n}", json={"msgtype": "m.text", "body": tekst}, headers=een)
                )
                while True:
                    antwoord = await wacht
                    sinds = str(antwoord["next_batch"])
                    if tekst in json.dumps(antwoord):
                        break
                    wacht = asyncio.create_task(sync(twee, sinds))
                tijden.append(time.perf_counter() - begin)
                await stuur
        return tijden[WARM:]


def main() -> None:
    """Measure and print."""
    keus = argparse.ArgumentParser()
    keus.add_argument("--stil", type=int, default=1000, help="how many idle streams")
    wens = keus.parse_args()
    map_ = Path(tempfile.mkdtemp())
    uit: dict[str, dict[str, float]] = {}
    try:
        with ons(map_) as h:
            with synapse(map_) as api:
                for erbij, beurten in BEURTEN.items():
                    onze, hun = list[float](), list[float]()
                    for beurt in range(beurten):
                        onze += asyncio.run(van_ons(h, erbij, beurt))
                        hun += asyncio.run(van_synapse(api, erbij, beurt))
                    uit |= {f"ours, {erbij + 1} streams": figuren(onze), f"synapse, {erbij + 1} clients": figuren(hun)}
            uit["idle"] = asyncio.run(duizend(h, wens.stil))
    finally:
        shutil.rmtree(map_, ignore_errors=True)
    for naam, figuur in uit.items():
        print(f"{naam:<22} " + "   ".join(f"{k} {v}" for k, v in figuur.items()))
    for erbij in BEURTEN:
        onze, hun = uit[f"ours, {erbij + 1} streams"], uit[f"synapse, {erbij + 1} clients"]
        for p in ("p50", "p95"):
            deel = onze[p] / hun[p]
            print(f"{erbij + 1:>4} open, {p}: {deel:.2f} of synapse ({'at most half' if deel <= 0.5 else 'MORE THAN HALF'})")
    UIT.parent.mkdir(exist_ok=True)
    UIT.write_text(json.dumps(uit, indent=1) + "\n")


if __name__ == "__main__":
    main()
