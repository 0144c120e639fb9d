"""Forms of the beheerder."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, SelectField, StringField
from wtforms.validators import Optional

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht

ZINNEN.update(
    {
        "account_al_gebruikt": _l("Je collega heeft dit account al gebruikt. Dan maken we geen nieuwe eerste link meer."),
        "account_al_gestopt": _l("Dit account is al gestopt."),
        "opvolger_nodig": _l("Kies wie het aanspreekpunt wordt van de gezinnen."),
        "opvolger_kan_niet": _l("Deze collega kan niet alles overnemen. Kies iemand anders."),
        "nummer_kan_niet": _l("Schrijf alleen het nummer, bijvoorbeeld 088-1234567."),
        "minuten_kan_niet": _l("Kies 5 tot 1440 minuten."),
        "or_datum_later": _l("Deze dag komt nog. Vul in wanneer de OR instemde."),
    }
)


class CollegaForm(Formulier):
    """A new account."""

    naam = StringField(_l("Naam van je collega"), validators=[verplicht(), hooguit(60), geen_bsn()])


class StopForm(Formulier):
    """Who takes over, when somebody must."""

    opvolger = SelectField(_l("Wie wordt het aanspreekpunt?"), validate_choice=False)


class InstellingenForm(Formulier):
    """What taarten need, and what happens with worries."""

    or_referentie = StringField(_l("Kenmerk van de instemming van de OR"), validators=[hooguit(80), geen_bsn()])
    or_datum = DateField(_l("Datum van die instemming"), validators=[Optional()])
    dpia_referentie = StringField(_l("Kenmerk van de DPIA"), validators=[hooguit(80), geen_bsn()])
    dienst_nummer = StringField(_l("Nummer buiten werktijd"), validators=[hooguit(20)])
    zorg_minuten = IntegerField(_l("Minuten bij ‘ik maak me zorgen’"), validators=[Optional()])
    onveilig_minuten = IntegerField(_l("Minuten bij ‘ik voel me niet veilig’"), validators=[Optional()])
