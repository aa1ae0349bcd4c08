"""Finds sites, users, groups and projects by name, for seed data and for the controls of tests."""

from __future__ import annotations

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.checks import suggestion
from tableau_flows.emulator.store.records import GroupRow, ProjectRow, SiteRow, UserRow
from tableau_flows.emulator.store.store import Store

LOCAL = "local"
"""The domain of users and groups that belong to no directory."""

# The paths of all projects of a site.
_PATHS = """
    WITH RECURSIVE paths(id, path) AS (
        SELECT id, name FROM projects WHERE parent_id IS NULL AND site_id = ?
        UNION ALL
        SELECT p.id, paths.path || '/' || p.name
        FROM projects AS p JOIN paths ON p.parent_id = paths.id
    )
    SELECT path FROM paths
"""


def find_site(store: Store, content_url: str) -> SiteRow:
    """Find a site by its content URL; "" is the first site, also on Tableau Cloud.

    Raises:
        LookupError: There is none; the message suggests the nearest content URL.
    """
    content_url = checks.text("the content URL of a site", content_url)
    site = store.find(SiteRow, "WHERE content_url = ?", content_url)
    if site is None and not content_url:
        site = store.find(SiteRow, "ORDER BY number")
    if site is None:
        known = suggestion(content_url, store.texts("SELECT content_url FROM sites"))
        raise LookupError(f"no site has the content URL {content_url!r}, {known}")
    return site


def find_user(store: Store, name: str) -> UserRow:
    """Find a user by login name.

    Raises:
        LookupError: There is none; the message suggests the nearest name.
    """
    name = checks.text("the name of a user", name)
    user = store.find(UserRow, "WHERE name = ?", name)
    if user is None:
        known = suggestion(name, store.texts("SELECT name FROM users"))
        raise LookupError(f"no user is called {name!r}, {known}")
    return user


def find_group(store: Store, site_id: str, name: str) -> GroupRow:
    """Find a group of a site by name, a local one if several domains have it.

    Raises:
        LookupError: There is none; the message suggests the nearest name.
    """
    name = checks.text("the name of a group", name)
    group = store.find(
        GroupRow, "WHERE site_id = ? AND name = ? ORDER BY domain <> ?", site_id, name, LOCAL
    )
    if group is None:
        known = store.texts("SELECT name FROM groups WHERE site_id = ?", site_id)
        raise LookupError(f"the site has no group called {name!r}, {suggestion(name, known)}")
    return group


def find_project(store: Store, site_id: str, name: str) -> ProjectRow:
    """Find a project of a site by its path, such as ``Sales/EU``, or by its id.

    A project whose name has a slash is found by its id, or by its name if it is at the top level.

    Raises:
        LookupError: There is none; the message suggests the nearest path.
    """
    name = checks.text("the name of a project", name)
    project = (
        store.find(ProjectRow, "WHERE site_id = ? AND id = ?", site_id, name)
        or _walk(store, site_id, [name])
        or _walk(store, site_id, name.split("/"))
    )
    if project is None:
        known = store.texts(_PATHS, site_id)
        raise LookupError(f"the site has no project called {name!r}, {suggestion(name, known)}")
    return project


def _walk(store: Store, site_id: str, names: list[str]) -> ProjectRow | None:
    """Follow the names of projects down from the top level."""
    project: ProjectRow | None = None
    for name in names:
        project = store.find(
            ProjectRow,
            "WHERE site_id = ? AND parent_id IS ? AND name = ?",
            site_id,
            None if project is None else project.id,
            name,
        )
        if project is None:
            return None
    return project
