"""Texts of the spec as Markdown: escaped, in cells of tables, as links."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"([\\*_\[\]<>|#$~])")
_CODE = re.compile(r"(`+[^`]+`+)")


def prose(text: str) -> str:
    """Return a text whose characters mean themselves; what stands between backticks is code."""
    pieces = _CODE.split(text)
    return "".join(
        piece if _CODE.fullmatch(piece) else _SPECIAL.sub(r"\\\1", piece) for piece in pieces
    )


def cell(text: str) -> str:
    """Return a text for a cell of a table, which is one line."""
    return " ".join(prose(text).split()) or "–"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    names = list(header)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def python(name: str, kind: str = "obj") -> str:
    """Return a link to a public name of the Python library, shown without its modules."""
    return f"{{py:{kind}}}`~{name}`"
