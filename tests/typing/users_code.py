"""Code as users write it: both type checkers must see the right types in it. Never run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, assert_type

import anyio
import httpx
import httpx2
from tableau_flows import (
    TOP_LEVEL,
    AsyncClient,
    AsyncFlowRunHandle,
    Client,
    ConnectedAppCredentials,
    ConnectionChange,
    FailedItem,
    FlowRunHandle,
    Grant,
    Holder,
    PasswordCredentials,
    PermissionChange,
    PermissionChanges,
    Report,
    RunOutcome,
    RunReport,
    SyncedFlow,
    SyncReport,
    TokenCredentials,
    emulator,
    errors,
    fields,
    to_rows,
)
from tableau_flows.fields import Condition, Order
from tableau_flows.models import (
    Connection,
    CurrentSession,
    Flow,
    FlowCapability,
    FlowCapabilityValue,
    FlowFileKind,
    FlowOutputStep,
    FlowRun,
    FlowRunMode,
    FlowRunStatus,
    Group,
    GroupSet,
    Job,
    Permissions,
    Project,
    ProjectPermissions,
    ProjectSummary,
    ServerInfo,
    Site,
    Task,
    User,
    UserSummary,
)


def sync_code(tableau: Client) -> None:
    """What the methods of a client return."""
    for flow in tableau.flows.list(filter="name:eq:Daily", page_size=1000):
        assert_type(flow, Flow)
        assert_type(flow.id, str)
        assert_type(flow.name, str | None)
        assert_type(flow.created_at, datetime | None)
        assert_type(flow.file_type, FlowFileKind | str | None)
    for page in tableau.flows.list().pages():
        assert_type(page, tuple[Flow, ...])
    assert_type(tableau.flows.list().first(), Flow | None)
    assert_type(tableau.flows.list().total, int | None)
    read = tableau.flows.get("id")
    assert_type(read, Flow)
    assert_type(read.output_steps, tuple[FlowOutputStep, ...] | None)
    published = tableau.flows.publish("a.tfl", name="a", overwrite=True, on_progress=print)
    assert_type(published, Flow)
    assert_type(tableau.flows.update(published, project="Sales/EU"), Flow)
    assert_type(tableau.flows.update(published, project=("Sales", "EU")), Flow)
    assert_type(tableau.flows.run(published), FlowRunHandle)
    assert_type(tableau.flows.run(read, output_steps=read.output_steps or ()), FlowRunHandle)
    handle = tableau.flow_runs.open(run_id="id")
    assert_type(handle, FlowRunHandle)
    ended = handle.wait(timeout=60, on_progress=print)
    assert_type(ended, FlowRun | Job)  # on servers before 3.10 there are no flow runs to read
    assert_type(ended.completed_at, datetime | None)
    assert_type(ended.started_at, datetime | None)
    assert_type(ended.progress, int | None)
    if isinstance(ended, FlowRun):
        assert_type(ended.status, FlowRunStatus | str | None)
    assert_type(handle.run, FlowRun | None)
    assert_type(handle.job, Job | None)
    assert_type(handle.cancel(), Literal["requested", "already finished"])
    assert_type(tableau.flow_runs.latest(published), tuple[FlowRun, ...])
    assert_type(tableau.flow_runs.last_failure(published), FlowRun | None)
    assert_type(handle.wait(timeout=60, progress=False), FlowRun | Job)
    assert_type(tableau.flows.run(published, wait=60, progress=True), FlowRunHandle)
    assert_type(tableau.flows.check_run(published, output_steps=["Output"]), Flow)
    assert_type(tableau.flows.check_publish("a.tflx", project="Sales/EU"), Flow | None)
    given: dict[str, str] = {"Region": "West"}
    tableau.flows.run(published, output_steps=["Output"], parameters=given)
    tableau.flows.run(read, parameters={read.parameters[0]: "West"})
    tableau.flows.run(published, on_conflict="join")  # type: ignore[arg-type]
    runs = tableau.flows.run_many(tableau.flows.list(), concurrency=8)
    for outcome in runs:
        assert_type(outcome, RunOutcome)
        assert_type(outcome.error, Exception | None)
    assert_type(runs.report, RunReport)
    synced = tableau.flows.sync("flows", project=("Sales", "EU"), on_progress=print)
    assert_type(synced, SyncReport)
    assert_type(synced.published_new, tuple[SyncedFlow, ...])
    assert_type(synced.failed[0].item, SyncedFlow)
    tableau.flows.sync("flows")  # type: ignore[call-arg]
    assert_type(tableau.flows.delete(published), None)
    assert_type(tableau.connections.list(published), tuple[Connection, ...])
    tableau.flows.publish("a.tfl", project=("Sales", "EU"), tags=["daily"])
    report = tableau.connections.update_matching(
        server_address="db1", password="p", flows=tableau.flows.list(), on_progress=print
    )
    assert_type(report, Report[ConnectionChange])
    assert_type(report.failed, tuple[FailedItem[ConnectionChange], ...])
    assert_type(report.failed[0].item.connection, Connection | None)
    assert_type(report.failed[0].error, Exception)
    assert_type(tableau.permissions.get(published), Permissions)
    grants = [Grant(user="u", allow=["Read"]), Grant(group="g", deny=[FlowCapability.WRITE])]
    changes = tableau.permissions.set(published, grants, others="remove", dry_run=True)
    assert_type(changes, PermissionChanges)
    assert_type(changes.added, tuple[PermissionChange, ...])
    assert_type(tableau.permissions.copy(published, read), PermissionChanges)
    for holder in tableau.permissions.holders(published, "Read", expand=True):
        assert_type(holder, Holder)
        assert_type(holder.members, tuple[User, ...] | None)
        tableau.permissions.grant(published, user=holder, allow=["Read"])
    assert_type(published.project, ProjectSummary | None)
    for project in tableau.projects.list(filter="name:eq:EU"):
        assert_type(project.id, str)
        assert_type(project.parent_project_id, str | None)
        assert_type(tableau.projects.update(project, parent=TOP_LEVEL), Project)
        assert_type(tableau.projects.update(project, parent=published.project), Project)
        assert_type(tableau.projects.grant(project, user="u", allow=["Read"]), ProjectPermissions)
    made = tableau.projects.create("EU", parent="p", content_permissions="LockedToProject")
    assert_type(made, Project)
    assert_type(tableau.projects.get_default_permissions(made), ProjectPermissions)
    assert_type(tableau.projects.delete(made), None)
    assert_type(tableau.flow_tasks.list(), tuple[Task, ...])
    assert_type(tableau.flow_tasks.run(tableau.flow_tasks.list()[0]), Job)
    for run in tableau.flow_runs.list():
        assert_type(run, FlowRun)
        assert_type(run.status, FlowRunStatus | str | None)
    for user in tableau.users.list(fields="_all_"):
        assert_type(user, User)
        assert_type(user.id, str)
        assert_type(tableau.users.groups(user).first(), Group | None)
    assert_type(read.owner, UserSummary | None)
    assert_type(tableau.groups.users("id").first(), User | None)
    assert_type(tableau.group_sets.list().first(), GroupSet | None)
    assert_type(tableau.group_sets.find("Leads"), GroupSet)
    assert_type(tableau.sites.get("Sales", key="name"), Site)
    assert_type(tableau.current_session(), CurrentSession)
    assert_type(tableau.server_info(), ServerInfo)
    assert_type(tableau.api_version, str)


async def async_code() -> None:
    """The same with async."""
    credentials = TokenCredentials("name", "secret")
    async with AsyncClient("https://tableau.example.com", credentials=credentials) as tableau:
        async for flow in tableau.flows.list():
            assert_type(flow, Flow)
        assert_type(await tableau.flows.list().first(), Flow | None)
        assert_type(await tableau.flows.get("id"), Flow)
        assert_type(await tableau.flows.publish(b"", name="a", file_type="tfl"), Flow)
        async with await anyio.open_file("a.tfl", "rb") as file:
            assert_type(await tableau.flows.publish(file), Flow)
        assert_type(await tableau.flows.publish(pieces(), name="a", file_type="tfl"), Flow)
        assert_type(await tableau.flows.run("id", mode="full", wait=60), AsyncFlowRunHandle)
        async for outcome in tableau.flows.run_many(tableau.flows.list()):
            assert_type(outcome, RunOutcome)
        assert_type(await tableau.flows.sync(Path("flows"), project="Sales"), SyncReport)
        handle = await tableau.flow_runs.open(job_id="id")
        assert_type(await handle.wait(progress=None), FlowRun | Job)
        assert_type(await tableau.flows.check_publish(b"", name="a"), Flow | None)
        assert_type(await handle.refresh(), FlowRun | Job)


async def pieces() -> AsyncIterator[bytes]:
    """A flow file in pieces."""
    yield b""


def failing_code() -> None:
    """Errors have their attributes."""
    try:
        Client("https://tableau.example.com", credentials=PasswordCredentials("name", "password"))
    except errors.NotFoundError as error:
        assert_type(error.status, int)
        assert_type(error.code, str | None)
    except errors.UsageError as error:
        assert_type(error, errors.UsageError)
    except errors.JobFailedError as error:
        assert_type(error.job, Job)
        assert_type(error.run, FlowRun | None)
    except errors.AlreadyQueuedError as error:
        assert_type(error.job, Job | None)
        assert_type(error.run, FlowRun | None)


def closed_vocabularies(tableau: Client, flow: Flow) -> None:
    """Known words are accepted as text and as members; a slip is seen by the checkers."""
    known: list[FlowCapabilityValue] = ["Read", "Execute"]
    tableau.permissions.grant(flow, user="u", allow=known, deny=[FlowCapability.WRITE])
    tableau.permissions.grant(flow, user="u", allow=["Reed"])  # type: ignore[list-item]
    tableau.permissions.set(flow, [Grant(user="u", allow=known)])
    Grant(user="u", allow=["Reed"])  # type: ignore[list-item]
    tableau.permissions.set(flow, [], others="drop")  # type: ignore[arg-type]
    tableau.permissions.grant(flow, user="u", deny=["read"])  # type: ignore[list-item]
    tableau.permissions.revoke(flow, user="u", capability="Read", mode="Allow")
    tableau.permissions.revoke(flow, user="u", capability="Read", mode="allow")  # type: ignore[arg-type]
    tableau.permissions.revoke(flow, user="u", capability="Reed", mode="Allow")  # type: ignore[arg-type]
    tableau.flows.run(flow, mode="full")
    tableau.flows.run(flow, mode=FlowRunMode.INCREMENTAL)
    tableau.flows.run(flow, mode="fast")  # type: ignore[arg-type]
    tableau.flows.publish("a", file_type=FlowFileKind.TFLX)
    tableau.flows.publish("a", file_type="zip")  # type: ignore[arg-type]


def typed_filters(tableau: Client) -> None:
    """A field has the methods of its operators, and takes values of its type and its list."""
    daily = fields.flow.name.eq("Daily")
    assert_type(daily, Condition[Flow])
    assert_type(fields.flow.name.in_(["a", "b"]), Condition[Flow])
    assert_type(fields.flow.updated_at.ge(datetime.now(UTC)), Condition[Flow])
    assert_type(fields.flow.updated_at.ge(date(2026, 5, 1)), Condition[Flow])
    assert_type(fields.flow_run.progress.gt(5), Condition[FlowRun])
    assert_type(fields.flow_run.status.eq("Failed"), Condition[FlowRun])
    assert_type(fields.flow_run.status.in_([FlowRunStatus.FAILED]), Condition[FlowRun])
    assert_type(fields.flow.name.asc(), Order[Flow])
    for flow in tableau.flows.list(where=[daily], order_by=[fields.flow.name.desc()]):
        assert_type(flow, Flow)
    conditions: list[Condition[Flow]] = [daily]
    tableau.flows.list(where=conditions)
    tableau.flow_runs.list(where=[daily])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    tableau.flows.list(order_by=[fields.flow_run.progress.asc()])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    tableau.flows.list(where=[fields.flow.name.asc()])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    fields.flow.name.gt("a")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    fields.flow.owner_name.in_(["a"])  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    fields.flow_run.flow_id.asc()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    fields.flow.tags  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnusedExpression]  # noqa: B018
    fields.flow.name.eq(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    fields.flow.updated_at.ge("2026-05-01")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    fields.flow_run.progress.eq("5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    fields.flow_run.status.eq("failed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def objects_in_place_of_ids(tableau: Client, flow: Flow) -> None:
    """What a reply holds may be given back, although its id may be missing."""
    if flow.project is not None and flow.owner is not None:
        assert_type(flow.project.id, str | None)
        tableau.permissions.grant(flow, user=flow.owner, allow=["Read"])


def given_clients() -> None:
    """Clients and transports of both libraries are taken, each by the client of its kind."""
    Client(http=httpx.Client())
    with emulator.running(clock="manual") as server:
        Client(server.url, clock=server.clock)
        AsyncClient(server.url, clock=server.clock)
        assert_type(server.add_run("id", status="Failed", reason="no disk"), str)
    Client(http=httpx2.Client())
    Client(transport=httpx.HTTPTransport())
    Client(transport=httpx2.HTTPTransport())
    AsyncClient(http=httpx.AsyncClient())
    AsyncClient(http=httpx2.AsyncClient())
    AsyncClient(transport=httpx.AsyncHTTPTransport())
    AsyncClient(transport=httpx2.AsyncHTTPTransport())
    Client(http=httpx.AsyncClient())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AsyncClient(http=httpx2.Client())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def connected_app(value: str) -> Client:
    """Signing in with a connected app."""
    return Client(
        "https://tableau.example.com",
        credentials=ConnectedAppCredentials("id", "key", value, "ci", ["tableau:flows:read"]),
    )


def data(tableau: Client) -> None:
    """Models as dictionaries, and lists as rows."""
    assert_type(tableau.flows.get("id").to_dict(unset=True), dict[str, object])
    for row in to_rows(tableau.flows.list(), columns=["name", "project_name"]):
        assert_type(row, dict[str, object])


async def async_data(tableau: AsyncClient) -> None:
    """The same with async."""
    async for row in to_rows(tableau.flows.list()):
        assert_type(row, dict[str, object])
