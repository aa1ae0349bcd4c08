"""Handles of flow runs against the emulated server, in every kind of client."""

from __future__ import annotations

import copy
import math
import pickle
import time
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from tableau_flows import RetryPolicy, emulator, errors

pytestmark = pytest.mark.any_connections

FLOW = emulator.seed_id("flow", "Superstore")
OTHER = emulator.seed_id("flow", "Budget")


@pytest.fixture
def old_tableau(world, server, credentials):
    """A client of a server without flow runs."""
    return world.client(server.url, site="", credentials=credentials, api_version="3.9")


def operations(server) -> list[str]:
    return [request.operation for request in server.requests]


def test_a_run_is_a_handle(tableau):
    run = tableau.flows.run(FLOW)
    assert (run.flow_id, run.attached, run.run) == (FLOW, False, None)
    assert run.job.id == run.job_id
    ended = run.wait(timeout=30)
    assert (ended.id, ended.status, ended.background_job_id) == (run.run_id, "Success", run.job_id)
    assert run.run == ended
    assert FLOW in repr(run)


def test_a_short_run_is_noticed_soon_and_costs_few_requests(tableau, server):
    tableau.sign_in()
    server.set_next_run(0.05)
    started = time.monotonic()
    tableau.flows.run(FLOW, wait=30)
    assert time.monotonic() - started < 0.4
    assert 2 <= operations(server).count("getFlowRun") + operations(server).count("runFlowNow") <= 6


@pytest.mark.parametrize(
    "given",
    [{"wait": True}, {"wait": -1}, {"wait": math.nan}, {"wait": "60"}, {"progress": "yes"}],
    ids=str,
)
def test_a_run_that_cannot_be_waited_for_as_asked_is_not_started(tableau, server, given):
    (name,) = given
    with pytest.raises(errors.UsageError, match=f"{name} must be "):
        tableau.flows.run(FLOW, **given)
    assert operations(server) == []


def test_a_run_waits_for_its_progress(tableau, server):
    server.set_next_run(0.2)
    told = []
    tableau.flows.run(FLOW).wait(timeout=30, on_progress=lambda run: told.append(run.progress))
    assert told[-1] == 100
    assert told == sorted(told)


def test_a_run_that_fails_raises_with_flow_run_and_job(tableau, server):
    server.fail_next_run("no disk")
    run = tableau.flows.run(FLOW)
    with pytest.raises(errors.FlowRunFailedError, match=f"{FLOW}.*{run.run_id}.*no disk") as caught:
        run.wait(timeout=30)
    assert caught.value.reason == "no disk"
    assert (caught.value.run.id, caught.value.job.id) == (run.run_id, run.job_id)


