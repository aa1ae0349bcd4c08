"""Handlers for flow tasks: list, get, add to a schedule, create on Cloud, and run."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import codes, models
from tableau_flows_generated.catalog import FIELD_VERSIONS
from tableau_flows_generated.codes import BAD_REQUEST, NOT_A_FLOW_TASK

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.run_requests import (
    check_steps,
    is_queued,
    parameter_values,
    queue_run,
)
from tableau_flows.emulator.replies import task_replies
from tableau_flows.emulator.rules.runs import ParameterValue
from tableau_flows.emulator.rules.schedules import checked_details, insert_schedule
from tableau_flows.emulator.store.records import (
    FLOW_TASK,
    FlowRow,
    ScheduleRow,
    TaskParameterRow,
    TaskRow,
)

MAY_NOT_SEE = codes.NOT_PERMITTED
MAY_NOT_RUN = codes.NOT_PERMITTED
MAY_NOT_SCHEDULE = codes.UPDATE_NOT_PERMITTED
TASK_QUEUED = codes.TASK_ALREADY_QUEUED
SCHEDULE_UNKNOWN = codes.SCHEDULE_NOT_FOUND
TASK_UNKNOWN = codes.TASK_NOT_FOUND

DEFAULT_PRIORITY = 50
"""Priority of a task on Tableau Cloud, whose request names none."""

PARAMETERS_SINCE = FIELD_VERSIONS["FlowRunToSchedule.flow_run_spec"]


@handles("getFlowRunTasks")
def get_flow_run_tasks(call: Call) -> models.TaskListReply:
    """List the flow tasks of the site; users other than administrators see those of their flows."""
    owned = call.access.owned_flows()
    tasks = call.state.store.select(
        TaskRow,
        "AS t WHERE t.site_id = ? AND t.type = ? AND EXISTS"
        f" (SELECT 1 FROM flows AS f WHERE f.id = t.flow_id AND {owned.sql})"
        " ORDER BY t.rowid",
        *(call.site_id, FLOW_TASK),
        *owned.values,
    )
    return models.TaskListReply(tasks=task_replies.tasks(call, tasks))


@handles("getFlowRunTask")
def get_flow_run_task(call: Call) -> models.TaskReply:
    """Return one flow task."""
    task = _find_task(call)
    if task.type != FLOW_TASK or task.flow_id is None:
        raise _unknown(task.id)
    flow = call.flow_by_id(task.flow_id)
    if not call.access.owns(flow):
        raise Refusal(MAY_NOT_SEE, "You may see the tasks of your own flows only.")
    return _reply(call, [task])


@handles("addFlowTaskToSchedule")
def add_flow_task_to_schedule(call: Call) -> models.TaskReply:
    """Add a task that runs a flow on a schedule."""
    store = call.state.store
    schedule = store.find(ScheduleRow, "WHERE id = ? AND name IS NOT NULL", call.ids["scheduleId"])
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
    task_id = _add_task(call, flow, schedule.id, schedule.priority)
    spec = request.flow_run_spec
    if spec is not None and call.version >= PARAMETERS_SINCE:
        # Output steps are ignored here (wire_facts §6.13).
        _set_parameters(call, task_id, flow, spec)
    return _reply(call, store.select(TaskRow, "WHERE id = ?", task_id))


@handles("createCloudFlowTask")
def create_cloud_flow_task(call: Call) -> models.TaskReply:
    """Create a task with a schedule of its own."""
    store, request = call.state.store, call.read(models.CreateCloudFlowTaskRequest)
    given, recurrence = request.task.flow_run, request.schedule
    flow = call.flow_by_id(given.flow.id)
    if not call.access.owns_or_leads(flow):
        raise Refusal(MAY_NOT_SCHEDULE, f"You may not schedule the flow {flow.name!r}.")
    details = checked_details(recurrence.frequency, recurrence.frequency_details, cloud=True)
    schedule_id = store.ids.new("schedule", flow.id)
    insert_schedule(
        store,
        schedule_id,
        name=None,
        kind="Flow",
        frequency=recurrence.frequency,
        details=details,
        now=int(call.now),
    )
    task_id = _add_task(call, flow, schedule_id, DEFAULT_PRIORITY)
    if given.flow_run_spec is not None:
        step_ids = [step.id for step in given.flow_run_spec.flow_output_steps]
        check_steps(call, flow, step_ids)
        store.insert_many(
            "task_output_steps",
            ("task_id", "step_id"),
            ((task_id, step_id) for step_id in dict.fromkeys(step_ids)),
        )
        _set_parameters(call, task_id, flow, given.flow_run_spec)
    return _reply(call, store.select(TaskRow, "WHERE id = ?", task_id))


@handles("runFlowTask")
def run_flow_task(call: Call) -> models.JobReply:
    """Queue a run of the flow of a task."""
    task = _find_task(call)
    if task.type != FLOW_TASK or task.flow_id is None:
        raise Refusal(NOT_A_FLOW_TASK, "The task does not run a flow.")
    flow = call.flow_by_id(task.flow_id)
    if not call.access.owns(flow):
        raise Refusal(MAY_NOT_RUN, "You may run the tasks of your own flows only.")
    if is_queued(call, "task_id", task.id) or is_queued(call, "flow_id", flow.id):
        raise Refusal(TASK_QUEUED, "A run of the task is waiting or running.")
    parameters = [
        ParameterValue(row.parameter_id, row.name, row.value)
        for row in call.state.store.select(
            TaskParameterRow, "WHERE task_id = ? ORDER BY position", task.id
        )
    ]
    return queue_run(call, flow, parameters, task.id)


def _find_task(call: Call) -> TaskRow:
    """Return the task in the path, of any type.

    Raises:
        Refusal: 404026, if the site has no such task.
    """
    task_id = call.ids["taskId"]
    task = call.state.store.find(TaskRow, "WHERE id = ? AND site_id = ?", task_id, call.site_id)
    if task is None:
        raise _unknown(task_id)
    return task


def _set_parameters(call: Call, task_id: str, flow: FlowRow, spec: models.FlowRunSpec) -> None:
    call.state.store.insert_many(
        "task_parameters",
        ("task_id", "parameter_id", "value"),
        ((task_id, given.id, given.value) for given in parameter_values(call, flow, spec)),
    )


def _add_task(call: Call, flow: FlowRow, schedule_id: str, priority: int) -> str:
    task_id = call.state.store.ids.new("task", flow.id)
    call.state.store.insert(
        "tasks",
        id=task_id,
        site_id=call.site_id,
        type=FLOW_TASK,
        flow_id=flow.id,
        schedule_id=schedule_id,
        priority=priority,
        failures=0,
        created_at=int(call.now),
    )
    return task_id


def _reply(call: Call, tasks: Sequence[TaskRow]) -> models.TaskReply:
    return models.TaskReply(task=task_replies.tasks(call, tasks)[0])


def _unknown(task_id: str) -> Refusal:
    return Refusal(TASK_UNKNOWN, f"The site has no flow task with the id {task_id!r}.")
