"""Publishing, downloading, moving, tagging and deleting flows."""

from __future__ import annotations

import re

import pytest
from tableau_flows import emulator

from . import conftest


def operations_of(server):
    return [request.operation for request in server.requests]


CHANGES = {
    "publishFlow",
    "updateFlow",
    "deleteFlow",
    "addTagsToFlow",
    "deleteFlowTag",
    "runFlowNow",
}


def test_a_flow_is_published_run_and_waited_for(cli, tableau, orders):
    done = cli("publish", orders, "--project", "Sales/EU", "--run", "--wait", "60")
    assert done.code == 0
    flow = tableau.flows.find("Orders", project="Sales/EU")
    (run,) = tableau.flow_runs.latest(flow)
    published, begun, ended = done.stdout.splitlines()
    assert published == f"published the flow 'Orders' in the project 'EU' (id {flow.id})"
    assert begun == f"started the run {run.id} of 'Orders'"
    assert ended == f"the run {run.id} of 'Orders' succeeded"


def test_publishing_prints_the_id_alone_if_asked(cli, tableau, orders):
    done = cli("publish", orders, "-q")
    assert (done.stdout, done.stderr) == (f"{tableau.flows.find('Orders').id}\n", "")


def test_a_flow_that_is_there_is_replaced_only_if_asked(cli, server, orders):
    assert cli("publish", orders, "--tag", "a b").code == 0
    refused = cli("publish", orders)
    assert refused.code == 1
    assert "Orders" in refused.stderr
    assert cli("publish", orders, "--overwrite").code == 0


def test_the_failure_of_one_file_does_not_stop_the_others(cli, tableau, orders, tmp_path):
    (tmp_path / "Bad.tflx").write_bytes(b"no archive")
    done = cli("publish", tmp_path / "Bad.tflx", orders)
    assert done.code == 2
    (line,) = done.stderr.splitlines()
    assert "Bad.tflx" in line
    assert tableau.flows.find("Orders")


