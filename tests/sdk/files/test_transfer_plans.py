"""Plans of transfers fed by hand: what is raised, how long is waited, what is told."""

from __future__ import annotations

import os
import threading
import time

import pytest
from tableau_flows import RetryPolicy, errors
from tableau_flows._calls.retries import Retries
from tableau_flows._files.local.sources import open_source
from tableau_flows._files.upload import Tally, upload
from tableau_flows._plans.steps import Outcome, Plan, Send, Sleep, Together
from tableau_flows_generated import protocol

UPLOAD = '<tsResponse><fileUpload uploadSessionId="1:a-2:0" maxFileChunkCount="1000"/></tsResponse>'


def pauses(script, monkeypatch, policy: RetryPolicy, chance: float) -> list[float]:
    monkeypatch.setattr("tableau_flows._calls.retries.random.random", lambda: chance)
    retries = Retries(policy, "upload")
    while wait := script.feed(retries.decide(lost())):
        script.feed(retries.pause(wait))
    return [step.seconds for step in script.steps if isinstance(step, Sleep)]


def test_the_pauses_of_a_transfer_double_up_to_the_longest(script, monkeypatch):
    policy = RetryPolicy(max_retries=5, backoff=1, longest_wait=6)
    assert pauses(script, monkeypatch, policy, 1.0) == [1, 2, 4, 6, 6]


def test_a_random_part_of_up_to_a_half_is_taken_off_the_pauses(script, monkeypatch):
    policy = RetryPolicy(max_retries=3, backoff=1)
    assert pauses(script, monkeypatch, policy, 0.0) == [0.5, 1, 2]
    assert pauses(script, monkeypatch, policy, 0.5)[3:] == [0.75, 1.5, 3]


@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_transfer_is_retried_as_often_as_the_policy_says(script, monkeypatch, most):
    assert len(pauses(script, monkeypatch, RetryPolicy(max_retries=most), 1.0)) == most


# The error that is raised where several parts fail


def lost(operation: str = "appendToFileUpload") -> Exception:
    return errors.ConnectionFailedError(
        "reset", method="PUT", url="https://t", operation=operation, sent=True
    )


def refused() -> Exception:
    return errors.UploadError(
        status=400,
        code="400016",
        summary="",
        detail="",
        method="PUT",
        url="https://t",
        operation="appendToFileUpload",
    )


def upload_in_three_parts(session):
    source = open_source(b"x" * 300)
    return upload(session, source, file_name="flow.tfl", chunk_size=100, parallel=3)


