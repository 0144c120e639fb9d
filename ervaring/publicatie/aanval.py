"""Our own attack on a publication, and the gate that stops one. Integer programmes, solved by HiGHS through scipy.

The attacker knows the rules of `onthulling`, all published cells, and assumes the worst: that every hidden part was
hidden for its size (at most nine families). Two attacks; a recovery is a number that can have one value only:

* `aantal`: within one publication, the families of a hidden (profile, intensity), or of a profile in a provider's rest;
* `score`: between two publications, of one family that left a cell with the same label while all others stayed.
  Steps of 0.5 alone don't stop this one: 4.0 -> 3.0 at a count of 10 can only be a family that gave a 10.

Not modelled: a pooled cell per provider (its providers aren't published; `stel_samen` guards that one itself), and a
family that leaves while its cell merges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    """One exact recovery from `cel`: `soort` "aantal" (families in a hidden part) or "score" (0-10), and its value."""

    soort: str
    cel: Cel
    waarde: int


def poort(nieuw: Sequence[Cel], vorige: Sequence[Sequence[Cel]]) -> None:
    """Raise TeHerleiden when `nieuw` gives a number away, alone or with one of the last 8 of `vorige`, oldest first."""
    gevonden = herleidbaar([nieuw])
    for ouder in vorige[-VORIGE:]:
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
        delen = sorted(_paren(cel, publicatie))
        if cel.aanbieder is None:
            continue
        if len(delen) <= 1:
            if cel.aantal < DREMPEL_GEZINNEN:
                yield Herleid("aantal", cel, cel.aantal)
            continue
        rijen: list[_Rij] = [(dict.fromkeys(range(len(delen)), 1.0), *_grenzen(cel.aantal))]
        per_profiel = {p: [n for n, (q, _) in enumerate(delen) if q == p] for p, _ in delen}
        doelen: dict[tuple[int, bool], list[int]] = {}
        for plaatsen in per_profiel.values():
            # Parts of profiles with as many open intensities are interchangeable: one of each kind tells for all.
            doelen[len(plaatsen), False] = plaatsen[:1]
            if len(per_profiel) > 1:
                rijen.append((dict.fromkeys(plaatsen, 1.0), 0, _MEEST))
                doelen[len(plaatsen), True] = plaatsen
        for doel in doelen.values():
            bereik = _bereik(doel, rijen, [(0, _MEEST)] * len(delen))
            if bereik and bereik[0] == bereik[1]:
                yield Herleid("aantal", cel, bereik[0])


def _paren(cel: Cel, publicatie: Sequence[Cel]) -> set[tuple[int, int]]:
    """Return the (profile, intensity) in a cell: its label without those that have a narrower cell of their own."""
    paren = set(product(cel.profielen, cel.intensiteiten))
    for ander in publicatie:
        eigen = set(product(ander.profielen, ander.intensiteiten))
        if ander.aanbieder == cel.aanbieder and len(ander.profielen) == 1 < len(cel.profielen):
            paren -= eigen
    return paren


def _scores(ouder: Sequence[Cel], nieuwer: Sequence[Cel]) -> list[Herleid]:
    eerder = {(c.aanbieder, c.profielen, c.intensiteiten): c for c in ouder}
    gevonden = []
    for cel in nieuwer:
        oud = eerder.get((cel.aanbieder, cel.profielen, cel.intensiteiten))
        if oud is None:
            continue
        # Variables: families before, sum before, sum after, and the score of the one who left.
        (laag, hoog), (laag_na, hoog_na) = _grenzen(oud.aantal), _grenzen(cel.aantal)
        vak = [(max(laag, laag_na + 1), min(hoog, hoog_na + 1)), (0, 10 * hoog), (0, 10 * hoog_na), (0, 10)]
        if vak[0][0] > vak[0][1]:
            continue
        verschil: _Rij = ({1: 1.0, 2: -1.0, 3: -1.0}, 0, 0)
        bereiken = [
            bereik for voor, na in product(_sommen(oud, 1, 0), _sommen(cel, 2, 1)) if (bereik := _bereik([3], [verschil, *voor, *na], vak))
        ]
        if bereiken and min(b[0] for b in bereiken) == (waarde := max(b[1] for b in bereiken)):
            gevonden.append(Herleid("score", cel, waarde))
    return gevonden


def _sommen(cel: Cel, som: int, weg: int) -> Iterator[list[_Rij]]:
    """Yield the rows that tie the variable `som` to variable 0 minus `weg` families: one way, or one per score."""
    if cel.gemiddelde is None:
        for score in range(11):
            yield [({som: 1.0, 0: -float(score)}, -score * weg, -score * weg)]
        return
    midden = round(200 * cel.gemiddelde)
    op_stap = midden % 100 == 0
    speling = 50 if op_stap else 1
    onder = 0 if op_stap and cel.gemiddelde <= LAAGSTE else midden - speling
    boven = 2000 if op_stap and cel.gemiddelde >= HOOGSTE else midden + speling
    # Halves round up, so the upper end itself is out; scores that aren't all equal never reach 0 or 10 times all.
    yield [
        ({som: 200.0, 0: -float(onder)}, 200 if onder == 0 else -onder * weg, np.inf),
        ({som: 200.0, 0: -float(boven)}, -np.inf, -boven * weg - (200 if boven == 2000 else 1)),
    ]


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
