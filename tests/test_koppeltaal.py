"""Delivery to a Koppeltaal 2.0 domain, against a domain on a real socket that keeps to the rules of the standard."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import httpx
import pytest
from bs4 import BeautifulSoup
from fhir.resources.R4B.auditevent import AuditEvent
from fhir.resources.R4B.documentreference import DocumentReference
from fhir.resources.R4B.task import Task
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey
from pydantic import ValidationError

from doelen.koppeling import koppeltaal, termen
from doelen.koppeling.blad import bestand, lijst_bestand, t_bestand
from doelen.koppeling.keuring import valideer
from doelen.koppeling.koppeltaal import KoppeltaalDossier, Stuk, doelstuk, introspectie
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Dossier,
    Gevonden,
    Geweigerd,
    KoppelFout,
    LijstVoorDossier,
    MetingVoorDossier,
    TijdelijkNietBereikbaar,
    ToestemmingVoorDossier,
    TScoreVoorDossier,
    VerbindingStuk,
    Zending,
)
from doelen.koppeling.smart import SmartClient, jwks, maak_sleutel
from doelen.rom.queries import eigen_lijsten
from doelen.rom.vragenlijst import te_vragen

CLIENT_ID = "gezinsapp-koppeltaal"
NUMMERS = "https://aanbieder.example/clientnummer"
KANARIE = "kanarie-7f3a"
SLEUTEL = RSAKey.generate_key(2048, {"kid": "k", "use": "sig"}).as_dict(private=True)
"""A smaller key than ours: making, reading and using one is most of what these tests cost."""
OP = datetime(2026, 9, 14, 17, 30, tzinfo=UTC)
MODELLEN = {"Task": Task, "DocumentReference": DocumentReference, "AuditEvent": AuditEvent}


class Domein(ThreadingHTTPServer):
    """A Koppeltaal domain: RS512 assertions, If-Match on every PUT, R4 content, and no change of what a file is."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Deur)
        self.basis = f"http://127.0.0.1:{self.server_port}"
        self.fhir = f"{self.basis}/fhir"
        self.sleutels = KeySet.import_key_set(jwks([SLEUTEL]))  # pyright: ignore[reportArgumentType]
        self.tokens: set[str] = set()
        self.jtis: set[str] = set()
        self.begin()

    def begin(self) -> None:
        """Forget all but the tokens: one jongere is there, and nothing goes wrong."""
        self.opslag: dict[str, dict[str, Any]] = {}
        self.gezien: list[tuple[str, str, dict[str, str], str]] = []
        self.storingen: dict[tuple[str, str], list[int]] = {}
        self.tussendoor = 0
        self.doof = False
        self.weet: tuple[int, bytes] = (200, b'{"active": false}')
        self.zet({"resourceType": "Patient", "identifier": [{"system": NUMMERS, "value": "C-1"}], "name": [{"family": "Jansen"}]})

    def zet(self, resource: dict[str, Any], plek: str = "") -> dict[str, Any]:
        """Keep a resource, as a new one or as the next version of the one at `plek`."""
        plek = plek or f"{resource['resourceType']}/{uuid4()}"
        versie = int(self.opslag.get(plek, {"meta": {"versionId": "0"}})["meta"]["versionId"]) + 1
        meta = {**resource.get("meta", {}), "versionId": str(versie), "lastUpdated": datetime.now(UTC).isoformat()}
        self.opslag[plek] = {**resource, "id": plek.split("/")[1], "meta": meta}
        return self.opslag[plek]

    def alle(self, soort: str, **eis: str) -> list[dict[str, Any]]:
        """Give all of a kind, the oldest first."""
        van = [r for plek, r in self.opslag.items() if plek.startswith(f"{soort}/")]
        return [r for r in van if all(r.get(naam) == waarde for naam, waarde in eis.items())]

    def met(self, soort: str, identifier: str) -> list[dict[str, Any]]:
        """Search by identifier (which finds a masterIdentifier too)."""
        systeem, _, waarde = identifier.partition("|")
        zoek = {(systeem, waarde), (systeem, None)} if waarde else {(systeem, None)}
        dragers = ((r, [*r.get("identifier", []), r.get("masterIdentifier", {})]) for r in self.alle(soort))
        hits = ((r, {(s.get("system"), s.get("value") if waarde else None) for s in sleutels}) for r, sleutels in dragers)
        return [r for r, heeft in hits if self.doof or zoek & heeft]

    def geldig(self, assertion: str, doelgroep: str) -> bool:
        """Verify an assertion: RS512, ours, for this address, short, and used once."""
        try:
            claims = jwt.decode(assertion, self.sleutels, algorithms=["RS512"]).claims
        except (JoseError, ValueError):
            return False
        goed = claims["iss"] == claims["sub"] == CLIENT_ID and claims["aud"] == doelgroep and 0 < claims["exp"] - time.time() <= 300
        nieuw = claims["jti"] not in self.jtis
        self.jtis.add(claims["jti"])
        return bool(goed and nieuw)


