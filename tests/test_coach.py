"""The coach on the phone: the same verdict as on the server, nothing sent while somebody types, one press and it is silent."""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlmodel import Session, select

from basis.identiteit.actions import open_sessie
from doelen.doel.models import Doel
from doelen.formulering import beoordeel
from gezinsapp.access.pagina import STATIC
from gezinsapp.coach import BESTAND, als_tekst, gegevens
from tests.bouw import bouw_wereld
from tests.huis import Huis, huis
from tests.telefoons import Telefoon, start_chromium

ZINNEN = [rij["doel"] for rij in csv.DictReader((Path(__file__).parent / "data" / "doelen.csv").open(encoding="utf-8"))]


PLAT = "i want to not stop but and then also with than if you only just say my dont ik wil niet maar en dan ook met dat te van af weg , .".split()


def verhaspel(hoeveel: int, zaad: int) -> list[str]:
    """Sentences cut, glued, shouted and mistyped from the real ones: always the same for the same seed."""
    toeval, woorden, uit = random.Random(zaad), [w for zin in ZINNEN for w in zin.split()], []
    lijsten = [sorted(waarde) for waarde in gegevens().values() if isinstance(waarde, list) and waarde and isinstance(waarde[0], str)]
    for _ in range(hoeveel):
        een, ander = toeval.choice(ZINNEN).split(), toeval.choice(ZINNEN).split()
        match toeval.randrange(7):
            case 0:
                delen = een[: toeval.randrange(len(een) + 1)] + ander[toeval.randrange(len(ander) + 1) :]
            case 1:
                delen = [toeval.choice(woorden) for _ in range(toeval.randrange(1, 14))]
            case 2:
                delen = [*een, toeval.choice([",", ".", "-", "...", "maar", "en", '"x"', "\U0001f6ab", "é", "ik-"]), *ander]
            case 3 | 4:  # words that a rule knows, Dutch and English, between plain ones
                delen = [toeval.choice(toeval.choice([*lijsten, woorden, PLAT, PLAT])) for _ in range(toeval.randrange(2, 12))]
            case 5:
                delen = [w.capitalize() if toeval.random() < 0.3 else w.upper() if toeval.random() < 0.1 else w for w in een]
            case _:
                letters = list(" ".join(een))
                for _ in range(3):
                    letters.insert(toeval.randrange(len(letters)), toeval.choice("aeiou ,.'’\"\n\U0001f600éï\u0628-;:(/"))
                delen = ["".join(letters)]
        uit.append(" ".join(delen))
    return uit


def op_de_server(zin: str) -> dict[str, Any]:
    o = beoordeel(zin)
    return {
        "soort": o.soort, "veiligheid": o.veiligheid, "signalen": [vars(s) for s in o.signalen], "vraagcodes": list(o.vraagcodes),
        "tips": list(o.tips),
    }  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def h(database_url: str) -> Iterator[Huis]:
    with huis(database_url) as h:
        yield h


def schrijver(browser: Browser, h: Huis) -> tuple[Telefoon, list[str]]:
    """The jongere, where he writes a new goal; and the addresses that his phone asks from then on."""
    with Session(h.engine) as session:
        w = bouw_wereld(session)
        token, k = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}"
        session.commit()
    noor = Telefoon(browser, h.url)
    noor.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
    noor.ga(f"{k}/doelen/nieuw")
    adressen: list[str] = []
    noor.page.on("request", lambda verzoek: adressen.append(f"{verzoek.method} {verzoek.url.removeprefix(h.url).split('?')[0]}"))
    return noor, adressen


def typ(page: Page, tekst: str) -> None:
    veld = page.get_by_label("Wat wil je graag?")
    veld.fill("")
    veld.press_sequentially(tekst)
    page.wait_for_timeout(1500)


def ging_uit(adressen: list[str]) -> set[str]:
    """What the phone asked, but for the coach's own files and what every page asks by itself."""
    vanzelf = ("GET /static/", "GET /live/", "GET /telefoon/stand", "GET /sw.js")
    return {adres for adres in adressen if not adres.startswith(vanzelf)}


def doelen(h: Huis) -> list[Doel]:
    with Session(h.engine) as session:
        return list(session.exec(select(Doel)))


def test_de_lijsten_op_de_telefoon_zijn_die_van_de_server():
    assert BESTAND.read_text(encoding="utf-8") == als_tekst(), "run `python -m gezinsapp.coach`"


