"""The form of seintjes on this phone."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectMultipleField, TimeField
from wtforms.widgets import CheckboxInput

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, verplicht

ZINNEN.update(
    {
        "seintje_adres": _l("Het lukte niet op deze telefoon. Probeer het nog eens."),
        "seintje_soorten": _l("Kies waarover je een seintje wilt."),
        "seintje_gedeeld": _l("Meer mensen gebruiken dit toestel. Daarom komen hier geen seintjes."),
    }
)


class SeintjesForm(Formulier):
    """What to hear of, how often, and when not."""

    adres = HiddenField()
    p256dh = HiddenField()
    auth = HiddenField()
    soorten = SelectMultipleField(
        _l("Waarover wil je een seintje?"),
        choices=[("praten", _l("Berichten")), ("doelen", _l("Doelen en vragenlijsten")), ("kring", _l("Afspraken en wie erbij hoort"))],
        option_widget=CheckboxInput(),
    )
    wanneer = RadioField(
        _l("Hoe vaak?"),
        choices=[("meteen", _l("Als er iets is, hooguit elke 5 minuten")), ("dag", _l("Een keer per dag, na 5 uur 's middags"))],
        validators=[verplicht()],
    )
    stil_van = TimeField(_l("Stil vanaf"), validators=[verplicht()])
    stil_tot = TimeField(_l("Stil tot"), validators=[verplicht()])
