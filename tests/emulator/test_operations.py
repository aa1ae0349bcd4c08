"""Every operation once, with success: the status of the catalog and a reply of its type."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import sample_flow, seed_id
from tableau_flows.emulator.handlers import registered
from tableau_flows_generated import codec
from tableau_flows_generated.catalog import OPERATIONS

FLOW = f"flows/{seed_id('flow', 'Superstore')}"
FLOW_ELEMENT = f'<flow id="{seed_id("flow", "Superstore")}"/>'
VIEWER, ANALYSTS = seed_id("user", "viewer"), seed_id("group", "Analysts")
GROUP_SET = seed_id("group set", "Reviewing Analysts")
TASK = f"tasks/runFlow/{seed_id('task', 'Superstore')}"
FINANCE = seed_id("project", "Finance")


def granted(kind, grantee):
    return (
        f'<permissions><granteeCapabilities><{kind} id="{grantee}"/><capabilities>'
        '<capability name="Write" mode="Allow"/></capabilities></granteeCapabilities></permissions>'
    )


def taken(api, kind, kinds, grantee):
    api.put(f"{FLOW}/permissions", granted(kind, grantee))
    return api.delete(f"{FLOW}/permissions/{kinds}/{grantee}/Write/Allow")


def started(api):
    job = api.tree(api.post(f"{FLOW}/run")).find("job")
    return job.attrib["id"], job.find("runFlowJobType").attrib["flowRunId"]


def connection(api):
    connections = api.tree(api.get(f"{FLOW}/connections")).find("connections")
    return f"{FLOW}/connections/{connections[0].attrib['id']}"


SUCCESSES = {
    "signIn": lambda api: api.sign_in('name="admin" password="admin"'),
    "signOut": lambda api: api.call("POST", "/auth/signout"),
    "switchSite": lambda api: api.post("/auth/switchSite", '<site contentUrl="sales"/>'),
    "serverInfo": lambda api: api.get("/serverinfo"),
    "queryFlowsForSite": lambda api: api.get("flows"),
    "queryFlowsForUser": lambda api: api.get(f"users/{VIEWER}/flows"),
    "queryFlow": lambda api: api.get(FLOW),
    "publishFlow": lambda api: api.publish("New", sample_flow()),
    "updateFlow": lambda api: api.put(FLOW, f'<flow><project id="{FINANCE}"/></flow>'),
    "deleteFlow": lambda api: api.delete(FLOW),
    "downloadFlow": lambda api: api.get(f"{FLOW}/content"),
    "runFlowNow": lambda api: api.post(f"{FLOW}/run"),
    "queryFlowConnections": lambda api: api.get(f"{FLOW}/connections"),
    "updateFlowConnection": lambda api: api.put(connection(api), '<connection userName="u"/>'),
    "queryFlowPermissions": lambda api: api.get(f"{FLOW}/permissions"),
    "addFlowPermissions": lambda api: api.put(f"{FLOW}/permissions", granted("user", VIEWER)),
    "deleteFlowPermissionForUser": lambda api: taken(api, "user", "users", VIEWER),
    "deleteFlowPermissionForGroup": lambda api: taken(api, "group", "groups", ANALYSTS),
    "deleteFlowPermissionForGroupSet": lambda api: taken(api, "groupSet", "groupsets", GROUP_SET),
    "getFlowRunTasks": lambda api: api.get("tasks/runFlow"),
    "getFlowRunTask": lambda api: api.get(TASK),
    "runFlowTask": lambda api: api.post(f"{TASK}/runNow"),
    "addFlowTaskToSchedule": lambda api: api.put(
        f"schedules/{seed_id('schedule', 'Hourly flows')}/flows",
        f"<task><flowRun>{FLOW_ELEMENT}</flowRun></task>",
    ),
    "getFlowRuns": lambda api: [started(api), api.get("flows/runs")][1],
    "getFlowRun": lambda api: api.get(f"flows/runs/{started(api)[1]}"),
    "cancelFlowRun": lambda api: api.call("PUT", f"flows/runs/{started(api)[1]}"),
    "queryJob": lambda api: api.get(f"jobs/{started(api)[0]}"),
    "initiateFileUpload": lambda api: api.call("POST", "fileUploads"),
    "appendToFileUpload": lambda api: api.append(api.begin_upload(), b"part"),
}


# An operation without a handler fails test_wire.test_every_operation_has_a_handler and no more.
EMULATED = registered().keys() & OPERATIONS.keys()


def test_no_operation_is_forgotten():
    assert sorted(EMULATED - SUCCESSES.keys()) == []
    assert sorted(SUCCESSES.keys() - OPERATIONS.keys()) == []


@pytest.mark.parametrize("operation_id", sorted(EMULATED & SUCCESSES.keys()))
def test_the_operation_succeeds(server, admin, operation_id):
    operation = OPERATIONS[operation_id]
    answer = SUCCESSES[operation.id](admin)

    assert answer.status_code == operation.status, answer.text
    assert server.requests[-1].operation == operation.id
    if operation.status == 204:
        assert answer.content == b""
    elif operation.binary_reply:
        assert answer.content.startswith(b"PK")
    elif operation.reply is not None:
        model = codec.model_named(operation.reply)
        reply = codec.decode(model, answer.content, "tsResponse")
        if operation.result is not None:
            assert getattr(reply, operation.result)
