"""Answers instead of the server's, swallowed ones, and requests sent twice."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime

import httpx
import pytest
from faultbox import FaultBox
from faultbox.answers import Body
from tinyserver import Dial, Server

MIB = 1024 * 1024
TOKEN = {"X-Tableau-Auth": "a-token"}
GET = b"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
BODY = b"0123456789"


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


def test_an_early_answer_does_not_wait_for_the_body(box: FaultBox, talk: Dial) -> None:
    box.on().answer(413, "nothing", early=True)
    client = talk(box.url)
    client.send(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n")
    client.send(bytes(8 * MIB))
    answer = client.read_all()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"Connection: close" in answer


def test_a_client_that_asks_first_is_invited_before_the_box_answers(
    box: FaultBox, talk: Dial
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


@pytest.mark.parametrize("reset", [False, True])
def test_an_answer_is_swallowed_after_the_server_has_acted(
    box: FaultBox, talk: Dial, server: Server, reset: bool
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
