"""Names in a completion stay names: no shell takes one for a part of a command."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tableau_flows.cli import completion
from tableau_flows.cli.shell_words import words_for

from . import conftest

NAMED = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}


@pytest.mark.parametrize(
    ("shell", "name", "words"),
    [
        ("bash", "Secret plans", ["Secret\\ plans"]),
        ("bash", "a\\$(x)`y`'z\"*~", ["a\\\\\\$\\(x\\)\\`y\\`\\'z\\\"\\*\\~"]),
        ("zsh", "Secret plans (EU) $(x) `y` !", ["Secret plans (EU) $(x) `y` !"]),
        ("zsh", "a\\$(x)", []),
        ("zsh", "a\\", []),
        ("zsh", "O'Brien", []),
        ("zsh", 'the "new" one', []),
        ("zsh", "two  spaces", []),
        ("zsh", " a", []),
        ("zsh", "a ", []),
        ("fish", "a\\$(x) 'b'", ["a\\$(x) 'b'"]),
        ("powershell", "Daily", ["Daily"]),
        ("powershell", "Sales/EU-1_x.y", ["Sales/EU-1_x.y"]),
        ("powershell", "Secret plans", ["Secret` plans"]),
        ("powershell", "a;calc", ["a`;calc"]),
        ("pwsh", "a$(calc)`", ["a`$`(calc`)``"]),
        ("powershell", "O'Brien", ["O`'Brien"]),
        ("powershell", "a\u2019;calc", ["a`\u2019`;calc"]),
        ("powershell", "@x", ["`@x"]),
        ("powershell", "a:::b", ["a`:`:`:b"]),
    ],
)
def test_a_name_is_escaped_or_left_out(shell, name, words):
    assert [*words_for(shell, [name])] == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_names_like_options_and_with_control_characters_are_left_out(shell):
    assert [*words_for(shell, ["--yes", "-y", "a\nb", "a\x9bb", "a\u202eb", "a"])] == ["a"]


def script_for(cli, shell):
    return cli("--show-completion", shell, **NAMED).stdout


@pytest.fixture
def on_path(environment):
    """The variables of a shell that finds the command."""
    folder = os.path.dirname(sys.executable)
    return {**environment, "PATH": f"{folder}{os.pathsep}{environment['PATH']}"}


EVIL = "Evil\\$(touch evil)`touch evil`;touch evil"


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_runs_no_command_in_a_name(cli, server, on_path, tmp_path):
    server.add_flow(EVIL)
    script = script_for(cli, "bash")
    asked = """
COMP_WORDS=(tableau-flows show Ev); COMP_CWORD=2
_tableau_flows_completion tableau-flows; eval "set -- ${COMPREPLY[0]}"; printf '%s' "$1"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", script + asked],
        cwd=tmp_path,
        env=on_path,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == (EVIL, "")
    assert not (tmp_path / "evil").exists()


class Zsh:
    """A zsh in a terminal of its own."""

    def __init__(self, folder: Path, environment: dict[str, str], script: str) -> None:
        folder.mkdir()
        (folder / "completion.zsh").write_text(script)
        start = "autoload -Uz compinit; compinit -u -D; source $ZDOTDIR/completion.zsh\n"
        (folder / ".zshrc").write_text(start + "PS1='READY> '\n")
        master, slave = os.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", IN_TERMINAL],
            cwd=folder,
            env={**environment, "ZDOTDIR": str(folder), "TERM": "dumb"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
        )
        os.close(slave)
        self._master = master
        self.read_until("READY> ")

    def read_until(self, text: str) -> str:
        shown = ""
        end = time.monotonic() + conftest.PATIENCE
        while text not in shown and time.monotonic() < end:
            if select.select([self._master], [], [], 0.1)[0]:
                shown += os.read(self._master, 65536).decode(errors="replace")
        return shown

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)


IN_TERMINAL = """
import fcntl, os, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp("zsh", ["zsh", "-i"])
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_runs_no_command_in_a_name(cli, server, on_path, tmp_path):
    server.add_flow(EVIL)
    server.add_flow("Evening $(touch evil)")
    zsh = Zsh(tmp_path / "zsh", on_path, script_for(cli, "zsh"))
    with contextlib.closing(zsh):
        zsh.type("print tableau-flows; tableau-flows show Ev\t")
        zsh.read_until("touch\\ evil\\)")
        zsh.type("\x01\x15print -r -- \x05 \x15print DONE\r")
        zsh.read_until("DONE\r")
    assert not (tmp_path / "zsh" / "evil").exists()


@pytest.mark.parametrize(
    ("shell", "printed"),
    [
        ("zsh", "_arguments '*: :((\"Evening \\$(x)\"))'"),
        ("powershell", "Evening` `$`(x`)::: "),
    ],
)
def test_each_shell_gets_words_of_its_own(cli, server, shell, printed):
    server.add_flow("Evening $(x)")
    if shell == "zsh":
        server.add_flow("Eve\\$(x)")
    done = cli(
        _TABLEAU_FLOWS_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="tableau-flows show Ev",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="Ev",
    )
    assert (done.stdout, done.stderr) == (f"{printed}\n", "")


NOISY = """
import sys
sys.stderr.write(repr(sys.stdin.read()))
print("demo-secret")
"""


def test_a_completion_is_silent_whatever_runs_in_it(cli, server, tmp_path):
    folder = tmp_path / "config" / "tableau-flows"
    folder.mkdir(parents=True)
    (tmp_path / "noisy.py").write_text(NOISY)
    (folder / "profiles.toml").write_text(
        f'[profiles.a]\nserver = "{server.url}"\ntoken_name = "demo"\n'
        f'password_command = ["{sys.executable}", "{tmp_path / "noisy.py"}"]\n'
    )
    line = "tableau-flows show Sec"
    done = cli(
        stdin="typed",
        TABLEAU_PROFILE="a",
        TABLEAU_SERVER=None,
        _TABLEAU_FLOWS_COMPLETE="complete_bash",
        COMP_WORDS=line,
        COMP_CWORD="2",
    )
    assert (done.stdout, done.stderr) == ("Secret\\ plans\n", "")


def test_a_completion_ends_in_time_whatever_it_waits_for():
    begun = time.monotonic()
    assert completion._within(0.01, lambda: time.sleep(60) or ["late"]) == []
    assert time.monotonic() - begun < 30
    assert completion._within(30, lambda: ["a"]) == ["a"]


def test_a_completion_that_fails_has_no_names():
    def fail():
        raise SystemError

    assert completion._within(30, fail) == []
