"""Projects in projects: who sees, leads and locks them, and what goes with a deleted one."""

from __future__ import annotations

import pytest
from tableau_flows import emulator
from tableau_flows.emulator import seed_id

DEFAULT, FINANCE = seed_id("project", "Default"), seed_id("project", "Finance")
LOCKED = seed_id("project", "Locked")
ADMIN, PUBLISHER = seed_id("user", "admin"), seed_id("user", "publisher")
VIEWER = seed_id("user", "viewer")
ALL_USERS, ANALYSTS = seed_id("group", "All Users"), seed_id("group", "Analysts")
NIGHTLY = seed_id("schedule", "Nightly flows")


def listed(api, **params):
    """The attributes of the listed projects by their names."""
    answer = api.get("projects", **params)
    assert answer.status_code == 200, answer.text
    return {project.attrib["name"]: project.attrib for project in api.tree(answer).iter("project")}


def create(api, attributes, inside=""):
    return api.post("projects", f"<project {attributes}>{inside}</project>")


def update(api, project, attributes, inside=""):
    return api.put(f"projects/{project}", f"<project {attributes}>{inside}</project>")


def project_of(api, answer):
    assert answer.status_code in {200, 201}, answer.text
    return api.tree(answer).find("project").attrib


def rules(api, path):
    answer = api.get(path)
    assert answer.status_code == 200, answer.text
    return {
        (grantee[0].tag, grantee[0].attrib["id"]): {
            capability.attrib["name"]: capability.attrib["mode"]
            for capability in grantee.find("capabilities")
        }
        for grantee in api.tree(answer).iter("granteeCapabilities")
    }


def grant(api, path, kind, grantee, capability, mode="Allow"):
    return api.put(
        path,
        f'<permissions><granteeCapabilities><{kind} id="{grantee}"/><capabilities>'
        f'<capability name="{capability}" mode="{mode}"/></capabilities>'
        "</granteeCapabilities></permissions>",
    )


def test_a_created_project_is_listed_with_what_it_was_given(server, admin):
    server.advance(100)
    answer = create(
        admin,
        f'name="EU" description="Europe" parentProjectId="{FINANCE}"',
        f'<owner id="{PUBLISHER}"/>',
    )
    assert answer.status_code == 201
    made = project_of(admin, answer)
    assert listed(admin)["EU"] == made
    assert (made["name"], made["description"], made["parentProjectId"]) == ("EU", "Europe", FINANCE)
    assert made["contentPermissions"] == "ManagedByOwner"
    assert made["createdAt"] == made["updatedAt"]
    assert "controllingPermissionsProjectId" not in made
    assert admin.tree(answer).find("project/owner").attrib == {"id": PUBLISHER}
    assert "parentProjectId" not in listed(admin)["Finance"]


def test_an_update_changes_what_it_names_and_the_time(server, admin):
    before = listed(admin)["Finance"]
    server.advance(100)
    assert project_of(admin, update(admin, FINANCE, "")) == before
    changed = project_of(admin, update(admin, FINANCE, 'description="d"'))
    assert changed.pop("updatedAt") > before["updatedAt"]
    before.pop("updatedAt")
    assert changed == before | {"description": "d"}
    assert update(admin, FINANCE, 'name="finance"').status_code == 200  # its own name, in case


def test_a_user_sees_the_projects_that_he_may_read_or_leads(server, admin, publisher, viewer):
    nested = server.add_project("EU", parent="Finance")
    server.add_project("Deep", parent="Finance/EU")
    assert listed(viewer).keys() == {"Default"}
    assert listed(publisher).keys() == {"Default", "Finance", "EU", "Deep"}
    assert listed(admin).keys() == {"Default", "Finance", "EU", "Deep", "Locked"}
    grant(admin, f"projects/{nested}/permissions", "group", ANALYSTS, "Read")
    assert listed(viewer).keys() == {"Default", "EU"}
    grant(admin, f"projects/{nested}/permissions", "user", VIEWER, "Read", "Deny")
    assert listed(viewer).keys() == {"Default"}
    server.set_role("viewer", "Unlicensed")
    assert listed(viewer) == {}


def test_whoever_leads_a_project_leads_those_within_it(server, publisher):
    assert publisher.code(create(publisher, 'name="Top"')) == "403004"
    assert publisher.code(create(publisher, f'name="A" parentProjectId="{LOCKED}"')) == "403004"
    eu = project_of(publisher, create(publisher, f'name="EU" parentProjectId="{FINANCE}"'))["id"]
    deep = server.add_project("Deep", parent=eu)
    assert update(publisher, deep, 'name="Deeper"').status_code == 200
    assert publisher.code(update(publisher, deep, 'parentProjectId=""')) == "403004"
    assert publisher.code(update(publisher, deep, f'parentProjectId="{LOCKED}"')) == "403004"
    assert update(publisher, deep, f'parentProjectId="{FINANCE}"').status_code == 200
    flow = server.add_flow("Orders", project="Finance/Deeper")
    assert publisher.get(f"flows/{flow}").status_code == 200
    assert publisher.put(f"flows/{flow}", f'<flow><project id="{eu}"/></flow>').status_code == 200
    assert publisher.delete(f"projects/{eu}").status_code == 204


