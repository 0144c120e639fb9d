"""The forms under a conversation and for passing something on, and the sentences about talking and sharing."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht
from jim.afspraken.models import Niveau, Onderwerp
from jim.gesprekken.actions import LANGSTE, LANGSTE_WAAROM, LANGSTE_WOORDEN

ONDERWERPEN = {
    Onderwerp.SCHOOL: _l("School"),
    Onderwerp.VRIENDEN: _l("Vrienden"),
    Onderwerp.THUIS: _l("Thuis"),
    Onderwerp.GEZONDHEID: _l("Gezondheid"),
    Onderwerp.VERLIEFD: _l("Verliefd en seks"),
    Onderwerp.MIDDELEN: _l("Roken, drinken en drugs"),
    Onderwerp.GELD: _l("Geld"),
    Onderwerp.ALLEEN_JIJ: _l("Alleen voor jou"),
}
ANTWOORDT = {"werkdag": _l("Antwoordt meestal binnen 1 werkdag")}
ZINNEN.update(
    {
        "bericht_leeg": _l("Schrijf eerst iets."),
        "bericht_te_lang": _l("Dit is te lang. Gebruik hooguit 4000 tekens."),
        "onderwerp_kan_niet": _l("Kies een van de onderwerpen."),
        "publiek_kan_niet": _l("Kies wie dit mag lezen."),
        "aan_kan_niet": _l("Kies aan wie."),
        "waarom_te_lang": _l("Dit is te lang. Gebruik hooguit 300 tekens."),
        "woorden_te_lang": _l("Dit is te lang. Gebruik hooguit 1000 tekens."),
        "gesprek_gesloten": _l("Dit gesprek is klaar. Je kunt alles nog lezen."),
        "terug_te_laat": _l("Terugnemen kan tot tien minuten na het sturen. Praat er samen over."),
        "delen_kan_niet": _l("De JIM kan alleen delen wat de jongere zelf aan de JIM vertelde."),
        "blijft_tussen_ons": _l("Dit blijft tussen jullie. Dat hebben jullie zo afgesproken."),
        "delen_al_gevraagd": _l("Dit is al gevraagd. Het antwoord staat bij het bericht."),
    }
)


def in_woorden(niveau: Niveau, jim: str, aanspreekpunt: str) -> str:
    """What the agreement says, as the jongere reads it."""
    naam = aanspreekpunt or _("je aanspreekpunt")
    return {
        Niveau.TUSSEN_ONS: _("blijft tussen jullie"),
        Niveau.EERST_VRAGEN: _("%(jim)s vraagt het jou eerst", jim=jim),
        Niveau.OUDERS: _("je ouders mogen het weten"),
        Niveau.AANSPREEKPUNT: _("%(naam)s mag het weten", naam=naam),
        Niveau.BEIDEN: _("je ouders en %(naam)s mogen het weten", naam=naam),
    }[niveau]


class BerichtForm(Formulier):
    """A message: always words; a topic for the jongere towards the JIM; who may read it towards the aanspreekpunt."""

    tekst = TextAreaField(_l("Je bericht"), validators=[verplicht(_l("Schrijf eerst iets.")), hooguit(LANGSTE), geen_bsn()])
    onderwerp: Any = RadioField(_l("Waar gaat het over?"), default="", validate_choice=True)
    publiek: Any = RadioField(_l("Wie mag dit lezen?"), default="gesprek", validate_choice=True)

    def kies_onderwerp(self, onderwerpen: dict[str, tuple[Any, Niveau]], jim: str, aanspreekpunt: str) -> None:
        """Offer the topics (code -> name and rule), each with what was agreed; without a topic it stays between the two."""
        zonder = _("Geen onderwerp: %(afspraak)s", afspraak=in_woorden(Niveau.TUSSEN_ONS, jim, aanspreekpunt))
        self.onderwerp.choices = [
            ("", zonder),
            *(
                (code, _("%(onderwerp)s: %(afspraak)s", onderwerp=naam, afspraak=in_woorden(niveau, jim, aanspreekpunt)))
                for code, (naam, niveau) in onderwerpen.items()
            ),
        ]

    def kies_publiek(self, ander: str) -> None:
        """Offer who may read it."""
        self.publiek.choices = [
            ("gesprek", _("Alleen %(naam)s en ik", naam=ander)),
            ("kring", _("Iedereen in de kring")),
        ]


class DeelForm(Formulier):
    """The JIM says to whom he wants to pass a message on, and why."""

    aan: Any = RadioField(_l("Aan wie wil je dit vertellen?"), validators=[verplicht(_l("Kies aan wie."))])
    waarom = TextAreaField(_l("Waarom? (mag je leeg laten)"), validators=[hooguit(LANGSTE_WAAROM), geen_bsn()])


class AntwoordForm(Formulier):
    """The jongere's answer, perhaps with words of his own."""

    woorden = TextAreaField(_l("Dit mogen ze lezen"), validators=[hooguit(LANGSTE_WOORDEN), geen_bsn()])
