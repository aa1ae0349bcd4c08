"""`client.metadata`: queries, errors beside data, and the list of flows."""

from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from tableau_flows import ConnectedAppCredentials, Timeouts, emulator, errors, models
from tableau_flows._calls.decoding import LARGE
from tableau_flows._common import secrets
from tableau_flows._common.secrets import MAX_SEARCHED
from tableau_flows._metadata.answers import read_metadata
from tableau_flows._metadata.lists import MetadataList
from tableau_flows._metadata.queries import flows_query, literal, metadata_query
from tableau_flows._metadata.rows import read_rows
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Blocking, Pause
from tableau_flows_generated import protocol

FLOW = emulator.seed_id("flow", "Superstore")


def result_of(document, status=200):
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    plan = read_metadata(
        Request("POST", "https://t/api/metadata/graphql", secrets=("hush-hush",)),
        Response(status, {}, body),
    )
    with pytest.raises(StopIteration) as ended:
        next(plan)
    return ended.value.value


def entry(code, severity="WARNING", message="why"):
    return {"message": message, "extensions": {"code": code, "severity": severity}}


def test_a_query_returns_data(tableau, server):
    text = "query Q($name: String) { flows(filter: {name: $name}) { luid kind: name } }"
    result = tableau.metadata.query(text, variables={"name": "Superstore"})
    assert result.data == {"flows": [{"luid": FLOW, "kind": "Superstore"}]}
    assert result.is_complete
    assert "Superstore" not in repr(result)
    assert [request.operation for request in server.requests][-1] == "metadataQuery"


def test_flows_are_listed_with_owner_and_lineage_in_one_request(tableau, server):
    rows = [
        {"luid": "t1", "name": "orders", "fullName": "[s].[orders]", "database": {"name": "db"}}
    ]
    server.set_lineage(FLOW, field="upstream_tables", rows=rows)
    tableau.data_quality_warnings.add(FLOW, kind="STALE")
    server.forget_requests()
    found = {flow.name: flow for flow in tableau.metadata.flows()}
    assert list(found) == ["Budget", "Secret plans", "Superstore"]
    flow = found["Superstore"]
    assert (flow.id, flow.has_active_warning) == (FLOW, True)
    assert flow.owner.email
    assert flow.project_name == tableau.flows.get(flow).project.name
    (table,) = flow.upstream_tables
    assert (table.id, table.name, table.database.name) == ("t1", "orders", "db")
    assert flow.created_at == tableau.flows.get(flow).created_at
    assert [request.operation for request in server.requests].count("metadataQuery") == 1


def test_pages_follow_each_other_by_cursors(tableau, server):
    server.add_flows(7)
    flows = tableau.metadata.flows(page_size=3)
    assert [len(page) for page in flows.pages()] == [3, 3, 3, 1]
    assert len({flow.id for flow in flows}) == 10
    assert flows.first().name == "Budget"
    assert tableau.metadata.flows(name="nobody").first() is None


def test_the_list_is_filtered_by_ids_name_and_project(tableau, server):
    odd = 'a "b" \\ {x}, name: "c"'
    flow = server.add_flow(odd)
    assert [one.id for one in tableau.metadata.flows(name=odd)] == [flow]
    listed = tableau.metadata.flows(flows=[FLOW, tableau.flows.get(flow)])
    assert {one.id for one in listed} == {FLOW, flow}
    assert list(tableau.metadata.flows(flows=[])) == []
    assert list(tableau.metadata.flows(project_name="nowhere")) == []


def test_a_page_over_the_limit_of_nodes_is_read_in_smaller_ones(tableau, server):
    server.add_flows(5)
    server.limit_metadata(6)
    server.forget_requests()
    flows = tableau.metadata.flows(page_size=100)
    assert len(list(flows)) == 8
    assert flows.warnings == ()
    queries = [request.operation for request in server.requests].count("metadataQuery")
    assert queries < 15, "the pages get small within a few requests"


@pytest.mark.parametrize("page_size", [2, 3])
def test_the_smallest_page_has_one_row(tableau, server, page_size):
    server.add_flows(2)
    server.limit_metadata(3)
    flows = tableau.metadata.flows(page_size=page_size)
    assert len(list(flows)) == 5
    assert flows.warnings == ()


