"""A conversation that stands open on a screen: what changes meanwhile is seen there, and takes nothing out of anybody's hands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect, sync_playwright
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.identiteit.actions import open_sessie
from jim.gesprekken.actions import schrijf
from jim.gesprekken.groepen import beeindig, begin, haal_erbij
from jim.gesprekken.models import Bericht, Gesprek
from jim.kring.vertrek import haal_weg
from tests.bouw import Wereld, bouw_wereld, lid
from tests.huis import huis
from tests.telefoons import Telefoon, klaar, start_chromium, wacht_op


@dataclass
class Open:
    """Mama has the group with the leerkracht open."""

    w: Wereld
    groep: Gesprek
    leerkracht: str
    telefoon: Telefoon

    @property
    def page(self) -> Page:
        return self.telefoon.page


@pytest.fixture
def mama(database_url: str) -> Iterator[Open]:
    with huis(database_url) as h, sync_playwright() as p, Session(h.engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        bram = lid(session, w.kring, "leerkracht", "Meester Bram").id
        groep = begin(session, w.actor("ouder1"), "Even over school", [bram, w.aanspreekpunt.id], "school")
        token = open_sessie(session, w.ouder1.persoon_id)
        session.commit()
        telefoon = Telefoon(start_chromium(p), h.url)
        telefoon.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        telefoon.ga(f"/k/{w.kring.id}/praten/{groep.id}")
        telefoon.page.wait_for_timeout(500)
        yield Open(w, groep, bram, telefoon)
        assert not telefoon.fouten


def test_wie_meeleest_staat_er_altijd_ook_als_dat_verandert(mama: Open):
    """Let in: named before the next word is written. Out of the kring: no reader any more, and nobody is left out in silence."""
    kop, session = mama.page.locator(".wieleest"), mama.w.session
    expect(kop).to_contain_text("Meester Bram")
    haal_erbij(session, mama.w.actor("ouder1"), mama.groep.id, mama.w.jongere.id)
    session.commit()
    expect(kop).to_contain_text("Noor", timeout=5000)
    expect(mama.page.get_by_text("Noor kwam erbij, en leest niet wat ervoor is geschreven")).to_be_visible()
    haal_weg(session, mama.w.actor("aanspreekpunt"), mama.leerkracht)
    session.commit()
    expect(kop).not_to_contain_text("Bram", timeout=5000)
    expect(kop).to_contain_text("Joost")


def test_wie_intussen_erbij_kwam_leest_niets_zonder_dat_je_het_wist(mama: Open):
    """Written before he came in, and sent without having seen it: the words stay, with the reason; one more press sends them."""
    page, session = mama.page, mama.w.session
    wachten = "async () => (await kluis.rij()).map(ding => ding.reden ?? '')"
    klaar(page)
    mama.telefoon.context.set_offline(True)
    for tekst in ("van de trein", "nog een"):
        page.locator("#schrijven textarea").fill(tekst)
        page.locator("#schrijven .stuur").click()
        expect(page.locator("#wachtrij")).to_contain_text(tekst)
    haal_erbij(session, mama.w.actor("ouder1"), mama.groep.id, mama.w.jongere.id)
    session.commit()
    mama.telefoon.context.set_offline(False)
    expect(page.locator("#wachtrij")).to_contain_text("Intussen kwam er iemand bij die dit ook leest")
    wacht_op(lambda: [r[:8] for r in page.evaluate(wachten)], ["Intussen"] * 2, page)
    page.get_by_role("button", name="Verander het").first.click()
    expect(page.locator("#schrijven textarea")).to_have_value("van de trein")
    expect(page.locator(".wieleest")).to_contain_text("Noor")
    page.locator("#schrijven .stuur").click()
    expect(page.locator("#berichten ol")).to_contain_text("van de trein")
    haal_erbij(session, mama.w.actor("ouder1"), mama.groep.id, mama.w.ouder2.id)
    session.commit()
    expect(page.locator(".wieleest")).to_contain_text("Papa")
    page.locator("#schrijven textarea").fill("gezien")
    page.locator("#schrijven .stuur").click()
    expect(page.locator("#berichten ol")).to_contain_text("gezien")
    hier = select(Bericht).where(col(Bericht.gesprek_id) == mama.groep.id)
    assert sorted(b.tekst for b in session.exec(hier)) == ["gezien", "van de trein"]


def test_wat_binnenkomt_sluit_niets_onder_je_vinger(mama: Open):
    """What somebody unfolded stays open, and the place where the keyboard is stays there, also when the page fetches all messages again."""
    schrijf(mama.w.session, mama.w.actor("ouder1"), mama.groep.id, "van mij")
    mama.w.session.commit()
    knop = mama.page.locator("details[id^=terug-] summary")
    knop.focus()
    mama.page.keyboard.press("Enter")
    haal_erbij(mama.w.session, mama.w.actor("ouder1"), mama.groep.id, mama.w.jongere.id)
    mama.w.session.commit()
    expect(mama.page.locator(".wieleest")).to_contain_text("Noor")
    expect(mama.page.locator("details[id^=terug-][open]")).to_have_count(1)
    expect(knop).to_be_focused()


def test_wat_niet_meer_kan_neemt_de_plaats_van_de_pagina_in(mama: Open):
    """The group ended while she wrote: one page says so, with her words; not a page within a page."""
    mama.page.locator("#schrijven textarea").fill("nog een ding")
    beeindig(mama.w.session, mama.w.actor("aanspreekpunt"), mama.groep.id)
    mama.w.session.commit()
    mama.page.locator("#schrijven button.stuur").click()
    expect(mama.page.get_by_text("Dit gesprek is klaar.")).to_be_visible()
    expect(mama.page.get_by_text("nog een ding")).to_be_visible()
    for wat in ("main", "h1", "nav", "#wachtrij", "a[data-snelweg]"):
        expect(mama.page.locator(wat)).to_have_count(1)
    expect(mama.page.locator("#inhoud")).to_be_focused()


def test_wat_verloopt_gaat_ook_van_een_scherm_dat_openstaat(mama: Open):
    """Its time is over while somebody looks: it goes by itself, and what still has time stays."""
    w, actor = mama.w, mama.w.actor("ouder1")
    for n, over in enumerate((3, 3000)):
        bericht = schrijf(w.session, actor, w.gesprekken["ouder1"].id, f"bericht {n}")
        bericht.verloopt = nu() + timedelta(seconds=over)
    w.session.commit()
    mama.telefoon.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['ouder1'].id}")
    expect(mama.page.get_by_text("bericht 0")).to_be_visible()
    expect(mama.page.get_by_text("bericht 0")).to_have_count(0, timeout=10_000)
    expect(mama.page.get_by_text("bericht 1")).to_be_visible()


def test_lange_namen_op_een_smal_scherm(mama: Open):
    """Nothing runs off the screen, no heading is broken by the letter, and choosing who reads it covers nothing."""
    page, w = mama.page, mama.w
    for wie in (w.jongere, w.aanspreekpunt):
        wie.naam = "Maximiliaan-Alexander van der Oudekerk"
    schrijf(w.session, w.actor("aanspreekpunt"), mama.groep.id, "Hoi")
    w.session.commit()
    page.set_viewport_size({"width": 320, "height": 640})
    for gesprek in (mama.groep, w.gesprekken["ouder1"], w.gesprekken["kring"]):
        mama.telefoon.ga(f"/k/{w.kring.id}/praten/{gesprek.id}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    mama.telefoon.ga(f"/k/{w.kring.id}/praten")
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().height") < 60, "one line"
    mama.telefoon.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['ouder1'].id}")
    onder = "document.querySelector('#berichten').getBoundingClientRect().bottom"
    assert page.evaluate(f"{onder} <= document.querySelector('#schrijven').getBoundingClientRect().top")


def test_van_een_gesprek_van_twee_is_wie_weg_is_geen_lezer(mama: Open):
    """Of two: who left reads nothing, so the head does not say that he does."""
    w = mama.w
    w.jim.tot = nu()
    w.session.commit()
    token = open_sessie(w.session, w.jongere.persoon_id)
    w.session.commit()
    mama.telefoon.context.add_cookies([{"name": "sid", "value": token, "url": mama.telefoon.url}])
    mama.telefoon.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
    expect(mama.page.locator(".wieleest")).to_have_text("Alleen jij leest dit nog")
