"""The box without faults: everything passes as it is, and nothing stays behind."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from faultbox import FaultBox, SeenRequest, fault_box
from tinyserver import Dial, Server

MIB = 1024 * 1024
GET = b"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@contextmanager
def scripted(*replies: bytes, reset: bool = False) -> Iterator[str]:
    """A server of one connection: it sends each reply as soon as something was said to it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            peer, _ = listener.accept()
            with peer:
                for reply in replies:
                    peer.recv(1024)
                    peer.sendall(reply)
                if reset:
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            thread.join()


@pytest.mark.parametrize(
    "path", [b"/hello", b"/hello?bytes=300000", b"/chunked?bytes=500", b"/until-close", b"/nothing"]
)
def test_a_reply_passes_byte_for_byte(
    server: Server, box: FaultBox, talk: Dial, path: bytes
) -> None:
    answers = []
    for url in (server.url, box.url):
        client = talk(url)
        client.send(LAST % path)
        answers.append(client.read_all())
    assert answers[0] == answers[1]
    assert answers[1].startswith(b"HTTP/1.1 20")


def test_requests_follow_each_other_on_one_connection(
    box: FaultBox, http: httpx.Client, server: Server
) -> None:
    for _ in range(3):
        assert http.get("/hello").text == "hello"
    assert http.get("/chunked").text == "hello"
    assert http.post("/x", content=b"abc").status_code == 201
    assert http.head("/hello").headers["content-length"] == "5"
    assert http.get("/nothing").status_code == 204
    assert http.get("/hello").text == "hello"
    assert [request.connection for request in box.requests] == [1] * 8
    assert box.connections == box.open_connections == 1


def test_pipelined_requests_are_answered_in_order(box: FaultBox, talk: Dial) -> None:
    client = talk(box.url)
    client.send(GET + LAST % b"/chunked")
    answer = client.read_all()
    assert answer.count(b"HTTP/1.1 200 OK") == 2
    assert answer.endswith(b"0\r\nX-Trailer: yes\r\n\r\n")


def test_the_log_says_what_was_sent(box: FaultBox, http: httpx.Client) -> None:
    http.post("/flows?overwrite=true", content=b"abc", headers={"X-Note": "a"})
    http.put("/chunks", content=iter([b"one", b"three"]))
    with httpx.Client(base_url=box.url, trust_env=False, verify=False) as other:
        other.get("/hello")
    first, second, third = box.requests
    assert (first.method, first.path, first.body_length) == ("POST", "/flows?overwrite=true", 3)
    assert first.headers["x-note"] == first.headers["X-NOTE"] == "a"
    assert (first.status, first.forwarded) == (201, 1)
    assert second.body_length == 8
    assert [first.connection, second.connection, third.connection] == [1, 1, 2]
    assert box.seen("POST") == [first]
    assert box.seen(path=r"^/(chunks|hello)$") == [second, third]
    box.clear()
    assert box.requests == []


@pytest.mark.parametrize("chunked", [False, True])
def test_large_bodies_pass_in_little_memory(
    box: FaultBox, server: Server, talk: Dial, chunked: bool
) -> None:
    size, count = 64 * 1024, 400
    part = os.urandom(size)
    digest = hashlib.sha256(part * count).hexdigest()
    client = talk(box.url)
    tracemalloc.start()
    try:
        length = (
            b"Transfer-Encoding: chunked" if chunked else b"Content-Length: %d" % (count * size)
        )
        client.send(b"POST /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n\r\n" % length)
        for _ in range(count):
            client.send(b"%x\r\n" % size if chunked else b"")
            client.send(part)
            client.send(b"\r\n" if chunked else b"")
        client.send(b"0\r\n\r\n" if chunked else b"")
        answer = client.read_all().decode()
        assert answer.endswith(f"{count * size} {digest}")

        client = talk(box.url)
        client.send(LAST % (b"/hello?bytes=%d" % (count * size)))
        received = 0
        while piece := client.sock.recv(65536):
            received += len(piece)
        assert received > count * size
        assert tracemalloc.get_traced_memory()[1] < 1.5 * MIB, "with client and server"
    finally:
        tracemalloc.stop()
    assert box.requests[0].body_length == count * size


