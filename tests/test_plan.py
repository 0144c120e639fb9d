"""The gezinsplan: who does what, on one page that each may read as far as he may, and that fits on two sheets of paper."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import sync_playwright
from sqlmodel import Session, col, select

from basis.clock import vandaag
from basis.events import Gebeurtenis
from basis.fouten import MagNiet, NietGevonden, Ongeldig
from basis.identiteit.actions import open_sessie
from doelen.doel.actions import haal_taak_weg, schrijf_taak, zet_taak
from doelen.doel.models import Doel, Taak, Trede
from doelen.doel.queries import plan, te_vragen
from doelen.evaluatie.actions import begin
from gezinsapp.wissen import wis_eigen
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium
from tests.test_praten import spreek_af

Als = Callable[..., Client]


def maak_doel(session: Session, w: Wereld, wie: str = "jongere", tekst: str = "Ik ga met de bus", **velden: object) -> Doel:
    """A goal with the words of three steps."""
    doel = Doel(kring_id=w.kring.id, door_lid_id=w.lid(wie).id, van=w.lid(wie).rol, eigen_woorden=tekst, tekst=tekst, **velden)  # pyright: ignore[reportArgumentType]
    session.add(doel)
    session.flush()
    session.add_all(Trede(kring_id=w.kring.id, doel_id=doel.id, niveau=n, tekst=f"stap {n} van {tekst}") for n in (-2, 0, 2))
    session.flush()
    return doel


def taken(session: Session, w: Wereld, wie: str) -> list[str]:
    return [taak.tekst for deel in plan(session, w.actor(wie)) for taak, _wie, _mag in deel.taken]


def test_wie_wat_doet_staat_bij_het_doel_en_gedaan_is_gedaan(session: Session, wereld: Wereld, als: Als):
    doel = maak_doel(session, wereld)
    session.commit()
    noor = als("jongere")
    assert "Schrijf op wie wat doet" in noor.get("~/plan").text
    antwoord = noor.post(f"~/doelen/{doel.id}/taak", {"wie": wereld.ouder1.id, "tekst": "Loopt mee tot de halte"})
    assert (antwoord.status_code, antwoord.location) == (303, f"{noor.k}/plan#doel-{doel.id}")
    mama = als("ouder1")
    assert "Loopt mee tot de halte" in mama.get("~/plan").text and "stap 0 van Ik ga met de bus" in mama.tekst()
    taak = session.exec(select(Taak)).one()
    mama.post(f"~/taak/{taak.id}", {"klaar": "ja"})
    assert "gedaan" in noor.get("~/plan").text
    assert "Veranderde wie wat doet bij ‘Ik ga met de bus’" in noor.get("~/wie-keek").text
    noor.post(f"~/taak/{taak.id}", {"klaar": "nee"})
    assert "Gedaan" in noor.get("~/plan").text
    noor.post(f"~/taak/{taak.id}/weg")
    assert "Loopt mee" not in mama.get("~/plan").text


def test_niemand_schrijft_iets_op_voor_een_jim(session: Session, wereld: Wereld):
    """He can be obliged to nothing; what he does himself, he writes himself."""
    doel = maak_doel(session, wereld)
    for wie in ("jongere", "ouder1", "aanspreekpunt"):
        assert wereld.jim.id not in {g.lid_id for g in te_vragen(session, wereld.actor(wie))}
        with pytest.raises(Ongeldig, match="taak_wie"):
            schrijf_taak(session, wereld.actor(wie), doel.id, wereld.jim.id, "Belt elke dag")
    assert [g.lid_id for g in te_vragen(session, wereld.actor("jim"))] == [wereld.jim.id]
    eigen = schrijf_taak(session, wereld.actor("jim"), doel.id, wereld.jim.id, "Ik fiets een keer mee")
    zet_taak(session, wereld.actor("jim"), eigen.id, klaar=True)
    van_mama = schrijf_taak(session, wereld.actor("ouder1"), doel.id, wereld.ouder1.id, "Koopt een kaart")
    with pytest.raises(NietGevonden):
        zet_taak(session, wereld.actor("jim"), van_mama.id, klaar=True)


@pytest.mark.parametrize(
    ("tekst", "wie", "code"),
    [(" ", "ouder1", "leeg"), ("x" * 201, "ouder1", "te_lang"), ("Iets", "", "taak_wie"), ("Iets", "weg", "taak_wie")],
)
def test_wat_niet_kan_krijgt_een_zin_en_verliest_niets(session: Session, wereld: Wereld, als: Als, tekst: str, wie: str, code: str):
    doel = maak_doel(session, wereld)
    lid_id = wereld.ouder1.id if wie == "ouder1" else wie
    with pytest.raises(Ongeldig, match=code):
        schrijf_taak(session, wereld.actor("jongere"), doel.id, lid_id, tekst)
    session.commit()
    antwoord = als("jongere").post(f"~/doelen/{doel.id}/taak", {"wie": lid_id, "tekst": tekst})
    assert antwoord.status_code == 422 and tekst.strip() in antwoord.text


def test_hooguit_tien_bij_een_doel_en_geen_bij_een_afgesloten_doel(session: Session, wereld: Wereld):
    doel, noor = maak_doel(session, wereld), wereld.actor("jongere")
    for n in range(10):
        schrijf_taak(session, noor, doel.id, noor.lid_id, f"ding {n}")
    with pytest.raises(Ongeldig, match="te_veel_taken"):
        schrijf_taak(session, noor, doel.id, noor.lid_id, "nog een")
    dicht = maak_doel(session, wereld, tekst="Klaar", status="bereikt")
    with pytest.raises(Ongeldig, match="doel_gesloten"):
        schrijf_taak(session, noor, dicht.id, noor.lid_id, "nog een")
    assert "Klaar" not in {d.kaart.doel.tekst for d in plan(session, noor)}


def test_wat_een_ander_niet_mag_zien_staat_niet_in_zijn_plan(session: Session, wereld: Wereld, als: Als):
    geheim = maak_doel(session, wereld, tekst="Ik ben bang thuis", alleen_maker=True)
    schrijf_taak(session, wereld.actor("jongere"), geheim.id, wereld.jongere.id, "Ik bel oma")
    spreek_af(session, wereld, school="ouders", geld="tussen_ons")
    session.commit()
    assert "Ik bel oma" in als("jongere").get("~/plan").text
    for wie in ("ouder1", "ouder2", "jim", "aanspreekpunt"):
        html = als(wie).get("~/plan").text
        assert "Ik bel oma" not in html and "bang" not in html
        with pytest.raises(NietGevonden):
            schrijf_taak(session, wereld.actor(wie), geheim.id, wereld.lid(wie).id, "x")
    assert not session.exec(select(Gebeurtenis).where(col(Gebeurtenis.ding_id) == geheim.id)).all()
    for wie in ("jongere", "ouder1", "jim"):
        html = als(wie).get("~/plan").text
        assert "School" in html and "Geld" not in html, "what stays between the two is not on the kitchen table"
    assert "School" not in als("aanspreekpunt").get("~/plan").text


def test_ouders_apart_lezen_en_horen_niets_van_elkaar(session: Session, wereld: Wereld):
    wereld.kring.ouders_apart = True
    session.flush()
    samen, van_mama = maak_doel(session, wereld), maak_doel(session, wereld, "ouder1", "Ik slaap beter")
    mama, papa = wereld.actor("ouder1"), wereld.actor("ouder2")
    assert wereld.ouder2.id not in {g.lid_id for g in te_vragen(session, mama)}
    with pytest.raises(Ongeldig, match="taak_wie"):
        schrijf_taak(session, mama, samen.id, wereld.ouder2.id, "Brengt")
    taak = schrijf_taak(session, mama, samen.id, wereld.ouder1.id, "Mama brengt")
    schrijf_taak(session, mama, van_mama.id, wereld.ouder1.id, "Mama leest")
    schrijf_taak(session, wereld.actor("jongere"), samen.id, wereld.ouder2.id, "Papa haalt")
    assert taken(session, wereld, "ouder1") == ["Mama brengt", "Mama leest"]
    assert taken(session, wereld, "ouder2") == ["Papa haalt"]
    assert len(taken(session, wereld, "jongere")) == 3
    for doe in (lambda: zet_taak(session, papa, taak.id, klaar=True), lambda: haal_taak_weg(session, papa, taak.id)):
        with pytest.raises(NietGevonden):
            doe()
    begin(session, mama)
    hoorde = session.exec(select(Gebeurtenis).where(col(Gebeurtenis.lid_id) == wereld.ouder2.id)).all()
    assert [(g.soort, g.ding_id) for g in hoorde] == [("doel", samen.id)], "of what the jongere wrote down for him alone"


def test_een_vreemde_schrijft_niets_en_wissen_wist(session: Session, wereld: Wereld):
    doel = maak_doel(session, wereld)
    schrijf_taak(session, wereld.actor("ouder1"), doel.id, wereld.jongere.id, "Oefent met mama")
    schrijf_taak(session, wereld.actor("jongere"), doel.id, wereld.jongere.id, "Ik oefen")
    with pytest.raises(MagNiet):
        schrijf_taak(session, bouw_wereld(session, naam="Sem", jim="wacht").actor("jim"), doel.id, wereld.jim.id, "x")
    wis_eigen(session, wereld.ouder1.persoon_id, berichten=False)
    assert len(taken(session, wereld, "jongere")) == 2
    wis_eigen(session, wereld.ouder1.persoon_id, berichten=True)
    assert taken(session, wereld, "jongere") == ["Ik oefen"]


def test_een_vol_plan_past_op_twee_bladen(database_url: str):
    """Five goals with six things each and long words, five agreements, five people: printed by the browser on A4."""
    with huis(database_url) as h, sync_playwright() as p:
        with Session(h.engine) as session:
            w = bouw_wereld(session)
            for n in range(5):
                doel = maak_doel(session, w, tekst=f"Doel {n}: " + "ik ga elke dag met de bus en de trein naar school " * 2)
                doel.streefdatum = vandaag() + timedelta(days=60)
                for wie in ("jongere", "ouder1", "aanspreekpunt") * 2:
                    schrijf_taak(session, w.actor(wie), doel.id, w.lid(wie).id, "Zoekt uit hoe het gaat en belt daarna met iedereen " * 2)
            spreek_af(session, w, **dict.fromkeys(("school", "vrienden", "thuis", "gezondheid", "geld"), "beiden"))
            token, k = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}"
            session.commit()
        chromium = start_chromium(p)
        noor = Telefoon(chromium, h.url)
        noor.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        noor.ga(f"{k}/plan")
        assert noor.page.get_by_role("button", name="Print het plan").is_visible()
        pdf = noor.page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
        assert not noor.fouten
        chromium.close()


def test_een_geprint_doel_heeft_zijn_ladder_en_geen_knoppen(database_url: str):
    """One chooses in the ladder itself, so it stands in a form; paper shows it, and nothing that can only be pressed."""
    with huis(database_url) as h, sync_playwright() as p:
        with Session(h.engine) as session:
            w = bouw_wereld(session)
            doel = maak_doel(session, w)
            token, k, doel_id = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}", doel.id
            session.commit()
        chromium = start_chromium(p)
        noor = Telefoon(chromium, h.url)
        noor.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        noor.ga(f"{k}/doelen/{doel_id}")
        noor.page.emulate_media(media="print")
        assert noor.page.locator("main .ladder").get_by_text("stap 0 van Ik ga met de bus").is_visible()
        assert [knop.inner_text() for knop in noor.page.locator("main .knop, main summary").all() if knop.is_visible()] == []
        assert not noor.fouten
        chromium.close()
