"""The documents that are decoded and encoded: made here, the same on every run."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from tableau_flows_generated.models import (
    AddFlowPermissionsRequest,
    Capability,
    FlowReference,
    GranteeCapabilities,
    PermissionsToAdd,
    UserReference,
)

NAMESPACE = "http://tableau.com/api"
_SITE = "https://tableau.example.com/#/site/marketing"
PROJECTS, OWNERS, TAGS = 20, 50, 10
"""How many there are of each on the site; so a page of 1,000 flows names each many times."""

ERROR = (
    f'<?xml version="1.0" encoding="UTF-8"?><tsResponse xmlns="{NAMESPACE}">'
    '<error code="404027"><summary>Resource Not Found</summary>'
    "<detail>Flow 'd00700fe-28a0-4ece-a7af-5543ddf38a82' could not be found.</detail></error>"
    "</tsResponse>"
).encode()


def flows(count: int, first: int = 0, *, alike: bool = True) -> Iterator[str]:
    """Flow elements as servers send them, each with a project, an owner and a tag.

    Args:
        count: How many.
        first: The number of the first one.
        alike: Whether projects, owners and tags are those of a site, or each is there only once.
    """
    for number in range(first, first + count):
        project = number * 7 % PROJECTS if alike else number
        owner = number * 11 % OWNERS if alike else number
        tag = number * 3 % TAGS if alike else number
        created = datetime.fromtimestamp(1_500_000_000 + number * 5077, UTC)
        updated = datetime.fromtimestamp(1_700_000_000 + number * 977, UTC)
        yield (
            f'<flow id="{_id("flow", number)}" name="Flow {number:06}" description=""'
            f' webpageUrl="{_SITE}/flows/{number}" fileType="tflx"'
            f' createdAt="{created:%Y-%m-%dT%H:%M:%SZ}" updatedAt="{updated:%Y-%m-%dT%H:%M:%SZ}">'
            f'<project id="{_id("project", project)}" name="Project {project}"/>'
            f'<owner id="{_id("owner", owner)}"/>'
            f'<tags><tag label="tag {tag}"/></tags></flow>'
        )


def page(count: int, *, number: int = 1, total: int | None = None, alike: bool = True) -> bytes:
    """A page of flows, whole."""
    return (
        _page_head(count, number, total or count)
        + "".join(flows(count, (number - 1) * count, alike=alike))
        + "</flows></tsResponse>"
    ).encode()


def pieces(count: int, size: int = 64 * 1024) -> Iterator[bytes]:
    """A page of any number of flows in pieces, of which only one is in memory."""
    waiting = _page_head(count, 1, count)
    for flow in flows(count):
        waiting += flow
        if len(waiting) >= size:
            yield waiting[:size].encode()
            waiting = waiting[size:]
    yield f"{waiting}</flows></tsResponse>".encode()


def one_flow() -> bytes:
    """The reply about one flow."""
    flow = next(flows(1)).replace("</flow>", "<parameters/></flow>")
    return f"{_head()}<flowOutputSteps/>{flow}</tsResponse>".encode()


def connections(count: int) -> bytes:
    """The reply about the connections of a flow."""
    text = "".join(
        f'<connection id="{_id("connection", number)}" type="sqlserver"'
        f' serverAddress="db{number}.example.com" serverPort="1433" userName="reader"'
        ' embedPassword="true"/>'
        for number in range(count)
    )
    return f"{_head()}<connections>{text}</connections></tsResponse>".encode()


def permissions_of_flow(grantees: int, names: Sequence[str]) -> bytes:
    """The reply about the permissions on a flow: the same capabilities for each group."""
    capabilities = "".join(f'<capability name="{name}" mode="Allow"/>' for name in names)
    rules = "".join(
        f'<granteeCapabilities><group id="{_id("group", number)}"/>'
        f"<capabilities>{capabilities}</capabilities></granteeCapabilities>"
        for number in range(grantees)
    )
    return (
        f'{_head()}<permissions><flow id="{_id("flow", 0)}" name="Flow 000000">'
        f'<owner id="{_id("owner", 0)}"/></flow>{rules}</permissions></tsResponse>'
    ).encode()


def permissions(count: int) -> AddFlowPermissionsRequest:
    """A request that sets so many capabilities, five for each user."""
    names = ("Read", "Write", "Execute", "ExportXml", "Delete")
    return AddFlowPermissionsRequest(
        permissions=PermissionsToAdd(
            flow=FlowReference(id=_id("flow", 0)),
            grantee_capabilities=tuple(
                GranteeCapabilities(
                    user=UserReference(id=_id("owner", number)),
                    capabilities=tuple(Capability(name=name, mode="Allow") for name in names),
                )
                for number in range(count // len(names))
            ),
        )
    )


def _head() -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><tsResponse xmlns="{NAMESPACE}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="'
        f'{NAMESPACE} https://help.tableau.com/samples/en-us/rest_api/ts-api_3_29.xsd">'
    )


def _page_head(count: int, number: int, total: int) -> str:
    pagination = f'pageNumber="{number}" pageSize="{count}" totalAvailable="{total}"'
    return f"{_head()}<pagination {pagination}/><flows>"


def _id(kind: str, number: int) -> str:
    return str(uuid.UUID(int=random.Random(f"{kind} {number}").getrandbits(128), version=4))
