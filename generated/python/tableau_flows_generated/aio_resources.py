# Generated from spec/ by `make generate`. Do not edit.
"""The resources of an asynchronous client: one method for each operation, one line each.

Methods may raise these errors as well; they are not repeated at each:
    SessionExpiredError: 401002: The session token is wrong, too old, or was ended by another
        sign-in.
    NotFoundError: 404000: No site has the id in the address.
    MethodNotAllowedError: 405000: The address does not take this HTTP method.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import models as m
from . import operations
from .operation import AsyncCaller, AsyncPager, Identified


class AsyncAuthApi:
    """Sign in, sign out, change the site."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def sign_in(self, *, credentials: m.SignInCredentials) -> m.Session:
        """Sign in and begin a session.

        The reply holds the session token that every other call sends in the header
        X-Tableau-Auth, and the id of the site. Personal access tokens are understood since
        version 3.6, JSON web tokens since 3.16 on Tableau Cloud and 3.17 on Tableau Server. A
        personal access token carries one session at a time, so a second sign-in with it ends
        the first.

        Who may call it: Every licensed user. Naming another user to act as is for server
        administrators.

        Args:
            credentials: Who signs in, and to which site.

        Returns:
            The new session.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML, or
                holds credentials of two kinds.
            SignInError: 401001: User name, password, token or site is wrong, or the personal
                access token has expired.
            NotFoundError: 404002: The user to act as does not exist.

        `POST /api/{apiVersion}/auth/signin`

        Since version 2.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_in
        """
        return await self._caller.call(operations.sign_in(credentials=credentials))

    async def sign_out(
        self,
    ) -> None:
        """Sign out and end the session.

        The session token is worthless afterwards.

        Who may call it: Everyone who is signed in.

        `POST /api/{apiVersion}/auth/signout`

        Since version 2.0. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_out
        """
        return await self._caller.call(operations.sign_out())

    async def switch_site(self, *, content_url: str) -> m.Session:
        """Change the session to another site.

        The reply holds a new session token and the id of the new site; the old token ends.

        Who may call it: Users who belong to the other site. Not for sessions of users acted as.

        If the answer is lost: Read the id of the site after the next call.

        Args:
            content_url: Short name of the site as it stands in web addresses after /site/. Empty
                text means the default site of a Tableau Server.

        Returns:
            The new session.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
            AuthenticationError: 401000: The request carries no session token.
            SwitchSiteError: 401003: The user may not change to that site. 403070: The session
                already is on that site.

        `POST /api/{apiVersion}/auth/switchSite`

        Since version 2.6. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#switch_site
        """
        return await self._caller.call(operations.switch_site(content_url=content_url))


