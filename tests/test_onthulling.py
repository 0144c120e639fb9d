"""Disclosure control: what may never be published, what one family may change, and what our own attack finds."""

import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ervaring.publicatie.aanval import TeHerleiden, herleidbaar, poort
from ervaring.publicatie.onthulling import (
    INTENSITEITEN,
    PROFIELEN,
    Bijdrage,
    Cel,
    _gemiddelde,
    _indeling,
    _rond,
    stel_delen_samen,
    stel_eigenschappen_samen,
    stel_samen,
)
from tests.aanvaller import (
    GEKOZEN,
    JA_GEKOZEN,
    JA_MANIEREN,
    MANIEREN,
    Oogst,
    Uitslag,
    antwoorden,
    beproef,
    beproef_ja,
    beproef_jaar,
    beproef_streek,
    drie_maten,
    score_bereik,
    tabel,
    val_samen_aan,
)

KEUZE = next(naam for naam, manier in MANIEREN.items() if manier is GEKOZEN)

# The data comes from a seed, so a smaller seed isn't a smaller case: shrinking only costs time.
RUIM = settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))


def maak(aantal, aanbieder="a", profiel=1, intensiteit=1, profs=4, scores=(6, 8), begin=0):
    return [
        Bijdrage(
            aanbieder, profiel, intensiteit, (aanbieder, profiel, intensiteit, begin + n),
            frozenset({f"{aanbieder}{n % profs}"}), scores[n % len(scores)],
        )
        for n in range(aantal)
    ]  # fmt: skip


def gemeente(zaad, aanbieders=4):
    rng = random.Random(zaad)
    uit = []
    for a in range(aanbieders):
        team = [f"{a}-{n}" for n in range(rng.randint(1, 7))]
        for p in rng.sample(PROFIELEN, rng.randint(1, 9)):
            for i in INTENSITEITEN:
                for _ in range(rng.choice([0, 1, 3, 8, 9, 10, 12, 25])):
                    wie = frozenset(rng.sample(team, min(len(team), rng.randint(0, 2))))
                    uit.append(Bijdrage(f"aanbieder{a}", p, i, len(uit), wie, rng.choice([0, 5, 7, 8, 8, 10])))
    return uit


@st.composite
def gemeenten(draw):
    zaad = draw(st.integers(0, 10**6))
    basis = gemeente(zaad, draw(st.integers(1, 4)))
    return basis[: draw(st.integers(0, len(basis)))] if draw(st.booleans()) else basis


@RUIM
@given(gemeenten(), st.randoms(use_true_random=False))
def test_order_of_input_never_matters(bijdragen, rng):
    dubbel = bijdragen + [Bijdrage(b.aanbieder, 9, 4, b.gezin, b.professionals, 3) for b in bijdragen[:30]]
    door_elkaar = rng.sample(dubbel, len(dubbel))
    assert stel_samen(door_elkaar) == stel_samen(dubbel)


@RUIM
@given(gemeenten())
def test_every_group_is_safe_on_its_real_members_and_nobody_is_in_two(bijdragen):
    gezien = Counter()
    for groep in _indeling(bijdragen):
        gezinnen = {b.gezin for b in groep.leden}
        gezien.update(gezinnen)
        per_prof = Counter(p for b in groep.leden for p in b.professionals)
        assert len(gezinnen) == len(groep.leden) >= 10
        assert len(per_prof) >= 3
        assert max(per_prof.values()) <= len(gezinnen) / 2
        assert all(b.profiel in groep.profielen and b.intensiteit in groep.intensiteiten for b in groep.leden)
        if groep.aanbieder is None:
            assert len({b.aanbieder for b in groep.leden}) >= 2
        else:
            assert {b.aanbieder for b in groep.leden} == {groep.aanbieder}
    assert not gezien or max(gezien.values()) == 1


