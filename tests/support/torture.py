"""Helpers of the hardening tests: a small Tableau server, and views of a client's pool and locks.

The server runs in threads, answers in a fraction of a millisecond, and records which connection
each request came on. `slots_in_use` and `locks_held` look inside a client, so they are the one
place to adapt when the network layer changes.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from tableau_flows import emulator
from tableau_flows._http.adapters import AsyncPoolAdapter, PoolAdapter

FILE = emulator.sample_flow(padding=20_000)
"""A small flow file: a ZIP archive with a `flow` entry."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?><tsResponse xmlns="http://tableau.com/api">'


# The server


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    connection: int
    method: str
    target: str
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.target).query).items()}


Answer = bytes | Iterable[bytes] | None
"""The bytes of a whole answer, or pieces written one after the other; None closes the connection.

A generator of pieces is closed when the client goes away.
"""


class SmallServer(socketserver.ThreadingTCPServer):
    """Answers each request with what `answer` returns, in a thread per connection.

    Args:
        answer: Called with each request.
        tls: The context of a server that speaks TLS.
        receive_buffer: The size of the receive buffer of each connection, in bytes.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 256

    def __init__(
        self,
        answer: Callable[[Asked], Answer],
        *,
        tls: ssl.SSLContext | None = None,
        receive_buffer: int | None = None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler, bind_and_activate=False)
        if receive_buffer is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.server_bind()
        self.server_activate()
        self.answer = answer
        self.tls = tls
        self.asked: list[Asked] = []
        self.stopped = threading.Event()
        self.numbers = itertools.count(1)
        self.open = 0
        """How many connections are open."""
        self.sent = 0
        """How many bytes the system has taken from this server."""
        self.lock = threading.Lock()
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.server_address[1]}"

    def wait_until(self, condition: Callable[[], bool], seconds: float = 10) -> None:
        """Wait for a condition that the server's threads bring about."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not come about in time"
            time.sleep(0.005)

    def read_body(self, stream, length: int) -> bytes:
        """Read the body of a request."""
        return stream.read(length)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopped.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that go away are what these tests are about."""


class _Handler(socketserver.StreamRequestHandler):
    server: SmallServer
    disable_nagle_algorithm = True

    def setup(self) -> None:
        with self.server.lock:
            self.server.open += 1
        if self.server.tls is not None:
            self.request.settimeout(10)
            try:
                self.request = self.server.tls.wrap_socket(self.request, server_side=True)
            except BaseException:
                self._left()
                raise
        self.request.settimeout(60)
        super().setup()

    def finish(self) -> None:
        self._left()
        with contextlib.suppress(OSError):
            super().finish()
        with contextlib.suppress(OSError):
            self.request.close()

    def _left(self) -> None:
        with self.server.lock:
            self.server.open -= 1

    def handle(self) -> None:
        number = next(self.server.numbers)
        with contextlib.suppress(OSError):
            while (asked := self._read(number)) is not None:
                with self.server.lock:
                    self.server.asked.append(asked)
                if not self._reply(self.server.answer(asked)):
                    return

    def _read(self, number: int) -> Asked | None:
        line = self.rfile.readline()
        if not line.endswith(b"\n"):
            return None
        method, target, _ = line.decode("latin-1").split(" ", 2)
        headers: dict[str, str] = {}
        while (line := self.rfile.readline().rstrip(b"\r\n")) != b"":
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        length = int(headers.get("content-length", "0"))
        body = self.server.read_body(self.rfile, length)
        if len(body) < length:
            return None
        return Asked(number, method, target, headers, body)

    def _reply(self, answer: Answer) -> bool:
        if answer is None:
            return False
        pieces = (answer,) if isinstance(answer, bytes) else answer
        try:
            for piece in pieces:
                self.wfile.write(piece)
                with self.server.lock:
                    self.server.sent += len(piece)
                if self.server.stopped.is_set():
                    return False
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()
        return isinstance(answer, bytes)


def reply(
    content: bytes | str = b"",
    status: int = 200,
    *headers: str,
    content_type: str = "application/xml",
) -> bytes:
    """The bytes of a whole answer."""
    body = content.encode() if isinstance(content, str) else content
    lines = [f"HTTP/1.1 {status} Any", f"Content-Length: {len(body)}"]
    if body:
        lines.append(f"Content-Type: {content_type}")
    return "\r\n".join([*lines, *headers, "", ""]).encode("latin-1") + body


def document(inner: str, status: int = 200, *headers: str) -> bytes:
    """The bytes of an answer with a document of Tableau's."""
    return reply(f"{HEAD}{inner}</tsResponse>", status, *headers)


def refusal(status: int, code: str) -> bytes:
    """The bytes of an answer with an error of Tableau's."""
    text = f'<error code="{code}"><summary>No</summary><detail>Not so</detail></error>'
    return document(text, status)


