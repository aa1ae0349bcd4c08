"""The readers by themselves: multipart bodies, headers, filters."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.rules.runs import MARKER, Plan, plan_from_markers
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.store.store import Store
from tableau_flows.emulator.wire.filters import order_by, read_filter
from tableau_flows.emulator.wire.flow_files import (
    FlowContents,
    FlowFileError,
    read_flow_file,
    sample_flow,
)
from tableau_flows.emulator.wire.headers import header_value
from tableau_flows.emulator.wire.multipart import MultipartReader
from tableau_flows_generated.catalog import OPERATIONS

FLOW_LIST = OPERATIONS["queryFlowsForSite"]
RUN_LIST = OPERATIONS["getFlowRuns"]

BODY = (
    b'--B\r\nContent-Disposition: form-data; name="request_payload"; filename=""\r\n'
    b"Content-Type: text/xml\r\n\r\n<tsRequest/>\r\n"
    b'--B\r\nContent-Disposition: form-data; name="tableau_flow"; filename="a.tfl"\r\n'
    b"Content-Type: application/octet-stream\r\n\r\n\r\n--not the end\r\n-\r\n--\r\n--B--\r\n"
)


def read(pieces, folder):
    files = FileStore(folder)
    reader = MultipartReader("B", OPERATIONS["publishFlow"], files, 1000)
    for piece in pieces:
        reader.feed(piece)
    upload = reader.finish()
    content = upload.file.path.read_bytes()
    upload.discard()
    return upload.payload, upload.file.name, content


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 1000])
def test_a_multipart_body_reads_the_same_in_pieces_of_any_size(tmp_path, size):
    pieces = [BODY[start : start + size] for start in range(0, len(BODY), size)]
    assert read(pieces, tmp_path) == (b"<tsRequest/>", "a.tfl", b"\r\n--not the end\r\n-\r\n--")


@pytest.mark.parametrize("end", range(1, len(BODY) - 2))
def test_a_multipart_body_cut_off_anywhere_is_refused_and_leaves_no_file(tmp_path, end):
    reader = MultipartReader("B", OPERATIONS["publishFlow"], FileStore(tmp_path), 1000)
    reader.feed(BODY[:end])
    with pytest.raises(Refusal):
        reader.finish()
    reader.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "first", "parameters"),
    [
        ("multipart/mixed; boundary=B", "multipart/mixed", {"boundary": "B"}),
        ('Form-Data; NAME="a"', "form-data", {"name": "a"}),
        ('name="a;b"; filename="c=d"', "", {"name": "a;b", "filename": "c=d"}),
        ('x; n="a \\"b\\" \\\\"', "x", {"n": 'a "b" \\'}),
        ("x; filename*=UTF-8''%C3%BC.tfl", "x", {"filename": "ü.tfl"}),
        ("", "", {}),
    ],
)
def test_header_values_are_taken_apart(text, first, parameters):
    assert header_value(text) == (first, parameters)


WORDS = [
    *("name", "status", "flowId", "createdAt", "eq", "in", "gt", "asc", "desc"),
    *(":", ",", "[", "]", "&", "*", "name:eq:", "progress:gt:", "2024-05-01T12:00:00Z", "1"),
]
NEW = (3, 30)


@pytest.fixture(scope="module")
def store():
    store = Store()
    yield store
    store.close()


def or_refused(read, *known):
    """What reading gives; nothing when it is refused, which must be with one of the codes."""
    try:
        return read()
    except Refusal as refusal:
        if refusal.code not in known:
            raise
        return []


@pytest.mark.parametrize("operation", [FLOW_LIST, RUN_LIST], ids=lambda operation: operation.id)
@given(pieces=st.lists(st.sampled_from(WORDS) | st.text(max_size=3)))
def test_any_filter_and_sort_is_refused_or_makes_good_sql(store, operation, pieces):
    expression = "".join(pieces)
    fields = {parameter.name: parameter for parameter in operation.parameters}
    columns = {field.name: "c" for field in fields["sort"].sort}

    clauses = or_refused(
        lambda: read_filter(expression, fields["filter"].filter, NEW, newest=NEW), "400065"
    )
    order = or_refused(
        lambda: order_by(expression, fields["sort"].sort, columns, NEW), "400000", "400066"
    )

    conditions = [clause.condition("c") for clause in clauses]
    where = " AND ".join(["1", *(condition.sql for condition in conditions)])
    values = [value for condition in conditions for value in condition.values]
    store.texts(
        f"SELECT c FROM (SELECT 'x' AS c) WHERE {where} ORDER BY {', '.join([*order, '1'])}",
        *values,
    )


def test_equal_sample_flows_are_equal_bytes(tmp_path):
    contents = FlowContents(output_steps=("A", "B"))
    path = tmp_path / "flow"
    path.write_bytes(sample_flow(contents.output_steps))
    assert read_flow_file(path, "tflx") == contents
    assert sample_flow(("A", "B")) == sample_flow(["A", "B"])


@settings(deadline=None)  # it writes a file for each example
@given(st.binary(max_size=200))
def test_any_bytes_can_be_looked_into(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("flows") / "flow"
    path.write_bytes(content)
    assert read_flow_file(path, "tfl").output_steps
    with contextlib.suppress(FlowFileError):
        assert read_flow_file(path, "tflx").output_steps


@given(st.text())
def test_text_without_a_marker_plans_a_usual_run(text):
    if MARKER.search(text) is None:
        assert plan_from_markers(text) == Plan()