def test_a_leader_of_an_enclosing_project_is_told_and_cannot_be_set(server, admin):
    nested = server.add_project("EU", parent="Finance")
    path = f"projects/{nested}/permissions"
    assert rules(admin, path) == {("user", PUBLISHER): {"InheritedProjectLeader": "Allow"}}
    answer = grant(admin, path, "user", VIEWER, "InheritedProjectLeader")
    assert admin.code(answer) == "400009"


def test_a_new_project_starts_with_the_rules_of_its_parent_or_of_the_default_one(server, admin):
    top = project_of(admin, create(admin, 'name="Top"'))["id"]
    assert rules(admin, f"projects/{top}/permissions") == {
        ("group", ALL_USERS): {"Read": "Allow", "Write": "Allow"}
    }
    assert rules(admin, f"projects/{top}/default-permissions/flows") == {
        ("group", ALL_USERS): {"Read": "Allow", "ExportXml": "Allow"}
    }
    grant(admin, f"projects/{FINANCE}/default-permissions/flows", "group", ANALYSTS, "Execute")
    nested = project_of(admin, create(admin, f'name="EU" parentProjectId="{FINANCE}"'))["id"]
    assert rules(admin, f"projects/{nested}/default-permissions/flows") == {
        ("group", ANALYSTS): {"Execute": "Allow"}
    }


def test_the_leader_of_a_project_is_no_leader_of_its_own_in_a_new_one_within(admin):
    grant(admin, f"projects/{FINANCE}/permissions", "user", VIEWER, "ProjectLeader")
    nested = project_of(admin, create(admin, f'name="EU" parentProjectId="{FINANCE}"'))["id"]
    told = rules(admin, f"projects/{nested}/permissions")
    assert told["user", VIEWER] == {"InheritedProjectLeader": "Allow"}


def test_a_new_project_within_a_locked_one_starts_with_the_rules_that_apply_there(server, admin):
    nested = server.add_project("EU", parent="Finance")
    update(admin, FINANCE, 'contentPermissions="LockedToProject"')
    defaults = "projects/{}/default-permissions/flows"
    grant(admin, defaults.format(FINANCE), "group", ANALYSTS, "Execute")
    new = project_of(admin, create(admin, f'name="New" parentProjectId="{nested}"'))["id"]
    update(admin, FINANCE, 'contentPermissions="ManagedByOwner"')
    assert ("group", ANALYSTS) not in rules(admin, defaults.format(nested))
    assert rules(admin, defaults.format(new))["group", ANALYSTS] == {"Execute": "Allow"}


def test_default_permissions_are_those_that_new_flows_start_with(server, admin, viewer):
    old = server.add_flow("Old", project="Finance")
    grant(admin, f"projects/{FINANCE}/default-permissions/flows", "group", ANALYSTS, "Read")
    new = server.add_flow("New", project="Finance")
    assert viewer.get(f"flows/{old}").status_code == 403
    assert viewer.get(f"flows/{new}").status_code == 200


def test_a_lock_holds_for_the_projects_within_until_it_is_lifted(server, admin, viewer):
    nested = server.add_project("EU", parent="Finance")
    flow = server.add_flow("Orders", project="Finance/EU")
    grant(admin, f"projects/{FINANCE}/default-permissions/flows", "group", ANALYSTS, "Read")
    assert viewer.get(f"flows/{flow}").status_code == 403

    update(admin, FINANCE, 'contentPermissions="LockedToProject"')
    for name in ("Finance", "EU"):
        project = listed(admin)[name]
        assert project["contentPermissions"] == "LockedToProject"
        assert project["controllingPermissionsProjectId"] == FINANCE
    assert viewer.get(f"flows/{flow}").status_code == 200
    told = admin.tree(admin.get(f"flows/{flow}/permissions")).find("permissions/parent")
    assert told.attrib == {"type": "Project", "id": FINANCE}
    defaults = f"projects/{nested}/default-permissions/flows"
    told = admin.tree(admin.get(defaults)).find("permissions")
    assert told.find("parent").attrib == {"type": "Project", "id": FINANCE}
    assert told.find("project").attrib == {"id": nested, "name": "EU"}
    assert rules(admin, defaults) == {("group", ANALYSTS): {"Read": "Allow"}}
    assert admin.code(grant(admin, defaults, "user", VIEWER, "Write")) == "403004"
    managed = update(admin, nested, 'contentPermissions="ManagedByOwner"')
    assert admin.code(managed) == "403004"

    update(admin, FINANCE, 'contentPermissions="LockedToProjectWithoutNested"')
    assert listed(admin)["Finance"]["controllingPermissionsProjectId"] == FINANCE
    assert listed(admin)["EU"]["contentPermissions"] == "ManagedByOwner"
    assert viewer.get(f"flows/{flow}").status_code == 403


