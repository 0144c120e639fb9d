"""Identifiers and secrets. An id is no secret; a token or a code is, and only its hash is stored."""

import hashlib
import secrets

LETTERS = "ACDEFGHJKMNPQRTVWXY34679"
"""No B and 8, I and 1, L, O and 0, S and 5, U and V, Z and 2: 24 characters that nobody mistakes on paper."""
GROEPEN = 6


def nieuw_id() -> str:
    """A random identifier: 16 characters of base64url, 96 bits."""
    return secrets.token_urlsafe(12)


def nieuw_token() -> str:
    """A secret of 256 bits for sessions and invitations, 43 characters of base64url."""
    return secrets.token_urlsafe(32)


def nieuwe_code() -> str:
    """A secret of 110 bits to print and type: six groups of four characters, with a dash between."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(GROEPEN))


def hash_token(token: str) -> str:
    """SHA-256 of a token in hexadecimal: the only form in which a secret is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_code(getypt: str) -> str:
    """SHA-256 of a printed code as somebody types it: small letters, spaces and dashes make no difference."""
    return hash_token("".join(c for c in getypt.upper() if c in LETTERS))
