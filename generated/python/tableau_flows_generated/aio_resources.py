# Generated from spec/ by `make generate`. Do not edit.
"""The resources of an asynchronous client: one method for each operation that is not raw.

Hand-written methods offer what raw operations do; every operation is a function of `operations`.

Methods may raise these errors as well; they are not repeated at each:
    SessionExpiredError: 401002: The session token is invalid, has expired, or was ended by another
        sign-in.
    NotFoundError: 404000: No site has the id in the address.
    MethodNotAllowedError: 405000: The address does not support this HTTP method.
"""

from __future__ import annotations

from . import models as m
from . import operations
from .operation import AsyncCaller, AsyncPager, Identified


class AsyncFlowsApi:
    """Flows: list, read, publish, change, delete, download, run, tag."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.flows>"

    def list(
        self, *, filter: str | None = None, sort: str | None = None, page_size: int | None = None
    ) -> AsyncPager[m.Flow]:
        """List the flows of the site.

        Users who are not administrators get the flows they may read. Filters compare names
        exactly, upper and lower case included; ownerName means the name shown to people, not
        the login name. Tags cannot be filtered by. Without a sort the order is not defined.
        Lists are read from an index that lags a little behind, so a flow published a moment ago
        may be missing.

        Who may call it: Everyone; those who are not administrators see the flows on which they
        have the Read capability.

        Args:
            filter: Condition as field:operator:value; several joined by commas must all hold.
                Values may contain neither comma nor ampersand, and the operator in takes [a,b].
                Times are given as YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq, in),
                ownerName (eq), projectId (eq), projectName (eq, in), createdAt (eq, gt, gte, lt,
                lte; time), updatedAt (eq, gt, gte, lt, lte; time).
            sort: Order as field:asc or field:desc; several joined by commas, the first counting
                most. Fields: name, ownerName, projectId, projectName, createdAt, updatedAt.
            page_size: Number of items in one reply, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort is malformed.
            PageError: 400006: The page number is not a whole number of at least 1, or lies behind
                the last page. 400007: The page size is not a whole number of at least 1. 403014:
                The page size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that flows do not
                have.
            PermissionDeniedError: 403101: The user may not see the flows of the site.

        `GET /api/{apiVersion}/sites/{siteId}/flows`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_site
        """
        return self._caller.pages(
            operations.query_flows_for_site(filter=filter, sort=sort, page_size=page_size)
        )

    def list_for_user(
        self, user: str | Identified, *, owned_by: bool | None = None, page_size: int | None = None
    ) -> AsyncPager[m.Flow]:
        """List the flows a user owns or may read.

        Filters and sorts are not documented for this list. Lists are read from an index that
        lags a little behind, so a flow published a moment ago may be missing.

        Who may call it: Everyone; administrators see all flows of the user, others see those
        flows they own themselves or have the Read capability on.

        Args:
            user: Id of the user (not the login name). The object may be given instead.
            owned_by: True for the flows the user owns, false for those the user may read as well.
                False if left out.
            page_size: Number of items in one reply, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not a whole number of at least 1, or lies behind
                the last page. 400007: The page size is not a whole number of at least 1. 403014:
                The page size is over 1000.
            PermissionDeniedError: 403101: The user may not see the flows of that user.
            NotFoundError: 404002: No user has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/flows`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_user
        """
        return self._caller.pages(
            operations.query_flows_for_user(user, owned_by=owned_by, page_size=page_size)
        )

    async def get(self, flow: str | Identified) -> m.Flow:
        """Read one flow with its output steps.

        The reply tells about project, owner, tags and parameters as well. A flow published a
        moment ago may not be there yet.

        Who may call it: Administrators, and users who have the Read capability on the flow.

        Args:
            flow: Id of the flow. The object may be given instead.

        Returns:
            The flow. The reply also gives its `output_steps`.

        Raises:
            PermissionDeniedError: 403004: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
        """
        return await self._caller.call(operations.query_flow(flow))

    async def update(
        self,
        flow: str | Identified,
        *,
        project: str | Identified | None = None,
        owner: str | Identified | None = None,
    ) -> m.Flow:
        """Move a flow to another project or give it another owner.

        What is left out stays as it is. Name and description cannot be changed; publish the
        flow anew for that.

        Who may call it: A new owner: administrators only. Another project: administrators, and
        the owner of the flow or a leader or owner of its project, if they may write to the
        target project.

        If the answer is lost: Read the flow.

        Args:
            flow: Id of the flow. The object may be given instead.
            project: Id of the project to move the flow to. The object may be given instead.
            owner: Id of the user who is to own the flow. The object may be given instead.

        Returns:
            The flow.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
            PermissionDeniedError: 403030: The user may not write to the target project. 403098: A
                user who is not an administrator tried to change the owner.
            NotFoundError: 404002: No user has the id given for the owner. 404005: No project has
                the id that was given. 404027: No flow has the id in the path.
            NameTakenError: 409041: The target project has a flow of the same name; upper and lower
                case do not count.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow
        """
        return await self._caller.call(operations.update_flow(flow, project=project, owner=owner))

    async def delete(self, flow: str | Identified) -> None:
        """Delete a flow.

        Its connections, output steps, tasks and the history of its runs go with it.

        Who may call it: Administrators, and users who have the Read and Delete capabilities on
        the flow.

        If the answer is lost: Read the flow; it is gone if none is found.

        Args:
            flow: Id of the flow. The object may be given instead.

        Raises:
            PermissionDeniedError: 403004: The user may not delete the flow: the Read or the Delete
                capability is missing.
            NotFoundError: 404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
        """
        return await self._caller.call(operations.delete_flow(flow))

    async def delete_tag(self, flow: str | Identified, label: str) -> None:
        """Take a tag off a flow.

        Some older servers do not find a tag whose label holds a dot or a slash.

        Who may call it: Administrators, and users who have the Read capability on the flow.

        If the answer is lost: Read the tags of the flow.

        Args:
            flow: Id of the flow. The object may be given instead.
            label: Text of the tag, as the flow tells it.

        Raises:
            BadRequestError: 400077: The tag could not be deleted for a reason without a code of
                its own.
            PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is
                missing.
            NotFoundError: 404007: The flow has no tag with the label in the path. 404027: No flow
                has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags/{tagName}`

        Since version 3.3. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#delete_tag_from_data_source
        """
        return await self._caller.call(operations.delete_tag_from_flow(flow, label))


class AsyncConnectionsApi:
    """Connections of a flow to its data sources."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.connections>"

    async def list(self, flow: str | Identified) -> tuple[m.Connection, ...]:
        """List the connections of a flow.

        The list comes whole. Addresses and user names can be empty.

        Who may call it: Administrators, and users who have the Read capability on the flow.

        Args:
            flow: Id of the flow. The object may be given instead.

        Returns:
            All connections of the flow.

        Raises:
            PermissionDeniedError: 403092: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections`

        Since version 3.3. Scopes: tableau:flow_connections:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_connections
        """
        return await self._caller.call(operations.query_flow_connections(flow))

    async def update(
        self,
        flow: str | Identified,
        connection: str | Identified,
        *,
        server_address: str | None = None,
        server_port: int | None = None,
        user_name: str | None = None,
        password: str | None = None,
        embed_password: bool | None = None,
        authentication_type: str | None = None,
        query_tagging_enabled: bool | None = None,
    ) -> m.Connection:
        """Change address, port, user or password of a connection.

        What is left out stays as it is, but at least one value must be given. Works for
        connections that read and for those that write.

        Who may call it: Administrators, and users who have the Write capability on the flow and
        on its project.

        If the answer is lost: List the connections of the flow.

        Args:
            flow: Id of the flow. The object may be given instead.
            connection: Id of the connection, as told by the list of the flow's connections. The
                object may be given instead.
            server_address: New host of the data source.
            server_port: New port of the data source, 0 to 65535.
            user_name: New user name at the data source.
            password: New password at the data source.
            embed_password: Whether the server is to keep the password.
            authentication_type: How the server is to sign in to the data source; newer servers.
            query_tagging_enabled: Whether queries are to carry a mark that tells where they come
                from; newer servers.

        Returns:
            The connection. After an update it comes without kind and without the switch for the
            password.

        Raises:
            BadRequestError: 400000: The body is missing, is not well-formed XML, or changes
                nothing.
            PermissionDeniedError: 403098: The user may not change the connections of the flow.
                403103: The user may not write to the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections/{connectionId}`

        Since version 3.3. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
        """
        return await self._caller.call(
            operations.update_flow_connection(
                flow,
                connection,
                server_address=server_address,
                server_port=server_port,
                user_name=user_name,
                password=password,
                embed_password=embed_password,
                authentication_type=authentication_type,
                query_tagging_enabled=query_tagging_enabled,
            )
        )


