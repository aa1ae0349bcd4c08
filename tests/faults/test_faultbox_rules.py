"""Whose turn it is to fail, and servers that cannot be reached."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from faultbox import FaultBox
from tinyserver import Dial

MIB = 1024 * 1024
GET = b"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"


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
def test_open_connections_can_be_dropped(box: FaultBox, talk: Dial, reset: bool) -> None:
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


def test_faults_of_different_kinds_meet_in_one_request(box: FaultBox, talk: Dial) -> None:
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
