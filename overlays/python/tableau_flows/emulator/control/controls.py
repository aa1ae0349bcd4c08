"""What tests may do to a running server besides calling it: move time, inject faults, look on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.requests_log import LoggedRequest
from tableau_flows.emulator.control.additions import Additions
from tableau_flows.emulator.faults.orders import Fault, Moment
from tableau_flows.emulator.faults.rules import (
    LONGEST_DELAY,
    known_code,
    known_moment,
    known_operation,
)
from tableau_flows.emulator.options import LONGEST_TIME
from tableau_flows.emulator.rules.runs import DEFAULT_REASON, FAILED, Plan, settle


class UnusedFaultError(AssertionError):
    """A test ordered a fault that never happened, so it did not test what it says."""


class Controls(Additions):
    """The controls of a server; safe to use from any thread while it answers requests."""

    def reset(self) -> None:
        """Make the server as new, which is quicker than a new server for each test.

        The rules of the option ``faults`` begin anew.
        """
        self._world.reset()

    # Time

    def advance(self, seconds: float) -> None:
        """Move the server's clock forward, until the next reset: sessions age, runs go on.

        Args:
            seconds: How far.
        """
        self._world.clock.advance(checks.seconds("a step of the clock", seconds, LONGEST_TIME))

    # Runs

    def fail_next_run(self, reason: str = DEFAULT_REASON) -> None:
        """Have the next run that is queued fail for a reason.

        Args:
            reason: What its notes and its failure reason say.
        """
        reason = checks.text("a reason", reason)
        self._world.planner.asked.append(Plan(outcome=FAILED, reason=reason))

    def hang_next_run(self) -> None:
        """Have the next run that is queued never end, unless it is cancelled or finished."""
        self._world.planner.asked.append(Plan(hangs=True))

    def set_next_run(self, seconds: float) -> None:
        """Have the next run that is queued take so long once it has started.

        Args:
            seconds: How long.
        """
        seconds = checks.seconds("the length of a run", seconds, LONGEST_TIME)
        self._world.planner.asked.append(Plan(seconds=seconds))

    def finish_runs(self) -> None:
        """Let all runs that wait or run end now, each as it was planned."""
        store, now = self._world.store, self._world.clock.now()
        with store.transaction():
            store.execute(
                "UPDATE runs SET starts_at = min(starts_at, ?), ends_at = ?"
                " WHERE status IN ('Pending', 'InProgress')",
                now,
                now,
            )
            settle(store, now)

    def forget_jobs(self) -> None:
        """Have the server forget all jobs, as real ones do after a while; the runs stay."""
        self._world.store.execute("UPDATE runs SET job_purged = 1")

    # Sessions and uploads

    def expire_tokens(self) -> None:
        """End all sessions."""
        self._world.store.execute("DELETE FROM sessions")

    def expire_uploads(self) -> None:
        """Have the server forget all uploads in parts."""
        store = self._world.store
        with store.transaction():
            files = store.texts("SELECT file FROM upload_chunks")
            store.execute("DELETE FROM uploads")
        self._world.files.remove(files)

    # Faults

    def refuse_next(
        self,
        code: str,
        *,
        operation: str | None = None,
        status: int | None = None,
        times: int = 1,
    ) -> None:
        """Have the next requests refused.

        Args:
            code: Error code of the generated table.
            operation: Operation id, such as ``queryFlow``; any operation when left out.
            status: HTTP status, if not the usual one of the code.
            times: How many requests.

        Raises:
            ValueError: The fault could never happen; the message tells the nearest name.
        """
        known_code(checks.text("an error code", code))
        status = None if status is None else _status(status)
        self._order(Fault(operation=operation, code=code, status=status), times)

    def answer_next(
        self,
        status: int,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        operation: str | None = None,
        times: int = 1,
    ) -> None:
        """Have the next requests answered with something of any kind, as by a proxy.

        Args:
            status: HTTP status, 200 to 599.
            body: The bytes of the body.
            headers: HTTP headers; Content-Length comes by itself.
            operation: Operation id; any operation when left out.
            times: How many requests.

        Raises:
            ValueError: No server could send it, or the fault could never happen.
        """
        status = _status(status)
        body = checks.octets("the body", body)
        headers = checks.answer(status, body, {} if headers is None else headers)
        self._order(Fault(operation=operation, status=status, body=body, headers=headers), times)

    def drop_next(
        self,
        when: Moment = "before",
        *,
        operation: str | None = None,
        times: int = 1,
    ) -> None:
        """Have the connection cut at the next requests.

        Args:
            when: ``before`` the request is carried out, ``after`` it was and no answer was sent,
                or ``midway`` through the answer.
            operation: Operation id; any operation when left out.
            times: How many requests.

        Raises:
            ValueError: The fault could never happen; the message tells the nearest name.
        """
        when = known_moment(checks.text("the moment of a drop", when))
        self._order(Fault(operation=operation, drop=when), times)

    def delay_next(self, seconds: float, *, operation: str | None = None, times: int = 1) -> None:
        """Have the next requests wait before they are carried out.

        Args:
            seconds: How long, at most 3600.
            operation: Operation id; any operation when left out.
            times: How many requests.

        Raises:
            ValueError: The fault could never happen; the message tells the nearest name.
        """
        seconds = checks.seconds("a delay", seconds, LONGEST_DELAY)
        self._order(Fault(operation=operation, delay=seconds), times)

    def clear_faults(self) -> None:
        """Forget all faults that have not happened yet, and plans for next runs.

        The rules of the option ``faults`` end too; a reset begins them anew.
        """
        self._world.faults.clear()
        self._world.planner.asked.clear()

    def check_faults(self) -> None:
        """Make sure that every fault and every plan that was ordered has happened.

        Leaving the ``with`` block of ``running()`` does so too. ``reset`` and ``clear_faults``
        forget what has not happened, so a fixture that resets a server calls this first.

        Raises:
            UnusedFaultError: It names those that have not happened to any request.
        """
        unused = [*self._world.faults.unused(), *map(str, self._world.planner.asked)]
        if unused:
            raise UnusedFaultError(f"ordered, and never happened: {'; '.join(unused)}")

    def _order(self, fault: Fault, times: int) -> None:
        if fault.operation is not None:
            options = self._world.options
            operation = checks.text("an operation", fault.operation)
            known_operation(operation, options.newest, cloud=options.cloud)
        self._world.faults.add(fault, checks.whole("times", times, 1))

    # Looking on

    @property
    def requests(self) -> tuple[LoggedRequest, ...]:
        """The requests answered so far, oldest first (the latest 10,000)."""
        return self._world.requests.all()

    def forget_requests(self) -> None:
        """Empty the list of requests."""
        self._world.requests.clear()

    @property
    def files_folder(self) -> Path:
        """Where the bytes of flow files are."""
        return self._world.files.folder

    @property
    def session_count(self) -> int:
        """How many sessions are live, however long they have been idle."""
        return self._world.store.number("SELECT count(*) FROM sessions")


def _status(status: int) -> int:
    return checks.whole("a status", status, 200, 599)
