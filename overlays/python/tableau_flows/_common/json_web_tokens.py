"""Creates the JSON web tokens of connected apps, with the standard library."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Iterable, Mapping

from tableau_flows_generated import protocol

_EARLIER = 60
"""Seconds by which a token is dated back, so that servers whose clock is slow accept it."""

_VALID = 300
"""Seconds for which a token is valid from now on; a server whose clock is fast has less."""

_HASHES = {"HS256": hashlib.sha256}
"""The hash functions of the algorithms that sign with a secret (RFC 7518)."""


def make_token(
    *,
    client_id: str,
    secret_id: str,
    secret_value: str,
    user: str,
    scopes: Iterable[str],
) -> str:
    """Return a signed token for one sign-in; each has an id of its own (wire_facts §18).

    Args:
        client_id: The client id of the connected app.
        secret_id: The id of the secret.
        secret_value: The value of the secret, which signs the token.
        user: The name of the user to sign in as.
        scopes: The scopes that the session needs.
    """
    now = int(time.time())
    values: dict[str, object] = {
        **protocol.JWT_CONSTANTS,
        "secret id": secret_id,
        "client id": client_id,
        "user": user,
        "unique id": str(uuid.uuid4()),
        "issue time": now - _EARLIER,
        "start time": now - _EARLIER,
        "expiry time": now + _VALID,
        "scopes": sorted(scopes),
    }
    signed = ".".join(
        _encoded(json.dumps(_filled(entries, values), separators=(",", ":")).encode())
        for entries in (protocol.JWT_HEADER, protocol.JWT_CLAIMS)
    )
    hashing = _HASHES[protocol.JWT_CONSTANTS["algorithm"]]
    signature = hmac.digest(secret_value.encode(), signed.encode(), hashing)
    return f"{signed}.{_encoded(signature)}"


def _filled(entries: Mapping[str, str], values: Mapping[str, object]) -> dict[str, object]:
    return {name: values[value] for name, value in entries.items()}


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
