# Made from tableau_flows/_runs/handle.py by make generate. Do not edit.
"""Handles of flow runs: waiting for a run, reading its state, cancelling it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from tableau_flows_generated import models as m

from tableau_flows._common.arguments import check_function, check_seconds
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.opening import CancelOutcome, cancel_run, read_state
from tableau_flows._runs.run_state import RunState
from tableau_flows._runs.runs import Started, wait_for_started
from tableau_flows._runs.watching import watched
from tableau_flows._session.session import Session

T = TypeVar("T")


@runtime_checkable
class Runner(Protocol):
    """Performs plans, with threads."""

    def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        ...


class FlowRunHandle(RunState):
    """A flow run that was started, or that `flow_runs.open` has found."""

    def __init__(self, engine: Runner, session: Session, started: Started) -> None:
        super().__init__(session, started)
        self._engine = engine

    def wait(
        self,
        *,
        timeout: float | None = 3600.0,
        on_progress: Callable[[m.FlowRun | m.Job], object] | None = None,
        progress: bool | None = None,
    ) -> m.FlowRun | m.Job:
        """Wait until the run has ended.

        The first look comes after 0.05 seconds, or at once unless the run has just been started;
        each pause is longer than the one before by half, up to 15 seconds. Responses of 429 and
        5xx, failed connections and an expired session do not end the wait before its timeout. Where
        the flow run cannot be read, its job is read instead, and the other way round. Every error
        that ends the wait has the attributes `job` and `run`, as far as they are known.

        Args:
            timeout: Maximum time to wait, in seconds; None for no limit. The last request may take
                up to a second longer.
            on_progress: Called with the run at each look, or with the job where the run cannot be
                read; both have a `progress` in percent. An exception that it raises ends the wait.
            progress: Whether a live bar is shown: in a notebook below the cell, in a terminal on
                stderr if the package rich is installed, elsewhere never. If omitted, there is one
                unless `on_progress` is given, the output is captured, log lines about runs (INFO)
                or a display of rich are written to the terminal, the environment variable
                `TABLEAU_PROGRESS` is "0", or variables such as `CI` tell that nobody looks on.

        Returns:
            The flow run, which ended successfully; the job before version 3.10, and where the flow
            run cannot be read. Both have `started_at`, `completed_at` and `progress`; for what only
            one of them has, such as `status`, use `isinstance(ended, models.FlowRun)`, or `run` and
            `job` of this handle, which then have the latest states.

        Raises:
            UsageError: An argument is invalid; nothing was sent.
            FlowRunFailedError: It failed, or ended with an unknown status; `reason` is that of the
                run (since version 3.30) or that in the notes of the job, or begins with "not
                available".
            FlowRunCancelledError: It was cancelled.
            JobGoneError: The server has neither the run nor the job any more.
            WaitTimeoutError: The timeout expired; the run goes on, and can be waited for again.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
        """
        check_seconds(timeout, "timeout", required=False)
        check_function(on_progress, "on_progress")
        with watched(self._known.title, progress, on_progress) as look:
            plan = wait_for_started(self._session, self._started, timeout, on_progress=look)
            return self._engine.run(plan)

    def refresh(self) -> m.FlowRun | m.Job:
        """Read the state of the run once.

        Returns:
            The flow run, as `run` from now on; its job before version 3.10, and where there is no
            flow run to read.

        Raises:
            NotFoundError: The server does not have it any more.
            PermissionDeniedError: The user may not read it.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
        """
        return self._engine.run(read_state(self._session, self._known))

    def cancel(self) -> CancelOutcome:
        """Ask the server to cancel the run.

        A run without a known id is cancelled by its job, which only administrators may do: before
        version 3.10, and if the server does not list the flow run of the job.

        Returns:
            "requested": the run will stop, which takes a while; `wait` then raises
            `FlowRunCancelledError`. "already finished": it had ended before.

        Raises:
            FeatureDisabledError: The site does not allow runs to be cancelled.
            PermissionDeniedError: The user may not cancel this one.
            NotFoundError: The server does not have it any more.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`, or
        `PUT /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#cancel_flow_run
        """
        return self._engine.run(cancel_run(self._session, self._known))
