# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'runs': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning
from .flows import FlowSummary


class JobMode(StrEnum):
    """Known execution modes of jobs."""

    ASYNCHRONOUS = "Asynchronous"
    """In the background; the call returns before the job ends."""


JobModeValue: TypeAlias = Literal["Asynchronous"]
"""The values of `JobMode` as text."""


class JobKind(StrEnum):
    """Known types of jobs."""

    BROADCAST_POST = "BroadcastPost"
    """Posts a broadcast."""
    CREATE_SITE_USERS_CSV = "CreateSiteUsersCsv"
    """Writes a file with the users of a site."""
    EMPTY_RECYCLE_BIN = "EmptyRecycleBin"
    """Empties the recycle bin."""
    GROUP_SYNC = "GroupSync"
    """Synchronises a group with its directory."""
    LINK_USER_IDS_UPDATE = "LinkUserIdsUpdate"
    """Updates the links between user identities."""
    PUBLISH_DATASOURCE = "PublishDatasource"
    """Publishes a data source."""
    PUBLISH_WORKBOOK = "PublishWorkbook"
    """Publishes a workbook."""
    REFRESH_EXTRACT = "RefreshExtract"
    """Refreshes an extract."""
    REFRESH_THUMBNAILS = "RefreshThumbnails"
    """Regenerates thumbnails."""
    RESYNC_TCM_USERS_CSV = "ResyncTCMUsersCsv"
    """Synchronises users with Tableau Cloud Manager from a file."""
    RUN_FLOW = "RunFlow"
    """Runs a flow."""


JobKindValue: TypeAlias = Literal[
    "BroadcastPost",
    "CreateSiteUsersCsv",
    "EmptyRecycleBin",
    "GroupSync",
    "LinkUserIdsUpdate",
    "PublishDatasource",
    "PublishWorkbook",
    "RefreshExtract",
    "RefreshThumbnails",
    "ResyncTCMUsersCsv",
    "RunFlow",
]
"""The values of `JobKind` as text."""


class FlowRunStatus(StrEnum):
    """Known statuses of a flow run."""

    PENDING = "Pending"
    """Queued."""
    IN_PROGRESS = "InProgress"
    """Running."""
    SUCCESS = "Success"
    """Ended successfully."""
    FAILED = "Failed"
    """Ended with an error."""
    CANCELLED = "Cancelled"
    """Cancelled."""


FlowRunStatusValue: TypeAlias = Literal["Pending", "InProgress", "Success", "Failed", "Cancelled"]
"""The values of `FlowRunStatus` as text."""


class FlowRunMode(StrEnum):
    """Known modes of runs."""

    FULL = "full"
    """Full refresh: process all rows."""
    INCREMENTAL = "incremental"
    """Incremental refresh: process only rows that are new since the previous run, if the flow is
    configured for it."""


