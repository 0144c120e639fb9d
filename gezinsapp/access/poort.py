"""The gate: every page is behind one of three decorators, and each says by what right it opens.

`openbaar` (the short public list), `persoon_route` (somebody signed in, outside a kring), `kring_route` (a member with a right).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import wraps
from time import sleep
from typing import Any, TypeVar

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel
from werkzeug.middleware.proxy_fix import ProxyFix

from basis.clock import nu
from basis.drempel import HOOGUIT, bron, tel_fout
from basis.fouten import BevestigEerst, MagNiet, NietGevonden
from basis.identiteit.models import Persoon, Sessie
from basis.identiteit.queries import GRENZEN, ingelogd, is_vers
from basis.ids import hash_token
from basis.logboek.actions import Logpost, noteer_veel
from basis.muur import begrens
from basis.rechten import Recht, Rol, eis
from gezinsapp.access import log
from gezinsapp.access.eenmaal import UIT_WACHTRIJ, een_keer
from jim.kring.queries import actor_voor
from jim.organisaties.models import Beheerder, GemeenteLezer, Medewerker, Vrijgever
from jim.organisaties.queries import medewerker

View = Callable[..., ResponseReturnValue]
F = TypeVar("F", bound=View)
OPENBAAR = "openbaar"
RECHTEN: dict[str, str] = {}
"""Endpoint -> by what right it opens: a Recht, `openbaar`, `persoon`, `medewerker`, `beheerder`, `gemeente` or `vrijgever`."""
LEZEN = frozenset({"GET", "HEAD", "OPTIONS"})
ZUINIG = timedelta(minutes=5)
"""How often it is written down that somebody is there."""
VOORRANG = 0.005
"""Seconds that who wrote something waits with his own page: about what the live updates take to bring it to the others, on the same processors."""
NOODPAGINAS = frozenset(
    {
        "thuis.thuis", "doelen.lijst", "doelen.doel", "praten.lijst", "praten.gesprek", "mensen.overzicht", "mensen.lid",
        "mensen.geschiedenis",
    }
)  # fmt: skip
"""All that emergency access opens, and only to read."""
KRINGEN_GERADEN = 300
"""More than the pages that somebody who just left may still have open."""
_SOORTEN: dict[str, type[SQLModel]] = {"gemeente": GemeenteLezer, "beheerder": Beheerder, "vrijgever": Vrijgever}


class Ingelogd:
    """What flask-login knows of who looks: the person of a valid sign-in, or nobody."""

    is_active = True
    is_anonymous = False
    is_authenticated = True

    def __init__(self, persoon: Persoon, sessie: Sessie) -> None:
        """Carry the person and his sign-in."""
        self.persoon = persoon
        self.sessie = sessie

    def get_id(self) -> str:
        """The person's id."""
        return self.persoon.id


def db() -> Session:
    """The request's session. A GET reads only; anything else may write and is committed at the request's edge."""
    if "db" not in g:
        engine: Engine = current_app.extensions["engine"]
        if request.method in LEZEN:
            engine = engine.execution_options(alleen_lezen=True)
        g.db = Session(engine, expire_on_commit=False)
    return g.db


@contextmanager
def geteld(wat: str, *, wie: str = "", hooguit: int = HOOGUIT) -> Iterator[None]:
    """Count what is not found or does not hold inside this block; raises TeVaak above `hooguit` in ten minutes.

    `wie`: the source, when it is not the network address. A page that is only read can't write, and a refused act is undone:
    so the count has a transaction of its own, after the request's own has ended. What is right always passes.
    """
    try:
        yield
    except (NietGevonden, MagNiet):
        db().rollback()
        van = bron(current_app.config["GEHEIM"], f"{wat}|{wie or request.remote_addr}")
        with Session(current_app.extensions["engine"]) as eigen:
            try:
                tel_fout(eigen, van, hooguit)
            finally:
                eigen.commit()
        raise


def daarna(maak: Callable[[], Response]) -> Response:
    """An answer that is made once what this request did was kept: others needn't wait for it. It reads only."""
    g.daarna = maak
    return Response()


