"""Forms of goals, and the sentences for what can be wrong with them."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from basis.rechten import Rol
from doelen.doel.actions import HOOGUIT_GEBIED, HOOGUIT_NOTITIE, HOOGUIT_TEKST, HOOGUIT_TREDE, veld_van
from doelen.doel.queries import CIJFERS, DRIE_WOORDEN, GEBIEDEN, DoelBeeld, niveaus
from doelen.ladderhulp import kijk_na
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, een_van, geen_bsn, hooguit, verplicht
from gezinsapp.forms.praten import ONDERWERPEN
from jim.afspraken.models import Niveau

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
        "gebied_onbekend": _l("Kies een van de antwoorden."),
        "gewicht_onbekend": _l("Kies een van de antwoorden."),
        "cijfer_onbekend": _l("Kies een cijfer van 0 tot en met 10."),
        "cijfer_niet_hoger": _l("Kies een cijfer dat hoger is dan nu. 10 is precies zoals je wilt."),
        "heeft_ladder": _l("Dit doel heeft al een ladder. Kijk daarop waar het staat."),
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
    return {-1: _l("Een stap vooruit"), 0: _l("Het doel"), 1: _l("Meer dan het doel"), 2: _l("De droom")}[niveau]


def met_getallen(rol: Rol) -> bool:
    """Does who looks read the levels as numbers too? Only who works with them: families see words and drawings."""
    return rol in {Rol.AANSPREEKPUNT, Rol.PROFESSIONAL}


GEBIEDNAMEN = {
    "": _l("Zeg ik niet"),
    "thuis": _l("Thuis"),
    "school_werk": _l("School of werk"),
    "vrienden": _l("Vrienden"),
    "vrije_tijd": _l("Vrije tijd"),
    "gezondheid": _l("Gezondheid"),
    "geld": _l("Geld"),
    "wonen": _l("Wonen"),
    "veilig": _l("Veilig zijn"),
    "eigen": _l("Iets anders"),
}
"""Area of life -> its name."""
TIPS = {
    "vaag": _l("Hoeveel is dat? Met een getal zie je straks of het zover is."),
    "te_mooi": _l("Lukt dit ook op een gewone dag? Laat ruimte voor de droom erboven."),
    "geen_volgorde": _l("Dit getal past niet op deze plek. Klopt de volgorde van de stappen?"),
    "overlap": _l("Dit getal past ook bij een andere stap. Waar ligt de grens?"),
    "gat": _l("Tussen deze stap en die eronder zit een gat. Wat als het daartussenin is?"),
    "eenheden": _l("De stappen tellen niet allemaal hetzelfde. Kies één ding om te tellen, zoals dagen of keren."),
    "twee_dingen": _l("Er veranderen twee dingen tegelijk. Met één ding zie je beter waar het staat."),
    "ongelijk": _l("Sommige stappen zijn veel groter dan andere. Kan dat wat gelijker?"),
}
"""What a hint about steps says."""


def tips_voor(teksten: dict[int, str]) -> dict[int | None, str]:
    """Level (None: the whole ladder) -> the first hint about it, in words."""
    uit: dict[int | None, str] = {}
    for tip in kijk_na(teksten):
        uit.setdefault(tip.niveau, TIPS[tip.soort])
    return uit


WAAROM: dict[str, Any] = {
    "gemengd": _l("Je zegt wat er niet moet zijn, en ook wat je wél wilt. Dat laatste helpt het meest."),
    "ander": _l("Dit gaat over wat een ander moet doen. Een doel lukt beter als het ook over jou gaat."),
    "van": _l("Dit klinkt als iets wat een ander van je wil. Een doel lukt beter als je het zelf wilt."),
    "probleem": _l("Je zegt wat er nu moeilijk is. Een doel zegt hoe je het graag wilt."),
    "niet": _l("Je zegt vooral wat er niet meer moet zijn. Als je zegt wat er wel komt, zie je beter dat het lukt."),
}
"""Why the coach asks; `niet` for every word that says what must not be."""


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

    def benoem(self, *, getallen: bool) -> None:
        """Label the steps by the chosen ladder, for who works with them with the level."""
        for niveau in niveaus(6):
            naam = naam_van(niveau, self.keuze[1])
            self[veld_van(niveau)].label.text = f"{naam} ({niveau:+d})".replace("+0", "0").replace("-", "\u2212") if getallen else naam

    def drie(self) -> list[Any]:
        """The three with which one begins: now, the goal, the dream."""
        return [self[veld_van(niveau)] for niveau in (self.keuze[1], *DRIE_WOORDEN)]

    def ertussen(self) -> list[Any]:
        """The other steps of the chosen ladder, from high to low."""
        drie = self.drie()
        return [veld for niveau in niveaus(self.keuze[0]) if (veld := self[veld_van(niveau)]) not in drie]

    def leg_tips(self) -> str:
        """Put a hint under each step that could be clearer; gives the one about the ladder as a whole, or nothing."""
        tips = tips_voor(self.treden())
        for niveau in niveaus(self.keuze[0]):
            self[veld_van(niveau)].description = tips.get(niveau, "")
        return tips.get(None, "")

    def validate(self, extra_validators: Any = None) -> bool:
        """Now, the goal and the dream must be filled in."""
        goed = super().validate(extra_validators)
        if self.streefdatum.errors:
            self.streefdatum.errors = [_l("Dit is geen dag die we kennen. Schrijf hem zo: 2027-03-31.")]
        for veld in self.drie():
            if not veld.data:
                veld.errors = [_l("Vul deze stap ook in: %(naam)s.", naam=veld.label.text)]
                goed = False
        return goed

    def treden(self) -> dict[int, str]:
        """Level -> words."""
        return {niveau: self[veld_van(niveau)].data or "" for niveau in niveaus(self.keuze[0])}


class MetingForm(Formulier):
    """One step of a goal's own ladder, or a number, and perhaps a few words about a topic."""

    niveau = RadioField(_l("Waar sta je nu?"), validate_choice=False)
    notitie = TextAreaField(_l("Wat wil je erbij zeggen?"), validators=[hooguit(HOOGUIT_NOTITIE), geen_bsn()])
    onderwerp: Any = SelectField(_l("Waar gaat het over?"), default="", validate_choice=True)

    def zet_onderwerpen(self, onderwerpen: dict[str, tuple[str, Niveau]], rol: Rol) -> None:
        """Offer the topics; who reads the agreements sees with each who reads along by the one in force."""
        if rol is Rol.JONGERE:
            smal = _("je JIM leest mee")
            wie = {Niveau.OUDERS: _("je JIM en je ouders lezen mee"), Niveau.AANSPREEKPUNT: _("je JIM en je aanspreekpunt lezen mee")}
            allen = _("je JIM, je ouders en je aanspreekpunt lezen mee")
        else:
            smal = _("de jongere en de JIM lezen mee")
            wie = {
                Niveau.OUDERS: _("de jongere, de JIM en de ouders lezen mee"),
                Niveau.AANSPREEKPUNT: _("de jongere, de JIM en het aanspreekpunt lezen mee"),
            }
            allen = _("de jongere, de JIM, de ouders en het aanspreekpunt lezen mee")
        wie |= {Niveau.BEIDEN: allen}
        kent = rol in {Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.JIM}
        self.onderwerp.choices = [("", _("Geen onderwerp: %(wie)s", wie=smal))]
        for code, (eigen, niveau) in onderwerpen.items():
            naam = eigen or str(ONDERWERPEN[code])
            self.onderwerp.choices.append((code, _("%(onderwerp)s: %(wie)s", onderwerp=naam, wie=wie.get(niveau, smal)) if kent else naam))

    def zet_stappen(self, beeld: DoelBeeld) -> None:
        """Offer the steps of this goal, or the numbers, and nothing else."""
        self.niveau.choices = [(str(s.niveau), s.tekst) for s in beeld.stappen] or [(str(n), str(n)) for n in CIJFERS]
        self.niveau.validators = [verplicht(ZINNEN["niveau_buiten_ladder"]), _stap([keuze for keuze, _tekst in self.niveau.choices])]


