"""A queue of waiting threads whose state stays valid after an interruption.

`threading.Condition` is written in Python: Ctrl-C inside its `__enter__` or `__exit__` may leave
its lock held for ever. Here every change of shared state is one operation of a built-in type, which
a signal handler cannot interrupt.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable

_LONGEST_WAIT = 1.0
"""Maximum seconds between two attempts of a thread, in case a wake-up was lost."""


class Waiters:
    """The threads that wait for one resource.

    Attributes:
        waiting: A held lock per waiting thread; releasing it wakes the thread.
    """

    def __init__(self) -> None:
        self.waiting: deque[threading.Lock] = deque()

    def wait(self, attempt: Callable[[], bool], seconds: float | None) -> bool:
        """Repeat an attempt until it succeeds; return False if it does not within the timeout.

        Args:
            attempt: Tries without waiting, and returns whether it succeeded.
            seconds: The timeout; None for no limit.
        """
        if attempt():
            return True
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            gate = threading.Lock()
            gate.acquire()
            self.waiting.append(gate)
            try:
                if attempt():  # it may have become free before this thread was added
                    return True
                left = _LONGEST_WAIT if end is None else end - time.monotonic()
                if left <= 0:
                    return False
                gate.acquire(timeout=min(left, _LONGEST_WAIT))
            except BaseException:
                self.wake()  # this thread may just have been woken, so wake the next one
                raise
            finally:
                with contextlib.suppress(ValueError, IndexError):  # `wake` has removed it
                    self.waiting.remove(gate)

    def wake(self) -> None:
        """Wake the thread that has waited longest."""
        with contextlib.suppress(IndexError):
            self.waiting.popleft().release()
