"""Ids are the same on every server that is used in the same way."""

from __future__ import annotations

import pytest
from tableau_flows import emulator
from tableau_flows.emulator.base.ids import Ids

SUPERSTORE = emulator.seed_id("flow", "Superstore")


def made(server, admin):
    """The ids of one object of each kind that a test can make."""
    project = server.add_project("Sales")
    flow = server.add_flow("Daily", project="Sales")
    published = admin.tree(admin.publish("Weekly", emulator.sample_flow())).find("flow")
    started = admin.tree(admin.post(f"flows/{flow}/run")).find("job")
    return [
        project,
        flow,
        published.attrib["id"],
        started.attrib["id"],
        started.find("runFlowJobType").attrib["flowRunId"],
        server.add_user("carol"),
        server.add_group("Carols", users=["carol"]),
        server.add_group_set("Sets", groups=["Carols"]),
        server.add_schedule("Weekly flows"),
        server.add_task(flow),
        server.add_linked_task([flow]),
        server.add_run(flow),
        *(it.attrib["id"] for it in admin.tree(admin.get(f"flows/{SUPERSTORE}")).iter("flow")),
        *(it.attrib["id"] for it in admin.tree(admin.get(f"flows/{flow}")).iter("flowOutputStep")),
    ]


def test_two_servers_that_are_used_in_the_same_way_have_the_same_ids(server, admin, start, connect):
    other = start()

    assert made(server, admin) == made(other, connect(other, "admin"))


def test_after_a_reset_the_same_steps_make_the_same_ids(server, connect):
    first = made(server, connect(server, "admin"))
    server.reset()

    assert made(server, connect(server, "admin")) == first
    assert len(set(first)) == len(first)


def test_a_flow_that_is_deleted_and_published_again_has_another_id(server, admin):
    flows = []
    for _ in range(2):
        answer = admin.publish("Daily", emulator.sample_flow())
        flows.append(admin.tree(answer).find("flow").attrib["id"])
        admin.delete(f"flows/{flows[-1]}")

    assert flows[0] != flows[1]


def test_an_id_does_not_depend_on_other_objects(server, start):
    other = start()
    other.add_flow("Another")

    assert server.add_flow("Daily") == other.add_flow("Daily")


def test_ids_of_a_data_file_never_repeat(start, tmp_path):
    ids = set()
    for _ in range(2):
        with emulator.running(data=tmp_path / "state.sqlite") as server:
            ids.add(server.add_run(SUPERSTORE))

    assert len(ids) == 2


@pytest.mark.parametrize("other", [("a", "bc"), ("abc",), ("a", "b", "c"), ("ab/c",)])
def test_names_that_are_divided_otherwise_make_other_ids(other):
    assert Ids().new("flow", "ab", "c") != Ids().new("flow", *other)
