"""Municipalities that look like real ones, other ways to publish, and an attacker who shares no code with ours.

The attacker knows the rules and every published number, and reasons with bounds: no solver. A number is recovered exactly when
its bounds meet, and within one when they are at most two apart; it counts when the true number lies between them.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from ervaring.publicatie.onthulling import Bijdrage, Cel, een_stem, stel_delen_samen, stel_samen

Label = tuple[str | None, tuple[int, ...], tuple[int, ...]]
SCORES = (0, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 9, 9, 9, 10, 10)


def kwartalen(zaad: int, aantal: int = 9, gezinnen: int = 0) -> Iterator[list[Bijdrage]]:
    """Nine quarters of one municipality: 12-40 providers and 60-5,000 families by Zipf; one in five leaves, others come."""
    rng = random.Random(zaad)
    aanbieders = rng.randint(12, 40)
    totaal = gezinnen or round(60 * (5000 / 60) ** rng.random())
    gewicht = [1 / (n + 1) for n in range(aanbieders)]
    teams = [max(1, round(totaal * g / sum(gewicht) / rng.randint(6, 14))) for g in gewicht]
    profielen = rng.sample(range(1, 10), 9)

    def nieuw() -> Bijdrage:
        a = rng.choices(range(aanbieders), gewicht)[0]
        profiel = rng.choices(profielen, [1 / (n + 1) for n in range(9)])[0]
        team = range(teams[a])
        wie = frozenset(f"{a}-{rng.choice(team)}" for _ in range(rng.choice((1, 1, 2))))
        intensiteit = rng.choices((1, 2, 3, 4), (50, 30, 15, 5))[0]
        return Bijdrage(f"a{a:02}", profiel, intensiteit, rng.random(), wie, rng.choice(SCORES))

    nu = [nieuw() for _ in range(totaal)]
    for tijd in range(aantal):
        yield [replace(b, gezin=(tijd, b.gezin)) for b in nu]
        blijft = [b if rng.random() < 0.7 else replace(b, score=rng.choice(SCORES)) for b in nu if rng.random() < 0.8]
        nu = blijft + [nieuw() for _ in range(round((totaal - len(blijft)) * rng.uniform(0.7, 1.3)))]


@dataclass(frozen=True)
class Manier:
    """A way to publish, and what it tells: the families behind a count, and the sums that a mean leaves open for n families."""

    stel: Callable[[Iterable[Bijdrage]], list[Cel]]
    aantal: Callable[[int], tuple[int, int]]
    som: Callable[[float, int], tuple[int, int]]
    voegt_samen: bool = True


def _plafond(teller: int, noemer: int) -> int:
    return -(-teller // noemer)


def _som_heel(gemiddelde: float, n: int) -> tuple[int, int]:
    """A whole mean by cell key, coded at 2 and 8."""
    laag = 1 if gemiddelde <= 2 else (round(gemiddelde) - 1) * n + 1
    hoog = 10 * n - 1 if gemiddelde >= 8 else (round(gemiddelde) + 1) * n - 1
    return laag, hoog


def _som_half(gemiddelde: float, n: int) -> tuple[int, int]:
    """The nearest half, halves up, coded at 1 and 9: between (4m-1)/4 and (4m+1)/4 times n."""
    kwart = round(4 * gemiddelde)
    laag = 1 if gemiddelde <= 1 else _plafond((kwart - 1) * n, 4)
    hoog = 10 * n - 1 if gemiddelde >= 9 else _plafond((kwart + 1) * n, 4) - 1
    return laag, hoog


def _som_een(gemiddelde: float, n: int) -> tuple[int, int]:
    """The nearest whole number, halves up, coded at 2 and 8."""
    laag = 1 if gemiddelde <= 2 else _plafond((2 * round(gemiddelde) - 1) * n, 2)
    hoog = 10 * n - 1 if gemiddelde >= 8 else _plafond((2 * round(gemiddelde) + 1) * n, 2) - 1
    return laag, hoog


def _som_exact(gemiddelde: float, n: int) -> tuple[int, int]:
    """One decimal."""
    tiende = round(10 * gemiddelde)
    return _plafond((2 * tiende - 1) * n, 20), _plafond((2 * tiende + 1) * n, 20) - 1


def _herschrijf(bijdragen: Iterable[Bijdrage], half: Callable[[list[Bijdrage]], tuple[int, float | None]]) -> list[Cel]:
    """The same partition as ours with other numbers in it."""
    from ervaring.publicatie.onthulling import _indeling

    uit = []
    for g in _indeling(bijdragen):
        aantal, gemiddelde = half(list(g.leden))
        uit.append(Cel(g.aanbieder, g.profielen, g.intensiteiten, aantal, gemiddelde))
    return uit


def _rond5(n: int) -> int:
    return (n + 2) // 5 * 5


def _sleutel(leden: list[Bijdrage], wat: str) -> float:
    return random.Random(wat + "|".join(sorted(repr(b.gezin) for b in leden))).random()


def _echt(leden: list[Bijdrage]) -> float | None:
    return sum(b.score for b in leden) / len(leden) if len({b.score for b in leden}) > 1 else None


def _tiende(leden: list[Bijdrage]) -> float | None:
    m = _echt(leden)
    return None if m is None else round(m, 1)


def _half(leden: list[Bijdrage]) -> float | None:
    m = _echt(leden)
    return None if m is None else min(max(int(2 * m + 0.5) / 2, 1.0), 9.0)


def _een(leden: list[Bijdrage]) -> float | None:
    m = _echt(leden)
    return None if m is None else min(max(float(int(m + 0.5)), 2.0), 8.0)


def _heel(leden: list[Bijdrage]) -> float | None:
    m = _echt(leden)
    return None if m is None else min(max(float(int(m + _sleutel(leden, "m"))), 2.0), 8.0)


def _los(bijdragen: Iterable[Bijdrage], tel: Callable[[list[Bijdrage]], int], gem: Callable[[list[Bijdrage]], float | None]) -> list[Cel]:
    """Every (profile, intensity) of a provider by itself, nothing merged; a mean from ten families on."""
    cellen: dict[tuple[str, int, int], list[Bijdrage]] = defaultdict(list)
    for b in bijdragen:
        cellen[b.aanbieder, b.profiel, b.intensiteit].append(b)
    alle = {a for a, _, _ in cellen}
    uit = []
    for a in alle:
        for p in range(1, 10):
            for i in range(1, 5):
                leden = cellen.get((a, p, i), [])
                n = tel(leden) if leden else 0
                uit.append(Cel(a, (p,), (i,), n, gem(leden) if n >= 10 and leden else None))
    return uit


def _willekeurig5(leden: list[Bijdrage]) -> int:
    return int(len(leden) / 5 + _sleutel(leden, "n")) * 5


def _drempel(bijdragen: Iterable[Bijdrage]) -> list[Cel]:
    """Exact from ten families on, the rest left out, and the exact number of families of each profile of the provider."""
    lijst = list(bijdragen)
    cellen = [c for c in _los(lijst, len, _tiende) if c.aantal >= 10]
    per = Counter((b.aanbieder, b.profiel) for b in lijst)
    return cellen + [Cel(a, (p,), (1, 2, 3, 4), n, None) for (a, p), n in per.items()]


def _breed(n: int, laag: int, hoog: int, minst: int = 0) -> tuple[int, int]:
    return max(n - laag, minst), n + hoog


MANIEREN: dict[str, Manier] = {
    "threshold 10, exact counts and totals, means in 0.1": Manier(_drempel, lambda n: (n, n), _som_exact, voegt_samen=False),
    "suppression only: exact from ten families on, means in 0.1": Manier(
        lambda b: [c for c in _los(b, len, _tiende) if c.aantal >= 10], lambda n: (n, n), _som_exact, voegt_samen=False
    ),
    "every cell rounded to 5, means in 0.5": Manier(
        lambda b: _los(b, lambda leden: _rond5(len(leden)), _half), lambda n: _breed(n, 2, 2), _som_half, voegt_samen=False
    ),
    "every cell by cell key to 5, means by cell key": Manier(
        lambda b: _los(b, _willekeurig5, _heel), lambda n: _breed(n, 4, 4), _som_heel, voegt_samen=False
    ),
    "merged, rounded to 5, means in 0.5": Manier(
        lambda b: _herschrijf(b, lambda leden: (_rond5(len(leden)), _half(leden))), lambda n: _breed(n, 2, 2, 10), _som_half
    ),
    "merged, rounded to 5, means in 1": Manier(
        lambda b: _herschrijf(b, lambda leden: (_rond5(len(leden)), _een(leden))), lambda n: _breed(n, 2, 2, 10), _som_een
    ),
    "merged, all by cell key": Manier(
        lambda b: _herschrijf(b, lambda leden: (max(10, _willekeurig5(leden)), _heel(leden))), lambda n: _breed(n, 4, 4, 10), _som_heel
    ),
    "merged, rounded to 5, means by cell key (chosen)": Manier(stel_samen, lambda n: _breed(n, 2, 2, 10), _som_heel),
}
GEKOZEN = MANIEREN["merged, rounded to 5, means by cell key (chosen)"]


@dataclass
class Oogst:
    """What the attacker got, over `van` numbers that he tried."""

    van: int = 0
    exact: int = 0
    binnen_een: int = 0

    def tel(self, waarheid: int, laag: int, hoog: int) -> None:
        """Add one number with its bounds."""
        self.van += 1
        if laag <= waarheid <= hoog:
            self.exact += laag == hoog
            self.binnen_een += hoog - laag <= 2

    def __iadd__(self, ander: Self) -> Self:
        self.van, self.exact, self.binnen_een = self.van + ander.van, self.exact + ander.exact, self.binnen_een + ander.binnen_een
        return self

    def __str__(self) -> str:
        return f"{self.exact:>6} {self.exact / max(self.van, 1):>7.2%} {self.binnen_een / max(self.van, 1):>7.2%} of {self.van}"


def val_aantallen_aan(bijdragen: list[Bijdrage], cellen: list[Cel], manier: Manier) -> Oogst:
    """How many families have each small (provider, profile, intensity)? Small: one to nine."""
    oogst = Oogst()
    echt = Counter((b.aanbieder, b.profiel, b.intensiteit) for b in bijdragen)
    per_aanbieder: dict[str | None, list[Cel]] = defaultdict(list)
    for c in cellen:
        per_aanbieder[c.aanbieder].append(c)
    for (a, p, i), n in echt.items():
        if n < 10:
            oogst.tel(n, *_bereik(p, i, per_aanbieder[a], manier))
    return oogst


def _bereik(p: int, i: int, cellen: list[Cel], manier: Manier) -> tuple[int, int]:
    """Bounds of one part: from the narrowest cell that holds it, with at most nine in each of the others."""
    eigen = next((c for c in cellen if c.profielen == (p,) and c.intensiteiten == (i,)), None)
    if eigen:
        return manier.aantal(eigen.aantal)
    smal = [c for c in cellen if len(c.profielen) == 1]
    profiel = next((c for c in smal if c.profielen == (p,) and i in c.intensiteiten), None)
    if profiel and not manier.voegt_samen:
        naast = [c for c in smal if c.profielen == (p,) and len(c.intensiteiten) == 1]
        over = profiel.aantal - sum(c.aantal for c in naast)
        return max(0, over - 9 * (3 - len(naast))), min(9, over)
    if profiel:
        laag, hoog = manier.aantal(profiel.aantal)
        return max(0, laag - 9 * (len(profiel.intensiteiten) - 1)), min(9, hoog)
    rest = next((c for c in cellen if len(c.profielen) > 1 and p in c.profielen), None)
    if rest is None:
        return 0, 9
    laag, hoog = manier.aantal(rest.aantal)
    # What is in the rest holds at most nine per profile: a profile with more would have a cell of its own.
    return max(0, laag - 9 * (len(rest.profielen) - 1)), min(9, hoog)


def score_bereik(met: Cel, zonder: Cel, manier: Manier) -> tuple[int, int] | None:
    """Bounds of the score of the one family in `met` and not in `zonder`, all others being equal; None: it can't be."""
    (a, b), (c, d) = manier.aantal(met.aantal), manier.aantal(zonder.aantal)
    laag, hoog = 11, -1
    for n in range(max(a, c + 1), min(b, d + 1) + 1):
        for l1, h1 in _sommen(met.gemiddelde, n, manier):
            for l2, h2 in _sommen(zonder.gemiddelde, n - 1, manier):
                onder, boven = max(0, l1 - h2), min(10, h1 - l2)
                if onder <= boven:
                    laag, hoog = min(laag, onder), max(hoog, boven)
    return (laag, hoog) if laag <= hoog else None


