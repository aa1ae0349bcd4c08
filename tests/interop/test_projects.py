"""The official client finds, creates, changes and deletes projects and their permissions."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows import models
from tableau_flows.emulator import seed_id

FINANCE = seed_id("project", "Finance")
ALLOW, DENY = tsc.Permission.Mode.Allow, tsc.Permission.Mode.Deny
CAPABILITY = tsc.Permission.Capability
GRANTEES = {
    "user": tsc.UserItem.as_reference(seed_id("user", "viewer")),
    "group": tsc.GroupItem.as_reference(seed_id("group", "Analysts")),
    "group set": tsc.GroupSetItem.as_reference(seed_id("group set", "Reviewing Analysts")),
}


def rules_of(rules, grantee) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in rules:
        if rule.grantee == grantee:
            found.update(rule.capabilities)
    return found


def test_projects_are_created_changed_and_deleted(official):
    parent = official.projects.create(tsc.ProjectItem("Sales", description="Figures"))
    child = official.projects.create(tsc.ProjectItem("EU", parent_id=parent.id))
    assert (parent.parent_id, child.parent_id) == (None, parent.id)

    child.name, child.description = "Europe", "All of it"
    child.content_permissions = tsc.ProjectItem.ContentPermissions.LockedToProject
    child.owner_id = seed_id("user", "publisher")
    changed = official.projects.update(child)
    assert (changed.name, changed.description) == ("Europe", "All of it")
    assert changed.content_permissions == "LockedToProject"
    assert changed.owner_id == seed_id("user", "publisher")

    child.parent_id = ""
    assert official.projects.update(child).parent_id is None

    official.projects.delete(parent.id)
    names = {project.name for project in tsc.Pager(official.projects)}
    assert names == {"Default", "Finance", "Locked", "Europe"}


def test_the_official_clients_reading_of_one_project_changes_nothing(official, ours, count):
    before = list(ours.projects.list())
    found = official.projects.get_by_id(FINANCE)
    assert (found.id, found.name, found.content_permissions) == (
        *(FINANCE, "Finance", "ManagedByOwner"),
    )
    assert list(ours.projects.list()) == before
    assert count("updateProject") == 1


def test_it_reads_all_fields_or_some_of_projects(server, official):
    server.add_project("EU", parent="Finance")
    options = tsc.RequestOptions()
    options.all_fields = True
    projects = {project.name: project for project in official.projects.get(options)[0]}
    finance, eu = projects["Finance"], projects["EU"]
    assert (finance.top_level_project, finance.writeable, finance.project_count) == (True, True, 1)
    assert (eu.top_level_project, eu.project_count, eu.datasource_count) == (False, 0, 0)
    assert eu.owner.email == "admin@example.com"

    some = tsc.RequestOptions()
    some.fields |= {"id", "project.name", "project.topLevelProject"}
    (project,) = (one for one in official.projects.get(some)[0] if one.name == "EU")
    assert (project.top_level_project, project.parent_id) == (False, None)


def test_a_project_is_found_by_its_path(server, official):
    eu = server.add_project("EU", parent="Finance")
    server.add_project("EU", parent="Locked")
    reports = server.add_project("Reports", parent=eu)
    assert official.projects.get_by_path("/finance/EU/Reports/").id == reports
    assert official.projects.get_by_path("Finance/EU").id == eu
    assert official.projects.get_by_path("EU") is None
    assert official.projects.get_by_path("Finance/US") is None


def test_projects_are_filtered_and_sorted(server, official):
    server.add_project("EU", parent="Finance")
    top = official.projects.filter(top_level_project=True).order_by("-name")
    assert [project.name for project in top] == ["Locked", "Finance", "Default"]
    nested = official.projects.filter(parent_project_id=FINANCE)
    assert [project.name for project in nested] == ["EU"]
    both = official.projects.filter(name__in=["EU", "Locked"])
    assert {project.name for project in both} == {"EU", "Locked"}


@pytest.mark.parametrize("grantee", GRANTEES.values(), ids=GRANTEES.keys())
def test_permissions_of_a_project_are_added_listed_and_deleted(official, grantee):
    project = official.projects.get_by_id(FINANCE)
    rule = tsc.PermissionsRule(grantee, {CAPABILITY.Read: ALLOW, CAPABILITY.Write: DENY})
    official.projects.update_permissions(project, [rule])
    official.projects.populate_permissions(project)
    assert rules_of(project.permissions, grantee) == {"Read": "Allow", "Write": "Deny"}
    official.projects.delete_permission(project, [rule])
    official.projects.populate_permissions(project)
    assert rules_of(project.permissions, grantee) == {}


@pytest.mark.parametrize("grantee", GRANTEES.values(), ids=GRANTEES.keys())
def test_default_permissions_for_flows_are_added_listed_and_deleted(official, ours, grantee):
    project = official.projects.get_by_id(FINANCE)
    rule = tsc.PermissionsRule(grantee, {CAPABILITY.Execute: ALLOW})
    official.projects.update_flow_default_permissions(project, [rule])
    official.projects.populate_flow_default_permissions(project)
    assert rules_of(project.default_flow_permissions, grantee) == {"Execute": "Allow"}
    (told,) = ours.projects.get_default_permissions(FINANCE).grantee_capabilities
    assert told.capabilities == (models.Capability(name="Execute", mode="Allow"),)
    official.projects.delete_flow_default_permissions(project, rule)
    assert ours.projects.get_default_permissions(FINANCE).grantee_capabilities == ()


def test_refusals_reach_the_official_client_with_their_codes(official):
    default = seed_id("project", "Default")
    for call, code in (
        (lambda: official.projects.delete(default), "403003"),
        (lambda: official.projects.create(tsc.ProjectItem("FINANCE")), "409006"),
        (lambda: official.projects.get_by_id(seed_id("flow", "Budget")), "404005"),
    ):
        with pytest.raises(tsc.ServerResponseError) as refusal:
            call()
        assert refusal.value.code == code
