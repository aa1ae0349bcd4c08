"""Performs the plans of a client and its resources with its session and network."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.call import call, exchange
from tableau_flows._calls.raw import RawResponse, read_any, read_raw
from tableau_flows._calls.session_requests import server_info
from tableau_flows._calls.sign_in import close_session, sign_in, sign_out, switch_site
from tableau_flows._common.arguments import checked_operation, checked_site
from tableau_flows._common.pickling import ClientBound
from tableau_flows._lists.pager import AsyncPager
from tableau_flows._plans.drive import AsyncNetwork, arun
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session

T = TypeVar("T")


class AsyncEngine(ClientBound):
    """Performs calls, lists and plans for one session, with async."""

    _shown_as = "a resource such as client.flows"

    def __init__(self, session: Session, network: AsyncNetwork) -> None:
        self.session = session
        self.network = network

    async def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        return await arun(plan, self.network)

    async def call(self, operation: Operation[T], /) -> T:
        """Send a call and return its result."""
        if type(operation) is not Operation:  # generated methods have made one
            checked_operation(operation)
        return await arun(call(self.session, operation), self.network)

    def pages(self, operation: Operation[tuple[T, ...]], /) -> AsyncPager[T]:
        """Read a list page by page."""
        return AsyncPager(
            self.session, self.network, checked_operation(operation), self.session.prefetch
        )

    async def raw_call(self, operation: Operation[T], /) -> RawResponse[T]:
        """Send a call and return its response with the result."""
        checked_operation(operation)
        plan = exchange(self.session, operation, partial(read_raw, operation))
        return await arun(plan, self.network)

    async def request(self, operation: Operation[None], accept: str | None) -> RawResponse[None]:
        """Send a call of any endpoint and return its response."""
        return await arun(exchange(self.session, operation, read_any, accept=accept), self.network)

    async def server_info(self) -> m.ServerInfo:
        """Get the versions of the server."""
        return await arun(server_info(self.session), self.network)

    async def current_session(self) -> m.CurrentSession:
        """Get the site and the user of the session."""
        return await self.call(operations.get_current_session())

    async def sign_in(self) -> None:
        """Sign in if necessary."""
        await arun(sign_in(self.session), self.network)

    async def sign_out(self) -> None:
        """End the session on the server."""
        await arun(sign_out(self.session), self.network)

    async def switch_site(self, content_url: str) -> None:
        """Switch to another site."""
        await arun(
            switch_site(self.session, checked_site(content_url, "content_url")), self.network
        )

    async def leave(self, *, interrupted: bool) -> None:
        """Sign out when the client is closed, if the client signed in itself."""
        await arun(close_session(self.session, interrupted=interrupted), self.network)
