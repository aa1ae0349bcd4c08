"""Decides what can be repeated after the failure of a call; pure.

The column *upload* applies to an upload as a whole, which restarts with its first part when the
retries of a request are used up: it cannot be determined whether the server has stored a part, and
the server discards the old upload (wire_facts §7.2). An upload or a wait may take longer than one
call, so it continues after the total timeout of a call has expired.
"""

from __future__ import annotations

from typing import TypeAlias

from tableau_flows_generated.protocol import (
    METADATA_OPERATION,
    RETRIED,
    UNKNOWN_ALWAYS,
    UNKNOWN_WITHOUT_DOCUMENT,
    CallKind,
)

from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    TableauError,
    UnreadableReplyError,
)
from tableau_flows.errors.classification import classify

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