@pytest.mark.parametrize(
    "own", [KeyError("mine"), errors.FlowFileError("was changed"), refused()], ids=type
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_the_caller_can_do_something_about_comes_before_what_may_pass(
    script, make_session, make_response, own, place
):
    """A progress that raises, a file that changed: not a connection that broke because of it."""
    ends = [Outcome(error=lost()), Outcome(error=lost())]
    ends.insert(place, Outcome(error=own))
    plan = upload_in_three_parts(make_session())
    with pytest.raises(type(own)) as caught:
        script.feed(plan, make_response(UPLOAD, status=201), tuple(ends))
    assert caught.value is own
    assert sum(isinstance(step, Together) for step in script.steps) == 1


def test_where_all_may_pass_the_upload_begins_anew(script, make_session, make_response):
    failed = (Outcome(error=lost()), Outcome(), Outcome())
    plan = upload_in_three_parts(make_session())
    answer = make_response(UPLOAD, status=201)
    done = (Outcome(), Outcome(), Outcome())
    assert script.feed(plan, answer, failed, answer, done) == "1:a-2:0"


def parts_in_parallel(session, make_response) -> tuple[Plan, ...]:
    """The plans that send the parts of an upload at the same time."""
    plan = upload_in_three_parts(session)
    step = next(plan)
    while not isinstance(step, Together):
        answer = make_response(UPLOAD, status=201) if isinstance(step, Send) else None
        step = plan.send(answer)
    return step.plans


def test_a_part_that_fails_lets_no_other_begin(make_session, make_response):
    first, second, third = parts_in_parallel(make_session(), make_response)
    error = KeyError("mine")
    while not isinstance(next(first), Send):
        pass
    with pytest.raises(KeyError):
        first.throw(error)
    assert list(second) == list(third) == []


def test_a_server_that_takes_more_parts_than_the_documented_number_gets_that_number(
    script, make_session, make_response
):
    source = open_source(b"x" * (protocol.MOST_PARTS + 1))
    plan = upload(make_session(), source, file_name="flow.tfl", chunk_size=1)
    many = UPLOAD.replace('"1000"', f'"{10 * protocol.MOST_PARTS}"')
    with pytest.raises(KeyError):
        script.feed(plan, make_response(many, status=201), KeyError("enough was seen"))
    sent = b"".join(script.requests[-1].body.chunks())
    assert sent.count(b"x" * 2) == 1
    assert b"x" * 3 not in sent


def test_a_file_that_no_upload_can_take_is_refused_before_anything_is_sent(
    script, make_session, tmp_path
):
    path = tmp_path / "large.tfl"
    path.touch()
    os.truncate(path, protocol.MOST_PARTS * protocol.LARGEST_PART + 1)  # it takes no space
    plan = upload(make_session(), open_source(path), file_name="large.tfl")
    with pytest.raises(errors.FlowFileError, match="cannot be uploaded"):
        script.feed(plan)
    assert script.requests == []


def test_the_error_of_an_upload_counts_the_attempts_of_its_last_request(
    script, make_session, make_response
):
    session = make_session().with_options(timeouts=None, retry=RetryPolicy(max_retries=1))
    plan = upload(session, open_source(b"PK"), file_name="a.tfl")
    begun, busy = make_response(UPLOAD, status=201), make_response("busy", 429)
    with pytest.raises(errors.ConnectionFailedError, match="nothing was published") as caught:
        script.feed(plan, begun, busy, lost(), begun, busy, lost())
    assert caught.value.attempts == 2


@pytest.mark.parametrize(
    ("operation", "method", "retried"),
    [("queryFlow", "GET", True), ("appendToFileUpload", "PUT", False)],
)
def test_in_an_upload_only_what_does_not_need_a_new_one_is_retried_by_itself(
    script, operation, method, retried
):
    error = errors.ConnectionFailedError(
        "reset", method=method, url="https://t", operation=operation, sent=True
    )
    wait = script.feed(Retries(RetryPolicy(), in_upload=True).decide(error))
    assert isinstance(wait, float) is retried


# Progress


def test_progress_is_never_told_by_two_threads_at_once():
    inside, go_on = threading.Event(), threading.Event()
    told = []

    def progress(done, whole):
        told.append(done)
        inside.set()
        go_on.wait(5)

    tally = Tally(progress, 100)
    threads = [
        threading.Thread(target=tally.listener(0), args=(10,)),
        threading.Thread(target=tally.listener(50), args=(20,)),
    ]
    threads[0].start()
    assert inside.wait(5)
    threads[1].start()
    time.sleep(0.2)
    assert told == [10]
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert told == [10, 30]


def test_progress_that_raises_lets_the_others_tell_theirs():
    def progress(done, whole):
        if done == 10:
            raise KeyError("mine")

    tally = Tally(progress, 100)
    with pytest.raises(KeyError):
        tally.listener(0)(10)
    tally.listener(50)(20)


def test_a_part_that_is_sent_again_counts_once():
    told = []
    tally = Tally(lambda done, whole: told.append((done, whole)), 100)
    first = tally.listener(0)
    first(30)
    first(50)
    first(10)
    tally.listener(50)(50)
    assert told == [(30, 100), (50, 100), (10, 100), (60, 100)]


def test_nobody_listens_where_no_progress_is_wanted():
    assert Tally(None, 100).listener(0) is None


@pytest.mark.parametrize("told", ["..", "", "a/b"])
def test_an_upload_without_an_id_that_can_be_used_is_no_mistake_of_the_caller(
    script, make_session, make_response, told
):
    session = make_session().with_options(timeouts=None, retry=RetryPolicy(max_retries=0))
    plan = upload(session, open_source(b"PK"), file_name="a.tfl")
    with pytest.raises(errors.UnreadableReplyError, match="an upload whose id cannot be used"):
        script.feed(plan, make_response(UPLOAD.replace("1:a-2:0", told), 201))
    assert len(script.requests) == 1
