"""Classifies the failures of calls, and decides what can be repeated after them; pure.

The retry table is data of the spec: `tableau_flows_generated.protocol.RETRIED`. A port without
TLS is treated like a rejected certificate.

The column *upload* applies to an upload as a whole, which restarts with its first part when the
retries of a request are used up: it cannot be determined whether the server has stored a part, and
the server discards the old upload (wire_facts §7.2). An upload or a wait may take longer than one
call, so it continues after the total timeout of a call has expired.
"""

from __future__ import annotations

from typing import TypeAlias

from tableau_flows_generated.protocol import (
    FAULT_FROM,
    METADATA_OPERATION,
    RETRIED,
    SESSION_ENDED_STATUS,
    STATUSES,
    UNKNOWN_ALWAYS,
    UNKNOWN_WITHOUT_DOCUMENT,
    WITH_RETRY_AFTER,
    CallKind,
    CallOutcome,
)

from tableau_flows._common.causes import causes
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    RateLimitedError,
    RequestRefusedError,
    ServerError,
    TableauError,
    UnreadableReplyError,
    UploadExpiredError,
)

FAILURES = (ApiError, ConnectionFailedError, UnreadableReplyError)
"""The exceptions of a call that was sent, or that could not be sent."""

Failure: TypeAlias = ApiError | ConnectionFailedError | UnreadableReplyError


def kind_of_call(operation: str, method: str) -> CallKind:
    """Return the kind of an operation, which says whether it can be sent twice, from the spec.

    For a request that is not an operation, the HTTP method decides whether it is a read; a query
    of the Metadata API always is.
    """
    from tableau_flows_generated.catalog import OPERATIONS  # large; the first call loads it

    if (info := OPERATIONS.get(operation)) is not None:
        return CallKind(info.retry)
    if operation == METADATA_OPERATION:
        return CallKind.READ
    return CallKind.READ if method == "GET" else CallKind.WRITE


def classify(error: TableauError) -> CallOutcome:
    """Return the row of the retry table for a failure."""
    if isinstance(error, ConnectionFailedError):
        if isinstance(error, RequestRefusedError):
            return CallOutcome.REFUSED
        if error.sent:
            return CallOutcome.LOST
        return CallOutcome.UNTRUSTED if _is_untrusted(error) else CallOutcome.NOT_SENT
    if not isinstance(error, ApiError | UnreadableReplyError):
        return CallOutcome.ANSWERED
    outcome = STATUSES.get(error.status)
    if outcome is None and isinstance(error, RateLimitedError):
        return CallOutcome.LIMITED  # the Metadata API reports it with status 200
    if outcome is not None:
        return outcome if error.retry_after is None else WITH_RETRY_AFTER.get(outcome, outcome)
    if isinstance(error, UnreadableReplyError):
        if error.incomplete and error.status != SESSION_ENDED_STATUS:
            return CallOutcome.LOST
        if error.status < 300:
            return CallOutcome.UNREADABLE
    if isinstance(error, UploadExpiredError):
        return CallOutcome.EXPIRED
    is_fault = error.status >= FAULT_FROM or isinstance(error, ServerError)
    return CallOutcome.FAULT if is_fault else CallOutcome.ANSWERED


def _is_untrusted(error: BaseException) -> bool:
    """Return whether TLS failed permanently: a rejected certificate, or a server without TLS.

    A connection that was cut during the TLS handshake is a transient failure.
    """
    import ssl  # slow to import, but already imported here

    cut_off = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
    failure = next((inner for inner in causes(error) if isinstance(inner, ssl.SSLError)), None)
    return failure is not None and not isinstance(failure, cut_off)


def is_outcome_unknown(operation: str, method: str, error: TableauError) -> bool:
    """Return whether a failed write may have been performed."""
    if kind_of_call(operation, method) is not CallKind.WRITE:
        return False
    outcome = classify(error)
    if outcome in UNKNOWN_WITHOUT_DOCUMENT:
        return isinstance(error, UnreadableReplyError)
    return outcome in UNKNOWN_ALWAYS


def repeats_upload(error: TableauError) -> bool:
    """Return whether a new upload may succeed after this failure of one of its requests."""
    return CallKind.UPLOAD in RETRIED[classify(error)]