def test_a_warning_of_several_pages_is_told_once(world, raw_server, raw_answer, caplog):
    def page(number):
        info = {"hasNextPage": number < 3, "endCursor": f"c{number}"}
        data = {protocol.METADATA_FLOWS: {"nodes": [], "pageInfo": info}}
        return json.dumps({"data": data, "errors": [entry("BACKFILL_RUNNING")]}).encode()

    raw_server.script = [raw_answer(200, page(number)) for number in (1, 2, 3)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    flows = tableau.metadata.flows()
    assert list(flows) == []
    assert len(flows.warnings) == 1
    assert caplog.text.count("BACKFILL_RUNNING") == 1


def test_one_row_over_the_limit_is_told_as_a_warning(tableau, server):
    server.limit_metadata(1)
    flows = tableau.metadata.flows(page_size=1)
    assert list(flows) == []
    assert [warning.code for warning in flows.warnings] == ["NODE_LIMIT_EXCEEDED"]


def test_the_api_can_be_off(tableau, server):
    server.enable_metadata(False)
    flows = tableau.metadata.flows()
    for ask in (lambda: tableau.metadata.query("{ flows { luid } }"), lambda: list(flows)):
        with pytest.raises(errors.MetadataError, match="an administrator can enable") as caught:
            ask()
        assert [problem.code for problem in caught.value.problems] == ["FEATURE_DISABLED"]


def test_an_unknown_field_is_an_error(tableau, server):
    with pytest.raises(errors.MetadataError, match="Field 'nope' in type 'Flow' is undefined"):
        tableau.metadata.query("{ flows { nope } }")
    with pytest.raises(errors.MetadataError, match="Invalid Syntax"):
        tableau.metadata.query("{ flows { ")


def test_a_query_is_retried_like_a_read_and_after_the_session_has_ended(tableau, server):
    tableau.sign_in()
    server.answer_next(502, operation="metadataQuery")
    assert tableau.metadata.query("{ flows { luid } }").data
    server.expire_tokens()
    assert tableau.metadata.query("{ flows { luid } }").data


def test_a_query_whose_answer_is_lost_is_sent_again(tableau, server):
    tableau.sign_in()
    server.drop_next("after", operation="metadataQuery")
    assert tableau.metadata.query("{ flows { luid } }").data


def test_a_version_without_the_api_is_refused_before_sending(world, raw_server):
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.4")
    with pytest.raises(errors.VersionError, match=r"3\.5"):
        tableau.metadata.query("{ a }")


def test_a_connected_app_asks_for_the_scope_of_queries(world, server):
    credentials = ConnectedAppCredentials(
        "demo-app", "demo-app-secret", "demo-app-secret-value-of-an-emulated-server", "admin"
    )
    tableau = world.client(server.url, site="", credentials=credentials)
    assert tableau.metadata.query("{ flows { luid } }").data
    assert tableau._session.known_identity().scopes == {"tableau:content:read"}


def test_variables_are_any_mapping(tableau):
    text = "query Q($name: String) { flows(filter: {name: $name}) { luid } }"
    variables = MappingProxyType({"name": "Superstore"})
    assert tableau.metadata.query(text, variables=variables).data == {"flows": [{"luid": FLOW}]}


@pytest.mark.parametrize("more", [0, 1])
def test_a_query_has_at_most_a_million_characters(more):
    text = "{" + "x" * (1_000_000 - 1 + more)
    if not more:
        metadata_query(text)
        return
    with pytest.raises(errors.UsageError, match="at most 1000000"):
        metadata_query(text)


def test_too_many_queries_are_waited_for(world, raw_server, raw_answer):
    busy = json.dumps({"data": None, "errors": [entry("RATE_EXCEEDED", "ERROR")]}).encode()
    raw_server.script = [raw_answer(200, busy), raw_answer(200, b'{"data": {"a": 1}}')]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    assert tableau.metadata.query("{ a }").data == {"a": 1}


def test_warnings_stand_beside_partial_data():
    document = {
        "data": {"flows": []},
        "errors": [entry("NODE_LIMIT_EXCEEDED"), entry("ACCESS_DENIED", "ERROR"), entry("NEW")],
    }
    result = result_of(document)
    assert [one.code for one in result.warnings] == ["NODE_LIMIT_EXCEEDED", "NEW"]
    assert [one.code for one in result.errors] == ["ACCESS_DENIED"]
    assert not result.is_complete


def test_a_smaller_page_than_asked_for_leaves_nothing_out():
    assert result_of({"data": {}, "errors": [entry("MAX_PAGE_SIZE_EXCEEDED")]}).is_complete


@pytest.mark.parametrize(
    "errors_", [None, [], {}, [None], [{"message": 5, "extensions": None, "path": {}}], "x"]
)
def test_every_part_of_an_error_may_be_missing_or_odd(errors_):
    with pytest.raises(errors.MetadataError):
        result_of({"data": None, "errors": errors_})


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b"{}", b"<html></html>", b'{"a":1}'])
def test_another_body_is_no_result(body):
    with pytest.raises(errors.UnreadableReplyError):
        result_of(body)


