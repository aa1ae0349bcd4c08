"""Moves a flow to another project, or gives it another owner."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified, id_of

from tableau_flows._bulk.find.projects import find_project_id
from tableau_flows._calls.call import call
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session


def update_flow(
    session: Session,
    flow: str | Identified,
    project: str | Identified | Sequence[str] | None,
    owner: str | Identified | None,
) -> Plan[m.Flow]:
    """Update a flow, after the project was looked up if it is a path.

    Raises:
        UsageError: An argument is invalid, or there is nothing to change; nothing was sent.
        NameNotFoundError: There is no project of this path; the flow was not updated.
        AmbiguousNameError: Several projects have this path; the flow was not updated.
    """
    flow_id = id_of(flow, "flow", "flow")
    owner_id = None if owner is None else id_of(owner, "owner", "user")
    project_id: str | None = None
    if project is not None:
        project_id = yield from find_project_id(session, project)
    return (
        yield from call(
            session, operations.update_flow(flow_id, project=project_id, owner=owner_id)
        )
    )
