# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'permissions': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from ..showing import show_model
from .common import (
    FlowReference,
    GroupReference,
    GroupSetReference,
    ServerWarning,
    UserReference,
)
from .flows import FlowSummary


class PermissionsParentKind(StrEnum):
    """Known kinds of parent."""

    PROJECT = "Project"
    """A project."""


PermissionsParentKindValue: TypeAlias = Literal["Project"]
"""The values of `PermissionsParentKind` as text."""


class FlowCapability(StrEnum):
    """Known capabilities of a flow."""

    CHANGE_HIERARCHY = "ChangeHierarchy"
    """Move the flow to another project."""
    CHANGE_PERMISSIONS = "ChangePermissions"
    """Change the permissions of the flow."""
    DELETE = "Delete"
    """Delete the flow."""
    EXECUTE = "Execute"
    """Run the flow; on newer servers."""
    EXPORT_XML = "ExportXml"
    """Download the flow and save a copy."""
    READ = "Read"
    """See the flow."""
    WRITE = "Write"
    """Overwrite the flow."""


FlowCapabilityValue: TypeAlias = Literal[
    "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write"
]
"""The values of `FlowCapability` as text."""


class CapabilityMode(StrEnum):
    """The two modes of a capability."""

    ALLOW = "Allow"
    """The grantee may do it."""
    DENY = "Deny"
    """The grantee may not, even if a group of theirs may."""


CapabilityModeValue: TypeAlias = Literal["Allow", "Deny"]
"""The values of `CapabilityMode` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PermissionsReply:
    """Reply with the permissions of a flow.

    Attributes:
        permissions: The permissions.
        warnings: Remarks of the server on the call.
    """

    permissions: Permissions
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Permissions:
    """All that is allowed and denied on one flow.

    Attributes:
        parent: Project that decides the permissions; present only when that project locks the
            permissions of its content.
        flow: The flow.
        grantee_capabilities: Capabilities of each user, group and group set that has some.
    """

    parent: PermissionsParent | None = None
    flow: FlowSummary | None = None
    grantee_capabilities: tuple[GranteeCapabilities, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PermissionsParent:
    """Project whose locked permissions hold for its content.

    Attributes:
        type: Kind of the parent.
        id: Id of the project.
    """

    type: PermissionsParentKind | str | None = None
    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GranteeCapabilities:
    """What one grantee is allowed and denied. Exactly one of user, group and group set is given.

    Attributes:
        user: The grantee, if it is a user.
        group: The grantee, if it is a group.
        group_set: The grantee, if it is a group set. Since version 3.22.
        capabilities: Capabilities of the grantee.
    """

    user: UserReference | None = None
    group: GroupReference | None = None
    group_set: GroupSetReference | None = None
    capabilities: tuple[Capability, ...]

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Capability:
    """Something that can be done with a flow, allowed or denied.

    Attributes:
        name: What may be done.
        mode: Whether it is allowed or denied; upper and lower case count.
    """

    name: FlowCapability | str
    mode: CapabilityMode | str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddFlowPermissionsRequest:
    """Body that adds permissions.

    Attributes:
        permissions: The permissions to add.
    """

    permissions: PermissionsToAdd

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PermissionsToAdd:
    """Permissions to add to those a flow has. A capability that a grantee already has, allowed or
    denied, is left as it is.

    Attributes:
        flow: The flow; the server goes by the id in the path.
        grantee_capabilities: What each grantee is to be allowed and denied.
    """

    flow: FlowReference | None = None
    grantee_capabilities: tuple[GranteeCapabilities, ...]

    __repr__ = show_model
