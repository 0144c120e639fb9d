"""The provider's record as a FHIR R4 server: goals as nl-core-TreatmentObjective with a ladder, a score as Observation.

Sources: zib Behandeldoel 2020 (Nictiz nl-core), HL7 Person-Centered Outcomes 1.0.0 (GAS), LOINC LL6900-6 (levels).
GAS does not fit in Goal.target (R4 rule gol-1), so the ladder is an extension. No standard knows level -3, the Dutch
variant or its start level: these have codes and extensions of our own.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import UTC
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from doelen.koppeling.poort import DoelVoorDossier, Geweigerd, MetingVoorDossier, Ontvangst, TijdelijkNietBereikbaar
from doelen.koppeling.smart import NIET_NU, SmartClient

Resource = dict[str, Any]

NAAMRUIMTE = "https://gezinsapp.example/fhir"
DOEL_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/doel"
METING_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/meting"
NIVEAU_SYSTEEM = f"{NAAMRUIMTE}/CodeSystem/gas-niveau"
EXT_DOEL = f"{NAAMRUIMTE}/StructureDefinition/doel"
EXT_TREDE = f"{NAAMRUIMTE}/StructureDefinition/gas-trede"
EXT_INFORMANT = f"{NAAMRUIMTE}/StructureDefinition/informant"
EXT_GAS = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling"
PROFIEL_DOEL = "http://nictiz.nl/fhir/StructureDefinition/nl-core-TreatmentObjective"
LOINC = "http://loinc.org"
GOAL_ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
BSN_SYSTEMEN = frozenset({"http://fhir.nl/fhir/NamingSystem/bsn", "urn:oid:2.16.840.1.113883.2.4.6.3"})

NIVEAUS: Mapping[int, tuple[str, str]] = {
    2: (LOINC, "LA34479-8"),
    1: (LOINC, "LA34480-6"),
    0: (LOINC, "LA34481-4"),
    -1: (LOINC, "LA34483-0"),
    -2: (LOINC, "LA34484-8"),
    -3: (NIVEAU_SYSTEEM, "-3"),
}
INFORMANTEN: Mapping[str, str] = {
    "jongere": "107334-5",
    "professional": "107333-7",
    "ouder": "107331-1",
    "voogd": "107331-1",
    "jim": "107331-1",
}
STATUSSEN: Mapping[str, tuple[str, str | None]] = {
    "actief": ("active", "in-progress"),
    "bereikt": ("completed", "achieved"),
    "gestopt": ("cancelled", None),
}
LIFECYCLE = frozenset(["proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled", "entered-in-error", "rejected"])
ACHIEVEMENT = frozenset(
    ["in-progress", "improving", "worsening", "no-change", "achieved", "sustaining", "not-achieved", "no-progress", "not-attainable"]
)
OBSERVATION_STATUS = frozenset(["registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"])
ONZE_ELEMENTEN: Mapping[str, tuple[str, ...]] = {
    "Patient": (),
    "Goal": ("lifecycleStatus", "achievementStatus", "description", "subject", "target"),
    "Observation": ("status", "category", "code", "subject", "focus", "effectiveDateTime", "valueCodeableConcept"),
}
POGINGEN = 3

_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
# A search splits identifiers at these, and no server agrees with another on how to escape them.
_GEEN_SLEUTEL = re.compile(r"[\s,|$\\]")
_PLEK = re.compile(r"([A-Z][A-Za-z]+)/([A-Za-z0-9.\-]{1,64})(?:/_history/([A-Za-z0-9.\-]{1,64}))?$")


def _niveau(niveau: int) -> dict[str, str]:
    """Give the Coding of a level. Raises Geweigerd outside -3..2."""
    if niveau not in NIVEAUS:
        raise Geweigerd("niveau")
    systeem, code = NIVEAUS[niveau]
    return {"system": systeem, "code": code}


def _concept(systeem: str, code: str) -> Resource:
    return {"coding": [{"system": systeem, "code": code}]}


def patient(systeem: str, pseudoniem: str) -> Resource:
    """Make the Patient: the provider's own number in the provider's own `systeem`, and nothing else."""
    return {"resourceType": "Patient", "identifier": [{"system": systeem, "value": pseudoniem}]}


def goal(doel: DoelVoorDossier, patient_ref: str) -> Resource:
    """Make the Goal of a goal about `patient_ref` (`Patient/..`). Raises Geweigerd for a level outside -3..2."""
    leven, bereikt = STATUSSEN[doel.status]
    ladder = [
        {
            "url": EXT_GAS if NIVEAUS.get(niveau, ("", ""))[0] == LOINC else EXT_TREDE,
            "extension": [
                {"url": "level", "valueCoding": _niveau(niveau)},
                {"url": "progressText", "valueString": tekst},
            ],
        }
        for niveau, tekst in sorted(doel.treden.items())
    ]
    over_doel = {
        "url": EXT_DOEL,
        "extension": [
            {"url": "variant", "valueCode": doel.variant},
            {"url": "basis", "valueInteger": doel.basis},
            {"url": "versie", "valueInteger": doel.versie},
        ],
    }
    resource: Resource = {
        "resourceType": "Goal",
        "meta": {"profile": [PROFIEL_DOEL]},
        "extension": [*ladder, over_doel],
        "identifier": [{"system": DOEL_SYSTEEM, "value": doel.sleutel}],
        "lifecycleStatus": leven,
        "description": {"text": doel.tekst},
        "subject": {"reference": patient_ref},
    }
    if bereikt is not None:
        resource["achievementStatus"] = _concept(GOAL_ACHIEVEMENT, bereikt)
    if doel.streefdatum is not None:
        resource["target"] = [{"dueDate": doel.streefdatum.isoformat()}]
    return resource


def observation(meting: MetingVoorDossier, goal_ref: str, patient_ref: str) -> Resource:
    """Make the Observation of a score on `goal_ref` (`Goal/..`) about `patient_ref` (`Patient/..`).

    LOINC has one code for everyone near the jongere; our extension keeps ouder and JIM apart. Raises Geweigerd for a
    level outside -3..2 and for a moment without a timezone.
    """
    if meting.op.tzinfo is None:
        raise Geweigerd("moment")
    return {
        "resourceType": "Observation",
        "extension": [{"url": EXT_INFORMANT, "valueCode": meting.door}],
        "identifier": [{"system": METING_SYSTEEM, "value": meting.sleutel}],
        "status": "final",
        "category": [_concept(OBSERVATION_CATEGORY, "survey")],
        "code": _concept(LOINC, INFORMANTEN[meting.door]),
        "subject": {"reference": patient_ref},
        "focus": [{"reference": goal_ref}],
        "effectiveDateTime": meting.op.astimezone(UTC).isoformat(timespec="seconds"),
        "valueCodeableConcept": {"coding": [_niveau(meting.niveau)]},
    }


def _extensies(resource: Resource, url: str) -> list[dict[str, Any]]:
    """Give per extension with this url its parts by name."""
    return [
        {
            deel["url"]: next((waarde for naam, waarde in deel.items() if naam.startswith("value")), None)
            for deel in extensie.get("extension", [])
        }
        for extensie in resource.get("extension", [])
        if extensie.get("url") == url
    ]


def _versie(resource: Resource) -> int:
    """Read our own version of a goal, 0 where it has none."""
    versies = [delen.get("versie") for delen in _extensies(resource, EXT_DOEL)]
    return max((versie for versie in versies if isinstance(versie, int)), default=0)


def _codes(concept: object) -> set[tuple[str, str]]:
    """Read the codings of a CodeableConcept as (system, code)."""
    codings = concept.get("coding", []) if isinstance(concept, dict) else []
    return {(str(coding.get("system")), str(coding.get("code"))) for coding in codings}


def _wijst_naar(verwijzing: object, soort: str) -> bool:
    tekst = verwijzing.get("reference", "") if isinstance(verwijzing, dict) else ""
    return isinstance(tekst, str) and (tekst.startswith("urn:uuid:") or f"/{soort}/" in f"/{tekst}")


def _fouten_goal(resource: Resource) -> Iterator[str]:  # noqa: C901 - one check after another
    if resource.get("lifecycleStatus") not in LIFECYCLE:
        yield "Goal.lifecycleStatus"
    if not str(resource.get("description", {}).get("text", "")).strip():
        yield "Goal.description.text"
    if not _wijst_naar(resource.get("subject"), "Patient"):
        yield "Goal.subject"
    bereikt = _codes(resource.get("achievementStatus"))
    if any(systeem != GOAL_ACHIEVEMENT or code not in ACHIEVEMENT for systeem, code in bereikt):
        yield "Goal.achievementStatus"
    for doelwit in resource.get("target", []):
        if "measure" not in doelwit and any(naam.startswith("detail") for naam in doelwit):
            yield "gol-1"
        if "dueDate" in doelwit and not _DATUM.fullmatch(str(doelwit["dueDate"])):
            yield "Goal.target.dueDate"
    standaard, eigen = _extensies(resource, EXT_GAS), _extensies(resource, EXT_TREDE)
    for treden, systeem, naam in ((standaard, LOINC, "gas"), (eigen, NIVEAU_SYSTEEM, "gas-trede")):
        vrij = {code for van, code in NIVEAUS.values() if van == systeem}
        for trede in treden:
            niveau = trede.get("level") or {}
            if niveau.get("system") != systeem or niveau.get("code") not in vrij:
                yield f"Goal.extension({naam}).level"
            vrij.discard(str(niveau.get("code")))
            if not str(trede.get("progressText") or "").strip():
                yield f"Goal.extension({naam}).progressText"
    over = _extensies(resource, EXT_DOEL)
    variant, basis = (over[0].get("variant"), over[0].get("basis")) if len(over) == 1 else (None, None)
    if (variant, basis) not in {("6", -2), ("5", -2), ("5", -1)} or (variant == "5" and eigen):
        yield "Goal.extension(doel)"


def _fouten_observation(resource: Resource) -> Iterator[str]:
    if resource.get("status") not in OBSERVATION_STATUS:
        yield "Observation.status"
    if not any((OBSERVATION_CATEGORY, "survey") in _codes(concept) for concept in resource.get("category", [])):
        yield "Observation.category"
    if not _codes(resource.get("code")) & {(LOINC, code) for code in INFORMANTEN.values()}:
        yield "Observation.code"
    if not _wijst_naar(resource.get("subject"), "Patient"):
        yield "Observation.subject"
    focus = resource.get("focus", [])
    if len(focus) != 1 or not _wijst_naar(focus[0], "Goal"):
        yield "Observation.focus"
    if not _MOMENT.fullmatch(str(resource.get("effectiveDateTime", ""))):
        yield "Observation.effectiveDateTime"
    waarde = _codes(resource.get("valueCodeableConcept"))
    if len(waarde) != 1 or not waarde <= set(NIVEAUS.values()):
        yield "Observation.valueCodeableConcept"


def valideer(resource: Resource) -> list[str]:
    """Name the elements and rules that a Patient, Goal or Observation of ours breaks; [] is valid. Never names content.

    Needed before sending, because servers accept codes that don't exist and goals that break gol-1.
    """
    soort = resource.get("resourceType")
    if soort not in ONZE_ELEMENTEN:
        return ["resourceType"]
    fouten = []
    identifiers = resource.get("identifier", [])
    if not identifiers:
        fouten.append(f"{soort}.identifier")
    for identifier in identifiers:
        waarde = str(identifier.get("value") or "")
        if identifier.get("system") in BSN_SYSTEMEN:
            fouten.append(f"{soort}.identifier(bsn)")
        elif not identifier.get("system") or not waarde or _GEEN_SLEUTEL.search(waarde):
            fouten.append(f"{soort}.identifier")
    if soort == "Goal":
        fouten.extend(_fouten_goal(resource))
    elif soort == "Observation":
        fouten.extend(_fouten_observation(resource))
    return fouten


def _samen(daar: Resource, onze: Resource) -> Resource:
    """Lay our elements over the record's resource; what the professional added there himself stays."""
    samen = deepcopy(daar)
    for element in ONZE_ELEMENTEN[onze["resourceType"]]:
        samen.pop(element, None)
        if element in onze:
            samen[element] = onze[element]
    eigen_urls = {EXT_GAS, EXT_TREDE, EXT_DOEL, EXT_INFORMANT}
    vreemd = [extensie for extensie in daar.get("extension", []) if extensie.get("url") not in eigen_urls]
    if vreemd or onze.get("extension"):
        samen["extension"] = [*vreemd, *onze.get("extension", [])]
    profielen = set(daar.get("meta", {}).get("profile", [])) | set(onze.get("meta", {}).get("profile", []))
    if profielen:
        samen["meta"] = {**daar.get("meta", {}), "profile": sorted(profielen)}
    return samen