class AsyncServerApi:
    """The server itself."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def info(
        self,
    ) -> m.ServerInfo:
        """Read the versions of the server.

        Takes no session, so it can be asked first to learn which version of the API the server
        offers. Ask it with an old version in the path, such as 2.4: a version newer than the
        server is refused.

        Who may call it: Everyone, signed in or not.

        Returns:
            What the server says of itself.

        Raises:
            UnknownResourceError: 404001: The server is too old to tell about itself. 404003: The
                server does not speak the version of the API in the path.

        `GET /api/{apiVersion}/serverinfo`

        Since version 2.4.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_server.htm#get_server_info
        """
        return await self._caller.call(operations.server_info())


class AsyncFlowsApi:
    """Flows: list, read, publish, change, delete, download, run."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

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
            Flows of this page. Pages are fetched as they are needed.

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

    async def commit_upload(
        self,
        *,
        name: str,
        description: str | None = None,
        project_id: str | Identified | None = None,
        connections: Sequence[m.ConnectionToPublish] = (),
        flow_type: m.FlowFile | m.FlowFileValue | None = None,
        overwrite: bool | None = None,
        upload_session_id: str | None = None,
        file_name: str | None = None,
        content: bytes | None = None,
    ) -> m.Flow:
        """Publish a flow.

        The file travels in the same request, up to 64 MB, or was uploaded in parts before; then
        uploadSessionId and flowType are needed and the request holds no file. A flow that lies
        in no project goes to the default project. The name of the file must end in .tfl or
        .tflx. Needs Data Management and Prep Conductor on the site.

        Who may call it: Administrators, and users whose site role allows publishing and who may
        publish to the project; to overwrite, the Write capability on the flow too.

        If the answer is lost: List the flows of that name and look at when they were changed.

        Args:
            name: Name of the flow on the server. An equal name in the same project means the same
                flow; upper and lower case do not count.
            description: Text about the flow.
            project_id: Id of the project to put the flow in; the default project if left out.
            connections: Sign-in data for the data sources the flow reads and writes.
            flow_type: Kind of the file, tfl or tflx; needed if the file was uploaded in parts.
            overwrite: True to replace a flow of the same name, false to fail if there is one.
                False if left out. True does no harm if there is none.
            upload_session_id: Id of the upload that holds the file. If left out, the file is in
                the request itself.
            file_name: The name of the file in the part tableau_flow.
            content: The bytes of the file; None where the sender streams them.

        Returns:
            The flow.

        Raises:
            BadRequestError: 400000: The XML part of the request is missing, incomplete or not
                well-formed.
            PublishError: 400086: The name of the file does not end in .tfl or .tflx. 400087: The
                flow could not be published for a reason without a code of its own. 400089: The
                flow has no name. 400090: The XML part does not tell about the flow.
            PermissionDeniedError: 403007: The user may not publish, or not to this project.
            QuotaExceededError: 403008: There is not enough room on the server for the flow.
            NotFoundError: 404005: No project of the site has the id in the body. 404027: A flow
                the request refers to does not exist. (Listed, though no id of a flow is sent.)
            UploadExpiredError: 404015: No upload has the id in the query, or it has expired.
                (Listed for appending; taken to hold here too.)
            NameTakenError: 409041: The project has a flow of this name, and overwriting was not
                allowed.

        `POST /api/{apiVersion}/sites/{siteId}/flows`

        Since version 3.3. Needs Prep Conductor (Data Management). Scopes: tableau:flows:create.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
        """
        return await self._caller.call(
            operations.publish_flow(
                name=name,
                description=description,
                project_id=project_id,
                connections=connections,
                flow_type=flow_type,
                overwrite=overwrite,
                upload_session_id=upload_session_id,
                file_name=file_name,
                content=content,
            )
        )

    def list_for_user(
        self,
        user_id: str | Identified,
        *,
        owned_by: bool | None = None,
        page_size: int | None = None,
    ) -> AsyncPager[m.Flow]:
        """List the flows a user owns or may read.

        Filters and sorts are not documented for this list. Lists are read from an index that
        lags a little behind, so a flow published a moment ago may be missing.

        Who may call it: Everyone; administrators see all flows of the user, others see those
        flows they own themselves or have the Read capability on.

        Args:
            user_id: Id of the user (not the login name).
            owned_by: True for the flows the user owns, false for those the user may read as well.
                False if left out.
            page_size: Number of items in one reply, 1 to 1000.

        Returns:
            Flows of this page. Pages are fetched as they are needed.

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
            operations.query_flows_for_user(user_id, owned_by=owned_by, page_size=page_size)
        )

    async def get(self, flow_id: str | Identified) -> m.FlowReply:
        """Read one flow with its output steps.

        The reply tells about project, owner, tags and parameters as well. A flow published a
        moment ago may not be there yet.

        Who may call it: Administrators, and users who have the Read capability on the flow.

        Args:
            flow_id: Id of the flow.

        Returns:
            Reply about one flow.

        Raises:
            PermissionDeniedError: 403004: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. Scopes: tableau:flows:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
        """
        return await self._caller.call(operations.query_flow(flow_id))

    async def update(
        self,
        flow_id: str | Identified,
        *,
        project_id: str | Identified | None = None,
        owner_id: str | Identified | None = None,
    ) -> m.Flow:
        """Move a flow to another project or give it another owner.

        What is left out stays as it is. Name and description cannot be changed; publish the
        flow anew for that.

        Who may call it: A new owner: administrators only. Another project: administrators, and
        the owner of the flow or a leader or owner of its project, if they may write to the
        target project.

        If the answer is lost: Read the flow.

        Args:
            flow_id: Id of the flow.
            project_id: Id of the project to move the flow to.
            owner_id: Id of the user who is to own the flow.

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
        return await self._caller.call(
            operations.update_flow(flow_id, project_id=project_id, owner_id=owner_id)
        )

    async def delete(self, flow_id: str | Identified) -> None:
        """Delete a flow.

        Its connections, output steps, tasks and the history of its runs go with it.

        Who may call it: Administrators, and users who have the Read and Delete capabilities on
        the flow.

        If the answer is lost: Read the flow; it is gone if none is found.

        Args:
            flow_id: Id of the flow.

        Raises:
            PermissionDeniedError: 403004: The user may not delete the flow: the Read or the Delete
                capability is missing.
            NotFoundError: 404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3. Which scopes it needs is not known.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
        """
        return await self._caller.call(operations.delete_flow(flow_id))

    async def content(self, flow_id: str | Identified) -> bytes:
        """Download the file of a flow.

        The header Content-Disposition tells the name of the file, whose ending says whether it
        is a flow file (.tfl) or a packaged flow file (.tflx). Both are archives; the length is
        not always told beforehand.

        Who may call it: Administrators, and users who may download the flow (the ExportXml
        capability).

        Args:
            flow_id: Id of the flow.

        Returns:
            The content of the file.

        Raises:
            PermissionDeniedError: 403097: The user may not download the flow. 403126: The user may
                not read the content of the flow. (Seen with documents of flows.)
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`

        Since version 3.3. Scopes: tableau:flows:download.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
        """
        return await self._caller.call(operations.download_flow(flow_id))

    async def run_now(
        self,
        flow_id: str | Identified,
        *,
        flow_run_spec: m.FlowRunSpec | None = None,
        flow_output_step_ids: str | None = None,
        flow_run_mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
    ) -> m.Job:
        """Run a flow at once.

        The reply tells the job that does the work; ask for it until it has ended. All output
        steps run unless some are named: by the query on old servers, by the body on newer ones,
        where values of parameters can be set too. The call fails as a rule while the flow is
        waiting or running. If the task of the flow is suspended, this resumes it. Needs Data
        Management and Prep Conductor on the site.

        Who may call it: Administrators, the owner of the flow, and leaders of its project; on
        newer servers users who have the Execute capability.

        If the answer is lost: List the newest runs of the flow.

        Args:
            flow_id: Id of the flow.
            flow_run_spec: What of the flow is to run, and how. Since version 3.14.
            flow_output_step_ids: Ids of the output steps to run, joined by commas; all if left
                out. The way of servers before version 3.14, which newer ones still understand.
                Deprecated.
            flow_run_mode: Mode of the run, full or incremental; the server's choice if left out.
                The way of servers before version 3.14, which newer ones still understand.
                Deprecated.

        Returns:
            The job.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. It
                must come even if it is empty.
            PermissionDeniedError: 403004: The user may not run the flow. (The method's table has
                no row for it.)
            FeatureDisabledError: 403149: The site does not allow values of flow parameters to be
                set. 403157: Running flows is switched off or not licensed on the site.
            NotFoundError: 404027: No flow has the id in the path.
            AlreadyQueuedError: 409093: An equal job is waiting or running.

        `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run`

        Since version 3.3. Needs Prep Conductor (Data Management). Scopes: tableau:flows:run.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
        """
        return await self._caller.call(
            operations.run_flow_now(
                flow_id,
                flow_run_spec=flow_run_spec,
                flow_output_step_ids=flow_output_step_ids,
                flow_run_mode=flow_run_mode,
            )
        )


