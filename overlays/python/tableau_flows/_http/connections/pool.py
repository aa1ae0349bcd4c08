"""The connection pool of a client: last in, first out, at most 100 connections.

A connection belongs to a `Lease` while a request uses it. However the request ends, by an error, a
cancellation or Ctrl-C, the lease ends: the connection returns to the pool if it can be reused, and
is closed otherwise. A lease that is garbage collected without an end frees its slot.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import ReferenceType, ref

import httpcore

from tableau_flows._common import fork
from tableau_flows._http.connections.streams import Socket
from tableau_flows._http.exchange import Exchange
from tableau_flows._plans.waiters import Waiters

if TYPE_CHECKING:
    import anyio

SIZE = 100
"""Maximum number of connections."""

KEPT = 20
"""Maximum number of idle connections."""

EXPIRY = 3.0
"""Seconds for which an idle connection is kept.

Many servers close a connection after 5 s without a request. The outcome of a write that is sent at
that moment is unknown, so connections are closed earlier.
"""

_LONGEST_WAIT = 1.0
"""Seconds after which a waiting request looks for slots of leases that were garbage collected."""

C = TypeVar("C", bound=httpcore.ConnectionInterface | httpcore.AsyncConnectionInterface)


class Connection(Generic[C]):
    """A connection of the pool."""

    __slots__ = ("expires", "http", "server", "socket")

    def __init__(self, server: str, socket: Socket, http: C) -> None:
        self.server = server
        self.socket = socket
        self.http = http
        self.expires = 0.0

    def is_usable(self, now: float) -> bool:
        """Return whether an idle connection can be reused: neither expired nor closed."""
        return now < self.expires and not self.http.has_expired()


class Lease(Generic[C]):
    """One of the slots of the pool, and the connection in it."""

    __slots__ = ("__weakref__", "connection", "thread")

    def __init__(self) -> None:
        self.connection: Connection[C] | None = None
        self.thread = threading.get_ident()


class _Slots(Generic[C]):
    """The idle connections and those in use; the same for threads and async.

    Nothing here is locked: removing a connection from the list of idle ones is atomic, so only one
    thread gets it.
    """

    def __init__(self, make: Callable[[str, Socket], C]) -> None:
        self._make = make
        self._idle: list[Connection[C]] = []  # the one used last is at the end
        self._leases: dict[int, tuple[ReferenceType[Lease[C]], Connection[C]]] = {}
        self.closed = False

    @property
    def in_use(self) -> int:
        """Return the number of connections in use."""
        return len(self._leases)

    def _take(self, lease: Lease[C], server: str, spare: list[Connection[C]]) -> bool:
        """Give a slot to a lease if one is free; add connections that must be closed to `spare`."""
        connection = self._take_idle(server, spare)
        if connection is None:
            if len(self._leases) >= SIZE:
                return False
            socket = Socket()
            connection = Connection(server, socket, self._make(server, socket))
        self._leases[id(lease)] = (
            ref(lease, partial(_vanished, self._leases, id(lease), connection)),
            connection,
        )
        lease.connection = connection
        if len(self._leases) + len(self._idle) > SIZE and not self._give_up_one(spare):
            lease.connection = None  # another thread was faster
            self._leases.pop(id(lease), None)
            spare.append(connection)
            return False
        return True

    def _take_idle(self, server: str, spare: list[Connection[C]]) -> Connection[C] | None:
        """Take the most recently used connection to a server that can be reused."""
        now = time.monotonic()
        others: list[Connection[C]] = []
        found: Connection[C] | None = None
        while found is None and self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:  # another thread was faster
                break
            if connection.server != server:
                others.append(connection)
            elif connection.is_usable(now):
                found = connection
            else:
                spare.append(connection)
        self._idle.extend(reversed(others))
        return found

    def _give_up_one(self, spare: list[Connection[C]]) -> bool:
        """Remove the least recently used idle connection; return False if there is none."""
        try:
            spare.append(self._idle.pop(0))
        except IndexError:
            return False
        return True

    def _give_back(self, lease: Lease[C], spare: list[Connection[C]]) -> None:
        """End a lease; add connections that must be closed to `spare`."""
        # Removed from the lease first, so that ending it twice returns the connection once.
        connection, lease.connection = lease.connection, None
        is_ours = self._leases.pop(id(lease), None) is not None
        if connection is None:
            return
        if self.closed or not is_ours or not connection.http.is_idle():
            spare.append(connection)
            return
        now = time.monotonic()
        connection.expires = now + EXPIRY
        self._idle.append(connection)
        while len(self._idle) > KEPT or self._oldest_has_expired(now):
            if not self._give_up_one(spare):
                return

    def _oldest_has_expired(self, now: float) -> bool:
        oldest = self._idle[:1]  # a copy: another thread may take it at any time
        return bool(oldest) and oldest[0].expires <= now


def _vanished(
    leases: dict[int, tuple[ReferenceType[Lease[C]], Connection[C]]],
    key: int,
    connection: Connection[C],
    lease: ReferenceType[Lease[C]],
) -> None:
    """Free the slot of a lease that was not ended, and close its connection."""
    leases.pop(key, None)
    connection.socket.close()


class Pool(_Slots[httpcore.ConnectionInterface]):
    """The connections of a client for threads."""

    def __init__(self, make: Callable[[str, Socket], httpcore.ConnectionInterface]) -> None:
        super().__init__(make)
        self._waiters = Waiters()
        fork.register(self)

    def __del__(self) -> None:
        for connection in getattr(self, "_idle", ()):  # missing if `__init__` was interrupted
            connection.socket.close()

    def acquire(
        self, lease: Lease[httpcore.ConnectionInterface], server: str, exchange: Exchange
    ) -> None:
        """Give a connection to a lease, waiting for a slot if all are in use.

        Raises:
            httpcore.PoolTimeout: No slot became free in time.
        """
        spare: list[Connection[httpcore.ConnectionInterface]] = []
        try:
            if not self._take(lease, server, spare):
                attempt = partial(self._take, lease, server, spare)
                if not self._waiters.wait(attempt, exchange.pool_wait()):
                    raise httpcore.PoolTimeout
        finally:
            for connection in spare:
                connection.socket.close()
        assert lease.connection is not None  # `_take` has set it
        lease.connection.socket.exchange = exchange

    def release(self, lease: Lease[httpcore.ConnectionInterface]) -> None:
        """End a lease; may be called again."""
        spare: list[Connection[httpcore.ConnectionInterface]] = []
        try:
            self._give_back(lease, spare)
            if self._waiters.waiting:
                self._waiters.wake()
        finally:
            for connection in spare:
                connection.socket.close()

    def abort(self, threads: Collection[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        for reference, connection in list(self._leases.values()):
            lease = reference()
            if lease is not None and (threads is None or lease.thread in threads):
                connection.socket.shut_down()

    def close(self) -> None:
        """Close all connections; those in use are closed when their requests end."""
        self.closed = True
        idle, self._idle = self._idle, []
        for connection in idle:
            connection.socket.close()

    def after_fork(self) -> None:
        """Close the child's copies of the descriptors; the parent's connections stay open."""
        self._waiters = Waiters()
        used, self._leases = [connection for _, connection in self._leases.values()], {}
        idle, self._idle = self._idle, []
        for connection in (*idle, *used):
            connection.socket.close()


class AsyncPool(_Slots[httpcore.AsyncConnectionInterface]):
    """The connections of a client on one event loop."""

    def __init__(self, make: Callable[[str, Socket], httpcore.AsyncConnectionInterface]) -> None:
        super().__init__(make)
        self._waiting: deque[anyio.Event] = deque()
        self._closing: AsyncGenerator[None, None] | None = None

    async def open(self) -> None:
        """Arrange that the connections are closed when the event loop ends.

        Event loops close unfinished asynchronous generators at their end, which is the only
        notification they give.
        """
        if self._closing is None:
            self._closing = self._close_at_the_end()
            await anext(self._closing)

    async def acquire(
        self, lease: Lease[httpcore.AsyncConnectionInterface], server: str, exchange: Exchange
    ) -> None:
        """Give a connection to a lease, waiting for a slot if all are in use.

        Raises:
            httpcore.PoolTimeout: No slot became free in time.
        """
        spare: list[Connection[httpcore.AsyncConnectionInterface]] = []
        end: float | None = None
        try:
            while not self._take(lease, server, spare):
                if end is None:
                    end = time.monotonic() + exchange.pool_wait()
                await self._wait(end - time.monotonic())
        finally:
            await close_all(spare)
        assert lease.connection is not None  # `_take` has set it
        lease.connection.socket.exchange = exchange

    async def release(self, lease: Lease[httpcore.AsyncConnectionInterface]) -> None:
        """End a lease; may be called again. The slot is free before anything is awaited."""
        spare: list[Connection[httpcore.AsyncConnectionInterface]] = []
        self._give_back(lease, spare)
        self._wake()
        if spare:
            await close_all(spare)

    async def aclose(self) -> None:
        """Close all connections; those in use are closed when their requests end."""
        self.closed = True
        if self._closing is not None:
            await self._closing.aclose()
        await self._close_idle()

    async def _close_at_the_end(self) -> AsyncGenerator[None, None]:
        try:
            yield
        finally:
            self._closing = None  # it holds the event loop, which can be collected then
            await self._close_idle()

    async def _close_idle(self) -> None:
        idle, self._idle = self._idle, []
        await close_all(idle)

    async def _wait(self, seconds: float) -> None:
        import anyio  # loaded by now

        if seconds <= 0:
            raise httpcore.PoolTimeout
        event = anyio.Event()
        self._waiting.append(event)
        try:
            with anyio.move_on_after(min(seconds, _LONGEST_WAIT)):
                await event.wait()
        except BaseException:
            if event.is_set():
                self._wake()  # woken and cancelled at once: wake the next one instead
            raise
        finally:
            if event in self._waiting:
                self._waiting.remove(event)

    def _wake(self) -> None:
        if self._waiting:
            self._waiting.popleft().set()


async def close_all(connections: Collection[Connection[httpcore.AsyncConnectionInterface]]) -> None:
    """Close connections, even while the task is being cancelled."""
    if not connections:
        return
    import anyio  # loaded by now

    interrupted: BaseException | None = None
    for connection in connections:
        stream = connection.socket.stream
        if isinstance(stream, httpcore.AsyncNetworkStream):
            try:
                with anyio.CancelScope(shield=True):
                    await stream.aclose()  # the socket is closed before this waits
            except Exception:
                pass
            except BaseException as error:
                interrupted = error
    if interrupted is not None:
        raise interrupted
