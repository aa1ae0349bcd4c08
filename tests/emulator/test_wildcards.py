"""The wildcard ``*`` in filters: any text, also none, in values of ``eq`` (wire_facts §5.2)."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tableau_flows.emulator import seed_id
from tableau_flows.emulator.store.store import Store
from tableau_flows.emulator.wire.filters import read_filter
from tableau_flows_generated.catalog import OPERATIONS

FIELDS = next(
    parameter.filter
    for parameter in OPERATIONS["queryFlowsForSite"].parameters
    if parameter.name == "filter"
)
NEW = (3, 30)


def names(api, path, tag, condition):
    answer = api.get(path, filter=condition, sort="name:asc")
    assert answer.status_code == 200, answer.text
    return [row.attrib["name"] for row in api.tree(answer).iter(tag)]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("name:eq:Sales*", ["Sales", "Sales 2025", "Sales, EU & UK"]),
        ("name:eq:*2025", ["Sales 2025", "[?] 2025"]),
        ("name:eq:Sales* EU * UK", ["Sales, EU & UK"]),
        ("name:eq:*a*e*", ["Sales", "Sales 2025", "Sales, EU & UK"]),
        ("name:eq:sales*", []),
        ("name:eq:?ales", []),
        ("name:eq:*?*", ["[?] 2025"]),
        ("name:eq:Sales**", ["Sales", "Sales 2025", "Sales, EU & UK"]),
        ("name:eq:Sales*,projectName:eq:*ance", ["Sales 2025"]),
        ("name:in:[Sales*,Sales]", ["Sales"]),
    ],
)
def test_flows_are_filtered_with_a_wildcard(server, admin, condition, found):
    for name in ("Sales", "Sales, EU & UK", "[?] 2025"):
        server.add_flow(name)
    server.add_flow("Sales 2025", project="Finance")
    assert names(admin, "flows", "flow", condition) == found


@pytest.mark.parametrize(
    ("path", "tag", "condition", "found"),
    [
        ("projects", "project", "name:eq:FIN*", ["Finance"]),
        ("users", "user", "name:eq:*er", ["publisher", "viewer"]),
        ("users", "user", "name:eq:*ER", []),
        ("groups", "group", "name:eq:* *", ["All Users"]),
        ("groupsets", "groupSet", "name:eq:Review*", ["Reviewing Analysts"]),
    ],
)
def test_every_list_knows_the_wildcard_and_compares_letters_as_without_it(
    server, admin, path, tag, condition, found
):
    assert names(admin, path, tag, condition) == found


def test_older_servers_take_the_wildcard_as_a_character(start, connect):
    server = start(api_version="3.20")
    for name in ("Sales", "Sal*"):
        server.add_flow(name)
    assert names(connect(server, "admin", version="3.20"), "flows", "flow", "name:eq:Sal*") == [
        "Sal*"
    ]


def test_the_version_of_the_server_counts_and_not_that_of_the_request(server, connect):
    api = connect(server, "admin", version="3.19")
    assert names(api, "flows", "flow", "name:eq:Superst*") == ["Superstore"]


def test_a_value_of_many_wildcards_is_compared_in_little_time(server, admin):
    server.add_flow("a" * 200)
    assert names(admin, "flows", "flow", f"name:eq:{'*a' * 150}*b") == []


def test_a_value_with_a_wildcard_that_is_too_long_is_refused(server, admin):
    assert admin.code(admin.get("flows", filter=f"name:eq:{'?' * 20_000}*")) == "400065"


def test_a_run_is_not_found_by_a_part_of_the_id_of_its_flow(server, admin):
    server.add_run(seed_id("flow", "Superstore"))
    assert admin.code(admin.get("flows/runs", filter="flowId:eq:*")) == "404027"


@pytest.fixture(scope="module")
def store():
    store = Store()
    yield store
    store.close()


PIECES = st.text("aA*?[]^-!\\é😀", max_size=8)


@given(text=PIECES, pattern=PIECES, ignore_case=st.booleans())
@example(text="A", pattern="a*", ignore_case=True)
@example(text="[a]", pattern="[a]*", ignore_case=False)
def test_a_pattern_means_what_its_regular_expression_means(store, text, pattern, ignore_case):
    (clause,) = read_filter(f"name:eq:{pattern}", FIELDS, NEW, newest=NEW)
    column = "c COLLATE NOCASE" if ignore_case else "c"
    condition = clause.condition(column)
    found = store.texts(
        f"SELECT c FROM (SELECT ? AS c) WHERE {condition.sql}", text, *condition.values
    )
    expression = ".*".join(map(re.escape, pattern.split("*")))
    if ignore_case:
        text, expression = text.replace("A", "a"), expression.replace("A", "a")
    assert bool(found) is bool(re.fullmatch(expression, text, re.DOTALL))
