"""The examples are short, and do on the server what they say."""

from __future__ import annotations

import csv
import re
import runpy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import tableauserverclient as tsc
from named_calls import check_calls
from tableau_flows import Client, FlowRunHandle
from tableau_flows.emulator import ConnectionFacts, ParameterFacts, sample_flow, seed_id

OTHERS = {"conftest.py", "test_examples.py"}
EXAMPLES = sorted(path for path in Path(__file__).parent.glob("*.py") if path.name not in OTHERS)
DAILY = sample_flow(
    ["Clean orders", "Errors"],
    [ConnectionFacts("postgres", "db1.example.com", 5432, "etl")],
    [ParameterFacts("Region", value="West")],
)


@pytest.fixture
def daily(server):
    """A flow in Sales/EU with two outputs and a parameter, and one of that name elsewhere."""
    server.add_flow("Daily", project="Finance")
    return server.add_flow("Daily", project="Sales/EU", content=DAILY)


@pytest.fixture
def orders(tmp_path):
    """A flow file."""
    path = tmp_path / "Orders.tflx"
    path.write_bytes(DAILY)
    return path


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_less_than_60_lines(path):
    assert len(path.read_text("utf-8").splitlines()) < 60


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_without_arguments_works_or_says_what_it_needs(path, run_example):
    done = run_example(path.name)
    said = re.search("usage: python |usage: .*py|variable [A-Z_]+ is not set", done.stderr, re.I)
    assert done.returncode == 0 or said
    assert "Traceback" not in done.stderr


def test_explore_runs_what_is_named_and_prints_a_table(run_example, server, tableau, daily):
    server.add_run(daily, status="Failed", reason="The disk is full")
    done = run_example(
        *("explore.py", "Daily", "--project", "Sales/EU"),
        *("--output", "Clean orders", "--set", "Region=East"),
    )
    assert done.returncode == 0, done.stderr
    for line in ("output 'Errors'", "parameter 'Region', by default 'West'", "100 %"):
        assert line in done.stdout
    assert done.stdout.index("Success") < done.stdout.index("Failed")  # the latest comes first

    newest, _ = tableau.flow_runs.latest(daily)
    assert newest.flow_parameter_runs[0].override_value == "East"
    (request,) = [one for one in server.requests if one.operation == "runFlowNow"]
    assert request.status == 200


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Dialy"], "there is no flow 'Dialy' that the user may see; similar names: 'Daily'"),
        (["Daily", "--project", "Sales/EU", "--set", "Regoin=East"], "'Region'"),
    ],
    ids=["no such flow", "no such parameter"],
)
def test_explore_says_which_names_there_are(run_example, tableau, daily, arguments, message):
    done = run_example("explore.py", *arguments)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert tableau.flow_runs.latest(daily) == ()


def test_explore_says_how_a_parameter_is_set(run_example, server, daily):
    done = run_example("explore.py", "Daily", "--project", "Sales/EU", "--set", "Region")
    assert done.returncode == 2
    assert "--set takes PARAMETER=VALUE" in done.stderr
    assert server.requests == ()


def test_explore_says_why_a_run_failed(run_example, server, daily):
    server.fail_next_run("The disk is full", flow=daily)
    done = run_example("explore.py", "Daily", "--project", "Sales/EU")
    assert done.returncode == 1
    assert "The disk is full" in done.stderr


def test_pipeline_publishes_runs_and_waits(run_example, tableau, orders):
    done = run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Sales/EU")
    assert (done.returncode, done.stderr) == (0, "")
    flow = tableau.flows.find("Orders", project="Sales/EU")
    (run,) = tableau.flow_runs.latest(flow)
    assert run.status == "Success"
    assert flow.id in done.stdout
    assert run.background_job_id in done.stdout


def test_pipeline_replaces_what_it_published_before(run_example, tableau, orders):
    for _ in range(2):
        assert run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Sales/EU").returncode == 0
    flow = tableau.flows.find("Orders", project="Sales/EU")
    assert len(tableau.flow_runs.latest(flow)) == 2


def test_pipeline_fails_with_the_reason_of_the_run(run_example, server, tableau, orders):
    server.fail_next_run("The disk is full")
    done = run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Sales/EU")
    assert done.returncode == 10
    assert done.stderr.startswith("FlowRunFailedError: ")
    assert "The disk is full" in done.stderr
    flow = tableau.flows.find("Orders", project="Sales/EU")
    assert tableau.flow_runs.last_failure(flow).failure_reason.message == "The disk is full"


