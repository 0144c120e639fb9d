"""What somebody filled in, as a FHIR R4 QuestionnaireResponse: the same questions under the same groups as the list has them."""

from collections.abc import Mapping
from typing import Any

from doelen.koppeling.bijwerken import moment, tekst_r4
from doelen.koppeling.poort import LijstVoorDossier
from doelen.koppeling.termen import EXT_INFORMANT, LIJST_SYSTEEM, Resource
from doelen.rom.vragenlijst import Antwoord, Vraag, te_vragen

_WAARDEN = {"janee": "valueBoolean", "schaal": "valueInteger", "datum": "valueDate"}


def questionnaire_response(stuk: LijstVoorDossier, patient_ref: str) -> Resource:
    """Make the QuestionnaireResponse about `patient_ref` (`Patient/..`). Raises Geweigerd for a moment without a timezone.

    What was not asked given the other answers is left out, and so is what was skipped.
    """
    resource: Resource = {
        "resourceType": "QuestionnaireResponse",
        "extension": [{"url": EXT_INFORMANT, "valueCode": stuk.door}],
        "identifier": {"system": LIJST_SYSTEEM, "value": stuk.sleutel},
        "questionnaire": f"{stuk.lijst.url}|{stuk.lijst.versie}",
        "status": "completed",
        "subject": {"reference": patient_ref},
        "authored": moment(stuk.op),
    }
    items = _items(stuk)
    return resource | {"item": items} if items else resource


def _items(stuk: LijstVoorDossier) -> list[Resource]:
    gevraagd = [vraag for vraag in te_vragen(stuk.lijst, stuk.antwoorden) if vraag.soort != "uitleg"]
    met = {vraag.id for vraag in gevraagd if tekst_r4(str(stuk.antwoorden.get(vraag.id, ""))).strip()}
    houden = met | {boven for vraag in gevraagd if vraag.id in met for boven in vraag.boven}
    bovenaan: list[Resource] = []
    plek: dict[str, list[Resource]] = {}
    for vraag in (vraag for vraag in gevraagd if vraag.id in houden):
        item: Resource = {"linkId": vraag.id}
        if woorden := tekst_r4(vraag.tekst.tekst).strip():
            item["text"] = woorden
        onder: list[Resource] = []
        if vraag.vraagt:
            item["answer"] = [_waarde(vraag, waarde) for waarde in _los(stuk.antwoorden[vraag.id] if vraag.id in met else None)] or [{}]
            item["answer"][0]["item"] = onder
        else:
            item["item"] = onder
        plek[vraag.id] = onder
        next((plek[boven] for boven in reversed(vraag.boven) if boven in plek), bovenaan).append(item)
    return _zonder_lege(bovenaan)


def _zonder_lege(items: list[Resource]) -> list[Resource]:
    for item in items:
        for drager in (item, *item.get("answer", [])):
            if "item" in drager and not _zonder_lege(drager["item"]):
                del drager["item"]
    return items


def _los(waarde: Antwoord | None) -> list[Any]:
    return [] if waarde is None else list(waarde) if isinstance(waarde, list) else [waarde]


def _waarde(vraag: Vraag, waarde: Any) -> dict[str, Any]:
    if vraag.soort == "keuze":
        gekozen: Mapping[str, Any] = next(keuze.als for keuze in vraag.keuzes if keuze.code == waarde)
        return dict(gekozen)
    if vraag.soort == "tekst":
        return {"valueString": tekst_r4(waarde)}
    if vraag.soort == "getal":
        return {"valueInteger" if vraag.heel else "valueDecimal": waarde}
    return {_WAARDEN[vraag.soort]: waarde}
