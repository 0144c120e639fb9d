"""The outbox: one row that goes wrong, in a way that nobody foresaw too, holds up nothing else; a worker also passes worries on."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from basis.clock import nu
from basis.events import Uitgaand, stuur
from basis.outbox import LANGSTE_WACHT, Later, werk
from basis.rechten import ROLRECHTEN, Recht
from doelen.doel.actions import geef_vrij, trek_in, zet_ladder
from doelen.doel.levering import INFORMANTEN
from doelen.koppeling import fhir
from tests.bouw import Wereld
from tests.test_plan import maak_doel


def rijen(engine: Engine) -> dict[str, Uitgaand]:
    with Session(engine) as session:
        return {rij.kring_id: rij for rij in session.exec(select(Uitgaand))}


def leg(engine: Engine, *kringen: str, pogingen: int = 0) -> None:
    with Session(engine) as session:
        for kring_id in kringen:
            stuur(session, "doel", f"doel:{kring_id}", kring_id, "d")
        for rij in session.exec(select(Uitgaand)):
            rij.beschikbaar, rij.pogingen = nu() - timedelta(seconds=1), pogingen
        session.commit()


def test_een_fout_die_niemand_voorzag_houdt_niets_op_en_verklapt_niets(engine: Engine, caplog: pytest.LogCaptureFixture):
    leg(engine, "stuk", "heel")

    def lever(_session: Session, rij: Uitgaand) -> None:
        if rij.kring_id == "stuk":
            raise KeyError("Noor durft niet naar huis")

    with caplog.at_level(logging.ERROR):
        while werk(engine, {"doel": lever}):
            pass
    staat = rijen(engine)
    assert staat["heel"].klaar is not None
    assert staat["stuk"].klaar is None and staat["stuk"].beschikbaar > nu() and staat["stuk"].geleend_tot is None
    assert "KeyError" in caplog.text and "Noor" not in caplog.text


@pytest.mark.parametrize(
    ("na", "pogingen", "minst", "meest"),
    [(None, 5000, 0.79, 1.21), (10.0**30, 0, 1.0, 1.21), (-5.0, 0, 0.0, 0.01), (30.0, 9, 0.0083, 0.011)],
)
def test_wachten_is_nooit_korter_dan_gevraagd_en_nooit_eindeloos(
    engine: Engine, na: float | None, pogingen: int, minst: float, meest: float
):
    """`minst` and `meest` in parts of the longest wait."""
    leg(engine, "k", pogingen=pogingen)

    def lever(_session: Session, _rij: Uitgaand) -> None:
        raise Later(na)

    begin = nu()
    assert werk(engine, {"doel": lever})
    pauze = (rijen(engine)["k"].beschikbaar - begin).total_seconds()
    assert minst * LANGSTE_WACHT <= pauze <= meest * LANGSTE_WACHT + 2


def test_wie_mag_scoren_kan_ook_in_het_dossier():
    """A voogd scores too; a score by somebody the record has no word for stopped everything behind it."""
    assert {str(rol) for rol in ROLRECHTEN[Recht.METEN]} <= set(INFORMANTEN)
    assert set(INFORMANTEN.values()) <= set(fhir.INFORMANTEN)


def test_wat_geweigerd_werd_gaat_na_een_nieuw_ja_weer_mee(session: Session, wereld: Wereld):
    doel = maak_doel(session, wereld)
    zet_ladder(session, wereld.actor("jongere"), doel.id, 6, -2, {-2: "nu", 0: "doel", 2: "droom"}, None)
    for wie in ("jongere", "ouder1", "ouder2"):
        geef_vrij(session, wereld.actor(wie), doel.id)
    rij = session.exec(select(Uitgaand)).one()
    rij.klaar, rij.fout = nu(), "422"
    session.flush()
    trek_in(session, wereld.actor("jongere"), doel.id)
    assert geef_vrij(session, wereld.actor("jongere"), doel.id)
    session.refresh(rij)
    assert (rij.klaar, rij.fout, rij.pogingen) == (None, "", 0)
