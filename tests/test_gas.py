"""The T-score against published and computed values, and against a second way to compute it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doelen.gas import GasDoel, aandeel_op_doel, t_score, t_van

GEPUBLICEERD = [
    ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55.0),
    ([0, -1, 0], None, 45.43565),
    ([1, 1, 1], None, 63.69306),
    ([-1, -1, -1, 0, 0], None, 40.95466),
    ([-3, 0, 0, 0, 0], None, 40.95466),
]
BEREKEND = [
    ([0], None, 50.0),
    ([1], [7], 60.0),
    ([-2], [7], 30.0),
    ([-3], None, 20.0),
    ([1, -1], None, 50.0),
    ([1, 0], None, 56.20174),
    ([-2, -2], None, 25.19305),
    ([-1, -1], None, 37.59653),
    ([2, 2], None, 74.80695),
    ([2, -3], None, 43.79826),
    ([1, -1], [2, 1], 54.01610),
    ([1, -1], [1, 2], 45.98390),
    ([-2, -2], [3, 1], 26.71110),
    ([0, 1], [3, 1], 52.91111),
    ([1, 0], [3, 1], 58.73334),
    ([2, -3], [5, 1], 62.99867),
    ([1, 0, -1], None, 50.0),
    ([2, 0, 1], None, 63.69306),
    ([0, 1, 2], None, 63.69306),
    ([-2, -2, -2], None, 22.61387),
    ([-1, -1, -1], None, 36.30694),
    ([-3, -2, -2], None, 18.04952),
    ([0, 1, -1], [3, 2, 1], 52.20326),
    ([0, 1, -1], [30, 20, 10], 52.20326),
    ([-2, 0, 1], [9, 6, 1], 36.53505),
    ([-2, -2, -1], [4, 2, 6], 30.17063),
    ([0, 1, 0], [4, 2, 6], 52.20326),
    ([1, 1, 1], [1, 2, 3], 63.21958),
    ([0, 0, 1], [0, 1, 1], 56.20174),
    ([1, 1, 0, -1], None, 53.62738),
    ([0, 1, 0, 1], None, 57.25476),
    ([-2, -1, -2, -2], None, 24.60833),
    ([1, 1, 1, 1, 1], None, 65.07557),
    ([2, 2, 2, 2, 2], None, 80.15113),
    ([-2, 0, -1, 2, 0, 1], None, 50.0),
]
ALLE_GELIJK = {
    1: (20.00, 30.00, 40.00, 50, 60.00, 70.00, 10.0000),
    2: (12.79, 25.19, 37.60, 50, 62.40, 74.81, 6.2017),
    3: (8.92, 22.61, 36.31, 50, 63.69, 77.39, 4.5644),
    4: (6.47, 20.98, 35.49, 50, 64.51, 79.02, 3.6274),
    5: (4.77, 19.85, 34.92, 50, 65.08, 80.15, 3.0151),
    6: (3.52, 19.02, 34.51, 50, 65.49, 80.98, 2.5820),
    7: (2.57, 18.38, 34.19, 50, 65.81, 81.62, 2.2588),
    8: (1.81, 17.87, 33.94, 50, 66.06, 82.13, 2.0080),
    9: (1.19, 17.46, 33.73, 50, 66.27, 82.54, 1.8078),
    10: (0.68, 17.12, 33.56, 50, 66.44, 82.88, 1.6440),
}
NAN, INF = math.nan, math.inf

scores_st = st.lists(st.integers(-3, 2), min_size=1, max_size=12)
paren_st = st.lists(st.tuples(st.integers(-3, 2), st.one_of(st.integers(0, 9), st.floats(0.001, 1000))), min_size=1, max_size=12).filter(
    lambda paren: any(gewicht > 0 for _, gewicht in paren)
)


def tweede(scores: list[int], weights: list[float], rho: float) -> float:
    """The same number as the standardised weighted mean under an exchangeable correlation matrix."""
    x, w = np.array(scores, float), np.array(weights, float)
    correlatie = np.full((len(x), len(x)), rho)
    np.fill_diagonal(correlatie, 1.0)
    return float(50 + 10 * (w @ x) / np.sqrt(w @ correlatie @ w))


@pytest.mark.parametrize(("scores", "weights", "verwacht"), GEPUBLICEERD + BEREKEND)
def test_bekende_waarden(scores: list[int], weights: list[float] | None, verwacht: float) -> None:
    assert t_score(scores, weights) == pytest.approx(verwacht, abs=6e-6)


def test_het_gepubliceerde_voorbeeld_is_precies_55() -> None:
    assert round(t_score([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6]), 12) == 55.0


@pytest.mark.parametrize(("rho", "verwacht"), [(0, 67.32051), (1, 60.0)])
def test_rho(rho: float, verwacht: float) -> None:
    assert t_score([1, 1, 1], rho=rho) == pytest.approx(verwacht, abs=6e-6)


@pytest.mark.parametrize("n", ALLE_GELIJK)
def test_alle_doelen_op_dezelfde_trede(n: int) -> None:
    *tredes, stap = ALLE_GELIJK[n]
    for trede, verwacht in zip(range(-3, 3), tredes, strict=True):
        assert t_score([trede] * n) == pytest.approx(verwacht, abs=0.0051)
    assert t_score([1] + [0] * (n - 1)) - 50 == pytest.approx(stap, abs=0.000051)


@pytest.mark.parametrize(
    ("scores", "weights", "rho"),
    [
        ([], None, 0.3),
        ([], [], 0.3),
        ([3], None, 0.3),
        ([-4], None, 0.3),
        ([True], None, 0.3),
        ([1.0], None, 0.3),
        (["1"], None, 0.3),
        ([None], None, 0.3),
        ([1, 0], [1], 0.3),
        ([1], [1, 1], 0.3),
        ([1], [0], 0.3),
        ([1, 1], [0, 0.0], 0.3),
        ([1, 1], [2, -1], 0.3),
        ([1], [NAN], 0.3),
        ([1], [INF], 0.3),
        ([1], [True], 0.3),
        ([1], ["1"], 0.3),
        ([1], None, -0.1),
        ([1], None, 1.1),
        ([1], None, NAN),
    ],
)
def test_wat_geen_t_heeft(scores: list, weights: list | None, rho: float) -> None:
    with pytest.raises(ValueError, match=r"score|weight|rho"):
        t_score(scores, weights, rho)


@given(paren_st, st.floats(0, 1))
def test_gelijk_aan_een_tweede_berekening(paren: list[tuple[int, float]], rho: float) -> None:
    scores, weights = [p[0] for p in paren], [p[1] for p in paren]
    assert t_score(scores, weights, rho) == pytest.approx(tweede(scores, weights, rho), abs=1e-7)


@given(paren_st, st.sampled_from([1e-300, 1e-3, 7, 1e9, 1e290]))
def test_alleen_de_verhouding_van_gewichten_telt(paren: list[tuple[int, float]], maal: float) -> None:
    scores, weights = [p[0] for p in paren], [p[1] for p in paren]
    assert t_score(scores, [w * maal for w in weights]) == pytest.approx(t_score(scores, weights), abs=1e-7)


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=12))
def test_spiegelt_om_vijftig(scores: list[int]) -> None:
    assert t_score(scores) + t_score([-x for x in scores]) == pytest.approx(100)


@given(scores_st, st.integers(0, 11))
def test_een_stap_vooruit_is_een_hogere_t(scores: list[int], plek: int) -> None:
    plek %= len(scores)
    if scores[plek] < 2:
        assert t_score([x + (i == plek) for i, x in enumerate(scores)]) > t_score(scores)


def test_een_doel_zonder_score_telt_niet_mee_en_dan_vergelijkt_de_verandering_dezelfde_doelen() -> None:
    t = t_van([GasDoel(-2, 0), GasDoel(-2, None), GasDoel(-1, 1, stappen=5)])
    assert t is not None
    assert (t.n, t.gemengd) == (2, True)
    assert t.begin == pytest.approx(t_score([-2, -1]))
    assert t.nu == pytest.approx(56.20174, abs=6e-6)
    assert t.verandering == pytest.approx(t.nu - t.begin)


def test_zonder_een_enkele_score_is_er_geen_t() -> None:
    assert t_van([]) is None
    assert t_van([GasDoel(-2, None), GasDoel(-1, None)]) is None
    assert t_van([GasDoel(-2, 1, 0)]) is None


def test_met_een_doel_is_een_trede_tien_punten_en_telt_achteruitgang_mee() -> None:
    for score, nu in zip(range(-3, 3), (20, 30, 40, 50, 60, 70), strict=True):
        t = t_van([GasDoel(-2, score, 7)])
        assert t is not None
        assert (t.begin, t.nu, t.verandering, t.n, t.gemengd) == (30, nu, nu - 30, 1, False)


@pytest.mark.parametrize("doel", [GasDoel(0, 1), GasDoel(-3, 1), GasDoel(-2, 3), GasDoel(-2, 1, -1), GasDoel(-2, 1, NAN)])
def test_wat_buiten_de_ladder_valt_wordt_geweigerd(doel: GasDoel) -> None:
    with pytest.raises(ValueError, match=r"now|score|weight"):
        t_van([doel])


@given(st.lists(st.tuples(st.sampled_from([-2, -1]), st.none() | st.integers(-3, 2), st.integers(0, 3)), max_size=12), st.floats(0, 1))
def test_begin_en_nu_gelijk_aan_een_tweede_berekening(rijen: list[tuple[int, int | None, int]], rho: float) -> None:
    t = t_van([GasDoel(*rij) for rij in rijen], rho)
    telt = [(basis, score, gewicht) for basis, score, gewicht in rijen if score is not None and gewicht]
    if not telt:
        assert t is None
        return
    assert t is not None
    gewichten = [float(gewicht) for *_, gewicht in telt]
    assert t.n == len(telt)
    assert t.begin == pytest.approx(tweede([basis for basis, *_ in telt], gewichten, rho), abs=1e-7)
    assert t.nu == pytest.approx(tweede([score for _, score, _ in telt], gewichten, rho), abs=1e-7)


def test_een_groep_krijgt_het_aandeel_op_of_boven_het_doel_met_het_aantal() -> None:
    aandeel = aandeel_op_doel([0, 2, -1, None, -3])
    assert aandeel is not None
    assert (aandeel.op_doel, aandeel.n, aandeel.deel) == (2, 4, 0.5)
    assert aandeel_op_doel([None, None]) is None
    with pytest.raises(ValueError, match="score"):
        aandeel_op_doel([4])
