"""Finds sites, users, projects and groups by name, for seeds and for the controls of tests."""

from __future__ import annotations

from .records import ProjectRow, Site, User
from .store import Store


def find_site(store: Store, content_url: str) -> Site:
    """A site by its content URL.

    Raises:
        LookupError: There is none.
    """
    site = store.find(Site, "WHERE content_url = ?", content_url)
    if site is None:
        raise LookupError(f"no site has the content URL {content_url!r}")
    return site


def find_user(store: Store, name: str) -> User:
    """A user by login name.

    Raises:
        LookupError: There is none.
    """
    user = store.find(User, "WHERE name = ?", name)
    if user is None:
        raise LookupError(f"no user is called {name!r}")
    return user


def find_project(store: Store, site_id: str, name: str) -> ProjectRow:
    """A project of a site by name.

    Raises:
        LookupError: There is none.
    """
    project = store.find(ProjectRow, "WHERE site_id = ? AND name = ?", site_id, name)
    if project is None:
        raise LookupError(f"the site has no project called {name!r}")
    return project
