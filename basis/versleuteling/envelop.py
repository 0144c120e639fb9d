"""The arithmetic of encryption at rest: AES-256-GCM (NIST SP 800-38D) in a text envelope, and data keys wrapped by master keys.

No table and no session here. What is sealed for one place (table, column, row, key) opens nowhere else.
"""

import base64
import binascii
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VORM = "v1"
BLOK = 32
_NONCE = 12
_SLEUTEL = 32


class Onleesbaar(Exception):
    """Content that can't be read. The message names the place, never the content."""


class Vervalst(Onleesbaar):
    """The envelope was changed, or moved to a place for which it was not sealed."""


class SleutelWeg(Onleesbaar):
    """The data key does not exist (any more): what was sealed under it is gone for good."""


class GeenHoofdsleutel(Onleesbaar):
    """The master key that is asked for is not in our hands."""


@dataclass(frozen=True)
class Plek:
    """Where content stands: table, column and the values of the row's primary key."""

    tabel: str
    kolom: str
    rij: tuple[str | int, ...]


def _aad(*delen: object) -> bytes:
    return json.dumps(delen, separators=(",", ":")).encode()


def _b64(rauw: bytes) -> str:
    return base64.urlsafe_b64encode(rauw).decode().rstrip("=")


def _vul(tekst: str) -> bytes:
    """UTF-8, a 1-bit and zeroes up to a multiple of 32 bytes (ISO/IEC 7816-4), so that names all look equally long."""
    rauw = tekst.encode() + b"\x80"
    return rauw + bytes(-len(rauw) % BLOK)


@dataclass(frozen=True)
class Datasleutel:
    """The open key of one kring or person, `versie` of it. Held for one transaction, never stored like this."""

    sleutel_id: str
    versie: int
    geheim: bytes = field(repr=False)

    @classmethod
    def nieuw(cls, sleutel_id: str) -> "Datasleutel":
        """A fresh random key."""
        return cls(sleutel_id, 1, secrets.token_bytes(_SLEUTEL))

    @cached_property
    def _gcm(self) -> AESGCM:
        return AESGCM(self.geheim)

    def _aad(self, plek: Plek) -> bytes:
        return _aad(plek.tabel, plek.kolom, plek.rij, self.sleutel_id, self.versie)

    def verzegel(self, plek: Plek, tekst: str) -> str:
        """Text to its envelope for this place: `v1.<key version>.<base64url of nonce and ciphertext>`, new each time."""
        nonce = os.urandom(_NONCE)
        return f"{VORM}.{self.versie}.{_b64(nonce + self._gcm.encrypt(nonce, _vul(tekst), self._aad(plek)))}"

    def merk(self, *delen: str) -> str:
        """A name for these words that nobody can make or trace back without this key: HMAC-SHA-256, in hexadecimal."""
        afgeleid = hmac.digest(self.geheim, b"gezinsapp merk", "sha256")
        return hmac.digest(afgeleid, _aad(*delen), "sha256").hex()

    def ontzegel(self, plek: Plek, envelop: str) -> str:
        """An envelope back to its text; raises Vervalst unless it is, byte for byte, one that was sealed for this place."""
        *kop, deel = envelop.split(".")
        try:
            rauw = base64.urlsafe_b64decode(deel + "=" * (-len(deel) % 4))
            heel = kop == [VORM, str(self.versie)] and _b64(rauw) == deel
            gevuld = self._gcm.decrypt(rauw[:_NONCE], rauw[_NONCE:] if heel else b"", self._aad(plek))
        except (InvalidTag, ValueError):
            raise Vervalst(f"{plek.tabel}.{plek.kolom} of {plek.rij} was changed or moved") from None
        return gevuld[: gevuld.rindex(b"\x80")].decode()


@dataclass(frozen=True)
class Gewikkeld:
    """A data key as it is stored: wrapped by master key number `hoofdsleutel`."""

    sleutel_id: str
    versie: int
    hoofdsleutel: int
    gewikkeld: bytes

    @property
    def aad(self) -> bytes:
        """What the wrapping binds the key to."""
        return _aad("kringsleutel", self.sleutel_id, self.versie, self.hoofdsleutel)


