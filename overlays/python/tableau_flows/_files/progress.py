"""Progress of sending a file: summed over its parts and reported to the caller."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], object]
"""Called with the number of bytes sent so far and the total.

If an upload has to restart, the first number decreases. If parts are sent in parallel, it is called
from the threads that send them, but never by two at the same time.
"""


class Tally:
    """Sums the bytes sent of the parts of a file."""

    def __init__(self, on_progress: Progress | None, size: int) -> None:
        self._on_progress = on_progress
        self._size = size
        self._sent: dict[int, int] = {}
        self._total = 0
        self._lock = threading.Lock()

    def listener(self, offset: int) -> Callable[[int], None] | None:
        """Return the callback for the number of bytes sent of the part at this offset."""
        on_progress = self._on_progress
        if on_progress is None:
            return None

        def listen(sent: int) -> None:
            with self._lock:
                self._total += sent - self._sent.get(offset, 0)
                self._sent[offset] = sent
                on_progress(self._total, self._size)

        return listen