def cookie_naam() -> str:
    """The name of the sign-in cookie: with the __Host- prefix wherever the app is served over https."""
    return "__Host-sid" if current_app.config["SESSION_COOKIE_SECURE"] else "sid"


def zet_sid(response: Response, token: str, soort: str) -> Response:
    """Give the browser its sign-in, for as long as its kind lasts; on a shared phone until the browser closes."""
    duur = None if soort == "gedeeld" else GRENZEN[soort][1]
    veilig = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(cookie_naam(), token, max_age=duur, secure=veilig, httponly=True, samesite="Lax", path="/")
    return response


def _laad(_request: object) -> Ingelogd | None:
    gevonden = ingelogd(db(), request.cookies.get(cookie_naam(), ""))
    return None if gevonden is None else Ingelogd(gevonden[1], gevonden[0])


def eis_bevestigd() -> None:
    """Raise BevestigEerst unless a passkey was used less than ten minutes ago; people of the demo have none."""
    if not current_app.config["DEMO"] and not is_vers(current_user.sessie):
        raise BevestigEerst


def _naar_inloggen() -> ResponseReturnValue:
    if UIT_WACHTRIJ in request.headers:
        return Response(status=401)
    return redirect(url_for("toegang.inloggen"), 303)


def werkt_als() -> Medewerker | None:
    """What who looks is as a professional, or None; read once."""
    if "medewerker" not in g:
        g.medewerker = medewerker(db(), g.persoon.id) if "persoon" in g else None
    return g.medewerker


def _zet_persoon() -> None:
    g.persoon = current_user.persoon
    log.log_persoon(g.persoon.id)
    log.volg(db(), (request.view_args or {}).get("kring_id", ""))


def openbaar(bp: Blueprint, pad: str, methods: Sequence[str] = ("GET",)) -> Callable[[F], F]:
    """A page for everybody, also before signing in."""

    def zet(view: F) -> F:
        RECHTEN[f"{bp.name}.{view.__name__}"] = OPENBAAR
        bp.add_url_rule(pad, view.__name__, view, methods=list(methods))
        return view

    return zet


def persoon_route(bp: Blueprint, pad: str, soort: str | None = None, methods: Sequence[str] = ("GET",)) -> Callable[[F], F]:
    """A page for somebody signed in, outside a kring; `soort` narrows it to a `medewerker`, `beheerder`, `vrijgever` or reader of a `gemeente`."""

    def zet(view: F) -> F:
        @wraps(view)
        def poort(**delen: Any) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return _naar_inloggen()
            _zet_persoon()
            if soort == "medewerker" and werkt_als() is None:
                raise NietGevonden
            if soort in _SOORTEN and db().get(_SOORTEN[soort], g.persoon.id) is None:
                raise NietGevonden
            return view(g.persoon, **delen)

        RECHTEN[f"{bp.name}.{view.__name__}"] = soort or "persoon"
        bp.add_url_rule(pad, view.__name__, poort, methods=list(methods))
        return view

    return zet


def kring_route(
    bp: Blueprint, pad: str, recht: Recht, methods: Sequence[str] = ("GET",), *, eenmaal: str = "", ook_elders: bool = False
) -> Callable[[F], F]:
    """A page inside a kring. An outsider gets 404, a member without the right 403 with a sentence that says why.

    `eenmaal`: a write that a phone may send again, with the endpoint where it goes on once it was done. `ook_elders`: what it does
    reaches the other kringen of somebody too, so the second wall (basis/muur.py) stays open.
    """

    def zet(view: F) -> F:
        @wraps(view)
        def poort(kring_id: str, **delen: Any) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return _naar_inloggen()
            _zet_persoon()
            actor = actor_voor(db(), g.persoon.id, kring_id, vast=request.method not in LEZEN)
            if actor is None:
                with geteld("kring", wie=g.persoon.id, hooguit=KRINGEN_GERADEN):
                    raise NietGevonden
            g.kring_id = kring_id
            g.actor = actor
            if not ook_elders:
                begrens(db(), actor, schrijft=request.method not in LEZEN)
            try:
                eis(actor, recht)
            except MagNiet:
                raise MagNiet(f"recht_{recht}") from None
            if actor.rol is Rol.NOOD and (request.method not in LEZEN or request.endpoint not in NOODPAGINAS):
                raise MagNiet("nood_leest_alleen")
            if eenmaal and request.method == "POST":
                waar = {deel: delen[deel] for deel in delen if current_app.url_map.is_endpoint_expecting(eenmaal, deel)}
                return een_keer(db(), actor, lambda: view(actor, **delen), url_for(eenmaal, **waar))
            return view(actor, **delen)

        RECHTEN[f"{bp.name}.{view.__name__}"] = recht
        bp.add_url_rule(f"/k/<kring_id>{pad}", view.__name__, poort, methods=list(methods))
        return view

    return zet


