"""Makes the models of replies from rows of the store, but for flows (flow_replies.py)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import moment, moment_or_none
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.rules.runs import FAILED, FINISH_CODES
from tableau_flows.emulator.store.records import (
    FlowRow,
    Permission,
    RunParameterRow,
    RunRow,
    ScheduleRow,
    TaskParameterRow,
    TaskRow,
)
from tableau_flows.emulator.store.store import as_list

FLOW_RUN_ID_SINCE = (3, 10)
FAILURE_REASON_SINCE = (3, 30)


def permissions(call: Call, row: FlowRow) -> models.PermissionsReply:
    """The permissions that hold for a flow: its own, or its project's while that is locked."""
    locked = bool(row.project_locked)
    content, content_id = ("default", row.project_id) if locked else ("flow", row.id)
    rules: dict[tuple[str, str], list[models.Capability]] = defaultdict(list)
    for rule in call.world.store.select(
        Permission, "WHERE content = ? AND content_id = ?", content, content_id
    ):
        rules[rule.grantee_kind, rule.grantee_id].append(
            models.Capability(name=rule.capability, mode=rule.mode)
        )
    return models.PermissionsReply(
        permissions=models.Permissions(
            parent=models.PermissionsParent(
                type=models.PermissionsParentKind.PROJECT, id=row.project_id
            )
            if locked and row.project_id is not None
            else None,
            flow=models.FlowSummary(id=row.id, name=row.name, owner=models.User(id=row.owner_id)),
            grantee_capabilities=tuple(
                _grantee(kind, grantee_id, capabilities)
                for (kind, grantee_id), capabilities in rules.items()
            ),
        )
    )


def tasks(call: Call, rows: Sequence[TaskRow]) -> tuple[models.Task, ...]:
    """Flow tasks; three queries for all of them together."""
    store = call.world.store
    of_these = "IN (SELECT value FROM json_each(?))"
    flow_ids = as_list(row.flow_id for row in rows if row.flow_id is not None)
    flow_names = {
        row.id: row.name for row in store.select(FlowRow, f"WHERE id {of_these}", flow_ids)
    }
    schedules = {row.id: row for row in store.select(ScheduleRow)}
    parameters: dict[str, list[TaskParameterRow]] = defaultdict(list)
    for parameter in store.select(
        TaskParameterRow,
        f"WHERE task_id {of_these} ORDER BY position",
        as_list(row.id for row in rows),
    ):
        parameters[parameter.task_id].append(parameter)
    return tuple(
        models.Task(
            flow_run=models.FlowTask(
                id=row.id,
                priority=row.priority,
                consecutive_failed_count=row.failures,
                type=row.type,
                schedule=_schedule(schedules[row.schedule_id]),
                flow=models.FlowSummary(id=row.flow_id, name=flow_names[row.flow_id]),
                flow_parameters_runs=tuple(
                    models.FlowParameterRun(
                        parameter_id=parameter.parameter_id,
                        name=parameter.name,
                        override_value=parameter.value,
                    )
                    for parameter in parameters.get(row.id, ())
                ),
            )
        )
        for row in rows
        if row.flow_id is not None
    )


def new_job(call: Call, run: RunRow) -> models.JobReply:
    """The job of a run that was just queued: no more than when it began."""
    return models.JobReply(
        job=models.Job(
            id=run.job_id,
            mode=models.JobMode.ASYNCHRONOUS,
            type=models.JobKind.RUN_FLOW,
            created_at=moment(run.created_at),
            run_flow_job_type=_run_flow_job(call, run, notes=None),
        )
    )


def job(call: Call, run: RunRow) -> models.JobReply:
    """The job of a run, with how far it has come and, at the end, how it ended."""
    return models.JobReply(
        job=models.Job(
            id=run.job_id,
            mode=models.JobMode.ASYNCHRONOUS,
            type=models.JobKind.RUN_FLOW,
            progress=run.progress,
            created_at=moment(run.created_at),
            started_at=moment_or_none(run.started_at),
            updated_at=moment(run.updated_at),
            completed_at=moment_or_none(run.completed_at),
            finish_code=FINISH_CODES.get(run.status),
            run_flow_job_type=_run_flow_job(
                call, run, notes=run.reason if run.status == FAILED else None
            ),
        )
    )


def runs(call: Call, rows: Sequence[RunRow]) -> tuple[models.FlowRun, ...]:
    """Flow runs; one query for the parameters of all of them together."""
    parameters: dict[str, list[RunParameterRow]] = defaultdict(list)
    for parameter in call.world.store.select(
        RunParameterRow,
        "WHERE run_id IN (SELECT value FROM json_each(?))",
        as_list(row.id for row in rows),
    ):
        parameters[parameter.run_id].append(parameter)
    return tuple(_run(call, row, parameters.get(row.id, ())) for row in rows)


def _run(call: Call, row: RunRow, parameters: Iterable[RunParameterRow]) -> models.FlowRun:
    failure = None
    if row.status == FAILED and call.version >= FAILURE_REASON_SINCE:
        failure = models.FlowRunFailure(available="true", message=row.reason)
    return models.FlowRun(
        id=row.id,
        flow_id=row.flow_id,
        status=row.status,
        started_at=moment_or_none(row.started_at),
        completed_at=moment_or_none(row.completed_at),
        progress=row.progress,
        background_job_id=row.job_id,
        flow_parameter_runs=tuple(
            models.FlowParameterRun(
                parameter_id=parameter.parameter_id,
                name=parameter.name,
                override_value=parameter.value,
            )
            for parameter in parameters
        ),
        failure_reason=failure,
    )


def _run_flow_job(call: Call, run: RunRow, notes: str | None) -> models.RunFlowJob:
    return models.RunFlowJob(
        flow_run_id=run.id if call.version >= FLOW_RUN_ID_SINCE else None,
        notes=notes,
        flow=models.FlowSummary(id=run.flow_id, name=run.flow_name),
    )


def _grantee(
    kind: str, grantee_id: str, capabilities: Sequence[models.Capability]
) -> models.GranteeCapabilities:
    return models.GranteeCapabilities(
        user=models.UserReference(id=grantee_id) if kind == "user" else None,
        group=models.GroupReference(id=grantee_id) if kind == "group" else None,
        group_set=models.GroupSetReference(id=grantee_id) if kind == "groupSet" else None,
        capabilities=tuple(capabilities),
    )


def _schedule(row: ScheduleRow) -> models.Schedule:
    return models.Schedule(
        id=row.id,
        name=row.name,
        state=row.state,
        priority=row.priority,
        created_at=moment(row.created_at),
        updated_at=moment(row.updated_at),
        type=row.type,
        frequency=row.frequency,
        next_run_at=moment(row.next_run_at),
    )
