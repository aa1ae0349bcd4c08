# Made from tableau_flows/_resources/engine.py by make generate. Do not edit.
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
from tableau_flows._lists._sync.pager import Pager
from tableau_flows._plans.drive import Network, run
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session

T = TypeVar("T")


class Engine(ClientBound):
    """Performs calls, lists and plans for one session, with threads."""

    _shown_as = "a resource such as client.flows"

    def __init__(self, session: Session, network: Network) -> None:
        self.session = session
        self.network = network

    def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        return run(plan, self.network)

    def call(self, operation: Operation[T], /) -> T:
        """Send a call and return its result."""
        if type(operation) is not Operation:  # generated methods have made one
            checked_operation(operation)
        return run(call(self.session, operation), self.network)

    def pages(self, operation: Operation[tuple[T, ...]], /) -> Pager[T]:
        """Read a list page by page."""
        return Pager(
            self.session, self.network, checked_operation(operation), self.session.prefetch
        )

    def raw_call(self, operation: Operation[T], /) -> RawResponse[T]:
        """Send a call and return its response with the result."""
        checked_operation(operation)
        plan = exchange(self.session, operation, partial(read_raw, operation))
        return run(plan, self.network)

    def request(self, operation: Operation[None], accept: str | None) -> RawResponse[None]:
        """Send a call of any endpoint and return its response."""
        return run(exchange(self.session, operation, read_any, accept=accept), self.network)

    def server_info(self) -> m.ServerInfo:
        """Get the versions of the server."""
        return run(server_info(self.session), self.network)

    def current_session(self) -> m.CurrentSession:
        """Get the site and the user of the session."""
        return self.call(operations.get_current_session())

    def sign_in(self) -> None:
        """Sign in if necessary."""
        run(sign_in(self.session), self.network)

    def sign_out(self) -> None:
        """End the session on the server."""
        run(sign_out(self.session), self.network)

    def switch_site(self, content_url: str) -> None:
        """Switch to another site."""
        run(switch_site(self.session, checked_site(content_url, "content_url")), self.network)

    def leave(self, *, interrupted: bool) -> None:
        """Sign out when the client is closed, if the client signed in itself."""
        run(close_session(self.session, interrupted=interrupted), self.network)
