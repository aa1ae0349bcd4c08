"""Runs blocking functions in worker threads, for async.

A task of asyncio can be cancelled natively while it waits for a worker thread, which anyio cannot
prevent. The objects that the function uses must not be cleaned up before it has returned.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")

_PAUSE = 0.002
"""Seconds between checks whether the function has returned."""


async def in_worker(function: Callable[[], T], *, abandon: bool = False) -> T:
    """Call a function in a worker thread.

    Args:
        function: The function; a cancelled task waits until it has returned.
        abandon: Whether a cancelled task returns without waiting for the function.
    """
    import anyio  # already imported by the driver
    import anyio.to_thread

    claimed = threading.Lock()  # held once the function was started or dropped
    ended = threading.Event()

    def call() -> T | None:
        if not claimed.acquire(blocking=False):
            return None  # cancelled before it started
        try:
            return function()
        finally:
            ended.set()

    try:
        # `call` returns None only if the task was cancelled, and then this raises.
        return cast(T, await anyio.to_thread.run_sync(call, abandon_on_cancel=abandon))
    except BaseException:
        if not abandon and not claimed.acquire(blocking=False):
            with anyio.CancelScope(shield=True):
                while not ended.is_set():
                    try:
                        await anyio.sleep(_PAUSE)
                    except BaseException:
                        continue
        raise