def test_the_exit_code_is_that_of_the_first_failure(cli, server, orders, tmp_path):
    (tmp_path / "Bad.tflx").write_bytes(b"no archive")
    server.fail_next_run("The disk is full")
    done = cli("publish", tmp_path / "Bad.tflx", orders, "--run", "--wait")
    assert done.code == 2
    assert "The disk is full" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["publish", "Orders.tflx", "--wait"], 2, "--wait needs --run"),
        (["publish", "Orders.tflx", "Orders.tflx", "--name", "x"], 2, "--name needs a single file"),
        (["publish", "Orders.tflx", "--run", "--wait=soon"], 2, "--wait must be seconds or"),
        (["publish", "None.tflx"], 2, "None.tflx"),
        (["publish", "Orders.tflx", "--project", "Sales/UE"], 5, "no project 'UE'"),
        (["move", "Daily"], 2, "give --to or --owner"),
        (["tag", "Daily"], 2, "give --add or --remove"),
        (["delete", "Daily"], 2, "delete needs --yes, or a terminal to ask on"),
        (["delete", "Daily", "Dialy", "--yes"], 5, "similar names: 'Daily'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_wrong_changes_nothing(cli, server, daily, orders, arguments, code, text):
    done = cli(*arguments)
    assert (done.code, done.stdout) == (code, "")
    assert text in done.stderr
    assert CHANGES.isdisjoint(operations_of(server))


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["publish", "Orders.tflx"], "would be published: the flow 'Orders' from Orders.tflx"),
        (["run", "Daily", "--param", "Region=East"], "would be run: the flow 'Daily'"),
        (["move", "Daily", "--to", "Finance"], "would be moved: the flow 'Daily' (to the project"),
        (["tag", "Daily", "--add", "x"], "would be tagged: the flow 'Daily' (+x)"),
        (["delete", "Daily"], "would be deleted: the flow 'Daily'"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_dry_run_says_what_would_be_done(cli, server, daily, orders, arguments, text):
    done = cli(*arguments, "--dry-run")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith(text)
    assert CHANGES.isdisjoint(operations_of(server))


def test_a_dry_run_of_publishing_finds_what_would_go_wrong(cli, server, orders, tmp_path):
    (tmp_path / "Bad.tflx").write_bytes(b"no archive")
    assert cli("publish", "Bad.tflx", "--dry-run").code == 2
    assert cli("publish", orders, "--project", "Sales/UE", "--dry-run").code == 5
    server.add_flow("Orders")
    assert cli("publish", orders, "--dry-run").code == 1
    done = cli("publish", orders, "--dry-run", "--overwrite")
    assert done.stdout.startswith("would be replaced: the flow 'Orders'")
    done = cli("publish", "Bad.tflx", orders, "--dry-run", "--overwrite")
    assert (done.code, done.stdout.count("would be replaced")) == (2, 1)
    assert cli("publish", orders, "--dry-run", "--overwrite", "--tag", 'a"b').code == 2


def test_a_flow_is_downloaded_to_a_folder_to_a_file_and_to_stdout(cli, daily, tmp_path):
    assert cli("download", "Daily").code == 0
    assert (tmp_path / "Daily.tflx").read_bytes() == conftest.DAILY
    assert cli("download", daily, "--to", "copy.tflx").code == 0
    assert (tmp_path / "copy.tflx").read_bytes() == conftest.DAILY
    again = cli("download", daily, "--to", "copy.tflx")
    assert again.code == 2
    assert "copy.tflx" in again.stderr
    assert cli("download", daily, "--to", "copy.tflx", "--overwrite").code == 0


def test_stdout_holds_the_file_alone(environment, daily):
    import subprocess

    done = subprocess.run(
        [*conftest.COMMAND, "download", daily, "--to", "-"], env=environment, capture_output=True
    )
    assert done.stdout == conftest.DAILY


def test_flows_are_moved_to_another_project_and_owner(cli, tableau, daily):
    done = cli("move", "Daily", "--to", "Finance", "--owner", "publisher")
    assert (
        done.stdout == "moved: the flow 'Daily' (to the project Finance; to the owner publisher)\n"
    )
    flow = tableau.flows.get(daily)
    assert flow.project.name == "Finance"
    assert flow.owner.id == emulator.seed_id("user", "publisher")


def test_tags_are_added_and_removed(cli, server, tableau):
    flow = server.add_flow("Tagged", tags=["old"])
    assert cli("tag", "Tagged", "--add", "new", "--add", "a b", "--remove", "old").code == 0
    assert {tag.label for tag in tableau.flows.get(flow).tags} == {"new", "a b"}


def test_flows_are_deleted_and_the_failure_of_one_is_told(cli, server, tableau, daily):
    server.refuse_next("403004", operation="deleteFlow")
    done = cli("delete", "Daily", "Budget", "--yes")
    assert done.code == 4
    assert done.stdout == "deleted: the flow 'Budget'\n"
    assert done.stderr.startswith("tableau-flows: the flow 'Daily': deleteFlow")


def test_a_terminal_is_asked_before_flows_are_deleted(terminal, tableau, daily):
    asked = terminal("delete", "Daily")
    assert "Delete the flow Daily? [y/N]" in asked.read_until("[y/N]")
    asked.write("n\n")
    code, shown = asked.end()
    assert code == 1
    assert "nothing was deleted" in shown
    assert tableau.flows.get(daily)


def test_a_terminal_gets_tables_and_bars(terminal, daily, tableau):
    code, shown = terminal("list", "--project", "Sales/EU").end()
    assert code == 0
    assert "\x1b[" in shown  # the header is bold
    assert daily in shown
    code, shown = terminal("run", "Daily", "--wait").end()
    assert code == 0
    assert "━" in shown
    assert "succeeded" in shown


def test_a_terminal_gets_no_bar_if_it_is_to_be_quiet(terminal, daily):
    code, shown = terminal("run", "Daily", "--wait", "--quiet").end()
    assert code == 0
    assert "\x1b" not in shown
    code, shown = terminal("run", "Daily", "--wait", CI="true").end()
    assert code == 0
    assert "'Daily': Success" in shown  # lines, as in a pipe
    assert "\x1b" not in shown


def test_a_question_that_is_interrupted_deletes_nothing(terminal, tableau, daily):
    asked = terminal("delete", "Daily")
    asked.read_until("[y/N]")
    asked.interrupt()
    code, shown = asked.end()
    assert code == 130
    assert "tableau-flows: interrupted" in shown
    assert tableau.flows.get(daily)


def test_ctrl_c_after_publishing_names_all_runs(terminal, server, tableau, orders, tmp_path):
    other = tmp_path / "Other.tflx"
    other.write_bytes(orders.read_bytes())
    server.hang_next_run()
    server.hang_next_run()
    waiting = terminal("publish", orders, other, "--run", "--wait", "-v")
    waiting.read_until("InProgress")
    waiting.write("\x03")
    code, shown = waiting.end()
    assert code == 130
    runs = [tableau.flow_runs.latest(tableau.flows.find(name))[0] for name in ("Orders", "Other")]
    assert [run.status for run in runs] == ["InProgress"] * 2
    assert f"2 runs continue on the server. To wait again: tableau-flows wait {runs[0].id}" in shown


def test_a_terminal_sees_how_far_an_upload_is(terminal, server, orders):
    server.delay_next(0.7, operation="publishFlow")
    code, shown = terminal("publish", orders).end()
    assert code == 0
    assert re.search(r"Orders\.tflx.*━", shown)
