# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'permissions': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
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
    """Known types of parents."""

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
    """Run the flow (newer servers)."""
    EXPORT_XML = "ExportXml"
    """Download the flow and save a copy."""
    READ = "Read"
    """View the flow."""
    WRITE = "Write"
    """Overwrite the flow."""


FlowCapabilityValue: TypeAlias = Literal[
    "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write"
]
"""The values of `FlowCapability` as text."""


class CapabilityMode(StrEnum):
    """Modes of a capability."""

    ALLOW = "Allow"
    """The capability is allowed."""
    DENY = "Deny"
    """The capability is denied, even if it is allowed for a group of the user."""


CapabilityModeValue: TypeAlias = Literal["Allow", "Deny"]
"""The values of `CapabilityMode` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PermissionsReply:
    """Reply with the permissions of a flow.

    Attributes:
        permissions: The permissions.
        warnings: Warnings of the server about the call.
    """

    permissions: Permissions
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Permissions:
    """The allowed and denied capabilities on a flow.

    Attributes:
        parent: Project that controls the permissions; present only if permissions are locked to
            that project.
        flow: The flow.
        grantee_capabilities: Capabilities of each user, group and group set that has a permission
            rule.
    """

    parent: PermissionsParent | None = None
    flow: FlowSummary | None = None
    grantee_capabilities: tuple[GranteeCapabilities, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PermissionsParent:
    """Project that controls the permissions of its content.

    Attributes:
        type: Type of the parent.
        id: Id of the project.
    """

    _object: ClassVar[str] = "project"
    """The kind of object that `id` belongs to."""

    type: PermissionsParentKind | str | None = None
    id: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GranteeCapabilities:
    """Allowed and denied capabilities of one grantee. Exactly one of user, group and group set is
    present.

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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Capability:
    """A capability with its mode.

    Attributes:
        name: Name of the capability.
        mode: Whether the capability is allowed or denied. Case-sensitive.
    """

    name: FlowCapability | str
    mode: CapabilityMode | str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddFlowPermissionsRequest:
    """Request to add permissions.

    Attributes:
        permissions: The permissions to add.
    """

    permissions: PermissionsToAdd

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PermissionsToAdd:
    """Permissions to add to a flow. A capability that is already allowed or denied for a grantee
    is unchanged.

    Attributes:
        flow: The flow. The server uses the id in the path instead.
        grantee_capabilities: The capabilities to allow and deny for each grantee.
    """

    flow: FlowReference | None = None
    grantee_capabilities: tuple[GranteeCapabilities, ...]

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
