"""Clients that wait by the clock of the emulator: an hour takes a second."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from tableau_flows import RetryPolicy, Timeouts, emulator, errors
from tableau_flows_generated import operations

pytestmark = pytest.mark.any_connections

FLOW = emulator.seed_id("flow", "Superstore")
BUDGET = emulator.seed_id("flow", "Budget")
NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["system", "manual"])
def slow(request):
    """A server whose runs take an hour."""
    with emulator.running(queue_seconds=60, run_seconds=3600, clock=request.param) as server:
        yield server


@pytest.fixture
def patient(world, slow, credentials):
    """A client that waits by the clock of that server."""
    return world.client(slow.url, site="", credentials=credentials, clock=slow.clock)


def test_a_run_of_an_hour_is_waited_for_in_seconds(slow, patient):
    began = time.monotonic()
    job = patient.jobs.wait(patient.flows.run(FLOW).job, timeout=7200)
    assert time.monotonic() - began < 30
    assert (job.completed_at - job.created_at).total_seconds() == pytest.approx(3660, abs=1)


def test_a_wait_ends_at_its_timeout_by_that_clock(slow, patient):
    slow.hang_next_run()
    job = patient.flows.run(FLOW).job
    before = slow.clock.monotonic()
    with pytest.raises(errors.WaitTimeoutError, match="after 1800 s"):
        patient.jobs.wait(job, timeout=1800)
    assert slow.clock.monotonic() - before == pytest.approx(1800, abs=20)


def test_a_failure_is_told_with_its_reason(slow, patient):
    slow.fail_next_run("The disk is full", flow=FLOW)
    with pytest.raises(errors.JobFailedError) as caught:
        patient.jobs.wait(patient.flows.run(FLOW).job, timeout=7200)
    assert "The disk is full" in caught.value.reason


def test_the_time_to_wait_that_a_server_names_passes_by_that_clock(slow, patient):
    patient.sign_in()
    slow.answer_next(503, headers={"Retry-After": "25"}, operation="queryFlow")
    began, before = time.monotonic(), slow.clock.monotonic()
    assert patient.flows.get(FLOW).name == "Superstore"
    assert slow.clock.monotonic() - before >= 25
    assert time.monotonic() - began < 10


def test_the_waits_count_for_the_total_timeout(slow, patient):
    quick = patient.with_options(timeouts=Timeouts(total=60), retry=RetryPolicy(max_retries=5))
    quick.sign_in()
    slow.answer_next(503, headers={"Retry-After": "25"}, operation="queryFlow", times=5)
    with pytest.raises((errors.ApiError, errors.UnreadableReplyError)) as caught:
        quick.flows.get(FLOW)
    assert caught.value.attempts == 3  # a third wait would end after 75 seconds
    slow.clear_faults()


def test_the_waits_count_for_the_budget(slow, patient):
    quick = patient.with_options(timeouts=None, retry=RetryPolicy(max_retries=5, budget=60))
    quick.sign_in()
    slow.answer_next(503, headers={"Retry-After": "25"}, operation="queryFlow", times=5)
    with pytest.raises((errors.ApiError, errors.UnreadableReplyError)) as caught:
        quick.flows.get(FLOW)
    assert caught.value.attempts == 3  # a third wait would end after 75 seconds
    slow.clear_faults()


def test_times_are_exact_with_a_clock_that_stands_still(world, credentials):
    with emulator.running(queue_seconds=5, run_seconds=60, clock="manual") as server:
        server.set_time(NEW_YEAR)
        tableau = world.client(server.url, site="", credentials=credentials, clock=server.clock)
        job = tableau.jobs.wait(tableau.flows.run(FLOW).job, timeout=600)
        assert job.created_at == NEW_YEAR
        assert (job.started_at - NEW_YEAR).total_seconds() == 5
        assert (job.completed_at - NEW_YEAR).total_seconds() == 65


def test_a_waiting_client_follows_the_clock_when_it_is_moved(slow):
    clock = slow.clock
    woken = threading.Event()

    def wait():
        with clock.waiting(0.2), clock.waiting(3600) as is_over:
            while not is_over():
                time.sleep(0.001)
            woken.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert not woken.wait(0.05)
    slow.advance(3600)
    assert woken.wait(5)
    thread.join()


def test_who_waits_for_less_wakes_first(slow):
    clock, start = slow.clock, slow.clock.monotonic()
    woken, all_wait = [], threading.Barrier(4)

    def wait(seconds):
        with clock.waiting(seconds) as is_over:
            all_wait.wait(10)
            while not is_over():
                time.sleep(0.001)
            woken.append((seconds, clock.monotonic() - start))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(wait, [4000, 1000, 3000, 2000]))
    assert [seconds for seconds, _ in woken] == [1000, 2000, 3000, 4000]
    assert woken[-1][1] == pytest.approx(4000, abs=2)


def test_a_blocked_client_holds_up_no_other(slow):
    with slow.clock.waiting(10), slow.clock.waiting(3600) as is_over:
        began = time.monotonic()
        while not is_over():
            time.sleep(0.001)
    assert time.monotonic() - began < 3


def test_an_interrupted_wait_is_forgotten(slow):
    with pytest.raises(KeyboardInterrupt), slow.clock.waiting(10):
        raise KeyboardInterrupt
    with slow.clock.waiting(3600) as is_over:
        assert not is_over()
        assert is_over()  # nobody who waits for less is left


def test_a_client_without_that_clock_waits_by_the_system(slow, world, credentials):
    tableau = world.client(slow.url, site="", credentials=credentials)
    job = tableau.flows.run(FLOW).job
    began = time.monotonic()
    with pytest.raises(errors.WaitTimeoutError):
        tableau.jobs.wait(job, timeout=0.3, pause=0.1)
    assert 0.3 <= time.monotonic() - began < 20


def test_waits_at_the_same_time_share_the_time(slow, world, credentials):
    tableau = world.client(slow.url, site="", credentials=credentials, clock=slow.clock)
    jobs = [tableau.flows.run(FLOW).job, tableau.flows.run(BUDGET).job]
    before = slow.clock.monotonic()
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda job: tableau.jobs.wait(job, timeout=7200), jobs))
    assert all(job.finish_code == 0 for job in ended)
    assert slow.clock.monotonic() - before < 3660 + 120


@pytest.mark.parametrize("wrong", ["manual", 5, object(), emulator])
def test_what_is_no_clock_is_refused(world, server, credentials, wrong):
    with pytest.raises(errors.UsageError, match=r"^clock must be a clock to wait by"):
        world.client(server.url, site="", credentials=credentials, clock=wrong)


def test_a_call_by_hand_uses_the_clock_too(slow, patient):
    job = patient.call(operations.run_flow_now(FLOW))
    assert patient.jobs.wait(job, timeout=7200).finish_code == 0
