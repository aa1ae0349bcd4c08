"""An inventory of all flows of a site, in a process of its own, by one client.

`inventory_contenders.py CLIENT URL FLOWS` signs in, makes the calls for one flow, then makes the
inventory, and prints how many seconds that took, by how many bytes the memory of the process grew,
and how many connections and rules were found. Those who decode write a row of CSV for each flow.
"""

from __future__ import annotations

import asyncio
import csv
import gc
import itertools
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias

import signing_in
from processes import growth, start_growth

Row: TypeAlias = tuple[str | None, int, int]
"""The name of a flow, and how many connections and capabilities it has."""

CALLERS = 16
PAGES = 10
FRACTION = 20
"""The loop of the official client goes over one flow in so many; that time is multiplied."""
FLOW = "20ace701-32c3-44bb-906d-8fa89d713bd3"


@dataclass
class Inventory:
    """The rows, which are written to a temporary file and counted.

    Attributes:
        flows: How many flows there are on the site.
        found: How many flows, connections and capabilities were found; of those who do not decode,
            how many answers were read.
        seconds: How long it took.
        grown: By how many bytes the memory grew.
    """

    flows: int
    found: list[int] = field(default_factory=lambda: [0, 0, 0])
    seconds: float = 0.0
    grown: int = 0

    def __enter__(self) -> Self:
        file = tempfile.TemporaryFile("w", encoding="utf-8", newline="")
        self._file = file
        self._writer = csv.writer(file)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def page_size(self) -> int:
        return self.flows // PAGES

    @contextmanager
    def measure(self, times: int = 1) -> Iterator[None]:
        """Measure what is done within; its time counts so many times."""
        gc.collect()
        before = start_growth()
        started = time.perf_counter()
        yield
        self.seconds += (time.perf_counter() - started) * times
        self.grown = max(self.grown, growth(before))

    def write(self, row: Row) -> None:
        self._writer.writerow(row)
        for place, count in enumerate((1, *row[1:])):
            self.found[place] += count

    def write_all(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.write(row)


def ours_threads(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """One client and a pool of threads."""
    client, look = _ours(stack, url)
    pool = stack.enter_context(ThreadPoolExecutor(CALLERS))
    with inventory.measure():
        flows = client.flows.list(page_size=inventory.page_size)
        inventory.write_all(pool.map(look, flows))


def ours_gather(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """The mechanism of the library's own operations on many objects."""
    from tableau_flows._bulk._sync.gather import gather
    from tableau_flows._calls.call import call
    from tableau_flows_generated import operations

    client, _ = _ours(stack, url)
    session = client._session

    def look(flow: Any) -> Any:
        connections = yield from call(session, operations.query_flow_connections(flow))
        permissions = yield from call(session, operations.query_flow_permissions(flow))
        return _row(flow, connections, permissions)

    def report(gathered: Any) -> None:
        inventory.write_all(one.outcome.value for one in gathered.ended)

    with inventory.measure():
        flows = client.flows.list(page_size=inventory.page_size)
        gather(
            *(session, client._network, flows, look),
            what="inventory",
            report=report,
            concurrency=CALLERS,
        )


def ours_tasks(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """One client and tasks on asyncio, as many at a time."""
    from tableau_flows import AsyncClient, PasswordCredentials

    async def look(client: AsyncClient, flow: Any) -> None:
        connections = await client.connections.list(flow)
        inventory.write(_row(flow, connections, await client.permissions.get(flow)))

    async def main() -> None:
        who = PasswordCredentials(signing_in.NAME, signing_in.PASSWORD)
        async with AsyncClient(url, credentials=who) as client:
            first = await client.flows.get(FLOW)
            await client.connections.list(first)
            await client.permissions.get(first)
            with inventory.measure():
                free = asyncio.Semaphore(CALLERS)
                async with asyncio.TaskGroup() as tasks:
                    async for flow in client.flows.list(page_size=inventory.page_size):
                        await free.acquire()
                        task = tasks.create_task(look(client, flow))
                        task.add_done_callback(lambda _: free.release())

    asyncio.run(main())


def official_loop(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """The official client, one call after the other, for some of the flows."""
    server, look = _official(stack, url)
    import tableauserverclient as tsc

    options = tsc.RequestOptions(pagesize=inventory.page_size)
    with inventory.measure():
        flows = list(tsc.Pager(server.flows, options))
    with inventory.measure(FRACTION):
        inventory.write_all(map(look, itertools.islice(flows, inventory.flows // FRACTION)))
    inventory.found = [count * FRACTION for count in inventory.found]


def official_threads(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """The official client and a pool of threads; it has a session for each of them."""
    server, look = _official(stack, url)
    import tableauserverclient as tsc

    options = tsc.RequestOptions(pagesize=inventory.page_size)
    pool = stack.enter_context(ThreadPoolExecutor(CALLERS))
    with inventory.measure():
        inventory.write_all(pool.map(look, tsc.Pager(server.flows, options)))


def httpx_tasks(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """Bare httpx with async; the answers are read, not decoded."""
    import httpx

    session = signing_in.bare(url)

    async def main() -> None:
        async with httpx.AsyncClient(headers=session.headers) as http:

            async def get(path: str) -> int:
                return len((await http.get(f"{session.site}{path}")).content)

            await _undecoded(inventory, get)

    asyncio.run(main())


def aiohttp_tasks(inventory: Inventory, stack: ExitStack, url: str) -> None:
    """Bare aiohttp; the answers are read, not decoded."""
    import aiohttp

    session = signing_in.bare(url)

    async def main() -> None:
        async with aiohttp.ClientSession(headers=session.headers) as http:

            async def get(path: str) -> int:
                async with http.get(f"{session.site}{path}") as answer:
                    return len(await answer.read())

            await _undecoded(inventory, get)

    asyncio.run(main())


async def _undecoded(inventory: Inventory, get: Callable[[str], Awaitable[int]]) -> None:
    """The requests of an inventory; ids are known, since nothing is decoded."""

    async def read(path: str) -> None:
        if await get(path):
            inventory.found[0] += 1

    async def look() -> None:
        for kind in ("connections", "permissions"):
            await read(f"/flows/{FLOW}/{kind}")

    await look()
    inventory.found[0] = 0
    with inventory.measure():
        free = asyncio.Semaphore(CALLERS)
        async with asyncio.TaskGroup() as tasks:
            for page in range(1, PAGES + 1):
                query = f"pageSize={inventory.page_size}&pageNumber={page}"
                await read(f"/flows?{query}")
                for _ in range(inventory.page_size):
                    await free.acquire()
                    tasks.create_task(look()).add_done_callback(lambda _: free.release())


def _ours(stack: ExitStack, url: str) -> tuple[Any, Callable[[Any], Row]]:
    from tableau_flows import Client, PasswordCredentials

    who = PasswordCredentials(signing_in.NAME, signing_in.PASSWORD)
    client = stack.enter_context(Client(url, credentials=who))

    def look(flow: Any) -> Row:
        return _row(flow, client.connections.list(flow), client.permissions.get(flow))

    look(client.flows.get(FLOW))
    return client, look


def _row(flow: Any, connections: Any, permissions: Any) -> Row:
    rules = permissions.grantee_capabilities
    return flow.name, len(connections), sum(len(rule.capabilities) for rule in rules)


def _official(stack: ExitStack, url: str) -> tuple[Any, Callable[[Any], Row]]:
    import tableauserverclient as tsc

    server = stack.enter_context(tsc.Server(url, use_server_version=True))
    server.auth.sign_in(tsc.TableauAuth(signing_in.NAME, signing_in.PASSWORD))

    def look(flow: Any) -> Row:
        server.flows.populate_connections(flow)
        server.flows.populate_permissions(flow)
        rules = flow.permissions
        return flow.name, len(flow.connections), sum(len(rule.capabilities) for rule in rules)

    look(server.flows.get_by_id(FLOW))
    return server, look


CONTENDERS = {
    work.__name__: work
    for work in (
        *(ours_threads, ours_gather, ours_tasks),
        *(official_loop, official_threads, httpx_tasks, aiohttp_tasks),
    )
}


def main(client: str, url: str, flows: str) -> dict[str, Any]:
    """Make an inventory."""
    with Inventory(int(flows)) as inventory, ExitStack() as stack:
        CONTENDERS[client](inventory, stack, url)
    return {"seconds": inventory.seconds, "growth": inventory.grown, "found": inventory.found}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