def test_an_error_of_the_rest_api_is_raised_as_such():
    document = {"error": {"code": "403004", "summary": "No"}, "errors": []}
    with pytest.raises(errors.PermissionDeniedError):
        result_of(document)


def test_a_code_decides_whether_a_problem_is_a_warning():
    document = {
        "data": {},
        "errors": [entry("NODE_LIMIT_EXCEEDED", None), entry("ACCESS_DENIED", "WARNING")],
    }
    result = result_of(document)
    assert [one.code for one in result.warnings] == ["NODE_LIMIT_EXCEEDED"]
    assert [one.code for one in result.errors] == ["ACCESS_DENIED"]


def test_only_names_and_indexes_are_kept_of_the_path_of_a_problem():
    problem = {**entry("BACKFILL_RUNNING"), "path": ["flows", 0, None, {}, "owner"]}
    (warning,) = result_of({"data": {}, "errors": [problem]}).warnings
    assert warning.path == ("flows", 0, "owner")


def test_no_more_than_a_hundred_problems_of_2000_characters_are_kept():
    document = {"data": {}, "errors": [entry("BACKFILL_RUNNING", message="x" * 2010)] * 101}
    warnings = result_of(document).warnings
    assert len(warnings) == 100
    assert len(warnings[0].message) < 2010


def values_in(value):
    """The number of names, items and values in a value of JSON."""
    if isinstance(value, dict):
        return sum(1 + values_in(item) for item in value.values())
    return sum(1 + values_in(item) for item in value) if isinstance(value, (list, tuple)) else 0


@pytest.mark.parametrize(
    "many",
    [
        {"extensions": {"properties": {"l": ["x"] * 5000}}},
        {"extensions": {"properties": {str(number): number for number in range(5000)}}},
        {"extensions": {"properties": {"l": [[[1] * 10] * 10] * 50}}},
        {"path": [1] * 5000},
    ],
)
def test_a_thousand_values_of_all_problems_are_kept(many):
    problems = [{"message": "first", **many}, {"message": "second", **many}]
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": problems})
    first, second = caught.value.problems
    assert (first.message, second.message) == ("first", "second")
    kept = [values_in(one.properties) + len(one.path) for one in (first, second)]
    assert sum(kept) == 1000 <= kept[0] + 1


def test_all_texts_of_problems_have_32_ki_characters_at_most_and_codes_are_kept():
    details = {"extensions": {"properties": {"text": "d" * 3000}}}
    many = [details] * 5 + [entry("BACKFILL_RUNNING", message="m" * 3000)] * 55
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": many})
    problems = caught.value.problems
    assert [one.code for one in problems[5:]] == ["BACKFILL_RUNNING"] * 55
    assert all(one.is_warning for one in problems[5:])
    messages = [one.message for one in problems[5:]]
    assert messages[0] == "m" * 2000 + "…"
    assert messages[-1] == "…"
    assert 8000 < sum(map(len, messages)) < 32 * 1024
    assert problems[0].properties == {"…": "…"}


def test_what_is_no_text_is_no_message():
    problem = {"message": {"a": ["b"]}, "extensions": {"code": ["c"]}}
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": [problem]})
    assert (caught.value.problems[0].message, caught.value.problems[0].code) == (
        "no explanation",
        None,
    )


def test_the_search_for_secrets_is_prepared_once_for_all_texts_of_a_result(monkeypatch):
    prepared = []
    make = secrets._needles
    monkeypatch.setattr(secrets, "_needles", lambda one: prepared.append(one) or make(one))
    details = {"l": ["hush-hush"] * 100}
    problem = {"message": "hush-hush", "extensions": {"properties": details}}
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": [problem] * 5})
    assert "hush-hush" not in repr(caught.value.problems)
    assert prepared.count("hush-hush") == 1


def test_a_secret_that_the_end_of_a_text_cuts_is_found():
    problem = {"message": "x" * 1995 + "hush-hush"}
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": [problem]})
    assert caught.value.problems[0].message == "x" * 1995 + "…"


def test_a_large_result_is_decoded_where_it_blocks_nobody():
    body = json.dumps({"data": {"text": "x" * (LARGE + 1)}}).encode()
    plan = read_metadata(Request("POST", "https://t"), Response(200, {}, body))
    step = next(plan)
    assert isinstance(step, Blocking)
    plan.close()


