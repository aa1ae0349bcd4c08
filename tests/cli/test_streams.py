"""Standard streams that are closed, full, or read by nobody change no outcome without a reason."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from tableau_flows.cli.display.output import Output
from tableau_flows.cli.failures.errors import CommandError, OutputError
from tableau_flows.cli.failures.reporting import report
from tableau_flows.cli.session import files, secrets

from . import conftest

FULL = "/dev/full"
NO_SPACE = "tableau-flows: the output cannot be written: No space left on device\n"

needs_full = pytest.mark.skipif(not os.path.exists(FULL), reason="there is no /dev/full")


@pytest.fixture
def run_into(loaded_command, environment, tmp_path):
    """Runs the command with other files as its streams."""

    def run_into(*arguments, **streams):
        return loaded_command.run([*map(str, arguments)], environment, tmp_path, "", **streams)

    return run_into


@pytest.fixture
def shell(environment, tmp_path):
    """Runs the command as a shell does, with what follows its arguments."""

    def shell(*arguments, redirected):
        return subprocess.run(
            ["sh", "-c", f'"$@" {redirected}', "sh", *conftest.COMMAND, *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=conftest.PATIENCE,
            check=False,
        )

    return shell


@needs_full
@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["list"],
        ["list", "--csv"],
        ["whoami", "--json"],
        ["request", "GET", "/sites/{site_id}/projects"],
        ["download", "Superstore", "--to", "-"],
    ],
    ids=" ".join,
)
def test_output_that_does_not_fit_is_an_error_with_its_reason(run_into, arguments):
    done = run_into(*arguments, stdout=FULL)
    assert (done.code, done.stderr) == (1, NO_SPACE)


@needs_full
def test_what_does_not_fit_is_not_tried_again_when_the_process_ends(environment):
    environment.pop("PYTHONUNBUFFERED", None)
    with open(FULL, "w") as full:
        done = subprocess.run(
            [*conftest.COMMAND, "--version"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, NO_SPACE)


@needs_full
def test_work_goes_on_if_its_record_cannot_be_written(run_into, tableau, orders):
    done = run_into("publish", orders, "--run", "--wait", "-q", stdout=FULL)
    assert (done.code, done.stderr) == (1, NO_SPACE)
    (run,) = tableau.flow_runs.latest(tableau.flows.find("Orders").id)
    assert run.status == "Success"


@needs_full
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["run", "Superstore", "--wait"], 0),
        (["run", "Superstore", "--wait", "--verbose"], 0),
        (["show", "Nothing"], 5),
        (["list", "--foo"], 2),
    ],
    ids=str,
)
def test_a_full_stderr_changes_no_exit_code(run_into, arguments, code):
    assert run_into(*arguments, stderr=FULL).code == code


def test_a_closed_stdout_is_an_error_after_the_work(shell, tableau, orders):
    done = shell("publish", orders, "--run", "--wait", "-q", redirected=">&-")
    assert done.returncode == 1
    assert done.stderr == "tableau-flows: the output cannot be written: Bad file descriptor\n"
    assert tableau.flow_runs.latest(tableau.flows.find("Orders").id)[0].status == "Success"


def test_a_closed_stderr_changes_no_exit_code(shell, daily):
    done = shell("run", "Daily", "--wait", redirected="2>&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert "succeeded" in done.stdout


def test_a_closed_stdin_is_a_usage_error(shell, daily):
    done = shell("request", "POST", "/x", "--body", "-", redirected="<&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "tableau-flows: stdin cannot be read: Bad file descriptor\n"


def test_what_is_opened_later_does_not_get_the_number_of_a_closed_stream(environment):
    code = """
import os
from tableau_flows.cli.streams import open_closed_streams
open_closed_streams()
os.write(2, f"{os.open(os.devnull, os.O_RDONLY)} ".encode())
os.write(2, "".join(str(os.get_inheritable(number)) for number in (0, 1)).encode())
"""
    done = subprocess.run(
        ["sh", "-c", '"$@" <&- >&-', "sh", sys.executable, "-c", code],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stderr == "3 TrueTrue"


@pytest.mark.parametrize("arguments", [["--help"], ["download", "Superstore", "--to", "-"]])
def test_a_reader_that_is_gone_ends_other_commands_quietly_too(environment, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*conftest.COMMAND, *arguments],
        env=environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


class Unreadable(io.RawIOBase):
    """A stdin that was closed."""

    def readable(self):
        return True

    def readinto(self, buffer):
        raise OSError(9, "Bad file descriptor")


@pytest.fixture
def unreadable(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Unreadable())))


@pytest.mark.parametrize(
    "read",
    [
        lambda: files.read_body(conftest.Path("-")),
        lambda: files.read_text(conftest.Path("-")),
        lambda: secrets.from_stdin("new password"),
    ],
    ids=["body", "rules", "password"],
)
def test_a_stdin_that_cannot_be_read_is_a_usage_error(unreadable, read):
    with pytest.raises(CommandError, match=r"^stdin cannot be read: Bad file descriptor$") as found:
        read()
    assert found.value.code == 2


class Full(io.StringIO):
    """A stream that takes nothing, and counts how often it was tried."""

    tried = 0

    def write(self, text):
        self.tried += 1
        raise OSError(28, "No space left on device")


def test_a_list_ends_at_the_first_row_that_cannot_be_written():
    read = []
    output = Output(json=True, csv=False, quiet=False, stream=Full())
    with pytest.raises(OutputError):
        output.list("flow", (read.append(number) or {"id": number} for number in range(3)))
    assert read == [0]


def test_records_of_work_are_tried_once_and_fail_at_the_end():
    stream = Full()
    output = Output(json=True, csv=False, quiet=False, stream=stream)
    output.one({"id": "1"}, "")
    output.one({"id": "2"}, "")
    assert stream.tried == 1
    with pytest.raises(OutputError):
        output.end()


def test_nothing_is_said_about_a_reader_that_is_gone(capsys):
    assert report(OutputError(BrokenPipeError(32, "Broken pipe"))) == 141
    assert capsys.readouterr().err == ""
