"""Forms of taart, and the sentences for what can be wrong with them."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import ValidationError

from ervaring.taart.actions import HOOGUIT_KWALITEITEN, HOOGUIT_WOORDEN, TEAM
from gezinsapp.errors import ZINNEN
from gezinsapp.filters import opsomming
from gezinsapp.forms.basis import Formulier, een_van, geen_bsn, hooguit, verplicht
from gezinsapp.labels import KWALITEITEN
from jim.kring.queries import Gezicht

ZINNEN.update(
    {
        "taart_ontvanger": _l("Deze persoon kan nu geen taart krijgen. Kies iemand anders."),
        "taart_kwaliteiten": _l("Kies een, twee of drie redenen."),
        "taart_te_lang": _l("Dit is te lang. Gebruik hooguit 300 tekens."),
        "taart_nummer": _l(
            "Hier staat een nummer, een mailadres of een link in. Haal dat weg: een taart is er alleen om iets liefs te zeggen."
        ),
        "taart_klacht": _l("Dit klinkt alsof er ook iets niet goed ging. Dat mag je zeggen, alleen niet in een taart."),
        "taart_naam": _l("Hier staat de naam van iemand anders. Zeg het zonder die naam."),
        "taart_al_uitgepakt": _l("Deze taart is al uitgepakt. Je kunt hem niet meer terugnemen. Wil je dat hij weggaat? Vraag het gerust."),
        "taart_mag_nog_niet": _l(
            "Taarten staan nog uit bij jouw organisatie. Eerst moet de ondernemingsraad instemmen en moet er een DPIA zijn. "
            "Vraag het aan je organisatie."
        ),
    }
)


def _een_tot_drie(_form: object, veld: SelectMultipleField) -> None:
    if not 1 <= len(set(veld.data or [])) <= HOOGUIT_KWALITEITEN:
        raise ValidationError(ZINNEN["taart_kwaliteiten"])


def _een(waarden: list[str], zin: Any) -> list[Any]:
    keuze = een_van(waarden)
    keuze.message = zin
    return [verplicht(zin), keuze]


class TaartForm(Formulier):
    """Who, why, and perhaps some words."""

    ontvanger = RadioField(_l("Voor wie is de taart?"), validate_choice=False)
    kwaliteiten = SelectMultipleField(
        _l("Waarom een taart?"), description=_l("Kies er een tot drie"), choices=list(KWALITEITEN.items()), validate_choice=False,
        validators=[_een_tot_drie],
    )  # fmt: skip
    woorden = TextAreaField(_l("Wil je er iets bij zeggen? (hoeft niet)"), validators=[hooguit(HOOGUIT_WOORDEN), geen_bsn()])
    afzender = RadioField(_l("Van wie is de taart?"), validate_choice=False, default="naam")

    def zet_mensen(self, ontvangers: list[Gezicht], naam: str) -> None:
        """Offer these receivers (several also as a team), and my name or none; somebody who is the only one is chosen already."""
        self.ontvanger.choices = [(g.lid_id, g.naam) for g in ontvangers]
        if len(ontvangers) > 1:
            namen = opsomming(sorted(g.naam for g in ontvangers))
            self.ontvanger.choices.append((TEAM, _l("Het team: %(namen)s", namen=namen)))
        self.ontvanger.validators = _een([waarde for waarde, _naam in self.ontvanger.choices], ZINNEN["taart_ontvanger"])
        if len(ontvangers) == 1 and not self.ontvanger.raw_data:
            self.ontvanger.data = ontvangers[0].lid_id
        self.afzender.choices = [("naam", _l("Van %(naam)s", naam=naam)), ("iemand", _l("Van iemand die jij hielp"))]
        self.afzender.validators = _een(["naam", "iemand"], _l("Kies een van de antwoorden."))


class KnopForm(Formulier):
    """A single button."""
