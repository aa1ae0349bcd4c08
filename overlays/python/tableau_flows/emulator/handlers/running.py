"""Runs flows: at once, and by their tasks."""

from __future__ import annotations

from tableau_flows_generated import models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.flow_tasks import FLOW_TASK, find_task
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.run_specs import check_steps, parameter_values
from tableau_flows.emulator.replies import replies
from tableau_flows.emulator.rules.access import EXECUTE
from tableau_flows.emulator.rules.runs import UNFINISHED, ParameterValue, begin_run
from tableau_flows.emulator.store.records import FlowRow, TaskParameterRow

BAD_REQUEST = "400000"
NOT_A_FLOW_TASK = "400084"
MAY_NOT_RUN = "403004"
TASK_QUEUED = "403102"
FLOW_QUEUED = "409093"

RUN_SPEC_SINCE = (3, 14)


@handles("runFlowNow")
def run_flow_now(call: Call) -> models.JobReply:
    """Queue a run of a flow."""
    flow = call.flow()
    if not call.access.may(EXECUTE, flow):
        raise Refusal(MAY_NOT_RUN, f"You may not run the flow {flow.name!r}.")
    call.choice("flowRunMode")
    steps = [step for step in call.query.get("flowOutputStepIds", "").split(",") if step]
    parameters: list[ParameterValue] = []
    spec = call.read(models.RunFlowNowRequest).flow_run_spec
    if spec is not None and call.version >= RUN_SPEC_SINCE:
        if spec.flow_id != flow.id:
            # It must be repeated in the body (wire_facts §6.11).
            raise Refusal(BAD_REQUEST, "flowRunSpec must name the flow that is in the address.")
        steps += [step.id or "" for step in spec.flow_output_steps]
        parameters = parameter_values(call, flow, spec)
    check_steps(call, flow, steps)
    if _is_queued(call, "flow_id", flow.id):
        raise Refusal(FLOW_QUEUED, f"A run of {flow.name!r} is waiting or running.")
    return _begin(call, flow, parameters)


@handles("runFlowTask")
def run_flow_task(call: Call) -> models.JobReply:
    """Queue a run of the flow of a task."""
    task = find_task(call)
    if task.type != FLOW_TASK or task.flow_id is None:
        raise Refusal(NOT_A_FLOW_TASK, "The task does not run a flow.")
    flow = call.flow_by_id(task.flow_id)
    if not call.access.owns(flow):
        raise Refusal(MAY_NOT_RUN, "You may run the tasks of your own flows only.")
    if _is_queued(call, "task_id", task.id) or _is_queued(call, "flow_id", flow.id):
        raise Refusal(TASK_QUEUED, "A run of the task is waiting or running.")
    parameters = [
        ParameterValue(row.parameter_id, row.name, row.value)
        for row in call.world.store.select(
            TaskParameterRow, "WHERE task_id = ? ORDER BY position", task.id
        )
    ]
    return _begin(call, flow, parameters, task.id)


def _begin(
    call: Call, flow: FlowRow, parameters: list[ParameterValue], task_id: str | None = None
) -> models.JobReply:
    run = begin_run(
        call.world.store,
        call.world.planner,
        flow,
        user_id=call.user_id,
        now=call.now,
        task_id=task_id,
        parameters=parameters,
    )
    return replies.new_job(call, run)


def _is_queued(call: Call, column: str, value: str) -> bool:
    return call.world.store.exists(
        f"SELECT 1 FROM runs WHERE {column} = ? AND status IN (?, ?)", value, *UNFINISHED
    )
