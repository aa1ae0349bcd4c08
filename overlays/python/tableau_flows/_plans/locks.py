"""Locks that know their owner, so that no interruption leaves one locked for ever.

A lock is taken with a key, and only the holder of that key can release it; so it is taken inside
the `try` whose `finally` releases it. A key that no longer exists owns nothing: the lock of a call
that vanished without cleaning up is free again.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections import deque
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from tableau_flows._common import fork
from tableau_flows._plans.steps import LockKey
from tableau_flows._plans.waiters import Waiters

if TYPE_CHECKING:
    import anyio

_PATIENCE = 1.0
"""How long a thread waits for another one that takes the lock from a vanished owner; in seconds."""

_FOREIGN_WAIT = 0.05
"""How often a task looks whether a task of another event loop has released the lock; in seconds."""


class ThreadLock:
    """A lock for threads."""

    def __init__(self) -> None:
        # The owner is set by `setdefault`, which no interruption and no thread divides.
        self._owner: dict[str, ReferenceType[LockKey]] = {}
        self._waiters = Waiters()
        self._clearing = threading.Lock()
        fork.register(self)

    def acquire(self, key: LockKey, seconds: float | None) -> bool:
        """Take the lock; False if that takes longer than so many seconds (None: no limit)."""
        own = ref(key)

        def attempt() -> bool:
            owner = self._owner.setdefault("owner", own)
            if owner is own:
                return True
            if owner() is None:
                self._clear(owner)
                return self._owner.setdefault("owner", own) is own
            return False

        return self._waiters.wait(attempt, seconds)

    def release(self, key: LockKey) -> None:
        """Release the lock if it was taken with this key."""
        owner = self._owner.get("owner")
        if owner is not None and owner() is key:
            self._owner.pop("owner", None)
            if self._waiters.gates:
                self._waiters.wake()

    def after_fork(self) -> None:
        """The thread that held the lock does not exist in a forked child."""
        self._owner = {}
        self._waiters = Waiters()
        self._clearing = threading.Lock()

    def _clear(self, vanished: ReferenceType[LockKey]) -> None:
        """Take the lock from an owner that no longer exists."""
        if self._clearing.acquire(timeout=_PATIENCE):  # only one thread may find it vanished
            try:
                if self._owner.get("owner") is vanished:
                    self._owner.pop("owner", None)
            finally:
                self._clearing.release()


class LoopLock:
    """A lock for tasks, also of several event loops in several threads.

    A task that waits for one of its own loop is woken. One that waits for a task of another loop
    looks again from time to time, since loops cannot wake each other's tasks.
    """

    def __init__(self) -> None:
        self._owner: ReferenceType[LockKey] | None = None
        self._waiting: deque[tuple[object, anyio.Event]] = deque()
        # Held for a moment, never while waiting. The same thread may take it again: collecting
        # garbage may end a plan that holds the lock.
        self._changing = threading.RLock()
        fork.register(self)

    async def acquire(self, key: LockKey, seconds: float | None) -> bool:
        """Take the lock; False if that takes longer than so many seconds (None: no limit)."""
        import anyio  # loaded when async is used, not before

        loop = current_loop()
        end = None if seconds is None else time.monotonic() + seconds
        while not self._take(key):
            left = _FOREIGN_WAIT if end is None else end - time.monotonic()
            if left <= 0:
                return False
            event = anyio.Event()
            self._waiting.append((loop, event))
            try:
                with anyio.move_on_after(min(left, _FOREIGN_WAIT)):
                    await event.wait()
            except BaseException:
                if event.is_set():
                    self._wake(loop)  # woken and cancelled at once: the next one gets the turn
                raise
            finally:
                with contextlib.suppress(ValueError):  # `_wake` has taken it out
                    self._waiting.remove((loop, event))
        return True

    def release(self, key: LockKey) -> None:
        """Release the lock if it was taken with this key."""
        with self._changing:
            if self._owner is None or self._owner() is not key:
                return
            self._owner = None
        with contextlib.suppress(RuntimeError):  # no loop: the plan was closed outside of it
            self._wake(current_loop())

    def after_fork(self) -> None:
        """No task of the parent goes on in a forked child."""
        self._changing = threading.RLock()
        self._owner = None
        self._waiting = deque()

    def _take(self, key: LockKey) -> bool:
        with self._changing:
            if self._owner is not None and self._owner() is not None:
                return False
            self._owner = ref(key)
            return True

    def _wake(self, loop: object) -> None:
        """Wake the next task of this loop."""
        for index, (one, event) in enumerate(self._waiting):
            if one is loop:
                del self._waiting[index]
                event.set()
                return


def current_loop() -> object:
    """The event loop that runs this task: asyncio's loop or trio's token."""
    trio = sys.modules.get("trio")
    if trio is not None:
        try:
            token: object = trio.lowlevel.current_trio_token()
        except RuntimeError:
            pass
        else:
            return token
    import asyncio

    return asyncio.get_running_loop()