class AsyncPermissionsApi:
    """Who may do what with a flow."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.permissions>"

    async def get(self, flow: str | Identified) -> m.Permissions:
        """Read who may do what with a flow.

        If the project of the flow locks the permissions of its content, the reply names that
        project as their parent.

        Who may call it: Administrators.

        Args:
            flow: Id of the flow. The object may be given instead.

        Returns:
            The permissions.

        Raises:
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

        Since version 3.3. Scopes: tableau:permissions:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
        """
        return await self._caller.call(operations.query_flow_permissions(flow))


class AsyncFlowTasksApi:
    """Flow tasks: plans to run flows by a schedule."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.flow_tasks>"

    async def list(
        self,
    ) -> tuple[m.Task, ...]:
        """List the flow tasks of the site.

        The list comes whole: it knows no pages, filters or sorts.

        Who may call it: Everyone; those who are not administrators see the tasks of flows they
        own.

        Returns:
            The tasks.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow`

        Since version 3.3. Scopes: tableau:flow_tasks:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_tasks
        """
        return await self._caller.call(operations.get_flow_run_tasks())

    async def get(self, task: str | Identified) -> m.Task:
        """Read one flow task.

        Tells the flow and the schedule of the task.

        Who may call it: Administrators, and the owner of the task.

        Args:
            task: Id of the flow task, as told by the list of flow tasks. The object may be given
                instead.

        Returns:
            The task.

        Raises:
            PermissionDeniedError: 403004: The user may not see the task.
            NotFoundError: 404026: No task has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}`

        Since version 3.3. Scopes: tableau:flow_tasks:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_task
        """
        return await self._caller.call(operations.get_flow_run_task(task))

    async def run(self, task: str | Identified) -> m.Job:
        """Run a flow task at once.

        Puts the task in the queue with the usual priority, ahead of its schedule; the reply
        tells the job that does the work. The call fails as a rule while the task is waiting or
        running. A suspended task is resumed. Needs Data Management and Prep Conductor on the
        site.

        Who may call it: Administrators, and the owner of the task.

        If the answer is lost: List the newest runs of the flow.

        Args:
            task: Id of the flow task, as told by the list of flow tasks. The object may be given
                instead.

        Returns:
            The job.

        Raises:
            BadRequestError: 400000: The body is missing or not well-formed XML. It must come even
                though it is empty. 400084: The task does not run a flow.
            PermissionDeniedError: 403004: The user may not run the task.
            AlreadyQueuedError: 403102: A run of the task is waiting or began moments ago.
            NotFoundError: 404026: No task has the id in the path.

        `POST /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}/runNow`

        Since version 3.3. Needs Prep Conductor (Data Management). Scopes:
        tableau:flow_tasks:run.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_task
        """
        return await self._caller.call(operations.run_flow_task(task))

    async def add(
        self,
        flow: str | Identified,
        schedule: str | Identified,
        *,
        flow_run_spec: m.FlowRunSpec | None = None,
    ) -> m.Task:
        """Make a task that runs a flow by a schedule.

        The schedule must be one for flows. All output steps run, those the flow gets later too.
        Tableau Cloud has no such schedules. Needs Data Management and Prep Conductor on the
        site.

        Who may call it: Administrators, the owner of the flow, and leaders of its project.

        If the answer is lost: List the flow tasks.

        Args:
            flow: Id of the flow. The object may be given instead.
            schedule: Id of a schedule for flows. The object may be given instead.
            flow_run_spec: Mode and values of parameters of the runs. The server ignores output
                steps given here. Since version 3.15.

        Returns:
            The task.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
            PermissionDeniedError: 403098: The user may not schedule the flow.
            NotFoundError: 404002: A user the request refers to does not exist. (Listed, though no
                id of a user is sent.) 404023: No schedule has the id in the path. 404027: No flow
                has the id in the body.

        `PUT /api/{apiVersion}/sites/{siteId}/schedules/{scheduleId}/flows`

        Since version 3.3. Needs Prep Conductor (Data Management). Not on Tableau Cloud. Which
        scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_task_to_schedule
        """
        return await self._caller.call(
            operations.add_flow_task_to_schedule(flow, schedule, flow_run_spec=flow_run_spec)
        )


