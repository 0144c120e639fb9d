"""Disclosure control: from answers of families to cells that give nobody away. Pure: no session, no clock, no chance.

Rules (own simulation against a MILP attacker; thresholds as in the ESSnet output checks and the ONS):

* A cell stands with at least 10 families and 3 professionals, none of whom has more than half of the families.
* What does not stand moves up: intensities of one profile -> the rest of the provider -> all providers together.
  What is unsafe even there is left out: there is one pooled cell, so there is no other safe one to put it in.
* A merged cell does not stand either when its published count would say that every part is just below the threshold
  (two parts of at most nine and "20" is nine and nine; six and "55" is eight or nine each).
* The labels of a merged cell are what has no cell of its own, empty or not: they follow from the other published cells
  and so tell nothing more. A pooled cell always holds at least two providers. There are no totals.
* Counts are rounded to 5. A mean goes up or down to a whole number by a cell key: the nearer, the likelier, so that many
  cells together are right. It is coded to 2 ("2 or lower") and 8 ("8 or higher"): no two published means can give away the
  score of one family that came or left (the tests try them all). There is none where all scores are equal.
* Of a yes or no (`stel_delen_samen`) how many said yes goes up or down to a multiple of 5 by a cell key, and never above the
  count: 0 is "0 to 4", and the whole count is "at most 4 said no". That all said the same is so never told, nor ever hidden.
* The cell key comes from who is in the cell. `gezin` must be what nobody outside can guess (a keyed hash per quarter).

What one family can change: every step looks only at the part it merges. Adding, removing or changing a family with
(provider A, profile p) changes at most the cells of A for p alone, the rest of A and the pooled cell. All other cells
stay equal to the last digit. It can't be less: on a threshold one family decides whether its cell stands or merges.
For that reason quarters don't overlap and a publication is never computed again. A longer period takes only quarters that
gave no cell at all, so that an answer is in one publication at most, and a family counts once in it (`een_stem`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

DREMPEL_GEZINNEN = 10
DREMPEL_PROFESSIONALS = 3
MINSTE_AANBIEDERS = 2
AFRONDING = 5
RUIMTE = 2
"""With no more room than this below the most it can be, a part is known to within one."""
LAAGSTE, HOOGSTE = 2.0, 8.0
PROFIELEN = tuple(range(1, 10))
INTENSITEITEN = tuple(range(1, 5))


@dataclass(frozen=True)
class Bijdrage:
    """One answer of one family in one quarter: `profiel` 1-9, `intensiteit` 1-4, `score` 0-10, or 1 for yes and 0 for no.

    The family and what it said stay out of repr, and so out of logs.
    """

    aanbieder: str
    profiel: int
    intensiteit: int
    gezin: Hashable = field(repr=False)
    professionals: frozenset[str] = field(repr=False)
    score: int = field(repr=False)


@dataclass(frozen=True)
class Cel:
    """One published cell. `aanbieder` None: providers pooled. `aantal` families, a multiple of 5 and at least 10.

    `gemiddelde` 2.0-8.0 in whole steps, both ends coded; None where all scores are equal, and of a yes or no.
    `maat`: what was measured. `ja`: of a yes or no, how many families said yes: a multiple of 5, 0 to `aantal`, both ends coded.
    """

    aanbieder: str | None
    profielen: tuple[int, ...]
    intensiteiten: tuple[int, ...]
    aantal: int
    gemiddelde: float | None
    maat: str = "nut"
    ja: int | None = None


@dataclass(frozen=True)
class _Groep:
    aanbieder: str | None
    profielen: tuple[int, ...]
    intensiteiten: tuple[int, ...]
    leden: tuple[Bijdrage, ...]


def stel_samen(bijdragen: Iterable[Bijdrage]) -> list[Cel]:
    """Return the cells of one municipality and quarter, in a fixed order that doesn't depend on the order of the input.

    A family counts once: of several answers the first by (provider, profile, intensity, professionals, score) stays.
    Raises ValueError for input out of range; the message never holds a value from the input.
    """
    cellen = [Cel(g.aanbieder, g.profielen, g.intensiteiten, _rond(len(g.leden)), _gemiddelde(g.leden)) for g in _indeling(bijdragen)]
    return sorted(cellen, key=_plaats)


def stel_delen_samen(bijdragen: Iterable[Bijdrage], maat: str) -> list[Cel]:
    """Return the cells of a yes or no, by the same rules and in the same order. `score` 1 is yes, 0 is no; raises as `stel_samen`."""
    groepen = _indeling(_ja_of_nee(bijdragen))
    cellen = [Cel(g.aanbieder, g.profielen, g.intensiteiten, _rond(len(g.leden)), None, maat, _ja(g.leden, maat)) for g in groepen]
    return sorted(cellen, key=_plaats)


def een_stem(kwartalen: Iterable[Iterable[Bijdrage]]) -> list[Bijdrage]:
    """Return one answer per family over several quarters (oldest first): its last. `gezin` must be the same in all of them."""
    return list({b.gezin: b for kwartaal in kwartalen for b in kwartaal}.values())


def _ja_of_nee(bijdragen: Iterable[Bijdrage]) -> Iterable[Bijdrage]:
    for bijdrage in bijdragen:
        _controleer(bijdrage)
        _eis(bijdrage.score <= 1, "score")
        yield bijdrage


def _plaats(cel: Cel) -> tuple[bool, str, tuple[int, ...], tuple[int, ...]]:
    return cel.aanbieder is None, cel.aanbieder or "", cel.profielen, cel.intensiteiten


def stel_eigenschappen_samen(gevers: Iterable[tuple[Hashable, frozenset[str], str]]) -> list[tuple[str, int]]:
    """Return (quality, families up or down to a multiple of 5) of the taarten, most valued first, then by name.

    `gevers` holds (family, qualities, receiving professional), one per taart; `gezin` as for a cell, another one per quarter. The same
    thresholds as a cell, and ten to twelve families are shown half of the time: so neither a count that moves nor a quality that comes
    or goes says what the one family valued by which two quarters differ. What stays below is left out. Raises ValueError for malformed
    input, without a value from the input.
    """
    per_kwaliteit: dict[str, dict[Hashable, set[str]]] = {}
    for gezin, kwaliteiten, professional in gevers:
        _eis(_hashbaar(gezin) and gezin is not None, "gezin")
        _eis(isinstance(kwaliteiten, frozenset) and all(isinstance(k, str) and k for k in kwaliteiten), "kwaliteiten")
        _eis(isinstance(professional, str) and professional != "", "professional")
        for kwaliteit in kwaliteiten:
            per_kwaliteit.setdefault(kwaliteit, {}).setdefault(gezin, set()).add(professional)
    veilig = [(k, _getoond(k, list(gezinnen))) for k, gezinnen in per_kwaliteit.items() if _staat(list(gezinnen.values()))]
    return sorted(((k, aantal) for k, aantal in veilig if aantal), key=lambda paar: (-paar[1], paar[0]))


def _getoond(kwaliteit: str, gezinnen: Sequence[Hashable]) -> int:
    """Return the count as it is shown, or 0 for not."""
    if len(gezinnen) < DREMPEL_GEZINNEN + 3 and _naamsleutel(gezinnen, f"{kwaliteit}, of niet") % 2:
        return 0
    return (len(gezinnen) * 2**64 + _naamsleutel(gezinnen, kwaliteit) * AFRONDING) // (AFRONDING * 2**64) * AFRONDING


def _indeling(bijdragen: Iterable[Bijdrage]) -> list[_Groep]:
    """Return the published groups with their real members: the partition behind the cells, for composing and tests."""
    per_aanbieder: dict[str, list[Bijdrage]] = {}
    for bijdrage in _een_per_gezin(bijdragen):
        per_aanbieder.setdefault(bijdrage.aanbieder, []).append(bijdrage)
    groepen: list[_Groep] = []
    over: list[list[Bijdrage]] = []
    open_aanbieders = 0
    for aanbieder, leden in per_aanbieder.items():
        eigen, rest, open_paren = _profielen(aanbieder, leden)
        groepen += eigen
        profielen = tuple(sorted({p for p, _ in open_paren}))
        gevuld = {b.profiel for b in rest}, {(b.profiel, b.intensiteit) for b in rest}
        if _staat_samen(rest, *map(len, gevuld), len(profielen), len(open_paren)):
            intensiteiten = tuple(sorted({i for _, i in open_paren}))
            groepen.append(_Groep(aanbieder, profielen, intensiteiten, tuple(rest)))
        else:
            open_aanbieders += 1
            over.append(rest)
    samen = [b for rest in over for b in rest]
    met = sum(1 for rest in over if rest)
    if met >= MINSTE_AANBIEDERS and _staat_samen(samen, met, open_aanbieders):
        groepen.append(_Groep(None, PROFIELEN, INTENSITEITEN, tuple(samen)))
    return groepen


def _profielen(aanbieder: str, leden: Sequence[Bijdrage]) -> tuple[list[_Groep], list[Bijdrage], list[tuple[int, int]]]:
    """Return the groups of one provider within a profile, who is left over and which (profile, intensity) is open."""
    fijn: dict[tuple[int, int], list[Bijdrage]] = {paar: [] for paar in product(PROFIELEN, INTENSITEITEN)}
    for bijdrage in leden:
        fijn[bijdrage.profiel, bijdrage.intensiteit].append(bijdrage)
    groepen: list[_Groep] = []
    rest: list[Bijdrage] = []
    open_paren: list[tuple[int, int]] = []
    for profiel in PROFIELEN:
        staand = [i for i in INTENSITEITEN if _staat([b.professionals for b in fijn[profiel, i]])]
        groepen += [_Groep(aanbieder, (profiel,), (i,), tuple(fijn[profiel, i])) for i in staand]
        hangend = tuple(i for i in INTENSITEITEN if i not in staand)
        samen = [b for i in hangend for b in fijn[profiel, i]]
        if _staat_samen(samen, sum(1 for i in hangend if fijn[profiel, i]), len(hangend)):
            groepen.append(_Groep(aanbieder, (profiel,), hangend, tuple(samen)))
        else:
            rest += samen
            open_paren += [(profiel, i) for i in hangend]
    return groepen, rest, open_paren


def _staat(professionals_per_gezin: Sequence[Iterable[str]]) -> bool:
    aantal = len(professionals_per_gezin)
    if aantal < DREMPEL_GEZINNEN:
        return False
    gezinnen = Counter(p for professionals in professionals_per_gezin for p in professionals)
    return len(gezinnen) >= DREMPEL_PROFESSIONALS and 2 * max(gezinnen.values()) <= aantal


def _staat_samen(leden: Sequence[Bijdrage], *delen: int) -> bool:
    """Like `_staat`, and the lowest count with this rounding leaves each part room; `delen`: each way to count the parts."""
    laagste = _rond(len(leden)) - AFRONDING // 2
    vast = any(0 <= (DREMPEL_GEZINNEN - 1) * aantal - laagste <= RUIMTE for aantal in delen if aantal > 1)
    return not vast and _staat([b.professionals for b in leden])


def _rond(aantal: int) -> int:
    return (aantal + AFRONDING // 2) // AFRONDING * AFRONDING


def _gemiddelde(leden: Sequence[Bijdrage]) -> float | None:
    """Return the mean as a whole number, up or down by the cell key and coded at the ends; whole numbers until the last step."""
    if len({b.score for b in leden}) == 1:
        return None
    stap = (sum(b.score for b in leden) * 2**64 + _sleutel(leden) * len(leden)) // (len(leden) * 2**64)
    return min(max(float(stap), LAAGSTE), HOOGSTE)


def _ja(leden: Sequence[Bijdrage], maat: str) -> int:
    """Return how many said yes, up or down to a multiple of 5 by the cell key, and at most the published count."""
    vijftallen = (sum(b.score for b in leden) * 2**64 + _sleutel(leden, maat) * AFRONDING) // (AFRONDING * 2**64)
    return min(vijftallen * AFRONDING, _rond(len(leden)))


def _sleutel(leden: Sequence[Bijdrage], maat: str = "") -> int:
    """Return the cell key, 0 to 2**64 - 1: it follows from who is in the cell, and is another one per measure."""
    return _naamsleutel([b.gezin for b in leden], maat)


def _naamsleutel(gezinnen: Iterable[Hashable], maat: str) -> int:
    namen = "\n".join([*([maat] if maat else []), *sorted(map(repr, gezinnen))])
    return int.from_bytes(hashlib.sha256(namen.encode()).digest()[:8])


def _een_per_gezin(bijdragen: Iterable[Bijdrage]) -> list[Bijdrage]:
    gekozen: dict[Hashable, Bijdrage] = {}
    for bijdrage in bijdragen:
        _controleer(bijdrage)
        ander = gekozen.get(bijdrage.gezin)
        if ander is None or _volgorde(bijdrage) < _volgorde(ander):
            gekozen[bijdrage.gezin] = bijdrage
    return list(gekozen.values())


def _volgorde(b: Bijdrage) -> tuple[str, int, int, list[str], int, str]:
    """The family by its name too: 1 and True are one family with two names, and the cell key is made of names."""
    return b.aanbieder, b.profiel, b.intensiteit, sorted(b.professionals), b.score, repr(b.gezin)


def _controleer(b: Bijdrage) -> None:
    _eis(isinstance(b, Bijdrage), "bijdrage")
    _eis(isinstance(b.aanbieder, str) and b.aanbieder != "", "aanbieder")
    _eis(type(b.profiel) is int and b.profiel in PROFIELEN, "profiel")
    _eis(type(b.intensiteit) is int and b.intensiteit in INTENSITEITEN, "intensiteit")
    _eis(type(b.score) is int and 0 <= b.score <= 10, "score")
    _eis(_hashbaar(b.gezin) and b.gezin is not None, "gezin")
    _eis(
        isinstance(b.professionals, frozenset) and all(isinstance(p, str) and p for p in b.professionals),
        "professionals",
    )


def _hashbaar(waarde: object) -> bool:
    try:
        hash(waarde)
    except TypeError:
        return False
    return True


def _eis(goed: bool, veld: str) -> None:
    if not goed:
        raise ValueError(f"invalid {veld}")
