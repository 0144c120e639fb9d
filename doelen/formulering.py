"""The wording coach: hears what somebody wants to be rid of, and asks what he wants instead. Rules, no model; nothing is logged.

Order (domein.md 3.2): normalise, blank out what is quoted, look for danger, blank out turns of phrase that only look negative,
then look for cues. It never rewrites. A false alarm is worse than a miss, and danger overrides wording.
"""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Signaal:
    """What was noticed: a code (ontkenning, minder, vermijden, stoppen, weg, zonder), the word, and where it stands."""

    code: str
    woord: str
    begin: int
    einde: int


@dataclass(frozen=True)
class Oordeel:
    """`soort`: positief, gemengd or negatief. `veiligheid`: somebody is in danger; then nothing is coached and help is shown.

    `vragen` are sentences in the asked language, to show as they are.
    """

    soort: str
    veiligheid: bool = False
    signalen: tuple[Signaal, ...] = ()
    vragen: tuple[str, ...] = ()


VRAGEN = {
    "wat_wel": {"nl": "Wat doe je dan wél?", "en": "What will you do instead?"},
    "wat_zien_anderen": {"nl": "Wat zien anderen jou doen als het gelukt is?", "en": "What will others see you do when it has worked?"},
    "waar_naartoe": {"nl": "Waar wil je naartoe?", "en": "Where would you like to get to?"},
    "wat_doe_jij_zelf": {"nl": "En wat doe jij zelf dan?", "en": "And what will you do yourself?"},
    "laat_alleen_staan": {
        "nl": "Je hebt het al: wil je alleen het laatste stuk laten staan?",
        "en": "You already have it: would you keep only the last part?",
    },
}


def _r(*patronen: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patronen))


