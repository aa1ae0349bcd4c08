"""Uploads on bad days: nothing is doubled, nothing is lost, and nothing unclear is left open."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading

import pytest
from tableau_flows import RetryPolicy, emulator, errors
from tableau_flows_generated import operations

QUICK = RetryPolicy(backoff=0.01)
UPLOAD = r"/fileUploads$"
PART = r"/fileUploads/"
COMMIT = r"/flows\?"
SIZE = 1000
CHUNK = 300


@pytest.fixture(scope="module")
def content() -> bytes:
    return emulator.sample_flow(["Out"], padding=SIZE)


@pytest.fixture
def tableau(world, box, credentials):
    tableau = world.client(box.url, site="", credentials=credentials, retry=QUICK)
    tableau.server_info()
    return tableau


def publish(tableau, content: bytes, **options):
    options = {"name": "N", "file_type": "tflx", "chunk_size": CHUNK} | options
    return tableau.flows.publish(content, **options)


def parts(content: bytes) -> int:
    return -(-len(content) // CHUNK)


def named(tableau, name: str = "N") -> list:
    return list(tableau.flows.list(filter=f"name:eq:{name}"))


def swallow(when):
    return when.swallow()


def reset(when):
    return when.reset("reply")


def cut_in_the_answer(when):
    return when.cut("reply", after=10, of="body")


def cut_in_the_request(when):
    return when.cut("request", after=100, of="body")


def bad_gateway(when):
    return when.answer(502, "html")


def server_error(when):
    return when.answer(500, "xml")


LOST = [swallow, reset, cut_in_the_answer, cut_in_the_request, bad_gateway, server_error]


@pytest.mark.parametrize("fault", LOST)
def test_a_part_of_unclear_fate_is_not_sent_again_but_the_upload_begins_anew(
    tableau, box, content, fault
):
    fault(box.on("PUT", PART, nth=2))
    flow = publish(tableau, content)
    assert tableau.call(operations.download_flow(flow)) == content
    assert len(box.seen("POST", UPLOAD)) == 2
    assert len(box.seen("PUT", PART)) == 2 + parts(content)
    assert len(named(tableau)) == 1


def test_an_upload_that_has_expired_begins_anew(tableau, server, content):
    server.refuse_next("404015", operation="appendToFileUpload")
    assert tableau.call(operations.download_flow(publish(tableau, content))) == content


def test_the_budget_ends_and_what_is_certain_is_said(tableau, box, content):
    box.on("PUT", PART).swallow()
    with pytest.raises(errors.ConnectionFailedError, match="nothing was published") as caught:
        publish(tableau, content)
    assert not isinstance(caught.value, errors.OutcomeUnknownError)
    assert len(box.seen("POST", UPLOAD)) == 1 + QUICK.max_retries
    assert box.seen("POST", COMMIT) == []
    assert named(tableau) == []


def test_without_retries_nothing_begins_anew(world, box, credentials, content):
    never = RetryPolicy(max_retries=0)
    tableau = world.client(box.url, site="", credentials=credentials, retry=never)
    box.on("PUT", PART, nth=2).swallow()
    with pytest.raises(errors.ConnectionFailedError, match="nothing was published"):
        publish(tableau, content)
    assert len(box.seen("POST", UPLOAD)) == 1


def test_beginning_an_upload_may_be_repeated(tableau, box, content):
    box.on("POST", UPLOAD, times=1).swallow()
    assert tableau.call(operations.download_flow(publish(tableau, content))) == content


def test_a_part_that_is_refused_for_a_reason_is_not_tried_again(tableau, server, box, content):
    server.refuse_next("403016", operation="appendToFileUpload")
    with pytest.raises(errors.PermissionDeniedError):
        publish(tableau, content)
    assert len(box.seen("POST", UPLOAD)) == 1


def test_a_session_that_expires_between_parts_is_renewed(tableau, box, content):
    box.on("PUT", PART, nth=2).expire_token()
    assert tableau.call(operations.download_flow(publish(tableau, content))) == content
    assert len(box.seen("POST", UPLOAD)) == 1


@pytest.mark.parametrize("chunk", [CHUNK, None], ids=["parts", "one request"])
def test_only_the_request_that_publishes_can_be_unknown_and_is_sent_once(
    tableau, box, content, chunk
):
    box.on("POST", COMMIT, times=1).swallow()
    with pytest.raises(errors.OutcomeUnknownError) as caught:
        publish(tableau, content, chunk_size=chunk)
    assert caught.value.operation == "publishFlow"
    assert len(box.seen("POST", COMMIT)) == 1
    assert len(named(tableau)) == 1


def test_a_slow_line_brings_everything(tableau, box):
    content = emulator.sample_flow(["Out"], padding=200_000)
    box.on("PUT", PART).throttle(1_000_000, "request")
    flow = publish(tableau, content, chunk_size=64 * 1024)
    assert tableau.call(operations.download_flow(flow)) == content


# Side by side


def test_parts_go_side_by_side_and_numbered(tableau, box, content):
    heard = []
    telling = threading.Lock()

    def progress(done, whole):
        assert telling.acquire(blocking=False), "two at once"
        heard.append(done)
        telling.release()

    box.on("PUT", PART).delay(0.1)
    flow = publish(tableau, content, parallel=4, on_progress=progress)
    assert tableau.call(operations.download_flow(flow)) == content
    assert heard == sorted(heard)
    assert heard[-1] == len(content)
    numbers = sorted(int(r.path.rpartition("sequenceID=")[2]) for r in box.seen("PUT", PART))
    assert numbers == list(range(1, parts(content) + 1))
    assert len({r.connection for r in box.seen("PUT", PART)}) > 1


@pytest.mark.parametrize("fault", LOST)
def test_side_by_side_a_part_of_unclear_fate_begins_the_upload_anew(tableau, box, content, fault):
    fault(box.on("PUT", PART, nth=2))
    flow = publish(tableau, content, parallel=3)
    assert tableau.call(operations.download_flow(flow)) == content
    assert len(box.seen("POST", UPLOAD)) == 2
    sent = [r.path for r in box.seen("PUT", PART)]
    assert len(set(sent)) == len(sent)
    assert len(named(tableau)) == 1


def test_side_by_side_the_reason_of_a_refusal_comes_first(tableau, server, content):
    server.refuse_next("403016", operation="appendToFileUpload")
    with pytest.raises(errors.PermissionDeniedError):
        publish(tableau, content, parallel=3)
    assert named(tableau) == []


def test_servers_that_do_not_number_parts_get_one_at_a_time(tableau, box, content):
    old = b'<tsResponse><fileUpload uploadSessionId="%s"/></tsResponse>'
    upload = tableau.call(operations.initiate_file_upload())
    box.on("POST", UPLOAD, times=1).answer(201, old % upload.upload_session_id.encode())
    flow = publish(tableau, content, parallel=4)
    assert tableau.call(operations.download_flow(flow)) == content
    assert not any("sequenceID" in request.path for request in box.seen("PUT", PART))


@pytest.mark.parametrize("parallel", [0, 17])
def test_how_many_go_side_by_side_has_limits(tableau, box, content, parallel):
    with pytest.raises(errors.UsageError, match="parallel"):
        publish(tableau, content, parallel=parallel)
    assert box.seen("POST", UPLOAD) == []


# What the caller does meanwhile


@pytest.mark.parametrize("parallel", [1, 3])
@pytest.mark.parametrize("chunk", [CHUNK, None], ids=["parts", "one request"])
def test_what_the_progress_raises_ends_it_and_the_client_goes_on(
    tableau, box, content, chunk, parallel
):
    def stop(done, whole):
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        publish(tableau, content, chunk_size=chunk, parallel=parallel, on_progress=stop)
    assert named(tableau) == []
    assert tableau.call(operations.download_flow(publish(tableau, content))) == content


@pytest.mark.parametrize("chunk", [CHUNK, None], ids=["parts", "one request"])
@pytest.mark.parametrize("change", ["touch", "shrink", "grow"])
def test_a_file_that_changes_meanwhile_is_not_published(
    tableau, box, content, tmp_path, chunk, change
):
    path = tmp_path / "N.tflx"
    path.write_bytes(content)
    size = len(content)

    def meddle(done, whole):
        if done >= (CHUNK if chunk else 1):
            if change == "touch":
                os.utime(path, ns=(0, 0))
            else:
                path.write_bytes(content + b"x" if change == "grow" else content[: size // 3])

    if chunk is None:  # one block is read at a time, so the file must have several
        padded = emulator.sample_flow(["Out"], padding=3_000_000)
        path.write_bytes(padded)
    with pytest.raises(errors.FlowFileError, match=r"changed|shorter"):
        publish(tableau, path, chunk_size=chunk, on_progress=meddle)
    assert named(tableau) == []
    assert tableau.call(operations.download_flow(publish(tableau, content))) == content


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, CHUNK * 7 // 2])
@pytest.mark.parametrize("parallel", [1, 3])
def test_every_size_comes_as_it_is(tableau, size, parallel):
    content = os.urandom(size)
    flow = publish(tableau, content, file_type="tfl", parallel=parallel)
    assert tableau.call(operations.download_flow(flow)) == content


MEGABYTE = 1024 * 1024
LARGE = [64 * MEGABYTE - 1, 64 * MEGABYTE, 64 * MEGABYTE + 1]
LARGEST = os.environ.get("TABLEAU_FLOWS_LARGEST_FILE")
"""The size of a file for which the suite has no time; `make long` has."""


@pytest.mark.parametrize("size", [*LARGE, *([int(LARGEST)] if LARGEST else [])])
def test_a_large_file_comes_as_it_is(tableau, server, tmp_path, size):
    path = tmp_path / "N.tfl"
    with path.open("wb") as file:
        for number in range(0, size, MEGABYTE):  # no two blocks are alike
            block = number.to_bytes(8, "big") * (MEGABYTE // 8)
            file.write(block[: size - number])
    flow = tableau.flows.publish(path)
    stored = max(server.files_folder.rglob("*"), key=lambda found: found.stat().st_size)
    copy = tableau.flows.download(flow, to=tmp_path / "copy.tfl").path
    assert digest(path) == digest(stored) == digest(copy)


def digest(path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


MOST_MEMORY = 16
"""Megabytes that the peak of a process may grow by while 100 MB go up, go up in parts, and down."""

MEMORY = """
import anyio, re, sys
from pathlib import Path
from tableau_flows_generated import operations
from tableau_flows import AsyncClient, Client, TokenCredentials
from tableau_flows_generated import operations

