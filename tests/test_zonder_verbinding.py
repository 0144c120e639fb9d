"""Without a connection: what was written waits on the phone, and is done once, in order; real Chromium, a real server that goes away."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from babel.dates import format_date
from flask import Flask, request
from playwright.sync_api import Page, Playwright, expect, sync_playwright
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.database import maak_engine
from basis.eenmaal import Eenmalig
from basis.identiteit.actions import open_sessie
from basis.identiteit.models import Sessie
from basis.logboek.models import Logdetail
from doelen.doel.models import Doel, Meting
from ervaring.taart.models import Taart
from gezinsapp.opruimen import ruim_op
from jim.gesprekken.actions import antwoord_delen, pas_aan, vraag_delen
from jim.gesprekken.actions import schrijf as schrijf_op
from jim.gesprekken.models import Bericht
from jim.kring.models import Lid
from tests.bouw import HOOFDSLEUTEL, Wereld, bouw_wereld
from tests.client import Client
from tests.epd import vrije_poort
from tests.huis import Huis, huis
from tests.telefoons import ARGS, Telefoon, klaar, start_chromium, wacht_op
from tests.test_praten import spreek_af
from tests.test_routes import vul


def teksten(session: Session, waar: str = "") -> list[str]:
    """What was written, oldest first."""
    session.commit()
    with Session(session.get_bind()) as vers:
        rijen = vers.exec(select(Bericht).order_by(col(Bericht.op))).all()
    return [b.tekst for b in rijen if b.gesprek_id == waar or not waar]


# The server


def test_the_same_write_twice_is_done_once(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """Message, score and taart: the second time goes on as if it was done now; the row that it made stands with the key."""
    delen, noor = vul(session, wereld), als("jongere")
    waar = f"~/praten/{wereld.gesprekken['jim'].id}"
    for pad, data, model in (
        (waar, {"tekst": "Hoi"}, Bericht),
        (f"~/doelen/{delen['doel_id']}/meting", {"niveau": "0"}, Meting),
        ("~/taart", {"ontvanger": wereld.aanspreekpunt.id, "kwaliteiten": "luisterde_echt", "afzender": "naam"}, Taart),
    ):
        eerder = {r.id for r in session.exec(select(model))}
        een = noor.post(pad, {**data, "eenmaal": "sleutel"})
        twee = noor.post(pad, {**data, "eenmaal": "sleutel"})
        assert (een.status_code, twee.status_code) == (303, 303), pad
        assert een.location.split("#")[0] == twee.location
        nieuw = [r.id for r in session.exec(select(model)) if r.id not in eerder]
        assert len(nieuw) == 1, pad
        assert [e.ding_id for e in session.exec(select(Eenmalig)) if e.ding_id in nieuw] == nieuw
    posten = session.exec(select(Logdetail.toegangspunt).where(col(Logdetail.toegangspunt) == "praten.stuur")).all()
    assert len(posten) == 1


def test_other_words_under_the_same_key_are_another_write(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """A page from the browser's memory still has its old key: what is written there now is not lost."""
    noor, waar = als("jongere"), f"~/praten/{wereld.gesprekken['jim'].id}"
    for tekst in ("een", "twee", "een"):
        noor.post(waar, {"tekst": tekst, "eenmaal": "sleutel"})
    assert teksten(session) == ["een", "twee"]


