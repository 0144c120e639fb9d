"""The form with a choice per topic, the one for an own topic, and the sentences about agreements."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht
from jim.afspraken.actions import LANGSTE_ONDERWERP
from jim.afspraken.models import Niveau, Onderwerp

TONEN = {"tussen_ons": "jongere", "eerst_vragen": "jim", "ouders": "ouder", "aanspreekpunt": "prof", "beiden": "doel"}
ICONEN = {
    Onderwerp.SCHOOL: "school",
    Onderwerp.VRIENDEN: "vrienden",
    Onderwerp.THUIS: "huis",
    Onderwerp.GEZONDHEID: "gezondheid",
    Onderwerp.VERLIEFD: "verliefd",
    Onderwerp.MIDDELEN: "middelen",
    Onderwerp.GELD: "geld",
    Onderwerp.ALLEEN_JIJ: "slot",
}
ZINNEN.update(
    {
        "onderwerp_ontbreekt": _l("Kies bij elk onderwerp wat je wilt."),
        "onderwerp_weg": _l("Een van je onderwerpen is er niet meer. Kijk nog eens."),
        "onderwerp_leeg": _l("Schrijf eerst waar het over gaat."),
        "onderwerp_te_lang": _l("Dit is te lang. Gebruik hooguit 40 tekens."),
        "onderwerp_bekend": _l("Dit onderwerp heb je al."),
        "onderwerpen_vol": _l("Je hebt al twaalf eigen onderwerpen. Haal er eerst een weg."),
        "tekenen_niet_nodig": _l("Jij hoeft deze afspraken niet te tekenen."),
        "al_getekend": _l("Dit is al getekend, of er is een nieuw voorstel. Kijk nog eens."),
        "recht_weten_zien": _l("Alleen de jongere ziet wat de anderen van hem of haar weten."),
        "alleen_strakker": _l("Strenger maken kan meteen. Ruimer maken doe je met een nieuw voorstel, dat iedereen tekent."),
    }
)


def niveau_namen(aanspreekpunt: str, *, jongere: bool) -> dict[Niveau, str]:
    """What each level says to the jongere, or to somebody else, with the aanspreekpunt by name."""
    naam = aanspreekpunt or (_("mijn aanspreekpunt") if jongere else _("het aanspreekpunt"))
    return {
        Niveau.TUSSEN_ONS: _("Blijft tussen ons") if jongere else _("Blijft tussen de jongere en de JIM"),
        Niveau.EERST_VRAGEN: _("Eerst vragen"),
        Niveau.OUDERS: _("Mijn ouders mogen het weten") if jongere else _("De ouders mogen het weten"),
        Niveau.AANSPREEKPUNT: _("%(naam)s mag het weten", naam=naam),
        Niveau.BEIDEN: _("Mijn ouders en %(naam)s mogen het weten", naam=naam)
        if jongere
        else _("De ouders en %(naam)s mogen het weten", naam=naam),
    }


class VoorstelForm(Formulier):
    """One choice per topic; `voorstel_form` adds the topics that there are."""

    def inhoud(self) -> dict[str, Niveau]:
        """What was chosen."""
        return {veld.short_name: Niveau(veld.data) for veld in self if isinstance(veld, RadioField) and veld.data}


def voorstel_form(onderwerpen: dict[str, Any], niveaus: dict[Niveau, str], begin: dict[str, Niveau]) -> VoorstelForm:
    """The form for these topics (code -> name), filled with what there is to begin with."""
    velden = {
        code: RadioField(naam, choices=list(niveaus.items()), validators=[verplicht(_l("Kies wat je hier wilt."))])
        for code, naam in onderwerpen.items()
    }
    return type("VoorstelForm", (VoorstelForm,), velden)(data={code: str(niveau) for code, niveau in begin.items()})


class OnderwerpForm(Formulier):
    """A topic in the jongere's own words."""

    naam = StringField(
        _l("Waar gaat het over?"),
        validators=[verplicht(_l("Schrijf eerst waar het over gaat.")), hooguit(LANGSTE_ONDERWERP), geen_bsn()],
    )
