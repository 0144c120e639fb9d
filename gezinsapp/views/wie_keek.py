"""Who opened or changed something of mine, in plain words."""

from datetime import date

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from basis.rechten import Actor, Recht
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.filters import uur
from gezinsapp.logwoorden import log_zin
from gezinsapp.wie_keek import DOSSIER, Dag, Regel, Wie, wie_keek
from jim.kring.queries import kring_van

bp = Blueprint("wie_keek", __name__)


def _tot() -> date | None:
    try:
        return date.fromisoformat(request.args.get("tot", ""))
    except ValueError:
        return None


@kring_route(bp, "/wie-keek", Recht.LOG_ZIEN)
def overzicht(actor: Actor) -> ResponseReturnValue:
    """Day by day, person by person."""
    tot = _tot()
    dagen, eerder = wie_keek(db(), actor, tot)
    naam = kring_van(db(), actor).roepnaam
    return pagina(
        "wie_keek/overzicht.html",
        dagen=[(dag_naam(d), [(w, wie_naam(w), zinnen(w, naam)) for w in d.mensen]) for d in dagen],
        eerder=eerder,
        tot=tot,
        jongere=naam,
    )


def dag_naam(dag: Dag) -> str:
    """A day in words."""
    return format_date(dag.dag, "EEEE d MMMM y")


def wie_naam(wie: Wie) -> str:
    """Who it was, as far as the reader may know."""
    if wie.regels[0].wat in {"worker", *DOSSIER}:
        return _("Het dossier")
    return wie.naam or _("Iemand van buiten de kring")


def zinnen(wie: Wie, jongere: str) -> list[tuple[str, str]]:
    """(what, how often and when) once for each thing, the last one first."""
    samen: dict[str, list[Regel]] = {}
    for r in wie.regels:
        zin = log_zin(r.wat, veranderd=r.veranderd, doel=r.doel, mij=r.mij, groep=r.groep, buiten=wie.gezicht is None, naam=jongere)
        samen.setdefault(zin, []).append(r)
    return [(zin, _keer(sum(r.aantal for r in regels), regels[0])) for zin, regels in samen.items()]


def _keer(aantal: int, laatste: Regel) -> str:
    tijd = uur(laatste.laatst)
    if aantal == 1:
        return _("om %(tijd)s", tijd=tijd)
    return ngettext("%(num)d keer, het laatst om %(tijd)s", "%(num)d keer, het laatst om %(tijd)s", aantal, tijd=tijd)
