"""The official client reads and changes connections, permissions, owner and project of flows."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows import Grant
from tableau_flows.emulator import seed_id

ALLOW, DENY = tsc.Permission.Mode.Allow, tsc.Permission.Mode.Deny
CAPABILITY = tsc.Permission.Capability
GRANTEES = {
    "user": tsc.UserItem.as_reference(seed_id("user", "viewer")),
    "group": tsc.GroupItem.as_reference(seed_id("group", "Analysts")),
    "group set": tsc.GroupSetItem.as_reference(seed_id("group set", "Reviewing Analysts")),
}
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def flow(official, superstore) -> tsc.FlowItem:
    return official.flows.get_by_id(superstore)


def rules_of(client: tsc.Server, flow: tsc.FlowItem, grantee) -> dict[str, str]:
    client.flows.populate_permissions(flow)
    found: dict[str, str] = {}
    for rule in flow.permissions:
        if rule.grantee == grantee:
            found.update(rule.capabilities)
    return found


def test_connections_are_listed(official, flow):
    official.flows.populate_connections(flow)
    database, server = flow.connections
    assert database.connection_type == "sqlserver"
    assert (database.server_address, database.server_port) == ("db.example.com", "1433")
    assert (database.username, database.embed_password) == ("reader", False)
    assert server.connection_type == "tableau-server-site"
    assert (server.server_address, server.username) == ("https://tableau.example.com", "")


def test_a_connection_is_changed(official, flow):
    official.flows.populate_connections(flow)
    connection = flow.connections[0]
    connection.server_address, connection.server_port = "new.example.com", "1444"
    connection.username, connection.password = "writer", "secret"
    connection.embed_password = True

    changed = official.flows.update_connection(flow, connection)

    assert changed.id == connection.id
    assert (changed.server_address, changed.server_port) == ("new.example.com", "1444")
    assert changed.username == "writer"
    now = flow.connections[0]
    assert (now.server_address, now.server_port) == ("new.example.com", "1444")
    assert (now.username, now.embed_password) == ("writer", True)
    assert flow.connections[1].server_address == "https://tableau.example.com"


def test_a_connection_of_another_flow_is_not_found(server, official, flow):
    official.flows.populate_connections(flow)
    other = official.flows.get_by_id(seed_id("flow", "Budget"))
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.update_connection(other, flow.connections[0])
    assert refusal.value.code == "404027"


@pytest.mark.parametrize("grantee", GRANTEES.values(), ids=GRANTEES.keys())
def test_permissions_are_added_listed_and_deleted(official, flow, grantee):
    before = rules_of(official, flow, grantee)
    rule = tsc.PermissionsRule(grantee, {CAPABILITY.Write: ALLOW, CAPABILITY.Execute: DENY})

    official.flows.update_permissions(flow, [rule])
    assert rules_of(official, flow, grantee) == before | {"Write": "Allow", "Execute": "Deny"}

    official.flows.delete_permission(flow, tsc.PermissionsRule(grantee, {CAPABILITY.Execute: DENY}))
    assert rules_of(official, flow, grantee) == before | {"Write": "Allow"}

    official.flows.delete_permission(flow, tsc.PermissionsRule(grantee, {CAPABILITY.Write: ALLOW}))
    assert rules_of(official, flow, grantee) == before


def test_several_grantees_are_given_permissions_at_once(official, flow, count):
    rules = [tsc.PermissionsRule(who, {CAPABILITY.Delete: DENY}) for who in GRANTEES.values()]
    official.flows.update_permissions(flow, rules)
    for grantee in GRANTEES.values():
        assert rules_of(official, flow, grantee)["Delete"] == "Deny"
    assert count("addFlowPermissions") == 1


def test_what_is_granted_already_stays_as_it_is(official, flow):
    viewer = GRANTEES["user"]
    official.flows.update_permissions(flow, [tsc.PermissionsRule(viewer, {"Write": ALLOW})])
    official.flows.update_permissions(flow, [tsc.PermissionsRule(viewer, {"Write": DENY})])
    assert rules_of(official, flow, viewer) == {"Write": "Allow"}


def test_a_permission_lets_a_user_see_a_flow(server, official, connect):
    budget = official.flows.get_by_id(seed_id("flow", "Budget"))
    viewer = connect(server, "viewer")
    with pytest.raises(tsc.ServerResponseError) as refusal:
        viewer.flows.get_by_id(budget.id)
    assert refusal.value.code == "403004"

    rule = tsc.PermissionsRule(GRANTEES["user"], {CAPABILITY.Read: ALLOW})
    official.flows.update_permissions(budget, [rule])
    assert viewer.flows.get_by_id(budget.id).name == "Budget"


@pytest.mark.parametrize(
    ("grantee", "capability", "code"),
    [
        (GRANTEES["user"], CAPABILITY.AddComment, "400009"),
        (GRANTEES["user"], "Fly", "404013"),
        (tsc.UserItem.as_reference(NOBODY), CAPABILITY.Read, "404002"),
        (tsc.GroupItem.as_reference(NOBODY), CAPABILITY.Read, "404012"),
    ],
)
def test_invalid_permissions_are_refused(official, flow, grantee, capability, code):
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.update_permissions(flow, [tsc.PermissionsRule(grantee, {capability: ALLOW})])
    assert refusal.value.code == code


def test_a_permission_that_is_not_set_cannot_be_deleted(official, flow):
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.delete_permission(
            flow, tsc.PermissionsRule(GRANTEES["user"], {CAPABILITY.Write: ALLOW})
        )
    assert refusal.value.code == "404013"


def test_owner_and_project_are_changed(official, flow):
    flow.owner_id = seed_id("user", "publisher")
    flow.project_id = seed_id("project", "Finance")

    changed = official.flows.update(flow)

    assert changed.owner_id == seed_id("user", "publisher")
    assert (changed.project_id, changed.project_name) == (seed_id("project", "Finance"), "Finance")
    again = official.flows.get_by_id(flow.id)
    assert (again.owner_id, again.project_name) == (seed_id("user", "publisher"), "Finance")
    assert again.updated_at > again.created_at


def test_only_administrators_give_a_flow_away(server, connect):
    publisher = connect(server, "publisher")
    budget = publisher.flows.get_by_id(seed_id("flow", "Budget"))
    budget.owner_id = seed_id("user", "admin")
    with pytest.raises(tsc.ServerResponseError) as refusal:
        publisher.flows.update(budget)
    assert refusal.value.code == "403098"


def test_a_flow_is_deleted(official, flow):
    official.flows.delete(flow.id)
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.get_by_id(flow.id)
    assert refusal.value.code == "404027"
    assert flow.name not in [other.name for other in tsc.Pager(official.flows)]
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.delete(flow.id)
    assert refusal.value.code == "404027"


def test_rules_that_ours_sets_exactly_are_read_and_changed_by_the_official_client(
    official, ours, count, flow
):
    user, group = GRANTEES["user"], GRANTEES["group"]
    capabilities = {CAPABILITY.Read: ALLOW, CAPABILITY.Write: DENY}
    official.flows.update_permissions(flow, [tsc.PermissionsRule(user, capabilities)])
    grants = [Grant(user=user, deny=["Read", "Write"]), Grant(group=group, allow=["Read"])]
    ours.permissions.set(flow, grants, others="remove")
    assert rules_of(official, flow, user) == {"Read": DENY, "Write": DENY}
    assert rules_of(official, flow, group) == {"Read": ALLOW}
    assert len(flow.permissions) == 2
    official.flows.delete_permission(flow, tsc.PermissionsRule(user, {CAPABILITY.Write: DENY}))
    writes = count("addFlowPermissions")
    changes = ours.permissions.set(flow, grants, others="remove")
    assert [str(one.capability) for one in changes.added] == ["Write"]
    assert count("addFlowPermissions") == writes + 1
    assert not ours.permissions.set(flow, grants, others="remove")
