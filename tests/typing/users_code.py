"""Code as users write it: both type checkers must see the right types in it. Never run."""

from __future__ import annotations

from datetime import datetime
from typing import assert_type

from tableau_flows import AsyncClient, Client, PasswordCredentials, TokenCredentials, errors
from tableau_flows.models import (
    Connection,
    Flow,
    FlowFile,
    FlowReply,
    FlowRun,
    FlowRunStatus,
    Job,
    Permissions,
    ServerInfo,
    Task,
)


def sync_code(tableau: Client) -> None:
    """What the methods of a client return."""
    for flow in tableau.flows.list(filter="name:eq:Daily", page_size=1000):
        assert_type(flow, Flow)
        assert_type(flow.id, str)
        assert_type(flow.name, str)
        assert_type(flow.created_at, datetime | None)
        assert_type(flow.file_type, FlowFile | str | None)
    for page in tableau.flows.list().pages():
        assert_type(page, tuple[Flow, ...])
    assert_type(tableau.flows.list().first(), Flow | None)
    assert_type(tableau.flows.list().total, int | None)
    reply = tableau.flows.get("id")
    assert_type(reply, FlowReply)
    assert_type(reply.flow, Flow)
    published = tableau.flows.publish("a.tfl", name="a", overwrite=True, on_progress=print)
    assert_type(published, Flow)
    assert_type(tableau.flows.update(published, project_id="p"), Flow)
    assert_type(tableau.flows.run(published), Job)
    assert_type(tableau.flows.delete(published), None)
    assert_type(tableau.connections.list(published), tuple[Connection, ...])
    assert_type(tableau.permissions.get(published), Permissions)
    assert_type(tableau.flow_tasks.list(), tuple[Task, ...])
    for run in tableau.flow_runs.list():
        assert_type(run, FlowRun)
        assert_type(run.status, FlowRunStatus | str)
    assert_type(tableau.server_info(), ServerInfo)
    assert_type(tableau.api_version, str)


async def async_code() -> None:
    """The same with async."""
    credentials = TokenCredentials("name", "secret")
    async with AsyncClient("https://tableau.example.com", credentials=credentials) as tableau:
        async for flow in tableau.flows.list():
            assert_type(flow, Flow)
        assert_type(await tableau.flows.list().first(), Flow | None)
        assert_type(await tableau.flows.get("id"), FlowReply)
        assert_type(await tableau.flows.publish(b"", name="a", file_type="tfl"), Flow)
        assert_type(await tableau.flows.run("id", mode="full", wait=60), Job)


def failing_code() -> None:
    """Errors have their attributes."""
    try:
        Client("https://tableau.example.com", credentials=PasswordCredentials("name", "password"))
    except errors.NotFoundError as error:
        assert_type(error.status, int)
        assert_type(error.code, str | None)
    except errors.UsageError as error:
        assert_type(error, errors.UsageError)
