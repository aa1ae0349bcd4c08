# Generated from spec/ by `make generate`. Do not edit.
"""List and update the connections of a flow to its data sources, or of many flows."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, secrets_of, segment
from ..checks import check_change, check_flag, check_number, check_text
from ..operation import Operation


def query_flow_connections(flow: str | Identified) -> Operation[tuple[m.Connection, ...]]:
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
    return Operation(
        catalog.QUERY_FLOW_CONNECTIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/connections",
    )


def update_flow_connection(
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
) -> Operation[m.Connection]:
    """Update the server address, port, user name or password of a connection.

    Omitted values are unchanged; at least one value must be given. Both input and output
    connections can be updated.

    Permissions: Administrators, and users who have the Write capability on the flow and on its
    project.

    If the response is lost: List the connections of the flow.

    Args:
        flow: The flow, as an id or as the object.
        connection: The connection, as an id or as the object. The list of the flow's connections
            contains it.
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
        PermissionDeniedError: 403098: The user may not change the connections of the flow. 403103:
            The user may not write to the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections/{connectionId}`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
    """
    check_text(server_address, "server_address")
    check_number(server_port, "server_port", least=0)
    check_text(user_name, "user_name")
    check_text(password, "password", secret=True)
    check_flag(embed_password, "embed_password")
    check_text(authentication_type, "authentication_type")
    check_flag(query_tagging_enabled, "query_tagging_enabled")
    check_change(
        server_address=server_address,
        server_port=server_port,
        user_name=user_name,
        password=password,
        embed_password=embed_password,
        authentication_type=authentication_type,
        query_tagging_enabled=query_tagging_enabled,
    )
    from ..codec import encode
    from ..models.flows import ConnectionUpdate, UpdateFlowConnectionRequest

    body = encode(
        UpdateFlowConnectionRequest(
            connection=ConnectionUpdate(
                server_address=server_address,
                server_port=server_port,
                user_name=user_name,
                password=password,
                embed_password=embed_password,
                authentication_type=authentication_type,
                query_tagging_enabled=query_tagging_enabled,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.UPDATE_FLOW_CONNECTION,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/connections/{segment(connection, 'connection', 'connection')}",
        body=body,
        secrets=secrets_of(password),
    )
