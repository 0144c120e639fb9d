"""`make pictures`: the screenshots of docs/, made from the demo as anybody can start it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from alembic import command
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from sqlmodel import Session, col, select

from basis.clock import vandaag
from basis.identiteit.actions import open_sessie
from ervaring.beleving.actions import beleef
from ervaring.terug.actions import koppel_terug, stel_samen
from ervaring.uitkomst.actions import geef_onderzoek
from ervaring.uitkomst.queries import ONDERZOEK
from gezinsapp.seed import seed
from jim.organisaties.models import Aanbieder, Gemeente
from tests.bouw import bouw_wereld, gezinnen
from tests.conftest import migratie_config
from tests.eerste_doel import Loper, loop_eerste_doel
from tests.epd import vrije_poort
from tests.huis import GEHEIM, huis
from tests.telefoons import Telefoon, start_chromium

UIT = Path(__file__).parent.parent / "docs" / "beeld"
TELEFOON, BUREAU = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
PAPIER = ViewportSize(width=794, height=1123)
"""A4 at 96 dots an inch."""
MATEN = {"": TELEFOON, "-breed": BUREAU}


def eerste(page: Page, pad: str, patroon: str) -> str:
    """Follow the first link on `pad` that looks like `patroon`."""
    page.goto(pad)
    return page.locator(f"main a[href*='{patroon}']").first.get_attribute("href") or ""


def main() -> None:
    """Make the pictures of the parts that are named, or all."""
    delen = {"demo": teken_demo, "afspraken": teken_afspraken, "eerste-doel": teken_eerste_doel, "ervaring": teken_ervaring}
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for naam in sys.argv[1:] or delen:
            delen[naam](browser)
        browser.close()


def teken_demo(browser: Browser) -> None:
    """Start the demo, look at it through the eyes of each person, end it."""
    poort = vrije_poort()
    demo = subprocess.Popen(
        [sys.executable, "-m", "gezinsapp.cli", "demo", "--json", "--port", str(poort), "--map", tempfile.mkdtemp()],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        stand = json.loads(demo.stdout.readline())
        for maat, vierkant in MATEN.items():
            for persoon in stand["personen"]:
                context = browser.new_context(viewport=vierkant, locale="nl-NL", color_scheme="light", storage_state=persoon.get("staat"))
                page = context.new_page()
                page.goto(persoon["link"] if not maat else stand["url"])
                persoon["staat"] = context.storage_state()
                bekijk(page, persoon["rol"], maat)
                if persoon["rol"] == "aanspreekpunt" and not maat:
                    kom_binnen(stand["url"], browser, page)
                context.close()
    finally:
        demo.terminate()
        demo.wait(15)


def bekijk(page: Page, rol: str, maat: str) -> None:
    """The screens of one role."""
    k = page.url.rstrip("/")
    wat = {"jongere": "", "ouder": "ouder-", "jim": "jim-"}.get(rol)
    if wat is None:
        page.screenshot(path=UIT / f"{rol}{maat}.png")
        return
    page.screenshot(path=UIT / f"{wat}thuis{maat}.png")
    if rol == "jongere":
        doel = eerste(page, f"{k}/doelen", "/doelen/")
        page.screenshot(path=UIT / f"doelen{maat}.png")
        page.goto(page.url.split("/k/")[0] + doel)
        page.screenshot(path=UIT / f"doel{maat}.png", full_page=True)
        gesprek = eerste(page, f"{k}/praten", "/praten/")
        page.screenshot(path=UIT / f"praten{maat}.png")
        page.goto(page.url.split("/k/")[0] + gesprek)
        page.screenshot(path=UIT / f"gesprek{maat}.png")
        for naam in ("jim", "afspraken", "afspraken/voorstel", "taart", "ik"):
            page.goto(f"{k}/{naam}")
            page.screenshot(path=UIT / f"{naam.replace('/', '-')}{maat}.png", full_page=naam == "afspraken/voorstel")
        for naam in ("mensen", "mensen/wat-er-gebeurde", "mensen/nieuw", "jim/afronden"):
            page.goto(f"{k}/{naam}")
            page.screenshot(path=UIT / f"{naam.replace('/', '-')}{maat}.png", full_page=True)
    elif rol == "jim":
        page.goto(f"{k}/jim")
        page.screenshot(path=UIT / f"jim-tab{maat}.png", full_page=True)
        page.goto(f"{k}/jim/stoppen")
        page.screenshot(path=UIT / f"jim-stoppen{maat}.png", full_page=True)


def kom_binnen(url: str, browser: Browser, pro: Page, map_: Path = UIT) -> None:
    """The walk a newcomer makes, from the link to Thuis: each screen as he sees it (docs/binnenkomen.md)."""
    pro.goto(f"{url}/werk/nieuw")
    pro.get_by_label("Voornaam van de jongere").fill("Lot")
    pro.get_by_label("Geboren in de maand").select_option("3")
    pro.get_by_label("Geboren in het jaar").fill(str(vandaag().year - 14))
    pro.get_by_label("Voornaam van een ouder").fill("Mama")
    pro.get_by_role("button", name="Open de kring").click()
    pro.get_by_role("link", name="Lot").first.click()
    pro.screenshot(path=map_ / "binnen-0-uitnodigen.png", full_page=True)
    k = pro.url.split("/uitnodiging/")[0]
    lot = Telefoon(browser, url)
    lot.ga(pro.get_by_label("De link", exact=True).input_value())
    stappen = iter(("binnen-1-link", "binnen-2-code", "binnen-3-naam", "binnen-4-sleutel", "binnen-5-thuis"))

    def foto() -> None:
        lot.page.wait_for_load_state("load")
        lot.page.screenshot(path=map_ / f"{next(stappen)}.png")

    foto()
    lot.tik("Open mijn uitnodiging")
    lot.vul("De code van zes cijfers", pro.locator("[data-code]").get_attribute("data-code") or "")
    foto()
    lot.tik("Verder")
    lot.vul("Hoe wil je heten?", "Lot")
    foto()
    lot.tik("Verder")
    lot.kop("Jouw sleutel")
    foto()
    lot.tik("Maak mijn sleutel")
    lot.kop("Hoi Lot")
    foto()
    for naam in ("mensen", "mensen/overdragen", "mensen/einde", "mensen/wilsoordeel", "terug"):
        pro.goto(f"{k}/{naam}")
        pro.screenshot(path=map_ / f"pro-{naam.split('/')[-1]}.png", full_page=True)


def teken_afspraken(browser: Browser) -> None:
    """Once on a phone and once on a desk screen."""
    for maat, vierkant in MATEN.items():
        _teken_afspraken(browser, vierkant, maat)


def _teken_afspraken(browser: Browser, vierkant: ViewportSize, maat: str) -> None:
    """From no agreements to a change of them, each screen as its reader sees it (docs/ondertekenen.md)."""
    with tempfile.TemporaryDirectory() as map_:
        url = f"sqlite:///{map_}/a.sqlite"
        command.upgrade(migratie_config(url), "head")
        with huis(url) as h, Session(h.engine, expire_on_commit=False) as session:
            w = bouw_wereld(session)
            k = f"/k/{w.kring.id}/afspraken"
            mensen = {wie: Telefoon(browser, h.url, viewport=vierkant) for wie in ("jongere", "ouder1", "ouder2", "jim")}
            for wie, telefoon in mensen.items():
                sid = open_sessie(session, w.persoon_id(wie))
                session.commit()
                telefoon.context.add_cookies([{"name": "sid", "value": sid, "url": h.url}])
            noor, mama = mensen["jongere"], mensen["ouder1"]

            def foto(wie: Telefoon, naam: str) -> None:
                wie.page.wait_for_load_state("load")
                wie.page.screenshot(path=UIT / f"tekenen-{naam}{maat}.png", full_page=True)

            noor.ga(k)
            foto(noor, "0-nog-niets")
            noor.ga(f"{k}/voorstel")
            foto(noor, "1-kiezen")
            noor.tik("Dit stel ik voor, en ik teken")
            mama.ga(k)
            foto(mama, "2-lezen")
            for wie in ("ouder1", "ouder2", "jim"):
                mensen[wie].ga(k)
                mensen[wie].tik("Ik teken")
                mensen[wie].page.get_by_role("button", name="Ik teken").wait_for(state="hidden")
            noor.ga(k)
            foto(noor, "3-geldt")
            noor.ga(f"{k}/voorstel")
            noor.page.locator("[name=school]").nth(4).check(force=True)
            noor.tik("Dit stel ik voor, en ik teken")
            mama.ga(k)
            foto(mama, "4-wat-anders-wordt")
            for telefoon in mensen.values():
                telefoon.context.close()


def teken_eerste_doel(browser: Browser) -> None:
    """Once on a phone and once on a desk screen."""
    for maat, vierkant in MATEN.items():
        _teken_eerste_doel(browser, vierkant, maat)


def _teken_eerste_doel(browser: Browser, vierkant: ViewportSize, maat: str) -> None:
    """From no goal to a ladder with a first score, each screen as the jongere sees it (docs/eerste-doel.md)."""
    with tempfile.TemporaryDirectory() as map_:
        url = f"sqlite:///{map_}/d.sqlite"
        command.upgrade(migratie_config(url), "head")
        with huis(url) as h, Session(h.engine) as session:
            w = bouw_wereld(session)
            sid, k = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}"
            session.commit()
            noor = Telefoon(browser, h.url, viewport=vierkant)
            noor.context.add_cookies([{"name": "sid", "value": sid, "url": h.url}])
            noor.ga(k)
            loop_eerste_doel(Loper(noor, lambda naam: noor.page.screenshot(path=UIT / f"eerste-doel-{naam}{maat}.png")))
            noor.context.close()


def _vul_ervaring(session: Session) -> dict[str, str]:
    """The demo's world, and what many families said. Gives role -> token, and "k" -> the address of the kring."""
    personen = {p["rol"]: p for p in seed(session)["personen"]}
    aanbieder = session.exec(select(Aanbieder).where(col(Aanbieder.naam) == "Hulp Dichtbij")).one()
    gemeente = session.exec(select(Gemeente).where(col(Gemeente.naam) == "Voorbeeldstad")).one()
    w = bouw_wereld(session)
    w.aanbieder, w.gemeente = aanbieder, gemeente
    for n, w_ in enumerate(gezinnen(w, 40)):
        antwoorden = {"gehoord": 3 if n % 3 else 2, "belangrijk": 3 if n % 4 else 1, "geholpen": 2 if n % 2 else 3}
        beleef(session, w_.actor("jongere"), antwoorden, WENSEN[n] if n < len(WENSEN) else "", GEHEIM)
        geef_onderzoek(
            session,
            w_.actor("ouder1"),
            {v.code: v.keuzes[(2, 1, 2, 0, 2, 1)[(n + i * n // 7) % 6]].code for i, v in enumerate(ONDERZOEK.voor_gezin())},
            GEHEIM,
        )
    stel_samen(session, vandaag() + timedelta(days=100))
    stel_samen(session, vandaag().replace(year=vandaag().year + 1, month=8, day=1))
    koppel_terug(session, "Op school is nu elke dinsdag een loket waar je zo binnenloopt.", gemeente_id=w.gemeente.id)
    uit = {rol: open_sessie(session, p["persoon_id"]) for rol, p in personen.items()}
    session.commit()
    return uit | {"k": f"/k/{personen['jongere']['kring_id']}"}


WENSEN = (
    "Bel eerder terug", "Minder vaak iemand anders", "Een gesprek na schooltijd zou fijn zijn", "Kortere brieven", "Ook op zaterdag",
    "Ik wil eerst zelf vertellen", "Niet steeds hetzelfde vragen", "Meer tijd voor mijn ouders", "Appen mag ook", "Een rustiger kamer",
    "Leg uit wat er daarna komt", "Zeg het eerder als het niet doorgaat", "Vraag ook hoe het op school is",
)  # fmt: skip


def teken_ervaring(browser: Browser) -> None:
    """Beleving, outcome, taarten and figures, each screen as who uses it sees it (docs/ervaring.md)."""
    with tempfile.TemporaryDirectory() as map_:
        url = f"sqlite:///{map_}/e.sqlite"
        command.upgrade(migratie_config(url), "head")
        with huis(url) as h:
            with Session(h.engine, expire_on_commit=False) as session:
                wie = _vul_ervaring(session)
            k = wie["k"]

            def open_als(rol: str, vierkant: ViewportSize = TELEFOON) -> Telefoon:
                telefoon = Telefoon(browser, h.url, viewport=vierkant)
                if rol:
                    telefoon.context.add_cookies([{"name": "sid", "value": wie[rol], "url": h.url}])
                return telefoon

            def foto(telefoon: Telefoon, naam: str, *, heel: bool = True) -> None:
                page = telefoon.page
                page.wait_for_load_state("load")
                maat = page.viewport_size or TELEFOON
                if heel:  # a screen as long as the page, so that the bar below lies over nothing
                    lang = page.evaluate("document.documentElement.scrollHeight")
                    page.set_viewport_size(ViewportSize(width=maat["width"], height=max(maat["height"], lang)))
                page.screenshot(path=UIT / f"ervaring-{naam}.png", animations="disabled")
                page.set_viewport_size(maat)

            noor, mama, joost = open_als("jongere"), open_als("ouder"), open_als("aanspreekpunt")
            _teken_vragen(noor, mama, k, foto)
            _teken_taart(noor, joost, k, foto)
            for rol, maat, vierkant, paden in (
                ("", "", TELEFOON, {"open": "/open", "open-regio": "/open/voorbeeldregio"}),
                ("", "-breed", BUREAU, {"open": "/open", "open-regio": "/open/voorbeeldregio"}),
                ("beheerder", "-breed", BUREAU, {"aanbieder-cijfers": "/beheer/cijfers", "aanbieder-beleving": "/beheer/beleving"}),
                ("gemeente", "-breed", BUREAU, {"gemeente-cijfers": "/gemeente", "gemeente-onderzoek": "/gemeente/clientonderzoek"}),
            ):
                scherm = open_als(rol, vierkant)
                for naam, pad in paden.items():
                    scherm.ga(pad)
                    foto(scherm, naam + maat)
                scherm.context.close()
            ank = open_als("beheerder", BUREAU)
            ank.ga("/beheer/beleving")
            ank.page.locator("textarea").fill("Jullie wilden minder wisselingen. Elk gezin houdt nu het hele jaar dezelfde twee mensen.")
            ank.page.locator("textarea").scroll_into_view_if_needed()
            foto(ank, "terug-schrijven-breed", heel=False)
            ank.tik("Zet het erop")
            ank.ziet("Het staat er. De gezinnen kunnen het lezen.")
            noor.ga(f"{k}/beleving/terug")
            foto(noor, "terug-lezen")
            ria = open_als("vrijgever", BUREAU)
            ria.ga("/vrijgeven")
            ria.tik("Corrigeren", rol="link")
            foto(ria, "correctie-breed")
            for telefoon in (noor, mama, joost, ank, ria):
                telefoon.context.close()


def _teken_vragen(noor: Telefoon, mama: Telefoon, k: str, foto: Callable[..., None]) -> None:
    """The three questions, on paper too; the outcome by jongere and by ouder; the municipality's research."""
    noor.ga(f"{k}/beleving")
    foto(noor, "vragen", heel=False)
    foto(noor, "vragen-heel")
    for naam, antwoord in (("gehoord", "Ja"), ("belangrijk", "Een beetje"), ("geholpen", "Ja")):
        noor.page.locator(f"#{naam}").get_by_label(antwoord).check(force=True)
    noor.page.locator("textarea").fill("Bel terug als je dat zegt.")
    noor.page.locator("textarea").scroll_into_view_if_needed()
    foto(noor, "wat-kan-beter", heel=False)
    noor.tik("Geef antwoord")
    noor.ziet("Je antwoord telt mee.")
    foto(noor, "dank", heel=False)
    noor.ga(f"{k}/beleving/ritme")
    foto(noor, "ritme", heel=False)
    noor.ga(f"{k}/beleving/papier")
    foto(noor, "papier", heel=False)
    noor.page.emulate_media(media="print")
    noor.page.set_viewport_size(PAPIER)
    foto(noor, "papier-print")
    noor.page.emulate_media(media="screen")
    noor.page.set_viewport_size(TELEFOON)
    for wie, telefoon in (("jongere", noor), ("ouder", mama)):
        telefoon.ga(f"{k}/beleving/uitkomst")
        foto(telefoon, f"uitkomst-{wie}")
    mama.ga(f"{k}/beleving/gemeente")
    foto(mama, "onderzoek")


def _teken_taart(noor: Telefoon, joost: Telefoon, k: str, foto: Callable[..., None]) -> None:
    """Words that may be no thanks, words that complain, a taart given and taken back, one received and unpacked."""
    for naam, woorden in (("vraag", "Je keek rond en je dacht even na."), ("klacht", "Je kwam steeds te laat.")):
        noor.ga(f"{k}/taart")
        noor.kies("luisterde echt")
        noor.page.locator("textarea").fill(woorden)
        noor.page.get_by_role("button", name="Geef de taart").click()
        noor.page.get_by_role("button", name="Geef de taart zonder woorden").wait_for()
        foto(noor, f"taart-{naam}", heel=False)
        foto(noor, f"taart-{naam}-heel")
    noor.page.locator("textarea").fill("Je bleef rustig toen het spannend werd.")
    noor.page.get_by_role("button", name="Geef de taart", exact=True).click()
    noor.ziet("De taart is gegeven.")
    foto(noor, "taart-gegeven")
    noor.tik("Neem terug")
    noor.ziet("De taart is teruggenomen.")
    foto(noor, "taart-teruggenomen")
    joost.ga("/taarten")
    foto(joost, "taart-gekregen")
    joost.tik("Uitpakken")
    joost.page.get_by_text("Van Noor").first.wait_for()
    foto(joost, "taart-uitgepakt")


if __name__ == "__main__":
    main()
