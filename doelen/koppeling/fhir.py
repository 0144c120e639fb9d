"""The provider's record as a FHIR R4 server: goals as nl-core-TreatmentObjective with a ladder, a score as Observation, the yes as Consent.

GAS does not fit in Goal.target (R4 rule gol-1), so the ladder is an extension. Who scored travels inside the Observation, as a contained
Provenance: one of its own has no identifier in R4, so sending it twice would make two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote
from uuid import uuid4

from doelen.koppeling.antwoorden import questionnaire_response
from doelen.koppeling.bijwerken import blader, met_systeem, moment, patient, plek, tekst_r4, van_ons, werk_bij, wijzigingen
from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Gevonden,
    Geweigerd,
    Informant,
    IntrekkingVoorDossier,
    LijstVoorDossier,
    MetingVoorDossier,
    Ontvangst,
    TijdelijkNietBereikbaar,
    ToestemmingVoorDossier,
    TScoreVoorDossier,
    VerbindingStuk,
    Wijziging,
    Zending,
)
from doelen.koppeling.smart import NIET_NU, SmartClient
from doelen.koppeling.termen import (
    ACT_CODE,
    BSN_SYSTEMEN,
    CONSENT_SCOPE,
    DEELNEMER,
    DOEL_SYSTEEM,
    EXT_DOEL,
    EXT_GAS,
    EXT_INFORMANT,
    EXT_TREDE,
    GOAL_ACHIEVEMENT,
    INFORMANTEN,
    LIJST_SYSTEEM,
    LOINC,
    MAAT_SYSTEEM,
    METING_SYSTEEM,
    NIVEAUS,
    OBSERVATION_CATEGORY,
    ONZE_ELEMENTEN,
    PROFIEL_DOEL,
    STATUSSEN,
    T_SYSTEEM,
    TOESTEMMING_SYSTEEM,
    UCUM,
    Resource,
    concept,
    identifiers,
    onze_versie,
)  # fmt: skip
from doelen.koppeling.terug import merken

GEEN_TRANSACTIES = frozenset({"404", "405", "415", "501"})
"""Answers to a whole bundle that say: this address takes no transactions."""
WEG = frozenset({"404", "410"})


def _niveau(niveau: int) -> dict[str, str]:
    """Give the Coding of a level. Raises Geweigerd outside -3..2."""
    if niveau not in NIVEAUS:
        raise Geweigerd("niveau")
    systeem, code = NIVEAUS[niveau]
    return {"system": systeem, "code": code}


def goal(doel: DoelVoorDossier, patient_ref: str) -> Resource:
    """Make the Goal of a goal about `patient_ref` (`Patient/..`). Raises Geweigerd for a level outside -3..2."""
    leven, bereikt = STATUSSEN[doel.status]
    ladder = [
        {
            "url": EXT_GAS if NIVEAUS.get(niveau, ("", ""))[0] == LOINC else EXT_TREDE,
            "extension": [
                {"url": "level", "valueCoding": _niveau(niveau)},
                {"url": "progressText", "valueString": tekst_r4(tekst)},
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
        "description": {"text": tekst_r4(doel.tekst)},
        "subject": {"reference": patient_ref},
    }
    if bereikt is not None:
        resource["achievementStatus"] = concept(GOAL_ACHIEVEMENT, bereikt)
    if doel.streefdatum is not None:
        resource["target"] = [{"dueDate": doel.streefdatum.isoformat()}]
    resource["extension"][-1]["extension"] += merken(resource)
    return resource


def observation(meting: MetingVoorDossier, goal_ref: str, patient_ref: str) -> Resource:
    """Make the Observation of a score on `goal_ref` (`Goal/..`) about `patient_ref` (`Patient/..`).

    LOINC has one code for everyone near the jongere; our extension keeps ouder and JIM apart. Raises Geweigerd for a
    level outside -3..2 and for a moment without a timezone.
    """
    return {
        "resourceType": "Observation",
        "extension": [{"url": EXT_INFORMANT, "valueCode": meting.door}],
        "identifier": [{"system": METING_SYSTEEM, "value": meting.sleutel}],
        "status": "final",
        "category": [concept(OBSERVATION_CATEGORY, "survey")],
        "code": concept(LOINC, INFORMANTEN[meting.door]),
        "subject": {"reference": patient_ref},
        "focus": [{"reference": goal_ref}],
        "effectiveDateTime": moment(meting.op),
        "valueCodeableConcept": {"coding": [_niveau(meting.niveau)]},
        "contained": _herkomst(meting.door, meting.op),
    }


def _herkomst(door: Informant, op: datetime) -> list[Resource]:
    """Who said it, inside the thing itself."""
    agent = {"type": concept(DEELNEMER, "author"), "who": {"display": door}}
    return [{"resourceType": "Provenance", "id": "herkomst", "target": [{"reference": "#"}], "recorded": moment(op), "agent": [agent]}]


def t_observation(score: TScoreVoorDossier, patient_ref: str) -> Resource:
    """Make the Observation of a T-score about `patient_ref`. Raises Geweigerd for a moment without a timezone."""

    def t(waarde: float) -> Resource:
        return {"value": round(waarde, 1), "unit": "T", "system": UCUM, "code": "{T-score}"}

    return {
        "resourceType": "Observation",
        "extension": [{"url": EXT_INFORMANT, "valueCode": score.door}],
        "identifier": [{"system": T_SYSTEEM, "value": score.sleutel}],
        "status": "final",
        "category": [concept(OBSERVATION_CATEGORY, "survey")],
        "code": concept(MAAT_SYSTEEM, "t-score"),
        "subject": {"reference": patient_ref},
        "focus": [{"reference": waar} for waar in score.verwijzingen],
        "effectiveDateTime": moment(score.op),
        "valueQuantity": t(score.nu),
        "component": [
            {"code": concept(MAAT_SYSTEEM, "t-score-begin"), "valueQuantity": t(score.begin)},
            {"code": concept(MAAT_SYSTEEM, "aantal-doelen"), "valueInteger": len(score.doelen)},
            {"code": concept(MAAT_SYSTEEM, "gemengde-ladders"), "valueBoolean": score.gemengd},
        ],
        "contained": _herkomst(score.door, score.op),
    }


def consent(sleutel: str, ja: ToestemmingVoorDossier, naar: str, patient_ref: str) -> Resource:
    """Make the Consent to disclose the one thing at `naar` (`Goal/..`), that has our key `sleutel`: by which roles, and since when. Raises Geweigerd for a moment without a timezone."""
    return {
        "resourceType": "Consent",
        "identifier": [{"system": TOESTEMMING_SYSTEEM, "value": sleutel}],
        "status": "active",
        "scope": concept(CONSENT_SCOPE, "patient-privacy"),
        "category": [concept(LOINC, "59284-0")],
        "patient": {"reference": patient_ref},
        "dateTime": moment(ja.op),
        "performer": [{"display": wie} for wie in ja.door],
        "policyRule": concept(ACT_CODE, "IDSCL"),
        "provision": {"type": "permit", "data": [{"meaning": "instance", "reference": {"reference": naar}}]},
    }


def ingetrokken(sleutel: str, daar: Resource) -> Resource:
    """Give what is laid over the Consent `daar` of our key when the yes is taken back: as it is there, but inactive."""
    vast = {naam: daar[naam] for naam in ONZE_ELEMENTEN["Consent"] if naam in daar}
    return {"resourceType": "Consent", "identifier": [{"system": TOESTEMMING_SYSTEEM, "value": sleutel}], **vast, "status": "inactive"}


def _nieuw(entry: Resource) -> bool:
    return str(entry["response"]["status"]).startswith("201")


def _plek(entry: Resource, resource: Resource) -> Ontvangst:
    """Where this resource is, by an answer. Raises Geweigerd for a place of another kind."""
    waar = plek(str(entry["response"].get("location", "")), entry.get("resource"))
    if not waar.verwijzing.startswith(f"{resource['resourceType']}/"):
        raise Geweigerd("identifier", str(resource["resourceType"]))
    return waar


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

    def lever(self, zending: Zending) -> Mapping[str, Ontvangst]:
        """Deliver a goal with its scores, in one transaction; what is there already stays, and is brought up to date. Raises as the port says.

        An older version of a goal than the record has changes nothing.
        """
        patient_urn, goal_urn, ja_urn = (f"urn:uuid:{uuid4()}" for _ in range(3))
        doel, ja = zending.doel, zending.toestemming
        resources = [
            (patient_urn, patient(self._systeem, doel.pseudoniem)),
            (goal_urn, goal(doel, patient_urn)),
            (ja_urn, consent(doel.sleutel, ja, goal_urn, patient_urn)),
            *((f"urn:uuid:{uuid4()}", observation(meting, goal_urn, patient_urn)) for meting in zending.metingen),
        ]
        antwoorden = self._transactie(self._gekeurd(resources))
        plekken = [_plek(antwoord, resource) for antwoord, (_, resource) in zip(antwoorden, resources, strict=True)]
        (wie, waar), (was_er, had_ja) = plekken[:2], (not _nieuw(antwoord) for antwoord in antwoorden[1:3])
        if was_er and not zending.bekend:
            waar = werk_bij(self._client, waar.verwijzing, goal(doel, wie.verwijzing), zending.afgewezen)
        if had_ja and not zending.bekend:
            werk_bij(self._client, plekken[2].verwijzing, consent(doel.sleutel, ja, waar.verwijzing, wie.verwijzing))
        ontvangsten = {doel.sleutel: waar}
        for meting, daar, antwoord in zip(zending.metingen, plekken[3:], antwoorden[3:], strict=True):
            # A score that was there already, of a goal that was not, still points at the goal that went.
            wees = not was_er and not _nieuw(antwoord)
            ontvangsten[meting.sleutel] = (
                werk_bij(self._client, daar.verwijzing, observation(meting, waar.verwijzing, wie.verwijzing)) if wees else daar
            )
        return ontvangsten

    def lever_t(self, score: TScoreVoorDossier) -> Mapping[str, Ontvangst]:
        """Deliver a T-score. Raises as the port says."""
        patient_urn = f"urn:uuid:{uuid4()}"
        resources = [(patient_urn, patient(self._systeem, score.pseudoniem)), (f"urn:uuid:{uuid4()}", t_observation(score, patient_urn))]
        antwoorden = self._transactie(self._gekeurd(resources))
        return {score.sleutel: _plek(antwoorden[1], resources[1][1])}

    def lever_lijst(self, lijst: LijstVoorDossier) -> Mapping[str, Ontvangst]:
        """Deliver what was filled in of a questionnaire. Raises as the port says."""
        patient_urn, lijst_urn, ja_urn = (f"urn:uuid:{uuid4()}" for _ in range(3))
        resources = [
            (patient_urn, patient(self._systeem, lijst.pseudoniem)),
            (lijst_urn, questionnaire_response(lijst, patient_urn)),
            (ja_urn, consent(lijst.sleutel, lijst.toestemming, lijst_urn, patient_urn)),
        ]
        antwoorden = self._transactie(self._gekeurd(resources))
        wie, waar, ja = (_plek(antwoord, resource) for antwoord, (_, resource) in zip(antwoorden, resources, strict=True))
        if not _nieuw(antwoorden[2]):
            werk_bij(self._client, ja.verwijzing, consent(lijst.sleutel, lijst.toestemming, waar.verwijzing, wie.verwijzing))
        return {lijst.sleutel: waar}

    def trek_in(self, intrekking: IntrekkingVoorDossier) -> Mapping[str, Ontvangst]:
        """Make the Consent inactive, over the version that was read. None is made where none is. Raises as the port says."""
        sleutel, waar = intrekking.sleutel, dict[str, Ontvangst]()
        for daar in list(blader(self._client, "Consent", {"identifier": f"{TOESTEMMING_SYSTEEM}|{sleutel}"})):
            if daar.get("resourceType") != "Consent" or not van_ons(daar, TOESTEMMING_SYSTEEM, sleutel):
                continue
            try:
                waar[sleutel] = werk_bij(self._client, plek("", daar).verwijzing, ingetrokken(sleutel, daar))
            except Geweigerd as fout:
                if fout.code not in WEG:
                    raise
        return waar

    @staticmethod
    def _gekeurd(resources: Sequence[tuple[str, Resource]]) -> Sequence[tuple[str, Resource]]:
        fouten = [fout for _, resource in resources for fout in valideer(resource)]
        if fouten:
            raise Geweigerd("ongeldig", ", ".join(dict.fromkeys(fouten)))
        return resources

    def gewijzigd(self, sinds: datetime | None) -> Iterator[Wijziging]:
        """Read the goals of ours that changed since then, all of them where the server can't search by that. Raises as the port says."""
        return wijzigingen(self._client, "Goal", sinds)

    def alles(self) -> Iterator[Gevonden]:
        """Read all goals, scores and yesses of ours that stand there, page after page. Raises as the port says."""
        for soort, systeem in (
            ("Goal", DOEL_SYSTEEM),
            ("Observation", METING_SYSTEEM),
            ("Observation", T_SYSTEEM),
            ("QuestionnaireResponse", LIJST_SYSTEEM),
        ):
            for sleutel, resource in met_systeem(self._client, soort, systeem):
                yield Gevonden("doel" if soort == "Goal" else "meting", sleutel, f"{soort}/{resource['id']}", onze_versie(resource))
        for sleutel, resource in met_systeem(self._client, "Consent", TOESTEMMING_SYSTEEM):
            yield Gevonden("ja", sleutel, f"Consent/{resource['id']}", int(resource.get("status") == "active"))

    def _transactie(self, resources: Sequence[tuple[str, Resource]]) -> list[Resource]:
        """Create each resource unless its identifier is known. A 200 for the whole proves nothing: each is checked."""
        entries = []
        for urn, resource in resources:
            sleutel = identifiers(resource)[0]
            zoek = quote(f"{sleutel['system']}|{sleutel['value']}", safe="")
            vraag = {"method": "POST", "url": resource["resourceType"], "ifNoneExist": f"identifier={zoek}"}
            entries.append({"fullUrl": urn, "resource": resource, "request": vraag})
        try:
            bundel, _ = self._client.verzoek("POST", "", inhoud={"resourceType": "Bundle", "type": "transaction", "entry": entries})
        except Geweigerd as fout:
            if fout.code in GEEN_TRANSACTIES:
                raise VerbindingStuk(fout.code, "transaction") from None
            if fout.code == "409":
                raise TijdelijkNietBereikbaar from None
            raise
        antwoorden: list[Resource] = bundel.get("entry", [])
        if len(antwoorden) != len(entries):
            raise TijdelijkNietBereikbaar
        for antwoord in antwoorden:
            status = str(antwoord.get("response", {}).get("status", ""))[:3]
            if status in {"200", "201"}:
                continue
            if not re.fullmatch(r"4\d\d", status) or status == "409" or int(status) in NIET_NU:
                raise TijdelijkNietBereikbaar
            raise Geweigerd(status, "transaction")
        return antwoorden
