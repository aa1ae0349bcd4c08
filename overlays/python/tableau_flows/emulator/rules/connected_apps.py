"""Verifies the JSON web tokens of connected apps, and what the scopes of a session allow."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from tableau_flows_generated import protocol

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.store.records import ConnectedAppRow, UserRow
from tableau_flows.emulator.store.store import Store

TOLERANCE = 30.0
"""Seconds by which the clocks of client and server may differ."""

_HEADER = {value: name for name, value in protocol.JWT_HEADER.items()}
_CLAIMS = {value: name for name, value in protocol.JWT_CLAIMS.items()}


class InvalidTokenError(Exception):
    """A token does not allow to sign in; the message says why, which clients are not told."""


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """What a valid token says.

    Attributes:
        user: User to sign in as.
        scopes: Scopes of the session.
    """

    user: UserRow
    scopes: tuple[str, ...]


def verify(store: Store, token: str, now: float | None = None) -> VerifiedToken:
    """Verify a token, and remember its id so that it cannot be used again.

    Args:
        store: Store of the server.
        token: The token.
        now: Current time; by default that of the machine, which the makers of tokens use, not the
            server's clock, which tests move.

    Raises:
        InvalidTokenError: The token is not valid.
    """
    now = time.time() if now is None else now
    signed, _, signature = token.rpartition(".")
    header, claims = _parts(signed)
    app = store.find(
        ConnectedAppRow, "WHERE secret_id = ?", _text(header, _HEADER["secret id"], "the header")
    )
    if app is None:
        raise InvalidTokenError("there is no connected app with this secret")
    for value in ("algorithm", "type"):
        if header.get(_HEADER[value]) != protocol.JWT_CONSTANTS[value]:
            raise InvalidTokenError(f"the {value} is {header.get(_HEADER[value])!r}")
    expected = hmac.digest(app.secret_value.encode(), signed.encode(), hashlib.sha256)
    if not hmac.compare_digest(expected, _decoded(signature)):
        raise InvalidTokenError("the signature is wrong")
    if claims.get(_CLAIMS["client id"]) != app.client_id:
        raise InvalidTokenError("the secret belongs to another connected app")
    if claims.get(_CLAIMS["audience"]) != protocol.JWT_CONSTANTS["audience"]:
        raise InvalidTokenError("the token is for another audience")
    expiry = _check_times(claims, now)
    scopes = _scopes(claims, app)
    user = store.find(UserRow, "WHERE name = ?", _text(claims, _CLAIMS["user"], "the payload"))
    if user is None:
        raise InvalidTokenError("there is no such user")
    _use_once(store, _text(claims, _CLAIMS["unique id"], "the payload"), expiry, now)
    return VerifiedToken(user, scopes)


def check_scopes(needed: Sequence[str], scopes: tuple[str, ...] | None) -> None:
    """Refuse a call outside the scopes of the session; the code is inferred (wire_facts §18).

    Args:
        needed: Scopes that the call needs; none if they are not known.
        scopes: Scopes of the session; None if it may make all calls.

    Raises:
        Refusal: 401002.
    """
    if scopes is None:
        return
    missing = [need for need in needed if not covers(scopes, need)]
    if missing:
        raise Refusal(
            protocol.MISSING_SCOPE_CODE, f"The session lacks the scope {' and '.join(missing)}."
        )


def covers(scopes: Iterable[str], need: str) -> bool:
    """Return whether one of the scopes is the needed one, or a wildcard for it."""
    return any(
        scope == need or (scope.endswith(":*") and need.startswith(scope[:-1])) for scope in scopes
    )


def _check_times(claims: dict[str, object], now: float) -> float:
    """Check when the token is valid; returns when it expires."""
    expiry = _seconds(claims, _CLAIMS["expiry time"])
    issued = _seconds(claims, _CLAIMS["issue time"], now)
    start = _seconds(claims, _CLAIMS["start time"], issued)
    if expiry <= now - TOLERANCE:
        raise InvalidTokenError("the token has expired")
    if max(issued, start) > now + TOLERANCE:
        raise InvalidTokenError("the token is not valid yet")
    if expiry - min(issued, now) > protocol.LONGEST_JWT_MINUTES * 60 + TOLERANCE:
        raise InvalidTokenError("the token is valid for too long")
    return expiry


def _scopes(claims: dict[str, object], app: ConnectedAppRow) -> tuple[str, ...]:
    given = claims.get(_CLAIMS["scopes"])
    if not isinstance(given, list):
        raise InvalidTokenError("the scopes are not an array")
    scopes = tuple(str(scope) for scope in cast("list[object]", given))
    if not scopes:
        raise InvalidTokenError("the token requests no scope")
    granted = None if app.scopes is None else app.scopes.split()
    refused = [] if granted is None else [it for it in scopes if not covers(granted, it)]
    if refused:
        raise InvalidTokenError(f"the connected app does not grant {' and '.join(refused)}")
    return scopes


def _use_once(store: Store, token_id: str, expiry: float, now: float) -> None:
    store.execute("DELETE FROM used_tokens WHERE expires_at < ?", now - TOLERANCE)
    if store.exists("SELECT 1 FROM used_tokens WHERE id = ?", token_id):
        raise InvalidTokenError("the token was used before")
    store.insert("used_tokens", id=token_id, expires_at=expiry)


def _parts(signed: str) -> tuple[dict[str, object], dict[str, object]]:
    header, dot, payload = signed.partition(".")
    if not dot or "." in payload:
        raise InvalidTokenError("the token does not have three parts")
    return _mapping(header), _mapping(payload)


def _mapping(part: str) -> dict[str, object]:
    try:
        value: object = json.loads(_decoded(part))
    except (ValueError, RecursionError):
        raise InvalidTokenError("a part of the token is not JSON") from None
    if not isinstance(value, dict):
        raise InvalidTokenError("a part of the token is not a JSON object")
    return cast("dict[str, object]", value)


def _decoded(part: str) -> bytes:
    try:
        return base64.b64decode(f"{part}{'=' * (-len(part) % 4)}", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise InvalidTokenError("a part of the token is not base64") from None


def _text(values: dict[str, object], name: str, where: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidTokenError(f"{where} has no {name}")
    return value


def _seconds(values: dict[str, object], name: str, default: float | None = None) -> float:
    value = values.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e12:
        raise InvalidTokenError(f"{name} is not a time")
    return float(value)
