"""Where things stand in the pictures of goals: places in per cent, so that a picture fits any width and its words keep their size."""

from dataclasses import dataclass
from datetime import datetime

from doelen.doel.verloop import Blik, Verloop

STREPEN = ("", "9 6", "2 6", "14 5 2 5", "6 3", "1 4", "18 6", "10 4 4 4")
"""How each person's line is dashed: with the shape of its points this tells lines apart without colour."""
LINKS, RECHTS, BOVEN, ONDER = 42.0, 95.0, 8.0, 92.0
"""The field of the points within the picture; the words of the steps stand before it."""
SMAL = 0.6
"""Per cent by which lines on the same step are shifted apart."""


@dataclass(frozen=True)
class Plek:
    """A point in per cent of the picture."""

    x: float
    y: float


@dataclass(frozen=True)
class Lijn:
    """One person's line: its points, and how it is dashed."""

    blik: Blik
    streep: str
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

    def x(op: datetime) -> float:
        deel = (op - van).total_seconds() / duur if duur else 1.0
        plek = LINKS + deel * (RECHTS - LINKS)
        return round(100 - plek if rtl else plek, 2)

    aantal = len(verloop.blikken)
    lijnen = [
        Lijn(
            blik,
            STREPEN[i % len(STREPEN)],
            [Plek(x(op), round(hoogten[niveau] + (i - (aantal - 1) / 2) * 2 * SMAL, 2)) for op, niveau in blik.punten if niveau in hoogten],
        )
        for i, blik in enumerate(verloop.blikken)
    ]
    return Grafiek(hoogten, lijnen, van, tot, 100.0 if rtl else 0.0, 100 - RECHTS if rtl else RECHTS)


def plek_op_weg(niveau: int, niveaus: list[int], *, rtl: bool = False) -> float:
    """Where a level stands from the lowest (5) to the highest (95), in per cent of the width."""
    plek = 5 + 90 * (niveau - niveaus[-1]) / (niveaus[0] - niveaus[-1])
    return round(100 - plek if rtl else plek, 2)
