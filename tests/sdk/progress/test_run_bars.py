"""The bar of a wait: from the first look on, never a reason for the wait to fail."""

from __future__ import annotations

import logging
import os
import signal
import sys
import types

import pytest
from tableau_flows import errors
from tableau_flows._progress import runs
from tableau_flows._progress.places import CI_VARIABLES, SWITCH
from tableau_flows._progress.runs import RunBar
from tableau_flows._progress.terminal import TerminalBars
from tableau_flows._runs.outcome import Known
from tableau_flows._runs.watching import watched
from tableau_flows_generated import models as m

RUN = m.FlowRun(id="1", status="InProgress", progress=40)


@pytest.fixture
def shown(in_terminal, monkeypatch):
    """What a terminal shows."""
    for name in (*CI_VARIABLES, SWITCH, "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return in_terminal.stderr


def left(text: str) -> str:
    """What is on the line of the bar at the end."""
    after = text.rpartition("\x1b[2K")[2]  # which erases the line
    return after.replace("\x1b[?25h", "").strip("\r")


def test_a_bar_is_shown_from_the_first_look_on_and_removed(shown):
    with RunBar(lambda: "'Daily'", "terminal") as bar:
        assert shown.getvalue() == ""
        bar(RUN)
        bar(m.FlowRun(id="1", status="Success", progress=100))
    text = shown.getvalue()
    assert "'Daily'" in text
    assert text.index("\x1b[?25l") < text.index("\x1b[?25h")  # the cursor is there again
    assert left(text) == ""


def test_two_waits_share_a_display(shown):
    with RunBar(lambda: "'One'", "terminal") as one:
        one(RUN)
        with RunBar(lambda: "'Two'", "terminal") as two:
            two(RUN)
        one(RUN)
    assert shown.getvalue().count("\x1b[?25l") == shown.getvalue().count("\x1b[?25h") == 1


def test_a_name_of_the_server_cannot_control_the_terminal(shown):
    with RunBar(lambda: "a\x1b]0;b\x07[bold]c", "terminal") as bar:
        bar(m.FlowRun(id="1", status="x\x1b[31m", progress=None))
        runs.RUN_BARS._display.refresh()
    assert "x\ufffd[31m" in shown.getvalue()
    assert "\x1b]0;" not in shown.getvalue()
    assert "\x1b[31m" not in shown.getvalue()
    assert "a\ufffd]0;b\ufffd[bold]c" in shown.getvalue()


@pytest.fixture
def cell(in_notebook, monkeypatch):
    """What is displayed below a cell: each content, and that it takes the place of the former."""
    contents = []

    def display(content, *, raw, display_id):
        assert raw
        assert display_id
        contents.append(content)
        return types.SimpleNamespace(update=lambda content, *, raw: contents.append(content))

    module = types.ModuleType("IPython.display")
    module.display = display
    monkeypatch.setitem(sys.modules, "IPython.display", module)
    return contents


def test_a_bar_in_a_notebook_is_html_that_is_updated(cell):
    with RunBar(lambda: "'<b>' & \x1b]0;", "notebook") as bar:
        assert cell == []
        bar(RUN)
        bar(m.FlowRun(id="1", status="<i>", progress=None))
    htmls = [content["text/html"] for content in cell]
    assert htmls[1:] == [
        '<div><progress max="100" value="40"></progress> &#x27;&lt;b&gt;&#x27; &amp;'
        " \ufffd]0;: InProgress, 40 %, 0:00:00</div>",
        "<div><progress></progress> &#x27;&lt;b&gt;&#x27; &amp; \ufffd]0;: &lt;i&gt;,"
        " 0:00:00</div>",
        "<div>&#x27;&lt;b&gt;&#x27; &amp; \ufffd]0;: &lt;i&gt;, 0:00:00</div>",
    ]
    assert cell[-1]["text/plain"] == "'<b>' & \ufffd]0;: <i>, 0:00:00"


def test_no_color_is_respected(shown, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    with RunBar(lambda: "'Daily'", "terminal") as bar:
        bar(RUN)
    assert "'Daily'" in shown.getvalue()
    assert not [part for part in shown.getvalue().split("\x1b[")[1:] if part[:2] in {"3", "38"}]


def broken(*_: object, **__: object) -> None:
    raise OSError("the terminal is gone")


@pytest.mark.parametrize("where", ["start", "update", "stop"])
def test_a_display_that_fails_does_not_end_the_wait(shown, monkeypatch, caplog, where):
    from rich.progress import Progress

    monkeypatch.setattr(Progress, where, broken)
    seen = []
    with (
        caplog.at_level(logging.DEBUG, "tableau_flows.jobs"),
        watched(lambda: "'Daily'", True, seen.append) as look,
    ):
        look(RUN)
        look(RUN)
    assert seen == [RUN, RUN]
    assert "the terminal is gone" in caplog.text
    monkeypatch.undo()
    assert runs.RUN_BARS._display is None  # the next wait starts anew


def test_a_function_of_the_caller_takes_the_place_of_the_bar(shown):
    seen = []
    with watched(lambda: "'Daily'", None, seen.append) as look:
        look(RUN)
    assert (seen, shown.getvalue()) == ([RUN], "")
    with watched(lambda: "'Daily'", True, seen.append) as look:
        look(RUN)
    assert seen == [RUN, RUN]
    assert "'Daily'" in shown.getvalue()


def test_an_error_of_the_function_of_the_caller_ends_the_wait(shown):
    with pytest.raises(ZeroDivisionError), watched(lambda: "a", True, lambda run: 1 // 0) as look:
        look(RUN)
    assert left(shown.getvalue()) == ""


@pytest.mark.parametrize("progress", [1, "yes", "auto"])
def test_progress_is_a_flag(progress):
    with pytest.raises(errors.UsageError, match="progress must be True or False"):
        watched(lambda: "a", progress, None).__enter__()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_has_bars_of_its_own(shown):
    bars = TerminalBars(lambda: ())
    with bars.bar("parent"):
        bars._lock.acquire()
        pid = os.fork()
        if pid == 0:  # pragma: no cover - the child
            signal.alarm(10)  # a lock that is held must not keep it waiting
            with bars.bar("child"):
                os._exit(0 if "child" in shown.getvalue() else 1)
        bars._lock.release()
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_run_is_called_by_its_flow():
    named = m.RunFlowJob(flow=m.FlowSummary(id="f1", name="Daily"))
    assert Known("j1", m.Job(id="j1", run_flow_job_type=named)).title() == "'Daily'"
    secret = Known("j1", m.Job(id="j1", run_flow_job_type=named), clean=lambda text: "…")
    assert secret.title() == "…"
    assert Known("j1", given_flow_id="f1").title() == "flow f1"
    assert Known("j1").title() == "job j1"
    assert Known("j1", clean=lambda text: text.replace("j1", "…")).title() == "job …"
