"""The form of who does what for a goal, and the sentences about it."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from doelen.doel.actions import HOOGUIT_TAAK
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit

ZINNEN.update(
    {
        "taak_wie": _l("Kies iemand uit de lijst."),
        "te_veel_taken": _l("Er staan al tien dingen bij dit doel. Haal er eerst een weg."),
        "recht_taak_schrijven": _l("Wie wat doet, schrijven de mensen van deze kring op. Jij leest mee."),
    }
)


class TaakForm(Formulier):
    """Who does what."""

    wie = SelectField(_l("Wie?"))
    tekst = StringField(_l("Wat ga je doen?"), validators=[hooguit(HOOGUIT_TAAK), geen_bsn()])
