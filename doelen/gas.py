"""The arithmetic of Goal Attainment Scaling."""

import math
from collections.abc import Sequence

LAAGST, HOOGST = -3, 2


def t_score(scores: Sequence[int], weights: Sequence[float] | None = None, rho: float = 0.3) -> float:
    """T = 50 + 10 * sum(w*x) / sqrt((1 - rho) * sum(w^2) + rho * sum(w)^2), Kiresuk and Sherman 1968.

    `scores`: whole numbers from -3 to +2, one per goal that was scored. `weights`: numbers of 0 or more with a positive sum, one
    per score; None is equal weights. `rho`: the assumed correlation between goals, 0 to 1; 0.3 is the convention.
    50 is "everything exactly as expected". The scores are ordinal and T depends on the number of goals (all +1 is 60 with one goal
    and 65.1 with five), so T of families with different numbers of goals can't be compared, and it never ranks anybody.

    Raises ValueError when nothing was scored, or an argument is outside its range.
    """
    if not scores:
        raise ValueError("nothing was scored: there is no T")
    if any(type(x) is not int or not LAAGST <= x <= HOOGST for x in scores):
        raise ValueError("a score is a whole number from -3 to +2")
    gewichten = [1.0] * len(scores) if weights is None else [float(w) for w in weights]
    if len(gewichten) != len(scores):
        raise ValueError("each score needs one weight")
    if any(not math.isfinite(w) or w < 0 for w in gewichten) or sum(gewichten) <= 0:
        raise ValueError("weights are 0 or more, with a positive sum")
    if not 0 <= rho <= 1:
        raise ValueError("rho is from 0 to 1")
    som = math.fsum(gewichten)
    noemer = (1 - rho) * math.fsum(w * w for w in gewichten) + rho * som * som
    return 50 + 10 * math.fsum(w * x for w, x in zip(gewichten, scores, strict=True)) / math.sqrt(noemer)
