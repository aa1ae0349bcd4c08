"""Lists as tables, lines of JSON, CSV and ids; the connection from options and variables."""

from __future__ import annotations

import csv
import io

import pytest
from tableau_flows import emulator


def test_a_list_in_a_pipe_is_a_plain_table(cli, daily):
    done = cli("list", "--project", "Sales/EU")
    assert done.code == 0
    header, row = done.stdout.splitlines()
    assert header.split() == ["NAME", "PROJECT", "UPDATED", "(UTC)", "ID"]
    assert row.split()[0] == "Daily"
    assert row.split()[-1] == daily


def test_a_list_as_json_has_one_object_per_line(cli, daily):
    records = cli("list", "--json").records
    assert {record["kind"] for record in records} == {"flow"}
    (record,) = [record for record in records if record["id"] == daily]
    assert (record["name"], record["project_name"]) == ("Daily", "EU")
    assert record["updated_at"].endswith("Z")


def test_a_list_as_csv_has_a_header(cli, server):
    server.add_flow('With "quotes", and commas', tags=["one", "two"])
    rows = list(csv.DictReader(io.StringIO(cli("list", "--csv").stdout)))
    (row,) = [row for row in rows if row["name"] == 'With "quotes", and commas']
    assert row["tags"] == "one, two"


@pytest.mark.parametrize(
    "command",
    [["list", "--tag", "none"], ["jobs", "--status", "Failed"], ["runs", "--failed"]],
    ids=lambda command: command[0],
)
def test_an_empty_list_as_csv_has_the_header_of_a_full_one(cli, server, daily, command):
    empty = cli(*command, "--csv").stdout
    server.add_flow("Tagged", tags=["none"])
    server.add_run(daily, status="Failed", reason="The disk is full")
    header, *rows = cli(*command, "--csv").stdout.splitlines()
    assert rows
    assert empty == f"{header}\n"


def test_a_quiet_list_has_ids_only(cli, daily):
    assert cli("list", "-q", "--project", "Sales/EU").stdout == f"{daily}\n"


def test_an_empty_list_is_no_error(cli):
    done = cli("list", "--project", "Sales/EU")
    assert (done.code, done.stdout, done.stderr) == (0, "", "")


def test_flows_are_chosen_and_sorted(cli, server):
    for name in ("B", "A", "C"):
        server.add_flow(name, project="Sales/EU", tags=["odd"] if name != "B" else [])
    chosen = cli("list", "--tag", "odd", "--sort", "name", "--json").records
    assert [record["name"] for record in chosen] == ["A", "C"]
    assert len(cli("list", "--limit", "2", "--json").records) == 2


def test_shared_options_may_stand_before_the_command(cli, daily):
    assert cli("--quiet", "list", "--project", "Sales/EU").stdout == f"{daily}\n"


def test_options_win_over_the_variables(cli, server):
    given = {"TABLEAU_SERVER": "http://127.0.0.1:9", "TABLEAU_SITE": "nowhere"}
    done = cli("list", "--server", server.url, "--site", "sales", "--json", **given)
    assert [record["name"] for record in done.records] == ["Pipeline"]


def test_verbose_shows_requests_and_no_secrets(cli):
    done = cli("list", "--verbose")
    assert "queryFlowsForSite" in done.stderr or "/flows" in done.stderr
    assert "demo-secret" not in done.stderr
    assert "tableau_flows.http" in done.stderr


def test_whoami_tells_the_user_and_the_site(cli, server):
    (record,) = cli("whoami", "--json").records
    assert record["user"] == "admin"
    assert record["server"] == server.url
    assert record["site_role"] == "ServerAdministrator"
    assert "admin" in cli("whoami").stdout


def test_the_session_is_ended(cli, server):
    before = server.session_count
    assert cli("whoami").code == 0
    assert server.session_count == before


def test_a_name_cannot_control_the_terminal(cli, server):
    server.add_flow("A\x9b2J [red]B")
    shown = cli("list").stdout
    assert "A\N{REPLACEMENT CHARACTER}2J [red]B" in shown
    assert "\x9b" not in shown


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_a_lone_value_is_shown_in_each_form(cli, form):
    assert emulator.seed_id("user", "admin") in cli("whoami", *form).stdout