def test_data_beside_something_called_error_is_a_result_if_it_is_too_large_for_an_error():
    document = {"data": {"text": "x" * MAX_SEARCHED}, "error": {"code": "403004"}}
    assert len(result_of(document).data["text"]) == MAX_SEARCHED


def test_secrets_are_removed_from_messages():
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": [entry("ACCESS_DENIED", message="bad hush-hush")]})
    assert "hush-hush" not in str(caught.value) + repr(caught.value.problems)


def test_secrets_are_removed_from_every_part_of_an_error():
    details = {"hush-hush": ["hush-hush", {"a": "hush-hush"}], "limit": 5}
    extensions = {"code": "hush-hush", "properties": details}
    problem = {"message": "m", "path": ["hush-hush", 1], "extensions": extensions}
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": [problem]})
    (kept,) = caught.value.problems
    assert "hush-hush" not in str(caught.value) + repr(kept)
    assert (kept.properties["limit"], kept.path[1]) == (5, 1)


def test_details_of_an_error_that_are_nested_deeply_are_left_out():
    details = {"a": "b"}
    for _ in range(400):
        details = {"a": details}
    with pytest.raises(errors.MetadataError) as caught:
        result_of({"data": None, "errors": [{"extensions": {"properties": details}}]})
    assert len(repr(caught.value.problems)) < 1000


NO_LIST, NO_CURSOR = "without a list of rows", "does not say where the next one begins"


