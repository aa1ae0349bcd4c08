"""What a user's own `RetryPolicy.decide` is asked about, and that its answer is obeyed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tableau_flows import FailedAttempt, RetryPolicy, emulator, errors
from tableau_flows_generated import operations, protocol

FLOW = emulator.seed_id("flow", "Superstore")
CONTENT = emulator.sample_flow(["Out"], padding=1000)
CHUNK = 300


@dataclass
class Decision:
    """Answers every question alike, and keeps what it was asked."""

    wait: float | None

    def __post_init__(self) -> None:
        self.asked: list[FailedAttempt] = []

    def __call__(self, attempt: FailedAttempt) -> float | None:
        self.asked.append(attempt)
        return self.wait


@dataclass(frozen=True)
class Way:
    """One way to use the server: the request that fails, and what has to come of it all."""

    method: str
    path: str
    operation: str
    work: Callable
    expected: Callable
    nth: int = 1


def publish(tableau):
    flow = tableau.flows.publish(CONTENT, name="N", file_type="tflx", chunk_size=CHUNK)
    return tableau.call(operations.download_flow(flow))


def download(tableau, flow=FLOW):
    file = io.BytesIO()
    tableau.flows.download(flow, to=file)
    return file.getvalue()


WAYS = {
    "call": Way(
        *("GET", rf"/flows/{FLOW}$", "queryFlow"),
        lambda tableau: tableau.flows.get(FLOW).id,
        lambda tableau: FLOW,
    ),
    "page": Way(
        *("GET", r"/flows\?", "queryFlowsForSite"),
        lambda tableau: len(list(tableau.flows.list())),
        lambda tableau: len(list(tableau.flows.list())),
    ),
    "upload": Way("POST", r"/fileUploads$", "initiateFileUpload", publish, lambda _: CONTENT),
    "part": Way("PUT", r"/fileUploads/", "appendToFileUpload", publish, lambda _: CONTENT, nth=2),
    "download": Way(
        *("GET", r"/content$", "downloadFlow"),
        download,
        lambda tableau: tableau.call(operations.download_flow(FLOW)),
    ),
}


@pytest.fixture(params=WAYS)
def way(request) -> Way:
    return WAYS[request.param]


@pytest.fixture
def make(world, box, credentials):
    """A client that is signed in, and decides as it is told."""

    def make(decide, **more):
        policy = RetryPolicy(decide=decide, **more)
        tableau = world.client(box.url, site="", credentials=credentials, retry=policy)
        tableau.sign_in()
        return tableau

    return make


STATUSES = [400, 404, 408, 409, 429, 500, 502]
BODIES = ["xml", "html"]
HTML_PAGE = b"<html>Sign in</html>"
ERROR = (
    b'<tsResponse xmlns="http://tableau.com/api"><error code="500000">'
    b"<summary>S</summary><detail>D</detail></error></tsResponse>"
)
FAILURES = {
    "swallowed": lambda when: when.swallow(),
    "reset": lambda when: when.reset("reply"),
    "cut before": lambda when: when.cut("request"),
    "cut in the body": lambda when: when.cut("reply", after=20, of="body"),
    "one byte missing": lambda when: when.truncate(1),
    "a page as a success": lambda when: when.answer(200, HTML_PAGE),
    "an error as a success": lambda when: when.answer(200, ERROR),
}
STANDARD_FAILURE = (errors.ApiError, errors.UnreadableReplyError, errors.ConnectionFailedError)


def failing(box, way: Way):
    return box.on(way.method, way.path, nth=way.nth, times=1)


def check_obeyed(make, box, way: Way, fail: Callable, wait: float | None) -> FailedAttempt:
    """Let one request fail; return the question that was asked about it."""
    decide = Decision(wait)
    tableau = make(decide)
    rule = fail(failing(box, way))
    if wait is None:
        with pytest.raises(STANDARD_FAILURE):
            way.work(tableau)
        assert len(box.seen(way.method, way.path)) == way.nth
    else:
        result = way.work(tableau)
        assert len(box.seen(way.method, way.path)) > way.nth
        assert result == way.expected(tableau)
    assert rule.fired == 1
    asked, *more = decide.asked
    assert (asked.operation, asked.method, asked.number) == (way.operation, way.method, 0)
    # Where an upload could not be begun, there are two questions: about the request, and about all.
    assert [(again.error, again.repeats) for again in more] in ([], [(asked.error, "upload")])
    assert not more or (way.operation, wait) == ("initiateFileUpload", None)
    return asked


@pytest.mark.any_connections
@pytest.mark.parametrize("wait", [0.0, None])
@pytest.mark.parametrize("status", STATUSES)
def test_a_decision_about_every_status_is_asked_for_and_obeyed(make, box, way, status, wait):
    body = BODIES[status % 2]
    asked = check_obeyed(make, box, way, lambda when: when.answer(status, body), wait)
    assert asked.error.status == status


@pytest.mark.parametrize("wait", [0.0, None])
@pytest.mark.parametrize("failure", FAILURES)
def test_a_decision_about_every_kind_of_failure_is_asked_for_and_obeyed(
    make, box, way, failure, wait
):
    check_obeyed(make, box, way, FAILURES[failure], wait)


# What is repeated


@pytest.mark.parametrize("failure", [408, 409, 429])
def test_a_part_that_was_refused_is_sent_again_by_itself(make, box, failure):
    asked = check_obeyed(make, box, WAYS["part"], lambda when: when.answer(failure), 0.0)
    assert asked.repeats == "request"
    assert len(box.seen("POST", r"/fileUploads$")) == 1


@pytest.mark.parametrize("failure", [500, 502, 503, "swallowed", "a page as a success"])
def test_a_part_of_unclear_fate_is_repeated_with_the_whole_upload(make, box, failure):
    """It may have been appended: sent again it would be in the file twice."""
    fail = FAILURES.get(failure, lambda when: when.answer(failure))
    asked = check_obeyed(make, box, WAYS["part"], fail, 0.0)
    assert asked.repeats == "upload"
    assert len(box.seen("POST", r"/fileUploads$")) == 2


def test_a_download_that_breaks_is_repeated_from_where_it_broke(make, box):
    decide = Decision(0.0)
    tableau = make(decide)
    content = emulator.sample_flow(["Out"], padding=300_000)
    flow = tableau.flows.publish(content, name="N", file_type="tflx")
    box.on("GET", "/content$", times=1).cut("reply", after=100_000, of="body")
    assert download(tableau, flow) == content
    (asked,) = decide.asked
    assert (asked.repeats, asked.operation) == ("download", "downloadFlow")
    assert "range" in box.seen("GET", "/content$")[1].headers


def test_a_download_that_breaks_is_not_resumed_against_the_decision(make, box):
    decide = Decision(None)
    tableau = make(decide)
    content = emulator.sample_flow(["Out"], padding=300_000)
    flow = tableau.flows.publish(content, name="N", file_type="tflx")
    box.on("GET", "/content$").cut("reply", after=100_000, of="body")
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        download(tableau, flow)
    assert len(box.seen("GET", "/content$")) == 1
    assert len(decide.asked) == 1


def test_a_page_that_fails_in_the_middle_of_a_list_is_asked_for_again(make, box):
    decide = Decision(0.0)
    tableau = make(decide)
    names = [flow.name for flow in tableau.flows.list()]
    assert len(names) > 2
    box.on("GET", "pageNumber=2", times=1).answer(409, "xml")
    assert [flow.name for flow in tableau.flows.list(page_size=1)] == names
    assert [asked.error.status for asked in decide.asked] == [409]


def test_a_page_that_cannot_be_read_to_its_end_is_asked_for_again(make, box):
    decide = Decision(0.0)
    tableau = make(decide)
    names = [flow.name for flow in tableau.flows.list()]
    begin = b'<tsResponse xmlns="http://tableau.com/api"><pagination pageNumber="1" pageSize="1000"'
    flow = b'<flow id="f" name="cut off"/>'
    cut_off = begin + b' totalAvailable="9"/><flows>' + flow
    box.on("GET", r"/flows\?", times=1).answer(200, cut_off)
    assert [flow.name for flow in tableau.flows.list()] == names
    (asked,) = decide.asked
    assert (asked.operation, asked.error.status) == ("queryFlowsForSite", 200)


def test_what_came_before_the_end_of_such_a_page_is_handed_out_if_it_is_not_retried(make, box):
    tableau = make(Decision(None))
    begin = b'<tsResponse xmlns="http://tableau.com/api"><pagination pageNumber="1" pageSize="1000"'
    flow = b'<flow id="f" name="cut off"/>'
    box.on("GET", r"/flows\?").answer(200, begin + b' totalAvailable="9"/><flows>' + flow)
    items = iter(tableau.flows.list())
    assert next(items).name == "cut off"
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        next(items)


# The one budget


@pytest.mark.parametrize("failure", [408, 500, "swallowed"])
def test_as_many_retries_as_the_policy_says_and_waits_as_it_answers(make, box, way, failure):
    decide = Decision(0.0)
    tableau = make(decide, max_retries=3)
    fail = FAILURES.get(failure, lambda when: when.answer(failure))
    rule = fail(box.on(way.method, way.path))
    with pytest.raises(STANDARD_FAILURE):
        way.work(tableau)
    numbers = [asked.number for asked in decide.asked]
    assert numbers[:3] == [0, 1, 2]
    assert rule.fired >= 4


def test_the_budget_in_seconds_holds_for_an_upload(make, box):
    decide = Decision(0.3)
    tableau = make(decide, max_retries=10, budget=0.7)
    box.on("PUT", r"/fileUploads/").swallow()
    with pytest.raises(errors.ConnectionFailedError, match="nothing was published"):
        publish(tableau)
    assert [round(asked.elapsed, 1) for asked in decide.asked] == [0.0, 0.3, 0.6]


def test_the_time_that_a_transfer_takes_is_no_part_of_the_budget(make, box):
    decide = Decision(0.0)
    tableau = make(decide, budget=0.2)
    box.on("PUT", r"/fileUploads/", nth=1).swallow()
    box.on("PUT", r"/fileUploads/", nth=2).delay(0.5)
    box.on("PUT", r"/fileUploads/", nth=3).swallow()
    assert publish(tableau) == CONTENT


# One row of a table


def test_retry_on_408_is_one_row_of_a_table(world, box, credentials, way, monkeypatch):
    unavailable = protocol.CallOutcome.UNAVAILABLE
    monkeypatch.setitem(protocol.STATUSES, 408, unavailable)
    policy = RetryPolicy(backoff=0.01)
    tableau = world.client(box.url, site="", credentials=credentials, retry=policy)
    failing(box, way).answer(408, "html")
    assert way.work(tableau) == way.expected(tableau)


def test_without_that_row_408_is_not_retried(world, box, credentials, way):
    policy = RetryPolicy(backoff=0.01)
    tableau = world.client(box.url, site="", credentials=credentials, retry=policy)
    failing(box, way).answer(408, "html")
    with pytest.raises(errors.UnreadableReplyError) as caught:
        way.work(tableau)
    assert caught.value.status == 408
    assert len(box.seen(way.method, way.path)) == way.nth


# PhaseTimeouts for jobs


def test_a_wait_asks_as_well_and_ends_if_that_is_decided(make, box):
    decide = Decision(None)
    tableau = make(decide)
    job = tableau.flows.run(FLOW).job
    rule = box.on("GET", "/jobs/").answer(503, "html")
    with pytest.raises(errors.UnreadableReplyError):
        tableau.jobs.wait(job, timeout=30, pause=0.01)
    assert rule.fired == 1
    assert [(asked.repeats, asked.error.status) for asked in decide.asked] == [("poll", 503)]


@pytest.mark.parametrize("status", [403, 404, 409])
def test_a_wait_goes_on_if_that_is_decided(make, box, status):
    decide = Decision(0.0)
    tableau = make(decide)
    job = tableau.flows.run(FLOW).job
    box.on("GET", "/jobs/", times=4).answer(status, "xml")
    assert tableau.jobs.wait(job, timeout=30, pause=0.01).finish_code == 0
    assert [asked.number for asked in decide.asked] == [0, 1, 2, 3]
    assert not [seen for seen in box.requests if re.search("/flows/runs", seen.path)]
