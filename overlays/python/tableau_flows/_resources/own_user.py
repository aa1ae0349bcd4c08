"""Calls about a user, who is the one of the session if none is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.request import USER_OF_SESSION

T = TypeVar("T")

_STAND_IN = "00000000-0000-0000-0000-000000000000"


def about_user(
    build: Callable[[str | Identified], Operation[T]], user: str | Identified | None
) -> Operation[T]:
    """Build a call about a user; for None, the user of the session is put in when it is sent.

    Args:
        build: Builds the call; the user must be the first id in its path.
        user: The user, as an id or as the object; None for that of the session.

    Raises:
        UsageError: An argument is invalid.
    """
    if user is not None:
        return build(user)
    operation = build(_STAND_IN)
    return replace(operation, path=operation.path.replace(_STAND_IN, USER_OF_SESSION, 1))
