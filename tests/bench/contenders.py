"""What runs in a process of its own: a list read, a file published or downloaded, by one client.

`contenders.py CLIENT WORK URL …` signs in, makes a first call, then does the work, and prints how
many seconds that took and by how many bytes the memory of the process grew. The first call before a
file is published publishes a small one, so that all modules are loaded.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from xml.parsers import expat

from flow_files import flow_file
from processes import growth, start_growth

PAGE_SIZE = 1000


def ours(stack: ExitStack, url: str, work: str, arguments: list[str]) -> Callable[[], object]:
    """The work as this library does it."""
    from signing_in import NAME, PASSWORD
    from tableau_flows import Client, PasswordCredentials

    who = PasswordCredentials(NAME, PASSWORD)
    client = stack.enter_context(Client(url, credentials=who))
    client.sign_in()
    if work == "publish":
        path = arguments[0]
        client.flows.publish(_small_file(stack), name="Big", overwrite=True)
        return lambda: client.flows.publish(path, name="Big", overwrite=True)
    if work == "download":
        flow, path = arguments
        client.flows.get(flow)
        return lambda: client.flows.download(flow, to=path).size
    flows = client.flows.list(page_size=PAGE_SIZE)
    if arguments:
        flows = flows.prefetch(int(arguments[0]))
    return lambda: _count(flows)


def official(stack: ExitStack, url: str, work: str, arguments: list[str]) -> Callable[[], object]:
    """The work as tableauserverclient does it."""
    import tableauserverclient as tsc
    from signing_in import NAME, PASSWORD

    server = stack.enter_context(tsc.Server(url, use_server_version=True))
    server.auth.sign_in(tsc.TableauAuth(NAME, PASSWORD))
    if work == "publish":
        path, project = arguments
        flow = tsc.FlowItem(project, "Big")
        server.flows.publish(flow, str(_small_file(stack)), "Overwrite")
        return lambda: server.flows.publish(flow, path, "Overwrite")
    if work == "download":
        flow_id, target = arguments
        server.flows.get_by_id(flow_id)

        def download() -> int:
            with Path(target).open("wb") as file:
                server.flows.download(flow_id, file)
            return Path(target).stat().st_size

        return download
    options = tsc.RequestOptions(pagesize=PAGE_SIZE)
    return lambda: _count(tsc.Pager(server.flows, options))


def bare(stack: ExitStack, url: str, work: str, arguments: list[str]) -> Callable[[], object]:
    """The list with nothing but httpx, and expat that calls an empty function for each tag."""
    import httpx
    import signing_in

    session = signing_in.bare(url)
    http = stack.enter_context(httpx.Client(headers=session.headers))
    total = int(arguments[0])

    def read() -> int:
        for number in range(1, -(-total // PAGE_SIZE) + 1):
            query = f"pageSize={PAGE_SIZE}&pageNumber={number}"
            parser = expat.ParserCreate()
            parser.StartElementHandler = lambda name, attributes: None
            parser.Parse(http.get(f"{session.site}/flows?{query}").content, True)
        return total

    return read


def _small_file(stack: ExitStack) -> Path:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tableau-flows-bench-"))
    return flow_file(Path(folder) / "Small.tflx", 1000)


def _count(items: Iterable[object]) -> int:
    return sum(1 for _ in items)


def main(client: str, work: str, url: str, *arguments: str) -> dict[str, Any]:
    """Do a work once, and measure it."""
    prepare = {"ours": ours, "official": official, "bare": bare}[client]
    with ExitStack() as stack:
        call = prepare(stack, url, work, list(arguments))
        gc.collect()
        before = start_growth()
        started = time.perf_counter()
        result = call()
        elapsed = time.perf_counter() - started
        grown = growth(before)
    count = result if isinstance(result, int) else None
    return {"seconds": elapsed, "growth": grown, "result": count}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
