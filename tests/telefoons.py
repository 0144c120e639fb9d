"""Phones: real Chromium windows of 390x844, each with a passkey authenticator of its own."""

import faulthandler
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, expect

ARGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
GEDULD = 60_000
"""Milliseconds: a machine may stand still for a while."""
expect.set_options(timeout=GEDULD)


@contextmanager
def wie_houdt_op() -> Iterator[None]:
    """What every thread of the server is at, once this takes a third of the patience; it stands with a test that failed."""
    faulthandler.dump_traceback_later(GEDULD / 3000, file=2)
    yield
    faulthandler.cancel_dump_traceback_later()


def start_chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium."""
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)


class Telefoon:
    """One person's phone."""

    def __init__(self, browser: Browser, url: str, **wensen: Any) -> None:
        """A fresh phone that speaks Dutch."""
        self.url = url
        wensen = {"viewport": {"width": 390, "height": 844}, "locale": "nl-NL", "color_scheme": "light", **wensen}
        self.context = browser.new_context(**wensen)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(GEDULD)
        self.fouten: list[str] = []
        self.tikken = 0
        self.page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.page.on("console", lambda m: self.fouten.append(m.text) if "Content Security Policy" in m.text else None)
        cdp = self.context.new_cdp_session(self.page)
        cdp.send("WebAuthn.enable", {"enableUI": False})
        opties = {
            "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})

    def ga(self, pad: str) -> None:
        """Open an address of the app."""
        with wie_houdt_op():
            self.page.goto(pad if pad.startswith("http") else self.url + pad)

    def tik(self, tekst: str, *, rol: str = "button") -> None:
        """Press what carries these words (the first that does)."""
        self.tikken += 1
        with wie_houdt_op():
            self.page.get_by_role(rol, name=tekst).first.click()  # pyright: ignore[reportArgumentType]

    def menu(self, tekst: str) -> None:
        """Go to one of the five places."""
        self.page.get_by_role("navigation").get_by_role("link", name=tekst, exact=True).click()

    def vul(self, label: str, tekst: str) -> None:
        """Type into the field with this label."""
        self.page.get_by_label(label).first.fill(tekst)

    def kies(self, label: str) -> None:
        """Choose the radio button or checkbox with this label."""
        self.page.get_by_label(label, exact=True).first.check(force=True)

    def ziet(self, tekst: str) -> None:
        """These words are on the screen."""
        expect(self.page.get_by_text(tekst).first).to_be_visible()

    def kop(self, tekst: str) -> None:
        """The page's heading says this."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(tekst)

    @property
    def html(self) -> str:
        """All there is on the page, seen or not."""
        return self.page.content()

    def kom_binnen(self, link: str, code: str, naam: str) -> None:
        """From link to Thuis: open, say the code, choose a name, make the passkey."""
        self.ga(link)
        self.tik("Open mijn uitnodiging")
        self.vul("De code van zes cijfers", code)
        self.tik("Verder")
        if self.page.get_by_role("heading", name="Wil jij de JIM zijn?").is_visible():
            self.tik("Ja, dat wil ik")
        self.vul("Hoe wil je heten?", naam)
        self.tik("Verder")
        self.tik("Maak mijn sleutel")
        self.kop(f"Hoi {naam}")


def wacht_op(telling: Callable[[], object], verwacht: object, page: Page) -> None:
    """Until this is so, or ten seconds."""
    for _ in range(100):
        if telling() == verwacht:
            return
        page.wait_for_timeout(100)
    assert telling() == verwacht


def klaar(page: Page) -> None:
    """The service worker has this page, and the vault is open."""
    page.evaluate("() => navigator.serviceWorker.ready")
    wacht_op(lambda: page.evaluate("async () => !!navigator.serviceWorker.controller && !!await kluis.wie()"), True, page)
