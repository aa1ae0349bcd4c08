"""Contenders measured in turns: on a noisy machine only what was measured side by side compares."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """How long one contender took, in seconds, once per round."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def spread(self) -> float:
        """The distance of the quartiles, in parts of the median: what the machine's noise is."""
        if len(self.samples) < 3:
            return 0.0
        lower, _, upper = statistics.quantiles(self.samples, n=4, method="inclusive")
        return (upper - lower) / self.median


def race(
    contenders: Mapping[str, Callable[[], object]],
    *,
    rounds: int,
    calls: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Timing]:
    """Measure contenders round by round, each round beginning with another one.

    What a call returns is kept until the timer has stopped, for all contenders alike; the garbage
    collector is on, as it is for users, and has just run.

    Args:
        contenders: What is called, by name.
        rounds: How many times each is measured.
        calls: How many calls make one measurement, for calls that are short.
        clock: What measures; for what does nothing but compute, `time.process_time` is not
            disturbed by what else the machine does.

    Returns:
        The time of one call.
    """
    names = list(contenders)
    for call in contenders.values():
        call()
    samples: dict[str, list[float]] = {name: [] for name in names}
    gc.collect()
    gc.freeze()  # what was imported is not looked through again and again
    try:
        for number in range(rounds):
            first = number % len(names)
            for name in names[first:] + names[:first]:
                samples[name].append(_measure(contenders[name], calls, clock))
    finally:
        gc.unfreeze()
    return {name: Timing(tuple(found)) for name, found in samples.items()}


def _measure(call: Callable[[], object], calls: int, clock: Callable[[], float]) -> float:
    gc.collect()
    kept: list[object] = []
    started = clock()
    for _ in range(calls):
        kept.append(call())  # noqa: PERF401 - the same for all, and as cheap
    elapsed = clock() - started
    kept.clear()
    return elapsed / calls
