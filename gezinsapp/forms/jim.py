"""Forms and sentences about the JIM and the mandate."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht

ANTWOORDEN = {
    "akkoord": _l("Akkoord"),
    "akkoord_moeilijk": _l("Akkoord, en dit vind ik moeilijk"),
    "niet_akkoord": _l("Nog niet akkoord"),
}
ZINNEN.update(
    {
        "al_een_jim": _l("Je hebt al iemand gevraagd. Een JIM is er een tegelijk."),
        "jim_al_beantwoord": _l("Hier is al een antwoord op. Kijk op de pagina JIM hoe het nu staat."),
        "mandaat_al_gegeven": _l("Je hebt al geantwoord. Dat antwoord staat er nog."),
        "mandaat_zonder_gezag": _l("Alleen een ouder met gezag geeft akkoord. Klopt dit niet? Vraag het aan het aanspreekpunt."),
        "mandaat_keuze": _l("Kies een van de drie antwoorden."),
        "geen_jim": _l("Je bent nu geen JIM in deze kring."),
    }
)


@dataclass(frozen=True)
class Fase:
    """One of the four steps, and what it asks of each: by role."""

    naam: Any
    voor: dict[str, Any]


FASEN = {
    "wie": Fase(
        _l("Wie"),
        {
            "jongere": _l("Vertel je JIM wat jij belangrijk vindt. Kies samen wat tussen jullie blijft."),
            "jim": _l("Leer elkaar kennen in deze rol. Ben je familie van een ouder? Spreek af wat je doet als die iets vraagt."),
            "ouder": _l("Je hoeft niets te regelen. Laat merken dat je kind deze persoon mag vertrouwen, ook als dat schuurt."),
            "prof": _l("Het gaat nu om wie de JIM is, niet om problemen of doelen. Geef ruimte, en vraag wat ieder nodig heeft."),
        },
    ),
    "wat": Fase(
        _l("Wat"),
        {
            "jongere": _l("Vertel wat er speelt, en wat je graag anders wilt. Je JIM kan naast je zitten als je het aan anderen zegt."),
            "jim": _l("Vraag wat er speelt en wat ieder graag wil. Je hoeft het niet op te lossen. Zeg ook wat jij ziet."),
            "ouder": _l("Vertel hoe jij het ziet. Luister ook naar de JIM: die kijkt met andere ogen."),
            "prof": _l("Laat ieder zijn eigen verhaal vertellen: jongere, ouders en JIM. Jouw kijk komt erbij, niet ervoor."),
        },
    ),
    "hoe": Fase(
        _l("Hoe"),
        {
            "jongere": _l("Kies kleine stappen die bij jou passen. Zeg wie je daarbij wilt."),
            "jim": _l("Denk mee over kleine stappen. Wat kan de familie zelf? De hulp vult alleen aan."),
            "ouder": _l("Kijk wat jullie zelf kunnen doen. Vraag hulp voor de rest."),
            "prof": _l("Laat de familie het plan maken. Vul alleen de gaten, en zeg erbij voor hoe lang."),
        },
    ),
    "zo": Fase(
        _l("Zo"),
        {
            "jongere": _l("Kijk samen: lukt het zo? Wat wil je houden, ook als de hulp stopt?"),
            "jim": _l("Kijk samen of het zo lukt, ook zonder hulp. Jouw rol mag kleiner worden of stoppen."),
            "ouder": _l("Kijk wat er beter gaat, en wie jullie bellen als het weer moeilijk wordt."),
            "prof": _l("Doe eens een stap terug en kijk wat er gebeurt. Spreek af wie belt als het nodig is. Daarna kan de hulp stoppen."),
        },
    ),
}
"""Phase -> name and what to talk about now, for each from his own side; none of it is a task or has a date."""


class WieForm(Formulier):
    """The one question: whom do you trust?"""

    naam = StringField(_l("Hoe heet diegene?"), validators=[verplicht(), hooguit(60), geen_bsn()])


class MandaatForm(Formulier):
    """An ouder's answer; a yes with difficulty is a full yes."""

    antwoord = RadioField(
        _l("Wat is jouw antwoord?"), choices=list(ANTWOORDEN.items()), validators=[verplicht(_l("Kies een van de drie antwoorden."))]
    )
    toelichting = TextAreaField(_l("Wil je er iets bij zeggen? Dat hoeft niet."), validators=[hooguit(500), geen_bsn()])


class StopForm(Formulier):
    """The words of a JIM who stops, for the jongere first."""

    afscheid = TextAreaField(_l("Wil je er iets bij zeggen?"), validators=[hooguit(500), geen_bsn()])
    wis = BooleanField(_l("Haal weg wat wij samen schreven"))