class SmallTableau(SmallServer):
    """A Tableau server with a session per sign-in, which answers with the id it is asked for.

    Args:
        flows: How many flows the list has.
        content: The file of every flow.
        before: Called with each request first; what it returns is the answer unless it is None.
        one_session: A sign-in ends the session before, as with a personal access token.
    """

    def __init__(
        self,
        *,
        flows: int = 12,
        content: bytes = FILE,
        before: Callable[[Asked], Answer] = lambda asked: None,
        one_session: bool = False,
        tls: ssl.SSLContext | None = None,
        receive_buffer: int | None = None,
    ) -> None:
        super().__init__(self._answer, tls=tls, receive_buffer=receive_buffer)
        self.flows = flows
        self.content = content
        self.before = before
        self.one_session = one_session
        self.tokens: dict[str, str] = {"given": ""}
        """The sessions there are: the site of each token."""
        self._new = itertools.count(1)

    def expire(self) -> None:
        """End all sessions."""
        self.tokens.clear()

    def count(self, method: str, part: str) -> int:
        """How many requests there were of a method, with a part of their path."""
        with self.lock:
            return sum(one.method == method and part in one.path for one in self.asked)

    def _answer(self, asked: Asked) -> Answer:
        special = self.before(asked)
        if special is not None:
            return special
        path = asked.path
        if path.endswith("/serverinfo"):
            return document(
                '<serverInfo><productVersion build="1">2026.3</productVersion>'
                "<restApiVersion>3.30</restApiVersion></serverInfo>"
            )
        token = asked.headers.get("x-tableau-auth", "")
        if path.endswith("/auth/signin"):
            if self.one_session:
                self.tokens.clear()
            return self._session(asked)
        if token not in self.tokens:
            return refusal(401, "401002")
        if path.endswith("/auth/signout"):
            self.tokens.pop(token, None)
            return reply(b"", 204)
        if path.endswith("/auth/switchSite"):
            answer = self._session(asked)
            self.tokens.pop(token, None)
            return answer
        return self._act(asked, path)

    def _session(self, asked: Asked) -> bytes:
        found = re.search(rb'contentUrl="([^"]*)"', asked.body)
        site = found[1].decode() if found else ""
        token = f"token-{next(self._new)}"
        self.tokens[token] = site
        return document(
            f'<credentials token="{token}"><site id="site-{site}" contentUrl="{site}"/>'
            '<user id="user"/></credentials>'
        )

    def _act(self, asked: Asked, path: str) -> bytes:
        last = path.rpartition("/")[2]
        if last == "content":
            return reply(
                self.content,
                200,
                'Content-Disposition: attachment; filename="Flow.tflx"',
                content_type="application/octet-stream",
            )
        if "/fileUploads" in path:
            return document(
                '<fileUpload uploadSessionId="1:2-3:4" fileSize="1" maxFileChunkCount="1000"/>',
                201 if asked.method == "POST" else 200,
            )
        if "/flows/runs/" in path:
            return document(RUN)
        if last == "run":
            return document(JOB.format(""))
        if "/jobs/" in path:
            return document(JOB.format(ENDED))
        if last == "flows":
            return self._page(asked) if asked.method == "GET" else document(flow("new"), 201)
        return document(f"{flow(last)}<flowOutputSteps/>")

    def _page(self, asked: Asked) -> bytes:
        size = int(asked.query.get("pageSize", "100"))
        number = int(asked.query.get("pageNumber", "1"))
        if (number - 1) * size >= max(self.flows, 1):
            return refusal(400, "400006")
        first = (number - 1) * size
        shown = "".join(flow(f"flow-{n}") for n in range(first, min(first + size, self.flows)))
        total = f'pageNumber="{number}" pageSize="{size}" totalAvailable="{self.flows}"'
        return document(f"<pagination {total}/><flows>{shown}</flows>")


JOB = (
    '<job id="job" mode="Asynchronous" type="RunFlow" createdAt="2026-11-25T21:16:42Z"{}>'
    '<runFlowJobType flowRunId="run"><flow id="flow" name="Flow"/></runFlowJobType></job>'
)
RUN = (
    '<flowRun id="run" flowId="flow" status="Success" progress="100" backgroundJobId="job"'
    ' startedAt="2026-11-25T21:16:42Z" completedAt="2026-11-25T21:16:43Z"/>'
)
ENDED = ' progress="100" completedAt="2026-11-25T21:16:43Z" finishCode="0"'


def flow(flow_id: str) -> str:
    """The element of a flow."""
    return (
        f'<flow id="{flow_id}" name="{flow_id}" description="" fileType="tflx"'
        ' createdAt="2026-11-24T21:16:41Z" updatedAt="2026-11-24T21:16:41Z">'
        '<project id="project" name="Default"/><owner id="owner"/></flow>'
    )


# What is inside a client


def slots_in_use(client) -> int:
    """How many slots of the client's connection pool are taken, waiting requests included."""
    adapter = client._network._adapter
    if adapter is None:  # nothing was sent yet
        return 0
    if isinstance(adapter, AsyncPoolAdapter):  # each event loop has its own
        return sum(pool.in_use for pool in list(adapter._pools.values()))
    assert isinstance(adapter, PoolAdapter)
    return adapter.pool.in_use


def assert_slots_free(client, seconds: float = 5) -> None:
    """All slots are free, at the latest after a moment: threads end at their next step."""
    end = time.monotonic() + seconds
    while slots_in_use(client) and time.monotonic() < end:
        time.sleep(0.005)
    assert slots_in_use(client) == 0, f"{slots_in_use(client)} slots are taken"


def locks_held(client) -> list[str]:
    """The locks of the client that somebody holds."""
    locks = {
        "the lock of the session": client._session.lock,
        "the lock of the network": getattr(client._network, "_lock", None),
    }
    return [
        name
        for name, lock in locks.items()
        if lock is not None and callable(getattr(lock, "locked", None)) and lock.locked()
    ]


@contextlib.contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """Check that a block takes no longer."""
    started = time.monotonic()
    yield
    took = time.monotonic() - started
    assert took < seconds, f"it took {took:.1f} s"