@pytest.mark.parametrize(
    ("connection", "reason"),
    [
        (None, NO_LIST),
        ({"pageInfo": {"hasNextPage": False}}, NO_LIST),
        ({"nodes": {}, "pageInfo": {"hasNextPage": False}}, NO_LIST),
        ({"nodes": []}, NO_CURSOR),
        ({"nodes": [], "pageInfo": {"hasNextPage": "true", "endCursor": "c"}}, NO_CURSOR),
        ({"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": None}}, NO_CURSOR),
        ({"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": ""}}, NO_CURSOR),
    ],
)
def test_a_page_that_may_not_be_the_last_never_ends_the_list_silently(
    world, raw_server, raw_answer, connection, reason
):
    body = json.dumps({"data": {protocol.METADATA_FLOWS: connection}}).encode()
    raw_server.script = [raw_answer(200, body)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    with pytest.raises(errors.UnreadableReplyError, match=reason):
        list(tableau.metadata.flows())


def test_a_list_that_a_warning_calls_incomplete_may_be_missing(world, raw_server, raw_answer):
    document = {"data": {protocol.METADATA_FLOWS: None}, "errors": [entry("NEW")]}
    raw_server.script = [raw_answer(200, json.dumps(document).encode())]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    flows = tableau.metadata.flows()
    assert list(flows) == []
    assert [warning.code for warning in flows.warnings] == ["NEW"]


def test_a_list_of_empty_pages_ends_with_an_error(world, raw_server, raw_answer):
    def page(number):
        info = {"hasNextPage": True, "endCursor": str(number)}
        return json.dumps({"data": {protocol.METADATA_FLOWS: {"nodes": [], "pageInfo": info}}})

    raw_server.script = [raw_answer(200, page(number).encode()) for number in range(110)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    with pytest.raises(errors.UnreadableReplyError, match="100 consecutive empty pages"):
        list(tableau.metadata.flows())


@pytest.mark.parametrize("cursors", ["aa", "aba", "abcb"])
def test_a_list_whose_cursors_go_in_a_circle_ends_with_an_error(
    world, raw_server, raw_answer, cursors
):
    def page(cursor):
        info = {"hasNextPage": True, "endCursor": cursor}
        return {"nodes": [{"id": "1"}], "pageInfo": info}

    # Another page follows, so that a list that is read on ends with another error.
    pages = [*map(page, cursors), {}]
    bodies = [json.dumps({"data": {protocol.METADATA_FLOWS: page}}).encode() for page in pages]
    raw_server.script = [raw_answer(200, body) for body in bodies]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    with pytest.raises(errors.UnreadableReplyError, match="circle"):
        list(tableau.metadata.flows())


def rows_of(*values):
    rows = []
    steps = sum(1 for _ in read_rows(models.MetadataFlow, values, rows))
    return rows, steps


def test_a_hundred_warnings_of_a_list_are_kept(world, raw_server, raw_answer, caplog):
    def page(number):
        info = {"hasNextPage": number < 3, "endCursor": f"c{number}"}
        data = {protocol.METADATA_FLOWS: {"nodes": [], "pageInfo": info}}
        new = [entry(f"NEW_{number}_{index}") for index in range(60)]
        return json.dumps({"data": data, "errors": new}).encode()

    raw_server.script = [raw_answer(200, page(number)) for number in (1, 2, 3)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    flows = tableau.metadata.flows()
    assert list(flows) == []
    assert len(flows.warnings) == 101
    assert flows.warnings[99].code == "NEW_2_39"
    assert flows.warnings[100].is_warning
    assert "more than 100" in flows.warnings[100].message
    assert caplog.text.count("NEW_") == 100
    assert caplog.text.count("more than 100") == 1


def test_a_cursor_that_is_too_long_is_not_sent(world, raw_server, raw_answer):
    page = {"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": "c" * 65_537}}
    body = json.dumps({"data": {protocol.METADATA_FLOWS: page}}).encode()
    raw_server.script = [raw_answer(200, body)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    with pytest.raises(errors.UnreadableReplyError, match="cursor has 65537 characters"):
        list(tableau.metadata.flows())


@pytest.mark.parametrize(
    "values",
    [[{}] * 2500, [0] * 2500, [{"upstreamTables": [{}] * 2499}], [{"upstreamTables": [0] * 2499}]],
)
def test_rows_are_made_in_pieces_of_a_thousand_objects(values):
    rows, steps = rows_of(*values)
    assert steps == 2
    assert len(rows) == sum(isinstance(value, dict) for value in values)


def test_values_that_cannot_be_read_are_logged_once_for_all_rows(caplog):
    rows_of(*[{"id": "1", "hasActiveWarning": "maybe"}] * 3, {"id": "2", "createdAt": "never"})
    (record,) = caplog.records
    assert record.message.endswith("hasActiveWarning (3), createdAt (1)")


@pytest.mark.parametrize("times", [(), (9.9,), (9.9, 10.0)])
def test_other_tasks_run_while_rows_are_made_until_the_time_of_the_call_is_over(
    script, make_session, times
):
    nodes = [{"id": str(number)} for number in range(2500)]
    body = json.dumps({"data": {protocol.METADATA_FLOWS: {"nodes": nodes}}}).encode()
    flows = MetadataList(make_session(), models.MetadataFlow, protocol.METADATA_FLOWS, "{}", 2500)
    asked = Request("POST", "https://t", stopwatch=Stopwatch(0.0), timeouts=Timeouts(total=10))
    plan = flows._read_page(asked, Response(200, {}, body))
    if times[-1:] == (10.0,):
        with pytest.raises(errors.RequestTimeoutError, match="decoding the reply"):
            script.feed(plan, *times)
    else:
        _, rows = script.feed(plan, *times)
        assert [row.id for row in rows] == [node["id"] for node in nodes]
    assert [type(step) for step in script.steps] == [Pause, Pause]


def test_a_row_is_read_tolerantly(caplog):
    ((row,), _) = rows_of(
        {
            "id": "1",
            "name": 5,
            "hasActiveWarning": "maybe",
            "createdAt": "2024-01-02T03:04:05Z",
            "owner": None,
            "upstreamTables": [None, {"name": "t", "database": "x"}],
            "unknown": {},
        },
    )
    assert (row.id, row.name, row.has_active_warning, row.owner) == ("1", "5", None, None)
    assert row.created_at.year == 2024
    assert row.upstream_tables == (models.MetadataTable(name="t"),)
    assert "hasActiveWarning" in caplog.text
    assert rows_of("x") == ([], 0)


@pytest.mark.parametrize("value", ['"', "\\", "}{", "\u2028", "\x00", "é", "a\nb"])
def test_a_literal_stays_one_text(value):
    assert json.loads(literal(value)) == value
    assert flows_query({"name": value}).count("\n") == 0


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda metadata: metadata.query(""), "text must be a query"),
        (lambda metadata: metadata.query(None), "text must be a query"),
        (lambda metadata: metadata.query("{a}", variables=["x"]), "variables must be a mapping"),
        (lambda metadata: metadata.query("{a}", variables={"x": object()}), "JSON"),
        (lambda metadata: metadata.flows(page_size=1001), "page_size must"),
        (lambda metadata: metadata.flows(name=""), "name must not be empty"),
        (lambda metadata: metadata.flows(flows="abc"), "flows must"),
    ],
)
def test_an_invalid_argument_is_refused_before_it_is_sent(tableau, server, ask, message):
    with pytest.raises(errors.UsageError, match=message):
        ask(tableau.metadata)
    assert "metadataQuery" not in [request.operation for request in server.requests]


def test_the_list_is_neither_true_nor_false(tableau):
    with pytest.raises(TypeError, match="first"):
        bool(tableau.metadata.flows())
