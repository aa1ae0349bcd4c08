"""Ctrl-C at any line of the library leaves a client that works, and a process that ends.

The method is that of curl's torture tests: count the lines of the library that a work passes, then
do it again and again, each time with a KeyboardInterrupt at another line.

Only with threads can Ctrl-C raise at any line. asyncio (`asyncio.run`, since Python 3.11) makes a
cancellation of the main task of it, which `test_cancellation.py` tries at every step; trio raises
it where the main task waits, or in the code of that task. A real Ctrl-C while the server does not
answer is tried in each of the three, at the end of this module.
"""

from __future__ import annotations

import contextlib
import dis
import functools
import gc
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType

import pytest
import tableau_flows
from tableau_flows import Client, PasswordCredentials, RetryPolicy, Timeouts
from tableau_flows._bulk import run_outcomes
from tableau_flows.models import Project
from torture import FILE, SmallTableau, document, locks_held, slots_in_use

EVERY = int(os.environ.get("TABLEAU_FLOWS_INTERRUPT_EVERY", "0"))
"""At each n-th line; 0 for about `SAMPLES` lines of each work, TABLEAU_FLOWS_INTERRUPT_EVERY=1 for
each line (`make long`)."""

SAMPLES = 40
TOTAL = 4.0
"""Seconds that the call after the interrupt may take: one that hangs shows as a failure."""

LIBRARY = str(Path(tableau_flows.__file__).parent) + os.sep
EMULATOR = LIBRARY + "emulator"


