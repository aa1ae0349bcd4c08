"""Text of a server stays text: in terminals, in logs of pipelines, and in spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import logging

import pytest
from tableau_flows import BulkProgress
from tableau_flows.cli import text
from tableau_flows.cli.command import perform
from tableau_flows.cli.display import progress
from tableau_flows.cli.display.output import Output
from tableau_flows.cli.failures.reporting import say
from tableau_flows.cli.session.options import Options
from tableau_flows_generated import models as m

FORMS = [{}, {"quiet": True}, {"csv": True}]
PIPELINES = ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"]


@pytest.fixture(autouse=True)
def no_pipeline(monkeypatch):
    for name in PIPELINES:
        monkeypatch.delenv(name, raising=False)


def written(record, **forms):
    """What is written about a record."""
    stream = io.StringIO()
    given = dict.fromkeys(("json", "csv", "quiet"), False) | forms
    output = Output(**given, stream=stream)
    output.details(record)
    output.one(record, record["id"])
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_value_is_one_line_without_control_characters(form):
    shown = written({"kind": "flow", "id": "a\n::error::b\x9b31m\u202e\x85c"}, **form)
    assert len(shown.splitlines()) == (3 if form == {"csv": True} else 2)
    assert not set(shown) & {"\x9b", "\u202e", "\x85"}
    assert not [line for line in shown.splitlines() if line.startswith("::")]


def test_lines_of_json_are_exact():
    record = {"kind": "flow", "id": "a\n##vso[x]\x9b\u202e=1"}
    assert [json.loads(line) for line in written(record, json=True).splitlines()] == [record] * 2


@pytest.mark.parametrize("variable", PIPELINES)
@pytest.mark.parametrize("form", [*FORMS, {"json": True}], ids=str)
def test_a_value_is_no_command_for_a_pipeline(monkeypatch, form, variable):
    monkeypatch.setenv(variable, "True")
    for name in ("::add-mask::x", "  ::error::x", "a ##vso[task.x]", "##[error]x"):
        shown = written({"kind": "flow", "id": name}, **form)
        assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
        assert "##" not in shown
        if form == {"json": True}:
            assert [json.loads(line)["id"] for line in shown.splitlines()] == [name] * 2


def test_elsewhere_such_a_value_stays_as_it_is(monkeypatch):
    monkeypatch.setenv("TF_BUILD", "false")
    for value in ("::error::x", "##[error]x"):
        assert text.shown_line(value) == value


def test_a_table_in_a_pipeline_begins_no_line_with_a_command(cli, server):
    server.add_flow("::error ::x")
    shown = cli("list", GITHUB_ACTIONS="true").stdout
    assert "\n: :error ::x " in shown
    assert "\n::error ::x " in cli("list").stdout


class Tty(io.StringIO):
    def isatty(self):
        return True


def table(monkeypatch, name):
    """What a terminal shows of a list."""
    monkeypatch.setenv("COLUMNS", "200")
    stream = Tty()
    output = Output(json=False, csv=False, quiet=False, stream=stream)
    row = {"name": name, "project_name": "", "updated_at": "", "id": "1"}
    output.list("flow", [row])
    return stream.getvalue()


def test_names_in_a_terminal_are_no_markup(monkeypatch):
    assert "[bold]A[/bold]" in table(monkeypatch, "[bold]A[/bold]")
    assert "A\N{REPLACEMENT CHARACTER}B" in table(monkeypatch, "A\x9bB")


def test_a_terminal_of_a_pipeline_gets_a_plain_table(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "\n: :error::A" in table(monkeypatch, "::error::A")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\uff1d1"])
def test_a_cell_of_csv_is_no_formula(name):
    shown = written({"kind": "flow", "id": name, "tags": [name, "b"]}, csv=True)
    row = [*csv.reader(io.StringIO(shown))][1]
    assert row[1].startswith("'")
    assert row[2].startswith("'")


def test_numbers_and_other_texts_in_csv_stay_as_they_are():
    shown = written({"kind": "run", "id": "a=1", "progress": -1}, csv=True)
    assert shown.splitlines()[1] == "run,a=1,-1"


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({}, "tableau-flows: a ::add-mask::100%25 b\N{REPLACEMENT CHARACTER}\n"),
        (
            {"GITHUB_ACTIONS": "true"},
            "::error title=tableau-flows::a ::add-mask::100%2525 b\N{REPLACEMENT CHARACTER}\n",
        ),
    ],
    ids=["elsewhere", "GitHub Actions"],
)
def test_a_reason_is_one_line(monkeypatch, capsys, environment, line):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    say("a\n::add-mask::100%25\r\n b\x9b", is_error=True)
    assert capsys.readouterr().err == line


def test_a_reason_is_no_command_of_azure_pipelines(monkeypatch, capsys):
    monkeypatch.setenv("TF_BUILD", "True")
    say("x ##vso[task.complete]", is_error=True)
    assert capsys.readouterr().err == "tableau-flows: x # #vso[task.complete]\n"


@pytest.fixture
def logger():
    """The logger of the library, which is left as it was."""
    logger = logging.getLogger("tableau_flows")
    handlers, level = [*logger.handlers], logger.level
    yield logger
    logger.handlers[:] = handlers
    logger.setLevel(level)


def performed(function, *, verbose=False, before=None):
    """The exit code of a function that is performed as a command."""
    return perform(function, before, {"verbose": verbose}, {})


@pytest.mark.parametrize("way", ["after the command", "before the command"])
def test_a_line_of_the_log_is_one_line(monkeypatch, capsys, logger, way):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    def command(call):
        logging.getLogger("tableau_flows.http").debug("a\n::error::%s\x9b", "##[x]")

    before = Options(verbose=True) if way == "before the command" else None
    assert performed(command, verbose=before is None, before=before) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(" tableau_flows.http: a ::error::# #[x]\N{REPLACEMENT CHARACTER}")


def test_without_verbose_the_log_goes_nowhere(capsys, logger, monkeypatch):
    monkeypatch.setattr(logger, "propagate", False)  # as without handlers of pytest
    logger.handlers.clear()
    assert performed(lambda call: logging.getLogger("tableau_flows.x").warning("a")) == 0
    assert capsys.readouterr().err == ""


def fail(call):
    raise RuntimeError("a\n::error::b\x9b")


def test_only_verbose_shows_where_an_internal_error_was_raised(monkeypatch, capsys, logger):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert performed(fail) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "internal error: RuntimeError: a ::error::b" in line
    for before in (None, Options(verbose=True)):
        assert performed(fail, verbose=before is None, before=before) == 1
        *lines, last = capsys.readouterr().err.splitlines()
        assert lines[0] == "Traceback (most recent call last):"
        assert ": :error::b\N{REPLACEMENT CHARACTER}" in lines
        assert last == line


@pytest.mark.parametrize("show", [progress.transferring, progress.waiting, progress.counting])
def test_a_name_in_a_bar_is_no_markup(monkeypatch, show):
    stream = Tty()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "place_of_bars", lambda wanted: "terminal")
    with show("[/bold] A [bold]\x9b", quiet=False) as listener:
        if show is progress.transferring:
            listener(1, 2)
        elif show is progress.counting:
            listener(BulkProgress(1, 0, 2))
        else:
            listener(m.FlowRun(id="1", status="Pending", progress=50))
    assert "[/bold] A [bold]\N{REPLACEMENT CHARACTER}" in stream.getvalue()


@pytest.mark.parametrize("show", [progress.transferring, progress.waiting, progress.counting])
def test_a_name_in_a_line_about_progress_is_one_line(monkeypatch, capsys, show):
    monkeypatch.setattr(progress, "place_of_bars", lambda wanted: None)
    monkeypatch.setattr(progress, "_BETWEEN_LINES", 0.0)
    with show("a\n::error::b\x9b", quiet=False) as listener:
        if show is progress.transferring:
            listener(1, 2)
        elif show is progress.counting:
            listener(BulkProgress(1, 0, 2))
        else:
            listener(m.FlowRun(id="1", status="Pending", progress=50))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("tableau-flows: a ::error::b\N{REPLACEMENT CHARACTER}: ")
