"""What good steps ask (domein.md 2.6), looked at by rules: hints that never block, and say nothing about what they can't see.

Sources: Marson's ten commandments of GAS; the Dutch manual (Dekkers, de Viet, Eilander & Steenbeek 2011); PMC7370244. A rule looks at
the first number of a step and the word behind it, so it sees counts ("drie dagen per week", "2 van 8 stappen", "1-2 keer") and nothing
of what steps without a number mean. Missing something is fine; nagging is not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

_GETALLEN = {
    w: n
    for n, woorden in enumerate(
        ("nul zero", "één one", "twee two", "drie three", "vier four", "vijf five", "zes six", "zeven seven", "acht eight", "negen nine",
         "tien ten", "elf eleven", "twaalf twelve")
    )
    for w in woorden.split()
}  # fmt: skip
_EENHEDEN = {
    "dag": "dag", "dagen": "dag", "keer": "keer", "keren": "keer", "maal": "keer", "uur": "uur", "uren": "uur", "minuut": "minuut",
    "minuten": "minuut", "week": "week", "weken": "week", "ochtend": "ochtend", "ochtenden": "ochtend", "les": "les", "lessen": "les",
    "avond": "avond", "avonden": "avond", "stap": "stap", "stappen": "stap", "halte": "halte", "haltes": "halte", "euro": "euro",
    "procent": "%", "%": "%", "day": "dag", "days": "dag", "time": "keer", "times": "keer", "hour": "uur", "hours": "uur",
    "minute": "minuut", "minutes": "minuut", "mornings": "ochtend", "morning": "ochtend", "lesson": "les", "lessons": "les",
    "evening": "avond", "evenings": "avond", "steps": "stap", "step": "stap", "weeks": "week", "stop": "halte", "stops": "halte",
}  # fmt: skip
"""Word -> the unit it stands for. Another word behind a number is a unit of its own."""
_VAAG = re.compile(
    r"\b(beter|meer|vaker|minder|soms|meestal|regelmatig|redelijk|goed genoeg|better|more|more often|less|sometimes|usually)\b",
    re.IGNORECASE,
)
_ALTIJD = re.compile(r"\b(altijd|nooit|perfect|foutloos|always|never|perfectly)\b|\b100 ?%", re.IGNORECASE)
_GETAL = r"\d+(?:[.,]\d+)?"
_TAAL = "|".join(_GETALLEN)
_BEREIK = re.compile(
    rf"(?<![\w.,:])(?P<van>{_GETAL}|{_TAAL}|een(?=\s+(?:{'|'.join(map(re.escape, _EENHEDEN))})\b))"
    rf"(?:\s*(?:-|–|à|of|tot|tot en met|t/m|or|to)\s*(?P<tot>{_GETAL}|{_TAAL})(?!\w))?"
    rf"(?:\s+(?:van|van de|uit|of)\s+(?:{_GETAL}|{_TAAL})(?!\w))?"
    r"\s*(?P<eenheid>%|[^\W\d_]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tip:
    """Something to look at: which (`soort`) and at which level (-3..2); None when it is about the ladder as a whole.

    soort: `vaag` (a word like "more" without a number), `geen_volgorde` (numbers don't run one way), `eenheden` (not one unit),
    `overlap` (one number fits two steps), `gat` (a number fits none), `ongelijk` (steps of unequal size), `te_mooi` (the goal
    leaves no room above it).
    """

    soort: str
    niveau: int | None = None


@dataclass(frozen=True)
class _Maat:
    laag: float
    hoog: float
    eenheid: str
    bereik: bool


def _waarde(woord: str) -> float:
    woord = woord.casefold()
    return 1.0 if woord == "een" else float(_GETALLEN[woord]) if woord in _GETALLEN else float(woord.replace(",", "."))


def _maat(tekst: str) -> _Maat | None:
    vondst = _BEREIK.search(tekst)
    if vondst is None:
        return None
    laag = _waarde(vondst["van"])
    hoog = _waarde(vondst["tot"]) if vondst["tot"] else laag
    eenheid = (vondst["eenheid"] or "").casefold()
    return _Maat(min(laag, hoog), max(laag, hoog), _EENHEDEN.get(eenheid, eenheid), vondst["tot"] is not None)


def kijk_na(treden: Mapping[int, str]) -> list[Tip]:
    """Return the hints for a ladder (level -3..2 -> words); empty texts are left out. Never says that a ladder is good."""
    teksten = {niveau: tekst for niveau, tekst in sorted(treden.items()) if tekst.strip()}
    maten = {niveau: maat for niveau, tekst in teksten.items() if (maat := _maat(tekst)) is not None}
    tips = [Tip("vaag", niveau) for niveau, tekst in teksten.items() if niveau not in maten and _VAAG.search(tekst)]
    if 0 in teksten and _te_mooi(teksten, maten):
        tips.append(Tip("te_mooi", 0))
    if len(maten) >= 3:
        tips += _getallen(maten)
    return tips


def _te_mooi(teksten: Mapping[int, str], maten: Mapping[int, _Maat]) -> bool:
    return _ALTIJD.search(teksten[0]) is not None or (
        0 in maten and 2 in maten and maten[0].eenheid == maten[2].eenheid and maten[0].hoog == maten[2].hoog
    )


def _getallen(maten: dict[int, _Maat]) -> list[Tip]:
    if len({maat.eenheid for maat in maten.values()}) > 1:
        return [Tip("eenheden")]
    rij = list(maten.items())
    midden = [(maat.laag + maat.hoog) / 2 for maat in maten.values()]
    stijgt = midden[-1] >= midden[0]
    for (_, lager), (niveau, hoger) in pairwise(rij):
        onder, boven = (lager, hoger) if stijgt else (hoger, lager)
        if boven.laag + boven.hoog < onder.laag + onder.hoog:
            return [Tip("geen_volgorde", niveau)]
        if boven.laag <= onder.hoog:
            return [Tip("overlap", niveau)]
    tips = [
        Tip("gat", niveau)
        for (_, lager), (niveau, hoger) in pairwise(rij)
        if (lager.bereik or hoger.bereik) and (hoger.laag - lager.hoog if stijgt else lager.laag - hoger.hoog) > 1
    ]
    aaneen = all(boven - onder == 1 for onder, boven in pairwise(maten))
    verschillen = [abs(hoger - lager) for lager, hoger in pairwise(midden)]
    if not tips and aaneen and max(verschillen) > 2 * min(verschillen):
        tips.append(Tip("ongelijk"))
    return tips
