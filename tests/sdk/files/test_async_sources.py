"""Sources that are awaited, and sources whose reading is cancelled."""

from __future__ import annotations

import asyncio
import io
import itertools
import os
import threading
import time

import anyio
import pytest
from starlette.datastructures import UploadFile
from tableau_flows import AsyncClient, emulator, errors
from tableau_flows_generated import operations

CONTENT = emulator.sample_flow(padding=3_000_000)


@pytest.fixture
def client(portal, server, credentials):
    """An async client, for whoever awaits by himself."""
    client = AsyncClient(server.url, site="", credentials=credentials)
    yield client
    portal.call(client.aclose)


async def pieces():
    for start in range(0, len(CONTENT), 70_000):
        await anyio.lowlevel.checkpoint()
        yield CONTENT[start : start + 70_000]
        yield b""


class Reads:
    """An async file with the least that it can have."""

    def __init__(self) -> None:
        self.file = io.BytesIO(CONTENT)

    async def read(self, size):
        await anyio.lowlevel.checkpoint()
        return self.file.read(min(size, 100_000))


class Iterable:
    def __aiter__(self):
        return pieces()


@pytest.mark.parametrize("chunk", [None, 1_000_000], ids=["one request", "parts"])
@pytest.mark.parametrize("make", [pieces, Reads, Iterable])
def test_an_async_source_is_published(portal, client, temporary_files, make, chunk):
    async def work():
        flow = await client.flows.publish(make(), name="N", file_type="tflx", chunk_size=chunk)
        return await client.call(operations.download_flow(flow))

    assert portal.call(work) == CONTENT
    assert len(temporary_files) == 1
    assert temporary_files[0].closed


def test_an_uploaded_file_is_published_under_its_name(portal, client):
    async def work():
        upload = UploadFile(io.BytesIO(CONTENT), filename="Daily.tflx")
        flow = await client.flows.publish(upload)
        return flow.name, await client.call(operations.download_flow(flow))

    assert portal.call(work) == ("Daily", CONTENT)


def test_an_async_file_on_disk_is_published_under_its_name(portal, client, tmp_path):
    (tmp_path / "Weekly.tflx").write_bytes(CONTENT)

    async def work():
        async with await anyio.open_file(tmp_path / "Weekly.tflx", "rb") as file:
            flow = await client.flows.publish(file)
        return flow.name, await client.call(operations.download_flow(flow))

    assert portal.call(work) == ("Weekly", CONTENT)


def test_what_needs_no_awaiting_is_published_as_ever(portal, client):
    async def work():
        flow = await client.flows.publish(io.BytesIO(CONTENT), name="N", file_type="tflx")
        return await client.call(operations.download_flow(flow))

    assert portal.call(work) == CONTENT


@pytest.mark.parametrize(
    ("piece", "words"), [("text", "not of str"), (7, "not of int"), (None, "not of NoneType")]
)
def test_async_pieces_of_something_else_are_refused(
    portal, client, server, temporary_files, piece, words
):
    async def wrong():
        yield b"x" * 2_000_000
        yield piece

    async def work():
        await client.flows.publish(wrong(), name="N", file_type="tfl")

    with pytest.raises(errors.FlowFileError, match=words):
        portal.call(work)
    assert temporary_files[0].closed
    assert server.requests == ()


def test_an_async_source_without_bytes_is_empty(portal, client, server):
    async def nothing():
        yield b""

    with pytest.raises(errors.FlowFileError, match="is empty"):
        portal.call(lambda: client.flows.publish(nothing(), name="N", file_type="tfl"))
    assert server.requests == ()


def test_endless_empty_async_pieces_end(portal, client, monkeypatch):
    monkeypatch.setattr("tableau_flows._files.local.spool.MOST_EMPTY", 100)

    async def endless():
        for _ in range(3000):
            yield b""

    with pytest.raises(errors.FlowFileError, match="in a row were empty"):
        portal.call(lambda: client.flows.publish(endless(), name="N", file_type="tfl"))


def test_an_endless_async_source_ends_before_anything_is_sent(
    portal, client, server, monkeypatch, temporary_files
):
    monkeypatch.setattr("tableau_flows._files.local.spool.MAX_BYTES", 3_000_000)

    async def endless():
        while True:
            yield b"x" * 100_000

    with pytest.raises(errors.FlowFileError, match="has more than 3000000 bytes"):
        portal.call(lambda: client.flows.publish(endless(), name="N", file_type="tfl"))
    assert temporary_files[0].closed
    assert server.requests == ()


def test_what_an_async_source_raises_is_the_callers(portal, client, temporary_files):
    async def broken():
        yield b"x" * 2_000_000
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        portal.call(lambda: client.flows.publish(broken(), name="N", file_type="tfl"))
    assert temporary_files[0].closed


