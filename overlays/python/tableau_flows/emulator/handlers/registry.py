"""Which function answers which operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tableau_flows.emulator.context import Handler


@dataclass(frozen=True, slots=True)
class Registered:
    """A handler.

    Attributes:
        handle: The function.
        locked: Whether it runs as one transaction. A handler that works with large files runs
            without, and takes the transaction for the part that needs it.
    """

    handle: Handler
    locked: bool


_HANDLERS: dict[str, Registered] = {}


def handles(*operation_ids: str, locked: bool = True) -> Callable[[Handler], Handler]:
    """Register the decorated function for operations of the catalog.

    Raises:
        ValueError: An operation has a handler already.
    """

    def register(handler: Handler) -> Handler:
        for operation_id in operation_ids:
            if operation_id in _HANDLERS:
                raise ValueError(f"{operation_id} has two handlers")
            _HANDLERS[operation_id] = Registered(handler, locked)
        return handler

    return register


def registered() -> Mapping[str, Registered]:
    """Every handler by operation id."""
    return _HANDLERS
