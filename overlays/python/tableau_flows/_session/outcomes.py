"""How a call failed, and what may be repeated after that: the retry table; pure.

| What happened                            | reads  | repeatable | writes                | upload |
|------------------------------------------|--------|------------|-----------------------|--------|
| Nothing of the request has left          | again  | again      | again                 | raises |
| Certificate refused, or no TLS spoken    | raises | raises     | raises                | raises |
| Refused on this side, as no HTTP request | raises | raises     | raises                | raises |
| 429                                      | again  | again      | again                 | raises |
| 503 that says when to come back          | again  | again      | again                 | again  |
| 503 that does not                        | again  | again      | raises                | again  |
| 502, 504, 520–524, a page of a proxy's   | again  | again      | `OutcomeUnknownError` | again  |
| 502, 504, 520–524, an error document     | again  | again      | raises                | again  |
| No answer, or only a part of one         | again  | again      | `OutcomeUnknownError` | again  |
| 500, and any other 5xx                   | raises | raises     | raises                | again  |
| A success that cannot be read            | raises | raises     | raises                | again  |
| The server has forgotten the upload      | raises | raises     | raises                | again  |
| Any other answer, and a part of a 401    | raises | raises     | raises                | raises |
| The time for the call as a whole is over | raises | raises     | `OutcomeUnknownError` | again  |

A certificate stays what it is, however often it is looked at, and so does a port that speaks no
TLS. 520 to 524 are the 502 and 504 of networks in front of servers (wire_facts §1). A server that
answers 429, or says when to come back, has refused the request and not performed it; so has one
that answers 401, whatever comes of its body (a session that has ended is renewed elsewhere).

Reads are all GET. Repeatable are signing in and out, and beginning an upload: done twice, they
leave nothing behind but what ends by itself. Everything else is a write, PUT and DELETE included:
an update that is sent twice may undo what somebody else did in between, and a second DELETE answers
that there is nothing to delete.

The column *upload* is about an upload as a whole, which begins anew with its first part after a
request of it has failed for good: what may have become of a part cannot be found out, and the
server forgets the old upload (wire_facts §7.2). The polls of a wait for a job are reads; they also
go on after any 5xx.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

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


class CallKind(Enum):
    """What it means to repeat something."""

    READ = "read"
    REPEATABLE = "repeatable"
    WRITE = "write"
    UPLOAD = "an upload as a whole"
    POLL = "the next poll of a wait"


class CallOutcome(Enum):
    """How a call failed."""

    NOT_SENT = "nothing has left"
    UNTRUSTED = "the certificate is refused, or no TLS is spoken"
    REFUSED = "refused on this side"
    LIMITED = "429"
    BUSY = "503 with Retry-After"
    UNAVAILABLE = "503"
    GATEWAY = "502, 504 or 520 to 524"
    LOST = "no answer, or a part of one"
    FAULT = "500 or any other 5xx"
    UNREADABLE = "a success that cannot be read"
    EXPIRED = "the upload is forgotten"
    ANSWERED = "any other answer"


_NOT_PERFORMED = frozenset({CallKind.READ, CallKind.REPEATABLE, CallKind.WRITE, CallKind.POLL})
_HARMLESS = frozenset({CallKind.READ, CallKind.REPEATABLE, CallKind.POLL})
_UPLOAD = frozenset({CallKind.UPLOAD})
RETRIED: dict[CallOutcome, frozenset[CallKind]] = {
    CallOutcome.NOT_SENT: _NOT_PERFORMED,
    CallOutcome.UNTRUSTED: frozenset(),
    CallOutcome.REFUSED: frozenset(),
    CallOutcome.LIMITED: _NOT_PERFORMED,
    CallOutcome.BUSY: _NOT_PERFORMED | _UPLOAD,
    CallOutcome.UNAVAILABLE: _HARMLESS | _UPLOAD,
    CallOutcome.GATEWAY: _HARMLESS | _UPLOAD,
    CallOutcome.LOST: _HARMLESS | _UPLOAD,
    CallOutcome.FAULT: frozenset({CallKind.UPLOAD, CallKind.POLL}),
    CallOutcome.UNREADABLE: _UPLOAD,
    CallOutcome.EXPIRED: _UPLOAD,
    CallOutcome.ANSWERED: frozenset(),
}
"""What is repeated after what."""

STATUSES: dict[int, CallOutcome] = {
    429: CallOutcome.LIMITED,
    502: CallOutcome.GATEWAY,
    503: CallOutcome.UNAVAILABLE,
    504: CallOutcome.GATEWAY,
    **dict.fromkeys(range(520, 525), CallOutcome.GATEWAY),
}
"""The statuses of transient failures."""

UNAUTHORIZED = 401
_REPEATABLE = frozenset({"signIn", "signOut", "initiateFileUpload"})


def kind_of_call(operation: str, method: str) -> CallKind:
    """What it means to send a call twice."""
    if method == "GET":
        return CallKind.READ
    return CallKind.REPEATABLE if operation in _REPEATABLE else CallKind.WRITE


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
    if outcome is CallOutcome.UNAVAILABLE and error.retry_after is not None:
        return CallOutcome.BUSY
    if outcome is not None:
        return outcome
    if isinstance(error, UnreadableReplyError):
        if error.incomplete and error.status != UNAUTHORIZED:
            return CallOutcome.LOST
        if error.status < 300:
            return CallOutcome.UNREADABLE
    if isinstance(error, UploadExpiredError):
        return CallOutcome.EXPIRED
    is_fault = error.status >= 500 or isinstance(error, ServerError)
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
    if outcome is CallOutcome.GATEWAY:
        # A page of a proxy's; Tableau's own error documents say what happened.
        return isinstance(error, UnreadableReplyError)
    return outcome is CallOutcome.LOST


def repeats_upload(error: TableauError) -> bool:
    """Whether an upload as a whole may succeed after one of its requests failed so."""
    return CallKind.UPLOAD in RETRIED[classify(error)]
