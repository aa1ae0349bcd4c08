# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'projects': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning, UserReference
from .users import UserSummary


class ContentPermissions(StrEnum):
    """Known ways to manage the permissions of the content of a project."""

    LOCKED_TO_PROJECT = "LockedToProject"
    """Permissions are locked to the project, including nested projects."""
    LOCKED_TO_PROJECT_WITHOUT_NESTED = "LockedToProjectWithoutNested"
    """Permissions are locked to the project, excluding nested projects."""
    MANAGED_BY_OWNER = "ManagedByOwner"
    """The owner of each content item manages its permissions."""


ContentPermissionsValue: TypeAlias = Literal[
    "LockedToProject", "LockedToProjectWithoutNested", "ManagedByOwner"
]
"""The values of `ContentPermissions` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectReply:
    """Reply with one project.

    Attributes:
        project: The project.
        warnings: Warnings of the server about the call.
    """

    project: Project
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectListReply:
    """Reply with one page of projects.

    Attributes:
        pagination: Page number, page size and total of the list.
        projects: The projects on this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    projects: tuple[Project, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Project:
    """A project, which contains flows and other content, and other projects.

    Attributes:
        id: Id of the project.
        name: Name of the project.
        description: Description of the project.
        parent_project_id: Id of the parent project; missing for a top-level project. Some servers
            leave it out after a project was created.
        top_level_project: Whether the project has no parent project. Sent if all fields are asked
            for.
        writeable: Whether the user may save content in the project. Sent if all fields are asked
            for.
        content_permissions: How the permissions of the content are managed.
        controlling_permissions_project_id: Id of the project whose locked permissions apply to
            this one.
        created_at: Time when the project was created (UTC).
        updated_at: Time of the most recent change to the project (UTC).
        favorites_total: Number of users who marked the project as a favourite.
        owner: Owner of the project.
        contents_counts: Numbers of content items in the project. Sent if all fields are asked for.
    """

    _object: ClassVar[str] = "project"
    """The kind of object that `id` belongs to."""

    id: str
    name: str | None = None
    description: str | None = None
    parent_project_id: str | None = None
    top_level_project: bool | None = None
    writeable: bool | None = None
    content_permissions: ContentPermissions | str | None = None
    controlling_permissions_project_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    favorites_total: int | None = None
    owner: UserSummary | None = None
    contents_counts: ContentsCounts | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectSummary:
    """The project of a flow, or the project that permissions belong to.

    Attributes:
        id: Id of the project.
        name: Name of the project.
        description: Description of the project.
        parent_project_id: Id of the parent project; missing for a top-level project. Some servers
            leave it out after a project was created.
        top_level_project: Whether the project has no parent project. Sent if all fields are asked
            for.
        writeable: Whether the user may save content in the project. Sent if all fields are asked
            for.
        content_permissions: How the permissions of the content are managed.
        controlling_permissions_project_id: Id of the project whose locked permissions apply to
            this one.
        created_at: Time when the project was created (UTC).
        updated_at: Time of the most recent change to the project (UTC).
        favorites_total: Number of users who marked the project as a favourite.
        owner: Owner of the project.
        contents_counts: Numbers of content items in the project. Sent if all fields are asked for.
    """

    _object: ClassVar[str] = "project"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    parent_project_id: str | None = None
    top_level_project: bool | None = None
    writeable: bool | None = None
    content_permissions: ContentPermissions | str | None = None
    controlling_permissions_project_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    favorites_total: int | None = None
    owner: UserSummary | None = None
    contents_counts: ContentsCounts | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ContentsCounts:
    """Numbers of content items in a project.

    Attributes:
        project_count: Number of projects.
        workbook_count: Number of workbooks.
        view_count: Number of views.
        datasource_count: Number of data sources.
    """

    project_count: int | None = None
    workbook_count: int | None = None
    view_count: int | None = None
    datasource_count: int | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CreateProjectRequest:
    """Request to create a project.

    Attributes:
        project: The project to create.
    """

    project: ProjectToCreate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectToCreate:
    """Name and settings of a project to create.

    Attributes:
        name: Name of the project. Names are unique among the projects with the same parent,
            without regard to case.
        description: Description of the project.
        parent_project_id: Id of the parent project; a top-level project is created if omitted.
        content_permissions: How the permissions of the content are managed; by the owners of the
            content if omitted. LockedToProjectWithoutNested needs version 3.8.
        owner: Owner of the project; the user who creates it if omitted. Since version 3.21.
    """

    name: str
    description: str | None = None
    parent_project_id: str | None = None
    content_permissions: ContentPermissions | str | None = None
    owner: UserReference | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateProjectRequest:
    """Request to update a project.

    Attributes:
        project: The new values; without content, nothing changes.
    """

    project: ProjectToUpdate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectToUpdate:
    """New values for a project. Omitted values are unchanged.

    Attributes:
        id: Id of the project. The server uses the id in the path; another one is an error.
        name: New name of the project. The default project cannot be renamed.
        description: New description of the project.
        parent_project_id: Id of the new parent project. An empty text moves the project to the top
            level.
        content_permissions: How the permissions of the content are managed from now on.
            LockedToProjectWithoutNested needs version 3.8.
        owner: New owner of the project. Since version 3.21.
    """

    _object: ClassVar[str] = "project"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    parent_project_id: str | None = None
    content_permissions: ContentPermissions | str | None = None
    owner: UserReference | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
