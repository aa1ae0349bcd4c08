"""Threads that wait until something is free, without a lock that an interruption could leave held.

`threading.Condition` is written in Python: Ctrl-C in the middle of its `__enter__` or `__exit__`
leaves its lock to a thread that does not know it. Here every shared change is one operation of a
built-in type, which no signal divides.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable

_LONGEST_WAIT = 1.0
"""After this many seconds a thread looks again by itself, in case that nobody has woken it."""


class Waiters:
    """The threads that wait for one thing.

    Attributes:
        gates: One for each of them; if there is none, nobody has to be woken.
    """

    def __init__(self) -> None:
        self.gates: deque[threading.Lock] = deque()

    def wait(self, attempt: Callable[[], bool], seconds: float | None) -> bool:
        """Attempt something until it works; False if it does not in so many seconds.

        Args:
            attempt: Tries without waiting, and tells whether it worked.
            seconds: How long to go on; None for ever.
        """
        if attempt():
            return True
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            gate = threading.Lock()
            gate.acquire()
            self.gates.append(gate)
            try:
                if attempt():  # it may have become free before anybody knew of this thread
                    return True
                left = _LONGEST_WAIT if end is None else end - time.monotonic()
                if left <= 0:
                    return False
                gate.acquire(timeout=min(left, _LONGEST_WAIT))
            except BaseException:
                self.wake()  # this thread may just have been woken: the next one gets the turn
                raise
            finally:
                with contextlib.suppress(ValueError, IndexError):  # `wake` has taken it out
                    self.gates.remove(gate)

    def wake(self) -> None:
        """Let the thread that has waited longest attempt again."""
        with contextlib.suppress(IndexError):
            self.gates.popleft().release()
