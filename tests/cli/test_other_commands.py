"""Schedules, tasks, jobs, projects, connections, permissions, folders, any request."""

from __future__ import annotations

import json
import os
import signal
import subprocess

import pytest
from tableau_flows import Grant, emulator

from . import conftest


def operations_of(server):
    return [request.operation for request in server.requests]


def test_a_flow_is_put_on_a_schedule_once(cli, tableau, daily):
    for _ in range(2):
        done = cli("schedule", "Daily", "Nightly flows")
        assert done.code == 0
        assert done.stdout.startswith(
            "scheduled: the flow 'Daily', on the schedule 'Nightly flows'"
        )
    tasks = [task for task in tableau.flow_tasks.list() if task.flow_run.flow.id == daily]
    assert len(tasks) == 1


def test_a_dry_run_of_a_schedule_adds_nothing(cli, server, daily):
    done = cli("schedule", "Daily", "Nightly flows", "--dry-run")
    assert done.stdout.startswith("would be scheduled: the flow 'Daily'")
    assert "addFlowTaskToSchedule" not in operations_of(server)


CLOUD = {"TABLEAU_SITE": "main"}


@pytest.mark.parametrize(
    ("options", "frequency"),
    [
        (
            ["hourly", "--at", "8:00", "--until", "18:00", "--every", "1h", "--day", "Monday"],
            "Hourly",
        ),
        (["daily", "--at", "06:30", "--day", "Monday", "--day", "Friday"], "Daily"),
        (["weekly", "--at", "06:30", "--day", "Sunday"], "Weekly"),
        (["monthly", "--at", "06:30", "--day", "1", "--day", "15"], "Monthly"),
    ],
    ids=conftest.shown,
)
def test_a_task_of_tableau_cloud_has_a_schedule_of_its_own(cli, options, frequency):
    with emulator.running(cloud=True) as cloud:
        given = {**CLOUD, "TABLEAU_SERVER": cloud.url}
        done = cli("schedule", "Superstore", "--repeat", *options, "--json", **given)
        assert done.code == 0, done.stderr
        assert done.records[0]["frequency"] == frequency


DAILY_AT_SIX = ("--repeat", "daily", "--at", "06:00")


def test_a_schedule_that_is_not_there_is_created_once(cli, server, tableau, daily):
    done = cli("schedule", "Daily", "At six", *DAILY_AT_SIX, "--dry-run")
    assert done.stdout == "would be scheduled: the flow 'Daily', on the new schedule 'At six'\n"
    assert {"createSchedule", "addFlowTaskToSchedule"}.isdisjoint(operations_of(server))
    for new in ("new ", ""):
        done = cli("schedule", "Daily", "At six", *DAILY_AT_SIX)
        assert done.code == 0, done.stderr
        expected = f"scheduled: the flow 'Daily', on the {new}schedule 'At six' (task "
        assert done.stdout.startswith(expected)
    assert operations_of(server).count("createSchedule") == 1
    made = tableau.schedules.get(tableau.schedules.find("At six"))
    assert (made.type, made.frequency, made.frequency_details.start.hour) == ("Flow", "Daily", 6)
    assert len([*tableau.flow_tasks.list_for_schedule(made)]) == 1


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (["daily", "--at", "07:00"], "there is a schedule 'At six' that runs at other times"),
        (["weekly", "--at", "06:00", "--day", "Monday"], "that runs at other times"),
        (["daily", "--at", "06:00", "--until", "20:00", "--every", "4h"], "at other times"),
    ],
    ids=conftest.shown,
)
def test_a_schedule_with_other_times_is_left_as_it_is(cli, server, daily, options, text):
    assert cli("schedule", "Daily", "At six", *DAILY_AT_SIX).code == 0
    server.forget_requests()
    done = cli("schedule", "Daily", "At six", "--repeat", *options)
    assert done.code == 2
    assert text in done.stderr
    assert {"createSchedule", "updateSchedule"}.isdisjoint(operations_of(server))


def test_only_server_administrators_create_schedules(cli, server, daily):
    names = {"TABLEAU_TOKEN_NAME": "publisher", "TABLEAU_TOKEN_SECRET": "publisher-secret"}
    flow = server.add_flow("Own", owner="publisher")
    done = cli("schedule", flow, "At six", *DAILY_AT_SIX, **names)
    assert done.code == 4
    assert "createSchedule" in done.stderr