def test_a_key_is_of_one_person(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """Somebody else's same words under the same key are his own."""
    waar = f"~/praten/{wereld.gesprekken['kring'].id}"
    for wie in ("jongere", "jim"):
        als(wie).post(waar, {"tekst": "Hoi", "eenmaal": "sleutel"})
    assert teksten(session) == ["Hoi", "Hoi"]


def test_what_was_refused_may_be_sent_again(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """A refusal uses no key, and the phone hears the reason in one line."""
    noor, waar = als("jongere"), f"~/praten/{wereld.gesprekken['jim'].id}"
    data = {"tekst": "x" * 4001, "eenmaal": "sleutel"}
    nee = noor.post(waar, data, headers={"X-Wachtrij": "1"})
    assert nee.status_code == 422 and "te lang" in nee.json["reden"]
    assert session.exec(select(Eenmalig)).all() == []
    elders = noor.post("/k/bestaat-niet/praten/x", {"tekst": "x", "eenmaal": "s"}, headers={"X-Wachtrij": "1"})
    assert elders.status_code == 404 and elders.json["reden"]
    assert als("").post(waar, data, headers={"X-Wachtrij": "1"}).status_code == 401


def test_keys_are_kept_for_thirty_days(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """Longer than a phone keeps what waits; then they go."""
    als("jongere").post(f"~/praten/{wereld.gesprekken['jim'].id}", {"tekst": "Hoi", "eenmaal": "sleutel"})
    assert ruim_op(session, nu() + timedelta(days=29))["Eenmalig"] == 0
    assert ruim_op(session, nu() + timedelta(days=31))["Eenmalig"] == 1


@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_the_same_write_at_the_same_moment(request: pytest.FixtureRequest, soort: str):
    """Two answers were lost, both phones try again at once: one row."""
    url = request.getfixturevalue("database_url" if soort == "sqlite" else "postgres_url")
    with huis(url) as h, Session(h.engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        session.commit()
        klanten = []
        for _ in range(4):
            token = open_sessie(session, w.jongere.persoon_id)
            session.commit()
            klanten.append(Client(h.app, token, w.kring.id))
        antwoorden: list[int] = []
        pad, data = f"~/praten/{w.gesprekken['jim'].id}", {"tekst": "Hoi", "eenmaal": "sleutel"}
        draden = [threading.Thread(target=lambda k=k: antwoorden.append(k.post(pad, data).status_code)) for k in klanten]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        assert antwoorden == [303] * 4
        assert teksten(session) == ["Hoi"]


def test_who_is_here(app: Flask, wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """The phone hears who is signed in and where he belongs; signed out is not the same as a sign-in that lay idle."""
    noor = als("jongere")
    stand = noor.get("/telefoon/stand").json
    assert stand["stand"] == "binnen" and stand["kringen"] == [wereld.kring.id] and stand["csrf"]
    assert stand["wie"] == als("jongere").get("/telefoon/stand").json["wie"] != als("jim").get("/telefoon/stand").json["wie"]
    for rij in session.exec(select(Sessie)):
        rij.laatst = nu() - timedelta(days=15)
    session.commit()
    assert noor.get("/telefoon/stand").json == {"stand": "verlopen", "wie": "", "kringen": []}
    assert als("").get("/telefoon/stand").json == {"stand": "weg", "wie": "", "kringen": []}


def test_a_shared_phone_has_no_vault(als: Callable[[str], Client]):
    """Nothing of anybody is kept there."""
    noor = als("jongere")
    assert 'data-kluis=""' not in noor.get("~/").text
    noor.post("/ik/gedeeld", {"samen": "ja"})
    assert 'data-kluis=""' in noor.get("~/").text and noor.get("/telefoon/stand").json["wie"] == ""


# The phone


@pytest.fixture
def h(database_url: str) -> Iterator[Huis]:
    with huis(database_url) as h:
        yield h


@pytest.fixture
def w(h: Huis) -> Iterator[Wereld]:
    with Session(h.engine, expire_on_commit=False) as session:
        wereld = bouw_wereld(session)
        session.commit()
        yield wereld


@pytest.fixture
def chromium() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def kom(context: Any, h: Huis, w: Wereld, wie: str = "jongere") -> None:
    """Sign somebody in on this phone."""
    token = open_sessie(w.session, w.persoon_id(wie))
    w.session.commit()
    context.add_cookies([{"name": "sid", "value": token, "url": h.url, "expires": time.time() + 86400}])


@contextmanager
def deur_dicht(h: Huis, *, doen: bool = False) -> Iterator[None]:
    """The server is away (its proxy says 502), or does what is asked and the answer gets lost."""
    echt = h.app.wsgi_app

    def weg(environ: Any, start_response: Any) -> Any:
        if doen and environ["REQUEST_METHOD"] == "POST":
            b"".join(echt(environ, lambda *_: None))
        start_response("502 Bad Gateway", [])
        return [b""]

    h.app.wsgi_app = weg
    yield
    h.app.wsgi_app = echt


def schrijf(page: Page, tekst: str) -> None:
    page.locator("#schrijven textarea").fill(tekst)
    page.locator("#schrijven button.stuur").click()


def test_written_without_a_connection(h: Huis, w: Wereld, chromium: Playwright):
    """It waits in sight, the field is free for the next; back online all arrive once, in order, and the phone holds nothing more."""
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    delen = vul(w.session, w)
    noor.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
    klaar(noor.page)
    noor.context.set_offline(True)
    for n in range(3):
        schrijf(noor.page, f"trein {n}")
        expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(n + 1)
        expect(noor.page.locator("#schrijven textarea")).to_have_value("")
    noor.ziet("wacht op verbinding")
    assert "trein 0" not in teksten(w.session)
    rauw = noor.page.evaluate(
        "async () => JSON.stringify(await kluis.doe('wacht', l => l.getAll(), 'readonly'), (k, v) => v instanceof ArrayBuffer ? [...new Uint8Array(v)].map(c => String.fromCharCode(c)).join('') : v)"
    )
    assert "trein" not in rauw and len(rauw) > 100
    noor.context.set_offline(False)
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    assert teksten(w.session)[-3:] == ["trein 0", "trein 1", "trein 2"]
    # a score, without leaving the page
    noor.ga(f"/k/{w.kring.id}/doelen/{delen['doel_id']}")
    klaar(noor.page)
    noor.context.set_offline(True)
    noor.page.locator("input[name=niveau][value='1']").check(force=True)
    noor.tik("Hier sta ik nu")
    noor.ziet("Waar het staat: Zelf met de bus")
    assert noor.page.url.endswith(str(delen["doel_id"]))
    noor.context.set_offline(False)
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    assert sorted(w.session.exec(select(Meting.niveau))) == [-1, 1]
    w.session.commit()
    assert noor.fouten == []


def test_a_lost_answer_a_refusal_and_a_restart(h: Huis, w: Wereld, chromium: Playwright, tmp_path: Path):
    """The server goes away while the phone is connected, the browser restarts: what was taken is not done twice, what is refused comes back."""
    map_ = tmp_path / "profiel"

    def start() -> tuple[Any, Page]:
        context = chromium.chromium.launch_persistent_context(
            map_, executable_path=shutil.which("chromium"), args=ARGS, locale="nl-NL", viewport={"width": 390, "height": 844}
        )
        return context, context.pages[0]

    context, page = start()
    kom(context, h, w)
    pad = f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}"
    page.goto(h.url + pad)
    klaar(page)
    with deur_dicht(h, doen=True):  # the server does it, and its answer never arrives
        schrijf(page, "al gedaan")
        expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    assert teksten(w.session) == ["al gedaan"]
    with deur_dicht(h):
        schrijf(page, "mijn nummer is 111222333")
        expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(2)
        schrijf(page, "het laatste")
        expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(3)
        page.locator("#schrijven textarea").fill("een begin van")
        page.wait_for_timeout(600)
        context.close()
    context, page = start()
    page.goto(h.url + pad)
    expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    expect(page.locator("#wachtrij")).to_contain_text("op een BSN lijkt")
    assert teksten(w.session) == ["al gedaan", "het laatste"]
    expect(page.locator("#schrijven textarea")).to_have_value("een begin van")
    page.get_by_role("button", name="Verander het").click()
    expect(page.locator("#schrijven textarea")).to_have_value("mijn nummer is 111222333")
    expect(page.locator("#wachtrij")).to_be_hidden()
    context.close()


def test_one_thing_that_trips_the_server_does_not_hold_up_the_rest(h: Huis, w: Wereld, chromium: Playwright):
    """In order as long as it may be the server; after ten minutes it lies aside with the reason and its words, and the rest goes."""

    def struikel() -> None:
        if request.form.get("tekst") == "hier struikelt hij":
            raise RuntimeError

    h.app.before_request_funcs[None].append(struikel)
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    noor.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
    klaar(noor.page)
    noor.context.set_offline(True)
    for n, tekst in enumerate(("hier struikelt hij", "dit komt erna")):
        schrijf(noor.page, tekst)
        expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(n + 1)
    noor.context.set_offline(False)
    eerste = "async () => (await kluis.rij())[0].struikelt ?? 0"
    wacht_op(lambda: noor.page.evaluate(eerste) > 0, True, noor.page)
    assert teksten(w.session) == []
    noor.page.evaluate("async () => { const [ding] = await kluis.rij(); await kluis.wacht({...ding, struikelt: Date.now() - 11 * 6e4}); }")
    expect(noor.page.locator("#wachtrij")).to_contain_text("Er ging iets mis bij ons", timeout=15_000)
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    assert teksten(w.session) == ["dit komt erna"]
    noor.tik("Verander het")
    expect(noor.page.locator("#schrijven textarea")).to_have_value("hier struikelt hij")


def test_twenty_things_a_restart_and_a_server_that_goes_away_halfway(h: Huis, w: Wereld, chromium: Playwright, tmp_path: Path):
    """All arrive, once, in the order in which they were written."""

    def start() -> tuple[Any, Page]:
        context = chromium.chromium.launch_persistent_context(
            tmp_path / "p", executable_path=shutil.which("chromium"), args=ARGS, locale="nl-NL", viewport={"width": 390, "height": 844}
        )
        return context, context.pages[0]

    dingen = [f"ding {n:02}" for n in range(20)]
    pad = f"{h.url}/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}"
    context, page = start()
    kom(context, h, w)
    page.goto(pad)
    klaar(page)
    context.set_offline(True)
    for n, ding in enumerate(dingen):
        schrijf(page, ding)
        expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(n + 1)
    context.close()
    echt, geteld = h.app.wsgi_app, []

    def valt_om(environ: Any, start_response: Any) -> Any:
        if environ["REQUEST_METHOD"] == "POST" and "/praten/" in environ["PATH_INFO"]:
            geteld.append(environ["PATH_INFO"])
            if 8 <= len(geteld) <= 10:
                if len(geteld) == 8:
                    b"".join(echt(environ, lambda *_: None))
                start_response("502 Bad Gateway", [])
                return [b""]
        return echt(environ, start_response)

    h.app.wsgi_app = valt_om
    context, page = start()
    page.goto(pad)
    for _ in range(4):
        if len(teksten(w.session)) < 20:
            page.wait_for_timeout(5000)
    expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    h.app.wsgi_app = echt
    assert teksten(w.session) == dingen
    assert len(geteld) > 20, "it did go away, and the one whose answer got lost was sent again"
    context.close()


@contextmanager
def los(database_url: str, poort: int) -> Iterator[None]:
    """The web in processes of its own, as in production; at the end every one of them is killed where it stands."""
    omgeving = os.environ | {
        "DATABASE_URL": database_url, "GEZINSAPP_GEHEIM": "x" * 32, "GEZINSAPP_HOOFDSLEUTEL": HOOFDSLEUTEL,
        "GEZINSAPP_ORIGIN": f"http://localhost:{poort}", "PYTHONPATH": str(Path.cwd()),
    }  # fmt: skip
    deel = ["-m", "gunicorn", "-k", "gthread", "-w", "1", "--threads", "4", "-b", f"127.0.0.1:{poort}", "gezinsapp.wsgi:app"]
    proces = subprocess.Popen([sys.executable, *deel], env=omgeving, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        for _ in range(600):
            time.sleep(0.05)
            with suppress(httpx.ConnectError):
                assert httpx.get(f"http://localhost:{poort}/gezond", timeout=30).status_code == 200
                break
        yield
    finally:
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait(20)


@pytest.mark.parametrize("keer", [3, pytest.param(40, marks=pytest.mark.zwaar)])
def test_twenty_things_and_a_server_that_is_killed_again_and_again(database_url: str, chromium: Playwright, keer: int):
    """At any moment, in the middle of a write too: all arrive, once, in order."""
    poort, toeval, engine = vrije_poort(), random.Random(keer), maak_engine(database_url)
    with Session(engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        session.commit()
        pad = f"http://localhost:{poort}/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}"
        token = open_sessie(session, w.jongere.persoon_id)
        session.commit()
        browser = start_chromium(chromium)
        context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
        context.add_cookies([{"name": "sid", "value": token, "url": f"http://localhost:{poort}"}])
        page, gezegd = context.new_page(), 0
        with los(database_url, poort):
            page.goto(pad)
            klaar(page)
        for _ in range(keer):
            for _ in range(max(1, 18 // keer)):
                schrijf(page, f"ding {gezegd:03}")
                expect(page.locator("#schrijven textarea")).to_have_value("")
                gezegd += 1
            with los(database_url, poort):
                page.evaluate("() => dispatchEvent(new Event('online'))")
                time.sleep(toeval.uniform(0, 0.5))
        with los(database_url, poort):
            page.evaluate("() => dispatchEvent(new Event('online'))")
            expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
        assert teksten(session) == [f"ding {n:03}" for n in range(gezegd)]
        browser.close()
    engine.dispose()


def test_what_cannot_wait_stays_as_it_was_filled_in(h: Huis, w: Wereld, chromium: Playwright):
    """Without a connection a form that is not queued stays on the screen with everything in it; later one press sends it."""
    browser = start_chromium(chromium)
    noor = Telefoon(browser, h.url)
    kom(noor.context, h, w)
    nieuw = f"/k/{w.kring.id}/doelen/nieuw"
    w.session.rollback()
    noor.ga(nieuw)
    klaar(noor.page)
    noor.vul("Wat wil je graag?", "Ik ga met de bus naar opa")
    noor.context.set_offline(True)
    noor.tik("Verder")
    noor.ziet("Er is geen verbinding. Wat je invulde, staat er nog.")
    expect(noor.page.get_by_label("Wat wil je graag?")).to_have_value("Ik ga met de bus naar opa")
    noor.tik("Verder")
    expect(noor.page.locator("[data-blijft]")).to_have_count(1)
    noor.context.set_offline(False)
    noor.tik("Verder")
    noor.kop("De stappen naar je doel")
    w.session.commit()
    assert len(w.session.exec(select(Doel)).all()) == 1
    w.session.rollback()
    noor.ga(nieuw)
    noor.page.wait_for_timeout(500)
    expect(noor.page.get_by_label("Wat wil je graag?")).to_have_value("")
    assert not noor.fouten
    browser.close()


def test_what_is_typed_while_the_page_still_looks_for_a_draft_stays(h: Huis, w: Wereld, chromium: Playwright):
    """A quick hand or a slow phone: the draft is read from disk, and meanwhile somebody writes."""
    browser = start_chromium(chromium)
    context = browser.new_context(locale="nl-NL")
    kom(context, h, w)
    page = context.new_page()
    pad = f"{h.url}/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}"
    page.goto(pad)
    klaar(page)
    page.add_init_script("""
      const haal = IDBObjectStore.prototype.get;
      IDBObjectStore.prototype.get = function (...sleutel) {
        const veld = document.querySelector('#schrijven textarea');
        if (veld && String(sleutel[0]).includes('tekst')) veld.value = 'al getypt';
        return haal.apply(this, sleutel);
      };
    """)
    page.goto(pad)
    page.wait_for_timeout(500)
    expect(page.locator("#schrijven textarea")).to_have_value("al getypt")
    browser.close()


def test_a_draft_over_words_that_stood_there_comes_back_while_they_stand(h: Huis, w: Wereld, chromium: Playwright):
    """What somebody is correcting survives a new page; what was corrected elsewhere meanwhile is not undone by an old draft."""
    browser = start_chromium(chromium)
    noor, ook_noor = Telefoon(browser, h.url), Telefoon(browser, h.url)
    for telefoon in (noor, ook_noor):
        kom(telefoon.context, h, w)
        telefoon.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
        klaar(telefoon.page)
    schrijf(noor.page, "om vijf uur")
    for telefoon in (noor, ook_noor):
        telefoon.ziet("om vijf uur")
        telefoon.page.locator("#berichten summary", has_text="Aanpassen").click()
        telefoon.page.get_by_role("link", name="Aanpassen", exact=True).click()
        expect(telefoon.page.get_by_label("Je bericht")).to_have_value("om vijf uur")
    noor.vul("Je bericht", "om zes uur, of eigenlijk")
    noor.page.wait_for_timeout(500)
    noor.page.reload()
    expect(noor.page.get_by_label("Je bericht")).to_have_value("om zes uur, of eigenlijk")
    ook_noor.vul("Je bericht", "om zeven uur")
    ook_noor.tik("Bewaar")
    ook_noor.ziet("om zeven uur")
    noor.page.reload()
    noor.page.wait_for_timeout(500)
    expect(noor.page.get_by_label("Je bericht")).to_have_value("om zeven uur")
    noor.vul("Je bericht", "om acht uur")
    noor.page.wait_for_timeout(500)
    noor.tik("Bewaar")
    noor.ziet("om acht uur")
    assert noor.page.evaluate("async () => (await kluis.doe('vast', l => l.getAllKeys())).filter(n => n.startsWith('concept'))") == []
    assert not noor.fouten + ook_noor.fouten
    browser.close()


def test_two_phones_and_one_who_was_removed(h: Huis, w: Wereld, chromium: Playwright):
    """Two phones of one person send each their own. Who is out of the kring hears that it was not sent, and his phone keeps nothing of it."""
    browser = start_chromium(chromium)
    telefoons = [Telefoon(browser, h.url) for _ in range(2)]
    pad = f"/k/{w.kring.id}/praten/{w.gesprekken['kring'].id}"
    for n, telefoon in enumerate(telefoons):
        kom(telefoon.context, h, w, "jim")
        telefoon.ga(pad)
        klaar(telefoon.page)
        telefoon.context.set_offline(True)
        for m in range(2):
            schrijf(telefoon.page, f"telefoon {n}.{m}")
            expect(telefoon.page.locator("#wachtrij .bericht-wacht")).to_have_count(m + 1)
    telefoons[0].context.set_offline(False)
    expect(telefoons[0].page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    assert teksten(w.session) == ["telefoon 0.0", "telefoon 0.1"]
    w.session.get_one(Lid, (w.kring.id, w.jim.id)).tot = nu()
    w.session.commit()
    page = telefoons[1].page
    telefoons[1].context.set_offline(False)
    page.wait_for_url(h.url + "/")
    expect(page.locator("#wachtrij")).to_contain_text("Je bent niet meer in deze kring")
    assert teksten(w.session) == ["telefoon 0.0", "telefoon 0.1"]
    assert page.evaluate("async () => (await kluis.rij()).length") == 0


def test_signed_out_elsewhere(h: Huis, w: Wereld, chromium: Playwright):
    """Ended from another phone: what waited is gone from this one, and it says so. A sign-in that only lay idle lets it wait."""
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    noor.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
    klaar(noor.page)
    noor.context.set_offline(True)
    schrijf(noor.page, "wacht op mij")
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    rij = w.session.exec(select(Sessie)).one()
    rij.laatst = nu() - timedelta(days=15)
    w.session.commit()
    noor.context.set_offline(False)
    noor.page.wait_for_timeout(800)
    assert noor.page.evaluate("async () => (await kluis.rij()).length") == 1
    w.session.delete(rij)
    w.session.commit()
    noor.ga("/inloggen")
    noor.ziet("Je bent hier uitgelogd")
    assert noor.page.evaluate("async () => [await kluis.wie(), await kluis.lees('sleutel')].filter(Boolean).length") == 0
    assert teksten(w.session) == []


def op_schijf(map_: Path, kanarie: str) -> list[str]:
    """The files of a profile in which these words stand, as bytes of one or of two each."""
    vormen = (kanarie.encode(), kanarie.encode("utf-16-le"))
    return [str(b.relative_to(map_)) for b in map_.rglob("*") if b.is_file() and any(v in b.read_bytes() for v in vormen)]


@pytest.mark.parametrize("einde", ["uitgelogd", "weggehaald"])
def test_reading_along_leaves_nothing_behind(h: Huis, w: Wereld, chromium: Playwright, tmp_path: Path, einde: str):
    """Only after a yes on this phone; sealed; and after signing out or being removed no word of it is on the phone or its disk."""
    delen = vul(w.session, w)
    w.session.get_one(Doel, (w.kring.id, delen["doel_id"])).tekst = "kanariedoelvogel"
    w.session.get_one(Bericht, (w.kring.id, delen["bericht_id"])).tekst = "kanarieberichtvogel"
    w.session.commit()
    context = chromium.chromium.launch_persistent_context(
        tmp_path / "p", executable_path=shutil.which("chromium"), args=ARGS, locale="nl-NL", viewport={"width": 390, "height": 844}
    )
    page = context.pages[0]
    kom(context, h, w)
    thuis = f"{h.url}/k/{w.kring.id}"
    page.goto(f"{thuis}/ik")
    klaar(page)
    assert page.evaluate("async () => (await kluis.meenamen()).length") == 0
    page.get_by_role("button", name="Bewaar op deze telefoon").click()
    expect(page.get_by_role("button", name="Haal het van deze telefoon")).to_be_visible()
    context.set_offline(True)
    page.goto(f"{thuis}/")
    for woord in ("kanariedoelvogel", "Joost", "van 9.00 tot 17.00 uur", "Bel 112"):
        expect(page.get_by_text(woord).first).to_be_visible()
    page.locator("summary").filter(has_text="Samira").click()
    expect(page.get_by_text("kanarieberichtvogel")).to_be_visible()
    expect(page.get_by_text("Alleen jij en Samira lezen dit")).to_be_visible()
    page.locator("details[open] textarea").fill("uit de trein")
    page.locator("details[open] button.stuur").click()
    expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    page.goto(f"{h.url}/hulp")
    expect(page.get_by_text("Kindertelefoon").first).to_be_visible()
    page.goto(f"{thuis}/praten/{w.gesprekken['kring'].id}")
    page.locator("summary").filter(has_text="Samira").click()
    page.locator("details[open] textarea").press_sequentially("kanarieconceptvogel")
    page.wait_for_timeout(500)
    context.set_offline(False)
    page.get_by_role("link", name="Probeer het nu").click()
    page.locator("#schrijven").wait_for()
    page.wait_for_timeout(500)
    assert page.locator("#schrijven textarea").input_value() == "", "what was for Samira alone is not put before the kring"
    page.goto(f"{thuis}/praten/{w.gesprekken['jim'].id}")
    expect(page.locator("#schrijven textarea")).to_have_value("kanarieconceptvogel")
    context.set_offline(True)
    page.goto(f"{thuis}/doelen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen verbinding")
    context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Onze doelen")
    page.goto(f"{thuis}/ik")
    expect(page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    assert teksten(w.session)[-1] == "uit de trein"
    if einde == "uitgelogd":
        page.get_by_role("button", name="Uitloggen").click()
        page.wait_for_url("**/inloggen")
    else:
        w.session.get_one(Lid, (w.kring.id, w.jongere.id)).tot = nu()
        w.session.commit()
        page.wait_for_url(h.url + "/")
    telling = """async () => (await indexedDB.databases()).length && (await kluis.doe('vast', l => l.getAllKeys(), 'readonly')).filter(
        n => !['wie', 'tot', 'sleutel', 'ja', 'kwijt'].includes(n)).length + (await kluis.rij()).length"""
    wacht_op(lambda: page.evaluate(telling), 0, page)
    opgeslagen = page.evaluate("""async () => { const uit = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
        for (const n of await caches.keys()) for (const r of await (await caches.open(n)).keys()) uit.push(r.url, await (await caches.match(r)).text());
        return uit.join(' ') }""")
    assert "kanarie" not in opgeslagen
    context.close()
    assert op_schijf(tmp_path / "p", "Gezinsapp"), "the search finds what is there"
    for kanarie in ("kanariedoelvogel", "kanarieberichtvogel", "kanarieconceptvogel", "uit de trein"):
        assert op_schijf(tmp_path / "p", kanarie) == []


def test_what_was_taken_along_says_of_which_day_and_goes_when_its_time_is_over(h: Huis, w: Wereld, chromium: Playwright):
    """A JIM of two kringen has both with him at once; a message says its day, and what the conversation no longer keeps is gone."""
    with Session(h.engine, expire_on_commit=False) as session:
        ander = bouw_wereld(session, naam="Sem")
        ander.jim.persoon_id = w.jim.persoon_id
        for wereld in (w, ander):
            for n, over in enumerate((6, 3000)):
                bericht = Bericht(
                    kring_id=wereld.kring.id, gesprek_id=wereld.gesprekken["jim"].id, auteur_lid_id=wereld.jongere.id, tekst=f"dag {n}"
                )
                bericht.verloopt = nu() + timedelta(seconds=over)
                session.add(bericht)
        session.commit()
    jim = Telefoon(start_chromium(chromium), h.url)
    kom(jim.context, h, w, "jim")
    jim.ga(f"/k/{w.kring.id}/ik")
    klaar(jim.page)
    jim.tik("Bewaar op deze telefoon")
    wacht_op(lambda: jim.page.evaluate("async () => (await kluis.meenamen()).length"), 1, jim.page)
    jim.ga(f"/k/{ander.kring.id}/")
    wacht_op(lambda: jim.page.evaluate("async () => (await kluis.meenamen()).length"), 2, jim.page)
    jim.page.wait_for_timeout(6000)
    jim.context.set_offline(True)
    jim.ga(f"/k/{w.kring.id}/praten")
    for naam in ("Noor", "Sem"):
        jim.page.locator("summary").filter(has_text=naam).click()
    for tekst, aantal in (
        ("dag 0", 0),
        ("dag 1", 2),
        (format_date(nu().astimezone(ZoneInfo("Europe/Amsterdam")), "d MMM", locale="nl"), 2),
    ):
        expect(jim.page.locator("#mee .gesprek").get_by_text(tekst)).to_have_count(aantal, timeout=5000)
    assert "dag 0" not in str(jim.page.evaluate("async () => Promise.all((await kluis.meenamen()).map(naam => kluis.haal(naam)))"))
    assert not jim.fouten


def test_what_waits_can_be_taken_back(h: Huis, w: Wereld, chromium: Playwright):
    """On the train, and sorry before it went: then it never goes, and the rest does."""
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    noor.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
    klaar(noor.page)
    noor.context.set_offline(True)
    for n, tekst in enumerate(("spijt", "blijft")):
        schrijf(noor.page, tekst)
        expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(n + 1)
    noor.page.locator("#wachtrij li").filter(has_text="spijt").get_by_role("button", name="Haal weg").click(timeout=5000)
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    noor.context.set_offline(False)
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    assert teksten(w.session) == ["blijft"]


def test_a_server_that_is_away_for_a_moment_takes_no_words(h: Huis, w: Wereld, chromium: Playwright):
    """Its proxy says 502, as while the app is renewed: a call for help stays in its field, and the help lines are there."""
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    noor.ga(f"/k/{w.kring.id}/zorg")
    klaar(noor.page)
    noor.page.locator("main textarea").fill("ik durf niet naar huis")
    with deur_dicht(h):
        noor.page.locator("main form button[type=submit]").first.click()
        expect(noor.page.get_by_text("niemand kreeg dit nog")).to_be_visible(timeout=5000)
        expect(noor.page.locator("main textarea")).to_have_value("ik durf niet naar huis")
        noor.ga(f"/k/{w.kring.id}/")
        expect(noor.page.get_by_text("Kindertelefoon").first).to_be_visible(timeout=5000)


def test_a_connection_that_dies_slowly(h: Huis, w: Wereld, chromium: Playwright):
    """Nothing fails and nothing comes: the help lines are there soon, and what was written waits in sight and is not held in the air."""
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    noor.ga(f"/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}")
    klaar(noor.page)
    with deur_dicht(h):
        schrijf(noor.page, "een")
        expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(1)
    echt, los = h.app.wsgi_app, threading.Event()

    def hangt(environ: Any, start_response: Any) -> Any:
        los.wait(90)
        return echt(environ, start_response)

    h.app.wsgi_app = hangt
    try:
        schrijf(noor.page, "twee")
        expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(2, timeout=45_000)
        hulp = noor.context.new_page()
        hulp.goto(f"{h.url}/hulp", wait_until="commit")
        expect(hulp.get_by_text("Kindertelefoon").first).to_be_visible(timeout=10_000)
    finally:
        h.app.wsgi_app = echt
        los.set()
    expect(noor.page.locator("#wachtrij .bericht-wacht")).to_have_count(0)
    assert teksten(w.session) == ["een", "twee"]


def test_a_phone_that_stops_while_a_message_is_on_its_way(h: Huis, w: Wereld, chromium: Playwright, tmp_path: Path):
    """The server did not hear it: it waits in the vault, and goes once when the browser is there again."""

    def start() -> tuple[Any, Page]:
        context = chromium.chromium.launch_persistent_context(
            tmp_path / "p", executable_path=shutil.which("chromium"), args=ARGS, locale="nl-NL", viewport={"width": 390, "height": 844}
        )
        return context, context.pages[0]

    context, page = start()
    kom(context, h, w)
    pad = f"{h.url}/k/{w.kring.id}/praten/{w.gesprekken['jim'].id}"
    page.goto(pad)
    klaar(page)
    echt, gekomen, los = h.app.wsgi_app, threading.Event(), threading.Event()

    def hangt(environ: Any, start_response: Any) -> Any:
        if environ["REQUEST_METHOD"] == "POST":
            gekomen.set()
            los.wait(60)
            start_response("502 Bad Gateway", [])
            return [b""]
        return echt(environ, start_response)

    h.app.wsgi_app = hangt
    schrijf(page, "ik stap nu in")
    assert gekomen.wait(20)
    context.close()
    los.set()
    h.app.wsgi_app = echt
    assert teksten(w.session) == []
    time.sleep(3)
    context, page = start()
    page.goto(pad)
    wacht_op(lambda: teksten(w.session), ["ik stap nu in"], page)
    expect(page.locator("#wachtrij")).to_be_hidden()
    assert page.evaluate("async () => (await kluis.rij()).length") == 0
    context.close()


def test_who_may_take_along(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """Family does; who works here does not, nor anybody on a shared phone or with a sign-in of work."""
    for wie, status in (("jongere", 200), ("ouder1", 200), ("jim", 200), ("aanspreekpunt", 403), ("buitenstaander", 404)):
        assert als(wie).get("~/meenemen").status_code == status, wie
    noor = als("jongere")
    noor.post("/ik/gedeeld", {"samen": "ja"})
    assert noor.get("~/meenemen").status_code == 403
    assert "data-meekeuze" not in noor.get("~/ik").text


def test_what_goes_along_says_who_reads_it_and_what_was_corrected(wereld: Wereld, session: Session, als: Callable[[str], Client]):
    """As on the page: without a connection nothing looks more private than it is."""
    spreek_af(session, wereld, school="eerst_vragen")
    aan_joost, aan_samira = wereld.gesprekken["jongere"].id, wereld.gesprekken["jim"].id
    schrijf_op(session, wereld.actor("jongere"), aan_joost, "alleen voor Joost")
    schrijf_op(session, wereld.actor("jongere"), aan_joost, "voor allemaal", publiek="kring")
    zin = schrijf_op(session, wereld.actor("jongere"), aan_samira, "eerst zo", onderwerp="school")
    pas_aan(session, wereld.actor("jongere"), zin.id, "en nu zo")
    vraag_delen(session, wereld.actor("jim"), zin.id)
    antwoord_delen(session, wereld.actor("jongere"), zin.id, True)
    session.commit()
    mee = als("jongere").get("~/meenemen").json["gesprekken"]
    staat = {b["tekst"]: b["tijd"].split(" · ")[1:] for g in mee for b in g["berichten"]}
    assert staat == {
        "alleen voor Joost": [],
        "voor allemaal": ["Voor iedereen"],
        "en nu zo": ["aangepast", "Ook te lezen voor Mama en Papa."],
    }


def test_the_phone_forgets_after_fourteen_days(h: Huis, w: Wereld, chromium: Playwright):
    """Also without a connection: what lay unused for as long as a sign-in may is gone when the app is opened."""
    noor = Telefoon(start_chromium(chromium), h.url)
    kom(noor.context, h, w)
    noor.ga(f"/k/{w.kring.id}/")
    klaar(noor.page)
    mee = "() => kluis.bewaar('mee x', {naam: 'Noor', doelen: [], afspraken: ['geheim'], gesprekken: []})"
    noor.page.evaluate(mee)
    noor.page.reload()
    wacht_op(lambda: noor.page.evaluate("() => kluis.meenamen()"), [], noor.page)
    noor.page.evaluate(mee)
    noor.context.set_offline(True)
    noor.ga(f"/k/{w.kring.id}/")
    noor.ziet("geheim")
    noor.page.evaluate("() => kluis.doe('vast', l => l.put(Date.now() - 1, 'tot'))")
    noor.ga(f"/k/{w.kring.id}/")
    noor.ziet("Kindertelefoon")
    assert "geheim" not in noor.html
    assert noor.page.evaluate("async () => (await kluis.meenamen()).length") == 0
