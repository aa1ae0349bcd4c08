"""The kinds of grantees of permissions, and how each is given: the only list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias, cast, get_args

from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.errors import UsageError

GranteeKind: TypeAlias = Literal["user", "group", "group set"]
"""The kinds of objects that permissions can be granted to."""

GRANTEES: dict[GranteeKind, str] = {
    kind: kind.replace(" ", "_") for kind in cast("tuple[GranteeKind, ...]", get_args(GranteeKind))
}
"""For each kind the name of the argument and of the field of models, such as "group_set"."""


def chosen_grantee(
    user: str | Identified | None,
    group: str | Identified | None,
    group_set: str | Identified | None,
) -> tuple[GranteeKind, str | Identified]:
    """Return the kind of the only grantee that is given, and the grantee.

    Raises:
        UsageError: None of them is given, or several are.
    """
    choices = zip(GRANTEES, (user, group, group_set), strict=True)
    given: list[tuple[GranteeKind, str | Identified]] = [
        (kind, grantee) for kind, grantee in choices if grantee is not None
    ]
    if len(given) != 1:
        *first, last = [f"{argument}=" for argument in GRANTEES.values()]
        raise UsageError(f"give exactly one of {', '.join(first)} and {last}")
    return given[0]


def grantees_in(holder: object) -> Iterator[tuple[GranteeKind, str]]:
    """Yield the kind and the id of the grantee in an element of permissions, or in a `Grant`.

    That is one; none if it is of a kind that the spec does not know. The ids are not checked.
    """
    for kind, name in GRANTEES.items():
        given: str | Identified | None = getattr(holder, name)
        if given is not None:
            yield kind, given if isinstance(given, str) else given.id or ""


def element_for(
    kind: GranteeKind, grantee_id: str, capabilities: tuple[m.Capability, ...]
) -> m.GranteeCapabilities:
    """Return the element of permissions that gives capabilities to a grantee."""
    return m.GranteeCapabilities(
        user=m.UserReference(id=grantee_id) if kind == "user" else None,
        group=m.GroupReference(id=grantee_id) if kind == "group" else None,
        group_set=m.GroupSetReference(id=grantee_id) if kind == "group set" else None,
        capabilities=capabilities,
    )
