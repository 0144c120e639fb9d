"""Forms of the professional."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, SelectMultipleField, StringField, TimeField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht

ZINNEN.update({"leeftijd": _l("Kijk het geboortejaar na. Deze app is voor jongeren tot 23 jaar.")})


class KringForm(Formulier):
    """A new kring: no BSN, no day of birth, no surname."""

    roepnaam = StringField(_l("Voornaam van de jongere"), validators=[verplicht(), hooguit(60), geen_bsn()])
    maand = SelectField(
        _l("Geboren in de maand"),
        coerce=int,
        choices=[
            (1, _l("januari")), (2, _l("februari")), (3, _l("maart")), (4, _l("april")), (5, _l("mei")), (6, _l("juni")),
            (7, _l("juli")), (8, _l("augustus")), (9, _l("september")), (10, _l("oktober")), (11, _l("november")), (12, _l("december")),
        ],
    )  # fmt: skip
    jaar = IntegerField(
        _l("Geboren in het jaar"),
        validators=[
            verplicht(_l("Vul een jaar in, bijvoorbeeld 2012.")),
            NumberRange(min=2000, max=date.max.year, message=_l("Vul een jaar in, bijvoorbeeld 2012.")),
        ],
    )
    gemeente = SelectField(_l("Gemeente"), validators=[verplicht(_l("Kies een gemeente."))])
    profiel = SelectField(_l("Profiel"), coerce=int)
    intensiteit = RadioField(_l("Intensiteit"), coerce=int, validators=[verplicht(_l("Kies een intensiteit."))])
    ouder = StringField(_l("Voornaam van een ouder"), validators=[verplicht(), hooguit(60), geen_bsn()])
    gezag = BooleanField(_l("Deze ouder heeft gezag. Dat heb ik vandaag nagekeken."))


class UrenForm(Formulier):
    """When a professional is there."""

    dagen = SelectMultipleField(_l("Op welke dagen ben je er?"), option_widget=CheckboxInput())
    van = TimeField(_l("Vanaf hoe laat?"), validators=[verplicht()])
    tot = TimeField(_l("Tot hoe laat?"), validators=[verplicht()])
    weg_van = DateField(_l("Eerste dag dat je weg bent"), validators=[Optional()])
    weg_tot = DateField(_l("Laatste dag dat je weg bent"), validators=[Optional()])
