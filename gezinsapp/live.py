"""Live updates: an ASGI app that tells a member's open pages that something happened, by server-sent events.

An event carries its number, kind and id, and no content: the page fetches what it may see. Only a message that was just written, for
the page where its conversation stands open, comes as it is shown there (vers.py). Reading never renews a sign-in.
Who is no member any more is told so (`weg`) within a second, and his page closes.
"""

import asyncio
import logging
import re
import threading
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from time import monotonic, sleep
from typing import Any
from urllib.parse import parse_qs

from a2wsgi import WSGIMiddleware
from flask import Flask
from sqlalchemy import Engine, Row, and_, bindparam, func
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.database import Moment
from basis.events import Gebeurtenis
from basis.identiteit.models import Sessie
from basis.identiteit.queries import STANDEN, binnen, sessie_persoon
from basis.ids import hash_token
from gezinsapp import vers
from gezinsapp.headers import HEADERS
from jim.kring.models import Lid
from jim.kring.queries import NOOD, actor_voor

Scope = MutableMapping[str, Any]
Ontvang = Callable[[], Awaitable[MutableMapping[str, Any]]]
Stuur = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Melding = Row[tuple[str, str, int, str, str]]
"""Of an event: kring, member, number, kind and id."""
Asgi = Callable[[Scope, Ontvang, Stuur], Awaitable[None]]

PAD = "/live/k/"
CONTROLE = 0.7
"""Seconds after which, in a database that changed, membership and sign-in of all who listen are looked at again."""
HARTSLAG = 20.0
"""Seconds of silence after which a comment keeps the connection open; also how often what grew idle is noticed."""
WEK_OM = 1.0
"""Seconds between two looks at who heard nothing for so long."""
_KIJK = {"sqlite": ("PRAGMA data_version", 0.0005), "postgresql": ("SELECT pg_current_snapshot()::text", 0.02)}
_VENSTERS = ((HARTSLAG, timedelta(minutes=10)), (1.0, timedelta(seconds=10)), (0.0, timedelta(seconds=1)))
"""After how many seconds a look for new events goes how far back: a transaction commits later than it noted the moment."""


_MELDINGEN = select(
    Gebeurtenis.kring_id, Gebeurtenis.lid_id, Gebeurtenis.nummer, Gebeurtenis.soort, Gebeurtenis.ding_id
).order_by(col(Gebeurtenis.nummer))  # fmt: skip

_SINDS = _MELDINGEN.where(col(Gebeurtenis.op) > bindparam("sinds", type_=Moment()))
_LUISTERT = STANDEN.add_columns(col(Lid.id)).outerjoin(Lid, and_(col(Lid.persoon_id) == col(Sessie.persoon_id), col(Lid.tot).is_(None)))
"""Built once: making these statements costs more than running them."""


def laatste_nummer(session: Session, kring_id: str, lid_id: str) -> int:
    """The number of a member's last event, 0 before the first: a page hands it to its stream, so that nothing falls between."""
    vraag = select(func.max(Gebeurtenis.nummer)).where(col(Gebeurtenis.kring_id) == kring_id, col(Gebeurtenis.lid_id) == lid_id)
    return session.exec(vraag).one() or 0


class Weg(Exception):
    """Who listens has no sign-in (401) or is no member (404), now or no longer."""

    def __init__(self, status: int) -> None:
        """Carry the status."""
        super().__init__(status)
        self.status = status


@dataclass(eq=False, slots=True)
class Oor:
    """One open stream: who listens, where he is, and what waits to be written to it."""

    token_hash: str
    persoon_id: str
    kring_id: str
    lid_id: str
    na: int
    blad: vers.Blad | None = None
    nieuw: list[str] = field(default_factory=list)
    weg: bool = False
    gezegd: float = field(default_factory=monotonic)
    wek: asyncio.Event = field(default_factory=asyncio.Event)


