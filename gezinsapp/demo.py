"""The demo: web, live, worker and a proef-EPD in one command, with fictional families and single-use links."""

import json
import os
import secrets
import socket
import threading
from contextlib import ExitStack
from pathlib import Path

import uvicorn
from alembic import command
from sqlalchemy import Engine
from sqlmodel import Session, select

from basis.gereed import migratie_config
from basis.versleuteling.envelop import gebruik, nieuwe_regel
from doelen.koppeling import proef_epd
from doelen.koppeling.smart import jwks, maak_sleutel
from gezinsapp.bezorger import Bezorger, Kast
from gezinsapp.config import Config
from gezinsapp.factory import create_app
from gezinsapp.live import create_asgi
from gezinsapp.seed import seed
from gezinsapp.seiner import Seiner
from gezinsapp.seiner import maak_sleutel as maak_vapid
from gezinsapp.worker import draai
from jim.organisaties.models import Aanbieder

CLIENT_ID = "gezinsapp-demo"


def _geheim(pad: Path, maak: str) -> str:
    if not pad.exists():
        pad.write_text(maak, "utf-8")
        pad.chmod(0o600)
    return pad.read_text("utf-8")


def vrije_poort() -> int:
    """A port that nobody uses now."""
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


def _zaai(engine: Engine, epd: str) -> list[dict[str, str]]:
    with Session(engine) as session:
        personen = seed(session)["personen"]
        for aanbieder in session.exec(select(Aanbieder)):
            aanbieder.dossier_url, aanbieder.dossier_client, aanbieder.dossier_scope = epd, CLIENT_ID, proef_epd.SCOPE
        session.commit()
    return personen


def draai_demo(port: int, map: Path, *, als_json: bool) -> None:
    """Serve the demo on http://localhost:`port` with its data in `map`, until Ctrl-C; prints once it answers."""
    map.mkdir(parents=True, exist_ok=True)
    sleutel = json.loads(_geheim(map / "demo-sleutel.json", json.dumps(maak_sleutel("demo-1"))))
    database_url = os.environ.get("DATABASE_URL", f"sqlite:///{map / 'demo.sqlite'}")
    hoofdsleutel = _geheim(map / "demo-hoofdsleutel", nieuwe_regel())
    gebruik(hoofdsleutel)
    config = Config(
        database_url=database_url,
        geheim=_geheim(map / "demo-geheim", secrets.token_urlsafe(48)),
        origin=f"http://localhost:{port}",
        demo=True,
        dossier_sleutel=json.dumps(sleutel),
        hoofdsleutel=hoofdsleutel,
        vapid=_geheim(map / "demo-vapid", maak_vapid()),
        contact="mailto:demo@example.org",
    )
    command.upgrade(migratie_config(database_url), "head")
    with ExitStack() as stapel:
        epd = stapel.enter_context(proef_epd.start(vrije_poort(), map / "epd", CLIENT_ID, jwks([sleutel])))
        app = create_app(config)
        engine: Engine = app.extensions["engine"]
        personen = _zaai(engine, epd)
        links = {secrets.token_urlsafe(24): p["persoon_id"] for p in personen}
        app.extensions["demo_links"] = links
        stop = threading.Event()
        seiner = Seiner(engine, config.vapid, config.contact, config.origin)
        worker = threading.Thread(
            target=draai,
            args=(engine, Bezorger(config.dossier_sleutel, "", Kast(engine, config.origin)), stop, "", "", seiner),
            name="worker",
        )
        worker.start()
        stapel.callback(worker.join)
        stapel.callback(stop.set)
        wie = [
            {"naam": p["naam"], "rol": p["rol"], "link": f"{config.origin}/demo/{token}"} for p, token in zip(personen, links, strict=True)
        ]
        server = uvicorn.Server(
            uvicorn.Config(create_asgi(app, web=True), host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=2)
        )
        threading.Thread(target=_zeg, args=(server, config.origin, epd, wie, als_json), daemon=True).start()
        server.run()


def _zeg(server: uvicorn.Server, url: str, epd: str, wie: list[dict[str, str]], als_json: bool) -> None:
    while not server.started:
        threading.Event().wait(0.02)
    if als_json:
        print(json.dumps({"url": url, "epd": epd, "personen": wie}, ensure_ascii=False), flush=True)
        return
    print(f"\nGezinsapp (demo) staat klaar op {url}\nProef-EPD: {epd}\n\nEen link werkt een keer:", flush=True)
    for persoon in wie:
        print(f"  {persoon['rol']:<14} {persoon['naam']:<12} {persoon['link']}", flush=True)
    print("\nStoppen: Ctrl-C", flush=True)
