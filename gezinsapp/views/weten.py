"""What the others know of the jongere, and the space as one of them sees it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from basis.rechten import Actor, Recht, Rol
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.forms.afspraken import TONEN, niveau_namen
from gezinsapp.forms.praten import ONDERWERPEN
from gezinsapp.views.praten import tijd, woorden
from gezinsapp.weten import anderen, zicht_van
from jim.afspraken.queries import onderwerp_namen
from jim.kring.queries import leden

bp = Blueprint("weten", __name__)


@kring_route(bp, "/wat-weten-ze", Recht.WETEN_ZIEN)
def overzicht(actor: Actor) -> ResponseReturnValue:
    """Person by person, what each can see right now."""
    return pagina("weten/overzicht.html", zichten=[zicht_van(db(), actor, g.lid_id) for g in anderen(db(), actor)])


@kring_route(bp, "/kijk-als/<lid_id>", Recht.WETEN_ZIEN)
def kijk_als(actor: Actor, lid_id: str) -> ResponseReturnValue:
    """The space as this member sees it, as far as the jongere sees it himself; nothing can be done here."""
    return pagina(
        "weten/kijk_als.html",
        zicht=zicht_van(db(), actor, lid_id),
        tijd=tijd,
        woorden=woorden,
        tonen=TONEN,
        niveaus=niveau_namen(next((g.naam for g in leden(db(), actor) if g.rol is Rol.AANSPREEKPUNT), ""), jongere=False),
        onderwerpen={**ONDERWERPEN, **onderwerp_namen(db(), actor.kring_id)},
    )