@dataclass(frozen=True)
class Sleutelbos:
    """The master keys by number; the highest wraps, the others still open what they wrapped before."""

    sleutels: Mapping[int, bytes] = field(repr=False)

    @classmethod
    def lees(cls, tekst: str) -> "Sleutelbos":
        """Read `1:<base64 of 32 bytes>,2:<...>` (commas or lines); raises ValueError that says what is wrong."""
        sleutels: dict[int, bytes] = {}
        for regel in filter(None, (r.strip() for r in tekst.replace("\n", ",").split(","))):
            nummer, _, deel = regel.partition(":")
            try:
                geheim = base64.b64decode(deel.strip(), validate=True)
            except binascii.Error:
                geheim = b""
            if not (nummer.isascii() and nummer.isdecimal() and int(nummer) > 0) or len(geheim) != _SLEUTEL or int(nummer) in sleutels:
                raise ValueError("a master key is written as number:base64 of 32 bytes, each number once: see `gezinsapp sleutel nieuw`")
            sleutels[int(nummer)] = geheim
        if not sleutels:
            raise ValueError("GEZINSAPP_HOOFDSLEUTEL or GEZINSAPP_HOOFDSLEUTEL_BESTAND is missing: see `gezinsapp sleutel nieuw`")
        return cls(sleutels)

    @property
    def nieuwste(self) -> int:
        """The number of the key that wraps."""
        return max(self.sleutels)

    def _gcm(self, nummer: int) -> AESGCM:
        if nummer not in self.sleutels:
            raise GeenHoofdsleutel(f"master key {nummer} is not in GEZINSAPP_HOOFDSLEUTEL")
        return AESGCM(self.sleutels[nummer])

    def wikkel(self, sleutel: Datasleutel) -> Gewikkeld:
        """Wrap a data key under the newest master key."""
        leeg = Gewikkeld(sleutel.sleutel_id, sleutel.versie, self.nieuwste, b"")
        nonce = os.urandom(_NONCE)
        rauw = nonce + self._gcm(self.nieuwste).encrypt(nonce, sleutel.geheim, leeg.aad)
        return Gewikkeld(leeg.sleutel_id, leeg.versie, leeg.hoofdsleutel, rauw)

    def ontwikkel(self, rij: Gewikkeld) -> Datasleutel:
        """Unwrap a data key. Raises GeenHoofdsleutel when we don't hold its master key, Vervalst when the row was changed or moved."""
        try:
            geheim = self._gcm(rij.hoofdsleutel).decrypt(rij.gewikkeld[:_NONCE], rij.gewikkeld[_NONCE:], rij.aad)
        except (InvalidTag, ValueError):
            raise Vervalst(f"the data key of {rij.sleutel_id} was changed or moved") from None
        return Datasleutel(rij.sleutel_id, rij.versie, geheim)


def nieuwe_regel(nummer: int = 1) -> str:
    """A fresh master key as it is written in the settings."""
    return f"{nummer}:{base64.b64encode(secrets.token_bytes(_SLEUTEL)).decode()}"


def uit_omgeving() -> str:
    """What GEZINSAPP_HOOFDSLEUTEL says, or else the file that GEZINSAPP_HOOFDSLEUTEL_BESTAND names; empty when neither is set."""
    bestand = os.environ.get("GEZINSAPP_HOOFDSLEUTEL_BESTAND", "")
    return os.environ.get("GEZINSAPP_HOOFDSLEUTEL", "") or (Path(bestand).read_text("utf-8") if bestand else "")


_bos: list[Sleutelbos] = []


def gebruik(tekst: str) -> None:
    """Let this process use these master keys from now on; raises ValueError when they are not well written."""
    _bos[:] = [Sleutelbos.lees(tekst)]


def sleutelbos() -> Sleutelbos:
    """The master keys of this process: those of `gebruik`, or else those of the environment; raises ValueError without any."""
    if not _bos:
        gebruik(uit_omgeving())
    return _bos[0]
