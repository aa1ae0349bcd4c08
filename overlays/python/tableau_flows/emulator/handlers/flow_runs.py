"""Handlers for flow runs: list, get and cancel."""

from __future__ import annotations

from collections.abc import Iterable

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import run_replies
from tableau_flows.emulator.rules.access import EXECUTE
from tableau_flows.emulator.rules.runs import UNFINISHED, cancel_run
from tableau_flows.emulator.store.records import RunRow
from tableau_flows.emulator.wire.filters import Clause, Condition, all_of

RUN_ENDED = codes.FLOW_RUN_ALREADY_COMPLETE
CANCELLING_OFF = codes.CANCELLING_DISABLED
NOT_YOUR_RUN = codes.CANCELLING_NOT_PERMITTED
RUN_UNKNOWN = codes.FLOW_RUN_NOT_FOUND

COLUMNS = {
    "flowId": "r.flow_id",
    "userId": "r.user_id",
    "progress": "r.progress",
    "startedAt": "r.started_at",
    "completedAt": "r.completed_at",
    "status": "r.status",
}


@handles("getFlowRuns")
def get_flow_runs(call: Call) -> models.FlowRunListReply:
    """List a page of the runs of flows that the user may run, without a total (wire_facts §5.1)."""
    page = call.page()
    clauses = call.filters()
    _check_flows(call, clauses)
    may_run = call.access.flows_with(EXECUTE)
    conditions = [
        Condition("r.site_id = ?", (call.site_id,)),
        Condition(
            f"EXISTS (SELECT 1 FROM flow_rows AS f WHERE f.id = r.flow_id AND {may_run.sql})",
            may_run.values,
        ),
        *(clause.condition(COLUMNS[clause.field.name]) for clause in clauses),
    ]
    condition = all_of(conditions)
    where = f"AS r WHERE {condition.sql}"
    store = call.state.store
    if "run-pages-end" in call.state.options.quirks:
        page.check(store.number(f"SELECT count(*) FROM run_rows {where}", *condition.values))
    ordering = ", ".join([*call.order(COLUMNS), "r.number DESC"])
    rows = store.select(
        RunRow,
        f"{where} ORDER BY {ordering} LIMIT ? OFFSET ?",
        *condition.values,
        page.size,
        page.offset,
    )
    return models.FlowRunListReply(flow_runs=run_replies.runs(call, rows))


@handles("getFlowRun")
def get_flow_run(call: Call) -> models.FlowRunReply:
    """Return one flow run."""
    run = _find_run(call)
    flow = call.flow_by_id(run.flow_id)
    if not call.access.may(EXECUTE, flow):
        raise _unknown(run.id)
    return models.FlowRunReply(flow_run=run_replies.runs(call, [run])[0])


@handles("cancelFlowRun")
def cancel_flow_run(call: Call) -> None:
    """Cancel a run."""
    run = _find_run(call)
    if not call.state.options.allow_cancelling:
        raise Refusal(CANCELLING_OFF, "The site does not allow flow runs to be cancelled.")
    is_own = run.user_id == call.user_id and call.access.may(EXECUTE, call.flow_by_id(run.flow_id))
    if not (call.access.is_admin or is_own):
        raise Refusal(
            NOT_YOUR_RUN,
            "Only administrators cancel a run, and whoever started it while he may run the flow.",
        )
    if run.status not in UNFINISHED:
        # An error with HTTP status 200, as from real servers (wire_facts §9.3).
        raise Refusal(RUN_ENDED, f"The run has ended already: {run.status}.", status=200)
    cancel_run(call.state.store, run.id, call.now + call.state.options.cancel_seconds)


def _find_run(call: Call) -> RunRow:
    run_id = call.ids["flowRunId"]
    run = call.state.store.find(RunRow, "WHERE id = ? AND site_id = ?", run_id, call.site_id)
    if run is None:
        raise _unknown(run_id)
    return run


def _unknown(run_id: str) -> Refusal:
    return Refusal(RUN_UNKNOWN, f"The site has no flow run with the id {run_id!r}.")


def _check_flows(call: Call, clauses: Iterable[Clause]) -> None:
    """Refuse a filter by an unknown flow, instead of finding nothing (wire_facts §5.2)."""
    for clause in clauses:
        if clause.field.name == "flowId":
            for flow_id in clause.values:
                call.flow_by_id(str(flow_id))
