"""Tolerant reading: what servers send, however they send it; and what is not accepted."""

from __future__ import annotations

import dataclasses
import logging
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tableau_flows_generated import codec
from tableau_flows_generated.models import (
    FlowFileKind,
    FlowListReply,
    FlowReply,
    FlowRunListReply,
    FlowRunReply,
    FlowRunStatus,
    ServerInfoReply,
    TaskReply,
)

FLOW = '<flow id="1" name="a"/>'


def reply(inner: str, attributes: str = "") -> bytes:
    return f"<tsResponse{attributes}>{inner}</tsResponse>".encode()


def flow(attributes: str = "", inner: str = "") -> Any:
    text = f'<flow id="1" name="a" {attributes}>{inner}</flow>'
    return codec.decode(FlowReply, reply(text)).flow


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        ' xmlns="http://tableau.com/api"',
        ' xmlns="http://tableausoftware.com/api"',
        ' xmlns="http://tableau.com/api" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://tableau.com/api http://tableau.com/api/ts-api.xsd"',
    ],
)
def test_the_namespace_the_old_one_or_none(attributes: str) -> None:
    assert codec.decode(FlowReply, reply(FLOW, attributes)).flow.name == "a"


def test_prefixes_mean_nothing() -> None:
    data = (
        b'<t:tsResponse xmlns:t="http://tableau.com/api"><t:flow id="1" name="a"/></t:tsResponse>'
    )
    assert codec.decode(FlowReply, data).flow.id == "1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-11-06T04:57:55Z", datetime(2018, 11, 6, 4, 57, 55, tzinfo=UTC)),
        ("2018-11-06T04:57:55.123Z", datetime(2018, 11, 6, 4, 57, 55, 123000, UTC)),
        (
            "2026-08-29T16:55:00-0700",
            datetime(2026, 8, 29, 16, 55, tzinfo=timezone(timedelta(hours=-7))),
        ),
        (
            "2026-08-29T16:55:00+07:00",
            datetime(2026, 8, 29, 16, 55, tzinfo=timezone(timedelta(hours=7))),
        ),
        ("2018-11-06T04:57:55", datetime(2018, 11, 6, 4, 57, 55, tzinfo=UTC)),
        ("", None),
    ],
)
def test_times_as_servers_write_them(text: str, expected: datetime | None) -> None:
    assert flow(f'createdAt="{text}"').created_at == expected


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("1", True), ("false", False)])
def test_booleans_as_servers_write_them(text: str, expected: bool) -> None:
    found = flow(inner=f'<parameters><parameter id="p" name="p" isRequired="{text}"/></parameters>')
    assert found.parameters[0].is_required is expected


def test_a_known_value_is_a_member_and_an_unknown_one_stays_text() -> None:
    assert flow('fileType="tflx"').file_type is FlowFileKind.TFLX
    assert flow('fileType="BrandNew2031"').file_type == "BrandNew2031"


def test_unknown_elements_and_attributes_are_skipped_and_counted_in_a_debug_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    text = (
        '<flow id="1" name="a" new="x"><news><flow id="2" name="b"/></news><project id="p"/></flow>'
    )
    with caplog.at_level(logging.DEBUG, "tableau_flows"):
        found = codec.decode(FlowReply, reply(f"<later/>{text}<later/>"))
    assert found.flow.project is not None
    assert found.flow.project.id == "p"
    assert "'later': 2" in caplog.text
    assert "'news': 1" in caplog.text
    assert "'flow@new': 1" in caplog.text


def test_a_flow_without_a_project() -> None:
    assert flow().project is None


def test_steps_beside_the_flow_in_any_order_and_warnings_at_the_end() -> None:
    steps = '<flowOutputSteps><flowOutputStep id="s" name="Output"/></flowOutputSteps>'
    warnings = '<warnings><warning message="slow"/></warnings>'
    one = codec.decode(FlowReply, reply(steps + FLOW + warnings))
    other = codec.decode(FlowReply, reply(warnings + FLOW + steps))
    assert one == other
    assert one.flow_output_steps[0].name == "Output"
    assert one.warnings[0].message == "slow"


def test_flow_runs_inside_flow_runs() -> None:
    text = '<flowRuns><flowRuns id="r" flowId="f" status="Pending" completedAt=""/></flowRuns>'
    runs = codec.decode(FlowRunListReply, reply(text)).flow_runs
    assert [(run.status, run.completed_at) for run in runs] == [(FlowRunStatus.PENDING, None)]


def test_one_element_name_with_two_types() -> None:
    run = codec.decode(FlowRunReply, reply('<flowRun id="r" flowId="f" status="Success"/>'))
    task = codec.decode(
        TaskReply, reply('<task><flowRun id="t" priority="50"><flow id="f"/></flowRun></task>')
    )
    assert run.flow_run.status is FlowRunStatus.SUCCESS
    assert task.task.flow_run is not None
    assert task.task.flow_run.priority == 50


def test_text_with_attributes() -> None:
    text = "<serverInfo><productVersion build='b'>2019.1.2</productVersion><restApiVersion>3.3"
    text += "</restApiVersion></serverInfo>"
    info = codec.decode(ServerInfoReply, reply(text)).server_info
    assert info.product_version is not None
    assert (info.product_version.value, info.product_version.build) == ("2019.1.2", "b")
    assert info.rest_api_version == "3.3"


def test_replies_in_utf_16_with_a_byte_order_mark() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + reply(FLOW).decode().replace("a", "ä")
    text = text.replace("ätä", "ata").replace("näme", "name").replace("täge", "tage")
    data = '<?xml version="1.0" encoding="UTF-16"?><tsResponse><flow id="1" name="ä"/></tsResponse>'
    assert codec.decode(FlowReply, data.encode("utf-16")).flow.name == "ä"


