"""Pictures of goals: the path of one over time, and all of the family's goals as one, each with its table."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from basis.rechten import Actor, Recht, haal
from doelen.doel.models import Doel
from doelen.doel.verloop import Blik, Verloop, actieve_verlopen, verlopen
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.forms.doelen import met_getallen, naam_van, stappen_woorden
from gezinsapp.grafiek import niveaus_van, plek_op_weg, teken
from vertaling import RTL

bp = Blueprint("verloop", __name__)


def _rtl() -> bool:
    return get_locale().language in RTL


def _woord(verloop: Verloop, niveau: int) -> Any:
    return naam_van(niveau, verloop.doel.basis) if verloop.stappen else str(niveau)


def _stap(verloop: Verloop, niveau: int, *, getallen: bool) -> str:
    """A level in the family's own words, for who works with them with its number."""
    eigen = next((s.tekst for s in verloop.stappen if s.niveau == niveau), "")
    naam = str(_woord(verloop, niveau))
    getal = f" ({niveau:+d})".replace("+0", "0").replace("-", "\u2212") if getallen and verloop.stappen else ""
    return f"{naam}{getal}: {eigen}" if eigen else f"{naam}{getal}"


def _zin(verloop: Verloop, blik: Blik) -> str:
    """What changed since the start, in one sentence."""
    verschil = blik.verandering
    wie = _("Jij") if blik.van_mij else blik.gezicht.naam
    if len(blik.punten) == 1:
        return _("%(wie)s: een keer gekeken.", wie=wie)
    if verschil == 0:
        return _("%(wie)s: nu op dezelfde plek als in het begin.", wie=wie)
    stappen = stappen_woorden(abs(verschil), verloop.schaal)
    if verschil > 0:
        return _("%(wie)s: %(stappen)s verder dan in het begin.", wie=wie, stappen=stappen)
    return _("%(wie)s: %(stappen)s terug. Dat gebeurt. Wat helpt er nu?", wie=wie, stappen=stappen)


@kring_route(bp, "/doelen/<doel_id>/verloop", Recht.DOELEN_ZIEN)
def een(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """The path of one goal: each person's view as a line of its own."""
    doel = haal(db(), actor, Doel, doel_id)
    verloop = verlopen(db(), actor, [doel])[0]
    getallen = met_getallen(actor.rol)
    rijen = sorted(((op, blik, niveau) for blik in verloop.blikken for op, niveau in blik.punten), key=lambda r: r[0], reverse=True)
    return pagina(
        "doelen/verloop.html",
        doel=doel,
        verloop=verloop,
        grafiek=teken(verloop, rtl=_rtl()),
        namen={n: _woord(verloop, n) for n in niveaus_van(verloop)},
        zinnen=[_zin(verloop, blik) for blik in verloop.blikken],
        rijen=[(op, blik, _stap(verloop, niveau, getallen=getallen)) for op, blik, niveau in rijen],
    )


@kring_route(bp, "/doelen/samen", Recht.DOELEN_ZIEN)
def samen(actor: Actor) -> ResponseReturnValue:
    """All active goals as one picture: of each person where it began and where it is now."""
    getallen = met_getallen(actor.rol)
    rijen: list[dict[str, Any]] = []
    for verloop in actieve_verlopen(db(), actor):
        niveaus = niveaus_van(verloop)
        wegen = [
            {
                "blik": blik,
                "zin": _zin(verloop, blik),
                "begin": plek_op_weg(blik.punten[0][1], niveaus, rtl=_rtl()),
                "nu": plek_op_weg(blik.punten[-1][1], niveaus, rtl=_rtl()),
                "begin_stap": _stap(verloop, blik.punten[0][1], getallen=getallen),
                "nu_stap": _stap(verloop, blik.punten[-1][1], getallen=getallen),
            }
            for blik in verloop.blikken
        ]
        doel_niveau = 0 if verloop.stappen else verloop.doel.cijfer_doel
        heen = plek_op_weg(doel_niveau, niveaus, rtl=_rtl()) if doel_niveau is not None else None
        rijen.append({"doel": verloop.doel, "schaal": verloop.schaal, "wegen": wegen, "heen": heen})
    return pagina("doelen/samen.html", rijen=rijen)
