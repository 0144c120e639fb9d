"""Forms and sentences of questionnaires."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField

from doelen.rom.actions import WEKEN
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, verplicht

ZINNEN.update(
    {
        "vragenlijst_geen_json": _l("Dit bestand is geen vragenlijst. Kies een bestand in FHIR, in de vorm JSON."),
        "vragenlijst_te_groot": _l("Dit bestand is te groot. Het mag hooguit 500 KB zijn."),
        "vragenlijst_er_al": _l("Deze versie staat er al."),
        "vragenlijst_keuze": _l("Kies een van de antwoorden."),
        "vragenlijst_weken": _l("Kies hoe vaak."),
        "vragenlijst_getal": _l("Schrijf dit als getal."),
        "vragenlijst_grens": _l("Dit getal past hier niet."),
        "vragenlijst_datum": _l("Kies een dag."),
        "vragenlijst_lang": _l("Dit is te lang. Maak het iets korter."),
        "vragenlijst_delen": _l("Kies wie het mag lezen."),
        "ritme_er_al": _l("Deze lijst is er al."),
        "ritme_al_beantwoord": _l("Hier is al antwoord op gegeven."),
        "ritme_beslist_niet": _l("Hierover beslist iemand anders in de kring."),
        "ritme_gestopt": _l("Deze lijst was al gestopt."),
        "ritme_nog_niet": _l("Deze lijst is nu niet aan de beurt."),
        "recht_vragenlijst_zien": _l("Vragenlijsten zie je hier niet."),
        "recht_vragenlijst_voorstellen": _l("De jongere, de ouders en het aanspreekpunt stellen een lijst voor."),
        "recht_vragenlijst_invullen": _l("De jongere en de ouders vullen de lijst in."),
    }
)
VAAK = {
    1: _l("elke week"),
    2: _l("elke twee weken"),
    4: _l("elke vier weken"),
    8: _l("elke acht weken"),
    13: _l("elke drie maanden"),
}
"""Weeks -> how we say it."""
DELEN = {"ik": _l("Alleen ik"), "aanspreekpunt": _l("Ik en het aanspreekpunt"), "kring": _l("Iedereen in de kring")}
"""Who reads what was filled in -> how we say it."""


class VoorstelForm(Formulier):
    """Which list, how often."""

    lijst = RadioField(_l("Welke lijst?"), validators=[verplicht(_l("Kies een lijst."))])
    weken = RadioField(_l("Hoe vaak?"), coerce=int, choices=[(w, VAAK[w]) for w in WEKEN], default=4)


class KlaarForm(Formulier):
    """Who may read my answers."""

    delen = RadioField(_l("Wie mag jouw antwoorden lezen?"), choices=list(DELEN.items()), default="ik")


class LaadForm(Formulier):
    """A provider's list."""

    bestand = FileField(_l("Het bestand met de vragenlijst"), validators=[FileRequired(_l("Kies een bestand."))])
    mag = BooleanField(
        _l("Onze organisatie mag deze lijst gebruiken"),
        validators=[verplicht(_l("Zet hier een vinkje. Mag het niet, gebruik de lijst dan niet."))],
    )
