"""Where a flow is published to: the project by its path, and whether the name is free there."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from tableau_flows_generated import fields, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified

from tableau_flows._bulk.find.projects import check_project, find_project_id
from tableau_flows._calls.call import call
from tableau_flows._calls.scopes import is_within_scopes
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import FlowNameTakenError, NotFoundError, PermissionDeniedError

_log = logging.getLogger("tableau_flows.transfers")

_MOST_LISTED = 100
"""Maximum flows of a name that are looked at."""

_DEFAULT_PROJECT = "default"
"""Name of the default project, which no other project at the top has (wire_facts §11.1)."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a flow is published to.

    Attributes:
        session: The session of the client.
        project: The project as it was given: a path, an id, the object, or None for the default
            project.
    """

    session: Session
    project: str | Identified | Sequence[str] | None

    def check(self) -> None:
        """Check the project, without sending anything.

        Raises:
            UsageError: It is neither a path nor an id nor an object with one.
        """
        if self.project is not None:
            check_project(self.project)

    def locate(self, name: str, *, is_new: bool) -> Plan[str | None]:
        """Return the id of the project.

        Args:
            name: The name of the flow.
            is_new: Whether the project must not have a flow of this name.

        Raises:
            NameNotFoundError: There is no such project.
            AmbiguousNameError: Several projects have the path.
            FlowNameTakenError: The project has a flow of this name.
        """
        project_id = yield from self._project_id()
        if is_new:
            there = yield from self._find_flow(name, project_id)
            if there is not None:
                raise FlowNameTakenError(flow=there)
        return project_id

    def find_flow(self, name: str) -> Plan[m.Flow | None]:
        """Return the flow of a name in the project, as far as the user may see its flows.

        Raises:
            NameNotFoundError: There is no such project.
            AmbiguousNameError: Several projects have the path.
        """
        project_id = yield from self._project_id()
        return (yield from self._find_flow(name, project_id))

    def _project_id(self) -> Plan[str | None]:
        if self.project is None:
            return None
        return (yield from find_project_id(self.session, self.project))

    def _find_flow(self, name: str, project_id: str | None) -> Plan[m.Flow | None]:
        where = [fields.flow.name.eq(name)]
        if project_id is not None:
            where.append(fields.flow.project_id.eq(project_id))
        operation = operations.query_flows_for_site(where=where)
        if not is_within_scopes(self.session, operation.info):
            return None
        try:
            listed = yield from read_up_to(self.session, Pages(operation), _MOST_LISTED)
            for flow in listed:
                there = yield from self._is_there(flow, project_id)
                if there:
                    return flow
        except PermissionDeniedError as error:
            _log.debug("the name of the flow is not checked: %s", error)
        return None

    def _is_there(self, listed: m.Flow, project_id: str | None) -> Plan[bool]:
        """Return whether a listed flow is in the project now: lists may be late."""
        if listed.project is None or (project_id is None and not _is_default(listed.project.name)):
            return False
        try:
            flow = yield from call(self.session, operations.query_flow(listed))
        except NotFoundError:
            return False
        found = None if flow.project is None else flow.project.id
        if flow.name != listed.name or found != listed.project.id:
            return False
        return project_id is not None or (yield from self._is_at_the_top(found))

    def _is_at_the_top(self, project_id: str | None) -> Plan[bool]:
        """Return whether a project called like the default project is that project."""
        names = (_DEFAULT_PROJECT, _DEFAULT_PROJECT.capitalize())
        operation = operations.query_projects(where=[fields.project.name.in_(names)])
        projects = yield from read_up_to(self.session, Pages(operation), _MOST_LISTED)
        return any(one.id == project_id and one.parent_project_id is None for one in projects)


def _is_default(name: str | None) -> bool:
    return (name or "").lower() == _DEFAULT_PROJECT
