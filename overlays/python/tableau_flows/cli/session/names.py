"""Finds the objects that arguments name: by name or path, or by id without a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tableau_flows_generated import models as m
from tableau_flows_generated.checks import shown as value_shown

from tableau_flows._common.arguments import is_id
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.failures.wording import naming
from tableau_flows.errors import NotFoundError, VersionError

if TYPE_CHECKING:
    from tableau_flows import FlowRunHandle
    from tableau_flows.client import Client


def project_named(tableau: Client, text: str, typed: str = "--project") -> m.Project:
    """Return the project of a path; of an id, with nothing but the id.

    Args:
        tableau: The client.
        text: The path or the id.
        typed: The option or the argument that holds it, for errors.
    """
    with naming(path=typed):
        return m.Project(id=text) if is_id(text) else tableau.projects.find(text)


def flow_named(
    tableau: Client, text: str, project: str | None = None, typed: str = "FLOW"
) -> m.Flow:
    """Return the flow of a name or of the address of its page; of an id, with only the id.

    Args:
        tableau: The client.
        text: The name, the address or the id.
        project: The path of its project; None for all projects.
        typed: The option or the argument that holds the text, for errors.
    """
    if is_id(text):
        return m.Flow(id=text)
    with naming(name=typed, project="--project"):
        return tableau.flows.find(text, project=project)


def schedule_named(tableau: Client, text: str, typed: str = "SCHEDULE") -> m.Schedule:
    """Return the schedule of a name; of an id, with nothing but the id."""
    with naming(name=typed):
        return m.Schedule(id=text) if is_id(text) else tableau.schedules.find(text)


def user_named(tableau: Client, text: str, typed: str) -> m.User:
    """Return the user of a login name; of an id, with nothing but the id."""
    with naming(name=typed):
        return m.User(id=text) if is_id(text) else tableau.users.find(text)


def group_named(tableau: Client, text: str, typed: str) -> m.Group:
    """Return the group of a name; of an id, with nothing but the id."""
    with naming(name=typed):
        return m.Group(id=text) if is_id(text) else tableau.groups.find(text)


def group_set_named(tableau: Client, text: str, typed: str) -> m.GroupSet:
    """Return the group set of a name; of an id, with nothing but the id."""
    with naming(name=typed):
        return m.GroupSet(id=text) if is_id(text) else tableau.group_sets.find(text)


def run_of(tableau: Client, text: str) -> FlowRunHandle:
    """Return the run of an id, which may be that of its job.

    Raises:
        CommandError: The text is no id.
        NotFoundError: There is no such run.
    """
    if not is_id(text):
        raise CommandError(
            f"RUN must be the id of a run or of its job, not {value_shown(text)}; `runs --quiet`"
            " lists ids of runs"
        )
    try:
        return tableau.flow_runs.open(run_id=text)
    except (NotFoundError, VersionError) as error:
        try:
            return tableau.flow_runs.open(job_id=text)
        except NotFoundError:
            raise error from None


def shown(item: m.Flow | m.Schedule | m.Project) -> str:
    """Return the name of an object in quotation marks, or its id if the name is not known."""
    return str(item.id) if item.name is None else repr(item.name)