class Interrupter:
    """Counts the lines of the library in this thread; raises KeyboardInterrupt at one of them."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.count = 0
        self.where = ""

    def __enter__(self) -> Interrupter:
        self._before = sys.gettrace()
        sys.settrace(self._call)
        return self

    def __exit__(self, *error: object) -> None:
        sys.settrace(self._before)

    def _call(self, frame, event: str, argument: object) -> Callable | None:
        name = frame.f_code.co_filename
        is_ours = name.startswith(LIBRARY) and not name.startswith(EMULATOR)
        # A module that is being loaded is taken back by Python when it fails.
        return self._line if is_ours and frame.f_code.co_name != "<module>" else None

    def _line(self, frame, event: str, argument: object) -> Callable:
        if event == "line":
            self.count += 1
            if self.count == self.at and (_is_collected(frame) or _leaves_a_block(frame)):
                self.at += 1  # Python ignores what is raised there, or raises nothing there
            elif self.count == self.at:
                name = frame.f_code.co_filename.removeprefix(LIBRARY)
                self.where = f"{name}:{frame.f_lineno} in {frame.f_code.co_name}"
                raise KeyboardInterrupt
        return self._line


def _is_collected(frame) -> bool:
    """Whether a frame is part of a finaliser."""
    while frame is not None:
        if frame.f_code.co_name in {"__del__", "_vanished"}:
            return True
        frame = frame.f_back
    return False


def _leaves_a_block(frame) -> bool:
    """Whether a `with` block is about to be left well.

    A tracer can raise there, before `__exit__` is called, and a signal cannot: signals are looked
    at after a call and at the end of a loop.
    """
    return frame.f_lasti in _ends_of_blocks(frame.f_code)


@functools.cache
def _ends_of_blocks(code: CodeType) -> frozenset[int]:
    """Where the three arguments None of `__exit__` are loaded."""
    steps = [one for one in dis.get_instructions(code) if one.opname != "CACHE"]
    found: set[int] = set()
    for at, first in enumerate(steps[:-2]):
        three = (first, *steps[at + 1 : at + 3])
        if all(one.opname == "LOAD_CONST" and one.argval is None for one in three):
            found.add(first.offset)
            if steps[at - 1].opname == "SWAP":  # a value is being returned out of the block
                found.add(steps[at - 1].offset)
    return frozenset(found)


Work = Callable[[Client, Path], object]


def publish(**options: object) -> Work:
    return lambda client, folder: client.flows.publish(
        FILE, name="Interrupted", file_type="tflx", **options
    )


def publish_pieces(client: Client, folder: Path) -> object:
    pieces = (FILE[at : at + 6000] for at in range(0, len(FILE), 6000))
    return client.flows.publish(pieces, name="Interrupted", file_type="tflx")


def sync(client: Client, folder: Path) -> object:
    """One flow is there and downloaded, the other one is published."""
    here, state = folder.parent / "sync", folder.parent / "state.json"
    here.mkdir(exist_ok=True)
    for name in ("flow-1.tflx", "new.tflx"):
        (here / name).write_bytes(FILE)
    state.unlink(missing_ok=True)
    return client.flows.sync(here, project=Project(id="project"), state=state)


WORKS: dict[str, Work] = {
    "get": lambda client, folder: client.flows.get("one"),
    "list": lambda client, folder: list(client.flows.list(page_size=4).prefetch(0)),
    "prefetching list": lambda client, folder: list(client.flows.list(page_size=4).prefetch(2)),
    "publish": publish(),
    "publish pieces": publish_pieces,
    "publish in parts": publish(chunk_size=8000),
    "publish in parallel parts": publish(chunk_size=8000, parallel=2),
    "download": lambda client, folder: client.flows.download("one", to=folder, overwrite=True),
    "run and wait": lambda client, folder: client.flows.run("one", wait=10),
    "run many": lambda client, folder: list(client.flows.run_many(["one", "two"], concurrency=2)),
    "sync": sync,
    "sign in": lambda client, folder: client.sign_in(),
    "switch site": lambda client, folder: client.switch_site("sales"),
    "sign out": lambda client, folder: client.sign_out(),
}
SIGNED_OUT = {"sign in"}
"""Works that begin without a session."""


def make_client(server: SmallTableau, *, signed_in: bool) -> Client:
    client = Client(
        server.url,
        site="",
        credentials=PasswordCredentials("somebody", "secret"),
        retry=RetryPolicy(max_retries=0),
        timeouts=Timeouts(total=TOTAL, transfer_total=30, read=TOTAL, pool=TOTAL),
    )
    if signed_in:
        client.sign_in()
    return client


@pytest.fixture(scope="module")
def small_server() -> Iterator[SmallTableau]:
    with SmallTableau() as server:
        yield server


# A socket that is only collected is closed as well; there is no line between that could close it.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("name", WORKS)
def test_an_interrupt_at_any_line_leaves_a_client_that_works(
    small_server, tmp_path, monkeypatch, name
):
    work, signed_in = WORKS[name], name not in SIGNED_OUT
    folder, temporary = tmp_path / "files", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(run_outcomes, "FIRST_PAUSE_OF_MANY", 0.05)
    count = 0
    for _ in range(2):  # the first one loads modules and fills caches
        with make_client(small_server, signed_in=signed_in) as client:
            with Interrupter() as lines:
                work(client, folder)
            count = lines.count
    assert count > 20

    pace = EVERY or max(1, count // SAMPLES)
    wrong: list[str] = []
    for at in range(1 + len(name) % pace, count + 1, pace):
        client = make_client(small_server, signed_in=signed_in)
        interrupter = Interrupter(at)
        try:
            with interrupter:
                work(client, folder)
        except KeyboardInterrupt:
            pass
        except BaseException as error:
            wrong.append(f"{interrupter.where}: it came out as {error!r}")
        found = look(client, folder, temporary)
        wrong += [f"{interrupter.where}: {what}" for what in found]
        if not found:
            client.close()
        else:
            abandon(client)
        for path in (*temporary.iterdir(), *folder.iterdir()):
            path.unlink()
    gc.collect()  # while sockets that are only collected are allowed
    shown = "\n".join(wrong[:25])
    assert not wrong, f"{len(wrong)} faults among {count} lines, each {pace}th tried:\n{shown}"


def look(client: Client, folder: Path, temporary: Path) -> list[str]:
    """What is not as it should be; threads of the library end at their next step."""
    found: list[str] = []
    for _ in range(150):
        found = [f"{lock} is held" for lock in locks_held(client)]
        if taken := slots_in_use(client):
            found.append(f"{taken} slots are taken")
        if left := [path.name for path in temporary.iterdir()]:
            found.append(f"temporary files are left: {left}")
        if left := [path for path in folder.iterdir() if path.read_bytes() != FILE]:
            found.append(f"parts of a file are left: {left}")
        if not found:
            break
        time.sleep(0.01)
    if any(what.endswith("is held") for what in found):
        return found  # the next call would wait for it
    try:
        came = client.flows.get("afterwards").id
        assert came == "afterwards"
    except Exception as error:
        found.append(f"the next call failed: {error!r}")
    return found


def abandon(client: Client) -> None:
    """Close the connections of a client that is stuck; its sign-out might wait for ever."""
    client._session.shared.closed = True
    with contextlib.suppress(Exception):
        client._network.shut()


# A process of its own, and a real Ctrl-C

SCRIPT = """
import sys
from adopting import adopt
from tableau_flows import Client, RetryPolicy
from tableau_flows_generated import operations
from torture import FILE

url, work = sys.argv[1:]
client = adopt(
    Client, url, token="given", site_id="site", api_version="3.30", retry=RetryPolicy(max_retries=0)
)
try:
    with client:
        client.flows.get("one")
        print("begun", flush=True)
        if work == "list":
            print(len(list(client.flows.list(page_size=2).prefetch(4))))
        elif work == "iterate":
            for flow in client.flows.list(page_size=2).prefetch(4):
                pass
        elif work == "run many":
            for outcome in client.flows.run_many(["one", "two", "three"]):
                pass
        elif work == "download":
            client.call(operations.download_flow("one"))
        else:
            parallel = 3 if work == "parallel parts" else 1
            client.flows.publish(
                FILE, name="F", file_type="tflx", chunk_size=4000, parallel=parallel
            )
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""

