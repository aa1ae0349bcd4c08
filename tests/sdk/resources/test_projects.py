"""`client.projects`: nested projects, their places, locks, owners, and rules for their flows."""

from __future__ import annotations

import re

import pytest
import tableau_flows
from tableau_flows import emulator, errors
from tableau_flows._resources.project_calls import create, update
from tableau_flows_generated import operations

DEFAULT = emulator.seed_id("project", "Default")
FINANCE = emulator.seed_id("project", "Finance")
PUBLISHER = emulator.seed_id("user", "publisher")
ANALYSTS = emulator.seed_id("group", "Analysts")
NOTHING = {
    "description": None,
    "parent": None,
    "content_permissions": None,
    "owner": None,
    "publish_samples": None,
}


def names(projects):
    return sorted(project.name for project in projects)


def test_a_project_is_moved_below_another_and_back_to_the_top(tableau):
    made = tableau.projects.create("Reports")
    assert made.parent_project_id is None
    moved = tableau.projects.update(made, parent=FINANCE)
    assert moved.parent_project_id == FINANCE
    assert tableau.projects.update(made, description="d").parent_project_id == FINANCE
    back = tableau.projects.update(made, parent=tableau_flows.TOP_LEVEL)
    assert back.parent_project_id is None
    assert back.description == "d"


@pytest.mark.parametrize(
    ("parent", "sent"),
    [
        (None, None),
        (FINANCE, f'parentProjectId="{FINANCE}"'),
        (tableau_flows.TOP_LEVEL, 'parentProjectId=""'),
    ],
)
def test_an_update_names_a_parent_only_if_one_was_given(parent, sent):
    body = update(FINANCE, name=None, **NOTHING | {"parent": parent}).body.decode()
    found = re.search('parentProjectId=.*?"[^"]*"', body)
    assert (found and found[0]) == sent


def test_a_new_project_at_the_top_level_names_no_parent():
    given = create("N", **NOTHING | {"parent": tableau_flows.TOP_LEVEL})
    assert given == operations.create_project("N")


def test_an_update_of_nothing_returns_the_project_unchanged(tableau):
    before = {project.id: project for project in tableau.projects.list()}
    assert tableau.projects.update(FINANCE) == before[FINANCE]
    assert {project.id: project for project in tableau.projects.list()} == before


def test_siblings_have_different_names_whatever_their_case(tableau):
    tableau.projects.create("EU", parent=FINANCE)
    tableau.projects.create("EU", parent=DEFAULT)
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.projects.create("eu", parent=FINANCE)
    assert caught.value.code == "409006"


def test_projects_are_filtered_by_name_and_parent(tableau):
    tableau.projects.create("EU", parent=FINANCE)
    tableau.projects.create("EU", parent=DEFAULT)
    listed = tableau.projects.list(filter=f"name:eq:eu,parentProjectId:eq:{FINANCE}")
    assert [project.parent_project_id for project in listed] == [FINANCE]
    assert names(tableau.projects.list(filter="topLevelProject:eq:true")) == [
        *("Default", "Finance", "Locked")
    ]
    nested = tableau.projects.list(filter="topLevelProject:eq:false")
    assert names(nested) == ["EU", "EU"]
    with pytest.raises(errors.InvalidFilterError):
        list(tableau.projects.list(filter=f"id:eq:{FINANCE}"))


def test_an_owner_needs_a_server_that_can_set_one(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.20")
    with pytest.raises(errors.VersionError, match="owner"):
        tableau.projects.update(FINANCE, owner=PUBLISHER)
    with pytest.raises(errors.VersionError, match="owner"):
        tableau.projects.create("New", owner=PUBLISHER)
    assert "updateProject" not in {request.operation for request in server.requests}
    assert tableau.projects.update(FINANCE, description="d").description == "d"


def test_the_default_project_stays_as_it_is(tableau):
    with pytest.raises(errors.PermissionDeniedError, match="cannot be deleted"):
        tableau.projects.delete(DEFAULT)
    with pytest.raises(errors.PermissionDeniedError, match="renamed"):
        tableau.projects.update(DEFAULT, name="Other")
    assert tableau.projects.update(DEFAULT, description="For all").description == "For all"


@pytest.mark.parametrize(
    "grantees", [{}, {"user": PUBLISHER, "group": ANALYSTS}, {"group_set": None}]
)
def test_exactly_one_grantee_is_given(tableau, server, grantees):
    read = {"capability": "Read", "mode": "Allow"}
    for method, given in (
        (tableau.projects.grant, {"allow": ["Read"]}),
        (tableau.projects.revoke, read),
        (tableau.projects.grant_default, {"allow": ["Read"]}),
        (tableau.projects.revoke_default, read),
    ):
        with pytest.raises(errors.UsageError, match="give exactly one of user=, group= and group_"):
            method(FINANCE, **grantees, **given)
    assert server.requests == ()


def test_a_capability_of_flows_is_none_of_projects(tableau, server):
    with pytest.raises(errors.UsageError, match="capability must be"):
        tableau.projects.revoke(FINANCE, user=PUBLISHER, capability="Execute", mode="Allow")
    with pytest.raises(errors.UsageError, match="capability must be"):
        tableau.projects.revoke_default(
            FINANCE, user=PUBLISHER, capability="ProjectLeader", mode="Allow"
        )
    assert server.requests == ()
    with pytest.raises(errors.BadRequestError) as caught:
        tableau.projects.grant(FINANCE, user=PUBLISHER, deny=["ProjectLeader"])
    assert caught.value.code == "400009"


def test_a_lost_answer_of_a_deletion_says_how_to_find_out(tableau, server):
    server.drop_next(operation="deleteProject", when="after")
    with pytest.raises(errors.OutcomeUnknownError, match="list the projects; it was deleted if"):
        tableau.projects.delete(FINANCE)


@pytest.mark.parametrize(
    ("grant", "revoke"), [("grant", "revoke"), ("grant_default", "revoke_default")]
)
def test_a_capability_that_the_server_ignores_is_an_error(tableau, grant, revoke):
    given = getattr(tableau.projects, grant)
    given(FINANCE, group=ANALYSTS, allow=["Read"])
    with pytest.raises(errors.GrantIgnoredError, match=r"did not set Read \(Deny\)") as caught:
        given(FINANCE, group=ANALYSTS, deny=["Read", "Write"])
    assert caught.value.permissions.project.id == FINANCE
    getattr(tableau.projects, revoke)(FINANCE, group=ANALYSTS, capability="Read", mode="Allow")
    given(FINANCE, group=ANALYSTS, deny=["Read"])


def test_a_flow_is_no_parent_of_a_project(tableau, server):
    flow = tableau.flows.list().first()
    server.forget_requests()
    for refused in (
        lambda: tableau.projects.create("New", parent=flow),
        lambda: tableau.projects.update(FINANCE, parent=flow),
        lambda: tableau.projects.delete(flow),
    ):
        with pytest.raises(errors.UsageError, match="project"):
            refused()
    assert server.requests == ()
