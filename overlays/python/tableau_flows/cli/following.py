"""Waits for a run, with progress; an interruption leaves the run going or cancels it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from tableau_flows.cli.command import Call, code_of_interrupt
from tableau_flows.cli.display.making import handle_record, state_record
from tableau_flows.cli.display.progress import waiting
from tableau_flows.cli.failures import CANCELLED, InterruptionError, say

if TYPE_CHECKING:
    from tableau_flows import FlowRunHandle


def started(call: Call, run: FlowRunHandle, what: str) -> None:
    """Write that a run has started, and how to wait for it.

    Args:
        call: The call of the command.
        run: The run.
        what: The flow, as it is shown.
    """
    record = handle_record(run)
    verb = "attached to" if run.attached else "started"
    call.output.one(record, f"{verb} the run {record['id'] or run.job_id} of {what}")


def follow(call: Call, run: FlowRunHandle, what: str, *, timeout: float, cancel: bool) -> None:
    """Wait for the end of a run, and write its record.

    Args:
        call: The call of the command.
        run: The run.
        what: The flow, as it is shown.
        timeout: Maximum time to wait, in seconds.
        cancel: Whether the run is cancelled if the user interrupts the command.

    Raises:
        JobError: The run failed, was cancelled or takes too long.
        InterruptionError: The user has interrupted the command.
    """
    try:
        with waiting(what, quiet=call.options.quiet) as listener:
            ended = run.wait(timeout=timeout, on_progress=listener)
    except KeyboardInterrupt as interrupt:
        code = code_of_interrupt(interrupt)
        if not cancel:
            raise InterruptionError(_continues(call, run), code) from interrupt
        raise _cancelled(call, run, code) from interrupt
    record = state_record(run, ended)
    call.output.one(record, f"the run {record['id'] or run.job_id} of {what} succeeded")


def _cancelled(call: Call, run: FlowRunHandle, code: int) -> InterruptionError:
    """Cancel a run, and return the error that says so."""
    say("cancelling the run; Ctrl-C again leaves it going")
    try:
        outcome = run.cancel()
    except KeyboardInterrupt:
        return InterruptionError(_continues(call, run), code)
    if outcome == "already finished":
        return InterruptionError("interrupted; the run had ended before it was cancelled", code)
    return InterruptionError(f"the run {run.run_id or run.job_id} was cancelled", CANCELLED)


def _continues(call: Call, run: FlowRunHandle) -> str:
    """Return the message that a run continues, with the command that waits for it again."""
    options = call.options
    given = {"--server": options.server, "--site": options.site, "--profile": options.profile}
    words = ["tableau-flows", "wait", run.run_id or run.job_id]
    words += [word for name, value in given.items() if value for word in (name, value)]
    return f"interrupted; the run continues on the server. To wait for it: {shlex.join(words)}"
