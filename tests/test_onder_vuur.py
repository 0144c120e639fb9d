"""Delivery to a real record while the worker and the record are killed, again and again."""

import random
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from basis.events import Uitgaand
from tests.vuur import bestook, onderzoek, scoor, vuur, wacht_tot_er, wacht_tot_leeg, zaai, zeg


def _beleg(engine: Engine, database_url: str, map_: Path, doelen: int, doden: int) -> None:
    dobbel = random.Random(doelen)
    begin = time.monotonic()
    with vuur(engine, database_url, map_) as (epd, server, worker):
        alle = zaai(engine, epd, doelen)
        with Session(engine) as session:
            bestemming = session.exec(select(Uitgaand.bestemming)).first()
        assert bestemming
        belegeraars = [bestook(server, doden, (0.2, 4.0), dobbel), bestook(worker, doden, (0.2, 6.0), dobbel)]
        # Two in ten are taken back, of which half before most could go; some are released again, and some of those taken back once more.
        nee, weer, toch_niet = alle[::10], alle[::20], alle[::40]
        zeg(engine, alle[5::10], ja=False)
        scoor(engine, alle, bestemming)
        wacht_tot_er(engine, nee, len(nee) // 2)
        zeg(engine, nee, ja=False)
        scoor(engine, alle, bestemming)
        zeg(engine, weer, ja=True)
        scoor(engine, alle, bestemming)
        zeg(engine, toch_niet, ja=False)
        scoor(engine, alle, bestemming)
        zeg(engine, nee[1::4], ja=True)
        scoor(engine, alle, bestemming)
        for belegeraar in belegeraars:
            belegeraar.join()
        onder_vuur = time.monotonic() - begin
        wacht = wacht_tot_leeg(engine, 300)
        print(f"\n{doelen} goals, {doelen * 5} scores; killed: worker {worker.gedood}, record {server.gedood}; "
              f"{onder_vuur:.0f} s under fire, {time.monotonic() - begin:.0f} s in all")  # fmt: skip
        assert wacht == 0, (map_ / "worker.log").read_text()[-2000:]
        assert (server.gedood, worker.gedood) == (doden, doden)
        uitslag = onderzoek(engine, epd)
    print(uitslag)
    geldt = doelen - len(alle[5::10]) - len(nee) + len(weer) - len(toch_niet) + len(nee[1::4])
    assert uitslag.pop("een nee dat aankwam") > len(nee) // 10, "what is taken back late was there already"
    assert uitslag == {
        "doelen": geldt, "scores": geldt * 5, "verloren": 0, "dubbel": 0, "verkeerde volgorde": 0, "boeken kloppen niet": 0,
        "jongeren dubbel": 0, "iets anders dan het gezin zei": 0, "toestemming mist of dubbel": 0, "een ja na een nee, of andersom": 0, "lijn stuk": 0,
    }  # fmt: skip


def test_duizend_doelen_komen_heel_en_op_volgorde_aan_wat_er_ook_omvalt(engine: Engine, database_url: str, tmp_path: Path):
    _beleg(engine, database_url, tmp_path, 1000, 20)


@pytest.mark.zwaar
def test_ook_met_honderd_doden(engine: Engine, database_url: str, tmp_path: Path):
    _beleg(engine, database_url, tmp_path, 1000, 100)


@pytest.mark.zwaar
def test_ook_op_postgresql_en_met_honderd_doden(postgres_url: str, tmp_path: Path):
    from basis.database import maak_engine

    engine = maak_engine(postgres_url)
    _beleg(engine, postgres_url, tmp_path, 1000, 100)
    engine.dispose()
