# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'runs'."""

from __future__ import annotations

from typing import Any

from ..models.runs import (
    FlowOutputStepReference,
    FlowParameterRun,
    FlowParameterSpec,
    FlowRun,
    FlowRunFailure,
    FlowRunListReply,
    FlowRunMode,
    FlowRunReply,
    FlowRunSpec,
    FlowRunStatus,
    Job,
    JobKind,
    JobMode,
    JobReply,
    OtherJob,
    RunFlowJob,
    RunFlowNowRequest,
    StatusNote,
)
from .decode_common import PAGINATION, SERVER_WARNING
from .decode_flows import FLOW_SUMMARY
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, mixed_text, need, read_datetime, read_integer

_JOB_MODE: dict[Any, Any] = {member.value: member for member in JobMode}
_JOB_KIND: dict[Any, Any] = {member.value: member for member in JobKind}
_FLOW_RUN_STATUS: dict[Any, Any] = {member.value: member for member in FlowRunStatus}
_FLOW_RUN_MODE: dict[Any, Any] = {member.value: member for member in FlowRunMode}


_StatusNote = draft(StatusNote)


def _status_note(a: Given, c: Values) -> StatusNote:
    o = _StatusNote()
    (
        o.type,
        o.value,
        o.text,
    ) = a
    o.element_text = mixed_text(c[0])
    o.__class__ = StatusNote
    return o  # type: ignore[no-any-return]


STATUS_NOTE = Shape(
    "StatusNote",
    _status_note,
    attributes={
        "type": str,
        "value": str,
        "text": str,
    },
    size=1,
    text=0,
)

_OtherJob = draft(OtherJob)


def _other_job(a: Given, c: Values) -> OtherJob:
    o = _OtherJob()
    o.text = mixed_text(c[0])
    o.notes = c[1]
    o.__class__ = OtherJob
    return o  # type: ignore[no-any-return]


OTHER_JOB = Shape(
    "OtherJob",
    _other_job,
    attributes={},
    size=2,
    children=(Child(1, "notes", "notes", optional=True),),
    text=0,
)

_RunFlowJob = draft(RunFlowJob)


def _run_flow_job(a: Given, c: Values) -> RunFlowJob:
    o = _RunFlowJob()
    (o.flow_run_id,) = a
    o.text = mixed_text(c[0])
    o.notes = c[1]
    o.flow = c[2]
    o.__class__ = RunFlowJob
    return o  # type: ignore[no-any-return]


RUN_FLOW_JOB = Shape(
    "RunFlowJob",
    _run_flow_job,
    attributes={
        "flowRunId": str,
    },
    size=3,
    children=(
        Child(1, "notes", "notes", optional=True),
        Child(2, "flow", "flow", shape=FLOW_SUMMARY, optional=True),
    ),
    text=0,
)

_Job = draft(Job)


def _job(a: Given, c: Values) -> Job:
    o = _Job()
    (
        o.id,
        mode_,
        type_,
        progress_,
        created_at_,
        started_at_,
        updated_at_,
        completed_at_,
        finish_code_,
    ) = a
    o.notes = c[0]
    o.status_notes = tuple(c[1]) if c[1] else ()
    o.status_notes_text = mixed_text(c[2])
    o.update_uploaded_file_job = c[3]
    o.extract_refresh_job = c[4]
    o.subscription_job_type = c[5]
    o.run_flow_job_type = c[6]
    o.extract_creation_job = c[7]
    o.thumbnails_refresh_job = c[8]
    o.mode = _JOB_MODE.get(mode_, mode_)
    o.type = _JOB_KIND.get(type_, type_)
    o.progress = None if progress_ is None else read_integer(progress_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.started_at = (
        None
        if started_at_ is None
        else from_iso(started_at_)
        if started_at_[4::3] == "--T::Z"
        else read_datetime(started_at_)
    )
    o.updated_at = (
        None
        if updated_at_ is None
        else from_iso(updated_at_)
        if updated_at_[4::3] == "--T::Z"
        else read_datetime(updated_at_)
    )
    o.completed_at = (
        None
        if completed_at_ is None
        else from_iso(completed_at_)
        if completed_at_[4::3] == "--T::Z"
        else read_datetime(completed_at_)
    )
    o.finish_code = None if finish_code_ is None else read_integer(finish_code_)
    o.__class__ = Job
    return o  # type: ignore[no-any-return]


JOB = Shape(
    "Job",
    _job,
    attributes={
        "id": str,
        "mode": str,
        "type": str,
        "progress": read_integer,
        "createdAt": read_datetime,
        "startedAt": read_datetime,
        "updatedAt": read_datetime,
        "completedAt": read_datetime,
        "finishCode": read_integer,
    },
    needed=("id",),
    size=9,
    children=(
        Child(0, "notes", "notes", optional=True),
        Child(
            1,
            "status_notes",
            "statusNotes",
            inner=Child(
                1, "status_notes", "statusNote", shape=STATUS_NOTE, many=True, optional=True
            ),
            text=2,
        ),
        Child(
            3, "update_uploaded_file_job", "updateUploadedFileJob", shape=OTHER_JOB, optional=True
        ),
        Child(4, "extract_refresh_job", "extractRefreshJob", shape=OTHER_JOB, optional=True),
        Child(5, "subscription_job_type", "subscriptionJobType", shape=OTHER_JOB, optional=True),
        Child(6, "run_flow_job_type", "runFlowJobType", shape=RUN_FLOW_JOB, optional=True),
        Child(7, "extract_creation_job", "extractCreationJob", shape=OTHER_JOB, optional=True),
        Child(8, "thumbnails_refresh_job", "thumbnailsRefreshJob", shape=OTHER_JOB, optional=True),
    ),
)

_JobReply = draft(JobReply)


def _job_reply(a: Given, c: Values) -> JobReply:
    o = _JobReply()
    o.job = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = JobReply
    return o  # type: ignore[no-any-return]


JOB_REPLY = Shape(
    "JobReply",
    _job_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "job", "job", shape=JOB),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "job",
    },
)

