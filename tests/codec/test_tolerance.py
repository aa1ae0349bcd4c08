"""Unreadable optional values become None and the rest of the page is kept; required ones raise."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from tableau_flows_generated import codec
from tableau_flows_generated.models import (
    FlowListReply,
    FlowReply,
    FlowRunListReply,
)

Problems = list[codec.Problem]


def flow(number: int, attributes: str = "", inner: str = "") -> str:
    return f'<flow id="{number}" name="n" {attributes}>{inner}</flow>'


def document(*flows: str) -> bytes:
    return f"<tsResponse><flows>{''.join(flows)}</flows></tsResponse>".encode()


def read(data: bytes, model: type = FlowListReply) -> tuple[Any, Problems]:
    found: Problems = []
    reply = codec.decode(model, data, report=lambda problems, _: found.extend(problems))
    return reply, found


BAD = [
    ('createdAt="2016-06-31T20:34:04Z"', "", "flow/@createdAt", "2016-06-31"),
    ("", '<owner id="o" lastLogin="soon"/>', "flow/owner/@lastLogin", "soon"),
    ("", '<owner id="o" lastLogin="soon"></owner>', "flow/owner/@lastLogin", "soon"),
    ("", '<parameters><parameter id="p" name="p" isRequired="maybe"/></parameters>',
     "flow/parameters/parameter/@isRequired", "maybe"),
]  # fmt: skip


@pytest.mark.parametrize(("attributes", "inner", "path", "value"), BAD)
def test_one_bad_value_on_the_last_of_a_thousand_flows_is_none(
    attributes: str, inner: str, path: str, value: str
) -> None:
    data = document(*map(flow, range(999)), flow(999, attributes, inner))
    reply, problems = read(data)
    assert [item.id for item in reply.flows] == [str(n) for n in range(1000)]
    assert reply.flows[-1].created_at is None
    assert [(p.path, p.count) for p in problems] == [(f"tsResponse/flows/{path}", 1)]
    assert value in problems[0].reason


@pytest.mark.parametrize(("attributes", "inner", "path", "value"), BAD)
def test_strict_raises_for_each_of_them(attributes: str, inner: str, path: str, value: str) -> None:
    with pytest.raises(codec.DecodeError, match=value) as caught:
        codec.decode(FlowListReply, document(flow(1, attributes, inner)), strict=True)
    assert caught.value.path == f"tsResponse/flows/{path}"
    assert caught.value.kind == "value"


def test_the_other_values_of_the_element_are_kept() -> None:
    attributes = 'createdAt="x" updatedAt="2020-01-02T03:04:05Z" description="d"'
    reply, problems = read(document(flow(1, attributes, '<tags><tag label="t"/></tags>')))
    item = reply.flows[0]
    assert (item.description, item.updated_at.year, item.tags[0].label) == ("d", 2020, "t")
    assert len(problems) == 1


def test_equal_problems_are_reported_once_and_counted() -> None:
    flows = [flow(n, f'createdAt="bad{n}"', '<owner id="o" lastLogin="x"/>') for n in range(50)]
    _, problems = read(document(*flows))
    assert {p.path.rpartition("/")[2]: p.count for p in problems} == {
        "@createdAt": 50,
        "@lastLogin": 50,
    }
    first = next(p for p in problems if "createdAt" in p.path)
    assert str(first) == (
        "tsResponse/flows/flow/@createdAt: not a readable value: 'bad0' (50 times)"
    )


@pytest.mark.parametrize("empty", [True, False])
def test_an_optional_child_without_what_it_needs_is_left_out_with_what_is_in_it(
    empty: bool,
) -> None:
    """Group sets of a grantee show it: they are optional and cannot be without their id."""
    child = "<groupSet/>" if empty else "<groupSet><unknown><x/></unknown>text</groupSet>"
    capability = '<capabilities><capability name="Read" mode="Allow"/></capabilities>'
    grantee = f"<granteeCapabilities>{child}{capability}</granteeCapabilities>"
    data = f"<tsResponse><permissions>{grantee}{grantee}</permissions></tsResponse>".encode()
    found: Problems = []
    model = codec.model_named("PermissionsReply")
    reply = codec.decode(model, data, report=lambda problems, _: found.extend(problems))
    assert [item.group_set for item in reply.permissions.grantee_capabilities] == [None, None]
    assert [item.capabilities[0].name for item in reply.permissions.grantee_capabilities] == [
        "Read",
        "Read",
    ]
    assert [(p.path, p.reason, p.count) for p in found] == [
        (
            "tsResponse/permissions/granteeCapabilities/groupSet/@id",
            "left out, the attribute is missing",
            2,
        )
    ]
    with pytest.raises(codec.DecodeError, match="groupSet/@id: the attribute is missing"):
        codec.decode(model, data, strict=True)


@pytest.mark.parametrize("row", ['<flow name="n"/>', '<flow name="n"></flow>', "<flow/>"])
def test_a_row_that_lacks_what_it_cannot_be_without_raises_in_its_place(row: str) -> None:
    data = document(flow(1), flow(2), row, flow(3))
    with pytest.raises(codec.DecodeError, match="flows/flow/@id: the attribute is missing"):
        read(data)
    for size in (1, 10, len(data)):
        decoder: codec.Decoder[FlowListReply] = codec.Decoder(FlowListReply, items="flows")
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        got: list[str] = []

        def feed_all(decoder: Any = decoder, pieces: Any = pieces, got: Any = got) -> None:
            for piece in pieces:
                got += [item.id for item in decoder.feed(piece)]
            decoder.close()

        for _ in range(2):  # it raises whenever it is asked from then on
            with pytest.raises(codec.DecodeError, match="flows/flow/@id"):
                feed_all()
        assert got == ["1", "2"]


def test_a_row_is_not_lost_for_an_unreadable_time_that_it_needs() -> None:
    runs = '<flowRuns id="r" flowId="f" status="Success" startedAt="x"/>'
    data = f"<tsResponse><flowRuns>{runs}</flowRuns></tsResponse>".encode()
    reply, problems = read(data, FlowRunListReply)
    assert [(run.id, run.started_at) for run in reply.flow_runs] == [("r", None)]
    assert problems[0].path == "tsResponse/flowRuns/flowRuns/@startedAt"


def test_the_items_before_a_broken_part_are_handed_out_before_the_error() -> None:
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(FlowListReply, items="flows")
    items = decoder.feed(b"<tsResponse><flows>" + flow(1).encode() + b"</flow>")
    assert [item.id for item in items] == ["1"]
    with pytest.raises(codec.DecodeError, match="mismatched tag"):
        decoder.feed(b"")


def test_the_error_of_a_reply_is_never_left_out() -> None:
    with pytest.raises(codec.DecodeError, match="error/@code: the attribute is missing"):
        codec.decode(FlowReply, b"<tsResponse><error/></tsResponse>")


def test_without_a_receiver_each_problem_is_one_warning(caplog: pytest.LogCaptureFixture) -> None:
    codec.decode(FlowListReply, document(flow(1, 'createdAt="x"'), flow(2, 'createdAt="y"')))
    records = [r for r in caplog.records if r.name == "tableau_flows.xml"]
    assert [(r.levelno, "'x' (2 times)" in r.getMessage()) for r in records] == [
        (logging.WARNING, True)
    ]


def test_a_long_value_is_not_shown() -> None:
    for length, shown in ((60, True), (61, False)):
        _, problems = read(document(flow(1, f'createdAt="{"s" * length}"')))
        assert ("sss" in str(problems[0])) is shown
        with pytest.raises(codec.DecodeError) as caught:
            codec.decode(
                FlowListReply, document(flow(1, f'createdAt="{"s" * length}"')), strict=True
            )
        assert ("sss" in str(caught.value)) is shown


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_stream_reports_once_at_its_end(size: int) -> None:
    reports: list[tuple[codec.Problem, ...]] = []
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(
        FlowListReply, items="flows", report=lambda problems, _: reports.append(problems)
    )
    data = document(*(flow(n, 'createdAt="x"') for n in range(5)))
    items = [
        item for at in range(0, len(data), size) for item in decoder.feed(data[at : at + size])
    ]
    assert reports == []
    assert (decoder.problems[0].count if decoder.problems else 5) == 5
    rest = decoder.close()
    assert len([*items, *rest.flows]) == 5
    assert [[p.count for p in problems] for problems in reports] == [[5]]


def test_a_document_that_fails_reports_what_came_before() -> None:
    reports: list[tuple[codec.Problem, ...]] = []
    with pytest.raises(codec.DecodeError):
        codec.decode(
            FlowListReply,
            document(flow(1, 'createdAt="x"'), "<flow/>"),
            report=lambda problems, _: reports.append(problems),
        )
    assert len(reports) == 1


def test_a_stream_that_fails_reports_once_however_often_it_is_asked() -> None:
    reports: list[tuple[codec.Problem, ...]] = []
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(
        FlowListReply, report=lambda problems, _: reports.append(problems)
    )
    for ask in (lambda: decoder.feed(document(flow(1, 'createdAt="x"'), "<flow/>")), decoder.close):
        with pytest.raises(codec.DecodeError):
            ask()
    with pytest.raises(codec.DecodeError):
        decoder.close()
    assert len(reports) == 1


def test_looking_for_an_error_reports_nothing(caplog: pytest.LogCaptureFixture) -> None:
    text = b"<tsResponse><warnings><warning id='1'/></warnings><error code='1'/></tsResponse>"
    error = codec.read_error(text)
    assert error is not None
    assert error.code == "1"
    assert caplog.records == []


def test_a_readable_value_in_an_unusual_form_is_kept_beside_an_unreadable_one() -> None:
    attributes = 'createdAt="2020-01-01T24:00:00Z" updatedAt="x"'
    reply, problems = read(document(flow(1, attributes)))
    assert reply.flows[0].created_at.isoformat() == "2020-01-02T00:00:00+00:00"
    assert [p.path.rpartition("@")[2] for p in problems] == ["updatedAt"]
    reply, problems = read(document(flow(1, 'createdAt="2020-01-01T24:00:00Z"')))
    assert reply.flows[0].created_at.day == 2
    assert problems == []
