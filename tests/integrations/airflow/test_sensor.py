"""`TableauFlowRunSensor` in DAGs that Airflow runs, in the worker and deferred."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tableau_flows import Client, emulator
from tableau_flows.integrations.airflow import waiting

SUPERSTORE = emulator.seed_id("flow", "Superstore")
WAYS = pytest.mark.parametrize("where", ["here", "deferred"])
LONG_AGO = "2026-01-01T00:00:00+00:00"


@WAYS
@pytest.mark.parametrize("name", ["run_id", "job_id"])
def test_a_run_that_something_else_has_started_is_waited_for(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str, name: str
) -> None:
    server.set_next_run(0.5)
    run = tableau.flows.run(SUPERSTORE)
    run.refresh()
    done = airflow.run(f"sense_{name}_{where}", id=getattr(run, name))
    assert done.state == "success"
    result = done.xcom()
    assert (result["run_id"], result["job_id"]) == (run.run_id, run.job_id)
    assert result["status"] == "Success"


@WAYS
def test_a_failed_run_fails_the_sensor_without_retries(
    airflow: Any, server: emulator.Emulator, where: str
) -> None:
    run = server.add_run(SUPERSTORE, status="Failed", reason="The disk is full")
    done = airflow.run(f"sense_run_id_{where}", id=run)
    assert done.state == "failed"
    assert type(done.error).__name__ == "AirflowFailException"
    assert "The disk is full" in str(done.error)


def test_a_server_that_fails_for_a_while_does_not_fail_the_sensor(
    airflow: Any, server: emulator.Emulator
) -> None:
    run = server.add_run(SUPERSTORE)
    server.answer_next(503, operation="getFlowRun", times=4)
    done = airflow.run("sense_patiently", id=run)
    looks = [one.status for one in server.requests if one.operation == "getFlowRun"]
    assert (done.state, looks[:5]) == ("success", [503, 503, 503, 503, 200])


def test_a_refused_sign_in_fails_the_sensor_at_once(
    airflow: Any, server: emulator.Emulator
) -> None:
    run = server.add_run(SUPERSTORE)
    server.refuse_next("401001", operation="signIn")
    done = airflow.run("sense_patiently", id=run)
    assert type(done.error).__name__ == "SignInError"
    assert [one.operation for one in server.requests].count("signIn") == 1


@WAYS
def test_a_run_that_does_not_end_fails_the_sensor(
    airflow: Any, server: emulator.Emulator, where: str
) -> None:
    run = server.add_run(SUPERSTORE, status="InProgress")
    done = airflow.run(f"sense_run_id_{where}", id=run)
    assert done.state == "failed"
    assert type(done.error).__name__ == "AirflowSensorTimeout"


@WAYS
@pytest.mark.parametrize("status", ["InProgress", "Cancelled"])
def test_a_soft_sensor_skips_instead(
    airflow: Any, server: emulator.Emulator, where: str, status: str
) -> None:
    run = server.add_run(SUPERSTORE, status=status)
    assert airflow.run(f"sense_softly_{where}", id=run).state == "skipped"


@WAYS
def test_the_run_of_a_schedule_is_found_by_its_start(
    airflow: Any, server: emulator.Emulator, where: str
) -> None:
    run = server.add_run(SUPERSTORE)
    done = airflow.run(f"sense_flow_{where}", since=LONG_AGO)
    assert done.state == "success"
    assert done.xcom()["run_id"] == run
    assert done.xcom("tableau_flow_page")


@WAYS
def test_a_run_before_the_given_time_is_not_the_one(
    airflow: Any, server: emulator.Emulator, where: str
) -> None:
    server.add_run(SUPERSTORE)
    since = datetime.now(UTC) + timedelta(hours=1)
    done = airflow.run(f"sense_flow_{where}", since=since.isoformat())
    assert done.state == "failed"
    assert type(done.error).__name__ == "AirflowSensorTimeout"


def test_a_run_that_starts_during_the_wait_is_found(
    airflow: Any, server: emulator.Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = dict(waiting.wait_for_run.__kwdefaults__, pause=0.05)
    monkeypatch.setattr(waiting.wait_for_run, "__kwdefaults__", defaults)

    def start() -> None:
        for _ in range(6000):
            if "getFlowRuns" in [one.operation for one in server.requests]:
                break
            time.sleep(0.01)
        server.add_run(SUPERSTORE)

    starter = threading.Thread(target=start)
    starter.start()
    done = airflow.run("sense_flow_later", since=LONG_AGO)
    starter.join()
    assert done.state == "success"


@pytest.mark.parametrize("since", ["yesterday", "2026-11-27T00:00:00"])
def test_a_time_that_cannot_be_read_is_refused(
    airflow: Any, server: emulator.Emulator, since: str
) -> None:
    done = airflow.run("sense_flow_deferred", since=since)
    assert "started_after" in str(done.error)


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"run_id": "x", "job_id": "y"},
        {"flow": "x"},
        {"run_id": "x", "started_after": "2026-11-27T00:00:00Z"},
    ],
    ids=["nothing", "two ids", "a flow without a time", "a time without a flow"],
)
def test_arguments_that_do_not_fit_are_refused_when_the_dag_is_read(
    arguments: dict[str, str],
) -> None:
    from tableau_flows.integrations.airflow import TableauFlowRunSensor

    with pytest.raises(ValueError, match="give "):
        TableauFlowRunSensor(task_id="wait", **arguments)
