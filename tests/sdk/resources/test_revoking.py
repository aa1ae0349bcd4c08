"""`permissions.revoke`: one capability of one grantee, by the call for its kind."""

from __future__ import annotations

import pytest
from tableau_flows import emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
USER = emulator.seed_id("user", "publisher")
GROUP = emulator.seed_id("group", "Analysts")
GROUP_SET = emulator.seed_id("group set", "Reviewing Analysts")
READ = {"capability": "Read", "mode": "Allow"}


@pytest.mark.parametrize(
    ("grantee", "operation"),
    [
        ({"user": USER}, "deleteFlowPermissionForUser"),
        ({"group": GROUP}, "deleteFlowPermissionForGroup"),
        ({"group_set": GROUP_SET}, "deleteFlowPermissionForGroupSet"),
    ],
)
def test_what_was_granted_is_taken_away_again(tableau, server, grantee, operation):
    before = tableau.permissions.get(FLOW)
    tableau.permissions.grant(FLOW, **grantee, allow=["Write"], deny=["Delete"])
    assert tableau.permissions.revoke(FLOW, **grantee, capability="Write", mode="Allow") is None
    tableau.permissions.revoke(FLOW, **grantee, capability="Delete", mode="Deny")
    assert tableau.permissions.get(FLOW) == before
    assert [one.operation for one in server.requests].count(operation) == 2


@pytest.mark.parametrize("grantees", [{}, {"user": USER, "group": GROUP}, {"user": None}])
def test_exactly_one_grantee_is_given(tableau, server, grantees):
    for method, given in (
        (tableau.permissions.revoke, READ),
        (tableau.permissions.grant, {"allow": ["Read"]}),
    ):
        with pytest.raises(errors.UsageError, match="give exactly one of user=, group= and group_"):
            method(FLOW, **grantees, **given)
    assert server.requests == ()


def test_a_group_set_needs_a_server_that_has_some(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.21")
    with pytest.raises(errors.VersionError):
        tableau.permissions.revoke(FLOW, group_set=GROUP_SET, **READ)
    with pytest.raises(errors.NotFoundError):
        tableau.permissions.revoke(FLOW, group=GROUP, capability="Write", mode="Deny")
