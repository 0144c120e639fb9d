"""Forms of beleving and outcome, and the sentences for what can be wrong with them. The questions themselves come from their set."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField

from ervaring.beleving.actions import HOOGUIT_WOORDEN
from ervaring.terug.actions import HOOGUIT_WOORDEN as HOOGUIT_TERUG
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, een_van, geen_bsn, hooguit, verplicht

ZINNEN.update(
    {
        "beleving_leeg": _l("Kies eerst een antwoord. Wil je niets invullen? Druk dan op ‘Deze keer niet’."),
        "beleving_score": _l("Kies een cijfer van 0 tot en met 10, of sla het over."),
        "beter_te_lang": _l("Dit is te lang. Gebruik hooguit 1000 tekens."),
        "beter_nummer": _l("Hier staat een nummer, een mailadres of een link in. Haal dat weg, dan weet niemand dat jij het bent."),
        "beter_naam": _l("Hier staat een naam. Zeg het zonder namen, dan weet niemand wie het schreef."),
        "vraag_keuze": _l("Kies een van de antwoorden."),
        "terug_leeg": _l("Schrijf eerst wat jullie deden."),
        "terug_te_lang": _l("Dit is te lang. Gebruik hooguit 1000 tekens."),
        "recht_beleving_geven": _l("Deze vraag is voor de jongere en de ouders."),
        "uitkomst_vanaf_12": _l("Deze vragen zijn voor ouders, en voor jongeren vanaf 12 jaar."),
    }
)
RITMES = {
    "maand": _l("Een keer per maand"),
    "contact": _l("Niet vragen. Wij vullen het zelf in, na contact"),
    "niet": _l("Liever niet"),
}


class VragenForm(Formulier):
    """Only the button: which questions there are stands in the set."""


class BelevingForm(VragenForm):
    """Room for own words."""

    beter = TextAreaField(_l("Wat kan beter? (hoeft niet)"), validators=[hooguit(HOOGUIT_WOORDEN), geen_bsn()])


class RitmeForm(Formulier):
    """How often."""

    ritme = RadioField(
        _l("Hoe vaak mogen we dit vragen?"), choices=list(RITMES.items()), validate_choice=False, validators=[verplicht(), een_van(list(RITMES))]
    )  # fmt: skip


class TerugForm(Formulier):
    """What was done with the answers."""

    tekst = TextAreaField(_l("Wat deden jullie met de antwoorden?"), validators=[verplicht(), hooguit(HOOGUIT_TERUG)])
