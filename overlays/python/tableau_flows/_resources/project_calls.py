"""Builds the calls that create and change projects, and grant or revoke capabilities on them."""

from __future__ import annotations

from enum import Enum
from typing import Final

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_text
from tableau_flows_generated.operation import Operation

from tableau_flows._common.grantees import chosen_grantee


class TopLevel(Enum):
    """The place of projects without a parent; `TOP_LEVEL` is its only member."""

    TOP_LEVEL = ""


TOP_LEVEL: Final = TopLevel.TOP_LEVEL
"""In place of a parent project: the project has none, or moves to the top level."""


def create(
    name: str,
    *,
    description: str | None,
    parent: str | Identified | TopLevel | None,
    content_permissions: str | None,
    owner: str | Identified | None,
    publish_samples: bool | None,
) -> Operation[m.Project]:
    """Build the call that creates a project.

    Raises:
        UsageError: An argument is invalid.
    """
    check_text(name, "name", required=True, empty=False)
    check_text(content_permissions, "content_permissions", empty=False)
    return operations.create_project(
        name,
        description=description,
        parent=None if isinstance(parent, TopLevel) else parent,
        content_permissions=content_permissions,
        owner=owner,
        publish_samples=publish_samples,
    )


def update(
    project: str | Identified,
    *,
    name: str | None,
    description: str | None,
    parent: str | Identified | TopLevel | None,
    content_permissions: str | None,
    owner: str | Identified | None,
    publish_samples: bool | None,
) -> Operation[m.Project]:
    """Build the call that changes a project.

    Raises:
        UsageError: An argument is invalid.
    """
    check_text(name, "name", empty=False)
    check_text(content_permissions, "content_permissions", empty=False)
    return operations.update_project(
        project,
        name=name,
        description=description,
        parent=_parent(parent),
        content_permissions=content_permissions,
        owner=owner,
        publish_samples=publish_samples,
    )


def grant(
    project: str | Identified, rule: m.GranteeCapabilities, *, default: bool = False
) -> Operation[m.ProjectPermissions]:
    """Build the call that allows and denies capabilities, on a project or its future flows."""
    add = operations.add_default_flow_permissions if default else operations.add_project_permissions
    return add(project, grantee_capabilities=[rule])


def revoke(
    project: str | Identified,
    *,
    user: str | Identified | None,
    group: str | Identified | None,
    group_set: str | Identified | None,
    capability: str,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Build the call that takes a capability on a project away.

    Raises:
        UsageError: Not exactly one grantee, or no such capability or mode.
    """
    kind, grantee = chosen_grantee(user, group, group_set)
    delete = {
        "user": operations.delete_project_permission_for_user,
        "group": operations.delete_project_permission_for_group,
        "group set": operations.delete_project_permission_for_group_set,
    }[kind]
    return delete(project, grantee, capability=capability, mode=mode)


def revoke_default(
    project: str | Identified,
    *,
    user: str | Identified | None,
    group: str | Identified | None,
    group_set: str | Identified | None,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Build the call that takes a default capability for flows away.

    Raises:
        UsageError: Not exactly one grantee, or no such capability or mode.
    """
    kind, grantee = chosen_grantee(user, group, group_set)
    delete = {
        "user": operations.delete_default_flow_permission_for_user,
        "group": operations.delete_default_flow_permission_for_group,
        "group set": operations.delete_default_flow_permission_for_group_set,
    }[kind]
    return delete(project, grantee, capability=capability, mode=mode)


def _parent(parent: str | Identified | TopLevel | None) -> str | None:
    if parent is None:
        return None
    return parent.value if isinstance(parent, TopLevel) else id_of(parent, "parent", "project")
