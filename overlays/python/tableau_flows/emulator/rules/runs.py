"""Plans flow runs and their jobs, queues them, and updates their state.

A run is planned when it is queued: when it will start and end, and with which outcome.
``update_runs`` sets the visible state (status, progress, times) for the current time; it is called
before every request.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tableau_flows_generated.models import FlowRunStatus

from tableau_flows.emulator.store.records import FlowRow, RunRow
from tableau_flows.emulator.store.store import Store

PENDING, IN_PROGRESS = FlowRunStatus.PENDING.value, FlowRunStatus.IN_PROGRESS.value
SUCCESS, FAILED = FlowRunStatus.SUCCESS.value, FlowRunStatus.FAILED.value
CANCELLED = FlowRunStatus.CANCELLED.value
UNFINISHED = (PENDING, IN_PROGRESS)

# Markers in the name or description of a flow, which plan all of its runs.
MARKER = re.compile(r"\[(?P<kind>fail|hang|seconds)(?::(?P<text>[^\]]{0,2000}))?\]", re.IGNORECASE)
# Maximum characters of a text that are searched for markers.
MARKED_CHARACTERS = 20_000
# Up to about thirty years, so that a response can contain the end of the run.
SECONDS = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)
DEFAULT_REASON = "The flow failed because the emulator was told to fail it."


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a run.

    Attributes:
        outcome: Status that it ends with.
        reason: Why it failed, in words; "" if it does not fail.
        seconds: Seconds from its start to its end; None uses the option of the server.
        hangs: Whether it never ends unless it is cancelled or finished.
        flow_id: Flow whose run it is a plan of; None for any.
        flow_name: Name of that flow.
    """

    outcome: str = SUCCESS
    reason: str = ""
    seconds: float | None = None
    hangs: bool = False
    flow_id: str | None = None
    flow_name: str = ""

    def __str__(self) -> str:
        run = "the next run" if self.flow_id is None else f"the next run of {self.flow_name!r}"
        if self.hangs:
            return f"{run} hangs"
        if self.outcome == FAILED:
            return f"{run} fails: {self.reason}"
        return f"{run} takes {self.seconds:g} seconds" if self.seconds else run


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A value for a flow parameter."""

    id: str
    name: str
    value: str


@dataclass(slots=True)
class Planner:
    """Plans runs: as a test requested, or else by the markers of the flow, or else as a success."""

    queue_seconds: float
    run_seconds: float
    next_plans: deque[Plan]

    def plan(self, flow: FlowRow) -> Plan:
        """Return the plan for a new run of the flow; a requested plan is used once."""
        for plan in tuple(self.next_plans):
            if plan.flow_id in {None, flow.id}:
                self.next_plans.remove(plan)
                return plan
        return plan_from_markers(f"{flow.name}\n{flow.description}")


def plan_from_markers(text: str) -> Plan:
    """Make a plan from the markers in a text."""
    plan = Plan()
    for marker in MARKER.finditer(text, 0, MARKED_CHARACTERS):
        kind, words = marker["kind"].lower(), (marker["text"] or "").strip()
        if kind == "fail":
            plan = replace(plan, outcome=FAILED, reason=words or DEFAULT_REASON)
        elif kind == "hang":
            plan = replace(plan, hangs=True)
        elif SECONDS.fullmatch(words):
            plan = replace(plan, seconds=float(words))
    return plan


def begin_run(
    store: Store,
    planner: Planner,
    flow: FlowRow,
    *,
    user_id: str,
    now: float,
    task_id: str | None = None,
    parameters: Iterable[ParameterValue] = (),
    after: float | None = None,
) -> RunRow:
    """Queue a run of a flow.

    Args:
        store: Store of the server.
        planner: Planner of the server's runs.
        flow: Flow to run.
        user_id: User who starts the run.
        now: Current time of the server.
        task_id: Task that the run belongs to; None if there is none.
        parameters: Parameter values that override those of the flow.
        after: Time before which the run does not start, such as the end of another run.
    """
    plan = planner.plan(flow)
    starts_at = max(now + planner.queue_seconds, after or 0.0)
    seconds = planner.run_seconds if plan.seconds is None else plan.seconds
    run_id = store.ids.new("run", flow.id)
    store.insert(
        "runs",
        id=run_id,
        job_id=store.ids.new("job", flow.id),
        site_id=flow.site_id,
        flow_id=flow.id,
        user_id=user_id,
        task_id=task_id,
        status=PENDING,
        progress=0,
        created_at=int(now),
        updated_at=int(now),
        starts_at=starts_at,
        ends_at=None if plan.hangs else starts_at + seconds,
        outcome=plan.outcome,
        reason=plan.reason,
    )
    store.insert_many(
        "run_parameters",
        ("run_id", "parameter_id", "name", "value"),
        ((run_id, parameter.id, parameter.name, parameter.value) for parameter in parameters),
    )
    return run_by_id(store, run_id)


def run_by_id(store: Store, run_id: str) -> RunRow:
    """Return a run that is known to exist."""
    run = store.find(RunRow, "WHERE id = ?", run_id)
    if run is None:
        raise LookupError(f"the store has no run with the id {run_id!r}")
    return run


def cancel_run(store: Store, run_id: str, ends_at: float) -> None:
    """Plan that a run stops at a certain time, as cancelled."""
    store.execute(
        "UPDATE runs SET ends_at = ?, outcome = ?, reason = '' WHERE id = ?",
        ends_at,
        CANCELLED,
        run_id,
    )


def update_runs(store: Store, now: float) -> None:
    """Update the state of all runs and of their tasks to the current time."""
    if not store.exists("SELECT 1 FROM runs WHERE status IN ('Pending', 'InProgress')"):
        return
    with store.transaction():
        store.execute(
            "UPDATE runs SET status = 'InProgress', started_at = CAST(starts_at AS INTEGER),"
            " updated_at = CAST(starts_at AS INTEGER) WHERE status = 'Pending' AND starts_at <= ?"
            # A run that was cancelled before its start does not start.
            " AND (ends_at IS NULL OR ends_at >= starts_at)",
            now,
        )
        for outcome, failures in ((FAILED, "failures + 1"), (SUCCESS, "0")):
            store.execute(
                f"UPDATE tasks SET failures = {failures} WHERE id IN (SELECT task_id FROM runs"
                " WHERE status IN ('Pending', 'InProgress') AND ends_at <= ? AND outcome = ?)",
                now,
                outcome,
            )
        store.execute(
            "UPDATE runs SET status = outcome, completed_at = CAST(ends_at AS INTEGER),"
            " updated_at = CAST(ends_at AS INTEGER),"
            " progress = CASE outcome WHEN 'Cancelled' THEN progress ELSE 100 END"
            " WHERE status IN ('Pending', 'InProgress') AND ends_at <= ?",
            now,
        )
        store.execute(
            "UPDATE runs SET progress ="
            " CASE WHEN ends_at > starts_at"
            " THEN min(99, CAST(100 * (? - starts_at) / (ends_at - starts_at) AS INTEGER))"
            " ELSE 0 END WHERE status = 'InProgress'",
            now,
        )