def test_a_new_schedule_needs_a_name_and_tableau_server(cli, daily):
    done = cli("schedule", "Daily", "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c01", *DAILY_AT_SIX)
    assert done.code == 2
    assert "with --repeat, give the name of the schedule, not an id" in done.stderr
    with emulator.running(cloud=True) as cloud:
        given = {**CLOUD, "TABLEAU_SERVER": cloud.url}
        done = cli("schedule", "Superstore", "At six", *DAILY_AT_SIX, **given)
    assert done.code != 0
    assert "querySchedules exists on Tableau Server only" in done.stderr


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ([], "give a schedule of Tableau Server, or --repeat on Tableau Cloud"),
        (["Nightly flows", "--at", "6:00"], "--at, --until, --every and --day need --repeat"),
        (["--repeat", "daily"], "--repeat needs --at"),
        (["--repeat", "daily", "--at", "25:00"], "--at must be a time such as 06:30"),
        (["--repeat", "hourly", "--at", "6:00"], "--repeat hourly needs --until"),
        (["--repeat", "weekly", "--at", "6:00", "--every", "1h"], "--until and --every do not go"),
        (["--repeat", "weekly", "--at", "6:00", "--day", "Mon"], "Monday"),
    ],
    ids=conftest.shown,
)
def test_a_schedule_that_is_incomplete_is_refused(cli, server, daily, options, text):
    done = cli("schedule", "Daily", *options)
    assert done.code == 2
    assert text in done.stderr
    assert {"addFlowTaskToSchedule", "createCloudFlowTask"}.isdisjoint(operations_of(server))


HINT = "; on Tableau Server, give the name of the schedule after the flow"


@pytest.mark.parametrize(
    ("options", "on_server", "on_cloud"),
    [
        (
            ["--repeat", "daily", "--every", "2h"],
            "--every must be given together with --until (Daily on Tableau Server)",
            "--every must be given together with --until (Daily on Tableau Cloud)",
        ),
        (
            ["--repeat", "weekly"],
            "--day must hold 1 to 7 days of the week, not 0 (Weekly on Tableau Server)",
            "--day must hold exactly one day of the week, not 0 (Weekly on Tableau Cloud)",
        ),
        (
            ["--repeat", "daily", "--every", "5h"],
            "--every must be given together with --until (Daily on Tableau Server)",
            "--every must be given together with --until (Daily on Tableau Cloud)",
        ),
    ],
    ids=conftest.shown,
)
def test_a_schedule_that_no_server_takes_is_refused_as_by_the_one_that_is_meant(
    quick, server, daily, options, on_server, on_cloud
):
    given = [*options, "--at", "6:00"]
    named = quick("schedule", "Daily", "New", *given)
    assert (named.code, named.stderr) == (2, f"tableau-flows: {on_server}\n")
    unnamed = quick("schedule", "Daily", *given)
    assert (unnamed.code, unnamed.stderr) == (2, f"tableau-flows: {on_cloud}{HINT}\n")
    wrong = quick("schedule", "Daily", "--repeat", "weekly", "--at", "6:00", "--day", "Mon")
    assert (wrong.code, HINT in wrong.stderr) == (2, False)


def test_tasks_schedules_and_jobs_are_listed(cli, server, daily):
    server.add_task(daily, schedule="Hourly flows")
    server.add_run(daily)
    server.add_run(daily, status="InProgress")
    (task,) = cli("tasks", "--schedule", "Hourly flows", "--json").records
    assert (task["flow_name"], task["schedule_name"]) == ("Daily", "Hourly flows")
    assert len(cli("tasks", "-q").stdout.splitlines()) == 2
    names = {record["name"] for record in cli("schedules", "--json").records}
    assert {"Hourly flows", "Nightly flows"} <= names
    (job,) = cli("jobs", "--status", "InProgress", "--json").records
    assert job["title"] == "Daily"
    assert len(cli("jobs", "--limit", "1", "-q").stdout.splitlines()) == 1


def test_projects_are_listed_with_their_paths(cli, server):
    paths = [record["path"] for record in cli("projects", "--json").records]
    assert "Sales/EU" in paths
    assert paths == sorted(paths, key=str.casefold)


def test_the_versions_of_the_server_need_no_sign_in(cli, server):
    (record,) = cli("server", "--json", TABLEAU_TOKEN_NAME=None, TABLEAU_TOKEN_SECRET=None).records
    assert record["id"] == server.url
    assert operations_of(server) == ["serverInfo"]


def test_connections_are_listed(cli, daily):
    (record,) = cli("connections", "list", "Daily", "--json").records
    assert (record["server_address"], record["server_port"]) == ("db1.example.com", 5432)


