"""Two phones: what one person sends stands on the other's screen, on SQLite and on PostgreSQL."""

import time

import pytest
from playwright.sync_api import sync_playwright
from sqlmodel import Session

from basis.identiteit.actions import open_sessie
from tests.bouw import bouw_wereld
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

GEZIEN = """tekst => new Promise(klaar => {
  const kijk = () => document.getElementById('berichten').textContent.includes(tekst) && klaar(Date.now());
  new MutationObserver(kijk).observe(document.body, {childList: true, subtree: true, characterData: true});
  kijk();
})"""


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
@pytest.mark.parametrize("aantal", [12, pytest.param(100, marks=pytest.mark.zwaar)])
def test_een_bericht_staat_binnen_200_ms_op_het_andere_scherm(request: pytest.FixtureRequest, database: str, aantal: int):
    """From pressing until it stands there, p95. On a busy machine the slowest of twelve may be one second."""
    with huis(request.getfixturevalue("database_url" if database == "sqlite" else "postgres_url")) as h, sync_playwright() as p:
        with Session(h.engine) as session:
            w = bouw_wereld(session)
            tokens = {wie: open_sessie(session, w.persoon_id(wie)) for wie in ("jongere", "jim")}
            gesprek = f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}"
            session.commit()
        chromium = start_chromium(p)
        noor, samira = Telefoon(chromium, h.url), Telefoon(chromium, h.url)
        for telefoon, wie in ((noor, "jongere"), (samira, "jim")):
            telefoon.context.add_cookies([{"name": "sid", "value": tokens[wie], "url": h.url}])
            telefoon.ga(gesprek)
        time.sleep(1)
        duur = []
        for n in range(aantal + 2):
            tekst = f"bericht {n} van Noor"
            noor.vul("Schrijf aan Samira", tekst)
            begin = noor.page.evaluate("() => { document.querySelector('#schrijven button').click(); return Date.now(); }")
            duur.append(samira.page.evaluate(GEZIEN, tekst) - begin)
            noor.page.wait_for_function("() => !document.querySelector('#schrijven textarea').value")
        op = sorted(duur[2:])
        print(f"{database}: p50 {op[len(op) // 2]} p95 {op[len(op) * 95 // 100]} ms")
        assert op[len(op) * 95 // 100] < (200 if aantal > 12 else 1000)
        for telefoon in (noor, samira):
            staat = telefoon.page.locator("#berichten .bericht-tekst").all_inner_texts()
            assert staat[-aantal - 2 :] == [f"bericht {n} van Noor" for n in range(aantal + 2)][-len(staat) :], "each once, in order"
        assert not noor.fouten + samira.fouten
        chromium.close()
