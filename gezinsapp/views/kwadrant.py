"""How heavy it is now: each places himself among four, and then sees who sees it otherwise."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from basis.fouten import Botsing, Ongeldig
from basis.rechten import Actor, Recht
from doelen.kwadrant.actions import kies as kies_zwaarte
from doelen.kwadrant.actions import neem_terug
from doelen.kwadrant.models import Kwadrant
from doelen.kwadrant.queries import Zwaarten, zwaarten
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.errors import ZINNEN

bp = Blueprint("kwadrant", __name__)
ZINNEN.update(
    {
        "kwadrant_kan_niet": _l("Kies een van de vier."),
        "recht_zwaarte_kiezen": _l("Hoe zwaar het is, zeggen de mensen van deze kring. Jij hoort daar nu niet bij."),
    }
)
NAMEN: dict[Kwadrant, tuple[Any, Any]] = {
    Kwadrant.VRAGEN: (_l("Vragen"), _l("Er zijn vragen. Die kunnen we aan.")),
    Kwadrant.SPANNING: (_l("Spanning"), _l("Het is best zwaar. We redden het nog.")),
    Kwadrant.NOOD: (_l("Nood"), _l("Het is te zwaar. Zonder hulp lukt het niet.")),
    Kwadrant.CRISIS: (_l("Crisis"), _l("Zo kan het niet langer. Er is nu iets nodig.")),
}
"""Each quadrant: its name, and what it means."""


def _zin(beeld: Zwaarten) -> str:
    """What to talk about; no verdict on who is right."""
    bezet = [k for k, wie in beeld.nu.items() if wie]
    if beeld.mijn is None or beeld.mijn.alleen_ik or sum(map(len, beeld.nu.values())) < 2:
        return ""
    if len(bezet) == 1:
        return _("Jullie zien het hetzelfde. Praat erover: wat zou het een beetje lichter maken?")
    return _("Jullie zien het anders. Dat mag, niemand heeft ongelijk. Praat erover: wat zie jij, wat een ander niet ziet?")


@kring_route(bp, "/hoe-zwaar", Recht.ZWAARTE_KIEZEN)
def toon(actor: Actor) -> ResponseReturnValue:
    """My place, and once I showed it that of the others."""
    return _toon(actor)


def _toon(actor: Actor, fout: str = "") -> ResponseReturnValue:
    beeld = zwaarten(db(), actor)
    zwaar = beeld.mijn is not None and beeld.mijn.kwadrant in {Kwadrant.NOOD, Kwadrant.CRISIS}
    return pagina("kwadrant/toon.html", status=422 if fout else 200, fout=fout, beeld=beeld, namen=NAMEN, zin=_zin(beeld), zwaar=zwaar)


@kring_route(bp, "/hoe-zwaar", Recht.ZWAARTE_KIEZEN, methods=["POST"])
def kies(actor: Actor) -> ResponseReturnValue:
    """Place myself, in one press."""
    try:
        kies_zwaarte(db(), actor, request.form.get("kwadrant", ""), alleen_ik=request.form.get("alleen_ik") == "ja")
    except Ongeldig as fout:
        return _toon(actor, str(ZINNEN[fout.code]))
    return redirect(url_for(".toon"), 303)


@kring_route(bp, "/hoe-zwaar/terug", Recht.ZWAARTE_KIEZEN, methods=["POST"])
def ongedaan(actor: Actor) -> ResponseReturnValue:
    """Take my latest place back."""
    try:
        neem_terug(db(), actor)
    except Botsing as fout:
        flash(ZINNEN[fout.code])
    else:
        flash(_("Je keuze is weg."))
    return redirect(url_for(".toon"), 303)
