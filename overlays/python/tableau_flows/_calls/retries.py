"""The retry engine: one budget and one back-off for a call, a transfer, or the polls of a wait."""

from __future__ import annotations

import logging
import random

from tableau_flows_generated.protocol import RETRIED, CallKind

from tableau_flows._plans.messages import Request, Stopwatch
from tableau_flows._plans.steps import Plan, request_clock, sleep
from tableau_flows._session.outcomes import Failure, kind_of_call, repeats_upload
from tableau_flows._session.retry import FailedAttempt, Repeated, RetryPolicy
from tableau_flows.errors.classification import classify

_log = logging.getLogger("tableau_flows.retry")


class Retries:
    """Counts and decides the retries of one call, transfer or wait.

    Attributes:
        sent: Number of times that the request was sent.
    """

    def __init__(
        self, policy: RetryPolicy, repeats: Repeated = "request", *, in_upload: bool = False
    ) -> None:
        """Start with the full budget.

        Args:
            policy: The retry policy.
            repeats: What a retry repeats.
            in_upload: Whether the request is part of an upload. Failures that require a new upload
                are then left to the retries of the upload.
        """
        self.sent = 0
        self._policy = policy
        self._repeats: Repeated = repeats
        self._in_upload = in_upload
        self._count = 0
        self._waited = 0.0
        self._first_failure: float | None = None
        self._stopwatch: Stopwatch | None = None

    def decide(self, error: Failure, request: Request | None = None) -> Plan[float | None]:
        """Ask the policy about a failure.

        Args:
            error: The failure.
            request: The failed request, if a retry repeats it.

        Returns:
            Seconds to wait before the retry; None for no retry.
        """
        failed = request or error
        if not self._is_decided_here(error, kind_of_call(failed.operation, failed.method)):
            return None
        elapsed = self._waited
        if request is not None and self._first_failure is not None:
            elapsed = (yield from request_clock()) - self._first_failure
        wait = self._policy.wait_before_retry(
            FailedAttempt(
                operation=failed.operation,
                method=failed.method,
                number=self._count,
                error=error,
                elapsed=elapsed,
                chance=random.random(),
                policy=self._policy,
                repeats=self._repeats,
            )
        )
        if wait is None:
            return None
        if request is not None:
            if self._first_failure is None:
                self._first_failure = yield from request_clock()
            self._stopwatch = request.stopwatch
            end = self._first_failure + elapsed + wait
            if request.stopwatch.is_over(end, request.timeouts.total):
                return None  # the total timeout would expire before the retry
        self._count += 1
        _log.info(
            "%s: attempt %d failed (%s: %s); retry of the %s in %.2f s",
            failed.operation,
            error.attempts,
            type(error).__name__,
            classify(error).value,
            self._repeats,
            wait,
        )
        return wait

    def pause(self, seconds: float) -> Plan[None]:
        """Wait before a retry."""
        self._waited += seconds
        skipped = yield from sleep(seconds)
        if skipped and self._first_failure is not None:
            # The client waits by the clock of a test: its waits count for the limits all the same.
            self._first_failure -= skipped
            if self._stopwatch is not None and self._stopwatch.begun is not None:
                self._stopwatch.begun -= skipped

    def _is_decided_here(self, error: Failure, kind: CallKind) -> bool:
        if self._repeats == "upload":
            return repeats_upload(error)  # requests have asked about all others
        left_to_upload = self._in_upload and repeats_upload(error)
        return not left_to_upload or kind in RETRIED[classify(error)]