def test_a_run_below_3_30_has_the_reason_of_its_job(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.29")
    server.fail_next_run("no disk")
    with pytest.raises(errors.FlowRunFailedError) as caught:
        tableau.flows.run(FLOW, wait=30)
    assert caught.value.run.failure_reason is None
    assert caught.value.reason == "no disk"


def test_a_run_whose_time_is_up_can_be_waited_for_again(tableau, server):
    server.hang_next_run()
    run = tableau.flows.run(FLOW)
    with pytest.raises(errors.WaitTimeoutError) as caught:
        run.wait(timeout=0.1)
    again = tableau.flow_runs.open(job_id=caught.value.job.id)
    server.finish_runs()
    assert again.wait(timeout=30).id == run.wait(timeout=30).id


def test_a_run_whose_job_is_forgotten_ends_well(tableau, server):
    run = tableau.flows.run(FLOW)
    server.forget_jobs()
    assert run.wait(timeout=30).status == "Success"
    with pytest.raises(errors.NotFoundError):
        tableau.flow_runs.open(job_id=run.job_id)
    assert tableau.flow_runs.open(run_id=run.run_id).wait(timeout=30).status == "Success"


def test_a_wait_survives_an_expired_session_and_a_busy_server(world, server, credentials):
    soon = RetryPolicy(backoff=0.01)
    tableau = world.client(server.url, site="", credentials=credentials, retry=soon)
    run = tableau.flows.run(FLOW)
    server.expire_tokens()
    server.answer_next(503, b"busy", operation="getFlowRun", times=4)
    assert run.wait(timeout=30).status == "Success"
    assert operations(server).count("signIn") == 2


def test_a_run_is_cancelled_and_then_it_is_too_late(tableau, server):
    server.hang_next_run()
    run = tableau.flows.run(FLOW)
    assert run.cancel() == "requested"
    with pytest.raises(errors.FlowRunCancelledError) as caught:
        run.wait(timeout=30)
    assert caught.value.run.status == "Cancelled"
    assert run.cancel() == "already finished"


def test_a_run_is_found_again_by_either_id(tableau, server):
    server.hang_next_run()
    run = tableau.flows.run(FLOW)
    for again in (
        tableau.flow_runs.open(run_id=run.run_id),
        tableau.flow_runs.open(job_id=run.job_id),
    ):
        assert (again.job_id, again.run_id, again.flow_id) == (run.job_id, run.run_id, FLOW)
        assert not again.attached
    assert again.refresh().status in {"Pending", "InProgress"}
    server.finish_runs()
    assert again.refresh().status == again.run.status == "Success"


def test_a_handle_belongs_to_its_client(tableau):
    run = tableau.flows.run(FLOW)
    run = getattr(run, "_target", run)
    for use in (copy.copy, pickle.dumps):
        with pytest.raises(TypeError, match="belongs to a client"):
            use(run)


def test_before_flow_runs_the_job_is_followed(old_tableau, server):
    run = old_tableau.flows.run(FLOW)
    assert run.run_id is None
    assert run.wait(timeout=30).finish_code == 0
    assert run.refresh().finish_code == 0
    server.fail_next_run("no disk")
    with pytest.raises(errors.FlowRunFailedError, match="no disk"):
        old_tableau.flows.run(FLOW, wait=30)
    assert run.cancel() == "already finished"
    server.hang_next_run()
    run = old_tableau.flows.run(FLOW)
    assert run.cancel() == "requested"
    with pytest.raises(errors.FlowRunCancelledError):
        run.wait(timeout=30)


# A run that is queued already


def test_a_run_that_is_queued_already_is_attached_to(tableau, server):
    server.hang_next_run()
    first = tableau.flows.run(FLOW)
    second = tableau.flows.run(FLOW, on_conflict="attach")
    assert second.attached
    assert (second.run_id, second.job_id) == (first.run_id, first.job_id)
    server.finish_runs()
    assert second.wait(timeout=30).id == first.run_id


def test_without_a_conflict_nothing_is_attached_to(tableau):
    assert not tableau.flows.run(FLOW, on_conflict="attach", wait=30).attached


def test_where_the_run_in_the_way_is_not_found_the_error_stays(tableau, server):
    for _ in range(2):
        server.refuse_next("409093", operation="runFlowNow")
    with pytest.raises(errors.AlreadyQueuedError) as caught:
        tableau.flows.run(FLOW, on_conflict="attach")
    assert caught.value.run is None


def test_a_flow_is_run_if_the_run_in_the_way_has_ended_meanwhile(tableau, server):
    server.refuse_next("409093", operation="runFlowNow")
    assert not tableau.flows.run(FLOW, on_conflict="attach", wait=30).attached


def test_before_flow_runs_nothing_can_be_attached_to(old_tableau, server):
    server.hang_next_run()
    old_tableau.flows.run(FLOW)
    with pytest.raises(errors.AlreadyQueuedError):
        old_tableau.flows.run(FLOW, on_conflict="attach")


def test_of_several_runs_in_the_way_none_is_attached_to(tableau, server):
    rows = "".join(
        f'<flowRuns id="r{n}" flowId="{FLOW}" status="Pending" backgroundJobId="j{n}"/>'
        for n in range(2)
    )
    server.refuse_next("409093", operation="runFlowNow")
    reply = f'<tsResponse xmlns="http://tableau.com/api"><flowRuns>{rows}</flowRuns></tsResponse>'
    server.answer_next(200, reply.encode(), operation="getFlowRuns")
    with pytest.raises(errors.AlreadyQueuedError, match="1 more are queued or running"):
        tableau.flows.run(FLOW, on_conflict="attach")


# Names


def test_output_steps_and_parameters_are_given_by_name(tableau, server):
    tableau.sign_in()
    server.forget_requests()
    tableau.flows.run(
        FLOW, output_steps=["Superstore Hyper"], parameters={"Region": "East"}, wait=30
    )
    (run,) = tableau.flow_runs.latest(FLOW)
    assert [one.override_value for one in run.flow_parameter_runs] == ["East"]
    assert operations(server)[:2] == ["queryFlow", "runFlowNow"]


def test_an_unknown_name_runs_nothing(tableau, server):
    with pytest.raises(errors.UsageError, match="it has 'Superstore CSV'"):
        tableau.flows.run(FLOW, output_steps=["Superstore"])
    assert "runFlowNow" not in operations(server)


# The history of a flow


def test_the_latest_runs_come_first_and_those_that_wait_before_them(tableau, server):
    for number in range(3):
        tableau.flows.run(FLOW, wait=30)
        server.advance(60 * (number + 1))
    tableau.flows.run(OTHER, wait=30)
    server.hang_next_run()
    last = tableau.flows.run(FLOW)
    found = tableau.flow_runs.latest(FLOW, count=3)
    assert len(found) == 3
    assert found[0].id == last.run_id
    started = [run.started_at for run in found if run.started_at]
    assert started == sorted(started, reverse=True)
    assert {run.flow_id for run in tableau.flow_runs.latest(FLOW)} == {FLOW}


def test_at_least_a_page_of_runs_is_sorted_however_few_are_asked_for(tableau, server):
    tableau.flow_runs.latest(FLOW, count=1)
    tableau.flow_runs.latest(FLOW, count=150)
    sizes = [
        parse_qs(urlsplit(request.path).query)["pageSize"]
        for request in server.requests
        if request.operation == "getFlowRuns"
    ]
    assert sizes == [["100"], ["150"]]


def test_the_latest_runs_are_sorted_here(tableau, server):
    times = ["2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z", "", "2026-01-02T00:00:00Z"]
    rows = "".join(
        f'<flowRuns id="r{n}" status="Success" startedAt="{time}"/>' for n, time in enumerate(times)
    )
    reply = f'<tsResponse xmlns="http://tableau.com/api"><flowRuns>{rows}</flowRuns></tsResponse>'
    server.answer_next(200, reply.encode(), operation="getFlowRuns")
    found = tableau.flow_runs.latest(FLOW, count=3)
    assert [run.id for run in found] == ["r2", "r1", "r3"]
    assert found[1].started_at == datetime(2026, 1, 3, tzinfo=UTC)


def test_the_last_failure_is_found_behind_successes(tableau, server):
    assert tableau.flow_runs.last_failure(FLOW) is None
    for reason in ("first", "second", ""):
        if reason:
            server.fail_next_run(reason)
        try:
            tableau.flows.run(FLOW, wait=30)
        except errors.FlowRunFailedError:
            server.advance(60)
    found = tableau.flow_runs.last_failure(FLOW)
    assert (found.status, found.failure_reason.message) == ("Failed", "second")
    assert tableau.flow_runs.last_failure(OTHER) is None


@pytest.mark.parametrize(("version", "is_filtered"), [("3.30", True), ("3.29", False)])
def test_the_last_failure_is_filtered_by_servers_that_can(
    world, server, credentials, version, is_filtered
):
    tableau = world.client(server.url, site="", credentials=credentials, api_version=version)
    failed = server.add_run(FLOW, status="Failed", started_at=datetime(2025, 1, 1, tzinfo=UTC))
    server.add_run(FLOW, status="Success", started_at=datetime(2025, 1, 2, tzinfo=UTC))
    assert tableau.flow_runs.last_failure(FLOW).id == failed
    (sent,) = (one.path for one in server.requests if one.operation == "getFlowRuns")
    assert ("Failed" in sent) == is_filtered
    assert FLOW in sent
    assert parse_qs(urlsplit(sent).query)["sort"] == ["startedAt:desc"]


@pytest.mark.parametrize("count", [0, 1001, "1"])
def test_the_number_of_latest_runs_is_from_1_to_1000(tableau, server, count):
    with pytest.raises(errors.UsageError, match="count must be a whole number"):
        tableau.flow_runs.latest(FLOW, count=count)
    assert server.requests == ()


def test_the_history_of_an_unknown_flow_is_an_error(tableau):
    unknown = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(errors.NotFoundError):
        tableau.flow_runs.latest(unknown)
    with pytest.raises(errors.NotFoundError):
        tableau.flow_runs.last_failure(unknown)


@pytest.mark.parametrize("flow", ["*", "a,status:eq:Failed", "a&b", "[a]"])
@pytest.mark.parametrize("method", ["latest", "last_failure"])
def test_an_id_of_a_flow_is_no_condition_and_no_wildcard(tableau, server, flow, method):
    with pytest.raises(errors.UsageError, match="flow must be an id, which has no"):
        getattr(tableau.flow_runs, method)(flow)
    assert [one for one in server.requests if one.operation == "getFlowRuns"] == []
