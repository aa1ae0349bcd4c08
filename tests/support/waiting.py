"""Waits for something that happens in another thread or task."""

from __future__ import annotations

import time
from collections.abc import Callable


def wait_until(told: Callable[[], bool], seconds: float = 5, shown: object = "") -> None:
    """Wait until a function returns true.

    Args:
        told: The function.
        seconds: How long it may take.
        shown: What an error shows.
    """
    end = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < end, f"not within {seconds} s: {shown}"
        time.sleep(0.005)