def _sommen(gemiddelde: float | None, n: int, manier: Manier) -> list[tuple[int, int]]:
    return [(s * n, s * n) for s in range(11)] if gemiddelde is None else [manier.som(gemiddelde, n)]


def label(c: Cel) -> Label:
    """By what a cell is known over the quarters."""
    return c.aanbieder, c.profielen, c.intensiteiten


def val_scores_aan(bijdragen: list[Bijdrage], cellen: list[Cel], manier: Manier, doelen: Iterable[Bijdrage]) -> Oogst:
    """The worst that a next quarter can be: one family left, everybody else stayed and said the same. What did it say?"""
    oogst = Oogst()
    voor = {label(c): c for c in cellen}
    for wie in doelen:
        # Another provider's cells don't change when it leaves, and the pool is not traced.
        blijft = [replace(b, gezin=("later", b.gezin)) for b in bijdragen if b.aanbieder == wie.aanbieder and b is not wie]
        laag, hoog = 0, 10
        for c in manier.stel(blijft):
            oud = voor.get(label(c))
            if oud and c.aanbieder and wie.profiel in c.profielen and wie.intensiteit in c.intensiteiten:
                bereik = score_bereik(oud, c, manier)
                if bereik:
                    laag, hoog = max(laag, bereik[0]), min(hoog, bereik[1])
        oogst.tel(wie.score, laag, hoog)
    return oogst


