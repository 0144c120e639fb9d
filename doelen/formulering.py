"""Is a goal worded as what somebody wants to reach? Rules, no model: mild hints about Dutch and English goals.

A false alarm is worse than a miss, so a word such as "niet" only counts when no known harmless use explains it. Words that
may be about danger (hurt, abuse, wanting to die, fear of somebody at home) always win: such a text is never coached.

Nothing here stores, logs or sends a text. Stance and rules: richtlijnenjeugdhulp.nl (goals say what somebody wants to
reach or learn, in own words), Elliot & Church 2002, Wollburg & Braukhaus 2010.
"""

from dataclasses import dataclass

from doelen.formulering_aarzeling import Schroom
from doelen.formulering_lezen import in_zinnen, is_gevaar, lees
from doelen.formulering_zin import Zin

VRAGEN: dict[str, dict[str, str]] = {
    "wat_wel": {"nl": "Wat doe je dan wél?", "en": "What will you do instead?"},
    "wat_zien_anderen": {
        "nl": "Wat zien anderen jou doen als het gelukt is?",
        "en": "What will others see you do when it has worked?",
    },
    "waar_naartoe": {"nl": "Waar wil je naartoe?", "en": "Where would you like to get to?"},
    "wat_doe_jij_zelf": {"nl": "Wat kun jij daar zelf aan doen?", "en": "What can you do about it yourself?"},
    "wat_wil_jij_zelf": {"nl": "Wat wil jij zelf?", "en": "What do you want yourself?"},
    "wat_is_anders": {"nl": "Stel, het gaat beter. Wat is er dan anders?", "en": "Suppose it goes better. What is different then?"},
    "laat_alleen_staan": {
        "nl": "Je hebt het al. Laat je alleen staan wat je wél wilt?",
        "en": "You already have it. Will you keep only what you do want?",
    },
}


@dataclass(frozen=True)
class Signaal:
    """One word that says what somebody does not want.

    `code` is niet, minder, mijden, stoppen, weg or zonder; of a sentence with none of those ander (what somebody else has to do), van
    (what somebody else wants) or probleem (what is hard now, and no wish). `woord` is tekst[begin:einde], offsets in code points of the
    text as it was given.
    """

    code: str
    woord: str
    begin: int
    einde: int


@dataclass(frozen=True)
class Oordeel:
    """What the rules make of one goal.

    `soort` is positief, gemengd (it also says what somebody does want) or negatief. `veiligheid` says that the words may
    be about danger: then soort is positief and the rest is empty. `vragen` are the sentences of `vraagcodes` (keys of
    VRAGEN), at most three. `tips` are codes from zelf, uiterlijk and begin_met_wat_je_doet.
    """

    soort: str
    veiligheid: bool = False
    signalen: tuple[Signaal, ...] = ()
    vragen: tuple[str, ...] = ()
    vraagcodes: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()


VRAAG_BIJ = {
    "ander": ("wat_doe_jij_zelf", "waar_naartoe"),
    "van": ("wat_wil_jij_zelf", "waar_naartoe"),
    "probleem": ("wat_is_anders", "wat_zien_anderen"),
    "niet": ("wat_wel", "wat_zien_anderen"),
    "minder": ("wat_wel", "waar_naartoe"),
    "mijden": ("waar_naartoe", "wat_wel"),
    "stoppen": ("wat_wel", "wat_zien_anderen"),
    "weg": ("waar_naartoe", "wat_zien_anderen"),
    "zonder": ("wat_wel",),
}


def beoordeel(tekst: str, taal: str = "nl") -> Oordeel:
    """Say how a goal is worded; never blocks, and never coaches words that may be about danger.

    Args:
        tekst: a goal in Dutch or English (or both), any spelling; meant for up to 2,000 characters, in linear time.
        taal: "nl" or "en", the language of `vragen`; another language gets Dutch.

    Returns:
        An Oordeel. An empty text is positief.

    """
    zinnen = in_zinnen(lees(tekst))
    if is_gevaar(zinnen):
        return Oordeel("positief", veiligheid=True)
    gelezen = [Zin(zin) for zin in zinnen]
    signalen = tuple(
        Signaal(code, tekst[w.begin : w.einde], w.begin, w.einde)
        for zin in gelezen
        for w, code in ((zin.woorden[i], code) for i, code in zin.seinen)
    )
    tips = tuple(dict.fromkeys(tip for zin in gelezen for tip in zin.tips))
    zonder = [] if signalen else [(zin, plek) for zin in gelezen if (plek := zin.zonder_wens())]
    if not signalen and (not zonder or len(zonder) != len(gelezen)):
        return Oordeel("positief", tips=tips)
    aarzeling = Schroom(
        " . ".join(" ".join(zin.v) for zin in gelezen), " . ".join(zin.kern() for zin in gelezen), zonder[0][1][1] if zonder else ""
    )
    if aarzeling.helpt():
        return Oordeel("positief", veiligheid=True)
    if aarzeling.zwijgt():
        return Oordeel("positief", tips=tips)
    if zonder:
        zin, (plek, code) = zonder[0]
        woord, codes = zin.woorden[plek], VRAAG_BIJ[code]
        sein = Signaal(code, tekst[woord.begin : woord.einde], woord.begin, woord.einde)
        return Oordeel("negatief", False, (sein,), _in_taal(codes, taal), codes, tips)
    met_sein = [zin for zin in gelezen if zin.seinen]
    if any(zin.ook_wat_wel() for zin in met_sein) or any(zin.wil_iets() for zin in gelezen):
        codes: tuple[str, ...] = ("laat_alleen_staan",)
        soort = "gemengd"
    else:
        codes = VRAAG_BIJ[signalen[0].code]
        if any(zin.van_een_ander() for zin in met_sein):
            codes = (*codes, "wat_doe_jij_zelf")
        soort = "negatief"
    return Oordeel(soort, False, signalen, _in_taal(codes, taal), codes, tips)


def _in_taal(codes: tuple[str, ...], taal: str) -> tuple[str, ...]:
    return tuple(VRAGEN[code]["en" if taal == "en" else "nl"] for code in codes)
