"""Locks that record their owner, so that no interruption leaves one locked for ever.

A lock is acquired with a key, and only the same key can release it. So it can be acquired inside
the `try` whose `finally` releases it. A lock holds a weak reference to the key: when a call has
disappeared without cleaning up, its lock is free again.
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

_TAKEOVER_SECONDS = 1.0
"""Maximum seconds that a thread waits while another thread removes a lost owner."""

_POLL_SECONDS = 0.05
"""Seconds between checks whether a task of another event loop has released the lock."""


class ThreadLock:
    """A lock for threads."""

    def __init__(self) -> None:
        # The owner is set by `setdefault`, which is atomic for threads and interruptions.
        self._owner: dict[str, ReferenceType[LockKey]] = {}
        self._waiters = Waiters()
        self._clearing = threading.Lock()
        fork.register(self)

    def acquire(self, key: LockKey, seconds: float | None) -> bool:
        """Acquire the lock; return False after this many seconds (None: no limit)."""
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
        """Release the lock if it was acquired with this key."""
        owner = self._owner.get("owner")
        if owner is not None and owner() is key:
            self._owner.pop("owner", None)
            if self._waiters.waiting:
                self._waiters.wake()

    def after_fork(self) -> None:
        """Free the lock in a forked child, where the thread that held it does not exist."""
        self._owner = {}
        self._waiters = Waiters()
        self._clearing = threading.Lock()

    def _clear(self, lost: ReferenceType[LockKey]) -> None:
        """Free the lock of an owner that no longer exists."""
        if self._clearing.acquire(timeout=_TAKEOVER_SECONDS):  # only one thread may find it lost
            try:
                if self._owner.get("owner") is lost:
                    self._owner.pop("owner", None)
            finally:
                self._clearing.release()


class LoopLock:
    """A lock for tasks, also for those of several event loops in several threads.

    A release wakes a waiting task of the same event loop. Tasks of other loops check the lock
    periodically, since a loop cannot wake the tasks of another loop.
    """

    def __init__(self) -> None:
        self._owner: ReferenceType[LockKey] | None = None
        self._waiting: deque[tuple[object, anyio.Event]] = deque()
        # Held briefly, never while waiting. It is reentrant, since a garbage collection in this
        # thread may close a plan that holds the lock.
        self._changing = threading.RLock()
        fork.register(self)

    async def acquire(self, key: LockKey, seconds: float | None) -> bool:
        """Acquire the lock; return False after this many seconds (None: no limit)."""
        import anyio  # loaded when async is used, not before

        loop = current_loop()
        end = None if seconds is None else time.monotonic() + seconds
        while not self._take(key):
            left = _POLL_SECONDS if end is None else end - time.monotonic()
            if left <= 0:
                return False
            event = anyio.Event()
            self._waiting.append((loop, event))
            try:
                with anyio.move_on_after(min(left, _POLL_SECONDS)):
                    await event.wait()
            except BaseException:
                if event.is_set():
                    self._wake(loop)  # woken and cancelled together, so wake the next one
                raise
            finally:
                with contextlib.suppress(ValueError):  # `_wake` has removed it
                    self._waiting.remove((loop, event))
        return True

    def release(self, key: LockKey) -> None:
        """Release the lock if it was acquired with this key."""
        with self._changing:
            if self._owner is None or self._owner() is not key:
                return
            self._owner = None
        with contextlib.suppress(RuntimeError):  # the plan was closed outside of an event loop
            self._wake(current_loop())

    def after_fork(self) -> None:
        """Free the lock in a forked child, where the tasks of the parent do not run."""
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
        """Wake the next waiting task of this loop."""
        for index, (one, event) in enumerate(self._waiting):
            if one is loop:
                del self._waiting[index]
                event.set()
                return


def current_loop() -> object:
    """Return the running event loop: the loop of asyncio or the token of trio."""
    trio = sys.modules.get("trio")
    if trio is not None:
        try:
            token: object = trio.lowlevel.current_trio_token()
        except (RuntimeError, AttributeError):  # another thread may be importing trio
            pass
        else:
            return token
    import asyncio

    return asyncio.get_running_loop()
