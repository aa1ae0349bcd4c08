"""How far a file has left: counted over all its parts, told to the caller one call at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], object]
"""Called with the bytes of the file that have left so far, and with all there are.

If an upload has to begin anew, the first number falls back. Where parts are sent side by side, it
is called from the threads that send them, but never by two at once.
"""


class Tally:
    """Adds up what has left of the parts of a file."""

    def __init__(self, on_progress: Progress | None, size: int) -> None:
        self._on_progress = on_progress
        self._size = size
        self._sent: dict[int, int] = {}
        self._total = 0
        self._lock = threading.Lock()

    def listener(self, offset: int) -> Callable[[int], None] | None:
        """What hears how many bytes of the part that begins there have left."""
        on_progress = self._on_progress
        if on_progress is None:
            return None

        def listen(sent: int) -> None:
            with self._lock:
                self._total += sent - self._sent.get(offset, 0)
                self._sent[offset] = sent
                on_progress(self._total, self._size)

        return listen
