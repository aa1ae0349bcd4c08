"""What the group `faults` has a client do, and how it looks on the server whether it was done."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tableau_flows import Client, emulator, errors
from tableau_flows.emulator import Emulator
from tableau_flows_generated import operations

SEEDED = emulator.seed_id("flow", "Superstore")
SCHEDULE = emulator.seed_id("schedule", "Nightly flows")
ANALYSTS = emulator.seed_id("group", "Analysts")
PUBLISHER = emulator.seed_id("user", "publisher")
FILE = emulator.sample_flow(["Out"], padding=3000)
PART = 1500

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Work:
    """One call, with the request of it that the fault is for.

    Attributes:
        name: What is done.
        method: The HTTP method of the request.
        path: A regular expression that its path and query are searched for.
        call: Does it with a client of either kind; gets the flow and a name no flow has yet.
        writes: The operation that changes the server; None of a read.
        times: How often its effect is seen on the server, by a client without faults between.
        sends: The request has a body.
        receives: The answer has a body.
    """

    name: str
    method: str
    path: str
    call: Callable[[Any, str, str], Any]
    writes: str | None = None
    times: Callable[[Client, str, str], int] = lambda tableau, flow, name: 0
    sends: bool = True
    receives: bool = True


@dataclass(frozen=True)
class Subject:
    """A flow of its own for one call, and a name that no flow has."""

    flow: str
    name: str


def subject(server: Emulator) -> Subject:
    """Make them."""
    number = next(_numbers)
    return Subject(server.add_flow(f"Flow {number}"), f"New {number}")


def _publish(tableau: Any, flow: str, name: str) -> Any:
    return tableau.flows.publish(FILE, name=name, file_type="tflx", overwrite=True)


def _publish_in_parts(tableau: Any, flow: str, name: str) -> Any:
    return tableau.flows.publish(FILE, name=name, file_type="tflx", overwrite=True, chunk_size=PART)


def _published(tableau: Client, flow: str, name: str) -> int:
    """Flows of that name whose content is the file, byte for byte."""
    found = list(tableau.flows.list(filter=f"name:eq:{name}"))
    return sum(tableau.call(operations.download_flow(one)) == FILE for one in found)


def _granted(tableau: Client, flow: str, name: str) -> int:
    granted = tableau.permissions.get(flow).grantee_capabilities
    return sum(one.group is not None and one.group.id == ANALYSTS for one in granted)


def _deleted(tableau: Client, flow: str, name: str) -> int:
    try:
        tableau.flows.get(flow)
    except errors.NotFoundError:
        return 1
    return 0


def _moved(tableau: Client, flow: str, name: str) -> int:
    owner = tableau.flows.get(flow).owner
    return int(owner is not None and owner.id == PUBLISHER)


def _runs(tableau: Client, flow: str, name: str) -> int:
    return len(list(tableau.flow_runs.list(filter=f"flowId:eq:{flow}")))


def _tasks(tableau: Client, flow: str, name: str) -> int:
    tasks = (task.flow_run for task in tableau.flow_tasks.list())
    return sum(run is not None and run.flow is not None and run.flow.id == flow for run in tasks)


FLOWS = r"/flows(\?.*)?$"
WORKS = (
    Work("read", "GET", r"/flows/[^/?]+$", lambda t, flow, name: t.flows.get(flow), sends=False),
    Work("list", "GET", FLOWS, lambda t, flow, name: t.flows.list().first(), sends=False),
    Work(
        "download",
        "GET",
        "/content",
        lambda t, flow, name: t.call(operations.download_flow(flow)),
        sends=False,
    ),
    Work("publish", "POST", FLOWS, _publish, "publishFlow", _published),
    Work("upload a part", "PUT", "/fileUploads/", _publish_in_parts, "publishFlow", _published),
    Work("publish the parts", "POST", FLOWS, _publish_in_parts, "publishFlow", _published),
    Work(
        *("run", "POST", "/run", lambda t, flow, name: t.flows.run(flow), "runFlowNow", _runs),
        sends=False,
    ),
    Work(
        *("schedule", "PUT", "/schedules/"),
        lambda t, flow, name: t.flow_tasks.add(flow, SCHEDULE),
        *("addFlowTaskToSchedule", _tasks),
    ),
    Work(
        *("grant", "PUT", "/permissions"),
        lambda t, flow, name: t.permissions.grant(flow, group=ANALYSTS, allow=["Read"]),
        *("addFlowPermissions", _granted),
    ),
    Work(
        *("update", "PUT", r"/flows/[^/?]+$"),
        lambda t, flow, name: t.flows.update(flow, owner=PUBLISHER),
        *("updateFlow", _moved),
    ),
    Work(
        *("delete", "DELETE", r"/flows/[^/?]+$"),
        lambda t, flow, name: t.flows.delete(flow),
        *("deleteFlow", _deleted),
        sends=False,
        receives=False,
    ),
)
