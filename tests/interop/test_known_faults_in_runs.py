"""Known faults of the official client with runs ("it" in the names), and what ours does."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows import errors
from tableau_flows.emulator import seed_id

NIGHTLY = seed_id("schedule", "Nightly flows")
TASK = seed_id("task", "Superstore")
RUN_FLOW = tsc.TaskItem.Type.RunFlow


def test_both_add_a_flow_to_a_schedule(official, ours, superstore):
    # It names the element runFlow, as in the addresses of tasks. No source settles what servers
    # take (wire_facts §6.13), so the emulator takes both.
    flow = official.flows.get_by_id(superstore)
    official.flows.schedule_flow_run(NIGHTLY, flow)
    assert len(list(ours.flow_tasks.list())) == 2

    task = ours.flow_tasks.add(superstore, NIGHTLY)
    assert task.flow_run.flow.id == superstore
    assert task.flow_run.schedule.id == NIGHTLY
    assert ours.flow_tasks.get(task.flow_run.id).flow_run.flow.name == "Superstore"


def test_it_never_tells_the_id_of_a_task_it_made_and_ours_does(server, official, ours, superstore):
    body = (
        '<tsResponse xmlns="http://tableau.com/api"><task>'
        f'<flowRun id="{TASK}" type="RunFlowTask"><schedule id="{NIGHTLY}"/>'
        f'<flow id="{superstore}" name="Superstore"/></flowRun></task></tsResponse>'
    ).encode()
    server.answer_next(200, body, operation="addFlowTaskToSchedule", times=2)

    flow = official.flows.get_by_id(superstore)
    assert official.schedules.add_to_schedule(NIGHTLY, flow=flow) == []

    assert ours.flow_tasks.add(superstore, NIGHTLY).flow_run.id == TASK


def test_it_finds_no_flow_tasks_and_ours_does(official, ours, count, superstore):
    tasks, _ = official.tasks.get(task_type=RUN_FLOW)
    assert count("getFlowRunTasks") == 1
    assert tasks == []

    (task,) = ours.flow_tasks.list()
    assert (task.flow_run.id, task.flow_run.flow.id) == (TASK, superstore)
    assert task.flow_run.schedule.name == "Nightly flows"


def test_it_cannot_get_or_run_a_flow_task_and_ours_can(server, official, ours, superstore):
    # Both of its methods are bound to the tasks that refresh extracts.
    with pytest.raises(tsc.ServerResponseError):
        official.tasks.get_by_id(TASK)
    with pytest.raises(tsc.ServerResponseError):
        official.tasks.run(tsc.TaskItem(TASK, RUN_FLOW, 50))
    assert all("extractRefreshes" in request.path for request in server.requests[-2:])

    assert ours.flow_tasks.get(TASK).flow_run.flow.id == superstore
    assert ours.flow_tasks.run(TASK).run_flow_job_type.flow.id == superstore


def test_it_takes_the_refusal_to_cancel_for_a_success_and_ours_raises_it(
    server, official, ours, superstore
):
    job = official.flows.refresh(superstore)
    server.finish_runs()

    # The refusal comes in an answer of HTTP 200 (wire_facts §9.3).
    official.flow_runs.cancel(job.flow_run.id)
    assert (server.requests[-1].status, server.requests[-1].code) == (200, "403135")

    with pytest.raises(errors.AlreadyFinishedError) as refusal:
        ours.flow_runs.cancel(job.flow_run.id)
    assert (refusal.value.status, refusal.value.code) == (200, "403135")


def test_it_returns_nothing_for_a_flow_that_is_queued_and_ours_raises(official, ours, superstore):
    official.flows.refresh(superstore)

    assert official.flows.refresh(superstore) is None

    with pytest.raises(errors.AlreadyQueuedError) as refusal:
        ours.flows.run(superstore)
    assert refusal.value.code == "409093"


@pytest.mark.usefixtures("on_server_time")
def test_it_waits_on_after_a_job_has_ended_and_ours_does_not(server, official, ours, superstore):
    # An end with a fraction of a second is no end to it (wire_facts §1, Times).
    job = official.flows.refresh(superstore)
    body = (
        '<tsResponse xmlns="http://tableau.com/api">'
        f'<job id="{job.id}" mode="Asynchronous" type="RunFlow" progress="100" finishCode="0"'
        ' createdAt="2026-01-02T03:04:05Z" completedAt="2026-01-02T03:05:05.678Z">'
        f'<runFlowJobType><flow id="{superstore}" name="Superstore"/></runFlowJobType>'
        "</job></tsResponse>"
    ).encode()

    server.answer_next(200, body, operation="queryJob", times=1000)
    with pytest.raises(TimeoutError):
        official.jobs.wait_for_job(job, timeout=3600)
    assert ours.jobs.wait(job.id).finish_code == 0