def test_an_invitation_to_go_on_passes(box: FaultBox, talk: Dial) -> None:
    client = talk(box.url)
    client.send(
        b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
        b"Expect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    assert client.read_until(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    client.send(b"abc")
    assert b"HTTP/1.1 201" in client.read_all()
    assert box.requests[0].status == 201


def test_an_early_answer_reaches_a_client_that_still_sends(talk: Dial) -> None:
    refusal = b"HTTP/1.1 413 Too large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno"
    with scripted(refusal) as url, fault_box(url) as box:
        client = talk(box.url)
        client.send(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n")
        client.send(bytes(8 * MIB))
        assert client.read_all() == refusal


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
        b"this is not HTTP\r\n\r\nat all",
        b"x" * 100_000,
    ],
)
def test_what_a_broken_server_sends_passes_too(talk: Dial, reply: bytes) -> None:
    with scripted(reply) as url, fault_box(url) as box:
        client = talk(box.url)
        client.send(GET)
        assert client.read_all() == reply


def test_malformed_chunks_pass_until_the_connection_ends(box: FaultBox, talk: Dial) -> None:
    client = talk(box.url)
    client.send(LAST % b"/badly-chunked")
    assert client.read_all().endswith(b"\r\n\r\nnonsense\r\nhello\r\n")


def test_a_reset_by_the_server_is_a_reset_for_the_client(talk: Dial) -> None:
    part = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi"
    with scripted(part, reset=True) as url, fault_box(url) as box:
        client = talk(box.url)
        client.send(GET)
        with pytest.raises(ConnectionResetError):
            client.read_all()


def test_a_server_that_closes_an_idle_connection_closes_the_clients(talk: Dial) -> None:
    with scripted(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") as url, fault_box(url) as box:
        client = talk(box.url)
        client.send(GET)
        assert client.read_all().endswith(b"hi")
        assert box.wait_closed()


def test_a_client_that_goes_away_closes_the_connection_to_the_server(
    box: FaultBox, server: Server
) -> None:
    stalled = box.on("GET").delay(60)
    with socket.create_connection(("127.0.0.1", httpx.URL(box.url).port)) as client:
        client.sendall(GET)
        assert stalled.wait()
        assert box.open_connections == 1
    assert box.wait_closed()


def test_a_server_that_is_not_there_gives_502(talk: Dial) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with fault_box(f"http://127.0.0.1:{port}") as box:
        assert httpx.get(box.url, trust_env=False, verify=False).status_code == 502
        assert box.requests[0].forwarded == 0


def test_a_connection_on_which_nothing_moves_is_closed(server: Server, talk: Dial) -> None:
    with fault_box(server.url, timeout=0.2) as box:
        idle, half = talk(box.url), talk(box.url)
        half.send(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab")
        assert idle.read_all() == half.read_all() == b""


def test_something_that_is_not_http_is_hung_up_on(box: FaultBox, talk: Dial) -> None:
    client = talk(box.url)
    client.send(b"\x16\x03\x01 hello\r\n\r\n")
    assert client.read_all() == b""
    assert box.requests == []


def test_only_http_servers_can_stand_behind_it() -> None:
    with pytest.raises(ValueError, match="http:// only"), fault_box("https://example.com"):
        pass


def test_many_clients_at_once_get_their_own_answers(box: FaultBox) -> None:
    wrong: list[str] = []

    def work(number: int) -> None:
        with httpx.Client(base_url=box.url, trust_env=False, verify=False) as client:
            for turn in range(20):
                body = f"{number}-{turn}".encode() * 1000
                expected = f"{len(body)} {hashlib.sha256(body).hexdigest()}"
                if client.post("/x", content=body).text != expected:
                    wrong.append(expected)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(box.requests) == 160


def test_no_thread_and_no_socket_stays_behind(server: Server, talk: Dial) -> None:
    threads, files = threading.active_count(), open_files()
    clients = []
    with fault_box(server.url) as box:
        box.on(path="/stalled").delay(600)
        box.on(path="/slow").throttle(1)
        for path in ("/hello", "/stalled", "/slow", "/never-sent"):
            client = talk(box.url)
            clients.append(client)
            if path != "/never-sent":
                client.send(LAST % path.encode())
        with box.refusing(), pytest.raises(ConnectionRefusedError):
            talk(box.url)
        clients.append(talk(box.url))
    for client in clients:
        client.sock.close()
    # The server's own threads and sockets end a moment later.
    assert soon(lambda: threading.active_count() <= threads)
    assert soon(lambda: open_files() <= files)


def test_a_mistake_in_a_condition_does_not_stay_hidden(server: Server, talk: Dial) -> None:
    def mistaken(request: SeenRequest) -> bool:
        raise LookupError(request.path)

    with pytest.RaisesGroup(LookupError), fault_box(server.url) as box:
        box.on(where=mistaken).delay(1)
        client = talk(box.url)
        client.send(GET)
        assert client.read_all() == b""


def test_the_port_stays_the_same_after_refusing(box: FaultBox, http: httpx.Client) -> None:
    before = box.url
    with box.refusing():
        pass
    assert box.url == before
    assert http.get("/hello").text == "hello"


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def soon(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return condition()
