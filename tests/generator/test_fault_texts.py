"""Every text of a fault is in a test: none can be lost, or say something else, unnoticed."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CHECKS = ("checking/*.py", "schema/*.py", "document.py", "openapi.py")
"""The modules of the generator that report faults of the spec."""
TESTS = ("test_mistakes.py", "test_schema.py")
"""The tests of faults that no replaced text in one file can cause."""
WORDS = re.compile(r"[a-z]{2,} [a-z]|[a-z] [a-z]{2,}")
"""What distinguishes a text for people from a name or a pattern."""
NO_FAULTS = {
    "a required property": "words of jsonschema, which are replaced",
    r"\(since version [0-9.]+\)": "a pattern",
    "file name": "a reserved name",
    "The text of the element.": "a docstring of a generated field",
    "Text that stands in … itself, not in a child.": "a docstring of a generated field",
    "the element": "a part of such a docstring, and the name of an element that is not there",
    "no such kind of value: …": "a kind that the rules of the schema refuse before",
}
"""The other texts of these modules, and what they are."""


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module, without docstrings; `…` stands for a value."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            parts = [
                ast.literal_eval(p) if isinstance(p, ast.Constant) else "…" for p in node.values
            ]
            yield "".join(parts)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield node.value


def test_every_text_of_a_fault_occurs_in_a_test(root: Path) -> None:
    mistakes = tomllib.loads((HERE / "mistakes.toml").read_text("utf-8"))["mistake"]
    known = [message for item in mistakes for message in item["messages"]]
    known += [text for name in TESTS for text in texts(HERE / name)]
    everything = "\n".join(known)
    paths = [path for pattern in CHECKS for path in sorted((root / "generator").glob(pattern))]
    found = {text: path for path in paths for text in texts(path) if WORDS.search(text)}
    assert len(found) > 150
    untested = {
        text: path.name
        for text, path in found.items()
        if text not in NO_FAULTS
        and not re.search(".+?".join(map(re.escape, text.strip(" …:;<>'").split("…"))), everything)
    }
    assert untested == {}
    assert NO_FAULTS.keys() <= found.keys()
