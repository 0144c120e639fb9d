"""One sentence of a goal for doelen.formulering: which words say what somebody does not want, and whether it tells what he does want."""

import re
from bisect import bisect_left

from doelen import formulering_en as en
from doelen import formulering_nl as nl
from doelen.formulering_lezen import Woord, is_bekend

_KLACHT, _BREED = re.compile(nl.KLACHT), re.compile(nl.KLACHT_BREED)
_VAN_ANDEREN = {code: re.compile(patroon) for code, patroon in nl.VAN_ANDEREN.items()}
NAAM = "eigennaam"
"""What stands in the place of somebody's name."""
NAMEN = 2
"""More words with a capital than this are a way of writing, not names."""
KORT = 14
"""Up to so many words a sentence that names a problem holds nothing else."""
VERHAAL = 24
"""Up to so many words a complaint is looked for."""


class Zin:
    """One sentence: which words are exempt, which words are signals, and whether it also says what is wanted."""

    def __init__(self, woorden: list[Woord]) -> None:
        self.woorden = woorden
        self.v = [woord.vorm for woord in woorden]
        self.n = len(woorden)
        self._namen()
        self.regel = " ".join(self.v)
        self.tips: list[str] = []
        self.vrij = [woord.aanhaling for woord in woorden]
        self._bijzinnen()
        self._vaste_uitdrukkingen()
        self.seinen = [(i, code) for i in range(self.n) if not self.vrij[i] and (code := self._code(i))]

    def _namen(self) -> None:
        """Put NAAM where a capital stands on a word that is in no list: a child or somebody else, not an unknown thing."""
        naam = [
            i
            for i, woord in enumerate(self.woorden)
            if woord.titel
            and (i > 0 or (self.n > 1 and self.v[1] in nl.MOET | nl.WIL_DAT | nl.NA_NAAM))
            and woord.vorm.isalpha()
            and not is_bekend(woord.vorm)
        ]
        if len(naam) <= NAMEN:
            for i in naam:
                self.v[i] = NAAM

    def kern(self) -> str:
        """Give what is said not to be: without clauses of when and why, quotations, and what comes after "maar"."""
        na = self.seinen[0][0] if self.seinen else self.n
        tot = next(
            (i for i in range(na, self.n) if self.v[i] in {"maar", "but"} and self.v[i - 1] not in {"altijd", "alleen", "steeds"}), self.n
        )
        return " ".join(woord for woord, vrij in zip(self.v[:tot], self.vrij[:tot], strict=True) if not vrij)

    def _stuk(self, van: int, tot: int) -> list[str]:
        return self.v[max(0, van) : max(0, tot)]

    def _clausule(self, start: int) -> int:
        """Return where the clause that starts at `start` ends: a comma, or the verb before a second subject."""
        onderwerp = False
        for j in range(start + 1, self.n):
            if self.woorden[j].scheiding == "," and j > start + 1:
                return j
            if j > start + 2 and self.v[j] in {"dan", "then", "maar", "but"}:
                return j
            if self.v[start] == "want":
                continue
            if self.v[j] in nl.ONDERWERP or self.v[j] in en.ONDERWERP:
                if (onderwerp or j > start + 2) and j > start + 2 and self.v[j - 1] not in nl.VOEGWOORD:
                    # Dutch turns round after a clause ("... sla ik niet"), English doesn't ("... I don't hit").
                    return j if self.v[j] in en.ONDERWERP and self.v[j] not in nl.ONDERWERP else j - 1
                onderwerp = True
        return self.n

    def _bijzinnen(self) -> None:
        i = 0
        while i < self.n:
            einde = self._clausule(i) if self._opent_bijzin(i) else i
            for j in range(i, einde):
                self.vrij[j] = True
            i = max(i + 1, einde)

    def _opent_bijzin(self, i: int) -> bool:  # noqa: C901, PLR0911 - a list of rules reads best flat
        woord, vorig = self.v[i], self.v[i - 1] if i else ""
        volgend = self.v[i + 1] if i + 1 < self.n else ""
        if woord == "want":
            return vorig not in {"i", "we", "you", "they", "dont", "to", "really", "just"} and volgend != "to"
        if woord in nl.VOORWAARDE or woord in en.VOORWAARDE:
            gelijk = woord == "als" and (volgend in nl.ALS_GELIJK or (volgend == "een" and self.v[i + 2 : i + 3] in nl.ALS_EEN))
            return not gelijk and vorig not in {"net", "zo", "evenveel", "zoveel", "dan"} and volgend not in nl.NIET
        if woord in nl.INHOUD_NL or woord in en.INHOUD:
            if woord == "who" and i > 1 and volgend in en.NIET:
                return True
            return volgend in nl.BEGINT_ZIN and not (woord == "of" and not any(w in nl.ZEG for w in self._stuk(i - 5, i)))
        if woord == "hoe":
            return vorig in {"leer", "leren", "weet", "weten", "ontdek"} and volgend in {"ik", "je", "we"}
        if woord in {"dat", "that"}:
            if vorig in {"dagen", "momenten", "iets", "alles", "eten", "days", "something"}:
                return True
            return i > 1 and any(w in nl.ZEG for w in self._stuk(i - 5, i)) and not self._cue_voor(i, 5)
        if woord in {"die", "waar", "waarop"}:
            return (
                i > 1
                and "enige" not in self._stuk(i - 3, i)
                and self.woorden[i].scheiding == ""
                and vorig not in nl.VOEGWOORD | nl.VOORZETSEL | nl.WIL
                and not self._cue_voor(i, 4)
            )
        if woord in {"ik", "i"} and self.woorden[i].scheiding == ",":
            return bool({"zeg", "zeggen", "say", "tell"} & set(self._stuk(i - 6, i)))
        if woord in {"al", "nu"}:
            return vorig == "ook" or (woord == "nu" and volgend in {"ik", "heb", "ben", "is", "we"})
        if woord in {"plaats", "ipv", "instead"}:
            if i + 1 < self.n:
                self.tips.append("begin_met_wat_je_doet")
            return True
        return woord == "p" and vorig == "i" and volgend == "v"

    def _cue_voor(self, i: int, afstand: int) -> bool:
        return any(w in nl.NIET or w in en.NIET for w in self._stuk(i - afstand, i))

    def _vaste_uitdrukkingen(self) -> None:
        for i in range(self.n):
            for vast in nl.VRIJ_VOOR:
                if self.v[i] == vast[0] and tuple(self.v[i : i + len(vast)]) == vast:
                    self.vrij[i : i + len(vast)] = [True] * len(vast)

    def _code(self, i: int) -> str:  # noqa: PLR0911 - a list of rules reads best flat
        woord = self.v[i]
        eigennaam = self.woorden[i].titel and i > 0 and i + 1 < self.n and self.woorden[i + 1].titel
        if eigennaam:
            return ""
        if woord in nl.NIET or woord in en.NIET:
            return "" if self._niet_vrij(i) else "niet"
        if woord == "terugbrengen" and nl.MOET & set(self.v[:5]):
            return ""
        if woord in nl.MINDER or woord in en.MINDER:
            return "" if self._minder_vrij(i) else "minder"
        if woord in nl.MIJD or woord in en.MIJD:
            vorige = {"vaak", "veel", "soms", "die", "goed", "verzorgd", "mijn", "netjes", "een", "regelmatig"}
            return "" if woord.startswith("voorkom") and i and self.v[i - 1] in vorige else "mijden"
        if woord in nl.STOP or woord in en.STOP or woord in {"ermee", "houd", "hou", "houdt"}:
            return "stoppen" if self._is_stop(i) else ""
        if woord == "zonder" or woord in en.ZONDER:
            return "" if self._zonder_vrij(i) else "zonder"
        return "weg" if self._is_weg(i) else ""

    def _getal(self, i: int) -> bool:
        return i < self.n and (self.v[i][:1].isdigit() or self.v[i] in nl.TELWOORD)

    def _niet_vrij(self, i: int) -> bool:
        na, voor = self.v[i + 1 : i + 7], self._stuk(i - 4, i)
        if na[:1] and na[0] in {"alleen", "slechts", "enkel", "only", "just"}:
            rest = self.v[i + 2 : i + 32]
            for j, a in enumerate(rest):
                if (a in {"maar", "but"} or self.woorden[i + 2 + j].scheiding == ",") and {"ook", "also"} & set(rest[j : j + 8]):
                    return True
        if (
            na[1:3] == ["meer", "dan"]
            or (len(na) > 1 and na[0] in nl.VERGELIJK and na[1] in {"dan", "than"})
            or (len(na) > 2 and na[0] == "any" and na[2] == "than")
        ):
            self.tips.append("uiterlijk")
            return True
        if len(na) == 1 and na[0] in nl.VERGELIJK and {"uur", "minuten", "keer", "euro"} & set(self._stuk(i - 10, i)):
            self.tips.append("uiterlijk")
            return True
        if any(w in nl.HULP for w in na[:3]) and any(w in {"nodig", "need", "needing"} for w in (*na[:4], *voor)):
            self.tips.append("zelf")
            return True
        if self.v[i] in {"niets", "niks", "nothing"} and (
            any(w in {"even", "lekker", "gewoon", "eens", "just"} for w in voor)
            or any(w in {"hoef", "hoeft", "hoeven", "moeten", "moet"} for w in na[:3])
            or voor[-2:] == ["doe", "dan"]
            or (na[:1] == ["doen"] and any(w in {"mag", "best", "keer"} for w in voor))
        ):
            return True
        return any(w in {"dat", "wat", "die", "iets"} for w in voor) and bool(na) and na[0] in {"ken", "kende", "snap", "begrijp"}

    def _minder_vrij(self, i: int) -> bool:
        na = self.v[i + 1 : i + 5]
        if len(na) > 1 and na[0] in {"dan", "than"} and (self._getal(i + 2) or (i and self.v[i - 1] == "in")):
            self.tips.append("uiterlijk")
            return True
        if any(w in nl.HULP for w in na[:1]) and any(w in {"nodig", "need"} for w in (*na, *self._stuk(i - 3, i))):
            self.tips.append("zelf")
            return True
        return False

    def _zonder_vrij(self, i: int) -> bool:  # noqa: PLR0911 - a list of rules reads best flat
        na = self.v[i + 1 : i + 10]
        kern = [w for w in na[:3] if w not in nl.BEZIT]
        voor = self._stuk(i - 8, i)
        if {"vol", "volhouden"} & set(voor):
            return True
        if na[:1] == ["te"] and not nl.NAAR & set(na) and {"minuten", "minuut", "uur", "km", "meter", "dag", "hele"} & set(voor):
            return True
        if (
            i > 2
            and self.v[0] in {"ik", "we", "wij", "i"}
            and not {"wil", "willen", "kan", "kunnen", "ga", "gaan", "want", "can"} & set(self.v[:i])
        ):
            return True  # something is done, and "zonder" says how
        if "te" in na[:2] and not nl.NAAR & set(na) and nl.KAN & set(voor):
            return True
        if kern and (kern[0] in nl.ZELF or kern[0] in en.ZELF):
            self.tips.append("zelf")
            return True
        if kern and len(na) < 4 and "te" not in na and kern[0] not in nl.NAAR and nl.KAN & {*voor, *na}:
            self.tips.append("zelf")
            return True
        if na[:1] == ["dat"] and (
            na[1:2] == ["iemand"] or (na[1:2] != ["ik"] and (any(w in nl.HULPWERK for w in na) or nl.KAN & set(voor)))
        ):
            self.tips.append("zelf")
            return True
        return False

    def _is_stop(self, i: int) -> bool:  # noqa: PLR0911 - a list of rules reads best flat
        woord, na, voor = self.v[i], self.v[i + 1 : i + 6], self._stuk(i - 6, i)
        if woord in {"houd", "hou", "houdt"}:
            return "op" in na[:3] and "met" in na[:4] and na.index("op") < na.index("met")
        if woord == "ermee":
            return na[:1] == ["ophouden"] or any(w in {"stop", "stopt", "kap"} for w in voor[-2:])
        if (na[:1] and na[0] in {"zeggen", "te", "zeg", "sign", "say"} and voor[-1:] != ["ermee"]) or (
            voor[-1:] and voor[-1] in nl.KAN | {"say"}
        ):
            return False
        if na[:1] == ["met"] and nl.VERVOER & set(na[1:3]):
            return False
        if "met" in na:
            tussen = na[: na.index("met")]
            if all(w in nl.STOP_VULSEL for w in tussen):
                na_ding = i + na.index("met") + 3
                klok = self._stuk(na_ding, na_ding + 1) in nl.KLOK and self._getal(na_ding + 1)
                return not (klok or voor[-2:] == ["op", "tijd"])
        if woord in en.STOP and na:
            return na[0].endswith("ing") or (woord in {"quit", "quitting"} and i > 0)
        if "met" in voor and na[:1] not in (["bij"], ["in"], ["voor"]) and woord in {"stoppen", "kappen", "ophouden"}:
            return "op" not in voor[-2:] or woord != "stoppen"
        if voor[-1:] == ["ermee"]:
            return True
        eind = i == self.n - 1 or self.woorden[i + 1].scheiding == ","
        vervoer = {"bus", "trein", "tram", "auto", "metro", "rood", "bal", "fiets", "muziek"}
        andere = any(w in {"dat", "moet", "moeten"} for w in self._stuk(i - 8, i)) and "ik" not in self._stuk(i - 4, i)
        return woord in {"stopt", "stoppen", "ophoudt", "ophouden"} and eind and andere and not vervoer & set(voor)

    def _is_weg(self, i: int) -> bool:  # noqa: PLR0911 - a list of rules reads best flat
        woord, na, voor = self.v[i], self.v[i + 1 : i + 4], self._stuk(i - 8, i)
        if woord in nl.WEG or woord in en.VERDWIJN or (woord == "weg" and na[:1] in (["gaan"], ["gaat"])):
            kwijt = woord.startswith("kwijt")
            ding = any(w in {"dat", "moet", "moeten", "laten"} for w in voor) and not {"ik", "we"} & set(voor[-4:])
            return (kwijt and any(w in nl.WIL for w in voor)) or ding
        if woord == "weg":
            return i == self.n - 1 and any(w in {"moet", "moeten"} for w in voor) and not {"ik", "we", "hij", "ze"} & set(voor)
        if woord == "kwijt":
            vrij = nl.KWIJT_VRIJ & set(voor) or na[:1] in (["kan"], ["kunnen"], ["bij"], ["aan"]) or "kan" in voor or "kunnen" in voor
            return any(w in nl.WIL for w in voor) and not vrij
        if woord in {"vanaf", "ervanaf"}:
            return (woord == "ervanaf" or voor[-1:] == ["er"]) and i == self.n - 1
        if woord == "af":
            vijf = voor[-7:]
            if na[:1] == ["van"]:
                return voor[-1:] == ["wil"] or voor[-2:-1] == ["wil"]
            if na[:1] and na[0] in nl.NA_AF:
                return False
            if "ervan" in vijf:
                return True
            if "van" not in vijf or (voor[0] != "van" and not any(w in nl.WIL for w in voor)):
                return False
            return not nl.PLEK & set(vijf[vijf.index("van") + 1 :])
        return any(
            woord == twee[0] and na[:1] == [twee[1]] and (twee[0] not in {"go", "goes"} or "i" not in voor[-3:]) for twee in en.TWEEWOORDS
        )

    def ook_wat_wel(self) -> bool:
        """Say whether this sentence, besides its signals, already tells what somebody does want."""
        eerste, laatste = self.seinen[0][0], self.seinen[-1][0]
        voor = self.v[:eerste]
        schoon_voor = sum(1 for j in range(eerste) if not self.vrij[j]) >= 3
        for j in range(eerste + 1, self.n):
            rest = self.v[j + 1 : j + 31]
            if self.v[j] in {"maar", "but"} and rest and not self._cue_in(j + 1, self.n) and not nl.MOEILIJK & set(rest):
                return True
            if (self.v[j] in {"en", "and"} or self.woorden[j].scheiding == ",") and j > laatste and rest:
                deel = self.v[j : j + 4]
                if any(w in nl.MEER for w in deel) and not self._cue_in(j, self.n):
                    return True
                doet = [w for w in deel if w not in {"en", "and", "dan", "ik", "i", "then", "ga", "wil"}]
                begint = deel[:1] in (["en"], ["and"], ["ik"], ["dan"])
                if begint and len(deel) > 2 and doet and doet[0] in nl.DOE:
                    return True
        if not schoon_voor:
            return False
        vorig = voor[-1]
        komma = self.woorden[eerste].scheiding == "," and self.seinen[0][1] != "zonder"
        if vorig in {"en", "and", "maar", "but"} or komma:
            meer_erna = self.v[eerste] in {"minder", "less", "fewer"} and vorig in {"en", "and"}
            begint = self.v[0] in {"als", "wanneer", "if", "when"}
            return meer_erna or not begint
        return any(w in {"zodat", "zodoende"} for w in voor) and voor.index("zodat") > 2

    def _cue_in(self, van: int, tot: int) -> bool:
        plek = bisect_left(self.seinen, (van, ""))
        return plek < len(self.seinen) and self.seinen[plek][0] < tot

    def zonder_wens(self) -> tuple[int, str] | None:
        """Say where, without any signal, somebody else's doing or wish, or only a problem, stands in the place of a wish."""
        plek = next((i for i in range(1, min(self.n, 5)) if self.v[i] in nl.MOET | nl.WIL_DAT), self.n)
        if plek + 1 < self.n and self._is_een_ander(plek) and self.v[plek + 1] not in {"ik", "i", "we", "wij"}:
            if self.v[plek] in nl.MOET and (self.v[plek] != "has" or self.v[plek + 1] == "to"):
                return plek, "ander"
            wens = [w for w in self.v[plek + 1 :] if w not in nl.VULLING]
            if self.v[plek] in nl.WIL_DAT and (wens[:1] == ["me"] or wens[:2] in (["dat", "ik"], ["dat", "we"], ["dat", "wij"])):
                return None if "wil" in wens else (plek, "van")
        if self.v[0] == "dat" and (nl.ANDER | nl.INSTANTIE) & set(self.v[1:4]) and nl.VERZUCHT & set(self.v):
            return next(i for i, woord in enumerate(self.v) if woord in nl.VERZUCHT), "ander"
        moet = next((i for i in range(min(self.n, 5)) if self.v[i] in {"moet", "moeten"}), self.n)
        if moet < self.n and "van" in self.v[:5] and {"ik", "dat", "het", "we", "wij"} & set(self.v[:5]):
            na_van = [w for w in self.v[self.v.index("van") + 1 :][:3] if w not in nl.VOOR_NAAM]
            if na_van and (na_van[0] in nl.ANDER | nl.INSTANTIE or na_van[0].endswith(nl.ROL)) and "wil" not in self.v:
                return moet, "van"
        for code, patroon in _VAN_ANDEREN.items():
            treffer = patroon.search(self.regel)
            if treffer and self.v[0] not in nl.WIE_SCHRIJFT:
                return self._plek(treffer), code
        zwaar = self._probleem() if self.n <= KORT else None
        zwaar = self._klacht(_KLACHT, nl.GEEN_KLACHT) if zwaar is None else zwaar
        zwaar = self._klacht(_BREED, nl.GELUKT) if zwaar is None else zwaar
        return None if zwaar is None else (zwaar, "probleem")

    def _plek(self, treffer: re.Match[str]) -> int:
        return self.regel.count(" ", 0, treffer.start())

    def _klacht(self, patroon: re.Pattern[str], geen: frozenset[str]) -> int | None:
        """Say where a complaint begins, when no wish and no act (a word of `geen`) stands beside it."""
        doel = self.v[-1] in nl.TE_DOEN and not nl.WIE & set(self.v)
        treffers = () if self.n > VERHAAL or doel else patroon.finditer(self.regel)
        treffer = next((treffer for treffer in treffers if not self.vrij[self._plek(treffer)]), None)
        if treffer is None:
            return None
        van = self._plek(treffer)
        tot = van + treffer.group().count(" ") + 1
        rest = {self.v[i] for i in range(self.n) if not self.vrij[i] and not van <= i < tot}
        return None if rest & geen else van

    def _is_een_ander(self, tot: int) -> bool:
        """Say whether the words before `tot` name somebody else, and nothing but that: "mijn moeder", "juf Anja", "papa en mama"."""
        ander = [w in nl.ANDER or w in nl.INSTANTIE or w.endswith(nl.ROL) for w in self.v[:tot]]
        naam = [i > 0 and self.woorden[i].titel for i in range(tot)]
        return any(ander) and all(a or n or w in nl.VOOR_NAAM or w == "en" for a, n, w in zip(ander, naam, self.v, strict=False))

    def _probleem(self) -> int | None:
        """Say where it is told what is hard now, when the sentence holds no wish."""
        begin = self.v[:5]
        vaak = bool(nl.VAAK & set(self.v)) or "elke" in self.v
        heeft = bool(nl.HEEFT & set(begin)) or (bool(begin) and begin[0] in nl.VAAK)
        heledag = "hele" in self.v and bool(nl.HELE_DAG & set(begin))
        for i in range(1, min(self.n, 8)):
            woord, volgend = self.v[i], self.v[i + 1] if i + 1 < self.n else ""
            kan_slecht = self.v[i - 1] in {"kan", "kunnen"} and woord in {"slecht", "moeilijk", "nauwelijks", "amper"}
            raak = (
                (
                    heeft
                    and woord in nl.PROBLEEM
                    and not (woord == "druk" and volgend in {"bezig", "met"})
                    and not (woord == "zin" and self.v[i - 1] not in nl.ANDERMANS)
                )
                or (woord in nl.PROBLEEM_DOE and (vaak or i == 1))
                or (woord in {"te", "too"} and volgend in nl.TE_GRAAD)
                or (woord == "hele" and heledag and volgend != "les")
                or (woord == "alleen" and volgend == "maar")
                or (woord in {"vast", "alleen"} and self.v[i - 1] in nl.VAST)
                or (woord == "achter" and self.v[i - 1] in {"loop", "lopen", "loopt", "raak"})
                or kan_slecht
            )
            if raak and not self.vrij[i]:
                rest = {w for w, vrij in zip(self.v[1:], self.vrij[1:], strict=True) if not vrij} - (
                    {"om", "to", "hulp", "vraag", "praat"}
                    if woord in nl.MOEILIJK_OM
                    else {"kan", "kunnen"}
                    if kan_slecht
                    else {"ga", "gaan"}
                    if woord == "te"
                    else set()
                )
                return None if rest & (nl.WENS | nl.DOE if {"en", "and"} & rest else nl.WENS) else i
        return None

    def van_een_ander(self) -> bool:
        """Say whether somebody else has to do it: "Mama moet niet ...", "Ik wil dat papa niet ..."."""
        eerste = self.seinen[0][0]
        return ("dat" in self.v[:eerste] and bool(nl.ANDER & set(self.v[:eerste]))) or (bool(self.v) and bool(nl.ANDER & set(self.v[:2])))

    def wil_iets(self) -> bool:
        """Say whether this sentence is a wish of its own, without any signal."""
        return self.n > 2 and not self.seinen and self.v[0] in {"ik", "we", "i"} and bool(nl.NIEUWE_ZIN & set(self.v[1:3]))
