"""Lists: every page, no page too many, nothing lost. No network is involved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows import errors
from tableau_flows._paging import Pager, PageReader, read_items, read_pages
from tableau_flows._plan import Emit, Send
from tableau_flows_generated import operations

NS = 'xmlns="http://tableau.com/api"'


def flows(ids, *, page: int, size: int, total: int) -> str:
    inner = "".join(f'<flow id="{n}" name="Flow {n}"/>' for n in ids)
    return (
        f'<tsResponse {NS}><pagination pageNumber="{page}" pageSize="{size}"'
        f' totalAvailable="{total}"/><flows>{inner}</flows></tsResponse>'
    )


def runs(ids) -> str:
    inner = "".join(f'<flowRuns id="{n}" flowId="f" status="Success"/>' for n in ids)
    return f"<tsResponse {NS}><flowRuns>{inner}</flowRuns></tsResponse>"


def asked(script) -> list[str]:
    return [request.url.rpartition("?")[2] for request in script.requests]


def ids(items) -> list[str]:
    return [item.id for item in items]


@pytest.fixture
def reader(make_session):
    def make(operation):
        return PageReader(make_session(), operation)

    return make


def list_of(size: int):
    return operations.query_flows_for_site(page_size=size)


def runs_of(size: int):
    return operations.get_flow_runs(page_size=size)


@pytest.mark.parametrize(
    ("total", "size", "pages"), [(0, 2, 1), (1, 2, 1), (2, 2, 1), (3, 2, 2), (4, 2, 2), (5, 2, 3)]
)
def test_every_page_is_read_and_none_past_the_end(
    script, reader, make_response, total, size, pages
):
    every = list(range(total))
    answers = [
        make_response(flows(every[n * size : (n + 1) * size], page=n + 1, size=size, total=total))
        for n in range(pages)
    ]
    found = script.feed(read_items(reader(list_of(size))), *answers)
    assert ids(found or []) == [str(n) for n in every]
    assert asked(script) == [f"pageSize={size}&pageNumber={n + 1}" for n in range(pages)]


@pytest.mark.parametrize(("count", "size", "pages"), [(0, 2, 1), (1, 2, 1), (2, 2, 2), (3, 2, 2)])
def test_a_list_without_a_total_ends_with_a_short_page(
    script, reader, make_response, count, size, pages
):
    every = list(range(count))
    answers = [make_response(runs(every[n * size : (n + 1) * size])) for n in range(pages)]
    found = script.feed(read_items(reader(runs_of(size))), *answers)
    assert ids(found or []) == [str(n) for n in every]


def test_a_total_is_used_where_there_should_be_none(script, reader, make_response):
    body = runs([1, 2]).replace(
        "<flowRuns>",
        '<pagination pageNumber="1" pageSize="2" totalAvailable="2"/><flowRuns>',
        1,
    )
    found = script.feed(read_items(reader(runs_of(2))), make_response(body))
    assert ids(found) == ["1", "2"]


def test_the_size_of_pages_is_100_unless_asked_otherwise(script, reader, make_response):
    answer = make_response(flows([1], page=1, size=100, total=1))
    script.feed(read_items(reader(operations.query_flows_for_site(sort="name:asc"))), answer)
    assert asked(script) == ["sort=name%3Aasc&pageSize=100&pageNumber=1"]


def test_reading_can_begin_at_a_later_page(script, reader, make_response):
    operation = operations.query_flows_for_site(page_size=1, page_number=3)
    answer = make_response(flows([3], page=3, size=1, total=3))
    assert ids(script.feed(read_items(reader(operation)), answer)) == ["3"]
    assert asked(script) == ["pageSize=1&pageNumber=3"]


def test_the_server_may_choose_another_size(script, reader, make_response):
    answers = [
        make_response(flows([1, 2], page=1, size=2, total=3)),
        make_response(flows([3], page=2, size=2, total=3)),
    ]
    assert ids(script.feed(read_items(reader(list_of(1000))), *answers)) == ["1", "2", "3"]


def test_a_failing_page_raises_and_does_not_end_the_loop(script, reader, make_response):
    refused = f'<tsResponse {NS}><error code="403101"><summary>No</summary></error></tsResponse>'
    answers = [
        make_response(flows([1], page=1, size=1, total=9)),
        make_response(refused, 403),
    ]
    with pytest.raises(errors.PermissionDeniedError):
        script.feed(read_items(reader(list_of(1))), *answers)
    assert [step.item.id for step in script.steps if isinstance(step, Emit)] == ["1"]


def test_pages_are_fetched_only_when_they_are_needed(reader, make_response):
    stream = read_items(reader(list_of(2)))
    assert isinstance(next(stream), Send)
    first = stream.send(make_response(flows([1, 2], page=1, size=2, total=3)))
    second = next(stream)
    assert [first.item.id, second.item.id] == ["1", "2"]
    assert isinstance(next(stream), Send)


def test_pages_come_as_tuples(script, reader, make_response):
    answers = [
        make_response(flows([1, 2], page=1, size=2, total=3)),
        make_response(flows([3], page=2, size=2, total=3)),
    ]
    pages = script.feed(read_pages(reader(list_of(2))), *answers)
    assert [ids(page) for page in pages] == [["1", "2"], ["3"]]


def test_an_empty_list_has_no_pages(script, reader, make_response):
    assert script.feed(
        read_pages(reader(list_of(2))), make_response(flows([], page=1, size=2, total=0))
    ) in (None, [])


def test_the_total_is_the_one_told_last(script, reader, make_response):
    pages = reader(list_of(1))
    assert pages.total is None
    answers = [
        make_response(flows([1], page=1, size=1, total=3)),
        make_response(flows([2], page=2, size=1, total=2)),
    ]
    script.feed(read_items(pages), *answers)
    assert pages.total == 2


def test_a_server_that_ignores_the_page_number_is_seen_through(script, reader, make_response):
    same = make_response(runs([1, 2]))
    assert ids(script.feed(read_items(reader(runs_of(2))), same, same)) == ["1", "2"]


def test_a_server_that_ignores_the_page_size_is_seen_through(script, reader, make_response):
    found = script.feed(read_items(reader(runs_of(2))), make_response(runs([1, 2, 3])))
    assert ids(found) == ["1", "2", "3"]


def test_a_server_that_repeats_a_page_of_a_longer_list_is_an_error(script, reader, make_response):
    same = make_response(flows([1, 2], page=1, size=2, total=9))
    with pytest.raises(errors.UnreadableReplyError, match="page 1 once more in place of page 2"):
        script.feed(read_items(reader(list_of(2))), same, same)


def test_what_is_no_list_has_no_pages(make_session):
    with pytest.raises(errors.UsageError, match="queryFlow is no list"):
        Pager(make_session(), None, operations.query_flow("f"))


@given(st.integers(0, 300), st.integers(1, 50))
def test_no_item_is_lost_or_doubled_whatever_the_sizes_are(total, size):
    from tableau_flows._plan import Response
    from tableau_flows._request import Identity
    from tableau_flows._session import Session
    from tableau_flows.config import Config

    session = Session(
        Config("https://t", "", None), None, version=(3, 30), identity=Identity("t", "s")
    )
    stream = read_items(PageReader(session, list_of(size)))
    found, page, step = [], 0, next(stream)
    try:
        while True:
            if isinstance(step, Emit):
                found.append(int(step.item.id))
                step = next(stream)
            else:
                page += 1
                part = list(range(total))[(page - 1) * size : page * size]
                assert part or page == 1, "asked for a page past the end"
                body = flows(part, page=page, size=size, total=total).encode()
                step = stream.send(Response(200, {}, body))
    except StopIteration:
        assert found == list(range(total))