def _canoniek(resource: Resource, basis_url: str) -> str:
    """Write a resource so that equal content gives equal text, whatever the server did to order and references."""
    kaal = {naam: waarde for naam, waarde in resource.items() if naam != "meta"}
    kaal["profile"] = sorted(resource.get("meta", {}).get("profile", []))
    kaal["extension"] = sorted(json.dumps(extensie, sort_keys=True) for extensie in resource.get("extension", []))
    return json.dumps(kaal, sort_keys=True).replace(f'"{basis_url}/', '"')


def _plek(entry: Resource) -> tuple[str, str]:
    """Read from an entry of an answer where the resource is (`Goal/1`) and its version, "" when not told."""
    gevonden = _PLEK.search(str(entry.get("response", {}).get("location", "")))
    resource = entry.get("resource") or {}
    if gevonden:
        verwijzing, versie = f"{gevonden[1]}/{gevonden[2]}", gevonden[3]
    elif resource.get("id"):
        verwijzing, versie = f"{resource['resourceType']}/{resource['id']}", None
    else:
        raise TijdelijkNietBereikbaar
    return verwijzing, versie or str(resource.get("meta", {}).get("versionId", ""))


class FhirDossier:
    """Delivers to a FHIR R4 server as the port `Dossier`. One object per provider; safe to share between threads.

    `pseudoniem_systeem` is the system (URI) of the provider's own client numbers; a BSN is refused.
    """

    def __init__(self, client: SmartClient, pseudoniem_systeem: str) -> None:
        """Raises ValueError when the system of the pseudonym is that of the BSN."""
        if pseudoniem_systeem in BSN_SYSTEMEN:
            raise ValueError("bsn")
        self._client = client
        self._systeem = pseudoniem_systeem

    def lever_doel(self, doel: DoelVoorDossier) -> Ontvangst:
        """Deliver a goal; an older version than the record has changes nothing. Raises as the port says."""
        return self._lever(doel.pseudoniem, lambda patient_ref: goal(doel, patient_ref))

    def lever_meting(self, meting: MetingVoorDossier) -> Ontvangst:
        """Deliver a score. Raises as the port says; TijdelijkNietBereikbaar while the record does not have its goal."""
        goal_ref = self._zoek("Goal", DOEL_SYSTEEM, meting.doel_sleutel)
        return self._lever(meting.pseudoniem, lambda patient_ref: observation(meting, goal_ref, patient_ref))

    def _zoek(self, soort: str, systeem: str, sleutel: str) -> str:
        """Find the one resource that carries our identifier."""
        bundel, _ = self._client.verzoek("GET", soort, params={"identifier": f"{systeem}|{sleutel}"}, koppen={"Prefer": "handling=strict"})
        treffers = {
            f"{soort}/{entry['resource']['id']}"
            for entry in bundel.get("entry", [])
            if entry.get("search", {}).get("mode", "match") == "match" and self._van_ons(entry["resource"], systeem, sleutel)
        }
        if not treffers:
            raise TijdelijkNietBereikbaar
        if len(treffers) > 1:
            raise Geweigerd("dubbel", f"{soort}.identifier")
        return treffers.pop()

    @staticmethod
    def _van_ons(resource: Resource, systeem: str, sleutel: str) -> bool:
        return any(
            (identifier.get("system"), identifier.get("value")) == (systeem, sleutel) for identifier in resource.get("identifier", [])
        )

    def _lever(self, pseudoniem: str, maak: Callable[[str], Resource]) -> Ontvangst:
        """Create Patient and resource together unless they are there; then bring what is there up to date."""
        patient_urn = f"urn:uuid:{uuid4()}"
        wie, nieuw = patient(self._systeem, pseudoniem), maak(patient_urn)
        fouten = [*valideer(wie), *valideer(nieuw)]
        if fouten:
            raise Geweigerd("ongeldig", ", ".join(fouten))
        antwoorden = self._transactie([(patient_urn, wie), (f"urn:uuid:{uuid4()}", nieuw)])
        patient_ref, _ = _plek(antwoorden[0])
        verwijzing, versie = _plek(antwoorden[1])
        if str(antwoorden[1]["response"]["status"]).startswith("201"):
            return Ontvangst(verwijzing, versie)
        return self._werk_bij(verwijzing, maak(patient_ref))

    def _transactie(self, resources: list[tuple[str, Resource]]) -> list[Resource]:
        """Create each resource unless its identifier is known. A 200 for the whole proves nothing: each is checked."""
        entries = []
        for urn, resource in resources:
            sleutel = resource["identifier"][0]
            zoek = quote(f"{sleutel['system']}|{sleutel['value']}", safe="")
            vraag = {"method": "POST", "url": resource["resourceType"], "ifNoneExist": f"identifier={zoek}"}
            entries.append({"fullUrl": urn, "resource": resource, "request": vraag})
        bundel, _ = self._client.verzoek("POST", "", inhoud={"resourceType": "Bundle", "type": "transaction", "entry": entries})
        antwoorden: list[Resource] = bundel.get("entry", [])
        if len(antwoorden) != len(entries):
            raise TijdelijkNietBereikbaar
        for antwoord in antwoorden:
            status = str(antwoord.get("response", {}).get("status", ""))[:3]
            if status in {"200", "201"}:
                continue
            if not status.startswith("4") or status == "409" or int(status) in NIET_NU:
                raise TijdelijkNietBereikbaar
            raise Geweigerd(status, "transaction")
        return antwoorden

    def _werk_bij(self, verwijzing: str, onze: Resource) -> Ontvangst:
        """Lay our elements over the record's, only when they differ and only over the version that was read."""
        soort, sleutel = onze["resourceType"], onze["identifier"][0]
        for _ in range(POGINGEN):
            daar, koppen = self._client.verzoek("GET", verwijzing)
            if daar.get("resourceType") != soort or not self._van_ons(daar, sleutel["system"], sleutel["value"]):
                raise Geweigerd("identifier", soort)
            versie = str(daar.get("meta", {}).get("versionId", ""))
            samen = _samen(daar, onze)
            basis = self._client.basis_url
            if _versie(daar) > _versie(onze) or _canoniek(samen, basis) == _canoniek(daar, basis):
                return Ontvangst(verwijzing, versie)
            etag = koppen.get("ETag") or f'W/"{versie}"'
            try:
                terug, koppen = self._client.verzoek("PUT", verwijzing, inhoud=samen, koppen={"If-Match": etag})
            except Geweigerd as fout:
                if fout.code in {"409", "412"}:
                    continue
                raise
            nieuw = terug.get("meta", {}).get("versionId") or koppen.get("ETag", "").removeprefix("W/").strip('"')
            return Ontvangst(verwijzing, str(nieuw))
        raise TijdelijkNietBereikbaar
