"""`client.flow_runs`: the operations of the API, and finding a run again."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.aio_resources import AsyncFlowRunsApi
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_number

from tableau_flows._resources.engine import AsyncEngine
from tableau_flows._runs.finding import (
    MOST_LATEST,
    NEWEST_FIRST,
    check_filtered_id,
    failed_runs_of,
    latest_runs,
)
from tableau_flows._runs.handle import AsyncFlowRunHandle
from tableau_flows._runs.opening import open_run
from tableau_flows._runs.runs import Started


class AsyncFlowRuns(AsyncFlowRunsApi):
    """List, read and cancel flow runs, and find them again."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._engine = engine

    async def open(
        self, *, run_id: str | None = None, job_id: str | None = None
    ) -> AsyncFlowRunHandle:
        """Find a run by an id, such as one that another process has started.

        Args:
            run_id: The id of the flow run (since version 3.10).
            job_id: The id of its job; servers delete jobs some time after their end.

        Returns:
            A handle to wait for the run, read its state or cancel it; its state was read once.

        Raises:
            UsageError: Not exactly one id was given; nothing was sent.
            NotFoundError: There is no such run or job, or the job has been deleted.
            PermissionDeniedError: The user may not read it.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`, or
        `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
        """
        session = self._engine.session
        known = await self._engine.run(open_run(session, run_id, job_id))
        return AsyncFlowRunHandle(self._engine, session, Started(known, opened=True))

    async def latest(self, flow: str | Identified, *, count: int = 10) -> tuple[m.FlowRun, ...]:
        """List the latest runs of a flow.

        Args:
            flow: The flow, as an id or as the object.
            count: Maximum number of runs, 1 to 1000.

        Returns:
            The runs: those that have not started first, then the one that started last, and so on.

        Raises:
            UsageError: `count` is invalid, or `flow` is no id; nothing was sent.
            NotFoundError: There is no such flow.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs`

        Since version 3.10.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_runs
        """
        flow_id = check_filtered_id(id_of(flow, "flow", "flow"), "flow")
        check_number(count, "count", least=1, most=MOST_LATEST, unit="runs", required=True)
        return await self._engine.run(latest_runs(self._engine.session, flow_id, count))

    async def last_failure(self, flow: str | Identified) -> m.FlowRun | None:
        """Find the failed run of a flow that started last.

        Servers before version 3.30 do not filter by status. There, runs are read from the latest
        one on, a page at a time, until one has failed.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            The run, with its `failure_reason` since version 3.30; None if none has failed.

        Raises:
            UsageError: `flow` is no id; nothing was sent.
            NotFoundError: There is no such flow.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs`

        Since version 3.10.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_runs
        """
        flow_id = check_filtered_id(id_of(flow, "flow", "flow"), "flow")
        operation = operations.get_flow_runs(where=failed_runs_of(flow_id), sort=NEWEST_FIRST)
        async for run in self._engine.pages(operation):
            return run
        return None
