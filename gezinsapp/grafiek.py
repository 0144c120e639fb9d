"""Where things stand in the pictures of goals: places in per cent, so that a picture fits any width and its words keep their size."""

from dataclasses import dataclass
from datetime import datetime

from doelen.doel.verloop import Blik, Verloop

STREPEN = ("", "9 6", "2 6", "14 5 2 5", "6 3", "1 4", "18 6", "10 4 4 4")
"""How each person's line is dashed: with the shape of its points this tells lines apart without colour."""
FIGUREN = ("cirkel", "driehoek", "hart", "vierkant", "ster", "blad")
"""The shapes that there are."""
LINKS, RECHTS, BOVEN, ONDER = 42.0, 95.0, 8.0, 92.0
"""The field of the points within the picture; the words of the steps stand before it."""
OPZIJ, OMHOOG = 2.4, 2.5
"""Per cent by which each next line is shifted aside and up, so that nobody's mark hides another's: in a meeting all look on the same day."""


@dataclass(frozen=True)
class Plek:
    """A point in per cent of the picture."""

    x: float
    y: float


@dataclass(frozen=True)
class Lijn:
    """One person's line: its points, their shape, and how it is dashed.

    `figuur`: his own, unless two before him have it; `open`: drawn without its filling, because somebody before him has it.
    """

    blik: Blik
    streep: str
    figuur: str
    open: bool
    plekken: list[Plek]

    @property
    def stukken(self) -> list[tuple[Plek, Plek]]:
        """The pieces between one point and the next."""
        return list(zip(self.plekken, self.plekken[1:], strict=False))


@dataclass(frozen=True)
class Grafiek:
    """The path of one goal: a height for each level, the lines, and from when to when."""

    hoogten: dict[int, float]
    lijnen: list[Lijn]
    van: datetime
    tot: datetime
    begin_x: float
    eind_x: float


def niveaus_van(verloop: Verloop) -> list[int]:
    """The levels from high to low: those of the ladder, or 10..0."""
    return [s.niveau for s in verloop.stappen] or list(range(10, -1, -1))


def teken(verloop: Verloop, *, rtl: bool = False) -> Grafiek | None:
    """The picture of one goal, mirrored for who reads from right to left; None while there is nothing to show."""
    if not verloop.blikken:
        return None
    niveaus = niveaus_van(verloop)
    hoogten = {n: round(BOVEN + i * (ONDER - BOVEN) / (len(niveaus) - 1), 2) for i, n in enumerate(niveaus)}
    momenten = [op for blik in verloop.blikken for op, _ in blik.punten]
    van, tot = min(momenten), max(momenten)
    duur = (tot - van).total_seconds()

    midden = (len(verloop.blikken) - 1) / 2
    # Together the lines stay well within their own step.
    omhoog = min(OMHOOG, 0.45 * (ONDER - BOVEN) / (len(niveaus) - 1) / max(2 * midden, 1))

    def plek(op: datetime, niveau: int, i: int) -> Plek:
        deel = (op - van).total_seconds() / duur if duur else 0.0
        x = LINKS + midden * OPZIJ + deel * (RECHTS - LINKS - 2 * midden * OPZIJ) + (i - midden) * OPZIJ
        return Plek(round(100 - x if rtl else x, 2), round(hoogten[niveau] + (i - midden) * omhoog, 2))

    vormen = _vormen([blik.gezicht.figuur for blik in verloop.blikken])
    lijnen = [
        Lijn(blik, STREPEN[i % len(STREPEN)], *vormen[i], [plek(op, niveau, i) for op, niveau in blik.punten if niveau in hoogten])
        for i, blik in enumerate(verloop.blikken)
    ]
    return Grafiek(hoogten, lijnen, van, tot, 100.0 if rtl else 0.0, 100 - RECHTS if rtl else RECHTS)


def _vormen(figuren: list[str]) -> list[tuple[str, bool]]:
    """(shape, open?) for each: nobody has what another has, for one point has no dash to tell it by."""
    uit: list[tuple[str, bool]] = []
    for eigen in figuren:
        keus = [(eigen, False), (eigen, True), *((ander, True) for ander in FIGUREN)]
        uit.append(next((vorm for vorm in keus if vorm not in uit), keus[0]))
    return uit


def plek_op_weg(niveau: int, niveaus: list[int], *, rtl: bool = False) -> float:
    """Where a level stands from the lowest (5) to the highest (95), in per cent of the width."""
    plek = 5 + 90 * (niveau - niveaus[-1]) / (niveaus[0] - niveaus[-1])
    return round(100 - plek if rtl else plek, 2)
