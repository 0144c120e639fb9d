"""Snel weg: from every page at once to a neutral one, and Back never comes back; without JavaScript and offline too."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlmodel import Session

from basis.identiteit.actions import open_sessie
from gezinsapp.access.pagina import NEUTRAAL
from tests.bouw import bouw_wereld
from tests.client import Client
from tests.huis import Huis, huis
from tests.telefoons import Telefoon, start_chromium
from tests.test_kanaries import Voliere, paden, v

__all__ = ["v"]


def test_op_elke_pagina_staat_een_gewone_link_naar_buiten(app: Flask, v: Voliere):
    client = Client(app, open_sessie(v.w.session, v.wie["jongere"]), v.w.kring.id)
    v.w.session.commit()
    gezien = 0
    for pad in ["/", "/hulp", "/inloggen", "/bestaat-niet", "/zonder-verbinding", *(pad for pad, _ids in paden(app, v))]:
        antwoord = client.http.get(pad)
        if antwoord.status_code not in range(300, 400) and antwoord.mimetype == "text/html" and "<html" in antwoord.text:
            soep = BeautifulSoup(antwoord.text, "html.parser")
            assert [a["href"] for a in soep.select("a[data-snelweg]")] == [NEUTRAAL], pad
            assert soep.head and str(soep.head.find("script")).find("js/weg.") > 0, "before all other scripts"
            gezien += 1
    assert gezien > 30


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def thuis(database_url: str) -> Iterator[tuple[Huis, str, str]]:
    """A running house, a kring in it, and the jongere's sign-in."""
    with huis(database_url) as h, Session(h.engine) as session:
        wereld = bouw_wereld(session)
        token, kring = open_sessie(session, wereld.jongere.persoon_id), wereld.kring.id
        session.commit()
        yield h, f"/k/{kring}", token


def bij_noor(browser: Browser, thuis: tuple[Huis, str, str], **wensen: object) -> tuple[Page, str]:
    """Noor's phone, which went over three pages and typed something; the neutral page is ours to answer."""
    h, k, token = thuis
    telefoon = Telefoon(browser, h.url, service_workers="block", **wensen)
    telefoon.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
    telefoon.context.route(f"{NEUTRAAL}**", lambda r: r.fulfill(body="<h1>Het weer</h1>", content_type="text/html"))
    for pad in ("/", "/praten", "/zorg"):
        telefoon.ga(k + pad)
    telefoon.page.locator("textarea").first.fill("Ik ben bang")
    return telefoon.page, h.url


def test_terug_komt_niet_terug(browser: Browser, thuis: tuple[Huis, str, str]):
    page, url = bij_noor(browser, thuis)
    lengte = page.evaluate("history.length")
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url(NEUTRAAL)
    assert page.evaluate("history.length") == lengte, "it took the place of the page"
    for _ in range(2):
        page.evaluate("setTimeout(() => history.back(), 0)")
        page.wait_for_timeout(600)
        expect(page.get_by_role("heading", name="Het weer")).to_be_visible()
        assert page.url == NEUTRAAL
    page.goto(f"{url}/")
    assert "Hoi Noor" in page.content(), "who comes back on purpose is let in"
    page.context.close()


def test_zonder_javascript_is_het_een_gewone_link(browser: Browser, thuis: tuple[Huis, str, str]):
    page, _url = bij_noor(browser, thuis, java_script_enabled=False)
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_url(NEUTRAAL)
    assert "Het weer" in page.content()
    page.context.close()


@pytest.mark.parametrize("js", [True, False])
def test_zonder_verbinding_gaat_het_scherm_ook_weg(browser: Browser, thuis: tuple[Huis, str, str], js: bool):
    page, url = bij_noor(browser, thuis, java_script_enabled=js)
    page.context.unroute(f"{NEUTRAAL}**")
    page.context.set_offline(True)
    page.get_by_role("link", name="Snel weg").click()
    page.wait_for_timeout(700)
    assert not page.url.startswith(url)
    assert "Noor" not in page.content() and "bang" not in page.content()
    page.context.close()
