"""What happens to bytes on their way: late, slow, cut, reset, truncated."""

from __future__ import annotations

import socket
import time

import httpx
import pytest
from faultbox import FaultBox
from faultbox.faults import Direction
from tinyserver import Dial, Server

MIB = 1024 * 1024
GET = b"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
BODY = b"0123456789"


def test_a_delayed_reply_comes_late_and_the_server_has_acted(
    box: FaultBox, http: httpx.Client, server: Server
) -> None:
    rule = box.on("GET", times=1).delay(0.3)
    started = time.monotonic()
    assert http.get("/hello").text == "hello"
    assert 0.29 < time.monotonic() - started < 5
    assert http.get("/hello").text == "hello"
    assert (rule.seen, rule.fired) == (2, 1)


def test_a_client_gives_up_on_a_delayed_reply_that_the_server_gave(
    box: FaultBox, http: httpx.Client, server: Server
) -> None:
    box.on("POST").delay(60)
    with pytest.raises(httpx.ReadTimeout):
        http.post("/x", content=b"abc", timeout=0.3)
    assert len(server.wait_for(1)) == 1


def test_a_delayed_request_has_not_reached_the_server(
    box: FaultBox, talk: Dial, server: Server
) -> None:
    rule = box.on("POST").delay(60, "request")
    talk(box.url).send(POST + BODY)
    assert rule.wait()
    assert server.calls == []


def test_a_delay_can_lie_in_the_middle_of_a_body(box: FaultBox, http: httpx.Client) -> None:
    box.on("GET").delay(60, "reply", after=3, of="body")
    with http.stream("GET", "/hello", timeout=0.3) as answer:
        parts = answer.iter_raw()
        assert next(parts) == b"hel"
        with pytest.raises(httpx.ReadTimeout):
            next(parts)


def test_a_client_cannot_write_to_a_stalled_request(box: FaultBox, http: httpx.Client) -> None:
    box.on("POST").delay(60, "request", after=0, of="body")
    with pytest.raises(httpx.WriteTimeout):
        http.post("/x", content=bytes(64 * MIB), timeout=httpx.Timeout(10, write=0.3))


@pytest.mark.parametrize("direction", ["request", "reply"])
def test_a_throttled_direction_is_slow(
    box: FaultBox, http: httpx.Client, direction: Direction
) -> None:
    rule = box.on(times=1).throttle(100_000, direction)
    started = time.monotonic()
    if direction == "request":
        assert http.post("/x", content=bytes(50_000)).status_code == 201
    else:
        assert len(http.get("/hello?bytes=50000").content) == 50_000
    assert 0.3 < time.monotonic() - started < 10
    assert rule.fired == 1


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_request_is_cut_after_so_many_bytes_of_its_body(
    box: FaultBox, talk: Dial, server: Server, count: int
) -> None:
    rule = box.on("POST").cut("request", after=count, of="body")
    client = talk(box.url)
    client.send(POST + BODY)
    assert client.read_all() == b""
    call = server.wait_for(1)[0]
    assert (call.length, call.whole) == (count, False)
    assert rule.fired == 1


def test_a_request_is_cut_before_its_first_byte(box: FaultBox, talk: Dial, server: Server) -> None:
    box.on().cut("request")
    client = talk(box.url)
    client.send(GET)
    assert client.read_all() == b""
    assert server.calls == []


def test_a_request_is_cut_after_its_last_byte_and_the_server_acts(
    box: FaultBox, talk: Dial, server: Server
) -> None:
    box.on().cut("request", after=10, of="body")
    client = talk(box.url)
    client.send(POST + BODY)
    assert client.read_all() == b""
    assert server.wait_for(1)[0].whole


def test_a_client_in_the_middle_of_a_large_body_sees_the_cut(
    box: FaultBox, http: httpx.Client, server: Server
) -> None:
    box.on("POST").cut("request", after=3 * MIB, of="body")
    with pytest.raises((httpx.WriteError, httpx.ReadError, httpx.RemoteProtocolError)):
        http.post("/x", content=bytes(64 * MIB))
    assert server.wait_for(1)[0].length == 3 * MIB


