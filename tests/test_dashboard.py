"""The figures for municipality, provider, releasers and everybody: by keyboard alone, without thresholds, and files that start no formula."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from odfdo import Document
from playwright.sync_api import Browser, Page, sync_playwright
from sqlmodel import Session, col, select

from basis.identiteit.actions import open_sessie
from ervaring.publicatie.actions import geef_vrij, stel_correctie_voor
from ervaring.publicatie.models import Publicatie
from gezinsapp.seed import seed
from jim.organisaties.models import Aanbieder, Gemeente, Vrijgever
from tests.client import Client
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium
from tests.test_toegankelijk import REGELS

KWAAD = '=HYPERLINK("https://elders.example")'


@dataclass
class Stad:
    """The demo with one correction made and one waiting; a sign-in for who reads, provides and releases."""

    url: str
    browser: Browser
    tokens: dict[str, str]
    publicatie_id: str

    def open(self, wie: str, pad: str, **hoe: object) -> Page:
        """A page as this person sees it; nobody: everybody."""
        telefoon = Telefoon(self.browser, self.url, **hoe)
        if wie:
            telefoon.context.add_cookies([{"name": "sid", "value": self.tokens[wie], "url": self.url}])
        telefoon.ga(pad)
        return telefoon.page


def _vul(session: Session) -> tuple[dict[str, str], str]:
    personen = {p["rol"]: p["persoon_id"] for p in seed(session)["personen"]}
    ria, tom = session.exec(select(Vrijgever.persoon_id)).all()
    rijen = session.exec(select(Publicatie).order_by(col(Publicatie.kwartaal).desc(), col(Publicatie.gemeente_id))).all()
    els = session.exec(select(Gemeente).where(Gemeente.naam == "Voorbeeldstad")).one()
    eerst = next(rij for rij in rijen if rij.gemeente_id == els.id)
    nieuw = stel_correctie_voor(session, ria, eerst.id, "+1 rij was van een ander", weg={0}, kwaliteiten_weg=set(), namen={})
    geef_vrij(session, tom, nieuw.id)
    namen = {wie: f"{naam} en zonen" for wie, naam in json.loads(rijen[-1].inhoud)["aanbieders"].items()}
    stel_correctie_voor(session, tom, rijen[-1].id, "De naam klopte niet", weg=set(), kwaliteiten_weg=set(), namen=namen)
    tokens = {wie: open_sessie(session, personen[wie]) for wie in ("gemeente", "beheerder")}
    tokens["vrijgever"] = open_sessie(session, ria)
    session.commit()
    return tokens, eerst.id


@pytest.fixture
def stad(database_url: str) -> Iterator[Stad]:
    with huis(database_url) as h, sync_playwright() as playwright:
        with Session(h.engine) as session:
            tokens, eerst = _vul(session)
        browser = start_chromium(playwright)
        yield Stad(h.url, browser, tokens, eerst)
        browser.close()


def tab_naar(page: Page, doel: str) -> None:
    """Press Tab until what matches `doel` has the focus, and see that it shows."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("doel => document.activeElement.matches(doel)", doel):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", doel
            return
    raise AssertionError(f"Tab never comes to {doel}")


def test_het_dashboard_gaat_met_alleen_het_toetsenbord(stad: Stad):
    page = stad.open("gemeente", "/gemeente", viewport={"width": 390, "height": 844})
    eerste_kop = page.title()
    alle = page.locator("tbody tr").count()
    tab_naar(page, "#kies-profiel")
    page.keyboard.press("2")
    tab_naar(page, "form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**profiel=2**")
    assert 0 < page.locator("tbody tr").count() < alle
    tab_naar(page, ".tabelvak[aria-label^='Nut']")
    voor = page.evaluate("document.activeElement.scrollLeft")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("voor => document.activeElement.scrollLeft > voor", arg=voor)
    tab_naar(page, "nav a[href*='/gemeente/']")
    page.keyboard.press("Enter")
    page.wait_for_function("kop => document.title !== kop", arg=eerste_kop)
    tab_naar(page, "a[href$='cijfers.csv']")
    with page.expect_download() as bestand:
        page.keyboard.press("Enter")
    assert bestand.value.suggested_filename.endswith(".csv")
    assert "kwartaal;gemeente" in bestand.value.path().read_text("utf-8-sig")


