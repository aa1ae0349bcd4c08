"""Handlers for projects: list, create, update and delete."""

from __future__ import annotations

from dataclasses import replace

from tableau_flows_generated import codes, models
from tableau_flows_generated.catalog import FIELD_VERSIONS
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_numbers
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import project_replies
from tableau_flows.emulator.replies.chosen_fields import requested_fields
from tableau_flows.emulator.replies.project_replies import LISTED_PROJECT, PROJECT_FIELDS
from tableau_flows.emulator.replies.user_replies import domain_of_users
from tableau_flows.emulator.rules.flows import name_key
from tableau_flows.emulator.rules.projects import (
    DEFAULT_NAME,
    LOCKED_ALONE,
    MANAGED,
    RESERVED_NAMES,
    NewProject,
    add_project,
    content_permissions,
    copy_rules,
    delete_project,
    enclosed,
    id_by_name,
    is_controlled,
    is_default,
    update_locks,
)
from tableau_flows.emulator.rules.sessions import membership
from tableau_flows.emulator.store.lookups import find_project
from tableau_flows.emulator.store.records import ProjectRow
from tableau_flows.emulator.wire.filters import IGNORING_CASE, Condition

MAY_NOT_CREATE = codes.NOT_PERMITTED
MAY_NOT_CHANGE = codes.NOT_PERMITTED
MAY_NOT_MOVE = codes.NOT_PERMITTED
MAY_NOT_DELETE = codes.NOT_PERMITTED
LOCKED_BY_ANOTHER = codes.NOT_PERMITTED
UNKNOWN_VALUE = codes.INVALID_PARAMETER_VALUE
OTHER_ID = codes.IDS_DO_NOT_MATCH
DEFAULT_DELETED = codes.DEFAULT_PROJECT_CANNOT_BE_DELETED
DEFAULT_RENAMED = codes.DEFAULT_PROJECT_CANNOT_BE_RENAMED
RESERVED_NAME = codes.RESERVED_PROJECT_NAME
NAME_TAKEN = codes.PROJECT_NAME_TAKEN
QUOTA_EXCEEDED = codes.STORAGE_QUOTA_EXCEEDED
USER_UNKNOWN = codes.USER_NOT_FOUND

LOCKED_ALONE_SINCE = (3, 8)
OWNER_SINCE = FIELD_VERSIONS["ProjectToUpdate.owner"]
LONGEST_NAME = 255

COLUMNS = {
    "name": f"p.name{IGNORING_CASE}",
    "ownerName": "p.owner_name",
    "ownerEmail": "p.owner_email",
    "parentProjectId": "p.parent_id",
    "topLevelProject": "(p.parent_id IS NULL)",
    "createdAt": "p.created_at",
    "updatedAt": "p.updated_at",
}


@handles("queryProjects")
def query_projects(call: Call) -> models.ProjectListReply:
    """List a page of the projects that the user may see."""
    page = call.page()
    columns = COLUMNS | {"ownerDomain": f"'{domain_of_users(call)}'"}
    conditions = [
        Condition("p.site_id = ?", (call.site_id,)),
        call.access.visible_projects(),
        *(clause.condition(columns[clause.field.name]) for clause in call.filters()),
    ]
    pagination, numbers = select_numbers(
        call, page, "project_rows AS p", conditions, call.order(columns)
    )
    fields = requested_fields(call, "project", PROJECT_FIELDS, LISTED_PROJECT)
    return models.ProjectListReply(
        pagination=pagination, projects=project_replies.projects(call, numbers, fields)
    )


@handles("createProject")
def create_project(call: Call) -> models.ProjectReply:
    """Create a project with the permission rules of its parent or of the default project."""
    store = call.state.store
    request = call.read(models.CreateProjectRequest).project
    parent_id = request.parent_project_id or None
    parent = None if parent_id is None else call.project_by_id(parent_id)
    if not _may_have_projects_in(call, parent_id):
        raise Refusal(MAY_NOT_CREATE, "You may not create a project there.")
    _check_samples(call)
    project = NewProject(
        id=store.ids.new("project", call.site_id, parent_id or "", request.name),
        site_id=call.site_id,
        owner_id=_owner_id(call, request.owner) or call.user_id,
        name=request.name,
        parent_id=parent_id,
        description=request.description or "",
        content_permissions=_content_permissions(call, request.content_permissions) or MANAGED,
        created_at=int(call.now),
    )
    _check_name(call, project.name, parent_id)
    add_project(store, project)
    template = parent or find_project(store, call.site_id, DEFAULT_NAME)
    copy_rules(store, template, project.id)
    return models.ProjectReply(project=project_replies.project(call.project_by_id(project.id)))


@handles("updateProject")
def update_project(call: Call) -> models.ProjectReply:
    """Change what the request names; without any value, only return the project."""
    project = call.project()
    if not call.access.leads(project.id):
        raise Refusal(MAY_NOT_CHANGE, f"You neither own nor lead the project {project.name!r}.")
    change = call.read(models.UpdateProjectRequest).project
    if change.id is not None and change.id != project.id:
        raise Refusal(OTHER_ID, "The project in the body is not the one in the address.")
    _check_samples(call)
    _update(call, project, _changed(call, project, change))
    return models.ProjectReply(project=project_replies.project(call.project()))


