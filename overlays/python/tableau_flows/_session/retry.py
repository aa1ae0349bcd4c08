"""The retry policy of a client: numbers, and the decision about each failure; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tableau_flows_generated.checks import check_number
from tableau_flows_generated.protocol import RETRIED, CallKind

from tableau_flows._common.arguments import check_function, check_seconds
from tableau_flows._session.outcomes import classify, kind_of_call
from tableau_flows.errors import (
    ApiError,
    RequestTimeoutError,
    TableauError,
    UnreadableReplyError,
)

Repeated: TypeAlias = Literal["request", "upload", "download", "poll"]
"""What a retry repeats."""


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """A call that failed, as the decision about it sees it.

    Attributes:
        operation: The id of the operation, such as "queryFlow".
        method: Its HTTP method.
        number: How often it was retried before; 0 for the first failure.
        error: How it failed.
        elapsed: Seconds since it failed for the first time; of an upload or a download, only those
            that were spent waiting before it went on.
        chance: A random number from 0 to 1, so that many clients do not come back at once.
        policy: The policy of the client.
        repeats: What a retry repeats: "request", the request; "upload", the upload from its first
            part, since the server may or may not have appended the part that failed; "download",
            the rest of the file where the server offers that, else all of it; "poll", the next poll
            of a wait for a job, which comes after the pause of the wait at the earliest.
    """

    operation: str
    method: str
    number: int
    error: TableauError
    elapsed: float
    chance: float
    policy: RetryPolicy
    repeats: Repeated = "request"


def standard_decision(attempt: FailedAttempt) -> float | None:
    """Decide by the retry table.

    Returns:
        Seconds to wait before the call is sent again; None if it is not.
    """
    error = attempt.error
    kind = _KINDS.get(attempt.repeats) or kind_of_call(attempt.operation, attempt.method)
    is_over = isinstance(error, RequestTimeoutError) and error.phase == "total"
    if is_over and kind not in _LONGER_THAN_A_CALL:
        return None  # the time that the call as a whole may take is over
    if kind not in RETRIED[classify(error)]:
        return None
    policy = attempt.policy
    wait = min(policy.backoff * 2.0 ** min(attempt.number, 64), policy.longest_wait)
    wait *= (1 + attempt.chance) / 2
    if kind is CallKind.POLL:
        wait = 0.0  # polls have pauses of their own, which grow
    asked = error.retry_after if isinstance(error, ApiError | UnreadableReplyError) else None
    return wait if asked is None else max(wait, min(asked, policy.longest_wait))


_KINDS = {"upload": CallKind.UPLOAD, "poll": CallKind.POLL}
_LONGER_THAN_A_CALL = frozenset(_KINDS.values())

RetryDecision: TypeAlias = Callable[[FailedAttempt], float | None]
"""Decides whether to send a call again: seconds to wait before, None for no."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Retry policy of a client for transient failures.

    Attributes:
        max_retries: How often a call is sent again at most, and how often an upload or a download
            that broke goes on; 0 for never.
        budget: For how many seconds after its first failure a call may be sent again. The time in
            which an upload or a download transfers its file does not count.
        backoff: About how long to wait before the first retry, in seconds; twice that before the
            second, and so on. A random part of up to a half is taken off.
        longest_wait: The longest wait before a retry in seconds, even if the server asks for more.
        decide: Decides instead of the table; `max_retries` and `budget` hold all the same, but not
            for the polls of a wait. It is asked about every failure that can be retried: any
            status, also 404 or 409; answers that were lost, also of writes; files that broke off.

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
        """How long to wait before a retry, in seconds; None if there is none."""
        limited = attempt.repeats != "poll"  # a wait ends with its own timeout
        if limited and attempt.number >= self.max_retries:
            return None
        wait = self.decide(attempt)
        if wait is None or (limited and attempt.elapsed + wait > self.budget):
            return None
        return max(0.0, wait)


NO_RETRY = RetryPolicy(max_retries=0)
