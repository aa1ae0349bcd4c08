"""Output steps stand beside the flow in replies, and are put on the flow that a method returns."""

from __future__ import annotations

import pytest
from tableau_flows import emulator
from tableau_flows_generated import codec, models

FLOW = emulator.seed_id("flow", "Superstore")
STEPS = (
    '<flowOutputSteps><flowOutputStep id="a" name="A"/><flowOutputStep id="b"/></flowOutputSteps>'
)
TWO = (models.FlowOutputStep(id="a", name="A"), models.FlowOutputStep(id="b"))
SIBLINGS = [
    ("", None),
    ("<flowOutputSteps/>", ()),
    ("<flowOutputSteps></flowOutputSteps>", ()),
    (STEPS, TWO),
]


def reply(steps: str) -> bytes:
    return f'<tsResponse>{steps}<flow id="f1" name="Daily"/></tsResponse>'.encode()


@pytest.fixture
def tableau(world, raw_server):
    return world.from_token(raw_server.url, token="t0ken", site_id="s1", api_version="3.30")


@pytest.mark.parametrize(("steps", "expected"), SIBLINGS)
def test_a_flow_that_is_read_has_its_output_steps(tableau, raw_server, raw_answer, steps, expected):
    raw_server.script.append(raw_answer(200, reply(steps)))
    flow = tableau.flows.get("f1")
    assert flow == models.Flow(id="f1", name="Daily", output_steps=expected)


@pytest.mark.parametrize(("steps", "expected"), SIBLINGS)
def test_a_flow_that_is_published_has_the_output_steps_that_the_server_tells(
    tableau, raw_server, raw_answer, steps, expected
):
    raw_server.script.append(raw_answer(201, reply(steps)))
    flow = tableau.flows.publish(b"PK\x03\x04", name="Daily", file_type="tfl")
    assert flow.output_steps == expected


def test_lists_and_updates_do_not_tell_output_steps(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    assert {flow.output_steps for flow in tableau.flows.list()} == {None}
    owner = tableau.flows.get(FLOW).owner
    assert tableau.flows.update(FLOW, owner=owner).output_steps is None
    assert [step.name for step in tableau.flows.get(FLOW).output_steps] == [
        "Superstore CSV",
        "Superstore Hyper",
    ]


def test_what_is_read_of_a_flow_can_be_run(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    flow = tableau.flows.get(FLOW)
    run = tableau.flows.run(flow, output_steps=flow.output_steps[:1], wait=20).run
    assert run.status == "Success"


@pytest.mark.parametrize(("steps", "expected"), SIBLINGS)
def test_a_reply_keeps_an_empty_list_and_no_list_apart(steps, expected):
    read = codec.decode(models.FlowReply, reply(steps))
    assert read.flow_output_steps == expected
    assert read.flow.output_steps is None
    assert codec.decode(models.FlowReply, codec.encode(read, "tsResponse")) == read


def test_steps_that_are_put_on_a_flow_are_not_written_into_it():
    flow = models.Flow(id="f1", output_steps=TWO)
    data = codec.encode(models.FlowReply(flow=flow), "tsResponse", namespace=None)
    assert data == b'<tsResponse><flow id="f1"/></tsResponse>'
