"""Checkpoints: signed lines outside the database that say how far the log was, so that a rewritten or shortened log shows.

The key is Ed25519 (RFC 8032) as a JWK (RFC 8037); whoever checks the log needs its public half only.
"""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.logboek.actions import canoniek, moment_tekst
from basis.logboek.models import Logregel

BESTAND = "controlepunten.jsonl"


def _tekst(bytes_: bytes) -> str:
    return urlsafe_b64encode(bytes_).rstrip(b"=").decode()


def _privaat(sleutel: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(urlsafe_b64decode(json.loads(sleutel)["d"] + "="))
    except (ValueError, TypeError, KeyError):
        raise ValueError("GEZINSAPP_LOGSLEUTEL is no private Ed25519 JWK: make one with `gezinsapp log sleutel`") from None


def maak_sleutel() -> str:
    """A new private key, as JWK in JSON."""
    sleutel = Ed25519PrivateKey.generate()
    openbaar = _tekst(sleutel.public_key().public_bytes_raw())
    return json.dumps({"kty": "OKP", "crv": "Ed25519", "d": _tekst(sleutel.private_bytes_raw()), "x": openbaar})


def openbare_sleutel(sleutel: str) -> str:
    """The public half of a private JWK, as JWK in JSON. Raises ValueError when it is no private Ed25519 key."""
    return json.dumps({"kty": "OKP", "crv": "Ed25519", "x": _tekst(_privaat(sleutel).public_key().public_bytes_raw())})


def zet_opzij(map: Path) -> Path | None:
    """A database that was put back is shorter than its checkpoints: they begin anew, and those of before stay beside them."""
    oud = map / BESTAND
    if not oud.exists():
        return None
    nieuw = map / f"controlepunten-tot-{nu():%Y%m%dT%H%M%S%f}.jsonl"
    return oud.rename(nieuw)


def checkpoint(session: Session, map: Path, sleutel: str) -> int:
    """Sign the last row and append that as a line of JSON to `map`/controlepunten.jsonl; gives its number, 0 for an empty log.

    `sleutel`: a private JWK. The line is on disk when this returns. Raises ValueError for a bad key, OSError for a bad folder.
    """
    privaat = _privaat(sleutel)
    rij = session.exec(select(Logregel.nummer, Logregel.hash).order_by(col(Logregel.nummer).desc()).limit(1)).first()
    if rij is None:
        return 0
    punt = {"nummer": rij[0], "hash": rij[1], "op": moment_tekst(nu())}
    regel = canoniek({**punt, "handtekening": privaat.sign(canoniek(punt)).hex()}) + b"\n"
    map.mkdir(parents=True, exist_ok=True)
    bestand = os.open(map / BESTAND, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(bestand, regel)
        os.fsync(bestand)
    finally:
        os.close(bestand)
    return rij[0]
