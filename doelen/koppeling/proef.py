"""A first conversation with a provider's record, step by step: is it there, does it know us, can it do what we ask, and does it keep what we write?

A Koppeltaal domain is only asked: what is written there can't be taken away again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from doelen.koppeling.bijwerken import blader
from doelen.koppeling.fhir import FhirDossier, goal
from doelen.koppeling.koppeltaal import Spoor
from doelen.koppeling.poort import DoelVoorDossier, KoppelFout, MetingVoorDossier, ToestemmingVoorDossier, VerbindingStuk, Zending
from doelen.koppeling.smart import SCOPE, SmartClient
from doelen.koppeling.termen import DOEL_SYSTEEM, TOESTEMMING_SYSTEEM, Resource, identifiers

PROEF_SCOPE = SCOPE.replace(".crs", ".crds").replace(".crus", ".cruds")
NODIG: Mapping[str, tuple[str, ...]] = {
    "Patient": ("create", "read", "search-type"),
    "Goal": ("create", "read", "update", "search-type"),
    "Observation": ("create", "read", "search-type"),
    "Consent": ("create", "read", "update", "search-type"),
    "QuestionnaireResponse": ("create", "search-type"),
}
NODIG_KOPPELTAAL: Mapping[str, tuple[str, ...]] = {
    "Patient": ("search-type",),
    "Task": ("create", "read", "update", "search-type"),
    "DocumentReference": ("create", "read", "update", "search-type"),
    "AuditEvent": ("create",),
}


@dataclass(frozen=True)
class Stap:
    """One step. `naam`: adres, token, kunnen, schrijven, lezen or opruimen; with Koppeltaal navragen and zoeken for the last three. `code`: what went wrong. `verschillen`: what it can't do, by name."""

    naam: str
    goed: bool
    code: str = ""
    verschillen: tuple[str, ...] = ()


@dataclass
class _Proef:
    client: SmartClient
    systeem: str
    plekken: list[str] = field(default_factory=list)
    merk: str = field(default_factory=lambda: f"proef-{uuid4()}")

    def kunnen(self) -> tuple[str, ...]:
        """What it can't do, of what we need."""
        return tuple(verschillen(self.client.verzoek("GET", "metadata")[0]))

    def schrijven(self) -> tuple[str, ...]:
        """Write a goal and a score about nobody, the way that real ones go."""
        merk, op = self.merk, datetime.now(UTC)
        doel = DoelVoorDossier(merk, merk, "Proef", {-2: "nu", 0: "doel", 2: "droom"}, "6", -2, "gestopt", None, 1)
        zending = Zending(doel, ToestemmingVoorDossier(("jongere",), op), (MetingVoorDossier(f"{merk}-m", merk, merk, 0, "jongere", op),))
        self.plekken = [plek.verwijzing for plek in FhirDossier(self.client, self.systeem).lever(zending).values()]
        return ()

    def lezen(self) -> tuple[str, ...]:
        """Read back what was written; names what was not kept."""
        daar = {soort: self.client.verzoek("GET", plek)[0] for plek in self.plekken for soort in [plek.partition("/")[0]]}
        wie = daar["Goal"]["subject"]["reference"]
        self.plekken.append(wie[wie.index("Patient/") :])
        gewild = goal(DoelVoorDossier("", "", "Proef", {-2: "nu", 0: "doel", 2: "droom"}, "6", -2, "gestopt", None, 1), "")
        kwijt = [
            f"Goal.{naam}" for naam in ("extension", "description", "lifecycleStatus") if not _bevat(daar["Goal"].get(naam), gewild[naam])
        ]
        return (
            *kwijt,
            *(f"Observation.{naam}" for naam in ("contained", "focus", "valueCodeableConcept") if naam not in daar["Observation"]),
        )

    def opruimen(self) -> tuple[str, ...]:
        """Take it all away again: what refers to others first. What does not carry our mark is not ours, whatever the record says; it is named."""
        ja = [c for c in blader(self.client, "Consent", {"identifier": f"{TOESTEMMING_SYSTEEM}|{self.merk}"}) if self._van_ons(c)]
        op_rij = sorted(self.plekken, key=lambda plek: ("Observation", "Goal", "Patient").index(plek.partition("/")[0]))
        vreemd = tuple(plek for plek in op_rij if not self._van_ons(self.client.verzoek("GET", plek)[0]))
        for plek in (*(f"Consent/{c['id']}" for c in ja), *(plek for plek in op_rij if plek not in vreemd)):
            self.client.verzoek("DELETE", plek)
        return vreemd

    def _van_ons(self, resource: Resource) -> bool:
        return any(str(identifier.get("value", "")).startswith(self.merk) for identifier in identifiers(resource))


