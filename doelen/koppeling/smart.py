"""SMART Backend Services (SMART App Launch 2, RFC 7523): a signed assertion buys a short-lived token."""

import re
import threading
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from joserfc import jwk, jwt

from doelen.koppeling.poort import Geweigerd, TijdelijkNietBereikbaar

ASSERTION_SOORT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_SECONDEN = 240
TOKEN_MARGE_SECONDEN = 30.0
SCOPE = "system/Patient.crs system/Goal.crus system/Observation.crus"
NIET_NU = frozenset({408, 425, 429})
_OAUTH_CODE = re.compile(r"[a-z_]{1,40}")
_LOKAAL = frozenset({"127.0.0.1", "::1", "localhost"})


def maak_sleutel(kid: str) -> dict[str, Any]:
    """Make a private RSA key of 3072 bits as a JWK, named `kid`. Keep it secret; host its public half with `jwks`."""
    return dict(jwk.RSAKey.generate_key(3072, parameters={"kid": kid, "use": "sig"}).as_dict(private=True))


def jwks(sleutels: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Give the JWK Set to host: the public halves of the keys, whether these came in private or public."""
    return {"keys": [dict(jwk.import_key(dict(sleutel)).as_dict(private=False)) for sleutel in sleutels]}


def _pauze(antwoord: httpx.Response) -> float | None:
    """Read Retry-After (RFC 9110: seconds or a date) as seconds from now, or None."""
    waarde = antwoord.headers.get("Retry-After", "").strip()
    if waarde.isdecimal():
        return float(waarde)
    try:
        moment = parsedate_to_datetime(waarde)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _json(antwoord: httpx.Response) -> dict[str, Any]:
    """Read a JSON object; nothing is {}. Raises TijdelijkNietBereikbaar for anything else, such as a proxy's page."""
    if not antwoord.content:
        return {}
    try:
        inhoud = antwoord.json()
    except ValueError:
        raise TijdelijkNietBereikbaar from None
    if not isinstance(inhoud, dict):
        raise TijdelijkNietBereikbaar
    return inhoud


def _uitleg(antwoord: httpx.Response) -> str:
    """Name the issue codes of an OperationOutcome; its diagnostics may repeat what we sent, so these stay out."""
    try:
        kwesties = antwoord.json().get("issue", [])
        codes = {str(kwestie.get("code", "")) for kwestie in kwesties}
    except (ValueError, AttributeError, TypeError):
        return ""
    return ", ".join(sorted(code for code in codes if re.fullmatch(r"[a-z-]{1,40}", code)))


class SmartClient:
    """Talks to one FHIR server as one registered client.

    `basis_url` is https (plain http only to this machine), `sleutel` a private JWK with a `kid`, `alg` its signature
    algorithm (RS384, ES384, RS512). `http` is the caller's and decides timeouts. Safe to share between threads.
    """

    def __init__(
        self,
        basis_url: str,
        client_id: str,
        sleutel: Mapping[str, Any],
        *,
        http: httpx.Client,
        alg: str = "RS384",
        scope: str = SCOPE,
    ) -> None:
        """Raises ValueError for an address without TLS, or a key without a name."""
        self.basis_url = self._veilig(basis_url).rstrip("/")
        if not sleutel.get("kid"):
            raise ValueError("kid")
        self._client_id = client_id
        self._kid = str(sleutel["kid"])
        self._sleutel = jwk.import_key(dict(sleutel))
        self._http = http
        self._alg = alg
        self._scope = scope
        self._token_url: str | None = None
        self._token: tuple[str, float] | None = None
        self._slot = threading.Lock()

    @staticmethod
    def _veilig(url: str) -> str:
        delen = urlsplit(url)
        if delen.scheme == "https" or (delen.scheme == "http" and delen.hostname in _LOKAAL):
            return url
        raise ValueError("https")

    def _stuur(self, methode: str, url: str, **rest: Any) -> httpx.Response:
        """Send once. Raises TijdelijkNietBereikbaar for no answer, 5xx and the statuses that ask for patience."""
        try:
            antwoord = self._http.request(methode, url, follow_redirects=False, **rest)
        except httpx.TransportError:
            raise TijdelijkNietBereikbaar from None
        if antwoord.status_code >= 500 or antwoord.status_code in NIET_NU:
            raise TijdelijkNietBereikbaar(_pauze(antwoord))
        return antwoord

    def _ontdek(self) -> str:
        """Find the token endpoint."""
        if self._token_url is None:
            url = f"{self.basis_url}/.well-known/smart-configuration"
            antwoord = self._stuur("GET", url, headers={"Accept": "application/json"})
            if antwoord.status_code != 200:
                raise Geweigerd("smart-configuration", str(antwoord.status_code))
            try:
                self._token_url = self._veilig(str(_json(antwoord).get("token_endpoint", "")))
            except ValueError:
                raise Geweigerd("smart-configuration", "token_endpoint") from None
        return self._token_url

    def assertion(self, token_url: str, seconden: int = ASSERTION_SECONDEN) -> str:
        """Sign a single-use assertion for the token endpoint, valid for `seconden` (servers refuse more than 300)."""
        straks = int(time.time()) + seconden
        claims = {"iss": self._client_id, "sub": self._client_id, "aud": token_url, "exp": straks, "jti": str(uuid4())}
        return jwt.encode({"alg": self._alg, "kid": self._kid}, claims, self._sleutel, algorithms=[self._alg])

    def token(self) -> str:
        """Give a valid access token, from memory until 30 seconds before it ends. Raises as `verzoek`."""
        with self._slot:
            if self._token is not None and time.monotonic() < self._token[1]:
                return self._token[0]
            token_url = self._ontdek()
            gevraagd = time.monotonic()
            antwoord = self._stuur(
                "POST",
                token_url,
                data={
                    "grant_type": "client_credentials",
                    "scope": self._scope,
                    "client_assertion_type": ASSERTION_SOORT,
                    "client_assertion": self.assertion(token_url),
                },
                headers={"Accept": "application/json"},
            )
            inhoud = _json(antwoord)
            if antwoord.status_code != 200:
                fout = str(inhoud.get("error", ""))
                raise Geweigerd(fout if _OAUTH_CODE.fullmatch(fout) else "token", str(antwoord.status_code))
            token = inhoud.get("access_token")
            if not isinstance(token, str) or not token:
                raise Geweigerd("token", "access_token")
            # RFC 6749 leaves expires_in optional: a token of unknown length is used once.
            self._token = (token, gevraagd + float(inhoud.get("expires_in", 0)) - TOKEN_MARGE_SECONDEN)
            return token

    def vergeet_token(self) -> None:
        """Drop the token, because the server no longer takes it."""
        with self._slot:
            self._token = None

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
        an answer that is no JSON; Geweigerd with the status as code for every other answer that is not 2xx.
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
        if not antwoord.is_success:
            raise Geweigerd(str(antwoord.status_code), _uitleg(antwoord))
        return _json(antwoord), antwoord.headers
