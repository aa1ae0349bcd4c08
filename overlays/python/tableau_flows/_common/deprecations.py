"""Warnings with the place in the program of the user that they are about; and deprecations."""

from __future__ import annotations

import inspect
import warnings


def warn(text: str, category: type[Warning]) -> None:
    """Warn with the location of the caller outside this package, for Python's warning filters."""
    depth, frame = 1, inspect.currentframe()
    while frame is not None and frame.f_globals.get("__name__", "").startswith("tableau_flows."):
        depth, frame = depth + 1, frame.f_back
    warnings.warn(text, category, stacklevel=depth)


def warn_deprecated(what: str, *, instead: str, since: str, removal: str) -> None:
    """Warn that the caller uses something deprecated.

    Python shows such warnings in the main program and in tests, unless a filter hides them.

    Args:
        what: What is deprecated, such as "Client.from_token".
        instead: What to use, as code.
        since: The version that deprecated it, such as "0.1".
        removal: The first version without it; the policy is in `overlays/docs/versions.md`.
    """
    warn(
        f"{what} is deprecated since version {since} and will be removed in version {removal}; use"
        f" {instead}",
        DeprecationWarning,
    )