@dataclass
class Uitslag:
    """What came of one or more municipalities, and how much detail is left."""

    aantallen: Oogst
    scores: Oogst
    tegengehouden: int = 0
    publicaties: int = 0
    cellen: int = 0
    gezinnen: int = 0
    getoond: int = 0
    fijn: int = 0
    onveilig: int = 0
    fout: float = 0.0
    gemiddelden: int = 0

    def __iadd__(self, ander: Self) -> Self:
        for veld in self.__dataclass_fields__:
            som = getattr(self, veld)
            som += getattr(ander, veld)
            setattr(self, veld, som)
        return self


def beproef(zaad: int, naam: str, aantal: int = 9, doelen: int = 3, gezinnen: int = 0) -> Uitslag:
    """Publish the quarters of one municipality in one way and attack all of them; ours passes its own gate too."""
    from ervaring.publicatie.aanval import TeHerleiden, poort

    manier, rng = MANIEREN[naam], random.Random(zaad)
    uit = Uitslag(Oogst(), Oogst())
    eerder: list[list[Cel]] = []
    for bijdragen in kwartalen(zaad, aantal, gezinnen):
        cellen = manier.stel(bijdragen)
        uit.aantallen += val_aantallen_aan(bijdragen, cellen, manier)
        uit.scores += val_scores_aan(bijdragen, cellen, manier, rng.sample(bijdragen, min(doelen, len(bijdragen))))
        _weeg(uit, bijdragen, cellen)
        if manier is GEKOZEN:
            try:
                poort(cellen, eerder)
            except TeHerleiden:
                uit.tegengehouden += 1
            eerder.append(cellen)
    return uit


