"""Live updates through a real uvicorn: who hears what, resuming, and streams that end."""

import threading
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
import uvicorn
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from basis.clock import nu
from basis.database import maak_engine
from basis.events import meld
from basis.identiteit.actions import open_sessie
from basis.identiteit.models import Sessie
from basis.logboek.models import Logdetail
from gezinsapp.factory import create_app
from gezinsapp.live import create_asgi
from jim.gesprekken.actions import pas_aan, schrijf
from jim.mandaat.models import Jim
from tests.bouw import Wereld, bouw_wereld
from tests.conftest import maak_config, vrije_poort

Luister = Callable[..., "Oor"]


class Oor:
    """One open stream, read in a thread: events as (number, kind, id), and when it ended."""

    def __init__(self, url: str, token: str, koppen: dict[str, str]) -> None:
        """Connect and wait until the stream is open (or refused)."""
        self.gehoord: list[tuple[int, str, str]] = []
        self.op: list[float] = []
        self.status = 0
        self.einde = 0.0
        self.open = threading.Event()
        self.url, self.koppen = url, {**koppen, "Cookie": f"sid={token}"}
        self.client = httpx.Client(timeout=5)
        self.draad = threading.Thread(target=self._lees, daemon=True)
        self.draad.start()
        assert self.open.wait(5)

    def _lees(self) -> None:
        try:
            with self.client.stream("GET", self.url, headers=self.koppen) as antwoord:
                self.status = antwoord.status_code
                velden: dict[str, str] = {}
                for regel in antwoord.iter_lines():
                    self.open.set()
                    if regel and not regel.startswith(":"):
                        naam, _, waarde = regel.partition(": ")
                        velden[naam] = f"{velden[naam]}\n{waarde}" if naam in velden else waarde
                    elif not regel and velden:
                        self.gehoord.append((int(velden.get("id", 0)), velden.get("event", ""), velden["data"]))
                        self.op.append(time.monotonic())
                        velden = {}
        except httpx.HTTPError:
            pass
        self.einde = time.monotonic()
        self.open.set()

    def wacht(self, aantal: int, seconden: float = 3) -> list[tuple[int, str, str]]:
        """What was heard, once there are so many."""
        tot = time.monotonic() + seconden
        while len(self.gehoord) < aantal and time.monotonic() < tot:
            time.sleep(0.01)
        return self.gehoord


@pytest.fixture(params=["sqlite", "postgresql"])
def live(request: pytest.FixtureRequest) -> Iterator[tuple[str, Engine]]:
    """A server of web and live in one, on a real port, and the engine of its database."""
    database_url = request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")
    poort = vrije_poort()
    web = create_app(maak_config(database_url, f"http://localhost:{poort}"))
    server = uvicorn.Server(uvicorn.Config(create_asgi(web, web=True), port=poort, log_level="warning", timeout_graceful_shutdown=1))
    draad = threading.Thread(target=server.run)
    draad.start()
    while not server.started:
        time.sleep(0.01)
    engine = maak_engine(database_url)
    yield f"http://localhost:{poort}", engine
    server.should_exit = True
    draad.join()
    engine.dispose()


@pytest.fixture
def bezet(live: tuple[str, Engine]) -> Iterator[tuple[Wereld, Luister]]:
    """A wereld in that database, and a way to listen as somebody in it."""
    url, engine = live
    with Session(engine, expire_on_commit=False) as session:
        wereld = bouw_wereld(session)
        session.commit()

        def luister(wie: str, vraag: str = "", **koppen: str) -> Oor:
            token = open_sessie(session, wereld.persoon_id(wie)) if wie else ""
            session.commit()
            return Oor(f"{url}/live/k/{wereld.kring.id}{vraag}", token, koppen)

        yield wereld, luister


def zeg(wereld: Wereld, wie: list[str], ding: str) -> float:
    """Tell these people something, committed; gives the moment."""
    meld(wereld.session, wereld.kring.id, [wereld.lid(w).id for w in wie], "bericht", ding)
    wereld.session.commit()
    return time.monotonic()


