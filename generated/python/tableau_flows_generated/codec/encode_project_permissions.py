# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'project_permissions'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.project_permissions import (
    AddProjectPermissionsRequest,
    ProjectPermissions,
    ProjectPermissionsReply,
    ProjectPermissionsToAdd,
)
from .encode_common import write_project_reference, write_server_warning
from .encode_permissions import write_grantee_capabilities, write_permissions_parent
from .encode_projects import write_project_summary


def write_project_permissions(
    value: ProjectPermissions, tag: str, given: str, out: list[str]
) -> None:
    """Write a ProjectPermissions as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.parent is not None:
        write_permissions_parent(value.parent, "parent", "", out)
    if value.project is not None:
        write_project_summary(value.project, "project", "", out)
    for grantee_capabilities_item in value.grantee_capabilities:
        write_grantee_capabilities(grantee_capabilities_item, "granteeCapabilities", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_project_permissions_reply(
    value: ProjectPermissionsReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a ProjectPermissionsReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_project_permissions(value.permissions, "permissions", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_project_permissions_to_add(
    value: ProjectPermissionsToAdd, tag: str, given: str, out: list[str]
) -> None:
    """Write a ProjectPermissionsToAdd as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.project is not None:
        write_project_reference(value.project, "project", "", out)
    for grantee_capabilities_item in value.grantee_capabilities:
        write_grantee_capabilities(grantee_capabilities_item, "granteeCapabilities", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_add_project_permissions_request(
    value: AddProjectPermissionsRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an AddProjectPermissionsRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_project_permissions_to_add(value.permissions, "permissions", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    ProjectPermissions: write_project_permissions,
    ProjectPermissionsReply: write_project_permissions_reply,
    ProjectPermissionsToAdd: write_project_permissions_to_add,
    AddProjectPermissionsRequest: write_add_project_permissions_request,
}
"""The writer of each type."""