HANGING = {
    "run many": lambda asked: "/flows/runs/" in asked.path,
    "list": lambda asked: asked.query.get("pageNumber", "1") != "1",
    "iterate": lambda asked: asked.query.get("pageNumber", "1") not in {"1", "2"},
    "publish in parts": lambda asked: asked.method == "PUT",
    "parallel parts": lambda asked: asked.method == "PUT",
    "download": lambda asked: asked.path.endswith("/content"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to one process")
@pytest.mark.parametrize("work", HANGING)
def test_ctrl_c_ends_a_process_while_the_server_does_not_answer(work):
    hanging = threading.Event()

    def before(asked):
        if asked.path.rpartition("/")[2] != "one" and HANGING[work](asked):
            hanging.set()
            server.stopped.wait(30)
            return document("<nothing/>")
        return None

    with SmallTableau(before=before) as server:
        seconds, out, err = interrupted(SCRIPT, server.url, work, hanging)
    assert seconds < 5
    assert out.splitlines()[-1:] == ["interrupted"], err[-1000:]
    assert "Exception" not in err


def interrupted(
    script: str, url: str, word: str, hanging: threading.Event
) -> tuple[float, str, str]:
    """Run a script until the server lets it hang, press Ctrl-C, and see it end well.

    Returns:
        How many seconds that took, and what the script printed.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", script, url, word],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": python_path()},
    )
    try:
        assert process.stdout.readline() == "begun\n"
        assert hanging.wait(20)
        time.sleep(0.2)  # until all requests of the kind hang
        process.send_signal(signal.SIGINT)
        pressed = time.monotonic()
        try:
            out, err = process.communicate(timeout=6)
        except subprocess.TimeoutExpired:
            pytest.fail("the process went on for more than 6 s after Ctrl-C")
        assert process.returncode == 0
        return time.monotonic() - pressed, out, err
    finally:
        process.kill()
        process.communicate()


def python_path() -> str:
    """Where the helpers are, besides what is set."""
    return os.pathsep.join(
        [str(Path(__file__).parents[2] / "support"), *filter(None, [os.environ.get("PYTHONPATH")])]
    )


def test_a_call_that_waits_for_the_lock_of_the_session_ends_with_its_own_time():
    """Another thread signs in, and the server lets it wait."""
    signing_in = threading.Event()

    def before(asked):
        if asked.path.endswith("/signin"):
            signing_in.set()
            server.stopped.wait(20)
        return

    with SmallTableau(before=before) as server:
        client = make_client(server, signed_in=False)
        patient = client.with_options(timeouts=Timeouts(total=10, read=8))

        def sign_in() -> None:
            with contextlib.suppress(Exception):
                patient.sign_in()

        other = threading.Thread(target=sign_in, daemon=True)
        other.start()
        assert signing_in.wait(10)
        quick = client.with_options(timeouts=Timeouts(total=0.5))
        started = time.monotonic()
        with pytest.raises(tableau_flows.errors.RequestTimeoutError) as caught:
            quick.flows.get("one")
        assert time.monotonic() - started < 4
        assert caught.value.seconds == 0.5
        server.stopped.set()
        other.join(15)
        abandon(client)


def test_ctrl_c_in_the_block_of_a_client_ends_the_calls_of_other_threads_as_well():
    waiting = threading.Event()

    def before(asked):
        if asked.path.endswith("/flows/one"):
            waiting.set()
            server.stopped.wait(20)
        return

    with SmallTableau(before=before) as server:
        client = make_client(server, signed_in=True)
        patient = client.with_options(timeouts=Timeouts(total=20, read=20))

        def get() -> None:
            with contextlib.suppress(tableau_flows.errors.TableauError):
                patient.flows.get("one")

        other = threading.Thread(target=get, daemon=True)

        def leave_by_ctrl_c() -> None:
            with client:
                other.start()
                assert waiting.wait(10)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            leave_by_ctrl_c()
        other.join(5)
        assert not other.is_alive()


LEAVING = """
import asyncio, sys
from tableau_flows import AsyncClient, Client, TokenCredentials

url, kind = sys.argv[1:]
who = TokenCredentials("a", "b")

async def main():
    async with AsyncClient(url, site="", credentials=who) as client:
        await client.flows.get("one")
        print("begun", flush=True)
        await client.flows.get("hang")

try:
    if kind == "sync":
        with Client(url, site="", credentials=who) as client:
            client.flows.get("one")
            print("begun", flush=True)
            client.flows.get("hang")
    elif kind == "asyncio":
        asyncio.run(main())
    else:
        import trio

        trio.run(main)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to one process")
@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_signing_out_after_ctrl_c_does_not_wait_for_the_server(kind):
    hanging = threading.Event()

    def before(asked):
        if asked.path.endswith("/hang") or hanging.is_set():
            hanging.set()
            server.stopped.wait(30)
        return

    with SmallTableau(before=before) as server:
        _, out, err = interrupted(LEAVING, server.url, kind, hanging)
    assert out.splitlines()[-1:] == ["interrupted"], err[-1000:]
