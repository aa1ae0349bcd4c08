"""The emulated Metadata API: fields, filters, cursors, permissions and documented errors."""

from __future__ import annotations

import base64

import pytest
from tableau_flows.emulator import seed_id
from tableau_flows.emulator.handlers import metadata
from tableau_flows.emulator.wire.graphql import MOST_FIELDS, QueryError, parse_query

FLOW = seed_id("flow", "Superstore")


def ask(api, query, token=None, **variables):
    return api.http.post(
        f"{api.server.url}/api/metadata/graphql",
        json={"query": query, "variables": variables},
        headers={"X-Tableau-Auth": api.token if token is None else token},
    )


def names(answer):
    return [flow["name"] for flow in answer.json()["data"]["flows"]]


def codes(answer):
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


def test_users_see_the_flows_that_they_may_read(admin, connect, server):
    query = "{ flows(filter: {}) { name } }"
    assert names(ask(admin, query)) == ["Superstore", "Budget", "Secret plans"]
    assert names(ask(connect(server, "viewer"), query)) == ["Superstore", "Secret plans"]
    assert names(ask(connect(server, "admin", site="sales"), query)) == ["Pipeline"]


def test_the_token_of_a_session_is_needed(admin):
    assert admin.code(ask(admin, "{ flows { name } }", token="x")) == "401002"


def test_aliases_variables_defaults_and_comments_are_understood(admin):
    query = """
      query Q($n: String = "Budget", $ids: [ID!]) { # the flow
        one: flows(filter: {name: $n}) { title: name }
        two: flows(filter: {luidWithin: $ids}) { luid }
      }"""
    data = ask(admin, query, ids=[FLOW]).json()["data"]
    assert data == {"one": [{"title": "Budget"}], "two": [{"luid": FLOW}]}


def test_a_page_has_a_cursor_to_the_next(admin):
    query = """query Q($after: String) { flowsConnection(first: 2, after: $after,
      orderBy: {field: NAME, direction: DESC}) { nodes { name } totalCount
      pageInfo { hasNextPage endCursor } } }"""
    page = ask(admin, query).json()["data"]["flowsConnection"]
    assert [node["name"] for node in page["nodes"]] == ["Superstore", "Secret plans"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, True)
    last = ask(admin, query, after=page["pageInfo"]["endCursor"]).json()["data"]["flowsConnection"]
    assert [node["name"] for node in last["nodes"]] == ["Budget"]
    assert last["pageInfo"]["hasNextPage"] is False


@pytest.mark.parametrize(
    "arguments",
    [
        'after: "x"',
        'after: "dXNlcnM6MQ=="',
        'after: "Zmxvd3M6MQ==", offset: 1',
        "first: -1",
        'filter: {owner: "x"}',
        "filter: {luid: 5}",
        "orderBy: {field: LUID, direction: ASC}",
        "orderBy: {field: NAME, direction: UP}",
        "orderBy: {field: NAME, direction: [ASC]}",
        "orderBy: {direction: ASC}",
        "orderBy: {field: NAME, direction: ASC, nulls: FIRST}",
    ],
)
def test_an_invalid_argument_is_an_error_without_data(admin, arguments):
    answer = ask(admin, f"{{ flowsConnection({arguments}) {{ totalCount }} }}")
    assert (answer.status_code, codes(answer)) == (200, ["INVALID_ARGUMENT"])
    assert answer.json()["data"] is None


@pytest.mark.parametrize(
    "chosen", ["luid: $luid", "name: $name", "projectName: $project", "luidWithin: [$luid]"]
)
@pytest.mark.parametrize("which", [0, 1])
def test_each_key_of_the_filter_selects_flows(admin, server, chosen, which):
    flows = [
        {"luid": server.add_flow("A", project="Finance"), "name": "A", "project": "Finance"},
        {"luid": server.add_flow("B", project="Locked"), "name": "B", "project": "Locked"},
    ]
    query = "query Q($luid: ID, $name: String, $project: String) { flows(filter: {%s}) { luid } }"
    found = ask(admin, query % chosen, **flows[which]).json()["data"]["flows"]
    ids = [flow["luid"] for flow in flows]
    assert [flow["luid"] for flow in found if flow["luid"] in ids] == [ids[which]]


@pytest.mark.parametrize(
    ("direction", "found"),
    [("direction: ASC", ["A", "B"]), ("direction: DESC", ["B", "A"]), ("", ["A", "B"])],
)
def test_flows_are_ordered_by_their_names(admin, server, direction, found):
    for name in ("B", "A"):
        server.add_flow(name)
    order = ", ".join(filter(None, ["field: NAME", direction]))
    query = f"{{ flowsConnection(orderBy: {{{order}}}) {{ nodes {{ name }} }} }}"
    nodes = ask(admin, query).json()["data"]["flowsConnection"]["nodes"]
    assert [node["name"] for node in nodes if len(node["name"]) == 1] == found


def test_limits_are_warnings_beside_the_data(admin, server):
    answer = ask(admin, "{ flowsConnection(first: 2000) { nodes { name } } }")
    assert codes(answer) == ["MAX_PAGE_SIZE_EXCEEDED"]
    server.limit_metadata(2)
    answer = ask(admin, "{ flows { name } }")
    assert (len(names(answer)), codes(answer)) == (2, ["NODE_LIMIT_EXCEEDED"])


