"""The official client reads flows: one by its id, and many by pages, filtered and sorted."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows import emulator
from tableau_flows.emulator import seed_id

FINANCE = seed_id("project", "Finance")
NAMES = [f"Flow {number:03}" for number in range(1, 251)]
OPTIONS, OPERATOR = tsc.RequestOptions, tsc.RequestOptions.Operator
FIELD, DIRECTION = tsc.RequestOptions.Field, tsc.RequestOptions.Direction


@pytest.fixture
def many(server) -> list[str]:
    """250 flows of the publisher in the project Finance, oldest first, a second apart."""
    return server.add_flows(250, project="Finance", owner="publisher")


def test_a_flow_is_got_by_its_id(official, superstore):
    flow = official.flows.get_by_id(superstore)
    assert (flow.id, flow.name) == (superstore, "Superstore")
    assert (flow.project_id, flow.project_name) == (seed_id("project", "Default"), "Default")
    assert flow.owner_id == seed_id("user", "admin")
    assert flow.tags == {"demo"}
    assert flow.created_at.utcoffset().total_seconds() == 0
    assert flow.webpage_url.endswith("#/flows/1")


def test_a_flow_that_is_not_there_is_reported(official):
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.get_by_id("00000000-0000-0000-0000-000000000000")
    assert refusal.value.code == "404027"


def test_the_first_page_tells_the_total(official, many):
    flows, pagination = official.flows.get()
    assert len(flows) == 100
    assert pagination.total_available == 253
    assert (pagination.page_number, pagination.page_size) == (1, 100)


@pytest.mark.parametrize(("size", "pages"), [(100, 3), (125, 2), (249, 2), (250, 1), (1000, 1)])
def test_a_pager_goes_through_250_flows_in_order(official, count, many, size, pages):
    options = OPTIONS(pagesize=size)
    options.filter.add(tsc.Filter(FIELD.ProjectId, OPERATOR.Equals, FINANCE))
    options.filter.add(tsc.Filter(FIELD.OwnerName, OPERATOR.Equals, "Paul Publisher"))
    options.filter.add(tsc.Filter(FIELD.Name, OPERATOR.In, NAMES))
    options.sort.add(tsc.Sort(FIELD.Name, DIRECTION.Desc))

    flows = list(tsc.Pager(official.flows, options))

    assert [flow.name for flow in flows] == NAMES[::-1]
    assert [flow.id for flow in flows] == many[::-1]
    assert count("queryFlowsForSite") == pages


def test_a_query_set_goes_through_250_flows_in_order(official, count, many):
    query = official.flows.filter(project_name="Finance", name__in=NAMES, page_size=100)
    names = [flow.name for flow in query.order_by("name")]
    assert names == NAMES
    assert count("queryFlowsForSite") == 3


def test_a_query_set_is_counted_and_indexed(official, many):
    query = official.flows.filter(name__in=NAMES, page_size=100).order_by("-name")
    assert len(query) == 250
    assert query[0].name == "Flow 250"
    assert query[249].name == "Flow 001"
    assert [flow.name for flow in query[99:102]] == ["Flow 151", "Flow 150", "Flow 149"]


def test_times_are_filtered_by_and_sorted_by(official, many):
    middle = official.flows.get_by_id(many[125])
    newer = official.flows.filter(created_at__gte=middle.created_at, name__in=NAMES)
    assert [flow.name for flow in newer.order_by("-created_at")] == NAMES[:124:-1]
    exactly = official.flows.filter(created_at=middle.created_at, name__in=NAMES)
    assert [flow.name for flow in exactly] == ["Flow 126"]


def test_a_name_is_found_whatever_is_in_it(server, official):
    for name in ("Größe + Wert", "50% = half", "a/b?c#d"):
        server.add_flow(name)
        assert [flow.name for flow in official.flows.filter(name=name)] == [name]


def test_an_old_server_gets_its_query_unescaped(connect):
    """Before version 3.7 that client does not percent-encode a query by itself."""
    with emulator.running(api_version="3.6") as old_server:
        old_server.add_flows(12, project="Finance")
        client = connect(old_server, "admin")
        options = OPTIONS(pagesize=5)
        options.filter.add(tsc.Filter(FIELD.ProjectName, OPERATOR.Equals, "Finance"))
        options.sort.add(tsc.Sort(FIELD.Name, DIRECTION.Desc))
        names = [flow.name for flow in tsc.Pager(client.flows, options)]
    assert names == [*(f"Flow {number:02}" for number in range(12, 0, -1)), "Budget"]


@pytest.mark.parametrize(
    ("page", "size", "code"),
    [(1, 1001, "403014"), (1, -1, "400007"), (-1, 100, "400006"), (4, 100, "400006")],
)
def test_an_invalid_page_is_refused(official, many, page, size, code):
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.get(OPTIONS(pagenumber=page, pagesize=size))
    assert refusal.value.code == code


def test_users_see_what_they_may_read(server, connect, many):
    viewer = connect(server, "viewer")
    assert {flow.name for flow in tsc.Pager(viewer.flows)} == {"Superstore", "Secret plans"}
    publisher = connect(server, "publisher")
    assert len(list(tsc.Pager(publisher.flows))) == 253