@handles("deleteProject")
def remove_project(call: Call) -> None:
    """Delete a project with everything in it."""
    project = call.project()
    if is_default(project):
        raise Refusal(DEFAULT_DELETED, "The default project cannot be deleted.")
    if not call.access.leads(project.id):
        raise Refusal(MAY_NOT_DELETE, f"You neither own nor lead the project {project.name!r}.")
    call.state.remove_files(delete_project(call.state.store, project.id))


def _changed(call: Call, project: ProjectRow, change: models.ProjectToUpdate) -> ProjectRow:
    """Return the project as it is to be."""
    changed = project
    if change.name is not None:
        changed = replace(changed, name=change.name)
    if change.description is not None:
        changed = replace(changed, description=change.description)
    if change.parent_project_id is not None:
        changed = replace(changed, parent_id=change.parent_project_id or None)
    owner_id = _owner_id(call, change.owner)
    if owner_id is not None:
        changed = replace(changed, owner_id=owner_id)
    wanted = _content_permissions(call, change.content_permissions)
    if wanted is not None and wanted != content_permissions(project):
        if is_controlled(project):
            raise Refusal(
                LOCKED_BY_ANOTHER,
                f"The permissions of {project.name!r} are locked to a project that encloses it.",
            )
        changed = replace(changed, content_permissions=wanted)
    return changed


def _update(call: Call, project: ProjectRow, changed: ProjectRow) -> None:
    if changed == project:
        return
    moved = changed.parent_id != project.parent_id
    if is_default(project) and (moved or name_key(changed.name) != name_key(project.name)):
        raise Refusal(DEFAULT_RENAMED, "The default project can be neither renamed nor moved.")
    if moved:
        _check_target(call, project, changed.parent_id)
    if moved or changed.name != project.name:
        _check_name(call, changed.name, changed.parent_id, project.id)
    call.state.store.execute(
        "UPDATE projects SET name = ?, name_key = ?, description = ?, parent_id = ?, owner_id = ?,"
        " content_permissions = ?, updated_at = ? WHERE id = ?",
        changed.name,
        name_key(changed.name),
        changed.description,
        changed.parent_id,
        changed.owner_id,
        changed.content_permissions,
        int(call.now),
        project.id,
    )
    update_locks(call.state.store, project.id)


def _check_target(call: Call, project: ProjectRow, parent_id: str | None) -> None:
    if parent_id is not None:
        parent_id = call.project_by_id(parent_id).id
        if parent_id in enclosed(call.state.store, project.id):
            raise Refusal(BAD_REQUEST, "A project cannot be moved into itself.")
    if not _may_have_projects_in(call, parent_id):
        raise Refusal(MAY_NOT_MOVE, f"You may not move {project.name!r} there.")


def _may_have_projects_in(call: Call, parent_id: str | None) -> bool:
    return call.access.is_admin if parent_id is None else call.access.leads(parent_id)


def _check_name(
    call: Call, name: str, parent_id: str | None, project_id: str | None = None
) -> None:
    if not name.strip() or len(name) > LONGEST_NAME:
        raise Refusal(BAD_REQUEST, f"A name has 1 to {LONGEST_NAME} characters.")
    if name_key(name) in RESERVED_NAMES:
        raise Refusal(RESERVED_NAME, f"Only the server creates a project called {name!r}.")
    if id_by_name(call.state.store, call.site_id, parent_id, name) not in {None, project_id}:
        raise Refusal(NAME_TAKEN, f"There is a project called {name!r} there already.")


def _content_permissions(call: Call, value: str | None) -> str | None:
    if value is None:
        return None
    known = {str(item) for item in models.ContentPermissions}
    if value not in known or (value == LOCKED_ALONE and call.version < LOCKED_ALONE_SINCE):
        raise Refusal(UNKNOWN_VALUE, f"contentPermissions cannot be {str(value)!r}.")
    return str(value)


def _check_samples(call: Call) -> None:
    """Check that samples could be published; the emulator has none."""
    text = call.query.get("publishSamples", "false").lower()
    if text not in {"true", "false"}:
        raise Refusal(UNKNOWN_VALUE, f"publishSamples is true or false, not {text!r}.")
    quota = call.state.options.storage_quota
    if text == "false" or quota is None:
        return
    used = call.state.store.number(
        "SELECT sum(file_bytes) FROM flows WHERE site_id = ?", call.site_id
    )
    if used >= quota:
        raise Refusal(QUOTA_EXCEEDED, f"The site may hold {quota} bytes and has {used}.")


def _owner_id(call: Call, owner: models.UserReference | None) -> str | None:
    """Return the id of the given owner; None if there is none, or the version ignores it."""
    if owner is None or call.version < OWNER_SINCE:
        return None
    if membership(call.state.store, call.site_id, owner.id) is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {owner.id!r}.")
    return owner.id