def _van_onszelf() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin == current_app.config["ORIGIN"]


def _rand(response: Response) -> Response:
    """The edge of the transaction: what a POST did is kept all together with its row in the log, or not at all.

    What only reads is logged in a short transaction of its own; when that fails, the page is not given.
    """
    bewaar = request.method not in LEZEN and not g.get("terugdraaien") and response.status_code < 500
    regels = log.posten(response, gelukt=bewaar and response.status_code < 400)
    if regels or "db" in g:
        _sluit_af(db(), regels, bewaar=bewaar)
    log.onthoud(regels)
    return _maak_af(response) if bewaar and "daarna" in g else response


def _maak_af(response: Response) -> Response:
    g.pop("db").close()
    sleep(VOORRANG)
    g.db = Session(current_app.extensions["engine"].execution_options(alleen_lezen=True), expire_on_commit=False)
    begrens(g.db, g.actor, schrijft=False)
    response.set_data(g.daarna().get_data())
    return response


def _sluit_af(session: Session, regels: list[Logpost], *, bewaar: bool) -> None:
    if bewaar:
        _bewaar_laatst(session)
        session.flush()
        noteer_veel(session, regels)
        session.commit()
    else:
        _los(session, regels, bladert=request.method in LEZEN and _bladert())


def zet_poort(app: Flask, proxies: int = 0) -> None:
    """Wire sign-in, the origin check, the transaction's edge and the kring in addresses.

    `proxies`: how many reverse proxies of our own say who asks (0: whoever connects is who asks).
    """
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=0, x_host=0)
    manager = LoginManager(app)
    manager.request_loader(_laad)

    @app.before_request
    def begin() -> ResponseReturnValue | None:  # pyright: ignore[reportUnusedFunction]
        if request.method not in LEZEN and not _van_onszelf():
            from gezinsapp.errors import foutpagina

            return foutpagina(403, "vreemd")
        return None

    app.after_request(_rand)

    @app.teardown_request
    def sluit(_fout: BaseException | None) -> None:  # pyright: ignore[reportUnusedFunction]
        session: Session | None = g.pop("db", None)
        if session is not None:
            session.close()

    @app.url_defaults
    def kring(endpoint: str, delen: dict[str, Any]) -> None:  # pyright: ignore[reportUnusedFunction]
        if "kring_id" in g and "kring_id" not in delen and app.url_map.is_endpoint_expecting(endpoint, "kring_id"):
            delen["kring_id"] = g.kring_id


def _bewaar_laatst(session: Session) -> None:
    token = request.cookies.get(cookie_naam(), "")
    rij = session.get(Sessie, hash_token(token)) if token else None
    if rij is not None and rij.laatst < nu() - ZUINIG:
        rij.laatst = nu()


def _bladert() -> bool:
    """Who goes from page to page is not idle; what a page fetches by itself does not count."""
    zelf = request.headers.get("Sec-Fetch-Mode") == "navigate" or "HX-Boosted" in request.headers
    return zelf and current_user.is_authenticated and current_user.sessie.laatst <= nu() - ZUINIG


def _los(session: Session, regels: list[Logpost], *, bladert: bool) -> None:
    if regels or bladert or request.method not in LEZEN:
        session.rollback()
    if not (regels or bladert):
        return
    with Session(current_app.extensions["engine"]) as eigen:
        if bladert:
            _bewaar_laatst(eigen)
            eigen.flush()
        noteer_veel(eigen, regels)
        eigen.commit()
