"""Delivery to a provider's record, against a real FHIR server."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from doelen.koppeling import fhir, termen, terug
from doelen.koppeling.bijwerken import patient
from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Dossier,
    Geweigerd,
    MetingVoorDossier,
    Ontvangst,
    TijdelijkNietBereikbaar,
    ToestemmingVoorDossier,
    VerbindingStuk,
    Zending,
)
from doelen.koppeling.smart import ASSERTION_SOORT, SmartClient, jwks, maak_sleutel
from tests import epd as proef
from tests.epd import PSEUDONIEM_SYSTEEM, Epd

epd = proef.epd

KANARIE = "kanarie-7f3a"
SLEUTEL = maak_sleutel("k")
OP = datetime(2026, 9, 14, 17, 30, tzinfo=UTC)


def een_doel(sleutel: str, **anders: Any) -> DoelVoorDossier:
    """Give a goal of six levels."""
    doel = DoelVoorDossier(
        sleutel=sleutel,
        pseudoniem=f"C-{sleutel}",
        tekst="Ik ga drie dagen per week naar school",
        treden={niveau: f"stap {niveau}" for niveau in range(-3, 3)},
        variant="6",
        basis=-2,
        status="actief",
        streefdatum=date(2027, 2, 1),
        versie=1,
    )
    return replace(doel, **anders)


JA = ToestemmingVoorDossier(("jongere", "ouder"), OP)


def lever_doel(dossier: Dossier, doel: DoelVoorDossier, *metingen: MetingVoorDossier) -> Ontvangst:
    """Deliver a goal, perhaps with scores; gives where the goal is."""
    return dossier.lever(Zending(doel, JA, metingen))[doel.sleutel]


def lever_meting(dossier: Dossier, doel: DoelVoorDossier, meting: MetingVoorDossier) -> Ontvangst:
    """Deliver a score of a goal that is there."""
    return dossier.lever(Zending(doel, JA, (meting,), bekend=True))[meting.sleutel]


def een_meting(sleutel: str, doel: DoelVoorDossier, **anders: Any) -> MetingVoorDossier:
    """Give a score on a goal."""
    return replace(MetingVoorDossier(sleutel, doel.sleutel, doel.pseudoniem, 1, "jongere", OP), **anders)


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    """Give one HTTP client for all tests: making one costs more than a test."""
    with httpx.Client(timeout=10) as client:
        yield client


def lees(epd: Epd, http: httpx.Client, verwijzing: str) -> dict[str, Any]:
    """Read a resource as the record has it."""
    return epd.client(http).verzoek("GET", verwijzing)[0]


# The real server


def test_without_a_token_the_record_gives_nothing(epd: Epd, http: httpx.Client) -> None:
    assert http.get(f"{epd.basis_url}/Goal").status_code == 401


def test_a_token_is_asked_once_and_kept(epd: Epd) -> None:
    paden: list[str] = []
    with httpx.Client(event_hooks={"request": [lambda verzoek: paden.append(verzoek.url.path)]}) as http:
        client = epd.client(http)
        client.verzoek("GET", "Goal")
        client.verzoek("GET", "Goal")
    assert paden.count("/auth/token") == 1


def test_a_token_that_the_record_no_longer_takes_is_replaced(epd: Epd, http: httpx.Client) -> None:
    client = epd.client(http)
    client.token()
    client._token = ("verlopen", time.monotonic() + 60)
    assert client.verzoek("GET", "Goal")[0]["resourceType"] == "Bundle"


def test_a_stranger_is_refused(epd: Epd, http: httpx.Client) -> None:
    with pytest.raises(VerbindingStuk) as fout:
        epd.client(http, maak_sleutel("vreemd")).token()
    assert fout.value.code == "invalid_client"


@pytest.mark.parametrize(("seconden", "status"), [(240, 200), (3600, 401)])
def test_an_assertion_of_an_hour_is_refused(epd: Epd, http: httpx.Client, seconden: int, status: int) -> None:
    token_url = http.get(f"{epd.basis_url}/.well-known/smart-configuration").json()["token_endpoint"]
    velden = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION_SOORT,
        "client_assertion": epd.client(http).assertion(token_url, seconden),
    }
    assert http.post(token_url, data=velden).status_code == status


def test_an_assertion_works_once(epd: Epd, http: httpx.Client) -> None:
    token_url = http.get(f"{epd.basis_url}/.well-known/smart-configuration").json()["token_endpoint"]
    velden = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION_SOORT,
        "client_assertion": epd.client(http).assertion(token_url),
    }
    assert [http.post(token_url, data=velden).status_code for _ in range(2)] == [200, 401]


def test_a_goal_arrives_whole(epd: Epd, http: httpx.Client) -> None:
    doel = een_doel("heel")
    ontvangst = lever_doel(epd.dossier(http), doel)
    daar = lees(epd, http, ontvangst.verwijzing)
    assert ontvangst.versie == "1"
    assert daar["description"] == {"text": doel.tekst}
    assert daar["target"] == [{"dueDate": "2027-02-01"}]
    standaard, eigen = termen.extensies(daar, termen.EXT_GAS), termen.extensies(daar, termen.EXT_TREDE)
    assert [trede["progressText"] for trede in standaard] == [f"stap {niveau}" for niveau in range(-2, 3)]
    assert eigen == [{"level": {"system": termen.NIVEAU_SYSTEEM, "code": "-3"}, "progressText": "stap -3"}]
    merken = {veld: terug.merk(veld, waarde) for veld, waarde in terug.velden(daar).items() if veld != "ladder"}
    merken["ladder"] = " ".join(f"{niveau}:{terug.merk('ladder', f'stap {niveau}')}" for niveau in range(-3, 3))
    assert termen.extensies(daar, termen.EXT_DOEL) == [{"variant": "6", "basis": -2, "versie": 1, **merken}]
    wie = lees(epd, http, daar["subject"]["reference"])
    assert set(wie) == {"resourceType", "id", "meta", "identifier"}
    assert wie["identifier"] == [{"system": PSEUDONIEM_SYSTEEM, "value": doel.pseudoniem}]


def test_sending_twice_changes_nothing(epd: Epd, http: httpx.Client) -> None:
    doel = een_doel("twee")
    meting = een_meting("twee-m", doel, niveau=-3, door="jim")
    dossier: Dossier = epd.dossier(http)
    assert lever_doel(dossier, doel) == lever_doel(dossier, doel) == lever_doel(epd.dossier(http), doel)
    assert lever_meting(dossier, doel, meting) == lever_meting(dossier, doel, meting)
    for soort, sleutel in (("Goal", doel.sleutel), ("Observation", meting.sleutel), ("Patient", doel.pseudoniem)):
        assert epd.client(http).verzoek("GET", soort, params={"identifier": sleutel})[0]["total"] == 1


def test_a_changed_ladder_is_a_new_version_and_keeps_what_the_professional_wrote(epd: Epd, http: httpx.Client) -> None:
    doel, dossier, client = een_doel("ladder"), epd.dossier(http), epd.client(http)
    eerst = lever_doel(dossier, doel)
    bewerkt = {**lees(epd, http, eerst.verwijzing), "note": [{"text": "besproken"}]}
    client.verzoek("PUT", eerst.verwijzing, inhoud=bewerkt)
    daarna = lever_doel(dossier, replace(doel, treden={**doel.treden, 2: "elke dag"}, versie=2))
    daar = lees(epd, http, eerst.verwijzing)
    assert (daarna.verwijzing, daarna.versie) == (eerst.verwijzing, "3")
    assert daar["note"] == [{"text": "besproken"}]
    assert termen.extensies(daar, termen.EXT_GAS)[-1]["progressText"] == "elke dag"


def test_an_older_version_that_arrives_late_changes_nothing(epd: Epd, http: httpx.Client) -> None:
    doel, dossier = een_doel("laat"), epd.dossier(http)
    lever_doel(dossier, replace(doel, tekst="nieuw", versie=2))
    assert lever_doel(dossier, doel).versie == "1"
    assert lever_doel(dossier, replace(doel, status="bereikt", streefdatum=None, versie=3)).versie == "2"
    daar = lees(epd, http, lever_doel(dossier, doel).verwijzing)
    assert (daar["lifecycleStatus"], "target" in daar) == ("completed", False)


class Tussendoor(httpx.HTTPTransport):
    """Lets somebody else write just before each of our first updates."""

    def __init__(self, schrijf: Callable[[str], None], keren: int) -> None:
        super().__init__()
        self.schrijf, self.keren, self.geweigerd = schrijf, keren, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "PUT" and self.keren:
            self.keren -= 1
            self.schrijf(str(request.url))
        antwoord = super().handle_request(request)
        self.geweigerd += antwoord.status_code == 412
        return antwoord


@pytest.mark.parametrize("keren", [1, 2])
def test_a_write_in_between_is_read_again_and_kept(epd: Epd, http: httpx.Client, keren: int) -> None:
    doel, client = een_doel(f"tussen-{keren}"), epd.client(http)
    eerst = lever_doel(epd.dossier(http), doel)

    def schrijf(_: str) -> None:
        daar = lees(epd, http, eerst.verwijzing)
        client.verzoek("PUT", eerst.verwijzing, inhoud={**daar, "note": [*daar.get("note", []), {"text": "van de ander"}]})

    weg = Tussendoor(schrijf, keren)
    with httpx.Client(transport=weg) as druk:
        lever_doel(epd.dossier(druk), replace(doel, tekst="nieuw", versie=2))
    daar = lees(epd, http, eerst.verwijzing)
    assert weg.geweigerd == keren
    assert (daar["description"]["text"], len(daar["note"])) == ("nieuw", keren)


def test_a_record_that_is_written_without_end_is_tried_later(epd: Epd, http: httpx.Client) -> None:
    doel, client = een_doel("druk"), epd.client(http)
    eerst = lever_doel(epd.dossier(http), doel)
    weg = Tussendoor(lambda _: client.verzoek("PUT", eerst.verwijzing, inhoud=lees(epd, http, eerst.verwijzing)) and None, 99)
    with httpx.Client(transport=weg) as druk, pytest.raises(TijdelijkNietBereikbaar):
        lever_doel(epd.dossier(druk), replace(doel, tekst="nieuw", versie=2))


@pytest.mark.parametrize(
    ("door", "code"),
    [("jongere", "107334-5"), ("professional", "107333-7"), ("ouder", "107331-1"), ("jim", "107331-1")],
)
def test_a_score_says_who_saw_it(epd: Epd, http: httpx.Client, door: Any, code: str) -> None:
    doel, dossier = een_doel("wie"), epd.dossier(http)
    goal_ref = lever_doel(dossier, doel).verwijzing
    daar = lees(epd, http, lever_meting(dossier, doel, een_meting(f"wie-{door}", doel, door=door)).verwijzing)
    assert daar["code"]["coding"] == [{"system": "http://loinc.org", "code": code}]
    assert daar["extension"] == [{"url": termen.EXT_INFORMANT, "valueCode": door}]
    assert daar["focus"] == [{"reference": goal_ref}]
    assert daar["valueCodeableConcept"]["coding"] == [{"system": "http://loinc.org", "code": "LA34480-6"}]
    assert daar["effectiveDateTime"] == "2026-09-14T17:30:00+00:00"


def test_a_score_brings_its_goal_when_the_record_lost_it(epd: Epd, http: httpx.Client) -> None:
    doel = een_doel("wacht")
    meting = lever_meting(epd.dossier(http), doel, een_meting("wacht-m", doel))
    daar = lees(epd, http, meting.verwijzing)
    assert lees(epd, http, daar["focus"][0]["reference"])["description"]["text"] == doel.tekst


def test_the_record_says_who_said_yes_and_who_scored_without_a_name(epd: Epd, http: httpx.Client) -> None:
    doel = een_doel("ja")
    plekken = epd.dossier(http).lever(Zending(doel, JA, (een_meting("ja-m", doel, door="jim"),)))
    zoek = {"identifier": f"{termen.TOESTEMMING_SYSTEEM}|{doel.sleutel}"}
    (ja,) = (e["resource"] for e in epd.client(http).verzoek("GET", "Consent", params=zoek)[0]["entry"])
    assert ja["performer"] == [{"display": "jongere"}, {"display": "ouder"}]
    assert ja["provision"]["data"][0]["reference"]["reference"] == plekken[doel.sleutel].verwijzing
    (herkomst,) = lees(epd, http, plekken["ja-m"].verwijzing)["contained"]
    assert (herkomst["target"], herkomst["agent"][0]["who"]) == ([{"reference": "#"}], {"display": "jim"})


def test_a_new_yes_is_in_the_record_too(epd: Epd, http: httpx.Client) -> None:
    doel, later = een_doel("opnieuw-ja"), ToestemmingVoorDossier(("jongere",), OP + timedelta(days=90))
    lever_doel(epd.dossier(http), doel)
    epd.dossier(http).lever(Zending(doel, later))
    zoek = {"identifier": f"{termen.TOESTEMMING_SYSTEEM}|{doel.sleutel}"}
    (ja,) = (e["resource"] for e in epd.client(http).verzoek("GET", "Consent", params=zoek)[0]["entry"])
    assert (ja["dateTime"], ja["performer"]) == ("2026-12-13T17:30:00+00:00", [{"display": "jongere"}])


@pytest.mark.parametrize(
    ("anders", "regel"),
    [
        ({"tekst": "  "}, "Goal.description.text"),
        ({"basis": -1}, "Goal.extension(doel)"),
        ({"variant": "5"}, "Goal.extension(doel)"),
        ({"pseudoniem": "a,b"}, "Patient.identifier"),
        ({"treden": {0: ""}}, "Goal.extension(gas).progressText"),
        ({"treden": {3: KANARIE}}, "niveau"),
    ],
)
def test_what_is_invalid_is_not_sent(epd: Epd, http: httpx.Client, anders: dict[str, Any], regel: str) -> None:
    with pytest.raises(Geweigerd, match=regel.replace("(", r"\(").replace(")", r"\)")):
        lever_doel(epd.dossier(http), een_doel("ongeldig", **anders))
    assert epd.client(http).verzoek("GET", "Goal", params={"identifier": "ongeldig"})[0]["total"] == 0


# Our own checks


def goal_met(**anders: Any) -> dict[str, Any]:
    """Give a valid Goal with other elements."""
    return {**fhir.goal(een_doel("los"), "Patient/1"), **anders}


def observation_met(**anders: Any) -> dict[str, Any]:
    """Give a valid Observation with other elements."""
    return {**fhir.observation(een_meting("m", een_doel("los")), "Goal/1", "Patient/1"), **anders}


def test_what_we_make_is_valid() -> None:
    for status in ("actief", "bereikt", "gestopt"):
        assert valideer(fhir.goal(een_doel("los", status=status), "Patient/1")) == []
    vijf = een_doel("los", variant="5", basis=-1, treden=dict.fromkeys(range(-2, 3), "x"))
    assert valideer(fhir.goal(vijf, "https://epd.example/fhir/Patient/1")) == []
    assert valideer(observation_met()) == []
    assert valideer(patient(PSEUDONIEM_SYSTEEM, "C-1")) == []


@pytest.mark.parametrize(
    ("resource", "regel"),
    [
        ({"resourceType": "Basic"}, "resourceType"),
        (goal_met(lifecycleStatus="bogus"), "Goal.lifecycleStatus"),
        (goal_met(achievementStatus={"coding": [{"system": termen.LOINC, "code": "x"}]}), "Goal.achievementStatus"),
        (goal_met(target=[{"detailInteger": 3}]), "gol-1"),
        (goal_met(target=[{"dueDate": "morgen"}]), "Goal.target.dueDate"),
        (goal_met(subject={"reference": "Group/1"}), "Goal.subject"),
        (goal_met(description={}), "Goal.description.text"),
        (goal_met(identifier=[]), "Goal.identifier"),
        (
            goal_met(extension=goal_met()["extension"][1:2] * 2 + goal_met()["extension"][-1:]),
            "Goal.extension(gas).level",
        ),
        (observation_met(status="klaar"), "Observation.status"),
        (observation_met(category=[]), "Observation.category"),
        (observation_met(code={"coding": [{"system": termen.LOINC, "code": "1-1"}]}), "Observation.code"),
        (observation_met(subject=None), "Observation.subject"),
        (observation_met(focus=[{"reference": "Patient/1"}]), "Observation.focus"),
        (observation_met(effectiveDateTime="2026-09-14T17:30:00"), "Observation.effectiveDateTime"),
        (observation_met(valueCodeableConcept=None), "Observation.valueCodeableConcept"),
        (patient("http://fhir.nl/fhir/NamingSystem/bsn", "1"), "Patient.identifier(bsn)"),
    ],
)
def test_our_check_names_the_rule(resource: dict[str, Any], regel: str) -> None:
    assert valideer(resource) == [regel]


def test_a_bsn_is_no_pseudonym(http: httpx.Client) -> None:
    client = SmartClient("https://epd.example/fhir", "c", [SLEUTEL], http=http)
    for systeem in termen.BSN_SYSTEMEN:
        with pytest.raises(ValueError):
            fhir.FhirDossier(client, systeem)


def test_the_hosted_keys_are_public() -> None:
    sleutel = maak_sleutel("k1")
    (open_sleutel,) = jwks([sleutel])["keys"]
    assert open_sleutel["kid"] == "k1"
    assert not {"d", "p", "q", "dp", "dq", "qi"} & set(open_sleutel)


@pytest.mark.parametrize("url", ["http://epd.example/fhir", "ftp://epd.example", ""])
def test_an_address_without_tls_is_refused(http: httpx.Client, url: str) -> None:
    with pytest.raises(ValueError):
        SmartClient(url, "c", [SLEUTEL], http=http)


# Other servers, and bad days


def nagemaakt(antwoord: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    """Give a client of a server that hands out tokens and answers the rest as told."""

    def server(verzoek: httpx.Request) -> httpx.Response:
        if verzoek.url.path.endswith("smart-configuration"):
            return httpx.Response(200, json={"token_endpoint": "https://epd.example/token"})
        if verzoek.url.path == "/token":
            return httpx.Response(200, json={"access_token": "t", "expires_in": 300})
        return antwoord(verzoek)

    return httpx.Client(transport=httpx.MockTransport(server))


def lever_aan(antwoord: Callable[[httpx.Request], httpx.Response]) -> Any:
    """Deliver a goal full of canaries to a made-up server."""
    with nagemaakt(antwoord) as http:
        client = SmartClient("https://epd.example/fhir", "c", [SLEUTEL], http=http)
        doel = een_doel(KANARIE, tekst=KANARIE, treden={0: KANARIE})
        return lever_doel(fhir.FhirDossier(client, PSEUDONIEM_SYSTEEM), doel)


def geen_verbinding(verzoek: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError(KANARIE, request=verzoek)


def te_traag(verzoek: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout(KANARIE, request=verzoek)


def over_een_uur() -> str:
    return (datetime.now(UTC) + timedelta(hours=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize(
    ("antwoord", "pauze"),
    [
        (geen_verbinding, None),
        (te_traag, None),
        (lambda _: httpx.Response(500, text=KANARIE), None),
        (lambda _: httpx.Response(503, headers={"Retry-After": "onzin"}), None),
        (lambda _: httpx.Response(429, headers={"Retry-After": "17"}), 17),
        (lambda _: httpx.Response(429, headers={"Retry-After": over_een_uur()}), 3600),
        (lambda _: httpx.Response(200, text="<html>even geduld</html>"), None),
        (lambda _: httpx.Response(200, json={"resourceType": "Bundle", "entry": []}), None),
        (
            lambda _: httpx.Response(200, json={"entry": [{"response": {"status": s}} for s in ("201", "201", "503")]}),
            None,
        ),
    ],
)
def test_a_bad_day_is_tried_later(antwoord: Callable[[httpx.Request], httpx.Response], pauze: float | None) -> None:
    with pytest.raises(TijdelijkNietBereikbaar) as fout:
        lever_aan(antwoord)
    assert fout.value.retry_after == (pauze if pauze is None else pytest.approx(pauze, abs=60))
    assert KANARIE not in repr(fout.value)


@pytest.mark.parametrize("status", [400, 410, 412, 422])
def test_a_refusal_carries_no_content(status: int) -> None:
    uitkomst = {"resourceType": "OperationOutcome", "issue": [{"code": "invalid", "diagnostics": KANARIE}]}
    with pytest.raises(Geweigerd) as fout:
        lever_aan(lambda _: httpx.Response(status, json=uitkomst))
    assert (fout.value.code, fout.value.uitleg) == (str(status), "invalid")
    assert KANARIE not in str(fout.value)


@pytest.mark.parametrize("status", [401, 403, 404, 405])
def test_an_address_that_takes_nothing_is_nobodys_fault_who_waits(status: int) -> None:
    with pytest.raises(VerbindingStuk) as fout:
        lever_aan(lambda _: httpx.Response(status, text=KANARIE))
    assert fout.value.code == str(status)
    assert KANARIE not in str(fout.value)


def test_a_transaction_that_half_failed_is_no_receipt() -> None:
    entries = [{"response": {"status": "201 Created", "location": f"Patient/{i}"}} for i in (1, 2)] + [{"response": {"status": "412"}}]
    with pytest.raises(Geweigerd) as fout:
        lever_aan(lambda _: httpx.Response(200, json={"resourceType": "Bundle", "entry": entries}))
    assert fout.value.code == "412"


def test_another_goal_is_never_overwritten() -> None:
    def antwoord(verzoek: httpx.Request) -> httpx.Response:
        assert verzoek.method != "PUT"
        if verzoek.method == "GET":
            return httpx.Response(200, json={"resourceType": "Goal", "id": "9", "identifier": [{"value": "ander"}]})
        plekken = [{"response": {"status": "200", "location": f"{soort}/9"}} for soort in ("Patient", "Goal", "Consent")]
        return httpx.Response(200, json={"entry": plekken})

    with pytest.raises(Geweigerd, match="identifier"):
        lever_aan(antwoord)


def test_a_server_with_its_own_habits_is_not_written_again() -> None:
    """Absolute references, UUID versions and another order of extensions are the same content."""
    hier: dict[str, Any] = {}

    def antwoord(verzoek: httpx.Request) -> httpx.Response:
        assert verzoek.method != "PUT"
        if verzoek.method == "GET":
            return httpx.Response(200, json=hier["consent" if "Consent" in verzoek.url.path else "goal"], headers={"ETag": 'W/"c0ffee"'})
        nieuw, ja = (entry["resource"] for entry in json.loads(verzoek.content)["entry"][1:3])
        status = "200" if hier else "201"
        hier["goal"] = {
            **nieuw,
            "id": "g",
            "meta": {**nieuw["meta"], "versionId": "c0ffee"},
            "subject": {"reference": "https://epd.example/fhir/Patient/p"},
            "extension": nieuw["extension"][::-1],
        }
        hier["consent"] = ja | {"id": "c", "patient": {"reference": "https://epd.example/fhir/Patient/p"}}
        hier["consent"]["provision"]["data"][0]["reference"] = {"reference": "https://epd.example/fhir/Goal/g"}
        waar = [f"https://epd.example/fhir/{plek}" for plek in ("Patient/p", "Goal/g/_history/c0ffee", "Consent/c")]
        return httpx.Response(200, json={"entry": [{"response": {"status": status, "location": url}} for url in waar]})

    assert lever_aan(antwoord) == lever_aan(antwoord) == Ontvangst("Goal/g", "c0ffee")


def test_nobody_listens(http: httpx.Client) -> None:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        client = SmartClient(f"http://127.0.0.1:{contact.getsockname()[1]}/fhir", "c", [SLEUTEL], http=http)
        with pytest.raises(TijdelijkNietBereikbaar):
            client.token()


def test_content_stays_out_of_reprs() -> None:
    doel = een_doel("r", tekst=KANARIE, treden={0: KANARIE})
    assert KANARIE not in repr(doel)
    assert "niveau" not in repr(een_meting("m", doel))
