# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'runs': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from ..showing import show_model
from .common import Pagination, ServerWarning
from .flows import FlowSummary


class JobMode(StrEnum):
    """Known ways to do a job."""

    ASYNCHRONOUS = "Asynchronous"
    """In the background: the call returns before the job is done."""


JobModeValue: TypeAlias = Literal["Asynchronous"]
"""The values of `JobMode` as text."""


class JobKind(StrEnum):
    """Known kinds of job."""

    BROADCAST_POST = "BroadcastPost"
    """Posts a broadcast."""
    CREATE_SITE_USERS_CSV = "CreateSiteUsersCsv"
    """Writes a file of the users of a site."""
    EMPTY_RECYCLE_BIN = "EmptyRecycleBin"
    """Empties the recycle bin."""
    GROUP_SYNC = "GroupSync"
    """Brings a group in line with its directory."""
    LINK_USER_IDS_UPDATE = "LinkUserIdsUpdate"
    """Updates the links between user identities."""
    PUBLISH_DATASOURCE = "PublishDatasource"
    """Publishes a data source."""
    PUBLISH_WORKBOOK = "PublishWorkbook"
    """Publishes a workbook."""
    REFRESH_EXTRACT = "RefreshExtract"
    """Refreshes an extract."""
    REFRESH_THUMBNAILS = "RefreshThumbnails"
    """Draws thumbnails anew."""
    RESYNC_TCM_USERS_CSV = "ResyncTCMUsersCsv"
    """Brings users in line with Tableau Cloud Manager from a file."""
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
    """Known states of a flow run."""

    PENDING = "Pending"
    """Waits in the queue."""
    IN_PROGRESS = "InProgress"
    """Is running."""
    SUCCESS = "Success"
    """Ended well."""
    FAILED = "Failed"
    """Ended with an error."""
    CANCELLED = "Cancelled"
    """Was stopped."""


FlowRunStatusValue: TypeAlias = Literal["Pending", "InProgress", "Success", "Failed", "Cancelled"]
"""The values of `FlowRunStatus` as text."""


class FlowRunMode(StrEnum):
    """Known modes of a run."""

    FULL = "full"
    """Compute everything anew."""
    INCREMENTAL = "incremental"
    """Compute only rows that are new since the run before, where the flow is set up for it."""


