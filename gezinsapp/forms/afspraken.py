"""The form with a choice per topic, and the sentences about agreements."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, verplicht
from gezinsapp.forms.praten import ONDERWERPEN
from jim.afspraken.models import Niveau, Onderwerp

NIVEAUS = {
    Niveau.TUSSEN_ONS: _l("Blijft tussen ons"),
    Niveau.EERST_VRAGEN: _l("Eerst vragen"),
    Niveau.OUDERS: _l("Mijn ouders mogen het weten"),
}
TONEN = {"tussen_ons": "jongere", "eerst_vragen": "jim", "ouders": "ouder"}
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
        "tekenen_niet_nodig": _l("Jij hoeft deze afspraken niet te tekenen."),
        "al_getekend": _l("Dit is al getekend, of er is een nieuw voorstel. Kijk nog eens."),
        "alleen_strakker": _l("Strenger maken kan meteen. Ruimer maken doe je met een nieuw voorstel, dat iedereen tekent."),
    }
)


class VoorstelForm(Formulier):
    """One choice per topic."""

    def inhoud(self) -> dict[Onderwerp, Niveau]:
        """What was chosen."""
        return {o: Niveau(self[o].data) for o in Onderwerp if self[o].data}


for _onderwerp, _naam in ONDERWERPEN.items():
    setattr(
        VoorstelForm,
        _onderwerp,
        RadioField(_naam, choices=list(NIVEAUS.items()), validators=[verplicht(_l("Kies wat je hier wilt."))]),
    )
