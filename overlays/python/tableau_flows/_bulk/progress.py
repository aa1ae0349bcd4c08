"""What is in progress of an operation on many objects, and the end of each plan."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Generic, TypeVar

from tableau_flows._plans.steps import Outcome
from tableau_flows.errors import UsageError

K = TypeVar("K")
T = TypeVar("T")

_WAITED_FOR = (
    "the next outcome is being waited for already: iterate in one thread or task at a time, and"
    " pass the outcomes on to others"
)


@dataclass(frozen=True, slots=True)
class Ended(Generic[K, T]):
    """The end of a plan.

    Attributes:
        number: The number of the plan.
        item: The item that it was made for.
        outcome: The result or the error.
    """

    number: int
    item: K
    outcome: Outcome[T]


class Progress(Generic[K]):
    """Which plans are in progress, and whether more may start.

    Attributes:
        items: The items of the plans in progress, by the numbers of the plans.
        closed: Whether nothing more is yielded.
    """

    def __init__(self, limit: int) -> None:
        self.items: dict[int, K] = {}
        self.closed = False
        self._limit = limit
        self._count = 0
        self._exhausted = False
        self._error: Exception | None = None
        self._turn = threading.Lock()

    def begin_turn(self) -> None:
        """Begin to wait for an outcome.

        Raises:
            UsageError: Another thread or task waits for one.
        """
        if not self._turn.acquire(blocking=False):
            raise UsageError(_WAITED_FOR)

    def end_turn(self) -> None:
        """Let another thread or task wait for the next outcome."""
        self._turn.release()

    @property
    def wants_more(self) -> bool:
        """Whether another plan may start."""
        return not self._exhausted and len(self.items) < self._limit

    def add(self, item: K) -> int:
        """Count a plan as started; return its number."""
        self._count += 1
        self.items[self._count] = item
        return self._count

    def exhaust(self, error: Exception | None = None) -> None:
        """Take no more items; an error is raised after the outcomes before it."""
        self._exhausted = True
        self._error = error

    def raise_error(self) -> None:
        """Raise the error that ended the items, if any."""
        if self._error is not None:
            raise self._error
