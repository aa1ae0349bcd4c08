"""Running many flows against the emulated server, in every kind of client."""

from __future__ import annotations

import collections
import pickle
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from tableau_flows import Client, RunOutcome, emulator, errors
from tableau_flows._bulk import run_outcomes
from tableau_flows._bulk.run_outcomes import FIRST_PAUSE_OF_MANY, FirstLook, RunReport
from tableau_flows._runs.outcome import Known
from tableau_flows._runs.polling import FIRST_PAUSE_OF_RUNS
from tableau_flows._runs.runs import Started
from tableau_flows_generated.models import Flow, Job

UNKNOWN = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def flows(server) -> list[str]:
    """The ids of twelve flows."""
    return list(server.add_flows(12))


@pytest.fixture(autouse=True)
def _soon(monkeypatch) -> None:
    monkeypatch.setattr(run_outcomes, "FIRST_PAUSE_OF_MANY", FIRST_PAUSE_OF_RUNS)


def counts(server) -> dict[str, int]:
    return collections.Counter(request.operation for request in server.requests)


def test_every_flow_is_run_and_its_outcome_yielded(tableau, server, flows):
    tableau.sign_in()
    server.forget_requests()
    runs = tableau.flows.run_many(flows, concurrency=4)
    outcomes = list(runs)
    assert {outcome.flow for outcome in outcomes} == set(flows)
    assert {outcome.run.status for outcome in outcomes} == {"Success"}
    assert all(outcome.job.id == outcome.run.background_job_id for outcome in outcomes)
    assert counts(server) == {"runFlowNow": 12, "getFlowRun": 12}
    assert str(runs.report) == "12 runs: 12 succeeded"
    assert "12 succeeded" in repr(runs)


def test_a_run_that_fails_stops_nothing(tableau, server, flows):
    server.fail_next_run("no disk")
    runs = tableau.flows.run_many([*flows[:3], UNKNOWN, "../x", flows[3]], concurrency=1)
    found = list(runs)
    assert [type(outcome.error) for outcome in found] == [
        errors.FlowRunFailedError,
        type(None),
        type(None),
        errors.NotFoundError,
        errors.UsageError,
        type(None),
    ]
    failed = found[0]
    assert failed.error.reason == "no disk"
    assert (failed.run.status, failed.job.id) == ("Failed", failed.run.background_job_id)
    assert len(runs.report.succeeded) == 3
    assert [outcome.flow for outcome in runs.report.failed] == [flows[0], UNKNOWN, "../x"]
    assert str(runs.report) == "6 runs: 3 succeeded, 1 failed, 2 with another error"


def test_the_flows_may_be_a_lazy_list(tableau, server, flows):
    found = {outcome.flow.id for outcome in tableau.flows.run_many(tableau.flows.list())}
    assert found >= set(flows)


def test_names_hold_for_each_flow(tableau, server):
    flow = emulator.seed_id("flow", "Superstore")
    budget = emulator.seed_id("flow", "Budget")
    runs = tableau.flows.run_many([flow, budget], output_steps=["Superstore CSV"], mode="full")
    errors_of = {outcome.flow: outcome.error for outcome in runs}
    assert errors_of[flow] is None
    assert "no output step 'Superstore CSV'" in str(errors_of[budget])


def test_each_run_has_its_own_timeout(tableau, server, flows):
    server.hang_next_run()
    found = list(tableau.flows.run_many(flows[:3], concurrency=1, timeout=0.2))
    assert isinstance(found[0].error, errors.WaitTimeoutError)
    assert [outcome.error for outcome in found[1:]] == [None, None]


def test_a_run_in_the_way_is_attached_to(tableau, server, flows):
    server.hang_next_run()
    first = tableau.flows.run(flows[0])
    runs = tableau.flows.run_many(flows[:1], timeout=0.2, on_conflict="attach")
    (outcome,) = runs
    assert isinstance(outcome.error, errors.WaitTimeoutError)
    assert outcome.run.id == first.run_id


def test_leaving_the_loop_starts_no_more(tableau, server, flows):
    for number in range(3):
        server.hang_next_run() if number else server.set_next_run(0)
    runs = tableau.flows.run_many(flows, concurrency=3)
    for _ in runs:
        break
    started = counts(server)["runFlowNow"]
    time.sleep(0.2)
    assert counts(server)["runFlowNow"] == started == 3
    runs.close()
    assert len(runs.report.unfinished) == 2
    assert str(runs.report) == "3 runs: 1 succeeded, 2 unfinished"
    assert list(runs) == []


def test_the_end_of_the_client_ends_the_polling(world, server, credentials, flows):
    tableau = world.client(server.url, site="", credentials=credentials)
    server.set_next_run(0)
    for _ in range(2):
        server.hang_next_run()
    runs = tableau.flows.run_many(flows, concurrency=3)
    next(runs)
    tableau.close()
    time.sleep(0.05)
    server.forget_requests()
    time.sleep(0.5)
    assert server.requests == ()
    assert server.session_count == 0


