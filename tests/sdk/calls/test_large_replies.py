"""Large replies are decoded in pieces: other tasks run meanwhile, and the time of the call ends."""

from __future__ import annotations

import gzip
import time
from functools import partial

import anyio
import anyio.lowlevel
import pytest
from adopting import adopt
from tableau_flows import AsyncClient, RetryPolicy, Timeouts, errors
from tableau_flows._calls.decoding import LARGE, Pace, read_reply, read_result
from tableau_flows._calls.deliver import deliver
from tableau_flows._calls.retries import Retries
from tableau_flows._lists.plans import read_items, read_pages
from tableau_flows._lists.state import Pages
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Pause
from tableau_flows_generated import codec, operations

NS = 'xmlns="http://tableau.com/api"'
NEVER = RetryPolicy(max_retries=0)
PIECE = 64 * 1024


def flow_of(size: int) -> bytes:
    """A flow with as many tags as it takes, all of them different."""
    head = f'<tsResponse {NS}><flow id="f1" name="Large"><tags>'
    tags = "".join(f'<tag label="tag {number}"/>' for number in range(size // 20))
    return f"{head}{tags}</tags></flow></tsResponse>".encode()[:size].rpartition(b"<")[0] + (
        b"</tags></flow></tsResponse>"
    )


def page_of(count: int, *, total: int | None = None, filling: int = 0) -> bytes:
    """A page of flows, each with something that is not in the schema."""
    unknown = f"<x>{'-' * filling}</x>"
    flows = "".join(f'<flow id="f{n}" name="F">{unknown}</flow>' for n in range(count))
    pagination = f'<pagination pageNumber="1" pageSize="1000" totalAvailable="{total or count}"/>'
    return f"<tsResponse {NS}>{pagination}<flows>{flows}</flows></tsResponse>".encode()


def request(method: str = "GET", operation: str = "queryFlow", **given: object) -> Request:
    given = {"stopwatch": Stopwatch(0.0), "timeouts": Timeouts(total=10)} | given
    return Request(method, "https://t/api/3.30/x", operation=operation, **given)


def pauses(script) -> int:
    return sum(isinstance(step, Pause) for step in script.steps)


@pytest.fixture
def fed(monkeypatch):
    """Every piece that a decoder is fed with, and what was noted at that time."""
    pieces: list[tuple[int, int]] = []
    notes = {"now": lambda: 0, "wait": 0.0}
    feed = codec.Decoder.feed

    def noted(self, data):
        pieces.append((len(data), notes["now"]()))
        time.sleep(notes["wait"])
        return feed(self, data)

    monkeypatch.setattr(codec.Decoder, "feed", noted)
    return pieces, notes


# The plan


def test_a_large_reply_is_decoded_in_pieces_with_pauses(script):
    body = flow_of(LARGE + 1)
    assert len(body) > LARGE
    operation = operations.query_flow("f1")
    flow = script.feed(read_result(operation, request(), Response(200, {}, body)))
    assert len(flow.tags) > 9000
    assert pauses(script) == -(-len(body) // PIECE)
    assert flow == codec.decode(codec.model_named("FlowReply"), body).flow


def test_a_small_reply_is_decoded_at_once(script):
    body = flow_of(LARGE - 100)
    assert len(body) <= LARGE
    operation = operations.query_flow("f1")
    script.feed(read_result(operation, request(), Response(200, {}, body)))
    assert pauses(script) == 0


def test_decoding_ends_with_the_time_for_the_call(script, fed):
    pieces, _ = fed
    plan = read_result(
        operations.query_flow("f1"), request(), Response(200, {}, flow_of(LARGE * 4))
    )
    with pytest.raises(errors.RequestTimeoutError, match="still decoding the reply") as caught:
        script.feed(plan, 9.8, 9.9, 10.0)
    error = caught.value
    assert (error.phase, error.during, error.seconds, error.sent) == ("total", "decode", 10, True)
    assert len(pieces) == 3


def test_a_write_whose_answer_is_not_decoded_in_time_may_have_been_performed(script, make_session):
    asked = request("POST", "runFlowNow")
    info = operations.run_flow_now("f1").info
    read = partial(read_reply, info)
    plan = deliver(make_session(), lambda: asked, Retries(RetryPolicy()), read)
    with pytest.raises(errors.OutcomeUnknownError, match="decoding the reply"):
        script.feed(plan, Response(200, {}, flow_of(LARGE * 4)), 10.0)


def test_without_a_total_decoding_takes_its_time(script):
    asked = request(timeouts=Timeouts(total=None))
    body = flow_of(LARGE + 1)
    times = [1e9 + number for number in range(-(-len(body) // PIECE))]
    plan = read_result(operations.query_flow("f1"), asked, Response(200, {}, body))
    assert script.feed(plan, *times).id == "f1"


@pytest.mark.parametrize("end", [b"", b"</tags></flow><x>", b"\0", b"<!DOCTYPE x>"])
def test_a_large_reply_that_cannot_be_read_says_what_a_small_one_does(script, end):
    said = []
    for size in (LARGE // 2, LARGE * 2):
        body = flow_of(size).removesuffix(b"</tags></flow></tsResponse>") + end
        plan = read_result(operations.query_flow("f1"), request(), Response(200, {}, body))
        with pytest.raises(errors.UnreadableReplyError) as caught:
            script.feed(plan)
        said.append(caught.value.reason.partition(" at line")[0])
    assert said[0] == said[1]


def test_a_large_reply_that_reports_an_error_raises_it(script):
    error = '<error code="404012"><summary>No</summary><detail>flow</detail></error>'
    body = f"<tsResponse {NS}>{error}{'<!-- -->' * LARGE}</tsResponse>".encode()
    plan = read_result(operations.query_flow("f1"), request(), Response(200, {}, body))
    with pytest.raises(errors.NotFoundError):
        script.feed(plan)
    assert pauses(script) > 4


def delete(script, body: bytes, status: int = 200) -> object:
    asked = request("DELETE", "deleteFlow", timeouts=Timeouts(total=None))
    answer = Response(status, {}, body)
    return script.feed(read_result(operations.delete_flow("f1"), asked, answer))


def test_where_nothing_is_answered_a_large_document_is_read_to_its_end(script):
    assert not delete(script, flow_of(LARGE + 1))
    assert pauses(script) > 4
    error = '<error code="404012"><summary>No</summary><detail>flow</detail></error>'
    start, filling, end = f"<tsResponse {NS}>{error}", "<!-- -->" * LARGE, "</tsResponse>"
    for body in (f"{start}{filling}{end}", f"{start[:50]}{filling}", f"<x>{filling}</x>"):
        with pytest.raises(errors.UnreadableReplyError):
            delete(script, body.encode())


def test_of_a_large_refusal_only_the_beginning_is_read(script, fed):
    pieces, _ = fed
    with pytest.raises(errors.UnreadableReplyError):
        delete(script, flow_of(LARGE + 1), 404)
    assert (pieces, pauses(script)) == ([], 0)


# Lists


@pytest.mark.parametrize("read", [read_items, read_pages])
def test_a_large_page_is_decoded_with_pauses(script, make_session, read):
    session, body = make_session(), page_of(1000, filling=400)
    pages = Pages(operations.query_flows_for_site())
    found = script.feed(read(session, pages, 1), Response(200, {}, body))
    assert sum(len(items) for items in found) == 1000
    assert pauses(script) > -(-len(body) // PIECE)


@pytest.mark.parametrize("read", [read_items, read_pages])
def test_a_page_of_several_pieces_that_is_small_is_decoded_without_pauses(
    script, make_session, read
):
    session, body = make_session(), page_of(1000, filling=60)
    assert PIECE < len(body) <= LARGE
    pages = Pages(operations.query_flows_for_site())
    found = script.feed(read(session, pages, 1), Response(200, {}, body))
    assert sum(len(items) for items in found) == 1000
    assert pauses(script) == 0


@pytest.mark.parametrize(
    ("read", "times"),
    [
        (read_items, (100.0, 109.9, 3600.0, 3600.05, 7200.0, 7200.1)),
        (read_pages, (100.0, 109.9, 109.95, 110.0)),
    ],
)
def test_the_total_limits_how_long_a_page_is_decoded(script, make_session, read, times):
    """What the reader does with the items meanwhile, for an hour, does not count."""
    session = make_session().with_options(timeouts=Timeouts(total=10), retry=None)
    body = page_of(1000, filling=400)
    pages = Pages(operations.query_flows_for_site())
    with pytest.raises(errors.RequestTimeoutError, match="decoding the reply"):
        script.feed(read(session, pages, 1), Response(200, {}, body), *times)
    assert pauses(script) == 3


def test_as_long_as_no_piece_is_late_the_reader_may_take_hours(script):
    pace = Pace(request(), Response(200, {}, bytes(LARGE + 1)), Stopwatch())
    for hour in range(3):
        script.feed(pace.resume_clock(), 3600.0 * hour)
        script.feed(pace.pause(), 3600.0 * hour + 3)
    script.feed(pace.resume_clock(), 10800.0)
    with pytest.raises(errors.RequestTimeoutError):
        script.feed(pace.pause(), 10801.0)


# Real clients


def limited(seconds: float | None) -> dict:
    session = {"token": "t", "site_id": "s", "api_version": "3.30"}
    return {"retry": NEVER, "timeouts": Timeouts(total=seconds), **session}


def compressed(raw_answer, body: bytes) -> bytes:
    return raw_answer(200, gzip.compress(body, 1), "Content-Encoding: gzip")


@pytest.mark.parametrize("work", ["get", "list", "first"])
def test_the_time_of_a_call_ends_while_its_reply_is_decoded(
    world, raw_server, raw_answer, fed, work
):
    """Each piece takes 20 ms; all of them would take four times as long as is allowed."""
    pieces, notes = fed
    notes["wait"] = 0.02
    body = flow_of(80 * PIECE) if work == "get" else page_of(1000, filling=80 * 64)
    raw_server.script.append(compressed(raw_answer, body))
    tableau = world.from_token(raw_server.url, **limited(0.4))
    calls = {
        "get": lambda: tableau.flows.get("f1"),
        "list": lambda: list(tableau.flows.list()),
        "first": lambda: tableau.flows.list().first(),
    }
    with pytest.raises(errors.RequestTimeoutError):
        calls[work]()
    assert len(pieces) < 60


@pytest.mark.parametrize("work", ["get", "list", "pages", "first"])
def test_other_tasks_run_while_a_large_reply_is_decoded(portal, raw_server, raw_answer, fed, work):
    pieces, notes = fed
    body = flow_of(40 * PIECE) if work == "get" else page_of(1000, filling=40 * 64)
    raw_server.script.append(compressed(raw_answer, body))
    steps = 0
    notes["now"] = lambda: steps

    async def main() -> None:
        async def count() -> None:
            nonlocal steps
            while True:
                steps += 1
                await anyio.lowlevel.checkpoint()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(count)
            async with adopt(AsyncClient, raw_server.url, **limited(60)) as client:
                if work == "get":
                    await client.flows.get("f1")
                elif work == "first":
                    await client.flows.list().first()
                elif work == "list":
                    assert len([flow async for flow in client.flows.list()]) == 1000
                else:
                    assert [len(page) async for page in client.flows.list().pages()] == [1000]
            tasks.cancel_scope.cancel()

    portal.call(main)
    noted = [step for _, step in pieces]
    assert len(noted) >= 35
    # Trio lets tasks run in any order, so one may have its next turn only in the next round.
    assert all(before < after for before, after in zip(noted, noted[2:], strict=False))


def test_a_task_can_be_cancelled_while_its_reply_is_decoded(portal, raw_server, raw_answer, fed):
    pieces, notes = fed
    raw_server.script.append(compressed(raw_answer, flow_of(40 * PIECE)))

    async def main() -> None:
        async with adopt(AsyncClient, raw_server.url, **limited(60)) as client:
            with anyio.CancelScope() as scope:
                notes["now"] = lambda: len(pieces) == 3 and scope.cancel()
                await client.flows.get("f1")
            assert scope.cancelled_caught

    portal.call(main)
    assert len(pieces) == 4
