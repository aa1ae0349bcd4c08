"""Controls for runs and time: runs of the past, plans for one flow, a clock that is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tableau_flows.emulator import UnusedFaultError, seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
NOBODY = "00000000-0000-0000-0000-000000000000"
SPRING = datetime(2025, 3, 20, 12, tzinfo=UTC)


def run_of(api, run_id):
    return api.tree(api.get(f"flows/runs/{run_id}")).find("flowRun")


def job_of(api, run_id):
    return api.tree(api.get(f"jobs/{run_of(api, run_id).get('backgroundJobId')}")).find("job")


def test_a_run_of_the_past_has_its_times_and_its_job(server, admin):
    run = run_of(admin, server.add_run(SUPERSTORE, started_at=SPRING, seconds=90))
    assert (run.get("status"), run.get("flowId")) == ("Success", SUPERSTORE)
    assert run.get("startedAt") == "2025-03-20T12:00:00Z"
    assert run.get("completedAt") == "2025-03-20T12:01:30Z"
    assert run.get("progress") == "100"
    job = job_of(admin, run.get("id"))
    assert (job.get("finishCode"), job.get("completedAt")) == ("0", "2025-03-20T12:01:30Z")


def test_a_failed_run_of_the_past_has_its_reason(server, admin):
    run = server.add_run(SUPERSTORE, status="Failed", started_at=SPRING, reason="The disk is full")
    assert run_of(admin, run).find("failureReason").get("message") == "The disk is full"
    assert run_of(admin, run).get("progress") == "100"
    assert job_of(admin, run).findtext("runFlowJobType/notes") == "The disk is full"


def test_a_run_without_a_start_has_just_ended(server, admin):
    run = run_of(admin, server.add_run(SUPERSTORE, status="Cancelled", seconds=10))
    started, ended = (
        datetime.fromisoformat(run.get(name)) for name in ("startedAt", "completedAt")
    )
    assert ended - started == timedelta(seconds=10)
    assert timedelta() <= datetime.now(UTC) - ended < timedelta(minutes=2)


@pytest.mark.parametrize("status", ["Pending", "InProgress"])
def test_a_run_that_has_not_ended_stays_so_until_it_is_finished(server, admin, status):
    run = server.add_run(SUPERSTORE, status=status)
    server.advance(5000)
    assert run_of(admin, run).get("status") == status
    server.finish_runs()
    assert run_of(admin, run).get("status") == "Success"


def test_a_run_in_progress_keeps_the_flow_busy(server, admin):
    server.add_run(SUPERSTORE, status="InProgress")
    answer = admin.call("POST", f"flows/{SUPERSTORE}/run", b"<tsRequest/>")
    assert admin.code(answer) == "409093"


def test_a_run_belongs_to_the_user_who_started_it(server, connect):
    run = server.add_run(BUDGET, user="publisher")
    assert job_of(connect(server, "publisher"), run).get("finishCode") == "0"
    assert connect(server, "viewer").get("jobs").status_code == 200


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"status": "Done"}, ValueError, "the status of a run must be"),
        ({"started_at": datetime(2025, 1, 1)}, ValueError, "must have a time zone"),
        ({"started_at": "2025"}, TypeError, "must be a datetime"),
        ({"started_at": datetime(2990, 1, 1, tzinfo=UTC)}, ValueError, "in the future"),
        (
            {"started_at": datetime.now(UTC) - timedelta(minutes=1), "seconds": 3600},
            ValueError,
            "start or end in the future",
        ),
        ({"reason": "x"}, ValueError, "only a run that failed has a reason"),
        ({"status": "Pending", "started_at": SPRING}, ValueError, "has not started"),
        ({"status": "InProgress", "seconds": 5}, ValueError, "has not ended"),
        ({"seconds": -1}, ValueError, "from 0 to"),
        ({"user": "nobody"}, LookupError, "nobody"),
        ({"flow": NOBODY}, LookupError, "no flow has the id"),
    ],
)
def test_a_run_that_could_not_have_been_is_refused(server, arguments, error, message):
    with pytest.raises(error, match=message):
        server.add_run(**{"flow": SUPERSTORE, **arguments})
    assert server._state.store.number("SELECT count(*) FROM runs") == 0


def outcome(server, api, flow):
    answer = api.call("POST", f"flows/{flow}/run", b"<tsRequest/>")
    assert answer.status_code == 200, answer.text
    server.finish_runs()
    job = api.tree(answer).find("job").get("id")
    return api.tree(api.get(f"jobs/{job}")).find("job").get("finishCode")


def test_only_the_next_run_of_the_flow_fails(server, admin):
    server.fail_next_run("no disk", flow=BUDGET)
    assert outcome(server, admin, SUPERSTORE) == "0"
    assert outcome(server, admin, BUDGET) == "1"
    assert outcome(server, admin, BUDGET) == "0"


def test_plans_of_one_flow_stand_beside_those_of_any(server, admin):
    server.fail_next_run("any")
    server.set_next_run(5, flow=BUDGET)
    server.fail_next_run("second", flow=BUDGET)
    assert outcome(server, admin, SUPERSTORE) == "1"
    assert [outcome(server, admin, BUDGET) for _ in range(3)] == ["0", "1", "0"]


def test_a_plan_for_a_flow_that_never_ran_is_told(server):
    server.hang_next_run(flow=BUDGET)
    with pytest.raises(UnusedFaultError, match="the next run of 'Budget' hangs"):
        server.check_faults()
    server.clear_faults()


def test_a_plan_for_an_unknown_flow_is_refused(server):
    with pytest.raises(LookupError, match="no flow has the id"):
        server.fail_next_run("x", flow=NOBODY)


def test_the_time_can_be_set(server, admin):
    server.set_time(SPRING)
    answer = admin.call("POST", f"flows/{SUPERSTORE}/run", b"<tsRequest/>")
    assert admin.tree(answer).find("job").get("createdAt").startswith("2025-03-20T12:00:0")


@pytest.mark.parametrize(
    ("when", "error", "message"),
    [
        ("2025-01-01", TypeError, "must be a datetime"),
        (datetime(2025, 1, 1), ValueError, "must have a time zone"),
        (datetime(9999, 1, 1, tzinfo=UTC), ValueError, "from 1971 to 9000"),
    ],
)
def test_a_time_that_cannot_be_is_refused(server, when, error, message):
    with pytest.raises(error, match=message):
        server.set_time(when)


def test_a_manual_clock_stands_still(start, connect):
    server = start(clock="manual", queue_seconds=0, run_seconds=0.001)
    server.set_time(SPRING)
    api = connect(server, "admin")
    job = api.tree(api.call("POST", f"flows/{SUPERSTORE}/run", b"<tsRequest/>")).find("job")
    assert job.get("createdAt") == "2025-03-20T12:00:00Z"
    path = f"jobs/{job.get('id')}"
    assert api.tree(api.get(path)).find("job").get("completedAt") is None
    server.advance(1)
    assert api.tree(api.get(path)).find("job").get("completedAt") == "2025-03-20T12:00:00Z"


def test_another_kind_of_clock_is_refused(start):
    with pytest.raises(ValueError, match="clock must be system or manual"):
        start(clock="sundial")


def test_an_added_run_survives_a_restart(start, connect, tmp_path):
    with_data = {"data": tmp_path / "state.sqlite"}
    server = start(**with_data)
    run = server.add_run(SUPERSTORE, status="Failed", started_at=SPRING, reason="no disk")
    server.stop()
    api = connect(start(**with_data), "admin")
    assert run_of(api, run).get("status") == "Failed"
