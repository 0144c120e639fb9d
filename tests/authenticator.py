"""An authenticator in software: makes and shows real passkeys, so that the server's checks are the real ones."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

ORIGIN = "http://localhost:8000"
_GEBRUIKER_GEZIEN = 0x05
_MET_SLEUTEL = 0x40


class Sleutel:
    """One passkey in somebody's hand."""

    def __init__(self, handle: bytes = b"") -> None:
        """A fresh key pair; `handle` is whose it is."""
        self.id = secrets.token_bytes(16)
        self.prive = ec.generate_private_key(ec.SECP256R1())
        self.handle = handle

    def publiek(self) -> bytes:
        """The public key as COSE."""
        punt = self.prive.public_key().public_numbers()
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: punt.x.to_bytes(32, "big"), -3: punt.y.to_bytes(32, "big")})

    def _data(self, soort: str, opties: dict[str, Any]) -> bytes:
        return json.dumps({"type": f"webauthn.{soort}", "challenge": opties["challenge"], "origin": ORIGIN, "crossOrigin": False}).encode()

    def _kop(self, vlaggen: int) -> bytes:
        return hashlib.sha256(b"localhost").digest() + bytes([vlaggen]) + b"\0\0\0\0"

    def maak(self, opties: dict[str, Any]) -> dict[str, Any]:
        """What the browser sends after making this passkey."""
        self.handle = base64url_to_bytes(opties["user"]["id"])
        kop = self._kop(_GEBRUIKER_GEZIEN | _MET_SLEUTEL) + b"\0" * 16 + len(self.id).to_bytes(2, "big") + self.id + self.publiek()
        return self._antwoord(
            {
                "clientDataJSON": bytes_to_base64url(self._data("create", opties)),
                "attestationObject": bytes_to_base64url(encode_cbor({"fmt": "none", "attStmt": {}, "authData": kop})),
            }
        )

    def toon(self, opties: dict[str, Any], *, goed: bool = True) -> dict[str, Any]:
        """What the browser sends after showing it; `goed=False` signs with another key."""
        data, kop = self._data("get", opties), self._kop(_GEBRUIKER_GEZIEN)
        sleutel = self.prive if goed else ec.generate_private_key(ec.SECP256R1())
        handtekening = sleutel.sign(kop + hashlib.sha256(data).digest(), ec.ECDSA(hashes.SHA256()))
        return self._antwoord(
            {
                "clientDataJSON": bytes_to_base64url(data),
                "authenticatorData": bytes_to_base64url(kop),
                "signature": bytes_to_base64url(handtekening),
                "userHandle": bytes_to_base64url(self.handle),
            }
        )

    def _antwoord(self, antwoord: dict[str, str]) -> dict[str, Any]:
        naam = bytes_to_base64url(self.id)
        return {"id": naam, "rawId": naam, "type": "public-key", "response": antwoord, "clientExtensionResults": {}}
