"""Lookups by name: exactly one object, or an error that lists the candidates or similar names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, cast

from tableau_flows_generated import fields, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_text, shown
from tableau_flows_generated.operation import Operation

from tableau_flows._common.arguments import is_path
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import AmbiguousNameError, ApiError, NameNotFoundError, UsageError

T = TypeVar("T")

_MOST_CANDIDATES = 100
"""Maximum objects of one name that are read."""

_MOST_SEARCHED = 1_000
"""Maximum objects whose names are compared to find similar ones."""

_MOST_SIMILAR = 5
"""Maximum similar names."""

_MOST_PROJECTS = 10_000
"""Maximum projects that are read to tell the paths of candidates."""

_MOST_LEVELS = 100
"""Maximum names in a path."""

_PAGE = re.compile(r"(?:https?://)?[^#\s]*#/(?:site/([^/?#]+)/)?flows/([0-9]{1,18})(?:[/?].*)?")
"""The address of the page of a flow (wire_facts §6.1)."""


@dataclass(frozen=True, slots=True)
class Lookup(Generic[T]):
    """What is looked up, and where.

    Attributes:
        kind: The kind of object, such as "flow".
        name: The name.
        matches: The list of objects, narrowed as far as the server can.
        everything: The list in which similar names are looked for.
        place: Where it was looked for, for the error message; begins with a space.
        hint: What else can be done, for the error message.
        name_of: Returns the name of an object.
        keep: Returns whether an object may be the one, apart from its name.
        describe: Returns what tells an object from others of the name.
    """

    kind: str
    name: str
    matches: Operation[tuple[T, ...]]
    everything: Operation[tuple[T, ...]]
    place: str = ""
    hint: str = ""
    name_of: Callable[[T], str | None] = lambda item: cast("Any", item).name
    keep: Callable[[T], bool] = lambda item: True
    describe: Callable[[T], str] = lambda item: f"one with the id {cast('Any', item).id}"


def find_one(session: Session, lookup: Lookup[T]) -> Plan[T]:
    """Return the only object of a name, which is compared exactly.

    Raises:
        NameNotFoundError: There is none.
        AmbiguousNameError: There are several.
    """
    found = yield from _read_matches(session, lookup)
    if len(found) > 1:
        raise _ambiguous(lookup, found)
    if not found:
        raise (yield from _not_found(session, lookup))
    return found[0]


def find_flow(
    session: Session,
    name: str,
    *,
    project: str | Identified | Sequence[str] | None = None,
) -> Plan[m.Flow]:
    """Return the only flow of a name, or the flow of the address of a page in the browser.

    Args:
        session: The session of the client.
        name: The name, or the address.
        project: The project, as a path, an id, the object or the names on its path; None searches
            all projects.
    """
    check_text(name, "name", required=True, empty=False)
    if (page := _PAGE.fullmatch(name)) is not None and project is None:
        return (yield from _flow_of_page(session, name, page[1] or "", int(page[2])))
    where = [fields.flow.name.eq(name)]
    around: list[fields.Condition[m.Flow]] = []
    place, hint = "", ""
    if project is not None:
        project_id = yield from find_project_id(session, project)
        around = [fields.flow.project_id.eq(project_id)]
        place = f" in the project {_shown_project(project)}"
    elif "://" in name:
        hint = "The address of the page of a flow has the form https://…/#/site/…/flows/263"
    lookup = Lookup(
        kind="flow",
        name=name,
        matches=operations.query_flows_for_site(where=[*where, *around]),
        everything=operations.query_flows_for_site(where=around),
        place=place,
        hint=hint,
    )
    found = yield from _read_matches(session, lookup)
    if len(found) > 1:
        paths = yield from _paths_of_projects(session)
        raise AmbiguousNameError(
            kind="flow",
            name=name,
            hint="Give project=",
            candidates=tuple(found),
            described=tuple(_described(flow, paths) for flow in found),
        )
    if found:
        return found[0]
    elsewhere: list[m.Flow] = []
    if around:
        everywhere = Pages(operations.query_flows_for_site(where=where))
        elsewhere = yield from read_up_to(session, everywhere, _MOST_CANDIDATES)
    paths = (yield from _paths_of_projects(session)) if elsewhere else {}
    others = "; ".join(_described(flow, paths) for flow in elsewhere[:_MOST_SIMILAR])
    raise (yield from _not_found(session, lookup, others and f"There is {others}"))


def find_user(session: Session, name: str) -> Plan[m.User]:
    """Return the user of a login name."""
    check_text(name, "name", required=True, empty=False)
    where = [fields.user.name.eq(name)]
    matches = operations.get_users_on_site(where=where)
    return (
        yield from find_one(session, Lookup("user", name, matches, operations.get_users_on_site()))
    )


def find_group(session: Session, name: str) -> Plan[m.Group]:
    """Return the group of a name, which groups of several domains may have."""
    check_text(name, "name", required=True, empty=False)
    where = [fields.group.name.eq(name)]
    lookup = Lookup(
        "group",
        name,
        operations.query_groups(where=where),
        operations.query_groups(),
        describe=lambda group: (
            f"one in the domain {group.domain and group.domain.name!r} (id {group.id})"
        ),
    )
    return (yield from find_one(session, lookup))


def find_schedule(session: Session, name: str) -> Plan[m.Schedule]:
    """Return the schedule of a name; all schedules are read, since their list has no filter."""
    check_text(name, "name", required=True, empty=False)
    everything = operations.query_schedules()
    lookup = Lookup("schedule", name, everything, everything)
    return (yield from find_one(session, lookup))


def find_site(session: Session, name: str) -> Plan[m.Site]:
    """Return the site of a name; all sites are read, since their list has no filter."""
    check_text(name, "name", required=True, empty=False)
    everything = operations.query_sites()
    lookup = Lookup("site", name, everything, everything)
    return (yield from find_one(session, lookup))


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
        "In a tuple of names, names may contain '/'"
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
    return id_of(cast("str | Identified", project), argument, "project")


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
        # Whether a project is at the top is not told by all servers; its parent is.
        keep=lambda item: (item.parent_project_id is None) is (parent is None),
    )


def _names_of(path: str | Sequence[str], argument: str) -> list[str]:
    """Return the names on a path.

    Raises:
        UsageError: A name is empty or no text, or there are too many.
    """
    given: object = path
    if isinstance(given, str):
        names: list[object] = [*given.split("/")]
    elif isinstance(given, (list, tuple)):
        names = list(cast("Sequence[object]", given))
    else:
        raise UsageError(
            f"{argument} must be a path such as 'Sales/EU' or a tuple of names, not {shown(given)}"
        )
    for name in names:
        check_text(name, f"each name in {argument}", required=True, empty=True)
    if not names or "" in names or len(names) > _MOST_LEVELS:
        raise UsageError(
            f"{argument} must have 1 to {_MOST_LEVELS} names, none empty, such as 'Sales/EU', not"
            f" {shown('/'.join(map(str, names)))}"
        )
    return cast("list[str]", names)


def _read_matches(session: Session, lookup: Lookup[T]) -> Plan[list[T]]:
    """Return the objects of the name, at most 100."""
    return (
        yield from read_up_to(
            session,
            Pages(lookup.matches),
            _MOST_CANDIDATES,
            keep=lambda item: lookup.name_of(item) == lookup.name and lookup.keep(item),
        )
    )


def _not_found(session: Session, lookup: Lookup[T], hint: str = "") -> Plan[NameNotFoundError]:
    """Return the error for a name that nothing has, with similar names."""
    pages = Pages(lookup.everything)
    some = yield from read_up_to(session, pages, _MOST_SEARCHED, keep=lookup.keep)
    names = dict.fromkeys(name for item in some if (name := lookup.name_of(item)))
    # Names are compared without regard to case, so that only the case differs least.
    spellings: dict[str, list[str]] = {}
    for name in names:
        spellings.setdefault(name.casefold(), []).append(name)
    close = get_close_matches(lookup.name.casefold(), spellings, _MOST_SIMILAR)
    nearest = [name for folded in close for name in spellings[folded]]
    return NameNotFoundError(
        kind=lookup.kind,
        name=lookup.name,
        place=lookup.place,
        hint=hint or lookup.hint,
        nearest=tuple(nearest[:_MOST_SIMILAR]),
    )


def _ambiguous(lookup: Lookup[T], found: Sequence[T]) -> AmbiguousNameError:
    return AmbiguousNameError(
        kind=lookup.kind,
        name=lookup.name,
        hint=lookup.hint,
        candidates=tuple(found),
        described=tuple(map(lookup.describe, found)),
    )


def _flow_of_page(session: Session, address: str, site: str, number: int) -> Plan[m.Flow]:
    """Return the flow whose page has an address; all flows are read until it is found."""
    sites: set[str] = set()

    def is_page(flow: m.Flow) -> bool:
        page = _PAGE.fullmatch(flow.webpage_url or "")
        if page is None:
            return False
        sites.add(page[1] or "")
        return (page[1] or "").casefold() == site.casefold() and int(page[2]) == number

    pages = Pages(operations.query_flows_for_site(), ahead=session.prefetch > 1)
    found = yield from read_up_to(session, pages, 1, prefetch=session.prefetch, keep=is_page)
    if found:
        return found[0]
    if not sites:
        hint = "The server tells no addresses of pages: find the flow by its name"
    elif site.casefold() not in {one.casefold() for one in sites}:
        of = f"the site {site!r}" if site else "the default site"
        hint = f"The address is of {of}, which is not the site of the client: see switch_site()"
    else:
        hint = "It may have been deleted: find the flow by its name"
    raise NameNotFoundError(kind="flow", name=address, hint=hint, nearest=())


def _paths_of_projects(session: Session) -> Plan[dict[str, str]]:
    """Return the paths of projects by their ids, as far as they can be read."""
    try:
        pages = Pages(operations.query_projects())
        projects = yield from read_up_to(session, pages, _MOST_PROJECTS)
    except ApiError:
        return {}  # the error that needs them is more important
    known = {project.id: project for project in projects}
    paths: dict[str, str] = {}
    for project in projects:
        names: list[str] = []
        one: m.Project | None = project
        while one is not None and len(names) < _MOST_LEVELS:
            names.insert(0, one.name or one.id)
            one = known.get(one.parent_project_id or "")
        paths[project.id] = "/".join(names)
    return paths


def _described(flow: m.Flow, paths: dict[str, str]) -> str:
    """Return what tells a flow from others of its name: its project and its id."""
    if flow.project is None:
        return f"one in a personal space (id {flow.id})"
    path = paths.get(flow.project.id or "", flow.project.name or flow.project.id)
    return f"one in the project {path!r} (id {flow.id})"


def _shown_project(project: object) -> str:
    if isinstance(project, (list, tuple)):
        return repr("/".join(cast("Sequence[str]", project)))
    name: object = getattr(project, "name", None)
    return repr(project if isinstance(project, str) else name or cast("Any", project).id)
