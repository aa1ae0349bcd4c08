"""The outcomes of many runs: each of them, their sum, and the plan of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import check_number, invalid_argument, shown

from tableau_flows._bulk.reports import flow_text, raise_failed, report_to_html
from tableau_flows._common.arguments import check_seconds, name_of
from tableau_flows._common.failed_items import FailedItem
from tableau_flows._common.limits import MOST_CONCURRENT
from tableau_flows._plans.steps import Outcome, Plan
from tableau_flows._runs.inputs import OutputSteps, ParameterValues, read_inputs
from tableau_flows._runs.polling import FIRST_PAUSE_OF_RUNS
from tableau_flows._runs.runs import (
    OnConflict,
    Started,
    check_run_options,
    run_flow,
    wait_for_started,
)
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    JobCancelledError,
    JobError,
    JobFailedError,
    UnreadableReplyError,
)

FIRST_PAUSE_OF_MANY = 1.5
"""Seconds before the first look at each of many runs. With 0.05, a run of three seconds would cost
nine requests; with 1.5, a run of up to seven seconds costs at most four, its start included."""


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """How the run of a flow ended.

    Attributes:
        flow: The flow, as it was given.
        run: The flow run as last read; None if it was never read.
        job: The job of the run, as far as known.
        error: Why the run did not succeed, or could not be started or followed; None if it
            succeeded.
    """

    flow: str | Identified
    run: m.FlowRun | None = None
    job: m.Job | None = None
    error: Exception | None = None

    def __str__(self) -> str:
        return f"{_flow_text(self.flow)}: {self.error or 'succeeded'}"


def _flow_text(flow: str | Identified) -> str:
    return flow_text(name_of(flow), flow if isinstance(flow, str) else flow.id)


class _FailedRun(FailedItem[RunOutcome]):
    """A run that failed, whose outcome tells the error already."""

    def __str__(self) -> str:
        return str(self.item)


@dataclass(frozen=True, slots=True)
class RunReport:
    """The outcomes of many runs so far.

    Attributes:
        succeeded: The runs that succeeded.
        failed: The runs that failed, were cancelled, or could not be started or followed.
        unfinished: The flows whose run was in progress when the loop was left.
    """

    succeeded: tuple[RunOutcome, ...]
    failed: tuple[RunOutcome, ...]
    unfinished: tuple[str | Identified, ...]

    def __str__(self) -> str:
        kinds = {"failed": 0, "cancelled": 0, "with another error": 0}
        for outcome in self.failed:
            if isinstance(outcome.error, JobFailedError):
                kinds["failed"] += 1
            elif isinstance(outcome.error, JobCancelledError):
                kinds["cancelled"] += 1
            else:
                kinds["with another error"] += 1
        parts = [f"{len(self.succeeded)} succeeded"]
        parts += [f"{count} {kind}" for kind, count in kinds.items() if count]
        if self.unfinished:
            parts.append(f"{len(self.unfinished)} unfinished")
        total = len(self.succeeded) + len(self.failed) + len(self.unfinished)
        return f"{total} runs: {', '.join(parts)}"

    def _repr_html_(self) -> str:
        """Return the report as notebooks show it: a table of at most 20 runs, failures first."""
        return report_to_html(
            self,
            failed=self.failed,
            unfinished=map(_flow_text, self.unfinished),
            succeeded=self.succeeded,
        )

    def raise_failed(self) -> None:
        """Raise an error that names the first failures; do nothing if nothing failed.

        Raises:
            BulkError: A run failed, was cancelled, or could not be started or followed. The
                `__cause__` is the error of the first; the items of `failed` are the outcomes.
        """
        failed = ((one, one.error) for one in self.failed)
        raise_failed(self, tuple(_FailedRun(one, error) for one, error in failed if error))


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How each of many flows is run; the arguments of `flows.run_many`."""

    timeout: float | None
    output_steps: OutputSteps
    parameters: ParameterValues | None
    mode: m.FlowRunMode | m.FlowRunModeValue | None
    on_conflict: OnConflict

    def check(self, concurrency: int) -> None:
        """Check the options, before anything is sent.

        Raises:
            UsageError: One is invalid.
        """
        check_number(concurrency, "concurrency", least=1, most=MOST_CONCURRENT, required=True)
        check_seconds(self.timeout, "timeout", required=False)
        read_inputs(self.output_steps, self.parameters)
        check_run_options(self.mode, self.on_conflict)


class FirstLook:
    """The pause before the first look at a run, learned from the runs before.

    It is halved if the first look at a run comes after its end, and doubled if not.
    """

    def __init__(self) -> None:
        self.pause = FIRST_PAUSE_OF_MANY

    def learn(self, started: Started) -> None:
        """Learn from a run that has ended."""
        if started.known.looks == 1:
            self.pause = max(self.pause / 2, FIRST_PAUSE_OF_RUNS)
        else:
            self.pause = min(self.pause * 2, FIRST_PAUSE_OF_MANY)


def plan_of_run(
    session: Session, options: RunOptions, first_look: FirstLook
) -> Callable[[str | Identified], Plan[Started]]:
    """Return the function that makes the plan for a flow: to run it, and wait for the end."""

    def plan(flow: str | Identified) -> Plan[Started]:
        started = yield from run_flow(
            session,
            flow,
            output_steps=options.output_steps,
            parameters=options.parameters,
            mode=options.mode,
            on_conflict=options.on_conflict,
        )
        try:
            yield from wait_for_started(
                session, started, options.timeout, first_pause=first_look.pause
            )
        finally:
            if not started.attached:
                first_look.learn(started)
        return started

    return plan


def outcome_of(flow: str | Identified, outcome: Outcome[Started]) -> RunOutcome:
    """Return the outcome of a run from that of its plan."""
    error = outcome.error
    if error is None and outcome.value is not None:
        known = outcome.value.known
        return RunOutcome(flow, known.run, known.job)
    if isinstance(error, JobError | ApiError | ConnectionFailedError | UnreadableReplyError):
        return RunOutcome(flow, error.run, error.job, error)
    return RunOutcome(flow, error=error)


def check_flows(flows: object, kinds: tuple[type, ...]) -> None:
    """Check that an argument is an iterable of flows.

    Raises:
        UsageError: It is something else, a text included, which would be split into characters.
    """
    given = flows  # a second name, whose type the check below does not narrow
    if isinstance(flows, (str, bytes, Mapping)) or not isinstance(flows, kinds):
        raise invalid_argument(
            "flows", f"must be ids or objects, such as [flow], not {shown(given)}"
        )
