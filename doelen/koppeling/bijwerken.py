"""What every adapter over FHIR shares: our words for a moment and a patient, searching, and changing a resource only over the version that was read."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Protocol

import httpx

from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import Geweigerd, Ontvangst, TijdelijkNietBereikbaar, Veld, VerbindingStuk, Wijziging, kaal, lees_ladder
from doelen.koppeling.termen import (
    DOEL_SYSTEEM,
    EXT_DOEL,
    EXT_GAS,
    EXT_INFORMANT,
    EXT_TREDE,
    ONZE_ELEMENTEN,
    Resource,
    identifiers,
    onze_versie,
)
from doelen.koppeling.terug import anders, laat_staan, laat_treden_staan, niet_ons, velden

POGINGEN = 3
BLADZIJDEN = 5000
"""As many pages of one search are read, of 200 things each."""
LANGSTE_VERSIE = 60
MET_VELDEN = frozenset({"Goal", "Task"})
"""Resources in which a professional may say something of a goal himself."""
GEEN_FHIR = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What reading something raises that is not built as R4 says."""
NIETS: Mapping[Veld, str] = {}
_PLEK = re.compile(r"([A-Z][A-Za-z]+)/(?!\.+(?:/|$))([A-Za-z0-9.\-]{1,64})(?:/_history/([A-Za-z0-9.\-]{1,64}))?$")


