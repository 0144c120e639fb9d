"""Periods of publications: a quarter (`2026-K3`), and where it gave nothing a half-year (`2026-H2`) or a year (`2026`). Pure."""

import re
from datetime import date, timedelta

from basis.fouten import Ongeldig


def kwartalen(tijd: str) -> tuple[str, ...]:
    """The quarters of a period, oldest first. Raises Ongeldig `kwartaal_onbekend`."""
    vondst = re.fullmatch(r"([1-9]\d{3})(?:-(K[1-4]|H[12]))?", tijd)
    if vondst is None:
        raise Ongeldig("kwartaal_onbekend")
    jaar, deel = vondst[1], vondst[2] or ""
    nummers = {"": (1, 2, 3, 4), "H1": (1, 2), "H2": (3, 4)}.get(deel) or (int(deel[1]),)
    return tuple(f"{jaar}-K{n}" for n in nummers)


def dagen(tijd: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    alle = kwartalen(tijd)
    jaar, eerst, laatst = int(tijd[:4]), int(alle[0][-1]), int(alle[-1][-1])
    volgend = date(jaar + laatst // 4, laatst % 4 * 3 + 1, 1)
    return date(jaar, 3 * eerst - 2, 1), volgend - timedelta(days=1)


def delen(tijd: str) -> tuple[str, ...]:
    """The periods of one step shorter that must have given nothing: two quarters of a half-year, two halves of a year, none of a quarter."""
    if len(tijd) == len("2026"):
        return f"{tijd}-H1", f"{tijd}-H2"
    return kwartalen(tijd) if "-H" in tijd else ()


def langer(kwartaal: str) -> tuple[str, ...]:
    """The longer periods that end with this quarter, shortest first."""
    jaar = kwartaal[:4]
    return {"2": (f"{jaar}-H1",), "4": (f"{jaar}-H2", jaar)}.get(kwartaal[-1], ())


def volgorde(tijd: str) -> tuple[str, int]:
    """By its last quarter, and then the longer after the shorter."""
    alle = kwartalen(tijd)
    return alle[-1], len(alle)