def test_a_database_that_fails_for_a_moment_silences_nobody(bezet: tuple[Wereld, Luister], caplog: pytest.LogCaptureFixture) -> None:
    """Who listens stays connected, and hears what came meanwhile once it goes again."""
    wereld, luister = bezet
    noor, session = luister("jongere"), wereld.session
    session.execute(text("ALTER TABLE gebeurtenis RENAME TO even_weg"))
    session.commit()
    tot = time.monotonic() + 5
    while "the lookout of live updates failed" not in caplog.text and time.monotonic() < tot:
        time.sleep(0.01)
    assert "the lookout of live updates failed" in caplog.text
    session.execute(text("ALTER TABLE even_weg RENAME TO gebeurtenis"))
    zeg(wereld, ["jongere"], "a")
    assert noor.wacht(1, 6) == [(1, "bericht", "a")]
    assert noor.einde == 0


def test_each_hears_his_own(bezet: tuple[Wereld, Luister]) -> None:
    """Events come within half a second, to who may notice and to nobody else, without gaps in the numbers."""
    wereld, luister = bezet
    noor, mama = luister("jongere"), luister("ouder1")
    op = zeg(wereld, ["jongere", "jim"], "a")
    assert noor.wacht(1) == [(1, "bericht", "a")]
    assert noor.op[0] - op < 0.5
    zeg(wereld, ["jongere", "ouder1"], "b")
    assert noor.wacht(2) == [(1, "bericht", "a"), (2, "bericht", "b")]
    assert mama.wacht(1) == [(1, "bericht", "b")]


def test_a_new_message_comes_as_it_stands_on_the_open_page(bezet: tuple[Wereld, Luister]) -> None:
    """To who has that conversation open, logged as read; others, and other pages, hear only that something came."""
    wereld, luister = bezet
    gesprek, session = wereld.gesprekken["jim"], wereld.session
    hier = f"?gesprek={gesprek.id}"
    open_, elders, noor, mama = luister("jim", hier), luister("jim"), luister("jongere", hier), luister("ouder1", hier)
    engels = luister("jim", hier, **{"Accept-Language": "en"})
    bericht = schrijf(session, wereld.actor("jongere"), gesprek.id, "<b>hoi</b>\nregel twee", onderwerp="school")
    session.commit()
    ((nummer, soort, html),) = open_.wacht(1)
    assert (nummer, soort) == (1, "")
    assert html.startswith(f'<li id="b-{bericht.id}" class="bericht">')
    assert "&lt;b&gt;hoi&lt;/b&gt;\nregel twee" in html
    assert "Over: School" in html
    assert "Blijft tussen jullie" in html
    assert "About: School" in engels.wacht(1)[0][2]
    assert elders.wacht(1) == [(1, "bericht", bericht.id)], "another page fetches"
    assert noor.wacht(1) == [(1, "eigen", bericht.id)], "his own: the page has it, or fetches"
    detail = select(Logdetail).where(Logdetail.ding_id == gesprek.id, Logdetail.lid_id == wereld.jim.id)
    assert [(d.toegangspunt, d.gevoelig) for d in session.exec(detail)] == [("praten.gesprek", "vertrouwelijk")] * 2, "of each page one row"
    session.commit()
    pas_aan(session, wereld.actor("jongere"), bericht.id, "anders")
    session.commit()
    assert open_.wacht(2)[1:] == [(2, "bericht", bericht.id)], "what was corrected is fetched"
    schrijf(session, wereld.actor("jongere"), gesprek.id, "nog een")
    session.commit()
    assert "nog een" in open_.wacht(3)[2][2]
    assert len(session.exec(detail).all()) == 2
    session.commit()
    assert not mama.gehoord
    vers = schrijf(session, wereld.actor("jongere"), gesprek.id, "niet voor mama")
    zeg(wereld, ["ouder1"], vers.id)
    assert mama.wacht(1) == [(1, "bericht", vers.id)], "who hears of it by mistake gets no words"


def test_a_message_on_the_way_is_not_for_who_just_left(bezet: tuple[Wereld, Luister]) -> None:
    """His role ended in the same breath: the words don't come."""
    wereld, luister = bezet
    open_ = luister("jim", f"?gesprek={wereld.gesprekken['jim'].id}")
    bericht = schrijf(wereld.session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "niet voor jou")
    rij = wereld.session.exec(select(Jim).where(Jim.lid_id == wereld.jim.id)).one()
    rij.status = "gestopt"
    wereld.session.add(rij)
    wereld.session.commit()
    assert open_.wacht(1) == [(1, "bericht", bericht.id)]


