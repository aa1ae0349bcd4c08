"""Chains of exceptions, and their messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and its causes, each once, since a chain may be circular."""
    inner: BaseException | None = error
    seen: set[int] = set()
    while inner is not None and id(inner) not in seen:
        seen.add(id(inner))
        yield inner
        inner = inner.__cause__ or inner.__context__


def related(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all that are reachable from it, each once.

    These are its cause, its context, the members of a group, and exceptions among its arguments and
    attributes or in lists of them.
    """
    left = [error]
    seen: set[int] = set()
    while left:
        inner = left.pop()
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        yield inner
        more: list[object] = [inner.__cause__, inner.__context__, *inner.args]
        more += vars(inner).values()
        more += [one for given in more if type(given) in {list, tuple} for one in _items(given)]
        if isinstance(inner, BaseExceptionGroup):
            more += cast("BaseExceptionGroup[BaseException]", inner).exceptions
        left += (one for one in more if isinstance(one, BaseException))


def _items(given: object) -> tuple[object, ...]:
    return tuple(cast("list[object]", given))


def message_of(error: Exception) -> str:
    """Return the message of an exception, without the error number of the system."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
