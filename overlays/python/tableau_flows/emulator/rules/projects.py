"""Adds projects, says whose permissions apply, and deletes projects with their content."""

from __future__ import annotations

from dataclasses import dataclass

from tableau_flows_generated.models import ContentPermissions

from tableau_flows.emulator.rules.access import PROJECT_LEADER
from tableau_flows.emulator.rules.flows import name_key, unused_files
from tableau_flows.emulator.store.records import ProjectRow
from tableau_flows.emulator.store.store import Store, json_array

DEFAULT_NAME = "Default"
"""Name of the project that every site has and that is the template of others."""
RESERVED_NAMES = frozenset({name_key("External Assets Default Project")})

MANAGED = str(ContentPermissions.MANAGED_BY_OWNER)
LOCKED = str(ContentPermissions.LOCKED_TO_PROJECT)
LOCKED_ALONE = str(ContentPermissions.LOCKED_TO_PROJECT_WITHOUT_NESTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """A project to add to the store."""

    id: str
    site_id: str
    owner_id: str
    name: str
    created_at: int
    parent_id: str | None = None
    description: str = ""
    content_permissions: str = MANAGED


def add_project(store: Store, project: NewProject) -> None:
    """Add a project without permission rules."""
    store.insert(
        "projects",
        id=project.id,
        site_id=project.site_id,
        parent_id=project.parent_id,
        owner_id=project.owner_id,
        name=project.name,
        name_key=name_key(project.name),
        description=project.description,
        content_permissions=project.content_permissions,
        created_at=project.created_at,
        updated_at=project.created_at,
    )
    update_locks(store, project.id)


def copy_rules(store: Store, template: ProjectRow, project_id: str) -> None:
    """Copy the permission rules of a project to a new one (wire_facts §11.2).

    Leaders are not copied: those of a parent lead its nested projects anyway.
    """
    for content, source in (("project", template.id), ("default", rules_id(template))):
        store.execute(
            "INSERT INTO permissions"
            " SELECT content, ?, grantee_kind, grantee_id, capability, mode FROM permissions"
            " WHERE content = ? AND content_id = ? AND capability <> ?",
            project_id,
            content,
            source,
            PROJECT_LEADER,
        )


def rules_id(project: ProjectRow) -> str:
    """Return the id of the project whose default permissions apply to this one."""
    return project.controlling_id or project.id


def is_controlled(project: ProjectRow) -> bool:
    """Return whether the permissions are locked to a project that encloses this one."""
    return project.controlling_id not in {None, project.id}


def content_permissions(project: ProjectRow) -> str:
    """Return how the permissions of the content are managed, by this project or the controlling."""
    return LOCKED if is_controlled(project) else project.content_permissions


def is_default(project: ProjectRow) -> bool:
    """Return whether it is the default project of its site."""
    return project.parent_id is None and name_key(project.name) == name_key(DEFAULT_NAME)


def id_by_name(store: Store, site_id: str, parent_id: str | None, name: str) -> str | None:
    """Find a project by its name and parent, ignoring case; returns its id."""
    ids = store.texts(
        "SELECT id FROM projects WHERE site_id = ? AND parent_id IS ? AND name_key = ?",
        site_id,
        parent_id,
        name_key(name),
    )
    return ids[0] if ids else None


def update_locks(store: Store, project_id: str) -> None:
    """Work out anew which projects control a project and those that it encloses."""
    waiting = [project_id]
    while waiting:
        current = waiting.pop()
        store.execute(
            "UPDATE projects AS p SET controlling_id = coalesce(("
            "   SELECT c.id FROM projects AS e JOIN projects AS c ON c.id = e.controlling_id"
            "   WHERE e.id = p.parent_id AND c.content_permissions = ?"
            " ), CASE p.content_permissions WHEN ? THEN NULL ELSE p.id END)"
            " WHERE p.id = ?",
            LOCKED,
            MANAGED,
            current,
        )
        waiting += store.texts("SELECT id FROM projects WHERE parent_id = ?", current)


def enclosed(store: Store, project_id: str) -> list[str]:
    """Return the ids of a project and of all projects in it, at any depth."""
    return store.texts(
        "WITH RECURSIVE found(id) AS (SELECT ? UNION"
        " SELECT p.id FROM projects AS p JOIN found ON p.parent_id = found.id)"
        " SELECT id FROM found",
        project_id,
    )


def delete_project(store: Store, project_id: str) -> list[str]:
    """Delete a project with all projects and flows in it; returns the files no longer used."""
    ids = json_array(enclosed(store, project_id))
    within = "IN (SELECT value FROM json_each(?))"
    files = store.texts(f"SELECT DISTINCT file FROM flows WHERE project_id {within}", ids)
    store.execute(f"DELETE FROM flows WHERE project_id {within}", ids)
    store.execute(f"DELETE FROM projects WHERE id {within}", ids)
    return unused_files(store, files)
