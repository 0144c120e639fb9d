"""Goal Attainment Scaling: the T-score of a set of scored goals."""

import math
from collections.abc import Sequence

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