def test_a_project_that_is_moved_is_locked_as_its_new_place_is(server, admin):
    server.add_project("EU")
    deep = server.add_project("Deep", parent="EU")
    eu = listed(admin)["EU"]["id"]
    update(admin, eu, f'parentProjectId="{LOCKED}"')
    assert {
        name: project.get("controllingPermissionsProjectId")
        for name, project in listed(admin, filter="topLevelProject:eq:false").items()
    } == {"EU": LOCKED, "Deep": LOCKED}
    update(admin, deep, 'parentProjectId=""')
    assert "controllingPermissionsProjectId" not in listed(admin)["Deep"]


def test_a_project_is_not_moved_into_itself(server, admin):
    deep = server.add_project("Deep", parent="Finance")
    for target in (FINANCE, deep):
        assert admin.code(update(admin, FINANCE, f'parentProjectId="{target}"')) == "400000"


def test_a_project_is_not_moved_to_where_its_name_is_taken(server, admin):
    server.add_project("EU", parent="Finance")
    top = server.add_project("eu")
    assert admin.code(update(admin, top, f'parentProjectId="{FINANCE}"')) == "409006"


def test_the_default_project_is_neither_moved_nor_renamed(admin):
    assert admin.code(update(admin, DEFAULT, f'parentProjectId="{FINANCE}"')) == "403005"
    assert admin.code(update(admin, DEFAULT, 'name="Other"')) == "403005"
    assert update(admin, DEFAULT, 'name="default"').status_code == 200


def test_a_project_called_default_within_another_one_is_like_others(admin):
    made = project_of(admin, create(admin, f'name="Default" parentProjectId="{FINANCE}"'))["id"]
    assert project_of(admin, update(admin, made, 'name="Other"'))["name"] == "Other"
    assert project_of(admin, update(admin, made, 'name="Default"'))["name"] == "Default"
    assert admin.delete(f"projects/{made}").status_code == 204


def test_a_deleted_project_takes_all_that_is_in_it(server, admin):
    server.add_project("EU", parent="Finance")
    flow = server.add_flow("Orders", project="Finance/EU")
    kept = server.add_flow("Kept")
    run = admin.post(f"flows/{flow}/run")
    run_id = admin.tree(run).find("job/runFlowJobType").attrib["flowRunId"]
    admin.post(f"schedules/{NIGHTLY}/flows", f'<task><flowRun><flow id="{flow}"/></flowRun></task>')
    files = len(list(server.files_folder.iterdir()))

    assert admin.delete(f"projects/{FINANCE}").status_code == 204

    assert listed(admin).keys() == {"Default", "Locked"}
    assert admin.get(f"flows/{flow}").status_code == 404
    assert admin.get(f"flows/{kept}").status_code == 200
    assert admin.get(f"flows/runs/{run_id}").status_code == 404
    tasks = admin.tree(admin.get("tasks/runFlow")).iter("flow")
    assert flow not in {task.attrib["id"] for task in tasks}
    assert len(list(server.files_folder.iterdir())) < files
    assert create(admin, 'name="finance"').status_code == 201
    assert admin.code(admin.delete(f"projects/{FINANCE}")) == "404005"


def test_a_very_deep_project_is_deleted(server, admin):
    parent = top = server.add_project("P0")
    for number in range(1, 60):
        parent = server.add_project(f"P{number}", parent=parent)
    assert admin.delete(f"projects/{top}").status_code == 204
    assert listed(admin).keys() == {"Default", "Finance", "Locked"}


def test_what_was_changed_survives_a_restart(start, connect, tmp_path):
    with emulator.running(data=tmp_path / "state.db") as server:
        admin = connect(server, "admin")
        create(admin, f'name="EU" parentProjectId="{FINANCE}"')
        update(admin, FINANCE, 'name="Money" contentPermissions="LockedToProject"')
        admin.delete(f"projects/{LOCKED}")
        before = listed(admin)
    with emulator.running(data=tmp_path / "state.db") as server:
        assert listed(connect(server, "admin")) == before
        assert before.keys() == {"Default", "Money", "EU"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("name:eq:default", {"Default"}),
        ("name:in:[finance,LOCKED]", {"Finance", "Locked"}),
        ("topLevelProject:eq:true", {"Default", "Finance", "Locked"}),
        ("topLevelProject:eq:False", {"EU"}),
        (f"parentProjectId:in:[{FINANCE},{LOCKED}]", {"EU"}),
        ("ownerName:eq:Paul Publisher", {"EU"}),
        ("ownerEmail:eq:publisher@example.com", {"EU"}),
        ("ownerDomain:eq:local,name:eq:EU", {"EU"}),
        ("ownerDomain:eq:elsewhere", set()),
        ("createdAt:gt:2000-01-01T00:00:00Z,name:eq:eu", {"EU"}),
        ("updatedAt:lt:2000-01-01T00:00:00Z", set()),
    ],
)
def test_a_filter_selects_projects(server, admin, given, found):
    server.add_project("EU", parent="Finance", owner="publisher")
    assert listed(admin, filter=given).keys() == found


