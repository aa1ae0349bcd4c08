"""An exception, and those that led to it."""

from __future__ import annotations

from collections.abc import Iterator


def causes(error: BaseException) -> Iterator[BaseException]:
    """An exception, and those that led to it; each once, since a chain may be a ring."""
    inner: BaseException | None = error
    seen: set[int] = set()
    while inner is not None and id(inner) not in seen:
        seen.add(id(inner))
        yield inner
        inner = inner.__cause__ or inner.__context__


def words_of(error: Exception) -> str:
    """What an exception says, without its number if it is one of the system's."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
