"""Blocking functions in worker threads, for async.

A task of asyncio can be cancelled natively while it waits for a worker thread, which anyio cannot
prevent. What the function works on must not be cleaned up before the function has returned.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")

_PAUSE = 0.002
"""How often is looked whether the function has returned, in seconds."""


async def in_worker(function: Callable[[], T], *, abandon: bool = False) -> T:
    """Call a function in a worker thread.

    Args:
        function: The function; a cancelled task waits until it has returned.
        abandon: Whether a cancelled task leaves the function to itself instead.
    """
    import anyio  # loaded by now
    import anyio.to_thread

    claimed = threading.Lock()  # whoever takes it decides whether the function is called
    ended = threading.Event()

    def call() -> T | None:
        if not claimed.acquire(blocking=False):
            return None  # cancelled before it began
        try:
            return function()
        finally:
            ended.set()

    try:
        # The function was called unless the task was cancelled, and then nothing is returned.
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
