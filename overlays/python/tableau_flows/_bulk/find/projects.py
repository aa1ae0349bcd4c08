"""Finds projects by their paths, and tells the paths of projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

from tableau_flows_generated import fields, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified, id_of, items_in
from tableau_flows_generated.checks import check_text, invalid_argument, shown

from tableau_flows._bulk.find.lookups import Lookup, find_one
from tableau_flows._common.arguments import is_id, is_path
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import ApiError

_MOST_PROJECTS = 10_000
"""Maximum projects that are read to tell the paths of candidates."""

_MOST_LEVELS = 100
"""Maximum names in a path."""


def find_project(
    session: Session, path: str | Sequence[str], argument: str = "path"
) -> Plan[m.Project]:
    """Return the project of a path, which is resolved level by level from the top.

    Args:
        session: The session of the client.
        path: The names joined by "/", or a sequence of names, which may contain "/".
        argument: Name of the argument, for the error message.

    Raises:
        UsageError: The path has an empty name.
        NameNotFoundError: A project on the path does not exist.
        AmbiguousNameError: Several projects have the path.
    """
    names = _names_of(path, argument)
    hint = (
        "A name that contains '/' cannot be part of a path: give the id of its project"
        if isinstance(path, str) and "/" in path
        else ""
    )
    parent: m.Project | None = None
    for level, name in enumerate(names):
        lookup = _project_lookup(name, parent, names[:level], hint)
        parent = yield from find_one(session, lookup)
    return cast("m.Project", parent)  # a path has at least one name


def find_project_id(
    session: Session, project: str | Identified | Sequence[str], argument: str = "project"
) -> Plan[str]:
    """Return the id of a project given as a path, an id, the object or the names on its path."""
    if is_path(project):
        path = cast("str | Sequence[str]", project)
        return (yield from find_project(session, path, argument)).id
    project_id = id_of(cast("str | Identified", project), argument, "project")
    return project_id.lower() if is_id(project_id) else project_id  # as servers list it


def check_project(project: str | Identified | Sequence[str], argument: str = "project") -> None:
    """Check a project given as a path, an id, the object or the names on its path.

    Raises:
        UsageError: It is none of these.
    """
    if is_path(project):
        _names_of(cast("str | Sequence[str]", project), argument)
    else:
        id_of(cast("str | Identified", project), argument, "project")


def _project_lookup(
    name: str, parent: m.Project | None, above: Sequence[str], hint: str
) -> Lookup[m.Project]:
    """Return the lookup of a project below another one, or at the top level."""
    inside: list[fields.Condition[m.Project]] = []
    if parent is not None:
        inside = [fields.project.parent_project_id.eq(parent.id)]
    return Lookup(
        kind="project",
        name=name,
        matches=operations.query_projects(where=[fields.project.name.eq(name), *inside]),
        everything=operations.query_projects(where=inside),
        place=f" in the project {'/'.join(above)!r}" if above else " at the top level",
        hint=hint,
        inside="".join(f"{one}/" for one in above),
        elsewhere=partial(_paths_elsewhere, name=name, parent=parent),
        # Whether a project is at the top is not told by all servers; its parent is.
        keep=lambda item: (item.parent_project_id is None) is (parent is None),
    )


def _names_of(path: str | Sequence[str], argument: str) -> list[str]:
    """Return the names on a path.

    Raises:
        UsageError: A name is empty or no text, or there are too many.
    """
    given: object = path
    if isinstance(given, str) and "://" in given:
        raise invalid_argument(
            argument, f"must be a path such as 'Sales/EU', not the address {shown(given)}"
        )
    if isinstance(given, str):
        names: list[object] = [*given.split("/")]
    elif isinstance(given, (list, tuple)):
        names = [*items_in(cast("Sequence[object]", given))]
    else:
        raise invalid_argument(
            argument, f"must be a path such as 'Sales/EU' or a tuple of names, not {shown(given)}"
        )
    for name in names:
        check_text(name, f"each name in {argument}", required=True, empty=True)
    if not names or "" in names or len(names) > _MOST_LEVELS:
        raise invalid_argument(
            argument,
            f"must have 1 to {_MOST_LEVELS} names, none empty, such as 'Sales/EU', not"
            f" {shown('/'.join(map(str, names)))}",
        )
    return cast("list[str]", names)


def _paths_elsewhere(session: Session, name: str, parent: m.Project | None) -> Plan[list[str]]:
    """Return the paths of projects of a name, regardless of case, that have another parent."""
    projects = yield from _read_projects(session)
    folded, parent_id = name.casefold(), parent and parent.id
    paths = paths_of({one.id: one for one in projects})
    return [
        paths[one.id]
        for one in projects
        if (one.name or "").casefold() == folded and one.parent_project_id != parent_id
    ]


def paths_of_projects(session: Session) -> Plan[dict[str, str]]:
    """Return the paths of projects by their ids, as far as they can be read."""
    projects = yield from _read_projects(session)
    return paths_of({one.id: one for one in projects})


def _read_projects(session: Session) -> Plan[list[m.Project]]:
    try:
        pages = Pages(operations.query_projects())
        return (yield from read_up_to(session, pages, _MOST_PROJECTS))
    except ApiError:
        return []  # the error that needs them is more important


def paths_of(known: Mapping[str, m.Project]) -> dict[str, str]:
    """Return the paths of projects by their ids, as far as the projects above are known.

    Args:
        known: The projects by their ids.
    """
    paths: dict[str, str] = {}
    for project in known.values():
        names: list[str] = []
        one: m.Project | None = project
        while one is not None and len(names) < _MOST_LEVELS:
            names.insert(0, one.name or one.id)
            one = known.get(one.parent_project_id or "")
        paths[project.id] = "/".join(names)
    return paths
