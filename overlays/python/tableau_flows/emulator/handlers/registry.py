"""The registry of handlers by operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tableau_flows.emulator.context import Handler


@dataclass(frozen=True, slots=True)
class Registered:
    """A registered handler.

    Attributes:
        handle: Function that handles a call.
        locked: Whether all of it runs as one transaction. A handler that works with large files
            runs outside of one, and begins a transaction for the part that needs it.
    """

    handle: Handler
    locked: bool


_HANDLERS: dict[str, Registered] = {}


def handles(*operation_ids: str, locked: bool = True) -> Callable[[Handler], Handler]:
    """Register the decorated function as the handler of operations of the catalog.

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
    """Return all handlers by operation id."""
    return _HANDLERS
