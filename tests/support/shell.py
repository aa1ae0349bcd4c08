"""Runs the shell lines of documents in bash, where some commands are replaced."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from snippets import SnippetError, compare

PATIENCE = 120.0
MARK = "<<end of a command>>"

# Hands its streams, arguments, environment and folder to the process that has the command loaded.
LOADED_COMMAND = """\
#!{python} -ISB
import json, os, socket, sys
channel = socket.socket(socket.AF_UNIX)
channel.connect({socket!r})
request = json.dumps(dict(arguments=sys.argv[1:], environment=dict(os.environ), folder=os.getcwd()))
socket.send_fds(channel, [b"-"], [0, 1, 2])
channel.sendall(request.encode())
channel.shutdown(socket.SHUT_WR)
sys.exit(int(channel.recv(16) or 99))
"""


@dataclass(frozen=True)
class Command:
    """A command of a document with the output that the document shows."""

    text: str
    expected: str
    line: int


def read_commands(text: str, line: int) -> list[Command]:
    """Return the commands of a block for the console: "$ " begins one, "> " continues it.

    Raises:
        SnippetError: The block begins with something else.
    """
    commands: list[Command] = []
    for number, one in enumerate(text.splitlines(), line):
        if one.startswith("$ "):
            commands.append(Command(one[2:], "", number))
        elif not commands:
            raise SnippetError(f"line {number}: a block for the console begins with '$ '")
        else:
            last = commands.pop()
            if one.startswith("> ") and not last.expected:
                commands.append(Command(f"{last.text}\n{one[2:]}", "", last.line))
            else:
                commands.append(Command(last.text, f"{last.expected}{one}\n", last.line))
    return commands


class Shell:
    """A session of bash: variables that commands export last until its end.

    Args:
        folder: The working directory.
        environment: The variables of the environment at the beginning.
        replaced: A folder with programs that are found first.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], replaced: Path) -> None:
        path = os.pathsep.join(
            [str(replaced), str(Path(sys.executable).parent), os.environ["PATH"]]
        )
        self._environment = {**environment, "PATH": path}
        self._folder = folder

    def run_commands(self, commands: Sequence[Command], where: str) -> None:
        """Run commands one after the other, and compare their output with the expected one.

        A command must succeed, unless the next one shows its exit code with `echo $?`.

        Raises:
            SnippetError: A command failed, or its output differs.
        """
        script = "".join(
            f"{command.text}\n"
            f'__code=$?; printf "%s %s\\n" {quoted(MARK)} "$__code"; (exit "$__code")\n'
            for command in commands
        )
        state = self._folder / ".environment"
        printed, _ = self._run(f"{script}env -0 > {state}\n")
        if state.exists():
            entries = state.read_text("utf-8").split("\0")
            self._environment = dict(entry.split("=", 1) for entry in entries if entry)
            state.unlink()
        pieces = re.split(rf"{re.escape(MARK)} (\d+)\n", printed)
        found = list(zip(pieces[0::2], map(int, pieces[1::2]), strict=False))
        for number, command in enumerate(commands):
            place = f"{where}, line {command.line}: {command.text}"
            if number >= len(found):
                raise SnippetError(f"{place}: the shell ended with\n{pieces[-1]}")
            output, code = found[number]
            told = number + 1 < len(commands) and commands[number + 1].text == "echo $?"
            if code and not told:
                raise SnippetError(f"{place}: ended with exit code {code}:\n{output}")
            if command.expected or output.strip():
                compare(command.expected, output, place)

    def run_script(
        self,
        script: str,
        where: str,
        *,
        code: int = 0,
        environment: Mapping[str, str] | None = None,
    ) -> str:
        """Run a script, which ends at the first command that fails.

        Returns:
            Its output.

        Raises:
            SnippetError: It ended with another exit code.
        """
        printed, ended = self._run(f"set -eo pipefail\n{script}", environment or {})
        if ended != code:
            raise SnippetError(f"{where}: ended with exit code {ended}, not {code}:\n{printed}")
        return printed

    def set(self, name: str, value: str) -> None:
        """Set a variable of the environment."""
        self._environment[name] = value

    def unset(self, name: str) -> None:
        """Remove a variable of the environment."""
        self._environment.pop(name, None)

    def _run(self, script: str, more: Mapping[str, str] | None = None) -> tuple[str, int]:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-c", script],
            cwd=self._folder,
            env={**self._environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout, done.returncode


def quoted(text: str) -> str:
    """Return a text in single quotes for the shell; it must not contain any."""
    return f"'{text}'"


def write_program(folder: Path, name: str, text: str) -> None:
    """Write a program that can be run."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    path.chmod(0o755)
