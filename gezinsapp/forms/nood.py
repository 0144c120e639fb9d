"""Forms and sentences of emergency access."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht
from jim.kring.nood import LANGSTE_REDEN

ZINNEN.update(
    {
        "nood_niet_gevonden": _l("Dit kan niet met dit nummer, of niet door jou. Kijk het nummer nog eens na in het dossier."),
        "nood_reden_leeg": _l("Schrijf op waarom. De jongere en de ouders lezen dit."),
        "nood_reden_te_lang": _l("Dit is te lang. Gebruik hooguit 500 tekens."),
        "nood_uren_kan_niet": _l("Kies 1, 4 of 8 uur."),
        "nood_loopt_al": _l("Je vroeg dit al. Het staat hieronder."),
        "nood_al_akkoord": _l("Een collega was het er al mee eens."),
        "nood_verlopen": _l("Deze vraag is te oud, of iemand in de kring zei nee."),
        "nood_voorbij": _l("Dit was al gestopt."),
        "nood_leest_alleen": _l("In nood lees je alleen mee. Dit hoort daar niet bij."),
        "recht_nood_beeindigen": _l("De jongere, een ouder met gezag of het aanspreekpunt kan dit stoppen."),
        "recht_log_zien": _l("Wie er keek, zien de jongere, de ouders en de voogd."),
    }
)


class NoodForm(Formulier):
    """Which kring, why, and for how long."""

    pseudoniem = StringField(_l("Nummer van de kring"), validators=[verplicht(), hooguit(40)])
    toelichting = TextAreaField(_l("Waarom moet je nu meelezen?"), validators=[verplicht(), hooguit(LANGSTE_REDEN), geen_bsn()])
    uren = RadioField(
        _l("Hoe lang?"),
        coerce=int,
        choices=[(1, _l("1 uur")), (4, _l("4 uur")), (8, _l("8 uur"))],
        validators=[verplicht(_l("Kies hoe lang."))],
    )