def test_resuming(bezet: tuple[Wereld, Luister]) -> None:
    """From Last-Event-ID, from the number the page was made at, or from now."""
    wereld, luister = bezet
    for ding in "abc":
        zeg(wereld, ["jongere"], ding)
    assert [d for _, _, d in luister("jongere", **{"Last-Event-ID": "1"}).wacht(2)] == ["b", "c"]
    assert [d for _, _, d in luister("jongere", "?na=2").wacht(1)] == ["c"]
    assert [d for _, _, d in luister("jongere", "?na=0", **{"Last-Event-ID": "2"}).wacht(1)] == ["c"]
    vers = luister("jongere", "?na=x")
    zeg(wereld, ["jongere"], "d")
    assert vers.wacht(1) == [(4, "bericht", "d")]


def test_more_than_one_helping(bezet: tuple[Wereld, Luister]) -> None:
    """A long absence is caught up with at once."""
    wereld, luister = bezet
    for n in range(450):
        meld(wereld.session, wereld.kring.id, [wereld.jongere.id], "bericht", str(n))
    wereld.session.commit()
    assert [n for n, _, _ in luister("jongere", "?na=0").wacht(450)] == list(range(1, 451))


@pytest.mark.parametrize("einde", ["lid", "sessie"])
def test_the_stream_ends_within_a_second(bezet: tuple[Wereld, Luister], einde: str) -> None:
    """For who was removed from the kring, and for a sign-in that was ended: he hears that it is over, and nothing else."""
    wereld, luister = bezet
    noor, mama = luister("jongere"), luister("ouder1")
    if einde == "lid":
        wereld.jongere.tot = nu()
        wereld.session.add(wereld.jongere)
    else:
        persoon_id = wereld.jongere.persoon_id
        for rij in wereld.session.exec(select(Sessie).where(Sessie.persoon_id == persoon_id)):
            wereld.session.delete(rij)
    op = zeg(wereld, ["jongere", "ouder1"], "na afloop")
    noor.draad.join(3)
    assert noor.einde
    assert noor.einde - op < 1
    assert noor.gehoord == [(0, "weg", "")]
    assert mama.wacht(1)
    assert not mama.einde
    assert luister("jongere").status == (404 if einde == "lid" else 200)


def test_who_gets_no_stream(bezet: tuple[Wereld, Luister], live: tuple[str, Engine]) -> None:
    """Nobody signed in, an outsider, a kring that isn't there, another method."""
    wereld, luister = bezet
    assert luister("").status == 401
    assert luister("buitenstaander").status == 404
    assert httpx.post(f"{live[0]}/live/k/{wereld.kring.id}").status_code == 405


def test_a_stream_renews_nothing(bezet: tuple[Wereld, Luister]) -> None:
    """Listening is no use of a sign-in: it grows idle as it would have."""
    wereld, luister = bezet
    luister("jongere").wacht(1, 0.2)
    rij = wereld.session.exec(select(Sessie)).one()
    eerder = rij.laatst
    zeg(wereld, ["jongere"], "a")
    time.sleep(0.3)
    wereld.session.expire_all()
    assert wereld.session.exec(select(Sessie)).one().laatst == eerder


def test_the_web_app_answers_beside_it(live: tuple[str, Engine]) -> None:
    """Other paths go to the web app; alone, live has no other paths."""
    assert httpx.get(f"{live[0]}/hulp").status_code == 200
    assert httpx.get(f"{live[0]}/live/").status_code == 404


def test_live_headers(bezet: tuple[Wereld, Luister], live: tuple[str, Engine]) -> None:
    """Never stored, never buffered, closed like every page."""
    wereld, _ = bezet
    token = open_sessie(wereld.session, wereld.jongere.persoon_id)
    wereld.session.commit()
    with httpx.stream("GET", f"{live[0]}/live/k/{wereld.kring.id}", headers={"Cookie": f"__Host-sid={token}"}) as antwoord:
        assert antwoord.headers["content-type"].startswith("text/event-stream")
        assert antwoord.headers["cache-control"] == "no-store"
        assert antwoord.headers["x-accel-buffering"] == "no"
        assert antwoord.headers["content-security-policy"].startswith("default-src 'none'")