@RUIM
@given(gemeenten())
def test_published_numbers_are_coarse_and_in_a_fixed_order(bijdragen):
    cellen = stel_samen(bijdragen)
    labels = [(c.aanbieder is None, c.aanbieder or "", c.profielen, c.intensiteiten) for c in cellen]
    assert labels == sorted(labels)
    assert len(set(labels)) == len(labels)
    for cel in cellen:
        assert cel.aantal % 5 == 0
        assert cel.aantal >= 10
        if cel.gemiddelde is not None:
            assert cel.gemiddelde.is_integer()
            assert 2 <= cel.gemiddelde <= 8


@RUIM
@given(gemeenten(), st.data())
def test_one_family_changes_only_its_profile_the_rest_and_the_pool(bijdragen, data):
    if not bijdragen:
        return
    wie = data.draw(st.sampled_from(bijdragen))

    def elders(invoer):
        return {
            (g.aanbieder, g.profielen, g.intensiteiten, frozenset(g.leden))
            for g in _indeling(invoer)
            if g.aanbieder is not None and (g.aanbieder != wie.aanbieder or (len(g.profielen) == 1 and g.profielen != (wie.profiel,)))
        }

    assert elders(bijdragen) == elders([b for b in bijdragen if b is not wie])


def test_a_cell_stands_and_is_rounded():
    assert stel_samen(maak(12)) == [Cel("a", (1,), (1,), 10, 7.0)]
    assert stel_samen(maak(13))[0].aantal == 15
    assert stel_samen(maak(9)) == stel_samen(maak(12, profs=2)) == stel_samen([]) == []


def test_one_professional_may_hold_half_and_not_more():
    def met(eigen):
        rest = iter("bcdefgh")
        return [Bijdrage("a", 1, 1, n, frozenset({"a" if n < eigen else next(rest)}), 6 + n % 2) for n in range(10)]

    assert len(stel_samen(met(5))) == 1
    assert stel_samen(met(6)) == []


def test_small_cells_merge_upwards():
    assert stel_samen(maak(7, intensiteit=1) + maak(6, intensiteit=3)) == [Cel("a", (1,), (1, 2, 3, 4), 15, 7.0)]
    naast = stel_samen(maak(10, intensiteit=1) + maak(6, intensiteit=2) + maak(6, intensiteit=3))
    assert [(c.intensiteiten, c.aantal) for c in naast] == [((1,), 10), ((2, 3, 4), 10)]
    rest = stel_samen(maak(6, profiel=2) + maak(6, profiel=5))
    assert [(c.aanbieder, c.profielen, c.aantal) for c in rest] == [("a", PROFIELEN, 10)]
    pool = stel_samen(maak(6, "a") + maak(6, "b"))
    assert [(c.aanbieder, c.profielen, c.intensiteiten, c.aantal) for c in pool] == [(None, PROFIELEN, INTENSITEITEN, 10)]


def test_nine_and_nine_does_not_stand_as_twenty():
    staand = maak(10, intensiteit=1) + maak(10, intensiteit=2)
    cellen = stel_samen(staand + maak(9, intensiteit=3) + maak(9, intensiteit=4))
    assert (3, 4) not in [c.intensiteiten for c in cellen if c.profielen == (1,)]
    assert herleidbaar([cellen]) == []


def met_scores(scores, kwartaal=0):
    return [Bijdrage("a", 1, 1, (kwartaal, n), frozenset({f"p{n % 4}"}), s) for n, s in enumerate(scores)]


def test_nine_and_nine_does_not_stand_as_the_rest_of_a_provider_either():
    """Found by our gate over a whole country: all of a provider has a cell but two intensities of one profile."""
    vol = [b for p in PROFIELEN for i in INTENSITEITEN for b in maak(9 if p == 3 and i in (1, 4) else 10, profiel=p, intensiteit=i)]
    cellen = stel_samen(vol)
    assert len(cellen) == 34
    assert herleidbaar([cellen]) == []


