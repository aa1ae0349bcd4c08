"""`client.connections`: the operations of the API, and the update of all that match."""

from __future__ import annotations

# sync: from collections.abc import Iterable, Sequence
from collections.abc import AsyncIterable, Iterable, Sequence  # sync:

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.aio_resources import AsyncConnectionsApi
from tableau_flows_generated.conditions import Condition

from tableau_flows._bulk.connection_updates import (
    ConnectionChange,
    ConnectionFilter,
    MatchingUpdate,
    check_flows_to_update,
    number_of,
)
from tableau_flows._bulk.gather import gather
from tableau_flows._bulk.reports import BulkListener, Report
from tableau_flows._bulk.run_many import AsyncManyFlows
from tableau_flows._resources.engine import AsyncEngine


class AsyncConnections(AsyncConnectionsApi):
    """List and update the connections of a flow to its data sources, or of many flows."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._engine = engine

    async def update_matching(
        self,
        *,
        server_address: str | None = None,
        server_port: int | None = None,
        user_name: str | None = None,
        connection_type: str | None = None,
        new_server_address: str | None = None,
        new_server_port: int | None = None,
        new_user_name: str | None = None,
        password: str | None = None,
        embed_password: bool | None = None,
        authentication_type: str | None = None,
        query_tagging_enabled: bool | None = None,
        flows: AsyncManyFlows | None = None,
        where: Sequence[Condition[m.Flow]] = (),
        concurrency: int = 8,
        on_progress: BulkListener | None = None,
        dry_run: bool = False,
    ) -> Report[ConnectionChange]:
        """Update all connections that match, in all flows of the site or in those given.

        ```python
        report = await tableau.connections.update_matching(
            server_address="db1", user_name="etl", password=new_password, embed_password=True
        )
        print(report)
        report.raise_failed()
        ```

        A connection matches if it has all the values of `server_address`, `server_port`,
        `user_name` and `connection_type` that are given; at least one must be. A connection that
        already has the new values is skipped. Since a password cannot be read, a new one is always
        sent. The connections of one flow are updated one after the other.

        A failure is recorded in the report and does not stop the operation, unless the session
        cannot be renewed, the client is closed or an argument turns out to be invalid. Such an
        error is raised once the updates in progress have ended, and its `report` says what was done
        before. After an interruption (Ctrl-C, cancellation) the totals are logged.

        Args:
            server_address: Host that connections must have, compared without regard to case.
            server_port: Port that connections must have, 0 to 65535.
            user_name: User name that connections must have, exactly.
            connection_type: Type that connections must have, such as "sqlserver".
            new_server_address: New host of the data source.
            new_server_port: New port of the data source, 0 to 65535.
            new_user_name: New user name for the data source.
            password: New password for the data source. An empty one is refused; `update` takes it.
            embed_password: Whether the server stores the password.
            authentication_type: New authentication method for the data source. Supported by newer
                servers.
            query_tagging_enabled: Whether queries are tagged with their origin. Supported by newer
                servers.
            flows: The flows, as ids or as objects: a list, a lazy list, or another iterable, which
                is read as far as needed. If omitted, all flows of the site that the user may see.
            where: Conditions that the flows of the site must meet, as for `flows.list`.
            concurrency: Maximum number of flows in progress, 1 to 64.
            on_progress: Called with a `BulkProgress` after each flow, in the thread or the task of
                the caller. An exception that it raises ends the operation.
            dry_run: True only reads, and reports what would be changed.

        Returns:
            The report, with `changed`, `skipped` and `failed` in the order of the flows. Each item
            has the flow, and the connection as it was before; each entry of `failed` has the `item`
            and its `error`. A flow that was deleted in the meantime is skipped; an id that belongs
            to no flow is a failure.

        Raises:
            UsageError: No values to match or no new values are given, or an argument is invalid;
                nothing was sent.
            SignInError: The server does not accept the credentials.
            ApiError: The server returned an error for the list of flows.
            ConnectionFailedError: There was no response for the list of flows.

        `GET /api/{apiVersion}/sites/{siteId}/flows`, then
        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections` for each flow, and
        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections/{connectionId}` for each
        connection that is updated.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
        """
        update = MatchingUpdate(
            self._engine.session,
            ConnectionFilter(server_address, server_port, user_name, connection_type),
            m.ConnectionUpdate(
                server_address=new_server_address,
                server_port=new_server_port,
                user_name=new_user_name,
                password=password,
                embed_password=embed_password,
                authentication_type=authentication_type,
                query_tagging_enabled=query_tagging_enabled,
            ),
            dry_run=dry_run,
        )
        kinds = (Iterable, AsyncIterable)  # sync: kinds = (Iterable,)
        check_flows_to_update(flows, where, kinds)
        listed = self._engine.pages(operations.query_flows_for_site(where=where))
        source = listed if flows is None else flows
        return await gather(
            self._engine.session,
            self._engine.network,
            source,
            update.plan,
            what="connections.update_matching",
            report=update.report,
            concurrency=concurrency,
            on_progress=on_progress,
            total=lambda: number_of(source),
            is_failed=update.is_failed,
        )