class Uitkijk:
    """Watches one number of the database that changes with each commit, while somebody listens, and looks once for all of them.

    It looks in a thread of its own, so that a message goes out without waiting for anybody. A stream that waits costs nothing
    but its place: what it costs to look does not grow with how many listen.
    """

    def __init__(self, app: Flask) -> None:
        """Watch the database of this app."""
        self.app = app
        self.engine: Engine = app.extensions["engine"]
        self.lezen = self.engine.execution_options(alleen_lezen=True)
        self.oren: set[Oor] = set()
        self.stop: threading.Event | None = None
        self.gekeken = False

    def erbij(self, oor: Oor) -> None:
        """One listener more; what he missed since he looked comes with the next round."""
        self.oren.add(oor)
        self.gekeken = False
        if self.stop is None:
            self.stop = threading.Event()
            threading.Thread(target=self._kijk, args=(asyncio.get_running_loop(), self.stop), name="uitkijk", daemon=True).start()

    def eraf(self, oor: Oor) -> None:
        """One listener less; the last one closes the lookout."""
        self.oren.discard(oor)
        if not self.oren and self.stop is not None:
            self.stop.set()
            self.stop = None

    def _kijk(self, lus: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
        """Look as long as somebody listens; a database that was away for a moment silences nobody."""
        while not (stop.is_set() or lus.is_closed()):
            try:
                self._kijk_uit(lus, stop)
            except Exception as fout:  # noqa: BLE001 - who listens hears what he missed once it goes again
                logging.getLogger(__name__).error("the lookout of live updates failed: %s", type(fout).__name__)  # noqa: TRY400
                self.gekeken = False
                stop.wait(1)

    def _kijk_uit(self, lus: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
        vraag, pauze = _KIJK[self.engine.dialect.name]
        vorige, veranderd, smal, gecontroleerd, gewekt, eerder = None, False, False, 0.0, 0.0, [0.0] * len(_VENSTERS)
        verbinding = self.engine.raw_connection()
        try:
            while not stop.is_set():
                stand = verbinding.cursor().execute(vraag).fetchone()
                verbinding.rollback()
                nu_ = monotonic()
                nieuws = stand != vorige or not self.gekeken
                vorige, veranderd = stand, veranderd or nieuws
                controleer = nu_ - gecontroleerd >= (CONTROLE if veranderd else HARTSLAG)
                ver = next(n for n, (na, _terug) in enumerate(_VENSTERS) if not self.gekeken or nu_ - eerder[n] >= na)
                if nieuws or (smal and ver < len(_VENSTERS) - 1) or ver == 0:
                    self.gekeken, smal = True, ver == len(_VENSTERS) - 1
                    lus.call_soon_threadsafe(_deel_uit, *self._ronde(list(self.oren), _VENSTERS[ver][1]))
                    eerder[ver:] = [nu_] * len(eerder[ver:])
                if controleer:
                    gecontroleerd, veranderd = nu_, False
                    lus.call_soon_threadsafe(_deel_uit, [], self._wie_weg(list(self.oren)))
                if nu_ - gewekt >= WEK_OM:
                    gewekt = nu_
                    lus.call_soon_threadsafe(_wek, [oor for oor in list(self.oren) if nu_ - oor.gezegd >= HARTSLAG])
                sleep(pauze)
        finally:
            verbinding.close()

    def _ronde(self, oren: list[Oor], terug: timedelta) -> tuple[list[tuple[Oor, list[str]]], set[Oor]]:
        """What is new for who listens, which counts as said from now on, and who of them may not hear it any more."""
        per_plek: dict[tuple[str, str], list[Oor]] = defaultdict(list)
        for oor in oren:
            per_plek[oor.kring_id, oor.lid_id].append(oor)
        gevonden: dict[Oor, list[Melding]] = {}
        with Session(self.lezen, expire_on_commit=False) as session:
            for rij in session.connection().execute(_SINDS, {"sinds": nu() - terug}):
                for oor in per_plek.get((rij.kring_id, rij.lid_id), ()):
                    if rij.nummer > oor.na:
                        gevonden.setdefault(oor, []).append(rij)
            weg = _weg(session, list(gevonden))
            for oor in weg:
                del gevonden[oor]
            for oor, rijen in gevonden.items():
                oor.na = rijen[-1].nummer
            return [(oor, [_regels(self.app, session, oor, rij) for rij in rijen]) for oor, rijen in gevonden.items()], weg

    def _wie_weg(self, oren: list[Oor]) -> set[Oor]:
        with Session(self.lezen) as session:
            return _weg(session, oren)


def _weg(session: Session, oren: Sequence[Oor]) -> set[Oor]:
    """Those of them whose sign-in or membership ended."""
    weg, moment = set[Oor](), nu()
    for groep in (oren[n : n + 500] for n in range(0, len(oren), 500)):
        rijen = session.connection().execute(_LUISTERT, {"hashes": list({oor.token_hash for oor in groep})})
        hier = {(hash_, lid_id) for hash_, soort, laatst, aangemaakt, lid_id in rijen if binnen(soort, laatst, aangemaakt, moment)}
        geldig = {hash_ for hash_, _ in hier}
        for oor in groep:
            lid = (oor.token_hash, oor.lid_id) in hier
            if oor.token_hash not in geldig or not (lid or _in_nood(session, oor)):
                weg.add(oor)
    return weg


def _in_nood(session: Session, oor: Oor) -> bool:
    return oor.lid_id == NOOD and actor_voor(session, oor.persoon_id, oor.kring_id) is not None


def _deel_uit(gevonden: list[tuple[Oor, list[str]]], weg: Collection[Oor]) -> None:
    for oor in weg:
        oor.weg = True
    for oor, nieuw in gevonden:
        oor.nieuw += nieuw
    _wek([*weg, *(oor for oor, _ in gevonden)])


def _wek(oren: Sequence[Oor]) -> None:
    for oor in oren:
        oor.wek.set()


class Live:
    """The stream of `/live/k/<kring_id>`; other paths go to the app itself when it serves the web too."""

    def __init__(self, app: Flask, *, web: bool) -> None:
        """Serve the events of this app's database."""
        self.app = app
        self.lezen: Engine = app.extensions["engine"].execution_options(alleen_lezen=True)
        self.uitkijk: Uitkijk | None = None
        self.rest: Any = WSGIMiddleware(app, workers=8) if web else None  # pyright: ignore[reportArgumentType]

    async def __call__(self, scope: Scope, receive: Ontvang, send: Stuur) -> None:
        """Answer one connection."""
        if scope["type"] == "lifespan":
            await _leven(receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(PAD):
            await self._stroom(scope, receive, send)
        elif scope["type"] == "http" and self.rest is not None:
            await self.rest(scope, receive, send)
        elif scope["type"] == "http":
            await _antwoord(send, 404)

    def _open(self, token: str, kring_id: str, na: int | None, blad: vers.Blad | None) -> Oor:
        """Who listens, from this number on (or from now), with the first helping of what he missed."""
        with Session(self.lezen) as session:
            persoon_id = sessie_persoon(session, token)
            if persoon_id is None:
                raise Weg(401)
            actor = actor_voor(session, persoon_id, kring_id)
            if actor is None:
                raise Weg(404)
            begin = laatste_nummer(session, kring_id, actor.lid_id) if na is None else na
            oor = Oor(hash_token(token), persoon_id, kring_id, actor.lid_id, begin, blad)
            self._haal_in(session, oor)
            return oor

    def _haal_in(self, session: Session, oor: Oor) -> None:
        rijen = session.exec(
            _MELDINGEN.where(
                col(Gebeurtenis.kring_id) == oor.kring_id, col(Gebeurtenis.lid_id) == oor.lid_id, col(Gebeurtenis.nummer) > oor.na
            )
        ).all()
        if rijen:
            oor.nieuw, oor.na = [_melding(rij) for rij in rijen], rijen[-1].nummer

    def _blad(self, koppen: dict[str, str], scope: Scope) -> vers.Blad | None:
        gesprek = _gevraagd(scope).get("gesprek", [""])[0]
        return vers.Blad(gesprek, vers.taal_van(self.app, koppen)) if gesprek else None

    async def _stroom(self, scope: Scope, receive: Ontvang, send: Stuur) -> None:
        if scope["method"] != "GET":
            await _antwoord(send, 405)
            return
        koppen = {naam.decode("latin-1").lower(): waarde.decode("latin-1") for naam, waarde in scope["headers"]}
        try:
            blad = self._blad(koppen, scope)
            oor = await asyncio.to_thread(self._open, _token(koppen), scope["path"].removeprefix(PAD), _vanaf(koppen, scope), blad)
        except Weg as weg:
            await _antwoord(send, weg.status)
            return
        del koppen
        self.uitkijk = self.uitkijk or Uitkijk(self.app)
        einde = asyncio.create_task(_wacht_op_einde(receive))
        einde.add_done_callback(lambda _klaar: oor.wek.set())
        self.uitkijk.erbij(oor)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _koppen("text/event-stream; charset=utf-8")})
            await _stukje(send, ": open\n\n")
            while not einde.done() and not oor.weg:
                tekst, oor.nieuw = "".join(oor.nieuw), []
                if tekst or monotonic() - oor.gezegd >= HARTSLAG:
                    await _stukje(send, tekst or ": hier\n\n")
                    oor.gezegd = monotonic()
                oor.wek.clear()
                if not (oor.nieuw or oor.weg or einde.done()):
                    await oor.wek.wait()
            if oor.weg:
                await _stukje(send, "event: weg\ndata: \n\n")
        finally:
            self.uitkijk.eraf(oor)
            einde.cancel()
        await _stukje(send, "", verder=False)


def create_asgi(app: Flask, *, web: bool = False) -> Asgi:
    """The live updates of this app. With `web` everything but `/live/k/` goes to the app itself, in threads of its own."""
    return Live(app, web=web)


def _regels(app: Flask, session: Session, oor: Oor, gebeurtenis: Melding) -> str:
    if oor.blad is None or gebeurtenis.soort != "bericht":
        return _melding(gebeurtenis)
    try:
        html = vers.regel(app, session, oor.persoon_id, oor.kring_id, oor.blad, gebeurtenis.ding_id)
    except Exception as fout:  # noqa: BLE001 - one message that can't be shown or logged here silences nobody: the page fetches
        session.rollback()
        logging.getLogger(__name__).error("a message did not come with its event: %s", type(fout).__name__)  # noqa: TRY400 - its words may be a family's
        return _melding(gebeurtenis)
    if not html:
        return _melding(gebeurtenis, "eigen" if html == "" else "")
    return f"id: {gebeurtenis.nummer}\n" + "".join(f"data: {regel}\n" for regel in re.split(r"\r\n|\r|\n", html)) + "\n"


def _melding(gebeurtenis: Melding, soort: str = "") -> str:
    return f"event: {soort or gebeurtenis.soort}\nid: {gebeurtenis.nummer}\ndata: {gebeurtenis.ding_id}\n\n"


def _token(koppen: dict[str, str]) -> str:
    koekjes: SimpleCookie = SimpleCookie()
    with suppress(CookieError):
        koekjes.load(koppen.get("cookie", ""))
    namen = ["__Host-sid"]
    if koppen.get("host", "").split(":")[0] == "localhost":
        namen.append("sid")
    return next((koekjes[naam].value for naam in namen if naam in koekjes), "")


def _gevraagd(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(scope.get("query_string", b"").decode("latin-1"))


def _vanaf(koppen: dict[str, str], scope: Scope) -> int | None:
    for waarde in (koppen.get("last-event-id", ""), *_gevraagd(scope).get("na", [])):
        if waarde.isascii() and waarde.isdigit() and len(waarde) < 16:
            return int(waarde)
    return None


async def _wacht_op_einde(receive: Ontvang) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _koppen(soort: str) -> list[tuple[bytes, bytes]]:
    koppen = {**HEADERS, "Content-Type": soort, "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return [(naam.lower().encode(), waarde.encode()) for naam, waarde in koppen.items()]


async def _stukje(send: Stuur, tekst: str, *, verder: bool = True) -> None:
    await send({"type": "http.response.body", "body": tekst.encode(), "more_body": verder})


async def _antwoord(send: Stuur, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _koppen("text/plain; charset=utf-8")})
    await _stukje(send, "", verder=False)


async def _leven(receive: Ontvang, send: Stuur) -> None:
    while True:
        soort = (await receive())["type"]
        await send({"type": f"{soort}.complete"})
        if soort == "lifespan.shutdown":
            return