_FlowParameterRun = draft(FlowParameterRun)


def _flow_parameter_run(a: Given, c: Values) -> FlowParameterRun:
    o = _FlowParameterRun()
    (
        o.parameter_id,
        o.name,
        o.description,
        o.override_value,
    ) = a
    o.__class__ = FlowParameterRun
    return o  # type: ignore[no-any-return]


FLOW_PARAMETER_RUN = Shape(
    "FlowParameterRun",
    _flow_parameter_run,
    attributes={
        "parameterId": str,
        "name": str,
        "description": str,
        "overrideValue": str,
    },
)

_FlowRunFailure = draft(FlowRunFailure)


def _flow_run_failure(a: Given, c: Values) -> FlowRunFailure:
    o = _FlowRunFailure()
    (
        o.available,
        o.message,
    ) = a
    o.text = mixed_text(c[0])
    o.available_element = c[1]
    o.message_element = c[2]
    o.__class__ = FlowRunFailure
    return o  # type: ignore[no-any-return]


FLOW_RUN_FAILURE = Shape(
    "FlowRunFailure",
    _flow_run_failure,
    attributes={
        "available": str,
        "message": str,
    },
    size=3,
    children=(
        Child(1, "available_element", "available", optional=True),
        Child(2, "message_element", "message", optional=True),
    ),
    text=0,
)

_FlowRun = draft(FlowRun)


def _flow_run(a: Given, c: Values) -> FlowRun:
    o = _FlowRun()
    (
        o.id,
        o.flow_id,
        status_,
        started_at_,
        completed_at_,
        progress_,
        o.background_job_id,
    ) = a
    o.flow_parameter_runs = tuple(c[0]) if c[0] else ()
    o.failure_reason = c[1]
    o.status = _FLOW_RUN_STATUS.get(status_, status_)
    o.started_at = (
        None
        if started_at_ is None
        else from_iso(started_at_)
        if started_at_[4::3] == "--T::Z"
        else read_datetime(started_at_)
    )
    o.completed_at = (
        None
        if completed_at_ is None
        else from_iso(completed_at_)
        if completed_at_[4::3] == "--T::Z"
        else read_datetime(completed_at_)
    )
    o.progress = None if progress_ is None else read_integer(progress_)
    o.__class__ = FlowRun
    return o  # type: ignore[no-any-return]


FLOW_RUN = Shape(
    "FlowRun",
    _flow_run,
    attributes={
        "id": str,
        "flowId": str,
        "status": str,
        "startedAt": read_datetime,
        "completedAt": read_datetime,
        "progress": read_integer,
        "backgroundJobId": str,
    },
    needed=("id",),
    size=2,
    children=(
        Child(
            0,
            "flow_parameter_runs",
            "flowParameterRuns",
            inner=Child(
                0,
                "flow_parameter_runs",
                "parameterRuns",
                shape=FLOW_PARAMETER_RUN,
                many=True,
                optional=True,
            ),
        ),
        Child(1, "failure_reason", "failureReason", shape=FLOW_RUN_FAILURE, optional=True),
    ),
)

_FlowRunReply = draft(FlowRunReply)


def _flow_run_reply(a: Given, c: Values) -> FlowRunReply:
    o = _FlowRunReply()
    o.flow_run = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = FlowRunReply
    return o  # type: ignore[no-any-return]


