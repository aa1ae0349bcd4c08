"""Completion in the shell: commands, options, and names that are cached for a minute."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time

import pytest


@pytest.fixture
def complete(cli):
    """Completes a line in bash; returns the words."""

    def complete(line: str, **variables: str) -> list[str]:
        words = line.split(" ")
        given = {"_TABLEAU_FLOWS_COMPLETE": "complete_bash", "COMP_WORDS": line}
        done = cli(COMP_CWORD=str(len(words) - 1), **given, **variables)
        assert done.stderr == ""
        return [word for word in done.stdout.splitlines() if word]

    return complete


def lists_of(server):
    return [one for one in server.requests if one.operation == "queryFlowsForSite"]


def test_commands_and_options_are_completed(complete, server):
    assert complete("tableau-flows dow") == ["download"]
    assert complete("tableau-flows connections u") == ["update"]
    assert complete("tableau-flows publish --ov") == ["--overwrite"]
    assert server.requests == ()


def test_names_of_flows_are_completed_and_escaped_for_bash(complete, daily):
    assert complete("tableau-flows show Da") == ["Daily"]
    assert complete("tableau-flows run Sec") == ["Secret\\ plans"]
    assert complete("tableau-flows connections update --flow Da") == ["Daily"]


def test_paths_of_projects_are_completed(complete, server):
    assert complete("tableau-flows list --project Sa") == ["Sales", "Sales/EU"]
    assert complete("tableau-flows move Daily --to Sales/") == ["Sales/EU"]


@pytest.mark.parametrize(("shell", "text"), [("zsh", '"Secret plans"'), ("fish", "Secret plans")])
def test_zsh_and_fish_quote_names_themselves(cli, server, shell, text):
    done = cli(
        _TABLEAU_FLOWS_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="tableau-flows show Sec",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert text in done.stdout


def test_names_are_kept_for_a_minute(complete, server, daily, tmp_path):
    for _ in range(2):
        assert complete("tableau-flows show Da") == ["Daily"]
    assert len(lists_of(server)) == 1
    (cache,) = (tmp_path / "cache" / "tableau-flows").glob("flow-names-*.json")
    assert cache.stat().st_mode & 0o077 == 0
    old = time.time() - 61
    os.utime(cache, (old, old))
    complete("tableau-flows show Da")
    assert len(lists_of(server)) == 2


def test_each_site_and_user_has_a_cache_of_its_own(complete, server, daily):
    assert complete("tableau-flows show Da") == ["Daily"]
    assert complete("tableau-flows show --site sales P") == ["Pipeline"]
    assert complete("tableau-flows show P", TABLEAU_SITE="sales") == ["Pipeline"]
    server.add_access_token("other", "other-secret", user="viewer")
    other = {"TABLEAU_TOKEN_NAME": "other", "TABLEAU_TOKEN_SECRET": "other-secret"}
    assert complete("tableau-flows show Bud") == ["Budget"]
    assert complete("tableau-flows show Bud", **other) == []


@pytest.mark.parametrize(
    "variables",
    [{"TABLEAU_SERVER": "http://127.0.0.1:9"}, {"TABLEAU_TOKEN_SECRET": "wrong-secret"}],
    ids=["no server", "wrong secret"],
)
def test_without_a_connection_nothing_is_completed_and_nothing_is_said(complete, variables):
    assert complete("tableau-flows show Da", **variables) == []


def test_a_cache_that_is_broken_is_replaced(complete, daily, tmp_path):
    complete("tableau-flows show Da")
    (cache,) = (tmp_path / "cache" / "tableau-flows").glob("flow-names-*.json")
    cache.write_text("{")
    assert complete("tableau-flows show Da") == ["Daily"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell_is_shown(cli, shell):
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = cli("--show-completion", shell, **named)
    assert done.code == 0
    assert "_TABLEAU_FLOWS_COMPLETE" in done.stdout


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_the_script_for_powershell_asks_the_command_and_reads_its_answer(cli, shell, daily):
    """What the script does, since no PowerShell runs the tests: it asks with three variables."""
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = cli("--show-completion", shell, **named).stdout
    assert "Register-ArgumentCompleter -Native -CommandName tableau-flows" in script
    variables = dict(re.findall(r"\$Env:(\w+) = (\S.*)", script.partition("tableau-flows |")[0]))
    assert variables == {
        "_TABLEAU_FLOWS_COMPLETE": '"complete_powershell"',
        "_TYPER_COMPLETE_ARGS": "$commandAst.ToString()",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "$wordToComplete",
    }
    answer = cli(
        _TABLEAU_FLOWS_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="tableau-flows show Da",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="Da",
    )
    assert '-Split ":::"' in script
    assert [line.split(":::")[0] for line in answer.stdout.splitlines()] == ["Daily"]


def test_bash_itself_completes_a_name(cli, environment, daily):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = cli("--show-completion", "bash", **named).stdout
    asked = """
COMP_WORDS=(tableau-flows show Sec); COMP_CWORD=2
_tableau_flows_completion tableau-flows; printf '%s' "${COMPREPLY[0]}"
"""
    folder = os.path.dirname(sys.executable)
    done = subprocess.run(
        [bash, "--norc", "-c", script + asked],
        env={**environment, "PATH": f"{folder}{os.pathsep}{environment['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "Secret\\ plans", done.stderr
