# Generated from spec/ by `make generate`. Do not edit.
"""The server itself."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..operation import Operation


def server_info() -> Operation[m.ServerInfo]:
    """Read the versions of the server.

    Takes no session, so it can be asked first to learn which version of the API the server
    offers. Ask it with an old version in the path, such as 2.4: a version newer than the server
    is refused.

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
    return Operation(
        catalog.SERVER_INFO,
        "/api/{apiVersion}/serverinfo",
    )