FLOW_RUN_REPLY = Shape(
    "FlowRunReply",
    _flow_run_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "flow_run", "flowRun", shape=FLOW_RUN),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "flowRun",
    },
)

_FlowRunListReply = draft(FlowRunListReply)


def _flow_run_list_reply(a: Given, c: Values) -> FlowRunListReply:
    o = _FlowRunListReply()
    o.pagination = c[0]
    o.flow_runs = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = FlowRunListReply
    return o  # type: ignore[no-any-return]


FLOW_RUN_LIST_REPLY = Shape(
    "FlowRunListReply",
    _flow_run_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "flow_runs",
            "flowRuns",
            inner=Child(1, "flow_runs", "flowRuns", shape=FLOW_RUN, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_FlowOutputStepReference = draft(FlowOutputStepReference)


def _flow_output_step_reference(a: Given, c: Values) -> FlowOutputStepReference:
    o = _FlowOutputStepReference()
    (
        o.id,
        o.name,
    ) = a
    o.__class__ = FlowOutputStepReference
    return o  # type: ignore[no-any-return]


FLOW_OUTPUT_STEP_REFERENCE = Shape(
    "FlowOutputStepReference",
    _flow_output_step_reference,
    attributes={
        "id": str,
        "name": str,
    },
)

_FlowParameterSpec = draft(FlowParameterSpec)


def _flow_parameter_spec(a: Given, c: Values) -> FlowParameterSpec:
    o = _FlowParameterSpec()
    (
        o.parameter_id,
        o.override_value,
    ) = a
    o.__class__ = FlowParameterSpec
    return o  # type: ignore[no-any-return]


FLOW_PARAMETER_SPEC = Shape(
    "FlowParameterSpec",
    _flow_parameter_spec,
    attributes={
        "parameterId": str,
        "overrideValue": str,
    },
)

_FlowRunSpec = draft(FlowRunSpec)


def _flow_run_spec(a: Given, c: Values) -> FlowRunSpec:
    o = _FlowRunSpec()
    (
        o.flow_id,
        run_mode_,
    ) = a
    o.flow_output_steps = tuple(c[0]) if c[0] else ()
    o.flow_parameter_specs = tuple(c[1]) if c[1] else ()
    o.run_mode = _FLOW_RUN_MODE.get(run_mode_, run_mode_)
    o.__class__ = FlowRunSpec
    return o  # type: ignore[no-any-return]


FLOW_RUN_SPEC = Shape(
    "FlowRunSpec",
    _flow_run_spec,
    attributes={
        "flowId": str,
        "runMode": str,
    },
    size=2,
    children=(
        Child(
            0,
            "flow_output_steps",
            "flowOutputSteps",
            inner=Child(
                0,
                "flow_output_steps",
                "flowOutputStep",
                shape=FLOW_OUTPUT_STEP_REFERENCE,
                many=True,
                optional=True,
            ),
        ),
        Child(
            1,
            "flow_parameter_specs",
            "flowParameterSpecs",
            inner=Child(
                1,
                "flow_parameter_specs",
                "flowParameterSpec",
                shape=FLOW_PARAMETER_SPEC,
                many=True,
                optional=True,
            ),
        ),
    ),
)

_RunFlowNowRequest = draft(RunFlowNowRequest)


def _run_flow_now_request(a: Given, c: Values) -> RunFlowNowRequest:
    o = _RunFlowNowRequest()
    o.flow_run_spec = c[0]
    o.__class__ = RunFlowNowRequest
    return o  # type: ignore[no-any-return]


RUN_FLOW_NOW_REQUEST = Shape(
    "RunFlowNowRequest",
    _run_flow_now_request,
    attributes={},
    size=1,
    children=(Child(0, "flow_run_spec", "flowRunSpec", shape=FLOW_RUN_SPEC, optional=True),),
)

SHAPES: dict[type, Shape] = {
    StatusNote: STATUS_NOTE,
    OtherJob: OTHER_JOB,
    RunFlowJob: RUN_FLOW_JOB,
    Job: JOB,
    JobReply: JOB_REPLY,
    FlowParameterRun: FLOW_PARAMETER_RUN,
    FlowRunFailure: FLOW_RUN_FAILURE,
    FlowRun: FLOW_RUN,
    FlowRunReply: FLOW_RUN_REPLY,
    FlowRunListReply: FLOW_RUN_LIST_REPLY,
    FlowOutputStepReference: FLOW_OUTPUT_STEP_REFERENCE,
    FlowParameterSpec: FLOW_PARAMETER_SPEC,
    FlowRunSpec: FLOW_RUN_SPEC,
    RunFlowNowRequest: RUN_FLOW_NOW_REQUEST,
}
"""The shape of each type."""
