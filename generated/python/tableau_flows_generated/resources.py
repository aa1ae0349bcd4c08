# Generated from spec/ by `make generate`. Do not edit.
"""The resources of a client: a method for each operation that is not raw.

Raw operations are covered by hand-written methods. `operations` has a function for every operation.

Every method may also raise these errors, which its docstring does not repeat:
    SessionExpiredError: 401002: The session token is invalid, has expired, or was ended by another
        sign-in.
    NotFoundError: 404000: No site has the id in the address.
    MethodNotAllowedError: 405000: The address does not support this HTTP method.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import models as m
from . import operations
from .arguments import Identified
from .callers import Caller, Pager
from .conditions import Condition, Order


class FlowsApi:
    """List, find, read, publish, sync, update, delete, download, run and tag flows."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.flows>"

    def list(
        self,
        *,
        filter: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.Flow]] = (),
        order_by: Sequence[Order[m.Flow]] = (),
    ) -> Pager[m.Flow]:
        """List the flows of the site.

        Users who are not administrators get the flows they may read. Filters compare names
        exactly, including case; ownerName is the display name, not the login name. Filtering by
        tags is not supported. Without a sort, the order is undefined. The server reads lists
        from an index that is updated with a short delay, so a flow published a moment ago may
        be missing.

        Permissions: Every user. Users who are not administrators see the flows on which they
        have the Read capability.

        Args:
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]. Times have the form
                YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq, in), ownerName (eq),
                projectId (eq), projectName (eq, in), createdAt (eq, gt, gte, lt, lte; time),
                updatedAt (eq, gt, gte, lt, lte; time).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: name, ownerName, projectId, projectName,
                createdAt, updatedAt.
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.flow`; what a filter of the
                server cannot say is filtered in the client. Cannot be combined with `filter`.
            order_by: Sort order made by `fields.flow`, in decreasing order of priority. Cannot be
                combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.
            PermissionDeniedError: 403101: The user may not see the flows of the site.

        `GET /api/{apiVersion}/sites/{siteId}/flows`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_site
        """
        return self._caller.pages(
            operations.query_flows_for_site(
                filter=filter, sort=sort, page_size=page_size, where=where, order_by=order_by
            )
        )

    def list_for_user(
        self, user: str | Identified, *, owned_by: bool | None = None, page_size: int | None = None
    ) -> Pager[m.Flow]:
        """List the flows that a user owns or may read.

        Filtering and sorting are not documented for this list. The server reads lists from an
        index that is updated with a short delay, so a flow published a moment ago may be
        missing.

        Permissions: Every user. Administrators see all flows of the user; others see the flows
        that they own or on which they have the Read capability.

        Args:
            user: The user, as an id or as the object. The login name is not accepted.
            owned_by: True to list only the flows that the user owns, false to include the flows
                that the user may read. False if omitted.
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            PermissionDeniedError: 403101: The user may not see the flows of that user.
            NotFoundError: 404002: No user has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/flows`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_user
        """
        return self._caller.pages(
            operations.query_flows_for_user(user, owned_by=owned_by, page_size=page_size)
        )

    def get(self, flow: str | Identified) -> m.Flow:
        """Read one flow with its output steps.

        The reply includes the project, owner, tags and parameters. A flow published a moment
        ago may not be available yet.

        Permissions: Administrators, and users who have the Read capability on the flow.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            The flow. The reply also provides `output_steps`.

        Raises:
            PermissionDeniedError: 403004: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
        """
        return self._caller.call(operations.query_flow(flow))

    def delete(self, flow: str | Identified) -> None:
        """Delete a flow.

        Deletes the connections, output steps, tasks and run history of the flow as well.

        Permissions: Administrators, and users who have the Read and Delete capabilities on the
        flow.

        If the response is lost: Read the flow; it was deleted if it is not found.

        Args:
            flow: The flow, as an id or as the object.

        Raises:
            PermissionDeniedError: 403004: The user may not delete the flow: the Read or the Delete
                capability is missing.
            NotFoundError: 404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
        """
        return self._caller.call(operations.delete_flow(flow))

    def delete_tag(self, flow: str | Identified, label: str) -> None:
        """Take a tag off a flow.

        Some older servers do not find a tag whose label holds a dot or a slash.

        Permissions: Administrators, and users who have the Read capability on the flow.

        If the response is lost: Read the tags of the flow.

        Args:
            flow: The flow, as an id or as the object.
            label: Text of the tag, as the flow tells it.

        Raises:
            BadRequestError: 400077: The tag could not be deleted for a reason without a code of
                its own.
            PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is
                missing.
            NotFoundError: 404007: The flow has no tag with the label in the path. 404027: No flow
                has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags/{tagName}`

        Since version 3.3. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#delete_tag_from_data_source
        """
        return self._caller.call(operations.delete_tag_from_flow(flow, label))


