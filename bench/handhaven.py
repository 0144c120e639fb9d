"""What it costs to enforce: a conversation with 200 messages on one page, with the rules and with each rule opened wide. `make bench`.

Prints the ratio for each reader and writes bench/results/handhaven.json; the promise is at most 1.15.
"""

import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from sqlalchemy import true
from sqlmodel import Session, col, select

from basis.gereed import migratie_config
from basis.identiteit.actions import open_sessie
from basis.rechten import Recht, _regels
from basis.versleuteling.actions import open_sleutels
from basis.versleuteling.envelop import nieuwe_regel
from gezinsapp.config import Config
from gezinsapp.factory import create_app
from gezinsapp.seed import seed
from jim.gesprekken import queries
from jim.gesprekken.models import Bericht, Deling, Gesprek
from jim.kring.models import Lid

AANTAL, RONDES, HOOGUIT = 200, 150, 1.15
UIT = Path(__file__).parent / "results" / "handhaven.json"


@contextmanager
def open_gezet() -> Iterator[None]:
    """Every rule on what is said lets everybody in."""
    echt = {sleutel: _regels[sleutel] for sleutel in ((model, Recht.LEZEN) for model in (Bericht, Gesprek, Deling))}
    _regels.update(dict.fromkeys(echt, lambda _actor: true()))
    yield
    _regels.update(echt)


def main() -> None:
    """Measure and print."""
    map_ = Path(tempfile.mkdtemp())
    url = f"sqlite:///{map_ / 'bench.sqlite'}"
    command.upgrade(migratie_config(url), "head")
    app = create_app(Config(database_url=url, geheim="x" * 32, origin="http://localhost:8000", hoofdsleutel=nieuwe_regel()))
    queries.berichten.__defaults__ = ("", AANTAL)
    with Session(app.extensions["engine"]) as session:
        personen = {p["rol"]: p for p in seed(session)["personen"]}
        kring_id = personen["jongere"]["kring_id"]
        open_sleutels(session, [kring_id])
        gesprek = session.exec(select(Gesprek).where(col(Gesprek.kring_id) == kring_id, col(Gesprek.soort) == "kring")).one()
        leden = session.exec(select(Lid.id).where(col(Lid.kring_id) == kring_id)).all()
        for n in range(AANTAL):
            session.add(
                Bericht(
                    kring_id=kring_id, gesprek_id=gesprek.id, auteur_lid_id=leden[n % len(leden)], tekst=f"Bericht {n}. " + "Tot dan! " * 8
                )
            )
        tokens = {rol: open_sessie(session, personen[rol]["persoon_id"]) for rol in ("jongere", "ouder", "aanspreekpunt")}
        adres = f"/k/{kring_id}/praten/{gesprek.id}"
        session.commit()
    uit: dict[str, dict[str, float]] = {}
    for rol, token in tokens.items():
        client = app.test_client()
        client.set_cookie("sid", token, domain="localhost")
        assert client.get(adres).text.count("Tot dan!") >= AANTAL
        tijden: dict[bool, list[float]] = {True: [], False: []}
        for ronde in range(2 * RONDES):
            met = ronde % 2 == 0
            begin = time.perf_counter()
            if met:
                client.get(adres)
            else:
                with open_gezet():
                    begin = time.perf_counter()
                    client.get(adres)
            tijden[met].append(time.perf_counter() - begin)
        met, zonder = (statistics.median(tijden[x]) * 1e3 for x in (True, False))
        uit[rol] = {"met_ms": round(met, 2), "zonder_ms": round(zonder, 2), "verhouding": round(met / zonder, 3)}
        oordeel = "ok" if met / zonder <= HOOGUIT else "TOO MUCH"
        print(f"{rol:<14} with rules {met:7.2f} ms   without {zonder:7.2f} ms   ratio {met / zonder:.3f} (at most {HOOGUIT}) {oordeel}")
    UIT.parent.mkdir(exist_ok=True)
    UIT.write_text(json.dumps(uit, indent=1) + "\n")
    shutil.rmtree(map_)


if __name__ == "__main__":
    main()
