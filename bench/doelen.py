"""Time of the pages of goals in a kring of 500 goals and 20,000 scores against one of 5 goals and 50 scores. Part of `make bench`.

Prints both and the ratio per page, writes bench/results/doelen.json, and fails when a page takes twice as long or more.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from alembic import command
from sqlalchemy import insert
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.gereed import migratie_config
from basis.identiteit.actions import open_sessie
from basis.ids import nieuw_id
from basis.versleuteling.envelop import nieuwe_regel
from doelen.doel.models import Doel, Meting, Trede
from gezinsapp.config import Config
from gezinsapp.factory import create_app
from gezinsapp.seed import seed
from jim.kring.models import Lid

RONDES = 60
UIT = Path(__file__).parent / "results" / "doelen.json"
ACTIEF = 5


def vul(session: Session, kring_id: str, doelen: int, scores: int) -> str:
    """So many goals, five of them active, and scores of four people spread over them; gives the id of an active one."""
    for oud in session.exec(select(Doel).where(col(Doel.kring_id) == kring_id)):
        session.delete(oud)
    session.flush()
    leden = session.exec(
        select(Lid).where(col(Lid.kring_id) == kring_id, col(Lid.rol).in_(["jongere", "ouder", "jim", "aanspreekpunt"]))
    ).all()
    maker = next(lid.id for lid in leden if lid.rol == "jongere")
    rijen = [
        Doel(
            kring_id=kring_id, door_lid_id=maker, eigen_woorden="op tijd", tekst=f"Ik ben op tijd, {n}",
            status="actief" if n < ACTIEF else "bereikt", op=nu() - timedelta(days=n),
        )
        for n in range(doelen)
    ]  # fmt: skip
    session.add_all(rijen)
    session.flush()
    session.add_all(Trede(kring_id=kring_id, doel_id=d.id, niveau=n, tekst=f"{n + 3} dagen") for d in rijen for n in range(-3, 3))
    session.flush()
    per = scores // doelen
    metingen = [
        {
            "kring_id": kring_id, "id": nieuw_id(), "doel_id": d.id, "lid_id": leden[i % len(leden)].id, "schaal": "ladder",
            "niveau": i % 6 - 3, "op": nu() - timedelta(hours=i),
        }
        for d in rijen
        for i in range(per)
    ]  # fmt: skip
    session.execute(insert(Meting), metingen)
    session.commit()
    return rijen[0].id


def _kring(map_: Path, sleutel: str, doelen: int, scores: int) -> dict[str, Callable[[], int]]:
    """Page -> open it as the jongere of a kring with so much in it; gives the status."""
    url = f"sqlite:///{map_}/{doelen}.sqlite"
    command.upgrade(migratie_config(url), "head")
    app = create_app(Config(database_url=url, geheim="x" * 32, origin="http://localhost:8000", hoofdsleutel=sleutel))
    with Session(app.extensions["engine"]) as session:
        jongere = next(p for p in seed(session)["personen"] if p["rol"] == "jongere")
        doel = vul(session, jongere["kring_id"], doelen, scores)
        token = open_sessie(session, jongere["persoon_id"])
        session.commit()
    client = app.test_client()
    client.set_cookie("sid", token, domain="localhost")
    k = f"/k/{jongere['kring_id']}"
    paginas = {
        "Thuis": f"{k}/", "Doelen": f"{k}/doelen", "Een doel": f"{k}/doelen/{doel}", "De weg": f"{k}/doelen/{doel}/verloop",
        "In een plaatje": f"{k}/doelen/samen",
    }  # fmt: skip
    return {naam: lambda pad=pad: client.get(pad).status_code for naam, pad in paginas.items()}


def _duur(doe: Callable[[], int]) -> float:
    begin = time.perf_counter()
    assert doe() == 200
    return time.perf_counter() - begin


def main() -> None:
    """Measure in turns, so that a busy machine slows both, and print."""
    map_ = Path(tempfile.mkdtemp())
    sleutel = nieuwe_regel()
    klein, groot = _kring(map_, sleutel, 5, 50), _kring(map_, sleutel, 500, 20_000)
    uit: dict[str, dict[str, float]] = {}
    for naam in klein:
        paren = [(_duur(klein[naam]), _duur(groot[naam])) for _ in range(RONDES)]
        k, g = (statistics.median(kolom) * 1e3 for kolom in zip(*paren, strict=True))
        uit[naam] = {"klein_ms": round(k, 2), "groot_ms": round(g, 2), "verhouding": round(g / k, 2)}
        print(f"{naam:<15} 5/50 {k:>7.1f} ms   500/20,000 {g:>7.1f} ms   ratio {g / k:>5.2f}")
    UIT.parent.mkdir(exist_ok=True)
    UIT.write_text(json.dumps(uit, indent=1, ensure_ascii=False) + "\n")
    shutil.rmtree(map_)
    te_traag = [naam for naam, rij in uit.items() if rij["verhouding"] >= 2]
    if te_traag:
        sys.exit(f"twice as slow with more goals: {', '.join(te_traag)}")


if __name__ == "__main__":
    main()
