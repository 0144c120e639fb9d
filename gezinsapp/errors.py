"""One table from the domain's named errors to a status and a sentence."""

from flask import Flask, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from psycopg.errors import DeadlockDetected
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from basis.fouten import BevestigEerst, Botsing, DomeinFout, MagNiet, NietGevonden, Ongeldig, TeVaak, Verlopen
from gezinsapp.access.pagina import pagina

STATUS: dict[type[DomeinFout], int] = {NietGevonden: 404, MagNiet: 403, Botsing: 409, Verlopen: 410, Ongeldig: 422, TeVaak: 429}
ZINNEN = {
    400: _l("Er ging iets mis met wat je stuurde. Ga terug en probeer het nog eens."),
    403: _l("Dit mag je hier niet. Vraag het aan de jongere of aan het aanspreekpunt."),
    404: _l("Deze pagina is er niet, of hij is niet voor jou."),
    405: _l("Zo werkt deze knop niet. Ga terug en probeer het nog eens."),
    409: _l("Dit is al gedaan, of er is intussen iets veranderd. Kijk nog eens."),
    410: _l("Dit is niet meer geldig."),
    413: _l("Dit is te groot. Maak het korter en probeer het nog eens."),
    422: _l("Er klopt iets nog niet. Kijk het nog eens na."),
    429: _l("Dit ging te vaak achter elkaar. Wacht even en probeer het dan opnieuw."),
    500: _l("Er ging iets mis bij ons. Wat je al had bewaard, is er nog. Probeer het straks opnieuw."),
    "csrf": _l("Deze pagina stond te lang open. Ga terug, laad de pagina opnieuw en probeer het nog eens."),
    "vreemd": _l("Dit kwam niet van onze eigen pagina. Open de app en probeer het daar."),
}
TEKSTVELDEN = frozenset({"tekst", "eigen_woorden", "woorden", "toelichting", "afscheid", "naam", "voornaam"})
KOPPEN = {
    403: _l("Dit mag je hier niet"),
    404: _l("Niet gevonden"),
    409: _l("Dit is al gedaan"),
    410: _l("Niet meer geldig"),
    429: _l("Even wachten"),
    500: _l("Er ging iets mis"),
}


def foutpagina(status: int, code: str | int = "") -> ResponseReturnValue:
    """A page that says what happened and where to go on; it takes the place of the page, also where htmx sent something from a part of it.

    What htmx only looks for, nobody asked for: then the page stays, with what somebody is writing on it.
    """
    g.terugdraaien = True
    kop = KOPPEN.get(status, _l("Dat lukte niet"))
    zin = ZINNEN.get(code) or ZINNEN.get(status, ZINNEN[400])
    response = pagina("fout.html", status=status, kop=kop, zin=zin, getypt=_getypt())
    if "HX-Request" in request.headers and request.method == "GET":
        response.headers["HX-Reswap"] = "none"
    elif "HX-Request" in request.headers:
        response.headers.update({"HX-Retarget": "#inhoud", "HX-Reselect": "#inhoud", "HX-Reswap": "outerHTML"})
    return response


def _getypt() -> list[str]:
    """What the person wrote himself and would lose; never more than one screen can hold."""
    if request.method != "POST" or (request.content_length or 0) > 64 * 1024:
        return []
    return [waarde for naam, waarde in request.form.items() if naam in TEKSTVELDEN and waarde.strip()]


def zet_fouten(app: Flask) -> None:
    """Register the handlers."""

    @app.errorhandler(DomeinFout)
    def domein(fout: DomeinFout) -> ResponseReturnValue:  # pyright: ignore[reportUnusedFunction]
        if isinstance(fout, BevestigEerst):
            g.terugdraaien = True
            flash(_l("Laat even zien dat jij het bent. Daarna kun je verder."))
            verder = request.full_path if request.method == "GET" else request.path
            return redirect(url_for("toegang.bevestig", verder=verder), 303)
        return foutpagina(STATUS.get(type(fout), 400), fout.code)

    @app.errorhandler(CSRFError)
    def csrf(_fout: CSRFError) -> ResponseReturnValue:  # pyright: ignore[reportUnusedFunction]
        return foutpagina(400, "csrf")

    @app.errorhandler(HTTPException)
    def http(fout: HTTPException) -> ResponseReturnValue:  # pyright: ignore[reportUnusedFunction]
        if fout.code is None or fout.code < 400:
            return fout
        return foutpagina(fout.code)

    @app.errorhandler(OperationalError)
    def tegelijk(fout: OperationalError) -> ResponseReturnValue:  # pyright: ignore[reportUnusedFunction]
        if not isinstance(fout.orig, DeadlockDetected):
            return onverwacht(fout)
        return foutpagina(409)

    @app.errorhandler(Exception)
    def onverwacht(fout: Exception) -> ResponseReturnValue:  # pyright: ignore[reportUnusedFunction]
        app.logger.error("unexpected %s in %s", type(fout).__name__, request.endpoint)
        if app.testing or app.debug:
            raise fout
        return foutpagina(500)
