# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'projects'."""

from __future__ import annotations

from typing import Any

from ..models.projects import (
    ContentPermissions,
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
from .decode_common import PAGINATION, SERVER_WARNING, USER_REFERENCE
from .decode_users import USER_SUMMARY
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_boolean, read_datetime, read_integer

_CONTENT_PERMISSIONS: dict[Any, Any] = {member.value: member for member in ContentPermissions}


_ContentsCounts = draft(ContentsCounts)


def _contents_counts(a: Given, c: Values) -> ContentsCounts:
    o = _ContentsCounts()
    (
        project_count_,
        workbook_count_,
        view_count_,
        datasource_count_,
    ) = a
    o.project_count = None if project_count_ is None else read_integer(project_count_)
    o.workbook_count = None if workbook_count_ is None else read_integer(workbook_count_)
    o.view_count = None if view_count_ is None else read_integer(view_count_)
    o.datasource_count = None if datasource_count_ is None else read_integer(datasource_count_)
    o.__class__ = ContentsCounts
    return o  # type: ignore[no-any-return]


CONTENTS_COUNTS = Shape(
    "ContentsCounts",
    _contents_counts,
    attributes={
        "projectCount": read_integer,
        "workbookCount": read_integer,
        "viewCount": read_integer,
        "datasourceCount": read_integer,
    },
)

_Project = draft(Project)


def _project(a: Given, c: Values) -> Project:
    o = _Project()
    (
        o.id,
        o.name,
        o.description,
        o.parent_project_id,
        top_level_project_,
        writeable_,
        content_permissions_,
        o.controlling_permissions_project_id,
        created_at_,
        updated_at_,
        favorites_total_,
    ) = a
    o.owner = c[0]
    o.contents_counts = c[1]
    o.top_level_project = None if top_level_project_ is None else read_boolean(top_level_project_)
    o.writeable = None if writeable_ is None else read_boolean(writeable_)
    o.content_permissions = _CONTENT_PERMISSIONS.get(content_permissions_, content_permissions_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.updated_at = (
        None
        if updated_at_ is None
        else from_iso(updated_at_)
        if updated_at_[4::3] == "--T::Z"
        else read_datetime(updated_at_)
    )
    o.favorites_total = None if favorites_total_ is None else read_integer(favorites_total_)
    o.__class__ = Project
    return o  # type: ignore[no-any-return]


PROJECT = Shape(
    "Project",
    _project,
    attributes={
        "id": str,
        "name": str,
        "description": str,
        "parentProjectId": str,
        "topLevelProject": read_boolean,
        "writeable": read_boolean,
        "contentPermissions": str,
        "controllingPermissionsProjectId": str,
        "createdAt": read_datetime,
        "updatedAt": read_datetime,
        "favoritesTotal": read_integer,
    },
    needed=("id",),
    size=2,
    children=(
        Child(0, "owner", "owner", shape=USER_SUMMARY, optional=True),
        Child(1, "contents_counts", "contentsCounts", shape=CONTENTS_COUNTS, optional=True),
    ),
)

_ProjectReply = draft(ProjectReply)


def _project_reply(a: Given, c: Values) -> ProjectReply:
    o = _ProjectReply()
    o.project = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ProjectReply
    return o  # type: ignore[no-any-return]


PROJECT_REPLY = Shape(
    "ProjectReply",
    _project_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "project", "project", shape=PROJECT),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "project",
    },
)

_ProjectListReply = draft(ProjectListReply)


def _project_list_reply(a: Given, c: Values) -> ProjectListReply:
    o = _ProjectListReply()
    o.pagination = c[0]
    o.projects = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = ProjectListReply
    return o  # type: ignore[no-any-return]