def test_six_profiles_of_nine_do_not_stand_as_fifty_five():
    """With "55" every one of six is eight or nine."""
    zes = [b for p in range(1, 7) for b in maak(9, profiel=p)]
    assert stel_samen(zes) == []
    assert [c.aantal for c in stel_samen([b for b in zes if b.profiel < 5])] == [35]


def test_means_are_coded_and_absent_where_all_are_equal():
    assert _gemiddelde(met_scores([8] * 10)) is None
    assert _gemiddelde(met_scores([10] * 9 + [9])) == 8.0
    assert _gemiddelde(met_scores([0] * 9 + [1])) == 2.0
    assert _gemiddelde(met_scores([6, 8] * 6)) == 7.0
    assert [_rond(n) for n in (10, 12, 13, 17, 18)] == [10, 10, 15, 15, 20]


def test_a_mean_goes_up_as_often_as_it_is_near():
    keer = Counter(_gemiddelde(met_scores([5] * 9 + [6, 6, 6], kwartaal=n)) for n in range(2000))
    assert set(keer) == {5.0, 6.0}
    assert 0.2 < keer[6.0] / 2000 < 0.3
    assert len({_gemiddelde(met_scores([5] * 9 + [6, 6, 6])) for _ in range(5)}) == 1


def test_a_family_counts_once():
    negen = maak(9)
    assert stel_samen([*negen, Bijdrage("a", 1, 1, negen[0].gezin, frozenset({"x"}), 2)]) == []
    # One family under two names that are equal: which name stays makes the cell key, so it may not hang on the order.
    twee = [Bijdrage("a", 1, 1, gezin, frozenset({"a0"}), 7) for gezin in (1, True, 1.0)]
    namen = {repr([b.gezin for b in _indeling([*negen, *rij])[0].leden][-1]) for rij in permutations(twee)}
    assert len(namen) == 1


@pytest.mark.parametrize(
    "fout",
    [
        {"profiel": 0}, {"profiel": 10}, {"profiel": True}, {"intensiteit": 5}, {"score": 11}, {"score": -1},
        {"score": 7.5}, {"aanbieder": ""}, {"professionals": {"p"}}, {"professionals": frozenset({1})},
        {"gezin": ["geheim-gezin"]}, {"gezin": None},
    ],
)  # fmt: skip
def test_invalid_input_is_refused_without_the_family(fout):
    goed = {"aanbieder": "a", "profiel": 1, "intensiteit": 1, "gezin": "geheim-gezin", "score": 5}
    bijdrage = Bijdrage(**{**goed, "professionals": frozenset({"p"}), **fout})
    with pytest.raises(ValueError, match="invalid") as gevangen:
        stel_samen([bijdrage])
    assert "geheim" not in str(gevangen.value)
    assert "geheim" not in repr(bijdrage)


def test_qualities_follow_the_same_rules():
    taarten = [(n, frozenset({"luisterde"}), f"p{n % 3}") for n in range(13)]
    taarten += [(n, frozenset({"bereikbaar"}), "p1") for n in range(13)]
    taarten += [(n, frozenset({"eerlijk"}), f"p{n % 3}") for n in range(9)] * 2
    assert stel_eigenschappen_samen(taarten) == stel_eigenschappen_samen(reversed(taarten))
    assert stel_eigenschappen_samen(taarten) in ([("luisterde", 10)], [("luisterde", 15)])
    with pytest.raises(ValueError, match=r"^invalid gezin$"):
        stel_eigenschappen_samen([(["geheim"], frozenset({"x"}), "p")])


