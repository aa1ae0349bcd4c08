"""Running flows and waiting for them: exit codes, progress, interruptions."""

from __future__ import annotations

import os
import re
import signal
import subprocess

import pytest

from . import conftest


def test_outputs_and_parameters_are_given_by_name(cli, tableau, daily):
    done = cli("run", "Daily", "--output", "Errors", "--param", "Region=East", "--wait", "1m")
    assert done.code == 0
    (run,) = tableau.flow_runs.latest(daily)
    assert run.flow_parameter_runs[0].override_value == "East"


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]], ids=["for real", "dry run"])
@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--output", "Erors"], "no output step 'Erors'; it has 'Clean orders'"),
        (["--param", "Regoin=East"], "no parameter 'Regoin'; it has 'Region'"),
        (["--param", "Region"], "--param takes NAME=VALUE, not 'Region'"),
        (["--param", "Region=a", "--param", "Region=b"], "--param has two values for 'Region'"),
    ],
    ids=lambda value: value[1] if isinstance(value, list) else "",
)
def test_an_unknown_input_runs_nothing(cli, server, daily, arguments, text, dry_run):
    done = cli("run", "Daily", *arguments, *dry_run)
    assert done.code == 2
    assert text in done.stderr
    assert "runFlowNow" not in {request.operation for request in server.requests}


def test_a_run_that_fails_gives_its_reason(cli, server, daily):
    server.fail_next_run("The disk is full")
    done = cli("run", "Daily", "--wait", "-q")
    assert done.code == 10
    (line,) = done.stderr.splitlines()
    assert "The disk is full" in line


def test_each_record_of_a_run_has_the_name_of_the_flow(cli, server, daily):
    server.fail_next_run("The disk is full")
    failed = cli("run", "Daily", "--wait", "--json").records
    done = cli("run", "Daily", "--wait", "--json").records
    assert [record["flow_name"] for record in [*failed, *done]] == ["Daily"] * 4


def test_a_table_of_runs_has_the_reason_if_one_of_them_failed(cli, server, daily):
    server.add_run(daily, status="Success")
    assert "FAILURE REASON" not in cli("runs", "Daily").stdout
    server.add_run(daily, status="Failed", reason="The disk is full")
    header, *rows = cli("runs", "Daily").stdout.splitlines()
    assert "FAILURE REASON" in header
    assert [row for row in rows if "The disk is full" in row]


def test_a_run_that_is_cancelled_elsewhere_has_its_own_code(cli, server, tableau, daily):
    run = server.add_run(daily, status="InProgress")
    assert cli("cancel", run).stdout == f"cancelling: the run {run}\n"
    assert cli("wait", run, "--timeout", "30").code == 11
    assert cli("cancel", run).stdout == f"the run {run} had ended before\n"


def test_a_wait_that_takes_too_long_leaves_the_run(cli, server, tableau, daily):
    server.hang_next_run()
    done = cli("run", "Daily", "--wait", "0.3s")
    assert done.code == 12
    (run,) = tableau.flow_runs.latest(daily)
    assert run.status == "InProgress"
    assert run.id in done.stderr


def test_a_flow_that_is_running_is_not_started_again(cli, server, daily):
    run = server.add_run(daily, status="InProgress")
    assert cli("run", "Daily").code == 13
    done = cli("run", "Daily", "--attach")
    assert (done.code, done.stdout) == (0, f"attached to the run {run} of 'Daily'\n")


def test_a_lost_reply_says_that_the_outcome_is_unknown(cli, server, daily):
    server.drop_next(operation="runFlowNow")
    done = cli("run", "Daily")
    assert done.code == 14
    assert "may or may not have performed it" in done.stderr


def test_a_run_is_waited_for_by_its_id_or_that_of_its_job(cli, tableau, daily):
    (record,) = cli("run", "Daily", "--json").records
    for given in (record["id"], record["job_id"]):
        (ended,) = cli("wait", given, "--json").records
        assert (ended["id"], ended["status"]) == (record["id"], "Success")


def test_a_failed_run_is_a_record_too(cli, server, daily):
    server.fail_next_run("The disk is full")
    done = cli("run", "Daily", "--wait", "--json")
    assert done.code == 10
    *_, ended = done.records
    assert (ended["status"], ended["failure_reason"]) == ("Failed", "The disk is full")


def test_several_runs_are_waited_for_and_one_that_fails_does_not_stop_that(cli, server, daily):
    server.fail_next_run("The disk is full")
    ids = [cli("run", name, "-q").stdout.strip() for name in ("Daily", "Budget")]
    done = cli("wait", *ids, "--json")
    assert done.code == 10
    assert [(one["id"], one["status"]) for one in done.records] == [
        (ids[0], "Failed"),
        (ids[1], "Success"),
    ]
    assert "The disk is full" in done.stderr