def _stap(waarden: list[str]) -> Any:
    keuze = een_van(waarden)
    keuze.message = ZINNEN["niveau_buiten_ladder"]
    return keuze


def _cijfer(label: Any) -> RadioField:
    return RadioField(
        label, choices=[(str(n), str(n)) for n in CIJFERS], validate_choice=False, validators=[een_van([str(n) for n in CIJFERS])]
    )


class CijferForm(Formulier):
    """The short way: where it is now and where one wants to get."""

    nu = _cijfer(_l("Waar sta je nu?"))
    doel = _cijfer(_l("Waar wil je heen?"))


class OverForm(Formulier):
    """What area of life a goal is about, whose it is, and how much it counts."""

    gebied: Any = RadioField(
        _l("Waar gaat dit doel over?"), choices=list(GEBIEDNAMEN.items()), default="", validators=[een_van(list(GEBIEDEN))]
    )
    gebied_eigen = StringField(_l("Iets anders? Hoe noem je het?"), validators=[hooguit(HOOGUIT_GEBIED), geen_bsn()])
    van: Any = RadioField(_l("Van wie is dit doel?"), validate_choice=True)
    gewicht: Any = RadioField(
        _l("Hoe zwaar telt dit doel?"),
        choices=[("1", _l("Net zo zwaar als de andere")), ("2", _l("Twee keer zo zwaar")), ("3", _l("Drie keer zo zwaar"))],
        default="1",
    )


class KnopForm(Formulier):
    """A single button."""


def stappen_woorden(aantal: int, schaal: str = "ladder") -> str:
    """How many steps, or points of 0-10, in words."""
    if schaal == "cijfer":
        return ngettext("een punt", "%(num)d punten", aantal)
    return ngettext("een stap", "%(num)d stappen", aantal)