FlowRunModeValue: TypeAlias = Literal["full", "incremental"]
"""The values of `FlowRunMode` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class JobReply:
    """Reply about one job.

    Attributes:
        job: The job.
        warnings: Remarks of the server on the call.
    """

    job: Job
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Job:
    """A piece of work that the server does in the background. Finished jobs are forgotten soon.

    Attributes:
        id: Id of the job.
        mode: How the job is done.
        type: Kind of the job.
        progress: How far the job has come, in percent (0 to 100).
        created_at: Time the job was put in the queue (UTC).
        started_at: Time the job began (UTC); missing while it waits.
        updated_at: Time of the latest news of the job (UTC).
        completed_at: Time the job ended (UTC); missing until then.
        finish_code: How the job ended: 0 success, 1 failure, 2 cancelled; 3, completed, has been
            seen too. Missing until the end.
        notes: Text on how the job went, where it stands beside the details of the kind.
        status_notes: Remarks on how the job went.
        status_notes_text: Text that stands in statusNotes itself, not in a child.
        update_uploaded_file_job: What is particular to a job that updates data from an uploaded
            file.
        extract_refresh_job: What is particular to a job that refreshes an extract.
        subscription_job_type: What is particular to a job that sends a subscription.
        run_flow_job_type: What is particular to a job that runs a flow. (The element is indeed
            named like a type.)
        extract_creation_job: What is particular to a job that creates an extract.
        thumbnails_refresh_job: What is particular to a job that draws thumbnails.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RunFlowJob:
    """The flow side of a job that runs a flow.

    Attributes:
        flow_run_id: Id of the flow run the job performs. Since version 3.10.
        text: Text that stands in the element itself, not in a child.
        notes: Text on how the run went, such as the reason of a failure; administrators see it.
        flow: The flow that runs.
    """

    flow_run_id: str | None = None
    text: str | None = None
    notes: str | None = None
    flow: FlowSummary | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OtherJob:
    """What a job says that does not run a flow. Of its details only the notes are read.

    Attributes:
        text: Text that stands in the element itself, not in a child.
        notes: Text on how the job went, such as the reason of a failure.
    """

    text: str | None = None
    notes: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StatusNote:
    """A remark on how a job went.

    Attributes:
        type: Kind of the remark. A note of the kind errorCode tells of a failure, even beside the
            finish code 0.
        value: Value that belongs to the kind, such as a number or an error code.
        text: The remark in words.
        element_text: Text that stands in the element itself, not in a child.
    """

    type: str | None = None
    value: str | None = None
    text: str | None = None
    element_text: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunReply:
    """Reply about one flow run.

    Attributes:
        flow_run: The flow run.
        warnings: Remarks of the server on the call.
    """

    flow_run: FlowRun
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunListReply:
    """Reply with one page of flow runs. Servers have been seen to leave out the pagination.

    Attributes:
        pagination: Which page this is and how many items there are in all.
        flow_runs: Flow runs of this page.
        warnings: Remarks of the server on the call.
    """

    pagination: Pagination | None = None
    flow_runs: tuple[FlowRun, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRun:
    """One execution of a flow. Since version 3.10.

    Attributes:
        id: Id of the flow run.
        flow_id: Id of the flow that ran.
        status: How the run stands.
        started_at: Time the run began (UTC); missing or empty if it never did.
        completed_at: Time the run ended (UTC); missing or empty until then.
        progress: How far the run has come, in percent (0 to 100).
        background_job_id: Id of the job that performs the run.
        flow_parameter_runs: Values the parameters had in this run. Since version 3.15.
        failure_reason: Why the run failed. Since version 3.30.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameterRun:
    """Value of a parameter in a run.

    Attributes:
        parameter_id: Id of the parameter.
        name: Name of the parameter.
        description: Text about the parameter.
        override_value: Value the parameter has in this run.
    """

    parameter_id: str | None = None
    name: str | None = None
    description: str | None = None
    override_value: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunFailure:
    """Why a flow run failed.

    Attributes:
        available: Whether the server can tell a reason: true, false, or a word instead.
        message: The reason in words.
        text: Text that stands in the element itself, not in a child.
        available_element: The same as the attribute, from servers that send an element.
        message_element: The same as the attribute, from servers that send an element.
    """

    available: str | None = None
    message: str | None = None
    text: str | None = None
    available_element: str | None = None
    message_element: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RunFlowNowRequest:
    """Body that starts a flow; without content all output steps run.

    Attributes:
        flow_run_spec: What of the flow is to run, and how. Since version 3.14.
    """

    flow_run_spec: FlowRunSpec | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunSpec:
    """Which output steps run, in which mode, with which values. Since version 3.14.

    Attributes:
        flow_id: Id of the flow, the same as in the path. The server wants it here too when a flow
            is run now.
        run_mode: Whether everything is computed or only what is new.
        flow_output_steps: Output steps to run; all if left out.
        flow_parameter_specs: Values of parameters for this run. Since version 3.15.
    """

    flow_id: str | None = None
    run_mode: FlowRunMode | str | None = None
    flow_output_steps: tuple[FlowOutputStepReference, ...] = ()
    flow_parameter_specs: tuple[FlowParameterSpec, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowOutputStepReference:
    """Names an output step by its id.

    Attributes:
        id: Id of the output step, as told when the flow is read.
        name: Name of the output step, where the server tells it; not needed in requests.
    """

    id: str | None = None
    name: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameterSpec:
    """Value of one parameter for a run. Since version 3.15.

    Attributes:
        parameter_id: Id of the parameter.
        override_value: Value to use instead of the usual one.
    """

    parameter_id: str | None = None
    override_value: str | None = None

    __repr__ = show_model
