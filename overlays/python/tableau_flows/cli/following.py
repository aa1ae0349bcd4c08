"""Waits for runs, with progress; an interruption leaves them going or cancels them."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tableau_flows.cli.command import Call, code_of_interrupt
from tableau_flows.cli.display.making import handle_record, run_record, state_record
from tableau_flows.cli.display.progress import waiting
from tableau_flows.cli.failures.errors import InterruptionError
from tableau_flows.cli.failures.exit_codes import CANCELLED
from tableau_flows.cli.failures.reporting import say
from tableau_flows.cli.failures.wording import reason_of
from tableau_flows.cli.session.names import shown

if TYPE_CHECKING:
    from tableau_flows_generated import models as m

    from tableau_flows import FlowRunHandle, errors


class Started(NamedTuple):
    """A run that has started.

    Attributes:
        run: The run.
        what: Its flow, as it is shown.
        flow_name: The name of its flow, if it is known.
    """

    run: FlowRunHandle
    what: str
    flow_name: str | None = None

    @property
    def id(self) -> str:
        """The id of the run, or that of its job if it has none."""
        return self.run.run_id or self.run.job_id


def tell_started(call: Call, started: Started) -> None:
    """Write that a run has started, or was found."""
    verb = "attached to" if started.run.attached else "started"
    sentence = f"{verb} the run {started.id} of {started.what}"
    call.output.one(handle_record(started.run, started.flow_name), sentence)


def follow(call: Call, runs: Sequence[Started], *, timeout: float, cancel: bool) -> None:
    """Wait for the ends of runs, one after the other, and write their records.

    If one of several does not succeed, the others are waited for.

    Args:
        call: The call of the command.
        runs: The runs.
        timeout: Maximum time to wait for each, in seconds.
        cancel: Whether the runs are cancelled if the user interrupts the command.

    Raises:
        JobError: The only run failed, was cancelled or takes too long.
        InterruptionError: The user has interrupted the command.
    """
    from tableau_flows import errors

    for number, started in enumerate(runs):
        try:
            with waiting(started.what, quiet=call.options.quiet) as listener:
                ended = started.run.wait(timeout=timeout, on_progress=listener, progress=False)
        except KeyboardInterrupt as interrupt:
            raise interruption(call, runs[number:], interrupt, cancel=cancel) from interrupt
        except errors.JobError as error:
            _tell_failed(call, error, started.flow_name)
            if len(runs) == 1:
                raise
            call.fail(error, started.what)
        else:
            record = state_record(started.run, ended, started.flow_name)
            call.output.one(record, f"the run {started.id} of {started.what} succeeded")


def _tell_failed(call: Call, error: errors.JobError, flow_name: str | None) -> None:
    """Write the record of a run that has not succeeded; people read the error."""
    if error.run is not None and call.output.is_data:
        call.output.one(run_record(error.run, flow_name), "")


def interruption(
    call: Call,
    runs: Sequence[Started],
    interrupt: KeyboardInterrupt,
    *,
    cancel: bool,
    asked: m.Flow | None = None,
) -> InterruptionError:
    """Return the error of a command that is interrupted while runs are going on.

    Args:
        call: The call of the command.
        runs: The runs that have not ended, as far as is known.
        interrupt: The interruption.
        cancel: Whether they are cancelled first.
        asked: The flow whose run was requested without an answer, if there is one.
    """
    code = code_of_interrupt(interrupt)
    known = _interruption(call, runs, code, cancel=cancel) if runs else None
    if asked is None:
        return known or InterruptionError("interrupted", code)
    words = shlex.join(["tableau-flows", "runs", asked.id, *_connection(call)])
    doubt = f"interrupted; the run of {shown(asked)} may have started: {words} lists it"
    more = "" if known is None else f"; {str(known).removeprefix('interrupted; ')}"
    return InterruptionError(doubt + more, code)


def _interruption(
    call: Call, runs: Sequence[Started], code: int, *, cancel: bool
) -> InterruptionError:
    """Return the error of a command that is interrupted while runs are known to go on."""
    from tableau_flows import errors

    if not cancel:
        return InterruptionError(_continuing(call, runs), code)
    say("cancelling; Ctrl-C again leaves the rest going")
    cancelled: list[str] = []
    for number, started in enumerate(runs):
        try:
            if started.run.cancel() == "requested":
                cancelled.append(started.id)
        except KeyboardInterrupt:
            return InterruptionError(_continuing(call, runs[number:]), code)
        except errors.TableauError as error:
            say(f"the run {started.id} is not cancelled: {reason_of(error)}", is_error=True)
            return InterruptionError(_continuing(call, runs[number:]), code)
    if not cancelled:
        return InterruptionError("interrupted; the run had ended before it was cancelled", code)
    return InterruptionError(f"interrupted; cancelled: {', '.join(cancelled)}", CANCELLED)


def _continuing(call: Call, runs: Sequence[Started]) -> str:
    """Return the message that runs continue, with the command that waits for them again."""
    words = ["tableau-flows", "wait", *(started.id for started in runs), *_connection(call)]
    what = "the run continues" if len(runs) == 1 else f"{len(runs)} runs continue"
    return f"interrupted; {what} on the server. To wait again: {shlex.join(words)}"


def _connection(call: Call) -> list[str]:
    """Return the options with which another command uses the same server, site and user."""
    options = call.options
    given = {"--server": options.server, "--site": options.site, "--profile": options.profile}
    return [word for name, value in given.items() if value is not None for word in (name, value)]
