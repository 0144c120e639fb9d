"""What a professional made of a goal of ours in his own record: read against the marks that we left there when we wrote it.

The marks travel with the Goal, so that nothing has to be remembered here: a delivery of which we never heard is no change by another.
"""

import hashlib
import re
from calendar import monthrange
from collections.abc import Mapping

from doelen.koppeling.poort import Veld, kaal, ladder_tekst
from doelen.koppeling.termen import (
    ACHIEVED,
    EXT_DOEL,
    EXT_GAS,
    EXT_TREDE,
    GESTOPT,
    NIET_BEREIKT,
    NIVEAUS,
    TAAKSTATUS_HIER,
    Resource,
    codes,
    extensies,
)

LANGSTE = 500
_NIVEAU = {code: niveau for niveau, code in NIVEAUS.items()}
_DATUM = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?")


def velden(goal: Resource) -> dict[Veld, str]:
    """Read what a Goal says, in our words: text (at most 500 characters), Status, the day it is meant for (of a month or a year the last), and its steps.

    Without any step it says nothing of a ladder: a record that does not keep extensions has none. A Task says its Status alone.
    """
    if goal.get("resourceType") == "Task":
        return {"status": TAAKSTATUS_HIER.get(str(goal.get("status")), "actief")}
    tekst = str(goal.get("description", {}).get("text", "")).strip()
    if len(tekst) > LANGSTE:
        tekst = f"{tekst[: LANGSTE - 1]}…"
    ladder = _ladder(goal)
    return {"tekst": tekst, "status": _status(goal), "streefdatum": _datum(goal), **({"ladder": ladder} if ladder else {})}


def _status(goal: Resource) -> str:
    leven, bereikt = goal.get("lifecycleStatus"), {code for _, code in codes(goal.get("achievementStatus"))}
    if leven in GESTOPT or (leven == "completed" and bereikt & NIET_BEREIKT):
        return "gestopt"
    return "bereikt" if leven == "completed" or ACHIEVED in bereikt else "actief"


def _ladder(goal: Resource) -> str:
    treden: dict[int, str] = {}
    for deel in (deel for url in (EXT_GAS, EXT_TREDE) for deel in extensies(goal, url)):
        niveau = _NIVEAU.get(_code(deel.get("level")))
        if niveau is not None:
            treden.setdefault(niveau, str(deel.get("progressText") or ""))
    return ladder_tekst(treden)


def _code(coding: object) -> tuple[str, str]:
    return (str(coding.get("system")), str(coding.get("code"))) if isinstance(coding, dict) else ("", "")


def _datum(goal: Resource) -> str:
    met = [str(deel["dueDate"]) for deel in sorted(goal.get("target", []), key=len) if "dueDate" in deel]
    delen = _DATUM.fullmatch(met[0]) if met else None
    if delen is None:
        return ""
    jaar, maand, dag = int(delen[1]), int(delen[2] or 12), delen[3]
    return f"{jaar:04}-{maand:02}-{dag or monthrange(jaar, maand)[1]:02}"


def merk(veld: Veld, waarde: str) -> str:
    """A mark of what we wrote in a field: 16 hexadecimal characters."""
    return hashlib.sha256(f"{veld}|{kaal(waarde)}".encode()).hexdigest()[:16]


def merken(goal: Resource) -> list[dict[str, str]]:
    """The parts of our extension that say what we wrote."""
    return [{"url": veld, "valueString": merk(veld, waarde)} for veld, waarde in velden(goal).items()]


def anders(daar: Resource) -> dict[Veld, str]:
    """Give what is not what we wrote. Where our extension is gone nobody knows, and all of it counts; one from before the marks says nothing."""
    over, nu_daar = extensies(daar, EXT_DOEL), velden(daar)
    if not over:
        return nu_daar
    return {veld: waarde for veld, waarde in nu_daar.items() if over[0].get(veld) not in {None, merk(veld, waarde)}}


def niet_ons(daar: Resource, onze: Resource, afgewezen: Mapping[Veld, str]) -> dict[Veld, str]:
    """Give what somebody there made of it, differs from ours, and was not read and set aside by the family."""
    hier = velden(onze)
    return {
        veld: waarde
        for veld, waarde in anders(daar).items()
        if kaal(waarde) not in {kaal(hier.get(veld, "")), *(kaal(afgewezen[v]) for v in afgewezen if v == veld)}
    }


_ELEMENTEN: Mapping[Veld, tuple[str, ...]] = {
    "tekst": ("description",),
    "status": ("lifecycleStatus", "achievementStatus", "status"),
    "streefdatum": ("target",),
    "ladder": (),
}


def laat_staan(samen: Resource, daar: Resource, veld: Veld) -> None:
    """Put back in `samen` what stood in `daar`."""
    if veld == "ladder":
        zonder, treden = (
            [e for e in van.get("extension", []) if (e.get("url") in {EXT_GAS, EXT_TREDE}) is trede]
            for van, trede in ((samen, False), (daar, True))
        )
        samen["extension"] = [*treden, *zonder]
        return
    for element in _ELEMENTEN[veld]:
        samen.pop(element, None)
        if element in daar:
            samen[element] = daar[element]
