"""Makes the models of replies about flows from the rows of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import moment
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.store.records import (
    ConnectionRow,
    FlowRow,
    OutputStepRow,
    ParameterRow,
    TagRow,
)
from tableau_flows.emulator.store.store import as_list

Row = TypeVar("Row")

PARAMETERS_SINCE = (3, 15)
OWNER_DETAILS_SINCE = (3, 20)


def _rows_numbered(
    call: Call, numbers: Sequence[int]
) -> tuple[list[FlowRow], dict[str, list[TagRow]], dict[str, list[ParameterRow]]]:
    """The flows with these numbers, in their order, and by their ids the tags and parameters.

    Three queries for all of them together.
    """
    wanted = as_list(numbers)
    store = call.world.store
    rows = store.select(FlowRow, "WHERE number IN (SELECT value FROM json_each(?))", wanted)
    place = {number: place for place, number in enumerate(numbers)}
    rows.sort(key=lambda row: place[row.number])
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
    return rows, tags, parameters


def flow(call: Call, row: FlowRow) -> models.Flow:
    """One flow."""
    return flows(call, [row.number])[0]


def flows(call: Call, numbers: Sequence[int]) -> tuple[models.Flow, ...]:
    """The flows with these numbers, in their order."""
    rows, tags, parameters = _rows_numbered(call, numbers)
    return tuple(_told(call, row, tags.get(row.id, ()), parameters.get(row.id, ())) for row in rows)


def _told(
    call: Call, row: FlowRow, tags: Iterable[TagRow], parameters: Iterable[ParameterRow]
) -> models.Flow:
    """A flow with its tags and parameters, as far as the version of the API tells them."""
    site = call.caller.site.content_url
    page = f"{call.base_url}/#/{f'site/{site}/' if site else ''}flows/{row.number}"
    project = None
    if row.project_id is not None:
        project = models.Project(id=row.project_id, name=row.project_name)
    owner_name = row.owner_name if call.version >= OWNER_DETAILS_SINCE else None
    return models.Flow(
        id=row.id,
        name=row.name,
        description=row.description,
        webpage_url=page,
        file_type=row.file_type,
        created_at=moment(row.created_at),
        updated_at=moment(row.updated_at),
        project=project,
        owner=models.User(id=row.owner_id, name=owner_name),
        tags=tuple(models.Tag(label=tag.label) for tag in tags),
        parameters=tuple(
            models.FlowParameter(
                id=parameter.id,
                type=parameter.type,
                name=parameter.name,
                value=parameter.value,
                is_required=bool(parameter.required),
                domain=models.FlowParameterDomain(domain_type="any"),
            )
            for parameter in parameters
        ),
    )


def output_steps(call: Call, row: FlowRow) -> tuple[models.FlowOutputStep, ...]:
    """The output steps of a flow."""
    steps = call.world.store.select(OutputStepRow, "WHERE flow_id = ? ORDER BY position", row.id)
    return tuple(models.FlowOutputStep(id=step.id, name=step.name) for step in steps)


def connection(row: ConnectionRow) -> models.Connection:
    """A connection as the list of connections tells it."""
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
