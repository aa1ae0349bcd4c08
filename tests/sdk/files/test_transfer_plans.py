"""Plans of transfers fed by hand: what is raised, how long is waited, what is told."""

from __future__ import annotations

import threading
import time

import pytest
from tableau_flows import RetryPolicy, errors
from tableau_flows._files.local.sources import open_source
from tableau_flows._files.progress import Tally
from tableau_flows._files.retries import Again
from tableau_flows._files.upload import Cargo, upload
from tableau_flows._plans.steps import Outcome, Sleep, Together

UPLOAD = '<tsResponse><fileUpload uploadSessionId="1:a-2:0" maxFileChunkCount="1000"/></tsResponse>'


def pauses(script, monkeypatch, policy: RetryPolicy, chance: float) -> list[float]:
    monkeypatch.setattr("tableau_flows._files.retries.random.random", lambda: chance)
    again = Again(policy)
    while again.allowed():
        script.feed(again.pause())
    return [step.seconds for step in script.steps if isinstance(step, Sleep)]


def test_the_pauses_of_a_transfer_double_up_to_the_longest(script, monkeypatch):
    policy = RetryPolicy(max_retries=5, backoff=1, longest_wait=6)
    assert pauses(script, monkeypatch, policy, 1.0) == [1, 2, 4, 6, 6]


def test_a_random_part_of_up_to_a_half_is_taken_off_the_pauses(script, monkeypatch):
    policy = RetryPolicy(max_retries=3, backoff=1)
    assert pauses(script, monkeypatch, policy, 0.0) == [0.5, 1, 2]
    assert pauses(script, monkeypatch, policy, 0.5)[3:] == [0.75, 1.5, 3]


def test_the_budget_of_a_transfer_is_as_large_as_the_policy_says():
    again = Again(RetryPolicy(max_retries=2))
    assert [again.allowed() for _ in range(4)] == [True, True, False, False]
    assert again.count == 2


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
    cargo = Cargo(open_source(b"x" * 300), "flow.tfl", 100, 3, None)
    with pytest.raises(type(own)) as caught:
        script.feed(upload(make_session(), cargo), make_response(UPLOAD, status=201), tuple(ends))
    assert caught.value is own
    assert sum(isinstance(step, Together) for step in script.steps) == 1


def test_where_all_may_pass_the_upload_begins_anew(script, make_session, make_response):
    failed = (Outcome(error=lost()), Outcome(), Outcome())
    cargo = Cargo(open_source(b"x" * 300), "flow.tfl", 100, 3, None)
    answer = make_response(UPLOAD, status=201)
    done = (Outcome(), Outcome(), Outcome())
    assert script.feed(upload(make_session(), cargo), answer, failed, answer, done) == "1:a-2:0"


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
    cargo = Cargo(open_source(b"PK"), "a.tfl", None, 1, None)
    session = make_session().with_options(timeouts=None, retry=RetryPolicy(max_retries=0))
    with pytest.raises(errors.UnreadableReplyError, match="an upload whose id cannot be used"):
        script.feed(upload(session, cargo), make_response(UPLOAD.replace("1:a-2:0", told), 201))
    assert len(script.requests) == 1
