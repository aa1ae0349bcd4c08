"""Makes replies about flow tasks and their schedules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.run_replies import parameter_overrides
from tableau_flows.emulator.store.records import FlowRow, ScheduleRow, TaskParameterRow, TaskRow
from tableau_flows.emulator.store.store import json_array


def tasks(call: Call, rows: Sequence[TaskRow]) -> tuple[models.Task, ...]:
    """Make flow tasks, with three queries in total."""
    store = call.state.store
    of_these = "IN (SELECT value FROM json_each(?))"
    flow_ids = json_array(row.flow_id for row in rows if row.flow_id is not None)
    flow_names = {
        row.id: row.name for row in store.select(FlowRow, f"WHERE id {of_these}", flow_ids)
    }
    schedules = {row.id: row for row in store.select(ScheduleRow)}
    parameters: dict[str, list[TaskParameterRow]] = defaultdict(list)
    for parameter in store.select(
        TaskParameterRow,
        f"WHERE task_id {of_these} ORDER BY position",
        json_array(row.id for row in rows),
    ):
        parameters[parameter.task_id].append(parameter)
    return tuple(
        models.Task(
            flow_run=models.FlowTask(
                id=row.id,
                priority=row.priority,
                consecutive_failed_count=row.failures,
                type=row.type,
                schedule=_schedule(schedules[row.schedule_id]),
                flow=models.FlowSummary(id=row.flow_id, name=flow_names[row.flow_id]),
                flow_parameters_runs=parameter_overrides(parameters.get(row.id, ())),
            )
        )
        for row in rows
        if row.flow_id is not None
    )


def _schedule(row: ScheduleRow) -> models.Schedule:
    return models.Schedule(
        id=row.id,
        name=row.name,
        state=row.state,
        priority=row.priority,
        created_at=utc_datetime(row.created_at),
        updated_at=utc_datetime(row.updated_at),
        type=row.type,
        frequency=row.frequency,
        next_run_at=utc_datetime(row.next_run_at),
    )
