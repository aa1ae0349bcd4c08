"""Interruptions: the exit code is that of the signal, and what may go on is told."""

from __future__ import annotations

import logging
import os
import signal
import sys
import warnings
from types import SimpleNamespace

import pytest
from tableau_flows import errors
from tableau_flows.cli import command, entry
from tableau_flows.cli.command import Call, perform
from tableau_flows.cli.commands.publish import publish
from tableau_flows.cli.commands.runs import run
from tableau_flows.cli.failures.errors import InterruptionError
from tableau_flows.cli.following import Started, follow, interruption
from tableau_flows.cli.session.options import Options
from tableau_flows_generated import models as m

DAILY = m.Flow(id="11111111-1111-1111-1111-111111111111", name="Daily")


@pytest.fixture(autouse=True)
def unchanged():
    """The process is left as it was."""
    handler, show = signal.getsignal(signal.SIGTERM), warnings.showwarning
    logger = logging.getLogger("tableau_flows")
    handlers = [*logger.handlers]
    yield
    signal.signal(signal.SIGTERM, handler)
    warnings.showwarning = show
    logger.handlers[:] = handlers


def interrupted(*args, **options):
    raise KeyboardInterrupt


def terminated(*args, **options):
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()


class FakeRun:
    """A run that ends at once, or is interrupted while it is waited for."""

    attached = False

    def __init__(self, number, *, wait=None, cancel="requested"):
        self.run_id = self.job_id = f"run-{number}"
        self.flow_id = DAILY.id
        self.wait = wait or (lambda **options: m.Job(id="1"))
        self.cancel = lambda: cancel
        self.run, self.job = None, m.Job(id=f"run-{number}")


def calling(flows, **options):
    call = Call(Options(**options))
    call.client = SimpleNamespace(flows=SimpleNamespace(**flows))
    return call


def test_an_interrupted_request_to_run_says_how_to_find_the_run():
    call = calling({"run": interrupted}, profile="prod")
    with pytest.raises(InterruptionError) as found:
        run(call, DAILY.id)
    assert found.value.code == 130
    assert str(found.value) == (
        f"interrupted; the run of {DAILY.id} may have started: tableau-flows runs {DAILY.id}"
        " --profile prod lists it"
    )


def test_sigterm_while_a_run_is_requested_has_its_own_code():
    def command(call):
        call.client = SimpleNamespace(
            flows=SimpleNamespace(run=terminated), __exit__=lambda *error: None
        )
        run(call, DAILY.id)

    assert perform(command, None, {}, {}) == 143


def test_an_interrupted_request_of_publish_tells_the_runs_that_are_known_too(orders):
    answers = iter([FakeRun(1), interrupted])

    def start(flow):
        answer = next(answers)
        return answer() if answer is interrupted else answer

    flows = {"publish": lambda *args, **options: DAILY, "run": start}
    with pytest.raises(InterruptionError) as found:
        publish(calling(flows, quiet=True), [orders] * 2, run=True)
    assert found.value.code == 130
    assert str(found.value) == (
        f"interrupted; the run of 'Daily' may have started: tableau-flows runs {DAILY.id} lists"
        " it; the run continues on the server. To wait again: tableau-flows wait run-1"
    )


@pytest.mark.parametrize("number", [1, 2])
def test_an_interruption_elsewhere_in_publish_names_no_run_that_may_have_started(orders, number):
    answers = [DAILY] * (number - 1)

    def send(*args, **options):
        return answers.pop() if answers else interrupted()

    flows = {"publish": send, "run": lambda flow: FakeRun(1)}
    with pytest.raises(InterruptionError) as found:
        publish(calling(flows, quiet=True), [orders] * 2, run=True)
    assert "may have started" not in str(found.value)
    assert ("To wait again" in str(found.value)) == (number == 2)


def test_an_interrupted_wait_names_the_runs_that_have_not_ended():
    call = calling({}, quiet=True)
    runs = [Started(FakeRun(1), "a"), Started(FakeRun(2, wait=interrupted), "b")]
    with pytest.raises(InterruptionError, match=r"wait run-2$"):
        follow(call, runs, timeout=1, cancel=False)


def test_the_command_that_waits_again_has_the_same_connection():
    call = calling({}, profile="pro d", site="")
    error = interruption(call, [Started(FakeRun(1), "a")], KeyboardInterrupt(), cancel=False)
    assert str(error).endswith("tableau-flows wait run-1 --site '' --profile 'pro d'")