@pytest.mark.parametrize(
    "given", ["topLevelProject:eq:yes", "topLevelProject:in:[true]", "id:eq:x"]
)
def test_a_filter_that_projects_do_not_have_is_refused(admin, given):
    assert admin.code(admin.get("projects", filter=given)) == "400065"


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("name:desc", "Locked"),
        ("name:asc", "Default"),
        ("ownerName:desc", "EU"),
        ("ownerEmail:desc,name:asc", "EU"),
        ("ownerDomain:asc,name:desc", "Locked"),
        ("parentProjectId:asc", "EU"),
        ("createdAt:desc", "EU"),
        ("updatedAt:desc", "EU"),
    ],
)
def test_projects_are_sorted(server, admin, sort, first):
    server.add_project("EU", parent="Finance", owner="publisher")
    assert next(iter(listed(admin, sort=sort))) == first


def test_projects_come_in_pages(server, admin):
    for number in range(4):
        server.add_project(f"P{number}", parent="Finance")
    pages = [listed(admin, pageSize="3", pageNumber=str(number)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({name for page in pages for name in page}) == 7


@pytest.mark.parametrize("name", ["", " ", "x" * 256])
def test_a_name_that_is_none_is_refused(admin, name):
    assert admin.code(create(admin, f'name="{name}"')) == "400000"
    assert admin.code(update(admin, FINANCE, f'name="{name}"')) == "400000"


def test_older_versions_do_not_have_what_is_newer(server, connect):
    old = connect(server, "admin", version="3.7")
    answer = create(old, 'name="A" contentPermissions="LockedToProjectWithoutNested"')
    assert old.code(answer) == "400008"
    answer = create(old, 'name="A"', f'<owner id="{PUBLISHER}"/>')
    assert old.tree(answer).find("project/owner").attrib == {"id": ADMIN}


def test_samples_are_asked_for_by_a_word_in_any_case(admin):
    for value in ("False", "true", "TRUE"):
        assert (
            admin.call(
                "PUT",
                f"projects/{FINANCE}",
                b"<tsRequest><project/></tsRequest>",
                params={"publishSamples": value},
            ).status_code
            == 200
        )
    answer = admin.call(
        "PUT",
        f"projects/{FINANCE}",
        b"<tsRequest><project/></tsRequest>",
        params={"publishSamples": "maybe"},
    )
    assert admin.code(answer) == "400008"


@pytest.mark.parametrize(("more", "accepted"), [(0, False), (1, True)])
def test_samples_need_room_in_the_storage_of_the_site(start, connect, more, accepted):
    count = "SELECT sum(file_bytes) FROM flows WHERE site_id = ?"
    measured = start()
    api = connect(measured, "admin")
    used = measured._state.store.number(count, api.site_id)
    api = connect(start(storage_quota=used + more), "admin")
    answer = api.call(
        "PUT",
        f"projects/{FINANCE}",
        b"<tsRequest><project/></tsRequest>",
        params={"publishSamples": "true"},
    )
    assert (answer.status_code == 200) == accepted


def test_tests_add_projects_by_path_and_by_id(server, admin):
    eu = server.add_project("EU", parent="Finance", description="Europe")
    deep = server.add_project("A/B", parent=eu)
    server.add_project("C", parent=deep)
    slash = server.add_project("X/Y")
    server.add_project("Z", parent="X/Y")
    found = listed(admin)
    assert found["EU"]["parentProjectId"] == FINANCE
    assert found["EU"]["description"] == "Europe"
    assert found["C"]["parentProjectId"] == deep
    assert found["Z"]["parentProjectId"] == slash
    flow = server.add_flow("Orders", project="Finance/EU")
    assert admin.tree(admin.get(f"flows/{flow}")).find("flow/project").attrib == {
        "id": eu,
        "name": "EU",
    }
    with pytest.raises(LookupError, match=r"no project called 'Finance/UE', did you mean .*EU\?"):
        server.add_project("D", parent="Finance/UE")
    with pytest.raises(ValueError, match="already a project called 'eu'"):
        server.add_project("eu", parent="Finance")
