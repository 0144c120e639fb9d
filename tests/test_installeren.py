"""On the home screen: pictures that help, a name that says nothing, text from another app that nobody sends by itself, a draft that stays."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect, sync_playwright
from sqlmodel import Session, select

from basis.identiteit.actions import open_sessie
from gezinsapp.views import telefoon as onze
from jim.gesprekken.models import Bericht
from tests.bouw import bouw_wereld
from tests.client import Client
from tests.huis import huis
from tests.telefoons import Telefoon, klaar, start_chromium, wacht_op


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        yield chromium
        chromium.close()


def test_een_snelkoppeling_brengt_je_in_je_eigen_kring(app: Flask, als: Callable[[str], Client]):
    noor = als("jongere")
    manifest = app.test_client().get("/static/manifest.webmanifest").json
    assert [s["url"] for s in manifest["shortcuts"]] == ["/naar/praten", "/naar/doelen", "/hulp"]
    for waar in ("praten", "doelen"):
        assert noor.get(f"/naar/{waar}").location == f"{noor.k}/{waar}"
    assert noor.get("/naar/elders").status_code == 404


def test_een_gewone_naam_en_een_gewoon_plaatje(app: Flask, als: Callable[[str], Client]):
    noor = als("jongere")
    assert "Gezinsapp</title>" in noor.get("~/").text
    noor.post("/zetten/naam", {"naam": "stil"})
    html = noor.get("~/").text
    hoofd = html[: html.index("</head>")]
    assert "Notities</title>" in hoofd and "manifest-stil.webmanifest" in hoofd
    stil = app.test_client().get("/static/manifest-stil.webmanifest").text
    assert "ezin" not in stil and "shortcuts" not in stil, "nor in what the phone keeps of the app"
    noor.post("/taal", {"taal": "en"})
    schil = str(noor.http.get("/sw.js").data)
    for pad in ("/hulp", "/zonder-verbinding"):
        adres = f"{pad}?taal=en&stil=1"
        assert adres in schil, "as a stranger fetches it for the phone"
        bewaard = app.test_client().get(adres).text
        assert "Help now" in bewaard and "ezinsapp" not in bewaard
    noor.post("/taal", {"taal": "nl"})
    noor.post("/zetten/naam", {"naam": "gewoon"})
    assert "Gezinsapp</title>" in noor.get("~/").text
    vreemde = app.test_client().get("/sw.js", headers={"Accept-Language": "nl"})
    assert noor.http.get("/sw.js").data == vreemde.data, "signing in makes no other version"


def test_te_installeren_tekst_delen_en_een_nieuwe_versie(browser: Browser, database_url: str):
    """No installability error; shared text waits for the person to place it; a new version of the app keeps what is being written."""
    with huis(database_url) as h:
        with Session(h.engine) as session:
            w = bouw_wereld(session)
            token, k, gesprek = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}", w.gesprekken["jim"].id
            session.commit()
        noor = Telefoon(browser, h.url)
        noor.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        noor.ga(f"{k}/praten")
        klaar(noor.page)
        cdp = noor.context.new_cdp_session(noor.page)
        fouten = [f["errorId"] for f in cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]]
        assert [f for f in fouten if f != "in-incognito"] == []
        with noor.page.expect_navigation():
            noor.page.evaluate("""() => { const f = document.createElement('form'); f.method = 'post'; f.action = '/delen';
                f.innerHTML = '<input name=titel value=Kijk><input name=tekst value=kanariedeel>'; document.body.append(f); f.submit(); }""")
        expect(noor.page.get_by_text("Dit wilde je delen")).to_be_visible()
        assert noor.page.url == f"{h.url}{k}/praten"
        noor.ga(f"{k}/praten/{gesprek}")
        noor.tik("Zet het in mijn bericht")
        expect(noor.page.locator("#schrijven textarea")).to_have_value("Kijk\nkanariedeel")
        with Session(h.engine) as session:
            assert [b for b in session.exec(select(Bericht)).all() if "kanariedeel" in b.tekst] == [], "nobody sent it"
        noor.page.locator("#schrijven textarea").press_sequentially(" erbij")
        noor.page.wait_for_timeout(500)
        onze.SCHIL = (*onze.SCHIL, "icons/stil.svg")
        try:
            noor.page.evaluate("() => navigator.serviceWorker.ready.then(r => r.update()).then(() => true)")
            versie = (
                "() => navigator.serviceWorker.getRegistration().then(r => [!!r.waiting, navigator.serviceWorker.controller === r.active])"
            )
            wacht_op(lambda: noor.page.evaluate(versie), [True, True], noor.page)
            noor.page.reload()
            assert noor.page.evaluate(versie) == [True, True], "not while somebody looks"
            weggelegd = """() => { Object.defineProperty(document, 'hidden', {value: true, configurable: true});
                document.dispatchEvent(new Event('visibilitychange')); }"""
            noor.page.evaluate("() => navigator.serviceWorker.register('/sw.js').then(() => true)")
            noor.page.evaluate(weggelegd)
            wacht_op(lambda: noor.page.evaluate(versie), [False, True], noor.page)
            noor.page.evaluate("() => { delete document.hidden; }")
            expect(noor.page.locator("#schrijven textarea")).to_have_value("Kijk\nkanariedeel erbij")
            noor.page.locator("#schrijven button.stuur").click()
            expect(noor.page.locator("#berichten")).to_contain_text("kanariedeel erbij")
        finally:
            onze.SCHIL = onze.SCHIL[:-1]
        noor.ga(f"{k}/praten")
        klaar(noor.page)
        lang = "שלום " * 900 + "einde"
        with noor.page.expect_navigation():
            noor.page.evaluate(
                """tekst => { const f = document.createElement('form'); f.method = 'post'; f.action = '/delen';
                f.innerHTML = '<textarea name=tekst></textarea>'; f.tekst.value = tekst; document.body.append(f); f.submit(); }""",
                lang,
            )
        noor.ga(f"{k}/praten/{gesprek}")
        noor.tik("Zet het in mijn bericht")
        noor.page.locator("#schrijven button.stuur").click()
        expect(noor.page.locator("#schrijven")).to_contain_text("Dit is te lang", timeout=5000)
        expect(noor.page.locator("#schrijven textarea")).to_have_value(lang)
        assert not noor.fouten
        noor.context.close()