@pytest.mark.parametrize("count", [0, 1, 20, 200_000])
def test_a_reply_is_cut_after_so_many_bytes(box: FaultBox, talk: Dial, count: int) -> None:
    rule = box.on().cut("reply", after=count)
    client = talk(box.url)
    client.send(b"GET /hello?bytes=300000 HTTP/1.1\r\nHost: x\r\n\r\n")
    assert len(client.read_all()) == count
    assert rule.fired == 1
    assert box.wait_closed()


def test_a_cut_behind_the_end_does_not_fire(box: FaultBox, http: httpx.Client) -> None:
    rule = box.on().cut("reply", after=6, of="body")
    assert http.get("/hello").text == "hello"
    assert (rule.seen, rule.fired) == (1, 0)


def test_a_connection_is_cut_right_after_a_whole_reply(box: FaultBox, http: httpx.Client) -> None:
    box.on(times=1).cut("reply", after=5, of="body")
    assert http.get("/hello").text == "hello"
    assert box.wait_closed()
    assert http.get("/hello").text == "hello"
    assert [request.connection for request in box.requests] == [1, 2]


@pytest.mark.parametrize("direction", ["request", "reply"])
def test_a_reset_is_a_reset(
    box: FaultBox, talk: Dial, server: Server, direction: Direction
) -> None:
    box.on().reset(direction)
    client = talk(box.url)
    client.send(GET)
    with pytest.raises(ConnectionResetError):
        client.read_all()
    assert len(server.calls) == (direction == "reply")


def test_the_bytes_before_a_reset_arrive(box: FaultBox, talk: Dial) -> None:
    box.on().reset("reply", after=100_000, of="body")
    client = talk(box.url)
    client.send(b"GET /hello?bytes=300000 HTTP/1.1\r\nHost: x\r\n\r\n")
    received: list[bytes] = []
    with pytest.raises(ConnectionResetError):
        received.extend(iter(lambda: client.sock.recv(4096), b""))
    assert len(b"".join(received).partition(b"\r\n\r\n")[2]) == 100_000


def test_a_truncated_reply_is_shorter_than_it_promised(
    box: FaultBox, talk: Dial, http: httpx.Client
) -> None:
    rule = box.on(times=1).truncate(2)
    client = talk(box.url)
    client.send(GET)
    answer = client.read_all()
    assert b"Content-Length: 5\r\n" in answer
    assert answer.endswith(b"\r\n\r\nhel")
    assert rule.fired == 1
    box.on(times=1).truncate(100_000)
    with pytest.raises(httpx.RemoteProtocolError), http.stream("GET", "/x?bytes=1000000") as reply:
        assert sum(map(len, reply.iter_raw())) < 0
    assert http.get("/hello").text == "hello"


def test_a_truncated_chunked_reply_has_no_end(box: FaultBox, talk: Dial) -> None:
    box.on().truncate(4)
    client = talk(box.url)
    client.send(b"GET /chunked HTTP/1.1\r\nHost: x\r\n\r\n")
    assert client.read_all().endswith(b"\r\n\r\n5\r\nhello\r\n0\r\nX-Trailer: yes")


def test_a_reply_without_a_body_cannot_be_truncated(box: FaultBox, http: httpx.Client) -> None:
    rule = box.on().truncate()
    assert http.get("/nothing").status_code == 204
    assert rule.fired == 0


def test_a_half_open_socket_of_a_cut_connection_is_closed(box: FaultBox, talk: Dial) -> None:
    box.on().cut("reply", after=10)
    client = talk(box.url)
    client.send(GET)
    assert client.read_all() == b"HTTP/1.1 2"
    client.sock.shutdown(socket.SHUT_WR)
    assert box.wait_closed()
