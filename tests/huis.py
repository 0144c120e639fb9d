"""The whole house, running: web and live on a real port, the worker, on SQLite or PostgreSQL, with a real record beside it."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from flask import Flask
from sqlalchemy import Engine

from gezinsapp.bezorger import Bezorger
from gezinsapp.config import Config
from gezinsapp.factory import create_app
from gezinsapp.live import create_asgi
from gezinsapp.worker import draai
from tests.bouw import HOOFDSLEUTEL
from tests.epd import Epd, vrije_poort

GEHEIM = "een-geheim-voor-de-proef-van-32-tekens"


@dataclass
class Huis:
    """Its address and its engine."""

    url: str
    engine: Engine
    app: Flask


@contextmanager
def huis(database_url: str, epd: Epd | None = None) -> Iterator[Huis]:
    """Run it until the block ends."""
    poort = vrije_poort()
    sleutel = json.dumps(epd.sleutel) if epd else ""
    origin = f"http://localhost:{poort}"
    app = create_app(Config(database_url=database_url, geheim=GEHEIM, origin=origin, dossier_sleutel=sleutel, hoofdsleutel=HOOFDSLEUTEL))
    engine: Engine = app.extensions["engine"]
    server = uvicorn.Server(
        uvicorn.Config(create_asgi(app, web=True), host="127.0.0.1", port=poort, log_level="warning", timeout_graceful_shutdown=1)
    )
    stop = threading.Event()
    draden = [threading.Thread(target=server.run), threading.Thread(target=draai, args=(engine, Bezorger(sleutel), stop))]
    for draad in draden:
        draad.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield Huis(f"http://localhost:{poort}", engine, app)
    finally:
        stop.set()
        server.should_exit = True
        for draad in draden:
            draad.join(15)
        engine.dispose()
