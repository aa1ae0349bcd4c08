"""Runs the tests of a language in a private copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from mutant_lists import TYPESCRIPT, ListError, Mutant, language_of
from processes import LONGEST, PreloadedPytest, Run, run_command

_PACKAGES = f"{TYPESCRIPT}/node_modules"
_NODE_TEST = ("--test", "--test-reporter=tap", "--test-force-exit")
"""Without the last one, which Node has since 20.14, a connection that a change leaves open would
keep the tests from ending after they have failed."""
_NOT_OK = re.compile(r"^not ok [0-9]+ - (.*)$", re.MULTILINE)
_OK = re.compile(r"^ok [0-9]+ - (?!.* # SKIP)", re.MULTILINE)


class Tests(Protocol):
    """Runs tests of one language."""

    def run(self, tests: Iterable[str], timeout: float) -> Run:
        """Run tests, as they are named in the lists, until one of them fails."""

    def close(self) -> None:
        """End the processes that are kept for later runs."""


def tests_of(root: Path, folder: Path, environment: Mapping[str, str]) -> dict[str, Tests]:
    """Return what runs the tests of each language.

    Args:
        root: The folder of the project.
        folder: That of the copy.
        environment: The variables with which the code of the copy is imported.
    """
    return {
        "Python": PythonTests(folder, environment),
        "TypeScript": NodeTests(root, folder, environment),
    }


def runnable(root: Path, mutants: list[Mutant], *, is_named: bool) -> list[Mutant]:
    """Return the changes whose tests can run here, and say how many others are left out.

    Args:
        root: The folder of the project.
        mutants: All changes.
        is_named: Whether their lists were asked for by name, so that none may be left out.

    Raises:
        ListError: The tests of a list that was asked for cannot run.
    """
    flaw = node_flaw(root)
    if flaw is None:
        return mutants
    kept = [mutant for mutant in mutants if language_of(mutant.tests) != "TypeScript"]
    count = len(mutants) - len(kept)
    if count and is_named:
        raise ListError(f"the tests of {count} changes cannot run: {flaw}")
    if count:
        print(f"{count} changes of TypeScript are left out: {flaw}", flush=True)
    return kept


class PythonTests:
    """Runs pytest, where possible in forks of a process that has the libraries loaded."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = environment
        self._temporary = folder.with_name(f"{folder.name}-tests")
        self._preloaded = PreloadedPytest(folder, environment) if hasattr(os, "fork") else None

    def run(self, tests: Iterable[str], timeout: float) -> Run:
        """Run tests until the first one fails."""
        # The plugin of this project would be loaded before a change of it is known to be harmless.
        plugins = ["-p", "no:cacheprovider", "-p", "no:tableau_flows"]
        arguments = ["-x", "-q", *plugins, f"--basetemp={self._temporary}", *tests]
        if self._preloaded is not None:
            run = self._preloaded.run(arguments, timeout)
        else:
            command = [sys.executable, "-m", "pytest", *arguments]
            run = run_command(command, self._folder, self._environment, timeout)
        return replace(run, problem=pytest_problem(run))

    def close(self) -> None:
        """End the process that has the libraries loaded."""
        if self._preloaded is not None:
            self._preloaded.close()


def pytest_problem(run: Run) -> str:
    """Why a run of pytest says nothing about the tests; empty if it does."""
    if run.code in (None, pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return ""
    if run.code == pytest.ExitCode.INTERRUPTED and "during collection" in run.output:
        return "the changed code cannot be imported"
    return f"pytest ended with exit code {run.code}, without a verdict of the tests"


class NodeTests:
    """Compiles the client for TypeScript, as far as it has changed, and runs tests of Node.

    A test is named by its file, and by `::` and its name if it is not all of them.
    """

    def __init__(self, root: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self._packages = root / _PACKAGES
        self._link = folder / _PACKAGES
        self._folder = folder / TYPESCRIPT
        self._environment = {**environment, "TABLEAU_FLOWS_PYTHON": sys.executable}

    def run(self, tests: Iterable[str], timeout: float) -> Run:
        """Compile and run tests, file by file until one has a test that fails."""
        if not self._link.exists():
            self._link.symlink_to(self._packages, target_is_directory=True)
        # The compiler is part of the checks, but what it refuses says nothing about the tests.
        run = self._node(["node_modules/typescript/bin/tsc", "--build", "test"], LONGEST)
        if run.code != 0:
            return replace(run, code=-1, problem="the compiler refuses the changed code")
        seconds = run.seconds
        for file, names in _by_file(tests).items():
            patterns = [f"--test-name-pattern=^{_escaped(name)}$" for name in names]
            built = Path("build") / Path(file).relative_to(TYPESCRIPT).with_suffix(".js")
            run = self._node([*_NODE_TEST, *patterns, str(built)], timeout)
            seconds += run.seconds
            run = replace(run, problem=node_problem(run))
            if run.code != 0 or run.problem:
                break
        code = -1 if run.problem else run.code
        return replace(run, code=code, output=_failures(run.output), seconds=seconds)

    def close(self) -> None:
        """Do nothing: each run is a process of its own."""

    def _node(self, arguments: list[str], timeout: float) -> Run:
        return run_command(["node", *arguments], self._folder, self._environment, timeout)


def node_problem(run: Run) -> str:
    """Why a run of Node says nothing about the tests; empty if it does."""
    if run.code is None:
        return ""
    if not _OK.search(run.output) and not any(
        not name.endswith(".test.js") for name in _NOT_OK.findall(run.output)
    ):
        return "no test has run: the changed code cannot be imported, or there is none of that name"
    return "" if run.code in (0, 1) else f"node ended with exit code {run.code}"


def node_flaw(root: Path) -> str | None:
    """Why tests of Node cannot run; None if they can."""
    if shutil.which("node") is None:
        return "there is no Node"
    if not (root / _PACKAGES / "typescript").exists():
        return f"the packages of Node are missing: run npm ci in {TYPESCRIPT}"
    return None


def _by_file(tests: Iterable[str]) -> dict[str, list[str]]:
    """The names of tests by their files; none if the whole file is meant."""
    names: dict[str, list[str]] = {}
    whole: set[str] = set()
    for test in tests:
        file, _, name = test.partition("::")
        names.setdefault(file, []).append(name)
        if not name:
            whole.add(file)
    return {file: [] if file in whole else found for file, found in names.items()}


def _escaped(name: str) -> str:
    """The pattern of JavaScript for a text."""
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", lambda mark: f"\\{mark[0]}", name)


def _failures(output: str) -> str:
    """The lines of an output that say which tests failed, and of what."""
    lines = output.splitlines()
    kept = [
        line
        for at, line in enumerate(lines)
        if line.startswith(("not ok", "# Error", "  error:")) or "error:" in lines[at - 1]
    ]
    return "\n".join(kept) or output
