"""SMART Backend Services (SMART App Launch 2, RFC 7523): a signed assertion buys a short-lived token."""

import json
import re
import threading
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import uuid4

import httpcore
import httpx
from joserfc import jwk, jwt
from joserfc.jwk import KeyParameters

from doelen.koppeling import deur
from doelen.koppeling.poort import Geweigerd, TijdelijkNietBereikbaar, VerbindingStuk

ASSERTION_SOORT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_SECONDEN = 240
TOKEN_MARGE_SECONDEN = 30.0
RIJP_SECONDEN = 86400.0
ALGORITMEN = ("RS384", "ES384", "RS512")
SCOPE = "system/Patient.crs system/Goal.crus system/Observation.crs system/Consent.crus system/QuestionnaireResponse.crs"
NIET_NU = frozenset({408, 425, 429})
AFGEWEZEN = frozenset({400, 401, 403})
KLOK_SECONDEN = 5.0
KLOK_HOOGUIT = 86400.0
"""A clock that is further off is not believed: what is signed by it would be good for years."""
GEDULD_SECONDEN = 120.0
"""As long as one answer takes, from the first byte that we send to the last that we read."""
HOOGUIT_BYTES = 32 * 1024 * 1024
"""As much of one answer is read, unpacked."""
_WIT = re.compile(r"\s|%20")
_OAUTH_CODE = re.compile(r"[a-z_]{1,40}")
_LOKAAL = frozenset({"127.0.0.1", "::1", "localhost"})


def maak_sleutel(kid: str, alg: str = "RS384", sinds: float = 0.0) -> dict[str, Any]:
    """Make a private key for `alg` as a JWK, named `kid`: RSA of 3072 bits for RS384 and RS512, P-384 for ES384.

    `sinds` (seconds since 1970) is when it was made; a key signs from a day later on. Keep it secret, and host its public half with `jwks`.
    """
    namen: KeyParameters = {"kid": kid, "use": "sig"}
    soort = jwk.ECKey.generate_key("P-384", namen) if alg.startswith("ES") else jwk.RSAKey.generate_key(3072, namen)
    return {**soort.as_dict(private=True), "sinds": int(sinds)}


def sleutelbos(tekst: str) -> list[dict[str, Any]]:
    """Read private keys from JSON: one JWK, or {"keys": [..]}. Nothing is an empty list."""
    gelezen = json.loads(tekst) if tekst else {"keys": []}
    return list(gelezen["keys"]) if "keys" in gelezen else [gelezen]


def ververs(sleutels: Sequence[Mapping[str, Any]], moment: float) -> list[dict[str, Any]]:
    """Turn the keys over: a new one of each kind is hosted from `moment` on and signs a day later; the newest old one stays until next time."""
    nieuw = [maak_sleutel(f"{soort}-{int(moment)}", alg, moment) for soort, alg in (("rsa", "RS384"), ("ec", "ES384"))]
    oud = [next((dict(s) for s in _nieuwste_eerst(sleutels) if s["kty"] == n["kty"]), None) for n in nieuw]
    return [*nieuw, *(s for s in oud if s is not None)]


@lru_cache(maxsize=16)
def _eigen(sleutel: str) -> jwk.Key:
    """Read a private key, a JWK in JSON. Checking one takes a tenth of a second, so each is read once."""
    return jwk.import_key(json.loads(sleutel))