def test_an_unknown_run_is_not_found(cli, server):
    done = cli("wait", "00000000-0000-0000-0000-000000000000")
    assert done.code == 5
    assert "getFlowRun" in done.stderr


@pytest.mark.parametrize("command", ["wait", "cancel"])
def test_what_cannot_be_the_id_of_a_run_is_not_sent(cli, server, command):
    server.forget_requests()
    done = cli(command, "job= x/y")
    assert (done.code, done.stdout, len(server.requests)) == (2, "", 0)
    assert done.stderr == (
        "tableau-flows: RUN must be the id of a run or of its job, not 'job= x/y'; `runs --quiet`"
        " lists ids of runs\n"
    )


def test_an_old_server_has_jobs_only(cli, environment, orders):
    from tableau_flows import emulator

    with emulator.running(api_version="3.9", queue_seconds=0, run_seconds=0.1) as old:
        done = cli("publish", orders, "--run", "--wait", "--json", TABLEAU_SERVER=old.url)
        assert done.code == 0, done.stderr
        *_, ended = done.records
        assert (ended["id"], ended["status"]) == (None, "Success")
        assert cli("wait", ended["job_id"], TABLEAU_SERVER=old.url).code == 0


def test_a_pipe_gets_a_line_for_each_status(cli, daily):
    done = cli("run", "Daily", "--wait")
    lines = done.stderr.splitlines()
    assert lines[-1] == "tableau-flows: 'Daily': Success, 100 %"
    assert 1 <= len(lines) <= 3
    assert "\x1b" not in done.stderr


def test_a_log_says_that_a_run_was_started_before_it_says_that_it_failed(
    environment, server, daily
):
    server.fail_next_run("The disk is full")
    environment.pop("PYTHONUNBUFFERED", None)
    done = subprocess.run(
        [*conftest.COMMAND, "run", "Daily", "--wait"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=conftest.PATIENCE,
        check=False,
    )
    assert done.returncode == 10
    assert done.stdout.index("started the run") < done.stdout.index("The disk is full")


def test_the_latest_runs_come_first(cli, server, daily):
    server.add_run(daily, status="Failed", reason="The disk is full")
    newest = server.add_run(daily)
    server.add_run(server.add_flow("Other"))
    assert len(cli("runs", "--json").records) == 3
    first, second = cli("runs", "Daily", "--json").records
    assert (first["id"], first["flow_name"]) == (newest, "Daily")
    assert second["failure_reason"] == "The disk is full"
    (failed,) = cli("runs", "--failed", "--json").records
    assert failed == second
    assert len(cli("runs", "-q", "--limit", "1").stdout.splitlines()) == 1


def interrupted(terminal, server, *options):
    """Interrupt a run as soon as it is waited for; return the exit code and what is shown."""
    server.hang_next_run()
    waiting = terminal("run", "Daily", "--wait", *options)
    assert "started the run" in waiting.read_until("InProgress")
    waiting.write("\x03")
    return waiting.end()


def test_ctrl_c_leaves_the_run_going_and_says_how_to_come_back(
    cli, terminal, server, tableau, daily
):
    code, shown = interrupted(terminal, server, "--server", server.url)
    assert code == 130
    (run,) = tableau.flow_runs.latest(daily)
    assert run.status == "InProgress"
    command = re.search(r"To wait again: tableau-flows (.*?)\r?\n", shown)
    assert command[1] == f"wait {run.id} --server {server.url}"
    server.finish_runs()
    assert cli(*command[1].split()).code == 0


def test_ctrl_c_cancels_the_run_if_asked(terminal, server, tableau, daily):
    code, shown = interrupted(terminal, server, "--cancel-on-interrupt")
    assert code == 11
    (run,) = tableau.flow_runs.latest(daily)
    assert run.status == "Cancelled"
    assert f"interrupted; cancelled: {run.id}" in shown


def test_a_run_that_cannot_be_cancelled_continues_and_the_reason_is_told(
    terminal, server, tableau, daily
):
    server.refuse_next("403004", operation="cancelFlowRun")
    code, shown = interrupted(terminal, server, "--cancel-on-interrupt")
    assert code == 130
    (run,) = tableau.flow_runs.latest(daily)
    assert run.status == "InProgress"
    assert f"the run {run.id} is not cancelled: " in shown
    assert f"tableau-flows wait {run.id}" in shown


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_wait_in_a_pipe(environment, server, tableau, daily, number, code):
    server.hang_next_run()
    process = subprocess.Popen(
        [*conftest.COMMAND, "run", "Daily", "--wait"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        while "InProgress" not in process.stderr.readline():
            assert process.poll() is None
        os.kill(process.pid, number)
        assert process.wait(30) == code
        assert "the run continues on the server" in process.stderr.read()
    assert tableau.flow_runs.latest(daily)[0].status == "InProgress"