def test_no_two_published_qualities_tell_what_one_family_valued():
    """Of each n what can be shown over a thousand quarters; for each pair of quarters the one family can have valued it or not."""

    def eens(n, kwartaal):
        (uit,) = stel_eigenschappen_samen([((kwartaal, m), frozenset({"luisterde"}), f"p{m % 4}") for m in range(n)]) or [("", 0)]
        return uit[1]

    kan = {n: Counter(eens(n, k) for k in range(400)) for n in range(8, 27)}
    assert [set(kan[n]) for n in range(9, 14)] == [{0}, {0, 10}, {0, 10, 15}, {0, 10, 15}, {10, 15}]
    assert 0.25 < kan[18][15] / 400 < 0.55, "the nearer, the likelier"
    for met, zonder in product((0, 10, 15, 20, 25), repeat=2):
        zei = {ja for n in range(8, 26) for ja in (0, 1) if met in kan[n + ja] and zonder in kan[n]}
        assert len(zei) != 1, (met, zonder)


def test_the_attack_finds_what_is_planted():
    assert [h.waarde for h in herleidbaar([[Cel("a", (1,), (1,), 7, None)]])] == [7]
    assert {h.waarde for h in herleidbaar([[Cel("a", (1,), (3, 4), 20, 7.0)]])} == {9}
    voor, na = [Cel("a", (1,), (1,), 12, 7.25)], [Cel("a", (1,), (1,), 11, 7.0)]
    fijn = [Cel("a", (1,), (1,), 11, 7.09)]
    assert [(h.soort, h.waarde) for h in herleidbaar([voor, fijn])] == [("score", 9)]
    assert [(h.soort, h.waarde) for h in herleidbaar([fijn, voor])] == [("score", 9)]
    assert herleidbaar([voor, na]) == []
    with pytest.raises(TeHerleiden) as gevangen:
        poort(fijn, [voor])
    assert gevangen.value.herleid[0].waarde == 9


@RUIM
@given(gemeenten(), st.randoms(use_true_random=False))
def test_a_correction_leaves_out_and_gives_nothing_away_beside_what_it_corrects(bijdragen, rng):
    oud = stel_samen(bijdragen)
    nieuw = [c for c in oud if rng.random() < 0.7]
    poort(nieuw, [oud], oud)
    assert herleidbaar([oud, nieuw]) == []
    for cel in nieuw[:3]:
        with pytest.raises(TeHerleiden):
            poort([replace(cel, aantal=cel.aantal + 5)], [oud], oud)


def test_no_two_published_means_give_a_score_away():
    """All of them are tried, by the attacker in tests; by our own too where cells are smallest."""
    gemiddelden = [None, *(float(m) for m in range(2, 9))]
    for n, m in product(range(10, 41, 5), (-5, 0)):
        if n + m < 10:
            continue
        for voor, na in product(gemiddelden, repeat=2):
            met, zonder = Cel("a", (1,), (1,), n, voor), Cel("a", (1,), (1,), n + m, na)
            bereik = score_bereik(met, zonder, GEKOZEN)
            assert bereik is None or bereik[0] < bereik[1], (met, zonder)
            if n == 10 and None not in (voor, na):
                assert herleidbaar([[met], [zonder]]) == []


def test_the_attacker_in_tests_finds_what_finer_means_give_away():
    voor, na = Cel("a", (1,), (1,), 10, 4.0), Cel("a", (1,), (1,), 10, 3.0)
    assert score_bereik(voor, na, MANIEREN["merged, rounded to 5, means in 0.5"]) == (10, 10)
    assert score_bereik(voor, na, GEKOZEN) == (0, 10)


@RUIM
@given(gemeenten())
def test_a_yes_or_no_follows_the_same_rules_and_is_a_multiple_of_5(bijdragen):
    stemmen = [replace(b, score=b.score % 2) for b in bijdragen]
    cellen = stel_delen_samen(stemmen, "doelen")
    assert [(c.aanbieder, c.profielen, c.intensiteiten, c.aantal) for c in cellen] == [
        (c.aanbieder, c.profielen, c.intensiteiten, c.aantal) for c in stel_samen(bijdragen)
    ]
    assert all(c.ja % 5 == 0 and 0 <= c.ja <= c.aantal and c.gemiddelde is None for c in cellen)
    assert cellen == stel_delen_samen(reversed(stemmen), "doelen")
    poort(cellen, [])


