"""Identifiers and secrets. An id is no secret; a token is, and only its hash is stored."""

import hashlib
import secrets


def nieuw_id() -> str:
    """A random identifier: 16 characters of base64url, 96 bits."""
    return secrets.token_urlsafe(12)


def nieuw_token() -> str:
    """A secret of 256 bits for sessions and invitations, 43 characters of base64url."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256 of a token in hexadecimal: the only form in which a secret is stored."""
    return hashlib.sha256(token.encode()).hexdigest()
