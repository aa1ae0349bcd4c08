"""Tasks of asyncio or trio that go on between two waits, until they are stopped.

A task group would have to end where it begins, but an iterator returns to its caller in between. So
each task is one of the event loop itself, with a cancel scope of its own.
"""

from __future__ import annotations

import contextlib
import contextvars
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import anyio

T = TypeVar("T")


class StoppableTasks(Generic[T]):
    """Tasks whose results are taken one after the other, as they come.

    The functions that they await raise nothing but cancellations and interruptions.
    """

    def __init__(self) -> None:
        self._results: deque[T] = deque()
        self._running: dict[object, anyio.CancelScope] = {}
        self._tasks: set[object] = set()  # the event loop of asyncio does not keep them alive
        self._changed: anyio.Event | None = None
        self._stopped = False
        self._soon: Callable[[Callable[[], object]], object] | None = None

    def start(self, function: Callable[[], Awaitable[T]]) -> None:
        """Await a function in a new task, with the context variables of the caller."""
        import anyio  # imported only if async is used

        key, scope = object(), anyio.CancelScope()
        self._running[key] = scope

        async def perform() -> None:
            try:
                with scope:
                    if not self._stopped:
                        self._results.append(await function())
            finally:
                self._end(key)

        trio = sys.modules.get("trio")
        if trio is not None:
            # Another thread may be importing trio, which then lacks attributes.
            with contextlib.suppress(RuntimeError, AttributeError):
                self._soon = trio.lowlevel.current_trio_token().run_sync_soon
                trio.lowlevel.spawn_system_task(perform, context=contextvars.copy_context())
                return
        import asyncio

        loop = asyncio.get_running_loop()
        self._soon = loop.call_soon_threadsafe
        task = loop.create_task(perform())
        self._tasks.add(task)

        def done(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            self._end(key)  # a task that is cancelled before it begins has no `finally`

        task.add_done_callback(done)

    async def take(self) -> T | None:
        """Wait for the next result; None if all tasks were stopped before they had one."""
        while not self._results:
            if not self._running:
                return None
            await self._wait()
        return self._results.popleft()

    async def end(self) -> None:
        """Cancel all tasks, and wait until they have cleaned up."""
        import anyio  # imported only if async is used

        self._cancel()
        with anyio.CancelScope(shield=True):
            while self._running:
                await self._wait()

    def stop(self) -> None:
        """Cancel all tasks from any thread, without waiting."""
        self._stopped = True
        if self._running and self._soon is not None:
            with contextlib.suppress(RuntimeError):  # the event loop has ended, and they with it
                self._soon(self._cancel)

    def _cancel(self) -> None:
        self._stopped = True
        for scope in list(self._running.values()):
            scope.cancel()

    async def _wait(self) -> None:
        """Wait until a task ends."""
        import anyio  # imported only if async is used

        if self._changed is None or self._changed.is_set():
            self._changed = anyio.Event()
        await self._changed.wait()

    def _end(self, key: object) -> None:
        self._running.pop(key, None)
        if self._changed is not None:
            self._changed.set()