def _weeg(uit: Uitslag, bijdragen: list[Bijdrage], cellen: list[Cel]) -> None:
    """How many families stand in a cell, how many in the finest, how far the means are off, and which cells point at a person."""
    uit.publicaties += 1
    uit.gezinnen += len(bijdragen)
    per: dict[tuple[str, int, int], list[Bijdrage]] = defaultdict(list)
    for b in bijdragen:
        per[b.aanbieder, b.profiel, b.intensiteit].append(b)
    paren = set(per)
    for c in sorted(cellen, key=lambda c: (c.aanbieder is None, len(c.profielen), len(c.intensiteiten))):
        eigen = {(a, p, i) for a, p, i in paren if c.aanbieder in {None, a} and p in c.profielen and i in c.intensiteiten}
        leden = [b for paar in eigen for b in per[paar]]
        if not leden or (c.aantal < 10 and c.gemiddelde is None):
            continue
        paren -= eigen
        uit.cellen += 1
        uit.getoond += len(leden)
        uit.fijn += len(leden) if len(c.profielen) == len(c.intensiteiten) == 1 else 0
        per_prof = Counter(p for b in leden for p in b.professionals)
        uit.onveilig += len(leden) < 10 or len(per_prof) < 3 or 2 * max(per_prof.values()) > len(leden)
        if c.gemiddelde is not None:
            uit.fout += abs(c.gemiddelde - sum(b.score for b in leden) / len(leden))
            uit.gemiddelden += 1


