"""Exact writing: schema order, only what was given, nothing that XML cannot hold."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from tableau_flows_generated import codec, operations
from tableau_flows_generated.codec.values import write_datetime
from tableau_flows_generated.models import (
    ConnectionCredentials,
    ConnectionToPublish,
    Flow,
    FlowOutputStepReference,
    FlowReply,
    FlowRunSpec,
    Project,
    User,
)


def test_only_what_was_given_is_sent_and_an_empty_text_is_sent() -> None:
    call = operations.update_flow_connection("f", "c", server_address="", embed_password=True)
    assert call.body == (
        b'<tsRequest><connection serverAddress="" embedPassword="true"/></tsRequest>'
    )


def test_schema_order_whatever_order_it_was_given_in() -> None:
    flow = Flow(owner=User(id="o"), project=Project(id="p"), name="a", id="1")
    assert codec.encode(FlowReply(flow=flow), "tsResponse", namespace=None) == (
        b'<tsResponse><flow id="1" name="a"><project id="p"/><owner id="o"/></flow></tsResponse>'
    )


def test_special_characters_survive_in_attributes() -> None:
    name = "<a & \"b\"> 'c'\t\r\nü\U0001f600"
    flow = Flow(id="1", name=name)
    data = codec.encode(FlowReply(flow=flow), "tsResponse")
    assert b"\n" not in data
    assert codec.decode(FlowReply, data).flow.name == name


@pytest.mark.parametrize("character", ["\0", "\x0b", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused_with_the_field(character: str) -> None:
    flow = Flow(id="1", name=f"a{character}")
    with pytest.raises(codec.EncodeError, match=r"Flow\.name.*U\+"):
        codec.encode(FlowReply(flow=flow), "tsResponse")


def test_times_are_written_in_utc() -> None:
    when = datetime(2026, 8, 29, 16, 55, tzinfo=timezone(timedelta(hours=-7)))
    flow = Flow(id="1", name="a", created_at=when)
    assert b'createdAt="2026-08-29T23:55:00Z"' in codec.encode(FlowReply(flow=flow), "tsResponse")


def test_the_first_and_the_last_hours_of_the_calendar_keep_their_offset() -> None:
    for moment, offset in ((datetime(1, 1, 1), 1), (datetime(9999, 12, 31, 23), -1)):
        zoned = moment.replace(tzinfo=timezone(timedelta(hours=offset)))
        written = write_datetime(zoned, "Flow.created_at")
        assert written == zoned.isoformat()
        assert datetime.fromisoformat(written) == zoned


def test_a_time_without_a_zone_is_refused() -> None:
    flow = Flow(id="1", name="a", created_at=datetime(2026, 8, 29))
    with pytest.raises(codec.EncodeError, match=r"Flow\.created_at: a time without a time zone"):
        codec.encode(FlowReply(flow=flow), "tsResponse")


def test_the_connections_of_a_publish_stand_beside_the_flow() -> None:
    call = operations.publish_flow(name="n", connections=[ConnectionToPublish(server_address="s")])
    payload = call.body.parts[0].content  # type: ignore[union-attr]
    assert payload is not None
    assert payload.startswith(b'<tsRequest><flow name="n"/><connections><connection serverAddr')


def test_a_run_without_a_choice_still_sends_a_document() -> None:
    assert operations.run_flow_now("f").body == b"<tsRequest/>"


def test_a_run_of_chosen_steps() -> None:
    spec = FlowRunSpec(flow_id="f", flow_output_steps=(FlowOutputStepReference(id="s"),))
    assert operations.run_flow_now("f", flow_run_spec=spec).body == (
        b'<tsRequest><flowRunSpec flowId="f"><flowOutputSteps><flowOutputStep id="s"/>'
        b"</flowOutputSteps></flowRunSpec></tsRequest>"
    )


def test_secrets_are_in_no_repr() -> None:
    call = operations.update_flow_connection("f", "c", password="hush")
    assert b"hush" in (call.body or b"")  # type: ignore[operator]
    assert "hush" not in repr(call)


def test_a_model_shows_what_it_holds_and_nothing_else() -> None:
    flow = Flow(id="f", name="n", project=Project(id="p"), output_steps=())
    assert repr(flow) == "Flow(id='f', name='n', project=Project(id='p'), output_steps=())"
    assert eval(repr(flow)) == flow
    assert repr(Flow(id="f")) == "Flow(id='f')", "that nothing is told differs from no step"


def test_a_model_never_shows_its_secrets() -> None:
    shown = repr(ConnectionCredentials(name="u", password="hush", embed=True))
    assert shown == "ConnectionCredentials(name='u', embed=True)"
