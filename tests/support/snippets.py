"""Reads the fenced blocks of a document, runs those in Python, and compares what was printed."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import inspect
import io
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FENCE = re.compile(r"^( *)(`{3,})\s*(\S*)\s*$")
HIDDEN = re.compile(r"^<!-- test: (.*) -->$")
HIDDEN_STEP = "hidden"
FILE_NAME = re.compile(r"^(?:#|//) (~?[\w./-]+(?:\.\w+|file))$")

# What differs from one run to the next, in the order of replacement.
VOLATILE = (
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "<id>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)?"), "<time>"),
    (re.compile(r"\b\d+\.\d+ ?s\b"), "<seconds>"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "<server>"),
)
ANYTHING = "…"

# How many of them there are depends on the time; terminals show bars instead.
PROGRESS = re.compile(r"tableau-flows: .*: (Pending|InProgress|Success|Failed|Cancelled), \d+ %")


class SnippetError(AssertionError):
    """A snippet does not do what its document says."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a document, or a hidden step of its test.

    Attributes:
        language: What follows the fence; "hidden" for `<!-- test: … -->`, whose text is Python.
        text: The text, without the fences.
        line: Number of its first line in the document.
    """

    language: str
    text: str
    line: int

    @property
    def file_name(self) -> str | None:
        """The name of the file that the block shows: a comment in its first line."""
        found = FILE_NAME.match(self.text.partition("\n")[0])
        return found[1] if found else None


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown document in their order.

    Raises:
        SnippetError: A block has no end.
    """
    blocks: list[Block] = []
    fence, language, start, lines = "", "", 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            if line.strip() == fence:
                text = textwrap.dedent("".join(f"{one}\n" for one in lines))
                blocks.append(Block(language, text, start))
                fence = ""
            else:
                lines.append(line)
        elif found := FENCE.match(line):
            fence, language, start, lines = found[2], found[3], number + 1, []
        elif found := HIDDEN.match(line):
            blocks.append(Block(HIDDEN_STEP, found[1], number))
    if fence:
        raise SnippetError(f"the block in line {start} has no end")
    return blocks


def compiled(code: str, file: str, line: int = 1) -> Any:
    """Compile a snippet, which may await, so that errors tell the line in its document."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    return compile("\n" * (line - 1) + code, file, "exec", flags=flags, dont_inherit=True)


def run_python(code: str, namespace: dict[str, Any], file: str, line: int = 1) -> str:
    """Run a snippet, with asyncio if it awaits.

    Returns:
        What it printed.
    """
    program = compiled(code, file, line)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        ended = eval(program, namespace)
        if inspect.iscoroutine(ended):
            asyncio.run(ended)
    return printed.getvalue()


def with_emulator(text: str, url: str) -> str:
    """Return a snippet that uses the default site of an emulated server, and its token.

    Args:
        text: The snippet, with the example server, its site "sales" and its token "ci".
        url: The address of the emulated server.
    """
    text = text.replace("https://tableau.example.com", url).replace('site="sales"', 'site=""')
    return text.replace('("ci", secret)', '("demo", "demo-secret")')


def compare(expected: str, printed: str, where: str) -> None:
    """Compare an output with the one in a document, which leaves out lines about progress.

    Ids, times, durations and addresses of the emulated server may differ, and so may white space at
    the ends of lines. "…" stands for any text; alone in its line, for any number of lines.

    Raises:
        SnippetError: They differ.
    """
    pattern = ""
    for line in _steady(expected).splitlines():
        if line.strip() == ANYTHING:
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += "[^\n]*".join(map(re.escape, line.split(ANYTHING))) + "\n"
    shown = "".join(f"{line}\n" for line in _steady(printed).splitlines())
    if not re.fullmatch(pattern, shown):
        raise SnippetError(f"{where}: the document says\n{expected}\nbut printed was\n{printed}")


def _steady(text: str) -> str:
    for pattern, name in VOLATILE:
        text = pattern.sub(name, text)
    lines = (line.rstrip() for line in text.strip().splitlines() if not PROGRESS.fullmatch(line))
    # Columns of tables are as wide as their longest cell.
    return "\n".join(re.sub(r"  +", "  ", line) for line in lines)


def write_file(folder: Path, home: Path, block: Block) -> Path:
    """Write a block to the file that it names, in a folder or in the home directory.

    Returns:
        The path of the file.
    """
    name = block.file_name
    assert name is not None
    path = home / name[2:] if name.startswith("~/") else folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, "utf-8")
    return path
