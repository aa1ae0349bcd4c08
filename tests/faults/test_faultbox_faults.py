"""Every fault of the box is seen to happen, and counted."""

from __future__ import annotations

import hashlib
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest
from faultbox import FaultBox
from faultbox.answers import Body
from faultbox.faults import Direction
from tinyserver import Server, Talk

MIB = 1024 * 1024
TOKEN = {"X-Tableau-Auth": "a-token"}
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
    box: FaultBox, talk: Callable[[str], Talk], server: Server
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
    box: FaultBox, talk: Callable[[str], Talk], server: Server, count: int
) -> None:
    rule = box.on("POST").cut("request", after=count, of="body")
    client = talk(box.url)
    client.send(POST + BODY)
    assert client.read_all() == b""
    call = server.wait_for(1)[0]
    assert (call.length, call.whole) == (count, False)
    assert rule.fired == 1


def test_a_request_is_cut_before_its_first_byte(
    box: FaultBox, talk: Callable[[str], Talk], server: Server
) -> None:
    box.on().cut("request")
    client = talk(box.url)
    client.send(GET)
    assert client.read_all() == b""
    assert server.calls == []


def test_a_request_is_cut_after_its_last_byte_and_the_server_acts(
    box: FaultBox, talk: Callable[[str], Talk], server: Server
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
def test_a_reply_is_cut_after_so_many_bytes(
    box: FaultBox, talk: Callable[[str], Talk], count: int
) -> None:
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
    box: FaultBox, talk: Callable[[str], Talk], server: Server, direction: Direction
) -> None:
    box.on().reset(direction)
    client = talk(box.url)
    client.send(GET)
    with pytest.raises(ConnectionResetError):
        client.read_all()
    assert len(server.calls) == (direction == "reply")


def test_the_bytes_before_a_reset_arrive(box: FaultBox, talk: Callable[[str], Talk]) -> None:
    box.on().reset("reply", after=100_000, of="body")
    client = talk(box.url)
    client.send(b"GET /hello?bytes=300000 HTTP/1.1\r\nHost: x\r\n\r\n")
    received: list[bytes] = []
    with pytest.raises(ConnectionResetError):
        received.extend(iter(lambda: client.sock.recv(4096), b""))
    assert len(b"".join(received).partition(b"\r\n\r\n")[2]) == 100_000


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    ("body", "media", "start"),
    [
        ("xml", "application/xml;charset=utf-8", b"<?xml"),
        ("html", "text/html; charset=utf-8", b"<html>"),
        ("nothing", None, b""),
    ],
)
def test_the_box_answers_instead_of_the_server(
    box: FaultBox,
    http: httpx.Client,
    server: Server,
    status: int,
    body: Body,
    media: str | None,
    start: bytes,
) -> None:
    rule = box.on("POST", times=1).answer(status, body, retry_after=7)
    answer = http.post("/x", content=bytes(MIB))
    assert answer.status_code == status
    assert answer.headers.get("content-type") == media
    assert answer.headers["retry-after"] == "7"
    assert answer.content.startswith(start)
    assert server.calls == []
    assert http.post("/x", content=b"abc").status_code == 201
    first, second = box.requests
    assert (first.status, first.forwarded, first.body_length) == (status, 0, MIB)
    assert first.connection == second.connection
    assert rule.fired == 1


def test_an_answer_can_have_a_code_and_bytes_of_its_own(box: FaultBox, http: httpx.Client) -> None:
    box.on(times=1).answer(409, code="409009", detail="a < b")
    box.on(times=1).answer(200, b"{}", headers={"Content-Type": "application/json"})
    first, second = http.get("/a"), http.get("/b")
    assert '<error code="409009">' in first.text
    assert "<detail>a &lt; b</detail>" in first.text
    assert (second.json(), second.headers["content-type"]) == ({}, "application/json")
    assert "retry-after" not in second.headers