def test_without_runs_nothing_is_said_about_them():
    error = interruption(calling({}), [], KeyboardInterrupt(), cancel=True)
    assert (str(error), error.code) == ("interrupted", 130)


@pytest.mark.parametrize(
    ("outcome", "code", "text"),
    [
        ("requested", 11, "interrupted; cancelled: run-1"),
        ("already finished", 130, "interrupted; the run had ended before it was cancelled"),
    ],
)
def test_only_runs_that_are_cancelled_count_as_such(outcome, code, text):
    runs = [Started(FakeRun(1, cancel=outcome), "a")]
    error = interruption(calling({}), runs, KeyboardInterrupt(), cancel=True)
    assert (error.code, str(error)) == (code, text)


def test_a_run_that_may_have_started_is_not_taken_for_a_cancelled_one():
    runs = [Started(FakeRun(1), "a")]
    error = interruption(calling({}), runs, KeyboardInterrupt(), cancel=True, asked=DAILY)
    assert error.code == 130
    assert "cancelled: run-1" in str(error)


@pytest.mark.parametrize("options", [{}, {"quiet": True}], ids=["people", "ids"])
def test_a_failed_run_is_told_by_its_error_alone(options, capsys):
    def fail(**options):
        raise errors.FlowRunFailedError("failed", job=m.Job(id="1"), run=m.FlowRun(id="run-1"))

    call = calling({}, **options)
    with pytest.raises(errors.FlowRunFailedError):
        follow(call, [Started(FakeRun(1, wait=fail), "a")], timeout=1, cancel=False)
    assert capsys.readouterr().out == ""


def ending_with(exit, *, before=None):
    """The function of a command whose client ends as given."""

    def command(call):
        call.client = SimpleNamespace(__exit__=exit)
        if before is not None:
            before(call)

    return command


@pytest.mark.parametrize(("end", "code"), [(interrupted, 130), (terminated, 143)])
def test_a_signal_while_signing_out_has_its_code(end, code, capsys):
    assert perform(ending_with(end), None, {}, {}) == code
    assert capsys.readouterr().err == "tableau-flows: interrupted while signing out\n"


@pytest.mark.parametrize(
    "before", [interrupted, lambda call: (_ for _ in ()).throw(InterruptionError("x"))]
)
def test_after_an_interruption_the_client_does_not_wait_for_the_server(before):
    given = []
    code = perform(ending_with(lambda *error: given.extend(error), before=before), None, {}, {})
    assert code == 130
    assert given[0] is KeyboardInterrupt


def test_an_interruption_counts_more_than_an_earlier_failure():
    def before(call):
        call.fail(errors.UsageError("wrong"), "a file")
        interrupted()

    assert perform(ending_with(lambda *error: None, before=before), None, {}, {}) == 130

    def before_again(call):
        call.fail(errors.UsageError("wrong"), "a file")
        raise InterruptionError("interrupted; a run continues")

    assert perform(ending_with(lambda *error: None, before=before_again), None, {}, {}) == 130


def test_of_several_failures_the_first_decides():
    def before(call):
        call.fail(errors.UsageError("wrong"), "a file")
        raise errors.JobGoneError("gone", job=m.Job(id="1"))

    assert perform(ending_with(lambda *error: None, before=before), None, {}, {}) == 2


def test_after_the_command_sigterm_ends_the_process():
    perform(ending_with(lambda *error: None), None, {}, {})
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_ctrl_c_before_or_after_the_command_ends_without_a_traceback(monkeypatch):
    monkeypatch.setattr("tableau_flows.cli.app.run", interrupted)
    monkeypatch.setattr("sys.argv", ["tableau-flows", "list"])
    with pytest.raises(SystemExit) as end:
        entry.main()
    assert end.value.code == 130


def test_ctrl_c_while_the_command_is_loaded_ends_without_a_traceback(monkeypatch):
    finder = SimpleNamespace(find_spec=interrupted)
    monkeypatch.setattr("sys.argv", ["tableau-flows", "list"])
    monkeypatch.delitem(sys.modules, "tableau_flows.cli.app")
    monkeypatch.setattr("sys.meta_path", [finder, *sys.meta_path])
    with pytest.raises(SystemExit) as end:
        entry.main()
    assert end.value.code == 130


def test_the_code_of_an_interruption_is_that_of_its_signal():
    assert command.code_of_interrupt(KeyboardInterrupt()) == 130
