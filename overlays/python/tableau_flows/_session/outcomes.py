"""How a call failed, and what may be repeated after that; pure.

The retry table is data of the spec: `tableau_flows_generated.protocol.RETRIED`. A port that speaks
no TLS is treated like a certificate that is refused.

The column *upload* is about an upload as a whole, which begins anew with its first part after a
request of it has failed for good: what may have become of a part cannot be found out, and the
server forgets the old upload (wire_facts §7.2). An upload or a wait may last longer than one call,
so they go on after the time for a call as a whole is over.
"""

from __future__ import annotations

from typing import TypeAlias

from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.protocol import (
    FAULT_FROM,
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
    RequestRefusedError,
    ServerError,
    TableauError,
    UnreadableReplyError,
    UploadExpiredError,
)

FAILURES = (ApiError, ConnectionFailedError, UnreadableReplyError)
"""The exceptions of a call that was sent, or was meant to be."""

Failure: TypeAlias = ApiError | ConnectionFailedError | UnreadableReplyError


def kind_of_call(operation: str, method: str) -> CallKind:
    """What it means to send a call twice: what the spec says of the operation.

    Of a request that is no operation, the method says whether it is a read.
    """
    if (info := OPERATIONS.get(operation)) is not None:
        return CallKind(info.retry)
    return CallKind.READ if method == "GET" else CallKind.WRITE


def classify(error: TableauError) -> CallOutcome:
    """How a call failed: the row of the table."""
    if isinstance(error, ConnectionFailedError):
        if isinstance(error, RequestRefusedError):
            return CallOutcome.REFUSED
        if error.sent:
            return CallOutcome.LOST
        return CallOutcome.UNTRUSTED if _is_untrusted(error) else CallOutcome.NOT_SENT
    if not isinstance(error, ApiError | UnreadableReplyError):
        return CallOutcome.ANSWERED
    outcome = STATUSES.get(error.status)
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
    """Whether TLS failed for good: the certificate is refused, or the other side speaks no TLS.

    A connection that was cut while TLS was being set up is no such case.
    """
    import ssl  # takes its time to load, but has by now

    cut_off = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
    failure = next((inner for inner in causes(error) if isinstance(inner, ssl.SSLError)), None)
    return failure is not None and not isinstance(failure, cut_off)


def is_unknown(operation: str, method: str, error: TableauError) -> bool:
    """Whether a write may have been performed although it failed."""
    if kind_of_call(operation, method) is not CallKind.WRITE:
        return False
    outcome = classify(error)
    if outcome in UNKNOWN_WITHOUT_DOCUMENT:
        return isinstance(error, UnreadableReplyError)
    return outcome in UNKNOWN_ALWAYS


def repeats_upload(error: TableauError) -> bool:
    """Whether an upload as a whole may succeed after one of its requests failed so."""
    return CallKind.UPLOAD in RETRIED[classify(error)]
