"""Forms and sentences about the people of a kring: inviting, authority, leaving, handing over, closing."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField

from ervaring.uitkomst.queries import UITKOMST
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, een_van, geen_bsn, hooguit, verplicht

ZINNEN.update(
    {
        "weghalen_kan_niet": _l("Deze persoon kun jij niet uit de kring halen. Vraag het aan het aanspreekpunt."),
        "overdragen_kan_niet": _l("Je kunt alleen overdragen aan een professional die al in de kring zit."),
        "nog_geen_jongere": _l("De jongere is er nog niet. De hulp kan dan nog niet stoppen."),
        "sluiten_kan_niet": _l("Op deze leeftijd beslis jij hier niet over. Praat erover met de anderen."),
        "kring_niet_leeg": _l("Er zijn al mensen in deze kring. Zij beslissen zelf of hij sluit."),
        "jim_stopt_anders": _l("Als JIM stop je op de pagina JIM. Dan leest de jongere eerst wat jij wilt zeggen."),
        "te_jong": _l("Dit kies je vanaf een maand voordat je 16 wordt."),
        "reden_leeg": _l("Schrijf op waarom. De jongere leest dit."),
        "reden_te_lang": _l("Dit is te lang. Gebruik hooguit 1000 tekens."),
        "wilsoordeel_kan_niet": _l("Dit kan nu niet. Kijk nog eens hoe het staat."),
        "gezag_staat_zo": _l("Zo staat het al."),
        "gesprek_nog_open": _l("Dit gesprek is nog open. Weghalen kan als een van jullie weg is."),
        "geen_jim_nu": _l("Er is nu geen JIM."),
        "fase_onbekend": _l("Kies een van de vier stappen."),
        "beheerder_in_geen_kring": _l("Met dit account beheer je een organisatie. Daarmee kun je niet in een kring."),
        "recht_mensen_zien": _l("Wie er in de kring zit, zie je als je zelf meeleest."),
        "recht_hulp_uitnodigen": _l("Alleen het aanspreekpunt nodigt een andere professional uit."),
        "recht_netwerk_uitnodigen": _l("De jongere, een ouder of het aanspreekpunt nodigt deze mensen uit."),
        "recht_gezag_vastleggen": _l("Alleen het aanspreekpunt legt vast wie gezag heeft."),
        "recht_toegang_geven": _l("Alleen de jongere kiest wie er meeleest."),
        "recht_wilsoordeel_schrijven": _l("Alleen het aanspreekpunt schrijft dit op."),
        "recht_overdragen": _l("Alleen het aanspreekpunt kan dit."),
        "recht_weggaan": _l("Jij kunt niet weggaan: zonder jou is er geen kring. Draag eerst over, of laat de kring sluiten."),
        "recht_kring_sluiten": _l("De jongere en de ouders beslissen of de kring sluit."),
        "recht_herstel_beginnen": _l("Het aanspreekpunt helpt iemand die zijn telefoon kwijt is."),
        "recht_jim_zijn": _l("Je bent nu geen JIM in deze kring."),
        "recht_fase_zetten": _l("De jongere en de JIM kiezen zelf waar ze zijn."),
    }
)
ROLLEN = {
    "jongere": _l("De jongere"),
    "ouder": _l("Een ouder"),
    "voogd": _l("Een voogd"),
    "professional": _l("Een andere professional"),
    "leerkracht": _l("Een leerkracht"),
    "netwerk": _l("Iemand uit het netwerk"),
}
"""Role of an invitation -> how we say it."""


class UitnodigForm(Formulier):
    """Whom to invite, and as what."""

    rol = RadioField(_l("Wie is het?"), validators=[verplicht(_l("Kies wie het is."))])
    voornaam = StringField(_l("Voornaam"), validators=[verplicht(), hooguit(60), geen_bsn()])
    gezag = BooleanField(_l("Deze ouder of voogd heeft gezag. Dat heb ik vandaag nagekeken."))


class OverdraagForm(Formulier):
    """To whom, and does the aanspreekpunt stay as a professional?"""

    naar = RadioField(_l("Wie wordt het aanspreekpunt?"), validators=[verplicht(_l("Kies iemand."))])
    blijf = BooleanField(_l("Ik blijf zelf meehelpen in deze kring"))


class WegForm(Formulier):
    """Leaving, with or without what was said between two."""

    wis = BooleanField(_l("Haal ook weg wat ik met een ander samen schreef"))


class EindeForm(Formulier):
    """How the help ends, in the words of the set of this version."""

    reden = RadioField(_l("Hoe stopt de hulp?"), validate_choice=False)

    def __init__(self, taal: str) -> None:
        """Offer the reasons in this language."""
        super().__init__()
        self.reden.choices = [(str(k.code), k.tekst.zeg(taal)) for k in UITKOMST.vraag("uitval").keuzes]
        self.reden.validators = [verplicht(_l("Kies hoe de hulp stopt.")), een_van([code for code, _woorden in self.reden.choices])]


class OordeelForm(Formulier):
    """Why the jongere can't weigh his interests now."""

    reden = TextAreaField(_l("Waarom is dat zo, en hoe is dat bekeken?"), validators=[verplicht(), hooguit(1000), geen_bsn()])
