"""What commands write: ids alone, CSV, JSON, times, and the bytes of a reply as they are."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tableau_flows.cli.display.making import time_text
from tableau_flows.cli.display.output import Output
from tableau_flows.cli.display.schema import json_schema

from . import conftest


def written(*records, **form):
    stream = io.StringIO()
    output = Output(**{"json": False, "csv": False, "quiet": False, **form}, stream=stream)
    for record in records:
        output.one(record, "a sentence")
    output.end()
    return stream.getvalue()


def test_a_record_without_an_id_is_no_line_of_ids():
    assert written({"id": "1"}, {"id": None}, {"id": "2"}, quiet=True) == "1\n2\n"


def test_what_would_be_published_has_no_id_yet(quick, orders):
    done = quick("publish", orders, "--dry-run", "-q")
    assert (done.code, done.stdout, done.stderr) == (0, "", "")


def test_each_kind_of_record_has_a_header_of_its_own_in_csv():
    one, other = {"id": "1", "name": "a"}, {"id": "2", "status": "b"}
    expected = "id,name\n1,a\n1,a\nid,status\n2,b\nid,name\n1,a\n"
    assert written(one, one, other, one, csv=True) == expected


def test_a_flow_that_is_published_and_run_is_two_tables_of_csv(quick, orders):
    done = quick("publish", orders, "--run", "--csv")
    assert done.code == 0
    header, change, second, run = done.stdout.splitlines()
    assert header.startswith("kind,action,object,id,")
    assert change.startswith("change,published,flow,")
    assert second.startswith("kind,id,job_id,")
    assert run.startswith("run,")


def test_lists_of_objects_are_json_in_csv_and_lists_of_texts_are_texts(quick, tableau, daily):
    tableau.flows.add_tags(daily, ["one", "two"])
    (row,) = csv.DictReader(io.StringIO(quick("show", "Daily", "--csv").stdout))
    (record,) = quick("show", "Daily", "--json").records
    assert [step["name"] for step in json.loads(row["output_steps"])] == ["Clean orders", "Errors"]
    assert json.loads(row["parameters"]) == record["parameters"]
    assert row["tags"] == ", ".join(record["tags"])


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (None, None),
        (datetime(2026, 3, 1, 12, 30, tzinfo=UTC), "2026-03-01T12:30:00Z"),
        (
            datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))),
            "2026-02-28T22:30:00Z",
        ),
        (
            datetime(2026, 3, 1, 20, tzinfo=timezone(timedelta(hours=-5))),
            "2026-03-02T01:00:00Z",
        ),
    ],
)
def test_times_are_in_utc(when, text):
    assert time_text(when) == text


def test_a_connection_tells_whether_its_password_is_stored(quick, daily):
    update = ("connections", "update", "--flow", "Daily", "--type", "postgres")
    for given, stored in (("--embed-password", True), ("--no-embed-password", False)):
        assert quick(*update, given, "--password-env", "NEW", NEW="new-password-1").code == 0
        (record,) = quick("connections", "list", "Daily", "--json").records
        assert record["embed_password"] is stored


def test_a_reply_is_written_to_a_pipe_as_it_is(quick, server):
    body = b'<tsResponse note="no line end"/>'
    server.answer_next(
        200, body, operation="querySites", headers={"content-type": "application/xml"}
    )
    assert quick("request", "get", "/sites").stdout == body.decode()


def test_a_reply_ends_with_a_line_end_in_a_terminal(terminal, server):
    server.answer_next(200, b"<a/>", operation="querySites", headers={"content-type": "text/xml"})
    code, shown = terminal("request", "get", "/sites").end()
    assert (code, shown) == (0, "<a/>\r\n")


def test_a_quiet_run_that_is_waited_for_is_one_id(quick, tableau, daily):
    done = quick("run", "Daily", "-q", "--wait")
    (run,) = tableau.flow_runs.latest(daily)
    assert (done.code, done.stdout) == (0, f"{run.id}\n")


@pytest.mark.parametrize("form", [[], ["-q"], ["--json"]], ids=["people", "quiet", "json"])
def test_a_run_that_is_not_waited_for_is_told_once(quick, tableau, daily, form):
    done = quick("run", "Daily", *form)
    (run,) = tableau.flow_runs.latest(daily)
    (line,) = done.stdout.splitlines()
    assert run.id in line


def test_a_name_that_the_terminal_cannot_show_does_not_end_a_list(cli, server):
    flow = server.add_flow("Gr\u00f6\u00dfe", project="Sales/EU")
    done = cli("list", "--project", "Sales/EU", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.code == 0, done.stderr
    assert "Gr??e" in done.stdout
    assert flow in done.stdout


def test_a_message_names_the_options_of_the_command(quick):
    done = quick("connections", "update", "--type", "x")
    assert "--new-user-name, --password-env, --embed-password" in done.stderr
    assert " password=" not in done.stderr


TASKS = """<tsResponse xmlns="http://tableau.com/api"><tasks><task>
<flowRun id="7d1c2a0e-0b1e-4a39-a5f4-2f9f6a3c8e02" priority="50" type="RunFlowTask">
<schedule state="Active" frequency="Daily"/><flow id="{}"/></flowRun></task></tasks></tsResponse>"""


def test_names_of_flows_that_a_list_of_tasks_lacks_are_looked_up(quick, server, daily):
    body = TASKS.format(daily).encode()
    given = {"content-type": "application/xml"}
    server.answer_next(200, body, operation="getFlowRunTasks", headers=given)
    (record,) = quick("tasks", "--json").records
    assert (record["flow_id"], record["flow_name"]) == (daily, "Daily")
    server.forget_requests()
    server.add_task(daily)
    assert "Daily" in {record["flow_name"] for record in quick("tasks", "--json").records}
    assert "queryFlowsForSite" not in {request.operation for request in server.requests}


def test_jobs_are_told_with_the_state_in_any_case(quick, server, daily):
    server.add_run(daily, status="InProgress")
    server.add_run(daily)
    for status in ("InProgress", "inprogress", "INPROGRESS"):
        (record,) = quick("jobs", "--status", status, "--json").records
        assert record["status"] == "InProgress"
    unknown = quick("jobs", "--status", "Running")
    assert unknown.code == 2
    assert "--status must be one of Pending, InProgress" in unknown.stderr


def test_the_file_of_a_flow_is_the_same_in_a_folder(quick, daily, tmp_path):
    (record,) = quick("download", "Daily", "--json").records
    assert (record["id"], record["bytes"]) == (daily, len(conftest.DAILY))
    assert record["path"].endswith("Daily.tflx")


def test_every_key_of_a_record_is_in_each_line():
    for kind in json_schema()["$defs"].values():
        assert kind["required"] == [*kind["properties"]]


def test_an_id_that_is_no_run_and_no_job_is_told_as_a_run(quick, server):
    done = quick("wait", "00000000-0000-0000-0000-000000000000")
    assert done.code == 5
    assert done.stderr.startswith("tableau-flows: getFlowRun: ")
    assert "404036" in done.stderr
