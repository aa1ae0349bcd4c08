"""Runs the snippets of one page of the documentation, in their order, against emulated servers.

Python runs in one namespace per page, commands in one session of bash. How each language is tested
is in `Page.run`; the commands that do not run as they are written are in `REPLACED`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pipelines import github_scripts, gitlab_scripts, jenkins_scripts
from shell import Command, Shell, read_commands
from snippets import (
    Block,
    SnippetError,
    compare,
    compiled,
    read_blocks,
    run_python,
    with_emulator,
    write_file,
)

ROOT = Path(__file__).parents[2]
EMULATOR_ADDRESS = "http://127.0.0.1:8765"

REPLACED = {
    r"pip install ": "a test has no package index; the names and extras are checked (`pip`)",
    r"(tableau-flows |python -m tableau_flows\.)emulator\b": "ends at an interrupt only;"
    " runs beside the page on a free port",
    r"tableau-flows --install-completion$": "changes the start file of the user's shell;"
    " tests/cli/test_completion.py tests it",
    r"keyring set ": "needs the keyring of a desktop; tests/cli/test_profiles.py has another one",
}
"""Commands that do not run as they are written, and why."""

INSTALLABLE = {
    *("pytest", "pytest-xdist", "keyring", "polars", "pandas"),
    *("apache-airflow", "dagster", "prefect"),
}
"""Packages that `pip install` may name, besides this one with its extras."""

ONLY_COMPILED = {
    "guides/orchestrators.md": "the engines are not in the environment of the tests;"
    " `make test-airflow` runs a DAG in Airflow",
    "guides/other-generators.md": "the tools are not there either; `make check-openapi` runs the"
    " clients, of which tests/openapi/test_page.py says that they have these pieces",
}
"""Pages whose Python is compiled and whose commands are read, but neither runs; and why."""


class Page:
    """A page whose snippets are run.

    Args:
        name: The path of the page below the folder of the documents, for messages.
        text: Its text.
        folder: An empty folder, which the snippets may use; it is the working directory.
        replaced: A folder with the programs that are used in place of others.
        url: The address of the emulated server.
        extras: The extras of the package.
    """

    def __init__(
        self,
        name: str,
        text: str,
        *,
        folder: Path,
        replaced: Path,
        url: str,
        extras: frozenset[str] = frozenset(),
    ) -> None:
        self.name = name
        self.blocks = read_blocks(text)
        self._folder = folder
        self._home = folder / ".home"
        self._home.mkdir()
        self._url = url
        self._extras = extras
        self._namespace: dict[str, Any] = {"__name__": "snippets"}
        kept = {key: value for key, value in os.environ.items() if key not in _UNSET}
        self.shell = Shell(folder, {**kept, **_steady_terminal(self._home)}, replaced)
        self._printed: str | None = None
        self._emulator: subprocess.Popen[str] | None = None
        self._emulator_url = EMULATOR_ADDRESS

    def run(self) -> None:
        """Run all snippets.

        Raises:
            SnippetError: A snippet does not do what the page says.
        """
        try:
            for block in self.blocks:
                self._run(block)
            self._check_files()
        finally:
            self._stop_emulator()

    def use(self, url: str) -> None:
        """Let snippets use another server from now on."""
        self._url = url

    def add(self, names: Mapping[str, object]) -> None:
        """Add names to the namespace of the snippets in Python."""
        self._namespace.update(names)

    def write(self, name: str, text: str) -> None:
        """Write a file into the working directory."""
        (self._folder / name).write_text(text, "utf-8")

    def copy(self, name: str) -> None:
        """Copy a file of the project into the working directory, under the same name."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((ROOT / name).read_bytes())

    def _run(self, block: Block) -> None:
        where = f"{self.name}, line {block.line}"
        text = self._with_real_servers(block.text)
        block = Block(block.language, text, block.line)
        printed, self._printed = self._printed, None
        if block.language.startswith("{"):
            return  # a directive, such as a note
        if block.file_name is not None:
            path = write_file(self._folder, self._home, block)
            if runner := _PIPELINES.get(block.file_name):
                self._run_pipeline(runner, path, where)
        match block.language:
            case "python" if block.file_name is None and self.name not in ONLY_COMPILED:
                self._printed = self._run_python(block, where)
            case "python":
                compiled(text, self.name, block.line)
            case "hidden":
                run_python(text, self._namespace, self.name, block.line)
            case "text":
                if printed is None:
                    raise SnippetError(f"{where}: text must follow the Python that prints it")
                compare(text, printed, where)
            case "console":
                self._run_console(block)
            case "sh" if self.name not in ONLY_COMPILED:
                self.shell.run_script(text, where)
            case "toml":
                tomllib.loads(text)
            case "yaml":
                yaml.safe_load(text)
            case "json":
                json.loads(text)
            case "sh":
                shlex.split(text, comments=True)
            case "groovy" if block.file_name is not None:
                pass
            case "go" | "typescript" if self.name in ONLY_COMPILED:
                pass
            case "typescript" if self.name == "guides/typescript.md":
                pass  # overlays/typescript/test/guide.test.ts runs it
            case _:
                raise SnippetError(f"{where}: no rule says how to test {block.language!r}")

    def _run_python(self, block: Block, where: str) -> str:
        try:
            return run_python(block.text, self._namespace, self.name, block.line)
        except Exception as error:
            raise SnippetError(f"{where}: {type(error).__name__}: {error}") from error

    def _run_console(self, block: Block) -> None:
        waiting: list[Command] = []
        for command in read_commands(block.text, block.line):
            if self.name in ONLY_COMPILED and not command.text.startswith("pip "):
                shlex.split(command.text, comments=True)
            elif any(re.match(pattern, command.text) for pattern in REPLACED):
                self.shell.run_commands(waiting, self.name)
                waiting = []
                self._run_replaced(command)
            else:
                waiting.append(command)
        self.shell.run_commands(waiting, self.name)

    def _run_replaced(self, command: Command) -> None:
        words = shlex.split(command.text, comments=True)
        where = f"{self.name}, line {command.line}"
        if words[0] == "pip":
            for requirement in words[2:]:
                self._check_requirement(requirement, where)
        elif "emulator" in command.text:
            first = 3 if words[0] == "python" else 2
            self._start_emulator(words[first:], where)

    def _check_requirement(self, requirement: str, where: str) -> None:
        found = re.fullmatch(r"([\w-]+)(?:\[([\w,]+)\])?", requirement)
        extras = set(found[2].split(",")) if found and found[2] else set[str]()
        known = {"tableau-flows", *INSTALLABLE}
        if not found or found[1] not in known or not extras <= self._extras:
            raise SnippetError(f"{where}: {requirement!r} is not known; it may be one of {known}")

    def _start_emulator(self, arguments: list[str], where: str) -> None:
        """Start an emulated server beside the page, on a free port in place of 8765."""
        self._stop_emulator()
        if "--port" in arguments:
            raise SnippetError(f"{where}: the emulated server of a page has the usual port")
        environment = {**os.environ, "PYTHONWARNINGS": "default"}
        self._emulator = subprocess.Popen(
            [sys.executable, "-m", "tableau_flows.emulator", *arguments, "--port", "0"],
            cwd=self._folder,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._emulator.stdout is not None
        banner = self._emulator.stdout.readline()
        if not (found := re.search(r"http://\S+", banner)):
            raise SnippetError(f"{where}: the emulated server did not start")
        self._emulator_url = found[0]

    def _stop_emulator(self) -> None:
        if self._emulator is not None:
            with self._emulator as process:
                process.send_signal(signal.SIGTERM)
                process.wait()
            self._emulator = None

    def _with_real_servers(self, text: str) -> str:
        port = self._emulator_url.rpartition(":")[2]
        text = with_emulator(text, self._url)
        return text.replace(EMULATOR_ADDRESS, self._emulator_url).replace(":8765", f":{port}")

    def _run_pipeline(
        self,
        scripts: Callable[[str, Mapping[str, str]], list[tuple[str, dict[str, str]]]],
        path: Path,
        where: str,
    ) -> None:
        """Run the shell lines of a pipeline, with the variables that its secrets stand for."""
        settings = {key: value for key, value in os.environ.items() if key.startswith("TABLEAU_")}
        found = scripts(path.read_text("utf-8"), settings)
        if not found:
            raise SnippetError(f"{where}: the pipeline runs nothing")
        for script, variables in found:
            lines = []
            for line in script.splitlines():
                words = shlex.split(line, comments=True)
                if words[:1] == ["pip"]:
                    for requirement in words[2:]:
                        self._check_requirement(requirement, where)
                else:
                    lines.append(line)
            self.shell.run_script("\n".join(lines), where, environment=variables)

    def _check_files(self) -> None:
        """Check that each program that the page shows is run by a command of the page."""
        shown = [one for one in self.blocks if one.language == "python" and one.file_name]
        commands = "".join(one.text for one in self.blocks if one.language in {"console", "sh"})
        commands += "".join(one.text for one in self.blocks if one.file_name in _PIPELINES)
        imports = "".join(one.text for one in shown)
        for block in shown:
            name = block.file_name or ""
            tested = Path(name).name.startswith(("test_", "conftest")) and "$ pytest" in commands
            imported = f"import {Path(name).stem}\n" in imports
            if not (tested or imported or name in commands or self.name in ONLY_COMPILED):
                raise SnippetError(f"{self.name}, line {block.line}: nothing runs {name}")


_PIPELINES = {
    ".github/workflows/flows.yml": github_scripts,
    ".gitlab-ci.yml": gitlab_scripts,
    "Jenkinsfile": jenkins_scripts,
}

_UNSET = {
    "GITHUB_ACTIONS",
    "TABLEAU_PROFILE",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "PYTEST_ADDOPTS",
}


def _steady_terminal(home: Path) -> dict[str, str]:
    """Return the variables that make outputs the same everywhere."""
    return {
        "HOME": str(home),
        "COLUMNS": "100",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "error",
        "LC_ALL": "C.UTF-8",
    }
