"""The permission rules that a call has added and removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tableau_flows_generated import models as m

from tableau_flows._common.grantees import GranteeKind


@dataclass(frozen=True, slots=True, repr=False)
class PermissionChange:
    """A capability that was added to a grantee, or removed.

    Attributes:
        kind: Kind of the grantee: "user", "group" or "group set".
        id: Id of the grantee, who can be given as `user=` and so on by this object.
        capability: Name of the capability.
        mode: Whether the capability is or was allowed or denied.
        name: Name of the grantee, if it was given; it is not looked up.
    """

    kind: GranteeKind
    id: str
    capability: m.FlowCapability | str
    mode: m.CapabilityMode | str
    name: str | None = field(default=None, compare=False)

    @property
    def _object(self) -> str:
        """The kind of object that `id` belongs to."""
        return self.kind

    def __repr__(self) -> str:
        return f"<PermissionChange: {self}>"

    def __str__(self) -> str:
        return f"{self.capability} ({self.mode}) for {_shown_grantee(self)}"


@dataclass(frozen=True, slots=True, repr=False)
class PermissionChanges:
    """The permission rules that were added and removed; it is false if there are none.

    A capability that was turned from Allow into Deny, or the other way, is among both.

    Attributes:
        added: The rules that were added.
        removed: The rules that were removed.
    """

    added: tuple[PermissionChange, ...] = ()
    removed: tuple[PermissionChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def __repr__(self) -> str:
        return f"<PermissionChanges: {self}>"

    def __str__(self) -> str:
        parts = [*_described("removed", self.removed), *_described("added", self.added)]
        return "; ".join(parts) or "no changes"


def _described(verb: str, changes: tuple[PermissionChange, ...]) -> Iterator[str]:
    """Yield what was done, once for each grantee."""
    by_grantee: dict[str, list[str]] = {}
    for one in changes:
        by_grantee.setdefault(_shown_grantee(one), []).append(f"{one.capability} ({one.mode})")
    for grantee, names in by_grantee.items():
        yield f"{verb} {', '.join(names)} for {grantee}"


def _shown_grantee(change: PermissionChange) -> str:
    return f"the {change.kind} {change.id if change.name is None else repr(change.name)}"
