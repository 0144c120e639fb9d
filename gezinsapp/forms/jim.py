"""Forms and sentences about the JIM and the mandate."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht

ANTWOORDEN = {
    "akkoord": _l("Akkoord"),
    "akkoord_moeilijk": _l("Akkoord, en dit vind ik moeilijk"),
    "niet_akkoord": _l("Nog niet akkoord"),
}
ZINNEN.update(
    {
        "al_een_jim": _l("Je hebt al iemand gevraagd. Een JIM is er een tegelijk."),
        "jim_al_beantwoord": _l("Hier is al een antwoord op. Kijk op de pagina JIM hoe het nu staat."),
        "mandaat_al_gegeven": _l("Je hebt al geantwoord. Dat antwoord staat er nog."),
        "mandaat_zonder_gezag": _l("Alleen een ouder met gezag geeft akkoord. Klopt dit niet? Vraag het aan het aanspreekpunt."),
        "mandaat_keuze": _l("Kies een van de drie antwoorden."),
        "geen_jim": _l("Je bent nu geen JIM in deze kring."),
    }
)


class WieForm(Formulier):
    """The one question: whom do you trust?"""

    naam = StringField(_l("Hoe heet diegene?"), validators=[verplicht(), hooguit(60), geen_bsn()])


class MandaatForm(Formulier):
    """An ouder's answer; a yes with difficulty is a full yes."""

    antwoord = RadioField(
        _l("Wat is jouw antwoord?"), choices=list(ANTWOORDEN.items()), validators=[verplicht(_l("Kies een van de drie antwoorden."))]
    )
    toelichting = TextAreaField(_l("Wil je er iets bij zeggen? Dat hoeft niet."), validators=[hooguit(500), geen_bsn()])


class StopForm(Formulier):
    """The words of a JIM who stops, for the jongere first."""

    afscheid = TextAreaField(_l("Wil je er iets bij zeggen?"), validators=[hooguit(500), geen_bsn()])
