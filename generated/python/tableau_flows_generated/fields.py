# Generated from spec/ by `make generate`. Do not edit.
"""The fields that lists can be filtered and sorted by.

    where=[fields.flow.name.eq("Daily"), fields.flow.updated_at.ge(when)]
    order_by=[fields.flow.name.asc()]

Each list has its fields under the name of its items, and each field has exactly the methods that
servers support. Texts are compared exactly: upper and lower case differ. Times must have a time
zone; a date stands for its midnight in UTC. Every value is possible, as what a filter of the server
cannot say is filtered in the client.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar, final

from . import models as m
from .conditions import Condition, Eq, Gt, Gte, Has, In, Lt, Lte, Order, Sort
from .operation import FieldInfo

ItemT = TypeVar("ItemT")
ValueT = TypeVar("ValueT")


class EqField(
    Eq[ItemT, ValueT],
):
    """A field with the methods eq."""

    __slots__ = ()


class EqGtGteLtLteField(
    Eq[ItemT, ValueT],
    Gt[ItemT, ValueT],
    Gte[ItemT, ValueT],
    Lt[ItemT, ValueT],
    Lte[ItemT, ValueT],
):
    """A field with the methods eq, gt, ge, lt, le."""

    __slots__ = ()


class EqGtGteLtLteSortField(
    Eq[ItemT, ValueT],
    Gt[ItemT, ValueT],
    Gte[ItemT, ValueT],
    Lt[ItemT, ValueT],
    Lte[ItemT, ValueT],
    Sort[ItemT, ValueT],
):
    """A field with the methods eq, gt, ge, lt, le, asc, desc."""

    __slots__ = ()


class EqHasSortField(
    Eq[ItemT, ValueT],
    Has[ItemT, ValueT],
    Sort[ItemT, ValueT],
):
    """A field with the methods eq, has, asc, desc."""

    __slots__ = ()


class EqInField(
    Eq[ItemT, ValueT],
    In[ItemT, ValueT],
):
    """A field with the methods eq, in_."""

    __slots__ = ()


class EqInSortField(
    Eq[ItemT, ValueT],
    In[ItemT, ValueT],
    Sort[ItemT, ValueT],
):
    """A field with the methods eq, in_, asc, desc."""

    __slots__ = ()


class EqSortField(
    Eq[ItemT, ValueT],
    Sort[ItemT, ValueT],
):
    """A field with the methods eq, asc, desc."""

    __slots__ = ()


class HasField(
    Has[ItemT, ValueT],
):
    """A field with the methods has."""

    __slots__ = ()


class HasSortField(
    Has[ItemT, ValueT],
    Sort[ItemT, ValueT],
):
    """A field with the methods has, asc, desc."""

    __slots__ = ()


@final
class BackgroundJobFields:
    """The fields of lists of `BackgroundJob`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.background_job"

    job_type: EqInSortField[m.BackgroundJob, m.BackgroundJobKind | m.BackgroundJobKindValue] = (
        EqInSortField(
            "background_job.job_type",
            FieldInfo("jobType", "string", operators=("eq", "in"), path=("job_type",)),
            (
                "increment_extracts",
                "refresh_extracts",
                "run_flow",
                "single_subscription_notify",
                "subscription",
            ),
        )
    )
    """Type of the job, in other words than those of a job that is read by itself."""

    status: EqSortField[m.BackgroundJob, m.FlowRunStatus | m.FlowRunStatusValue] = EqSortField(
        "background_job.status",
        FieldInfo("status", "string", operators=("eq",), path=("status",)),
        ("Pending", "InProgress", "Success", "Failed", "Cancelled"),
    )
    """Status of the job."""

    progress: EqGtGteLtLteField[m.BackgroundJob, int] = EqGtGteLtLteField(
        "background_job.progress",
        FieldInfo(
            "progress", "integer", operators=("eq", "gt", "gte", "lt", "lte"), path=("progress",)
        ),
    )
    """Progress of the job in percent (0 to 100). Sent by newer servers."""

    priority: EqGtGteLtLteField[m.BackgroundJob, int] = EqGtGteLtLteField(
        "background_job.priority",
        FieldInfo(
            "priority", "integer", operators=("eq", "gt", "gte", "lt", "lte"), path=("priority",)
        ),
    )
    """Priority of the job, 0 to 100; jobs with lower numbers run first."""

    title: EqHasSortField[m.BackgroundJob, str] = EqHasSortField(
        "background_job.title",
        FieldInfo("title", "string", operators=("eq", "has"), path=("title",)),
    )
    """Title of the job; for a flow run, the name of the flow."""

    subtitle: EqHasSortField[m.BackgroundJob, str] = EqHasSortField(
        "background_job.subtitle",
        FieldInfo("subtitle", "string", operators=("eq", "has"), path=("subtitle",)),
    )
    """Subtitle of the job, if it has one."""

    notes: HasSortField[m.BackgroundJob, str] = HasSortField(
        "background_job.notes", FieldInfo("notes", "string", operators=("has",))
    )
    """`notes` of the server; items do not hold it."""

    args: HasField[m.BackgroundJob, str] = HasField(
        "background_job.args", FieldInfo("args", "string", operators=("has",))
    )
    """`args` of the server; items do not hold it."""

    created_at: EqGtGteLtLteSortField[m.BackgroundJob, datetime | date] = EqGtGteLtLteSortField(
        "background_job.created_at",
        FieldInfo(
            "createdAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("created_at",),
        ),
    )
    """Time when the job was queued (UTC)."""

    started_at: EqGtGteLtLteSortField[m.BackgroundJob, datetime | date] = EqGtGteLtLteSortField(
        "background_job.started_at",
        FieldInfo(
            "startedAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("started_at",),
        ),
    )
    """Time when the job started (UTC); missing while it is queued."""

    completed_at: EqGtGteLtLteSortField[m.BackgroundJob, datetime | date] = EqGtGteLtLteSortField(
        "background_job.completed_at",
        FieldInfo(
            "completedAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("ended_at",),
        ),
    )
    """Time when the job ended (UTC); missing until then. Filters and sorts name it completedAt."""


