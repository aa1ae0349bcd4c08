"""`flows.update`: the project by its path, and what is checked before it is looked up."""

from __future__ import annotations

import pytest
from tableau_flows import emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
PUBLISHER = emulator.seed_id("user", "publisher")


@pytest.mark.parametrize("path", ["Sales/EU", ("Sales", "EU")])
def test_a_flow_is_moved_to_the_project_of_a_path(tableau, server, path):
    server.add_project("Sales")
    target = server.add_project("EU", parent="Sales")
    server.forget_requests()
    assert tableau.flows.update(FLOW, project=path).project.id == target
    sent = [request.operation for request in server.requests]
    assert sent[-3:] == ["queryProjects", "queryProjects", "updateFlow"]


def test_a_flow_is_not_updated_if_there_is_no_such_project(tableau, server):
    with pytest.raises(errors.NameNotFoundError, match="no project 'Financ'") as caught:
        tableau.flows.update(FLOW, project="Financ", owner=PUBLISHER)
    assert caught.value.nearest == ("Finance",)
    assert "updateFlow" not in [request.operation for request in server.requests]


def test_an_id_needs_no_lookup(tableau, server):
    tableau.flows.update(FLOW, project=emulator.seed_id("project", "Finance"))
    assert "queryProjects" not in [request.operation for request in server.requests]


@pytest.mark.parametrize(
    ("flow", "given", "words"),
    [
        (FLOW, {}, "nothing to change: give at least one of project=, owner="),
        (FLOW, {"project": "Sales//EU"}, "project must have 1 to 100 names, none empty"),
        (FLOW, {"project": ()}, "project must have 1 to 100 names"),
        (FLOW, {"project": "Sales/EU", "owner": "a/b"}, "owner must not be 'a/b'"),
        ("a/b", {"project": "Sales/EU"}, "flow must not be 'a/b'"),
    ],
)
def test_everything_is_checked_before_a_path_is_looked_up(tableau, server, flow, given, words):
    with pytest.raises(errors.UsageError, match=f"^{words}"):
        tableau.flows.update(flow, **given)
    assert server.requests == ()
