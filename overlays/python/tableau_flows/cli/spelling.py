"""How users type what fills the parameters of a command: for messages about their values."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any, get_args

_SHARED = {"verify": "--ca-file", "credentials": "--profile", "switch_site": "--site"}
"""Options of all commands for arguments and methods of the client that have other names."""


def spellings(parameters: Iterable[inspect.Parameter]) -> dict[str, str]:
    """Return the options and the metavars of arguments, by the names of their parameters."""
    found = {
        one.name: spelled for one in parameters if (spelled := _spelled(one.annotation)) is not None
    }
    return {**found, **_SHARED}


def _spelled(annotation: object) -> str | None:
    """Return the first name of an option, or the metavar of an argument without its marks."""
    kind: Any = next(iter(get_args(annotation)[1:]), None)
    first: object = getattr(kind, "default", None)  # Typer keeps the first name here
    if isinstance(first, str) and first.startswith("-"):
        return first.partition("/")[0]
    metavar: str | None = getattr(kind, "metavar", None)
    return None if metavar is None else metavar.strip("[].")