class AsyncConnectionsApi:
    """Connections of a flow to its data sources."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def list(self, flow_id: str | Identified) -> tuple[m.Connection, ...]:
        """List the connections of a flow.

        The list comes whole. Addresses and user names can be empty.

        Who may call it: Administrators, and users who have the Read capability on the flow.

        Args:
            flow_id: Id of the flow.

        Returns:
            All connections of the flow.

        Raises:
            PermissionDeniedError: 403092: The user may not read the flow.
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections`

        Since version 3.3. Scopes: tableau:flow_connections:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_connections
        """
        return await self._caller.call(operations.query_flow_connections(flow_id))

    async def update(
        self,
        flow_id: str | Identified,
        connection_id: str | Identified,
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
            flow_id: Id of the flow.
            connection_id: Id of the connection, as told by the list of the flow's connections.
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
                flow_id,
                connection_id,
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

    async def get(self, flow_id: str | Identified) -> m.Permissions:
        """Read who may do what with a flow.

        If the project of the flow locks the permissions of its content, the reply names that
        project as their parent.

        Who may call it: Administrators.

        Args:
            flow_id: Id of the flow.

        Returns:
            The permissions.

        Raises:
            NotFoundError: 404027: No flow has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

        Since version 3.3. Scopes: tableau:permissions:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
        """
        return await self._caller.call(operations.query_flow_permissions(flow_id))

    async def add(
        self, flow_id: str | Identified, *, grantee_capabilities: Sequence[m.GranteeCapabilities]
    ) -> m.Permissions:
        """Allow or deny capabilities on a flow.

        Several grantees can be named at once. A capability that a grantee already has, allowed
        or denied, is left as it is; to turn it round, delete it first. The capabilities of a
        flow are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.

        Who may call it: Administrators, and users who may set permissions on the flow.

        If the answer is lost: Read the permissions of the flow.

        Args:
            flow_id: Id of the flow.
            grantee_capabilities: What each grantee is to be allowed and denied.

        Returns:
            The permissions.

        Raises:
            BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
                400009: A capability is not one of flows. Those of flows are ChangeHierarchy,
                ChangePermissions, Delete, Execute, ExportXml, Read and Write.
            PermissionDeniedError: 403004: The user may not set permissions on the flow.
            NotFoundError: 404002: No user has an id that was given. 404012: No group has an id
                that was given. 404013: No capability is called so, or the mode is neither Allow
                nor Deny. 404027: No flow has the id in the path.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

        Since version 3.3. Scopes: tableau:permissions:update.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
        """
        return await self._caller.call(
            operations.add_flow_permissions(flow_id, grantee_capabilities=grantee_capabilities)
        )

    async def delete_for_user(
        self,
        flow_id: str | Identified,
        user_id: str | Identified,
        capability: m.FlowCapability | m.FlowCapabilityValue,
        mode: m.CapabilityMode | m.CapabilityModeValue,
    ) -> None:
        """Take a capability on a flow from a user.

        Removes what was allowed or denied to the user directly; what comes through groups
        stays.

        Who may call it: Administrators, and users who have the ChangePermissions capability on
        the flow.

        If the answer is lost: Read the permissions of the flow.

        Args:
            flow_id: Id of the flow.
            user_id: Id of the user (not the login name).
            capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete,
                Execute, ExportXml, Read or Write. Upper and lower case count.
            mode: Allow to remove what was allowed, Deny to remove what was denied. Upper and lower
                case count.

        Raises:
            BadRequestError: 400009: The capability is not one of flows. Those of flows are
                ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
            PermissionDeniedError: 403004: The user may not set permissions on the flow.
            NotFoundError: 404002: No user has the id in the path. 404013: No capability or no mode
                is called so. 404013: The grantee does not have this capability in this mode.
                404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}`

        Since version 3.3. Scopes: tableau:permissions:delete.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
        """
        return await self._caller.call(
            operations.delete_flow_permission_for_user(flow_id, user_id, capability, mode)
        )

    async def delete_for_group(
        self,
        flow_id: str | Identified,
        group_id: str | Identified,
        capability: m.FlowCapability | m.FlowCapabilityValue,
        mode: m.CapabilityMode | m.CapabilityModeValue,
    ) -> None:
        """Take a capability on a flow from a group.

        Removes what was allowed or denied to the group.

        Who may call it: Administrators, and users who have the ChangePermissions capability on
        the flow.

        If the answer is lost: Read the permissions of the flow.

        Args:
            flow_id: Id of the flow.
            group_id: Id of the group (not its name).
            capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete,
                Execute, ExportXml, Read or Write. Upper and lower case count.
            mode: Allow to remove what was allowed, Deny to remove what was denied. Upper and lower
                case count.

        Raises:
            BadRequestError: 400009: The capability is not one of flows. Those of flows are
                ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
            PermissionDeniedError: 403004: The user may not set permissions on the flow.
            NotFoundError: 404012: No group has the id in the path. 404013: No capability or no
                mode is called so. 404013: The grantee does not have this capability in this mode.
                404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}`

        Since version 3.3. Scopes: tableau:permissions:delete.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
        """
        return await self._caller.call(
            operations.delete_flow_permission_for_group(flow_id, group_id, capability, mode)
        )

    async def delete_for_group_set(
        self,
        flow_id: str | Identified,
        group_set_id: str | Identified,
        capability: m.FlowCapability | m.FlowCapabilityValue,
        mode: m.CapabilityMode | m.CapabilityModeValue,
    ) -> None:
        """Take a capability on a flow from a group set.

        Removes what was allowed or denied to the group set. Servers without group sets do not
        know the address.

        Who may call it: Administrators, and users who have the ChangePermissions capability on
        the flow.

        If the answer is lost: Read the permissions of the flow.

        Args:
            flow_id: Id of the flow.
            group_set_id: Id of the group set.
            capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete,
                Execute, ExportXml, Read or Write. Upper and lower case count.
            mode: Allow to remove what was allowed, Deny to remove what was denied. Upper and lower
                case count.

        Raises:
            BadRequestError: 400009: The capability is not one of flows. Those of flows are
                ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
            PermissionDeniedError: 403004: The user may not set permissions on the flow.
            NotFoundError: 404012: No group set has the id in the path. (The code is that of
                groups.) 404013: No capability or no mode is called so. 404013: The grantee does
                not have this capability in this mode. 404027: No flow has the id in the path.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`

        Since version 3.22. Scopes: tableau:permissions:delete.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
        """
        return await self._caller.call(
            operations.delete_flow_permission_for_group_set(flow_id, group_set_id, capability, mode)
        )


class AsyncFlowTasksApi:
    """Flow tasks: plans to run flows by a schedule."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

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

    async def get(self, task_id: str | Identified) -> m.Task:
        """Read one flow task.

        Tells the flow and the schedule of the task.

        Who may call it: Administrators, and the owner of the task.

        Args:
            task_id: Id of the flow task, as told by the list of flow tasks.

        Returns:
            The task.

        Raises:
            PermissionDeniedError: 403004: The user may not see the task.
            NotFoundError: 404026: No task has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}`

        Since version 3.3. Scopes: tableau:flow_tasks:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_task
        """
        return await self._caller.call(operations.get_flow_run_task(task_id))

    async def run(self, task_id: str | Identified) -> m.Job:
        """Run a flow task at once.

        Puts the task in the queue with the usual priority, ahead of its schedule; the reply
        tells the job that does the work. The call fails as a rule while the task is waiting or
        running. A suspended task is resumed. Needs Data Management and Prep Conductor on the
        site.

        Who may call it: Administrators, and the owner of the task.

        If the answer is lost: List the newest runs of the flow.

        Args:
            task_id: Id of the flow task, as told by the list of flow tasks.

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
        return await self._caller.call(operations.run_flow_task(task_id))

    async def add_to_schedule(
        self,
        schedule_id: str | Identified,
        *,
        flow_id: str | Identified,
        flow_run_spec: m.FlowRunSpec | None = None,
    ) -> m.Task:
        """Make a task that runs a flow by a schedule.

        The schedule must be one for flows. All output steps run, those the flow gets later too.
        Tableau Cloud has no such schedules. Needs Data Management and Prep Conductor on the
        site.

        Who may call it: Administrators, the owner of the flow, and leaders of its project.

        If the answer is lost: List the flow tasks.

        Args:
            schedule_id: Id of a schedule for flows.
            flow_id: Id of the flow.
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
            operations.add_flow_task_to_schedule(
                schedule_id, flow_id=flow_id, flow_run_spec=flow_run_spec
            )
        )