class ConnectionsApi:
    """List and update the connections of a flow to its data sources, or of many flows."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.connections>"

    def list(self, flow: str | Identified) -> tuple[m.Connection, ...]:
        """List the connections of a flow.

        Returns the whole list in one reply. Server addresses and user names can be empty.

        Permissions: Administrators, and users who have the Read capability on the flow.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            All connections of the flow.

        Raises:
            PermissionDeniedError: 403092: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections`

        Since version 3.3. Scopes: tableau:flow_connections:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_connections
        """
        return self._caller.call(operations.query_flow_connections(flow))

    def update(
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
        """Update the server address, port, user name or password of a connection.

        Omitted values are unchanged; at least one value must be given. Both input and output
        connections can be updated.

        Permissions: Administrators, and users who have the Write capability on the flow and on
        its project.

        If the response is lost: List the connections of the flow.

        Args:
            flow: The flow, as an id or as the object.
            connection: The connection, as an id or as the object. The list of the flow's
                connections contains it.
            server_address: New host of the data source.
            server_port: New port of the data source, 0 to 65535.
            user_name: New user name for the data source.
            password: New password for the data source.
            embed_password: Whether the server stores the password.
            authentication_type: New authentication method for the data source. Supported by newer
                servers.
            query_tagging_enabled: Whether queries are tagged with their origin. Supported by newer
                servers.

        Returns:
            The connection. After an update, type and embedPassword are missing.

        Raises:
            UsageError: No value to change is given; nothing was sent.
            BadRequestError: 400000: The body is missing, is not well-formed XML, or contains no
                changes.
            PermissionDeniedError: 403098: The user may not change the connections of the flow.
                403103: The user may not write to the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections/{connectionId}`

        Since version 3.3. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
        """
        return self._caller.call(
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


class PermissionsApi:
    """Read and change the permissions on a flow."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.permissions>"

    def get(self, flow: str | Identified) -> m.Permissions:
        """Read the permissions on a flow.

        If permissions are locked to the project of the flow, the reply names that project as
        the parent.

        Permissions: Administrators.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            The permissions.

        Raises:
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

        Since version 3.3. Scopes: tableau:permissions:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
        """
        return self._caller.call(operations.query_flow_permissions(flow))