def test_yes_goes_up_as_often_as_it_is_near_and_all_alike_is_not_told():
    def ja(aantal, kwartaal, n=13):
        return stel_delen_samen(met_scores([1] * aantal + [0] * (n - aantal), kwartaal), "doelen")[0].ja

    keer = Counter(ja(7, k) for k in range(1000))
    assert set(keer) == {5, 10}
    assert 0.33 < keer[10] / 1000 < 0.47
    assert {ja(0, k) for k in range(20)} == {0} < {ja(3, k) for k in range(20)}
    assert {ja(12, k, 12) for k in range(20)} == {10} == {ja(10, k, 12) for k in range(20)}
    for fout in (2, -1, True, [1], None):
        with pytest.raises(ValueError, match="invalid score"):
            stel_delen_samen(met_scores([fout] * 10), "doelen")


def test_no_two_published_shares_give_an_answer_away():
    """All of them are tried, by the attacker in tests and by our own; plainly rounded ones do give it away."""
    gekozen, plat = JA_MANIEREN[JA_GEKOZEN], JA_MANIEREN["yes: rounded to 5"]
    gelekt = 0
    for n, m in product(range(10, 31, 5), (-5, 0)):
        if n + m < 10:
            continue
        for ja, na in product(range(0, n + 1, 5), range(0, n + m + 1, 5)):
            kan = antwoorden((n, ja), (n + m, na), gekozen)
            assert kan in (set(), {0, 1}), (n, ja, n + m, na)
            met, zonder = Cel("a", (1,), (1,), n, None, "uitval", ja), Cel("a", (1,), (1,), n + m, None, "uitval", na)
            assert herleidbaar([[met], [zonder]]) == herleidbaar([[zonder], [met]]) == []
            gelekt += len(antwoorden((n, ja), (n + m, na), plat)) == 1
    assert gelekt > 0
    for voor, na, zei in ((7, 6, 1), (7, 7, 0)):
        exact = [Cel("a", (1,), (1,), 12, None, "uitval", voor)], [Cel("a", (1,), (1,), 11, None, "uitval", na)]
        assert [(h.soort, h.waarde) for h in herleidbaar(exact)] == [("antwoord", zei)]


def test_who_left_stays_unknown_though_measures_and_quarters_are_joined():
    """The most that joining can give: how many families there were exactly, and the same cell published so often that all it can show was seen.

    For every such pair more than one score, and more than one answer, stays possible for the one that left.
    """

    def reeksen(waarden, stap):
        return [(w,) for w in waarden] + [(w, w + stap) for w in waarden[:-1]]

    def sommen(reeks, n):
        grenzen = [GEKOZEN.som(m, n) for m in reeks]
        return range(max(g[0] for g in grenzen), min(g[1] for g in grenzen) + 1)

    def jas(reeks, n):
        grenzen = [JA_MANIEREN[JA_GEKOZEN].bereik(ja, _rond(n)) for ja in reeks]
        return range(max(g[0] for g in grenzen), min(n, *(g[1] for g in grenzen)) + 1)

    gezien = 0
    for n in range(11, 41):
        alle_gelijk = [[range(s * k, s * k + 1) for s in range(11)] for k in (n, n - 1)]
        voor, na = (
            [[sommen(reeks, k)] for reeks in reeksen(range(2, 9), 1)] + [gelijk] for k, gelijk in zip((n, n - 1), alle_gelijk, strict=True)
        )
        for een, ander in product(voor, na):
            bereiken = [(max(0, v[0] - w[-1]), min(10, v[-1] - w[0])) for v in een for w in ander]
            kan = {x for laag, hoog in bereiken for x in range(laag, hoog + 1)}
            assert len(kan) != 1, (n, een, ander)
            gezien += bool(kan)
        for een, ander in product(reeksen(range(0, _rond(n) + 1, 5), 5), reeksen(range(0, _rond(n - 1) + 1, 5), 5)):
            na_ = jas(ander, n - 1)
            kan = {x for ja in jas(een, n) for x in (0, 1) if ja - x in na_}
            assert len(kan) != 1, (n, een, ander)
            gezien += bool(kan)
    assert gezien > 2000


