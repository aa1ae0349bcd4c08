"""Answers which flows run by a schedule, and adds one to a schedule."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.run_specs import parameter_values
from tableau_flows.emulator.replies import replies
from tableau_flows.emulator.store.records import FlowRow, ScheduleRow, TaskRow

BAD_REQUEST = "400000"
MAY_NOT_SEE = "403004"
MAY_NOT_SCHEDULE = "403098"
SCHEDULE_UNKNOWN = "404023"
TASK_UNKNOWN = "404026"

FLOW_TASK = "RunFlowTask"
PARAMETERS_SINCE = (3, 15)


@handles("getFlowRunTasks")
def get_flow_run_tasks(call: Call) -> models.TaskListReply:
    """All flow tasks of the site; for others than administrators, those of their own flows."""
    owned = call.access.owned_flows()
    tasks = call.world.store.select(
        TaskRow,
        "AS t WHERE t.site_id = ? AND t.type = ? AND EXISTS"
        f" (SELECT 1 FROM flows AS f WHERE f.id = t.flow_id AND {owned.sql})"
        " ORDER BY t.created_at, t.id",
        *(call.site_id, FLOW_TASK),
        *owned.values,
    )
    return models.TaskListReply(tasks=replies.tasks(call, tasks))


@handles("getFlowRunTask")
def get_flow_run_task(call: Call) -> models.TaskReply:
    """One flow task."""
    task = find_task(call)
    if task.type != FLOW_TASK or task.flow_id is None:
        raise _unknown(task.id)
    flow = call.flow_by_id(task.flow_id)
    if not call.access.owns(flow):
        raise Refusal(MAY_NOT_SEE, "You may see the tasks of your own flows only.")
    return _reply(call, [task])


@handles("addFlowTaskToSchedule")
def add_flow_task_to_schedule(call: Call) -> models.TaskReply:
    """Have a flow run by a schedule."""
    store = call.world.store
    schedule = store.find(ScheduleRow, "WHERE id = ?", call.ids["scheduleId"])
    if schedule is None:
        raise Refusal(SCHEDULE_UNKNOWN, "The server has no schedule with that id.")
    request = call.read(models.AddFlowTaskToScheduleRequest).task.flow_run
    flow = call.flow_by_id(request.flow.id)
    if not call.access.owns_or_leads(flow):
        raise Refusal(MAY_NOT_SCHEDULE, f"You may not schedule the flow {flow.name!r}.")
    if schedule.type != "Flow":
        raise Refusal(
            BAD_REQUEST, f"The schedule {schedule.name!r} is for {schedule.type}, not for flows."
        )
    task_id = _add_task(call, flow, schedule)
    spec = request.flow_run_spec
    if spec is not None and call.version >= PARAMETERS_SINCE:
        # Output steps given here are ignored (wire_facts §6.13).
        store.insert_many(
            "task_parameters",
            ("task_id", "parameter_id", "value"),
            ((task_id, given.id, given.value) for given in parameter_values(call, flow, spec)),
        )
    return _reply(call, store.select(TaskRow, "WHERE id = ?", task_id))


def find_task(call: Call) -> TaskRow:
    """The task in the path, of whatever type.

    Raises:
        Refusal: 404026, when the site has no such task.
    """
    task_id = call.ids["taskId"]
    task = call.world.store.find(TaskRow, "WHERE id = ? AND site_id = ?", task_id, call.site_id)
    if task is None:
        raise _unknown(task_id)
    return task


def _add_task(call: Call, flow: FlowRow, schedule: ScheduleRow) -> str:
    task_id = str(uuid.uuid4())
    call.world.store.insert(
        "tasks",
        id=task_id,
        site_id=call.site_id,
        type=FLOW_TASK,
        flow_id=flow.id,
        schedule_id=schedule.id,
        priority=schedule.priority,
        failures=0,
        created_at=int(call.now),
    )
    return task_id


def _reply(call: Call, tasks: Sequence[TaskRow]) -> models.TaskReply:
    return models.TaskReply(task=replies.tasks(call, tasks)[0])


def _unknown(task_id: str) -> Refusal:
    return Refusal(TASK_UNKNOWN, f"The site has no flow task with the id {task_id!r}.")
