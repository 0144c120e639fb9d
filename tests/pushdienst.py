"""A push service on this machine: it checks who we are (VAPID), opens what is sealed for a browser (RFC 8291), and keeps what it got."""

import base64
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from gezinsapp.seiner import maak_sleutel, openbaar


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def ub(tekst: str) -> bytes:
    return base64.urlsafe_b64decode(tekst + "=" * (-len(tekst) % 4))


def punt(sleutel: ec.EllipticCurvePublicKey) -> bytes:
    return sleutel.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


@dataclass
class Dienst:
    """Its address, our key, and what arrived: (phone, text, headers, bytes)."""

    url: str
    vapid: str
    kreeg: list[tuple[str, str, dict[str, str | None], int]] = field(default_factory=list)
    telefoons: dict[str, tuple[ec.EllipticCurvePrivateKey, bytes]] = field(default_factory=dict)
    antwoord: tuple[int, dict[str, str]] = (201, {})
    pogingen: int = 0

    def telefoon(self, naam: str) -> dict[str, object]:
        """What a browser gives when it subscribes here."""
        sleutel, auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        self.telefoons[naam] = (sleutel, auth)
        return {"endpoint": f"{self.url}/push/{naam}", "keys": {"p256dh": b64(punt(sleutel.public_key())), "auth": b64(auth)}}

    def neem_aan(self, pad: str, koppen: Message, body: bytes) -> int:
        """The status for this request, as a real service would give."""
        self.pogingen += 1
        naam = pad.rsplit("/", 1)[1]
        if naam not in self.telefoons:
            return 410
        delen = dict(deel.strip().split("=", 1) for deel in koppen["Authorization"].removeprefix("vapid ").split(","))
        kop, claims, merk = delen["t"].split(".")
        if delen["k"] != openbaar(self.vapid):
            return 403
        teken = ub(merk)
        getekend = encode_dss_signature(int.from_bytes(teken[:32], "big"), int.from_bytes(teken[32:], "big"))
        sleutel = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), ub(delen["k"]))
        sleutel.verify(getekend, f"{kop}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
        inhoud = json.loads(ub(claims))
        assert inhoud["aud"] == self.url and inhoud["exp"] > time.time() and inhoud["sub"] == "mailto:proef@example.org"
        assert koppen["Content-Encoding"] == "aes128gcm"
        prive, auth = self.telefoons[naam]
        tekst = http_ece.decrypt(body, private_key=prive, auth_secret=auth, version="aes128gcm").decode()
        if self.antwoord[0] == 201:
            self.kreeg.append((naam, tekst, {k: koppen.get(k) for k in ("TTL", "Urgency", "Topic")}, len(body)))
        return self.antwoord[0]


@contextmanager
def pushdienst() -> Iterator[Dienst]:
    """Run one until the block ends."""

    class Handelaar(BaseHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            pass

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = dienst.neem_aan(self.path, self.headers, body)
            self.send_response(status)
            for naam, waarde in dienst.antwoord[1].items():
                self.send_header(naam, waarde)
            self.send_header("Content-Length", "0")
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handelaar)
    dienst = Dienst(f"http://127.0.0.1:{server.server_port}", maak_sleutel())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield dienst
    finally:
        server.shutdown()
        server.server_close()
