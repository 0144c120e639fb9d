"""Form and sentences about the aanspreekpunt."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier

ZINNEN.update(
    {
        "vervanger_kan_niet": _l("Kies een professional uit deze kring die bij dezelfde organisatie werkt."),
        "uren_kan_niet": _l("De eindtijd is later dan de begintijd."),
        "weg_kan_niet": _l("De laatste dag is niet voor de eerste dag."),
        "recht_bereikbaar_zetten": _l("Alleen het aanspreekpunt kan dit."),
    }
)


class VervangerForm(Formulier):
    """Who stands in."""

    vervanger = RadioField(_l("Wie vervangt jou als je er niet bent?"), default="", validate_choice=False)
