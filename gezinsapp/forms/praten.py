"""The forms under a conversation and for passing something on, and the sentences about talking and sharing."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.widgets import CheckboxInput

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht
from jim.afspraken.models import Niveau, Onderwerp
from jim.gesprekken.actions import LANGSTE, LANGSTE_WAAROM, LANGSTE_WOORDEN
from jim.gesprekken.groepen import LANGSTE_TITEL

ONDERWERPEN = {
    Onderwerp.SCHOOL: _l("School"),
    Onderwerp.VRIENDEN: _l("Vrienden"),
    Onderwerp.THUIS: _l("Thuis"),
    Onderwerp.GEZONDHEID: _l("Gezondheid"),
    Onderwerp.VERLIEFD: _l("Verliefd en seks"),
    Onderwerp.MIDDELEN: _l("Roken, drinken en drugs"),
    Onderwerp.GELD: _l("Geld"),
    Onderwerp.ALLEEN_JIJ: _l("Alleen voor de JIM"),
}
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
        "aanpassen_te_laat": _l("Aanpassen kan tot tien minuten na het sturen. Schrijf er anders iets bij."),
        "aanpassen_al_gedeeld": _l("Je JIM vroeg al of dit verder mag. Daarom kun je het niet meer aanpassen."),
        "groep_titel": _l("Schrijf in een paar woorden waar het over gaat."),
        "groep_leeg": _l("Kies met wie je wilt praten."),
        "groep_ouders_apart": _l("De ouders lezen niets van elkaar. Kies een van hen."),
        "groep_afspraak": _l("De JIM mag hierover niet met hen praten. Zo is het afgesproken. Vraag de jongere erbij."),
        "groep_al_erin": _l("Die zit er al in."),
        "groep_erbij": _l("Intussen kwam er iemand bij die dit ook leest. Is dat goed? Stuur het dan nog een keer."),
        "groep_niet_van_jou": _l("Wie het gesprek begon, kan dit doen."),
        "recht_groep_beginnen": _l("Een gesprek beginnen kan wie bij de kring hoort. Vraag het aan het aanspreekpunt."),
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

    def neem_over(self, *, over_iets: bool) -> None:
        """Take a choice as it was sent, a topic only with `over_iets`: whether it may be is looked at where it is written down."""
        for naam in ("onderwerp", "publiek"):
            if self[naam].raw_data and (over_iets or naam != "onderwerp"):
                self[naam].choices, self[naam].validate_choice = [], False
            else:
                del self[naam]

    def kies_publiek(self, ander: str) -> None:
        """Offer who may read it."""
        self.publiek.choices = [
            ("gesprek", _("Alleen %(naam)s en ik", naam=ander)),
            ("kring", _("Iedereen in de kring")),
        ]


class AanpasForm(Formulier):
    """A message, corrected."""

    tekst = TextAreaField(_l("Je bericht"), validators=[verplicht(_l("Schrijf eerst iets.")), hooguit(LANGSTE), geen_bsn()])


class GroepForm(Formulier):
    """A small group: about what, with whom."""

    titel = StringField(
        _l("Waar gaat het over?"),
        validators=[verplicht(_l("Schrijf in een paar woorden waar het over gaat.")), hooguit(LANGSTE_TITEL), geen_bsn()],
    )
    met = SelectMultipleField(_l("Met wie?"), option_widget=CheckboxInput(), validators=[verplicht(_l("Kies met wie je wilt praten."))])
    onderwerp: Any = RadioField(_l("Bij welk onderwerp hoort het?"), default="", validate_choice=True)


class ErbijForm(Formulier):
    """Who comes in, and whether he reads what was written before."""

    wie: Any = RadioField(_l("Wie komt erbij?"), validators=[verplicht(_l("Kies wie erbij komt."))])
    eerder = RadioField(
        _l("Wat mag diegene lezen?"),
        default="nieuw",
        choices=[("nieuw", _l("Alleen wat we vanaf nu schrijven")), ("alles", _l("Ook wat we eerder schreven"))],
    )


class DeelForm(Formulier):
    """The JIM says to whom he wants to pass a message on, and why."""

    aan: Any = RadioField(_l("Aan wie wil je dit vertellen?"), validators=[verplicht(_l("Kies aan wie."))])
    waarom = TextAreaField(_l("Waarom? (mag je leeg laten)"), validators=[hooguit(LANGSTE_WAAROM), geen_bsn()])


class AntwoordForm(Formulier):
    """The jongere's answer, perhaps with words of his own."""

    woorden = TextAreaField(_l("Dit mogen ze lezen"), validators=[hooguit(LANGSTE_WOORDEN), geen_bsn()])