def test_only_an_active_warning_is_told(admin):
    query = '{ flows(filter: {name: "Superstore"}) { hasActiveWarning } }'
    for active, told in (("false", False), ("true", True)):
        body = f'<dataQualityWarning type="STALE" isActive="{active}"/>'
        assert admin.post(f"dataQualityWarnings/flow/{FLOW}", body).status_code == 200
        assert ask(admin, query).json()["data"]["flows"] == [{"hasActiveWarning": told}]


def test_a_row_beyond_the_limit_leaves_its_nodes_to_others(admin, server):
    server.limit_metadata(3)
    data = ask(admin, "{ a: flows { owner { name } } b: flows { name } }").json()["data"]
    assert (len(data["a"]), len(data["b"])) == (1, 1)


def test_a_page_has_a_hundred_rows_unless_another_number_is_asked_for(admin, server):
    server.add_flows(120)
    query = "{ flowsConnection { nodes { name } totalCount } }"
    page = ask(admin, query).json()["data"]["flowsConnection"]
    assert (len(page["nodes"]), page["totalCount"]) == (100, 123)


def test_unknown_fields_and_broken_queries_have_no_data(admin):
    for query in (
        "{ flows { nope } }",
        "{ flows { owner { nope } } }",
        "{ workbooks { luid } }",
        "{ flowsConnection { edges } }",
        "{ flows {",
    ):
        document = ask(admin, query).json()
        assert "data" not in document
        assert document["errors"][0]["extensions"] is None


def test_the_api_is_off_until_the_next_reset(admin, server, connect):
    server.enable_metadata(False)
    assert codes(ask(admin, "{ flows { name } }")) == ["FEATURE_DISABLED"]
    server.reset()
    assert names(ask(connect(server, "admin"), "{ flows { name } }"))


def test_lineage_is_checked_and_databases_follow_from_connections(admin, server):
    query = '{ flows(filter: {name: "Superstore"}) { upstreamDatabases { name } } }'
    server._state.store.execute("UPDATE connections SET database_name = 'db'")
    (flow,) = ask(admin, query).json()["data"]["flows"]
    assert {one["name"] for one in flow["upstreamDatabases"]} == {"db"}
    server.set_lineage(FLOW, field="upstream_databases", rows=[{"name": "sales"}])
    (flow,) = ask(admin, query).json()["data"]["flows"]
    assert flow == {"upstreamDatabases": [{"name": "sales"}]}
    with pytest.raises(ValueError, match="not among"):
        server.set_lineage(FLOW, field="upstream_tables", rows=[{"nope": 1}])
    with pytest.raises(LookupError, match="no field of the lineage"):
        server.set_lineage(FLOW, field="owner", rows=[])
    with pytest.raises(LookupError, match="no flow"):
        server.set_lineage("x", field="upstream_tables", rows=[])


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "{a", "{a(", "{a(b:)}", "{a(b:$c)}", "mutation {a}", "{a}b", "{'a'}"]
)
def test_a_query_that_cannot_be_parsed_is_named(text):
    with pytest.raises(QueryError):
        parse_query(text, {})


@pytest.mark.parametrize("text", ["{a" * 50_000, "{a(b:" + "[" * 90_000, "{" * 100_001])
def test_deep_and_long_queries_are_refused(text):
    with pytest.raises(QueryError, match=r"deep|long"):
        parse_query(text, {})


@pytest.mark.parametrize(
    "arguments",
    [
        *("filter: [1]", 'filter: "x"', "filter: 5", "orderBy: NAME", "orderBy: [{field: NAME}]"),
        *("filter: $odd", 'filter: {name: "\\ud800"}', "after: $before"),
    ],
)
def test_an_argument_of_another_kind_is_an_error_without_data(admin, arguments):
    before = base64.b64encode(b"flows:-2").decode()
    query = f"query($odd: X, $before: X) {{ flowsConnection({arguments}) {{ nodes {{ luid }} }} }}"
    answer = ask(admin, query, odd=[1], before=before)
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"] is None
    assert codes(answer) == ["INVALID_ARGUMENT"]


def test_a_query_has_a_limited_number_of_fields(admin):
    many = " ".join(f"a{number}: flows {{ luid }}" for number in range(MOST_FIELDS // 2 + 1))
    answer = ask(admin, f"{{ {many} }}")
    assert "has more than" in answer.json()["errors"][0]["message"]
    assert "data" not in answer.json()


def test_rows_beyond_the_limit_of_nodes_are_not_read(admin, server, monkeypatch):
    read = []
    make = metadata.flow_rows

    def counted(store, rows):
        read.append(len(rows))
        return make(store, rows)

    monkeypatch.setattr(metadata, "flow_rows", counted)
    server.add_flows(50)
    server.limit_metadata(10)
    answer = ask(admin, "{ a: flows { luid } b: flows { luid } c: flows { luid } }")
    assert [len(answer.json()["data"][key]) for key in "abc"] == [10, 0, 0]
    assert read == [11, 1, 1]
