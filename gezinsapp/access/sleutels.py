"""Passkeys: a thin layer over webauthn. User verification is required on both sides; challenges are used once."""

import hashlib
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import webauthn
from flask import current_app, session
from sqlmodel import Session
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from basis.clock import nu
from basis.drempel import een_keer
from basis.fouten import MagNiet
from basis.identiteit.models import Persoon
from basis.identiteit.queries import passkeys, sleutel_met_persoon

GELDIG = timedelta(minutes=30)
"""How long a challenge waits: the name field on the sign-in page may be looked at for a while."""
_MIS = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError)
_GEEN = bytes.fromhex(
    "a50102032620012158206b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "2258204fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)
"""A public key of nobody (the base point of P-256): an unknown passkey costs as much time as a wrong signature."""


def _geef_uitdaging(uitdaging: bytes) -> None:
    session["uitdaging"] = [bytes_to_base64url(uitdaging), int(nu().timestamp())]


def _neem_uitdaging(db: Session) -> bytes:
    uitdaging = session.pop("uitdaging", None)
    if not isinstance(uitdaging, list):
        raise MagNiet("sleutel_mislukt")
    gegeven = datetime.fromtimestamp(uitdaging[1], UTC)
    if gegeven < nu() - GELDIG:
        raise MagNiet("sleutel_mislukt")
    een_keer(db, hashlib.sha256(uitdaging[0].encode()).hexdigest(), gegeven)
    return base64url_to_bytes(uitdaging[0])


def begin_maken(db: Session, naam: str, persoon: Persoon | None = None) -> dict[str, Any]:
    """Options for making a passkey, on a phone that holds none of this person yet.

    The handle of a person who does not exist yet waits in the browser's session.
    """
    handle = persoon.handle if persoon else secrets.token_bytes(32)
    al = passkeys(db, persoon.id) if persoon else []
    opties = webauthn.generate_registration_options(
        rp_id=current_app.config["RP_ID"],
        rp_name="Gezinsapp",
        user_name=naam,
        user_id=handle,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=p.id) for p in al],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    _geef_uitdaging(opties.challenge)
    session["handle"] = bytes_to_base64url(handle)
    return json.loads(webauthn.options_to_json(opties))


def eindig_maken(db: Session, antwoord: Any) -> tuple[bytes, bytes, bytes, int]:
    """Verify a new passkey: (user handle, credential id, public key, counter). Raises MagNiet when it does not hold."""
    try:
        klopt = webauthn.verify_registration_response(
            credential=antwoord,
            expected_challenge=_neem_uitdaging(db),
            expected_rp_id=current_app.config["RP_ID"],
            expected_origin=current_app.config["ORIGIN"],
            require_user_verification=True,
        )
    except _MIS:
        raise MagNiet("sleutel_mislukt") from None
    handle = base64url_to_bytes(session.pop("handle", ""))
    return handle, klopt.credential_id, klopt.credential_public_key, klopt.sign_count


def begin_tonen(db: Session, persoon: Persoon | None = None) -> dict[str, Any]:
    """Options for showing a passkey: any of this site's, or one of this person's."""
    mijn = passkeys(db, persoon.id) if persoon else []
    opties = webauthn.generate_authentication_options(
        rp_id=current_app.config["RP_ID"],
        user_verification=UserVerificationRequirement.REQUIRED,
        allow_credentials=[PublicKeyCredentialDescriptor(id=p.id) for p in mijn] or None,
    )
    _geef_uitdaging(opties.challenge)
    return json.loads(webauthn.options_to_json(opties))


def eindig_tonen(db: Session, antwoord: Any) -> Persoon:
    """Whose passkey is this? Raises MagNiet, always the same: for an unknown key, a wrong signature, a replay, another's handle."""
    try:
        uitdaging = _neem_uitdaging(db)
        gevonden = sleutel_met_persoon(db, base64url_to_bytes(antwoord["rawId"]))
        klopt = webauthn.verify_authentication_response(
            credential=antwoord,
            expected_challenge=uitdaging,
            expected_rp_id=current_app.config["RP_ID"],
            expected_origin=current_app.config["ORIGIN"],
            credential_public_key=gevonden[0].public_key if gevonden else _GEEN,
            credential_current_sign_count=gevonden[0].sign_count if gevonden else 0,
            require_user_verification=True,
        )
        if gevonden is None or base64url_to_bytes(antwoord["response"]["userHandle"]) != gevonden[1].handle:
            raise MagNiet("sleutel_mislukt")
    except _MIS:
        raise MagNiet("sleutel_mislukt") from None
    sleutel, persoon = gevonden
    sleutel.sign_count = klopt.new_sign_count
    sleutel.laatst = nu()
    return persoon
