"""What the tests of forks run in a process of its own: `forking.py SCENARIO JSON`.

The parent is a fresh process with nothing but the library in it. Children send what they found
through a pipe. The last line that is printed is a JSON object.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import gc
import hashlib
import itertools
import json
import multiprocessing
import os
import select
import signal
import socket
import ssl
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator

import anyio
import anyio.to_thread
from adopting import adopt
from anyio.from_thread import start_blocking_portal
from tableau_flows import (
    AsyncClient,
    Client,
    PasswordCredentials,
    RetryPolicy,
    Timeouts,
    TokenCredentials,
    errors,
)

LONGEST = 20
"""Seconds after which a process ends whatever it is doing."""

ONCE = RetryPolicy(max_retries=0)


class Given:
    """What the test says: the server, the kind of client, how many calls."""

    def __init__(self, values: dict) -> None:
        self.url: str = values["url"]
        self.kind: str = values.get("kind", "sync")
        self.calls: int = values.get("calls", 20)
        self.children: int = values.get("children", 3)
        self.authority: str | None = values.get("authority")
        self.credentials: str = values.get("credentials", "token")

    @property
    def options(self) -> dict:
        verify = {}
        if self.authority:
            verify = {"verify": ssl.create_default_context(cafile=self.authority)}
        return {"retry": ONCE, "timeouts": Timeouts(read=4, total=6), **verify}

    def adopted(self) -> Client | AsyncClient:
        """A client with a session that exists already."""
        kind = Client if self.kind == "sync" else AsyncClient
        return adopt(
            kind, self.url, token="given", site_id="site", api_version="3.30", **self.options
        )

    def signing_in(self) -> Client:
        """A client that signs in by itself."""
        kinds = {"token": TokenCredentials, "password": PasswordCredentials}
        who = kinds[self.credentials]("somebody", "secret")
        return Client(self.url, site="", credentials=who, **self.options)


class Child:
    """A forked child that does some work and tells what came of it.

    Args:
        work: What it does; the result must fit in JSON.
        leave: Ends the child like any program, with everything collected, and not at once.
    """

    def __init__(self, work: Callable[[], object], *, leave: bool = False) -> None:
        self._reads, writes = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(writes)
            return
        signal.alarm(LONGEST)
        os.close(self._reads)
        os.write(writes, json.dumps(outcome(work)).encode())
        os.close(writes)
        if leave:
            # Not `sys.exit`, since blocks around this wait for threads the child does not have.
            atexit._run_exitfuncs()
            gc.collect()
        os._exit(0)

    def result(self, seconds: float = 12) -> object:
        """What it found; "no answer" if it takes too long."""
        found = b""
        end = time.monotonic() + seconds
        with os.fdopen(self._reads, "rb", buffering=0) as stream:
            while True:
                ready, _, _ = select.select([stream], [], [], max(0, end - time.monotonic()))
                if not ready:
                    os.kill(self.pid, signal.SIGKILL)
                    found = b'"no answer"'
                    break
                piece = stream.read(65536)
                if not piece:
                    break
                found += piece
        os.waitpid(self.pid, 0)
        return json.loads(found or b'"nothing"')


def outcome(work: Callable[[], object]) -> object:
    """What a work returns, or the error it ends with."""
    try:
        return work()
    except Exception as error:
        mro = [kind.__name__ for kind in type(error).__mro__]
        return {"error": type(error).__name__, "is": mro, "text": str(error), "at": _last(error)}


def _last(error: Exception) -> str:
    return traceback.format_exception(error)[-2].strip() if error.__traceback__ else ""


def gets(client: Client, who: str, count: int) -> list[str]:
    """Ask for flows of one's own; return what was wrong with the replies."""
    wrong = []
    for number in range(count):
        asked = f"{who}-{number}"
        try:
            came = client.flows.get(asked).id
        except Exception as error:
            came = f"{type(error).__name__}: {error}"
        if came != asked:
            wrong.append(f"{asked}: {came}")
    return wrong


async def async_gets(client: AsyncClient, who: str, count: int) -> list[str]:
    """As `gets`, with async."""
    wrong = []
    for number in range(count):
        asked = f"{who}-{number}"
        try:
            with anyio.fail_after(6):
                came = (await client.flows.get(asked)).id
        except Exception as error:
            came = f"{type(error).__name__}: {error}"
        if came != asked:
            wrong.append(f"{asked}: {came}")
    return wrong


