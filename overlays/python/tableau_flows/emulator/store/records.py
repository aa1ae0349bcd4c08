"""The rows of the store as dataclasses; each field is a column of the same name.

Nothing changes a row. They are not frozen all the same, because a list makes 1,000 of them, and
frozen dataclasses take several times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tableau_flows._common.grantees import GranteeKind
from tableau_flows.emulator.store.store import NumberedRecord, Record

FLOW_TASK = "RunFlowTask"
"""The type of a task that runs a flow."""


@dataclass(slots=True)
class SiteRow(Record):
    """A site."""

    table: ClassVar[str] = "site_rows"
    id: str
    content_url: str
    name: str


@dataclass(slots=True)
class UserRow(Record):
    """A user of the server, who may belong to several sites."""

    table: ClassVar[str] = "users"
    id: str
    name: str
    full_name: str
    email: str
    password: str


@dataclass(slots=True)
class MemberRow(Record):
    """The membership of a user in a site."""

    table: ClassVar[str] = "members"
    site_id: str
    user_id: str
    role: str
    last_login: int | None


@dataclass(slots=True)
class SiteUserRow(Record):
    """A user of a site, as in the lists of users."""

    table: ClassVar[str] = "site_users"
    id: str
    site_id: str
    name: str
    full_name: str
    email: str
    role: str
    last_login: int | None


@dataclass(slots=True)
class GroupRow(Record):
    """A group with the number of its members."""

    table: ClassVar[str] = "group_rows"
    id: str
    site_id: str
    name: str
    domain: str
    minimum_site_role: str | None
    user_count: int


@dataclass(slots=True)
class GroupSetRow(Record):
    """A group set."""

    table: ClassVar[str] = "group_set_rows"
    id: str
    site_id: str
    name: str


@dataclass(slots=True)
class SessionRow(Record):
    """A live session."""

    table: ClassVar[str] = "sessions"
    token: str
    user_id: str
    site_id: str
    access_token: str | None
    acting: int
    last_used: float
    scopes: str | None


@dataclass(slots=True)
class ConnectedAppRow(Record):
    """A secret of a connected app, with the scopes that the app grants."""

    table: ClassVar[str] = "connected_apps"
    client_id: str
    secret_id: str
    secret_value: str
    scopes: str | None


@dataclass(slots=True)
class ProjectRow(NumberedRecord):
    """A project."""

    table: ClassVar[str] = "projects"
    id: str
    site_id: str
    parent_id: str | None
    owner_id: str
    name: str
    description: str
    content_permissions: str
    controlling_id: str | None
    created_at: int
    updated_at: int


@dataclass(slots=True)
class PermissionRow(Record):
    """A permission rule: one capability that one grantee is allowed or denied."""

    table: ClassVar[str] = "permissions"
    content: str
    content_id: str
    grantee_kind: GranteeKind
    grantee_id: str
    capability: str
    mode: str


@dataclass(slots=True)
class FlowRow(NumberedRecord):
    """A flow with the columns of its project and owner that responses contain."""

    table: ClassVar[str] = "flow_rows"
    id: str
    site_id: str
    project_id: str | None
    owner_id: str
    name: str
    description: str
    file_type: str
    file: str
    file_bytes: int
    created_at: int
    updated_at: int
    project_name: str | None
    controlling_id: str | None
    owner_login: str
    owner_name: str


@dataclass(slots=True)
class OutputStepRow(Record):
    """An output step of a flow."""

    table: ClassVar[str] = "output_steps"
    id: str
    flow_id: str
    name: str


@dataclass(slots=True)
class ParameterRow(Record):
    """A parameter of a flow."""

    table: ClassVar[str] = "parameters"
    id: str
    flow_id: str
    name: str
    type: str
    value: str
    required: int


@dataclass(slots=True)
class ConnectionRow(Record):
    """A connection of a flow."""

    table: ClassVar[str] = "connections"
    id: str
    flow_id: str
    type: str
    server_address: str
    server_port: int | None
    user_name: str
    password: str
    embed_password: int
    authentication_type: str | None
    query_tagging_enabled: int | None
    database_name: str | None


@dataclass(slots=True)
class TagRow(Record):
    """A tag on a flow."""

    table: ClassVar[str] = "tags"
    flow_id: str
    label: str


@dataclass(slots=True)
class DataQualityWarningRow(Record):
    """A data quality warning on a flow."""

    table: ClassVar[str] = "data_quality_warning_rows"
    id: str
    site_id: str
    flow_id: str
    owner_id: str
    owner_name: str
    type: str
    message: str
    active: int
    severe: int
    created_at: int
    updated_at: int


@dataclass(slots=True)
class LineageRow(Record):
    """One end of the lineage of a flow."""

    table: ClassVar[str] = "lineage"
    flow_id: str
    field: str
    row: str


@dataclass(slots=True)
class ScheduleRow(Record):
    """A schedule of the server or, without a name, of a single task on Tableau Cloud."""

    table: ClassVar[str] = "schedules"
    id: str
    name: str | None
    state: str
    priority: int
    type: str
    frequency: str
    execution_order: str
    start_time: str
    end_time: str | None
    intervals: str
    created_at: int
    updated_at: int


@dataclass(slots=True)
class TaskRow(Record):
    """A task: work that a schedule starts."""

    table: ClassVar[str] = "tasks"
    id: str
    site_id: str
    type: str
    flow_id: str | None
    schedule_id: str
    priority: int
    failures: int


@dataclass(slots=True)
class TaskStepRow(Record):
    """An output step that the runs of a task are limited to."""

    table: ClassVar[str] = "task_output_steps"
    task_id: str
    step_id: str


@dataclass(slots=True)
class LinkedTaskRow(Record):
    """A linked task: flows that run one after another."""

    table: ClassVar[str] = "linked_tasks"
    id: str
    site_id: str
    schedule_id: str


@dataclass(slots=True)
class LinkedTaskStepRow(Record):
    """A step of a linked task."""

    table: ClassVar[str] = "linked_task_steps"
    id: str
    linked_task_id: str
    task_id: str
    flow_id: str
    step_number: int
    stops_on_failure: int


@dataclass(slots=True)
class TaskParameterRow(Record):
    """A parameter value that overrides the flow's value in the runs of a task."""

    table: ClassVar[str] = "task_parameter_rows"
    task_id: str
    parameter_id: str
    name: str
    value: str