def test_items_are_there_before_the_last_byte() -> None:
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(FlowListReply, items="flows")
    head = '<tsResponse><pagination pageNumber="1" pageSize="2" totalAvailable="2"/><flows>'
    assert decoder.feed(head.encode()) == []
    assert [item.id for item in decoder.feed(b'<flow id="1" name="a"/><flow id="2"')] == ["1"]
    assert [item.id for item in decoder.feed(b' name="b"/></flows></tsResponse>')] == ["2"]
    rest = decoder.close()
    assert rest.flows == ()
    assert rest.pagination is not None
    assert rest.pagination.total_available == 2


def test_what_is_read_is_frozen_and_equal_to_what_is_made() -> None:
    from tableau_flows_generated.models import Flow

    found = flow()
    assert type(found) is Flow
    assert found == Flow(id="1", name="a")
    assert hash(found) == hash(Flow(id="1", name="a"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.name = "b"


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", "malformed", "no element found"),
        (b"<tsResponse><flow id='1' name='a'/>", "malformed", "no element found"),
        (b"<tsResponse><flow id='1'", "malformed", "unclosed token"),
        (b"<html><body>502</body></html>", "foreign", "<html>"),
        (b"<html><hr></html>", "foreign", "<html>"),
        (b"<tsRequest/>", "foreign", "not <tsResponse>"),
        (b"<tsResponse xmlns='http://example.com/'/>", "foreign", "http://example.com/"),
        (b"{}", "malformed", "not well-formed"),
        (b"<tsResponse>\xff</tsResponse>", "malformed", "not well-formed"),
        (b"<!DOCTYPE tsResponse><tsResponse/>", "refused", "DOCTYPE"),
        (
            b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tsResponse>&b;</tsResponse>',
            "refused",
            "DOCTYPE",
        ),
        (b"<tsResponse>" + b"<a>" * 100 + b"</a>" * 100 + b"</tsResponse>", "refused", "deeply"),
        (
            b"<tsResponse " + b" ".join(b"a%d=''" % n for n in range(300)) + b"/>",
            "refused",
            "attributes",
        ),
        (b"<tsResponse/>", "value", "tsResponse/flow: the element is missing"),
        (reply("<flow name='a'/>"), "value", "tsResponse/flow/@id: the attribute is missing"),
        (reply("<flow id='1' name='a' createdAt='soon'/>"), "value", "tsResponse/flow/@createdAt"),
        (
            reply("<flow id='1' name='a'><owner id='o' lastLogin='x'/></flow>"),
            "value",
            "tsResponse/flow/owner/@lastLogin",
        ),
    ],
)
def test_what_cannot_be_read_says_what_and_where(data: bytes, kind: str, words: str) -> None:
    with pytest.raises(codec.DecodeError) as caught:
        codec.decode(FlowReply, data, strict=True)
    assert caught.value.kind == kind
    assert words in str(caught.value)


def test_a_number_that_is_none_raises_with_the_path_of_the_field() -> None:
    text = '<task><flowRun id="t" priority="high"><flow id="f"/></flowRun></task>'
    with pytest.raises(codec.DecodeError, match="tsResponse/task/flowRun/@priority") as caught:
        codec.decode(TaskReply, reply(text), strict=True)
    assert "'high'" in str(caught.value)


@pytest.mark.parametrize(
    ("model", "inner"),
    [
        (ServerInfoReply, f"<serverInfo><restApiVersion>{'x' * 20_000}</restApiVersion>"),
        (FlowReply, f'<flow id="{"x" * 5000}'),
    ],
)
def test_a_text_over_the_limit_is_refused(model: type, inner: str) -> None:
    decoder: codec.Decoder[Any] = codec.Decoder(model, limits=codec.Limits(text=1000))
    with pytest.raises(codec.DecodeError, match="too long"):
        decoder.feed(f"<tsResponse>{inner}".encode())


def test_an_error_in_the_place_of_the_result_is_told_apart() -> None:
    text = '<error code="404027"><summary>S</summary><detail>D</detail></error>'
    with pytest.raises(codec.ErrorDocument) as caught:
        codec.decode(FlowReply, reply(text))
    assert (caught.value.error.code, caught.value.error.detail) == ("404027", "D")
    error = codec.read_error(reply(text))
    assert error is not None
    assert error.summary == "S"
    assert codec.read_error(b"<html/>") is None


def test_equal_objects_are_shared_and_others_are_not() -> None:
    texts = [
        f'<flow id="{n}" name="n"><project id="p" name="{name}"/><owner id="o"/></flow>'
        for n, name in enumerate(("one", "one", "two"))
    ]
    flows = codec.decode(FlowListReply, reply(f"<flows>{''.join(texts)}</flows>")).flows
    assert flows[0].project is flows[1].project
    assert [item.project and item.project.name for item in flows] == ["one", "one", "two"]
    assert flows[0].owner is flows[2].owner


def test_equal_ids_of_different_things_are_not_mixed_up() -> None:
    found = flow(inner='<project id="same"/><owner id="same"/><tags><tag label="same"/></tags>')
    names = [type(item).__name__ for item in (found.project, found.owner, found.tags[0])]
    assert names == ["ProjectSummary", "UserSummary", "Tag"]


def test_an_empty_text_changes_nothing_of_the_texts_to_come() -> None:
    def summary(inner: str) -> str | None:
        error = f'<error code="400000">{inner}<detail>D</detail></error>'
        found = codec.read_error(reply(error))
        assert found is not None
        return found.summary

    assert summary("<summary/>") == ""
    assert summary("<summary>S</summary>") == "S"
    assert summary("<summary></summary>") == ""
