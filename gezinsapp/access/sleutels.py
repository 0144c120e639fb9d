"""Passkeys: a thin layer over webauthn. User verification is required on both sides; challenges are used once."""

import json
import secrets
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

from basis.fouten import MagNiet
from basis.identiteit.models import Passkey, Persoon
from basis.identiteit.queries import passkeys


def _neem_uitdaging() -> bytes:
    uitdaging = session.pop("uitdaging", None)
    if not isinstance(uitdaging, str):
        raise MagNiet("sleutel_mislukt")
    return base64url_to_bytes(uitdaging)


def begin_maken(naam: str, handle: bytes | None = None) -> dict[str, Any]:
    """Options for making a passkey; the handle of a person who does not exist yet waits in the browser's session."""
    handle = handle or secrets.token_bytes(32)
    opties = webauthn.generate_registration_options(
        rp_id=current_app.config["RP_ID"],
        rp_name="Gezinsapp",
        user_name=naam,
        user_id=handle,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    session["uitdaging"] = bytes_to_base64url(opties.challenge)
    session["handle"] = bytes_to_base64url(handle)
    return json.loads(webauthn.options_to_json(opties))


def eindig_maken(antwoord: Any) -> tuple[bytes, bytes, bytes, int]:
    """Verify a new passkey: (user handle, credential id, public key, counter). Raises MagNiet when it does not hold."""
    try:
        klopt = webauthn.verify_registration_response(
            credential=antwoord,
            expected_challenge=_neem_uitdaging(),
            expected_rp_id=current_app.config["RP_ID"],
            expected_origin=current_app.config["ORIGIN"],
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError):
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
    session["uitdaging"] = bytes_to_base64url(opties.challenge)
    return json.loads(webauthn.options_to_json(opties))


def eindig_tonen(db: Session, antwoord: Any) -> Persoon:
    """Whose passkey is this? Raises MagNiet for an unknown key, a wrong signature, a replay, another's handle."""
    uitdaging = _neem_uitdaging()
    try:
        sleutel = db.get(Passkey, base64url_to_bytes(antwoord["rawId"]))
        persoon = db.get(Persoon, sleutel.persoon_id) if sleutel else None
        if sleutel is None or persoon is None:
            raise MagNiet("sleutel_onbekend")
        if base64url_to_bytes(antwoord["response"]["userHandle"]) != persoon.handle:
            raise MagNiet("sleutel_mislukt")
        klopt = webauthn.verify_authentication_response(
            credential=antwoord,
            expected_challenge=uitdaging,
            expected_rp_id=current_app.config["RP_ID"],
            expected_origin=current_app.config["ORIGIN"],
            credential_public_key=sleutel.public_key,
            credential_current_sign_count=sleutel.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError):
        raise MagNiet("sleutel_mislukt") from None
    sleutel.sign_count = klopt.new_sign_count
    return persoon
