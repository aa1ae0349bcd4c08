"""The command starts quickly, says what it is, and ends with the code of what went wrong."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

import pytest
from tableau_flows import errors
from tableau_flows._common.release import VERSION
from tableau_flows.cli.app import build
from tableau_flows.cli.catalog import COMMANDS
from tableau_flows.cli.failures.codes_of_errors import exit_code_of
from tableau_flows_generated import models as m

LOADED = """
import sys
from tableau_flows.cli import entry
sys.argv = ["tableau-flows", *{arguments!r}]
try:
    entry.main()
except SystemExit as end:
    assert not end.code, end.code
sys.stdout.write("\\n" + repr(sorted(sys.modules)))
"""


def loaded_by(environment, *arguments):
    """Return the modules that a command loads."""
    code = LOADED.format(arguments=arguments)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return set(ast.literal_eval(done.stdout.splitlines()[-1]))


def test_the_version_is_told(cli):
    done = cli("--version")
    assert (done.code, done.stdout, done.stderr) == (0, f"tableau-flows {VERSION}\n", "")


def test_the_version_is_told_between_other_options_too(cli):
    assert cli("--server", "x", "--version").stdout == f"tableau-flows {VERSION}\n"


def test_the_version_loads_neither_typer_nor_httpx(environment):
    assert loaded_by(environment, "--version").isdisjoint({"typer", "rich", "httpx", "inspect"})


def test_the_help_loads_no_client_and_no_models(environment):
    loaded = loaded_by(environment, "--help")
    assert "typer" in loaded
    assert loaded.isdisjoint({"httpx", "httpcore", "tableau_flows.client", "platformdirs"})
    assert not [name for name in loaded if name.startswith("tableau_flows.cli.commands")]
    assert not [name for name in loaded if name.startswith(("tableau_flows_generated", "rich"))]


def test_the_help_has_sections(cli):
    whole = cli("--help").stdout
    assert "\nFlows:\n  list " in whole
    assert "--csv" not in whole  # only the help of commands has the shared options
    one = cli("publish", "-h").stdout
    positions = [one.index(f"\n{title}:") for title in ("Arguments", "Options", "Connection")]
    assert positions == sorted(positions)
    assert "\nOutput:\n  --json " in one
    assert "\nCommands:\n  list " in cli("connections", "--help").stdout


def test_the_help_of_the_emulator_names_the_command(cli):
    done = cli("emulator", "--help")
    assert done.stdout.startswith("usage: tableau-flows emulator [-h]")


@pytest.mark.parametrize("command", ["run", "publish", "wait"])
def test_the_help_says_what_a_duration_is(cli, command):
    words = " ".join(cli(command, "--help").stdout.split())
    assert "seconds, or a duration such as 10m or 1h" in words


def test_the_help_says_of_each_command_what_its_own_help_says():
    root = build()
    assert list(root.commands) == list(COMMANDS)
    for name, entry in COMMANDS.items():
        assert (root.commands[name].help or "").split("\n")[0] == entry.help


def test_a_list_into_a_pipe_loads_no_rich(environment):
    assert not [name for name in loaded_by(environment, "list") if name.startswith("rich")]


def test_without_the_extra_the_command_says_what_to_install(environment):
    code = "import sys; sys.modules['typer'] = None\nfrom tableau_flows.cli.entry import main\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}sys.argv[1:] = ['list']\nmain()"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert 'pip install "tableau-flows[cli]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_installed_script_is_the_same_command(environment):
    script = os.path.join(os.path.dirname(sys.executable), "tableau-flows")
    done = subprocess.run([script, "--version"], env=environment, capture_output=True, text=True)
    assert done.stdout == f"tableau-flows {VERSION}\n"


def api_error(kind):
    return kind(status=400, code=None, summary="", detail="", method="", url="", operation="")


def connection_error(kind):
    return kind("why", method="GET", url="", operation="queryFlow")


JOB = m.Job(id="1")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("wrong"), 2),
        (errors.FlowFileError("wrong"), 2),
        (errors.AmbiguousNameError(kind="flow", name="x", candidates=(), described=()), 2),
        (api_error(errors.SignInError), 3),
        (api_error(errors.SessionExpiredError), 3),
        (api_error(errors.PermissionDeniedError), 4),
        (api_error(errors.FeatureDisabledError), 4),
        (api_error(errors.NotFoundError), 5),
        (errors.NameNotFoundError(kind="flow", name="x", nearest=()), 5),
        (errors.ConnectionFailedError("why", method="", url="", operation="", sent=False), 6),
        (errors.UnreadableReplyError(reason="", status=200, method="", url="", operation=""), 6),
        (errors.FlowRunFailedError("failed", job=JOB), 10),
        (errors.FlowRunCancelledError("cancelled", job=JOB), 11),
        (errors.WaitTimeoutError("late", job=JOB), 12),
        (api_error(errors.AlreadyQueuedError), 13),
        (connection_error(errors.OutcomeUnknownError), 14),
        (errors.JobGoneError("gone", job=JOB), 14),
        (api_error(errors.ServerError), 1),
        (errors.BulkError(report="", failed=()), 1),
        (OSError(13, "denied"), 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_each_kind_of_error_has_its_exit_code(error, code):
    assert exit_code_of(error) == code


def test_an_error_that_stands_for_its_cause_has_the_code_of_the_cause():
    flow = m.Flow(id="1", name="Daily")
    error = errors.FlowNotTaggedError("denied", flow=flow)
    assert exit_code_of(error) == 1
    error.__cause__ = api_error(errors.PermissionDeniedError)
    assert exit_code_of(error) == 4


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "reason"),
    [
        (["list", "--foo"], {}, 2, "No such option: --foo (tableau-flows list --help"),
        (["lits"], {}, 2, "No such command 'lits'. Did you mean 'list'?"),
        (["list", "--json", "--csv"], {}, 2, "--json and --csv cannot be used together"),
        (["--json", "list", "-q"], {}, 2, "--json and --quiet cannot be used together"),
        (["list"], {"TABLEAU_SERVER": None}, 2, "no server"),
        (["list"], {"TABLEAU_TOKEN_SECRET": "wrong-secret"}, 3, "signIn: POST"),
        (["list", "--project", "Sales/UE"], {}, 5, "there is no project 'UE' in the project"),
        (["list", "--server", "http://127.0.0.1:9"], {}, 6, "Connection refused"),
    ],
)
def test_an_error_is_one_line_with_the_reason(cli, arguments, variables, code, reason):
    done = cli(*arguments, **variables)
    assert (done.code, done.stdout) == (code, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("tableau-flows: ")
    assert reason in line
    assert "wrong-secret" not in line


def test_in_github_actions_an_error_is_an_annotation(cli):
    done = cli("list", "--project", "100%\nsure", GITHUB_ACTIONS="true")
    assert done.code == 5
    (line,) = done.stderr.splitlines()
    assert line.startswith("::error title=tableau-flows::there is no project '100%25")


def test_a_command_without_arguments_shows_the_help(cli):
    done = cli()
    assert done.code == 2
    assert "whoami" in done.stdout + done.stderr
    assert "tableau-flows: \n" not in done.stderr


def test_a_reader_that_closes_the_output_ends_the_command_quietly(server, environment):
    server.add_flows(600)
    reader = subprocess.Popen(
        [sys.executable, "-m", "tableau_flows.cli", "list", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout.readline()
    reader.stdout.close()
    assert reader.wait(60) == 141
    assert reader.stderr.read() == ""
    reader.stderr.close()
