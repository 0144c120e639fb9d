"""A record with whims, on a real socket: a small FHIR server that keeps what it is sent, and misbehaves on request."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote
from uuid import uuid4

from joserfc import jwk, jwt
from joserfc.errors import JoseError

from doelen.koppeling.termen import identifiers

Antwoord = tuple[int, dict[str, str], bytes]
Gril = Callable[["Verzoek"], Antwoord | None]
JSON = {"Content-Type": "application/fhir+json"}


@dataclass(frozen=True)
class Verzoek:
    """What came in. `soort`: token, bundel, lees, zoek, schrijf or wis."""

    soort: str
    methode: str
    pad: str
    koppen: dict[str, str]
    inhoud: bytes


@dataclass
class Grillig:
    """The record. `grillen` are asked one by one for an answer of their own; None is the ordinary one."""

    jwks: dict[str, Any]
    klok: float = 0.0
    token_seconden: int = 300
    uuid_etags: bool = False
    eenmalige_jti: bool = True
    grillen: list[Gril] = field(default_factory=list)
    verzoeken: list[Verzoek] = field(default_factory=list)
    opgeslagen: dict[str, dict[str, Any]] = field(default_factory=dict)
    volgorde: list[str] = field(default_factory=list)
    jtis: list[str] = field(default_factory=list)
    tokens: dict[str, float] = field(default_factory=dict)
    basis_url: str = ""
    slot: threading.RLock = field(default_factory=threading.RLock)

    def nu(self) -> float:
        """The time by its own clock."""
        return time.time() + self.klok

    def van(self, soort: str) -> list[dict[str, Any]]:
        """What it keeps of a kind, in the order in which it came."""
        return [self.opgeslagen[plek] for plek in self.volgorde if plek.startswith(f"{soort}/") and plek in self.opgeslagen]

    def antwoord(self, verzoek: Verzoek) -> Antwoord:
        """Answer one request."""
        self.verzoeken.append(verzoek)
        for gril in list(self.grillen):
            eigen = gril(verzoek)
            if eigen is not None:
                return eigen
        if verzoek.soort == "ontdek":
            return 200, {}, json.dumps({"token_endpoint": f"{self.basis_url}/token"}).encode()
        if verzoek.soort == "token":
            return self._token(verzoek)
        token = verzoek.koppen.get("authorization", "").removeprefix("Bearer ")
        if self.tokens.get(token, 0) < time.time():
            return 401, {}, b"{}"
        with self.slot:
            return self.doe(verzoek)

    def _token(self, verzoek: Verzoek) -> Antwoord:
        velden = {naam: waarden[0] for naam, waarden in parse_qs(verzoek.inhoud.decode()).items()}
        try:
            bos = jwk.KeySet.import_key_set(self.jwks)  # pyright: ignore[reportArgumentType]
            claims = jwt.decode(velden["client_assertion"], bos, algorithms=["RS384", "ES384", "RS512"]).claims
        except (JoseError, ValueError):
            return 401, {}, b'{"error":"invalid_client"}'
        te_oud, te_lang = claims["exp"] <= self.nu(), claims["exp"] > self.nu() + 300
        if te_oud or te_lang or (self.eenmalige_jti and claims["jti"] in self.jtis):
            return 400, {}, b'{"error":"invalid_client"}'
        self.jtis.append(str(claims["jti"]))
        token = uuid4().hex
        self.tokens[token] = time.time() + self.token_seconden
        return 200, {}, json.dumps({"access_token": token, "expires_in": 300}).encode()

    def doe(self, verzoek: Verzoek) -> Antwoord:
        """The ordinary answer."""
        if verzoek.soort == "bundel":
            return 200, JSON, json.dumps(self.transactie(json.loads(verzoek.inhoud)["entry"])).encode()
        if "/" not in verzoek.pad:
            return 200, JSON, json.dumps({"resourceType": "Bundle", "entry": [{"resource": d} for d in self.van(verzoek.pad)]}).encode()
        ding = self.opgeslagen.get(verzoek.pad)
        if ding is None:
            return 404, JSON, b"{}"
        if verzoek.soort == "wis":
            del self.opgeslagen[verzoek.pad]
            return 204, {}, b""
        if verzoek.soort == "schrijf":
            if verzoek.koppen.get("if-match") != self.etag(ding):
                return 412, JSON, b"{}"
            ding = self.bewaar(json.loads(verzoek.inhoud), verzoek.pad)
        return 200, {**JSON, "ETag": self.etag(ding)}, json.dumps(ding).encode()

    def etag(self, ding: dict[str, Any]) -> str:
        """The ETag of what is kept."""
        return f'W/"{ding["meta"]["versionId"]}"'

    def bewaar(self, ding: dict[str, Any], plek: str = "") -> dict[str, Any]:
        """Keep a resource, new or in its place."""
        plek = plek or f"{ding['resourceType']}/{uuid4().hex[:12]}"
        oud = self.opgeslagen.get(plek)
        versie = uuid4().hex if self.uuid_etags else str(int(oud["meta"]["versionId"]) + 1 if oud else 1)
        kaal = {naam: waarde for naam, waarde in ding.items() if naam != "meta"}
        self.opgeslagen[plek] = {**kaal, "id": plek.split("/")[1], "meta": {**ding.get("meta", {}), "versionId": versie}}
        if oud is None:
            self.volgorde.append(plek)
        return self.opgeslagen[plek]

    def transactie(self, entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """Create each unless its identifier is known."""
        plekken: dict[str, str] = {}
        antwoorden = []
        for entry in entries:
            ding = entry["resource"]
            systeem, _, waarde = unquote(entry["request"]["ifNoneExist"]).removeprefix("identifier=").partition("|")
            is_er = [p for p, d in self.opgeslagen.items() if {"system": systeem, "value": waarde} in identifiers(d)]
            status = "200" if is_er else "201"
            if not is_er:
                tekst = json.dumps(ding)
                for urn, plek in plekken.items():
                    tekst = tekst.replace(urn, plek)
                nieuw = self.bewaar(json.loads(tekst))
                is_er = [f"{nieuw['resourceType']}/{nieuw['id']}"]
            plekken[entry["fullUrl"]] = is_er[0]
            versie = self.opgeslagen[is_er[0]]["meta"]["versionId"]
            antwoorden.append({"response": {"status": status, "location": f"{is_er[0]}/_history/{versie}"}})
        return {"resourceType": "Bundle", "type": "transaction-response", "entry": antwoorden}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    record: Grillig

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The time by the record's own clock."""
        return formatdate(self.record.nu(), usegmt=True)

    def _doe(self) -> None:
        inhoud = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pad = self.path.partition("?")[0].removeprefix("/fhir").strip("/")
        soorten = {"GET": "lees", "PUT": "schrijf", "DELETE": "wis", "PATCH": "patch", "POST": "bundel"}
        soort = "ontdek" if pad.endswith("smart-configuration") else "token" if pad == "token" else soorten[self.command]
        koppen = {naam.lower(): waarde for naam, waarde in self.headers.items()}
        status, eigen, bytes_ = self.record.antwoord(Verzoek(soort, self.command, pad, koppen, inhoud))
        if status == 0:
            self.close_connection = True
            return
        self.send_response(status)
        for naam, waarde in {"Content-Length": str(len(bytes_)), **eigen}.items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(bytes_)
        if "Content-Length" in eigen:
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _doe  # noqa: N815


@contextmanager
def grillig(jwks: dict[str, Any], **anders: Any) -> Iterator[Grillig]:
    """Run such a record on a port of its own, until the end."""
    record = Grillig(jwks, **anders)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"record": record}))
    record.basis_url = f"http://127.0.0.1:{server.server_port}/fhir"
    draad = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    draad.start()
    try:
        yield record
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


def eerste(keren: int, soort: str, geef: Antwoord | Callable[[Verzoek], Antwoord]) -> Gril:
    """Give this answer the first so many times that a request of this kind comes."""
    over = [keren]

    def gril(verzoek: Verzoek) -> Antwoord | None:
        if verzoek.soort != soort or not over[0]:
            return None
        over[0] -= 1
        return geef(verzoek) if callable(geef) else geef

    return gril
