"""Docstrings of this project as reStructuredText.

They are written for readers of code: an indented block after a paragraph, or a fenced one, is code.
In reStructuredText the first would be a quotation, and the second would not be understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_BEFORE_NAPOLEON = 400
_SECTION = re.compile(r"(Args|Arguments|Attributes|Returns|Raises|Yields|Note|Example|Examples):")
_FENCE = re.compile(r"( *)```(\w*)$")


def connect(app: Sphinx) -> None:
    """Convert docstrings before Napoleon reads their sections."""
    app.connect("autodoc-process-docstring", _convert, priority=_BEFORE_NAPOLEON)


def _convert(
    app: object, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    lines[:] = plain_returns(marked_blocks(fenced_blocks(lines)))
    if what in {"attribute", "data", "property"}:
        # Napoleon takes "Full refresh: all rows" for a type and its text if that is the first line,
        # so the first line is a comment.
        lines[:0] = ["..", ""]


def fenced_blocks(lines: list[str]) -> list[str]:
    """Return the lines with fenced blocks as `code-block` directives."""
    converted: list[str] = []
    indent: str | None = None
    for line in lines:
        fence = _FENCE.fullmatch(line)
        if fence is None:
            converted.append(line if indent is None or not line else f"    {line}")
        elif indent is None:
            indent = fence[1]
            converted += [f"{indent}.. code-block:: {fence[2] or 'text'}", ""]
        else:
            indent = None
            converted.append("")
    return converted


def marked_blocks(lines: list[str]) -> list[str]:
    """Return the lines with each indented block outside of sections marked as code."""
    converted: list[str] = []
    paragraph = ""
    """The last line of text before the line at hand, if that text is not indented."""
    for index, line in enumerate(lines):
        begins = line.startswith("    ") and index > 0 and not lines[index - 1]
        if begins and paragraph and not _is_introduction(paragraph):
            converted += [".. code-block:: python", ""]
            paragraph = ""
        if line and not line.startswith(" "):
            paragraph = line
        elif line:
            paragraph = paragraph if line.lstrip().startswith("-") else ""
        converted.append(line)
    return converted


def plain_returns(lines: list[str]) -> list[str]:
    """Return the lines with the section "Returns" as a field.

    Napoleon takes what stands before a colon for the type of the result, which is in the signature.
    """
    converted: list[str] = []
    lines = [*lines]
    while lines:
        line = lines.pop(0)
        if line == "Returns:" and lines:
            line = f":returns: {lines.pop(0).strip()}"
        converted.append(line)
    return converted


def _is_introduction(line: str) -> bool:
    """Whether an indented block after this line has a meaning already."""
    return line.endswith("::") or line.startswith(("..", "- ", "* ")) or bool(_SECTION.match(line))
