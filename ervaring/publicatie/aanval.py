"""Our own attack on a publication, and the gate that stops one. Integer programmes, solved by HiGHS through scipy.

The attacker knows the rules of `onthulling`, all published cells, and assumes the worst: that every hidden part was
hidden for its size (at most nine families). Two attacks; a recovery is a number that can have one value only:

* `aantal`: within one publication, the families of a hidden (profile, intensity), or of a profile in a provider's rest;
* `score`: between two publications, of one family that left or joined a cell with the same label while all others stayed.
  Means in steps of 0.5 don't stop this one: 4.0 -> 3.0 at a count of 10 can only be a family that gave a 10.
* `deel`: of a longer period, how many families each of its parts had. Each part gave nothing, so it had at most nine, in a
  cell, in a profile of a provider, in a provider and in all: "20" of two quarters can only be nine and nine.
* `antwoord`: the same for a yes (1) or no (0). Each measure is attacked by itself.

Not modelled: a pooled cell per provider (its providers aren't published; `stel_samen` guards that one itself), and a
family that leaves while its cell merges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from ervaring.publicatie.onthulling import AFRONDING, DREMPEL_GEZINNEN, HOOGSTE, LAAGSTE, Cel

VORIGE = 8
_MEEST = DREMPEL_GEZINNEN - 1
_Rij = tuple[dict[int, float], float, float]


class TeHerleiden(Exception):
    """A publication gives an exact number away. `herleid` holds what; the message holds only how many."""

    def __init__(self, herleid: list[Herleid]) -> None:
        super().__init__(f"{len(herleid)} exact recoveries")
        self.herleid = herleid


@dataclass(frozen=True)
class Herleid:
    """One exact recovery from `cel`, and its `waarde`.

    `soort`: "aantal" (families in a hidden part), "score" (0-10), "antwoord" (1 yes, 0 no), "deel" (of a part), "anders": a correction shows a number that the version before it did not show.
    """

    soort: str
    cel: Cel
    waarde: int


def poort(nieuw: Sequence[Cel], vorige: Sequence[Sequence[Cel]], oud: Sequence[Cel] | None = None, delen: Sequence[int] = ()) -> None:
    """Raise TeHerleiden when `nieuw` gives a number away, alone or with one of `vorige`.

    `oud`: the version that `nieuw` corrects. Both are public for ever, so they are attacked as one, and `nieuw` may only leave out.
    `delen`: in how many shorter periods, that all gave nothing, a longer one falls apart; each way to cut it.
    """
    gevonden = [] if oud is None else [Herleid("anders", cel, cel.aantal) for cel in nieuw if cel not in oud]
    gevonden += herleidbaar([list(dict.fromkeys([*(oud or ()), *nieuw]))])
    gevonden += _delen(nieuw, delen)
    for ouder in vorige:
        gevonden += _scores(ouder, nieuw)
    if gevonden:
        raise TeHerleiden(gevonden)


def herleidbaar(publicaties: Sequence[Sequence[Cel]]) -> list[Herleid]:
    """Return the exact recoveries from `publicaties` (oldest first): counts within each, scores between each two."""
    gevonden = [h for publicatie in publicaties for h in _aantallen(publicatie)]
    for plaats, nieuwer in enumerate(publicaties):
        for ouder in publicaties[:plaats]:
            gevonden += _scores(ouder, nieuwer)
    return gevonden


def _aantallen(publicatie: Sequence[Cel]) -> Iterator[Herleid]:
    for cel in publicatie:
        if cel.aanbieder is None:
            continue
        per_profiel = Counter(p for p, _ in _paren(cel, publicatie))
        for waarde in _vaste_aantallen(cel.aantal, tuple(sorted(per_profiel.values()))):
            yield Herleid("aantal", cel, waarde)


@cache
def _vaste_aantallen(aantal: int, per_profiel: tuple[int, ...]) -> tuple[int, ...]:
    """Return the counts that a cell gives away; `per_profiel`: of each profile in it, how many intensities it has."""
    delen = sum(per_profiel)
    if delen <= 1:
        return (aantal,) if aantal < DREMPEL_GEZINNEN else ()
    rijen: list[_Rij] = [(dict.fromkeys(range(delen), 1.0), *_grenzen(aantal))]
    doelen: dict[tuple[int, bool], list[int]] = {}
    begin = 0
    for lengte in per_profiel:
        plaatsen = list(range(begin, begin := begin + lengte))
        # Parts of profiles with as many open intensities are interchangeable: one of each kind tells for all.
        doelen[lengte, False] = plaatsen[:1]
        if len(per_profiel) > 1:
            rijen.append((dict.fromkeys(plaatsen, 1.0), 0, _MEEST))
            doelen[lengte, True] = plaatsen
    bereiken = [_bereik(doel, rijen, [(0, _MEEST)] * delen) for doel in doelen.values()]
    return tuple(bereik[0] for bereik in bereiken if bereik and bereik[0] == bereik[1])


def _paren(cel: Cel, publicatie: Sequence[Cel]) -> set[tuple[int, int]]:
    """Return the (profile, intensity) in a cell: its label without those that have a narrower cell of their own."""
    paren = set(product(cel.profielen, cel.intensiteiten))
    for ander in publicatie:
        eigen = set(product(ander.profielen, ander.intensiteiten))
        if (ander.maat, ander.aanbieder) == (cel.maat, cel.aanbieder) and len(ander.profielen) == 1 < len(cel.profielen):
            paren -= eigen
    return paren


def _delen(publicatie: Sequence[Cel], delen: Sequence[int]) -> Iterator[Herleid]:
    gehelen: dict[tuple[object, ...], list[Cel]] = {}
    for cel in publicatie:
        plaatsen: list[tuple[object, ...]] = [(), (cel.aanbieder,), (cel.aanbieder, cel.profielen, cel.intensiteiten)]
        if len(cel.profielen) == 1:
            plaatsen.append((cel.aanbieder, cel.profielen))
        for plaats in plaatsen:
            gehelen.setdefault((cel.maat, *plaats), []).append(cel)
    for cellen in gehelen.values():
        laag, hoog = (sum(grens) for grens in zip(*(_grenzen(c.aantal) for c in cellen), strict=True))
        for hoeveel in delen:
            # A family in two parts counts once, so that together they have at least as many as the cells.
            bereik = _bereik([0], [(dict.fromkeys(range(hoeveel), 1.0), laag, hoeveel * hoog)], [(0, _MEEST)] * hoeveel)
            if bereik and bereik[0] == bereik[1]:
                yield Herleid("deel", cellen[0], bereik[0])


def _scores(ouder: Sequence[Cel], nieuwer: Sequence[Cel]) -> list[Herleid]:
    eerder = {(c.maat, c.aanbieder, c.profielen, c.intensiteiten): c for c in ouder}
    gevonden = []
    for cel in nieuwer:
        oud = eerder.get((cel.maat, cel.aanbieder, cel.profielen, cel.intensiteiten))
        if oud is None:
            continue
        for met, zonder in ((oud, cel), (cel, oud)):
            if met.ja is None or zonder.ja is None:
                soort, waarde = "score", _vaste_score(met.aantal, met.gemiddelde, zonder.aantal, zonder.gemiddelde)
            else:
                soort, waarde = "antwoord", _vast_antwoord(met.aantal, met.ja, zonder.aantal, zonder.ja)
            if waarde is not None:
                gevonden.append(Herleid(soort, cel, waarde))
    return gevonden


@cache
def _vast_antwoord(aantal: int, ja: int, aantal_zonder: int, ja_zonder: int) -> int | None:
    """Return what the one family by which two cells differ said (1 yes, 0 no), when it can be one of them only."""
    # Variables: families with that one, yes with, yes without, and its answer.
    (laag, hoog), (laag_na, hoog_na) = _grenzen(aantal), _grenzen(aantal_zonder)
    vak = [(max(laag, laag_na + 1), min(hoog, hoog_na + 1)), _jas(ja), _jas(ja_zonder), (0, 1)]
    if vak[0][0] > vak[0][1]:
        return None
    verschil: _Rij = ({1: 1.0, 2: -1.0, 3: -1.0}, 0, 0)
    hooguit: list[_Rij] = [({0: 1.0, 1: -1.0}, 0, np.inf), ({0: 1.0, 2: -1.0}, 1, np.inf)]
    bereik = _bereik([3], [verschil, *hooguit], vak)
    return bereik[0] if bereik and bereik[0] == bereik[1] else None


def _jas(ja: int) -> tuple[int, int]:
    """Return how many can have said yes: less than 5 away by the cell key; any other number is taken to be exact."""
    return (max(ja - AFRONDING + 1, 0), ja + AFRONDING - 1) if ja % AFRONDING == 0 else (ja, ja)


@cache
def _vaste_score(aantal: int, gemiddelde: float | None, aantal_zonder: int, gemiddelde_zonder: float | None) -> int | None:
    """Return the score of the one family by which two cells differ, when it can have one value only."""
    # Variables: families with that one, sum with, sum without, and its score.
    (laag, hoog), (laag_na, hoog_na) = _grenzen(aantal), _grenzen(aantal_zonder)
    vak = [(max(laag, laag_na + 1), min(hoog, hoog_na + 1)), (0, 10 * hoog), (0, 10 * hoog_na), (0, 10)]
    if vak[0][0] > vak[0][1]:
        return None
    verschil: _Rij = ({1: 1.0, 2: -1.0, 3: -1.0}, 0, 0)
    paren = product(_sommen(gemiddelde, 1, 0), _sommen(gemiddelde_zonder, 2, 1))
    bereiken = [bereik for voor, na in paren if (bereik := _bereik([3], [verschil, *voor, *na], vak))]
    if bereiken and min(b[0] for b in bereiken) == (waarde := max(b[1] for b in bereiken)):
        return waarde
    return None


def _sommen(gemiddelde: float | None, som: int, weg: int) -> Iterator[list[_Rij]]:
    """Yield the rows that tie the variable `som` to variable 0 minus `weg` families: one way, or one per score.

    A whole mean says that the real one is less than 1 away; any other is taken to be as exact as it is written.
    """
    if gemiddelde is None:
        for score in range(11):
            yield [({som: 1.0, 0: -float(score)}, -score * weg, -score * weg)]
        return
    speling = 1.0 if gemiddelde.is_integer() else 0.005
    onder = 0.0 if gemiddelde <= LAAGSTE else gemiddelde - speling
    boven = 10.0 if gemiddelde >= HOOGSTE else gemiddelde + speling
    # A whole mean never reaches its ends; scores that aren't all equal never reach 0 or 10 times all.
    rand = 1.0 if gemiddelde.is_integer() else 0.0
    yield [({som: 1.0, 0: -onder}, rand - onder * weg, np.inf), ({som: 1.0, 0: -boven}, -np.inf, -boven * weg - rand)]


def _grenzen(aantal: int) -> tuple[int, int]:
    if aantal % AFRONDING or aantal < DREMPEL_GEZINNEN:
        return aantal, aantal
    return max(aantal - AFRONDING // 2, DREMPEL_GEZINNEN), aantal + AFRONDING // 2


def _bereik(doel: Sequence[int], rijen: Sequence[_Rij], vak: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the lowest and highest sum of the variables in `doel`, or None when nothing fits the rows."""
    matrix = np.zeros((len(rijen), len(vak)))
    for plaats, (rij, _, _) in enumerate(rijen):
        matrix[plaats, list(rij)] = list(rij.values())
    eisen = LinearConstraint(matrix, [r[1] for r in rijen], [r[2] for r in rijen])  # pyright: ignore[reportArgumentType] - the stubs of scipy know no arrays here
    grenzen = Bounds([v[0] for v in vak], [v[1] for v in vak])  # pyright: ignore[reportArgumentType]
    kosten = np.zeros(len(vak))
    kosten[list(doel)] = 1.0
    uitkomsten = []
    for teken in (1, -1):
        antwoord = milp(teken * kosten, integrality=np.ones(len(vak)), bounds=grenzen, constraints=eisen)
        if antwoord.status == 2:
            return None
        if not antwoord.success:
            raise RuntimeError("the attack could not be solved")
        uitkomsten.append(teken * round(antwoord.fun))
    return uitkomsten[0], uitkomsten[1]