@pytest.mark.parametrize("options", [{"name": "N"}, {"file_type": "tfl"}, {"chunk_size": 0}])
def test_nothing_is_read_of_an_async_source_if_the_rest_is_wrong(portal, client, options):
    async def never():
        raise AssertionError("it was read")
        yield b""

    with pytest.raises(errors.UsageError):
        portal.call(lambda: client.flows.publish(never(), **options))


def test_nothing_is_read_of_pieces_if_the_rest_is_wrong(tableau):
    def never():
        raise AssertionError("it was read")
        yield b""

    for options in ({"name": "N"}, {"file_type": "tfl"}, {"name": "N", "parallel": 0}):
        with pytest.raises(errors.UsageError):
            tableau.flows.publish(never(), **options)


def test_cancelling_closes_the_copy_of_an_async_source(portal, client, server, temporary_files):
    read = 0

    async def endless():
        nonlocal read
        while True:
            await anyio.sleep(0.001)
            read += 1
            yield b"x" * 100_000

    async def work():
        with anyio.move_on_after(0.3) as scope:
            await client.flows.publish(endless(), name="N", file_type="tfl")
        before = read
        await anyio.sleep(0.1)
        return scope.cancelled_caught, read - before

    assert portal.call(work) == (True, 0)
    assert temporary_files[0].closed
    assert server.requests == ()


# Sources that are read in a worker thread


def endless(read: list):
    """Pieces without end, each after a moment."""
    for number in itertools.count():
        read.append(number)
        time.sleep(0.005)
        yield b"x" * 1000


def test_cancelling_stops_the_reading_of_endless_pieces(portal, client, server, temporary_files):
    read = []

    async def work():
        began = time.monotonic()
        with anyio.move_on_after(0.3) as scope:
            await client.flows.publish(endless(read), name="N", file_type="tfl")
        took = time.monotonic() - began
        await anyio.sleep(0.3)  # what was on its way
        before = len(read)
        await anyio.sleep(0.2)
        return scope.cancelled_caught, took, len(read) - before

    cancelled, took, more = portal.call(work)
    assert cancelled
    assert took < 3
    assert more == 0
    assert temporary_files[0].closed
    assert server.requests == ()


def test_cancelling_does_not_wait_for_a_piece_that_does_not_come(
    portal, client, server, temporary_files
):
    go_on, ended = threading.Event(), threading.Event()
    read = []

    def stuck():
        try:
            yield b"x" * 1000
            read.append("asked")
            go_on.wait(10)
            yield b"late"
            read.append("asked again")
        finally:
            ended.set()

    async def work():
        began = time.monotonic()
        with anyio.move_on_after(0.3):
            await client.flows.publish(stuck(), name="N", file_type="tfl")
        return time.monotonic() - began

    assert portal.call(work) < 3
    assert not temporary_files[0].closed  # the thread may still write what it gets
    go_on.set()
    assert ended.wait(5)
    while not temporary_files[0].closed:
        time.sleep(0.01)
    assert read == ["asked"]
    assert server.requests == ()


@pytest.mark.parametrize("way", ["cancel", "timeout"])
def test_asyncio_cancels_the_reading_of_endless_pieces(server, credentials, temporary_files, way):
    read = []

    async def work():
        async with AsyncClient(server.url, site="", credentials=credentials) as client:
            publishing = asyncio.ensure_future(
                client.flows.publish(endless(read), name="N", file_type="tfl")
            )
            if way == "timeout":
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(publishing, 0.3)
            else:
                await asyncio.sleep(0.3)
                publishing.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await publishing
            await asyncio.sleep(0.3)
            before = len(read)
            await asyncio.sleep(0.2)
            assert len(read) == before
            return (await client.flows.publish(CONTENT, name="N", file_type="tflx")).name

    assert asyncio.run(work()) == "N"
    assert temporary_files[0].closed


def test_a_pipe_without_a_writer_is_cancelled(portal, client, tmp_path):
    os.mkfifo(tmp_path / "pipe.tfl")

    async def work():
        began = time.monotonic()
        with anyio.move_on_after(0.3):
            await client.flows.publish(tmp_path / "pipe.tfl")
        return time.monotonic() - began

    assert portal.call(work) < 3


def test_a_pipe_is_published_and_downloaded_to(tableau, tmp_path):
    pipe = tmp_path / "pipe.tflx"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(CONTENT,))
    writer.start()
    flow = tableau.flows.publish(pipe)
    writer.join()
    assert flow.name == "pipe"
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    saved = tableau.flows.download(flow, to=pipe, overwrite=True)
    reader.join(5)
    assert got == [CONTENT]
    assert (saved.path, saved.size) == (pipe, len(CONTENT))
    assert pipe.is_fifo()