def _nieuwste_eerst(sleutels: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(sleutels, key=lambda s: -int(s.get("sinds", 0)))


def op_volgorde(sleutels: Sequence[Mapping[str, Any]], alg: str, moment: float) -> list[Mapping[str, Any]]:
    """The keys that can sign for `alg`, the best first: the newest that was hosted for a day, then the others from new to old.

    A record keeps our key set for a while, so a key that nobody could have read yet is tried last.
    """
    soort = "EC" if alg.startswith("ES") else "RSA"
    rij = [s for s in _nieuwste_eerst(sleutels) if s["kty"] == soort]
    rijp = [s for s in rij if int(s.get("sinds", 0)) <= moment - RIJP_SECONDEN]
    return [*rijp, *(s for s in reversed(rij) if s not in rijp)]


def jwks(sleutels: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Give the JWK Set to host: the public halves of the keys, whether these came in private or public."""
    kaal = ({naam: waarde for naam, waarde in sleutel.items() if naam != "sinds"} for sleutel in sleutels)
    return {"keys": [dict(jwk.import_key(sleutel).as_dict(private=False)) for sleutel in kaal]}


class Antwoord(NamedTuple):
    """An answer that was read whole: its status, its headers, and its bytes, unpacked."""

    status_code: int
    headers: httpx.Headers
    content: bytes

    @property
    def is_success(self) -> bool:
        """Is it a 2xx?"""
        return 200 <= self.status_code < 300


def _pauze(antwoord: Antwoord) -> float | None:
    """Read Retry-After (RFC 9110: seconds or a date) as seconds from now, or None."""
    waarde = antwoord.headers.get("Retry-After", "").strip()
    if waarde.isdecimal():
        return float(waarde)
    try:
        moment = parsedate_to_datetime(waarde)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _heel(stroom: httpx.Response) -> Antwoord:
    """Read a whole answer, unpacked, of at most HOOGUIT_BYTES. Raises VerbindingStuk `te_groot`, TijdelijkNietBereikbaar when it is packed otherwise or half."""
    if stroom.is_stream_consumed:
        return Antwoord(stroom.status_code, stroom.headers, stroom.content)  # what never travelled is in memory already
    soort = stroom.headers.get("Content-Encoding", "").strip().lower()
    if soort not in {"", "identity", "gzip", "x-gzip"}:
        raise TijdelijkNietBereikbaar
    uitpakker, inhoud = zlib.decompressobj(31) if "gzip" in soort else None, bytearray()
    for stuk in stroom.iter_raw():
        deur.rest()
        inhoud += stuk if uitpakker is None else uitpakker.decompress(stuk, HOOGUIT_BYTES + 1 - len(inhoud))
        if len(inhoud) > HOOGUIT_BYTES:
            raise VerbindingStuk("te_groot")
    if uitpakker is not None and inhoud and not uitpakker.eof:
        raise TijdelijkNietBereikbaar
    return Antwoord(stroom.status_code, stroom.headers, bytes(inhoud))


def _json(antwoord: Antwoord) -> dict[str, Any]:
    """Read a JSON object; nothing is {}. Raises TijdelijkNietBereikbaar for anything else, such as a proxy's page."""
    if not antwoord.content:
        return {}
    try:
        inhoud = json.loads(antwoord.content)
    except (ValueError, RecursionError):
        raise TijdelijkNietBereikbaar from None
    if not isinstance(inhoud, dict):
        raise TijdelijkNietBereikbaar
    return inhoud


def _oauth_fout(antwoord: Antwoord) -> str:
    """Name the OAuth error, when it is a word and no story."""
    try:
        fout = str(json.loads(antwoord.content).get("error", ""))
    except (ValueError, AttributeError):
        return "token"
    return fout if _OAUTH_CODE.fullmatch(fout) else "token"


def _uitleg(antwoord: Antwoord) -> str:
    """Name the issue codes of an OperationOutcome; its diagnostics may repeat what we sent, so these stay out."""
    try:
        kwesties = json.loads(antwoord.content).get("issue", [])
        codes = {str(kwestie.get("code", "")) for kwestie in kwesties}
    except (ValueError, AttributeError, TypeError):
        return ""
    return ", ".join(sorted(code for code in codes if re.fullmatch(r"[a-z-]{1,40}", code)))


def veilig(url: str) -> str:
    """Give the address back when it may be used: https, or plain http to this machine. Raises ValueError, also for what is no address."""
    try:
        delen = httpx.URL(url)
    except httpx.InvalidURL:
        raise ValueError("https") from None
    delen.host.encode("idna")
    if delen.host and not _WIT.search(url) and (delen.scheme == "https" or (delen.scheme == "http" and delen.host in _LOKAAL)):
        return url
    raise ValueError("https")


class SmartClient:
    """Talks to one FHIR server as one registered client.

    `basis_url` is https (plain http only to this machine), `sleutels` our private JWKs with a `kid` (`sleutelbos`), `alg` the algorithm
    that this server takes (ALGORITMEN). `http` is the caller's and decides timeouts. Safe to share between threads.
    """

    def __init__(
        self,
        basis_url: str,
        client_id: str,
        sleutels: Sequence[Mapping[str, Any]],
        *,
        http: httpx.Client,
        alg: str = "RS384",
        scope: str = SCOPE,
        geduld: float = GEDULD_SECONDEN,
        elders: bool = True,
    ) -> None:
        """`geduld`: seconds for one answer. `elders`: they may name addresses at another host than their own.

        Raises ValueError for an address without TLS, or when no key with a name can sign for `alg`.
        """
        self.basis_url = veilig(basis_url).rstrip("/")
        if not all(s.get("kid") for s in sleutels) or not op_volgorde(sleutels, alg, 0):
            raise ValueError("sleutel")
        self.client_id = client_id
        self._sleutels = list(sleutels)
        self._http = http
        self._alg = alg
        self._scope = scope
        self._geduld, self._elders = geduld, elders
        self._eindpunten: dict[str, Any] | None = None
        self._token: tuple[str, float] | None = None
        self._afwijking = 0.0
        self._slot = threading.Lock()

    def _stuur(self, methode: str, url: str, **rest: Any) -> Antwoord:
        """Send once. Raises TijdelijkNietBereikbaar for no answer or one that can't be unpacked, 5xx and the statuses that ask for patience."""
        rest["headers"] = {**rest["headers"], "Accept-Encoding": "gzip"}
        try:
            with deur.binnen(self._geduld), self._http.stream(methode, url, follow_redirects=False, **rest) as stroom:
                antwoord = _heel(stroom)
        except (httpx.RequestError, httpcore.ReadTimeout, zlib.error):
            raise TijdelijkNietBereikbaar from None
        if antwoord.status_code >= 500 or antwoord.status_code in NIET_NU:
            raise TijdelijkNietBereikbaar(_pauze(antwoord))
        return antwoord

    def _hun_klok(self, antwoord: Antwoord) -> None:
        """Their clock decides whether an assertion is too old, so it is their clock that we go by."""
        try:
            daar = parsedate_to_datetime(antwoord.headers.get("Date", "")).timestamp()
        except (ValueError, OverflowError):
            return
        if abs(daar - time.time()) <= KLOK_HOOGUIT:
            self._afwijking = daar - time.time()

    def eindpunt(self, naam: str) -> str:
        """Find an address in their smart-configuration, such as `token_endpoint`. Raises VerbindingStuk when it is not that of a SMART server."""
        eindpunten = self._eindpunten
        if eindpunten is None:
            url = f"{self.basis_url}/.well-known/smart-configuration"
            antwoord = self._stuur("GET", url, headers={"Accept": "application/json"})
            if antwoord.status_code != 200:
                raise VerbindingStuk("smart-configuration", str(antwoord.status_code))
            eindpunten = self._eindpunten = _json(antwoord)
            self._hun_klok(antwoord)
        try:
            url = veilig(str(eindpunten.get(naam, "")))
        except ValueError:
            self._eindpunten = None
            raise VerbindingStuk("smart-configuration", naam) from None
        if not self._elders and httpx.URL(url).netloc != httpx.URL(self.basis_url).netloc:
            self._eindpunten = None
            raise VerbindingStuk("elders", naam)
        return url

    def ontdek(self) -> str:
        """Find the token endpoint. Raises as `eindpunt`."""
        return self.eindpunt("token_endpoint")

    def assertion(self, token_url: str, seconden: int = ASSERTION_SECONDEN, sleutel: Mapping[str, Any] | None = None) -> str:
        """Sign a single-use assertion for the token endpoint, valid for `seconden` on their clock (servers refuse more than 300)."""
        sleutel = sleutel or op_volgorde(self._sleutels, self._alg, time.time())[0]
        straks = int(time.time() + self._afwijking) + seconden
        claims = {"iss": self.client_id, "sub": self.client_id, "aud": token_url, "exp": straks, "jti": str(uuid4())}
        eigen = _eigen(json.dumps({naam: waarde for naam, waarde in sleutel.items() if naam != "sinds"}))
        return jwt.encode({"alg": self._alg, "kid": str(sleutel["kid"])}, claims, eigen, algorithms=[self._alg])

    def _vraag_token(self, token_url: str, sleutel: Mapping[str, Any]) -> Antwoord:
        velden = {
            "grant_type": "client_credentials",
            "scope": self._scope,
            "client_assertion_type": ASSERTION_SOORT,
            "client_assertion": self.assertion(token_url, sleutel=sleutel),
        }
        return self._stuur("POST", token_url, data=velden, headers={"Accept": "application/json"})

    def token(self) -> str:
        """Give a valid access token, from memory until 30 seconds before it ends. Raises as `verzoek`.

        Refused, it is asked once more by their clock, and then with our other keys: they may know an older one, or a newer.
        """
        with self._slot:
            if self._token is not None and time.monotonic() < self._token[1]:
                return self._token[0]
            token_url = self.ontdek()
            kandidaten = op_volgorde(self._sleutels, self._alg, time.time())
            gevraagd = time.monotonic()
            antwoord = self._vraag_token(token_url, kandidaten[0])
            if antwoord.status_code in AFGEWEZEN:
                gedacht = self._afwijking
                self._hun_klok(antwoord)
                if abs(self._afwijking - gedacht) > KLOK_SECONDEN:
                    antwoord = self._vraag_token(token_url, kandidaten[0])
            for ander in kandidaten[1:]:
                if antwoord.status_code not in AFGEWEZEN:
                    break
                antwoord = self._vraag_token(token_url, ander)
            if antwoord.status_code != 200:
                self._eindpunten = None
                raise VerbindingStuk(_oauth_fout(antwoord), str(antwoord.status_code))
            inhoud = _json(antwoord)
            token = inhoud.get("access_token")
            if not isinstance(token, str) or not token or not token.isascii():
                raise VerbindingStuk("token", "access_token")
            # RFC 6749 leaves expires_in optional: a token of unknown length is used once.
            duur = inhoud.get("expires_in", 0)
            self._token = (token, gevraagd + (float(duur) if isinstance(duur, int | float) else 0.0) - TOKEN_MARGE_SECONDEN)
            return token

    def vergeet_token(self) -> None:
        """Drop the token, because the server no longer takes it."""
        with self._slot:
            self._token = None

    def introspecteer(self, token: str) -> dict[str, Any]:
        """Ask what they know of a token that somebody shows us (RFC 7662), signed with an assertion of our own (RFC 7523).

        Raises TijdelijkNietBereikbaar, or VerbindingStuk when they don't answer the question.
        """
        url = self.eindpunt("introspection_endpoint")
        velden = {"token": token, "client_assertion_type": ASSERTION_SOORT, "client_assertion": self.assertion(url)}
        antwoord = self._stuur("POST", url, data=velden, headers={"Accept": "application/json"})
        if antwoord.status_code != 200:
            self._eindpunten = None
            raise VerbindingStuk("introspection", str(antwoord.status_code))
        return _json(antwoord)

    def verzoek(
        self,
        methode: str,
        pad: str,
        *,
        params: Mapping[str, str] | None = None,
        inhoud: Mapping[str, Any] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> tuple[dict[str, Any], httpx.Headers]:
        """Do one FHIR interaction on `pad` (relative to the base, "" for the base); give the resource and the headers.

        A 401 is tried once more with a fresh token. Raises TijdelijkNietBereikbaar for no answer, 408, 425, 429, 5xx or
        an answer that is no JSON; VerbindingStuk for a second 401, and for a 403; Geweigerd with the status as code for
        every other answer that is not 2xx.
        """
        url = f"{self.basis_url}/{pad}" if pad else self.basis_url
        for nogmaals in (True, False):
            alle = {"Accept": "application/fhir+json", "Authorization": f"Bearer {self.token()}", **(koppen or {})}
            if inhoud is not None:
                alle["Content-Type"] = "application/fhir+json"
            antwoord = self._stuur(methode, url, params=params, json=inhoud, headers=alle)
            if antwoord.status_code != 401 or not nogmaals:
                break
            self.vergeet_token()
        if antwoord.status_code in {401, 403}:
            raise VerbindingStuk(str(antwoord.status_code), _uitleg(antwoord))
        if not antwoord.is_success:
            raise Geweigerd(str(antwoord.status_code), _uitleg(antwoord))
        return _json(antwoord), antwoord.headers