def _bevat(daar: Any, gewild: Any) -> bool:
    if isinstance(gewild, list):
        return isinstance(daar, list) and all(deel in daar for deel in gewild)
    return daar == gewild


def verschillen(kan: dict[str, Any], nodig: Mapping[str, tuple[str, ...]] = NODIG) -> Iterator[str]:
    """Name what a CapabilityStatement does not promise, of what we need. A promise that is missing may still be kept."""
    if not str(kan.get("fhirVersion", "")).startswith("4."):
        yield "fhirVersion"
    rest = next((r for r in kan.get("rest", []) if r.get("mode") == "server"), {})
    if nodig is NODIG and not any(i.get("code") == "transaction" for i in rest.get("interaction", [])):
        yield "transaction"
    per_soort = {r.get("type"): r for r in rest.get("resource", [])}
    for soort, doen in nodig.items():
        kan_het = per_soort.get(soort)
        if kan_het is None:
            yield soort
            continue
        yield from (f"{soort}: {wat}" for wat in doen if wat not in {i.get("code") for i in kan_het.get("interaction", [])})
        if {"create", "search-type"} <= set(doen) and not kan_het.get("conditionalCreate"):
            yield f"{soort}: conditionalCreate"
        if "search-type" in doen and not any(p.get("name") == "identifier" for p in kan_het.get("searchParam", [])):
            yield f"{soort}: identifier"


def beproef(client: SmartClient, pseudoniem_systeem: str) -> list[Stap]:
    """Take the steps, until one goes wrong. Only what a CapabilityStatement does not promise stops nothing. Raises nothing of the port's."""
    proef = _Proef(client, pseudoniem_systeem)
    return _loop(
        {
            "adres": _zonder(client.ontdek), "token": _zonder(client.token), "kunnen": proef.kunnen,
            "schrijven": proef.schrijven, "lezen": proef.lezen, "opruimen": proef.opruimen,
        }
    )  # fmt: skip


def beproef_koppeltaal(client: SmartClient, pseudoniem_systeem: str) -> list[Stap]:
    """Take the steps with a Koppeltaal domain, as `beproef`; nothing is written."""
    spoor = Spoor(client, str(uuid4()))

    def navragen() -> None:
        if client.introspecteer(client.token()).get("active") is not True:
            raise VerbindingStuk("introspection", "active")

    def zoeken() -> None:
        niemand = f"proef-{uuid4()}"
        for soort, systeem in (("Patient", pseudoniem_systeem), ("Task", DOEL_SYSTEEM), ("DocumentReference", DOEL_SYSTEEM)):
            spoor.zoek(soort, systeem, niemand)

    return _loop(
        {
            "adres": _zonder(client.ontdek), "token": _zonder(client.token), "navragen": _zonder(navragen),
            "kunnen": lambda: tuple(verschillen(spoor.verzoek("GET", "metadata")[0], NODIG_KOPPELTAAL)), "zoeken": _zonder(zoeken),
        }
    )  # fmt: skip


def _zonder(doe: Callable[[], object]) -> Callable[[], tuple[str, ...]]:
    return lambda: (doe(), ())[1]


def _loop(gangen: Mapping[str, Callable[[], tuple[str, ...]]]) -> list[Stap]:
    stappen: list[Stap] = []
    for naam, doe in gangen.items():
        try:
            mist = doe()
        except KoppelFout as fout:
            stappen.append(Stap(naam, goed=False, code=getattr(fout, "code", "geen_antwoord"), verschillen=(getattr(fout, "uitleg", ""),)))
        except (KeyError, TypeError, AttributeError, ValueError):
            stappen.append(Stap(naam, goed=False, code="onleesbaar"))
        else:
            stappen.append(Stap(naam, goed=naam == "kunnen" or not mist, verschillen=mist))
        if not stappen[-1].goed and naam not in {"kunnen", "lezen"}:
            break
    return stappen
