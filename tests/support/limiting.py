"""What the tests of limits run in a process of its own: `limiting.py JSON`.

The process may not take more memory than it has been given, so that a client without limits ends
with a MemoryError and not with the machine. It prints a JSON object: what each request ended with.
"""

from __future__ import annotations

import contextlib
import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import anyio
import httpx
from adopting import adopt
from tableau_flows import AsyncClient, Client, RetryPolicy, Timeouts

ADDRESS_SPACE = 1_500_000_000
LIMIT = 4_000_000

OPTIONS = {
    "api_version": "3.30",
    "token": "given",
    "site_id": "site",
    "max_reply_bytes": LIMIT,
    "retry": RetryPolicy(max_retries=0),
    "timeouts": Timeouts(total=6),
}


def peak() -> int:
    """The peak of resident memory, in bytes."""
    for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def adapters(kind: str) -> dict[str, Callable[[], dict]]:
    if kind == "sync":
        made = {"http": httpx.Client, "transport": httpx.HTTPTransport}
    else:
        made = {"http": httpx.AsyncClient, "transport": httpx.AsyncHTTPTransport}
    return {"direct": dict, **{name: lambda n=name: {n: made[n]()} for name in made}}


async def main(given: dict) -> dict[str, list]:
    """Send each request through each adapter."""
    kind = given["kind"]
    found: dict[str, list] = {}
    warm = given["url"] + "/plain"
    for adapter, make in adapters(kind).items():
        options = make()
        await one(kind, warm, "get", options)
        for case in given["cases"]:
            work = "list" if case.startswith("list") else "get"
            before = _reset()
            started = time.monotonic()
            outcome = await one(kind, f"{given['url']}/{case}", work, options)
            found[f"{adapter}: {case}"] = [
                *outcome,
                max(0, peak() - before),
                round(time.monotonic() - started, 2),
            ]
        for client in options.values():
            await client.aclose() if kind != "sync" else client.close()
    return found


async def one(kind: str, url: str, work: str, options: dict) -> list[str]:
    """The class of the error that a call ends with, and its text."""
    try:
        if kind == "sync":
            with adopt(Client, url, **OPTIONS, **options) as client:
                list(client.flows.list()) if work == "list" else client.flows.get("one")
        else:
            async with adopt(AsyncClient, url, **OPTIONS, **options) as client:
                if work == "list":
                    _ = [flow async for flow in client.flows.list()]
                else:
                    await client.flows.get("one")
    except BaseException as error:
        return [type(error).__name__, str(error)[:600]]
    return ["none", ""]


def _reset() -> int:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    return peak()


if __name__ == "__main__":
    signal.alarm(45)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    told = json.loads(sys.argv[1])
    backend = "trio" if told["kind"] == "trio" else "asyncio"
    print(json.dumps(anyio.run(main, told, backend=backend)))
