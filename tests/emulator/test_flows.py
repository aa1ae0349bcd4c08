"""Lists of flows: pages, filters, sorts; reading, moving and deleting one."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")
DEFAULT, FINANCE = seed_id("project", "Default"), seed_id("project", "Finance")
ADMIN, PUBLISHER = seed_id("user", "admin"), seed_id("user", "publisher")


def test_a_flow_is_told_with_all_that_belongs_to_it(server, admin):
    answer = admin.get(f"flows/{SUPERSTORE}")

    root = admin.tree(answer)
    # Two siblings, the output steps first (wire_facts §6.3).
    assert [child.tag for child in root] == ["flowOutputSteps", "flow"]
    steps = [step.attrib["name"] for step in root.find("flowOutputSteps")]
    assert steps == ["Superstore CSV", "Superstore Hyper"]
    flow = root.find("flow")
    assert flow.attrib["id"] == SUPERSTORE
    assert flow.attrib["name"] == "Superstore"
    assert flow.attrib["fileType"] == "tflx"
    assert flow.attrib["webpageUrl"] == f"{server.url}/#/flows/1"
    assert flow.attrib["createdAt"].endswith("Z")
    assert len(flow.attrib["createdAt"]) == len("2024-05-01T12:00:00Z")
    assert flow.find("project").attrib == {"id": DEFAULT, "name": "Default"}
    assert flow.find("owner").attrib["id"] == ADMIN
    assert flow.find("tags/tag").attrib == {"label": "demo"}
    assert flow.find("parameters/parameter").attrib["name"] == "Region"


def test_older_versions_tell_no_parameters(server, connect):
    api = connect(server, "admin", version="3.14")
    assert api.tree(api.get(f"flows/{SUPERSTORE}")).find("flow/parameters") is None


def test_pages_hold_every_flow_once(server, admin):
    server.add_flows(247)
    names = []
    for number in (1, 2, 3):
        answer = admin.get("flows", pageSize="100", pageNumber=str(number))
        pagination = admin.tree(answer).find("pagination").attrib
        assert pagination == {
            "pageNumber": str(number),
            "pageSize": "100",
            "totalAvailable": "250",
        }
        names += admin.names(answer)
    assert len(names) == len(set(names)) == 250
    assert admin.code(admin.get("flows", pageNumber="4")) == "400006"


def test_a_page_has_100_items_unless_asked_otherwise(server, admin):
    server.add_flows(101)
    assert len(admin.names(admin.get("flows"))) == 100
    assert len(admin.names(admin.get("flows", pageSize="1000"))) == 104


def test_an_empty_list_has_its_element_and_no_second_page(admin):
    answer = admin.get("flows", filter="name:eq:nothing")
    root = admin.tree(answer)
    assert root.find("pagination").attrib["totalAvailable"] == "0"
    assert len(root.find("flows")) == 0
    assert admin.code(admin.get("flows", filter="name:eq:nothing", pageNumber="2")) == "400006"


@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "x", "١", "9" * 30])
def test_odd_page_numbers_and_sizes_are_refused(admin, value):
    assert admin.code(admin.get("flows", pageNumber=value)) == "400006"
    assert admin.code(admin.get("flows", pageSize=value)) == "400007"


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("name:eq:Superstore", ["Superstore"]),
        ("name:eq:superstore", []),
        ("name:in:[Superstore,Budget]", ["Budget", "Superstore"]),
        ("ownerName:eq:Paul Publisher", ["Budget"]),
        ("ownerName:eq:publisher", []),
        ("projectName:eq:Locked", ["Secret plans"]),
        (f"projectId:eq:{FINANCE}", ["Budget"]),
        ("name:eq:Superstore,projectName:eq:Finance", []),
        ("name:eq:Budget,name:eq:Superstore", ["Superstore"]),
        ("createdAt:gt:2000-01-01T00:00:00Z", ["Budget", "Secret plans", "Superstore"]),
        ("createdAt:lt:2000-01-01T00:00:00+00:00", []),
        ("", ["Budget", "Secret plans", "Superstore"]),
    ],
)
def test_flows_are_filtered(admin, expression, names):
    assert sorted(admin.names(admin.get("flows", filter=expression))) == names


def test_times_are_filtered_to_the_second(admin):
    created = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow").attrib["createdAt"]
    assert admin.names(admin.get("flows", filter=f"createdAt:eq:{created}")) == ["Superstore"]
    assert "Superstore" not in admin.names(admin.get("flows", filter=f"createdAt:gt:{created}"))
    assert "Superstore" in admin.names(admin.get("flows", filter=f"createdAt:gte:{created}"))


def test_a_plus_in_the_query_is_a_space_and_a_percent_is_decoded(server, admin):
    server.add_flow("A+B ü")
    answer = admin.call("GET", "flows?filter=name:eq:A%2BB+%C3%BC")
    assert admin.names(answer) == ["A+B ü"]


@pytest.mark.parametrize(
    "expression",
    [
        "tags:eq:demo",
        "name:gt:a",
        "name:eq",
        "name",
        "createdAt:eq:yesterday",
        "createdAt:eq:2024-05-01",
        "name:in:a",
        "name:eq:a&b",
        "name:eq:a,b",
        ",",
    ],
)
def test_bad_filters_are_refused(admin, expression):
    assert admin.code(admin.get("flows", filter=expression)) == "400065"


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("name:asc", ["Budget", "Secret plans", "Superstore"]),
        ("name:desc", ["Superstore", "Secret plans", "Budget"]),
        ("createdAt:asc", ["Secret plans", "Budget", "Superstore"]),
        ("ownerName:desc,name:asc", ["Budget", "Secret plans", "Superstore"]),
        ("projectName:asc", ["Superstore", "Budget", "Secret plans"]),
    ],
)
def test_flows_are_sorted(admin, expression, names):
    assert admin.names(admin.get("flows", sort=expression)) == names


@pytest.mark.parametrize("expression", ["name", "name:up", ":", "name:asc:desc"])
def test_malformed_sorts_are_refused(admin, expression):
    assert admin.code(admin.get("flows", sort=expression)) == "400000"


def test_a_sort_by_an_unknown_field_has_a_code_of_its_own(admin):
    assert admin.code(admin.get("flows", sort="colour:asc")) == "400066"


def test_the_flows_of_a_user_are_those_he_owns_or_may_read(admin):
    path = f"users/{PUBLISHER}/flows"
    assert admin.names(admin.get(path, ownedBy="true")) == ["Budget"]
    assert sorted(admin.names(admin.get(path, ownedBy="false"))) == [
        "Budget",
        "Secret plans",
        "Superstore",
    ]
    assert admin.code(admin.get(path, ownedBy="isOwner")) == "400000"


def test_others_see_of_a_user_no_more_than_they_may_read(viewer):
    answer = viewer.get(f"users/{PUBLISHER}/flows", ownedBy="true")
    assert viewer.names(answer) == []


def test_a_flow_moves_to_another_project_and_owner(admin):
    body = f'<flow><project id="{FINANCE}"/><owner id="{PUBLISHER}"/></flow>'
    flow = admin.tree(admin.put(f"flows/{SUPERSTORE}", body)).find("flow")
    assert flow.find("project").attrib["name"] == "Finance"
    assert flow.find("owner").attrib["id"] == PUBLISHER
    assert flow.attrib["updatedAt"] > flow.attrib["createdAt"]


def test_an_empty_update_changes_nothing(admin):
    before = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow").attrib
    answer = admin.put(f"flows/{SUPERSTORE}", "<flow/>")
    assert answer.status_code == 200
    assert admin.tree(answer).find("flow").attrib == before


def test_a_refused_update_changes_nothing_at_all(server, admin):
    server.add_flow("Superstore", project="Finance")
    body = f'<flow><project id="{FINANCE}"/><owner id="{PUBLISHER}"/></flow>'
    assert admin.code(admin.put(f"flows/{SUPERSTORE}", body)) == "409041"
    flow = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow")
    assert flow.find("owner").attrib["id"] == ADMIN


@pytest.mark.parametrize(
    ("label", "labels"),
    [
        ("tag One", ["One", "demo", "tag"]),
        ("a,b, c", ["a", "b", "c", "demo"]),
        ("&quot;tag One&quot;", ["demo", "tag One"]),
        ("&quot;a,b&quot;", ["a,b", "demo"]),
        ("demo", ["demo"]),
        ("", ["demo"]),
    ],
)
def test_a_label_is_split_unless_it_stands_in_quotes(admin, label, labels):
    answer = admin.put(f"flows/{SUPERSTORE}/tags", f'<tags><tag label="{label}"/></tags>')
    told = [tag.attrib["label"] for tag in admin.tree(answer).find("tags")]
    assert told == labels
    flow = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow")
    assert [tag.attrib["label"] for tag in flow.find("tags")] == labels


def test_the_label_of_a_tag_is_decoded_once_after_the_path_was_split(server, admin):
    flow = server.add_flow("New", tags=["a/b%20c", "a/b c"])
    assert admin.delete(f"flows/{flow}/tags/a%2Fb%2520c").status_code == 204
    assert admin.code(admin.delete(f"flows/{flow}/tags/a/b%20c")) == "404003"
    (tag,) = admin.tree(admin.get(f"flows/{flow}")).find("flow/tags")
    assert tag.attrib == {"label": "a/b c"}


def test_a_deleted_flow_takes_its_tasks_and_runs_along(server, admin):
    admin.post(f"flows/{SUPERSTORE}/run")

    assert admin.delete(f"flows/{SUPERSTORE}").status_code == 204

    assert admin.code(admin.get(f"flows/{SUPERSTORE}")) == "404027"
    assert len(admin.tree(admin.get("flows/runs")).find("flowRuns")) == 0
    assert len(admin.tree(admin.get("tasks/runFlow")).find("tasks")) == 0


def test_a_flow_in_a_personal_space_has_no_project(server, admin, viewer):
    flow_id = server.add_flow("Mine", project=None, owner="publisher")
    flow = admin.tree(admin.get(f"flows/{flow_id}")).find("flow")
    assert flow.find("project") is None
    assert viewer.code(viewer.get(f"flows/{flow_id}")) == "403004"
    body = f'<flow><project id="{DEFAULT}"/></flow>'
    assert admin.put(f"flows/{flow_id}", body).status_code == 200


def test_flows_of_other_sites_are_unknown(admin):
    assert admin.code(admin.get(f"flows/{seed_id('flow', 'Pipeline', 'sales')}")) == "404027"