@contextlib.contextmanager
def asking(given: Given, client: object) -> Iterator[Callable[[str, int], list[str]]]:
    """A way to ask for flows in the parent; with async its event loop lives on in a thread."""
    if given.kind == "sync":
        yield lambda who, count: gets(client, who, count)
        return
    with start_blocking_portal(given.kind) as portal:
        yield lambda who, count: portal.call(async_gets, client, who, count)
        portal.call(client.aclose)


def in_child(given: Given, client: object, who: str, count: int) -> list[str]:
    """Ask for flows in a child: in an event loop of its own, with async; then close the client."""
    if given.kind == "sync":
        wrong = gets(client, who, count)
        client.close()
        return wrong

    async def main() -> list[str]:
        wrong = await async_gets(client, who, count)
        await client.aclose()
        return wrong

    # In a coroutine anyio believes that its loop still runs; asyncio knows better after a fork.
    return asyncio.run(main()) if given.kind == "asyncio" else anyio.run(main, backend=given.kind)


# Scenarios


def many_calls(given: Given) -> dict:
    """Children and parent ask at the same time, after the parent has made a call."""
    client = given.adopted()
    with asking(given, client) as ask:
        before = ask("parent-before", 1)
        children = [
            Child(lambda n=number: in_child(given, client, f"child{n}", given.calls))
            for number in range(given.children)
        ]
        found = {"before": before, "parent": ask("parent-beside", given.calls)}
        found |= {f"child {n}": child.result() for n, child in enumerate(children)}
        found["after"] = ask("parent-after", given.calls)
    return found


def in_a_running_loop(given: Given) -> dict:
    """The fork happens in a coroutine, as some libraries do it."""
    client = given.adopted()

    async def main() -> dict:
        before = await async_gets(client, "parent-before", 1)
        child = Child(lambda: in_child(given, client, "child0", given.calls))
        beside = await async_gets(client, "parent-beside", given.calls)
        found = await anyio.to_thread.run_sync(child.result)
        after = await async_gets(client, "parent-after", given.calls)
        await client.aclose()
        return {"before": before, "parent": beside, "child": found, "after": after}

    return anyio.run(main)


def multiprocessing_pool(given: Given) -> dict:
    """The children are those of `multiprocessing`, which end like any program."""
    client = given.adopted()
    before = gets(client, "parent-before", 1)
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()

    def work(number: int) -> None:
        signal.alarm(LONGEST)
        with client:
            results.put(outcome(lambda: gets(client, f"child{number}", given.calls)))

    processes = [context.Process(target=work, args=(n,)) for n in range(given.children)]
    for process in processes:
        process.start()
    found: dict = {"before": before, "parent": gets(client, "parent-beside", given.calls)}
    for process in processes:
        process.join(12)
        if process.is_alive():
            process.kill()
    found["exit codes"] = [code for process in processes if (code := process.exitcode) != 0]
    while not results.empty():
        found[f"child {len(found)}"] = results.get()
    found["after"] = gets(client, "parent-after", given.calls)
    client.close()
    return found


def children_that_leave(given: Given) -> dict:
    """Children drop the client, collect it and end; the parent's connection is as it was."""
    client = given.adopted()
    with asking(given, client) as ask:
        found: dict = {"before": ask("parent-before", 1)}
        kept = [client]

        def drop() -> str:
            kept.clear()
            gc.collect()
            return "done"

        found["children"] = [Child(drop, leave=leave).result() for leave in (False, True)]
        found["after"] = ask("parent-after", 3)
    return found


def while_calls_are_in_flight(given: Given) -> dict:
    """Four threads of the parent go on calling while it forks."""
    client = given.adopted()
    wrong: list[str] = gets(client, "parent-before", 1)
    stop = threading.Event()

    def work(number: int) -> None:
        for count in itertools.count():
            if stop.is_set():
                return
            wrong.extend(gets(client, f"parent-thread{number}-{count}", 1))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    found: dict = {}
    for number in range(given.children):
        time.sleep(0.05)
        child = Child(lambda n=number: in_child(given, client, f"child{n}", given.calls))
        found[f"child {number}"] = child.result()
    stop.set()
    for thread in threads:
        thread.join(20)
    found["parent"] = wrong
    client.close()
    return found


