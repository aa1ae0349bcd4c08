"""Controls that add runs of the past, end runs, and plan the next runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tableau_flows_generated.models import FlowRunStatus

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.options import LONGEST_TIME
from tableau_flows.emulator.rules.runs import (
    DEFAULT_REASON,
    FAILED,
    PENDING,
    SUCCESS,
    UNFINISHED,
    Plan,
    update_runs,
)
from tableau_flows.emulator.store.lookups import find_user
from tableau_flows.emulator.store.records import FlowRow


class RunControls(ControlsBase):
    """Controls for runs and their jobs."""

    def add_run(
        self,
        flow: str,
        *,
        status: str = SUCCESS,
        started_at: datetime | None = None,
        seconds: float | None = None,
        reason: str = "",
        user: str = "admin",
    ) -> str:
        """Add a run with its job, as if the flow had been run before.

        Args:
            flow: Id of the flow.
            status: ``Success``, ``Failed`` or ``Cancelled`` for a run that has ended; ``Pending``
                or ``InProgress`` for one that does not end unless it is cancelled or finished.
            started_at: When it started, with a time zone; if left out, such that it has just
                ended, or, if it is in progress, now.
            seconds: Seconds from its start to its end; the option ``run_seconds`` if left out.
            reason: Why it failed; only for ``Failed``.
            user: Login name of the user who started it.

        Returns:
            The id of the run; its ``backgroundJobId`` is the id of the job.

        Raises:
            ValueError: There is no such status, the run would start or end in the future, or the
                arguments contradict each other.
            LookupError: There is no such flow or user.
        """
        state = self._state
        status = checks.one_of("the status of a run", status, FlowRunStatus)
        reason = checks.text("a reason", reason)
        if reason and status != FAILED:
            raise ValueError(f"only a run that failed has a reason, not one that is {status}")
        if seconds is not None and status in UNFINISHED:
            raise ValueError(f"a run that is {status} has not ended, so it takes no seconds yet")
        if started_at is not None and status == PENDING:
            raise ValueError("a run that is Pending has not started")
        length = state.options.run_seconds if seconds is None else seconds
        length = checks.seconds("the duration of a run", length, LONGEST_TIME)
        now = state.clock.now()
        ends = None if status in UNFINISHED else now
        starts = now if ends is None else now - length
        if started_at is not None:
            starts = checks.moment("the start of a run", started_at)
            ends = None if ends is None else starts + length
        if max(starts, ends or 0.0) > now:
            raise ValueError("a run of the past cannot start or end in the future")
        row = self._planned(flow)
        run_id = state.store.ids.new("run", row.id)
        has_started = status != PENDING
        with state.store.transaction():
            state.store.insert(
                "runs",
                id=run_id,
                job_id=state.store.ids.new("job", row.id),
                site_id=row.site_id,
                flow_id=row.id,
                user_id=find_user(state.store, user).id,
                status=status,
                progress=100 if status in {SUCCESS, FAILED} else 0,
                created_at=int(starts),
                updated_at=int(starts if ends is None else ends),
                started_at=int(starts) if has_started else None,
                completed_at=None if ends is None else int(ends),
                starts_at=starts if has_started else now + LONGEST_TIME,
                ends_at=ends,
                outcome=SUCCESS if status in UNFINISHED else status,
                reason=(reason or DEFAULT_REASON) if status == FAILED else "",
            )
        return run_id

    def fail_next_run(self, reason: str = DEFAULT_REASON, *, flow: str | None = None) -> None:
        """Let the next run that is queued fail.

        Args:
            reason: Reason, which the notes of the job and the failure reason of the run contain.
            flow: Id of the flow whose next run fails; the next run of any flow if left out.

        Raises:
            LookupError: There is no such flow.
        """
        reason = checks.text("a reason", reason)
        self._plan(Plan(outcome=FAILED, reason=reason), flow)

    def hang_next_run(self, *, flow: str | None = None) -> None:
        """Let the next run that is queued never end, unless it is cancelled or finished.

        Args:
            flow: Id of the flow whose next run hangs; the next run of any flow if left out.

        Raises:
            LookupError: There is no such flow.
        """
        self._plan(Plan(hangs=True), flow)

    def set_next_run(self, seconds: float, *, flow: str | None = None) -> None:
        """Set the duration of the next run that is queued.

        Args:
            seconds: Seconds from its start to its end.
            flow: Id of the flow whose next run takes so long; the next run of any flow if left out.

        Raises:
            LookupError: There is no such flow.
        """
        seconds = checks.seconds("the duration of a run", seconds, LONGEST_TIME)
        self._plan(Plan(seconds=seconds), flow)

    def finish_runs(self) -> None:
        """End all runs that are waiting or running, with their planned outcomes."""
        store, now = self._state.store, self._state.clock.now()
        with store.transaction():
            store.execute(
                "UPDATE runs SET starts_at = min(starts_at, ?), ends_at = ?"
                " WHERE status IN ('Pending', 'InProgress')",
                now,
                now,
            )
            update_runs(store, now)

    def forget_jobs(self) -> None:
        """Delete all jobs, as real servers do after some time; the runs stay."""
        self._state.store.execute("UPDATE runs SET job_purged = 1")

    def _plan(self, plan: Plan, flow: str | None) -> None:
        if flow is not None:
            row = self._planned(flow)
            plan = replace(plan, flow_id=row.id, flow_name=row.name)
        self._state.planner.next_plans.append(plan)

    def _planned(self, flow: str) -> FlowRow:
        flow = checks.text("the id of a flow", flow)
        row = self._state.store.find(FlowRow, "WHERE id = ?", flow)
        if row is None:
            raise LookupError(f"no flow has the id {flow!r}")
        return row
