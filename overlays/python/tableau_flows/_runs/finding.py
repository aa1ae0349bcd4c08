"""Plans that find flow runs: of a job, of a flow, and those that are queued or running."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tableau_flows_generated import catalog, operations, protocol
from tableau_flows_generated.checks import shown

from tableau_flows._calls.call import call, checked_reply_id, exchange
from tableau_flows._calls.decoding import read_reply
from tableau_flows._calls.sign_in import ensure_version
from tableau_flows._common.versions import Version
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.outcome import Known
from tableau_flows._session.retry import NO_RETRY, RetryPolicy
from tableau_flows._session.session import Session
from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.conditions import Condition
    from tableau_flows_generated.models import FlowRun

RUNS_SINCE: Version = catalog.GET_FLOW_RUNS.since
"""The oldest version with flow runs."""

_LEAST_TOTAL = 1.0
"""Seconds that the last request of a wait may take, even if the deadline is nearer."""


MOST_LATEST = protocol.LARGEST_PAGE_SIZE
"""The most runs that `latest_runs` returns, which are one page."""


def find_run(
    session: Session, known: Known, left: float | None, retry: RetryPolicy
) -> Plan[FlowRun | None]:
    """Find the flow run of a job: by its id, or else among the newest runs of the flow."""
    version = yield from ensure_version(session)
    if version < RUNS_SINCE:
        return None
    view = limited(session, left, retry)
    if known.run_id is not None:
        run_id = checked_reply_id(session, catalog.GET_FLOW_RUNS, known.run_id, "a flow run")
        return (yield from call(view, operations.get_flow_run(run_id)))
    if known.flow_id is None:
        return None
    runs = yield from newest_runs(view, known.flow_id)
    known.lookups += 1
    return next((run for run in runs if run.background_job_id == known.job_id), None)


def newest_runs(session: Session, flow_id: str, count: int = 0) -> Plan[tuple[FlowRun, ...]]:
    """Return the newest runs of a flow, those that have not started first (wire_facts §5.3).

    Args:
        session: The session of the client.
        flow_id: The id of the flow.
        count: Number of runs to ask for; a page of the usual size if it is less than that.
    """
    from tableau_flows_generated.models import FlowRunListReply

    operation = operations.get_flow_runs(
        filter=of_flow(flow_id),
        sort=NEWEST_FIRST,
        page_size=max(count, protocol.DEFAULT_PAGE_SIZE),
    )
    reply = yield from exchange(session, operation, partial(read_reply, operation.info))
    return reply.flow_runs if isinstance(reply, FlowRunListReply) else ()


def latest_runs(session: Session, flow_id: str, count: int) -> Plan[tuple[FlowRun, ...]]:
    """Return the latest runs of a flow, those that have not started first, then by their start.

    They are sorted here, since servers differ in where runs without a start are.
    """
    runs = yield from newest_runs(session, flow_id, count)
    waiting = [run for run in runs if run.started_at is None]
    started = [(run.started_at, run) for run in runs if run.started_at is not None]
    started.sort(key=lambda pair: pair[0], reverse=True)
    return (*waiting, *(run for _, run in started))[:count]


def check_filtered_id(given: str, name: str) -> str:
    """Return an id for a filter after checking that a server reads nothing else into it.

    Raises:
        UsageError: It contains a separator or the wildcard of filters.
    """
    if found := next((mark for mark in given if mark in protocol.UNSAFE_IN_VALUES), None):
        raise UsageError(f"{name} must be an id, which has no {found!r}, not {shown(given)}")
    return given


def of_flow(flow_id: str) -> str:
    """Return the filter for the runs of a flow."""
    return protocol.FILTER.format(field=protocol.RUNS_FLOW_FIELD, operator="eq", value=flow_id)


def failed_runs_of(flow_id: str) -> list[Condition[FlowRun]]:
    """Return the conditions of the failed runs of a flow."""
    from tableau_flows_generated import fields, models  # imported only if needed

    run = fields.flow_run
    codes = protocol.FINISH_CODE_OF_STATE
    failed = [
        models.FlowRunStatus(state)
        for state, code in codes.items()
        if code in protocol.FAILURE_CODES
    ]
    return [run.flow_id.eq(flow_id), run.status.in_(failed)]


NEWEST_FIRST = protocol.SORT.format(field=protocol.RUNS_NEWEST_FIELD, direction=protocol.DESCENDING)
"""The sort order of runs, the newest first."""


def limited(session: Session, left: float | None, retry: RetryPolicy = NO_RETRY) -> Session:
    """Return a view of the session whose calls end with the wait, which handles their failures."""
    timeouts = session.timeouts
    if left is not None:
        most = max(left, _LEAST_TOTAL)
        total = most if timeouts.total is None else min(timeouts.total, most)
        timeouts = replace(timeouts, total=total)
    return session.with_options(timeouts=timeouts, retry=retry)
