# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'runs'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.runs import (
    FlowOutputStepReference,
    FlowParameterRun,
    FlowParameterSpec,
    FlowRun,
    FlowRunFailure,
    FlowRunListReply,
    FlowRunReply,
    FlowRunSpec,
    Job,
    JobReply,
    OtherJob,
    RunFlowJob,
    RunFlowNowRequest,
    StatusNote,
)
from .encode_common import write_pagination, write_server_warning
from .encode_flows import write_flow_summary
from .values import escape, write_datetime


def write_status_note(value: StatusNote, tag: str, given: str, out: list[str]) -> None:
    """Write a StatusNote as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.type is not None:
        head += f' type="{escape(value.type, "StatusNote.type")}"'
    if value.value is not None:
        head += f' value="{escape(value.value, "StatusNote.value")}"'
    if value.text is not None:
        head += f' text="{escape(value.text, "StatusNote.text")}"'
    at = len(out)
    out.append(head)
    if value.element_text is not None:
        out.append(escape(value.element_text, "StatusNote.element_text"))
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_other_job(value: OtherJob, tag: str, given: str, out: list[str]) -> None:
    """Write an OtherJob as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.text is not None:
        out.append(escape(value.text, "OtherJob.text"))
    if value.notes is not None:
        out.append(f"<notes>{escape(value.notes, 'OtherJob.notes')}</notes>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_run_flow_job(value: RunFlowJob, tag: str, given: str, out: list[str]) -> None:
    """Write a RunFlowJob as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.flow_run_id is not None:
        head += f' flowRunId="{escape(value.flow_run_id, "RunFlowJob.flow_run_id")}"'
    at = len(out)
    out.append(head)
    if value.text is not None:
        out.append(escape(value.text, "RunFlowJob.text"))
    if value.notes is not None:
        out.append(f"<notes>{escape(value.notes, 'RunFlowJob.notes')}</notes>")
    if value.flow is not None:
        write_flow_summary(value.flow, "flow", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_job(value: Job, tag: str, given: str, out: list[str]) -> None:
    """Write a Job as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "Job.id")}"'
    if value.mode is not None:
        head += f' mode="{escape(value.mode, "Job.mode")}"'
    if value.type is not None:
        head += f' type="{escape(value.type, "Job.type")}"'
    if value.progress is not None:
        head += f' progress="{value.progress}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "Job.created_at")}"'
    if value.started_at is not None:
        head += f' startedAt="{write_datetime(value.started_at, "Job.started_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "Job.updated_at")}"'
    if value.completed_at is not None:
        head += f' completedAt="{write_datetime(value.completed_at, "Job.completed_at")}"'
    if value.finish_code is not None:
        head += f' finishCode="{value.finish_code}"'
    at = len(out)
    out.append(head)
    if value.notes is not None:
        out.append(f"<notes>{escape(value.notes, 'Job.notes')}</notes>")
    if value.status_notes or value.status_notes_text is not None:
        out.append("<statusNotes>")
        if value.status_notes_text is not None:
            out.append(escape(value.status_notes_text, "Job.status_notes_text"))
        for status_note_item in value.status_notes:
            write_status_note(status_note_item, "statusNote", "", out)
        out.append("</statusNotes>")
    if value.update_uploaded_file_job is not None:
        write_other_job(value.update_uploaded_file_job, "updateUploadedFileJob", "", out)
    if value.extract_refresh_job is not None:
        write_other_job(value.extract_refresh_job, "extractRefreshJob", "", out)
    if value.subscription_job_type is not None:
        write_other_job(value.subscription_job_type, "subscriptionJobType", "", out)
    if value.run_flow_job_type is not None:
        write_run_flow_job(value.run_flow_job_type, "runFlowJobType", "", out)
    if value.extract_creation_job is not None:
        write_other_job(value.extract_creation_job, "extractCreationJob", "", out)
    if value.thumbnails_refresh_job is not None:
        write_other_job(value.thumbnails_refresh_job, "thumbnailsRefreshJob", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_job_reply(value: JobReply, tag: str, given: str, out: list[str]) -> None:
    """Write a JobReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_job(value.job, "job", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_parameter_run(value: FlowParameterRun, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowParameterRun as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.parameter_id is not None:
        head += f' parameterId="{escape(value.parameter_id, "FlowParameterRun.parameter_id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "FlowParameterRun.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "FlowParameterRun.description")}"'
    if value.override_value is not None:
        head += (
            f' overrideValue="{escape(value.override_value, "FlowParameterRun.override_value")}"'
        )
    out.append(f"{head}/>")


def write_flow_run_failure(value: FlowRunFailure, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowRunFailure as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.available is not None:
        head += f' available="{escape(value.available, "FlowRunFailure.available")}"'
    if value.message is not None:
        head += f' message="{escape(value.message, "FlowRunFailure.message")}"'
    at = len(out)
    out.append(head)
    if value.text is not None:
        out.append(escape(value.text, "FlowRunFailure.text"))
    if value.available_element is not None:
        out.append(
            f"<available>{escape(value.available_element, 'FlowRunFailure.available_element')}</available>"
        )
    if value.message_element is not None:
        out.append(
            f"<message>{escape(value.message_element, 'FlowRunFailure.message_element')}</message>"
        )
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_run(value: FlowRun, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowRun as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "FlowRun.id")}"'
    if value.flow_id is not None:
        head += f' flowId="{escape(value.flow_id, "FlowRun.flow_id")}"'
    if value.status is not None:
        head += f' status="{escape(value.status, "FlowRun.status")}"'
    if value.started_at is not None:
        head += f' startedAt="{write_datetime(value.started_at, "FlowRun.started_at")}"'
    if value.completed_at is not None:
        head += f' completedAt="{write_datetime(value.completed_at, "FlowRun.completed_at")}"'
    if value.progress is not None:
        head += f' progress="{value.progress}"'
    if value.background_job_id is not None:
        head += f' backgroundJobId="{escape(value.background_job_id, "FlowRun.background_job_id")}"'
    at = len(out)
    out.append(head)
    if value.flow_parameter_runs:
        out.append("<flowParameterRuns>")
        for parameter_runs_item in value.flow_parameter_runs:
            write_flow_parameter_run(parameter_runs_item, "parameterRuns", "", out)
        out.append("</flowParameterRuns>")
    if value.failure_reason is not None:
        write_flow_run_failure(value.failure_reason, "failureReason", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_run_reply(value: FlowRunReply, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowRunReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_flow_run(value.flow_run, "flowRun", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_run_list_reply(
    value: FlowRunListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a FlowRunListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.flow_runs:
        out.append("<flowRuns>")
        for flow_runs_item in value.flow_runs:
            write_flow_run(flow_runs_item, "flowRuns", "", out)
        out.append("</flowRuns>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_output_step_reference(
    value: FlowOutputStepReference, tag: str, given: str, out: list[str]
) -> None:
    """Write a FlowOutputStepReference as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "FlowOutputStepReference.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "FlowOutputStepReference.name")}"'
    out.append(f"{head}/>")


def write_flow_parameter_spec(
    value: FlowParameterSpec, tag: str, given: str, out: list[str]
) -> None:
    """Write a FlowParameterSpec as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.parameter_id is not None:
        head += f' parameterId="{escape(value.parameter_id, "FlowParameterSpec.parameter_id")}"'
    if value.override_value is not None:
        head += (
            f' overrideValue="{escape(value.override_value, "FlowParameterSpec.override_value")}"'
        )
    out.append(f"{head}/>")


def write_flow_run_spec(value: FlowRunSpec, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowRunSpec as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.flow_id is not None:
        head += f' flowId="{escape(value.flow_id, "FlowRunSpec.flow_id")}"'
    if value.run_mode is not None:
        head += f' runMode="{escape(value.run_mode, "FlowRunSpec.run_mode")}"'
    at = len(out)
    out.append(head)
    if value.flow_output_steps:
        out.append("<flowOutputSteps>")
        for flow_output_step_item in value.flow_output_steps:
            write_flow_output_step_reference(flow_output_step_item, "flowOutputStep", "", out)
        out.append("</flowOutputSteps>")
    if value.flow_parameter_specs:
        out.append("<flowParameterSpecs>")
        for flow_parameter_spec_item in value.flow_parameter_specs:
            write_flow_parameter_spec(flow_parameter_spec_item, "flowParameterSpec", "", out)
        out.append("</flowParameterSpecs>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_run_flow_now_request(
    value: RunFlowNowRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write a RunFlowNowRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.flow_run_spec is not None:
        write_flow_run_spec(value.flow_run_spec, "flowRunSpec", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    StatusNote: write_status_note,
    OtherJob: write_other_job,
    RunFlowJob: write_run_flow_job,
    Job: write_job,
    JobReply: write_job_reply,
    FlowParameterRun: write_flow_parameter_run,
    FlowRunFailure: write_flow_run_failure,
    FlowRun: write_flow_run,
    FlowRunReply: write_flow_run_reply,
    FlowRunListReply: write_flow_run_list_reply,
    FlowOutputStepReference: write_flow_output_step_reference,
    FlowParameterSpec: write_flow_parameter_spec,
    FlowRunSpec: write_flow_run_spec,
    RunFlowNowRequest: write_run_flow_now_request,
}
"""The writer of each type."""
