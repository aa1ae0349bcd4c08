"""`client.flow_tasks`: the operations of the API, and creating tasks without repeating them."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated.aio_resources import AsyncFlowTasksApi
from tableau_flows_generated.arguments import Identified, id_of

from tableau_flows._resources.engine import AsyncEngine
from tableau_flows._resources.tasks import create_task, ensure_task, tasks_of_schedule
from tableau_flows.schedules import Recurrence


class AsyncFlowTasks(AsyncFlowTasksApi):
    """Flow tasks: scheduled executions of flows."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._engine = engine

    async def create(
        self,
        flow: str | Identified,
        recurrence: Recurrence,
        *,
        flow_run_spec: m.FlowRunSpec | None = None,
    ) -> m.Task:
        """Create a flow task with a schedule of its own, on Tableau Cloud.

        Args:
            flow: The flow, as an id or as the object.
            recurrence: When the task runs: one of `tableau_flows.schedules`, such as
                `schedules.Weekly(start=time(6), days=["Monday"])`.
            flow_run_spec: Output steps, mode and parameter values of the runs. All output steps
                run if it is omitted.

        Returns:
            The task.

        Raises:
            UsageError: Tableau Cloud refuses the recurrence; nothing was sent.
            DeploymentError: The server is a Tableau Server, where `add` puts a flow on a schedule;
                nothing was sent.
            InvalidScheduleError: The server refuses the schedule.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not schedule the flow.

        `POST /api/{apiVersion}/sites/{siteId}/tasks/flows`

        Since version 3.22. Not available on Tableau Server. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_cloud_flow_task
        """
        return await self._caller.call(create_task(flow, recurrence, flow_run_spec))

    async def ensure(
        self,
        flow: str | Identified,
        schedule: str | Identified,
        *,
        flow_run_spec: m.FlowRunSpec | None = None,
    ) -> m.Task:
        """Put a flow on a schedule of Tableau Server, unless it is there already.

        Any number of calls makes one task, one after another or concurrently with one client: the
        tasks are listed first, and the flow is added only if it has no task on the schedule. An
        existing task is not changed, since tasks cannot be. Tasks cannot be deleted either, so if
        two processes add the flow at the same time, both tasks stay; then, as if there had been
        several before, the first in the list of the server is returned, and a `FlowTaskWarning`
        names them all.

        Users who are not administrators see the tasks of their own flows only. If the new task
        cannot be seen in the list, a `FlowTaskWarning` says so, since a repeated call would add
        another one.

        Args:
            flow: The flow, as an id or as the object.
            schedule: The schedule, as an id or as the object. It must be a schedule for flows.
            flow_run_spec: Mode and parameter values of the runs of a new task.

        Returns:
            The task of the flow on the schedule.

        Raises:
            DeploymentError: The server is Tableau Cloud, which has no such schedules; nothing was
                sent.
            NotFoundError: There is no such flow or schedule.
            PermissionDeniedError: The user may not schedule the flow.
            OutcomeUnknownError: The response to adding was lost, and the list has no task.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow`, and if there is no task
        `PUT …/schedules/{scheduleId}/flows` and the list again.

        Since version 3.3. Not available on Tableau Cloud. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_task_to_schedule
        """
        plan = ensure_task(self._engine.session, flow, schedule, flow_run_spec)
        return await self._engine.run(plan)

    async def list_for_schedule(self, schedule: str | Identified) -> tuple[m.Task, ...]:
        """List the flow tasks on a schedule of Tableau Server.

        There is no call for this, so all flow tasks of the site are read, in one request. Users who
        are not administrators see the tasks of their own flows only.

        Args:
            schedule: The schedule, as an id or as the object.

        Returns:
            The tasks; empty if there are none, or no such schedule.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_tasks
        """
        schedule_id = id_of(schedule, "schedule", "schedule")
        return tasks_of_schedule(await self.list(), schedule_id)