def test_pipeline_leaves_a_run_that_takes_too_long(run_example, server, tableau, orders):
    server.hang_next_run()
    done = run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Sales/EU", FLOW_TIMEOUT="0.8")
    assert done.returncode == 12
    assert done.stderr.startswith("WaitTimeoutError: ")
    (run,) = tableau.flow_runs.latest(tableau.flows.find("Orders", project="Sales/EU"))
    assert run.status == "InProgress"


@pytest.mark.parametrize(
    ("variables", "code", "error"),
    [
        ({"FLOW_PROJECT": "Sales/UE"}, 22, "NameNotFoundError: there is no project 'UE' in"),
        ({"FLOW_FILE": "missing.tflx"}, 23, "FlowFileError: "),
        ({"TABLEAU_TOKEN_SECRET": "wrong-secret"}, 20, "SignInError: "),
        ({"TABLEAU_SERVER": "http://127.0.0.1:9"}, 31, "ConnectionFailedError: "),
    ],
    ids=["no such project", "no such file", "wrong secret", "no server"],
)
def test_pipeline_tells_what_is_wrong_and_publishes_nothing(
    run_example, server, orders, variables, code, error
):
    given = {"FLOW_FILE": orders, "FLOW_PROJECT": "Sales/EU", **variables}
    done = run_example("pipeline.py", **given)
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith(error)
    assert "Traceback" not in done.stderr
    assert "wrong-secret" not in done.stderr
    assert "publishFlow" not in {request.operation for request in server.requests}


def test_pipeline_tells_that_the_user_may_not_publish(run_example, server, orders):
    server.add_access_token("reader", "reader-secret", user="viewer")
    token = {"TABLEAU_TOKEN_NAME": "reader", "TABLEAU_TOKEN_SECRET": "reader-secret"}
    done = run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Default", **token)
    assert done.returncode == 21, done.stderr
    assert done.stderr.startswith("PermissionDeniedError: ")


def test_pipeline_refuses_a_wrong_time_before_it_does_anything(run_example, server, orders):
    done = run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Sales/EU", FLOW_TIMEOUT="10m")
    words = "the variable FLOW_TIMEOUT must be a number of seconds, not '10m'\n"
    assert (done.returncode, done.stderr) == (1, words)
    assert server.requests == ()


def test_pipeline_takes_an_empty_time_for_none(run_example, orders):
    done = run_example("pipeline.py", FLOW_FILE=orders, FLOW_PROJECT="Sales/EU", FLOW_TIMEOUT="")
    assert (done.returncode, done.stderr) == (0, "")


def test_pipeline_names_the_setting_that_is_missing(run_example, orders):
    done = run_example("pipeline.py", FLOW_FILE=orders)
    assert (done.returncode, done.stderr) == (1, "the variable FLOW_PROJECT is not set\n")


@pytest.fixture
def folder(tmp_path):
    """A folder with two flows, one of which connects to db1 and one to db2."""
    folder = tmp_path / "flows"
    folder.mkdir()
    (folder / "Orders.tflx").write_bytes(DAILY)
    other = ConnectionFacts("postgres", "db2.example.com", 5432, "etl")
    (folder / "Returns.tflx").write_bytes(sample_flow(["Returns"], [other]))
    return folder


def nightly(run_example, folder):
    return run_example("nightly.py", folder, "failures.csv", ETL_PASSWORD="rotated-password")


def test_nightly_without_the_password_changes_nothing(run_example, server, folder):
    done = run_example("nightly.py", folder, "failures.csv", ETL_PASSWORD="")
    assert (done.returncode, done.stderr) == (1, "the variable ETL_PASSWORD is not set\n")
    assert "publishFlow" not in {request.operation for request in server.requests}