kind, url, folder = sys.argv[1:]
source, copy = Path(folder, "large.tfl"), Path(folder, f"{kind}.tfl")
arguments = {"site": "", "credentials": TokenCredentials("demo", "demo-secret")}


def peak():
    # Of this process alone: `ru_maxrss` begins with what the process that started it had.
    status = Path("/proc/self/status").read_text("ascii")
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) / 1024


def from_now_on():
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the peak so far
    return peak()


def work():
    with Client(url, **arguments) as tableau:
        small = tableau.flows.publish(b"x" * 2_000_000, name="s", file_type="tfl", overwrite=True)
        tableau.flows.download(small, to=copy)
        before = from_now_on()
        flow = tableau.flows.publish(source, name="L", overwrite=True)
        flow = tableau.flows.publish(
            source, name="L", overwrite=True, chunk_size=2**24, parallel=2
        )
        tableau.flows.download(flow, to=copy, overwrite=True)
        return peak() - before


async def async_work():
    async with AsyncClient(url, **arguments) as tableau:
        small = await tableau.flows.publish(
            b"x" * 2_000_000, name="s", file_type="tfl", overwrite=True
        )
        await tableau.flows.download(small, to=copy)
        before = from_now_on()
        flow = await tableau.flows.publish(source, name="L", overwrite=True)
        flow = await tableau.flows.publish(
            source, name="L", overwrite=True, chunk_size=2**24, parallel=2
        )
        await tableau.flows.download(flow, to=copy, overwrite=True)
        return peak() - before


print(work() if kind == "sync" else anyio.run(async_work, backend=kind))
"""


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_memory_does_not_grow_with_the_file(server, tmp_path, kind):
    with (tmp_path / "large.tfl").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, kind, server.url, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) <= MOST_MEMORY


WORKS = {
    "one request": {"chunk_size": None},
    "parts": {},
    "side by side": {"parallel": 3},
}


@pytest.mark.parametrize("work", [*WORKS, "download"])
def test_what_the_progress_raises_comes_out_as_it_is_and_frees_the_connection(
    tableau, box, content, tmp_path, work
):
    flow = publish(tableau, content, name="Whole")
    mine = LookupError("mine")

    def stop(done, whole):
        raise mine

    def transfer():
        if work == "download":
            tableau.flows.download(flow, to=tmp_path / "copy.tflx", on_progress=stop)
        else:
            publish(tableau, content, on_progress=stop, **WORKS[work])

    for _ in range(5):
        with pytest.raises(LookupError) as caught:
            transfer()
        assert caught.value is mine
    assert list(tmp_path.iterdir()) == []
    assert named(tableau) == []
    assert box.open_connections <= 3
    assert tableau.call(operations.download_flow(publish(tableau, content))) == content
