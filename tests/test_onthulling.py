"""Disclosure control: what may never be published, what one family may change, and what our own attack finds."""

import random
from collections import Counter

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
    stel_eigenschappen_samen,
    stel_samen,
)

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
                    wie = frozenset(rng.sample(team, min(len(team), rng.randint(1, 2))))
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
            assert (cel.gemiddelde * 2).is_integer()
            assert 1 <= cel.gemiddelde <= 9


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


def test_means_are_coded_and_absent_where_all_are_equal():
    assert _gemiddelde([8] * 10) is None
    assert _gemiddelde([10] * 9 + [9]) == 9.0
    assert _gemiddelde([0] * 9 + [1]) == 1.0
    assert _gemiddelde([7] * 9 + [8] * 3) == 7.5
    assert [_rond(n) for n in (10, 12, 13, 17, 18)] == [10, 10, 15, 15, 20]


def test_a_family_counts_once():
    negen = maak(9)
    assert stel_samen([*negen, Bijdrage("a", 1, 1, negen[0].gezin, frozenset({"x"}), 2)]) == []


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
    assert stel_eigenschappen_samen(taarten) == stel_eigenschappen_samen(reversed(taarten)) == [("luisterde", 15)]
    with pytest.raises(ValueError, match=r"^invalid gezin$"):
        stel_eigenschappen_samen([(["geheim"], frozenset({"x"}), "p")])


def test_the_attack_finds_what_is_planted():
    assert [h.waarde for h in herleidbaar([[Cel("a", (1,), (1,), 7, None)]])] == [7]
    assert {h.waarde for h in herleidbaar([[Cel("a", (1,), (3, 4), 20, 7.0)]])} == {9}
    voor, na = [Cel("a", (1,), (1,), 12, 7.25)], [Cel("a", (1,), (1,), 11, 7.0)]
    fijn = [Cel("a", (1,), (1,), 11, 7.09)]
    assert [(h.soort, h.waarde) for h in herleidbaar([voor, fijn])] == [("score", 9)]
    assert herleidbaar([voor, na]) == []
    with pytest.raises(TeHerleiden) as gevangen:
        poort(fijn, [voor])
    assert gevangen.value.herleid[0].waarde == 9


def test_a_family_that_leaves_with_an_extreme_score_is_found_even_with_rounded_means():
    voor, na = [Cel("a", (1,), (1,), 10, 4.0)], [Cel("a", (1,), (1,), 10, 3.0)]
    assert [(h.soort, h.waarde) for h in herleidbaar([voor, na])] == [("score", 10)]


@pytest.mark.parametrize("zaden", [range(20), pytest.param(range(20, 1000), marks=pytest.mark.zwaar)], ids=["20", "980"])
def test_municipalities_give_nothing_away(zaden):
    for zaad in zaden:
        bijdragen = gemeente(zaad)
        cellen = stel_samen(bijdragen)
        assert cellen
        poort(cellen, [stel_samen(bijdragen[1:])])
        poort(stel_samen(bijdragen[:-1]), [cellen])
