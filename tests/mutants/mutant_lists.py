"""The lists of mutants: reads `tests/mutants/*.toml` and refuses entries that mean nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("generated", "generator", "overlays", "spec", "tests")
"""The folders of the project that are copied; what is changed is in one of them."""

TYPESCRIPT = "overlays/typescript"
"""The folder of the client for TypeScript."""

_REGENERATE = ("generator/", "spec/")
_MADE_FROM = re.compile(r"# Made from (\S+) by make generate\.")
_FIELDS = {"file", "text", "replacement", "tests", "why"}
_OPTIONS_WITH_A_VALUE = {"-k", "-m"}


class ListError(Exception):
    """An entry of the lists is wrong; the message says which one and how."""


@dataclass(frozen=True)
class Mutant:
    """One small change, and the tests that detect it."""

    file: str
    text: str
    replacement: str
    tests: tuple[str, ...]
    why: str
    line: int
    regenerates: bool
    """Whether generated files depend on the file."""

    @property
    def place(self) -> str:
        """Where the change is made, as file:line."""
        return f"{self.file}:{self.line}"


def language_of(tests: Iterable[str]) -> str:
    """The language of tests: `Python` for arguments of pytest, `TypeScript` for files of Node.

    Raises:
        ListError: There are tests of both.
    """
    found = {
        "TypeScript" if test.partition("::")[0].endswith(".test.ts") else "Python" for test in tests
    }
    if len(found) != 1:
        raise ListError("`tests` are of one language")
    return found.pop()


def made_modules(root: Path) -> dict[str, str]:
    """The modules of the library that `make generate` makes from others, each with its source."""
    library = root / "overlays" / "python"
    found = {}
    for path in sorted(library.rglob("*.py")):
        with path.open(encoding="utf-8") as file:
            banner = _MADE_FROM.match(file.readline())
        if banner:
            found[path.relative_to(root).as_posix()] = f"overlays/python/{banner[1]}"
    return found


def read_lists(root: Path, areas: Iterable[str] = ()) -> list[Mutant]:
    """Read the lists of the areas named; all lists if none is named.

    Raises:
        ListError: A list or an entry is wrong.
    """
    folder = root / "tests" / "mutants"
    wanted = list(areas) or sorted(path.stem for path in folder.glob("*.toml"))
    mutants: list[Mutant] = []
    made = made_modules(root)
    for area in wanted:
        path = folder / f"{area}.toml"
        if not path.is_file():
            raise ListError(f"there is no list {path.name} in {folder}")
        with path.open("rb") as file:
            try:
                document = tomllib.load(file)
            except tomllib.TOMLDecodeError as error:
                raise ListError(f"{path.name}: {error}") from error
        if set(document) - {"mutant"}:
            raise ListError(f"{path.name}: only [[mutant]] may stand here")
        for number, entry in enumerate(document.get("mutant", []), 1):
            try:
                mutants.append(_checked(root, entry, made))
            except ListError as error:
                raise ListError(f"{path.name}, entry {number}: {error}") from error
    if not mutants:
        raise ListError("the lists are empty")
    seen: set[tuple[str, str, str]] = set()
    for mutant in mutants:
        change = (mutant.file, mutant.text, mutant.replacement)
        if change in seen:
            raise ListError(f"{mutant.place} ({mutant.why}): the same change is listed twice")
        seen.add(change)
    return mutants


def _checked(root: Path, entry: dict[str, object], made: dict[str, str]) -> Mutant:
    if set(entry) != _FIELDS:
        raise ListError(f"needs exactly the fields {', '.join(sorted(_FIELDS))}")
    tests = entry["tests"]
    if not isinstance(tests, list) or not tests or not all(isinstance(t, str) for t in tests):
        raise ListError("`tests` is a list of pytest arguments, or of tests of Node")
    language = language_of(tests)
    words = {name: entry[name] for name in _FIELDS - {"tests"}}
    if not all(isinstance(word, str) for word in words.values()):
        raise ListError("all fields but `tests` are text")
    file, text, replacement, why = (
        str(words[name]) for name in ("file", "text", "replacement", "why")
    )
    path = root / file
    if not path.is_file():
        raise ListError(f"{file} does not exist")
    if file.startswith("generated/"):
        raise ListError(f"{file} is generated: change its template, the generator or the spec")
    if file in made:
        raise ListError(f"{file} is generated: change {made[file]}")
    if not file.startswith(tuple(f"{folder}/" for folder in FOLDERS)):
        raise ListError(f"{file} is in none of the folders {', '.join(FOLDERS)}")
    if text == replacement:
        raise ListError(f"{file}: the replacement equals the text")
    if not why.strip():
        raise ListError(f"{file}: `why` says which behaviour the change breaks")
    content = path.read_text(encoding="utf-8")
    if (count := content.count(text) if text else 0) != 1:
        raise ListError(f"{file}: the text occurs {count} times instead of once: {text!r}")
    if path.suffix == ".py":
        try:
            compile(content.replace(text, replacement), file, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            raise ListError(f"{file}: the changed file is no Python: {error}") from error
    exists = _exists if language == "Python" else _exists_in_node
    for test in _selected(tests) if language == "Python" else tests:
        if not exists(root, test):
            raise ListError(f"{file}: its test {test} does not exist")
    line = content[: content.index(text)].count("\n") + 1
    regenerates = file.startswith(_REGENERATE) or file in made.values()
    return Mutant(file, text, replacement, tuple(tests), why, line, regenerates)


def _selected(arguments: Iterable[str]) -> list[str]:
    """The files and tests in arguments of pytest, without its options.

    Raises:
        ListError: There is none.
    """
    found: list[str] = []
    before = ""
    for argument in arguments:
        if not argument.startswith("-") and before not in _OPTIONS_WITH_A_VALUE:
            found.append(argument)
        before = argument
    if not found:
        raise ListError("`tests` names no file of tests")
    return found


def _exists(root: Path, test: str) -> bool:
    path, *names = test.split("::")
    if not (root / path).exists():
        return False
    # Looked for in the text: pytest passes over a name if its whole file is named as well.
    defined = (root / path).read_text(encoding="utf-8") if names else ""
    return all(
        re.search(rf"^\s*(async )?(def|class) {re.escape(name.partition('[')[0])}\b", defined, re.M)
        for name in names
    )


def _exists_in_node(root: Path, test: str) -> bool:
    path, _, name = test.partition("::")
    if not path.startswith(f"{TYPESCRIPT}/test/") or not (root / path).is_file():
        return False
    # As a text of its own, since the names of some tests stand in tables.
    return not name or _quoted(name) in (root / path).read_text(encoding="utf-8")


def _quoted(name: str) -> str:
    return f"'{name}'" if '"' in name else f'"{name}"'
