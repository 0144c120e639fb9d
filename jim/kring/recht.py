"""Who decides at which age, by the Dutch youth-care act (Jeugdwet 7.3.4, 7.3.5, 7.3.11, 7.3.15); see domein.md 5.1."""

from collections.abc import Sequence

from basis.rechten import Rol
from jim.kring.queries import MEE, ZELF, Gezicht

GRENZEN = (0, MEE, ZELF, 18)


def grens(leeftijd: int) -> int:
    """The last age limit that was passed: 0, 12, 16 or 18."""
    return max(g for g in GRENZEN if g <= leeftijd)


def wie_beslist(leeftijd: int, leden: Sequence[Gezicht]) -> list[Gezicht]:
    """Who must all agree, by the age of the jongere in years as the law counts it.

    Under 12 each ouder (or voogd) with gezag, 12-15 the jongere and each of them, from 16 the jongere. Empty means that nobody
    can decide now: under 16 without recorded gezag nothing may happen.
    """
    jongere = [g for g in leden if g.rol is Rol.JONGERE]
    if leeftijd >= ZELF:
        return jongere
    gezag = [g for g in leden if g.gezag]
    if not gezag or (leeftijd >= MEE and not jongere):
        return []
    return jongere + gezag if leeftijd >= MEE else gezag