class ProjectsApi:
    """List, find, create, update and delete projects, and their permissions."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.projects>"

    def list(
        self,
        *,
        filter: str | None = None,
        sort: str | None = None,
        fields: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.Project]] = (),
        order_by: Sequence[Order[m.Project]] = (),
    ) -> Pager[m.Project]:
        """List the projects of the site.

        Users who are not administrators get the projects they may see. A nested project names
        its parent; there is no call that reads one project, and no filter by its path or its
        id. Without a sort, the order is undefined.

        Permissions: Every user. Users who are not administrators see the projects that they may
        view.

        Args:
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]. Times have the form
                YYYY-MM-DDTHH:MM:SSZ; topLevelProject is true or false. Names are compared without
                regard to case. Fields and their operators: name (eq, in), ownerName (eq, in),
                ownerDomain (eq, in), ownerEmail (eq, in), parentProjectId (eq, in),
                topLevelProject (eq; true or false), createdAt (eq, gt, gte, lt, lte; time),
                updatedAt (eq, gt, gte, lt, lte; time).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: name, ownerName, ownerDomain, ownerEmail,
                parentProjectId, createdAt, updatedAt.
            fields: Names of the fields to send, separated by commas: id, name, description,
                createdAt, updatedAt, contentPermissions, parentProjectId, topLevelProject,
                writeable; contentsCounts.projectCount, contentsCounts.viewCount,
                contentsCounts.datasourceCount, contentsCounts.workbookCount; owner.id, owner.name,
                owner.fullName, owner.siteRole, owner.lastLogin, owner.email. _default_ stands for
                those that are sent without this parameter, _all_ for all of them. Name id too:
                servers may leave it out otherwise, and without it a row cannot be read. Since
                version 2.5.
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.project`; what a filter of the
                server cannot say is filtered in the client. Cannot be combined with `filter`.
            order_by: Sort order made by `fields.project`, in decreasing order of priority. Cannot
                be combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.

        `GET /api/{apiVersion}/sites/{siteId}/projects`

        Since version 1.0. Scopes: tableau:content:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#query_projects
        """
        return self._caller.pages(
            operations.query_projects(
                filter=filter,
                sort=sort,
                fields=fields,
                page_size=page_size,
                where=where,
                order_by=order_by,
            )
        )

    def delete(self, project: str | Identified) -> None:
        """Delete a project with everything in it.

        Deletes the nested projects and the flows and other content in them as well. This cannot
        be undone.

        Permissions: Administrators, and leaders and owners of the project.

        If the response is lost: List the projects; it was deleted if it is not among them.

        Args:
            project: The project, as an id or as the object. The name is not accepted.

        Raises:
            PermissionDeniedError: 403003: The project is the default project, which cannot be
                deleted. 403004: The user may not delete the project. (The code is that of other
                methods; assumed.)
            NotFoundError: 404005: No project has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}`

        Since version 1.0. Scopes: tableau:projects:delete.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#delete_project
        """
        return self._caller.call(operations.delete_project(project))

    def get_permissions(self, project: str | Identified) -> m.ProjectPermissions:
        """Read the permissions on a project itself.

        They say who may see the project, publish to it and lead it. What may be done with its
        flows is said by the permissions of the flows and, for new flows, by the default
        permissions of the project.

        Permissions: Administrators, and leaders and owners of the project.

        Args:
            project: The project, as an id or as the object. The name is not accepted.

        Returns:
            The permissions.

        Raises:
            PermissionDeniedError: 403004: The user may not read the permissions of the project.
                (Not documented; assumed.)
            NotFoundError: 404005: No project has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions`

        Since version 2.0. Scopes: tableau:permissions:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_project_permissions
        """
        return self._caller.call(operations.query_project_permissions(project))

    def get_default_permissions(self, project: str | Identified) -> m.ProjectPermissions:
        """Read the permissions that new flows of a project start with.

        While the permissions are locked to the project, they apply to all its flows. If they
        are locked to an enclosing project, the reply has the default permissions of that
        project and names it as the parent.

        Permissions: Administrators, and leaders and owners of the project.

        Args:
            project: The project, as an id or as the object. The name is not accepted.

        Returns:
            The permissions.

        Raises:
            PermissionDeniedError: 403035: The user may not read the default permissions of the
                project.
            NotFoundError: 404005: No project has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows`

        Since version 3.4. Scopes: tableau:permissions:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_default_permissions
        """
        return self._caller.call(operations.query_default_flow_permissions(project))


class FlowTasksApi:
    """Flow tasks: scheduled executions of flows."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.flow_tasks>"

    def list(
        self,
    ) -> tuple[m.Task, ...]:
        """List the flow tasks of the site.

        Returns the whole list in one reply, without paging, filtering or sorting.

        Permissions: Every user. Users who are not administrators see the tasks of the flows
        they own.

        Returns:
            The tasks.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow`

        Since version 3.3. Scopes: tableau:flow_tasks:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_tasks
        """
        return self._caller.call(operations.get_flow_run_tasks())

    def get(self, task: str | Identified) -> m.Task:
        """Read one flow task.

        The reply includes the flow and the schedule of the task.

        Permissions: Administrators, and the owner of the task.

        Args:
            task: The flow task, as an id or as the object. The list of flow tasks contains it.

        Returns:
            The task.

        Raises:
            PermissionDeniedError: 403004: The user may not see the task.
            NotFoundError: 404026: No task has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}`

        Since version 3.3. Scopes: tableau:flow_tasks:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_task
        """
        return self._caller.call(operations.get_flow_run_task(task))

    def run(self, task: str | Identified) -> m.Job:
        """Run a flow task now.

        Queues the task with its usual priority, independently of its schedule. The reply
        describes the background job. The call usually fails while the task is queued or
        running. A suspended task is resumed. Requires Data Management and Prep Conductor on the
        site.

        Permissions: Administrators, and the owner of the task.

        If the response is lost: List the newest runs of the flow.

        Args:
            task: The flow task, as an id or as the object. The list of flow tasks contains it.

        Returns:
            The job.

        Raises:
            BadRequestError: 400000: The body is missing or not well-formed XML. A body is required
                although it has no content. 400084: The task does not run a flow.
            PermissionDeniedError: 403004: The user may not run the task.
            AlreadyQueuedError: 403102: A run of the task is queued or has just started.
            NotFoundError: 404026: No task has the id in the path.

        `POST /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}/runNow`

        Since version 3.3. Requires Prep Conductor (Data Management). Scopes:
        tableau:flow_tasks:run.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_task
        """
        return self._caller.call(operations.run_flow_task(task))

    def add(
        self,
        flow: str | Identified,
        schedule: str | Identified,
        *,
        flow_run_spec: m.FlowRunSpec | None = None,
    ) -> m.Task:
        """Create a task that runs a flow on a schedule.

        The schedule must be for flows. All output steps run, including steps added to the flow
        later. Tableau Cloud does not have schedules of this kind. Requires Data Management and
        Prep Conductor on the site.

        Permissions: Administrators, the owner of the flow, and leaders of its project.

        If the response is lost: List the flow tasks.

        Args:
            flow: The flow, as an id or as the object.
            schedule: The schedule, as an id or as the object. It must be a schedule for flows.
            flow_run_spec: Mode and parameter values of the runs. The server ignores output steps
                given here. Since version 3.15.

        Returns:
            The task.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
            PermissionDeniedError: 403098: The user may not schedule the flow.
            NotFoundError: 404002: A user that the request refers to does not exist. (Documented,
                although no user id is sent.) 404023: No schedule has the id in the path. 404027:
                No flow has the id in the body.

        `PUT /api/{apiVersion}/sites/{siteId}/schedules/{scheduleId}/flows`

        Since version 3.3. Requires Prep Conductor (Data Management). Not available on Tableau
        Cloud. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_task_to_schedule
        """
        return self._caller.call(
            operations.add_flow_task_to_schedule(flow, schedule, flow_run_spec=flow_run_spec)
        )


