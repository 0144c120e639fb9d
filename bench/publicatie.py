"""A whole country, 377,000 trajectories in 342 municipalities: composed, and attacked as before a release. `make bench`.

First what each way to publish gives away and how much detail survives it, over 20 municipalities (`make soak`: more of them).
Prints time and peak memory, whole and for the largest municipality, and writes bench/results/publicatie.json. Municipalities are
done one by one, so memory follows the largest of them and not the country.
"""

import json
import resource
import time
import tracemalloc
from pathlib import Path
from random import Random

from ervaring.publicatie.aanval import poort
from ervaring.publicatie.onthulling import Bijdrage, Cel, stel_samen
from tests.aanvaller import MANIEREN, Oogst, Uitslag, beproef, tabel

TRAJECTEN, GEMEENTEN = 377_000, 342
UIT = Path(__file__).parent / "results" / "publicatie.json"


def antwoorden(zaad: int, aantal: int) -> list[Bijdrage]:
    """One quarter of one municipality."""
    rng = Random(zaad)
    aanbieders = range(rng.randint(12, 40))
    gewicht = [1 / (n + 1) for n in aanbieders]
    waar = rng.choices(aanbieders, gewicht, k=aantal)
    teams = [max(1, round(aantal * g / sum(gewicht) / 10)) for g in gewicht]
    return [
        Bijdrage(f"a{a:02}", rng.randint(1, 9), rng.randint(1, 4), n, frozenset({f"{a}-{rng.randrange(teams[a])}"}), rng.randint(3, 10))
        for n, a in enumerate(waar)
    ]


def _groottes(gemeenten: int) -> list[int]:
    gewicht = [1 / (n + 8) for n in range(gemeenten)]
    return [round(TRAJECTEN * g / sum(gewicht)) for g in gewicht]


def _land(groottes: list[int]) -> tuple[float, int, int]:
    """Seconds to compose and attack two quarters of each municipality, without making them up; cells, answers."""
    duur, aantal, antwoord = 0.0, 0, 0
    for nummer, grootte in enumerate(groottes):
        nu = antwoorden(nummer, grootte)
        eerder = nu[grootte // 20 :]
        vorige: list[Cel] = stel_samen(eerder)
        begin = time.perf_counter()
        cellen = stel_samen(nu)
        poort(cellen, [vorige])
        duur += time.perf_counter() - begin
        aantal, antwoord = aantal + len(cellen), antwoord + len(nu)
    return duur, aantal, antwoord


def _overblijfsel() -> None:
    """What each way to publish gives away and leaves: families shown, in the finest cells, cells, and how far means are off."""
    uit: dict[str, Uitslag] = {}
    for naam in MANIEREN:
        uit[naam] = Uitslag(Oogst(), Oogst())
        for zaad in range(20):
            uit[naam] += beproef(zaad, naam, aantal=2, doelen=3)
    print(tabel(uit))


def main() -> None:
    """Measure and print."""
    _overblijfsel()
    groottes = _groottes(GEMEENTEN)
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _land(groottes[:1])
    een = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconden, cellen, antwoord = _land(groottes)
    alle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rij = antwoorden(0, groottes[0])
    tracemalloc.start()
    stel_samen(rij)
    zelf = tracemalloc.get_traced_memory()[1]
    uit = {
        "antwoorden": antwoord, "gemeenten": GEMEENTEN, "grootste": groottes[0], "cellen": cellen, "seconden": round(seconden, 2),
        "mb_begin": voor // 1024, "mb_na_de_grootste": een // 1024, "mb_na_alle": alle // 1024, "mb_samenstellen_grootste": round(zelf / 2**20, 1),
    }  # fmt: skip
    print(f"{antwoord} answers of {GEMEENTEN} municipalities composed and attacked in {seconden:.1f} s, {cellen} cells")
    print(f"peak memory {voor // 1024} MB at the start, {een // 1024} MB after the largest ({groottes[0]}), {alle // 1024} MB after all")
    UIT.parent.mkdir(exist_ok=True)
    UIT.write_text(json.dumps(uit, indent=1) + "\n")


if __name__ == "__main__":
    main()
