# Generated from spec/ by `make generate`. Do not edit.
"""Shapes: what the decoder knows of each type, as the modules `decode_*` write it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .values import ErrorDocument

Attributes = dict[str, str]
Values = list[Any]
Build = Callable[[Attributes, Any], Any]
Convert = Callable[[str], Any]
Entries = dict[str, "tuple[int, Build | None, Any, Any]"]
"""By element name: the slot; how to make it at its start tag, if that can be done; the attribute
by which equal ones are found; and the rest."""

_KNOWN: dict[str, str] = {}
"""The names of all elements and attributes of the shapes that are loaded."""
_names: dict[str, str] = {}
_SPARE_NAMES = 1000
"""How many unknown names may gather before they are forgotten."""


def names() -> dict[str, str]:
    """The names for expat to use, which adds the unknown ones that it meets."""
    global _names
    if not len(_KNOWN) <= len(_names) <= len(_KNOWN) + _SPARE_NAMES:
        _names = _KNOWN.copy()
    return _names


def draft(model: Any) -> Any:
    """A class laid out like the model, whose objects may be filled in and then become models.

    A frozen model pays for every field of its own `__init__`; a draft is filled by plain
    assignments and turned into the model by setting its class, which takes a third of the time.
    """
    return type(f"{model.__name__}Draft", (), {"__slots__": model.__slots__})


def entry(child: Child) -> tuple[int, Build | None, Any, Any]:
    """What the decoder looks up for an element."""
    if child.shape is None or not child.shape.leaf:
        return child.index, None, None, child
    return child.index, child.build, child.shape.key, child


def _text_of(convert: Convert) -> Build:
    """How the value of an element is made from its text."""

    def build(_: Attributes, values: Values) -> Any:
        return convert(values[0])

    return build


class Child:
    """An element that may stand in another one, and where its value goes.

    Args:
        index: The slot of the parent that takes the value.
        field: The name of the field.
        wire: The name of the element.
        shape: The shape of the element; None for one that holds text.
        convert: From text to the value, for an element that holds text.
        inner: For a wrapper: the elements in it; their values go to the wrapper's parent.
        many: The element may repeat.
    """

    __slots__ = (
        "build",
        "children",
        "field",
        "frame",
        "holds_text",
        "index",
        "inner",
        "many",
        "shape",
        "wire",
    )

    def __init__(
        self,
        index: int,
        field: str,
        wire: str,
        *,
        shape: Shape | None = None,
        convert: Convert = str,
        inner: Child | None = None,
        many: bool = False,
        build: Build | None = None,
    ) -> None:
        self.index = index
        self.field = field
        self.wire = wire
        self.shape = shape
        self.inner = inner
        self.many = many
        self.build = build
        self.children: Entries = {}
        self.frame: Values = [None]
        self.holds_text = inner is None and (shape is None or shape.text is not None)
        if inner is not None:
            self.children = {inner.wire: entry(inner)}
        elif shape is None:
            self.build = build or _text_of(convert)
        else:
            self.children = shape.children
            self.frame = [None] * (shape.size + 1)  # one to spare, for an error
            self.build = build or shape.build
        _KNOWN[wire] = wire

    def in_frame(self, size: int) -> Child:
        """The same child for a parent with so many slots.

        The slot of one that repeats is counted from the end, which is how the decoder knows.
        """
        return Child(
            self.index - size - 1 if self.many else self.index,
            self.field,
            self.wire,
            shape=self.shape,
            inner=self.inner.in_frame(size) if self.inner else None,
            many=self.many,
            build=self.build,
        )

    def fault(self, given: Attributes, filled: Values | None, error: Exception) -> tuple[str, str]:
        """The place below this element, and the reason, of a value that could not be read."""
        shape = self.shape
        if shape is None:
            return "", f"not a readable value: {(filled or [''])[0]!r:.100}"
        for name, convert in shape.attributes.items():
            try:
                if name in given:
                    convert(given[name])
            except (LookupError, ValueError):
                return f"/@{name}", f"not a readable value: {given[name]!r:.100}"
        for name in shape.attributes:
            if isinstance(error, KeyError) and error.args == (name,):
                return f"/@{name}", "the attribute is missing"
        for index, name in shape.required.items():
            if filled is None or filled[index] is None:
                return f"/{name}", "the element is missing"
        empty = [name for name in shape.attributes if given.get(name) == ""]
        return f"/@{empty[0]}" if empty else "", "a value is missing"


class Shape:
    """What the decoder knows of a type.

    Args:
        name: The name of the type.
        build: Makes the object from its attributes and the values of its elements.
        attributes: How each attribute is read, to find the one that could not be.
        size: How many slots the values of its elements take.
        children: The elements that may stand in it.
        required: The slots that must be filled, with the names of their elements.
        text: The slot for the text of the element itself.
        key: The attribute that tells objects apart, if equal ones are worth sharing.
    """

    __slots__ = (
        "_roots",
        "attributes",
        "build",
        "children",
        "fields",
        "key",
        "leaf",
        "name",
        "required",
        "size",
        "text",
    )

    def __init__(
        self,
        name: str,
        build: Build,
        *,
        attributes: Mapping[str, Convert],
        size: int = 0,
        children: tuple[Child, ...] = (),
        required: Mapping[int, str] | None = None,
        text: int | None = None,
        key: str | None = None,
    ) -> None:
        self.name = name
        self.key = key
        self._roots: dict[str, Child] = {}
        self.build = build
        self.attributes = attributes
        _KNOWN.update(zip(attributes, attributes, strict=True))
        self.size = size
        self.children: Entries = {child.wire: entry(child.in_frame(size)) for child in children}
        self.fields = {child.field: child.index for child in children}
        self.required = required or {}
        self.text = text
        self.leaf = not children and text is None and key is not None

    def as_root(self, name: str, error: Child | None) -> Child:
        """This type as the root of a document, where an error may stand in its place.

        Args:
            name: The name of the root element.
            error: The element of an error, which goes to the spare slot; None for a request.
        """
        if (known := self._roots.get(name)) is not None:
            return known

        def build(attributes: Attributes, values: Values) -> Any:
            found = values[-1]
            return self.build(attributes, values) if found is None else ErrorDocument(found)

        root = Child(0, "", name, shape=self, build=build)
        if error is not None and error.wire not in self.children:
            kept = Child(self.size, error.field, error.wire, shape=error.shape)
            root.children = {**self.children, error.wire: entry(kept)}
        self._roots[name] = root
        return root

    def slot_of(self, field: str) -> int:
        """The slot that a field is collected in."""
        return self.fields[field]
