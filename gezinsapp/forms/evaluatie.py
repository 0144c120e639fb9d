"""The form of a review, and the sentences about it."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from doelen.evaluatie.actions import HOOGUIT_AFGESPROKEN
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit

ZINNEN.update(
    {
        "evaluatie_loopt": _l("Er is al een evaluatie bezig. Ga daarmee verder."),
        "evaluatie_klaar": _l("Deze evaluatie is klaar. Wat er staat, blijft zo staan."),
        "evaluatie_zonder_doelen": _l("Er is nog geen doel om samen naar te kijken."),
        "recht_evalueren": _l("Een evaluatie beginnen de jongere, de ouders of het aanspreekpunt. Jij kunt wel meekijken."),
    }
)


class AfgesprokenForm(Formulier):
    """What was agreed about one goal."""

    afgesproken = TextAreaField(_l("Wat spreken we af?"), validators=[hooguit(HOOGUIT_AFGESPROKEN), geen_bsn()])
