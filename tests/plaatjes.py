"""`make pictures`: the screenshots of docs/, made from the demo as anybody can start it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.epd import vrije_poort
from tests.telefoons import start_chromium

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
                    context.close()
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
    elif rol == "jim":
        page.goto(f"{k}/jim")
        page.screenshot(path=UIT / f"jim-tab{maat}.png")


if __name__ == "__main__":
    main()