def test_three_tables_of_one_quarter_beside_each_other_give_nothing_away():
    oogst = Oogst()
    for zaad in range(10):
        per_maat = drie_maten(zaad, 60 + 150 * zaad)
        oogst += val_samen_aan(
            per_maat, stel_samen(per_maat["nut"]) + [c for m in ("doelen", "uitval") for c in stel_delen_samen(per_maat[m], m)]
        )
    assert oogst.van > 3000
    assert oogst.exact == 0
    assert oogst.binnen_een <= 0.01 * oogst.van


def test_the_attacker_who_joins_tables_finds_what_only_both_tell():
    """Of goals "20" is nine and nine, so of satisfaction, where both are hidden, it is nine and nine too."""
    negens = maak(9, intensiteit=3) + maak(9, intensiteit=4)
    nut = Cel("a", PROFIELEN, INTENSITEITEN, 20, 7.0)
    samen = {"nut": negens, "doelen": negens}
    assert val_samen_aan(samen, [nut, Cel("a", (1,), (3, 4), 20, None, "doelen", 10)]).exact == 4
    assert val_samen_aan(samen, [nut, Cel("a", PROFIELEN, INTENSITEITEN, 20, None, "doelen", 10)]).exact == 0


def tel_op(som, drie):
    for plaats, oogst in enumerate(drie):
        som[plaats].__iadd__(oogst)


def ja_veilig(klein, ja, weg):
    assert klein.van > 300
    assert ja.van > 60
    assert weg.van > 30
    assert klein.exact == ja.exact == weg.exact == 0
    assert klein.binnen_een <= 0.01 * klein.van
    assert ja.binnen_een == 0


def test_shares_of_municipalities_give_nothing_away():
    som = Oogst(), Oogst(), Oogst()
    los = Oogst()
    for zaad in range(12):
        tel_op(som, beproef_ja(zaad, JA_GEKOZEN, gezinnen=200 + 100 * zaad))
        los += beproef_ja(zaad, "yes: rounded to 5", gezinnen=200 + 100 * zaad)[2]
    ja_veilig(*som)
    assert los.exact > 0


def samen_veilig(van, capsys):
    """Municipalities of 4 to 39 families over a year: what their quarters taken together give away, and what it saves."""
    deel, klein, leeg, getoond = Oogst(), Oogst(), 0, 0
    for zaad in range(van):
        uit = beproef_jaar(zaad, 4 + zaad % 36)
        deel += uit[0]
        klein += uit[1]
        leeg, getoond = leeg + uit[2], getoond + uit[3]
    with capsys.disabled():
        print(
            f"\nlonger periods: families of a part {deel} | small counts {klein} | {getoond} of {leeg} quarters without a cell are shown in one"
        )
    assert deel.van > 0.5 * van
    assert klein.van > 0.5 * van
    assert deel.exact == klein.exact == 0
    assert deel.binnen_een <= 0.01 * deel.van
    assert klein.binnen_een <= 0.01 * klein.van
    assert getoond > 0.1 * leeg


def test_quarters_taken_together_give_nothing_away(capsys):
    samen_veilig(200, capsys)


@pytest.mark.zwaar
def test_quarters_taken_together_give_nothing_away_in_many_years(capsys):
    samen_veilig(10_000, capsys)


