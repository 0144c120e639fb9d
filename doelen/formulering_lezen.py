"""Reading a goal for doelen.formulering: words in the spelling of the lists, sentences, and whether the words may be about danger."""

import re
import unicodedata
from dataclasses import dataclass

from doelen import formulering_en as en
from doelen import formulering_nl as nl
from doelen import formulering_schroom as schroom


@dataclass(frozen=True)
class Woord:
    """One word of a goal: its spelling of the lists, and where it stands (code points)."""

    vorm: str
    begin: int
    einde: int
    titel: bool
    scheiding: str  # what stands before it: "" (nothing), "," or "."
    aanhaling: bool = False


_WOORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’`´](?:[^\W_]|[\u0300-\u036f])+)*|[\U0001F6AB\u274C\u26D4\U0001F6AD]")
_EMOJI_NIET = frozenset("\U0001f6ab\u274c\u26d4\U0001f6ad")
_LANG = re.compile(r"(\w)\1{2,}")
_CITAAT = re.compile(r"\"[^\"\n]{1,300}\"|[“„][^”“\n]{1,300}[”“]|«[^»\n]{1,300}»|‘[^’\n]{1,200}’|(?<!\w)'[^'\n]{1,200}'(?!\w)")
_EINDE = re.compile(r"[.!?;\n…](?:\s|$)|[.!?;…]{2,}|\n|[\U0001F300-\U0001FAFF\u2600-\u27BF]|\s[-–—]+\s|[;]|\s[/|]\s")
GEVAAR = re.compile("|".join(f"(?:{patroon})" for patroon in (*nl.VEILIGHEID, *en.VEILIGHEID)))
_SPEL_DOOD = re.compile(nl.SPEL_DOOD)
ZWAAR = re.compile(schroom.ZWAAR)
KENT = re.compile(
    "|".join(
        (
            schroom.DOEN,
            schroom.GEWOON,
            schroom.ALLEDAAGS,
            schroom.ZAKEN,
            schroom.NAASTE,
            schroom.ANDEREN,
            schroom.LIJDEND,
            *schroom.LICHT.values(),
        )
    )
)


def _vorm(ruw: str) -> str:
    """Bring one token to the spelling of the lists: no accents, lower case, no stretched letters, known variants."""
    kaal = unicodedata.normalize("NFKD", ruw)
    kaal = "".join(teken for teken in kaal if not unicodedata.combining(teken)).lower()
    kaal = re.sub(r"['’`´]", "'", kaal)
    if kaal in nl.SPELLING:
        return nl.SPELLING[kaal]
    kaal = kaal.replace("'", "")
    kort = _LANG.sub(r"\1", kaal)
    if kort != kaal and _LANG.sub(r"\1\1", kaal) in _BEKEND:
        return _LANG.sub(r"\1\1", kaal)
    kort = nl.SPELLING.get(kort, kort)
    return _juist(kort) if _GEWOON_GESPELD.fullmatch(ruw) else kort


_BEKEND = nl.NIET | nl.MINDER | nl.STOP | {"meer", "dood", "nee"} | en.NIET | en.STOP | en.MINDER


def lees(tekst: str) -> list[Woord]:
    """Give the words of a goal; what is quoted is marked, unless nearly all of it is."""
    citaten = [(m.start(), m.end()) for m in _CITAAT.finditer(tekst)]
    if sum(einde - begin for begin, einde in citaten) > 0.8 * len(tekst.strip()):
        citaten = []
    woorden: list[Woord] = []
    vorig = plek = 0
    for match in _WOORD.finditer(tekst):
        tussen = tekst[vorig : match.start()]
        scheiding = "." if _EINDE.search(tussen) else "," if "," in tussen or ":" in tussen or "(" in tussen else ""
        while plek < len(citaten) and citaten[plek][1] <= match.start():
            plek += 1
        ruw = match.group()
        # The same sign can be one word or two: "niet-roker" is a word that says nothing about wanting.
        koppel = tekst[match.end() : match.end() + 1] == "-" and tekst[match.end() + 1 : match.end() + 2].isalpha()
        woorden.append(
            Woord(
                vorm="niet" if ruw in _EMOJI_NIET else _vorm(ruw),
                begin=match.start(),
                einde=match.end(),
                titel=ruw[:1].isupper() and ruw[1:].islower(),
                scheiding=scheiding,
                aanhaling=koppel or (plek < len(citaten) and citaten[plek][0] <= match.start()),
            )
        )
        vorig = match.end()
    return woorden


def in_zinnen(woorden: list[Woord]) -> list[list[Woord]]:
    """Divide words into sentences."""
    zinnen: list[list[Woord]] = []
    for woord in woorden:
        if not zinnen or woord.scheiding == ".":
            zinnen.append([])
        zinnen[-1].append(woord)
    return zinnen


def is_gevaar(zinnen: list[list[Woord]]) -> bool:
    """Say whether a sentence holds words that may be about danger."""
    for zin in zinnen:
        regel = " ".join(woord.vorm for woord in zin)
        treffer = GEVAAR.search(regel)
        if treffer and not (_SPEL_DOOD.search(treffer.group()) and any(woord.vorm in nl.SPEL for woord in zin)):
            return True
    return False


_LIJST = frozenset[str]().union(
    *(waarde for module in (nl, en, schroom) for waarde in vars(module).values() if isinstance(waarde, frozenset)), nl.ROL, {"."}
)


def is_bekend(woord: str) -> bool:
    """Say whether a word is in a list or a pattern."""
    return woord in _LIJST or bool(KENT.search(woord) or ZWAAR.search(woord) or GEVAAR.search(woord))


def _klank(woord: str) -> str:
    """Give a word as it sounds, so that what is written by ear comes out alike: "zenuwagtig", "discusie", "vriende"."""
    for letters, klank in nl.KLANK:
        woord = woord.replace(letters, klank)
    woord = _DUBBEL.sub(r"\1", woord)
    return woord[:-1] if woord.endswith("en") else woord[:-1] + "t" if woord.endswith("d") else woord


_DUBBEL = re.compile(r"([a-z])\1")
_GEWOON_GESPELD = re.compile(r"[a-z]{6,}")
_UIT_PATROON = re.compile(r"(?<=[|(:])[a-z]{6,}(?=[|)])")


def _klanken() -> dict[str, str]:
    licht = "|".join((schroom.DOEN, schroom.GEWOON, schroom.ALLEDAAGS, schroom.ZAKEN, *schroom.LICHT.values()))
    lang = sorted(woord for woord in _LIJST if _GEWOON_GESPELD.fullmatch(woord))
    # A heavy word comes last, so that it wins from a light one that sounds the same.
    return {_klank(woord): woord for woord in (*sorted(_UIT_PATROON.findall(licht)), *lang, *sorted(_UIT_PATROON.findall(schroom.ZWAAR)))}


_KLANKEN = _klanken()


def _juist(woord: str) -> str:
    """Give the known word that sounds like an unknown one, or else the word itself."""
    if woord in _LIJST:
        return woord
    bedoeld = _KLANKEN.get(_klank(woord), woord)
    return woord if bedoeld == woord or is_bekend(woord) else bedoeld
