# Made from tableau_flows/_files/stream.py by make generate. Do not edit.
"""A context manager that streams a flow file in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self, TypeVar, runtime_checkable

from tableau_flows._files.incoming import Incoming, OpenedFile
from tableau_flows._plans.steps import Plan

T = TypeVar("T")


@runtime_checkable
class Runner(Protocol):
    """Performs plans, with threads."""

    def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        ...


class FlowStream(OpenedFile, Iterator[bytes]):
    """Streams a flow file in blocks. Use it as a context manager.

    The last block has come only when the iteration ends without an exception: then the file is
    known to be complete.
    """

    def __init__(self, engine: Runner, incoming: Incoming) -> None:
        super().__init__(incoming)
        self._engine = engine

    def __enter__(self) -> Self:
        """Request the file."""
        try:
            self._engine.run(self._incoming.open())
        except BaseException:
            self._engine.run(self._incoming.close())
            raise
        self._opened = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the response, whether or not it was read to its end."""
        self._opened = False
        self._engine.run(self._incoming.close())

    def __next__(self) -> bytes:
        """Return the next block."""
        block = self._engine.run(self._known().block())
        if not block:
            raise StopIteration
        return block