class Deur(BaseHTTPRequestHandler):
    """The HTTP of the domain."""

    server: Domein

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def geef(self, status: int, inhoud: object = None, **koppen: str) -> None:
        """Answer; a dict goes as JSON."""
        lijf = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode() if inhoud is not None else b""
        self.send_response(status)
        for naam, waarde in {"Content-Type": "application/fhir+json", "Content-Length": str(len(lijf)), **koppen}.items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(lijf)

    def fout(self, status: int) -> None:
        """Answer with an OperationOutcome that repeats what was sent, as servers do."""
        kwestie = {"severity": "error", "code": "processing", "diagnostics": KANARIE, "details": {"text": KANARIE}}
        self.geef(status, {"resourceType": "OperationOutcome", "issue": [kwestie]})

    def do_GET(self) -> None:
        self.behandel()

    def do_POST(self) -> None:
        self.behandel()

    def do_PUT(self) -> None:
        self.behandel()

    def behandel(self) -> None:
        """Route, with a lock on all that is kept."""
        domein, waar = self.server, urlsplit(self.path)
        lijf = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        velden = {naam: waarden[0] for naam, waarden in parse_qs(waar.query or lijf).items()}
        pad = waar.path.removeprefix("/fhir/")
        domein.gezien.append((self.command, self.path, {naam.lower(): waarde for naam, waarde in self.headers.items()}, lijf))
        if pad == ".well-known/smart-configuration":
            self.geef(200, {"token_endpoint": f"{domein.basis}/token", "introspection_endpoint": f"{domein.basis}/introspect"})
        elif waar.path in {"/token", "/introspect"}:
            self.oauth(waar.path, velden)
        elif self.headers.get("Authorization", "").removeprefix("Bearer ") not in domein.tokens:
            self.geef(401)
        elif self.command != "GET" and self.headers.get("Content-Type") != "application/fhir+json":
            self.geef(415)
        elif stoort := domein.storingen.get((self.command, pad.split("/")[0])):
            self.fout(stoort.pop(0))
        else:
            {"GET": self.lees, "POST": self.maak, "PUT": self.schrijf}[self.command](pad, lijf, velden)

    def oauth(self, pad: str, velden: dict[str, str]) -> None:
        """Hand out a token, or say what is known of one."""
        if not self.server.geldig(velden.get("client_assertion", ""), f"{self.server.basis}{pad}"):
            self.geef(401, {"error": "invalid_client"})
        elif pad == "/introspect":
            self.geef(self.server.weet[0], self.server.weet[1])
        else:
            self.server.tokens.add(token := str(uuid4()))
            self.geef(200, {"access_token": token, "token_type": "Bearer", "expires_in": 300})

    def lees(self, pad: str, _: str, velden: dict[str, str]) -> None:
        """Read or search."""
        if pad == "metadata":
            doen = [{"code": code} for code in ("create", "read", "update", "search-type")]
            kan = {"interaction": doen, "conditionalCreate": True, "searchParam": [{"name": "identifier"}]}
            soorten = [{"type": soort, **kan} for soort in ("Patient", "Task", "DocumentReference")]
            return self.geef(
                200, {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{"mode": "server", "resource": soorten}]}
            )
        if "/" in pad:
            daar = self.server.opslag.get(pad)
            return self.geef(200, daar, ETag=f'W/"{daar["meta"]["versionId"]}"') if daar else self.fout(404)
        sinds = velden.get("_lastUpdated", "ge").removeprefix("ge")
        hits = [r for r in self.server.met(pad, velden["identifier"]) if velden.get("status") in {None, r.get("status")}]
        hits = [r for r in hits if not sinds or datetime.fromisoformat(r["meta"]["lastUpdated"]) >= datetime.fromisoformat(sinds)]
        return self.geef(200, {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": r} for r in hits]})

    def maak(self, pad: str, lijf: str, _: dict[str, str]) -> None:
        """Create, unless it is there."""
        resource = json.loads(lijf)
        eis = parse_qs(self.headers.get("If-None-Exist", "")).get("identifier")
        if eis and (hits := self.server.met(pad, eis[0])):
            return self.geef(412 if len(hits) > 1 else 200, hits[0])
        if not self.mag(resource):
            return self.fout(422)
        nieuw = self.server.zet(resource)
        return self.geef(201, Location=f"{self.server.fhir}/{pad}/{nieuw['id']}/_history/1")

    def schrijf(self, pad: str, lijf: str, _: dict[str, str]) -> None:
        """Replace, only over the version that was read, and never what a file is."""
        if self.server.tussendoor:
            self.server.tussendoor -= 1
            self.server.zet({**self.server.opslag[pad], "language": "nl"}, pad)
        daar, resource = self.server.opslag[pad], json.loads(lijf)
        if "If-Match" not in self.headers:
            return self.fout(428)
        if self.headers["If-Match"] != f'W/"{daar["meta"]["versionId"]}"':
            return self.fout(412)
        vast = ("masterIdentifier", "content", "date", "subject")
        if not self.mag(resource) or any(daar.get(naam) != resource.get(naam) for naam in vast):
            return self.fout(422)
        return self.geef(200, self.server.zet(resource, pad))

    @staticmethod
    def mag(resource: dict[str, Any]) -> bool:
        """Validate by the R4 models, and by what KT2Task forbids."""
        try:
            MODELLEN[resource["resourceType"]].model_validate(resource)
        except (KeyError, ValidationError):
            return False
        return resource["resourceType"] != "Task" or not {"input", "output", "note", "focus"} & set(resource)


@pytest.fixture(scope="module")
def poort() -> Iterator[Domein]:
    """Run a domain for all tests."""
    with Domein() as server:
        draad = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        draad.start()
        yield server
        server.shutdown()
        draad.join()


@pytest.fixture
def domein(poort: Domein) -> Domein:
    """Give the domain as new."""
    poort.begin()
    return poort


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    """Give one HTTP client for all tests."""
    with httpx.Client(timeout=10) as client:
        yield client


class Kast(dict[str, bytes]):
    """Where files are kept: once, and never another under the same name."""

    def bewaar(self, stuk: Stuk) -> str:
        """Keep a file and give its address."""
        assert self.setdefault(f"{stuk.naam}.html", stuk.inhoud) == stuk.inhoud
        return f"https://gezin.example/bestand/{stuk.naam}.html"


@pytest.fixture
def kast() -> Kast:
    """Give an empty place for files."""
    return Kast()


def een_client(domein: Domein, http: httpx.Client, alg: str = koppeltaal.ALG) -> SmartClient:
    """Give a client of this domain."""
    return SmartClient(domein.fhir, CLIENT_ID, [SLEUTEL], http=http, alg=alg, scope=koppeltaal.SCOPE)


@pytest.fixture(scope="module")
def client(poort: Domein, http: httpx.Client) -> SmartClient:
    """Give a client that keeps its token from test to test."""
    return een_client(poort, http)


@pytest.fixture
def dossier(domein: Domein, client: SmartClient, kast: Kast) -> Dossier:
    """Give the port to this domain."""
    return KoppeltaalDossier(client, NUMMERS, kast.bewaar)


def een_doel(**anders: Any) -> DoelVoorDossier:
    """Give a goal of six levels."""
    doel = DoelVoorDossier(
        sleutel="doel-1",
        pseudoniem="C-1",
        tekst="Ik ga drie dagen per week naar school",
        treden={niveau: f"stap {niveau}" for niveau in range(-3, 3)},
        variant="6",
        basis=-2,
        status="actief",
        streefdatum=date(2027, 2, 1),
        versie=1,
    )
    return replace(doel, **anders)


def een_meting(sleutel: str, niveau: int = 1, **anders: Any) -> MetingVoorDossier:
    """Give a score on the goal."""
    return replace(MetingVoorDossier(sleutel, "doel-1", "C-1", niveau, "jongere", OP), **anders)


JA = ToestemmingVoorDossier(("jongere", "ouder"), OP)
EEN = Zending(een_doel(), JA, (een_meting("m1"),))
TWEE = replace(EEN, metingen=(*EEN.metingen, een_meting("m2", -3, door="jim", op=OP + timedelta(days=7))))
VOL = Zending(een_doel(tekst=KANARIE, treden=dict.fromkeys(range(-3, 3), KANARIE)), JA, EEN.metingen)


def gestuurd(domein: Domein, *methoden: str) -> list[tuple[str, str]]:
    """Give what was asked of the domain, by method and kind."""
    return [(m, pad.split("?")[0].split("/")[2]) for m, pad, _, _ in domein.gezien if m in methoden and pad.startswith("/fhir/")]


def test_a_goal_with_scores_arrives_as_a_task_and_a_file(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    plekken = dossier.lever(TWEE)
    (taak,), (document,) = domein.alle("Task"), domein.alle("DocumentReference")
    (patient,) = domein.alle("Patient")
    (naam, inhoud), *rest = kast.items()
    wie = {"reference": f"Patient/{patient['id']}", "type": "Patient"}
    assert not rest and inhoud == bestand(TWEE)
    assert plekken["doel-1"].verwijzing == f"Task/{taak['id']}"
    assert plekken["m1"] == plekken["m2"] and plekken["m1"].verwijzing == f"DocumentReference/{document['id']}"
    assert set(taak) == {"resourceType", "id", "meta", "extension", "identifier", "status", "intent", "for", "owner"}
    assert taak["meta"]["profile"] == ["http://koppeltaal.nl/fhir/StructureDefinition/KT2Task"]
    assert (taak["status"], taak["intent"], taak["for"], taak["owner"]) == ("in-progress", "order", wie, wie)
    assert taak["identifier"] == document["identifier"] == [{"system": termen.DOEL_SYSTEEM, "value": "doel-1"}]
    assert document["masterIdentifier"] == {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{naam.removesuffix('.html')}"}
    assert (document["status"], document["subject"]) == ("current", wie)
    assert document["context"]["related"] == [{"reference": f"Task/{taak['id']}", "type": "Task"}]
    bijlage = document["content"][0]["attachment"]
    assert (bijlage["url"], bijlage["contentType"], bijlage["size"]) == (f"https://gezin.example/bestand/{naam}", "text/html", len(inhoud))
    assert base64.b64decode(bijlage["hash"]) == hashlib.sha1(inhoud).digest()
    Task.model_validate(taak), DocumentReference.model_validate(document)


def test_nobody_is_made_a_patient_and_nothing_of_a_goal_is_in_the_domain(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    dossier.lever(VOL)
    dossier.lever(replace(VOL, doel=replace(VOL.doel, status="bereikt", versie=2)))
    assert ("POST", "Patient") not in gestuurd(domein, "POST")
    assert not [verzoek for verzoek in domein.gezien if KANARIE in str(verzoek)]
    assert len(kast) == 2 and all(KANARIE.encode() in inhoud for inhoud in kast.values())


def test_every_request_can_be_traced(domein: Domein, dossier: Dossier) -> None:
    dossier.lever(EEN)
    dossier.lever(TWEE)
    koppen = [k for _, pad, k, _ in domein.gezien if pad.startswith("/fhir/") and "well-known" not in pad]
    nummers = [UUID(k["x-request-id"]) for k in koppen]
    assert len(set(nummers)) == len(nummers) > 6
    assert len({k["x-trace-id"] for k in koppen}) == 2 and len({k["x-correlation-id"] for k in koppen}) == 1


def test_twice_is_once(domein: Domein, dossier: Dossier, http: httpx.Client, kast: Kast) -> None:
    eerst = dossier.lever(TWEE)
    schreef = gestuurd(domein, "POST", "PUT")
    assert schreef == [("POST", "Task"), ("POST", "DocumentReference")]
    ander = KoppeltaalDossier(een_client(domein, http), NUMMERS, kast.bewaar)
    assert dossier.lever(TWEE) == dossier.lever(replace(TWEE, bekend=True)) == ander.lever(TWEE) == eerst
    assert gestuurd(domein, "POST", "PUT") == schreef and len(kast) == 1


def test_a_new_score_is_a_new_file_and_the_old_one_stays_as_it_was(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    dossier.lever(EEN)
    (oud,) = domein.alle("DocumentReference")
    plekken = dossier.lever(replace(TWEE, bekend=True))
    was, is_nu = domein.alle("DocumentReference")
    assert (was["status"], is_nu["status"]) == ("superseded", "current")
    assert {**was, "status": "current", "meta": oud["meta"]} == oud
    assert is_nu["relatesTo"] == [{"code": "replaces", "target": {"reference": f"DocumentReference/{was['id']}"}}]
    assert is_nu["masterIdentifier"] != was["masterIdentifier"] and is_nu["identifier"] == was["identifier"]
    assert plekken["m1"].verwijzing == plekken["m2"].verwijzing == f"DocumentReference/{is_nu['id']}"
    assert list(kast.values()) == [bestand(EEN), bestand(TWEE)]
    DocumentReference.model_validate(was), DocumentReference.model_validate(is_nu)


@pytest.mark.parametrize(("status", "daar"), [("actief", "in-progress"), ("bereikt", "completed"), ("gestopt", "cancelled")])
def test_the_task_says_how_far_the_goal_is(domein: Domein, dossier: Dossier, status: Any, daar: str) -> None:
    dossier.lever(EEN)
    ontvangst = dossier.lever(replace(EEN, doel=een_doel(status=status, versie=2)))["doel-1"]
    (taak,) = domein.alle("Task")
    assert (taak["status"], taak["meta"]["versionId"], ontvangst.versie) == (daar, "2", "2")


def test_an_older_version_changes_nothing(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    dossier.lever(replace(EEN, doel=een_doel(status="bereikt", versie=3)))
    schreef = gestuurd(domein, "POST", "PUT")
    dossier.lever(EEN)
    assert gestuurd(domein, "POST", "PUT") == schreef and len(kast) == 1
    assert domein.alle("Task")[0]["status"] == "completed"


def test_what_is_known_there_is_not_written_again(domein: Domein, dossier: Dossier) -> None:
    verwijzing = dossier.lever(EEN)["doel-1"].verwijzing
    domein.zet({**domein.opslag[verwijzing], "status": "on-hold"}, verwijzing)
    dossier.lever(replace(TWEE, bekend=True))
    assert domein.opslag[verwijzing]["status"] == "on-hold"


def test_a_file_that_is_true_again_is_current_again(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    eerst = dossier.lever(EEN)["m1"].verwijzing
    tweede = dossier.lever(TWEE)["m2"].verwijzing
    assert dossier.lever(EEN)["m1"].verwijzing == eerst
    assert (domein.opslag[eerst]["status"], domein.opslag[tweede]["status"]) == ("current", "superseded")
    assert len(kast) == 2


def test_two_goals_with_the_same_words_have_two_files(domein: Domein, dossier: Dossier) -> None:
    dossier.lever(EEN)
    dossier.lever(replace(EEN, doel=een_doel(sleutel="doel-2")))
    assert len(domein.alle("DocumentReference", status="current")) == 2


@pytest.mark.parametrize("waar", [("GET", "Task"), ("POST", "Task"), ("POST", "DocumentReference"), ("PUT", "DocumentReference")])
def test_what_broke_halfway_is_whole_after_another_try(domein: Domein, dossier: Dossier, kast: Kast, waar: tuple[str, str]) -> None:
    if waar != ("POST", "Task"):
        dossier.lever(EEN)
    domein.storingen = {waar: [503]}
    with pytest.raises(TijdelijkNietBereikbaar):
        dossier.lever(TWEE)
    assert len(domein.alle("DocumentReference", status="current")) == {"POST Task": 0, "PUT DocumentReference": 2}.get(" ".join(waar), 1)
    dossier.lever(TWEE)
    (document,) = domein.alle("DocumentReference", status="current")
    assert kast[document["content"][0]["attachment"]["url"].rsplit("/", 1)[1]] == bestand(TWEE)
    assert len(domein.alle("Task")) == 1 and len(domein.alle("DocumentReference")) <= 2


# What the professional says of it, and what is there


def zet_status(domein: Domein, verwijzing: str, status: str) -> None:
    """Let a professional give a Task another status."""
    domein.zet({**domein.opslag[verwijzing], "status": status}, verwijzing)


@pytest.mark.parametrize(("daar", "hier"), [("completed", "bereikt"), ("cancelled", "gestopt"), ("rejected", "gestopt")])
def test_a_status_of_the_professional_comes_back_and_stays(domein: Domein, dossier: Dossier, daar: str, hier: str) -> None:
    verwijzing = dossier.lever(EEN)["doel-1"].verwijzing
    assert [(w.sleutel, w.anders) for w in dossier.gewijzigd(None)] == [("doel-1", {})]
    zet_status(domein, verwijzing, daar)
    assert [(w.sleutel, w.anders) for w in dossier.gewijzigd(None)] == [("doel-1", {"status": hier})]
    nieuw = replace(EEN, doel=een_doel(tekst="anders", versie=2))
    assert dossier.lever(nieuw)["doel-1"].anders == {"status": hier}
    assert domein.opslag[verwijzing]["status"] == daar
    dossier.lever(replace(nieuw, doel=replace(nieuw.doel, versie=3), afgewezen={"status": hier}))
    assert domein.opslag[verwijzing]["status"] == "in-progress"
    assert [(w.sleutel, w.anders) for w in dossier.gewijzigd(None)] == [("doel-1", {})]


@pytest.mark.parametrize("daar", ["on-hold", "ready", "requested"])
def test_another_word_for_going_on_is_no_proposal(domein: Domein, dossier: Dossier, daar: str) -> None:
    verwijzing = dossier.lever(EEN)["doel-1"].verwijzing
    zet_status(domein, verwijzing, daar)
    assert [w.anders for w in dossier.gewijzigd(None)] == [{}]
    assert dossier.lever(replace(EEN, doel=een_doel(tekst="anders", versie=2)))["doel-1"].anders == {}
    assert domein.opslag[verwijzing]["status"] == daar


def test_only_what_changed_since_is_read(domein: Domein, dossier: Dossier) -> None:
    dossier.lever(EEN)
    assert not list(dossier.gewijzigd(datetime.now(UTC) + timedelta(minutes=1)))
    assert len(list(dossier.gewijzigd(datetime.now(UTC) - timedelta(minutes=1)))) == 1
    domein.storingen = {("GET", "Task"): [400]}
    assert len(list(dossier.gewijzigd(datetime.now(UTC) + timedelta(minutes=1)))) == 1


T_SCORE = TScoreVoorDossier("e.l", "C-1", 36.9, 55.0, True, "jongere", OP, ("doel-1", "doel-2"), ("Task/1", "Task/2"))
LIJST = LijstVoorDossier("i-1", "C-1", next(iter(eigen_lijsten().values())), {}, "ouder", OP, JA)
VOL_LIJST = replace(LIJST, antwoorden={"ikzelf": 7, "woorden": f"<b>{KANARIE}</b>"})


def test_a_t_score_and_a_list_are_a_file_each(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    t, lijst = dossier.lever_t(T_SCORE)["e.l"], dossier.lever_lijst(VOL_LIJST)["i-1"]
    assert (dossier.lever_t(T_SCORE)["e.l"], dossier.lever_lijst(VOL_LIJST)["i-1"]) == (t, lijst)
    assert not domein.alle("Task") and len(domein.alle("DocumentReference")) == 2
    daar = [domein.opslag[plek.verwijzing] for plek in (t, lijst)]
    assert [d["identifier"][0]["system"] for d in daar] == [termen.T_SYSTEEM, termen.LIJST_SYSTEEM]
    assert daar[0]["context"]["related"] == [{"reference": f"Task/{n}", "type": "Task"} for n in (1, 2)] and "context" not in daar[1]
    assert list(kast.values()) == [t_bestand(T_SCORE), lijst_bestand(VOL_LIJST)]
    for ding in daar:
        DocumentReference.model_validate(ding)
    assert KANARIE not in json.dumps(daar)


def test_all_that_is_there_is_found(domein: Domein, dossier: Dossier) -> None:
    doel, meting = dossier.lever(EEN).values()
    nieuwste = dossier.lever(TWEE)["m2"]
    t, lijst = dossier.lever_t(T_SCORE)["e.l"], dossier.lever_lijst(VOL_LIJST)["i-1"]
    assert set(dossier.alles()) == {
        Gevonden("doel", "doel-1", doel.verwijzing, 1),
        Gevonden("bestand", "doel-1", nieuwste.verwijzing, 0),
        Gevonden("meting", "e.l", t.verwijzing, 0),
        Gevonden("meting", "i-1", lijst.verwijzing, 0),
    }
    assert meting.verwijzing != nieuwste.verwijzing


# Writing at the same time


def test_the_domain_asks_for_the_version_that_was_read(domein: Domein, dossier: Dossier, http: httpx.Client) -> None:
    verwijzing = dossier.lever(EEN)["doel-1"].verwijzing
    with pytest.raises(Geweigerd, match="428"):
        een_client(domein, http).verzoek("PUT", verwijzing, inhoud=domein.alle("Task")[0])


@pytest.mark.parametrize("keren", [1, 2])
def test_what_somebody_wrote_in_between_is_read_again_and_kept(domein: Domein, dossier: Dossier, keren: int) -> None:
    dossier.lever(EEN)
    domein.tussendoor = keren
    dossier.lever(replace(EEN, doel=een_doel(status="bereikt", versie=2)))
    (taak,) = domein.alle("Task")
    assert (taak["status"], taak["language"], taak["meta"]["versionId"]) == ("completed", "nl", str(keren + 2))


@pytest.mark.parametrize("status", [409, 412])
def test_a_conflict_is_tried_three_times_and_then_later(domein: Domein, dossier: Dossier, status: int) -> None:
    dossier.lever(EEN)
    domein.storingen = {("PUT", "Task"): [status] * 9}
    with pytest.raises(TijdelijkNietBereikbaar):
        dossier.lever(replace(EEN, doel=een_doel(status="bereikt", versie=2)))
    assert len(domein.storingen["PUT", "Task"]) == 6
    domein.storingen = {("POST", "DocumentReference"): [409]}
    with pytest.raises(TijdelijkNietBereikbaar):
        dossier.lever(TWEE)
    assert not domein.alle("AuditEvent")


# What is refused


@pytest.mark.parametrize("status", [410, 422])
@pytest.mark.parametrize("waar", [("PUT", "Task"), ("POST", "DocumentReference")])
def test_a_refusal_says_codes_only_and_tells_the_domain(domein: Domein, dossier: Dossier, status: int, waar: tuple[str, str]) -> None:
    doel = een_doel(sleutel=KANARIE, pseudoniem=KANARIE, tekst=KANARIE, treden=dict.fromkeys(range(-3, 3), KANARIE))
    domein.zet({"resourceType": "Patient", "identifier": [{"system": NUMMERS, "value": KANARIE}]})
    zending = Zending(doel, JA, (een_meting(KANARIE, doel_sleutel=KANARIE, pseudoniem=KANARIE),))
    dossier.lever(zending)
    domein.storingen = {waar: [status]}
    with pytest.raises(Geweigerd) as fout:
        dossier.lever(replace(zending, doel=replace(doel, status="gestopt", versie=2)))
    (gebeurtenis,) = domein.alle("AuditEvent")
    AuditEvent.model_validate(gebeurtenis)
    assert (fout.value.code, fout.value.uitleg) == (str(status), "processing")
    assert gebeurtenis["outcomeDesc"] == f"{status}: processing"
    assert gebeurtenis["agent"][0]["who"]["reference"] == f"Device/{CLIENT_ID}"
    spoor = {deel["url"].rsplit("/", 1)[1]: deel["valueId"] for deel in gebeurtenis["extension"]}
    mislukt, melding = domein.gezien[-2][2], domein.gezien[-1][2]
    assert spoor == {naam: mislukt[f"x-{naam}"] for naam in ("request-id", "correlation-id", "trace-id")}
    assert melding["x-request-id"] != mislukt["x-request-id"] and melding["x-trace-id"] == mislukt["x-trace-id"]
    for tekst in (str(fout.value), repr(fout.value), json.dumps(gebeurtenis)):
        assert KANARIE not in tekst


@pytest.mark.parametrize("status", [401, 422, 500])
def test_a_domain_that_takes_no_audit_event_does_not_hide_the_refusal(domein: Domein, dossier: Dossier, status: int) -> None:
    domein.storingen = {("POST", "Task"): [422], ("POST", "AuditEvent"): [status] * 3}
    with pytest.raises(Geweigerd) as fout:
        dossier.lever(EEN)
    assert fout.value.code == "422"
    assert len(domein.storingen["POST", "AuditEvent"]) < 3


def test_who_is_not_in_the_domain_or_is_there_twice_waits_for_a_person(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    for uitleg, doel in (("onbekend", een_doel(pseudoniem="C-9")), ("dubbel", een_doel())):
        if uitleg == "dubbel":
            domein.zet({"resourceType": "Patient", "identifier": [{"system": NUMMERS, "value": "C-1"}]})
        with pytest.raises(Geweigerd, match=f"patient: {uitleg}"):
            dossier.lever(replace(EEN, doel=doel))
    assert not kast and not domein.alle("Task")


def test_a_server_that_does_not_search_never_gets_a_goal_of_somebody_else(domein: Domein, dossier: Dossier, kast: Kast) -> None:
    domein.doof = True
    with pytest.raises(VerbindingStuk, match="zoeken"):
        dossier.lever(replace(EEN, doel=een_doel(pseudoniem="C-9")))
    assert not kast and not gestuurd(domein, "POST", "PUT")


@pytest.mark.parametrize("waar", [("GET", "Patient"), ("GET", "DocumentReference"), ("POST", "Task")])
def test_a_server_that_knows_no_such_thing_is_nobodys_fault_who_waits(domein: Domein, dossier: Dossier, waar: tuple[str, str]) -> None:
    domein.storingen = {waar: [404]}
    with pytest.raises(VerbindingStuk) as fout:
        dossier.lever(EEN)
    assert (fout.value.code, fout.value.uitleg) == ("404", waar[1])


def test_only_rs512_gets_a_token(domein: Domein, http: httpx.Client, kast: Kast) -> None:
    with pytest.raises(VerbindingStuk, match="invalid_client"):
        KoppeltaalDossier(een_client(domein, http, "RS384"), NUMMERS, kast.bewaar).lever(EEN)


def test_a_bsn_is_no_pseudonym(domein: Domein, http: httpx.Client, kast: Kast) -> None:
    for systeem in termen.BSN_SYSTEMEN:
        with pytest.raises(ValueError):
            KoppeltaalDossier(een_client(domein, http), systeem, kast.bewaar)


@pytest.mark.parametrize(
    ("zending", "regel"),
    [
        (replace(EEN, doel=een_doel(tekst=" ")), "doel.tekst"),
        (replace(EEN, doel=een_doel(treden={3: KANARIE})), "niveau"),
        (replace(EEN, metingen=(een_meting("m", 5),)), "niveau"),
        (replace(EEN, metingen=(een_meting("m", op=OP.replace(tzinfo=None)),)), "moment"),
        (replace(EEN, doel=een_doel(pseudoniem="a,b")), "Patient.identifier"),
        (replace(EEN, doel=een_doel(sleutel="a|b")), "Task.identifier"),
    ],
)
def test_what_is_invalid_is_not_sent(domein: Domein, dossier: Dossier, kast: Kast, zending: Zending, regel: str) -> None:
    with pytest.raises(Geweigerd, match=regel):
        dossier.lever(zending)
    assert not kast and {soort for _, soort in gestuurd(domein, "POST", "PUT")} == {"AuditEvent"}


def test_a_file_is_only_at_an_address_with_tls(domein: Domein, http: httpx.Client) -> None:
    dossier = KoppeltaalDossier(een_client(domein, http), NUMMERS, lambda stuk: f"http://gezin.example/{stuk.naam}")
    with pytest.raises(Geweigerd, match=r"DocumentReference\.content\.attachment\.url"):
        dossier.lever(EEN)
    assert not domein.alle("DocumentReference")


TAAK = koppeltaal.taak(een_doel(), "Patient/1")
DOCUMENT = koppeltaal.document(doelstuk(een_doel(), b"x"), "https://gezin.example/x.html", "Patient/1", ["Task/1"])


def test_what_we_make_is_valid() -> None:
    assert valideer(TAAK) == valideer(DOCUMENT) == []


@pytest.mark.parametrize(
    ("resource", "regel"),
    [
        ({**TAAK, "meta": {}}, "Task.meta.profile"),
        ({**TAAK, "status": "klaar"}, "Task.status"),
        ({**TAAK, "intent": "plan"}, "Task.intent"),
        ({**TAAK, "for": {"reference": "Group/1"}}, "Task.for"),
        ({**TAAK, "owner": None}, "Task.owner"),
        *(({**TAAK, naam: [{}]}, f"Task.{naam}") for naam in ("input", "output", "note", "focus", "basedOn")),
        ({**DOCUMENT, "status": "superseded"}, "DocumentReference.status"),
        ({**DOCUMENT, "masterIdentifier": {}}, "DocumentReference.masterIdentifier"),
        ({**DOCUMENT, "type": None}, "DocumentReference.type"),
        ({**DOCUMENT, "subject": None}, "DocumentReference.subject"),
        ({**DOCUMENT, "date": "2026-01-01"}, "DocumentReference.date"),
        ({**DOCUMENT, "content": []}, "DocumentReference.content.attachment"),
        ({**DOCUMENT, "content": [{"attachment": {"data": "eA==", "url": "https://x.example"}}]}, "DocumentReference.content.attachment"),
    ],
)
def test_our_check_names_the_rule(resource: dict[str, Any], regel: str) -> None:
    assert valideer(resource) == [regel]


# The file


def test_the_file_shows_the_goal_its_ladder_and_the_scores_in_order() -> None:
    omgekeerd = replace(TWEE, metingen=TWEE.metingen[::-1])
    assert bestand(omgekeerd) == bestand(TWEE)
    blad = BeautifulSoup(bestand(TWEE), "html.parser")
    assert blad.html and blad.html["lang"] == "nl" and [kop.text for kop in blad("h1")] == [TWEE.doel.tekst]
    ladder, metingen = ([[cel.text for cel in rij(["td", "th"])] for rij in tabel("tr")][1:] for tabel in blad("table"))
    assert ladder[0] == ["+2", "stap 2"] and ladder[2] == ["0 (doel)", "stap 0"] and ladder[4] == ["-2 (begin)", "stap -2"]
    assert metingen == [["14-09-2026 19:30", "jongere", "+1", "stap 1"], ["21-09-2026 19:30", "JIM", "-3", "stap -3"]]
    assert "Bezig, streefdatum 01-02-2027" in blad.text and "jongere, ouder op 14-09-2026" in blad.text


def test_the_file_is_safe_whatever_was_written() -> None:
    kwaad = "<script>alert(1)</script><img src=x onerror=alert(1)>{doel} & \"'</td></table>\nسلام 🎂"
    doel = een_doel(tekst=kwaad, treden=dict.fromkeys(range(-3, 3), kwaad))
    blad = BeautifulSoup(bestand(Zending(doel, JA, EEN.metingen)), "html.parser")
    assert not blad(["script", "img", "link", "iframe", "object", "a", "form"])
    assert not [naam for element in blad.find_all(True) for naam in element.attrs if naam in {"src", "href"} or naam.startswith("on")]
    assert [kop.text for kop in blad("h1")] == [kwaad] and sum(cel.text == kwaad for cel in blad("td")) == 7
    assert "url(" not in str(blad.style) and "@import" not in str(blad.style)


def test_the_files_of_a_t_score_and_a_list_say_it_in_words() -> None:
    t, lijst, leeg = (
        BeautifulSoup(inhoud, "html.parser") for inhoud in (t_bestand(T_SCORE), lijst_bestand(VOL_LIJST), lijst_bestand(LIJST))
    )
    assert [rij.get_text("|") for rij in t("tr")][:3] == ["T nu|55,0", "T bij het begin van de ladders|36,9", "Verschil|+18,1"]
    assert "over 2 doelen" in t.text and "niet allemaal van één soort" in t.text
    antwoorden = {rij.th.text: rij.td.text for rij in lijst("tr")[1:]}
    assert {vraag.tekst.tekst for vraag in te_vragen(VOL_LIJST.lijst, VOL_LIJST.antwoorden) if vraag.id in VOL_LIJST.antwoorden} == set(
        antwoorden
    )
    assert {f"<b>{KANARIE}</b>", "7 (van 0 tot 10)"} <= set(antwoorden.values()) and "Alles is overgeslagen." in leeg.text
    assert not lijst(["script", "img", "b"]) and "Ingevuld door ouder op 14-09-2026 19:30" in lijst.text


def test_a_goal_without_scores_says_so() -> None:
    blad = BeautifulSoup(bestand(Zending(een_doel(streefdatum=None, treden={0: "doel"}), JA)), "html.parser")
    assert "Nog niemand keek." in blad.text and "streefdatum" not in blad.text


# A token that somebody shows


@pytest.mark.parametrize(
    ("antwoord", "mag"),
    [
        ((200, b'{"active": true, "scope": "system/Task.r system/DocumentReference.r"}'), True),
        ((200, b'{"active": true, "scope": "system/*.cruds"}'), True),
        ((200, b'{"active": true, "scope": "system/DocumentReference.read"}'), True),
        ((200, b'{"active": false, "scope": "system/DocumentReference.r"}'), False),
        ((200, b'{"active": "true", "scope": "system/DocumentReference.r"}'), False),
        ((200, b'{"active": true}'), False),
        ((200, b'{"active": true, "scope": "system/Task.r system/DocumentReference.cu"}'), False),
        ((200, b'{"active": true, "scope": "system/DocumentReference.r?resource-origin=Device/1"}'), False),
        ((200, b'{"active": true, "scope": ["system/DocumentReference.r"]}'), False),
        ((200, b'[{"active": true, "scope": "system/DocumentReference.r"}]'), False),
        ((200, b"<html>active: true</html>"), False),
        ((200, b"\xff\xfe"), False),
        ((200, b""), False),
        ((401, b'{"active": true, "scope": "system/DocumentReference.r"}'), False),
        ((302, b'{"active": true, "scope": "system/DocumentReference.r"}'), False),
        ((503, b'{"active": true, "scope": "system/DocumentReference.r"}'), False),
    ],
)
def test_only_a_token_that_surely_may_read_opens_a_file(
    domein: Domein, client: SmartClient, antwoord: tuple[int, bytes], mag: bool
) -> None:
    domein.weet = antwoord
    assert introspectie(client, "getoond") is mag
    methode, pad, _, lijf = domein.gezien[-1]
    assert (methode, pad, parse_qs(lijf)["token"]) == ("POST", "/introspect", ["getoond"])


def test_a_stranger_and_a_silent_server_open_nothing(domein: Domein, http: httpx.Client) -> None:
    domein.weet = (200, b'{"active": true, "scope": "system/DocumentReference.r"}')
    vreemd = SmartClient(domein.fhir, CLIENT_ID, [maak_sleutel("k", "RS512")], http=http, alg=koppeltaal.ALG)
    assert not introspectie(vreemd, "getoond")
    stil = een_client(domein, http)
    assert introspectie(stil, "getoond") and not introspectie(stil, "\ud800")
    stil.basis_url = "http://127.0.0.1:9/fhir"
    stil._eindpunten = None
    assert not introspectie(stil, "getoond")
    with pytest.raises(KoppelFout):
        stil.introspecteer("getoond")
