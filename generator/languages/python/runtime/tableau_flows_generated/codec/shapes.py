"""Shapes: descriptions of types for the decoder, defined in the modules `decode_*`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from .values import ErrorDocument

Given = Sequence[Any]
"""The attributes of an element as text, in the order of its shape; None for missing ones."""
Values = list[Any]
"""The values of the children of an element, by slot."""
Build = Callable[[Given, Values], Any]
Convert = Callable[[str], Any]

_MANY_PLANS = 64
"""Maximum number of cached plans for the children of an element."""
_LONGEST_SHOWN = 60
"""Maximum number of characters of an unreadable value in a message."""
_LONG_TAG = 1000
"""Length from which a tag form, without its values, is not cached, in characters."""


def draft(model: Any) -> Any:
    """Return a mutable class with the layout of the model, whose objects can become models.

    A frozen model pays for every field of its own `__init__`; a draft is filled by plain
    assignments and turned into the model by setting its class, which takes a third of the time.
    """
    return type(f"{model.__name__}Draft", (), {"__slots__": model.__slots__})


class Plan:
    """How to parse start tags of one form, which are equal outside their quotes.

    Args:
        found: The element; None if it is not in the schema.
        name: Name in the tags.
        attributes: Attributes of one of these tags, in its order.
        outside: The text outside the quotes.

    Attributes:
        take: Selects the attributes, in the order of the shape, from a tag that was split at its
            quotes and ends with None.
        missing: Name of a required attribute that is missing.
        skips: Whether the element is skipped with its content.
        unknown: Names that are not in the schema.
        next: The plan that was used after this one most recently.
        is_reusable: Whether the plan applies to other tags that are equal outside their quotes.
    """

    __slots__ = ("found", "is_reusable", "missing", "next", "outside", "skips", "take", "unknown")

    def __init__(
        self, found: Child | None, name: str, attributes: Mapping[str, str], outside: list[str]
    ) -> None:
        shape = None if found is None else found.shape
        known: Mapping[str, Convert] = {} if shape is None else shape.attributes
        self.found = found
        self.next = self
        self.missing = None
        self.unknown: tuple[str, ...] = ()
        if found is None:
            self.unknown = (name,) if name else ()
        elif shape is not None:
            self.missing = next((n for n in shape.needed if n not in attributes), None)
            self.unknown = tuple(
                f"{name}@{attribute}"
                for attribute in attributes
                if attribute not in known and not attribute.startswith(("xmlns", "xsi:"))
            )
        places = {attribute: 2 * at + 1 for at, attribute in enumerate(attributes)}
        self.take = _taker([places.get(attribute, -1) for attribute in known])
        self.skips = bool(self.unknown) and found is None
        # Within single quotes there may be double quotes, at which the tag would be split.
        self.is_reusable = (
            not any("'" in part for part in outside) and sum(map(len, outside)) <= _LONG_TAG
        )
        self.outside = outside if self.is_reusable else []

    def given(self, attributes: Mapping[str, str]) -> Given:
        """Return the attributes of a tag that was parsed in another way."""
        return () if self.found is None else self.found.given(attributes)


class Child:
    """An element that another one may contain, and where its value is stored.

    Args:
        index: Slot of the parent for the value.
        field: Name of the field.
        wire: Name of the element.
        shape: Shape of the element; None for an element with text.
        convert: Converts the text to the value, for an element with text.
        inner: For a wrapper: its elements, whose values are stored in the parent of the wrapper.
        many: Whether the element may repeat.
        optional: Whether the element is optional.
        build: Builds the value; by default the function of the shape.
        text: For a wrapper: slot of the parent for its text.

    Attributes:
        children: Elements that it may contain, by name.
        frame: Initial values of its children.
        text: Slot of its text; None if text is ignored.
        plans: Plans for tags in the element, by the text outside their quotes.
        latest: The plan that was used last. Elements usually repeat in the same order, so the next
            tag most often needs the plan that followed it the last time.
        bare: Plans for start tags without attributes.
        nothing: Attributes of a start tag without any.
    """

    __slots__ = (
        "bare",
        "build",
        "children",
        "field",
        "frame",
        "index",
        "inner",
        "latest",
        "many",
        "nothing",
        "optional",
        "plans",
        "shape",
        "text",
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
        optional: bool = False,
        build: Build | None = None,
        text: int | None = None,
    ) -> None:
        self.index = index
        self.field = field
        self.wire = wire
        self.shape = shape
        self.inner = inner
        self.many = many
        self.optional = optional
        self.build = build
        self.children: dict[str, Child] = {}
        self.frame: Values = [None]
        self.text = text
        if inner is not None:
            self.children = {inner.wire: inner}
        elif shape is None:
            self.text = 0
            self.build = build or _text_of(convert)
        else:
            self.text = shape.text
            self.children = shape.children
            self.frame = [None] * (shape.size + 1)  # one spare slot, for an error
            self.build = build or shape.build
        self.plans: dict[tuple[str, ...], Plan] = {}
        self.latest = NO_PLAN
        self.bare: dict[str, Child] = {}
        self.nothing = self.given({})

    def in_frame(self, size: int) -> Child:
        """Return the same child for a parent with the given number of slots.

        The slot of a repeating element is counted from the end, by which the decoder recognises it.
        """
        return Child(
            self.index - size - 1 if self.many else self.index,
            self.field,
            self.wire,
            shape=self.shape,
            inner=self.inner.in_frame(size) if self.inner else None,
            many=self.many,
            optional=self.optional,
            build=self.build,
            text=self.text,
        )

    def child(self, name: str) -> Child | None:
        """Return the child of a name; the namespace prefix is ignored."""
        return self.children.get(name) or self.children.get(name.rpartition(":")[2])

    def given(self, attributes: Mapping[str, str]) -> Given:
        """Return the attributes that the shape has, in order."""
        return () if self.shape is None else [*map(attributes.get, self.shape.attributes)]

    def remember(self, plan: Plan) -> None:
        """Cache a plan for later tags; if there are too many, discard the earlier ones."""
        if not plan.is_reusable:
            return
        if len(self.plans) >= _MANY_PLANS:
            self.plans.clear()
            self.bare.clear()
        self.go_on_with(plan)
        self.plans[tuple(plan.outside)] = plan
        if plan.found is not None and len(plan.outside) == 1:
            self.bare[plan.outside[0]] = plan.found

    def go_on_with(self, plan: Plan) -> None:
        """Record that a plan was used. A race between threads only makes the next guess wrong."""
        latest = self.latest
        if latest is not NO_PLAN:  # shared by all elements
            latest.next = plan
        self.latest = plan

    def readable(self, given: Given) -> tuple[Given, list[tuple[str, str]]]:
        """Return the attributes without optional ones that cannot be read.

        Returns:
            The others, and each name with the reason. Times are rewritten in the usual form, which
            is all that `build` may be able to read.
        """
        shape = self.shape
        if shape is None:
            return given, []
        kept: list[Any] = []
        left_out: list[tuple[str, str]] = []
        for (name, convert), text in zip(shape.attributes.items(), given, strict=True):
            kept.append(text)
            if text is None:
                continue
            try:
                value = convert(text)
            except (LookupError, ValueError, OverflowError):
                if name not in shape.needed:
                    kept[-1] = None
                    left_out.append((name, _unreadable(text)))
            else:
                if isinstance(value, datetime):
                    kept[-1] = value.isoformat()
        return kept, left_out

    def fault(self, given: Given, values: Values) -> tuple[str, str]:
        """Return the path below this element and the reason of an unreadable value."""
        shape = self.shape
        if shape is None:
            return "", _unreadable(values[0])
        for (name, convert), text in zip(shape.attributes.items(), given, strict=True):
            if text is None:
                continue
            try:
                convert(text)
            except (LookupError, ValueError, OverflowError):
                return f"/@{name}", _unreadable(text)
        for index, name in shape.required.items():
            if values[index] is None:
                return f"/{name}", "the element is missing"
        empty = [name for name, text in zip(shape.attributes, given, strict=True) if text == ""]
        return f"/@{empty[0]}" if empty else "", "a value is missing"


class Shape:
    """Description of a type for the decoder.

    Args:
        name: Name of the type.
        build: Builds the object from its attributes and the values of its children.
        attributes: Converter of each attribute, to find the one that failed.
        needed: Required attributes.
        size: Number of slots for the values of its children.
        children: Elements that it may contain.
        required: Slots that must be filled, with the names of their elements.
        text: Slot for the text of the element itself.
    """

    __slots__ = (
        "_roots",
        "attributes",
        "build",
        "children",
        "fields",
        "name",
        "needed",
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
        needed: tuple[str, ...] = (),
        size: int = 0,
        children: tuple[Child, ...] = (),
        required: Mapping[int, str] | None = None,
        text: int | None = None,
    ) -> None:
        self.name = name
        self._roots: dict[str, Child] = {}
        self.build = build
        self.attributes = attributes
        self.needed = needed
        self.size = size
        self.children = {child.wire: child.in_frame(size) for child in children}
        self.fields = {child.field: child.index for child in children}
        self.required = required or {}
        self.text = text

    def as_root(self, name: str, error: Child | None) -> Child:
        """Return this type as the root of a document, which may be an error document instead.

        Args:
            name: The name of the root element.
            error: The error element, which is stored in the spare slot; None for a request.
        """
        if (known := self._roots.get(name)) is not None:
            return known

        def build(given: Given, values: Values) -> Any:
            found = values[-1]
            return self.build(given, values) if found is None else ErrorDocument(found)

        root = Child(0, "", name, shape=self, build=build)
        if error is not None and error.wire not in self.children:
            kept = Child(self.size, error.field, error.wire, shape=error.shape)
            root.children = {**self.children, error.wire: kept}
        self._roots[name] = root
        return root

    def slot_of(self, field: str) -> int:
        """Return the slot of a field."""
        return self.fields[field]


def nullable_list(name: str, item: Child) -> Shape:
    """Return the shape of a nullable list: its value is a tuple, possibly an empty one.

    Args:
        name: Name of the list element.
        item: Its items, in slot 0.
    """
    return Shape(name, _tuple_of, attributes={}, size=1, children=(item,))


def _tuple_of(_: Given, values: Values) -> tuple[Any, ...]:
    return tuple(values[0] or ())


def _unreadable(text: str) -> str:
    """Return the reason, with the value if it is short.

    A long value could be anything, and a part of a secret would not be recognised as one.
    """
    if len(text) > _LONGEST_SHOWN:
        return f"not a readable value: {len(text)} characters"
    return f"not a readable value: {text!r}"


def _text_of(convert: Convert) -> Build:
    """Return a function that builds the value of an element from its text."""

    def build(_: Given, values: Values) -> Any:
        return convert(values[0])

    return build


def _taker(places: list[int]) -> Callable[[list[Any]], Given]:
    """Return a function that selects the items at some positions of a list as a tuple."""
    if not places:
        return _nothing
    if len(places) > 1:
        return itemgetter(*places)
    place = places[0]
    return itemgetter(slice(place, place + 1 or None))


def _nothing(_: list[Any]) -> Given:
    return ()


NO_PLAN = Plan(None, "", {}, [])
"""The plan before the first tag."""
LEFT_OUT = Plan(None, "-", {}, [])
"""The plan for a tag of an optional element without a required attribute."""