@dataclass(slots=True)
class RunRow(Record):
    """A flow run and its background job."""

    table: ClassVar[str] = "run_rows"
    id: str
    job_id: str
    site_id: str
    flow_id: str
    user_id: str
    task_id: str | None
    status: str
    progress: int
    created_at: int
    updated_at: int
    started_at: int | None
    completed_at: int | None
    ends_at: float | None
    outcome: str
    reason: str
    job_purged: int
    flow_name: str


@dataclass(slots=True)
class FavoriteRow(Record):
    """A flow among the favorites of a user, with the columns of the flow that replies contain."""

    table: ClassVar[str] = "favorite_rows"
    number: int
    user_id: str
    site_id: str
    flow_id: str
    label: str
    added_at: int
    position: int
    flow_number: int
    owner_name: str


@dataclass(slots=True)
class RunParameterRow(Record):
    """A parameter value that overrides the flow's value in a run."""

    table: ClassVar[str] = "run_parameters"
    run_id: str
    parameter_id: str
    name: str
    value: str


@dataclass(slots=True)
class UploadRow(Record):
    """A file that is being uploaded in parts."""

    table: ClassVar[str] = "uploads"
    id: str
    site_id: str
    user_id: str


@dataclass(slots=True)
class ChunkRow(Record):
    """A part of a file that is being uploaded."""

    table: ClassVar[str] = "upload_chunks"
    upload_id: str
    sequence: int
    file: str
    file_bytes: int
