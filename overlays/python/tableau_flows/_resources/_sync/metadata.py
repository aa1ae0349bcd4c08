# Made from tableau_flows/_resources/metadata.py by make generate. Do not edit.
"""`client.metadata`: queries of the Metadata API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tableau_flows_generated import models as m
from tableau_flows_generated import protocol
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import check_number

from tableau_flows._common.arguments import ids_of
from tableau_flows._metadata._sync.pager import MetadataPager
from tableau_flows._metadata.answers import MetadataResult
from tableau_flows._metadata.lists import query
from tableau_flows._metadata.queries import checked_filters, flows_query
from tableau_flows._resources._sync.engine import Engine


class Metadata:
    """Queries of the Metadata API, which reads many objects with their lineage at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __repr__(self) -> str:
        return "<client.metadata>"

    def query(self, text: str, *, variables: Mapping[str, object] | None = None) -> MetadataResult:
        """Send a query in GraphQL, with sign-in and retries.

        A query changes nothing, so it is retried like a read. On Tableau Server, the Metadata API
        is off until an administrator enables it. Its data lags behind that of the REST API, and
        the REST API's id of an object is called `luid`.

        Args:
            text: The query, such as `{ flows { luid name } }`.
            variables: Values of the variables of the query.

        Returns:
            The data, with errors and warnings; if there are any, data may be missing.

        Raises:
            UsageError: An argument is invalid; nothing was sent.
            MetadataError: The server rejected the query; `problems` has the reasons.
            RateLimitedError: The server received too many queries.
            UnreadableReplyError: The response is not a result of the Metadata API.
            ConnectionFailedError: There was no response.

        `POST /api/metadata/graphql`

        Since version 3.5.

        https://help.tableau.com/current/api/metadata_api/en-us/index.html
        """
        return self._engine.run(query(self._engine.session, text, variables))

    def flows(
        self,
        *,
        flows: Iterable[str | Identified] | None = None,
        name: str | None = None,
        project_name: str | None = None,
        page_size: int = protocol.METADATA_PAGE_SIZE,
    ) -> MetadataPager[m.MetadataFlow]:
        """List flows with owner, mail address and lineage, many in one request.

        The list is sorted by name. A flow of the list can be given wherever an id of a flow is
        asked for.

        Args:
            flows: Only these flows, as ids or as objects.
            name: Only flows with this name.
            project_name: Only flows in projects with this name.
            page_size: Number of flows per request, 1 to 1000. If the lineage of so many flows
                exceeds a limit of the server, smaller pages are read.

        Returns:
            The list, which is read page by page as needed.

        Raises:
            UsageError: An argument is invalid; nothing was sent.

        `POST /api/metadata/graphql`

        Since version 3.5.

        https://help.tableau.com/current/api/metadata_api/en-us/index.html
        """
        check_number(
            page_size,
            "page_size",
            least=1,
            most=protocol.METADATA_MAX_PAGE_SIZE,
            unit="flows",
            required=True,
        )
        ids = None if flows is None else ids_of(flows, "flows", "flow")
        return MetadataPager(
            self._engine.session,
            self._engine.network,
            model=m.MetadataFlow,
            field=protocol.METADATA_FLOWS,
            text=flows_query(checked_filters(ids, name, project_name)),
            page_size=page_size,
        )
