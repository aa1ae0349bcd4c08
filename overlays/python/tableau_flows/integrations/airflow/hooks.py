"""`TableauFlowsHook`: clients from a connection of Airflow."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from airflow.providers.common.compat.sdk import BaseHook
from asgiref.sync import sync_to_async

from tableau_flows import AsyncClient, Client, errors
from tableau_flows.integrations.airflow.connections import Settings, read_settings
from tableau_flows.integrations.airflow.names import (
    CONNECTION_TYPE,
    DEFAULT_CONNECTION,
    HOOK_NAME,
)
from tableau_flows.integrations.airflow.waiting import shared_client


class TableauFlowsHook(BaseHook):
    """Makes clients from a connection of the type ``tableau_flows``.

    ```python
    with TableauFlowsHook("tableau").get_conn() as tableau:
        for flow in tableau.flows.list():
            print(flow.name)
    ```

    Args:
        tableau_conn_id: The id of the connection.
    """

    conn_name_attr = "tableau_conn_id"
    default_conn_name = DEFAULT_CONNECTION
    conn_type = CONNECTION_TYPE
    hook_name = HOOK_NAME

    def __init__(self, tableau_conn_id: str = DEFAULT_CONNECTION) -> None:
        super().__init__()
        self.tableau_conn_id = tableau_conn_id

    def get_conn(self) -> Client:
        """Return a new client, to use in a `with` block; nothing is sent yet.

        Raises:
            UsageError: A field of the connection is missing or wrong.
        """
        return self.get_settings().client()

    def get_settings(self) -> Settings:
        """Read the connection.

        Raises:
            UsageError: A field is missing or wrong.
        """
        return read_settings(self.get_connection(self.tableau_conn_id))

    async def aget_settings(self) -> Settings:
        """Read the connection, in an event loop.

        Raises:
            UsageError: A field is missing or wrong.
        """
        # In a thread, since Airflow masks the secrets of the extra with a call that blocks, which
        # it refuses in an event loop.
        return await sync_to_async(self.get_settings)()

    async def shared_client(self) -> AbstractAsyncContextManager[AsyncClient]:
        """Return the client that all users of the connection in this event loop share.

        ```python
        async with await hook.shared_client() as tableau:
            ...
        ```

        Raises:
            UsageError: A field of the connection is missing or wrong.
        """
        return shared_client(await self.aget_settings())

    def test_connection(self) -> tuple[bool, str]:
        """Sign in, and say as whom and where; Airflow calls it for the button "Test"."""
        try:
            with self.get_conn() as tableau:
                session = tableau.current_session()
                version = tableau.api_version
        except errors.TableauError as error:
            return False, str(error)
        site = session.site.name or session.site.content_url or "the default site"
        user = session.user.name or session.user.id
        return True, f"signed in as {user} on {site}, REST API {version}"