class AsyncFlowRunsApi:
    """Flow runs: executions of flows."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

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
            Flow runs of this page. Pages are fetched as they are needed.

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

    async def get(self, flow_run_id: str | Identified) -> m.FlowRun:
        """Read one flow run.

        Tells how far the run has come and how it ended.

        Who may call it: Administrators, and users who may run the flow.

        Args:
            flow_run_id: Id of the flow run (not that of its job).

        Returns:
            The flow run.

        Raises:
            NotFoundError: 404036: No flow run has the id in the path.

        `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

        Since version 3.10. Scopes: tableau:flow_runs:read.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
        """
        return await self._caller.call(operations.get_flow_run(flow_run_id))

    async def cancel(self, flow_run_id: str | Identified) -> None:
        """Cancel a flow run.

        The run is asked to stop, which takes a while; read the flow run afterwards. The body of
        the answer says nothing on success and is ignored, but an error can come in it with HTTP
        status 200, and success has been seen with HTTP status 204.

        Who may call it: Administrators, and the user who started the run or made its task, if
        they may run the flow.

        If the answer is lost: Read the flow run.

        Args:
            flow_run_id: Id of the flow run (not that of its job).

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
        return await self._caller.call(operations.cancel_flow_run(flow_run_id))


class AsyncJobsApi:
    """Work the server does in the background."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def get(self, job_id: str | Identified) -> m.Job:
        """Read one job.

        A job has ended once it tells when it was completed; the finish code says how. Finished
        jobs are forgotten soon, so a job that is not found may have ended well.

        Who may call it: Administrators, and the user who started the job.

        Args:
            job_id: Id of the job.

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
        return await self._caller.call(operations.query_job(job_id))


class AsyncFileUploadsApi:
    """Uploads of files in parts."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def initiate(
        self,
    ) -> m.FileUpload:
        """Begin an upload in parts.

        The reply holds the id of the upload, to which the parts are appended and with which the
        flow is published.

        Who may call it: Users whose site role allows publishing.

        Returns:
            State of the upload.

        Raises:
            BadRequestError: 400000: The request is malformed.
            PermissionDeniedError: 403015: The user may not upload files.

        `POST /api/{apiVersion}/sites/{siteId}/fileUploads`

        Since version 2.0. Scopes: tableau:file_uploads:create.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_publishing.htm#initiate_file_upload
        """
        return await self._caller.call(operations.initiate_file_upload())

    async def append(
        self,
        upload_session_id: str,
        *,
        sequence_id: int | None = None,
        file_name: str | None = None,
        content: bytes | None = None,
    ) -> m.FileUpload:
        """Append a part of a file to an upload.

        Parts have 64 MB at most and go one after the other, unless each bears a sequence
        number. A part whose fate is unclear may have arrived: sending it once more could append
        it twice, so begin the upload anew. The XML part of the request is empty.

        Who may call it: The user who began the upload.

        If the answer is lost: Begin a new upload, since this one may hold the part twice.

        Args:
            upload_session_id: Id of the upload, as told when it was begun.
            sequence_id: Number of this part in the file, so that parts may arrive in any order.
                Newer servers only, which take at most 1000 parts of a file; without it, parts must
                be sent one after the other.
            file_name: The name of the file in the part tableau_file.
            content: The bytes of the file; None where the sender streams them.

        Returns:
            State of the upload.

        Raises:
            BadRequestError: 400000: The request is not well-formed.
            UploadError: 400016: The part is larger than the server takes; the message tells the
                limit. 400019: The XML part of the request is not empty. 400020: The request holds
                no part of a file.
            PermissionDeniedError: 403007: The user may not upload to this upload. 403016: The part
                could not be added to the upload.
            UploadExpiredError: 404015: No upload has the id in the path, or it has expired.

        `PUT /api/{apiVersion}/sites/{siteId}/fileUploads/{uploadSessionId}`

        Since version 2.0. Scopes: tableau:file_uploads:create.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_publishing.htm#append_to_file_upload
        """
        return await self._caller.call(
            operations.append_to_file_upload(
                upload_session_id, sequence_id=sequence_id, file_name=file_name, content=content
            )
        )
