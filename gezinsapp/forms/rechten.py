"""Forms and sentences about my own data: changing, keeping, erasing."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, verplicht
from jim.gesprekken.bewaren import DAGEN

ZINNEN.update(
    {
        "te_vaak_vandaag": _l("Dit kan vijf keer op een dag. Probeer het morgen weer."),
        "account_kan_nog_niet": _l("Je account kan nog niet weg. Op de pagina staat wat je eerst doet."),
        "kring_nog_open": _l("Deze kring is nog open. Sluit hem eerst."),
        "bewaren_kan_niet": _l("Hoe lang dit blijft, kiest degene van wie het gesprek is."),
        "bewaren_keuze": _l("Kies hoe lang de berichten blijven."),
    }
)
DELINGEN = {
    "gevraagd": _l("Daar is nog geen antwoord op."),
    "ja": _l("Het antwoord was ja."),
    "nee": _l("Het antwoord was nee."),
    "ingetrokken": _l("Het is teruggenomen."),
}
"""State of the JIM's question -> how the export says it."""
TERMIJNEN = {"": _l("Altijd"), **{str(d): _l("%(dagen)d dagen", dagen=d) for d in DAGEN}}
"""How long messages stay -> how we say it."""


class BewaarForm(Formulier):
    """How long the messages of a conversation stay."""

    dagen = RadioField(_l("Hoe lang blijven berichten staan?"), choices=list(TERMIJNEN.items()))


class WisForm(Formulier):
    """Erase, with or without what I wrote for everybody."""

    berichten = BooleanField(_l("Haal ook mijn berichten aan de hele kring weg"))
    zeker = BooleanField(_l("Ja, ik weet het zeker"), validators=[verplicht(_l("Zet hier een vinkje als je het zeker weet."))])