_AANHALING = _r(r'"[^"]{1,120}"', r"“[^”]{1,120}”", r"‘[^’]{1,120}’", r"«[^»]{1,120}»")
_VEILIGHEID = {
    "nl": _r(
        r"\b(?:mezelf|me ?zelf|mijzelf|m'?n ?zelf|mij ?zelf)\b.{0,30}\b(?:snij|pijn|krass|beschadig|verwond|uithonger|doden|ophang|iets aan)",
        r"\bautomutil\w*|\bzelfmoord\w*|\bzelfdoding\b|\bsuic[iï]d\w*|\bdood\s+(?:wil|ga|zijn|gaan|wezen)\b|\bik\b.{0,20}\b(?:ga|wil|liever)\b.{0,15}\bdood\b",
        r"\b(?:niet|nie|geen)\b.{0,20}\b(?:meer )?(?:leven|verder leven|bestaan|er zijn|wakker worden)\b(?! (?:van|zonder|als|in|op|met))",
        r"\bgeen zin (?:meer )?in (?:het|mijn|dit) leven\b|\been einde (?:aan )?maken aan\b",
        r"\b(?:word|wordt|worden|geworden|werd)\b.{0,25}\b(?:geslagen|mishandeld|misbruikt|aangerand|verkracht|geschopt|opgesloten|bedreigd|gestoken|gewurgd)\b",
        r"\b(?:geslagen|mishandeld|misbruikt|aangerand|verkracht|geschopt|opgesloten|bedreigd|uitgebuit)\s+(?:word|wordt|worden|wil worden)\b",
        r"\b(?:hij|ze|zij|papa|pap|mama|mam|vader|moeder|stiefvader|stiefmoeder|oom|opa|broer|vriend|iemand|niemand|ouders)\b.{0,30}"
        r"\b(?:(?:mij|me|m'n|ons|mama|mam|papa|mijn \w+)\s+)(?:\w+\s+){0,2}(?:slaat|slaan|schopt|schoppen|mishandel\w*|misbruik\w*|opsluit|bedreigt|bedreigen|wurgt|verkracht\w*)\b",
        r"\b(?:slaat|schopt|mishandelt|misbruikt|bedreigt|wurgt)\s+(?:mij|me|ons|mama|mijn)\b|\bmoet\w* stoppen met (?:\w+ ){0,2}(?:slaan|schoppen|mishandelen)\b",
        r"\b(?:aan me|aan mij|aan m'n lijf|aan mijn lijf)\s+(?:\w+\s+)?(?:zit|zitten|komt|komen)\b|\b(?:zit|komt)\s+(?:\w+\s+)?aan (?:me|mij|mijn lichaam)\b|\bbetast\w*",
        r"\bbang\b.{0,25}\b(?:slaat|slaan|pijn doet|vermoord\w*)\b|\bvermoord\w*|\bseks\w*\b.{0,20}\b(?:moet|dwing\w*|tegen mijn zin)\b",
        r"\b(?:niet|nie) meer\b.{0,15}\b(?:snijden|krassen)\b(?! in de klas)|\bstoppen met (?:mezelf |me )?(?:snijden|krassen)\b",
    ),
    "en": _r(
        r"\b(?:hurt|cut|harm|kill|starve)\w*\s+(?:\w+\s+)?myself\b|\bself[- ]?harm\w*|\bsuicid\w*|\bwant to die\b|\b(?:don'?t|not)\b.{0,20}\b(?:live|be alive|exist)\b",
        r"\b(?:hits?|hitting|beats?|beating|abus\w+|rap\w+|touch\w*|threaten\w*|kicks?|locks?)\s+(?:me|my (?:mum|mom|sister|brother)|us)\b",
        r"\b(?:be|being|get|getting|been)\s+(?:hit|beaten|abused|raped|kicked|threatened|locked up)\b|\bend my life\b",
    ),
}
_VRIJ = {
    "nl": _r(
        r"\b(?:niet|nie) (?:alleen|slechts|enkel)\b.{0,60}?\bmaar\b",
        r"\b(?:zeg|zeggen|zegt|vertel|vertellen|vertelt|vraag|vragen|vraagt|aangeven|geef aan|geeft aan|uitleggen|leg uit|schrijf|schrijven|schrijf op|laat weten|laten weten|weet|weten|begrijp|snap)\b"
        r"(?: \w+){0,3}? (?:dat|wat|waarom|wanneer|als|hoe|of|welke|wie|waar)\b[^.!?,]*",
        r"\b(?:nee|stop|niet|geen) (?:te |kunnen |durven |leren )?(?:zeg|zeggen|zegt|gezegd)\b|\bstop (?:zeg|zeggen)\b",
        r"\bzonder (?:hulp|begeleiding|herinnering\w*|steun|mama|papa|mijn (?:moeder|vader|ouders)|iemand|dat (?:iemand|mama|papa|ze|zij|mijn \w+)[^.,]*|wekker|zijwieltjes|gps|telefoon|rijhulp|toezicht)\b",
        r"\bin minder dan [\w ]{1,20}(?:minuten|minuut|uur|seconden|weken|dagen|maanden)\b",
        r"\b(?:niet|nie|geen) (?:later|meer|minder|eerder|langer|vaker|vroeger) dan\b|\bminder dan (?:een |\d+ )(?:uur|minuten|keer)\b",
        r"\b(?:even|lekker|gewoon) (?:niets|niks)(?: (?:te )?(?:doen|hoeven|moeten))?\b|\b(?:niets|niks) (?:te )?(?:doen|hoeven)\b",
        r"\bgeen (?:probleem|punt|idee|moeite)\b|\b(?:vaak|veel|soms|die|goed|verzorgd|mijn|netjes) voorkomen\b|\b(?:verhaal|ei|gevoel\w*) (?:\w+ ){0,2}kwijt\b",
        r"\bvoor niets gaat de zon op\b|\bniet voor niets\b|\bwaarom niet\b|\bof niet\b|\bniemand minder\b|\bnooit gedacht\b|\bnooit eerder\b|\bwie niet waagt\b",
        r"\bvan de (?:bank|trap|fiets|duikplank|hoge|bus|trein|grond|kast) af\b|\bvan huis af\b|\bvan nu af\b|\bvan jongs af\b",
        r"\bin plaats van [^,.]{1,50}",
    ),
    "en": _r(
        r"\bnot only\b.{0,60}?\bbut\b",
        r"\bsay(?:ing)? no\b|\bsay(?:ing)? stop\b|\bwithout (?:help|support|reminders?|anyone|anybody|my (?:mum|mom|dad|parents|phone))\b",
        r"\bin less than\b|\b(?:no|not) (?:later|more|less|longer|earlier) than\b|\bnothing (?:to do|for a while)\b|\bno problem\b|\bno idea\b",
        r"\b(?:say|tell|ask|explain|write|know|understand)s?\b(?: \w+){0,3}? (?:what|when|why|that|if|how|who)\b[^.!?,]*|\binstead of [^,.]{1,50}|\bwhy not\b",
    ),
}
_ALS = {
    "nl": re.compile(r"\b(?:als|wanneer|zodra|terwijl|ook al|voordat|omdat|waar|die)\b(?P<zin>[^,.;!?]*)"),
    "en": re.compile(r"\b(?:if|when|whenever|once|while|because)\b(?P<zin>[^,.;!?]*)"),
}
_HOOFDZIN = {
    "nl": re.compile(r"\b(?:ik|we|wij|hij|zij|ze|mama|papa|jij|je)\b.*?\b(?P<rest>\w+ (?:ik|we|wij|hij|zij|ze)\b.*)"),
    "en": re.compile(r"(?P<rest>(?!x)x)"),
}
_CUES = {
    "nl": (
        ("ontkenning", _r(r"\b(?:niet|nie|niett|geen|gene|nooit|noit|niets|niks|nix|niemand|nergens|noch|nimmer)\b")),
        (
            "minder",
            _r(
                r"\bminder(?:en|t)?\b",
                r"\bverminder\w*",
                r"\bafname\b",
                r"\bterugdring\w*",
                r"\bbeperk(?:en|t)?\b",
                r"\breducer\w*",
                r"\bafbouw\w*",
            ),
        ),
        ("vermijden", _r(r"\bvermijd\w*", r"\bmijden\b", r"\bontwijk\w*", r"\btegengaan\b", r"\bafler(?:en|e)\b", r"\bvoorkom(?:en|t)?\b")),
        (
            "stoppen",
            _r(
                r"\b(?:ge)?stop(?:pen|t|te)?(?: \w+){0,2}? met\b",
                r"\bkap(?:pen|t)?(?: \w+){0,1}? met\b",
                r"\bophoud\w* met\b",
                r"\bhoud?t? (?:\w+ )?op met\b",
                r"\bermee (?:stop\w*|kap\w*|ophoud\w*)",
                r"\bstop(?:pen)? ermee\b",
            ),
        ),
        (
            "weg",
            _r(
                r"\b(?:weggaa[tn]|weggaan|verdwijn\w*|kwijtrak\w*|kwijt)\b",
                r"\bvan\b[^,.]{1,40}\baf(?:komen|raken|kom|raak| (?:wil|willen|komen|raken|ben|zijn))?\b(?=\s*(?:[.!?]|$|wil|kom|raak|ben))",
            ),
        ),
        ("zonder", _r(r"\bzonder\b")),
    ),
    "en": (
        ("ontkenning", _r(r"\b(?:not|no|never|nothing|nobody|nowhere|none|don'?t|doesn'?t|won'?t|can'?t|isn'?t|aren'?t|didn'?t|cannot)\b")),
        ("minder", _r(r"\b(?:less|fewer|reduc\w+|decreas\w+|limit(?:ing)?|cut down)\b")),
        ("vermijden", _r(r"\b(?:avoid\w*|prevent\w*)\b")),
        ("stoppen", _r(r"\b(?:stop|quit|stopping|quitting|give up|giving up)\b(?! at| by| for)")),
        ("weg", _r(r"\b(?:get rid of|go away|disappear)\b")),
        ("zonder", _r(r"\bwithout\b")),
    ),
}
_NIET_MAAR = {"nl": re.compile(r"\b(?:niet|nie|geen)\b[^.;]{1,60}?\bmaar\b"), "en": re.compile(r"\b(?:not|no|don'?t)\b[^.;]{1,60}?\bbut\b")}
_ANDER = {
    "nl": re.compile(
        r"^(?:dat )?(?:ik wil dat )?(?:mama|papa|mijn (?:moeder|vader|ouders|broer\w*|zus\w*)|ze|zij|hij|juf|meester|de juf)\b"
    ),
    "en": re.compile(r"^(?:i want )?(?:mum|mom|dad|my (?:mother|father|parents|brother|sister)|they|he|she)\b"),
}
_BEHOUD = re.compile(r"\S")