def tabel(uitslagen: dict[str, Uitslag]) -> str:
    """What each way gives away, and what it leaves."""
    kop = (
        f"{'':<60}{'small counts: exact, %, within one':^40}{'score of who leaves: exact, %, within one':^44}"
        f"{'shown':>7}{'finest':>8}{'cells':>7}{'unsafe':>8}{'mean off by':>12}"
    )
    regels = [
        f"{naam:<60}{u.aantallen!s:<40}{u.scores!s:<44}{u.getoond / u.gezinnen:>7.0%}{u.fijn / u.gezinnen:>8.0%}"
        f"{u.cellen / u.publicaties:>7.1f}{u.onveilig / max(u.cellen, 1):>8.0%}{u.fout / max(u.gemiddelden, 1):>12.2f}"
        for naam, u in uitslagen.items()
    ]
    return "\n".join([kop, *regels])


@dataclass(frozen=True)
class JaManier:
    """A way to publish how many said yes, and the bounds it leaves to who knows the published count too."""

    ja: Callable[[list[Bijdrage]], int]
    bereik: Callable[[int, int], tuple[int, int]]


def _ja_sleutel_bereik(ja: int, aantal: int) -> tuple[int, int]:
    """By cell key: less than 5 away, and never above the families that there can be."""
    return max(0, ja - 4), min(ja + 4, aantal + 2)


def _echt_ja(leden: list[Bijdrage]) -> int:
    return sum(b.score for b in leden)


JA_MANIEREN: dict[str, JaManier] = {
    "yes: exact": JaManier(_echt_ja, lambda ja, _n: (ja, ja)),
    "yes: rounded to 5": JaManier(lambda leden: _rond5(_echt_ja(leden)), lambda ja, n: (max(0, ja - 2), min(ja + 2, n + 2))),
    "yes: by cell key to 5 (chosen)": JaManier(lambda leden: stel_delen_samen(leden, "doelen")[0].ja or 0, _ja_sleutel_bereik),
}
JA_GEKOZEN = "yes: by cell key to 5 (chosen)"


def antwoorden(met: tuple[int, int], zonder: tuple[int, int], manier: JaManier) -> set[int]:
    """What the one family that left can have said. `met`, `zonder`: (published count, published yes); all others said the same. Tries all."""
    (n1, j1), (n2, j2) = met, zonder
    laag, hoog = manier.bereik(j1, n1)
    uit = set[int]()
    for n in range(max(n1 - 2, 10), n1 + 3):
        if not max(n2 - 2, 10) <= n - 1 <= n2 + 2:
            continue
        for ja in range(laag, min(hoog, n) + 1):
            for zei in (0, 1):
                na = ja - zei
                if 0 <= na <= n - 1 and manier.bereik(j2, n2)[0] <= na <= manier.bereik(j2, n2)[1]:
                    uit.add(zei)
    return uit


def beproef_ja(zaad: int, naam: str, aantal: int = 2, doelen: int = 10, gezinnen: int = 0) -> tuple[Oogst, Oogst, Oogst]:
    """(small counts, how many said yes in a cell, what the one who left said), of the quarters of one municipality."""
    from ervaring.publicatie.onthulling import _indeling

    manier, rng = JA_MANIEREN[naam], random.Random(zaad)
    kans = rng.choice((0.05, 0.2, 0.7))
    klein, ja, weg = Oogst(), Oogst(), Oogst()
    for kwartaal in kwartalen(zaad, aantal, gezinnen):
        bijdragen = [replace(b, score=int(rng.random() < kans)) for b in kwartaal]
        klein += val_aantallen_aan(bijdragen, stel_delen_samen(bijdragen, "doelen"), GEKOZEN)
        groepen = [g for g in _indeling(bijdragen) if g.aanbieder]
        for g in groepen:
            leden = list(g.leden)
            ja.tel(_echt_ja(leden), *manier.bereik(manier.ja(leden), _rond5(len(leden))))
        for g in rng.sample(groepen, min(doelen, len(groepen))):
            wie = rng.choice(g.leden)
            # Who is in the cell is what counts: they are put where they stay together, with other keys as in a next quarter.
            blijft = [replace(b, gezin=("later", b.gezin)) for b in g.leden if b is not wie]
            if len(blijft) >= 10 and stel_delen_samen(blijft, "doelen"):
                met, zonder = (_rond5(len(g.leden)), manier.ja(list(g.leden))), (_rond5(len(blijft)), manier.ja(blijft))
                kan = antwoorden(met, zonder, manier)
                weg.van += 1
                weg.exact += kan == {wie.score}
    return klein, ja, weg


