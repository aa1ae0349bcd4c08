"""A server that sends a little at a time holds no call for longer than its total time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from adopting import adopt
from tableau_flows import Client, PasswordCredentials, RetryPolicy, Timeouts, errors
from torture import FILE, Asked, SmallTableau

ONCE = RetryPolicy(max_retries=0)
TOTAL = 0.5
LONGEST = 4.0
"""Seconds that a call may take on a machine that has other things to do."""

DRIPS = 8.0
"""How long the server would go on, in seconds."""

HEAD = b"HTTP/1.1 200 So\r\nContent-Type: application/xml\r\n"
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"
"""A stored block of deflate with nothing in it."""


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def drip(begin: bytes, piece: bytes) -> Callable[[SmallTableau], Iterator[bytes]]:
    """An answer that begins so, and goes on with this again and again."""

    def pieces(server: SmallTableau) -> Iterator[bytes]:
        yield begin
        end = time.monotonic() + DRIPS
        while time.monotonic() < end and not server.stopped.wait(0.02):
            yield piece

    return pieces


KINDS = {
    "status line": drip(b"HTTP/1.1 200 ", b"a"),
    "a header without end": drip(HEAD + b"X-Long: ", b"a"),
    "headers without end": drip(HEAD, b"X-More: a\r\n"),
    "interim replies": drip(b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    "interim replies in a flood": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 40),
    "chunk extension": drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;", b"a"),
    "empty gzip blocks": drip(
        HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(GZIP_HEAD),
        chunk(EMPTY_BLOCK),
    ),
    "body": drip(HEAD + b"Content-Length: 1000000\r\n\r\n<tsResponse", b" "),
    "chunks": drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk(b" ")),
}

WORKS = {
    "get": lambda client, folder: client.flows.get("one"),
    "list": lambda client, folder: list(client.flows.list(page_size=2)),
    "second page": lambda client, folder: list(client.flows.list(page_size=2).prefetch(0)),
    "download": lambda client, folder: client.flows.download("one", to=folder),
}


def is_dripping(work: str, asked: Asked) -> bool:
    if work == "second page":
        return asked.query.get("pageNumber", "1") != "1"
    return True


def make_client(world, server: SmallTableau, **options: object):
    options = {"timeouts": Timeouts(total=TOTAL, transfer_total=TOTAL), "retry": ONCE, **options}
    return world.from_token(
        server.url, token="given", site_id="site", api_version="3.30", **options
    )


@pytest.mark.own_connections(
    "with threads, `total` cannot interrupt a client that is handed in", kind="sync"
)
def test_a_server_that_drips_holds_no_call_beyond_its_total_time(world, tmp_path):
    """All kinds of dripping under all kinds of calls, at the same time."""
    scenarios = [(kind, work) for kind in KINDS for work in WORKS]
    found: dict[str, str] = {}

    def scenario(kind: str, work: str, folder: Path) -> None:
        folder.mkdir()

        def before(asked: Asked):
            return KINDS[kind](server) if is_dripping(work, asked) else None

        with SmallTableau(before=before) as server:
            client = make_client(world, server)
            started = time.monotonic()
            try:
                WORKS[work](client, folder)
                problem = "it succeeded"
            except errors.RequestTimeoutError as error:
                problem = "" if error.phase == "total" else f"phase {error.phase}: {error}"
            except Exception as error:
                problem = repr(error)
            took = time.monotonic() - started
            if took > LONGEST:
                problem = f"{took:.1f} s; {problem}"
            if problem:
                found[f"{work}: {kind}"] = problem
            assert list(folder.iterdir()) == []

    with ThreadPoolExecutor(len(scenarios)) as pool:
        running = [
            pool.submit(scenario, kind, work, tmp_path / f"{number}")
            for number, (kind, work) in enumerate(scenarios)
        ]
        for one in running:
            one.result()
    assert found == {}, f"{len(found)} of {len(scenarios)}"


def test_the_total_time_of_a_list_is_for_each_page_and_not_for_its_reader(world):
    """Reading on late, or reading many pages, is the business of the caller."""

    def before(asked: Asked):
        time.sleep(0.06)

    with SmallTableau(flows=20, before=before) as server:
        times = Timeouts(total=0.7)
        client = make_client(world, server, timeouts=times)
        seen = 0
        for _ in client.flows.list(page_size=2).prefetch(0):
            seen += 1
            time.sleep(0.05)
        assert seen == 20


# The least progress of transfers


@pytest.fixture
def window(monkeypatch) -> float:
    """A short window in which a transfer has to make progress."""
    from tableau_flows._http import exchange as limits

    monkeypatch.setattr(limits, "WINDOW", 0.4)
    return 0.4


PATIENT = Timeouts(transfer=15, transfer_total=18, write=15)


def trickling_file(server: SmallTableau, pause: float = 0.05, pieces: int = 400) -> Iterator[bytes]:
    yield (
        b"HTTP/1.1 200 So\r\nContent-Type: application/octet-stream\r\n"
        b'Content-Disposition: attachment; filename="F.tflx"\r\n'
        b"Content-Length: %d\r\n\r\n" % len(FILE)
    )
    size = -(-len(FILE) // pieces)
    for at in range(0, len(FILE), size):
        if server.stopped.wait(pause):
            return
        yield FILE[at : at + size]


@pytest.mark.own_connections("the pool measures `min_rate`")
def test_a_download_that_trickles_ends(world, window, tmp_path):
    """1 kB a second is the least by default; here are 20 bytes a second."""

    def before(asked: Asked):
        return trickling_file(server, pause=1, pieces=1000)

    with SmallTableau(before=before) as server:
        client = make_client(world, server, timeouts=PATIENT)
        started = time.monotonic()
        with pytest.raises(errors.RequestTimeoutError):
            client.flows.download("one", to=tmp_path)
        assert time.monotonic() - started < 8
        assert list(tmp_path.iterdir()) == []


@pytest.mark.own_connections("the pool measures `min_rate`")
def test_a_download_may_trickle_if_it_is_allowed_to(world, window, tmp_path):
    def before(asked: Asked):
        return trickling_file(server, pause=0.02, pieces=60)

    with SmallTableau(before=before) as server:
        allowed = Timeouts(transfer=15, transfer_total=18, min_rate=None)
        client = make_client(world, server, timeouts=allowed)
        assert client.flows.download("one", to=tmp_path).size == len(FILE)
        strict = Timeouts(transfer=15, transfer_total=18, min_rate=1_000_000_000)
        client = make_client(world, server, timeouts=strict)
        with pytest.raises(errors.RequestTimeoutError):
            client.flows.download("one", to=tmp_path / "other.tflx")


class SlowReader(SmallTableau):
    """Takes the bodies of requests 100 bytes at a time, with pauses."""

    def read_body(self, stream, length: int) -> bytes:
        left = length
        while left and not self.stopped.wait(0.1):
            data = stream.read(min(100, left))
            if not data:
                break
            left -= len(data)
        return bytes(length - left)


@pytest.mark.own_connections("the pool measures `min_rate`")
def test_an_upload_that_trickles_ends(world, window):
    with SlowReader(receive_buffer=4096) as server:
        client = make_client(world, server, timeouts=PATIENT)
        started = time.monotonic()
        with pytest.raises(errors.ConnectionFailedError) as caught:
            client.flows.publish(BIG, name="Slow", file_type="tflx")
        assert time.monotonic() - started < 10
        causes = (caught.value, caught.value.__cause__)
        assert any(isinstance(error, errors.RequestTimeoutError) for error in causes)


BIG = FILE + bytes(16_000_000) + FILE
"""Far more than the buffers of both sides hold."""


def test_a_server_may_think_about_a_file_for_longer_than_the_window(world, window, tmp_path):
    def before(asked: Asked):
        time.sleep(0.9)

    with SmallTableau(before=before) as server:
        client = make_client(world, server, timeouts=PATIENT)
        assert client.flows.publish(FILE, name="Thinking", file_type="tflx").id == "new"
        assert client.flows.download("one", to=tmp_path).size == len(FILE)


def test_a_caller_may_take_its_time_over_the_blocks_of_a_file(window):
    """Only waiting for the server counts."""
    with SmallTableau(content=BIG) as server:
        client = adopt(
            Client, server.url, token="given", site_id="site", api_version="3.30", timeouts=PATIENT
        )
        with client, client.flows.stream("one") as blocks:
            size = len(next(blocks))
            time.sleep(1.0)
            size += len(next(blocks))
            time.sleep(1.0)
            size += sum(len(block) for block in blocks)
        assert size == len(BIG)


@pytest.mark.own_connections(
    "with threads, `total` cannot interrupt a client that is handed in", kind="sync"
)
def test_the_first_call_counts_its_sign_in(world):
    """Signing in is part of the call that needs it, so a slow sign-in ends with the call's time."""

    def before(asked: Asked):
        if asked.path.endswith("/signin"):
            return KINDS["a header without end"](server)
        return None

    with SmallTableau(before=before) as server:
        client = world.client(
            server.url,
            site="",
            credentials=PasswordCredentials("somebody", "secret"),
            timeouts=Timeouts(total=TOTAL),
            retry=ONCE,
        )
        started = time.monotonic()
        with pytest.raises(errors.RequestTimeoutError) as caught:
            client.flows.get("one")
        assert time.monotonic() - started < LONGEST
        assert caught.value.phase == "total"
        assert server.count("POST", "/signin") == 1