@pytest.mark.parametrize("way", ["variable", "stdin"])
def test_passwords_of_connections_are_changed_without_being_shown(cli, server, daily, way):
    update = ["connections", "update", "--server-address", "DB1.example.com", "--embed-password"]
    if way == "stdin":
        done = cli(*update, "--password-stdin", "-v", stdin="new-password-1\n")
    else:
        done = cli(*update, "--password-env", "ETL", "-v", ETL="new-password-1")
    assert done.code == 0
    assert done.stdout.startswith("updated: flow 'Daily'")
    assert "new-password-1" not in done.stdout + done.stderr
    assert "updateFlowConnection" in operations_of(server)


def test_a_dry_run_of_connections_changes_nothing(cli, server, daily):
    update = ["connections", "update", "--user-name", "etl", "--new-user-name", "etl2"]
    done = cli(*update, "--flow", "Daily", "--dry-run")
    assert done.stdout.startswith("would be updated: flow 'Daily'")
    assert "updateFlowConnection" not in operations_of(server)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ([], "at least one of --server-address, --server-port, --user-name, --type"),
        (["--type", "x"], "at least one of --new-server-address"),
        (["--type", "x", "--password-env", "NONE"], "the variable NONE, with the secret of"),
        (["--type", "x", "--password-stdin"], "stdin has no new password"),
        (["--type", "x", "--password-env", "A", "--password-stdin"], "cannot be used together"),
        (["--type", "x", "--project", "Sales"], "--project needs --flow"),
        (["--type", "x", "--password", "new"], "No such option: --password"),
    ],
    ids=conftest.shown,
)
def test_an_update_of_connections_that_is_incomplete_is_refused(cli, server, options, text):
    done = cli("connections", "update", *options)
    assert done.code == 2
    assert text in done.stderr
    assert "updateFlowConnection" not in operations_of(server)


def test_a_terminal_asks_for_a_password_and_does_not_show_it(terminal, server, daily):
    update = ("connections", "update", "--server-address", "db1.example.com", "--password-stdin")
    asked = terminal(*update)
    asked.read_until("New password: ")
    asked.write("new-password-1\n")
    code, shown = asked.end()
    assert code == 0
    assert "new-password-1" not in shown
    assert "updateFlowConnection" in operations_of(server)


def test_rules_are_copied_from_one_flow_to_another(cli, tableau, server, daily, tmp_path):
    group = tableau.groups.find("Analysts")
    user = tableau.users.find("viewer")
    grants = [Grant(group=group, allow=["Read"]), Grant(user=user, allow=["Read"], deny=["Write"])]
    tableau.permissions.set(daily, grants, others="remove")
    shown = cli("permissions", "show", "Daily", "--json")
    assert {(one["group"], one["user"], *one["allow"], *one["deny"]) for one in shown.records} == {
        ("Analysts", None, "Read"),
        (None, "viewer", "Read", "Write"),
    }
    target = server.add_flow("Target")
    copy = ["permissions", "set", "Target", "-", "--others", "remove"]
    planned = cli(*copy, "--dry-run", stdin=shown.stdout)
    assert planned.stdout.startswith("would be ")
    assert cli(*copy, stdin=shown.stdout).code == 0
    rules = tableau.permissions.get(target).grantee_capabilities
    assert {(rule.user or rule.group).id for rule in rules} == {group.id, user.id}
    again = cli(*copy, stdin=shown.stdout)
    assert again.stdout == "no changes\n"


def test_rules_are_read_from_a_toml_file(cli, tableau, daily, tmp_path):
    (tmp_path / "rules.toml").write_text('[[grants]]\ngroup = "Analysts"\nallow = ["Read"]\n')
    done = cli("permissions", "set", "Daily", "rules.toml", "--json")
    assert [(one["action"], one["detail"]) for one in done.records] == [("added", "Read (Allow)")]
    holders = tableau.permissions.holders(daily, "Read")
    assert "Analysts" in {holder.name for holder in holders}


@pytest.mark.parametrize(
    ("name", "content", "code", "text"),
    [
        ("a.json", "", 2, "holds no grants"),
        ("a.json", "{", 2, "a.json"),
        ("a.json", "[]", 2, "each grant must be an object"),
        ("a.toml", 'grants = "x"', 2, "must hold tables [[grants]]"),
        ("a.json", '{"allow": ["Read"]}', 2, "needs one of user, group and group_set"),
        ("a.json", '{"group": "Analysts", "alow": []}', 2, "has no key 'alow'"),
        ("a.json", '{"group": "Analysts", "allow": "Read"}', 2, "allow must be a list"),
        ("a.json", '{"group": "Analysts", "allow": ["Raed"]}', 2, "did you mean 'Read'?"),
        ("a.json", '{"group": "Analyst", "allow": ["Read"]}', 5, "similar names: 'Analysts'"),
        ("a.json", '{"group_set": "None", "allow": ["Read"]}', 5, "no group set 'None'"),
    ],
)
def test_a_file_of_rules_that_is_wrong_changes_nothing(
    cli, server, daily, tmp_path, name, content, code, text
):
    (tmp_path / name).write_text(content)
    done = cli("permissions", "set", "Daily", name, "--others", "remove")
    assert done.code == code
    assert text in done.stderr
    assert {"addFlowPermissions", "deleteFlowPermissionUser"}.isdisjoint(operations_of(server))


