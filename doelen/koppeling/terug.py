"""What a professional made of a goal of ours in his own record: read against the marks that we left there when we wrote it.

The marks travel with the Goal, so that nothing has to be remembered here: a delivery of which we never heard is no change by another.
"""

import hashlib
import re
from calendar import monthrange
from collections.abc import Mapping

from doelen.koppeling.poort import Veld, kaal, ladder_tekst, lees_ladder
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
_STAPMERK = re.compile(r"(-?\d):([0-9a-f]{16})")
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
    ladder = ladder_tekst(_ladder(goal))
    return {"tekst": tekst, "status": _status(goal), "streefdatum": _datum(goal), **({"ladder": ladder} if ladder else {})}


def _status(goal: Resource) -> str:
    leven, bereikt = goal.get("lifecycleStatus"), {code for _, code in codes(goal.get("achievementStatus"))}
    if leven in GESTOPT or (leven == "completed" and bereikt & NIET_BEREIKT):
        return "gestopt"
    return "bereikt" if leven == "completed" or ACHIEVED in bereikt else "actief"


def treden(goal: Resource) -> dict[int, Resource]:
    """Give per level of the ladder the extension that says its step."""
    uit: dict[int, Resource] = {}
    for extensie in goal.get("extension", []):
        for deel in extensies({"extension": [extensie]}, str(extensie.get("url"))) if extensie.get("url") in {EXT_GAS, EXT_TREDE} else ():
            level = deel.get("level")
            niveau = _NIVEAU.get((str(level.get("system")), str(level.get("code")))) if isinstance(level, dict) else None
            if niveau is not None and kaal(str(deel.get("progressText") or "")):
                uit.setdefault(niveau, extensie)
    return uit


def _ladder(goal: Resource) -> dict[int, str]:
    return {n: str(extensies({"extension": [e]}, e["url"])[0]["progressText"]) for n, e in treden(goal).items()}


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
    """The parts of our extension that say what we wrote; of the ladder a mark for each step, in `ladder`."""
    delen = {veld: merk(veld, waarde) for veld, waarde in velden(goal).items() if veld != "ladder"}
    if ladder := _ladder(goal):
        delen["ladder"] = " ".join(f"{n}:{merk('ladder', tekst)}" for n, tekst in sorted(ladder.items()))
    return [{"url": veld, "valueString": waarde} for veld, waarde in delen.items()]


def anders(daar: Resource) -> dict[Veld, str]:
    """Give what is not what we wrote. Where our extension is gone nobody knows, and all of it counts; one from before the marks says nothing."""
    over, nu_daar = extensies(daar, EXT_DOEL), velden(daar)
    if not over:
        return nu_daar
    los: dict[Veld, str] = {
        veld: waarde for veld, waarde in nu_daar.items() if veld != "ladder" and over[0].get(veld) not in {None, merk(veld, waarde)}
    }
    ladder = _andere_treden(_ladder(daar), str(over[0].get("ladder") or ""))
    if ladder:
        los["ladder"] = ladder_tekst(ladder)
    return los


def _andere_treden(ladder: Mapping[int, str], merken: str) -> dict[int, str]:
    """The steps that are not what we wrote by these marks; none where the whole ladder is gone."""
    van_ons = {int(n): merk_ for n, merk_ in _STAPMERK.findall(merken)}
    if not ladder or not van_ons:
        return {}
    leeg = merk("ladder", "")
    return {n: ladder.get(n, "") for n in ladder.keys() | van_ons.keys() if merk("ladder", ladder.get(n, "")) != van_ons.get(n, leeg)}


def niet_ons(daar: Resource, onze: Resource, afgewezen: Mapping[Veld, str]) -> dict[Veld, str]:
    """Give what somebody there made of it, differs from ours, and was not read and set aside by the family."""
    hier, uit = velden(onze), dict[Veld, str]()
    for veld, waarde in anders(daar).items():
        if veld == "ladder":
            gezien, ladder = lees_ladder(afgewezen.get(veld, "")), lees_ladder(hier.get(veld, ""))
            rest = {n: t for n, t in lees_ladder(waarde).items() if t not in {kaal(ladder.get(n, "")), gezien.get(n)}}
            if rest:
                uit[veld] = ladder_tekst(rest)
        elif kaal(waarde) not in {kaal(hier[veld]), *(kaal(afgewezen[v]) for v in afgewezen if v == veld)}:
            uit[veld] = waarde
    return uit


_ELEMENTEN: Mapping[Veld, tuple[str, ...]] = {
    "tekst": ("description",),
    "status": ("lifecycleStatus", "achievementStatus", "status"),
    "streefdatum": ("target",),
}


def laat_staan(samen: Resource, daar: Resource, veld: Veld) -> None:
    """Put back in `samen` what stood in `daar`."""
    for element in _ELEMENTEN[veld]:
        samen.pop(element, None)
        if element in daar:
            samen[element] = daar[element]


def laat_treden_staan(samen: Resource, daar: Resource, van_hem: Mapping[int, str]) -> None:
    """Put back in `samen` the steps that somebody there made (`van_hem`), and those that are the same but for spaces."""
    hier, er = treden(samen), treden(daar)
    woorden, woorden_daar = _ladder(samen), _ladder(daar)
    houden = {n for n in er if n in van_hem or kaal(woorden_daar[n]) == kaal(woorden.get(n, ""))}
    ladder = [*(er[n] for n in sorted(houden)), *(e for n, e in hier.items() if n not in houden and n not in van_hem)]
    samen["extension"] = [*ladder, *(e for e in samen.get("extension", []) if e.get("url") not in {EXT_GAS, EXT_TREDE})]