@final
class FlowFields:
    """The fields of lists of `Flow`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.flow"

    name: EqInSortField[m.Flow, str] = EqInSortField(
        "flow.name", FieldInfo("name", "string", operators=("eq", "in"), path=("name",))
    )
    """Name of the flow. Names are unique within a project, without regard to case."""

    owner_name: EqSortField[m.Flow, str] = EqSortField(
        "flow.owner_name", FieldInfo("ownerName", "string", operators=("eq",))
    )
    """`ownerName` of the server; items do not hold it."""

    project_id: EqSortField[m.Flow, str] = EqSortField(
        "flow.project_id",
        FieldInfo("projectId", "string", operators=("eq",), path=("project", "id")),
    )
    """Id of the project."""

    project_name: EqInSortField[m.Flow, str] = EqInSortField(
        "flow.project_name",
        FieldInfo("projectName", "string", operators=("eq", "in"), path=("project", "name")),
    )
    """Name of the project."""

    created_at: EqGtGteLtLteSortField[m.Flow, datetime | date] = EqGtGteLtLteSortField(
        "flow.created_at",
        FieldInfo(
            "createdAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("created_at",),
        ),
    )
    """Time when the flow was first published (UTC)."""

    updated_at: EqGtGteLtLteSortField[m.Flow, datetime | date] = EqGtGteLtLteSortField(
        "flow.updated_at",
        FieldInfo(
            "updatedAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("updated_at",),
        ),
    )
    """Time of the most recent change (UTC)."""


@final
class FlowRunFields:
    """The fields of lists of `FlowRun`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.flow_run"

    flow_id: EqInField[m.FlowRun, str] = EqInField(
        "flow_run.flow_id", FieldInfo("flowId", "string", operators=("eq", "in"), path=("flow_id",))
    )
    """Id of the flow that ran."""

    user_id: EqInField[m.FlowRun, str] = EqInField(
        "flow_run.user_id", FieldInfo("userId", "string", operators=("eq", "in"))
    )
    """`userId` of the server; items do not hold it."""

    progress: EqGtGteLtLteSortField[m.FlowRun, int] = EqGtGteLtLteSortField(
        "flow_run.progress",
        FieldInfo(
            "progress", "integer", operators=("eq", "gt", "gte", "lt", "lte"), path=("progress",)
        ),
    )
    """Progress of the run in percent (0 to 100)."""

    started_at: EqGtGteLtLteSortField[m.FlowRun, datetime | date] = EqGtGteLtLteSortField(
        "flow_run.started_at",
        FieldInfo(
            "startedAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("started_at",),
        ),
    )
    """Time when the run started (UTC); missing or empty if it has not started."""

    completed_at: EqGtGteLtLteSortField[m.FlowRun, datetime | date] = EqGtGteLtLteSortField(
        "flow_run.completed_at",
        FieldInfo(
            "completedAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("completed_at",),
        ),
    )
    """Time when the run ended (UTC); missing or empty until then."""

    status: EqInSortField[m.FlowRun, m.FlowRunStatus | m.FlowRunStatusValue] = EqInSortField(
        "flow_run.status",
        FieldInfo(
            "status",
            "string",
            operators=("eq", "in"),
            in_values=("Success", "Failed", "Cancelled"),
            since=(3, 30),
            path=("status",),
        ),
        ("Pending", "InProgress", "Success", "Failed", "Cancelled"),
    )
    """Status of the run. Servers filter by it since version 3.30."""