def _samen(delen: list[list[Bijdrage]], hoeveel: list[int], deel: Oogst) -> tuple[list[Cel], Oogst]:
    """(cells of what gave nothing by itself, taken together as we do; small counts in them), after our own gate.

    The attacker takes each part, cut in each of these ways, to have at most nine families: in a cell, and in all. `deel` counts what he gets of it.
    """
    from ervaring.publicatie.aanval import TeHerleiden, poort

    cellen = stel_samen(een_stem(delen))
    try:
        poort(cellen, [], None, hoeveel)
    except TeHerleiden:
        return [], Oogst()
    for n_delen in hoeveel:
        per_deel = [een_stem(delen[n * len(delen) // n_delen : (n + 1) * len(delen) // n_delen]) for n in range(n_delen)]
        for groep in [[c] for c in cellen] + ([cellen] if cellen else []):
            laag, hoog = sum(max(c.aantal - 2, 10) for c in groep), sum(c.aantal + 2 for c in groep)
            for leden in per_deel:
                echt = sum(
                    any(c.aanbieder in {None, b.aanbieder} and b.profiel in c.profielen and b.intensiteit in c.intensiteiten for c in groep)
                    for b in leden
                )
                deel.tel(echt, max(0, laag - 9 * (n_delen - 1)), min(9, hoog))
    return cellen, val_aantallen_aan(een_stem(delen), cellen, GEKOZEN)


def beproef_jaar(zaad: int, gezinnen: int) -> tuple[Oogst, Oogst, int, int]:
    """(families of a part of a longer period, small counts in it, quarters without a cell, of them those that a longer period shows).

    One municipality that is too small: what gave nothing is taken together.
    """
    stukken = [[replace(b, gezin=b.gezin[1]) for b in k] for k in kwartalen(zaad, 4, gezinnen)]  # pyright: ignore[reportIndexIssue]
    leeg = [stel_samen(k) == [] for k in stukken]
    deel, klein, halven = Oogst(), Oogst(), list[object]()
    for n in (0, 2):
        cellen, oogst = _samen(stukken[n : n + 2], [2], deel) if leeg[n] and leeg[n + 1] else (None, Oogst())
        klein += oogst
        halven.append(cellen)
    getoond = 2 * sum(bool(half) for half in halven)
    if halven == [[], []]:
        cellen, oogst = _samen(stukken, [2, 4], deel)
        klein += oogst
        getoond += 4 * bool(cellen)
    return deel, klein, sum(leeg), getoond


def beproef_streek(zaad: int) -> tuple[Oogst, Oogst, int, int]:
    """(families of a municipality in its region, small counts, municipalities of which a year gave nothing, of them those that the region shows).

    Two to ten municipalities of 1 to 30 families a year, with the same providers; each has professionals of its own.
    """
    rng, deel, klein = random.Random(zaad), Oogst(), Oogst()
    jaren = [
        [
            replace(b, gezin=(m, b.gezin), professionals=frozenset(f"{m}-{wie}" for wie in b.professionals))
            for b in next(iter(kwartalen(zaad * 100 + m, 1, rng.randint(1, 30))))
        ]
        for m in range(rng.randint(2, 10))
    ]
    stil = [jaar for jaar in jaren if stel_samen(jaar) == []]
    if len(stil) < 2:
        return deel, klein, len(stil), 0
    cellen, klein = _samen(stil, [len(stil)], deel)
    return deel, klein, len(stil), len(stil) * bool(cellen)


Deel = tuple[int, int]
Grens = tuple[int, int]


def drie_maten(zaad: int, gezinnen: int = 0) -> dict[str, list[Bijdrage]]:
    """One quarter in which all say how useful it was, some also about goals, and fewer stopped: the same families in each measure."""
    rng = random.Random(zaad)
    nut = next(iter(kwartalen(zaad, 1, gezinnen)))
    deel = {"doelen": rng.choice((0.5, 0.8, 1.0)), "uitval": rng.choice((0.3, 0.7))}
    return {"nut": nut} | {
        maat: [replace(b, score=int(rng.random() < 0.5)) for b in nut if rng.random() < kans] for maat, kans in deel.items()
    }


def val_samen_aan(per_maat: dict[str, list[Bijdrage]], cellen: list[Cel]) -> Oogst:
    """Small counts again, with the three tables of one quarter beside each other.

    The attacker takes who said something about goals, or stopped, to be among those who said how useful it was: so what a part has in one
    table bounds what it has in another. Bounds are narrowed until nothing moves.
    """
    oogst = Oogst()
    for aanbieder in {b.aanbieder for b in per_maat["nut"]}:
        eigen = {maat: [c for c in cellen if c.maat == maat and c.aanbieder == aanbieder] for maat in per_maat}
        grens, sommen = _begin(eigen)
        while _knijp(grens, sommen):
            pass
        for maat, bijdragen in per_maat.items():
            for deel, n in Counter((b.profiel, b.intensiteit) for b in bijdragen if b.aanbieder == aanbieder).items():
                if n < 10:
                    oogst.tel(n, *grens[maat, deel])
    return oogst


def _begin(eigen: dict[str, list[Cel]]) -> tuple[dict[tuple[str, Deel], Grens], list[tuple[str, list[Deel], Grens]]]:
    """(bounds of each part, sums that are known: of these parts) from the cells of one provider."""
    grens: dict[tuple[str, Deel], Grens] = {}
    sommen: list[tuple[str, list[Deel], Grens]] = []
    for maat, cellen in eigen.items():
        vrij = {(p, i) for p in range(1, 10) for i in range(1, 5)}
        grens |= {(maat, deel): (0, 9) for deel in vrij}
        rest = (0, 9)
        for c in sorted(cellen, key=lambda c: (len(c.profielen), len(c.intensiteiten))):
            binnen = [(p, i) for p in c.profielen for i in c.intensiteiten if (p, i) in vrij]
            van = GEKOZEN.aantal(c.aantal)
            if len(c.profielen) > 1:
                rest = van
                continue
            vrij -= set(binnen)
            if len(binnen) == 1:
                grens[maat, binnen[0]] = van
            else:
                sommen.append((maat, binnen, van))
        sommen.append((maat, sorted(vrij), rest))
        # A profile in the rest holds at most nine: with more it would have a cell of its own.
        sommen += [(maat, [d for d in vrij if d[0] == p], (0, 9)) for p in {p for p, _ in vrij}]
    return grens, sommen


def _knijp(grens: dict[tuple[str, Deel], Grens], sommen: list[tuple[str, list[Deel], Grens]]) -> bool:
    """Narrow all bounds once; did anything move? Bounds that cross are left: the attacker took something wrongly."""
    voor = dict(grens)
    for maat, delen, (laag, hoog) in sommen:
        onder, boven = sum(grens[maat, d][0] for d in delen), sum(grens[maat, d][1] for d in delen)
        for d in delen:
            lo, hi = grens[maat, d]
            _zet(grens, (maat, d), (max(lo, laag - boven + hi), min(hi, hoog - onder + lo)))
    for (maat, d), (lo, hi) in voor.items():
        if maat != "nut":
            van = grens["nut", d]
            _zet(grens, (maat, d), (lo, min(hi, van[1])))
            _zet(grens, ("nut", d), (max(van[0], lo), van[1]))
    return grens != voor


def _zet(grens: dict[tuple[str, Deel], Grens], waar: tuple[str, Deel], naar: Grens) -> None:
    lo, hi = max(grens[waar][0], naar[0]), min(grens[waar][1], naar[1])
    if lo <= hi:
        grens[waar] = lo, hi