def test_een_tabel_opent_met_het_toetsenbord(stad: Stad):
    page = stad.open("", "/open/voorbeeldregio", viewport={"width": 390, "height": 844})
    assert page.locator("table:visible").count() == 0
    tab_naar(page, "summary")
    page.keyboard.press("Enter")
    page.locator("table:visible").first.wait_for()
    tab_naar(page, ".tabelvak")
    assert page.locator("details[open]").count() == 1
    vak = page.locator(".tabelvak").first.bounding_box()
    getallen = [cel.bounding_box() for cel in page.locator("table:visible tbody .getal").all()[:6]]
    assert vak is not None and getallen
    assert all(g is not None and g["x"] + g["width"] <= vak["x"] + vak["width"] for g in getallen), "a 15 that is cut off reads as a 1"


def test_vrijgeven_en_weigeren_gaan_met_alleen_het_toetsenbord(stad: Stad):
    page = stad.open("vrijgever", "/vrijgeven", viewport={"width": 1280, "height": 800})
    tab_naar(page, "summary")
    page.keyboard.press("Enter")
    tab_naar(page, "textarea")
    page.keyboard.type("De naam is nog verkeerd")
    tab_naar(page, "details button")
    page.keyboard.press("Enter")
    page.get_by_text("Deze cijfers komen er niet.").wait_for()
    assert "De naam is nog verkeerd" in page.inner_text("main")


@pytest.mark.parametrize(("kleur", "breedte"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 320)])
def test_de_cijfers_hebben_geen_drempels(stad: Stad, kleur: str, breedte: int):
    paden = {
        "gemeente": ["/gemeente", f"/gemeente/versie/{stad.publicatie_id}"],
        "beheerder": ["/beheer/cijfers"],
        "vrijgever": ["/vrijgeven", f"/vrijgeven/{stad.publicatie_id}/correctie"],
        "": ["/open", "/open/voorbeeldregio", f"/open/voorbeeldregio/versie/{stad.publicatie_id}"],
    }
    fout: list[str] = []
    for wie, adressen in paden.items():
        for pad in adressen:
            page = stad.open(wie, pad, color_scheme=kleur, viewport={"width": breedte, "height": 800})
            page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
            gevonden = Axe().run(page, options=REGELS).response["violations"]
            fout += [f"{pad}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in gevonden]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                fout.append(f"{pad}: scrolls sideways")
            page.context.close()
    assert fout == []


def test_geen_enkel_bestand_om_te_downloaden_begint_een_formule(app: Flask, session: Session):
    """Every address that gives a spreadsheet; a new one makes this fail until it is here too."""
    tokens, eerst = _vul(session)
    for rij in session.exec(select(Gemeente)):
        rij.naam = KWAAD
    for rij in session.exec(select(Publicatie)):
        inhoud = json.loads(rij.inhoud)
        rij.inhoud = json.dumps(inhoud | {"aanbieders": dict.fromkeys(inhoud["aanbieders"], f"\t{KWAAD}")})
    for aanbieder in session.exec(select(Aanbieder)):
        aanbieder.naam = KWAAD
    tijd = session.get_one(Publicatie, eerst).kwartaal
    session.commit()
    delen = {"kwartaal": [tijd], "regio": ["voorbeeldregio"], "tabel": ["cijfers", "kwaliteiten"], "publicatie_id": [eerst]}
    gezien = 0
    for regel in app.url_map.iter_rules():
        if not regel.rule.endswith((".csv", ".ods")):
            continue
        wie = "beheerder" if regel.rule.startswith("/beheer") else "gemeente"
        namen = sorted(regel.arguments)
        for tabel in delen["tabel"] if "tabel" in namen else [""]:
            gebouwd = regel.build({naam: tabel if naam == "tabel" else delen[naam][0] for naam in namen})
            assert gebouwd is not None
            antwoord = Client(app, tokens[wie], "").get(gebouwd[1])
            assert antwoord.status_code == 200, regel
            rijen = _csv(antwoord.text) if regel.rule.endswith(".csv") else _ods(antwoord.data)
            assert any("elders.example" in cel for rij in rijen for cel in rij), regel
            gezien += 1
    assert gezien >= 8


def _csv(tekst: str) -> list[list[str]]:
    rijen = list(csv.reader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";"))
    assert not [cel for rij in rijen for cel in rij if cel.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]
    return rijen


def _ods(data: bytes) -> list[list[str]]:
    cellen = [rij.cells for blad in Document(io.BytesIO(data)).body.tables for rij in blad.rows]
    assert not [cel for rij in cellen for cel in rij if cel.formula]
    return [[str(cel.value) for cel in rij] for rij in cellen]
