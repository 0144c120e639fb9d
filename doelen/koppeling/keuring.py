"""What is sent is checked first: against the definitions of R4, and against the rules that these leave to people (required bindings, gol-1, our profile, KT2Task).

The definitions are those of fhir.resources (its R4B models are R4 for what we send). These take any code, so the codes are checked here.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from pydantic import BaseModel, ValidationError

from doelen.koppeling.termen import (
    ACHIEVEMENT,
    BSN_SYSTEMEN,
    CONSENT_SCOPE,
    EXT_DOEL,
    EXT_GAS,
    EXT_TREDE,
    GOAL_ACHIEVEMENT,
    INFORMANTEN,
    LIFECYCLE,
    LOINC,
    MAAT_SYSTEEM,
    NIET_IN_TAAK,
    NIVEAU_SYSTEEM,
    NIVEAUS,
    OBSERVATION_CATEGORY,
    OBSERVATION_STATUS,
    ONZE_ELEMENTEN,
    PROFIEL_TAAK,
    TAAKSTATUSSEN,
    Resource,
    codes,
    extensies,
    identifiers,
)

_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
# A search splits identifiers at these, and no server agrees with another on how to escape them.
_GEEN_SLEUTEL = re.compile(r"[\s,|$\\]")
HOOGUIT_VORMEN = 1000
_CONSENT_STATUS = frozenset(["draft", "proposed", "active", "rejected", "inactive", "entered-in-error"])
_GEEN_STRING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|[^\S \r\n\t]|\ufeff")


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
    bereikt = codes(resource.get("achievementStatus"))
    if any(systeem != GOAL_ACHIEVEMENT or code not in ACHIEVEMENT for systeem, code in bereikt):
        yield "Goal.achievementStatus"
    for doelwit in resource.get("target", []):
        if "measure" not in doelwit and any(naam.startswith("detail") for naam in doelwit):
            yield "gol-1"
        if "dueDate" in doelwit and not _DATUM.fullmatch(str(doelwit["dueDate"])):
            yield "Goal.target.dueDate"
    standaard, eigen = extensies(resource, EXT_GAS), extensies(resource, EXT_TREDE)
    for treden, systeem, naam in ((standaard, LOINC, "gas"), (eigen, NIVEAU_SYSTEEM, "gas-trede")):
        vrij = {code for van, code in NIVEAUS.values() if van == systeem}
        for trede in treden:
            niveau = trede.get("level") or {}
            if niveau.get("system") != systeem or niveau.get("code") not in vrij:
                yield f"Goal.extension({naam}).level"
            vrij.discard(str(niveau.get("code")))
            if not str(trede.get("progressText") or "").strip():
                yield f"Goal.extension({naam}).progressText"
    over = extensies(resource, EXT_DOEL)
    variant, basis = (over[0].get("variant"), over[0].get("basis")) if len(over) == 1 else (None, None)
    if (variant, basis) not in {("6", -2), ("5", -2), ("5", -1)} or (variant == "5" and eigen):
        yield "Goal.extension(doel)"


def _fouten_t(resource: Resource) -> Iterator[str]:
    if not resource.get("focus") or not all(_wijst_naar(naar, "Goal") for naar in resource["focus"]):
        yield "Observation.focus"
    waarden = [
        resource.get("valueQuantity", {}),
        *(deel["valueQuantity"] for deel in resource.get("component", []) if "valueQuantity" in deel),
    ]
    if len(waarden) != 2 or not all(isinstance(w.get("value"), float) and 0 <= w["value"] <= 100 for w in waarden):
        yield "Observation.valueQuantity"


def _fouten_observation(resource: Resource) -> Iterator[str]:
    if resource.get("status") not in OBSERVATION_STATUS:
        yield "Observation.status"
    if not any((OBSERVATION_CATEGORY, "survey") in codes(concept) for concept in resource.get("category", [])):
        yield "Observation.category"
    if not _wijst_naar(resource.get("subject"), "Patient"):
        yield "Observation.subject"
    if not _MOMENT.fullmatch(str(resource.get("effectiveDateTime", ""))):
        yield "Observation.effectiveDateTime"
    if (MAAT_SYSTEEM, "t-score") in codes(resource.get("code")):
        yield from _fouten_t(resource)
        return
    if not codes(resource.get("code")) & {(LOINC, code) for code in INFORMANTEN.values()}:
        yield "Observation.code"
    focus = resource.get("focus", [])
    if len(focus) != 1 or not _wijst_naar(focus[0], "Goal"):
        yield "Observation.focus"
    waarde = codes(resource.get("valueCodeableConcept"))
    if len(waarde) != 1 or not waarde <= set(NIVEAUS.values()):
        yield "Observation.valueCodeableConcept"


def _fouten_consent(resource: Resource) -> Iterator[str]:
    if resource.get("status") not in _CONSENT_STATUS:
        yield "Consent.status"
    if (CONSENT_SCOPE, "patient-privacy") not in codes(resource.get("scope")):
        yield "Consent.scope"
    if not _wijst_naar(resource.get("patient"), "Patient"):
        yield "Consent.patient"
    if not _MOMENT.fullmatch(str(resource.get("dateTime", ""))):
        yield "Consent.dateTime"
    if not resource.get("policy") and not resource.get("policyRule"):
        yield "ppc-1"
    data = resource.get("provision", {}).get("data", [])
    if len(data) != 1 or not any(_wijst_naar(data[0].get("reference"), soort) for soort in ("Goal", "QuestionnaireResponse")):
        yield "Consent.provision.data"


def _fouten_antwoorden(resource: Resource) -> Iterator[str]:
    soort = "QuestionnaireResponse"
    if not re.fullmatch(r"[^\s|]+\|[^\s|]+", str(resource.get("questionnaire", ""))):
        yield f"{soort}.questionnaire"
    if resource.get("status") != "completed":
        yield f"{soort}.status"
    if not _wijst_naar(resource.get("subject"), "Patient"):
        yield f"{soort}.subject"
    if not _MOMENT.fullmatch(str(resource.get("authored", ""))):
        yield f"{soort}.authored"


def _fouten_taak(resource: Resource) -> Iterator[str]:
    if resource.get("meta") != {"profile": [PROFIEL_TAAK]}:
        yield "Task.meta.profile"
    if resource.get("status") not in TAAKSTATUSSEN.values():
        yield "Task.status"
    if resource.get("intent") != "order":
        yield "Task.intent"
    yield from (f"Task.{naam}" for naam in ("for", "owner") if not _wijst_naar(resource.get(naam), "Patient"))
    yield from (f"Task.{naam}" for naam in sorted(NIET_IN_TAAK & set(resource)))


def _fouten_document(resource: Resource) -> Iterator[str]:
    soort = "DocumentReference"
    if resource.get("status") != "current":
        yield f"{soort}.status"
    if not str(resource.get("masterIdentifier", {}).get("value", "")).startswith("urn:uuid:"):
        yield f"{soort}.masterIdentifier"
    if not codes(resource.get("type")):
        yield f"{soort}.type"
    if not _wijst_naar(resource.get("subject"), "Patient"):
        yield f"{soort}.subject"
    if not _MOMENT.fullmatch(str(resource.get("date", ""))):
        yield f"{soort}.date"
    bijlagen = [deel.get("attachment", {}) for deel in resource.get("content", [])]
    if len(bijlagen) != 1 or "data" in bijlagen[0] or not all(bijlagen[0].get(naam) for naam in ("contentType", "hash", "size")):
        yield f"{soort}.content.attachment"
    elif not str(bijlagen[0].get("url", "")).startswith("https://"):
        yield f"{soort}.content.attachment.url"


def _fouten_identifier(resource: Resource) -> Iterator[str]:
    soort, gevonden = resource["resourceType"], identifiers(resource)
    if not gevonden:
        yield f"{soort}.identifier"
    for identifier in gevonden:
        waarde = str(identifier.get("value") or "")
        if identifier.get("system") in BSN_SYSTEMEN:
            yield f"{soort}.identifier(bsn)"
        elif not identifier.get("system") or not waarde or _GEEN_SLEUTEL.search(waarde):
            yield f"{soort}.identifier"


@cache
def _model(soort: str) -> type[BaseModel]:
    return getattr(import_module(f"fhir.resources.R4B.{soort.lower()}"), soort)


def _zegt_iets(waarde: object) -> bool:
    return isinstance(waarde, str) and bool(waarde.strip())


def _vorm(deel: Any) -> Any:
    """A resource without its words: what R4 says of it follows from its elements, and from the values that are no free text."""
    if isinstance(deel, dict):
        return tuple((naam, _TEKST if naam in _VRIJ and _zegt_iets(deel[naam]) else _vorm(deel[naam])) for naam in sorted(deel))
    return tuple(map(_vorm, deel)) if isinstance(deel, list) else (type(deel).__name__, deel)


_TEKST = "text"
_VRIJ = frozenset(
    {"text", "valueString", "value", "reference", "effectiveDateTime", "dateTime", "recorded", "dueDate", "authored", "valueDate"}
)
"""Words, and values whose form is checked by the rules of their kind above."""
_gekeurd: dict[Any, tuple[str, ...]] = {}


def _fouten_r4(resource: Resource) -> tuple[str, ...]:
    """Name the elements that R4 does not allow so, never what is in them. Each form is looked at once: a thousand scores have six."""
    vorm = _vorm(resource)
    if vorm not in _gekeurd:
        if len(_gekeurd) >= HOOGUIT_VORMEN:
            _gekeurd.clear()
        _gekeurd[vorm] = tuple(_kijk_na(resource))
    return _gekeurd[vorm]


def _kijk_na(resource: Resource) -> Iterator[str]:
    soort = resource["resourceType"]
    try:
        _model(soort).model_validate(resource)
    except ValidationError as fout:
        yield from sorted({f"R4:{soort}.{'.'.join(str(deel) for deel in f['loc'] if not isinstance(deel, int))}" for f in fout.errors()})


def _teksten(deel: Any, uit: list[str]) -> list[str]:
    """Put all words of a resource in `uit`."""
    if isinstance(deel, str):
        uit.append(deel)
    elif isinstance(deel, dict):
        for waarde in deel.values():
            _teksten(waarde, uit)
    elif isinstance(deel, list):
        for waarde in deel:
            _teksten(waarde, uit)
    return uit


_PER_SOORT = {
    "Goal": _fouten_goal,
    "Observation": _fouten_observation,
    "Consent": _fouten_consent,
    "QuestionnaireResponse": _fouten_antwoorden,
    "Task": _fouten_taak,
    "DocumentReference": _fouten_document,
}


def valideer(resource: Resource) -> list[str]:
    """Give the rules that a resource breaks, by name and without its content; an empty list when it may be sent."""
    soort = resource.get("resourceType")
    if soort not in ONZE_ELEMENTEN:
        return ["resourceType"]
    fouten = [*_fouten_identifier(resource), *(_PER_SOORT[soort](resource) if soort in _PER_SOORT else ())]
    if _GEEN_STRING.search("\n".join(_teksten(resource, []))):
        fouten.append("string")
    return fouten or list(_fouten_r4(resource))
