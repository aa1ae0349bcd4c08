"""Group `permissions`: what it costs to say again what flows have already."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence

import signing_in
import tableauserverclient as tsc
from report import Row, Section
from tableau_flows import AsyncClient, Client, Grant, PasswordCredentials, emulator
from tableau_flows.emulator import Emulator

NAME = "permissions"
FLOWS = 1000
ANALYSTS = emulator.seed_id("group", "Analysts")
ALLOWED = ("Read", "Execute")
GRANTS = (Grant(group=ANALYSTS, allow=ALLOWED),)
WHO = PasswordCredentials(signing_in.NAME, signing_in.PASSWORD)
READ = "queryFlowPermissions"


def run(scale: float = 1.0) -> Section:
    """Count.

    Args:
        scale: How large a part of the flows there is.
    """
    count = max(2, round(FLOWS * scale))
    section = Section(NAME, _about(count))
    with emulator.running() as server:
        flows = server.add_flows(count)
        first = _count(server, _set, flows)
        again = _count(server, _set, flows)
        with_async = _count(server, _set_with_async, flows)
        official = _count(server, _set_officially, flows)
    work = f"`permissions.set` on {count:,} flows"
    section.rows.append(Row(f"{work}, none of which has them", _shown(*first)))
    for kind, found in (("", again), (", async", with_async)):
        section.rows.append(
            Row(
                f"{work} that have them{kind}",
                _shown(*found),
                "official client, update_permissions",
                _shown(*official),
                target=_shown(count, 0),
                met=found == (count, 0),
            )
        )
    return section


def _about(count: int) -> str:
    return f"""
`permissions.set(flow, grants)` with one group and {len(ALLOWED)} capabilities, for each of
{count:,} flows of an emulator: first where none of them has the rule, then again. The requests
about permissions that the server answered are counted. The official client (tableauserverclient)
has no such call; its `update_permissions` adds rules without reading those there are.
"""


def _count(
    server: Emulator, work: Callable[[str, Sequence[str]], None], flows: Sequence[str]
) -> tuple[int, int]:
    """How often permissions were read, and how many requests changed them."""
    server.forget_requests()
    work(server.url, flows)
    found = Counter(
        "reads" if request.operation == READ else "writes"
        for request in server.requests
        if "/permissions" in request.path
    )
    return found["reads"], found["writes"]


def _set(url: str, flows: Sequence[str]) -> None:
    with Client(url, credentials=WHO) as client:
        for flow in flows:
            client.permissions.set(flow, GRANTS)


def _set_with_async(url: str, flows: Sequence[str]) -> None:
    async def main() -> None:
        async with AsyncClient(url, credentials=WHO) as client:
            for flow in flows:
                await client.permissions.set(flow, GRANTS)

    asyncio.run(main())


def _set_officially(url: str, flows: Sequence[str]) -> None:
    group = tsc.GroupItem.as_reference(ANALYSTS)
    rules = [tsc.PermissionsRule(group, dict.fromkeys(ALLOWED, tsc.Permission.Mode.Allow))]
    with tsc.Server(url, use_server_version=True) as server:
        server.auth.sign_in(tsc.TableauAuth(signing_in.NAME, signing_in.PASSWORD))
        for flow in flows:
            item = tsc.FlowItem("")
            item._id = flow
            server.flows.update_permissions(item, rules)


def _shown(reads: int, writes: int) -> str:
    return f"{reads:,} reads, {writes:,} writes"
