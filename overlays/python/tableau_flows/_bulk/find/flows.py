"""Finds flows by name, or by the address of their page in the browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from tableau_flows_generated import fields, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import check_text

from tableau_flows._bulk.find.lookups import (
    MOST_CANDIDATES,
    MOST_SIMILAR,
    Lookup,
    not_found_error,
    read_matches,
)
from tableau_flows._bulk.find.projects import find_project_id, paths_of_projects
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import AmbiguousNameError, NameNotFoundError

_PAGE = re.compile(r"(?:https?://)?[^#\s]*#/(?:site/([^/?#]+)/)?flows/([0-9]{1,18})(?:[/?].*)?")
"""The address of the page of a flow (wire_facts §6.1)."""


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
        if page is not None:
            hint = "As pages, addresses are looked up without project="
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
    found = yield from read_matches(session, lookup)
    if len(found) > 1:
        paths = yield from paths_of_projects(session)
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
        elsewhere = yield from read_up_to(session, everywhere, MOST_CANDIDATES)
    paths = (yield from paths_of_projects(session)) if elsewhere else {}
    others = "; ".join(_described(flow, paths) for flow in elsewhere[:MOST_SIMILAR])
    raise (yield from not_found_error(session, lookup, others and f"There is {others}"))


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
        hint = "The server returns no addresses of pages: find the flow by its name"
    elif site.casefold() not in {one.casefold() for one in sites}:
        of = f"the site {site!r}" if site else "the default site"
        hint = f"The address belongs to {of}, but the client is on another one: see switch_site()"
    else:
        hint = "It may have been deleted: find the flow by its name"
    raise NameNotFoundError(kind="flow", name=address, hint=hint, nearest=())


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
