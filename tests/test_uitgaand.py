"""The outbox: order in a lane, nothing held up beside it, breakers per destination, and no row that is lost or blamed for another's fault."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from basis import outbox
from basis.clock import nu
from basis.events import Lijn, Uitgaand, stuur
from basis.outbox import GEDULD, LANGSTE_WACHT, Later, Rij, Storing, Weigering, bestemmingen, laat_vallen, neem, opnieuw, werk
from basis.rechten import ROLRECHTEN, Recht
from doelen.doel.actions import geef_vrij, trek_in, zet_ladder
from doelen.doel.levering import INFORMANTEN
from doelen.koppeling import termen
from tests.bouw import Wereld
from tests.test_plan import maak_doel


class Hand:
    """Sends the ids of the things in a lane; `doe` may go wrong."""

    def __init__(self, doe: Callable[[list[str]], None] = lambda _: None) -> None:
        self.doe = doe
        self.verstuurd: list[list[str]] = []
        self.geweigerd: list[str] = []

    def laad(self, session: Session, rijen: Sequence[Rij]) -> list[str] | None:
        """What goes; a thing called weg is not there any more."""
        return [rij.ding_id for rij in rijen if rij.ding_id != "weg"] or None

    def verstuur(self, vracht: list[str]) -> int:
        """Send it."""
        self.doe(vracht)
        self.verstuurd.append(vracht)
        return len(vracht)

    def noteer(self, session: Session, rijen: Sequence[Rij], vracht: list[str], uitslag: int) -> None:
        """Note it."""
        assert uitslag == len(vracht) <= len(rijen)

    def weigerde(self, session: Session, rijen: Sequence[Rij]) -> None:
        """Note who was refused."""
        self.geweigerd += [rij.ding_id for rij in rijen]


def leg(engine: Engine, *dingen: str, baan: str = "b", kring: str = "", bestemming: str = "epd", pogingen: int = 0) -> None:
    with Session(engine) as session:
        for ding in dingen:
            stuur(session, "doel", f"{baan}:{ding}", kring or f"kring-{baan}", ding, baan=baan, bestemming=bestemming)
        session.execute(
            update(Uitgaand).where(col(Uitgaand.baan) == baan).values(beschikbaar=nu() - timedelta(seconds=1), pogingen=pogingen)
        )
        session.commit()


def rijen(engine: Engine) -> dict[str, Uitgaand]:
    with Session(engine) as session:
        return {rij.ding_id: rij for rij in session.exec(select(Uitgaand))}


def lijn(engine: Engine, bestemming: str = "epd") -> Lijn:
    with Session(engine) as session:
        return session.get_one(Lijn, bestemming)


def leeg(engine: Engine, hand: Hand, bestemming: str = "epd") -> None:
    while werk(engine, bestemming, hand):
        pass


def straks(engine: Engine) -> None:
    """All pauses are over."""
    with Session(engine) as session:
        session.execute(update(Uitgaand).values(beschikbaar=nu() - timedelta(seconds=1)))
        session.execute(update(Lijn).values(dicht_tot=None))
        session.commit()


def gooi(fout: Exception, *bij: str) -> Callable[[list[str]], None]:
    def doe(vracht: list[str]) -> None:
        if not bij or set(bij) & set(vracht):
            raise fout

    return doe


def test_een_baan_gaat_samen_en_op_volgorde(engine: Engine):
    leg(engine, "a", "b", "c", baan="een")
    leg(engine, "d", baan="twee")
    hand = Hand()
    leeg(engine, hand)
    assert hand.verstuurd == [["a", "b", "c"], ["d"]]
    assert all(rij.klaar and not rij.lener for rij in rijen(engine).values())
    assert lijn(engine).goed is not None


def test_wie_door_mag_neemt_de_volgende_als_hij_de_vorige_opschrijft(engine: Engine):
    for baan in ("een", "twee", "drie", "vier"):
        leg(engine, baan, baan=baan, kring="k")
    hand = Hand()
    assert werk(engine, "epd", hand, lambda: len(hand.verstuurd) < 3)
    assert hand.verstuurd == [["een"], ["twee"], ["drie"]]
    assert (rijen(engine)["vier"].geleend_tot, rijen(engine)["vier"].pogingen) == (None, 0), "who stops keeps nothing"


def test_wat_niet_opgeschreven_kan_worden_houdt_de_volgende_niet_vast(engine: Engine):
    """The note and the lease of the next are one transaction: a note that fails leases nothing."""
    leg(engine, "a", baan="een")
    leg(engine, "b", baan="twee")

    class Vergeet(Hand):
        def noteer(self, session: Session, rijen: Sequence[Rij], vracht: list[str], uitslag: int) -> None:
            raise KeyError

    assert werk(engine, "epd", Vergeet(), lambda: True)
    staat = rijen(engine)
    assert (staat["a"].klaar, staat["a"].pogingen, staat["a"].geleend_tot) == (None, 1, None)
    assert (staat["b"].klaar, staat["b"].pogingen, staat["b"].geleend_tot) == (None, 0, None)
    leeg(engine, hand := Hand())
    assert hand.verstuurd == [["b"]]


def test_een_fout_die_niemand_voorzag_houdt_niets_op_en_verklapt_niets(engine: Engine, caplog: pytest.LogCaptureFixture):
    leg(engine, "stuk", baan="een")
    leg(engine, "heel", baan="twee")
    with caplog.at_level(logging.ERROR):
        leeg(engine, Hand(gooi(KeyError("Noor durft niet naar huis"), "stuk")))
    staat = rijen(engine)
    assert staat["heel"].klaar is not None
    assert staat["stuk"].klaar is None and staat["stuk"].beschikbaar > nu() and staat["stuk"].geleend_tot is None
    assert "KeyError" in caplog.text and "Noor" not in caplog.text


def test_wat_niemand_voorzag_en_blijft_gebeuren_komt_bij_een_mens(engine: Engine):
    leg(engine, "stuk", "erachter", baan="een", pogingen=GEDULD - 1)
    hand = Hand(gooi(KeyError("Noor"), "stuk"))
    leeg(engine, hand)
    assert all(rij.los and not rij.fout for rij in rijen(engine).values()), "nobody knows yet which of the two it is"
    straks(engine)
    leeg(engine, hand)
    staat = rijen(engine)
    assert (staat["stuk"].fout, staat["stuk"].uitleg, staat["erachter"].klaar) == ("onvoorzien", "", None)
    with Session(engine) as session:
        assert opnieuw(session, "epd") == 1
        session.commit()
    straks(engine)
    leeg(engine, Hand())
    assert all(rij.klaar for rij in rijen(engine).values())


@pytest.mark.parametrize(
    ("na", "pogingen", "minst", "meest"),
    [(None, 5000, 0.013, 0.021), (10.0**30, 0, 1.0, 1.21), (-5.0, 0, 0.0, 0.01), (30.0, 9, 0.0083, 0.011)],
)
def test_wachten_is_nooit_korter_dan_gevraagd_en_nooit_eindeloos(
    engine: Engine, na: float | None, pogingen: int, minst: float, meest: float
):
    """`minst` and `meest` in parts of the longest wait."""
    leg(engine, "k", pogingen=pogingen)
    begin = nu()
    assert werk(engine, "epd", Hand(gooi(Later(na))))
    pauze = (rijen(engine)["k"].beschikbaar - begin).total_seconds()
    assert minst * LANGSTE_WACHT <= pauze <= meest * LANGSTE_WACHT + 2


def test_van_wat_samen_geweigerd_wordt_wacht_alleen_de_schuldige_en_wat_erachter_staat(engine: Engine):
    leg(engine, "a", "fout", "c", baan="een")
    leg(engine, "d", baan="twee")
    hand = Hand(gooi(Weigering("422", "Goal.description"), "fout"))
    leeg(engine, hand)
    assert hand.verstuurd == [["a"], ["d"]] and hand.geweigerd == ["fout"]
    staat = rijen(engine)
    assert (staat["fout"].fout, staat["fout"].uitleg, staat["fout"].klaar) == ("422", "Goal.description", None)
    assert staat["c"].klaar is None and not staat["c"].fout
    with Session(engine) as session:
        assert opnieuw(session, "elders") == 0 and opnieuw(session, "epd", staat["fout"].id) == 1
        session.commit()
    hand.doe = lambda _: None
    leeg(engine, hand)
    assert [ding for samen in hand.verstuurd for ding in samen] == ["a", "d", "fout", "c"]


def test_wat_niet_meer_hoeft_laat_de_rest_door(engine: Engine):
    leg(engine, "fout", "c")
    hand = Hand(gooi(Weigering("410"), "fout"))
    leeg(engine, hand)
    with Session(engine) as session:
        laat_vallen(session)
        laat_vallen(session, "b")
        session.commit()
    leeg(engine, hand)
    assert hand.verstuurd == [["c"]]


def test_wat_weg_is_gaat_niet_mee(engine: Engine):
    leg(engine, "weg")
    hand = Hand()
    leeg(engine, hand)
    assert hand.verstuurd == [] and rijen(engine)["weg"].klaar is not None


def test_een_lijn_die_stuk_is_rust_en_geeft_niemand_de_schuld(engine: Engine):
    leg(engine, "a", baan="een")
    leg(engine, "b", baan="twee")
    leg(engine, "elders", baan="drie", bestemming="ander")
    hand = Hand(gooi(Storing("invalid_client", "400")))
    leeg(engine, hand)
    stuk = lijn(engine)
    assert (stuk.fout, stuk.uitleg, stuk.fouten) == ("invalid_client", "400", 1) and stuk.dicht_tot is not None and stuk.dicht_tot > nu()
    assert not any(rij.fout for rij in rijen(engine).values())
    with Session(engine) as session:
        assert bestemmingen(session) == ["ander"]
    with Session(engine) as session:
        assert opnieuw(session, "epd") == 0
        session.commit()
    hand.doe = lambda _: None
    leeg(engine, hand)
    assert (lijn(engine).fout, lijn(engine).fouten) == ("", 0)
    leeg(engine, hand, "ander")
    assert sorted(ding for samen in hand.verstuurd for ding in samen) == ["a", "b", "elders"]


def test_na_drie_missers_op_rij_slaat_de_zekering_door_en_een_goede_zet_hem_terug(engine: Engine):
    for nummer in range(6):
        leg(engine, f"d{nummer}", baan=f"b{nummer}")
    hand = Hand(gooi(Later(None)))
    leeg(engine, hand)
    assert sum(rij.pogingen for rij in rijen(engine).values()) == outbox.DOORSLAG
    eerst = (lijn(engine).dicht_tot or nu()) - nu()
    straks(engine)
    leeg(engine, hand)
    assert sum(rij.pogingen for rij in rijen(engine).values()) == outbox.DOORSLAG + 1, "half open: one trial"
    assert (lijn(engine).dicht_tot or nu()) - nu() > eerst
    straks(engine)
    hand.doe = lambda _: None
    leeg(engine, hand)
    assert len(hand.verstuurd) == 6 and lijn(engine).fouten == 0


def test_wie_om_geduld_vraagt_krijgt_het_voor_de_hele_lijn(engine: Engine):
    leg(engine, "a", baan="een")
    leg(engine, "b", baan="twee")
    hand = Hand(gooi(Later(40.0)))
    leeg(engine, hand)
    assert sum(rij.pogingen for rij in rijen(engine).values()) == 1
    assert 39 < ((lijn(engine).dicht_tot or nu()) - nu()).total_seconds() < 50


def test_van_een_kring_is_hooguit_een_ding_onderweg(engine: Engine):
    leg(engine, "a", baan="een", kring="k")
    leg(engine, "b", baan="twee", kring="k")
    leg(engine, "c", baan="drie", kring="ander")
    with Session(engine) as session:
        genomen = [neem(session, "epd") for _ in range(3)]
        session.commit()
    assert [[rij.ding_id for rij in partij.rijen] if partij else None for partij in genomen] == [["a"], ["c"], None]


def test_wie_te_laat_terugkomt_schrijft_niets_meer_op(engine: Engine):
    """A worker that was frozen finds that another took its rows."""
    leg(engine, "a")
    ander = Hand()

    def kaap(_: list[str]) -> None:
        with Session(engine) as session:
            session.execute(update(Uitgaand).values(geleend_tot=nu() - timedelta(seconds=1)))
            session.commit()
        hand.doe = lambda _: None
        assert werk(engine, "epd", ander)

    hand = Hand(kaap)
    assert werk(engine, "epd", hand)
    assert ander.verstuurd == [["a"]]
    klaar_sinds = rijen(engine)["a"].klaar
    assert klaar_sinds is not None and rijen(engine)["a"].pogingen == 2


def test_een_lening_duurt_zolang_het_sturen_duurt(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(outbox, "LEEN", timedelta(seconds=0.6))
    leg(engine, "a")
    ander = Hand()

    def traag(_: list[str]) -> None:
        einde = nu() + timedelta(seconds=2)
        while nu() < einde:
            assert not werk(engine, "epd", ander)
            time.sleep(0.05)

    assert werk(engine, "epd", Hand(traag))
    assert rijen(engine)["a"].klaar is not None and rijen(engine)["a"].pogingen == 1


def test_wie_mag_scoren_kan_ook_in_het_dossier():
    """A voogd scores too; a score by somebody the record has no word for stopped everything behind it."""
    assert {str(rol) for rol in ROLRECHTEN[Recht.METEN]} <= set(INFORMANTEN)
    assert set(INFORMANTEN.values()) <= set(termen.INFORMANTEN)


def test_wat_geweigerd_werd_gaat_na_een_nieuw_ja_weer_mee(session: Session, wereld: Wereld):
    doel = maak_doel(session, wereld)
    zet_ladder(session, wereld.actor("jongere"), doel.id, 6, -2, {-2: "nu", 0: "doel", 2: "droom"}, None)
    for wie in ("jongere", "ouder1", "ouder2"):
        geef_vrij(session, wereld.actor(wie), doel.id)
    rij = session.exec(select(Uitgaand)).one()
    rij.fout = "422"
    session.flush()
    trek_in(session, wereld.actor("jongere"), doel.id)
    session.refresh(rij)
    assert rij.klaar is not None, "nobody needs to mend what goes nowhere"
    assert geef_vrij(session, wereld.actor("jongere"), doel.id)
    session.refresh(rij)
    assert (rij.klaar, rij.fout, rij.pogingen) == (None, "", 0)
