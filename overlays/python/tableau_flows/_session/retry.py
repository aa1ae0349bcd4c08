"""The retry policy of a client: its limits, and the decision about each failure; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tableau_flows_generated.checks import check_number
from tableau_flows_generated.protocol import RETRIED, CallKind

from tableau_flows._common.arguments import check_function, check_seconds
from tableau_flows._session.outcomes import kind_of_call
from tableau_flows.errors import (
    ApiError,
    RequestTimeoutError,
    TableauError,
    UnreadableReplyError,
)
from tableau_flows.errors.classification import classify

Repeated: TypeAlias = Literal["request", "upload", "download", "poll"]
"""What a retry repeats."""


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """A failed attempt of a call, passed to `RetryPolicy.decide`.

    Attributes:
        operation: The id of the operation, such as "queryFlow".
        method: Its HTTP method.
        number: Number of retries before this attempt; 0 for the first failure.
        error: The failure.
        elapsed: Seconds since the first failure; for an upload or a download, only the seconds
            spent waiting before retries.
        chance: A random number from 0 to 1, with which clients spread their retries.
        policy: The policy of the client.
        repeats: What a retry repeats: "request", the request; "upload", the upload from its first
            part, since the server may or may not have appended the failed part; "download", the
            rest of the file if the server supports that, else the whole file; "poll", the next
            poll of a wait for a job, which follows the pause of the wait at the earliest.
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
        Seconds to wait before the retry; None for no retry.
    """
    error = attempt.error
    kind = _KINDS.get(attempt.repeats) or kind_of_call(attempt.operation, attempt.method)
    is_over = isinstance(error, RequestTimeoutError) and error.phase == "total"
    if is_over and kind not in _LONGER_THAN_A_CALL:
        return None  # the total timeout of the call has expired
    if kind not in RETRIED[classify(error)]:
        return None
    policy = attempt.policy
    wait = min(policy.backoff * 2.0 ** min(attempt.number, 64), policy.longest_wait)
    wait *= (1 + attempt.chance) / 2
    if kind is CallKind.POLL:
        wait = 0.0  # polls have their own, growing pauses
    asked = error.retry_after if isinstance(error, ApiError | UnreadableReplyError) else None
    return wait if asked is None else max(wait, min(asked, policy.longest_wait))


_KINDS = {"upload": CallKind.UPLOAD, "poll": CallKind.POLL}
_LONGER_THAN_A_CALL = frozenset(_KINDS.values())

RetryDecision: TypeAlias = Callable[[FailedAttempt], float | None]
"""Decides about a retry: returns the seconds to wait before it, or None for no retry."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Retry policy of a client for transient failures.

    Attributes:
        max_retries: Maximum number of retries of a call, or of continuations of an interrupted
            upload or download; 0 disables retries.
        budget: Seconds after the first failure of a call within which it may be retried. The time
            in which an upload or a download transfers its file does not count.
        backoff: Seconds to wait before the first retry, doubled before each further retry. The
            actual wait is shorter by a random part of up to one half.
        longest_wait: Maximum seconds to wait before a retry, even if the server asks for more.
        decide: Decides instead of the table; `max_retries` and `budget` still apply, except to the
            polls of a wait. It is called for every failure that can be retried: any status, 404
            and 409 included; lost responses, also of writes; interrupted file transfers.

    Raises:
        UsageError: A number is negative, or a value has the wrong type.
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
        """Return the seconds to wait before a retry; None for no retry."""
        limited = attempt.repeats != "poll"  # a wait for a job has its own timeout
        if limited and attempt.number >= self.max_retries:
            return None
        wait = self.decide(attempt)
        if wait is None or (limited and attempt.elapsed + wait > self.budget):
            return None
        return max(0.0, wait)


NO_RETRY = RetryPolicy(max_retries=0)
