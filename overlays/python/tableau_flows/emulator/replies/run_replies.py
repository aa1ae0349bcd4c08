"""Makes replies about flow runs and their jobs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tableau_flows_generated import models, protocol
from tableau_flows_generated.catalog import FIELD_VERSIONS

from tableau_flows.emulator.base.clock import utc_datetime, utc_datetime_or_none
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.chosen_fields import with_fields
from tableau_flows.emulator.rules.runs import FAILED
from tableau_flows.emulator.store.records import RunParameterRow, RunRow, TaskParameterRow
from tableau_flows.emulator.store.store import json_array

RUN_FLOW = models.BackgroundJobKind.RUN_FLOW.value
PRIORITY = 50
"""The priority of every job."""
JOB_FIELDS = {
    "id": "id",
    "status": "status",
    "createdAt": "created_at",
    "startedAt": "started_at",
    "endedAt": "ended_at",
    "priority": "priority",
    "jobType": "job_type",
    "title": "title",
    "subtitle": "subtitle",
    "progress": "progress",
}
"""The attributes of listed jobs by the names of fields that requests ask for (wire_facts §5.4)."""

FLOW_RUN_ID_SINCE = FIELD_VERSIONS["RunFlowJob.flow_run_id"]
FAILURE_REASON_SINCE = FIELD_VERSIONS["FlowRun.failure_reason"]


def new_job(call: Call, run: RunRow) -> models.JobReply:
    """Make the job of a run that was just queued, which has no more than its creation time."""
    return models.JobReply(
        job=models.Job(
            id=run.job_id,
            mode=models.JobMode.ASYNCHRONOUS,
            type=models.JobKind.RUN_FLOW,
            created_at=utc_datetime(run.created_at),
            run_flow_job_type=_run_flow_job(call, run, notes=None),
        )
    )


def job(call: Call, run: RunRow) -> models.JobReply:
    """Make the job of a run, with its progress and, if it has ended, its outcome."""
    return models.JobReply(
        job=models.Job(
            id=run.job_id,
            mode=models.JobMode.ASYNCHRONOUS,
            type=models.JobKind.RUN_FLOW,
            progress=run.progress,
            created_at=utc_datetime(run.created_at),
            started_at=utc_datetime_or_none(run.started_at),
            updated_at=utc_datetime(run.updated_at),
            completed_at=utc_datetime_or_none(run.completed_at),
            finish_code=protocol.FINISH_CODE_OF_STATE.get(run.status),
            run_flow_job_type=_run_flow_job(
                call, run, notes=run.reason if run.status == FAILED else None
            ),
        )
    )


def background_job(run: RunRow, fields: Collection[str]) -> models.BackgroundJob:
    """Make the job of a run as the list of jobs has it, with some of its fields."""
    whole = models.BackgroundJob(
        id=run.job_id,
        status=run.status,
        job_type=RUN_FLOW,
        title=run.flow_name,
        priority=PRIORITY,
        progress=run.progress,
        created_at=utc_datetime(run.created_at),
        started_at=utc_datetime_or_none(run.started_at),
        ended_at=utc_datetime_or_none(run.completed_at),
    )
    return with_fields(whole, JOB_FIELDS, fields)


def runs(call: Call, rows: Sequence[RunRow]) -> tuple[models.FlowRun, ...]:
    """Make flow runs, with one query for the parameters of all of them."""
    parameters: dict[str, list[RunParameterRow]] = defaultdict(list)
    for parameter in call.state.store.select(
        RunParameterRow,
        "WHERE run_id IN (SELECT value FROM json_each(?))",
        json_array(row.id for row in rows),
    ):
        parameters[parameter.run_id].append(parameter)
    return tuple(_run(call, row, parameters.get(row.id, ())) for row in rows)


def parameter_overrides(
    rows: Iterable[RunParameterRow | TaskParameterRow],
) -> tuple[models.FlowParameterRun, ...]:
    """Make the parameter values of a run or of a task."""
    return tuple(
        models.FlowParameterRun(
            parameter_id=row.parameter_id, name=row.name, override_value=row.value
        )
        for row in rows
    )


def _run(call: Call, row: RunRow, parameters: Iterable[RunParameterRow]) -> models.FlowRun:
    failure = None
    if row.status == FAILED and call.version >= FAILURE_REASON_SINCE:
        failure = models.FlowRunFailure(available="true", message=row.reason)
    return models.FlowRun(
        id=row.id,
        flow_id=row.flow_id,
        status=row.status,
        started_at=utc_datetime_or_none(row.started_at),
        completed_at=utc_datetime_or_none(row.completed_at),
        progress=row.progress,
        background_job_id=row.job_id,
        flow_parameter_runs=parameter_overrides(parameters),
        failure_reason=failure,
    )


def _run_flow_job(call: Call, run: RunRow, notes: str | None) -> models.RunFlowJob:
    return models.RunFlowJob(
        flow_run_id=run.id if call.version >= FLOW_RUN_ID_SINCE else None,
        notes=notes,
        flow=models.FlowSummary(id=run.flow_id, name=run.flow_name),
    )
