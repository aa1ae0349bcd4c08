"""The network of a client: an adapter that is made with the first request.

Loading httpx, httpcore and anyio takes a tenth of a second, which creating a client should not
cost.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from tableau_flows._common import fork
from tableau_flows._plans.clocks import ClientClock, checked_clock
from tableau_flows._plans.messages import Request, Response
from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    from tableau_flows._http.adapters import Adapter, AsyncAdapter
    from tableau_flows._http.environment.tls import ClientCertificate, Verify
    from tableau_flows._http.given import AsyncHttpClient, AsyncTransport, HttpClient, Transport


class LazyNetwork:
    """Sends requests and reads responses, with threads. A client given by the user stays open.

    Attributes:
        send: Sends a request; reads the response completely unless it is streamed.
        receive: Reads the next bytes of a streamed response; set by the first `send`.
        close: Closes a streamed response; set by the first `send`.
        clock: The clock by which the client waits; None for that of the system.
    """

    def __init__(
        self,
        http: HttpClient | None = None,
        *,
        transport: Transport | None = None,
        verify: Verify = True,
        cert: ClientCertificate | None = None,
        proxy: str | None = None,
        clock: ClientClock | None = None,
    ) -> None:
        def make() -> Adapter:
            _check_combination(http, transport, proxy, cert, verify)
            if http is not None or transport is not None:
                from tableau_flows._http.handed_in import HandedInAdapter  # loads httpx

                return HandedInAdapter(http, transport)
            from tableau_flows._http.adapters import PoolAdapter
            from tableau_flows._http.routes import Routes

            return PoolAdapter(Routes(verify, cert, proxy))

        self.clock = checked_clock(clock)
        self._make = make
        self._lock = threading.Lock()
        self._adapter: Adapter | None = None
        self.send: Callable[[Request], Response] = self._send_first
        self.receive: Callable[[Response], bytes]
        self.close: Callable[[Response], None]
        fork.register(self)
        if _must_be_checked(http, transport, verify, cert, proxy):
            self._ready()

    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        if self._adapter is not None:
            self._adapter.abort(threads)

    def shut(self) -> None:
        """Close all connections."""
        if self._adapter is not None:
            self._adapter.close_all()

    def after_fork(self) -> None:
        """The thread that held the lock does not exist in a forked child."""
        self._lock = threading.Lock()

    def _ready(self) -> Adapter:
        if self._adapter is None:
            with self._lock:
                if self._adapter is None:
                    adapter = self._make()
                    # In this order, wherever Ctrl-C strikes or another thread looks: what can send
                    # can receive and close too, and whatever sends is shut at the end.
                    self.receive, self.close = adapter.receive, adapter.close
                    self._adapter = adapter
                    self.send = adapter.send
        return self._adapter

    def _send_first(self, request: Request) -> Response:
        return self._ready().send(request)


class AsyncLazyNetwork:
    """Sends requests and reads responses, with async. A client given by the user stays open.

    Attributes:
        send: Sends a request; reads the response completely unless it is streamed.
        receive: Reads the next bytes of a streamed response; set by the first `send`.
        close: Closes a streamed response; set by the first `send`.
        clock: The clock by which the client waits; None for that of the system.
    """

    def __init__(
        self,
        http: AsyncHttpClient | None = None,
        *,
        transport: AsyncTransport | None = None,
        verify: Verify = True,
        cert: ClientCertificate | None = None,
        proxy: str | None = None,
        clock: ClientClock | None = None,
    ) -> None:
        def make() -> AsyncAdapter:
            _check_combination(http, transport, proxy, cert, verify)
            if http is not None or transport is not None:
                from tableau_flows._http.handed_in import AsyncHandedInAdapter  # loads httpx

                return AsyncHandedInAdapter(http, transport)
            from tableau_flows._http.adapters import AsyncPoolAdapter
            from tableau_flows._http.routes import Routes

            return AsyncPoolAdapter(Routes(verify, cert, proxy))

        self.clock = checked_clock(clock)
        self._make = make
        self._adapter: AsyncAdapter | None = None
        self.send: Callable[[Request], Awaitable[Response]] = self._send_first
        self.receive: Callable[[Response], Awaitable[bytes]]
        self.close: Callable[[Response], Awaitable[None]]
        if _must_be_checked(http, transport, verify, cert, proxy):
            self._ready()

    async def shut(self) -> None:
        """Close all connections."""
        if self._adapter is not None:
            await self._adapter.close_all()

    def _ready(self) -> AsyncAdapter:
        if self._adapter is None:
            adapter = self._make()
            # In this order, wherever Ctrl-C strikes: see above.
            self.receive, self.close = adapter.receive, adapter.close
            self._adapter = adapter
            self.send = adapter.send
        return self._adapter

    async def _send_first(self, request: Request) -> Response:
        return await self._ready().send(request)


def _check_combination(
    http: object, transport: object, proxy: str | None, cert: object, verify: object
) -> None:
    """Check that the arguments can be combined.

    Raises:
        UsageError: Some of them would have no effect.
    """
    if http is not None and transport is not None:
        raise UsageError("give http= or transport=, not both: a client has its own transport")
    what = "http=" if http is not None else "transport="
    given = {"proxy=": proxy is not None, "cert=": cert is not None, "verify=": verify is not True}
    for name, is_given in given.items():
        if is_given and (http is not None or transport is not None):
            raise UsageError(f"{name} has no effect with {what}, which makes its own connections")


def _must_be_checked(*given: object) -> bool:
    """Return whether an argument was given that has to be checked before the first request."""
    return any(value is not None and not isinstance(value, bool) for value in given)