class FlowRunsApi:
    """List, read and cancel flow runs, and find them again."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.flow_runs>"

    def list(
        self,
        *,
        filter: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.FlowRun]] = (),
        order_by: Sequence[Order[m.FlowRun]] = (),
    ) -> Pager[m.FlowRun]:
        """List the flow runs of the site.

        Some servers omit the total, so the last page is recognised by having fewer runs than
        requested. Servers that do not support the field status silently ignore a filter by it.
        With status, the operator in accepts only final states. In descending order, runs
        without a value are first.

        Permissions: Every user. Users who are not administrators see the runs of the flows they
        may run.

        Args:
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]. Times have the form
                YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: flowId (eq, in), userId (eq, in),
                progress (eq, gt, gte, lt, lte; integer), startedAt (eq, gt, gte, lt, lte; time),
                completedAt (eq, gt, gte, lt, lte; time), status (eq, in; in accepts only Success,
                Failed, Cancelled; since version 3.30).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: startedAt, completedAt, progress, status
                (since version 3.30).
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.flow_run`; what a filter of the
                server cannot say is filtered in the client. Cannot be combined with `filter`.
            order_by: Sort order made by `fields.flow_run`, in decreasing order of priority. Cannot
                be combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.
            NotFoundError: 404027: The filter refers to a flow that does not exist.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs`

        Since version 3.10. Scopes: tableau:flow_runs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_runs
        """
        return self._caller.pages(
            operations.get_flow_runs(
                filter=filter, sort=sort, page_size=page_size, where=where, order_by=order_by
            )
        )

    def get(self, flow_run: str | Identified) -> m.FlowRun:
        """Read one flow run.

        The reply includes the progress and the status of the run.

        Permissions: Administrators, and users who may run the flow.

        Args:
            flow_run: The flow run, as an id or as the object. The id of its job is not accepted.

        Returns:
            The flow run.

        Raises:
            NotFoundError: 404036: No flow run has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.10. Scopes: tableau:flow_runs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
        """
        return self._caller.call(operations.get_flow_run(flow_run))

    def cancel(self, flow_run: str | Identified) -> None:
        """Cancel a flow run.

        Requests that the run stop, which takes a while; read the flow run afterwards. The body
        of a successful response is ignored, but a response with HTTP status 200 can contain an
        error. Some servers report success with HTTP status 204.

        Permissions: Administrators, and the user who started the run or created its task, if
        they may run the flow.

        If the response is lost: Read the flow run.

        Args:
            flow_run: The flow run, as an id or as the object. The id of its job is not accepted.

        Raises:
            AlreadyFinishedError: 403135: The run has already ended. The response can have HTTP
                status 200.
            FeatureDisabledError: 403136: The site does not allow flow runs to be cancelled.
            PermissionDeniedError: 403137: The user neither started the run nor is an
                administrator.
            NotFoundError: 404036: No flow run has the id in the path.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.10. Scopes: tableau:flow_runs:update.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#cancel_flow_run
        """
        return self._caller.call(operations.cancel_flow_run(flow_run))


class JobsApi:
    """Background jobs of the server."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.jobs>"

    def get(self, job: str | Identified) -> m.Job:
        """Read one job.

        A job has ended once it has a completion time; the finish code is the outcome. The
        server deletes finished jobs after a short time, so a job that is not found may have
        ended successfully.

        Permissions: Administrators, and the user who started the job.

        Args:
            job: The job, as an id or as the object.

        Returns:
            The job.

        Raises:
            BadRequestError: 400031: The server cannot read the job; usually it has been deleted.
            NotFoundError: 404018: No job has the id in the path, or it has been deleted.

        `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

        Since version 2.6. Scopes: tableau:jobs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
        """
        return self._caller.call(operations.query_job(job))

    def cancel(self, job: str | Identified) -> None:
        """Cancel a job.

        Requests that the job stop, which takes a while; read the job afterwards. A job that
        runs a flow can be cancelled, queued or running; its run is cancelled with it. The body
        of a successful response is ignored, but a response with HTTP status 200 can contain an
        error.

        Permissions: Administrators.

        If the response is lost: Read the job.

        Args:
            job: The job, as an id or as the object.

        Raises:
            PermissionDeniedError: 403032: The user is not an administrator.
            AlreadyFinishedError: 403091: The job has already ended. The response can have HTTP
                status 200.
            NotFoundError: 404018: No job has the id in the path, or it has been deleted.

        `PUT /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

        Since version 3.1. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#cancel_job
        """
        return self._caller.call(operations.cancel_job(job))

    def list(
        self,
        *,
        filter: str | None = None,
        sort: str | None = None,
        fields: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.BackgroundJob]] = (),
        order_by: Sequence[Order[m.BackgroundJob]] = (),
    ) -> Pager[m.BackgroundJob]:
        """List the background jobs of the site.

        Jobs of all kinds, queued, running and ended, as long as the server keeps them: on
        Tableau Cloud about 30 days. The list cannot be filtered by a flow; the runs of a flow
        tell their jobs. The field for the end of a job is called completedAt, though the jobs
        hold it as ended_at.

        Permissions: Administrators. What other users get is not documented; possibly the jobs
        that they started.

        Args:
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]; the operator has finds texts that
                contain the value. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their
                operators: jobType (eq, in), status (eq), progress (eq, gt, gte, lt, lte; integer),
                priority (eq, gt, gte, lt, lte; integer), title (eq, has), subtitle (eq, has),
                notes (has), args (has), createdAt (eq, gt, gte, lt, lte; time), startedAt (eq, gt,
                gte, lt, lte; time), completedAt (eq, gt, gte, lt, lte; time).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: jobType, status, title, subtitle, notes,
                createdAt, startedAt, completedAt.
            fields: Names of the fields to send, separated by commas: id, status, createdAt,
                startedAt, endedAt, priority, jobType, title, subtitle. _default_ stands for those
                that are sent without this parameter, _all_ for all of them. Name id too: servers
                may leave it out otherwise, and without it a row cannot be read.
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.background_job`; what a filter
                of the server cannot say is filtered in the client. Cannot be combined with
                `filter`.
            order_by: Sort order made by `fields.background_job`, in decreasing order of priority.
                Cannot be combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.

        `GET /api/{apiVersion}/sites/{siteId}/jobs`

        Since version 3.1. Scopes: tableau:jobs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_jobs
        """
        return self._caller.pages(
            operations.query_jobs(
                filter=filter,
                sort=sort,
                fields=fields,
                page_size=page_size,
                where=where,
                order_by=order_by,
            )
        )


