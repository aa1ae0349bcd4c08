"""The calls and the plan behind `client.flow_tasks` and `client.schedules`."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated import operations, protocol
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_number, check_text
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.call import call
from tableau_flows._calls.deployment import check_deployment
from tableau_flows._common.deprecations import warn
from tableau_flows._common.recurrences import member_of
from tableau_flows._plans.messages import Stopwatch
from tableau_flows._plans.steps import Plan, locked
from tableau_flows._session.session import Session
from tableau_flows._session.warnings import FlowTaskWarning
from tableau_flows.errors import OutcomeUnknownError, UsageError
from tableau_flows.schedules import Recurrence, check_recurrence


def create_task(
    flow: str | Identified, recurrence: Recurrence, flow_run_spec: m.FlowRunSpec | None
) -> Operation[m.Task]:
    """Build the call that creates a task with a schedule of its own.

    Raises:
        UsageError: An argument is invalid, or Tableau Cloud refuses the recurrence.
    """
    check_recurrence(recurrence)
    return operations.create_cloud_flow_task(
        flow,
        frequency=recurrence.frequency,
        frequency_details=recurrence.for_cloud(),
        flow_run_spec=flow_run_spec,
    )


def create_schedule(
    name: str,
    recurrence: Recurrence,
    *,
    kind: m.ScheduleKind | m.ScheduleKindValue,
    priority: int,
    execution_order: m.ExecutionOrder | m.ExecutionOrderValue,
) -> Operation[m.Schedule]:
    """Build the call that creates a schedule.

    Raises:
        UsageError: An argument is invalid, or Tableau Server refuses the recurrence.
    """
    check_text(name, "name", required=True, empty=False)
    check_recurrence(recurrence)
    _check_priority(priority, required=True)
    return operations.create_schedule(
        name,
        kind=member_of(m.ScheduleKind, kind, "kind"),
        priority=priority,
        execution_order=member_of(m.ExecutionOrder, execution_order, "execution_order"),
        frequency=recurrence.frequency,
        frequency_details=recurrence.for_server(),
    )


def update_schedule(
    schedule: str | Identified,
    *,
    name: str | None,
    recurrence: Recurrence | None,
    state: m.ScheduleState | m.ScheduleStateValue | None,
    priority: int | None,
    execution_order: m.ExecutionOrder | m.ExecutionOrderValue | None,
) -> Operation[m.Schedule]:
    """Build the call that changes a schedule.

    Raises:
        UsageError: An argument is invalid, or there is none, or Tableau Server refuses the
            recurrence.
    """
    id_of(schedule, "schedule", "schedule")
    check_text(name, "name", empty=False)
    if all(value is None for value in (name, recurrence, state, priority, execution_order)):
        raise UsageError(
            "nothing to change: give at least one of name=, recurrence=, state=, priority=,"
            " execution_order="
        )
    if recurrence is not None:
        check_recurrence(recurrence)
    _check_priority(priority, required=False)
    return operations.update_schedule(
        schedule,
        name=name,
        state=None if state is None else member_of(m.ScheduleState, state, "state"),
        priority=priority,
        execution_order=(
            None
            if execution_order is None
            else member_of(m.ExecutionOrder, execution_order, "execution_order")
        ),
        frequency=None if recurrence is None else recurrence.frequency,
        frequency_details=None if recurrence is None else recurrence.for_server(),
    )


def tasks_of_schedule(tasks: tuple[m.Task, ...], schedule_id: str) -> tuple[m.Task, ...]:
    """Return the tasks that are on a schedule, in their order; ids are compared without case."""
    wanted = schedule_id.casefold()
    return tuple(
        task
        for task in tasks
        if (schedule := task.flow_run.schedule) is not None
        and (schedule.id or "").casefold() == wanted
    )


def ensure_task(
    session: Session,
    flow: str | Identified,
    schedule: str | Identified,
    flow_run_spec: m.FlowRunSpec | None,
) -> Plan[m.Task]:
    """Add a flow to a schedule unless it is on the schedule already; return the task.

    Raises:
        UsageError: An argument is invalid.
        DeploymentError: The server is Tableau Cloud; nothing was sent.
    """
    add = operations.add_flow_task_to_schedule(flow, schedule, flow_run_spec=flow_run_spec)
    check_deployment(session, add.info)
    plan = _ensure(
        session, id_of(flow, "flow", "flow"), id_of(schedule, "schedule", "schedule"), add
    )
    # Without a limit, since each call of the owner of the lock has one.
    return (yield from locked(session.task_lock, plan, Stopwatch(), None))


def _ensure(
    session: Session, flow_id: str, schedule_id: str, add: Operation[m.Task]
) -> Plan[m.Task]:
    found = yield from _find(session, flow_id, schedule_id)
    if not found:
        found = yield from _add(session, flow_id, schedule_id, add)
    ids = [task.flow_run.id for task in found]
    if len(ids) > 1:
        warn(
            f"the flow {flow_id} has {len(ids)} tasks on the schedule: {', '.join(ids)}",
            FlowTaskWarning,
        )
    return found[0]


def _add(
    session: Session, flow_id: str, schedule_id: str, add: Operation[m.Task]
) -> Plan[tuple[m.Task, ...]]:
    """Add a task, and return all tasks of the flow on the schedule; there is at least one."""
    try:
        added = yield from call(session, add)
    except OutcomeUnknownError:
        found = yield from _find(session, flow_id, schedule_id)
        if not found:
            raise
        return found
    # Another process may have added the flow at the same time.
    found = yield from _find(session, flow_id, schedule_id)
    if any(task.flow_run.id == added.flow_run.id for task in found):
        return found
    warn(
        f"the list of tasks does not show the new task {added.flow_run.id}, perhaps since you do"
        " not own the flow; a repeated call would add another task",
        FlowTaskWarning,
    )
    return (added,)


def _find(session: Session, flow_id: str, schedule_id: str) -> Plan[tuple[m.Task, ...]]:
    """Return the tasks of a flow on a schedule, in the order of the server."""
    tasks = yield from call(session, operations.get_flow_run_tasks())
    wanted = flow_id.casefold()
    return tuple(
        task
        for task in tasks_of_schedule(tasks, schedule_id)
        if (task.flow_run.flow.id or "").casefold() == wanted
    )


def _check_priority(value: int | None, *, required: bool) -> None:
    check_number(
        value,
        "priority",
        required=required,
        least=protocol.HIGHEST_PRIORITY,
        most=protocol.LOWEST_PRIORITY,
    )
