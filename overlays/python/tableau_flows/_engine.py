"""What a client and its resources share: a session, a network, and a driver for plans."""

from __future__ import annotations

from typing import TypeVar

from tableau_flows_generated.operation import Operation

from tableau_flows._call import call
from tableau_flows._drive import AsyncNetwork, Network, arun, run
from tableau_flows._paging import AsyncPager, Pager
from tableau_flows._plan import Plan
from tableau_flows._session import Session

T = TypeVar("T")


class Engine:
    """Performs calls, lists and plans for one session, with threads."""

    def __init__(self, session: Session, network: Network) -> None:
        self.session = session
        self.network = network

    def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        return run(plan, self.network)

    def call(self, operation: Operation[T], /) -> T:
        """Send a call and return its result."""
        return run(call(self.session, operation), self.network)

    def pages(self, operation: Operation[tuple[T, ...]], /) -> Pager[T]:
        """Read a list page by page."""
        return Pager(self.session, self.network, operation, self.session.prefetch)


class AsyncEngine:
    """Performs calls, lists and plans for one session, with async."""

    def __init__(self, session: Session, network: AsyncNetwork) -> None:
        self.session = session
        self.network = network

    async def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        return await arun(plan, self.network)

    async def call(self, operation: Operation[T], /) -> T:
        """Send a call and return its result."""
        return await arun(call(self.session, operation), self.network)

    def pages(self, operation: Operation[tuple[T, ...]], /) -> AsyncPager[T]:
        """Read a list page by page."""
        return AsyncPager(self.session, self.network, operation, self.session.prefetch)