def test_retry_after_can_be_a_date(box: FaultBox, http: httpx.Client) -> None:
    box.on().answer(503, "nothing", retry_after=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert http.get("/").headers["retry-after"] == "Fri, 02 Jan 2026 03:04:05 GMT"


def test_an_early_answer_does_not_wait_for_the_body(
    box: FaultBox, talk: Callable[[str], Talk]
) -> None:
    box.on().answer(413, "nothing", early=True)
    client = talk(box.url)
    client.send(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n")
    client.send(bytes(8 * MIB))
    answer = client.read_all()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"Connection: close" in answer


def test_a_client_that_asks_first_is_invited_before_the_box_answers(
    box: FaultBox, talk: Callable[[str], Talk]
) -> None:
    box.on().answer(503, "nothing")
    client = talk(box.url)
    client.send(POST.replace(b"Host", b"Expect: 100-continue\r\nHost"))
    assert client.read_until(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    client.send(BODY)
    assert client.read_until(b"\r\n\r\n").startswith(b"HTTP/1.1 503 ")
    assert box.requests[0].body_length == 10


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_leads_elsewhere(box: FaultBox, http: httpx.Client, status: int) -> None:
    box.on("POST", times=1).redirect(status, "http://elsewhere.example/x?y=1")
    answer = http.post("/x", content=b"abc")
    assert answer.status_code == status
    assert answer.headers["location"] == "http://elsewhere.example/x?y=1"


def test_a_token_expires_for_so_many_requests_that_carry_one(
    box: FaultBox, http: httpx.Client, server: Server
) -> None:
    rule = box.expire_token(2)
    assert http.post("/auth/signin").status_code == 201
    for _ in range(2):
        answer = http.get("/hello", headers=TOKEN)
        assert answer.status_code == 401
        assert 'code="401002"' in answer.text
    assert http.get("/hello", headers=TOKEN).status_code == 200
    assert rule.fired == 2
    assert len(server.calls) == 2


def test_one_token_can_be_expired_for_good(box: FaultBox, http: httpx.Client) -> None:
    box.on(where=lambda request: request.headers["x-tableau-auth"] == "old").expire_token()
    statuses = [http.get("/", headers={"X-Tableau-Auth": token}) for token in ("old", "new", "old")]
    assert [answer.status_code for answer in statuses] == [401, 200, 401]
    assert http.get("/").status_code == 200


def test_a_truncated_reply_is_shorter_than_it_promised(
    box: FaultBox, talk: Callable[[str], Talk], http: httpx.Client
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


def test_a_truncated_chunked_reply_has_no_end(box: FaultBox, talk: Callable[[str], Talk]) -> None:
    box.on().truncate(4)
    client = talk(box.url)
    client.send(b"GET /chunked HTTP/1.1\r\nHost: x\r\n\r\n")
    assert client.read_all().endswith(b"\r\n\r\n5\r\nhello\r\n0\r\nX-Trailer: yes")


def test_a_reply_without_a_body_cannot_be_truncated(box: FaultBox, http: httpx.Client) -> None:
    rule = box.on().truncate()
    assert http.get("/nothing").status_code == 204
    assert rule.fired == 0


@pytest.mark.parametrize("reset", [False, True])
def test_an_answer_is_swallowed_after_the_server_has_acted(
    box: FaultBox, talk: Callable[[str], Talk], server: Server, reset: bool
) -> None:
    rule = box.on("POST", "/x").swallow(reset=reset)
    client = talk(box.url)
    client.send(POST + BODY)
    if reset:
        with pytest.raises(ConnectionResetError):
            client.read_all()
    else:
        assert client.read_all() == b""
    assert [call.whole for call in server.calls] == [True]
    assert (rule.fired, box.requests[0].status, box.requests[0].forwarded) == (1, None, 1)


def test_a_swallowed_download_is_read_to_its_end(box: FaultBox, http: httpx.Client) -> None:
    rule = box.on("GET", times=1).swallow()
    with pytest.raises(httpx.RemoteProtocolError):
        http.get("/hello?bytes=20000000")
    assert rule.fired == 1


@pytest.mark.parametrize("size", [0, 10, 5 * MIB])
def test_a_request_is_repeated_and_the_last_answer_given(
    box: FaultBox, http: httpx.Client, server: Server, size: int
) -> None:
    rule = box.on("POST", times=1).repeat(3)
    body = os.urandom(size)
    digest = hashlib.sha256(body).hexdigest()
    assert http.post("/x", content=body).text == f"{size} {digest}"
    assert [call.digest for call in server.calls] == [digest] * 3
    assert http.post("/x", content=b"").status_code == 201
    assert len(server.calls) == 4
    assert [request.forwarded for request in box.requests] == [3, 1]
    assert rule.fired == 1


def test_a_chunked_request_is_repeated_too(
    box: FaultBox, http: httpx.Client, server: Server
) -> None:
    box.on("PUT").repeat()
    assert http.put("/x", content=iter([b"one", b"three"])).status_code == 201
    assert [call.length for call in server.calls] == [8, 8]
    assert box.requests[0].body_length == 8


def test_connections_are_refused_for_a_while(box: FaultBox, http: httpx.Client) -> None:
    assert http.get("/hello").text == "hello"
    with box.refusing():
        assert box.open_connections == 0
        with pytest.raises(httpx.ConnectError):
            http.get("/hello")
    assert http.get("/hello").text == "hello"
    assert len(box.requests) == 2


def test_a_deaf_box_lets_clients_wait_for_the_connection(box: FaultBox, http: httpx.Client) -> None:
    with box.deaf(), pytest.raises(httpx.ConnectTimeout):
        http.get("/hello", timeout=0.3)
    assert http.get("/hello").text == "hello"


@pytest.mark.parametrize("reset", [False, True])
def test_open_connections_can_be_dropped(
    box: FaultBox, talk: Callable[[str], Talk], reset: bool
) -> None:
    client = talk(box.url)
    client.send(GET)
    client.read_until(b"hello")
    box.drop_connections(reset=reset)
    if reset:
        with pytest.raises(ConnectionResetError):
            client.read_all()
    else:
        assert client.read_all() == b""
    assert box.open_connections == 0


def test_rules_choose_by_turn(box: FaultBox, http: httpx.Client) -> None:
    box.on("GET", nth=2).answer(500)
    box.on("GET", nth=4, times=2).answer(501)
    box.on("get", "/other$").answer(502)
    statuses = [http.get("/hello").status_code for _ in range(6)]
    assert statuses == [200, 500, 200, 501, 501, 200]
    assert http.get("/other").status_code == 502
    assert http.post("/other").status_code == 201


def test_rules_for_the_same_request_follow_each_other(box: FaultBox, http: httpx.Client) -> None:
    first = box.on(times=2).answer(503)
    second = box.on(times=1).answer(429)
    assert [http.get("/").status_code for _ in range(4)] == [503, 503, 429, 200]
    assert (first.seen, first.fired, second.seen, second.fired) == (4, 2, 4, 1)


def test_faults_of_different_kinds_meet_in_one_request(
    box: FaultBox, talk: Callable[[str], Talk]
) -> None:
    late = box.on().delay(0.1)
    box.on().answer(503, b"unavailable")
    box.on().cut("reply", after=2, of="body")
    client = talk(box.url)
    client.send(GET)
    answer = client.read_all()
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert answer.endswith(b"\r\n\r\nun")
    assert late.fired == 1


@pytest.mark.parametrize(
    "mistake",
    [
        lambda box: box.on(nth=0),
        lambda box: box.on(times=0),
        lambda box: box.on().cut("reply", after=-1),
        lambda box: box.on().throttle(0),
        lambda box: box.on().truncate(0),
        lambda box: box.on().truncate(MIB),
        lambda box: box.on().repeat(1),
    ],
)
def test_faults_that_cannot_happen_are_mistakes(
    box: FaultBox, mistake: Callable[[FaultBox], object]
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        mistake(box)


def test_a_rule_that_never_fires_can_be_waited_for_in_vain(box: FaultBox) -> None:
    assert box.on().delay(1).wait(timeout=0.05) is False


def test_a_half_open_socket_of_a_cut_connection_is_closed(
    box: FaultBox, talk: Callable[[str], Talk]
) -> None:
    box.on().cut("reply", after=10)
    client = talk(box.url)
    client.send(GET)
    assert client.read_all() == b"HTTP/1.1 2"
    client.sock.shutdown(socket.SHUT_WR)
    assert box.wait_closed()
