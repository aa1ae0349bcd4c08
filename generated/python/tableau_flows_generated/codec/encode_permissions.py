# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'permissions'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.permissions import (
    AddFlowPermissionsRequest,
    Capability,
    GranteeCapabilities,
    Permissions,
    PermissionsParent,
    PermissionsReply,
    PermissionsToAdd,
)
from .encode_common import (
    write_flow_reference,
    write_group_reference,
    write_group_set_reference,
    write_server_warning,
    write_user_reference,
)
from .encode_flows import write_flow_summary
from .values import escape


def write_permissions_parent(
    value: PermissionsParent, tag: str, given: str, out: list[str]
) -> None:
    """Write a PermissionsParent as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.type is not None:
        head += f' type="{escape(value.type, "PermissionsParent.type")}"'
    head += f' id="{escape(value.id, "PermissionsParent.id")}"'
    out.append(f"{head}/>")


def write_capability(value: Capability, tag: str, given: str, out: list[str]) -> None:
    """Write a Capability as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' name="{escape(value.name, "Capability.name")}"'
    head += f' mode="{escape(value.mode, "Capability.mode")}"'
    out.append(f"{head}/>")


def write_grantee_capabilities(
    value: GranteeCapabilities, tag: str, given: str, out: list[str]
) -> None:
    """Write a GranteeCapabilities as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.user is not None:
        write_user_reference(value.user, "user", "", out)
    if value.group is not None:
        write_group_reference(value.group, "group", "", out)
    if value.group_set is not None:
        write_group_set_reference(value.group_set, "groupSet", "", out)
    out.append("<capabilities>")
    for capability_item in value.capabilities:
        write_capability(capability_item, "capability", "", out)
    out.append("</capabilities>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_permissions(value: Permissions, tag: str, given: str, out: list[str]) -> None:
    """Write a Permissions as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.parent is not None:
        write_permissions_parent(value.parent, "parent", "", out)
    if value.flow is not None:
        write_flow_summary(value.flow, "flow", "", out)
    for grantee_capabilities_item in value.grantee_capabilities:
        write_grantee_capabilities(grantee_capabilities_item, "granteeCapabilities", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_permissions_reply(value: PermissionsReply, tag: str, given: str, out: list[str]) -> None:
    """Write a PermissionsReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_permissions(value.permissions, "permissions", "", out)
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


def write_permissions_to_add(value: PermissionsToAdd, tag: str, given: str, out: list[str]) -> None:
    """Write a PermissionsToAdd as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.flow is not None:
        write_flow_reference(value.flow, "flow", "", out)
    for grantee_capabilities_item in value.grantee_capabilities:
        write_grantee_capabilities(grantee_capabilities_item, "granteeCapabilities", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_add_flow_permissions_request(
    value: AddFlowPermissionsRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an AddFlowPermissionsRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_permissions_to_add(value.permissions, "permissions", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    PermissionsParent: write_permissions_parent,
    Capability: write_capability,
    GranteeCapabilities: write_grantee_capabilities,
    Permissions: write_permissions,
    PermissionsReply: write_permissions_reply,
    PermissionsToAdd: write_permissions_to_add,
    AddFlowPermissionsRequest: write_add_flow_permissions_request,
}
"""The writer of each type."""
