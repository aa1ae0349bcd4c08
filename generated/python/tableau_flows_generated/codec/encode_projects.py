# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'projects'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.projects import (
    ContentsCounts,
    CreateProjectRequest,
    Project,
    ProjectListReply,
    ProjectReply,
    ProjectSummary,
    ProjectToCreate,
    ProjectToUpdate,
    UpdateProjectRequest,
)
from .encode_common import write_pagination, write_server_warning, write_user_reference
from .encode_users import write_user_summary
from .values import escape, write_boolean, write_datetime


def write_contents_counts(value: ContentsCounts, tag: str, given: str, out: list[str]) -> None:
    """Write a ContentsCounts as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.project_count is not None:
        head += f' projectCount="{value.project_count}"'
    if value.workbook_count is not None:
        head += f' workbookCount="{value.workbook_count}"'
    if value.view_count is not None:
        head += f' viewCount="{value.view_count}"'
    if value.datasource_count is not None:
        head += f' datasourceCount="{value.datasource_count}"'
    out.append(f"{head}/>")


def write_project(value: Project, tag: str, given: str, out: list[str]) -> None:
    """Write a Project as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "Project.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "Project.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "Project.description")}"'
    if value.parent_project_id is not None:
        head += f' parentProjectId="{escape(value.parent_project_id, "Project.parent_project_id")}"'
    if value.top_level_project is not None:
        head += f' topLevelProject="{write_boolean(value.top_level_project)}"'
    if value.writeable is not None:
        head += f' writeable="{write_boolean(value.writeable)}"'
    if value.content_permissions is not None:
        head += f' contentPermissions="{escape(value.content_permissions, "Project.content_permissions")}"'
    if value.controlling_permissions_project_id is not None:
        head += f' controllingPermissionsProjectId="{escape(value.controlling_permissions_project_id, "Project.controlling_permissions_project_id")}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "Project.created_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "Project.updated_at")}"'
    if value.favorites_total is not None:
        head += f' favoritesTotal="{value.favorites_total}"'
    at = len(out)
    out.append(head)
    if value.owner is not None:
        write_user_summary(value.owner, "owner", "", out)
    if value.contents_counts is not None:
        write_contents_counts(value.contents_counts, "contentsCounts", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_project_reply(value: ProjectReply, tag: str, given: str, out: list[str]) -> None:
    """Write a ProjectReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_project(value.project, "project", "", out)
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


def write_project_list_reply(value: ProjectListReply, tag: str, given: str, out: list[str]) -> None:
    """Write a ProjectListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.projects:
        out.append("<projects>")
        for project_item in value.projects:
            write_project(project_item, "project", "", out)
        out.append("</projects>")
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


def write_project_summary(value: ProjectSummary, tag: str, given: str, out: list[str]) -> None:
    """Write a ProjectSummary as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "ProjectSummary.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "ProjectSummary.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "ProjectSummary.description")}"'
    if value.parent_project_id is not None:
        head += f' parentProjectId="{escape(value.parent_project_id, "ProjectSummary.parent_project_id")}"'
    if value.top_level_project is not None:
        head += f' topLevelProject="{write_boolean(value.top_level_project)}"'
    if value.writeable is not None:
        head += f' writeable="{write_boolean(value.writeable)}"'
    if value.content_permissions is not None:
        head += f' contentPermissions="{escape(value.content_permissions, "ProjectSummary.content_permissions")}"'
    if value.controlling_permissions_project_id is not None:
        head += f' controllingPermissionsProjectId="{escape(value.controlling_permissions_project_id, "ProjectSummary.controlling_permissions_project_id")}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "ProjectSummary.created_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "ProjectSummary.updated_at")}"'
    if value.favorites_total is not None:
        head += f' favoritesTotal="{value.favorites_total}"'
    at = len(out)
    out.append(head)
    if value.owner is not None:
        write_user_summary(value.owner, "owner", "", out)
    if value.contents_counts is not None:
        write_contents_counts(value.contents_counts, "contentsCounts", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_project_to_create(value: ProjectToCreate, tag: str, given: str, out: list[str]) -> None:
    """Write a ProjectToCreate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' name="{escape(value.name, "ProjectToCreate.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "ProjectToCreate.description")}"'
    if value.parent_project_id is not None:
        head += f' parentProjectId="{escape(value.parent_project_id, "ProjectToCreate.parent_project_id")}"'
    if value.content_permissions is not None:
        head += f' contentPermissions="{escape(value.content_permissions, "ProjectToCreate.content_permissions")}"'
    at = len(out)
    out.append(head)
    if value.owner is not None:
        write_user_reference(value.owner, "owner", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_create_project_request(
    value: CreateProjectRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write a CreateProjectRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_project_to_create(value.project, "project", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_project_to_update(value: ProjectToUpdate, tag: str, given: str, out: list[str]) -> None:
    """Write a ProjectToUpdate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "ProjectToUpdate.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "ProjectToUpdate.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "ProjectToUpdate.description")}"'
    if value.parent_project_id is not None:
        head += f' parentProjectId="{escape(value.parent_project_id, "ProjectToUpdate.parent_project_id")}"'
    if value.content_permissions is not None:
        head += f' contentPermissions="{escape(value.content_permissions, "ProjectToUpdate.content_permissions")}"'
    at = len(out)
    out.append(head)
    if value.owner is not None:
        write_user_reference(value.owner, "owner", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_update_project_request(
    value: UpdateProjectRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an UpdateProjectRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_project_to_update(value.project, "project", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    ContentsCounts: write_contents_counts,
    Project: write_project,
    ProjectReply: write_project_reply,
    ProjectListReply: write_project_list_reply,
    ProjectSummary: write_project_summary,
    ProjectToCreate: write_project_to_create,
    CreateProjectRequest: write_create_project_request,
    ProjectToUpdate: write_project_to_update,
    UpdateProjectRequest: write_update_project_request,
}
"""The writer of each type."""
