"""Handlers for linked tasks: list, get and run."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_page
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.run_requests import is_queued
from tableau_flows.emulator.replies import linked_task_replies
from tableau_flows.emulator.rules.runs import FAILED, PENDING, begin_run
from tableau_flows.emulator.store.records import LinkedTaskRow, LinkedTaskStepRow
from tableau_flows.emulator.wire.filters import Condition

NOT_ALLOWED = codes.NOT_PERMITTED
TASK_QUEUED = codes.TASK_ALREADY_QUEUED
TASK_UNKNOWN = codes.TASK_NOT_FOUND


@handles("getLinkedTasks")
def get_linked_tasks(call: Call) -> models.LinkedTaskListReply:
    """List a page of the linked tasks that run only flows of the user."""
    conditions = [Condition("r.site_id = ?", (call.site_id,)), _mine(call)]
    pagination, rows = select_page(call, call.page(), LinkedTaskRow, conditions)
    return models.LinkedTaskListReply(
        pagination=pagination, linked_tasks=linked_task_replies.linked_tasks(call, rows)
    )


@handles("getLinkedTask")
def get_linked_task(call: Call) -> models.LinkedTaskReply:
    """Return one linked task."""
    row = _find(call)
    return models.LinkedTaskReply(linked_task=linked_task_replies.linked_tasks(call, [row])[0])


@handles("runLinkedTaskNow")
def run_linked_task_now(call: Call) -> models.LinkedTaskJobReply:
    """Queue the runs of the steps one after another.

    The steps after one that is going to fail and stops them, or that never ends, are not queued.
    """
    row, store = _find(call), call.state.store
    steps = store.select(LinkedTaskStepRow, "WHERE linked_task_id = ? ORDER BY step_number", row.id)
    if any(is_queued(call, "flow_id", step.flow_id) for step in steps):
        raise Refusal(TASK_QUEUED, "A run of one of the flows is waiting or running.")
    after: float | None = call.now
    for step in steps:
        run = begin_run(
            store,
            call.state.planner,
            call.flow_by_id(step.flow_id),
            user_id=call.user_id,
            now=call.now,
            after=after,
        )
        after = run.ends_at
        if after is None or (run.outcome == FAILED and step.stops_on_failure):
            break
    return models.LinkedTaskJobReply(
        linked_task_job=models.LinkedTaskJob(
            id=store.ids.new("linked task job", row.id),
            linked_task_id=row.id,
            status=PENDING,
            created_at=utc_datetime(call.now),
        )
    )


def _mine(call: Call) -> Condition:
    """Return the condition that the user owns all flows of the row ``r`` of linked_tasks.

    One whose flows were all deleted is seen by administrators only.
    """
    if call.access.is_admin:
        return Condition("1")
    owned = call.access.owned_flows()
    return Condition(
        "EXISTS (SELECT 1 FROM linked_task_steps AS s WHERE s.linked_task_id = r.id) AND"
        " NOT EXISTS (SELECT 1 FROM linked_task_steps AS s JOIN flows AS f ON f.id = s.flow_id"
        f" WHERE s.linked_task_id = r.id AND NOT ({owned.sql}))",
        owned.values,
    )


def _find(call: Call) -> LinkedTaskRow:
    """Return the linked task in the path.

    Raises:
        Refusal: 404026 if the site has no such linked task, 403004 if the user may not see it.
    """
    store, task_id, mine = call.state.store, call.ids["linkedTaskId"], _mine(call)
    row = store.find(LinkedTaskRow, "WHERE id = ? AND site_id = ?", task_id, call.site_id)
    if row is None:
        raise Refusal(TASK_UNKNOWN, f"The site has no linked task with the id {task_id!r}.")
    if not store.exists(
        f"SELECT 1 FROM linked_tasks AS r WHERE r.id = ? AND {mine.sql}", task_id, *mine.values
    ):
        raise Refusal(NOT_ALLOWED, "You may use linked tasks of your own flows only.")
    return row
