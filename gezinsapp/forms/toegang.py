"""Forms of the way in."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit, verplicht

ZINNEN.update(
    {
        "demo_link": _l("Deze link is al gebruikt. Start de demo opnieuw voor een nieuwe link."),
        "al_lid": _l("Je hoort al bij deze kring. Ga gewoon naar Thuis."),
        "al_een_jongere": _l("Deze kring heeft al een jongere."),
        "sleutel_mislukt": _l("Het lukte niet met deze sleutel. Probeer het nog eens. Lukt het weer niet? Vraag dan om hulp."),
        "sleutel_bestaat": _l("Deze sleutel heb je al. Je kunt er gewoon mee inloggen."),
        "laatste_sleutel": _l("Dit is je enige sleutel. Maak eerst een andere, dan kan deze weg."),
        "al_gebruikt": _l("Dat is al een keer gebruikt. Probeer het nog eens."),
        "terug_eerst": _l("Het duurde te lang. Vul je code nog een keer in."),
        "code_onbekend": _l("Deze code werkt niet meer. Vul een andere code in."),
        "herstel_jezelf": _l("Voor jezelf kun je dit niet doen. Vraag het aan iemand in je kring."),
        "herstel_werk": _l("Wie bij een organisatie werkt, vraagt hulp aan de beheerder daar."),
        "herstel_wacht": _l("Dit kan nog niet. Kijk later nog een keer."),
        "herstel_wacht_niet": _l("Dit loopt niet meer. Kijk nog eens in de lijst."),
        "recht_gezin_uitnodigen": _l("Alleen het aanspreekpunt nodigt ouders en de jongere uit."),
        "recht_jim_vragen": _l("Alleen de jongere kiest en vraagt een JIM."),
        "recht_afspraken_zien": _l("De afspraken zijn van de jongere, de ouders en de JIM. Als professional lees je ze niet."),
        "recht_afspraken_voorstellen": _l("Alleen de jongere stelt nieuwe afspraken voor."),
        "recht_mandaat_geven": _l("Alleen ouders geven akkoord aan een JIM."),
        "recht_doel_maken": _l("Doelen komen van de jongere en de ouders zelf."),
        "recht_doel_vrijgeven": _l("Alleen de jongere en de ouders beslissen of een doel naar het dossier gaat."),
        "recht_taart_geven": _l("Een taart komt van de jongere, een ouder of de JIM."),
    }
)
FIGUREN = ("cirkel", "driehoek", "hart", "vierkant", "ster", "blad")


class CodeForm(Formulier):
    """The six digits that the other said aloud."""

    code = StringField(_l("De code van zes cijfers"), validators=[verplicht(), hooguit(20)])


class WieForm(Formulier):
    """How somebody wants to be called and seen."""

    naam = StringField(_l("Hoe wil je heten?"), validators=[verplicht(), hooguit(60), geen_bsn()])
    kleur = RadioField(
        _l("Kies een kleur"),
        choices=[
            ("1", _l("paars")), ("2", _l("bruin")), ("3", _l("rood")), ("4", _l("blauw")),
            ("5", _l("groen")), ("6", _l("oranje")), ("7", _l("roze")), ("8", _l("grijs")),
        ],
        validators=[verplicht(_l("Kies een kleur."))],
    )  # fmt: skip
    figuur = RadioField(
        _l("Kies een vorm"),
        choices=[
            ("cirkel", _l("cirkel")), ("driehoek", _l("driehoek")), ("hart", _l("hart")),
            ("vierkant", _l("vierkant")), ("ster", _l("ster")), ("blad", _l("blad")),
        ],
        validators=[verplicht(_l("Kies een vorm."))],
    )  # fmt: skip


class LeegForm(Formulier):
    """A button alone: only the CSRF token."""


class TerugForm(Formulier):
    """A printed code, as somebody types it."""

    code = StringField(_l("De code op je papier"), validators=[verplicht(), hooguit(60)])


class HelperForm(Formulier):
    """Who says that it is really me."""

    helper = RadioField(_l("Wie zegt dat jij het echt bent?"))
