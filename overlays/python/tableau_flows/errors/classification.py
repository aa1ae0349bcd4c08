"""Classifies failures by the retry table of the spec, and says which may pass; pure.

The retry table is data of the spec: `tableau_flows_generated.protocol.RETRIED`. A port without
TLS is treated like a rejected certificate.
"""

from __future__ import annotations

from tableau_flows_generated.errors import (
    ApiError,
    RateLimitedError,
    ServerError,
    UploadExpiredError,
)
from tableau_flows_generated.protocol import (
    FAULT_FROM,
    RETRIED,
    SESSION_ENDED_STATUS,
    STATUSES,
    WITH_RETRY_AFTER,
    CallKind,
    CallOutcome,
)

from tableau_flows._common.causes import causes
from tableau_flows.errors.network import (
    ConnectionFailedError,
    OutcomeUnknownError,
    RequestRefusedError,
    UnreadableReplyError,
)

__all__ = ["is_transient"]


def is_transient(error: BaseException) -> bool:
    """Return whether the same call may succeed later, without any change by its caller.

    It is True if the server could not be reached, did not respond in time or completely, had too
    many requests (429), or failed (5xx). It is False for everything else: what the server or the
    client refuses, a rejected certificate, an HTML page of a login or a proxy in place of a reply,
    the end of a run or of a wait, an `OutcomeUnknownError`, whose call might be performed twice,
    and all exceptions that are not of this library. The client has made its own retries before it
    raises an error.

    The rule is that of the client itself while it waits for a run. Retry libraries can take this
    function as their condition. An error about several objects or steps, such as `BulkError` or
    `PermissionsPartlySetError`, is not transient; the errors in its `failed` or its `__cause__`
    may be.

    Args:
        error: Any exception; the one that was raised, since a copy by `pickle` has no causes, in
            which a rejected certificate is found.
    """
    if isinstance(error, OutcomeUnknownError):
        return False
    return CallKind.POLL in RETRIED[classify(error)]


def classify(error: BaseException) -> CallOutcome:
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
    if is_fault(error.status) or isinstance(error, ServerError):
        return CallOutcome.FAULT
    return CallOutcome.ANSWERED


def is_fault(status: int) -> bool:
    """Return whether a status means that the server itself failed."""
    return status >= FAULT_FROM and status not in STATUSES


def _is_untrusted(error: BaseException) -> bool:
    """Return whether TLS failed permanently: a rejected certificate, or a server without TLS.

    A connection that was cut during the TLS handshake is a transient failure.
    """
    import ssl  # slow to import, but already imported here

    cut_off = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
    failure = next((inner for inner in causes(error) if isinstance(inner, ssl.SSLError)), None)
    return failure is not None and not isinstance(failure, cut_off)
