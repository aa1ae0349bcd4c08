"""The records that commands write: the one schema of `--json`, and of the columns of `--csv`.

Each record has the key `kind`; all keys of its kind are always there, and null is what the server
does not tell. Times are in ISO format in UTC. Keys may be added in later versions; none is renamed
or removed.
"""

from __future__ import annotations

from typing import Literal, TypedDict


class OutputStep(TypedDict):
    """An output step of a flow."""

    id: str
    name: str | None


class Parameter(TypedDict):
    """A parameter of a flow."""

    id: str | None
    name: str | None
    type: str | None
    value: str | None
    required: bool | None


class FlowRecord(TypedDict):
    """A flow; `output_steps` is null in lists."""

    kind: Literal["flow"]
    id: str
    name: str | None
    project_id: str | None
    project_name: str | None
    owner_id: str | None
    owner_name: str | None
    description: str | None
    file_type: str | None
    webpage_url: str | None
    created_at: str | None
    updated_at: str | None
    tags: list[str]
    output_steps: list[OutputStep] | None
    parameters: list[Parameter]


class RunRecord(TypedDict):
    """A run of a flow; `id` is null before version 3.10 of the REST API."""

    kind: Literal["run"]
    id: str | None
    job_id: str | None
    flow_id: str | None
    flow_name: str | None
    status: str | None
    progress: int | None
    started_at: str | None
    completed_at: str | None
    failure_reason: str | None


class JobRecord(TypedDict):
    """A background job of the server."""

    kind: Literal["job"]
    id: str
    type: str | None
    status: str | None
    title: str | None
    subtitle: str | None
    priority: int | None
    progress: int | None
    created_at: str | None
    started_at: str | None
    ended_at: str | None


class TaskRecord(TypedDict):
    """A scheduled execution of a flow."""

    kind: Literal["task"]
    id: str
    flow_id: str | None
    flow_name: str | None
    schedule_id: str | None
    schedule_name: str | None
    frequency: str | None
    next_run_at: str | None
    priority: int | None
    consecutive_failures: int | None


class ScheduleRecord(TypedDict):
    """A schedule of Tableau Server."""

    kind: Literal["schedule"]
    id: str | None
    name: str | None
    state: str | None
    type: str | None
    frequency: str | None
    next_run_at: str | None
    priority: int | None
    execution_order: str | None


class ProjectRecord(TypedDict):
    """A project."""

    kind: Literal["project"]
    id: str
    name: str | None
    path: str
    parent_project_id: str | None
    owner_id: str | None
    description: str | None
    content_permissions: str | None
    created_at: str | None
    updated_at: str | None


class ConnectionRecord(TypedDict):
    """A connection of a flow to a data source."""

    kind: Literal["connection"]
    id: str
    flow_id: str | None
    flow_name: str | None
    type: str | None
    server_address: str | None
    server_port: int | None
    user_name: str | None
    embed_password: bool | None


class PermissionRecord(TypedDict):
    """What one grantee is allowed and denied on a flow, in the form that `permissions set` reads.

    Exactly one of `user`, `group` and `group_set` is not null: the name, or the id if the name is
    not known.
    """

    kind: Literal["permission"]
    id: str
    flow_id: str | None
    user: str | None
    group: str | None
    group_set: str | None
    allow: list[str]
    deny: list[str]


class SessionRecord(TypedDict):
    """Who is signed in where."""

    kind: Literal["session"]
    id: str
    user: str | None
    full_name: str | None
    site_role: str | None
    server: str
    site: str | None
    site_id: str | None
    site_name: str | None
    api_version: str


class ServerRecord(TypedDict):
    """A server and its versions; `id` is its address."""

    kind: Literal["server"]
    id: str
    product_version: str
    build: str | None
    api_version: str
    prep_conductor_version: str | None
    platform: str | None


class FileRecord(TypedDict):
    """A downloaded file of a flow; `path` is null if it was written to stdout."""

    kind: Literal["file"]
    id: str
    name: str
    path: str | None
    bytes: int


class ProfileRecord(TypedDict):
    """A profile; `id` is its name."""

    kind: Literal["profile"]
    id: str
    server: str
    site: str | None
    credentials: str
    default: bool


class ChangeRecord(TypedDict):
    """What was done to an object; with `dry_run`, what would be done.

    `id` is null for an object that does not exist yet.
    """

    kind: Literal["change"]
    action: str
    object: str
    id: str | None
    name: str | None
    dry_run: bool
    detail: str | None


Record = (
    FlowRecord
    | RunRecord
    | JobRecord
    | TaskRecord
    | ScheduleRecord
    | ProjectRecord
    | ConnectionRecord
    | PermissionRecord
    | SessionRecord
    | ServerRecord
    | FileRecord
    | ProfileRecord
    | ChangeRecord
)

TABLES: dict[str, tuple[str, ...]] = {
    "flow": ("name", "project_name", "updated_at", "id"),
    "run": (
        "status",
        "progress",
        "flow_name",
        "started_at",
        "completed_at",
        "failure_reason",
        "id",
    ),
    "job": ("status", "type", "title", "created_at", "ended_at", "id"),
    "task": ("flow_name", "schedule_name", "frequency", "next_run_at", "id"),
    "schedule": ("name", "state", "type", "frequency", "next_run_at", "id"),
    "project": ("path", "content_permissions", "id"),
    "connection": ("flow_name", "type", "server_address", "server_port", "user_name", "id"),
    "permission": ("group", "user", "group_set", "allow", "deny"),
    "profile": ("id", "server", "site", "credentials", "default"),
}
"""The columns of tables, by the kinds that lists have."""

OPTIONAL_COLUMNS = frozenset({"failure_reason"})
"""The columns that a table leaves out if no row has a value for them."""