FlowRunModeValue: TypeAlias = Literal["full", "incremental"]
"""The values of `FlowRunMode` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class JobReply:
    """Reply with one job.

    Attributes:
        job: The job.
        warnings: Warnings of the server about the call.
    """

    job: Job
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Job:
    """A background job of the server. The server deletes finished jobs after a short time.

    Attributes:
        id: Id of the job.
        mode: Execution mode of the job.
        type: Type of the job.
        progress: Progress of the job in percent (0 to 100).
        created_at: Time when the job was queued (UTC).
        started_at: Time when the job started (UTC); missing while it is queued.
        updated_at: Time when the job was last updated (UTC).
        completed_at: Time when the job ended (UTC); missing until then.
        finish_code: Outcome of the job: 0 success, 1 failure, 2 cancelled. Some servers send 3 for
            completed. Missing until the job ends.
        notes: Notes about the job, if the server sends them outside the details.
        status_notes: Status notes about the job.
        status_notes_text: Text that stands in statusNotes itself, not in a child.
        update_uploaded_file_job: Details of a job that updates data from an uploaded file.
        extract_refresh_job: Details of a job that refreshes an extract.
        subscription_job_type: Details of a job that sends a subscription.
        run_flow_job_type: Details of a job that runs a flow.
        extract_creation_job: Details of a job that creates an extract.
        thumbnails_refresh_job: Details of a job that generates thumbnails.
    """

    _object: ClassVar[str] = "job"
    """The kind of object that `id` belongs to."""

    id: str
    mode: JobMode | str | None = None
    type: JobKind | str | None = None
    progress: int | None = None
    created_at: datetime | None = None
    started_at: datetime | None = None
    updated_at: datetime | None = None
    completed_at: datetime | None = None
    finish_code: int | None = None
    notes: str | None = None
    status_notes: tuple[StatusNote, ...] = ()
    status_notes_text: str | None = None
    update_uploaded_file_job: OtherJob | None = None
    extract_refresh_job: OtherJob | None = None
    subscription_job_type: OtherJob | None = None
    run_flow_job_type: RunFlowJob | None = None
    extract_creation_job: OtherJob | None = None
    thumbnails_refresh_job: OtherJob | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RunFlowJob:
    """Details of a job that runs a flow.

    Attributes:
        flow_run_id: Id of the flow run that the job performs. Since version 3.10.
        text: Text that stands in the element itself, not in a child.
        notes: Notes about the run, such as the reason for a failure. Visible to administrators.
        flow: The flow to run.
    """

    flow_run_id: str | None = None
    text: str | None = None
    notes: str | None = None
    flow: FlowSummary | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OtherJob:
    """Details of a job that does not run a flow. Only the notes are read.

    Attributes:
        text: Text that stands in the element itself, not in a child.
        notes: Notes about the job, such as the reason for a failure.
    """

    text: str | None = None
    notes: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StatusNote:
    """A status note about a job.

    Attributes:
        type: Type of the note. A note of type errorCode means that the job failed, even if the
            finish code is 0.
        value: Value of the note, such as a number or an error code.
        text: Text of the note.
        element_text: Text that stands in the element itself, not in a child.
    """

    type: str | None = None
    value: str | None = None
    text: str | None = None
    element_text: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunReply:
    """Reply with one flow run.

    Attributes:
        flow_run: The flow run.
        warnings: Warnings of the server about the call.
    """

    flow_run: FlowRun
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunListReply:
    """Reply with one page of flow runs. Some servers omit the pagination.

    Attributes:
        pagination: Page number, page size and total of the list.
        flow_runs: The flow runs on this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    flow_runs: tuple[FlowRun, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRun:
    """One execution of a flow. Since version 3.10.

    Attributes:
        id: Id of the flow run.
        flow_id: Id of the flow that ran.
        status: Status of the run.
        started_at: Time when the run started (UTC); missing or empty if it has not started.
        completed_at: Time when the run ended (UTC); missing or empty until then.
        progress: Progress of the run in percent (0 to 100).
        background_job_id: Id of the job that performs the run.
        flow_parameter_runs: Parameter values of this run. Since version 3.15.
        failure_reason: Reason for the failure of the run. Since version 3.30.
    """

    _object: ClassVar[str] = "flow run"
    """The kind of object that `id` belongs to."""

    id: str
    flow_id: str | None = None
    status: FlowRunStatus | str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    progress: int | None = None
    background_job_id: str | None = None
    flow_parameter_runs: tuple[FlowParameterRun, ...] = ()
    failure_reason: FlowRunFailure | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameterRun:
    """Value of a parameter in a run.

    Attributes:
        parameter_id: Id of the parameter.
        name: Name of the parameter.
        description: Description of the parameter.
        override_value: Value of the parameter in this run.
    """

    parameter_id: str | None = None
    name: str | None = None
    description: str | None = None
    override_value: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunFailure:
    """Reason for the failure of a flow run.

    Attributes:
        available: Whether the server has a reason: true, false, or another text.
        message: Text of the reason.
        text: Text that stands in the element itself, not in a child.
        available_element: Same as the attribute, for servers that send an element instead.
        message_element: Same as the attribute, for servers that send an element instead.
    """

    available: str | None = None
    message: str | None = None
    text: str | None = None
    available_element: str | None = None
    message_element: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RunFlowNowRequest:
    """Request to run a flow; without content, all output steps run.

    Attributes:
        flow_run_spec: Output steps, mode and parameter values of the run. Since version 3.14.
    """

    flow_run_spec: FlowRunSpec | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunSpec:
    """Output steps, mode and parameter values of a run. Since version 3.14.

    Attributes:
        flow_id: Id of the flow, the same as in the path. The server also requires it here when a
            flow is run now.
        run_mode: Whether the run is full or incremental.
        flow_output_steps: Output steps to run; all if omitted.
        flow_parameter_specs: Parameter values for this run. Since version 3.15.
    """

    flow_id: str | None = None
    run_mode: FlowRunMode | str | None = None
    flow_output_steps: tuple[FlowOutputStepReference, ...] = ()
    flow_parameter_specs: tuple[FlowParameterSpec, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowOutputStepReference:
    """Reference to an output step by its id.

    Attributes:
        id: Id of the output step, as returned when the flow is read.
        name: Name of the output step, if the server sends it. Not needed in requests.
    """

    _object: ClassVar[str] = "flow output step"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameterSpec:
    """Value of one parameter for a run. Since version 3.15.

    Attributes:
        parameter_id: Id of the parameter.
        override_value: Value to use instead of the default.
    """

    parameter_id: str | None = None
    override_value: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