class AsyncFlowRunsApi:
    """Flow runs: executions of flows."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.flow_runs>"

    def list(
        self, *, filter: str | None = None, sort: str | None = None, page_size: int | None = None
    ) -> AsyncPager[m.FlowRun]:
        """List the flow runs of the site.

        Replies have been seen without their total, so the last page shows by holding fewer runs
        than were asked for. Servers that do not know the field status ignore a filter by it
        without a word. With status, in takes final states alone. When sorting downwards, runs
        without a value come first.

        Who may call it: Everyone; those who are not administrators see runs of the flows they
        may run.

        Args:
            filter: Condition as field:operator:value; several joined by commas must all hold.
                Values may contain neither comma nor ampersand, and the operator in takes [a,b].
                Times are given as YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: flowId (eq,
                in), userId (eq, in), progress (eq, gt, gte, lt, lte; whole number), startedAt (eq,
                gt, gte, lt, lte; time), completedAt (eq, gt, gte, lt, lte; time), status (eq, in;
                in takes Success, Failed, Cancelled only; since version 3.30).
            sort: Order as field:asc or field:desc; several joined by commas, the first counting
                most. Fields: startedAt, completedAt, progress, status (since version 3.30).
            page_size: Number of items in one reply, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort is malformed.
            PageError: 400006: The page number is not a whole number of at least 1, or lies behind
                the last page. 400007: The page size is not a whole number of at least 1. 403014:
                The page size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that flow runs do
                not have.
            NotFoundError: 404027: The filter names a flow that does not exist.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs`

        Since version 3.10. Scopes: tableau:flow_runs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_runs
        """
        return self._caller.pages(
            operations.get_flow_runs(filter=filter, sort=sort, page_size=page_size)
        )

    async def get(self, flow_run: str | Identified) -> m.FlowRun:
        """Read one flow run.

        Tells how far the run has come and how it ended.

        Who may call it: Administrators, and users who may run the flow.

        Args:
            flow_run: Id of the flow run (not that of its job). The object may be given instead.

        Returns:
            The flow run.

        Raises:
            NotFoundError: 404036: No flow run has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.10. Scopes: tableau:flow_runs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
        """
        return await self._caller.call(operations.get_flow_run(flow_run))

    async def cancel(self, flow_run: str | Identified) -> None:
        """Cancel a flow run.

        The run is asked to stop, which takes a while; read the flow run afterwards. The body of
        the answer says nothing on success and is ignored, but an error can come in it with HTTP
        status 200, and success has been seen with HTTP status 204.

        Who may call it: Administrators, and the user who started the run or made its task, if
        they may run the flow.

        If the answer is lost: Read the flow run.

        Args:
            flow_run: Id of the flow run (not that of its job). The object may be given instead.

        Raises:
            AlreadyFinishedError: 403135: The run has ended already. The answer can have HTTP
                status 200.
            FeatureDisabledError: 403136: The site does not allow flow runs to be cancelled.
            PermissionDeniedError: 403137: The user neither started the run nor is an
                administrator.
            NotFoundError: 404036: No flow run has the id in the path.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.10. Scopes: tableau:flow_runs:update.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#cancel_flow_run
        """
        return await self._caller.call(operations.cancel_flow_run(flow_run))


class AsyncJobsApi:
    """Work the server does in the background."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.jobs>"

    async def get(self, job: str | Identified) -> m.Job:
        """Read one job.

        A job has ended once it tells when it was completed; the finish code says how. Finished
        jobs are forgotten soon, so a job that is not found may have ended well.

        Who may call it: Administrators, and the user who started the job.

        Args:
            job: Id of the job. The object may be given instead.

        Returns:
            The job.

        Raises:
            BadRequestError: 400031: The server cannot tell about the job; as a rule it has been
                forgotten.
            NotFoundError: 404018: No job has the id in the path, or it has been forgotten.

        `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

        Since version 2.6. Scopes: tableau:jobs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
        """
        return await self._caller.call(operations.query_job(job))