class DataQualityWarningsApi:
    """Warnings about the quality of the data that a flow makes."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.data_quality_warnings>"

    def list(self, flow: str | Identified) -> tuple[m.DataQualityWarning, ...]:
        """List the data quality warnings on a flow.

        Returns the whole list in one reply, including warnings that are not active.

        Permissions: Administrators, and users who have the Read capability on the flow. The
        server needs a licence for Data Management.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            The data quality warnings.

        Raises:
            PermissionDeniedError: 403004: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`

        Since version 3.5. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
        """
        return self._caller.call(operations.query_flow_data_quality_warnings(flow))

    def delete_all(self, flow: str | Identified) -> None:
        """Delete all data quality warnings on a flow.

        Warnings on other content are unchanged, even if the data comes from the flow.

        Permissions: Administrators, and users who have the Write capability on the flow. The
        server needs a licence for Data Management.

        If the response is lost: List the data quality warnings on the flow.

        Args:
            flow: The flow, as an id or as the object.

        Raises:
            PermissionDeniedError: 403004: The user may not change the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`

        Since version 3.5. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
        """
        return self._caller.call(operations.delete_flow_data_quality_warnings(flow))

    def delete(self, warning: str | Identified) -> None:
        """Delete a data quality warning.

        Other warnings on the same flow are unchanged.

        Permissions: Administrators, and users who have the Write capability on the flow. The
        server needs a licence for Data Management.

        If the response is lost: List the data quality warnings on the flow.

        Args:
            warning: The data quality warning, as an id or as the object. The list of the flow's
                warnings contains it.

        Raises:
            PermissionDeniedError: 403004: The user may not change the flow.
            NotFoundError: 404027: No warning has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`

        Since version 3.5. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
        """
        return self._caller.call(operations.delete_data_quality_warning(warning))


class SitesApi:
    """Read sites with their settings for flows."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.sites>"

    def list(self, *, page_size: int | None = None) -> Pager[m.Site]:
        """List the sites of the server.

        Tableau Cloud does not have this list: there, read the site of the session. Filtering
        and sorting are not supported.

        Permissions: Server administrators get all sites, other users the sites that they belong
        to.

        Args:
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            PermissionDeniedError: 403069: The server is Tableau Cloud, which does not list its
                sites.

        `GET /api/{apiVersion}/sites`

        Since version 2.0. Not available on Tableau Cloud. Scopes: tableau:sites:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_sites
        """
        return self._caller.pages(operations.query_sites(page_size=page_size))


class UsersApi:
    """Users of the site: who they are, and the groups that they belong to."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.users>"

    def list(
        self,
        *,
        filter: str | None = None,
        sort: str | None = None,
        fields: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.User]] = (),
        order_by: Sequence[Order[m.User]] = (),
    ) -> Pager[m.User]:
        """List the users of the site.

        Without fields, the list tells id, name, site role and last sign-in, but neither the
        display name nor the mail address.

        Permissions: Administrators.

        Args:
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]. Times have the form
                YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq, in), siteRole (eq, in),
                lastLogin (eq, gt, gte, lt, lte; time).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: name, siteRole, lastLogin.
            fields: Names of the fields to send, separated by commas: id, name, fullName, email,
                siteRole, lastLogin, externalAuthUserId, authSetting, language, locale, domain.
                _default_ stands for those that are sent without this parameter, _all_ for all of
                them; this takes the server longer. Name id too: servers may leave it out
                otherwise, and without it a row cannot be read. Since version 2.5.
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.user`; what a filter of the
                server cannot say is filtered in the client. Cannot be combined with `filter`.
            order_by: Sort order made by `fields.user`, in decreasing order of priority. Cannot be
                combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.
            PermissionDeniedError: 403004: The user is not an administrator.

        `GET /api/{apiVersion}/sites/{siteId}/users`

        Since version 2.0. Scopes: tableau:users:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_on_site
        """
        return self._caller.pages(
            operations.get_users_on_site(
                filter=filter,
                sort=sort,
                fields=fields,
                page_size=page_size,
                where=where,
                order_by=order_by,
            )
        )

    def get(self, user: str | Identified) -> m.User:
        """Read one user of the site.

        The reply includes the display name. The id of the own user is known from signing in.

        Permissions: Administrators; every user for the own user.

        Args:
            user: The user, as an id or as the object. The login name is not accepted.

        Returns:
            The user.

        Raises:
            PermissionDeniedError: 403133: The user is not an administrator, and the id is that of
                another user.
            NotFoundError: 404002: No user of the site has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/users/{userId}`

        Since version 2.0. Scopes: tableau:users:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_user_on_site
        """
        return self._caller.call(operations.query_user_on_site(user))

    def groups(self, user: str | Identified, *, page_size: int | None = None) -> Pager[m.Group]:
        """List the groups that a user belongs to.

        Filtering and sorting are not supported.

        Permissions: Administrators; every user for the own user.

        Args:
            user: The user, as an id or as the object. The login name is not accepted.
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            PermissionDeniedError: 403133: The user is not an administrator, and the id is that of
                another user.
            NotFoundError: 404002: No user of the site has the id in the path. (Documented as
                404012, the code of groups.) 404012: No user of the site has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/groups`

        Since version 3.7. Scopes: tableau:groups:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_groups_for_a_user
        """
        return self._caller.pages(operations.get_groups_for_a_user(user, page_size=page_size))


class GroupsApi:
    """Groups of users."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.groups>"

    def list(
        self,
        *,
        filter: str | None = None,
        sort: str | None = None,
        fields: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.Group]] = (),
        order_by: Sequence[Order[m.Group]] = (),
    ) -> Pager[m.Group]:
        """List the groups of the site.

        Every site has the group All Users.

        Permissions: Administrators.

        Args:
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]. Times have the form
                YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq, in), domainName (eq,
                in), domainNickname (eq, in), isLocal (eq; true or false), userCount (eq, gt, gte,
                lt, lte; integer), minimumSiteRole (eq, in).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: name, domainName, domainNickname, isLocal,
                userCount, minimumSiteRole.
            fields: Names of the fields to send, separated by commas: id, name, domainName,
                userCount, minimumSiteRole. _default_ stands for those that are sent without this
                parameter, _all_ for all of them; userCount is sent only if it is asked for. Name
                id too: servers may leave it out otherwise, and without it a row cannot be read.
                Since version 2.5.
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.group`; what a filter of the
                server cannot say is filtered in the client. Cannot be combined with `filter`.
            order_by: Sort order made by `fields.group`, in decreasing order of priority. Cannot be
                combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.
            PermissionDeniedError: 403004: The user is not an administrator.

        `GET /api/{apiVersion}/sites/{siteId}/groups`

        Since version 2.0. Scopes: tableau:groups:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_groups
        """
        return self._caller.pages(
            operations.query_groups(
                filter=filter,
                sort=sort,
                fields=fields,
                page_size=page_size,
                where=where,
                order_by=order_by,
            )
        )

    def users(self, group: str | Identified, *, page_size: int | None = None) -> Pager[m.User]:
        """List the users of a group.

        Filtering and sorting are not supported. The list does not tell mail addresses.

        Permissions: Administrators.

        Args:
            group: The group, as an id or as the object. The name is not accepted.
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            PermissionDeniedError: 403004: The user is not an administrator.
            NotFoundError: 404012: No group of the site has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/groups/{groupId}/users`

        Since version 2.0. Scopes: tableau:groups:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_in_group
        """
        return self._caller.pages(operations.get_users_in_group(group, page_size=page_size))


