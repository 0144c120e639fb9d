"""Forms of who releases publications: to say no, and to correct."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField, TextAreaField

from ervaring.publicatie.actions import HOOGUIT_REDEN
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht

ZINNEN.update(
    {
        "reden_leeg": _l("Zeg eerst waarom."),
        "reden_te_lang": _l("Dit is te lang. Gebruik hooguit 300 tekens."),
        "reden_nummer": _l("Hier staat een nummer, een mailadres of een link in. Haal dat weg: iedereen kan dit lezen."),
        "correctie_niets": _l("Er verandert nog niets. Kies wat weg moet, of verander een naam."),
        "correctie_naam": _l("Een naam heeft minstens 1 en hooguit 80 tekens."),
        "correctie_wacht": _l("Er wacht al een correctie van dit kwartaal op een collega."),
        "al_gepubliceerd": _l("Dit is al samengesteld."),
        "kwartaal_loopt_nog": _l("Dit tijdvak is nog niet voorbij."),
        "korter_kan": _l("Een korter tijdvak gaf al cijfers."),
        "streek_wacht": _l("Eerst moet het hele jaar van elke gemeente in de regio vrij zijn."),
        "streek_te_klein": _l("Minder dan twee kleine gemeenten hebben antwoorden. Dan kan dit niet."),
        "publicatie_te_herleiden": _l("Zo is een gezin te herkennen. Dit kan niet."),
    }
)


class NeeForm(Formulier):
    """Why not."""

    reden = TextAreaField(_l("Waarom niet?"), validators=[verplicht(_l("Zeg eerst waarom.")), hooguit(HOOGUIT_REDEN), geen_bsn()])


class CorrectieForm(Formulier):
    """What goes, and why. The names of providers are beside it in the page: how many there are differs."""

    weg = SelectMultipleField(_l("Welke rijen gaan weg?"))
    kwaliteiten_weg = SelectMultipleField(_l("Welke kwaliteiten van taarten gaan weg?"))
    reden = TextAreaField(
        _l("Waarom? Iedereen kan dit lezen."), validators=[verplicht(_l("Zeg eerst waarom.")), hooguit(HOOGUIT_REDEN), geen_bsn()]
    )
