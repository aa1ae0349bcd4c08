"""HTML tables of models, such as notebooks show.

Everything in them is escaped, and secrets are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from .data import row_of

MOST_ROWS = 20
"""Maximum rows of a table of several items."""

LONGEST_CELL = 200
"""Maximum characters of a value."""


def model_to_html(self: object) -> str:
    """Return the model as an HTML table for notebooks: a row for each value that is set.

    The names are those of the columns of flat rows, such as `project_name`. Secrets are left out.
    """
    values = [(name, value) for name, value in row_of(self).items() if _is_set(value)]
    return html_table(type(self).__name__, (), values)


def models_to_html(caption: str, models: Iterable[object]) -> str:
    """Return models as an HTML table: a row for each, with the columns that are set in any.

    Args:
        caption: What the table is.
        models: The models, which are few.
    """
    rows = [row_of(model) for model in models]
    columns = [name for row in rows for name, value in row.items() if _is_set(value)]
    header = tuple(dict.fromkeys(columns))
    return html_table(caption, header, ([row.get(name) for name in header] for row in rows))


def html_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return an HTML table.

    Args:
        caption: What the table is.
        header: The names of the columns; if empty, the first value of each row is its name.
        rows: The values; long ones are shortened, and None is shown as nothing.
    """
    lines = ["<table>", f"<caption>{_cell(caption)}</caption>"]
    if header:
        lines.append(f"<thead><tr>{''.join(f'<th>{_cell(name)}</th>' for name in header)}</tr>")
        lines.append("</thead>")
    lines.append("<tbody>")
    for row in rows:
        cells = [f"<td>{_cell(value)}</td>" for value in row]
        if not header:
            cells[0] = f"<th>{_cell(row[0])}</th>"
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def html_text(text: str) -> str:
    """Return a text as HTML that shows it as it is."""
    return f"<pre>{_cell(text)}</pre>"


def _is_set(value: object) -> bool:
    return value is not None and value != []


def _cell(value: object) -> str:
    from html import escape  # not needed for anything else

    text = _text(value)
    short = text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"
    return escape(short.encode("utf-8", "replace").decode("utf-8"))


def _text(value: object) -> str:
    """Return a value as text; of long ones only a beginning that exceeds the limit."""
    if isinstance(value, str):
        return value[: LONGEST_CELL + 1]
    if isinstance(value, dict):
        named = cast("dict[str, object]", value).items()
        return _joined(f"{name}: {_text(inner)}" for name, inner in named)
    if isinstance(value, list):
        return _joined(map(_text, cast("list[object]", value)))
    return "" if value is None else str(value)


def _joined(texts: Iterable[str]) -> str:
    parts: list[str] = []
    length = 0
    for text in texts:
        parts.append(text)
        length += len(text) + 2
        if length > LONGEST_CELL + 2:
            break
    return ", ".join(parts)
