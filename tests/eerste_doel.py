"""The walk of a first goal: from the Doelen tab to a goal with its ladder and a first score, at the speed of somebody who taps and reads."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.telefoons import Telefoon

PER_TOETS, PER_SCHERM, PER_TIK = 120, 2000, 700
"""Milliseconds: a slow thumb on a key, a screen that is new, and finding what to tap."""
EERST, ANDERS = "Ik wil niet meer spijbelen", "Ik ga elke dag naar school"
LADDER = {
    "Zo is het nu": "Ik ga twee dagen naar school",
    "Het doel": "Ik ga vier dagen naar school",
    "De droom": "Ik ga vijf dagen naar school",
}


@dataclass
class Loper:
    """A thumb that types, taps and reads, and counts. `tempo` 1 is as a person does it, 0 as fast as the machine can."""

    telefoon: Telefoon
    foto: Callable[[str], None] = lambda _naam: None
    tempo: float = 0
    tikken: int = 0
    toetsen: int = 0
    schermen: int = 0
    begin: float = 0

    @property
    def als_mens(self) -> float:
        """Seconds for the thumb and the eyes alone, without the machine."""
        return (self.toetsen * PER_TOETS + self.schermen * PER_SCHERM + self.tikken * PER_TIK) / 1000

    @property
    def duur(self) -> float:
        """Seconds by the clock since it began."""
        return time.monotonic() - self.begin

    def leest(self, naam: str) -> None:
        """A screen that is new: look at it."""
        self.telefoon.page.wait_for_load_state("load")
        self.foto(naam)
        self.schermen += 1
        self.telefoon.page.wait_for_timeout(PER_SCHERM * self.tempo)

    def tikt(self, wat: Locator) -> None:
        """Tap where a finger would: what is out of sight or covered can't be tapped."""
        self.tikken += 1
        self.telefoon.page.wait_for_timeout(PER_TIK * self.tempo)
        wat.click()

    def typt(self, veld: Locator, tekst: str) -> None:
        """Tap the field, empty it as a thumb does when there is something in it, and type."""
        self.tikt(veld)
        if veld.input_value():
            self.tikken += 2
            veld.press("Control+a")
            veld.press("Delete")
        self.toetsen += len(tekst)
        veld.press_sequentially(tekst, delay=PER_TOETS * self.tempo)


def loop_eerste_doel(loper: Loper) -> None:
    """From Thuis, by what is on the screen alone: no address is typed."""
    page = loper.telefoon.page
    loper.begin = time.monotonic()
    loper.tikt(page.get_by_role("navigation").get_by_role("link", name="Doelen", exact=True))
    expect(page.get_by_text("Je hebt nog geen doelen")).to_be_visible()
    loper.leest("1-nog-niets")
    loper.tikt(page.get_by_role("link", name="Een doel maken"))
    veld = page.get_by_label("Wat wil je graag?")
    expect(veld).to_be_visible()
    loper.leest("2-jouw-woorden")
    loper.typt(veld, EERST)
    expect(page.locator("[data-coach]")).to_be_visible()
    loper.leest("3-een-vraag")
    loper.typt(veld, ANDERS)
    expect(page.locator("[data-coach]")).to_be_hidden()
    loper.tikt(page.get_by_role("button", name="Verder", exact=True))
    page.wait_for_url("**/ladder")
    expect(page.get_by_text("Een andere ladder kiezen")).to_be_visible()
    loper.leest("4-drie-woorden")
    for label, woorden in LADDER.items():
        loper.typt(page.get_by_label(label, exact=True), woorden)
    loper.foto("5-ingevuld")
    loper.tikt(page.get_by_role("button", name="Bewaar de ladder").last)
    expect(page.get_by_text("De ladder is bewaard.")).to_be_visible()
    loper.leest("6-de-ladder")
    loper.tikt(page.get_by_role("radio", name=LADDER["Zo is het nu"]))
    loper.tikt(page.get_by_role("button", name="Hier sta ik nu"))
    expect(page.get_by_role("button", name="Neem mijn laatste keuze terug")).to_be_visible()
    loper.leest("7-hier-sta-ik")
