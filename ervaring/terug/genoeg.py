"""When there are enough to say something: the one rule for everything that goes back to an organisation. Pure: no session.

At least 10 families and 3 professionals, none of whom helps more than half of them (as in ervaring/publicatie/onthulling.py). An answer
that all gave alike is not told, because then it is known of each. Counts go up or down to a multiple of 5 there, by the key of who is in them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median_low

from ervaring.publicatie.onthulling import DREMPEL_GEZINNEN, DREMPEL_PROFESSIONALS, stel_eigenschappen_samen


@dataclass(frozen=True)
class Stem:
    """One answer of one family: to which question (set, version, informant, question), and its code."""

    vraag: tuple[str, int, str, str]
    waarde: int = field(repr=False)
    gezin: str = field(repr=False)
    professionals: frozenset[str] = field(repr=False)


def genoeg(gezinnen: Iterable[tuple[str, frozenset[str]]]) -> bool:
    """Are these (family, who helps it) enough to let words of theirs through?"""
    per_gezin: defaultdict[str, set[str]] = defaultdict(set)
    for gezin, professionals in gezinnen:
        per_gezin[gezin] |= professionals
    keren = Counter(p for professionals in per_gezin.values() for p in professionals)
    return len(per_gezin) >= DREMPEL_GEZINNEN and len(keren) >= DREMPEL_PROFESSIONALS and 2 * max(keren.values()) <= len(per_gezin)


def tel(stemmen: Sequence[Stem]) -> list[tuple[tuple[str, int, str, str], int, int]]:
    """(question, code, families to a multiple of 5) of what may be told. A family has one voice per question: the lower middle of what it said.

    A family is named otherwise in each period (`gezin`), so that who stays does not keep the same key.
    """
    per_vraag: defaultdict[tuple[str, int, str, str], defaultdict[str, list[Stem]]] = defaultdict(lambda: defaultdict(list))
    for stem in stemmen:
        per_vraag[stem.vraag][stem.gezin].append(stem)
    uit: list[tuple[tuple[str, int, str, str], int, int]] = []
    for vraag, gezinnen in sorted(per_vraag.items()):
        waarde = {gezin: median_low(s.waarde for s in van) for gezin, van in gezinnen.items()}
        if len(set(waarde.values())) == 1:
            continue
        helpen = {gezin: frozenset().union(*(s.professionals for s in van)) for gezin, van in gezinnen.items()}
        gevers = ((gezin, frozenset({str(waarde[gezin])}), p) for gezin in gezinnen for p in helpen[gezin])
        uit += [(vraag, int(code), aantal) for code, aantal in stel_eigenschappen_samen(gevers)]
    return sorted(uit)
