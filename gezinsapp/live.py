"""Live updates: an ASGI app that tells a member's open pages that something happened, by server-sent events.

An event carries its number, kind and id, never content: the page fetches what it may see. Reading never renews a sign-in.
Who is no member any more is told so (`weg`) within a second, and his page closes.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from a2wsgi import WSGIMiddleware
from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from basis.database import maak_engine
from basis.events import Gebeurtenis
from basis.identiteit.queries import sessie_persoon
from gezinsapp.headers import HEADERS
from jim.kring.queries import actor_voor

Scope = MutableMapping[str, Any]
Ontvang = Callable[[], Awaitable[MutableMapping[str, Any]]]
Stuur = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Ontvang, Stuur], Awaitable[None]]

PAD = "/live/k/"
CONTROLE = 0.9
"""Seconds after which membership and sign-in are looked at again, also when nothing changed."""
HARTSLAG = 20.0
"""Seconds of silence after which a comment keeps the connection open."""
HOEVEEL = 200
_KIJK = {"sqlite": ("PRAGMA data_version", 0.05), "postgresql": ("SELECT pg_current_snapshot()::text", 0.25)}


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


class Uitkijk:
    """Watches one number of the database that changes with each commit, while somebody listens."""

    def __init__(self, engine: Engine) -> None:
        """Watch this database."""
        self.engine = engine
        self.verandering = asyncio.Event()
        self.luisteraars = 0
        self.taak: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        """One listener more."""
        self.luisteraars += 1
        if self.taak is None or self.taak.done():
            self.taak = asyncio.create_task(self._kijk())

    def __exit__(self, *_fout: object) -> None:
        """One listener less; the last one closes the lookout."""
        self.luisteraars -= 1
        if self.luisteraars == 0 and self.taak is not None:
            self.taak.cancel()
            self.taak = None

    async def _kijk(self) -> None:
        vraag, pauze = _KIJK[self.engine.dialect.name]
        vorige = None
        verbinding = self.engine.raw_connection()
        try:
            while True:
                stand = verbinding.cursor().execute(vraag).fetchone()
                verbinding.rollback()
                if stand != vorige:
                    vorige = stand
                    vorig, self.verandering = self.verandering, asyncio.Event()
                    vorig.set()
                await asyncio.sleep(pauze)
        finally:
            verbinding.close()


class Live:
    """The stream of `/live/k/<kring_id>`; other paths go to `wsgi` when there is one."""

    def __init__(self, engine: Engine, wsgi: Any = None) -> None:
        """Serve this database's events."""
        self.engine = engine
        self.lezen = engine.execution_options(alleen_lezen=True)
        self.uitkijk: Uitkijk | None = None
        self.rest: Any = WSGIMiddleware(wsgi, workers=8) if wsgi is not None else None

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

    def _haal(self, token: str, kring_id: str, na: int | None) -> tuple[int, list[Gebeurtenis]]:
        with Session(self.lezen) as session:
            persoon_id = sessie_persoon(session, token)
            if persoon_id is None:
                raise Weg(401)
            actor = actor_voor(session, persoon_id, kring_id)
            if actor is None:
                raise Weg(404)
            if na is None:
                return laatste_nummer(session, kring_id, actor.lid_id), []
            vraag = select(Gebeurtenis).where(
                col(Gebeurtenis.kring_id) == kring_id, col(Gebeurtenis.lid_id) == actor.lid_id, col(Gebeurtenis.nummer) > na
            )
            nieuw = list(session.exec(vraag.order_by(col(Gebeurtenis.nummer)).limit(HOEVEEL)))
            return nieuw[-1].nummer if nieuw else na, nieuw

    async def _stroom(self, scope: Scope, receive: Ontvang, send: Stuur) -> None:
        if scope["method"] != "GET":
            await _antwoord(send, 405)
            return
        koppen = {naam.decode("latin-1").lower(): waarde.decode("latin-1") for naam, waarde in scope["headers"]}
        token, kring_id = _token(koppen), scope["path"].removeprefix(PAD)
        self.uitkijk = self.uitkijk or Uitkijk(self.engine)
        with self.uitkijk:
            try:
                verandering = self.uitkijk.verandering
                na, nieuw = await asyncio.to_thread(self._haal, token, kring_id, _vanaf(koppen, scope))
            except Weg as weg:
                await _antwoord(send, weg.status)
                return
            await send({"type": "http.response.start", "status": 200, "headers": _koppen("text/event-stream; charset=utf-8")})
            einde = asyncio.create_task(_wacht_op_einde(receive))
            klok = asyncio.get_running_loop().time
            try:
                await _stukje(send, ": open\n\n")
                gezegd = klok()
                while not einde.done():
                    if nieuw:
                        await _stukje(send, "".join(map(_regels, nieuw)))
                        gezegd = klok()
                    elif klok() - gezegd >= HARTSLAG:
                        await _stukje(send, ": hier\n\n")
                        gezegd = klok()
                    if len(nieuw) < HOEVEEL:
                        await _wacht(verandering, einde)
                    verandering = self.uitkijk.verandering
                    na, nieuw = await asyncio.to_thread(self._haal, token, kring_id, na)
            except Weg:
                await _stukje(send, "event: weg\ndata: \n\n")
            finally:
                einde.cancel()
            await _stukje(send, "", verder=False)


def create_asgi(database_url: str, wsgi: Any = None) -> Asgi:
    """The live app on this database. With a `wsgi` app, everything but `/live/k/` goes there, in threads of its own."""
    return Live(maak_engine(database_url), wsgi)


def _regels(gebeurtenis: Gebeurtenis) -> str:
    return f"event: {gebeurtenis.soort}\nid: {gebeurtenis.nummer}\ndata: {gebeurtenis.ding_id}\n\n"


def _token(koppen: dict[str, str]) -> str:
    koekjes: SimpleCookie = SimpleCookie()
    with suppress(CookieError):
        koekjes.load(koppen.get("cookie", ""))
    namen = ["__Host-sid"]
    if koppen.get("host", "").split(":")[0] == "localhost":
        namen.append("sid")
    return next((koekjes[naam].value for naam in namen if naam in koekjes), "")


def _vanaf(koppen: dict[str, str], scope: Scope) -> int | None:
    vraag = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    for waarde in (koppen.get("last-event-id", ""), *vraag.get("na", [])):
        if waarde.isascii() and waarde.isdigit() and len(waarde) < 16:
            return int(waarde)
    return None


async def _wacht(verandering: asyncio.Event, einde: asyncio.Future[None]) -> None:
    wachter = asyncio.create_task(verandering.wait())
    await asyncio.wait([wachter, einde], timeout=CONTROLE, return_when=asyncio.FIRST_COMPLETED)
    wachter.cancel()


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
