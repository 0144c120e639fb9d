"""Goal Attainment Scaling: the T-score of a set of goals, its change since the start, and the figure for a group."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LAAGSTE, HOOGSTE = -3, 2
RHO = 0.30


def _score(waarde: int) -> int:
    if isinstance(waarde, bool) or not isinstance(waarde, int) or not LAAGSTE <= waarde <= HOOGSTE:
        raise ValueError(f"a score is a whole number from {LAAGSTE} to {HOOGSTE}")
    return waarde


def _gewicht(waarde: float) -> float:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not 0 <= waarde < math.inf:
        raise ValueError("a weight is a finite number that is not negative")
    return float(waarde)


def t_score(scores: Sequence[int], weights: Sequence[float] | None = None, rho: float = RHO) -> float:
    """Return the GAS T-score: T = 50 + 10 * sum(w*x) / sqrt((1 - rho) * sum(w^2) + rho * (sum w)^2).

    Args:
        scores: n >= 1 whole numbers, one per scored goal, -3 (worse than at the start) .. 0 (the goal) .. +2.
        weights: n numbers >= 0 with a positive sum; only their ratio counts. None weighs every goal the same.
            A goal of weight 0 doesn't count.
        rho: the supposed correlation between goals, 0..1; 0.30 is the convention of the source.

    Returns:
        The T-score: 50 when all goals stand exactly on 0, one goal moves 10 points per step.

    Raises:
        ValueError: nothing scored; a score that is no whole number (a bool or float neither) or is out of range;
            another number of weights than of scores; a weight that is negative, not finite or no number;
            weights that add up to 0; rho outside 0..1.

    Source: Kiresuk & Sherman (1968), Community Mental Health Journal 4:443-453. (The form in Turner-Stokes 2009,
    Clinical Rehabilitation 23:362, has an erratum.)

    What it can't say: the scores are ranks, not measures, so equal differences in T are not equal gains. T depends on
    how many goals there are (all on +1 is 60 with one goal and 65.1 with five), on how daring the goals were and on who
    wrote the steps. So it doesn't compare families, helpers or providers, and goals with a step -3 don't compare
    with goals without one. Show it with n, and never without the levels in words.

    """
    x = [_score(score) for score in scores]
    if not x:
        raise ValueError("nothing is scored, so there is no T")
    w = [1.0] * len(x) if weights is None else [_gewicht(gewicht) for gewicht in weights]
    if len(w) != len(x):
        raise ValueError("every score has one weight")
    if not 0 <= rho <= 1:
        raise ValueError("rho lies between 0 and 1")
    grootste = max(w)
    if grootste == 0:
        raise ValueError("the weights add up to nothing")
    # Only the ratio counts, and without this very large or very small weights would leave the range of a float.
    w = [gewicht / grootste for gewicht in w]
    teller = math.fsum(gewicht * score for gewicht, score in zip(w, x, strict=True))
    noemer = math.sqrt((1 - rho) * math.fsum(g * g for g in w) + rho * math.fsum(w) ** 2)
    return 50 + 10 * teller / noemer


@dataclass(frozen=True)
class GasDoel:
    """One goal as the arithmetic sees it.

    `basis`: the level that was now when the ladder was made, -2 or -1. `score`: where it stands, -3..+2, None when nobody said so.
    `gewicht`: >= 0, only the ratio between goals counts. `stappen`: 6 when the ladder has a step -3, else 5.
    """

    basis: int
    score: int | None
    gewicht: float = 1.0
    stappen: int = 6


@dataclass(frozen=True)
class GasT:
    """T at the start, T now, and what lies between, over the `n` goals that have a score.

    `gemengd`: ladders with and without a step -3 are in it together; say so wherever the figure stands.
    """

    begin: float
    nu: float
    n: int
    gemengd: bool

    @property
    def verandering(self) -> float:
        """T now less T at the start: 0 when nothing moved."""
        return self.nu - self.begin


@dataclass(frozen=True)
class Aandeel:
    """Of a group of `n` scored goals, how many stand at the goal or higher (`op_doel`)."""

    op_doel: int
    n: int

    @property
    def deel(self) -> float:
        """The share, 0..1."""
        return self.op_doel / self.n


def t_van(doelen: Iterable[GasDoel], rho: float = RHO) -> GasT | None:
    """Return T at the start and now over the goals that have a score, or None when none has.

    A goal without a score, and a goal of weight 0, is left out of both; so the change compares the same goals. The start is each
    ladder's own level of now (-2 or -1), by convention (Kiresuk & Sherman 1968; Dutch youth care: -2), not somebody's first score.

    Raises ValueError as `t_score` does, and for a basis that is not -2 or -1.

    What it can't say: what `t_score` can't say, and besides: the change is as large as the ladder was made. A ladder that begins
    at -1 can't rise as far as one that begins at -2, so families, and reviews with other goals, don't compare.
    """
    gescoord = [(d.basis, d.score, _gewicht(d.gewicht), d.stappen) for d in doelen if d.score is not None]
    if any(basis not in {-2, -1} for basis, *_ in gescoord):
        raise ValueError("the level of now is -2 or -1")
    telt = [(basis, score, gewicht, stappen) for basis, score, gewicht, stappen in gescoord if gewicht > 0]
    if not telt:
        return None
    gewichten = [gewicht for _, _, gewicht, _ in telt]
    return GasT(
        begin=t_score([basis for basis, *_ in telt], gewichten, rho),
        nu=t_score([score for _, score, *_ in telt], gewichten, rho),
        n=len(telt),
        gemengd=len({stappen for *_, stappen in telt}) > 1,
    )


def aandeel_op_doel(scores: Iterable[int | None]) -> Aandeel | None:
    """Return how many goals of a group stand at 0 or higher, of how many that have a score; None when none has.

    This, with n, is the figure for a group, and not a mean T (Tennant 2007, Disability and Rehabilitation 29:1583: the levels are
    ranks; T depends on the number of goals). Scores are -3..+2; None is a goal without a score and is left out.

    Raises ValueError for another score.

    What it can't say: how daring the goals were. It never ranks families, helpers or providers.
    """
    gescoord = [_score(score) for score in scores if score is not None]
    return Aandeel(sum(score >= 0 for score in gescoord), len(gescoord)) if gescoord else None
