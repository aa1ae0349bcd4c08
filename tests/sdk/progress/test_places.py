"""Where a live bar is shown: in a terminal, in a notebook, or nowhere; no terminal is needed."""

from __future__ import annotations

import io
import logging
import sys

import pytest
from tableau_flows import errors
from tableau_flows._progress.places import CI_VARIABLES, place_of_bars

from .conftest import Terminal


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "xterm"},
        {"TABLEAU_PROGRESS": "1"},
        {"TABLEAU_PROGRESS": ""},
        {"CI": "false"},
        {"CI": ""},
        {"NO_COLOR": "1"},
    ],
    ids=str,
)
def test_a_terminal_has_a_bar(in_terminal, environment):
    assert place_of_bars(None, environment) == "terminal"


@pytest.mark.parametrize(
    "environment",
    [
        *({"TABLEAU_PROGRESS": value} for value in ("0", "false", "NO", " off ")),
        *({name: "true"} for name in CI_VARIABLES),
        {"BUILD_ID": "17"},
    ],
    ids=str,
)
@pytest.mark.parametrize("where", ["in_terminal", "in_notebook"])
def test_the_environment_switches_bars_off_unless_the_caller_wants_one(request, where, environment):
    request.getfixturevalue(where)
    assert place_of_bars(None, environment) is None
    assert place_of_bars(True, environment) == where.removeprefix("in_")


@pytest.mark.parametrize("term", ["dumb", "unknown", "Dumb"])
def test_a_terminal_that_cannot_move_the_cursor_has_no_bar(in_terminal, term):
    assert place_of_bars(None, {"TERM": term}) is None
    assert place_of_bars(True, {"TERM": term}) is None


def test_what_is_no_terminal_has_no_bar(in_terminal):
    closed = io.StringIO()
    closed.close()
    for stream in (io.StringIO(), None, closed, object()):
        in_terminal.stderr = stream
        assert place_of_bars(None, {}) is None
        assert place_of_bars(True, {}) is None


@pytest.mark.parametrize("where", ["in_terminal", "in_notebook"])
def test_false_shows_none_anywhere(request, where):
    request.getfixturevalue(where)
    assert place_of_bars(False, {}) is None


def test_without_rich_a_terminal_has_no_bar_and_a_wish_for_one_is_refused(in_terminal, monkeypatch):
    monkeypatch.setitem(sys.modules, "rich", None)
    assert place_of_bars(None, {}) is None
    with pytest.raises(errors.UsageError, match="progress=True needs the package rich"):
        place_of_bars(True, {})


def test_a_notebook_needs_no_rich(in_notebook, monkeypatch):
    monkeypatch.setitem(sys.modules, "rich", None)
    assert place_of_bars(None, {}) == place_of_bars(True, {}) == "notebook"


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_notebook_whose_output_is_captured_has_no_bar(in_notebook, name):
    setattr(in_notebook, name, io.StringIO())
    assert place_of_bars(None, {}) is None


def test_a_shell_without_a_kernel_is_a_terminal(in_notebook, monkeypatch):
    monkeypatch.setattr(sys.modules["IPython"], "get_ipython", lambda: object())
    in_notebook.stderr = Terminal()
    assert place_of_bars(None, {}) == "terminal"


@pytest.fixture
def log(monkeypatch):
    """Adds a handler to a logger, each with a level; gives a function."""
    kept: list[tuple[logging.Logger, logging.Handler, int]] = []

    def add(name: str | None, stream: object, *, logger_level: int, level: int = 0) -> None:
        logger, handler = logging.getLogger(name), logging.StreamHandler(stream)
        handler.setLevel(level)
        kept.append((logger, handler, logger.level))
        logger.addHandler(handler)
        logger.setLevel(logger_level)

    yield add
    for logger, handler, level in kept:
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.mark.parametrize("name", [None, "tableau_flows", "tableau_flows.jobs"])
def test_log_lines_in_the_terminal_leave_no_room_for_a_bar(in_terminal, log, name):
    log(name, Terminal(), logger_level=logging.INFO)
    assert place_of_bars(None, {}) is None
    assert place_of_bars(True, {}) == "terminal"


@pytest.mark.parametrize(
    ("stream", "logger_level", "level"),
    [
        (io.StringIO(), logging.DEBUG, 0),
        (Terminal(), logging.WARNING, 0),
        (Terminal(), logging.DEBUG, logging.WARNING),
    ],
    ids=["to a file", "only warnings", "only warnings of the handler"],
)
def test_other_log_lines_do_not_matter(in_terminal, log, stream, logger_level, level):
    log("tableau_flows", stream, logger_level=logger_level, level=level)
    assert place_of_bars(None, {}) == "terminal"


def test_log_lines_do_not_matter_in_a_notebook(in_notebook, log):
    log(None, Terminal(), logger_level=logging.INFO)
    assert place_of_bars(None, {}) == "notebook"


def test_a_logger_that_does_not_propagate_hides_the_handlers_above(in_terminal, log, monkeypatch):
    log(None, Terminal(), logger_level=logging.INFO)
    monkeypatch.setattr(logging.getLogger("tableau_flows"), "propagate", False)
    assert place_of_bars(None, {}) == "terminal"


def test_a_live_display_of_the_program_is_not_disturbed(in_terminal, monkeypatch):
    from rich.console import Console
    from rich.live import Live

    monkeypatch.setattr(sys, "stderr", in_terminal.stderr)
    console = Console(file=in_terminal.stderr, force_terminal=True)
    with Live("…", console=console, auto_refresh=False):
        in_terminal.stderr = sys.stderr  # as the display has replaced it
        assert in_terminal.stderr.isatty()
        assert place_of_bars(None, {}) is None
        assert place_of_bars(True, {}) == "terminal"
    in_terminal.stderr = sys.stderr
    assert place_of_bars(None, {}) == "terminal"