def test_nightly_makes_everything_right(run_example, server, tableau, folder):
    server.add_flow("Old", project="Finance", content=DAILY)
    done = nightly(run_example, folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "flows: 2 published as new" in done.stdout
    assert "connections: 2 changed" in done.stdout
    assert "rotated-password" not in done.stdout

    group = tableau.groups.find("Analysts")
    for name, embedded in (("Orders", True), ("Returns", False)):
        flow = tableau.flows.find(name, project="Sales/EU")
        (rule,) = tableau.permissions.get(flow).grantee_capabilities
        assert rule.group.id == group.id
        assert {(one.name, one.mode) for one in rule.capabilities} == {
            *(("Read", "Allow"), ("Execute", "Allow")),
        }
        (connection,) = tableau.connections.list(flow)
        assert (connection.embed_password or False) is embedded
    tasks = tableau.flow_tasks.list_for_schedule(tableau.schedules.find("Nightly flows"))
    assert sorted(task.flow_run.flow.name for task in tasks) == ["Orders", "Returns", "Superstore"]


def test_nightly_changes_nothing_the_second_time_but_the_password(
    run_example, server, tableau, folder
):
    assert nightly(run_example, folder).returncode == 0
    server.forget_requests()
    done = nightly(run_example, folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 published as new, 0 published as changed, 2 unchanged, 0 failed" in done.stdout
    writes = [one.operation for one in server.requests if one.method != "GET"]
    assert writes == ["signIn", "updateFlowConnection", "signOut"]


def test_nightly_corrects_what_was_changed_in_between(run_example, tableau, folder):
    assert nightly(run_example, folder).returncode == 0
    (folder / "Returns.tflx").write_bytes(sample_flow(["Returns", "Refunds"]))
    orders = tableau.flows.find("Orders", project="Sales/EU")
    tableau.permissions.grant(orders, user=tableau.users.find("viewer"), allow=["Write"])
    done = nightly(run_example, folder)
    assert "0 published as new, 1 published as changed" in done.stdout
    assert "Orders: removed Write (Allow) for the user" in done.stdout
    returns = tableau.flows.find("Returns", project="Sales/EU")
    assert [step.name for step in tableau.flows.get(returns).output_steps] == ["Returns", "Refunds"]
    (rule,) = tableau.permissions.get(orders).grantee_capabilities
    assert rule.group is not None


def test_nightly_reports_the_failures_of_the_last_day_with_mail_addresses(
    run_example, server, folder, tmp_path
):
    budget, plans = seed_id("flow", "Budget"), seed_id("flow", "Secret plans")
    server.add_run(budget, status="Failed", reason='The disk "D", is full')
    server.add_run(plans, status="Success")
    two_days_ago = datetime.now(UTC) - timedelta(days=2)
    server.add_run(plans, status="Failed", started_at=two_days_ago)
    assert nightly(run_example, folder).returncode == 0
    with (tmp_path / "failures.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert datetime.fromisoformat(row.pop("started")) > two_days_ago
    assert row == {
        "flow": "Budget",
        "owner": "publisher@example.com",
        "reason": 'The disk "D", is full',
    }


def test_nightly_goes_on_past_a_file_that_is_no_flow_and_fails_at_the_end(
    run_example, server, tableau, folder
):
    (folder / "Broken.tflx").write_bytes(b"not an archive")
    done = nightly(run_example, folder)
    assert done.returncode == 1
    assert "Broken.tflx" in done.stderr
    assert "Traceback" not in done.stderr
    assert "flows: 2 published as new, 0 published as changed, 0 unchanged, 1 failed" in done.stdout
    names = {flow.name for flow in tableau.flows.list()}
    assert {"Orders", "Returns"} < names
    assert "Broken" not in names


def test_migrate_uses_one_session_with_both_clients(run_example, server):
    done = run_example("migrate.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("3 flows with their session\n3 flows with our session\n")
    seen = [one.operation for one in server.requests if one.operation != "serverInfo"]
    assert seen == [
        *("signIn", "queryFlowsForSite", "signOut"),
        *("signIn", "queryFlowsForSite", "signOut"),
    ]
    assert all(request.status in {200, 204} for request in server.requests)


def test_the_calls_that_migrate_maps_exist():
    calls = runpy.run_path(str(Path(__file__).parent / "migrate.py"))["CALLS"]
    assert len(calls) >= 15
    homes = {
        "server": tsc.Server("http://127.0.0.1:9"),
        "tableau": Client,
        "run": FlowRunHandle,
    }
    for call in [*calls, *calls.values()]:
        assert check_calls(call, homes), call
