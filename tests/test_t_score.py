"""T of a review goes to the record once, and only when every goal it came from is released and stands there."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from basis.events import Gebeurtenis, stuur
from basis.outbox import opnieuw
from doelen.doel.actions import geef_vrij, meet, trek_in
from doelen.doel.models import Doel, Vrijgave
from doelen.evaluatie.actions import begin, rond_af
from doelen.evaluatie.levering import stuur_t
from doelen.koppeling import termen
from doelen.koppeling.keuring import valideer
from doelen.koppeling.smart import jwks
from tests.bouw import Wereld
from tests.client import Client
from tests.grillig import JSON, grillig
from tests.test_grillen import SLEUTEL, WIE, Lijnwerk, bouw
from tests.test_plan import maak_doel


@pytest.fixture
def lijnwerk(wereld: Wereld, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(wereld, engine, record)


def evalueer(w: Wereld) -> None:
    actor = w.actor("jongere")
    rond_af(w.session, actor, begin(w.session, actor).id)
    w.session.commit()


def t_scores(lijnwerk: Lijnwerk) -> list[dict[str, Any]]:
    return [o for o in lijnwerk.record.van("Observation") if o["identifier"][0]["system"] == termen.T_SYSTEEM]


def gesloten_doel(lijnwerk: Lijnwerk, niveau: int) -> Doel:
    """A goal that nobody released."""
    w = lijnwerk.wereld
    doel = maak_doel(w.session, w, tekst="Alleen van ons")
    meet(w.session, w.actor("jongere"), doel.id, niveau)
    w.session.commit()
    return doel


def geef(w: Wereld, doel: Doel) -> None:
    for wie in WIE:
        geef_vrij(w.session, w.actor(wie), doel.id)
    stuur_t(w.session, w.kring.id)
    w.session.commit()


def test_t_gaat_mee_met_n_en_begin_en_wijst_naar_zijn_doelen(lijnwerk: Lijnwerk):
    w = lijnwerk.wereld
    doelen = [lijnwerk.doel(0), lijnwerk.doel(2)]
    meet(w.session, w.actor("ouder1"), doelen[0].id, -2)
    evalueer(w)
    lijnwerk.tot_klaar()
    alle = {o["extension"][0]["valueCode"]: o for o in t_scores(lijnwerk)}
    assert set(alle) == {"jongere", "ouder"}
    noor = alle["jongere"]
    delen = {
        deel["code"]["coding"][0]["code"]: next(v for naam, v in deel.items() if naam.startswith("value")) for deel in noor["component"]
    }
    assert {**noor["valueQuantity"], "value": 0} == {"value": 0, "unit": "T", "system": termen.UCUM, "code": "{T-score}"}
    assert noor["valueQuantity"]["value"] > delen["t-score-begin"]["value"]
    assert (delen["aantal-doelen"], delen["gemengde-ladders"]) == (2, False)
    plekken = {f"Goal/{g['id']}" for g in lijnwerk.record.van("Goal")}
    assert {naar["reference"] for naar in noor["focus"]} == plekken and len(alle["ouder"]["focus"]) == 1
    assert valideer(noor) == [] and "Noor" not in json.dumps(noor)
    stuur_t(w.session, w.kring.id)
    w.session.commit()
    lijnwerk.tot_klaar()
    assert len(t_scores(lijnwerk)) == 2


def test_een_doel_dat_niet_is_vrijgegeven_houdt_t_tegen_tot_iedereen_ja_zei(lijnwerk: Lijnwerk):
    w = lijnwerk.wereld
    lijnwerk.doel(0)
    dicht = gesloten_doel(lijnwerk, 2)
    evalueer(w)
    lijnwerk.tot_klaar()
    assert t_scores(lijnwerk) == []
    geef(w, dicht)
    lijnwerk.tot_klaar()
    assert len(t_scores(lijnwerk)) == 1


def test_wie_zijn_ja_terugneemt_houdt_t_tegen(lijnwerk: Lijnwerk):
    w = lijnwerk.wereld
    doel = lijnwerk.doel(0)
    evalueer(w)
    trek_in(w.session, w.actor("jongere"), doel.id)
    w.session.commit()
    lijnwerk.tot_klaar()
    assert lijnwerk.record.van("Observation") == []


def test_t_wacht_op_zijn_doelen(lijnwerk: Lijnwerk):
    lijnwerk.record.grillen.append(lambda v: (422, JSON, b"{}") if v.soort == "bundel" and b"NamingSystem/doel" in v.inhoud else None)
    lijnwerk.doel(0)
    evalueer(lijnwerk.wereld)
    lijnwerk.ronde()
    assert t_scores(lijnwerk) == []
    lijnwerk.record.grillen.clear()
    with Session(lijnwerk.engine) as session:
        opnieuw(session, lijnwerk.wereld.aanbieder.id)
        session.commit()
    lijnwerk.tot_klaar()
    assert len(t_scores(lijnwerk)) == 1, "the goal came at last, and T with it"


def test_een_ouder_apart_hoort_niet_dat_andermans_doel_naar_het_dossier_ging(lijnwerk: Lijnwerk):
    w = lijnwerk.wereld
    w.kring.ouders_apart = True
    w.session.commit()
    doel = maak_doel(w.session, w, wie="ouder2", tekst="Van papa")
    lijnwerk.doelen.append(doel)
    w.session.commit()
    for wie in WIE:
        w.session.add(Vrijgave(kring_id=w.kring.id, doel_id=doel.id, lid_id=w.lid(wie).id))
    stuur(w.session, "doel", "x", w.kring.id, doel.id, baan=doel.id, bestemming=w.aanbieder.id)
    w.session.commit()
    lijnwerk.tot_klaar()
    with Session(lijnwerk.engine) as session:
        hoort = {g.lid_id for g in session.exec(select(Gebeurtenis).where(Gebeurtenis.soort == "dossier", Gebeurtenis.ding_id == doel.id))}
    assert hoort == {w.jongere.id, w.ouder2.id, w.aanspreekpunt.id}


def test_wie_keek_er_vertelt_dat_t_naar_het_dossier_ging_aan_wie_haar_mag_lezen(lijnwerk: Lijnwerk, als: Callable[[str], Client]):
    w = lijnwerk.wereld
    lijnwerk.doel(0)
    evalueer(w)
    lijnwerk.tot_klaar()
    assert len(t_scores(lijnwerk)) == 1
    zin = "Wat het terugkijken opleverde, ging naar het dossier"
    assert zin in als("jongere").get("~/wie-keek").text
    assert zin not in als("ouder1").get("~/wie-keek").text, "he gave no view himself, so that another's is closed to him"


def test_wie_zijn_ja_terugneemt_leest_wat_er_al_staat(lijnwerk: Lijnwerk, als: Callable[[str], Client]):
    w, doel = lijnwerk.wereld, lijnwerk.doel(0, 1)
    noor, ouder = als("jongere"), als("ouder1")
    assert "Staat in het dossier sinds" not in noor.get(f"~/doelen/{doel.id}").text
    lijnwerk.tot_klaar()
    evalueer(w)
    lijnwerk.tot_klaar()
    ouder.post(f"~/doelen/{doel.id}/intrekken")
    meet(w.session, w.actor("jongere"), doel.id, 2)
    lijnwerk.tot_klaar()
    assert len(lijnwerk.record.van("Observation")) == 3
    for tekst in (ouder.get(f"~/doelen/{doel.id}").text, noor.get(f"~/doelen/{doel.id}").text):
        assert "Naar het dossier van" in tekst and "Staat in het dossier sinds" in tekst
        assert (
            "Het doel met de stappen." in tekst
            and "2 keer dat iemand zei waar het staat." in tekst
            and "Een T-score van een evaluatie." in tekst
        )
