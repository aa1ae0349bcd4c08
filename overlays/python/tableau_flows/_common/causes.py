"""Chains of exceptions, and their messages."""

from __future__ import annotations

from collections.abc import Iterator


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and its causes, each once, since a chain may be circular."""
    inner: BaseException | None = error
    seen: set[int] = set()
    while inner is not None and id(inner) not in seen:
        seen.add(id(inner))
        yield inner
        inner = inner.__cause__ or inner.__context__


def message_of(error: Exception) -> str:
    """Return the message of an exception, without the error number of the system."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
