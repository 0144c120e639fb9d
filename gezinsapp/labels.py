"""Words for codes and numbers that several pages show: care profiles, care intensities, qualities of a taart.

The nine profiles and four intensities are those of the region West-Brabant-West, shortened and in plain words.
"""

from datetime import date

from babel.lists import format_list
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from gezinsapp.filters import datum

PROFIELEN = {
    1: _l("1 Problemen tussen ouders"),
    2: _l("2 Gedrag en opvoedvragen"),
    3: _l("3 Ouders met een ziekte of beperking"),
    4: _l("4 Ouders met psychische zorgen"),
    5: _l("5 Psychische of lichamelijke zorgen van de jongere"),
    6: _l("6 Veel zorgen tegelijk in het gezin"),
    7: _l("7 Moeite met leren en begrijpen"),
    8: _l("8 Moeite met leren, en met gedrag"),
    9: _l("9 Lichamelijke beperking of hersenletsel"),
}
"""Profile 1-9 -> its name, number first."""

INTENSITEITEN = {
    1: _l("acuut"),
    2: _l("intensief"),
    3: _l("perspectief"),
    4: _l("duurzaam"),
}
"""Intensity 1-4 -> its name."""

KWALITEITEN = {
    "luisterde_echt": _l("luisterde echt"),
    "kwam_afspraken_na": _l("kwam afspraken na"),
    "eerlijk_over_niet_weten": _l("durfde te zeggen: ‘dat weet ik niet’"),
    "legde_uit": _l("legde het goed uit"),
    "was_er": _l("was er toen het nodig was"),
    "gaf_regie": _l("liet ons zelf kiezen"),
}
"""Code of a quality -> what a family says about the person who helped."""


def voorval_zin(soort: str, door: str, over: str) -> str:
    """One sentence for an event of the kring; `door` and `over` are names, or empty."""
    zin = {
        "lid_erbij": _l("%(over)s hoort er nu bij."),
        "lid_weg": _l("%(over)s is uit de kring."),
        "overgedragen": _l("%(door)s droeg over. %(over)s is nu het aanspreekpunt."),
        "hulp_gestopt": _l("De hulp is gestopt. De kring gaat zelf verder."),
        "gezag_erbij": _l("%(door)s legde vast dat %(over)s gezag heeft."),
        "gezag_weg": _l("%(door)s legde vast dat %(over)s geen gezag meer heeft."),
        "herstel_begonnen": _l("%(over)s is zijn of haar toegang kwijt. %(door)s helpt om terug te komen."),
        "herstel_klaar": _l("%(over)s is terug, met een nieuwe sleutel. De oude werkt niet meer."),
        "herstel_gestopt": _l("Terugkomen van %(over)s is gestopt door %(door)s."),
        "sluiten_gevraagd": _l("%(door)s wil de kring sluiten."),
        "ouders_apart": _l("De ouders lezen niets meer van elkaar."),
        "ouders_samen": _l("De ouders lezen weer samen."),
        "jim_gevraagd": _l("%(door)s vroeg iemand als JIM."),
        "jim_ingetrokken": _l("%(door)s nam de vraag om JIM te zijn terug."),
        "jim_ja": _l("%(over)s wil de JIM zijn."),
        "jim_nee": _l("Degene die je vroeg, is nu geen JIM. Dat zegt niets over jou."),
        "jim_begint": _l("%(over)s is nu de JIM."),
        "jim_wacht_weer": _l("%(over)s is even geen JIM. Er is weer een akkoord nodig."),
        "jim_gestopt": _l("%(over)s is geen JIM meer. Wie je voor elkaar bent, dat blijft."),
        "mandaat_ja": _l("%(door)s gaf akkoord voor de JIM."),
        "mandaat_nee": _l("%(door)s is nu niet akkoord met de JIM."),
        "toegang_gegeven": _l("%(door)s laat %(over)s meelezen."),
        "toegang_gesloten": _l("%(door)s laat %(over)s niet meelezen."),
        "leeftijd": _l("Er is iets veranderd omdat je ouder bent. Kijk je afspraken nog eens na."),
        "wilsoordeel": _l("%(door)s legde vast dat %(over)s nu niet zelf kan beslissen. De reden staat bij Mensen."),
        "wilsoordeel_weg": _l("%(over)s beslist weer zelf."),
        "noodtoegang_gevraagd": _l("Iemand van de organisatie vraagt of die in nood mag meelezen. Wie en waarom staat op Thuis."),
        "noodtoegang": _l("Iemand van de organisatie leest nu in nood mee. Wie, waarom en tot wanneer staat op Thuis."),
        "noodtoegang_voorbij": _l("Er leest niemand meer in nood mee.") if not door else _l("%(door)s stopte het meelezen in nood."),
    }[soort]
    return str(zin) % {"door": door or str(_l("Iemand")), "over": over or str(_l("Iemand"))}


def zorg_stap_zin(soort: str, naam: str) -> str:
    """One sentence for a step of a worry; `naam` is empty for a step of the app."""
    zin = {
        "verteld": _l("%(naam)s hoort dit als eerste en kan het lezen."),
        "gevraagd": _l("Gestuurd aan %(naam)s."),
        "niemand": _l("Nog niemand pakte het op. Wacht niet langer: bel een van de nummers."),
        "opgepakt": _l("%(naam)s heeft het gelezen en pakt het op."),
        "losgelaten": _l("%(naam)s is hier niet meer. We vragen een ander."),
        "antwoord": _l("%(naam)s schrijft:"),
        "klaar": _l("%(naam)s rondde het af. Is het niet over? Stuur het dan opnieuw."),
    }[soort]
    return str(zin) % {"naam": naam}


def antwoordzin(minuten: int | None) -> str:
    """How soon somebody usually answers, in words that promise no more than was measured; "" when it is not known."""
    if minuten is None:
        return ""
    for tot, zin in (
        (60, _l("Antwoordt meestal binnen een uur")),
        (4 * 60, _l("Antwoordt meestal binnen een paar uur")),
        (24 * 60, _l("Antwoordt meestal binnen een dag")),
        (3 * 24 * 60, _l("Antwoordt meestal binnen drie dagen")),
        (7 * 24 * 60, _l("Antwoordt meestal binnen een week")),
    ):
        if minuten <= tot:
            return str(zin)
    return str(_l("Antwoorden duurt nu vaak langer dan een week"))


def weg_zin(tot: date, vervanger: str) -> str:
    """Until when somebody is away, and who stands in for him (a name, or "")."""
    zinnen = [_("Weg tot en met %(dag)s.", dag=datum(tot)), _("%(naam)s vervangt.", naam=vervanger) if vervanger else ""]
    return " ".join(filter(None, zinnen))


def uren_zin(dagen: str, van: int, tot: int) -> str:
    """On which days somebody is there, and from when to when."""
    if not dagen:
        return str(_l("Geen vaste dagen"))
    namen = get_locale().days["format"]["wide"]
    lijst = format_list([namen[int(dag) - 1] for dag in dagen], locale=get_locale())
    return str(_l("%(dagen)s, van %(van)s tot %(tot)s uur")) % {"dagen": lijst, "van": _klok(van), "tot": _klok(tot)}


def _klok(minuut: int) -> str:
    return f"{minuut // 60}.{minuut % 60:02}"