class GroupSetsApi:
    """Group sets: each stands for the users who belong to all of its groups."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.group_sets>"

    def list(
        self,
        *,
        result_level: str | None = None,
        filter: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        where: Sequence[Condition[m.GroupSet]] = (),
        order_by: Sequence[Order[m.GroupSet]] = (),
    ) -> Pager[m.GroupSet]:
        """List the group sets of the site.

        Without a result level, the groups of a group set may be left out.

        Permissions: Administrators.

        Args:
            result_level: How much is told of each group set: members for its groups too, local for
                the group set alone.
            filter: Filter in the form field:operator:value. Several conditions are separated by
                commas, and all of them must be true. Values cannot contain commas or ampersands.
                The operator in takes a list in the form [a,b]. Times have the form
                YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq).
            sort: Sort order in the form field:asc or field:desc. Several are separated by commas,
                in decreasing order of priority. Fields: name.
            page_size: Number of items per page, 1 to 1000.
            where: Conditions that all items meet, made by `fields.group_set`; what a filter of the
                server cannot say is filtered in the client. Cannot be combined with `filter`.
            order_by: Sort order made by `fields.group_set`, in decreasing order of priority.
                Cannot be combined with `sort`.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            BadRequestError: 400000: The filter or the sort order is malformed.
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.
            InvalidFilterError: 400065: The filter uses a field or an operator that this list does
                not support.
            InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted
                by.
            PermissionDeniedError: 403004: The user is not an administrator.

        `GET /api/{apiVersion}/sites/{siteId}/groupsets`

        Since version 3.22. Scopes: tableau:groupsets:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#list_group_sets
        """
        return self._caller.pages(
            operations.query_group_sets(
                result_level=result_level,
                filter=filter,
                sort=sort,
                page_size=page_size,
                where=where,
                order_by=order_by,
            )
        )


class SchedulesApi:
    """Schedules of Tableau Server: list, find, read, create, change, delete."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.schedules>"

    def list(self, *, page_size: int | None = None) -> Pager[m.Schedule]:
        """List the schedules of the server.

        Schedules belong to the server, not to a site. The list includes schedules for other
        kinds of tasks, such as extract refreshes, and omits detailed times; read a single
        schedule to get them. Filtering and sorting are not supported. Tableau Cloud does not
        have such schedules; there, each task has one of its own.

        Permissions: Every user.

        Args:
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.

        `GET /api/{apiVersion}/schedules`

        Since version 2.3. Not available on Tableau Cloud. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_schedules
        """
        return self._caller.pages(operations.query_schedules(page_size=page_size))

    def get(self, schedule: str | Identified) -> m.Schedule:
        """Read one schedule with its detailed times.

        Tableau Cloud does not have such schedules; there, each task has one of its own.

        Permissions: Every user.

        Args:
            schedule: The schedule, as an id or as the object. The list of schedules contains it.

        Returns:
            The schedule.

        Raises:
            NotFoundError: 404023: No schedule has the id in the path.

        `GET /api/{apiVersion}/schedules/{scheduleId}`

        Since version 3.8. Not available on Tableau Cloud. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_schedule
        """
        return self._caller.call(operations.get_schedule(schedule))

    def delete(self, schedule: str | Identified) -> None:
        """Delete a schedule of the server.

        What happens to tasks on the schedule is not documented; expect a refusal while there
        are any. Tableau Cloud does not have such schedules.

        Permissions: Server administrators.

        If the response is lost: List the schedules; it was deleted if it is missing.

        Args:
            schedule: The schedule, as an id or as the object. The list of schedules contains it.

        Raises:
            BadRequestError: 400059: The schedule could not be deleted, such as one with tasks.
            PermissionDeniedError: 403004: The user is not a server administrator.
            NotFoundError: 404023: No schedule has the id in the path.

        `DELETE /api/{apiVersion}/schedules/{scheduleId}`

        Since version 2.3. Not available on Tableau Cloud. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#delete_schedule
        """
        return self._caller.call(operations.delete_schedule(schedule))


