"""Hand-written modules hold no facts of the API: codes, versions, statuses and names on the wire.

Docstrings may name them.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import tableau_flows

PACKAGE = Path(tableau_flows.__file__).parent
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if "_sync" not in path.parts  # made from others
)

CODE = re.compile(r"(?<![0-9])[45][0-9]{5}(?![0-9])")
VERSION = re.compile(r"[23]\.[0-9]{1,2}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
Facts = Callable[[str], list[tuple[int, str, str]]]
VERSIONS = range(2, 4)
"""The first numbers of versions of the REST API."""

ALLOWED = {
    "emulator/*": (
        {"name"},
        "Its handlers read parameters by their names in addresses and filter rows by the names of"
        " fields: they are one with what the spec names. Its demo writes a filter as users do.",
    ),
    "emulator/base/refusal.py": (
        {"code"},
        "The code of an operation that is not emulated yet is the emulator's own.",
    ),
    "emulator/faults/rules.py": ({"code"}, "Its help shows a rule with a code."),
    "emulator/handlers/projects.py": (
        {"version"},
        "The spec has no word for the version of one value of a list.",
    ),
    "emulator/handlers/server.py": (
        {"version"},
        "From which version a server tells more of itself is of no use to a client.",
    ),
    "emulator/replies/flow_replies.py": (
        {"version"},
        "From which version owners have a name is of no use to a client.",
    ),
    "emulator/wire/filters.py": (
        {"version"},
        "From which version servers know the wildcard is of no use to a client, which never sends"
        " it.",
    ),
    "_resources/sites.py": (
        {"name"},
        "The values of `key` stand in its type, so that type checkers know them.",
    ),
}
"""Modules that may hold some kinds of facts, and why."""


@pytest.fixture(scope="module")
def api(root: Path) -> Any:
    return json.loads((root / "generated" / "api.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def names(api: Any) -> set[str]:
    """Names on the wire that cannot be taken for words of plain English, such as `pageNumber`."""
    found: set[str] = set()
    for type_ in api["types"]:
        for field in type_["fields"]:
            found |= {field["wire"], field["wrapper"] or ""}
    for operation in api["operations"]:
        found.add(operation["id"])
        for parameter in operation["parameters"]:
            found.add(parameter["name"])
            found |= {field["name"] for field in parameter["filter"] + parameter["sort"]}
        found |= {part["name"] for part in (operation["request"] or {"parts": ()})["parts"]}
    return {name for name in found if re.search(r"[a-z0-9][A-Z_-]", name)}


@pytest.fixture(scope="module")
def words(api: Any) -> set[str]:
    """The header of the session and the roots of documents, in lower case."""
    documents = api["protocol"]["documents"]
    found = {api["protocol"]["session"]["header"], documents["request"], documents["reply"]}
    return {word.lower() for word in found}


@pytest.fixture(scope="module")
def statuses(api: Any) -> set[int]:
    """The HTTP statuses of the retry table."""
    return {status for row in api["protocol"]["retry"]["failures"] for status in row["statuses"]}


@pytest.fixture(scope="module")
def facts(names: set[str], words: set[str], statuses: set[int]) -> Facts:
    """Finds the facts of the API in the text of a module."""
    return lambda source: list(_facts(source, names, words, statuses))


def _facts(
    source: str, names: set[str], words: set[str], statuses: set[int]
) -> Iterator[tuple[int, str, str]]:
    """The facts of the API that stand in a module: line, kind and what it is."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    texts = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Tuple) and (version := _version(node)):
            yield node.lineno, "version", version
        if not isinstance(node, ast.Constant) or id(node) in texts:
            continue
        if isinstance(node.value, int) and node.value in statuses:
            yield node.lineno, "status", str(node.value)
        text = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
        if isinstance(text, str):
            if VERSION.fullmatch(text):
                yield node.lineno, "version", text
            yield from ((node.lineno, "code", code) for code in CODE.findall(text))
            for word in WORD.findall(text):
                if word.lower() in words:
                    yield node.lineno, "word", word
                elif word in names:
                    yield node.lineno, "name", word


def _version(node: ast.Tuple) -> str | None:
    """A pair of numbers that is a version."""
    numbers = [item.value for item in node.elts if isinstance(item, ast.Constant)]
    if len(node.elts) == len(numbers) == 2 and all(type(number) is int for number in numbers):
        major, minor = numbers
        return f"{major}.{minor}" if major in VERSIONS and minor in range(100) else None
    return None


def allowed(module: str) -> set[str]:
    return {
        kind
        for pattern, (kinds, _) in ALLOWED.items()
        if fnmatch(module, pattern)
        for kind in kinds
    }


@pytest.mark.parametrize("module", MODULES)
def test_no_module_says_by_itself_what_the_spec_says(module: str, facts: Facts) -> None:
    found = facts((PACKAGE / module).read_text("utf-8"))
    mine = [
        f"{module}, line {line}: the {kind} {fact}"
        for line, kind, fact in found
        if kind not in allowed(module)
    ]
    assert mine == [], "take it from tableau_flows_generated"


@pytest.mark.parametrize("pattern", ALLOWED)
def test_what_is_allowed_is_needed(pattern: str, facts: Facts) -> None:
    kinds, reason = ALLOWED[pattern]
    assert reason
    found = {
        kind
        for module in MODULES
        if fnmatch(module, pattern)
        for _, kind, _ in facts((PACKAGE / module).read_text("utf-8"))
    }
    assert kinds <= found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('GONE = "404018"', [(1, "code", "404018")]),
        ('x = f"{code}: 404018"', [(1, "code", "404018")]),
        ("x = b'<tsResponse/>'", [(1, "word", "tsResponse")]),
        ('header = "X-Tableau-Auth"', [(1, "word", "X-Tableau-Auth")]),
        ('header = "x-tableau-auth"', [(1, "word", "x-tableau-auth")]),
        ('operation = "publishFlow"', [(1, "name", "publishFlow")]),
        ('filter = f"flowId:eq:{flow}"', [(1, "name", "flowId")]),
        ('since = "3.14"', [(1, "version", "3.14")]),
        ("\nsince = (3, 14)", [(2, "version", "3.14")]),
        ("if status in (429, 503): pass", [(1, "status", "429"), (1, "status", "503")]),
        ('def f():\n    """Since 404018 and publishFlow."""', []),
        ('x = "404018"\n"""404018: the job is forgotten."""', [(1, "code", "404018")]),
        ('x = (1, 2), (3, 400), (3, 4, 5), "1404018", "name", 500', []),
    ],
)
def test_facts_are_found(code: str, found: list[tuple[int, str, str]], facts: Facts) -> None:
    assert facts(code) == found


def test_the_classes_of_errors_are_those_of_the_spec() -> None:
    from tableau_flows import errors
    from tableau_flows_generated.errors import ApiError, TableauError
    from tableau_flows_generated.protocol import CLIENT_ERRORS

    classes = {
        name: value
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, TableauError)
    }
    own = {
        name: value
        for name, value in classes.items()
        if not issubclass(value, ApiError) and value is not TableauError
    }
    assert own.keys() == CLIENT_ERRORS.keys()
    for name, parent in CLIENT_ERRORS.items():
        assert classes[parent or "TableauError"] in own[name].__bases__


def test_the_first_line_of_an_error_of_the_client_is_that_of_the_spec(api: Any) -> None:
    from tableau_flows import errors

    for item in api["protocol"]["errors"]:
        name = "".join(word.capitalize() for word in item["name"].split())
        text = getattr(errors, name).__doc__
        assert " ".join(text.split("\n\n")[0].split()) == item["doc"], name
