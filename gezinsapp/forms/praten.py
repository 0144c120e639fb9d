"""The form under a conversation, and the sentences about talking and sharing."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht
from jim.afspraken.models import Niveau, Onderwerp
from jim.gesprekken.actions import LANGSTE

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
        "gesprek_gesloten": _l("Dit gesprek is klaar. Je kunt alles nog lezen."),
        "terug_te_laat": _l("Terugnemen kan tot tien minuten na het sturen. Praat er samen over."),
        "delen_kan_niet": _l("De JIM kan alleen delen wat de jongere zelf aan de JIM vertelde."),
        "blijft_tussen_ons": _l("Dit blijft tussen jullie. Dat hebben jullie zo afgesproken."),
        "delen_al_gevraagd": _l("Dit is al gevraagd. Het antwoord staat bij het bericht."),
    }
)


def in_woorden(niveau: Niveau, jim: str) -> str:
    """What the agreement says, as the jongere reads it."""
    if niveau is Niveau.OUDERS:
        return _("je ouders mogen het weten")
    if niveau is Niveau.EERST_VRAGEN:
        return _("%(jim)s vraagt het jou eerst", jim=jim)
    return _("blijft tussen jullie")


class BerichtForm(Formulier):
    """A message: always words; a topic for the jongere towards the JIM; who may read it towards the aanspreekpunt."""

    tekst = TextAreaField(_l("Je bericht"), validators=[verplicht(_l("Schrijf eerst iets.")), hooguit(LANGSTE), geen_bsn()])
    onderwerp: Any = RadioField(_l("Waar gaat het over?"), default="", validate_choice=True)
    publiek: Any = RadioField(_l("Wie mag dit lezen?"), default="gesprek", validate_choice=True)

    def kies_onderwerp(self, niveaus: dict[Onderwerp, Niveau], jim: str) -> None:
        """Offer the topics, each with what was agreed about it; without a topic it stays between the two."""
        zonder = _("Geen onderwerp: %(afspraak)s", afspraak=in_woorden(Niveau.TUSSEN_ONS, jim))
        self.onderwerp.choices = [
            ("", zonder),
            *(
                (str(o), _("%(onderwerp)s: %(afspraak)s", onderwerp=naam, afspraak=in_woorden(niveaus[o], jim)))
                for o, naam in ONDERWERPEN.items()
            ),
        ]

    def kies_publiek(self, ander: str) -> None:
        """Offer who may read it."""
        self.publiek.choices = [
            ("gesprek", _("Alleen %(naam)s en ik", naam=ander)),
            ("kring", _("Iedereen in de kring")),
        ]
