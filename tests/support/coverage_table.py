"""The rows of `generated/coverage.md`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"\[(\w+)\]\(https://\S+\)")


@dataclass(frozen=True)
class Row:
    """One row of the table, without its markup."""

    method: str
    operation: str | None
    """The id of the operation; None: the row has none."""
    sync: str
    asynchronous: str
    emulator: str
    since: str
    servers: str
    scopes: str


def read_table(text: str) -> list[Row]:
    """Read all rows of all sections."""
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return [_row(*(cell.replace("`", "") for cell in row)) for row in cells]


def _row(method: str, operation: str, *others: str) -> Row:
    link = _LINK.fullmatch(operation)
    return Row(method, link and link[1], *others)