class LinkedTasksApi:
    """Linked tasks: flow tasks that run one after another."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __repr__(self) -> str:
        return "<client.linked_tasks>"

    def list(self, *, page_size: int | None = None) -> Pager[m.LinkedTask]:
        """List the linked tasks of the site.

        Filtering and sorting are not supported. Linked tasks are created and changed in the
        browser only.

        Permissions: Every user. Users who are not administrators see the linked tasks that run
        only flows they own.

        Args:
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All items of the list; pages are fetched as needed.

        Raises:
            PageError: 400006: The page number is not an integer of at least 1, or is beyond the
                last page. 400007: The page size is not an integer of at least 1. 403014: The page
                size is over 1000.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/linked`

        Since version 3.15. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_linked_tasks
        """
        return self._caller.pages(operations.get_linked_tasks(page_size=page_size))

    def get(self, linked_task: str | Identified) -> m.LinkedTask:
        """Read one linked task with its steps.

        The reply includes the schedule and the flow task of each step.

        Permissions: Administrators, and users who own all flows of the linked task.

        Args:
            linked_task: The linked task, as an id or as the object. The list of linked tasks
                contains it.

        Returns:
            The linked task.

        Raises:
            PermissionDeniedError: 403004: The user may not see the linked task.
            NotFoundError: 404026: No linked task has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}`

        Since version 3.15. The required scopes are unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_linked_task
        """
        return self._caller.call(operations.get_linked_task(linked_task))

    def run(self, linked_task: str | Identified) -> m.LinkedTaskJob:
        """Run a linked task now.

        Runs the steps one after another, independently of the schedule. No operation reads the
        job of the reply again; the flow runs tell how the steps end. Requires Data Management
        and Prep Conductor on the site.

        Permissions: Administrators, and users who own all flows of the linked task.

        If the response is lost: List the newest runs of the flows.

        Args:
            linked_task: The linked task, as an id or as the object. The list of linked tasks
                contains it.

        Returns:
            The job.

        Raises:
            BadRequestError: 400000: The body is missing or not well-formed XML. A body is required
                although it has no content.
            PermissionDeniedError: 403004: The user may not run the linked task.
            AlreadyQueuedError: 403102: A run of one of the flows is queued or has just started.
            NotFoundError: 404026: No linked task has the id in the path.

        `POST /api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}/runNow`

        Since version 3.15. Requires Prep Conductor (Data Management). The required scopes are
        unknown.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#run_linked_task_now
        """
        return self._caller.call(operations.run_linked_task_now(linked_task))
