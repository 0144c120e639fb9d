"""The codes, systems and extensions of a goal in FHIR R4, and how to read them.

Sources: zib Behandeldoel 2020 (Nictiz nl-core), HL7 Person-Centered Outcomes 1.0.0 (GAS), LOINC LL6900-6 (levels), HL7 Terminology (consent,
provenance). No standard knows level -3, the Dutch variant or its start level: these have codes and extensions of our own.
"""

from collections.abc import Mapping
from typing import Any

Resource = dict[str, Any]

NAAMRUIMTE = "https://gezinsapp.example/fhir"
DOEL_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/doel"
METING_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/meting"
T_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/t-score"
MAAT_SYSTEEM = f"{NAAMRUIMTE}/CodeSystem/gas-maat"
LIJST_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/vragenlijst"
UCUM = "http://unitsofmeasure.org"
TOESTEMMING_SYSTEEM = f"{NAAMRUIMTE}/NamingSystem/toestemming"
NIVEAU_SYSTEEM = f"{NAAMRUIMTE}/CodeSystem/gas-niveau"
EXT_DOEL = f"{NAAMRUIMTE}/StructureDefinition/doel"
EXT_TREDE = f"{NAAMRUIMTE}/StructureDefinition/gas-trede"
EXT_INFORMANT = f"{NAAMRUIMTE}/StructureDefinition/informant"
EXT_GAS = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling"
PROFIEL_DOEL = "http://nictiz.nl/fhir/StructureDefinition/nl-core-TreatmentObjective"
KOPPELTAAL = "http://koppeltaal.nl/fhir/StructureDefinition"
PROFIEL_TAAK = f"{KOPPELTAAL}/KT2Task"
LOINC = "http://loinc.org"
GOAL_ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
DEELNEMER = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
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
GESTOPT = frozenset({"cancelled", "rejected", "entered-in-error"})
ACHIEVED = "achieved"
NIET_BEREIKT = frozenset({"not-achieved", "no-progress", "not-attainable"})
"""How a professional says that a goal came to an end, in lifecycleStatus and achievementStatus."""
TAAKSTATUSSEN: Mapping[str, str] = {"actief": "in-progress", "bereikt": "completed", "gestopt": "cancelled"}
TAAKSTATUS_HIER: Mapping[str, str] = {
    "completed": "bereikt", "cancelled": "gestopt", "rejected": "gestopt", "failed": "gestopt", "entered-in-error": "gestopt",
}  # fmt: skip
"""How we read the status of a Task; whatever is not here goes on."""
NIET_IN_TAAK = frozenset([
    "basedOn", "businessStatus", "encounter", "focus", "groupIdentifier", "input", "instantiatesUri", "insurance", "location",
    "note", "output", "performerType", "reasonCode", "reasonReference", "relevantHistory", "restriction", "statusReason",
])  # fmt: skip
"""What KT2Task forbids: a Task says that there is a goal, and holds nothing of it."""
LIFECYCLE = frozenset(["proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled", "entered-in-error", "rejected"])
ACHIEVEMENT = frozenset(
    ["in-progress", "improving", "worsening", "no-change", "achieved", "sustaining", "not-achieved", "no-progress", "not-attainable"]
)
OBSERVATION_STATUS = frozenset(["registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"])
ONZE_ELEMENTEN: Mapping[str, tuple[str, ...]] = {
    "Patient": (),
    "Goal": ("lifecycleStatus", "achievementStatus", "description", "subject", "target"),
    "Observation": ("status", "category", "code", "subject", "focus", "effectiveDateTime", "valueCodeableConcept", "contained"),
    "Consent": ("status", "scope", "category", "patient", "dateTime", "performer", "policyRule", "provision"),
    "QuestionnaireResponse": (),
    "Task": ("status", "for"),
    "DocumentReference": ("status",),
}


def identifiers(resource: Resource) -> list[dict[str, Any]]:
    """Read the identifiers of a resource; a QuestionnaireResponse has one, outside of a list."""
    gevonden = resource.get("identifier", [])
    return [gevonden] if isinstance(gevonden, dict) else gevonden


def concept(systeem: str, code: str) -> Resource:
    """Make a CodeableConcept of one coding."""
    return {"coding": [{"system": systeem, "code": code}]}


def extensies(resource: Resource, url: str) -> list[dict[str, Any]]:
    """Give per extension with this url its parts by name."""
    return [
        {
            deel["url"]: next((waarde for naam, waarde in deel.items() if naam.startswith("value")), None)
            for deel in extensie.get("extension", [])
        }
        for extensie in resource.get("extension", [])
        if extensie.get("url") == url
    ]


def onze_versie(resource: Resource) -> int:
    """Read our own version of a goal, 0 where it has none."""
    versies = [delen.get("versie") for delen in extensies(resource, EXT_DOEL)]
    return max((versie for versie in versies if isinstance(versie, int)), default=0)


def codes(concept: object) -> set[tuple[str, str]]:
    """Read the codings of a CodeableConcept as (system, code)."""
    codings = concept.get("coding", []) if isinstance(concept, dict) else []
    return {(str(coding.get("system")), str(coding.get("code"))) for coding in codings}
