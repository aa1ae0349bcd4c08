"""Applies small changes to the code, one at a time, and reports those that no test detects.

Each `tests/mutants/*.toml` lists changes ("mutants") with the tests that detect them:

    [[mutant]]
    file = "overlays/python/tableau_flows/_session/retry.py"
    text = '''attempt.number >= self.max_retries'''
    replacement = '''attempt.number > self.max_retries'''
    tests = ["tests/sdk/calls/test_retry.py"]
    why = "a call is sent again at most max_retries times"

`text` occurs exactly once in `file`; `tests` are arguments of pytest, or files of the client for
TypeScript, each with `::` and the name of a test if only that one is meant. First all tests run on
the unchanged code, where they must pass. Then each change is made in a private copy of the project,
`make generate` runs there if a template, the generator, the spec or the source of a made module was
changed, TypeScript is compiled, and the tests run again: at least one must fail. A run that does
not end in time counts as detected, as does a change that the generator refuses. If no test gives a
verdict, as when a changed module cannot be imported or the compiler refuses it, the entry proves
nothing: it is reported as invalid. Without Node, changes of TypeScript are left out, unless their
list was asked for by name.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import queue
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

sys.path.append(str(Path(__file__).parents[1] / "support"))

from languages import runnable, tests_of
from mutant_lists import FOLDERS, ListError, Mutant, language_of, made_modules, read_lists
from processes import LONGEST, Run, run_command

T = TypeVar("T")
S = TypeVar("S")

ROOT = Path(__file__).parents[2]

_SOURCES = ("overlays/python", "generated/python")

_PATIENCE = 30.0
"""Seconds that a run of tests may take in any case."""

_FACTOR = 10.0
"""How many times longer than on the unchanged code a run may take, besides."""


# Private copies of the project


class Copy:
    """A copy of the project in a folder of its own, whose code is what its tests import."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self._changes = 0
        folder.mkdir()
        ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", "node_modules")
        for path in root.iterdir():
            if path.is_dir() and path.name in FOLDERS:
                shutil.copytree(path, folder / path.name, ignore=ignore)
            elif path.is_file():
                shutil.copy2(path, folder)
        self._check_imports()
        self._tests = tests_of(root, folder, self._environment())

    def close(self) -> None:
        """End the processes that run the tests."""
        for tests in self._tests.values():
            tests.close()

    @contextlib.contextmanager
    def changed(self, mutant: Mutant) -> Iterator[Run | None]:
        """Make a change for a while; gives how the generator ended if that refuses the change."""
        path = self.folder / mutant.file
        original = path.read_text(encoding="utf-8")
        self._write(path, original.replace(mutant.text, mutant.replacement))
        try:
            refusal = None
            if mutant.regenerates:
                run = self._run([sys.executable, "-m", "generator"], LONGEST)
                refusal = run if run.code != 0 else None
            yield refusal
        finally:
            self._write(path, original)
            if mutant.regenerates:
                shutil.rmtree(self.folder / "generated")
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(  # as new files, so that TypeScript is compiled again
                    self.root / "generated",
                    self.folder / "generated",
                    ignore=ignore,
                    copy_function=shutil.copy,
                )
                for module in made_modules(self.root):
                    text = (self.root / module).read_text(encoding="utf-8")
                    self._write(self.folder / module, text)

    def test(self, tests: Sequence[str], timeout: float) -> Run:
        """Run tests until one fails."""
        return self._tests[language_of(tests)].run(tests, timeout)

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        if path.suffix != ".py":
            return  # the compiler of TypeScript looks at what is newer than its last work
        # Python tells by size and time, in whole seconds, whether its compiled file is current.
        self._changes += 1
        changed = time.time() - 1_000_000 + self._changes
        os.utime(path, (changed, changed))

    def _check_imports(self) -> None:
        code = (
            "import tableau_flows as a, tableau_flows_generated as b; print(a.__file__, b.__file__)"
        )
        run = self._run([sys.executable, "-c", code], LONGEST)
        expected = [
            f"{self.folder / _SOURCES[0]}/tableau_flows/__init__.py",
            f"{self.folder / _SOURCES[1]}/tableau_flows_generated/__init__.py",
        ]
        if run.output.split() != expected:
            raise RuntimeError(f"not the copy is imported, but: {run.output}")

    def _environment(self) -> dict[str, str]:
        sources = os.pathsep.join(str(self.folder / source) for source in _SOURCES)
        return {**os.environ, "PYTHONPATH": sources}

    def _run(self, command: list[str], timeout: float) -> Run:
        return run_command(command, self.folder, self._environment(), timeout)