def test_whoever_waits_for_an_outcome_learns_at_once_that_the_client_was_closed(
    monkeypatch, world, server, credentials, flows
):
    monkeypatch.setattr(run_outcomes, "FIRST_PAUSE_OF_MANY", 10.0)
    tableau = world.client(server.url, site="", credentials=credentials)
    runs = tableau.flows.run_many(flows, concurrency=3)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, runs)
        while counts(server)["runFlowNow"] < 3:
            time.sleep(0.01)
        tableau.close()
        with pytest.raises(errors.UsageError, match="closed"):
            waiting.result(timeout=5)


def test_another_thread_cannot_wait_for_outcomes_at_the_same_time(server, credentials, flows):
    refused = []

    def again():
        for flow in flows:
            with ThreadPoolExecutor(1) as pool:
                refused.append(pool.submit(next, runs).exception())
            yield flow

    with Client(server.url, site="", credentials=credentials) as tableau:
        runs = tableau.flows.run_many(again(), concurrency=1)
        assert [outcome.error for outcome in runs] == [None] * 12
    assert {type(error) for error in refused} == {errors.UsageError}
    assert str(runs.report) == "12 runs: 12 succeeded"


def test_few_requests_are_needed_for_runs_of_some_seconds(monkeypatch, world, credentials):
    """At most four on average, for which the first look at each run comes late."""
    monkeypatch.setattr(run_outcomes, "FIRST_PAUSE_OF_MANY", FIRST_PAUSE_OF_MANY)
    with emulator.running(run_seconds=3, queue_seconds=0) as server:
        ids = list(server.add_flows(16))
        tableau = world.client(server.url, site="", credentials=credentials)
        tableau.sign_in()
        server.forget_requests()
        runs = tableau.flows.run_many(ids, concurrency=16)
        assert [outcome.error for outcome in runs] == [None] * 16
        assert len(server.requests) <= 4 * 16
        world.close()
        world.made.clear()


def test_the_first_look_comes_as_late_as_the_runs_take(monkeypatch):
    """Runs of 50 ms are soon looked at after 50 ms, and runs of seconds after 1.5 s again."""
    monkeypatch.setattr(run_outcomes, "FIRST_PAUSE_OF_MANY", FIRST_PAUSE_OF_MANY)
    first_look = FirstLook()
    quick, slow = Known("j", looks=1), Known("j", looks=3)
    for _ in range(10):
        first_look.learn(Started(quick))
    assert first_look.pause == FIRST_PAUSE_OF_RUNS
    first_look.learn(Started(slow))
    assert first_look.pause == 2 * FIRST_PAUSE_OF_RUNS
    for _ in range(10):
        first_look.learn(Started(slow))
    assert first_look.pause == FIRST_PAUSE_OF_MANY


@pytest.mark.parametrize(("attached", "learned"), [(False, 1), (True, 0)])
def test_nothing_is_learned_from_a_run_that_others_have_started(
    tableau, server, flows, monkeypatch, attached, learned
):
    found = []
    monkeypatch.setattr(FirstLook, "learn", lambda _, started: found.append(started))
    if attached:
        server.set_next_run(0.5)
        tableau.flows.run(flows[0])
    (outcome,) = tableau.flows.run_many(flows[:1], on_conflict="attach")
    assert outcome.error is None
    assert len(found) == learned


def test_a_report_says_what_went_wrong():
    job = Job(id="j")
    failed = [
        RunOutcome("a", error=errors.FlowRunFailedError("x", job=job)),
        RunOutcome("b", error=errors.FlowRunCancelledError("x", job=job)),
        RunOutcome("c", error=errors.WaitTimeoutError("x", job=job)),
    ]
    report = RunReport((), tuple(failed), ("d",))
    assert str(report) == (
        "4 runs: 0 succeeded, 1 failed, 1 cancelled, 1 with another error, 1 unfinished"
    )


def test_a_report_of_runs_raises_an_error_that_names_the_failures():
    done = RunOutcome(Flow(id="f", name="Orders"))
    failed = [
        RunOutcome("a", error=errors.FlowRunFailedError("job j failed: full", job=Job(id="j"))),
        RunOutcome(Flow(id="b", name="Daily"), error=ValueError("why")),
    ]
    assert str(done) == "flow 'Orders' (f): succeeded"
    RunReport((done,), (), ()).raise_failed()
    report = RunReport((done,), tuple(failed), ())
    with pytest.raises(errors.BulkError) as caught:
        report.raise_failed()
    assert str(caught.value) == (
        "3 runs: 1 succeeded, 1 failed, 1 with another error: flow (a): job j failed: full;"
        " flow 'Daily' (b): why"
    )
    assert [one.item for one in caught.value.failed] == failed
    assert caught.value.__cause__ is failed[0].error
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        ({UNKNOWN: "x"}, {}, "flows must be ids or objects"),
        ("abc", {}, "flows must be ids or objects"),
        ([UNKNOWN], {"mode": "Twice"}, "mode must be"),
        ([UNKNOWN], {"on_conflict": "wait"}, "on_conflict must be"),
    ],
)
def test_arguments_are_checked_when_the_runs_are_asked_for(
    tableau, server, given, options, message
):
    with pytest.raises(errors.UsageError, match=message):
        tableau.flows.run_many(given, **options)
    assert server.requests == ()
