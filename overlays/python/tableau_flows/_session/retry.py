"""Whether a call that failed is sent again: a table, a decision, and the policy around them; pure.

| What happened                            | reads  | repeatable | writes                |
|------------------------------------------|--------|------------|-----------------------|
| Nothing of the request has left          | again  | again      | again                 |
| Certificate refused, or no TLS spoken    | raises | raises     | raises                |
| Refused on this side, as no HTTP request | raises | raises     | raises                |
| 429                                      | again  | again      | again                 |
| 503 that says when to come back          | again  | again      | again                 |
| 503 that does not                        | again  | again      | raises                |
| 502, 504, 520–524, a page of a proxy's   | again  | again      | `OutcomeUnknownError` |
| 502, 504, 520–524, an error document     | again  | again      | raises                |
| No answer, or only a part of one         | again  | again      | `OutcomeUnknownError` |
| Any other answer, and a part of a 401    | raises | raises     | raises                |
| The time for the call as a whole is over | raises | raises     | `OutcomeUnknownError` |

A certificate stays what it is, however often it is looked at, and so does a port that speaks no
TLS. 520 to 524 are the 502 and 504 of networks in front of servers (wire_facts §1). A server that
answers 429, or says when to come back, has refused the request and not performed it; so has one
that answers 401, whatever comes of its body (a session that has ended is renewed elsewhere).

Reads are all GET. Repeatable are signing in and out, and beginning an upload: done twice, they
leave nothing behind but what ends by itself. Everything else is a write, PUT and DELETE included:
an update that is sent twice may undo what somebody else did in between, and a second DELETE answers
that there is nothing to delete.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from tableau_flows_generated.checks import check_number

from tableau_flows._common.arguments import check_function, check_seconds
from tableau_flows._common.causes import causes
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    RequestRefusedError,
    RequestTimeoutError,
    TableauError,
    UnreadableReplyError,
)


class CallKind(Enum):
    """What it means to send a call twice."""

    READ = "read"
    REPEATABLE = "repeatable"
    WRITE = "write"


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
    ANSWERED = "any other answer"


_ALL = frozenset(CallKind)
_HARMLESS = frozenset({CallKind.READ, CallKind.REPEATABLE})
RETRIED: dict[CallOutcome, frozenset[CallKind]] = {
    CallOutcome.NOT_SENT: _ALL,
    CallOutcome.UNTRUSTED: frozenset(),
    CallOutcome.REFUSED: frozenset(),
    CallOutcome.LIMITED: _ALL,
    CallOutcome.BUSY: _ALL,
    CallOutcome.UNAVAILABLE: _HARMLESS,
    CallOutcome.GATEWAY: _HARMLESS,
    CallOutcome.LOST: _HARMLESS,
    CallOutcome.ANSWERED: frozenset(),
}
"""Which calls are sent again after what."""

_REPEATABLE = frozenset({"signIn", "signOut", "initiateFileUpload"})
_STATUSES: dict[int, CallOutcome] = {
    429: CallOutcome.LIMITED,
    502: CallOutcome.GATEWAY,
    503: CallOutcome.UNAVAILABLE,
    504: CallOutcome.GATEWAY,
    **dict.fromkeys(range(520, 525), CallOutcome.GATEWAY),
}
UNAUTHORIZED = 401
TRANSIENT_STATUSES = frozenset(_STATUSES)
"""The statuses of answers after which a call may be sent again."""


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """A call that failed, as the decision about it sees it.

    Attributes:
        operation: The id of the operation, such as "queryFlow".
        method: Its HTTP method.
        number: How often it was retried before; 0 for the first failure.
        error: How it failed.
        elapsed: Seconds since it failed for the first time.
        chance: A random number from 0 to 1, so that many clients do not come back at once.
        policy: The policy of the client.
    """

    operation: str
    method: str
    number: int
    error: TableauError
    elapsed: float
    chance: float
    policy: RetryPolicy


def kind_of_call(operation: str, method: str) -> CallKind:
    """What it means to send a call twice."""
    if method == "GET":
        return CallKind.READ
    return CallKind.REPEATABLE if operation in _REPEATABLE else CallKind.WRITE


def outcome_of(error: TableauError) -> CallOutcome:
    """How a call failed."""
    if isinstance(error, ConnectionFailedError):
        if isinstance(error, RequestRefusedError):
            return CallOutcome.REFUSED
        if error.sent:
            return CallOutcome.LOST
        return CallOutcome.UNTRUSTED if _is_untrusted(error) else CallOutcome.NOT_SENT
    if isinstance(error, ApiError | UnreadableReplyError):
        outcome = _STATUSES.get(error.status)
        if outcome is CallOutcome.UNAVAILABLE and error.retry_after is not None:
            return CallOutcome.BUSY
        if outcome is not None:
            return outcome
        is_part = isinstance(error, UnreadableReplyError) and error.incomplete
        if is_part and error.status != UNAUTHORIZED:
            return CallOutcome.LOST
    return CallOutcome.ANSWERED


def _is_untrusted(error: BaseException) -> bool:
    """Whether TLS failed for good: the certificate is refused, or the other side speaks no TLS.

    A connection that was cut while TLS was being set up is no such case.
    """
    import ssl  # takes its time to load, but has by now

    cut_off = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
    failure = next((inner for inner in causes(error) if isinstance(inner, ssl.SSLError)), None)
    return failure is not None and not isinstance(failure, cut_off)


def standard_decision(attempt: FailedAttempt) -> float | None:
    """Decide by the table of this module.

    Returns:
        Seconds to wait before the call is sent again; None if it is not.
    """
    error = attempt.error
    if isinstance(error, RequestTimeoutError) and error.phase == "total":
        return None  # the time that the call as a whole may take is over
    outcome = outcome_of(error)
    if kind_of_call(attempt.operation, attempt.method) not in RETRIED[outcome]:
        return None
    policy = attempt.policy
    wait = min(policy.backoff * 2.0 ** min(attempt.number, 64), policy.longest_wait)
    wait *= (1 + attempt.chance) / 2
    asked = error.retry_after if isinstance(error, ApiError | UnreadableReplyError) else None
    return wait if asked is None else max(wait, min(asked, policy.longest_wait))


def is_unknown(operation: str, method: str, error: TableauError) -> bool:
    """Whether a write may have been performed although it failed."""
    if kind_of_call(operation, method) is not CallKind.WRITE:
        return False
    outcome = outcome_of(error)
    if outcome is CallOutcome.GATEWAY:
        # A page of a proxy's; Tableau's own error documents say what happened.
        return isinstance(error, UnreadableReplyError)
    return outcome is CallOutcome.LOST


RetryDecision: TypeAlias = Callable[[FailedAttempt], float | None]
"""Decides whether to send a call again: seconds to wait before, None for no."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Retry policy of a client for transient failures.

    Attributes:
        max_retries: How often a call is sent again at most; 0 for never.
        budget: For how many seconds after its first failure a call may be sent again.
        backoff: About how long to wait before the first retry, in seconds; twice that before the
            second, and so on. A random part of up to a half is taken off.
        longest_wait: The longest wait before a retry in seconds, even if the server asks for more.
        decide: Decides instead of the table; `max_retries` and `budget` hold all the same. It is
            asked about every failure, also about writes whose answer was lost.

    Raises:
        UsageError: A number is negative, or something is of the wrong kind.
    """

    max_retries: int = 2
    budget: float = 120.0
    backoff: float = 0.5
    longest_wait: float = 30.0
    decide: RetryDecision = field(default=standard_decision, repr=False)

    def __post_init__(self) -> None:
        name = "RetryPolicy(max_retries=)"
        check_number(self.max_retries, name, least=0, unit="retries", required=True)
        for name in ("budget", "backoff", "longest_wait"):
            check_seconds(getattr(self, name), f"RetryPolicy({name}=)")
        check_function(self.decide, "RetryPolicy(decide=)", required=True)

    def wait_before_retry(self, attempt: FailedAttempt) -> float | None:
        """How long to wait before sending a call again, in seconds; None if it has failed."""
        if attempt.number >= self.max_retries:
            return None
        wait = self.decide(attempt)
        return None if wait is None or attempt.elapsed + wait > self.budget else max(0.0, wait)


NO_RETRY = RetryPolicy(max_retries=0)
