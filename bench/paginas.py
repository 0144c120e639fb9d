"""Time of each page against a bare Flask page that runs the same SQL and returns the same bytes. `make bench`.

Prints the ratio per page and writes bench/results/paginas.json. Both run in process, one after the other, in turns.
"""

import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from flask import Flask
from sqlalchemy import event
from sqlmodel import Session

from basis.gereed import migratie_config
from basis.identiteit.actions import open_sessie
from basis.versleuteling.envelop import nieuwe_regel
from gezinsapp.config import Config
from gezinsapp.factory import create_app
from gezinsapp.seed import seed

RONDES = 200
UIT = Path(__file__).parent / "results" / "paginas.json"


def kaal(sql: list[tuple[str, Any]], html: bytes, database: str) -> Callable[[], object]:
    """A Flask app of one page: these statements through the driver, these bytes back."""
    import pysqlite3.dbapi2 as sqlite

    app = Flask("kaal")
    verbinding = sqlite.connect(database, check_same_thread=False, isolation_level=None)

    @app.get("/")
    def een() -> bytes:
        verbinding.execute("BEGIN")
        for tekst, waarden in sql:
            verbinding.execute(tekst, waarden).fetchall()
        verbinding.execute("ROLLBACK")
        return html

    client = app.test_client()
    return lambda: client.get("/")


def _duur(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    map_ = Path(tempfile.mkdtemp())
    pad = map_ / "bench.sqlite"
    url = f"sqlite:///{pad}"
    command.upgrade(migratie_config(url), "head")
    app = create_app(Config(database_url=url, geheim="x" * 32, origin="http://localhost:8000", hoofdsleutel=nieuwe_regel()))
    with Session(app.extensions["engine"]) as session:
        personen = seed(session)["personen"]
        jongere = next(p for p in personen if p["rol"] == "jongere")
        token = open_sessie(session, jongere["persoon_id"])
        session.commit()
    client = app.test_client()
    client.set_cookie("sid", token, domain="localhost")
    k = f"/k/{jongere['kring_id']}"
    import re

    doel = re.search(r'href="([^"]*/doelen/[^"/]{16})"', client.get(f"{k}/doelen").text)
    gesprek = re.search(r'href="([^"]*/praten/[^"/]{16})"', client.get(f"{k}/praten").text)
    paginas = {"Thuis": f"{k}/", "Doelen": f"{k}/doelen", "Praten": f"{k}/praten", "Afspraken": f"{k}/afspraken"}
    paginas |= {"Een doel": doel.group(1)} if doel else {}
    paginas |= {"Een gesprek": gesprek.group(1)} if gesprek else {}
    uit: dict[str, dict[str, float]] = {}
    for naam, adres in paginas.items():
        sql: list[tuple[str, Any]] = []

        def luister(_c: object, _k: object, tekst: str, waarden: Any, _x: object, _m: object, sql: list[tuple[str, Any]] = sql) -> None:
            sql.append((tekst, waarden))

        event.listen(app.extensions["engine"], "before_cursor_execute", luister)
        antwoord = client.get(adres)
        event.remove(app.extensions["engine"], "before_cursor_execute", luister)
        assert antwoord.status_code == 200, (naam, antwoord.status_code)
        lees = [(t, w) for t, w in sql if t.lstrip().upper().startswith("SELECT")]
        bloot = kaal(lees, antwoord.data, str(pad))
        paren = [(_duur(lambda a=adres: client.get(a)), _duur(bloot)) for _ in range(RONDES)]
        onze, kale = (statistics.median(kolom) for kolom in zip(*paren, strict=True))
        uit[naam] = {"ms": round(onze * 1e3, 2), "kaal_ms": round(kale * 1e3, 2), "verhouding": round(onze / kale, 2), "reads": len(lees)}
        print(
            f"{naam:<12} {uit[naam]['ms']:>7} ms   bare {uit[naam]['kaal_ms']:>6} ms   ratio {uit[naam]['verhouding']:>6}   reads {len(lees)}"
        )
    UIT.parent.mkdir(exist_ok=True)
    UIT.write_text(json.dumps(uit, indent=1, ensure_ascii=False) + "\n")
    shutil.rmtree(map_)


if __name__ == "__main__":
    main()
