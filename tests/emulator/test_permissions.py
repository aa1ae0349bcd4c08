"""Who may do what, and how permissions are told and changed."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import sample_flow, seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
PLANS = seed_id("flow", "Secret plans")
VIEWER, PUBLISHER = seed_id("user", "viewer"), seed_id("user", "publisher")
FINANCE = seed_id("project", "Finance")
ALL_USERS = seed_id("group", "All Users")
ANALYSTS, REVIEWERS = seed_id("group", "Analysts"), seed_id("group", "Reviewers")
GROUP_SET = seed_id("group set", "Reviewing Analysts")


def rules(api, answer):
    """The rules of a permissions answer as {(kind, id): {capability: mode}}."""
    assert answer.status_code == 200, answer.text
    return {
        (grantee[0].tag, grantee[0].attrib["id"]): {
            capability.attrib["name"]: capability.attrib["mode"]
            for capability in grantee.find("capabilities")
        }
        for grantee in api.tree(answer).iter("granteeCapabilities")
    }


def grant(api, flow, kind, grantee, mode="Allow", *capabilities):
    inner = "".join(f'<capability name="{name}" mode="{mode}"/>' for name in capabilities)
    return api.put(
        f"flows/{flow}/permissions",
        f'<permissions><flow id="{flow}"/><granteeCapabilities><{kind} id="{grantee}"/>'
        f"<capabilities>{inner}</capabilities></granteeCapabilities></permissions>",
    )


def take(api, flow, kinds, grantee, capability, mode="Allow"):
    return api.delete(f"flows/{flow}/permissions/{kinds}/{grantee}/{capability}/{mode}")


def test_a_new_flow_starts_with_the_defaults_of_its_project(server, admin):
    flow = server.add_flow("New")
    answer = admin.get(f"flows/{flow}/permissions")
    told = admin.tree(answer).find("permissions/flow")
    assert told.attrib == {"id": flow, "name": "New"}
    assert told.find("owner").attrib == {"id": seed_id("user", "admin")}
    assert rules(admin, answer) == {("group", ALL_USERS): {"ExportXml": "Allow", "Read": "Allow"}}


@pytest.mark.parametrize(
    ("kind", "kinds", "grantee"),
    [
        ("user", "users", VIEWER),
        ("group", "groups", ANALYSTS),
        ("groupSet", "groupsets", GROUP_SET),
        ("groupSet", "groupSets", GROUP_SET),
    ],
)
def test_permissions_are_added_and_taken_away(server, admin, kind, kinds, grantee):
    assert rules(admin, grant(admin, BUDGET, kind, grantee, "Allow", "Read", "Write")) == {
        (kind, grantee): {"Read": "Allow", "Write": "Allow"}
    }
    assert take(admin, BUDGET, kinds, grantee, "Write").status_code == 204
    assert rules(admin, admin.get(f"flows/{BUDGET}/permissions")) == {
        (kind, grantee): {"Read": "Allow"}
    }


def test_what_is_set_already_stays_as_it_is(admin):
    grant(admin, BUDGET, "user", VIEWER, "Allow", "Read")
    answer = grant(admin, BUDGET, "user", VIEWER, "Deny", "Read", "Write")
    assert rules(admin, answer) == {("user", VIEWER): {"Read": "Allow", "Write": "Deny"}}


def test_only_the_exact_mode_is_taken_away(admin):
    grant(admin, BUDGET, "user", VIEWER, "Allow", "Read")
    assert admin.code(take(admin, BUDGET, "users", VIEWER, "Read", "Deny")) == "404013"
    assert admin.code(take(admin, BUDGET, "users", VIEWER, "Read", "allow")) == "404013"
    assert admin.code(take(admin, BUDGET, "users", VIEWER, "read")) == "404013"
    assert take(admin, BUDGET, "users", VIEWER, "Read").status_code == 204


def test_a_refused_grant_sets_nothing(admin):
    answer = grant(admin, BUDGET, "user", VIEWER, "Allow", "Read", "Filter")
    assert admin.code(answer) == "400009"
    assert rules(admin, admin.get(f"flows/{BUDGET}/permissions")) == {}


@pytest.mark.parametrize("grantees", ["", f'<user id="{VIEWER}"/><group id="{ANALYSTS}"/>'])
def test_a_grant_is_for_exactly_one(admin, grantees):
    answer = admin.put(
        f"flows/{BUDGET}/permissions",
        f"<permissions><granteeCapabilities>{grantees}<capabilities/></granteeCapabilities>"
        "</permissions>",
    )
    assert admin.code(answer) == "400000"


def test_the_flow_in_the_body_must_be_the_one_in_the_address(admin):
    body = (
        f'<permissions><flow id="{BUDGET}"/><granteeCapabilities><user id="{VIEWER}"/>'
        "<capabilities/></granteeCapabilities></permissions>"
    )
    assert admin.code(admin.put(f"flows/{SUPERSTORE}/permissions", body)) == "400000"


def test_a_locked_project_decides_for_its_flows_and_is_named_as_parent(admin, viewer):
    answer = admin.get(f"flows/{PLANS}/permissions")
    parent = admin.tree(answer).find("permissions/parent")
    assert parent.attrib == {"type": "Project", "id": seed_id("project", "Locked")}
    assert rules(admin, answer) == {("group", ANALYSTS): {"Read": "Allow"}}
    # What the flow itself would deny does not count.
    grant(admin, PLANS, "user", VIEWER, "Deny", "Read")
    assert viewer.get(f"flows/{PLANS}").status_code == 200


def test_a_flow_in_an_open_project_names_no_parent(admin):
    answer = admin.get(f"flows/{SUPERSTORE}/permissions")
    assert admin.tree(answer).find("permissions/parent") is None


def test_users_see_the_flows_they_may_read(admin, publisher, viewer):
    assert sorted(admin.names(admin.get("flows"))) == ["Budget", "Secret plans", "Superstore"]
    assert sorted(publisher.names(publisher.get("flows"))) == [
        "Budget",
        "Secret plans",
        "Superstore",
    ]
    assert sorted(viewer.names(viewer.get("flows"))) == ["Secret plans", "Superstore"]


@pytest.mark.parametrize(
    ("rules_given", "readable"),
    [
        ([], False),
        ([("group", ANALYSTS, "Allow")], True),
        ([("group", ANALYSTS, "Allow"), ("group", ALL_USERS, "Deny")], False),
        ([("group", ANALYSTS, "Deny"), ("user", VIEWER, "Allow")], True),
        ([("group", ANALYSTS, "Allow"), ("user", VIEWER, "Deny")], False),
        ([("group", REVIEWERS, "Allow")], False),
        ([("groupSet", GROUP_SET, "Allow")], False),
    ],
)
def test_a_users_own_rule_goes_first_and_a_denial_before_a_permission(
    admin, viewer, rules_given, readable
):
    for kind, grantee, mode in rules_given:
        grant(admin, BUDGET, kind, grantee, mode, "Read")
    assert (viewer.get(f"flows/{BUDGET}").status_code == 200) is readable
    assert ("Budget" in viewer.names(viewer.get("flows"))) is readable


def test_a_group_set_stands_for_those_who_are_in_all_of_its_groups(server, admin, connect):
    project = server.add_project("Apart")
    flow = server.add_flow("Apart", project="Apart")
    assert project
    grant(admin, flow, "groupSet", GROUP_SET, "Allow", "Read")
    for user, readable in (("publisher", True), ("viewer", False)):
        assert (connect(server, user).get(f"flows/{flow}").status_code == 200) is readable


@pytest.mark.parametrize(
    ("capability", "method", "path", "status"),
    [
        ("ExportXml", "GET", "flows/{}/content", 200),
        ("Execute", "POST", "flows/{}/run", 200),
        ("Delete", "DELETE", "flows/{}", 204),
        ("ChangePermissions", "GET", "flows/{}/permissions", 200),
    ],
)
def test_each_capability_opens_its_call(server, connect, capability, method, path, status):
    server.add_user("eve", role="Explorer")
    flow = server.add_flow("Guarded", project="Locked")
    server.add_project("Plain")
    flow = server.add_flow("Guarded", project="Plain")
    server.grant("flow", flow, "Read", user="eve")
    eve = connect(server, "eve")
    content = b"<tsRequest/>" if method == "POST" else b""

    assert eve.call(method, path.format(flow), content).status_code == 403
    server.grant("flow", flow, capability, user="eve")
    assert eve.call(method, path.format(flow), content).status_code == status


def test_a_project_leader_may_do_all_in_his_project(server, publisher):
    flow = server.add_flow("Another", project="Finance")
    assert publisher.get(f"flows/{flow}/content").status_code == 200
    assert publisher.post(f"flows/{flow}/run").status_code == 200
    assert grant(publisher, flow, "user", VIEWER, "Allow", "Read").status_code == 200
    assert publisher.delete(f"flows/{flow}").status_code == 204


def test_who_is_denied_the_leadership_of_a_project_does_not_lead_it(server, connect):
    server.add_user("eve", role="ExplorerCanPublish")
    flow = server.add_flow("Another", project="Finance")
    server.grant("project", FINANCE, "ProjectLeader", user="eve", mode="Deny")
    eve = connect(server, "eve")
    assert eve.call("POST", f"flows/{flow}/run", b"<tsRequest/>").status_code == 403
    server.grant("project", FINANCE, "ProjectLeader", user="eve", mode="Allow")
    assert eve.call("POST", f"flows/{flow}/run", b"<tsRequest/>").status_code == 200


def test_an_owner_may_do_all_with_his_flow(server, connect):
    server.add_user("eve", role="Explorer")
    server.add_project("Plain")
    flow = server.add_flow("Hers", project="Plain", owner="eve")
    eve = connect(server, "eve")
    assert eve.get(f"flows/{flow}/content").status_code == 200
    assert eve.delete(f"flows/{flow}").status_code == 204


def test_a_creator_publishes_where_his_project_lets_him(server, publisher):
    assert publisher.publish("Mine", sample_flow()).status_code == 201
    assert publisher.publish("Mine", sample_flow(), project="Finance").status_code == 201
    assert publisher.code(publisher.publish("Mine", sample_flow(), project="Locked")) == "403007"


def test_overwriting_needs_write_on_the_flow(server, publisher):
    answer = publisher.publish("Superstore", sample_flow(), overwrite="true")
    assert publisher.code(answer) == "403007"
    server.grant("flow", SUPERSTORE, "Write", user="publisher")
    assert publisher.publish("Superstore", sample_flow(), overwrite="true").status_code == 201


def test_an_owner_moves_his_flow_to_a_project_he_may_save_in(publisher):
    default, locked = seed_id("project", "Default"), seed_id("project", "Locked")
    answer = publisher.put(f"flows/{BUDGET}", f'<flow><project id="{default}"/></flow>')
    assert answer.status_code == 200
    answer = publisher.put(f"flows/{BUDGET}", f'<flow><project id="{locked}"/></flow>')
    assert publisher.code(answer) == "403030"


NOT_FOR_A_VIEWER = {
    "download": "403097",
    "run": "403004",
    "schedule": "403098",
    "read the task": "403004",
    "run the task": "403004",
    "read the run": "404036",
    "cancel the run": "403137",
    "move": "403030",
    "publish": "403007",
    "delete": "403004",
}
REFUSED = {
    "Viewer": NOT_FOR_A_VIEWER,
    "Unlicensed": NOT_FOR_A_VIEWER
    | {"read": "403004", "list": "403101", "read the job": "404018", "move": "403004"},
}


def published(api, project):
    body = f'<flow name="New"><project id="{project}"/></flow>'
    return api.publish("New", sample_flow(), body=body)


@pytest.fixture
def his(server, admin, publisher):
    """What an owner does with a flow of his, in a project of his; a run of it is under way."""
    project = server.add_project("His", owner="publisher")
    flow = server.add_flow("Mine", project="His", owner="publisher")
    task = server.add_task(flow)
    job = publisher.tree(publisher.post(f"flows/{flow}/run")).find("job")
    run = job.find("runFlowJobType").attrib["flowRunId"]
    hourly = seed_id("schedule", "Hourly flows")
    moved = f'<flow><project id="{project}"/></flow>'
    schedule = f'<task><flowRun><flow id="{flow}"/></flowRun></task>'

    def later(path):
        """A run, when the one before has ended."""
        server.advance(1000)
        return publisher.post(path)

    return {
        "read": lambda: publisher.get(f"flows/{flow}"),
        "list": lambda: publisher.get("flows"),
        "list the tasks": lambda: publisher.get("tasks/runFlow"),
        "list the runs": lambda: publisher.get("flows/runs"),
        "download": lambda: publisher.get(f"flows/{flow}/content"),
        "read the task": lambda: publisher.get(f"tasks/runFlow/{task}"),
        "read the run": lambda: publisher.get(f"flows/runs/{run}"),
        "read the job": lambda: publisher.get(f"jobs/{job.attrib['id']}"),
        "cancel the run": lambda: publisher.call("PUT", f"flows/runs/{run}"),
        "run": lambda: later(f"flows/{flow}/run"),
        "run the task": lambda: later(f"tasks/runFlow/{task}/runNow"),
        "schedule": lambda: publisher.put(f"schedules/{hourly}/flows", schedule),
        "move": lambda: publisher.put(f"flows/{flow}", moved),
        "publish": lambda: published(publisher, project),
        "delete": lambda: publisher.delete(f"flows/{flow}"),
    }


@pytest.mark.parametrize("role", REFUSED)
def test_an_owner_may_no_more_than_his_role_lets_him(server, publisher, his, role):
    server.set_role("publisher", role)
    answers = {name: call() for name, call in his.items()}
    refused = {name: publisher.code(answer) for name, answer in answers.items()}
    assert {name: code for name, code in refused.items() if code} == REFUSED[role]
    for listed in ("list the tasks", "list the runs"):
        assert not list(publisher.tree(answers[listed])[0])


def test_an_owner_whose_role_has_no_such_limit_may_do_all_of_it(publisher, his):
    answers = {name: call() for name, call in his.items()}
    assert [name for name, answer in answers.items() if publisher.code(answer)] == []
    for listed in ("list the tasks", "list the runs"):
        assert len(publisher.tree(answers[listed])[0]) == 1


def test_leading_or_owning_a_project_does_not_lift_the_limit_of_a_role(server, admin, publisher):
    flow = server.add_flow("Another", project="Finance")  # the publisher leads it
    server.set_role("publisher", "Viewer")
    moved = f'<flow><project id="{seed_id("project", "Finance")}"/></flow>'
    schedule = f'<task><flowRun><flow id="{flow}"/></flowRun></task>'
    path = f"schedules/{seed_id('schedule', 'Hourly flows')}/flows"
    assert publisher.code(publisher.post(f"flows/{flow}/run")) == "403004"
    assert publisher.code(publisher.put(path, schedule)) == "403098"
    assert publisher.code(publisher.put(f"flows/{flow}", moved)) == "403030"


def test_who_owns_a_project_schedules_and_moves_what_is_in_it(server, publisher):
    server.add_project("His", owner="publisher")
    flow = server.add_flow("Hers", project="His")
    schedule = f'<task><flowRun><flow id="{flow}"/></flowRun></task>'
    path = f"schedules/{seed_id('schedule', 'Hourly flows')}/flows"
    assert publisher.put(path, schedule).status_code == 200
    moved = f'<flow><project id="{seed_id("project", "Finance")}"/></flow>'
    assert publisher.put(f"flows/{flow}", moved).status_code == 200


def test_who_owns_a_project_saves_nothing_in_it_without_a_role_that_publishes(server, publisher):
    project = server.add_project("His", owner="publisher")
    flow = server.add_flow("Mine", project="Default", owner="publisher")
    server.set_role("publisher", "Explorer")
    assert publisher.code(published(publisher, project)) == "403007"
    moved = f'<flow><project id="{project}"/></flow>'
    assert publisher.code(publisher.put(f"flows/{flow}", moved)) == "403030"


def test_whoever_started_a_run_cancels_it_only_if_he_may_run_the_flow(server, admin, connect):
    server.add_user("eve", role="Explorer")
    server.add_project("Plain")
    flow = server.add_flow("Guarded", project="Plain")
    server.grant("flow", flow, "Execute", user="eve")
    eve = connect(server, "eve")
    job = eve.tree(eve.post(f"flows/{flow}/run")).find("job/runFlowJobType")
    path = f"flows/runs/{job.attrib['flowRunId']}"
    assert take(admin, flow, "users", eve.user_id, "Execute").status_code == 204
    assert eve.code(eve.call("PUT", path)) == "403137"
    assert eve.code(eve.get(path)) == "404036"