class Verbinding(Protocol):
    """Does one FHIR interaction, as `SmartClient`."""

    @property
    def basis_url(self) -> str:
        """The address of the server."""
        ...

    def verzoek(
        self,
        methode: str,
        pad: str,
        *,
        params: Mapping[str, str] | None = None,
        inhoud: Mapping[str, Any] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> tuple[dict[str, Any], httpx.Headers]:
        """Give the resource and the headers, or raise as `SmartClient.verzoek`."""
        ...


def moment(op: datetime) -> str:
    """Write a moment in UTC. Raises Geweigerd when it has no timezone."""
    if op.tzinfo is None:
        raise Geweigerd("moment")
    return op.astimezone(UTC).isoformat(timespec="seconds")


_WIT = re.compile(r"[^\S \r\n\t]|\ufeff")
_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def tekst_r4(tekst: str) -> str:
    """Give words as R4 allows them (datatype string): every other kind of space is a space, and a control character is left out."""
    return _WIT.sub(" ", _STUUR.sub("", tekst))


def patient(systeem: str, pseudoniem: str) -> Resource:
    """Make the Patient: the provider's own number in the provider's own `systeem`, and nothing else."""
    return {"resourceType": "Patient", "identifier": [{"system": systeem, "value": pseudoniem}]}


def blader(client: Verbinding, soort: str, params: Mapping[str, str]) -> Iterator[Resource]:
    """Search, strictly, and give every match, page after page.

    Raises as `Verbinding.verzoek`, TijdelijkNietBereikbaar for an answer that is no list (which does not say that nothing is there), and
    VerbindingStuk for a next page elsewhere, one that was read before, or too many.
    """
    koppen = {"Prefer": "handling=strict"}
    bundel, _ = client.verzoek("GET", soort, params=params, koppen=koppen)
    gehad = set[str]()
    while True:
        if bundel.get("resourceType") != "Bundle":
            raise TijdelijkNietBereikbaar
        for entry in bundel.get("entry", []):
            if entry.get("search", {}).get("mode", "match") == "match":
                yield entry["resource"]
        volgende = next((str(link.get("url")) for link in bundel.get("link", []) if link.get("relation") == "next"), "")
        if not volgende:
            return
        if not volgende.startswith((f"{client.basis_url}/", f"{client.basis_url}?")):
            raise VerbindingStuk("next", soort)
        if volgende in gehad or len(gehad) >= BLADZIJDEN:
            raise VerbindingStuk("next", soort)
        gehad.add(volgende)
        bundel, _ = client.verzoek("GET", volgende.removeprefix(client.basis_url).strip("/"), koppen=koppen)


def met_systeem(client: Verbinding, soort: str, systeem: str, **ander: str) -> Iterator[tuple[str, Resource]]:
    """Give every resource of this kind that carries an identifier of `systeem`, with that identifier's value. Raises as `blader`."""
    for resource in blader(client, soort, {"identifier": f"{systeem}|", "_count": "200", **ander}):
        for identifier in identifiers(resource):
            if resource.get("resourceType") == soort and identifier.get("system") == systeem:
                yield str(identifier.get("value")), resource


def wijzigingen(client: Verbinding, soort: str, sinds: datetime | None) -> Iterator[Wijziging]:
    """Read the goals of ours that changed since then, all of them where the server can't search by that. Raises as `blader`."""
    gevonden = met_systeem(client, soort, DOEL_SYSTEEM, **({"_lastUpdated": f"ge{moment(sinds)}"} if sinds else {}))
    try:
        eerste = next(gevonden, None)
    except Geweigerd:
        if sinds is None:
            raise
        yield from wijzigingen(client, soort, None)
        return
    for sleutel, resource in chain([eerste] if eerste else [], gevonden):
        try:
            wijziging = Wijziging(sleutel, str(resource.get("meta", {}).get("versionId", "")), anders(resource))
        except GEEN_FHIR:
            continue  # what nobody can read says nothing, and stops nobody else's
        yield wijziging


def van_ons(resource: Resource, systeem: str, sleutel: str) -> bool:
    """Say whether a resource carries this identifier."""
    dragers = [*resource.get("identifier", []), resource.get("masterIdentifier", {})]
    return any((identifier.get("system"), identifier.get("value")) == (systeem, sleutel) for identifier in dragers)


def _samen(daar: Resource, onze: Resource, niet_ons: Mapping[Veld, str]) -> Resource:
    """Lay our elements over the record's resource; what the professional added there himself stays, and so do the fields `niet_ons` of a goal."""
    samen = deepcopy(daar)
    for element in ONZE_ELEMENTEN[onze["resourceType"]]:
        samen.pop(element, None)
        if element in onze:
            samen[element] = onze[element]
    doelwitten = [*onze.get("target", []), *(doelwit for doelwit in daar.get("target", []) if set(doelwit) - {"dueDate", "id"})]
    if doelwitten:
        samen["target"] = doelwitten
    eigen_urls = {EXT_GAS, EXT_TREDE, EXT_DOEL, EXT_INFORMANT}
    vreemd = [extensie for extensie in daar.get("extension", []) if extensie.get("url") not in eigen_urls]
    if vreemd or onze.get("extension"):
        samen["extension"] = [*vreemd, *onze.get("extension", [])]
    if onze["resourceType"] in MET_VELDEN:
        hier = velden(onze)
        for veld, waarde in velden(daar).items():
            if veld != "ladder" and (kaal(waarde) == kaal(hier[veld]) or veld in niet_ons):
                laat_staan(samen, daar, veld)
    if onze["resourceType"] == "Goal":
        laat_treden_staan(samen, daar, lees_ladder(niet_ons.get("ladder", "")))
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


def _nieuwe_fouten(samen: Resource, daar: Resource) -> list[str]:
    """The rules that a change of ours would break; what somebody there broke himself is his. A DocumentReference was checked when it was made."""
    if samen["resourceType"] == "DocumentReference":
        return []
    fouten = valideer(_zonder_plek(samen))
    return [fout for fout in fouten if fout not in valideer(_zonder_plek(daar))] if fouten else []


def _zonder_plek(resource: Resource) -> Resource:
    profiel = {"profile": resource["meta"]["profile"]} if resource.get("meta", {}).get("profile") else {}
    return {naam: waarde for naam, waarde in resource.items() if naam not in {"id", "meta"}} | ({"meta": profiel} if profiel else {})


def plek(locatie: str, resource: Resource | None) -> Ontvangst:
    """Read where a resource is now (`Goal/1`) and its version, "" when not told. Raises TijdelijkNietBereikbaar when nothing tells where."""
    gevonden, resource = _PLEK.search(locatie), resource or {}
    if gevonden:
        verwijzing, versie = f"{gevonden[1]}/{gevonden[2]}", gevonden[3]
    elif resource.get("id"):
        verwijzing, versie = f"{resource['resourceType']}/{resource['id']}", None
    else:
        raise TijdelijkNietBereikbaar
    return Ontvangst(verwijzing, (versie or str(resource.get("meta", {}).get("versionId", "")))[:LANGSTE_VERSIE])


def werk_bij(client: Verbinding, verwijzing: str, onze: Resource, afgewezen: Mapping[Veld, str] = NIETS) -> Ontvangst:
    """Lay our elements over the record's, only when they differ and only over the version that was read.

    What the record has in a later version of ours stays, and so does what somebody there made of a goal, unless the family set that aside
    (`afgewezen`). Raises Geweigerd when the two together would break a rule that neither broke, and TijdelijkNietBereikbaar when others keep writing in between.
    """
    soort, sleutel = onze["resourceType"], onze["identifier"][0]
    for _ in range(POGINGEN):
        daar, koppen = client.verzoek("GET", verwijzing)
        if daar.get("resourceType") != soort or not van_ons(daar, sleutel["system"], sleutel["value"]):
            raise Geweigerd("identifier", soort)
        versie = str(daar.get("meta", {}).get("versionId", ""))
        try:
            van_hen = niet_ons(daar, onze, afgewezen) if soort in MET_VELDEN else None
            samen = _samen(daar, onze, van_hen or NIETS)
        except GEEN_FHIR:
            raise Geweigerd("onleesbaar", soort) from None
        if onze_versie(daar) > onze_versie(onze) or _canoniek(samen, client.basis_url) == _canoniek(daar, client.basis_url):
            return Ontvangst(verwijzing, versie[:LANGSTE_VERSIE], van_hen)
        if fouten := _nieuwe_fouten(samen, daar):
            raise Geweigerd("ongeldig", ", ".join(dict.fromkeys(fouten)))
        etag = koppen.get("ETag") or f'W/"{versie}"'
        try:
            terug, koppen = client.verzoek("PUT", verwijzing, inhoud=samen, koppen={"If-Match": etag})
        except Geweigerd as fout:
            if fout.code in {"409", "412"}:
                continue
            raise
        nieuw = terug.get("meta", {}).get("versionId") or koppen.get("ETag", "").removeprefix("W/").strip('"')
        return Ontvangst(verwijzing, str(nieuw)[:LANGSTE_VERSIE], van_hen)
    raise TijdelijkNietBereikbaar
