"""Errors about the values of options name the options, and nothing of Python.

Each line of the table (`option_table.py`) that has a value is run again with values that are wrong
for most options. What the command says then must name the option as it was typed.
"""

from __future__ import annotations

import re
import shlex

import pytest

from .option_table import SHARED, TABLE, Line
from .test_options import World, world  # noqa: F401 - a fixture

ODD = "q1 name= where= project= tags= labels= days= x"
"""A value that holds arguments of the library; if it is shown, then as it is."""

WRONG = ["", "a\x01b", "x" * 70_000, "9" * 20, ODD]
"""Nothing, a control character, more than any text may have, more than any number, and `ODD`."""

TAKE_ANY = {("list", "--tag")}
"""Options that refuse none of these values: a label that is compared with others."""

SHOWN_AS_PATHS = {("download", "--to")}
"""Options whose errors have the path that was typed, like those of other programs."""

METAVARS = {"flow": "FLOW", "name": "SCHEDULE"}
"""How the help calls the arguments that can be left out."""

PYTHON = re.compile(
    r"\b[a-z]+_[a-z_]+\b"  # a name of several words
    r"|\b[a-z_]+=(?!\w)"  # an argument that is to be given
    r"|\b\w+\.\w+\(|\b\w+\(\)"  # a call
    r"|\bfields\.|\b(?:None|True|False|tuple|str|int|PosixPath|TypeError|ValueError)\b"
)


def words_of(line: Line, value: str) -> list[str]:
    """The words of a command whose option has another value."""
    option = line.covers[1]
    given = value if line.argument else f"{option}={value}"
    before = shlex.split(f"{line.command} {line.without}")
    return [*(before or ["whoami"]), given]


def has_long_name_and_value(line: Line) -> bool:
    return bool(line.argument) or (line.given.startswith("--") and " " in line.given)


def said(world: World, line: Line, value: str) -> tuple[int, str]:  # noqa: F811
    world.notes("profiles", "")  # a new world
    words = [world.filled(word) for word in words_of(line, value)]
    code, _, stderr, _ = world._recorder.run(words)
    assert not re.search(r"q1 [a-z=' ]*--", stderr), stderr  # an option in place of an argument
    return code, re.sub(r"'(?!--)[^']*'", "'…'", stderr.replace(ODD, "…"))  # without the values


LINES = [*filter(has_long_name_and_value, [*TABLE, *SHARED])]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:3]))
def test_an_error_about_an_option_names_it_and_nothing_of_python(line, world):  # noqa: F811
    name = METAVARS[line.argument] if line.argument else line.covers[1]
    refused = False
    for value in WRONG:
        code, text = said(world, line, value)
        if code == 2:
            refused = True
            assert name in text or line.covers in SHOWN_AS_PATHS, (value[:20], text)
        assert code == 0 or not PYTHON.findall(text), (value[:20], text)
        assert "internal error" not in text
    assert refused or line.covers in TAKE_ANY
