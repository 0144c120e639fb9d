"""The golden matrix: who may read and change what, a cell for each row and each person, as somebody read it line by line."""

import csv
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import BindParameter, Engine, text
from sqlalchemy.sql.visitors import iterate
from sqlmodel import Session

from basis.database import NU, maak_engine
from basis.muur import begrens
from basis.rechten import Recht, Rol, zichtbaar
from tests.goud import (
    BESTAND,
    ROLLEN,
    ZONDER,
    Goud,
    actoren,
    als_csv,
    haal_klopt,
    leg_neer,
    licht,
    maak,
    matrix,
    mensen,
    modellen,
    rollen_csv,
    sleutel,
    tabel,
)
from tests.mutanten import MODULES, goud_klopt, jaag


def cellen(bestand: Path = BESTAND) -> dict[tuple[str, str], dict[str, str]]:
    """The matrix as it is kept."""
    with bestand.open(encoding="utf-8", newline="") as open_:
        kop, *rijen = csv.reader(open_)
    return {(rij[0], rij[1]): dict(zip(kop[2:], rij[2:], strict=True)) for rij in rijen}


@pytest.fixture
def goud() -> Goud:
    return maak()


def test_elke_cel_is_zoals_hij_gelezen_is(goud: Goud):
    engine = licht()
    leg_neer(engine, goud)
    assert als_csv(matrix(engine, goud)) == BESTAND.read_text(encoding="utf-8")
    assert haal_klopt(engine, goud)


def test_elke_cel_is_hetzelfde_op_postgresql_en_achter_de_muur(goud: Goud, eigenaar_url: str, achter_de_muur: str):
    eigenaar, app = maak_engine(eigenaar_url), maak_engine(achter_de_muur)
    leg_neer(eigenaar, goud)
    assert als_csv(matrix(eigenaar, goud)) == BESTAND.read_text(encoding="utf-8")
    lezen = {cel: {wie: "L" * ("L" in rij[wie]) * (wie in actoren()) for wie in rij} for cel, rij in cellen().items()}
    assert achter(app, goud) == lezen


def achter(app: Engine, goud: Goud) -> dict[tuple[str, str], dict[str, str]]:
    """What PostgreSQL gives who asks for everything."""
    uit = {(naam, label): dict.fromkeys(mensen(), "") for (naam, _), label in goud.namen.items()}
    with Session(app) as session:
        for wie, actor in actoren().items():
            begrens(session, actor, schrijft=False)
            for model, recht in modellen():
                if recht is Recht.LEZEN and (model, recht) != ZONDER:
                    t = tabel(model)
                    for (gezien,) in session.execute(text(f'SELECT {sleutel(app, t)} FROM "{t.name}"')):
                        if label := goud.namen.get((t.name, gezien)):
                            uit[t.name, label][wie] = "L"
            session.rollback()
    return uit


def test_elke_regel_staat_erin_open_en_dicht():
    letter = {Recht.LEZEN: "L", Recht.SCHRIJVEN: "S"}
    for model, recht in modellen():
        gezien = {letter[recht] in cel for (naam, _), rij in cellen().items() if naam == tabel(model).name for cel in rij.values()}
        assert gezien == ({False} if (model, recht) == ZONDER else {True, False}), (model, recht)


def test_in_een_regel_staat_geen_moment_want_hij_wordt_een_keer_gebouwd():
    """A rule that carried the clock of its first asking would keep showing what is over by now."""
    for model, recht in modellen():
        for wie, actor in actoren().items():
            vast = [deel.value for deel in iterate(zichtbaar(actor, model, recht)) if isinstance(deel, BindParameter) and deel is not NU]
            assert not [w for w in vast if isinstance(w, date) and w != actor.sinds], (model, recht, wie)


def test_elke_rol_kijkt_mee_en_wie_van_een_andere_kring_is_ziet_niets():
    assert {actor.rol for actor in actoren().values()} == set(Rol)
    dicht = {rij[wie] for rij in cellen().values() for wie in ("vreemd", "in_dicht", "zonder_hulp")}
    assert dicht == {""}


def test_elk_recht_van_elke_rol_is_zoals_het_gelezen_is():
    assert rollen_csv() == ROLLEN.read_text(encoding="utf-8")


def test_wie_een_regel_breekt_wordt_gezien():
    """Each thirtieth of what `make mutants` tries."""
    tel, leven = jaag(MODULES, goud_klopt(), elke=30)
    assert tel > 10 and len(leven) <= 1, leven
