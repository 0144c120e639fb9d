"""`make pictures`: the screenshots of docs/, made from the demo as anybody can start it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from playwright.sync_api import Browser, Page, sync_playwright
from sqlmodel import Session

from basis.clock import vandaag
from basis.identiteit.actions import open_sessie
from tests.bouw import bouw_wereld
from tests.conftest import migratie_config
from tests.eerste_doel import Loper, loop_eerste_doel
from tests.epd import vrije_poort
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

UIT = Path(__file__).parent.parent / "docs" / "beeld"
TELEFOON, BUREAU = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def eerste(page: Page, pad: str, patroon: str) -> str:
    """Follow the first link on `pad` that looks like `patroon`."""
    page.goto(pad)
    return page.locator(f"main a[href*='{patroon}']").first.get_attribute("href") or ""


def main() -> None:
    """Start the demo, look at it through the eyes of each person, end it."""
    poort = vrije_poort()
    demo = subprocess.Popen(
        [sys.executable, "-m", "gezinsapp.cli", "demo", "--json", "--port", str(poort), "--map", tempfile.mkdtemp()],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        stand = json.loads(demo.stdout.readline())
        with sync_playwright() as playwright:
            browser = start_chromium(playwright)
            for maat, vierkant in (("", TELEFOON), ("-breed", BUREAU)):
                for persoon in stand["personen"]:
                    context = browser.new_context(
                        viewport=vierkant, locale="nl-NL", color_scheme="light", storage_state=persoon.get("staat")
                    )
                    page = context.new_page()
                    page.goto(persoon["link"] if not maat else stand["url"])
                    persoon["staat"] = context.storage_state()
                    bekijk(page, persoon["rol"], maat)
                    if persoon["rol"] == "aanspreekpunt" and not maat:
                        kom_binnen(stand["url"], browser, page)
                    context.close()
                teken_afspraken(browser, vierkant, maat)
                teken_eerste_doel(browser, vierkant, maat)
            browser.close()
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


def teken_afspraken(browser: Browser, vierkant: dict[str, int], maat: str) -> None:
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


def teken_eerste_doel(browser: Browser, vierkant: dict[str, int], maat: str) -> None:
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


if __name__ == "__main__":
    main()
