# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'project_permissions': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import ProjectReference, ServerWarning
from .permissions import GranteeCapabilities, PermissionsParent
from .projects import ProjectSummary


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectPermissionsReply:
    """Reply with permissions of a project, or with its default permissions for flows.

    Attributes:
        permissions: The permissions.
        warnings: Warnings of the server about the call.
    """

    permissions: ProjectPermissions
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectPermissions:
    """The allowed and denied capabilities on a project, or those that its flows start with.

    Attributes:
        parent: Project that controls the permissions; present only if permissions are locked to
            another project.
        project: The project.
        grantee_capabilities: Capabilities of each user, group and group set that has a permission
            rule.
    """

    parent: PermissionsParent | None = None
    project: ProjectSummary | None = None
    grantee_capabilities: tuple[GranteeCapabilities, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddProjectPermissionsRequest:
    """Request to add permissions on a project, or default permissions for its flows.

    Attributes:
        permissions: The permissions to add.
    """

    permissions: ProjectPermissionsToAdd

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectPermissionsToAdd:
    """Permissions to add to a project. A capability that is already allowed or denied for a
    grantee is unchanged.

    Attributes:
        project: The project. It may be left out; another one than that in the path is an error.
        grantee_capabilities: The capabilities to allow and deny for each grantee.
    """

    project: ProjectReference | None = None
    grantee_capabilities: tuple[GranteeCapabilities, ...]

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
