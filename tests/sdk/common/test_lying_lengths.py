"""Collections of callers are read by their items: the length that they claim reserves no memory."""

from __future__ import annotations

import sys
from datetime import time

import pytest
from tableau_flows import (
    ConnectedAppCredentials,
    Grant,
    emulator,
    fields,
    models,
    schedules,
    to_rows,
)
from tableau_flows._bulk.find.projects import _names_of
from tableau_flows._bulk.permissions.grant import checked_grants
from tableau_flows._common.arguments import ids_of
from tableau_flows._runs.inputs import read_inputs
from tableau_flows._session.headers import checked_headers
from tableau_flows_generated import operations

FLOW = emulator.seed_id("flow", "Superstore")
GROUP = emulator.seed_id("group", "Analysts")


class Lying(list[object]):
    """A list that claims the largest length; `tuple` of it raises a MemoryError at once."""

    def __len__(self) -> int:
        return sys.maxsize


class LyingHeaders(dict[str, str]):
    def __len__(self) -> int:
        return sys.maxsize

    def items(self):
        return Lying(super().items())


def rule():
    read = models.Capability(name="Read", mode="Allow")
    return models.GranteeCapabilities(group=models.GroupReference(id=GROUP), capabilities=(read,))


def connection():
    secret = models.ConnectionCredentials(name="u", password="pass-word", embed=True)
    return models.ConnectionToPublish(server_address="db", connection_credentials=secret)


READERS = {
    "where": lambda made: operations.query_flows_for_site(
        where=made([fields.flow.name.eq("Superstore")])
    ),
    "order_by": lambda made: operations.query_flows_for_site(
        order_by=made([fields.flow.name.asc()])
    ),
    "in_": lambda made: fields.flow.name.in_(made(["a", "b"])),
    "tags": lambda made: operations.add_tags_to_flow(FLOW, tags=made([models.TagToAdd(label="x")])),
    "rules": lambda made: operations.add_flow_permissions(
        FLOW, grantee_capabilities=made([rule()])
    ),
    "connections": lambda made: (
        operations.publish_flow(name="x", connections=made([connection()])).secrets
    ),
    "ids": lambda made: ids_of(made([FLOW]), "flows", "flow"),
    "output steps": lambda made: read_inputs(made(["step"]), None),
    "path": lambda made: _names_of(made(["Sales", "EU"]), "project"),
    "grants": lambda made: checked_grants(made([Grant(group=GROUP, allow=["Read"])])),
    "capabilities": lambda made: Grant(group=GROUP, allow=made(["Read"]), deny=made(["Write"])),
    "scopes": lambda made: ConnectedAppCredentials(
        client_id="c",
        secret_id="i",
        secret_value="v",
        user="u",
        scopes=made(["tableau:flows:read"]),
    ),
    "days of the week": lambda made: schedules.Weekly(start=time(6), days=made(["Monday"])),
    "days of the month": lambda made: schedules.Monthly(start=time(6), days=made([1, "LastDay"])),
    "columns": lambda made: list(to_rows([models.Tag(label="x")], columns=made(["label"]))),
    "headers": lambda made: checked_headers(
        (LyingHeaders if made is Lying else dict)({"X-Team": "sales"})
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_a_collection_is_read_whatever_length_it_claims(name):
    read = READERS[name]
    assert read(Lying) == read(list)


def test_a_tuple_of_such_a_list_cannot_be_made():
    with pytest.raises(MemoryError):
        tuple(Lying([1]))