def test_a_folder_is_synchronized(cli, tableau, tmp_path, orders):
    folder = tmp_path / "flows"
    folder.mkdir()
    orders.rename(folder / orders.name)
    (folder / "Bad.tflx").write_bytes(b"no archive")
    sync = ["sync", folder, "--project", "Sales/EU", "--state", "state.json"]
    planned = cli(*sync, "--dry-run")
    assert "would be published: Orders.tflx" in planned.stdout
    done = cli(*sync)
    assert done.code == 2
    assert done.stdout == "published: Orders.tflx\n"
    assert done.stderr.startswith("tableau-flows: Bad.tflx: ")
    assert tableau.flows.find("Orders", project="Sales/EU")
    (folder / "Bad.tflx").unlink()
    (record,) = cli(*sync, "--json").records
    assert (record["action"], record["name"]) == ("unchanged", "Orders")


def test_any_endpoint_is_called(cli, server, daily, tmp_path):
    done = cli("request", "get", "/sites/{site_id}/flows", "--query", "pageSize=1")
    assert done.stdout.startswith("<?xml")
    assert 'pageSize="1"' in done.stdout
    body = "<tsRequest><tags><tag label='new'/></tags></tsRequest>"
    put = ["request", "put", f"/sites/{{site_id}}/flows/{daily}/tags", "--body", "-"]
    assert cli(*put, "--dry-run", stdin=body).stdout.startswith("would be sent: PUT /sites/")
    assert "addTagsToFlow" not in operations_of(server)
    assert 'label="new"' in cli(*put, stdin=body).stdout
    (tmp_path / "body.xml").write_text(body)
    assert cli(*put[:-1], "body.xml").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["get", "sites"], 2),
        (["get", "/sites/../x"], 2),
        (["steal", "/sites"], 2),
        (["get", "/sites/{site_id}/flows/00000000-0000-0000-0000-000000000000"], 5),
    ],
    ids=conftest.shown,
)
def test_a_request_that_is_wrong_is_refused(cli, arguments, code):
    done = cli("request", *arguments)
    assert (done.code, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1


def test_an_emulated_server_runs_until_it_is_interrupted(environment):
    process = subprocess.Popen(
        [*conftest.COMMAND, "emulator", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert "Emulated Tableau server at http://127.0.0.1:" in process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(30) in (0, 130)


def test_a_warning_of_the_library_is_one_line(cli, server, tableau, daily):
    server.add_task(daily)
    server.add_task(daily)
    done = cli("schedule", "Daily", "Nightly flows", PYTHONWARNINGS="default")
    assert done.code == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("tableau-flows: warning: ")


def test_results_are_lines_of_json_whatever_their_kind(cli, daily):
    for line in cli("permissions", "show", "Superstore", "--json").stdout.splitlines():
        assert json.loads(line)["kind"] == "permission"


def test_an_update_that_matches_no_connection_says_so(cli, server):
    words = ["connections", "update", "--server-address", "nope.example.com"]
    done = cli(*words, "--new-user-name", "reader")
    assert (done.code, done.stdout) == (0, "")
    assert done.stderr == "tableau-flows: no connection matches\n"
    assert cli(*words, "--new-user-name", "reader", "-q").stderr == ""


def test_a_folder_without_flow_files_is_told(cli, server, tmp_path):
    (tmp_path / "flows" / "EU").mkdir(parents=True)
    done = cli("sync", "flows", "--project", "Default")
    assert (done.code, done.stdout) == (0, "")
    assert "holds no flow files; those in folders below" in done.stderr
    assert cli("sync", "flows", "--project", "Default", "-q").stderr == ""


def test_a_schedule_of_a_server_without_its_name_asks_for_the_name(cli, server):
    done = cli("schedule", "Superstore", "--repeat", "daily", "--at", "07:00")
    assert done.code == 2
    assert "on Tableau Server, give the name of the schedule" in done.stderr