def in_a_handshake(given: Given) -> dict:
    """Two threads of the parent wait for the server in the middle of a TLS handshake."""
    client = given.adopted()
    port = int(given.url.rpartition(":")[2])
    threads = [threading.Thread(target=gets, args=(client, "parent", 1)) for _ in range(2)]
    for thread in threads:
        thread.start()
    sys.stdin.readline()
    found = {"parent": sockets_to(port), "child": Child(lambda: sockets_to(port)).result()}
    _say("the child has looked")
    for thread in threads:
        thread.join(20)
    found["after"] = sockets_to(port)
    client.close()
    return found


def sockets_to(port: int) -> int:
    """How many sockets this process has that are connected to a port."""
    count = 0
    for number in range(256):
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(number)) as own:
            count += own.getpeername()[1] == port
    return count


def while_the_session_is_locked(given: Given) -> dict:
    """A thread of the parent is signing in, which the server lets it wait for."""
    client = given.signing_in()
    parent: list = []
    thread = threading.Thread(target=lambda: parent.extend(gets(client, "parent-first", 1)))
    thread.start()
    _say("signing in")
    sys.stdin.readline()
    child = Child(lambda: in_child(given, client, "child0", 3))
    found = {"child": child.result()}
    _say("go on")
    thread.join(20)
    found["parent"] = parent + gets(client, "parent-after", 3)
    client.close()
    return found


def session(given: Given) -> dict:
    """A child works with the session of the parent and leaves by its `with` block."""
    client = given.signing_in()
    found: dict = {"before": gets(client, "parent-before", 1)}

    def work() -> list[str]:
        with client:
            return gets(client, "child0", 3)

    found["children"] = [Child(work, leave=leave).result() for leave in (False, True)]
    found["after"] = gets(client, "parent-after", 3)
    client.close()
    return found


def first_use_in_child(given: Given) -> dict:
    """The client was made, but has done nothing before the fork."""
    client = given.signing_in()
    children = [
        Child(lambda n=number: in_child(given, client, f"child{n}", 3)) for number in range(2)
    ]
    found: dict = {"children": [child.result() for child in children]}
    found["parent"] = gets(client, "parent-after", 3)
    client.close()
    return found


def expiry(given: Given) -> dict:
    """The session ends while parent and child have it."""
    client = given.signing_in()
    found: dict = {"before": gets(client, "parent-before", 1)}
    _say("signed in")
    sys.stdin.readline()

    def work() -> str:
        with client:
            return client.flows.get("child0-late").id

    found["child"] = Child(work).result()
    found["after"] = gets(client, "parent-after", 3)
    client.close()
    return found


def explicit_sign_in(given: Given) -> dict:
    """The session ends, and the child signs in because it is told to."""
    client = given.signing_in()
    found: dict = {"before": gets(client, "parent-before", 1)}
    _say("signed in")
    sys.stdin.readline()

    def work() -> list[str]:
        with client:
            client.sign_in()
            return gets(client, "child0", 3)

    found["child"] = Child(work).result()
    client.close()
    return found


def begun_before(given: Given) -> dict:
    """A list and a download that the parent has begun are gone on with in both processes."""
    client = given.adopted()
    rows = iter(client.flows.list(page_size=2).prefetch(2 if given.calls > 1 else 0))
    first = next(rows).id

    def read_on() -> list[str]:
        return [row.id for row in rows]

    with client.flows.stream("big") as blocks:
        digest = hashlib.sha256(next(blocks))

        def stream_on() -> int:
            return sum(len(block) for block in blocks)

        children = {"list": Child(read_on), "stream": Child(stream_on)}
        found: dict = {name: child.result() for name, child in children.items()}
        left = Child(lambda: "left", leave=True)
        found["left"] = left.result()
        for block in blocks:
            digest.update(block)
    found["digest"] = digest.hexdigest()
    found["rows"] = [first, *read_on()]
    client.close()
    return found


def _say(text: str) -> None:
    print(text, flush=True)


SCENARIOS = (
    *(many_calls, in_a_running_loop, multiprocessing_pool, children_that_leave),
    *(in_a_handshake, while_calls_are_in_flight, while_the_session_is_locked),
    *(session, first_use_in_child, expiry, explicit_sign_in, begun_before),
)

if __name__ == "__main__":
    signal.alarm(3 * LONGEST)
    chosen = {scenario.__name__: scenario for scenario in SCENARIOS}[sys.argv[1]]
    try:
        told = chosen(Given(json.loads(sys.argv[2])))
    except errors.TableauError as error:
        told = {"failed": f"{type(error).__name__}: {error}"}
    _say(json.dumps(told))
