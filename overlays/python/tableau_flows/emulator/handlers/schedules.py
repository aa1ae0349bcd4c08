"""Handlers for the schedules of Tableau Server: list, get, create, update and delete."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from tableau_flows_generated import codes, models, protocol
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_page
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import schedule_replies
from tableau_flows.emulator.rules.schedules import (
    checked_details,
    columns_of,
    details_of,
    insert_schedule,
)
from tableau_flows.emulator.store.records import ScheduleRow
from tableau_flows.emulator.wire.filters import Condition

SCHEDULE_UNKNOWN = codes.SCHEDULE_NOT_FOUND
NOT_ALLOWED = codes.NOT_PERMITTED
NAME_TAKEN = codes.SCHEDULE_NAME_TAKEN
NOT_DELETED = codes.DELETING_SCHEDULE_FAILED


@handles("querySchedules")
def query_schedules(call: Call) -> models.ScheduleListReply:
    """List a page of the schedules of the server, without detailed times."""
    conditions = [Condition("r.name IS NOT NULL")]
    pagination, rows = select_page(call, call.page(), ScheduleRow, conditions, ["r.name"])
    return models.ScheduleListReply(
        pagination=pagination,
        schedules=tuple(schedule_replies.schedule(row, call.now) for row in rows),
    )


@handles("getSchedule")
def get_schedule(call: Call) -> models.ScheduleReply:
    """Return one schedule with its detailed times."""
    return _reply(call, _find(call))


@handles("createSchedule")
def create_schedule(call: Call) -> models.ScheduleReply:
    """Create a schedule."""
    _require_server_admin(call)
    given = call.read(models.CreateScheduleRequest).schedule
    _check_values(given)
    _check(given.type, models.ScheduleKind, "type")
    details = checked_details(given.frequency, given.frequency_details, cloud=False)
    _check_name(call, given.name)
    schedule_id = call.state.store.ids.new("schedule", given.name)
    insert_schedule(
        call.state.store,
        schedule_id,
        name=given.name,
        kind=given.type,
        frequency=given.frequency,
        details=details,
        now=int(call.now),
        priority=given.priority,
        execution_order=given.execution_order,
    )
    return _reply(call, _by_id(call, schedule_id))


@handles("updateSchedule")
def update_schedule(call: Call) -> models.ScheduleReply:
    """Change what the request names of a schedule."""
    _require_server_admin(call)
    row, given = _find(call), call.read(models.UpdateScheduleRequest).schedule
    _check_values(given)
    if given.state is not None:
        _check(given.state, models.ScheduleState, "state")
    frequency = given.frequency or row.frequency
    details = checked_details(frequency, given.frequency_details or details_of(row), cloud=False)
    if given.name is not None and given.name != row.name:
        _check_name(call, given.name)
    changes: dict[str, str | int | None] = {
        "name": given.name or row.name,
        "state": given.state or row.state,
        "priority": row.priority if given.priority is None else given.priority,
        "frequency": frequency,
        "execution_order": given.execution_order or row.execution_order,
        "updated_at": int(call.now),
        **columns_of(details),
    }
    assignments = ", ".join(f"{column} = ?" for column in changes)
    call.state.store.execute(
        f"UPDATE schedules SET {assignments} WHERE id = ?", *changes.values(), row.id
    )
    return _reply(call, _by_id(call, row.id))


@handles("deleteSchedule")
def delete_schedule(call: Call) -> None:
    """Delete a schedule that has no tasks."""
    _require_server_admin(call)
    row, store = _find(call), call.state.store
    for table in ("tasks", "linked_tasks"):
        if store.exists(f"SELECT 1 FROM {table} WHERE schedule_id = ?", row.id):
            raise Refusal(NOT_DELETED, f"The schedule {row.name!r} still has tasks.")
    store.execute("DELETE FROM schedules WHERE id = ?", row.id)


def _find(call: Call) -> ScheduleRow:
    """Return the schedule in the path.

    Raises:
        Refusal: 404023, if the server has no such schedule.
    """
    return _by_id(call, call.ids["scheduleId"])


def _by_id(call: Call, schedule_id: str) -> ScheduleRow:
    row = call.state.store.find(ScheduleRow, "WHERE id = ? AND name IS NOT NULL", schedule_id)
    if row is None:
        raise Refusal(SCHEDULE_UNKNOWN, "The server has no schedule with that id.")
    return row


def _require_server_admin(call: Call) -> None:
    if not call.access.is_server_admin:
        raise Refusal(NOT_ALLOWED, "Only server administrators change schedules.")


def _check_name(call: Call, name: str) -> None:
    if call.state.store.exists("SELECT 1 FROM schedules WHERE name = ?", name):
        raise Refusal(NAME_TAKEN, f"There is already a schedule {name!r}.")


def _check_values(given: models.ScheduleToCreate | models.ScheduleToUpdate) -> None:
    if given.name == "":
        raise Refusal(BAD_REQUEST, "The name of the schedule is empty.")
    highest, lowest = protocol.HIGHEST_PRIORITY, protocol.LOWEST_PRIORITY
    if given.priority is not None and not highest <= given.priority <= lowest:
        raise Refusal(BAD_REQUEST, f"The priority is a number from {highest} to {lowest}.")
    if given.execution_order is not None:
        _check(given.execution_order, models.ExecutionOrder, "executionOrder")


def _check(value: str, known: Iterable[Enum], name: str) -> None:
    values = [str(member.value) for member in known]
    if value not in values:
        raise Refusal(BAD_REQUEST, f"{name} is one of {', '.join(values)}, not {value!r}.")


def _reply(call: Call, row: ScheduleRow) -> models.ScheduleReply:
    return models.ScheduleReply(schedule=schedule_replies.schedule(row, call.now, detailed=True))