@pytest.mark.parametrize("hoeveel", [12_000, pytest.param(200_000, marks=pytest.mark.zwaar)])
def test_op_de_telefoon_en_op_de_server_is_het_oordeel_hetzelfde(browser: Browser, hoeveel: int):
    """Kind, danger, each word with its place, questions and tips; of every goal in tests/data and of many thousands made from them."""
    page = browser.new_page()
    page.set_content("<p></p>")
    page.add_script_tag(path=STATIC / "js" / "coach.js")
    zinnen = [*ZINNEN, *verhaspel(hoeveel, hoeveel), "", " ", "a" * 2000, "niet " * 400, "😀 niet 😀 meer 😀"]
    regels = json.loads(BESTAND.read_text(encoding="utf-8"))
    oordelen = page.evaluate("([regels, zinnen]) => { const coach = maakCoach(regels); return zinnen.map(coach); }", [regels, zinnen])
    anders = [zin for zin, oordeel in zip(zinnen, oordelen, strict=True) if oordeel != op_de_server(zin)]
    assert anders == []
    assert {o["soort"] for o in oordelen} == {"positief", "gemengd", "negatief"} and any(o["veiligheid"] for o in oordelen)
    page.close()


def test_hij_vraagt_onder_het_veld_en_stuurt_niets(browser: Browser, h: Huis):
    noor, adressen = schrijver(browser, h)
    vraag = noor.page.locator("[data-coach]")
    expect(vraag).to_be_hidden()
    typ(noor.page, "Ik wil niet meer spijbelen")
    expect(vraag).to_be_visible()
    expect(vraag).to_contain_text("‘niet’")
    expect(vraag).to_contain_text("Wat doe je dan wél?")
    assert len([li for li in vraag.locator("li").all() if li.is_visible()]) <= 2
    typ(noor.page, "Ik ga elke dag naar school")
    expect(vraag).to_be_hidden()
    assert ging_uit(adressen) == set(), "nothing of what is typed leaves the phone"
    noor.tik("Verder")
    noor.page.wait_for_url("**/ladder")
    [doel] = doelen(h)
    assert (doel.tekst, doel.eigen_woorden) == ("Ik ga elke dag naar school", "Ik wil niet meer spijbelen")
    assert not noor.fouten
    noor.context.close()


def test_zo_laten_is_een_druk_en_dan_is_hij_stil(browser: Browser, h: Huis):
    noor, _ = schrijver(browser, h)
    typ(noor.page, "Ik wil niet meer spijbelen")
    noor.tik("Zo laten")
    typ(noor.page, "Ik wil nooit meer spijbelen")
    expect(noor.page.locator("[data-coach]")).to_be_hidden()
    noor.tik("Verder")
    noor.page.wait_for_url("**/ladder")
    assert [(d.tekst, d.zo_laten) for d in doelen(h)] == [("Ik wil nooit meer spijbelen", True)]
    noor.context.close()


def test_wie_de_vraag_zag_en_verder_gaat_wordt_niet_nog_eens_gevraagd(browser: Browser, h: Huis):
    noor, _ = schrijver(browser, h)
    typ(noor.page, "Ik wil niet meer spijbelen")
    expect(noor.page.locator("[data-coach]")).to_be_visible()
    noor.tik("Verder")
    noor.page.wait_for_url("**/ladder")
    noor.context.close()


def test_een_vraag_die_net_komt_neemt_geen_druk_op_de_knop_weg(browser: Browser, h: Huis):
    noor, _ = schrijver(browser, h)
    noor.vul("Wat wil je graag?", "Ik wil niet meer spijbelen")
    knop = noor.page.get_by_role("button", name="Verder", exact=True)
    knop.scroll_into_view_if_needed()
    plek = knop.bounding_box()
    assert plek
    noor.page.mouse.move(plek["x"] + 20, plek["y"] + 10)
    noor.page.mouse.down()
    noor.page.wait_for_timeout(300)
    noor.page.mouse.up()
    noor.kop("Zeg je het nog eens?")
    noor.context.close()


def test_bij_gevaar_vraagt_hij_niets_en_is_er_hulp_ook_zonder_verbinding(browser: Browser, h: Huis):
    noor, adressen = schrijver(browser, h)
    noor.page.get_by_label("Wat wil je graag?").focus()
    noor.page.wait_for_timeout(800)
    noor.context.set_offline(True)
    adressen.clear()
    typ(noor.page, "Ik wil dat papa stopt met slaan")
    expect(noor.page.locator("[data-coach-hulp]")).to_be_visible()
    expect(noor.page.locator("[data-coach]")).to_be_hidden()
    assert ging_uit(adressen) == set()
    typ(noor.page, "Ik wil geen ruzie meer")
    expect(noor.page.locator("[data-coach]")).to_be_visible()
    expect(noor.page.locator("[data-coach-hulp]")).to_be_hidden()
    noor.context.close()


def test_zonder_javascript_vraagt_de_server(browser: Browser, h: Huis):
    with Session(h.engine) as session:
        w = bouw_wereld(session)
        token, k = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}"
        session.commit()
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
    page = context.new_page()
    page.goto(f"{h.url}{k}/doelen/nieuw")
    expect(page.locator("[data-coach]")).to_be_hidden()
    page.get_by_label("Wat wil je graag?").fill("Ik wil niet meer spijbelen")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Dit woord viel op: ‘niet’")).to_be_visible()
    context.close()