def streek_veilig(van, capsys):
    """Regions of two to ten small municipalities: what their years taken together give away, and what it saves."""
    deel, klein, leeg, getoond = Oogst(), Oogst(), 0, 0
    for zaad in range(van):
        uit = beproef_streek(zaad)
        deel += uit[0]
        klein += uit[1]
        leeg, getoond = leeg + uit[2], getoond + uit[3]
    with capsys.disabled():
        print(f"\nregions: families of a municipality {deel} | small counts {klein} | {getoond} of {leeg} years without a cell are shown")
    assert deel.van > van and klein.van > van
    assert deel.exact == klein.exact == 0
    assert deel.binnen_een <= 0.01 * deel.van
    assert klein.binnen_een <= 0.01 * klein.van
    assert getoond > 0.2 * leeg


def test_small_municipalities_taken_together_give_nothing_away(capsys):
    streek_veilig(150, capsys)


@pytest.mark.zwaar
def test_small_municipalities_taken_together_give_nothing_away_in_many_regions(capsys):
    streek_veilig(3_000, capsys)


def test_the_gate_knows_the_parts_of_a_longer_period():
    def lekt(aantallen, delen):
        cellen = [Cel("a", (p,), (1,), n, 7.0) for p, n in enumerate(aantallen, 1)]
        try:
            poort(cellen, [], None, delen)
        except TeHerleiden as fout:
            return {(h.soort, h.waarde) for h in fout.herleid}
        return set()

    assert lekt([20], [2]) == lekt([15, 25], [4]) == lekt([20, 20], [4]) == {("deel", 9)}
    assert lekt([10], [2]) == lekt([15], [2]) == lekt([25], [2]) == lekt([20], []) == lekt([15, 15], [4]) == set()


def test_municipalities_give_nothing_away():
    uit = Uitslag(Oogst(), Oogst())
    for zaad in range(12):
        uit += beproef(zaad, KEUZE, aantal=3, doelen=8, gezinnen=60 + 60 * zaad)
    veilig(uit)
    los = Uitslag(Oogst(), Oogst())
    for zaad in range(3):
        los += beproef(zaad, "threshold 10, exact counts and totals, means in 0.1", aantal=1, doelen=8, gezinnen=300)
    assert los.aantallen.binnen_een > 0.3 * los.aantallen.van


def veilig(uit: Uitslag) -> None:
    assert uit.aantallen.van > 300 and uit.scores.van > 200
    assert uit.aantallen.exact == uit.scores.exact == uit.tegengehouden == uit.onveilig == 0
    assert uit.aantallen.binnen_een <= 0.01 * uit.aantallen.van
    assert uit.scores.binnen_een <= 0.01 * uit.scores.van


@pytest.mark.zwaar
def test_a_thousand_municipalities_over_nine_quarters_give_nothing_away(capsys):
    """60 to 5,000 families, 12 to 40 providers; then the table of what each way to publish gives away, and leaves."""
    with ProcessPoolExecutor() as kernen:
        uit = Uitslag(Oogst(), Oogst())
        for een in kernen.map(beproef, range(1000), [KEUZE] * 1000, chunksize=5):
            uit += een
        naast = {}
        for naam in MANIEREN:
            naast[naam] = Uitslag(Oogst(), Oogst())
            for een in kernen.map(beproef, range(60), [naam] * 60, [2] * 60, [20] * 60):
                naast[naam] += een
        ja = {naam: (Oogst(), Oogst(), Oogst()) for naam in JA_MANIEREN}
        for naam, som in ja.items():
            for drie in kernen.map(beproef_ja, range(200), [naam] * 200, [2] * 200, [20] * 200, chunksize=5):
                tel_op(som, drie)
    with capsys.disabled():
        print(f"\n1,000 municipalities, {uit.publicaties} publications, {uit.gezinnen} answers\n{tabel({KEUZE: uit})}\n")
        print(f"60 municipalities, two quarters, twenty who leave in each\n{tabel(naast)}")
        print(f"yes or no{'':<45}small counts: exact, %, within one | yes in a cell | answer of who leaves (within one says nothing there)")
        for naam, delen in ja.items():
            print(f"{naam:<54}{' | '.join(map(str, delen))}")
    ja_veilig(*ja[JA_GEKOZEN])
    veilig(uit)
