"""The provider's record as a Koppeltaal 2.0 domain: a Task that says a goal is there, and a DocumentReference to an immutable file of ours.

Koppeltaal has no Goal and no Observation, and its Task may hold nothing of either. So what a goal says travels in the file alone, which the record
fetches from us with a token that we ask about (TOP-KT-021, TOP-KT-029). A change is a new file; the reference to the older one is superseded.
A T-score and a list are a file each.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha1, sha256
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import httpx

from basis.clock import nu
from doelen.koppeling.bijwerken import met_systeem, moment, patient, plek, van_ons, werk_bij, wijzigingen
from doelen.koppeling.blad import bestand, lijst_bestand, t_bestand
from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Gevonden,
    Geweigerd,
    IntrekkingVoorDossier,
    KoppelFout,
    LijstVoorDossier,
    Ontvangst,
    TijdelijkNietBereikbaar,
    TScoreVoorDossier,
    VerbindingStuk,
    Wijziging,
    Zending,
)
from doelen.koppeling.smart import SmartClient
from doelen.koppeling.termen import (
    BSN_SYSTEMEN,
    DOEL_SYSTEEM,
    EXT_DOEL,
    KOPPELTAAL,
    LIJST_SYSTEEM,
    LOINC,
    PROFIEL_TAAK,
    T_SYSTEEM,
    TAAKSTATUSSEN,
    Resource,
    concept,
    onze_versie,
)
from doelen.koppeling.terug import merken

ALG = "RS512"
SCOPE = "system/Patient.r system/Task.cru system/DocumentReference.cru system/AuditEvent.c"
GEEN_ADRES = frozenset({"404", "405", "415"})
"""Answers to a create that say: this server does not take that kind of resource at all."""
URN = "urn:ietf:rfc:3986"
_LEESRECHT = re.compile(r"(?:system|\*)/(?:DocumentReference|\*)\.(?:read|\*|c?ru?d?s?)")


@dataclass(frozen=True)
class Stuk:
    """A file about the thing with our key `sleutel` in `systeem`: `titel` in neutral words, `versie` of a goal (else 0)."""

    systeem: str
    sleutel: str
    pseudoniem: str
    titel: str
    inhoud: bytes = field(repr=False)
    versie: int = 0

    @property
    def naam(self) -> UUID:
        """What it is called, by what is in it; two goals with the same words have two names."""
        return uuid5(NAMESPACE_URL, f"{self.systeem}/{self.sleutel}/{self.pseudoniem}/{sha256(self.inhoud).hexdigest()}")


def doelstuk(doel: DoelVoorDossier, inhoud: bytes) -> Stuk:
    """Give the file of a goal with its scores so far."""
    return Stuk(DOEL_SYSTEEM, doel.sleutel, doel.pseudoniem, "Doel met de stand tot nu toe", inhoud, doel.versie)


def _sleutel(stuk: Stuk) -> list[Resource]:
    return [{"system": stuk.systeem, "value": stuk.sleutel}]


def _versie(versie: int) -> Resource:
    return {"url": EXT_DOEL, "extension": [{"url": "versie", "valueInteger": versie}]}


def taak(doel: DoelVoorDossier, patient_ref: str) -> Resource:
    """Make the Task that says a goal is there, and how far it is. Nothing of the goal itself is in it."""
    resource: Resource = {
        "resourceType": "Task",
        "meta": {"profile": [PROFIEL_TAAK]},
        "extension": [_versie(doel.versie)],
        "identifier": [{"system": DOEL_SYSTEEM, "value": doel.sleutel}],
        "status": TAAKSTATUSSEN[doel.status],
        "intent": "order",
        "for": {"reference": patient_ref, "type": "Patient"},
        "owner": {"reference": patient_ref, "type": "Patient"},
    }
    resource["extension"][0]["extension"] += merken(resource)
    return resource


def document(stuk: Stuk, url: str, patient_ref: str, taken: Sequence[str] = (), vervangt: Sequence[str] = ()) -> Resource:
    """Make the DocumentReference to the file at `url` (https) about the goals of `taken`, which replaces those at `vervangt`. Its own words are neutral."""
    resource: Resource = {
        "resourceType": "DocumentReference",
        "masterIdentifier": {"system": URN, "value": stuk.naam.urn},
        "identifier": _sleutel(stuk),
        "status": "current",
        "type": concept(LOINC, "11506-3"),
        "subject": {"reference": patient_ref, "type": "Patient"},
        "date": moment(nu()),
        "content": [
            {
                "attachment": {
                    "contentType": "text/html",
                    "language": "nl",
                    "url": url,
                    "size": len(stuk.inhoud),
                    "hash": b64encode(sha1(stuk.inhoud, usedforsecurity=False).digest()).decode(),
                    "title": stuk.titel,
                }
            }
        ],
    }
    if stuk.versie:
        resource["extension"] = [_versie(stuk.versie)]
    if taken:
        resource["context"] = {"related": [{"reference": taak_ref, "type": "Task"} for taak_ref in taken]}
    if vervangt:
        resource["relatesTo"] = [{"code": "replaces", "target": {"reference": oud}} for oud in vervangt]
    return resource


@dataclass
class Spoor:
    """One delivery: all its requests carry one trace, and each a number of its own."""

    client: SmartClient
    correlatie: str
    trace: str = field(default_factory=lambda: str(uuid4()))
    laatste: str = field(default_factory=lambda: str(uuid4()))

    @property
    def basis_url(self) -> str:
        """The address of the domain."""
        return self.client.basis_url

    def verzoek(
        self,
        methode: str,
        pad: str,
        *,
        params: Mapping[str, str] | None = None,
        inhoud: Mapping[str, Any] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> tuple[dict[str, Any], httpx.Headers]:
        """Do one interaction, as SmartClient."""
        self.laatste = str(uuid4())
        spoor = {"X-Request-Id": self.laatste, "X-Correlation-Id": self.correlatie, "X-Trace-Id": self.trace}
        return self.client.verzoek(methode, pad, params=params, inhoud=inhoud, koppen={**(koppen or {}), **spoor})

    def zoek(self, soort: str, systeem: str, waarde: str, **ander: str) -> list[Resource]:
        """Find the resources with this identifier.

        Raises VerbindingStuk for a server that refuses, or gives others too: it does not search, and whose would they be?
        """
        vraag = {"identifier": f"{systeem}|{waarde}", **ander}
        try:
            bundel, _ = self.verzoek("GET", soort, params=vraag, koppen={"Cache-Control": "no-cache"})
        except Geweigerd as fout:
            raise VerbindingStuk(fout.code, soort) from None
        daar = [entry.get("resource", {}) for entry in bundel.get("entry", [])]
        daar = [resource for resource in daar if resource.get("resourceType") == soort]
        verder = any(link.get("relation") == "next" for link in bundel.get("link", []))
        if bundel.get("resourceType") != "Bundle" or verder or not all(van_ons(resource, systeem, waarde) for resource in daar):
            raise VerbindingStuk("zoeken", soort)
        return daar

    def maak(self, resource: Resource) -> Ontvangst:
        """Create a valid resource unless its identifier is known."""
        sleutel = resource.get("masterIdentifier") or resource["identifier"][0]
        nieuw = {"If-None-Exist": f"identifier={quote('|'.join((sleutel['system'], sleutel['value'])), safe='')}"}
        try:
            terug, koppen = self.verzoek("POST", resource["resourceType"], inhoud=_geldig(resource), koppen=nieuw)
        except Geweigerd as fout:
            if fout.code == "409":
                raise TijdelijkNietBereikbaar from None
            if fout.code in GEEN_ADRES:
                raise VerbindingStuk(fout.code, resource["resourceType"]) from None
            raise
        return plek(koppen.get("Location", ""), terug if terug.get("resourceType") == resource["resourceType"] else None)

    def meld(self, fout: Geweigerd) -> None:
        """Tell the domain that a goal could not be delivered, by codes alone. When that fails too, the first failure is the one that counts."""
        with suppress(Exception):
            self.verzoek("POST", "AuditEvent", inhoud=auditevent(self.client.client_id, fout, (self.laatste, self.correlatie, self.trace)))


def _geldig(resource: Resource) -> Resource:
    if fouten := valideer(resource):
        raise Geweigerd("ongeldig", ", ".join(fouten))
    return resource


def _waar(resource: Resource) -> Ontvangst:
    return plek("", resource)


def _met_status(stuk: Stuk, resource: Resource, status: str) -> Resource:
    """Give what is laid over one of this thing's DocumentReferences: another status, and our own mark as it is."""
    merk = [deel for deel in resource.get("extension", []) if deel.get("url") == EXT_DOEL]
    return {"resourceType": resource["resourceType"], "identifier": _sleutel(stuk), "status": status, "extension": merk}


