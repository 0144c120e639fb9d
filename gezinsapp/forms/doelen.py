"""Forms of goals, and the sentences for what can be wrong with them."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import DateField, HiddenField, RadioField, TextAreaField
from wtforms.validators import Optional

from doelen.doel.actions import HOOGUIT_TEKST, HOOGUIT_TREDE, veld_van
from doelen.doel.queries import DoelBeeld, niveaus
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, een_van, geen_bsn, hooguit, verplicht

ZINNEN.update(
    {
        "leeg": _l("Vul hier iets in."),
        "te_lang": _l("Dit is te lang. Maak het iets korter."),
        "te_veel_doelen": _l("Jullie hebben al vijf doelen. Sluit er eerst een af, dan is er weer plek."),
        "treden_gelijk": _l("Deze stap is hetzelfde als een andere stap. Wat is het verschil?"),
        "streefdatum_voorbij": _l("Deze dag is al geweest. Kies een dag die nog komt."),
        "variant_onbekend": _l("Kies een van de ladders."),
        "variant_vast": _l("Er is al gekeken op deze ladder. Het aantal stappen kan niet meer anders, de woorden wel."),
        "geen_ladder": _l("Dit doel heeft nog geen ladder. Maak eerst de stappen."),
        "niveau_buiten_ladder": _l("Kies een van de stappen van deze ladder."),
        "doel_gesloten": _l("Dit doel is afgesloten. Open het eerst weer."),
        "te_laat_ongedaan": _l("Terugnemen kan niet meer. Kies gewoon de stap die nu klopt."),
        "vrijgeven_niet_aan_jou": _l("Over het dossier beslissen anderen in de kring."),
        "nog_niet_gedeeld": _l("Alleen jij ziet dit doel. Laat het eerst aan je kring zien."),
        "niets_in_te_trekken": _l("Je had hier geen ja gegeven, of je nam het al terug."),
        "recht_doelen_zien": _l("Doelen zie je hier nog niet."),
        "recht_ladder_schrijven": _l("De stappen schrijven de jongere, de ouders en het aanspreekpunt."),
        "recht_meten": _l("Kijken waar het staat kan hier nog niet."),
    }
)

LADDERS = {"6": (6, -2), "5-2": (5, -2), "5-1": (5, -1)}
"""The choice on the screen -> (number of steps, level of now)."""
_LADDERKEUZES = [
    ("6", _l("Zes stappen. Er is ook een stap voor slechter dan nu.")),
    ("5-2", _l("Vijf stappen. We beginnen onderaan.")),
    ("5-1", _l("Vijf stappen. We beginnen op de tweede stap.")),
]


def ladder_van(variant: int, basis: int) -> str:
    """The choice that belongs to a goal's ladder."""
    return next(keuze for keuze, paar in LADDERS.items() if paar == (variant, basis))


def naam_van(niveau: int, basis: int) -> Any:
    """What a level (-3..2) is called on a ladder where `basis` (-2 or -1) is now."""
    if niveau < basis:
        return _l("Slechter dan nu")
    if niveau == basis:
        return _l("Zo is het nu")
    return {-1: _l("Een stap vooruit"), 0: _l("Het doel"), 1: _l("Meer dan het doel"), 2: _l("Veel meer dan het doel")}[niveau]


class DoelForm(Formulier):
    """What somebody would like, in his own words. `eigen_woorden` keeps the first ones when he writes again."""

    tekst = TextAreaField(_l("Wat wil je graag?"), validators=[verplicht(), hooguit(HOOGUIT_TEKST), geen_bsn()])
    eigen_woorden = HiddenField(validators=[hooguit(HOOGUIT_TEKST), geen_bsn()])


def _trede() -> TextAreaField:
    return TextAreaField(validators=[hooguit(HOOGUIT_TREDE), geen_bsn()])


class LadderForm(Formulier):
    """A field for each step; only those of the chosen ladder count."""

    variant = RadioField(
        _l("Hoeveel stappen?"), choices=_LADDERKEUZES, default="6", validate_choice=False, validators=[een_van([*LADDERS])]
    )
    getoond = HiddenField()
    trede_plus2 = _trede()
    trede_plus1 = _trede()
    trede_0 = _trede()
    trede_min1 = _trede()
    trede_min2 = _trede()
    trede_min3 = _trede()
    streefdatum = DateField(_l("Wanneer wil je er zijn? (hoeft niet)"), validators=[Optional()])

    @property
    def keuze(self) -> tuple[int, int]:
        """The chosen ladder as (number of steps, level of now); six steps when the choice is none of ours."""
        return LADDERS.get(self.variant.data, (6, -2))

    def benoem(self) -> None:
        """Label the steps by the chosen ladder."""
        for niveau in niveaus(6):
            self[veld_van(niveau)].label.text = naam_van(niveau, self.keuze[1])

    def stapvelden(self) -> list[Any]:
        """The fields of the chosen ladder, from high to low."""
        return [self[veld_van(niveau)] for niveau in niveaus(self.keuze[0])]

    def validate(self, extra_validators: Any = None) -> bool:
        """Each step of the chosen ladder must be filled in."""
        goed = super().validate(extra_validators)
        if self.streefdatum.errors:
            self.streefdatum.errors = [_l("Dit is geen dag die we kennen. Schrijf hem zo: 2027-03-31.")]
        for veld in self.stapvelden():
            if not veld.data:
                veld.errors = [_l("Vul deze stap ook in: %(naam)s.", naam=veld.label.text)]
                goed = False
        return goed

    def treden(self) -> dict[int, str]:
        """Level -> words."""
        return {niveau: self[veld_van(niveau)].data or "" for niveau in niveaus(self.keuze[0])}


class MetingForm(Formulier):
    """One step of a goal's own ladder."""

    niveau = RadioField(_l("Waar sta je nu?"), validate_choice=False)

    def zet_stappen(self, beeld: DoelBeeld) -> None:
        """Offer the steps of this goal, and nothing else."""
        self.niveau.choices = [(str(s.niveau), s.tekst) for s in beeld.stappen]
        self.niveau.validators = [verplicht(ZINNEN["niveau_buiten_ladder"]), _stap([keuze for keuze, _tekst in self.niveau.choices])]


def _stap(waarden: list[str]) -> Any:
    keuze = een_van(waarden)
    keuze.message = ZINNEN["niveau_buiten_ladder"]
    return keuze


class KnopForm(Formulier):
    """A single button."""


def stappen_woorden(aantal: int) -> str:
    """How many steps, in words."""
    return ngettext("een stap", "%(num)d stappen", aantal)