PROJECT_LIST_REPLY = Shape(
    "ProjectListReply",
    _project_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "projects",
            "projects",
            inner=Child(1, "projects", "project", shape=PROJECT, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_ProjectSummary = draft(ProjectSummary)


def _project_summary(a: Given, c: Values) -> ProjectSummary:
    o = _ProjectSummary()
    (
        o.id,
        o.name,
        o.description,
        o.parent_project_id,
        top_level_project_,
        writeable_,
        content_permissions_,
        o.controlling_permissions_project_id,
        created_at_,
        updated_at_,
        favorites_total_,
    ) = a
    o.owner = c[0]
    o.contents_counts = c[1]
    o.top_level_project = None if top_level_project_ is None else read_boolean(top_level_project_)
    o.writeable = None if writeable_ is None else read_boolean(writeable_)
    o.content_permissions = _CONTENT_PERMISSIONS.get(content_permissions_, content_permissions_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.updated_at = (
        None
        if updated_at_ is None
        else from_iso(updated_at_)
        if updated_at_[4::3] == "--T::Z"
        else read_datetime(updated_at_)
    )
    o.favorites_total = None if favorites_total_ is None else read_integer(favorites_total_)
    o.__class__ = ProjectSummary
    return o  # type: ignore[no-any-return]


PROJECT_SUMMARY = Shape(
    "ProjectSummary",
    _project_summary,
    attributes={
        "id": str,
        "name": str,
        "description": str,
        "parentProjectId": str,
        "topLevelProject": read_boolean,
        "writeable": read_boolean,
        "contentPermissions": str,
        "controllingPermissionsProjectId": str,
        "createdAt": read_datetime,
        "updatedAt": read_datetime,
        "favoritesTotal": read_integer,
    },
    size=2,
    children=(
        Child(0, "owner", "owner", shape=USER_SUMMARY, optional=True),
        Child(1, "contents_counts", "contentsCounts", shape=CONTENTS_COUNTS, optional=True),
    ),
)

_ProjectToCreate = draft(ProjectToCreate)


def _project_to_create(a: Given, c: Values) -> ProjectToCreate:
    o = _ProjectToCreate()
    (
        o.name,
        o.description,
        o.parent_project_id,
        content_permissions_,
    ) = a
    o.owner = c[0]
    o.content_permissions = _CONTENT_PERMISSIONS.get(content_permissions_, content_permissions_)
    o.__class__ = ProjectToCreate
    return o  # type: ignore[no-any-return]


PROJECT_TO_CREATE = Shape(
    "ProjectToCreate",
    _project_to_create,
    attributes={
        "name": str,
        "description": str,
        "parentProjectId": str,
        "contentPermissions": str,
    },
    needed=("name",),
    size=1,
    children=(Child(0, "owner", "owner", shape=USER_REFERENCE, optional=True),),
)

_CreateProjectRequest = draft(CreateProjectRequest)


def _create_project_request(a: Given, c: Values) -> CreateProjectRequest:
    o = _CreateProjectRequest()
    o.project = need(c[0])
    o.__class__ = CreateProjectRequest
    return o  # type: ignore[no-any-return]


CREATE_PROJECT_REQUEST = Shape(
    "CreateProjectRequest",
    _create_project_request,
    attributes={},
    size=1,
    children=(Child(0, "project", "project", shape=PROJECT_TO_CREATE),),
    required={
        0: "project",
    },
)

_ProjectToUpdate = draft(ProjectToUpdate)


def _project_to_update(a: Given, c: Values) -> ProjectToUpdate:
    o = _ProjectToUpdate()
    (
        o.id,
        o.name,
        o.description,
        o.parent_project_id,
        content_permissions_,
    ) = a
    o.owner = c[0]
    o.content_permissions = _CONTENT_PERMISSIONS.get(content_permissions_, content_permissions_)
    o.__class__ = ProjectToUpdate
    return o  # type: ignore[no-any-return]


PROJECT_TO_UPDATE = Shape(
    "ProjectToUpdate",
    _project_to_update,
    attributes={
        "id": str,
        "name": str,
        "description": str,
        "parentProjectId": str,
        "contentPermissions": str,
    },
    size=1,
    children=(Child(0, "owner", "owner", shape=USER_REFERENCE, optional=True),),
)

_UpdateProjectRequest = draft(UpdateProjectRequest)


def _update_project_request(a: Given, c: Values) -> UpdateProjectRequest:
    o = _UpdateProjectRequest()
    o.project = need(c[0])
    o.__class__ = UpdateProjectRequest
    return o  # type: ignore[no-any-return]


UPDATE_PROJECT_REQUEST = Shape(
    "UpdateProjectRequest",
    _update_project_request,
    attributes={},
    size=1,
    children=(Child(0, "project", "project", shape=PROJECT_TO_UPDATE),),
    required={
        0: "project",
    },
)

SHAPES: dict[type, Shape] = {
    ContentsCounts: CONTENTS_COUNTS,
    Project: PROJECT,
    ProjectReply: PROJECT_REPLY,
    ProjectListReply: PROJECT_LIST_REPLY,
    ProjectSummary: PROJECT_SUMMARY,
    ProjectToCreate: PROJECT_TO_CREATE,
    CreateProjectRequest: CREATE_PROJECT_REQUEST,
    ProjectToUpdate: PROJECT_TO_UPDATE,
    UpdateProjectRequest: UPDATE_PROJECT_REQUEST,
}
"""The shape of each type."""