@final
class GroupFields:
    """The fields of lists of `Group`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.group"

    name: EqInSortField[m.Group, str] = EqInSortField(
        "group.name", FieldInfo("name", "string", operators=("eq", "in"), path=("name",))
    )
    """Name of the group."""

    domain_name: EqInSortField[m.Group, str] = EqInSortField(
        "group.domain_name",
        FieldInfo("domainName", "string", operators=("eq", "in"), path=("domain", "name")),
    )
    """Full name of the domain; local for users who are managed by the server itself."""

    domain_nickname: EqInSortField[m.Group, str] = EqInSortField(
        "group.domain_nickname", FieldInfo("domainNickname", "string", operators=("eq", "in"))
    )
    """`domainNickname` of the server; items do not hold it."""

    is_local: EqSortField[m.Group, bool] = EqSortField(
        "group.is_local", FieldInfo("isLocal", "boolean", operators=("eq",))
    )
    """`isLocal` of the server; items do not hold it."""

    user_count: EqGtGteLtLteSortField[m.Group, int] = EqGtGteLtLteSortField(
        "group.user_count",
        FieldInfo("userCount", "integer", operators=("eq", "gt", "gte", "lt", "lte")),
    )
    """`userCount` of the server; items do not hold it."""

    minimum_site_role: EqInSortField[m.Group, str] = EqInSortField(
        "group.minimum_site_role", FieldInfo("minimumSiteRole", "string", operators=("eq", "in"))
    )
    """`minimumSiteRole` of the server; items do not hold it."""


@final
class GroupSetFields:
    """The fields of lists of `GroupSet`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.group_set"

    name: EqSortField[m.GroupSet, str] = EqSortField(
        "group_set.name", FieldInfo("name", "string", operators=("eq",), path=("name",))
    )
    """Name of the group set."""


@final
class ProjectFields:
    """The fields of lists of `Project`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.project"

    name: EqInSortField[m.Project, str] = EqInSortField(
        "project.name", FieldInfo("name", "string", operators=("eq", "in"), path=("name",))
    )
    """Name of the project."""

    owner_name: EqInSortField[m.Project, str] = EqInSortField(
        "project.owner_name", FieldInfo("ownerName", "string", operators=("eq", "in"))
    )
    """`ownerName` of the server; items do not hold it."""

    owner_domain: EqInSortField[m.Project, str] = EqInSortField(
        "project.owner_domain", FieldInfo("ownerDomain", "string", operators=("eq", "in"))
    )
    """`ownerDomain` of the server; items do not hold it."""

    owner_email: EqInSortField[m.Project, str] = EqInSortField(
        "project.owner_email", FieldInfo("ownerEmail", "string", operators=("eq", "in"))
    )
    """`ownerEmail` of the server; items do not hold it."""

    parent_project_id: EqInSortField[m.Project, str] = EqInSortField(
        "project.parent_project_id",
        FieldInfo("parentProjectId", "string", operators=("eq", "in"), path=("parent_project_id",)),
    )
    """Id of the parent project; missing for a top-level project. Some servers leave it out after a
    project was created."""

    top_level_project: EqField[m.Project, bool] = EqField(
        "project.top_level_project", FieldInfo("topLevelProject", "boolean", operators=("eq",))
    )
    """`topLevelProject` of the server; items do not hold it."""

    created_at: EqGtGteLtLteSortField[m.Project, datetime | date] = EqGtGteLtLteSortField(
        "project.created_at",
        FieldInfo(
            "createdAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("created_at",),
        ),
    )
    """Time when the project was created (UTC)."""

    updated_at: EqGtGteLtLteSortField[m.Project, datetime | date] = EqGtGteLtLteSortField(
        "project.updated_at",
        FieldInfo(
            "updatedAt",
            "dateTime",
            operators=("eq", "gt", "gte", "lt", "lte"),
            path=("updated_at",),
        ),
    )
    """Time of the most recent change to the project (UTC)."""


@final
class UserFields:
    """The fields of lists of `User`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "fields.user"

    name: EqInSortField[m.User, str] = EqInSortField(
        "user.name", FieldInfo("name", "string", operators=("eq", "in"), path=("name",))
    )
    """Login name; an e-mail address on Tableau Cloud."""

    site_role: EqInSortField[m.User, m.SiteRole | m.SiteRoleValue] = EqInSortField(
        "user.site_role",
        FieldInfo("siteRole", "string", operators=("eq", "in"), path=("site_role",)),
        (
            "Creator",
            "Explorer",
            "ExplorerCanPublish",
            "Guest",
            "ServerAdministrator",
            "SiteAdministratorCreator",
            "SiteAdministratorExplorer",
            "SupportUser",
            "Unlicensed",
            "Viewer",
        ),
    )
    """Site role, which limits what the user may do on the site."""

    last_login: EqGtGteLtLteSortField[m.User, datetime | date] = EqGtGteLtLteSortField(
        "user.last_login",
        FieldInfo("lastLogin", "dateTime", operators=("eq", "gt", "gte", "lt", "lte")),
    )
    """`lastLogin` of the server; items do not hold it."""


background_job = BackgroundJobFields()
"""The fields of lists of `BackgroundJob`."""
flow = FlowFields()
"""The fields of lists of `Flow`."""
flow_run = FlowRunFields()
"""The fields of lists of `FlowRun`."""
group = GroupFields()
"""The fields of lists of `Group`."""
group_set = GroupSetFields()
"""The fields of lists of `GroupSet`."""
project = ProjectFields()
"""The fields of lists of `Project`."""
user = UserFields()
"""The fields of lists of `User`."""

__all__ = [
    "Condition",
    "Order",
    "background_job",
    "flow",
    "flow_run",
    "group",
    "group_set",
    "project",
    "user",
]
