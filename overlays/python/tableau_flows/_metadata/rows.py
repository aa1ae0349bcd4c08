"""Makes models from the JSON of the Metadata API, by the shapes of the codec."""

from __future__ import annotations

import logging
from typing import TypeVar, cast

from tableau_flows_generated import codec, protocol
from tableau_flows_generated.codec.shapes import Child, Shape

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.xml")


def row_of(model: type[T], value: object) -> T | None:
    """Return a model for an object of JSON; None if the value is not an object.

    A value that cannot be read is left out, and logged without the value.
    """
    return cast("T | None", _built(codec.shape_of(model), value))


def _built(shape: Shape, value: object) -> object:
    if not isinstance(value, dict):
        return None
    items = cast("dict[str, object]", value)
    given = [_text(items.get(name)) for name in shape.attributes]
    values: list[object] = [None] * (shape.size + 1)
    for wire, child in shape.children.items():
        if child.shape is None:
            continue
        inner = items.get(wire)
        if child.many:
            listed = cast("list[object]", inner) if isinstance(inner, list) else []
            built = (_built(child.shape, item) for item in listed)
            values[child.index] = [item for item in built if item is not None]
        else:
            values[child.index] = _built(child.shape, inner)
    try:
        return shape.build(given, values)
    except (LookupError, ValueError, OverflowError):
        readable, left_out = Child(0, "", "", shape=shape).readable(given)
        names = ", ".join(name for name, _ in left_out)
        _log.warning("%s: values that cannot be read: %s", protocol.METADATA_OPERATION, names)
        return shape.build(readable, values)


def _text(value: object) -> str | None:
    """Return a scalar as the text that an attribute would have."""
    if isinstance(value, bool):
        return protocol.TRUE if value else protocol.FALSE
    if isinstance(value, (int, float)):
        return str(value)
    return value if isinstance(value, str) else None
