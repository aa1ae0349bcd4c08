"""Lists of models as rows of tables, for pandas, polars and Arrow.

```python
pandas.DataFrame(to_rows(tableau.flows.list()))
polars.DataFrame(to_rows(tableau.flows.list()), infer_schema_length=None)
pyarrow.Table.from_pylist(list(to_rows(tableau.flows.list())))
```

With async: `pandas.DataFrame([row async for row in to_rows(tableau.flows.list())])`.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast, overload

from tableau_flows_generated.arguments import items_in
from tableau_flows_generated.checks import invalid_argument, shown
from tableau_flows_generated.data import row_of

from tableau_flows._common.similar_names import similar_names
from tableau_flows.errors import UsageError

Row: TypeAlias = dict[str, object]
"""A row: the values by the names of their columns."""


@overload
def to_rows(items: Iterable[object], *, columns: Sequence[str] | None = None) -> Iterator[Row]: ...
@overload
def to_rows(
    items: AsyncIterable[object], *, columns: Sequence[str] | None = None
) -> AsyncIterator[Row]: ...
def to_rows(
    items: Iterable[object] | AsyncIterable[object], *, columns: Sequence[str] | None = None
) -> Iterator[Row] | AsyncIterator[Row]:
    """Return an iterator over the items as flat rows, such as for `pandas.DataFrame`.

    The columns are those of the class of the items, so all rows have the same, whatever is set: the
    name of the project of a flow is in the column `project_name`. Fields that hold several values
    are one column with lists; models in them become dictionaries. Times are `datetime` objects.
    Secrets are left out.

    Args:
        items: The models: a list of the client, such as `tableau.flows.list()`, which is read as
            the rows are; or any other iterable of models.
        columns: The names of the columns, in their order, such as `["name", "project_name"]`; all
            if omitted.

    Raises:
        UsageError: An argument has the wrong type, an item is not a model, or it has no such
            column; the last two when the rows are read.
    """
    chosen = _checked_columns(columns)
    if isinstance(items, AsyncIterable):
        return _AsyncRows(aiter(items), chosen)
    return _rows(iter(_checked_items(items)), chosen)


def _checked_items(items: object) -> Iterable[object]:
    if not _is_list(items):
        raise invalid_argument(
            "items", f"must be a list of models, such as tableau.flows.list(), not {shown(items)}"
        )
    return cast("Iterable[object]", items)


def _is_list(items: object) -> bool:
    return isinstance(items, Iterable) and not isinstance(items, str | bytes | Mapping)


def _rows(items: Iterator[object], columns: tuple[str, ...] | None) -> Iterator[Row]:
    for item in items:
        yield _row(item, columns)


class _AsyncRows(AsyncIterator[Row]):
    """Rows with async; no generator, since trio warns about each that is abandoned."""

    def __init__(self, items: AsyncIterator[object], columns: tuple[str, ...] | None) -> None:
        self._items = items
        self._columns = columns

    async def __anext__(self) -> Row:
        return _row(await anext(self._items), self._columns)


def _checked_columns(columns: object) -> tuple[str, ...] | None:
    if columns is None:
        return None
    names = _names(columns)
    if not names:
        raise invalid_argument(
            "columns=",
            f'must be a list of names, such as ["name", "project_name"], not {shown(columns)}',
        )
    return names


def _names(columns: object) -> tuple[str, ...]:
    """Return the names of columns; none if the argument is no list of names."""
    if not isinstance(columns, list | tuple):
        return ()
    given = items_in(cast("Iterable[object]", columns))
    names = tuple(name for name in given if isinstance(name, str))
    return names if len(names) == len(given) else ()


def _row(item: object, columns: tuple[str, ...] | None) -> Row:
    try:
        row = row_of(item)
    except TypeError:
        raise UsageError(f"rows are made of models, not of {shown(item)}") from None
    if columns is None:
        return row
    for name in columns:
        if name not in row:
            near = similar_names(name, row, 3)
            there = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(row)}"
            raise UsageError(f"columns: {type(item).__name__} has no column {shown(name)}; {there}")
    return {name: row[name] for name in columns}