class Copies:
    """One copy of the project for each worker."""

    def __init__(self, root: Path, folder: Path, workers: int) -> None:
        self._workers = workers
        self._free: queue.Queue[Copy] = queue.Queue()
        self._all = [Copy(root, folder / f"copy-{number}") for number in range(workers)]
        for copy in self._all:
            self._free.put(copy)

    def __enter__(self) -> Self:
        """Use the copies in a block, which ends their processes."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes of the copies."""
        for copy in self._all:
            copy.close()

    def map(self, work: Callable[[Copy, S], T], tasks: Iterable[S]) -> Iterator[T]:
        """Do the work for each task, each time with a copy that nobody else uses."""

        def with_a_copy(task: S) -> T:
            copy = self._free.get()
            try:
                return work(copy, task)
            finally:
                self._free.put(copy)

        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(with_a_copy, tasks)


# The run


def main(arguments: list[str] | None = None) -> int:
    """Run the lists; the exit code is 0 if every change is detected, 1 if not."""
    parser = argparse.ArgumentParser(description="Report changes of the code that no test detects.")
    parser.add_argument("areas", nargs="*", help="lists to run, such as `lists`; default all")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder of the project")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="default: one per core"
    )
    options = parser.parse_args(arguments)
    try:
        mutants = read_lists(options.root, options.areas)
        mutants = runnable(options.root, mutants, is_named=bool(options.areas))
        with (
            tempfile.TemporaryDirectory(prefix="mutants-") as folder,
            Copies(options.root, Path(folder).resolve(), options.workers) as copies,
        ):
            seconds = _run_unchanged(copies, mutants)
            survivors, invalid = _run_changed(copies, mutants, seconds)
    except ListError as error:
        print(f"error: {error}", flush=True)
        return 1
    for mutant in survivors:
        print(f"SURVIVES {mutant.place}: {mutant.why}")
    for mutant, reason in invalid:
        print(f"INVALID {mutant.place}: {mutant.why}: {reason}")
    detected = len(mutants) - len(survivors) - len(invalid)
    print(f"{detected} of {len(mutants)} changes are detected")
    return 1 if survivors or invalid else 0


def _groups(tests: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The arguments by file, so that what many changes have in common runs unchanged once."""
    if any(argument.startswith("-") for argument in tests):
        return {tests}
    return {(argument.partition("::")[0],) for argument in tests}


def _run_unchanged(copies: Copies, mutants: list[Mutant]) -> dict[tuple[str, ...], float]:
    """Make sure that the tests pass without a change; returns how long they take."""
    arguments: dict[tuple[str, ...], dict[str, None]] = {}  # in their order, each once
    for mutant in mutants:
        for group in _groups(mutant.tests):
            grouped = arguments.setdefault(group, {})
            same = (test for test in mutant.tests if (test.partition("::")[0],) == group)
            grouped.update(dict.fromkeys(same if len(group) == 1 else group))
    tasks = list(arguments.items())

    def test(copy: Copy, task: tuple[tuple[str, ...], dict[str, None]]) -> tuple[str, ...]:
        group, selected = task
        run = copy.test(list(selected), LONGEST)
        if run.code != 0:
            raise ListError(f"{' '.join(selected)} fails without any change:\n{run.reason}")
        seconds[group] = run.seconds
        return group

    seconds: dict[tuple[str, ...], float] = {}
    for group in copies.map(test, tasks):
        print(f"unchanged: {' '.join(group)} passes after {seconds[group]:.1f} s", flush=True)
    return seconds


def _run_changed(
    copies: Copies, mutants: list[Mutant], seconds: dict[tuple[str, ...], float]
) -> tuple[list[Mutant], list[tuple[Mutant, str]]]:
    """Make each change and run its tests.

    Returns:
        The changes that no test detects, and those that are invalid, each with the reason.
    """

    def test(copy: Copy, mutant: Mutant) -> tuple[str, Run]:
        expected = sum(seconds[group] for group in _groups(mutant.tests))
        with copy.changed(mutant) as refusal:
            if refusal is not None:
                return "detected", refusal
            run = copy.test(mutant.tests, _PATIENCE + _FACTOR * expected)
        return _state(run), run

    survivors: list[Mutant] = []
    invalid: list[tuple[Mutant, str]] = []
    found = zip(mutants, copies.map(test, mutants), strict=True)
    for number, (mutant, (state, run)) in enumerate(found, 1):
        if state == "SURVIVES":
            survivors.append(mutant)
        elif state == "INVALID":
            invalid.append((mutant, f"{run.problem}\n{run.reason}"))
        print(
            f"{number}/{len(mutants)} {state} after {run.seconds:.1f} s: {mutant.place}"
            f" ({mutant.why})",
            flush=True,
        )
    return survivors, invalid


def _state(run: Run) -> str:
    """What a run of the tests says about a change."""
    if run.failed:
        return "hangs" if run.code is None else "detected"
    return "SURVIVES" if run.code == 0 else "INVALID"


if __name__ == "__main__":
    sys.exit(main())
