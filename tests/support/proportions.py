"""Whether the time for something grows in proportion to its size, also on a busy machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

Work = Callable[[], object]
Clock = Callable[[], float]

MARGIN = 2.5
"""How many times longer than in proportion it may take. With sizes that differ by a factor of at
least 4, what grows with the square of the size takes at least 4 times longer."""
SHORTEST = 0.001
"""In seconds. What takes less cannot be compared, so a smaller size counts as taking as long."""
ATTEMPTS = 12


def seconds(work: Work, clock: Clock = time.thread_time) -> float:
    """The time for one run, without garbage collection."""
    gc.disable()
    try:
        begin = clock()
        work()
        return clock() - begin
    finally:
        gc.enable()


def assert_in_proportion(
    small: Work,
    large: Work,
    factor: float,
    *,
    margin: float = MARGIN,
    clock: Clock = time.thread_time,
) -> None:
    """Fail if the large work takes longer than `factor` times the small one, with a margin.

    The clock is the processor time of this thread; `time.process_time` counts that of all threads.

    Other processes disturb a measurement and only ever prolong it. So the shortest times count,
    and both are measured again, in turns, until they fit or all attempts are used.
    """
    least_small = least_large = float("inf")
    for _ in range(ATTEMPTS):
        least_small = min(least_small, seconds(small, clock))
        least_large = min(least_large, seconds(large, clock))
        if least_large <= factor * margin * max(least_small, SHORTEST):
            return
    raise AssertionError(
        f"{least_large:.4f} s for {factor:g} times the size of what takes {least_small:.4f} s"
    )