def auditevent(client_id: str, fout: Geweigerd, spoor: tuple[str, str, str]) -> Resource:
    """Make the AuditEvent of a refused delivery: which application, when, which codes, and the request, correlation and trace that it was part of."""
    wij = {"reference": f"Device/{client_id}", "type": "Device"}
    namen = ("request-id", "correlation-id", "trace-id")
    return {
        "resourceType": "AuditEvent",
        "meta": {"profile": [f"{KOPPELTAAL}/KT2AuditEvent"]},
        "extension": [{"url": f"{KOPPELTAAL}/{naam}", "valueId": waarde} for naam, waarde in zip(namen, spoor, strict=True)],
        "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"},
        "recorded": moment(nu()),
        "outcome": "4",
        "outcomeDesc": str(fout),
        "agent": [{"type": concept("http://dicom.nema.org/resources/ontology/DCM", "110150"), "who": wij, "requestor": True}],
        "source": {"observer": wij},
        "entity": [{"type": {"system": "http://hl7.org/fhir/resource-types", "code": "Task"}}],
    }


class KoppeltaalDossier:
    """Delivers to a Koppeltaal domain as the port `Dossier`. One object per provider; safe to share between threads.

    A shipment must hold ALL released scores of the goal so far, not only those that wait: the file tells of each that is in it and of no other.
    `pseudoniem_systeem` is the system (URI) of the provider's own client numbers, and the provider's own software puts its clients in the domain.
    `bewaar` keeps the file of a Stuk and gives the https address where the record may fetch it; the same name again is the same file.
    """

    def __init__(self, client: SmartClient, pseudoniem_systeem: str, bewaar: Callable[[Stuk], str]) -> None:
        """Raises ValueError when the system of the pseudonym is that of the BSN."""
        if pseudoniem_systeem in BSN_SYSTEMEN:
            raise ValueError("bsn")
        self._client = client
        self._systeem = pseudoniem_systeem
        self._bewaar = bewaar

    def lever(self, zending: Zending) -> Mapping[str, Ontvangst]:
        """Deliver a goal as a Task and its file as a DocumentReference, which is where its scores are. Raises as the port says.

        An older version of a goal than the record has changes nothing.
        """
        doel = zending.doel
        with self._spoor(DOEL_SYSTEEM, doel.sleutel) as spoor:
            stuk, wie = doelstuk(doel, bestand(zending)), self._patient(spoor, doel.pseudoniem)
            hoofd = self._taak(spoor, zending, wie)
            waar = self._document(spoor, stuk, wie, [hoofd.verwijzing])
        return {doel.sleutel: hoofd, **dict.fromkeys((meting.sleutel for meting in zending.metingen), waar)}

    def lever_t(self, score: TScoreVoorDossier) -> Mapping[str, Ontvangst]:
        """Deliver a T-score as a file. Raises as the port says."""
        stuk = Stuk(T_SYSTEEM, score.sleutel, score.pseudoniem, "T-score bij een evaluatie", t_bestand(score))
        return self._los(stuk, [waar for waar in score.verwijzingen if waar.startswith("Task/")])

    def lever_lijst(self, lijst: LijstVoorDossier) -> Mapping[str, Ontvangst]:
        """Deliver what was filled in of a questionnaire as a file. Raises as the port says."""
        return self._los(Stuk(LIJST_SYSTEEM, lijst.sleutel, lijst.pseudoniem, "Ingevulde vragenlijst", lijst_bestand(lijst)))

    def trek_in(self, intrekking: IntrekkingVoorDossier) -> Mapping[str, Ontvangst]:  # noqa: ARG002 - the port's shape
        """Nothing says so in Koppeltaal, which has no Consent. The files stand with us, and shut when the yes is taken back."""
        return {}

    def gewijzigd(self, sinds: datetime | None) -> Iterator[Wijziging]:
        """Read the goals whose Task changed since then. Raises as the port says."""
        return wijzigingen(Spoor(self._client, str(uuid4())), "Task", sinds)

    def alles(self) -> Iterator[Gevonden]:
        """Read our Tasks, and the references to our files that are current. Raises as the port says."""
        spoor = Spoor(self._client, str(uuid4()))
        for sleutel, taak_daar in met_systeem(spoor, "Task", DOEL_SYSTEEM):
            yield Gevonden("doel", sleutel, _waar(taak_daar).verwijzing, onze_versie(taak_daar))
        for systeem in (DOEL_SYSTEEM, T_SYSTEEM, LIJST_SYSTEEM):
            for sleutel, daar in met_systeem(spoor, "DocumentReference", systeem, status="current"):
                yield Gevonden("bestand" if systeem == DOEL_SYSTEEM else "meting", sleutel, _waar(daar).verwijzing, 0)

    def _los(self, stuk: Stuk, taken: Sequence[str] = ()) -> Mapping[str, Ontvangst]:
        """Deliver a file that has no Task of its own."""
        with self._spoor(stuk.systeem, stuk.sleutel) as spoor:
            return {stuk.sleutel: self._document(spoor, stuk, self._patient(spoor, stuk.pseudoniem), taken)}

    @contextmanager
    def _spoor(self, systeem: str, sleutel: str) -> Iterator[Spoor]:
        """Follow one delivery, and tell the domain when it is refused."""
        spoor = Spoor(self._client, str(uuid5(NAMESPACE_URL, f"{systeem}/{sleutel}")))
        try:
            yield spoor
        except Geweigerd as fout:
            spoor.meld(fout)
            raise

    def _patient(self, spoor: Spoor, pseudoniem: str) -> str:
        """Find the one patient with this number; KT2Patient asks a name and a day of birth, so we never make one."""
        _geldig(patient(self._systeem, pseudoniem))
        gevonden = spoor.zoek("Patient", self._systeem, pseudoniem)
        if len(gevonden) != 1:
            raise Geweigerd("patient", "dubbel" if gevonden else "onbekend")
        return _waar(gevonden[0]).verwijzing

    @staticmethod
    def _taak(spoor: Spoor, zending: Zending, wie: str) -> Ontvangst:
        onze = _geldig(taak(zending.doel, wie))
        daar = spoor.zoek("Task", DOEL_SYSTEEM, zending.doel.sleutel)
        if len(daar) > 1:
            raise Geweigerd("dubbel", "Task")
        if not daar:
            return spoor.maak(onze)
        waar = _waar(daar[0])
        return waar if zending.bekend else werk_bij(spoor, waar.verwijzing, onze, zending.afgewezen)

    def _document(self, spoor: Spoor, stuk: Stuk, wie: str, taken: Sequence[str]) -> Ontvangst:
        """See that the reference to this file is the only one of its thing that is current."""
        soort, naam = "DocumentReference", stuk.naam
        reeks = spoor.zoek(soort, stuk.systeem, stuk.sleutel, status="current")
        if nieuwer := [d for d in reeks if onze_versie(d) > stuk.versie]:
            return _waar(nieuwer[0])
        ouder = [d for d in reeks if not van_ons(d, URN, naam.urn)]
        daar = [d for d in reeks if d not in ouder] or spoor.zoek(soort, URN, naam.urn)
        url = self._bewaar(stuk)
        if not daar:
            hier = spoor.maak(document(stuk, url, wie, taken, [_waar(d).verwijzing for d in ouder]))
        else:
            hier = _waar(daar[0])
            if daar[0].get("status") == "superseded":
                hier = werk_bij(spoor, hier.verwijzing, _met_status(stuk, daar[0], "current"))
        for oud in ouder:
            werk_bij(spoor, _waar(oud).verwijzing, _met_status(stuk, oud, "superseded"))
        return hier


def introspectie(client: SmartClient, token: str) -> bool:
    """Say whether a token that somebody shows us for a file is active and may read documents, by their authorization server; unclear is no."""
    try:
        over = client.introspecteer(token)
    except (KoppelFout, ValueError):
        return False
    scopes = over.get("scope")
    return over.get("active") is True and isinstance(scopes, str) and any(_LEESRECHT.fullmatch(scope) for scope in scopes.split())
