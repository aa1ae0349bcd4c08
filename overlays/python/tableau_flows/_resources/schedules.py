"""`client.schedules`: the operations of the API, with recurrences that are checked."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated.aio_resources import AsyncSchedulesApi
from tableau_flows_generated.arguments import Identified

from tableau_flows._bulk.find.named import find_schedule
from tableau_flows._resources.engine import AsyncEngine
from tableau_flows._resources.tasks import create_schedule, update_schedule
from tableau_flows.schedules import Recurrence


class AsyncSchedules(AsyncSchedulesApi):
    """Schedules of Tableau Server: list, find, read, create, change, delete."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._engine = engine

    async def find(self, name: str) -> m.Schedule:
        """Find the only schedule with a name; all schedules of the server are read.

        Names are compared exactly: upper and lower case differ, and so does white space.

        Args:
            name: The name.

        Returns:
            The schedule as lists return it: without its detailed times.

        Raises:
            NameNotFoundError: There is no such schedule; `nearest` has similar names.
            AmbiguousNameError: Several schedules have this name.
            DeploymentError: The server is Tableau Cloud, which has no such schedules; nothing was
                sent.
            UsageError: The name is empty; nothing was sent.

        `GET /api/{apiVersion}/schedules`

        Since version 2.3. Not available on Tableau Cloud.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_schedules
        """
        return await self._engine.run(find_schedule(self._engine.session, name))

    async def create(
        self,
        name: str,
        recurrence: Recurrence,
        *,
        kind: m.ScheduleKind | m.ScheduleKindValue = m.ScheduleKind.FLOW,
        priority: int = 50,
        execution_order: m.ExecutionOrder | m.ExecutionOrderValue = m.ExecutionOrder.PARALLEL,
    ) -> m.Schedule:
        """Create a schedule on Tableau Server.

        Args:
            name: The name of the schedule, unique on the server.
            recurrence: When its tasks run: one of `tableau_flows.schedules`, such as
                `schedules.Daily(start=time(2, 30))`.
            kind: The kind of tasks that it runs, such as "Flow" or "Extract".
            priority: The priority of its tasks in the queue, 1 (highest) to 100.
            execution_order: "Parallel", or "Serial" to run its tasks one after another.

        Returns:
            The schedule.

        Raises:
            UsageError: An argument is invalid, or Tableau Server refuses the recurrence; nothing
                was sent.
            DeploymentError: The server is Tableau Cloud, where `flow_tasks.create` makes a task
                with a schedule of its own; nothing was sent.
            InvalidScheduleError: The server refuses the combination of times and intervals.
            NameTakenError: Another schedule has this name.
            PermissionDeniedError: The user is not a server administrator.

        `POST /api/{apiVersion}/schedules`

        Since version 2.3. Not available on Tableau Cloud.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_schedule
        """
        return await self._caller.call(
            create_schedule(
                name, recurrence, kind=kind, priority=priority, execution_order=execution_order
            )
        )

    async def update(
        self,
        schedule: str | Identified,
        *,
        name: str | None = None,
        recurrence: Recurrence | None = None,
        state: m.ScheduleState | m.ScheduleStateValue | None = None,
        priority: int | None = None,
        execution_order: m.ExecutionOrder | m.ExecutionOrderValue | None = None,
    ) -> m.Schedule:
        """Change, suspend or resume a schedule of Tableau Server; at least one value is needed.

        Args:
            schedule: The schedule, as an id or as the object.
            name: The new name.
            recurrence: When its tasks run: one of `tableau_flows.schedules`.
            state: "Suspended" to suspend the schedule, "Active" to resume it.
            priority: The priority of its tasks in the queue, 1 (highest) to 100.
            execution_order: "Parallel", or "Serial" to run its tasks one after another.

        Returns:
            The schedule as it is now.

        Raises:
            UsageError: An argument is invalid, or none is given, or Tableau Server refuses the
                recurrence; nothing was sent.
            DeploymentError: The server is Tableau Cloud; nothing was sent.
            InvalidScheduleError: The server refuses the combination of times and intervals.
            NameTakenError: Another schedule has this name.
            NotFoundError: There is no such schedule.
            PermissionDeniedError: The user is not a server administrator.

        `PUT /api/{apiVersion}/schedules/{scheduleId}`

        Since version 2.3. Not available on Tableau Cloud.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#update_schedule
        """
        return await self._caller.call(
            update_schedule(
                schedule,
                name=name,
                recurrence=recurrence,
                state=state,
                priority=priority,
                execution_order=execution_order,
            )
        )
