"""Makes replies about linked tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.schedule_replies import schedule
from tableau_flows.emulator.store.records import (
    FLOW_TASK,
    FlowRow,
    LinkedTaskRow,
    LinkedTaskStepRow,
    ScheduleRow,
)
from tableau_flows.emulator.store.store import json_array


def linked_tasks(call: Call, rows: Sequence[LinkedTaskRow]) -> tuple[models.LinkedTask, ...]:
    """Make linked tasks with their steps, with three queries in total."""
    store, of_these = call.state.store, "IN (SELECT value FROM json_each(?))"
    steps: dict[str, list[LinkedTaskStepRow]] = defaultdict(list)
    for step in store.select(
        LinkedTaskStepRow,
        f"WHERE linked_task_id {of_these} ORDER BY step_number",
        json_array(row.id for row in rows),
    ):
        steps[step.linked_task_id].append(step)
    flow_ids = json_array(step.flow_id for of_one in steps.values() for step in of_one)
    names = {row.id: row.name for row in store.select(FlowRow, f"WHERE id {of_these}", flow_ids)}
    schedules = {row.id: row for row in store.select(ScheduleRow)}
    return tuple(
        models.LinkedTask(
            id=row.id,
            num_steps=len(steps[row.id]),
            schedule=schedule(schedules[row.schedule_id], call.now),
            linked_task_steps=tuple(
                _step(step, names[step.flow_id], schedules[row.schedule_id].priority)
                for step in steps[row.id]
            ),
        )
        for row in rows
    )


def _step(row: LinkedTaskStepRow, flow_name: str, priority: int) -> models.LinkedTaskStep:
    return models.LinkedTaskStep(
        id=row.id,
        step_number=row.step_number,
        stop_downstream_tasks_on_failure=bool(row.stops_on_failure),
        task=models.Task(
            flow_run=models.FlowTask(
                id=row.task_id,
                priority=priority,
                consecutive_failed_count=0,
                type=FLOW_TASK,
                flow=models.FlowSummary(id=row.flow_id, name=flow_name),
            )
        ),
    )
