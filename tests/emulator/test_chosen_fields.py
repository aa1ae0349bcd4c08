"""The parameter ``fields``: lists of projects, jobs and favorites send what it names alone."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

ADMIN, SUPERSTORE = seed_id("user", "admin"), seed_id("flow", "Superstore")
FINANCE = seed_id("project", "Finance")


def only(api, path, tag, **params):
    """The one row of a list."""
    answer = api.get(path, **params)
    assert answer.status_code == 200, answer.text
    (row,) = api.tree(answer).iter(tag)
    return row


def told(row):
    """The names of the fields that a row has, those of its parts after a point."""
    return {*row.attrib, *(f"{part.tag}.{name}" for part in row for name in part.attrib)}


def project(api, fields):
    return only(api, "projects", "project", filter="name:eq:Inner", fields=fields)


PROJECT = {
    *("id", "name", "description", "createdAt", "updatedAt", "contentPermissions"),
    *("parentProjectId", "owner.id"),
}
COUNTS = {f"contentsCounts.{kind}Count" for kind in ("project", "view", "datasource", "workbook")}
OWNER = {f"owner.{name}" for name in ("id", "name", "fullName", "siteRole", "email", "lastLogin")}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", PROJECT),
        ("_default_", PROJECT),
        ("_all_", PROJECT | OWNER | COUNTS | {"topLevelProject", "writeable"}),
        ("name", {"id", "name"}),
        ("project.name,project.writeable", {"id", "name", "writeable"}),
        ("_default_,topLevelProject", PROJECT | {"topLevelProject"}),
        ("id,owner.email,owner.name", {"id", "owner.email", "owner.name"}),
        ("contentsCounts.projectCount", {"id", "contentsCounts.projectCount"}),
        ("name,colour,workbook.name,owner", {"id", "name"}),
    ],
)
def test_the_fields_of_projects_are_chosen(server, admin, fields, expected):
    server.add_project("Inner", parent=FINANCE)
    assert told(project(admin, fields)) == expected


def test_all_fields_of_a_project_tell_its_content_and_its_owner(server, admin, publisher):
    inner = server.add_project("Inner", parent=FINANCE)
    for name in ("A", "B"):
        server.add_project(name, parent=inner)
    row = project(admin, "_all_")
    assert (row.get("topLevelProject"), row.get("writeable")) == ("false", "true")
    assert row.find("contentsCounts").get("projectCount") == "2"
    owner = row.find("owner").attrib
    assert (owner["name"], owner["fullName"]) == ("admin", "Ada Admin")
    assert (owner["siteRole"], owner["email"]) == ("ServerAdministrator", "admin@example.com")
    finance = only(admin, "projects", "project", filter="name:eq:Finance", fields="_all_")
    assert finance.get("topLevelProject") == "true"


def test_a_project_is_writeable_for_those_who_may_save_there(server, publisher, viewer):
    server.grant("project", FINANCE, "Read", user="viewer")
    ask = {"filter": "name:eq:Default", "fields": "writeable"}
    assert only(publisher, "projects", "project", **ask).get("writeable") == "true"
    assert only(viewer, "projects", "project", **ask).get("writeable") == "false"


JOB = {"id", "status", "createdAt", "startedAt", "endedAt", "priority", "jobType", "title"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", JOB | {"progress"}),
        ("_default_", JOB | {"progress"}),
        ("_all_", JOB | {"progress"}),
        ("status", {"id", "status"}),
        ("job.title,job.endedAt", {"id", "title", "endedAt"}),
        ("title,completedAt", {"id", "title"}),
    ],
)
def test_the_fields_of_jobs_are_chosen(server, admin, fields, expected):
    server.add_run(SUPERSTORE)
    assert told(only(admin, "jobs", "backgroundJob", fields=fields)) == expected


ITEM = {f"flow.{name}" for name in ("id", "name", "description", "webpageUrl", "fileType")}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", {"label", "position", "addedAt", "parentProjectName", "targetOwnerName"}),
        ("_all_", {"label", "position", "addedAt", "parentProjectName", "targetOwnerName"}),
        ("label", {"label"}),
        ("favorite.label,favorite.targetOwnerName", {"label", "targetOwnerName"}),
    ],
)
def test_the_fields_of_favorites_are_chosen_and_their_items_are_always_sent(
    admin, fields, expected
):
    body = f'<tsRequest><favorite label="Shop"><flow id="{SUPERSTORE}"/></favorite></tsRequest>'
    admin.call("PUT", f"favorites/{ADMIN}", body)
    found = told(only(admin, f"favorites/{ADMIN}", "favorite", fields=fields))
    assert {name for name in found if "." not in name} == expected
    assert found >= ITEM


@pytest.mark.parametrize(("path", "tag"), [("projects", "project"), ("users", "user")])
def test_filters_and_sorts_use_fields_that_are_not_sent(server, admin, path, tag):
    answer = admin.get(path, fields="id", sort="name:desc")
    found = [row.attrib for row in admin.tree(answer).iter(tag)]
    whole = [row.attrib["id"] for row in admin.tree(admin.get(path, sort="name:desc")).iter(tag)]
    assert found == [{"id": one} for one in whole]
    assert len(whole) > 2
