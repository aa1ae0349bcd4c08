"""Makes models from the JSON of the Metadata API, by the shapes of the codec."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar, cast

from tableau_flows_generated import codec, protocol
from tableau_flows_generated.codec.shapes import Child, Shape

T = TypeVar("T")

PIECE = 1000
"""Number of objects that are made in one step; it takes a few hundredths of a second."""

_log = logging.getLogger("tableau_flows.xml")


def read_rows(model: type[T], values: Iterable[object], rows: list[T]) -> Iterator[None]:
    """Make the models of objects of JSON, and yield after each thousand objects at any depth.

    A value that cannot be read is left out; the names of all such values are logged at the end,
    without the values.

    Args:
        model: The class of the models.
        values: The objects; what is not an object is left out.
        rows: The list that the models are added to.
    """
    shape = codec.shape_of(model)
    reader = _Reader()
    for value in values:
        row = yield from reader.built(shape, value)
        if row is not None:
            rows.append(cast("T", row))
    if reader.unreadable:
        names = ", ".join(f"{name} ({count})" for name, count in reader.unreadable.items())
        _log.warning("%s: values that cannot be read: %s", protocol.METADATA_OPERATION, names)


class _Reader:
    """Makes models of one reply, and counts what cannot be read, by the names of the schema."""

    def __init__(self) -> None:
        self.unreadable: Counter[str] = Counter()
        self._count = 0

    def built(self, shape: Shape, value: object) -> Generator[None, None, object]:
        """Return a model; None if the value is not an object."""
        self._count += 1
        if self._count % PIECE == 0:
            yield
        if not isinstance(value, dict):
            return None
        items = cast("dict[str, object]", value)
        given = [_text(items.get(name)) for name in shape.attributes]
        values: list[object] = [None] * (shape.size + 1)
        for wire, child in shape.children.items():
            if child.shape is None:
                continue
            inner = items.get(wire)
            if not child.many:
                if inner is not None:
                    values[child.index] = yield from self.built(child.shape, inner)
                continue
            many: list[object] = []
            for item in cast("list[object]", inner) if isinstance(inner, list) else ():
                built = yield from self.built(child.shape, item)
                if built is not None:
                    many.append(built)
            values[child.index] = many
        try:
            return shape.build(given, values)
        except (LookupError, ValueError, OverflowError):
            readable, left_out = Child(0, "", "", shape=shape).readable(given)
            self.unreadable.update(name for name, _ in left_out)
            return shape.build(readable, values)


def _text(value: object) -> str | None:
    """Return a scalar as the text that an attribute would have."""
    if isinstance(value, bool):
        return protocol.TRUE if value else protocol.FALSE
    if isinstance(value, (int, float)):
        return str(value)
    return value if isinstance(value, str) else None
