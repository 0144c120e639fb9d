"""Signing in, a second phone and a lost phone, on real phones with real passkeys."""

import os
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from sqlmodel import Session

from basis.identiteit.actions import meld_aan
from tests.bouw import Wereld, bouw_wereld
from tests.epd import Epd
from tests.huis import Huis, huis
from tests.telefoons import Telefoon, start_chromium

PLAATJES = os.environ.get("PLAATJES", "")


def plaatje(t: Telefoon, naam: str) -> None:
    if PLAATJES:
        t.page.screenshot(path=Path(PLAATJES) / f"{naam}.png", full_page=True)


def met_sleutel(h: Huis, browser: Browser, session: Session, w: Wereld, wie: str) -> Telefoon:
    """The phone of somebody who is signed in."""
    link = meld_aan(session, w.persoon_id(wie))
    session.commit()
    telefoon = Telefoon(browser, h.url)
    telefoon.ga(f"/aanmelden/{link}")
    telefoon.tik("Maak mijn sleutel")
    telefoon.page.wait_for_url(lambda url: "/aanmelden" not in url)
    return telefoon


def ga_weg(t: Telefoon, knop: str) -> None:
    """Sign out, and stand before the door."""
    t.tik(knop)
    t.page.wait_for_url(lambda url: not url.endswith("/ik"))
    t.page.wait_for_load_state()
    if not t.page.url.endswith("/inloggen"):
        t.ga("/inloggen")


def test_inloggen_en_een_tweede_telefoon(database_url: str, epd: Epd):
    with huis(database_url, epd) as h, sync_playwright() as playwright, Session(h.engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        session.commit()
        browser = start_chromium(playwright)
        noor = met_sleutel(h, browser, session, w, "jongere")
        noor.kop("Hoi Noor")

        # The name field offers the passkey by itself; this authenticator says yes at once.
        noor.menu("Ik")
        plaatje(noor, "ik")
        ga_weg(noor, "Uitloggen")
        noor.kop("Hoi Noor")

        # On a shared phone nothing is offered; the button asks.
        noor.menu("Ik")
        noor.tik("Meer mensen gebruiken dit toestel")
        noor.ziet("Wie klaar is")
        ga_weg(noor, "Iemand anders")
        noor.kop("Wie ben je?")
        plaatje(noor, "wie-ben-je")
        assert noor.page.get_by_label("Je naam").count() == 0
        noor.tik("Inloggen met mijn sleutel")
        noor.kop("Hoi Noor")

        # A second phone by the link behind the QR code.
        noor.menu("Ik")
        noor.tik("Sleutel op een ander toestel", rol="link")
        noor.tik("Ja, maak de link")
        plaatje(noor, "ander-toestel")
        link = noor.page.get_by_label("De link", exact=True).input_value()
        tweede = Telefoon(browser, h.url)
        tweede.ga(link)
        plaatje(tweede, "tweede-toestel")
        tweede.tik("Maak mijn sleutel")
        tweede.kop("Hoi Noor")
        tweede.menu("Ik")
        assert tweede.page.get_by_role("link", name="Haal weg").count() == 2
        plaatje(tweede, "ik-twee-sleutels")
        tweede.tik("Codes maken", rol="link")
        tweede.tik("Laat mijn codes zien")
        plaatje(tweede, "codes")
        code = tweede.page.locator("code").first.inner_text()

        # And a third with a code from paper: the others are signed out.
        derde = Telefoon(browser, h.url)
        derde.ga("/inloggen")
        plaatje(derde, "inloggen")
        derde.tik("Ik heb een code", rol="link")
        derde.vul("De code op je papier", code.lower())
        plaatje(derde, "terug")
        derde.tik("Verder")
        derde.tik("Maak mijn sleutel")
        derde.kop("Ik")
        derde.ziet("Fijn, je bent terug")
        tweede.ga(f"/k/{w.kring.id}/doelen")
        assert "/inloggen" in tweede.page.url or tweede.page.get_by_role("heading", name="Hoi Noor").is_visible()
        assert not noor.fouten + tweede.fouten + derde.fouten


def test_een_kwijte_telefoon(database_url: str, epd: Epd):
    with huis(database_url, epd) as h, sync_playwright() as playwright, Session(h.engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        session.commit()
        browser = start_chromium(playwright)
        joost, samira = (met_sleutel(h, browser, session, w, wie) for wie in ("aanspreekpunt", "jim"))

        # The aanspreekpunt starts, and says the code.
        joost.ga(f"/k/{w.kring.id}/terug")
        plaatje(joost, "herstel-lijst")
        joost.tik("Help Noor terug")
        plaatje(joost, "herstel-begonnen")
        link = joost.page.get_by_label("De link", exact=True).input_value()
        code = joost.page.locator("[data-code]").get_attribute("data-code") or ""

        # Noor makes a key on her new phone, and waits.
        noor = Telefoon(browser, h.url)
        noor.ga(link)
        plaatje(noor, "herstel-link")
        noor.tik("Open mijn link")
        noor.vul("De code van zes cijfers", code)
        noor.tik("Verder")
        noor.tik("Maak mijn sleutel")
        noor.kop("Je sleutel is klaar en wacht even")
        noor.ziet("Samira")
        plaatje(noor, "herstel-wacht")

        # Samira, her JIM, says that it is really her.
        samira.menu("Ik")
        samira.tik("Iemand anders is zijn telefoon kwijt", rol="link")
        plaatje(samira, "herstel-lijst-jim")
        samira.tik("Ik kijk of het klopt", rol="link")
        plaatje(samira, "herstel-bevestig")
        samira.tik("Ja, dit is echt Noor")
        samira.ziet("kan weer inloggen")

        noor.tik("Kijk of het al kan", rol="link")
        noor.kop("Je bent terug")
        noor.tik("Inloggen", rol="link")
        noor.kop("Hoi Noor")
        assert not noor.fouten + samira.fouten + joost.fouten
