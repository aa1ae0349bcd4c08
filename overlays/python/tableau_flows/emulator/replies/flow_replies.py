"""Makes replies about flows, their output steps and connections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tableau_flows_generated import models
from tableau_flows_generated.catalog import FIELD_VERSIONS

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.store.records import (
    ConnectionRow,
    FlowRow,
    OutputStepRow,
    ParameterRow,
    TagRow,
)
from tableau_flows.emulator.store.store import json_array

Row = TypeVar("Row")

PARAMETERS_SINCE = FIELD_VERSIONS["Flow.parameters"]
OWNER_DETAILS_SINCE = (3, 20)


def flow(call: Call, row: FlowRow) -> models.Flow:
    """Make one flow."""
    return flows(call, [row.number])[0]


def flows(call: Call, numbers: Sequence[int]) -> tuple[models.Flow, ...]:
    """Make the flows with these numbers, in their order, with three queries in total."""
    wanted = json_array(numbers)
    store = call.state.store
    rows = store.numbered(FlowRow, numbers)
    of_these = (
        "WHERE flow_id IN (SELECT f.id FROM json_each(?) AS j"
        " CROSS JOIN flows AS f ON f.number = j.value)"
    )
    tags = _by_flow(store.select(TagRow, of_these, wanted), lambda tag: tag.flow_id)
    parameters: dict[str, list[ParameterRow]] = {}
    if call.version >= PARAMETERS_SINCE:
        parameters = _by_flow(
            store.select(ParameterRow, f"{of_these} ORDER BY flow_id, position", wanted),
            lambda parameter: parameter.flow_id,
        )
    builder = _FlowBuilder(call)
    return tuple(
        builder.build(row, tags.get(row.id, ()), parameters.get(row.id, ())) for row in rows
    )


class _FlowBuilder:
    """Builds the flows of one reply, which share the objects of their projects and owners."""

    def __init__(self, call: Call) -> None:
        site = call.caller.site.content_url
        self._page_prefix = f"{call.base_url}/#/{f'site/{site}/' if site else ''}flows/"
        self._has_owner_names = call.version >= OWNER_DETAILS_SINCE
        self._projects: dict[str, models.ProjectSummary] = {}
        self._owners: dict[str, models.UserSummary] = {}

    def build(
        self, row: FlowRow, tags: Sequence[TagRow], parameters: Sequence[ParameterRow]
    ) -> models.Flow:
        """Build a flow with the fields that the version of the API has."""
        created_at = utc_datetime(row.created_at)
        return models.Flow(
            id=row.id,
            name=row.name,
            description=row.description,
            webpage_url=f"{self._page_prefix}{row.number}",
            file_type=row.file_type,
            created_at=created_at,
            updated_at=created_at
            if row.updated_at == row.created_at
            else utc_datetime(row.updated_at),
            project=None if row.project_id is None else self._project(row.project_id, row),
            owner=self._owner(row),
            tags=tuple(models.Tag(label=tag.label) for tag in tags) if tags else (),
            parameters=tuple(map(_parameter, parameters)) if parameters else (),
        )

    def _project(self, project_id: str, row: FlowRow) -> models.ProjectSummary:
        project = self._projects.get(project_id)
        if project is None:
            project = models.ProjectSummary(id=project_id, name=row.project_name)
            self._projects[project_id] = project
        return project

    def _owner(self, row: FlowRow) -> models.UserSummary:
        owner = self._owners.get(row.owner_id)
        if owner is None:
            name = row.owner_name if self._has_owner_names else None
            owner = self._owners[row.owner_id] = models.UserSummary(id=row.owner_id, name=name)
        return owner


def _parameter(row: ParameterRow) -> models.FlowParameter:
    return models.FlowParameter(
        id=row.id,
        type=row.type,
        name=row.name,
        value=row.value,
        is_required=bool(row.required),
        domain=models.FlowParameterDomain(domain_type="any"),
    )


def output_steps(call: Call, row: FlowRow) -> tuple[models.FlowOutputStep, ...]:
    """Make the output steps of a flow."""
    steps = call.state.store.select(OutputStepRow, "WHERE flow_id = ? ORDER BY position", row.id)
    return tuple(models.FlowOutputStep(id=step.id, name=step.name) for step in steps)


def connection(row: ConnectionRow) -> models.Connection:
    """Make a connection with the attributes that the list of connections has."""
    return models.Connection(
        id=row.id,
        type=row.type,
        server_address=row.server_address,
        server_port=row.server_port,
        user_name=row.user_name,
        embed_password=bool(row.embed_password),
        authentication_type=row.authentication_type,
        query_tagging_enabled=None
        if row.query_tagging_enabled is None
        else bool(row.query_tagging_enabled),
        db_name=row.database_name,
    )


def _by_flow(rows: Iterable[Row], flow_id: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[flow_id(row)].append(row)
    return found
