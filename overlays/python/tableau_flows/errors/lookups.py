"""Errors of lookups by name."""

from __future__ import annotations

from tableau_flows_generated.errors import TableauError

__all__ = [
    "AmbiguousNameError",
    "LookupFailedError",
    "NameNotFoundError",
]


class LookupFailedError(TableauError):
    """A lookup by name did not find exactly one object.

    Attributes:
        kind: The kind of object, such as "flow".
        name: The name or path that was looked up.
        hint: The end of the message: what to do; "" if nothing is known.
    """

    def __init__(self, message: str, *, kind: str, name: str, hint: str = "") -> None:
        self.kind = kind
        self.name = name
        self.hint = hint
        super().__init__(f"{message}. {hint}" if hint else message)


class NameNotFoundError(LookupFailedError):
    """No object has the name.

    Attributes:
        nearest: Similar names, the most similar first; empty if there are none. Of projects, the
            paths, also of projects of this name in other places.
    """

    def __init__(
        self, *, kind: str, name: str, place: str = "", hint: str = "", nearest: tuple[str, ...]
    ) -> None:
        self.nearest = nearest
        text = f"there is no {kind} {shown_name(name)}{place} that the user may see"
        if nearest:
            text += f"; similar names: {', '.join(map(shown_name, nearest))}"
        super().__init__(text, kind=kind, name=name, hint=hint)


class AmbiguousNameError(LookupFailedError):
    """Several objects have the name.

    Attributes:
        candidates: The objects, at most 100.
    """

    def __init__(
        self,
        *,
        kind: str,
        name: str,
        hint: str = "",
        candidates: tuple[object, ...],
        described: tuple[str, ...],
    ) -> None:
        self.candidates = candidates
        more = "" if len(described) <= _MOST_SHOWN else "; and more"
        text = f"several {kind}s are called {shown_name(name)}: "
        text += f"{'; '.join(described[:_MOST_SHOWN])}{more}"
        super().__init__(text, kind=kind, name=name, hint=hint)


_MOST_SHOWN = 10
"""Maximum candidates in the text of an error."""


def shown_name(name: str) -> str:
    """Return a name in quotation marks, shortened."""
    return repr(name) if len(name) <= 80 else f"{name[:80]!r}…"
