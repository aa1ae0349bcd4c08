"""Makes records of models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tableau_flows.cli.display import records as r

if TYPE_CHECKING:
    from tableau_flows_generated import models as m

    from tableau_flows import FlowRunHandle


def time_text(when: datetime | None) -> str | None:
    """Return a time in ISO format in UTC."""
    return None if when is None else when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def flow_record(flow: m.Flow) -> r.FlowRecord:
    """Return the record of a flow."""
    steps = flow.output_steps
    project, owner = flow.project, flow.owner
    return {
        "kind": "flow",
        "id": flow.id,
        "name": flow.name,
        "project_id": project.id if project else None,
        "project_name": project.name if project else None,
        "owner_id": owner.id if owner else None,
        "owner_name": owner.name if owner else None,
        "description": flow.description,
        "file_type": _text(flow.file_type),
        "webpage_url": flow.webpage_url,
        "created_at": time_text(flow.created_at),
        "updated_at": time_text(flow.updated_at),
        "tags": [tag.label for tag in flow.tags if tag.label is not None],
        "output_steps": None if steps is None else [{"id": s.id, "name": s.name} for s in steps],
        "parameters": [_parameter(one) for one in flow.parameters],
    }


def _parameter(parameter: m.FlowParameter) -> r.Parameter:
    return {
        "id": parameter.id,
        "name": parameter.name,
        "type": parameter.type,
        "value": parameter.value,
        "required": parameter.is_required,
    }


def run_record(run: m.FlowRun, flow_name: str | None = None) -> r.RunRecord:
    """Return the record of a flow run."""
    from tableau_flows._runs.outcome import reason_of

    return {
        "kind": "run",
        "id": run.id,
        "job_id": run.background_job_id,
        "flow_id": run.flow_id,
        "flow_name": flow_name,
        "status": _text(run.status),
        "progress": run.progress,
        "started_at": time_text(run.started_at),
        "completed_at": time_text(run.completed_at),
        "failure_reason": reason_of(run) or None,
    }


def handle_record(run: FlowRunHandle, flow_name: str | None = None) -> r.RunRecord:
    """Return the record of a run that was started or found, as far as it is known."""
    if run.run is not None:
        return run_record(run.run, flow_name)
    return {
        "kind": "run",
        "id": run.run_id,
        "job_id": run.job_id,
        "flow_id": run.flow_id,
        "flow_name": flow_name,
        "status": None,
        "progress": run.job.progress if run.job else None,
        "started_at": time_text(run.job.started_at) if run.job else None,
        "completed_at": time_text(run.job.completed_at) if run.job else None,
        "failure_reason": None,
    }


def state_record(
    run: FlowRunHandle, state: m.FlowRun | m.Job, flow_name: str | None = None
) -> r.RunRecord:
    """Return the record of a run that has succeeded."""
    from tableau_flows_generated import models as m

    if isinstance(state, m.FlowRun):
        return run_record(state, flow_name)
    return {**handle_record(run, flow_name), "status": str(m.FlowRunStatus.SUCCESS)}


def job_record(job: m.BackgroundJob) -> r.JobRecord:
    """Return the record of a listed job."""
    return {
        "kind": "job",
        "id": job.id,
        "type": _text(job.job_type),
        "status": _text(job.status),
        "title": job.title,
        "subtitle": job.subtitle,
        "priority": job.priority,
        "progress": job.progress,
        "created_at": time_text(job.created_at),
        "started_at": time_text(job.started_at),
        "ended_at": time_text(job.ended_at),
    }


def task_record(task: m.Task, flow_name: str | None = None) -> r.TaskRecord:
    """Return the record of a flow task."""
    run = task.flow_run
    schedule = run.schedule
    return {
        "kind": "task",
        "id": run.id,
        "flow_id": run.flow.id,
        "flow_name": run.flow.name or flow_name,
        "schedule_id": schedule.id if schedule else None,
        "schedule_name": schedule.name if schedule else None,
        "frequency": _text(schedule.frequency) if schedule else None,
        "next_run_at": time_text(schedule.next_run_at) if schedule else None,
        "priority": run.priority,
        "consecutive_failures": run.consecutive_failed_count,
    }


def schedule_record(schedule: m.Schedule) -> r.ScheduleRecord:
    """Return the record of a schedule."""
    return {
        "kind": "schedule",
        "id": schedule.id,
        "name": schedule.name,
        "state": _text(schedule.state),
        "type": _text(schedule.type),
        "frequency": _text(schedule.frequency),
        "next_run_at": time_text(schedule.next_run_at),
        "priority": schedule.priority,
        "execution_order": _text(schedule.execution_order),
    }


def project_records(projects: Iterable[m.Project]) -> Iterator[r.ProjectRecord]:
    """Yield the records of projects with their paths, as far as the projects above are there."""
    from tableau_flows._bulk.find.projects import paths_of

    known = {project.id: project for project in projects}
    paths = paths_of(known)
    for project in known.values():
        yield {
            "kind": "project",
            "id": project.id,
            "name": project.name,
            "path": paths[project.id],
            "parent_project_id": project.parent_project_id,
            "owner_id": project.owner.id if project.owner else None,
            "description": project.description,
            "content_permissions": _text(project.content_permissions),
            "created_at": time_text(project.created_at),
            "updated_at": time_text(project.updated_at),
        }


def connection_record(
    connection: m.Connection, flow_id: str | None, flow_name: str | None
) -> r.ConnectionRecord:
    """Return the record of a connection of a flow."""
    return {
        "kind": "connection",
        "id": connection.id,
        "flow_id": flow_id,
        "flow_name": flow_name,
        "type": connection.type,
        "server_address": connection.server_address,
        "server_port": connection.server_port,
        "user_name": connection.user_name,
        "embed_password": connection.embed_password,
    }


def change_record(
    action: str,
    kind: str,
    *,
    id: str | None,
    name: str | None = None,
    dry_run: bool = False,
    detail: str | None = None,
) -> r.ChangeRecord:
    """Return the record of what was done to an object, or would be."""
    return {
        "kind": "change",
        "action": action,
        "object": kind,
        "id": id,
        "name": name,
        "dry_run": dry_run,
        "detail": detail,
    }


def _text(value: str | None) -> str | None:
    """Return the text of a value that may be a member of an enumeration."""
    return None if value is None else str(value)
