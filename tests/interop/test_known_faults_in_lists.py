"""Known faults of the official client with lists ("it" in the names), and what ours does."""

from __future__ import annotations

from itertools import islice

import pytest
import tableauserverclient as tsc
from tableau_flows import errors


def paths(server, operation: str) -> list[str]:
    return [request.path for request in server.requests if request.operation == operation]


def test_it_swallows_the_refusal_of_a_page_and_ours_raises_it(server, official, ours):
    server.add_flows(250)

    def read(flows, names: list[str]) -> None:
        """Read on after the first page, though the second one will be refused."""
        for flow in flows:
            if not names:
                server.refuse_next("403101", operation="queryFlowsForSite")
            names.append(flow.name)

    names: list[str] = []
    read(official.flows.all(), names)
    assert len(names) == 100  # of 253, and nobody is told

    names = []
    with pytest.raises(errors.PermissionDeniedError) as refusal:
        read(ours.flows.list(page_size=100).prefetch(0), names)
    assert len(names) == 100
    assert refusal.value.code == "403101"


def test_it_takes_a_refused_filter_for_an_empty_list_and_ours_raises(official, ours):
    # It lets tags through as a field of flows, which servers refuse (wire_facts §5.2).
    assert [flow.name for flow in official.flows.filter(tags="demo")] == []

    with pytest.raises(errors.InvalidFilterError):
        list(ours.flows.list(filter="tags:eq:demo"))


def test_it_asks_for_the_first_page_twice_and_ours_once(official, ours, count):
    assert len(list(official.flows.all())) == 3
    assert count("queryFlowsForSite") == 2

    assert len(list(ours.flows.list())) == 3
    assert count("queryFlowsForSite") == 3


def test_it_changes_the_order_of_sort_keys_and_ours_keeps_it(server, official, ours):
    assert len(official.flows.all().order_by("-updated_at", "name")) == 3
    assert "sort=name%3Aasc%2CupdatedAt%3Adesc" in paths(server, "queryFlowsForSite")[-1]

    list(ours.flows.list(sort="updatedAt:desc,name:asc"))
    path = paths(server, "queryFlowsForSite")[-1]
    assert path.index("updatedAt") < path.index("name")


def test_it_loses_apostrophes_in_lists_of_values_and_ours_keeps_them(server, official, ours):
    server.add_flow("O'Brien")
    server.add_flow("Smith")

    found = official.flows.filter(name__in=["O'Brien", "Smith"])
    assert [flow.name for flow in found] == ["Smith"]

    found = ours.flows.list(filter="name:in:[O'Brien,Smith]", sort="name:asc")
    assert [flow.name for flow in found] == ["O'Brien", "Smith"]


def test_it_cannot_page_through_flow_runs_and_ours_can(server, official, ours, superstore):
    for _ in range(3):
        official.flows.refresh(superstore)
        server.advance(100)

    with pytest.raises(ValueError, match="unpack"):
        list(tsc.Pager(official.flow_runs))
    with pytest.raises(MemoryError):
        list(official.flow_runs.all())

    runs = list(ours.flow_runs.list(page_size=2))
    assert len(runs) == 3
    assert {run.flow_id for run in runs} == {superstore}
    assert ours.flow_runs.list().total is None


def test_it_never_ends_on_a_server_that_ignores_pages_and_ours_does(server, official, ours):
    body = (
        b'<tsResponse xmlns="http://tableau.com/api"><flowRuns>'
        b'<flowRuns id="1" flowId="2" status="Success"/>'
        b"</flowRuns></tsResponse>"
    )
    server.answer_next(200, body, operation="getFlowRuns", times=30)
    assert [run.id for run in islice(official.flow_runs.all(), 30)] == ["1"] * 30

    server.answer_next(200, body, operation="getFlowRuns", times=30)
    assert [run.id for run in ours.flow_runs.list(page_size=1)] == ["1"]


def test_a_flow_without_a_project_breaks_its_page_and_none_of_ours(server, official, ours):
    server.add_flow("Private", project=None)

    with pytest.raises(ValueError, match="project_id"):
        official.flows.get()

    (private,) = ours.flows.list(filter="name:eq:Private")
    assert private.project is None
    assert len(list(ours.flows.list())) == 4


def test_it_never_knows_file_type_output_steps_and_parameters_and_ours_does(
    official, ours, superstore
):
    flow = official.flows.get_by_id(superstore)
    for attribute in ("file_type", "flow_output_steps", "output_steps", "parameters"):
        assert not hasattr(flow, attribute)

    flow = ours.flows.get(superstore)
    assert flow.file_type == "tflx"
    steps = [step.name for step in flow.output_steps]
    assert steps == ["Superstore CSV", "Superstore Hyper"]
    assert [parameter.name for parameter in flow.parameters] == ["Region"]


def test_it_asks_again_at_each_look_at_connections_and_ours_once(official, ours, count, superstore):
    flow = official.flows.get_by_id(superstore)
    official.flows.populate_connections(flow)
    assert count("queryFlowConnections") == 0
    assert [len(flow.connections) for _ in range(3)] == [2, 2, 2]
    assert count("queryFlowConnections") == 3

    connections = ours.connections.list(superstore)
    assert [len(connections) for _ in range(3)] == [2, 2, 2]
    assert count("queryFlowConnections") == 4


def test_it_drops_a_time_with_a_fraction_and_ours_reads_it(server, official, ours, superstore):
    # Both fractions and offsets are legal in these attributes (wire_facts §1, Times).
    body = (
        '<tsResponse xmlns="http://tableau.com/api">'
        f'<flow id="{superstore}" name="Superstore" createdAt="2026-01-02T03:04:05.678Z">'
        '<project id="1" name="Default"/></flow></tsResponse>'
    ).encode()
    server.answer_next(200, body, operation="queryFlow", times=2)

    assert official.flows.get_by_id(superstore).created_at is None
    created = ours.flows.get(superstore).created_at
    assert created.isoformat() == "2026-01-02T03:04:05.678000+00:00"
