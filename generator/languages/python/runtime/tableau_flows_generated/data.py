"""Models as plain data: nested dictionaries, such as for JSON, and flat rows for tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime, time
from enum import Enum
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints


def model_to_dict(self: object, *, unset: bool = False) -> dict[str, object]:
    """Return the model as a dictionary that `json.dumps` accepts.

    Models become dictionaries, tuples become lists, and known values such as `FlowFileKind.TFL`
    their texts. Times are in ISO format, with a Z for UTC. Secrets are left out.

    Args:
        unset: Whether to include the fields that are None.
    """
    return _plain(self, _json_value, unset)


def row_of(model: object) -> dict[str, object]:
    """Return a model as a flat row: `flow.project.name` is in the column `project_name`.

    The columns are those of the class, so all models of one class have the same. A field that
    holds several values is one column with a list; lists of models become lists of dictionaries.
    Times stay `datetime` objects. Secrets are left out.

    Raises:
        TypeError: The object is not a model.
    """
    if not is_dataclass(model) or isinstance(model, type):
        raise TypeError(f"rows are made of models, not of {type(model).__name__}")
    columns = columns_of(type(model))
    row: dict[str, object] = {name: None for name in columns}  # noqa: C420 - typed
    _fill(row, model, (), columns)
    return row


@cache
def columns_of(model: type[Any]) -> dict[str, tuple[str, ...]]:
    """Return the columns of a class of models: the path to the value of each, by its name.

    If two paths have the same name, the shorter one has the column.
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for path in _paths(model, ()):
        name = "_".join(path)
        chosen[name] = min(chosen.get(name, path), path, key=len)
    return chosen


def _fill(
    row: dict[str, object],
    model: object,
    outer: tuple[str, ...],
    columns: dict[str, tuple[str, ...]],
) -> None:
    """Set the columns of the fields that are not None, which are few of those there are."""
    for field in fields(cast(Any, model)):
        value = getattr(model, field.name)
        if value is None or not field.repr:
            continue
        path = (*outer, field.name)
        if is_dataclass(value):
            _fill(row, value, path, columns)
        elif columns.get(column := "_".join(path)) == path:
            row[column] = _value(value, _cell, unset=True)


def _paths(model: type[Any], outer: tuple[type[Any], ...]) -> list[tuple[str, ...]]:
    hints = get_type_hints(model)
    paths: list[tuple[str, ...]] = []
    for field in fields(model):
        if not field.repr:
            continue  # a secret
        inner = _model_in(hints[field.name])
        if inner is None:
            paths.append((field.name,))
        elif inner not in (*outer, model):  # a model within itself has no end
            paths += [(field.name, *path) for path in _paths(inner, (*outer, model))]
    return paths


def _model_in(hint: Any) -> type[Any] | None:
    """Return the model that a field holds; None if it holds something else, or several."""
    if get_origin(hint) is tuple:
        return None
    kinds = (kind for kind in (hint, *get_args(hint)) if isinstance(kind, type))
    return next((kind for kind in kinds if is_dataclass(kind)), None)


def _plain(model: object, leaf: Callable[[object], object], unset: bool) -> dict[str, object]:
    values = {
        field.name: getattr(model, field.name) for field in fields(cast(Any, model)) if field.repr
    }
    return {
        name: _value(value, leaf, unset)
        for name, value in values.items()
        if unset or value is not None
    }


def _value(value: object, leaf: Callable[[object], object], unset: bool) -> object:
    if isinstance(value, tuple):
        return [_value(item, leaf, unset) for item in cast("tuple[object, ...]", value)]
    return _plain(value, leaf, unset) if is_dataclass(value) else leaf(value)


def _cell(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _json_value(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, time) else _cell(value)
