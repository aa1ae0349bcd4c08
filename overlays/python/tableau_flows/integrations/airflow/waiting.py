"""Waits for runs in the triggerer; all waits of one connection share a client and its session."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from weakref import WeakKeyDictionary

from tableau_flows import AsyncClient, AsyncFlowRunHandle, errors, models
from tableau_flows.integrations.airflow.connections import Settings
from tableau_flows.integrations.airflow.outcomes import (
    Outcome,
    RunResult,
    failure,
    id_to_open,
    started,
    succeeded,
    success,
)

T = TypeVar("T")

PAUSE = 15.0
"""Seconds between attempts to find a run while the server cannot be reached."""


@dataclass(slots=True)
class _Shared:
    client: AsyncClient
    users: int = 0


_shared: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Settings, _Shared]] = WeakKeyDictionary()


@asynccontextmanager
async def shared_client(settings: Settings) -> AsyncIterator[AsyncClient]:
    """Lend the client of a connection to one of its users in this event loop.

    The first user makes it, and the last one closes it. A personal access token has one session at
    a time, so that clients of their own would end each other's session.
    """
    clients = _shared.setdefault(asyncio.get_running_loop(), {})
    if settings not in clients:
        clients[settings] = _Shared(settings.async_client())
    shared = clients[settings]
    shared.users += 1
    try:
        yield shared.client
    finally:
        shared.users -= 1
        if shared.users == 0:
            del clients[settings]
            await shared.client.aclose()


async def wait_for_run(
    tableau: AsyncClient,
    known: RunResult,
    deadline: float,
    *,
    since: datetime | None = None,
    pause: float = PAUSE,
) -> Outcome:
    """Wait until a run has ended.

    Args:
        tableau: The client.
        known: What is known of the run: its id, or that of its job; that of the flow with `since`.
        deadline: When to give up, as seconds since the epoch.
        since: If given, the latest run of the flow that has started since, or is queued, is waited
            for.
        pause: Seconds between attempts to find the run: while there is none, and while the server
            cannot be reached.
    """
    try:
        if since is not None:
            known = await next_run(tableau, known, deadline, since, pause)
        run = await open_run(tableau, known, deadline, pause=pause)
        known = {**known, "job_id": run.job_id}
        ended = await run.wait(timeout=_seconds_until(deadline), progress=False)
    except errors.TableauError as error:
        return failure(known, error)
    return success(succeeded(known, ended))


async def next_run(
    tableau: AsyncClient, known: RunResult, deadline: float, since: datetime, pause: float
) -> RunResult:
    """Return the latest run of a flow that has started since a moment, or is queued.

    Raises:
        WaitTimeoutError: There was none until the deadline.
    """
    flow_id = known["flow_id"] or ""
    while True:
        runs = await _until_reached(
            lambda: tableau.flow_runs.latest(flow_id, count=1), deadline, pause
        )
        if runs and is_run_since(runs[0], since):
            return started(runs[0].background_job_id, runs[0].id, flow_id)
        if _seconds_until(deadline) == 0:
            raise errors.WaitTimeoutError(
                f"no run of flow {flow_id} has started since {since.isoformat()}",
                job=models.Job(id=""),
            )
        await _sleep(pause, deadline)


def is_run_since(run: models.FlowRun, since: datetime) -> bool:
    """Return whether a run has started since a moment, or has not started yet."""
    return run.started_at is None or run.started_at >= since


async def open_run(
    tableau: AsyncClient, known: RunResult, deadline: float, *, pause: float = PAUSE
) -> AsyncFlowRunHandle:
    """Find a run; transient failures do not count before the deadline."""
    found_by = id_to_open(known)
    return await _until_reached(lambda: tableau.flow_runs.open(**found_by), deadline, pause)


async def _until_reached(call: Callable[[], Awaitable[T]], deadline: float, pause: float) -> T:
    """Repeat a call while its failures are transient, until the deadline."""
    while True:
        try:
            return await call()
        except errors.TableauError as error:
            if _seconds_until(deadline) == 0 or not errors.is_transient(error):
                raise
        await _sleep(pause, deadline)


async def _sleep(pause: float, deadline: float) -> None:
    await asyncio.sleep(min(pause, _seconds_until(deadline)))


def _seconds_until(deadline: float) -> float:
    return max(0.0, deadline - time.time())
