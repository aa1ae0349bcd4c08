"""Network streams for threads by themselves, over a pair of connected sockets."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore
import pytest
import trustme
from tableau_flows import Timeouts
from tableau_flows._http.connections.streams import LimitedStream, Readiness, Socket
from tableau_flows._http.exchange import Deadline, Exchange
from tableau_flows._plans.messages import Request


class Unready:
    """A socket that has nothing to read, or no room to write, the first time it is asked."""

    def __init__(self, connected: socket.socket) -> None:
        self._connected = connected
        self.refusals = 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connected, name)

    def recv(self, size: int) -> bytes:
        self._refuse()
        return self._connected.recv(size)

    def send(self, data: bytes) -> int:
        self._refuse()
        return self._connected.send(data)

    def _refuse(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise BlockingIOError


class Plain(httpcore.NetworkStream):
    """The stream of httpcore around a socket."""

    def __init__(self, connected: object) -> None:
        self._connected = connected

    def get_extra_info(self, info: str) -> Any:
        return self._connected if info == "socket" else None


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    one, other = socket.socketpair()
    with one, other:
        yield one, other


def stream_of(connected: object, **timeouts: float | None) -> LimitedStream:
    request = Request("GET", "http://localhost/", timeouts=Timeouts(**timeouts))
    owner = Socket()
    owner.exchange = Exchange(request, Deadline(request))
    return LimitedStream(Plain(connected), owner)


def fill(connected: socket.socket) -> int:
    """Write until the buffer of the socket is full; return the number of bytes."""
    connected.settimeout(0)
    size = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            size += connected.send(b"x" * 65536)
    return size


def test_a_read_without_bytes_ends_at_its_timeout(pair):
    with pytest.raises(httpcore.ReadTimeout):
        stream_of(pair[0]).read(10, timeout=0.05)


def test_a_write_into_a_full_buffer_ends_at_its_timeout(pair):
    fill(pair[0])
    with pytest.raises(httpcore.WriteTimeout):
        stream_of(pair[0]).write(b"more", timeout=0.05)


def test_a_write_into_a_full_buffer_goes_on_when_the_peer_reads(pair):
    one, other = pair
    data = bytes(range(256)) * 4096  # more than the buffers of both sockets hold
    before = fill(one)
    received = bytearray()

    def read() -> None:
        while len(received) < before + len(data):
            received.extend(other.recv(65536))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    stream_of(one).write(data, timeout=10)
    reader.join(10)
    assert bytes(received[before:]) == data


def test_a_socket_that_has_no_bytes_after_all_is_waited_for_again(pair):
    pair[1].sendall(b"hello")
    assert stream_of(Unready(pair[0])).read(10, timeout=5) == b"hello"


def test_a_socket_that_has_no_room_is_written_to_again(pair):
    stream_of(Unready(pair[0])).write(b"hello", timeout=5)
    assert pair[1].recv(10) == b"hello"


@pytest.mark.parametrize("seconds", [None, 1e300], ids=["without", "with a huge"])
def test_a_read_and_a_write_work_with_a_huge_timeout_and_without_one(pair, seconds):
    stream = stream_of(pair[0], read=None, write=None, connect=None, total=None)
    timer = threading.Timer(0.05, pair[1].sendall, [b"hello"])
    timer.start()
    assert stream.read(10, timeout=seconds) == b"hello"
    stream.write(b"hello", timeout=seconds)
    assert pair[1].recv(10) == b"hello"


@pytest.mark.parametrize("ready", [Readiness.to_read, Readiness.to_write])
def test_a_closed_socket_is_not_waited_for(pair, ready):
    readiness = Readiness(pair[0])
    pair[0].close()
    assert ready(readiness, None)


def test_reading_from_and_writing_to_a_closed_socket_are_errors(pair):
    stream = stream_of(pair[0])
    pair[0].close()
    with pytest.raises(httpcore.ReadError):
        stream.read(10, timeout=5)
    with pytest.raises(httpcore.WriteError):
        stream.write(b"hello", timeout=5)


def test_a_socket_with_tls_has_a_timeout_of_its_own(pair):
    """It may have decrypted bytes already, of which poll knows nothing."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with context.wrap_socket(
        pair[0], server_hostname="localhost", do_handshake_on_connect=False
    ) as secured:
        stream = stream_of(secured)
        with pytest.raises((httpcore.ReadTimeout, httpcore.ReadError)):
            stream.read(10, timeout=0.05)
        assert secured.gettimeout() == 0.05


RECORD = b"x" * 16384


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secured(
    pair: tuple[socket.socket, socket.socket], authority: trustme.CA
) -> Iterator[tuple[ssl.SSLSocket, ssl.SSLSocket]]:
    """Both ends of a connection with TLS; that of the client counts its reads."""
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(server_context)
    client_context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(client_context)
    client_context.sslsocket_class = CountedReads
    with ThreadPoolExecutor(1) as pool:
        accepted = pool.submit(server_context.wrap_socket, pair[1], server_side=True)
        with (
            client_context.wrap_socket(pair[0], server_hostname="localhost") as client,
            accepted.result(10) as server,
        ):
            yield client, server


class CountedReads(ssl.SSLSocket):
    reads = 0

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        self.reads += 1
        return super().recv(buflen, flags)


def test_one_read_returns_all_tls_records_that_have_arrived(secured):
    client, server = secured
    server.sendall(RECORD * 3)
    stream = stream_of(client)
    assert stream.read(65536, timeout=5) == RECORD * 3
    server.sendall(b"hello")
    assert stream.read(65536, timeout=5) == b"hello"


def test_one_read_returns_no_more_bytes_than_were_asked_for(secured):
    client, server = secured
    server.sendall(RECORD * 3)
    stream = stream_of(client)
    assert stream.read(20000, timeout=5) == b"x" * 20000
    assert stream.read(65536, timeout=5) == b"x" * (3 * 16384 - 20000)


def test_a_read_after_several_tls_records_waits_until_its_timeout(secured):
    client, server = secured
    server.sendall(RECORD * 2)
    stream = stream_of(client)
    assert stream.read(65536, timeout=5) == RECORD * 2
    with pytest.raises(httpcore.ReadTimeout):
        stream.read(65536, timeout=0.05)


def test_after_a_small_tls_record_no_other_is_looked_for(secured):
    client, server = secured
    server.sendall(b"x" * 4096)
    assert stream_of(client).read(65536, timeout=5) == b"x" * 4096
    assert client.reads == 1


@pytest.mark.parametrize(
    "then", [b"\x17\x03\x03\x00\x20" + bytes(32), b""], ids=["a broken record", "the end"]
)
def test_what_follows_the_tls_records_of_a_read_is_reported_by_the_next(secured, then):
    client, server = secured
    server.sendall(RECORD)
    with socket.socket(fileno=os.dup(server.fileno())) as raw:
        if then:
            raw.sendall(then)
        else:
            raw.shutdown(socket.SHUT_WR)
    stream = stream_of(client)
    assert stream.read(65536, timeout=5) == RECORD
    if then:
        with pytest.raises(httpcore.ReadError):
            stream.read(65536, timeout=5)
    else:
        assert stream.read(65536, timeout=5) == b""
