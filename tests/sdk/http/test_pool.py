"""The pool: connections are used again, never shared, bounded, and closed in time."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
import ssl
import threading
import time
from types import SimpleNamespace

import anyio
import httpcore
import pytest
from tableau_flows._common import fork
from tableau_flows._http.adapters import AsyncPoolAdapter
from tableau_flows._http.connections import pool as _http_pool
from tableau_flows._http.connections.pool import AsyncPool, Lease, Pool
from tableau_flows._http.connections.streams import LimitedBackend, LimitedStream, Socket
from tableau_flows._http.exchange import (
    MAX_HEAD_BYTES,
    Deadline,
    Exchange,
    Meter,
    SlowTransferError,
)
from tableau_flows._http.routes import Routes
from tableau_flows._plans.messages import Request, Timeouts

SERVER = "https://tableau.example.com"


class Connection:
    """A connection that does nothing; `idle` says whether its request has ended well."""

    def __init__(self) -> None:
        self.idle = True
        self.expired = False

    def is_idle(self):
        return self.idle

    def has_expired(self):
        return self.expired


class Stream(httpcore.NetworkStream, httpcore.AsyncNetworkStream):
    """A socket that notes whether it was closed."""

    def __init__(self) -> None:
        self.closed = 0

    def close(self):
        self.closed += 1

    async def aclose(self):
        self.closed += 1

    def get_extra_info(self, info):
        return None


def make(server, socket):
    socket.stream = Stream()
    return Connection()


class Threads:
    """A pool for threads."""

    def __init__(self) -> None:
        self.pool = Pool(make)

    def acquire(self, server=SERVER, seconds=None):
        lease = Lease()
        self.pool.acquire(lease, server, exchange(seconds))
        return lease

    def release(self, lease):
        self.pool.release(lease)

    def close(self):
        self.pool.close()


class Tasks:
    """A pool for async, each call on a loop of its own."""

    def __init__(self) -> None:
        self.pool = AsyncPool(make)

    def acquire(self, server=SERVER, seconds=None):
        lease = Lease()
        anyio.run(self.pool.acquire, lease, server, exchange(seconds))
        return lease

    def release(self, lease):
        anyio.run(self.pool.release, lease)

    def close(self):
        anyio.run(self.pool.aclose)


def exchange(seconds=None, **options) -> Exchange:
    timeouts = Timeouts(pool=seconds if seconds is not None else 5, **options)
    request = Request("GET", f"{SERVER}/api", timeouts=timeouts, stream=True)
    return Exchange(request, Deadline(request))


@pytest.fixture(params=[Threads, Tasks], ids=["threads", "async"])
def pool(request):
    return request.param()


def test_the_connection_used_last_is_used_next(pool):
    first, second = pool.acquire(), pool.acquire()
    older, newer = first.connection, second.connection
    pool.release(first)
    pool.release(second)
    assert pool.acquire().connection is newer
    assert pool.acquire().connection is older


def test_a_connection_in_use_is_not_given_to_another_request(pool):
    leases = [pool.acquire() for _ in range(10)]
    assert len({id(lease.connection) for lease in leases}) == 10
    assert pool.pool.in_use == 10


def test_a_connection_goes_to_its_own_server_only(pool):
    lease = pool.acquire()
    before = lease.connection
    pool.release(lease)
    assert pool.acquire("https://other.example.com").connection is not before


def test_a_connection_whose_request_did_not_end_is_closed(pool):
    lease = pool.acquire()
    before = lease.connection
    before.http.idle = False
    pool.release(lease)
    assert before.socket.stream.closed == 1
    lease = pool.acquire()
    assert lease.connection is not before
    assert pool.pool.in_use == 1


def test_a_connection_that_the_server_closed_is_not_used_again(pool):
    lease = pool.acquire()
    before = lease.connection
    pool.release(lease)
    before.http.expired = True
    assert pool.acquire().connection is not before
    assert before.socket.stream.closed == 1


def test_an_idle_connection_is_kept_for_three_seconds(pool, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(_http_pool.time, "monotonic", lambda: now[0])
    lease = pool.acquire()
    before = lease.connection
    pool.release(lease)
    now[0] += 2.9
    lease = pool.acquire()
    assert lease.connection is before
    pool.release(lease)
    now[0] += 3.1
    assert pool.acquire().connection is not before
    assert before.socket.stream.closed == 1


def test_ending_a_lease_twice_gives_its_connection_back_once(pool):
    lease = pool.acquire()
    connection = lease.connection
    pool.release(lease)
    pool.release(lease)
    assert connection.socket.stream.closed == 0
    first, second = pool.acquire(), pool.acquire()
    assert first.connection is connection
    assert second.connection is not connection


def test_idle_connections_are_bounded(pool, monkeypatch):
    monkeypatch.setattr(_http_pool, "KEPT", 2)
    leases = [pool.acquire() for _ in range(4)]
    streams = [lease.connection.socket.stream for lease in leases]
    for lease in leases:
        pool.release(lease)
    assert [stream.closed for stream in streams] == [1, 1, 0, 0]


def test_a_full_pool_makes_a_request_wait_in_vain_only_for_its_time(pool, monkeypatch):
    monkeypatch.setattr(_http_pool, "SIZE", 2)
    leases = [pool.acquire(), pool.acquire()]
    started = time.monotonic()
    with pytest.raises(httpcore.PoolTimeout):
        pool.acquire(seconds=0.05)
    assert time.monotonic() - started < 0.9
    pool.release(leases[0])
    assert pool.acquire(seconds=0.05).connection is not None


def test_a_full_pool_gives_up_an_idle_connection_of_another_server(pool, monkeypatch):
    monkeypatch.setattr(_http_pool, "SIZE", 1)
    lease = pool.acquire()
    before = lease.connection
    pool.release(lease)
    assert pool.acquire("https://other.example.com", 0.05).connection is not before
    assert before.socket.stream.closed == 1


def test_no_more_than_a_hundred_connections_are_open(pool):
    leases = [pool.acquire() for _ in range(100)]
    with pytest.raises(httpcore.PoolTimeout):
        pool.acquire(seconds=0.01)
    assert len(leases) == pool.pool.in_use == 100


def test_a_full_pool_gives_up_the_connection_that_was_idle_for_longest(pool, monkeypatch):
    monkeypatch.setattr(_http_pool, "SIZE", 2)
    first, second = pool.acquire(), pool.acquire()
    older, newer = first.connection, second.connection
    pool.release(first)
    pool.release(second)
    lease = pool.acquire("https://other.example.com")
    assert (older.socket.stream.closed, newer.socket.stream.closed) == (1, 0)
    pool.release(lease)


def test_connections_that_were_idle_for_too_long_are_closed_when_another_comes_back(
    pool, monkeypatch
):
    now = time.monotonic()
    monkeypatch.setattr(_http_pool.time, "monotonic", lambda: now)
    first, second = pool.acquire(), pool.acquire()
    older, newer = first.connection, second.connection
    pool.release(first)
    now += 3
    pool.release(second)
    assert (older.socket.stream.closed, newer.socket.stream.closed) == (1, 0)


def test_a_lease_that_vanished_frees_its_place_and_closes_its_connection(pool):
    lease = pool.acquire()
    stream = lease.connection.socket.stream
    del lease
    gc.collect()
    assert pool.pool.in_use == 0
    assert stream.closed == 1


def test_closing_closes_idle_connections_now_and_the_others_at_their_end(pool):
    used, idle = pool.acquire(), pool.acquire()
    streams = [used.connection.socket.stream, idle.connection.socket.stream]
    pool.release(idle)
    pool.close()
    assert [stream.closed for stream in streams] == [0, 1]
    pool.release(used)
    assert [stream.closed for stream in streams] == [1, 1]


def test_a_waiting_thread_gets_the_place_at_once(monkeypatch):
    monkeypatch.setattr(_http_pool, "SIZE", 1)
    pool, got = Threads(), threading.Event()
    lease = pool.acquire()
    thread = threading.Thread(target=lambda: (pool.acquire(), got.set()))
    thread.start()
    time.sleep(0.02)
    started = time.monotonic()
    pool.release(lease)
    assert got.wait(5)
    assert time.monotonic() - started < 0.9, "it was told, and did not look again by itself"
    thread.join()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_waiting_tasks_get_the_places_one_after_the_other(monkeypatch, backend):
    monkeypatch.setattr(_http_pool, "SIZE", 2)
    done = []

    async def main():
        pool = AsyncPool(make)

        async def use(number):
            lease = Lease()
            await pool.acquire(lease, SERVER, exchange())
            assert pool.in_use <= 2
            await anyio.sleep(0.001)
            await pool.release(lease)
            done.append(number)

        async with anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(use, number)

    started = time.monotonic()
    anyio.run(main, backend=backend)
    assert len(done) == 20
    assert time.monotonic() - started < 0.9, "each was told, and did not look again by itself"


def test_a_task_that_is_cancelled_as_it_gets_its_turn_hands_it_to_the_next_one(monkeypatch):
    monkeypatch.setattr(_http_pool, "SIZE", 1)
    got = []

    async def main():
        pool, held = AsyncPool(make), Lease()
        await pool.acquire(held, SERVER, exchange())

        async def wait(name):
            await pool.acquire(Lease(), SERVER, exchange())
            got.append(name)

        first = asyncio.ensure_future(wait("first"))
        await asyncio.sleep(0.01)
        second = asyncio.ensure_future(wait("second"))
        await asyncio.sleep(0.01)
        await pool.release(held)
        first.cancel()
        await asyncio.wait([first, second])

    started = time.monotonic()
    asyncio.run(main())
    assert got == ["second"]
    assert time.monotonic() - started < 0.9, "it was told, and did not look again by itself"


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_task_that_gave_up_waiting_takes_no_turn(monkeypatch, backend):
    monkeypatch.setattr(_http_pool, "SIZE", 1)
    waited = []

    async def main():
        pool, held = AsyncPool(make), Lease()
        await pool.acquire(held, SERVER, exchange())

        async def wait():
            await pool.acquire(Lease(), SERVER, exchange())
            waited.append(time.monotonic())

        with pytest.raises(httpcore.PoolTimeout):
            await pool.acquire(Lease(), SERVER, exchange(0.02))
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait)
            await anyio.sleep(0.02)
            waited.append(time.monotonic())
            await pool.release(held)

    anyio.run(main, backend=backend)
    released, got = waited
    assert got - released < 0.9, "it was told, and did not look again by itself"


@pytest.mark.parametrize(("threads", "aborted"), [({-1}, [False, True]), (None, [True, True])])
def test_only_the_requests_of_the_given_threads_are_aborted(threads, aborted):
    pool = Threads()
    leases = [pool.acquire(), pool.acquire()]
    leases[1].thread = -1
    with contextlib.ExitStack() as stack:
        ends = []
        for lease in leases:
            own, end = (stack.enter_context(one) for one in socket.socketpair())
            end.setblocking(False)
            ends.append(end)
            lease.connection.socket.stream.get_extra_info = {"socket": own}.get
        pool.pool.abort(threads)
        assert [has_ended(end) for end in ends] == aborted


def has_ended(end: socket.socket) -> bool:
    try:
        return end.recv(1) == b""
    except BlockingIOError:
        return False


def test_a_forked_child_uses_none_of_the_connections():
    pool = Threads()
    used, idle = pool.acquire(), pool.acquire()
    before = {used.connection, idle.connection}
    pool.release(idle)
    pool.pool.after_fork()
    assert pool.acquire().connection not in before
    pool.release(used)  # the child's copy of a request of the parent's ends
    assert pool.acquire().connection not in before
    assert all(connection.socket.stream.closed for connection in before)


def test_a_forked_child_closes_its_copies_of_connections_in_use():
    pool = Threads()
    lease = pool.acquire()
    pool.pool.after_fork()
    assert lease.connection.socket.stream.closed == 1


# The limits of one exchange


def test_an_exchange_of_the_parent_cannot_go_on_in_a_forked_child(monkeypatch):
    begun = exchange()
    assert begun.read_wait(1) == 1
    monkeypatch.setattr(fork.process, "generation", fork.process.generation + 1)
    with pytest.raises(httpcore.ReadError, match="forked"):
        begun.read_wait(1)


def test_every_wait_is_cut_to_what_is_left_of_the_total():
    begun = exchange(total=0.5)
    for wait in (begun.connect_wait, begun.read_wait, begun.write_wait):
        assert 0.3 < wait(60) <= 0.5
        assert wait(0.1) == 0.1
    assert 0.3 < begun.pool_wait() <= 0.5


def test_a_wait_that_begins_after_the_total_is_refused():
    begun = exchange(total=0.0)
    with pytest.raises(httpcore.ConnectTimeout):
        begun.connect_wait(60)
    with pytest.raises(httpcore.ReadTimeout):
        begun.read_wait(60)
    with pytest.raises(httpcore.WriteTimeout):
        begun.write_wait(60)
    assert not begun.sent


def test_bytes_are_sent_with_the_first_write():
    begun = exchange()
    begun.connect_wait(1)
    assert not begun.sent
    begun.write_wait(1, to_server=False)  # to a proxy
    assert not begun.sent
    begun.write_wait(1)
    assert begun.sent
    begun.write_wait(1, to_server=False)
    assert begun.sent


def test_the_head_of_a_reply_is_bounded_and_its_body_is_not():
    begun = exchange()
    begun.has_read(MAX_HEAD_BYTES)
    with pytest.raises(httpcore.RemoteProtocolError, match="before the response headers ended"):
        begun.has_read(1)
    begun = exchange()
    begun.has_read(100)
    begun.head_is_complete()
    begun.has_read(10 * MAX_HEAD_BYTES)


def test_a_reply_that_was_there_before_its_request_is_refused():
    begun = exchange()
    with pytest.raises(httpcore.RemoteProtocolError, match="belongs to no request"):
        begun.head_is_complete()
    begun.has_read(10)
    begun.restart()  # it was of a proxy
    with pytest.raises(httpcore.RemoteProtocolError, match="belongs to no request"):
        begun.head_is_complete()


def test_greeting_a_proxy_takes_as_long_as_connecting_may():
    """httpcore gives no time-out for what it exchanges with a SOCKS proxy."""
    begun = exchange(connect=3)
    assert begun.read_wait(None) == 3
    assert begun.write_wait(None) == 3
    assert not begun.sent
    begun = exchange(connect=3, read=None, write=None, total=None)
    assert begun.read_wait(None) is None


def test_a_time_out_of_no_time_at_all_is_over_at_once():
    begun = exchange(connect=0.0, read=0.0, write=0.0, total=None)
    for wait, error in (
        (begun.connect_wait, httpcore.ConnectTimeout),
        (begun.read_wait, httpcore.ReadTimeout),
        (begun.write_wait, httpcore.WriteTimeout),
    ):
        with pytest.raises(error):
            wait(0.0)


# The minimum rate of transfers


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("tableau_flows._http.exchange.time.monotonic", lambda: now[0])
    return now


def wait(meter, clock, seconds, size):
    """Wait so long for so many bytes."""
    meter.begin()
    clock[0] += seconds
    meter.end(size)


def test_a_transfer_at_its_minimum_rate_goes_on(clock):
    meter = Meter(1000)
    for _ in range(300):
        wait(meter, clock, 1, 1000)


def test_a_transfer_below_its_minimum_rate_ends_after_a_window(clock):
    meter = Meter(1000)
    for _ in range(59):
        wait(meter, clock, 1, 1)
    with pytest.raises(SlowTransferError):
        wait(meter, clock, 1, 1)


def test_a_fast_beginning_does_not_excuse_a_slow_rest(clock):
    meter = Meter(1000)
    wait(meter, clock, 1, 10_000_000)
    wait(meter, clock, 59, 1)
    with pytest.raises(SlowTransferError):
        wait(meter, clock, 60, 1)


def test_what_the_caller_does_between_reads_does_not_count(clock):
    meter = Meter(1000)
    for _ in range(10):
        wait(meter, clock, 0.1, 100)
        clock[0] += 1000


def test_a_wait_is_cut_to_the_end_of_the_window(clock):
    meter = Meter(1000)
    assert meter.begin() == 60
    meter.end(100)
    wait(meter, clock, 20, 100)
    assert meter.begin() == 40
    meter.end(1_000_000)
    assert meter.begin() == 100  # enough has passed in this window; the next one may be empty


# Connecting


def test_the_next_address_is_tried_where_one_does_not_answer(monkeypatch):
    tried = []

    def connect(self, host, port, *_):
        tried.append(host)
        if len(tried) < 3:
            raise (httpcore.ConnectTimeout, httpcore.ConnectError)[len(tried) - 1]
        return Stream()

    found = [(0, 0, 0, "", (address, 80)) for address in ("192.0.2.1", "192.0.2.2", "192.0.2.3")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    owner = Socket()
    owner.exchange = exchange()
    LimitedBackend(owner).connect_tcp("tableau.example.com", 80)
    assert tried == ["192.0.2.1", "192.0.2.2", "192.0.2.3"]


def test_what_a_proxy_and_a_handshake_took_is_not_counted_as_the_request():
    owner = Socket()
    owner.handshakes = 1
    owner.exchange = exchange()
    plain = SimpleNamespace(
        start_tls=lambda *_: Stream(),
        get_extra_info=lambda info: None,
        write=lambda *_: None,
    )
    stream = LimitedStream(plain, owner)
    stream.write(b"CONNECT", 1)
    owner.exchange.has_read(MAX_HEAD_BYTES - 1)
    stream.start_tls(ssl.create_default_context())
    assert not owner.exchange.sent
    owner.exchange.has_read(MAX_HEAD_BYTES - 1)
    stream.write(b"GET", 1)
    assert owner.exchange.sent


@pytest.mark.parametrize("end", ["shut_down", "silence"])
def test_a_handshake_can_be_ended_from_outside_and_leaves_no_socket_open(end):
    owner = Socket()
    owner.exchange = exchange()
    failures = []

    def connect(port):
        stream = LimitedBackend(owner).connect_tcp("127.0.0.1", port, 5)
        try:
            stream.start_tls(ssl.create_default_context(), "127.0.0.1", 5)
        except httpcore.ConnectError as error:
            failures.append(error)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        thread = threading.Thread(target=connect, args=(silent.getsockname()[1],))
        thread.start()
        with silent.accept()[0] as connection:
            connection.recv(1)  # the handshake has begun
            own = owner.in_handshake
            assert own.fileno() >= 0
            if end == "shut_down":
                owner.shut_down()
            else:
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(4)
            assert len(failures) == 1
    assert own.fileno() < 0
    assert owner.in_handshake is None


def test_a_handshake_ends_at_the_deadline_of_the_call():
    owner = Socket()
    owner.exchange = exchange(total=0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        stream = LimitedBackend(owner).connect_tcp("127.0.0.1", silent.getsockname()[1], 5)
        began = time.monotonic()
        with pytest.raises(httpcore.ConnectTimeout):
            stream.start_tls(ssl.create_default_context(), "127.0.0.1", 5)
        assert time.monotonic() - began < 3
    assert owner.in_handshake is None


# Event loops


def test_what_is_in_use_on_another_event_loop_is_closed_when_its_request_ends():
    adapter = AsyncPoolAdapter(Routes(True, None, None))

    async def pool_of_this_loop():
        return adapter.pool

    with asyncio.Runner() as runner:
        pool = runner.run(pool_of_this_loop())
        anyio.run(adapter.close_all)
        assert pool.closed
