"""Makes replies about flow tasks and their schedules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.run_replies import parameter_overrides
from tableau_flows.emulator.replies.schedule_replies import schedule
from tableau_flows.emulator.store.records import (
    FlowRow,
    ScheduleRow,
    TaskParameterRow,
    TaskRow,
    TaskStepRow,
)
from tableau_flows.emulator.store.store import json_array


def tasks(call: Call, rows: Sequence[TaskRow]) -> tuple[models.Task, ...]:
    """Make flow tasks, with four queries in total."""
    store = call.state.store
    of_these = "IN (SELECT value FROM json_each(?))"
    flow_ids = json_array(row.flow_id for row in rows if row.flow_id is not None)
    flow_names = {
        row.id: row.name for row in store.select(FlowRow, f"WHERE id {of_these}", flow_ids)
    }
    schedules = {row.id: row for row in store.select(ScheduleRow)}
    task_ids = json_array(row.id for row in rows)
    steps: dict[str, list[TaskStepRow]] = defaultdict(list)
    for step in store.select(TaskStepRow, f"WHERE task_id {of_these}", task_ids):
        steps[step.task_id].append(step)
    parameters: dict[str, list[TaskParameterRow]] = defaultdict(list)
    for parameter in store.select(
        TaskParameterRow,
        f"WHERE task_id {of_these} ORDER BY position",
        task_ids,
    ):
        parameters[parameter.task_id].append(parameter)
    return tuple(
        models.Task(
            flow_run=models.FlowTask(
                id=row.id,
                priority=row.priority,
                consecutive_failed_count=row.failures,
                type=row.type,
                schedule=schedule(schedules[row.schedule_id], call.now),
                flow=models.FlowSummary(id=row.flow_id, name=flow_names[row.flow_id]),
                flow_run_spec=_run_spec(row.flow_id, steps.get(row.id, ())),
                flow_parameters_runs=parameter_overrides(parameters.get(row.id, ())),
            )
        )
        for row in rows
        if row.flow_id is not None
    )


def _run_spec(flow_id: str, steps: Sequence[TaskStepRow]) -> models.FlowRunSpec | None:
    """Make the output steps that the runs of a task are limited to; None for all."""
    if not steps:
        return None
    return models.FlowRunSpec(
        flow_id=flow_id,
        flow_output_steps=tuple(models.FlowOutputStepReference(id=step.step_id) for step in steps),
    )
