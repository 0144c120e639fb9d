"""What good steps ask (domein.md 2.6), looked at by rules: hints that never block, and say nothing about what they can't see.

Sources: Marson's ten commandments of GAS; the Dutch manual (Dekkers, de Viet, Eilander & Steenbeek 2011); PMC7370244. A rule looks at
the number that differs from step to step, and at the word behind it, so it sees counts ("drie dagen per week", "2 van 8 stappen",
"1-2 keer") and nothing of what steps without a number mean. A time on the clock is no count ("half 12", "00:30": is that more or less?), and
a word that is no measure says nothing about what is counted ("1 vriend", "2 vrienden"). Missing something is fine; nagging is not.
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
    w: eenheid
    for eenheid, woorden in {
        "dag": "dag dagen day days", "keer": "keer keren maal x time times", "week": "week weken weeks", "maand": "maand maanden month months",
        "uur": "uur uren u hour hours", "minuut": "minuut minuten min minute minutes", "halte": "halte haltes stop stops",
        "ochtend": "ochtend ochtenden morning mornings", "avond": "avond avonden evening evenings", "nacht": "nacht nachten night nights",
        "les": "les lessen lesson lessons", "stap": "stap stappen step steps", "euro": "euro euros", "%": "procent percent %",
    }.items()
    for w in woorden.split()
}  # fmt: skip
"""Word -> the measure it stands for."""
_GROOTTE = {"uur": ("duur", 60), "minuut": ("duur", 1)}
"""Measures that are one: hours and minutes are both how long."""
_DUUR = {
    re.compile(r"\b(een )?half uur(tje)?\b|\bhalf an hour\b", re.IGNORECASE): "30 minuten",
    re.compile(r"\banderhalf uur\b", re.IGNORECASE): "90 minuten",
    re.compile(r"\b(een )?kwartier(tje)?\b", re.IGNORECASE): "15 minuten",
}
_VAAG = re.compile(
    r"\b(beter|meer|vaker|minder|soms|meestal|regelmatig|redelijk|goed genoeg|better|more|more often|less|sometimes|usually)\b",
    re.IGNORECASE,
)
_ALTIJD = re.compile(r"\b(altijd|nooit|perfect|foutloos|always|never|perfectly)\b|\b100 ?%", re.IGNORECASE)
_GETAL = r"\d+(?:[.,]\d+)?"
_TAAL = "|".join(_GETALLEN)
_WOORD = r"%|[^\W\d_]+"
_BEREIK = re.compile(
    rf"(?:(?P<los>minder dan|onder|less than|fewer than|under|meer dan|boven|over|more than)\s+(?:de\s+)?)?"
    rf"(?<![\w.,:])(?P<van>{_GETAL}|{_TAAL}|een(?=\s+(?:{'|'.join(map(re.escape, _EENHEDEN))})\b))"
    rf"(?:\s*(?:-|–|à|of|tot|tot en met|t/m|or|to)\s*(?P<tot>{_GETAL}|{_TAAL})(?!\w))?"
    rf"(?:\s*(?:van de|van|uit|of|/)\s*(?:{_GETAL}|{_TAAL})(?!\w))?"
    rf"\s*(?P<eenheid>{_WOORD})?(?=(?:\s+(?P<tweede>{_WOORD}))?)",
    re.IGNORECASE,
)
_PER = re.compile(rf"^(?:\s+\w+){{0,2}}?\s+(?:per|a)\s+(?P<per>{'|'.join(map(re.escape, _EENHEDEN))})\b", re.IGNORECASE)
_KLOK = re.compile(
    rf"\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}\.\d\d ?(?:uur|u)\b|\b(?:half|om|at|kwart voor|kwart over|quarter to|quarter past)\s+(?:{_GETAL}|{_TAAL})\b"
    rf"|\b(?:voor|na|rond|tegen|vanaf)\s+(?:{_GETAL}|{_TAAL}) ?(?:uur|u)\b|\b\d{{1,2}} ?(?:am|pm|o.clock)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tip:
    """Something to look at: which (`soort`) and at which level (-3..2); None when it is about the ladder as a whole.

    soort: `vaag` (a word like "more" without a number), `geen_volgorde` (numbers don't run one way), `eenheden` (not one unit),
    `twee_dingen` (two numbers change from step to step), `overlap` (one number fits two steps), `gat` (a number fits none), `ongelijk`
    (steps of unequal size), `te_mooi` (the goal leaves no room above it).
    """

    soort: str
    niveau: int | None = None


@dataclass(frozen=True)
class _Maat:
    """One number: from `laag` to `hoog` in `eenheid` (empty: none that we know) per `per`. `korrel`: how much one of its unit is.

    `bereik`: it was said as a range. `los`: it is open to one side ("meer dan 4").
    """

    laag: float
    hoog: float
    eenheid: str
    per: str
    korrel: float
    bereik: bool
    los: bool


def _waarde(woord: str) -> float:
    woord = woord.casefold()
    return 1.0 if woord == "een" else float(_GETALLEN[woord]) if woord in _GETALLEN else float(woord.replace(",", "."))


def _eenheid(*woorden: str | None) -> str:
    """The measure in the words behind a number: "dagen", "hele dagen", "schooldagen"."""
    schoon = [woord.casefold() for woord in woorden if woord]
    bekend = (_EENHEDEN.get(woord) or next((e for w, e in _EENHEDEN.items() if len(w) > 3 and woord.endswith(w)), "") for woord in schoon)
    return next(filter(None, bekend), "")


def _maten(tekst: str) -> list[_Maat]:
    """The numbers in a step, in the order in which they are said."""
    for woorden, minuten in _DUUR.items():
        tekst = woorden.sub(minuten, tekst)
    return [_maat(vondst, tekst[vondst.end() :]) for vondst in _BEREIK.finditer(tekst)]


def _maat(vondst: re.Match[str], erna: str) -> _Maat:
    eenheid, korrel = _eenheid(vondst["eenheid"], vondst["tweede"]), 1.0
    eenheid, korrel = _GROOTTE.get(eenheid, (eenheid, korrel))
    laag, hoog = sorted(_waarde(woord) * korrel for woord in (vondst["van"], vondst["tot"] or vondst["van"]))
    los = (vondst["los"] or "").casefold()
    if los:
        # Just below, or just above: enough for the order, and "meer dan 4" is not 4.
        laag = hoog = laag - korrel / 2 if los in {"minder dan", "onder", "less than", "fewer than", "under"} else hoog + korrel / 2
    per = _PER.match(erna)
    return _Maat(laag, hoog, eenheid, _eenheid(per["per"]) if per else "", korrel, vondst["tot"] is not None, bool(los))


def kijk_na(treden: Mapping[int, str]) -> list[Tip]:
    """Return the hints for a ladder (level -3..2 -> words); empty texts are left out. Never says that a ladder is good."""
    teksten = {niveau: tekst for niveau, tekst in sorted(treden.items()) if tekst.strip()}
    alle = {niveau: maten for niveau, tekst in teksten.items() if (maten := _maten(tekst))}
    tips = [Tip("vaag", niveau) for niveau, tekst in teksten.items() if niveau not in alle and _VAAG.search(tekst)]
    telt = [] if any(_KLOK.search(tekst) for tekst in teksten.values()) else _wat_verschilt(alle)
    if 0 in teksten and (_ALTIJD.search(teksten[0]) or (telt and _te_mooi(telt[0]))):
        tips.append(Tip("te_mooi", 0))
    if len(telt) > 1:
        tips.append(Tip("twee_dingen"))
    elif telt:
        tips += _getallen(telt[0])
    return tips


def _wat_verschilt(alle: Mapping[int, list[_Maat]]) -> list[dict[int, _Maat]]:
    """The first numbers, the second ones, ..: those that at least three steps have and that are not the same everywhere."""
    rijen = [{niveau: maten[i] for niveau, maten in alle.items() if i < len(maten)} for i in range(max(map(len, alle.values()), default=0))]
    return [rij for rij in rijen if len(rij) >= 3 and len({(maat.laag, maat.hoog) for maat in rij.values()}) > 1]


def _te_mooi(maten: Mapping[int, _Maat]) -> bool:
    return 0 in maten and 2 in maten and maten[0].eenheid == maten[2].eenheid and maten[0].hoog == maten[2].hoog


def _getallen(maten: dict[int, _Maat]) -> list[Tip]:
    if any(len({deel for maat in maten.values() if (deel := welk(maat))}) > 1 for welk in (lambda m: m.eenheid, lambda m: m.per)):
        return [Tip("eenheden")]
    rij = list(maten.items())
    midden = [(maat.laag + maat.hoog) / 2 for maat in maten.values()]
    stijgt = midden[-1] >= midden[0]
    for (_, lager), (niveau, hoger) in pairwise(rij):
        onder, boven = (lager, hoger) if stijgt else (hoger, lager)
        if boven.laag + boven.hoog < onder.laag + onder.hoog:
            return [Tip("geen_volgorde", niveau)]
        # "1 tot 2 uur" and "2 tot 3 uur" touch, and share no time.
        if boven.laag < onder.hoog or (boven.laag == onder.hoog and not (boven.eenheid == "duur" and boven.bereik and onder.bereik)):
            return [Tip("overlap", niveau)]
    tips = [
        Tip("gat", niveau)
        for (_, lager), (niveau, hoger) in pairwise(rij)
        if (lager.bereik or hoger.bereik) and not (lager.los or hoger.los)
        if (hoger.laag - lager.hoog if stijgt else lager.laag - hoger.hoog) > max(lager.korrel, hoger.korrel)
    ]
    aaneen = all(boven - onder == 1 for onder, boven in pairwise(maten)) and not any(maat.los for maat in maten.values())
    verschillen = [abs(hoger - lager) for lager, hoger in pairwise(midden)]
    if not tips and aaneen and max(verschillen) > 2 * min(verschillen):
        tips.append(Tip("ongelijk"))
    return tips
