"""`TableauFlowRunOperator` in DAGs that Airflow runs, in the worker and deferred."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import Any

import pytest
from tableau_flows import Client, emulator, errors

DAY = emulator.ParameterFacts("Day", "string", "2026-01-01")
SUPERSTORE = emulator.seed_id("flow", "Superstore")
WAYS = pytest.mark.parametrize("where", ["here", "deferred"])


def operations(server: emulator.Emulator) -> list[str | None]:
    return [request.operation for request in server.requests]


@WAYS
def test_a_flow_is_run_and_waited_for(airflow: Any, server: emulator.Emulator, where: str) -> None:
    done = airflow.run(f"raise_{where}", flow="Superstore")
    assert done.state == "success"
    result = done.xcom()
    assert result["status"] == "Success"
    assert result["flow_id"] == SUPERSTORE
    assert result["completed_at"] >= result["started_at"] > "2026"
    assert (done.xcom("run_id"), done.xcom("job_id")) == (result["run_id"], result["job_id"])
    assert operations(server).count("runFlowNow") == 1
    assert server.session_count == 0


@WAYS
def test_a_failed_run_fails_the_task_with_the_reason_of_the_server(
    airflow: Any, server: emulator.Emulator, where: str
) -> None:
    server.fail_next_run("The disk is full")
    done = airflow.run(f"raise_{where}")
    assert done.state == "failed"
    assert type(done.error) is errors.FlowRunFailedError
    assert done.error.reason == "The disk is full"
    assert str(done.error).count("The disk is full") == 1


@WAYS
def test_a_cancelled_run_fails_the_task_as_cancelled(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    server.hang_next_run()
    canceller = threading.Thread(target=cancel_the_run_in_progress, args=[tableau])
    canceller.start()
    done = airflow.run(f"raise_{where}")
    canceller.join()
    assert done.state == "failed"
    assert type(done.error) is errors.FlowRunCancelledError


@WAYS
def test_a_wait_that_takes_too_long_fails_the_task_and_leaves_the_run(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    server.hang_next_run()
    done = airflow.run(f"short_{where}")
    assert done.state == "failed"
    assert type(done.error) is errors.WaitTimeoutError
    assert tableau.flow_runs.get(done.xcom("run_id")).status == "InProgress"


def test_the_timeout_of_the_task_cancels_the_run(
    airflow: Any, server: emulator.Emulator, tableau: Client
) -> None:
    server.hang_next_run()
    done = airflow.run("limited_here")
    assert done.state == "failed"
    assert type(done.error).__name__ == "AirflowTaskTimeout"
    (run,) = tableau.flow_runs.latest(SUPERSTORE, count=1)
    assert run.status == "Cancelled"


def test_the_timeout_of_the_task_ends_a_deferred_wait_too(
    airflow: Any, server: emulator.Emulator
) -> None:
    server.hang_next_run()
    begin = time.monotonic()
    done = airflow.run("limited_deferred")
    assert type(done.error) is errors.WaitTimeoutError
    assert time.monotonic() - begin < 15


@pytest.mark.parametrize(
    ("dag", "status"), [("raise_here", "Cancelled"), ("keep_going", "Success")]
)
def test_a_task_that_is_killed_cancels_the_run_unless_told_otherwise(
    airflow: Any, server: emulator.Emulator, tableau: Client, dag: str, status: str
) -> None:
    # Airflow's supervisor sends the signal when a user clears or marks the task.
    server.set_next_run(3600)
    killer = threading.Thread(target=kill_during_the_run, args=[server, tableau])
    killer.start()
    done = airflow.run(dag)
    killer.join()
    (run,) = tableau.flow_runs.latest(SUPERSTORE, count=1)
    assert run.status == status
    assert done.state == ("success" if status == "Success" else "failed")


@WAYS
def test_templates_choose_the_flow_and_its_inputs(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    flow = server.add_flow(
        "Orders",
        project=server.add_project("EU", parent="Finance"),
        content=emulator.sample_flow(("Table", "File"), (), (DAY,)),
    )
    done = airflow.run(
        f"raise_{where}",
        flow="Orders",
        project="Finance/EU",
        values={"Day": "2026-11-27"},
        steps=["File"],
        mode="incremental",
    )
    assert done.state == "success"
    assert done.xcom()["flow_id"] == flow
    (value,) = tableau.flow_runs.get(done.xcom("run_id")).flow_parameter_runs
    assert value.override_value == "2026-11-27"


def test_a_flow_can_be_given_by_its_id(airflow: Any, server: emulator.Emulator) -> None:
    done = airflow.run("raise_here", flow=SUPERSTORE)
    assert done.state == "success"
    assert "queryFlowsForSite" not in operations(server)


def test_an_unknown_flow_fails_the_task_with_similar_names(
    airflow: Any, server: emulator.Emulator
) -> None:
    done = airflow.run("raise_here", flow="Superstor")
    assert type(done.error) is errors.NameNotFoundError
    assert "Superstore" in str(done.error)


@WAYS
def test_a_run_in_progress_is_a_failure_unless_told_otherwise(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    server.hang_next_run()
    tableau.flows.run(SUPERSTORE)
    done = airflow.run(f"raise_{where}")
    assert type(done.error) is errors.AlreadyQueuedError


@WAYS
def test_a_run_in_progress_can_be_waited_for(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    server.hang_next_run()
    run = tableau.flows.run(SUPERSTORE)
    finisher = threading.Thread(target=finish_once_the_task_waits, args=[server])
    finisher.start()
    done = airflow.run(f"attach_{where}")
    finisher.join()
    assert done.state == "success"
    assert done.xcom()["job_id"] == run.job_id


@WAYS
def test_a_run_in_progress_can_skip_the_task(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    server.hang_next_run()
    tableau.flows.run(SUPERSTORE)
    assert airflow.run(f"skip_{where}").state == "skipped"


def test_a_task_can_end_once_the_run_was_requested(
    airflow: Any, server: emulator.Emulator, tableau: Client
) -> None:
    server.hang_next_run()
    done = airflow.run("start_only")
    assert done.state == "success"
    assert done.xcom()["status"] is None
    assert tableau.flow_runs.open(job_id=done.xcom("job_id")).refresh().completed_at is None


@WAYS
def test_the_link_leads_to_the_page_of_the_flow(
    airflow: Any, server: emulator.Emulator, tableau: Client, where: str
) -> None:
    done = airflow.run(f"raise_{where}")
    page = tableau.flows.get(SUPERSTORE).webpage_url
    assert page
    assert done.xcom("tableau_flow_page") == page


def test_the_link_of_a_failed_task_is_there(airflow: Any, server: emulator.Emulator) -> None:
    server.fail_next_run()
    assert airflow.run("raise_deferred").xcom("tableau_flow_page")


def test_no_secret_is_in_logs_or_in_the_database(
    airflow: Any, server: emulator.Emulator, capfd: pytest.CaptureFixture[str]
) -> None:
    from airflow.configuration import conf

    server.refuse_next("401001", operation="signIn")
    assert airflow.run("raise_deferred").state == "failed"
    assert airflow.run("raise_deferred").state == "success"
    printed = "".join(capfd.readouterr())
    assert "401001" in printed
    assert "demo-secret" not in printed
    path = conf.get("database", "sql_alchemy_conn").removeprefix("sqlite:///")
    with open(path, "rb") as file:
        stored = file.read()
    assert b"Superstore" in stored
    assert b"demo-secret" not in stored


def test_the_configuration_of_airflow_decides_about_deferring(
    airflow: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tableau_flows.integrations.airflow import TableauFlowRunOperator, TableauFlowRunSensor

    def made(**arguments: bool) -> tuple[bool, bool]:
        operator = TableauFlowRunOperator(task_id="a", flow="x", **arguments)
        sensor = TableauFlowRunSensor(task_id="b", run_id="x", **arguments)
        return operator.deferrable, sensor.deferrable

    assert made() == (False, False)
    monkeypatch.setenv("AIRFLOW__OPERATORS__DEFAULT_DEFERRABLE", "true")
    assert made() == (True, True)
    assert made(deferrable=False) == (False, False)


def cancel_the_run_in_progress(tableau: Client) -> None:
    run_id = wait_for_a_run(tableau)
    tableau.flow_runs.cancel(run_id)


def kill_during_the_run(server: emulator.Emulator, tableau: Client) -> None:
    wait_for_a_run(tableau)
    for _ in range(3000):
        if "getFlowRun" in operations(server):  # the task waits
            break
        time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.5)
    server.finish_runs()


def finish_once_the_task_waits(server: emulator.Emulator) -> None:
    for _ in range(3000):
        if "getFlowRun" in operations(server):
            break
        time.sleep(0.02)
    server.finish_runs()


def wait_for_a_run(tableau: Client) -> str:
    for _ in range(3000):
        for run in tableau.flow_runs.latest(SUPERSTORE, count=1):
            return run.id
        time.sleep(0.02)
    raise AssertionError("no run was started")