def _blank(patroon: re.Pattern[str], tekst: str) -> str:
    return patroon.sub(lambda m: _BEHOUD.sub("_", m.group()), tekst)


def _zonder_bijzinnen(tekst: str, taal: str) -> str:
    """Blank out circumstances ("als ik niet kan slapen"), up to the comma or where the main clause begins."""

    def weg(m: re.Match[str]) -> str:
        heel = m.group()
        hoofd = _HOOFDZIN[taal].search(m.group("zin"))
        knip = len(heel) if hoofd is None else m.start("zin") - m.start() + hoofd.start("rest")
        return _BEHOUD.sub("_", heel[:knip]) + heel[knip:]

    return _ALS[taal].sub(weg, tekst)


def _vragen(taal: str, soort: str, tekst: str) -> tuple[str, ...]:
    codes = ["laat_alleen_staan"] if soort == "gemengd" else ["wat_wel", "wat_zien_anderen"]
    if soort == "negatief":
        codes.append("wat_doe_jij_zelf" if _ANDER[taal].search(tekst) else "waar_naartoe")
    return tuple(VRAGEN[code][taal] for code in codes)


def beoordeel(tekst: str, taal: str = "nl") -> Oordeel:
    """Judge the wording of a goal. `tekst`: any length; `taal`: nl or en (anything else counts as nl). Never raises on content."""
    taal = taal if taal in _CUES else "nl"
    klaar = unicodedata.normalize("NFC", tekst).lower().replace("’", "'").replace("\n", " ")
    kaal = _blank(_AANHALING, klaar)
    if any(patroon.search(kaal) for patroon in _VEILIGHEID.values()):
        return Oordeel("positief", veiligheid=True)
    vrij = _zonder_bijzinnen(_blank(_VRIJ[taal], kaal), taal)
    signalen = sorted(
        (Signaal(code, klaar[m.start() : m.end()], m.start(), m.end()) for code, patroon in _CUES[taal] for m in patroon.finditer(vrij)),
        key=lambda s: (s.begin, s.einde),
    )
    if not signalen:
        return Oordeel("positief")
    soort = "gemengd" if _NIET_MAAR[taal].search(vrij) else "negatief"
    return Oordeel(soort, signalen=tuple(signalen), vragen=_vragen(taal, soort, klaar))
