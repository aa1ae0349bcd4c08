# Generated from spec/ by `make generate`. Do not edit.
"""Shapes: what the decoder knows of each type, as the modules `decode_*` write it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from .values import ErrorDocument

Given = Sequence[Any]
"""The attributes of an element as text, in the order of its shape; None for one that is missing."""
Values = list[Any]
"""The values of what is in an element, by slot."""
Build = Callable[[Given, Values], Any]
Convert = Callable[[str], Any]

_MANY_PLANS = 64
"""How many plans are kept of what may stand in an element."""
_LONGEST_SHOWN = 60
"""Characters of a value that cannot be read, if it is to be shown."""
_LONG_TAG = 1000
"""Characters of a tag, without the values in it, that is too long to be kept."""


def draft(model: Any) -> Any:
    """A class laid out like the model, whose objects may be filled in and then become models.

    A frozen model pays for every field of its own `__init__`; a draft is filled by plain
    assignments and turned into the model by setting its class, which takes a third of the time.
    """
    return type(f"{model.__name__}Draft", (), {"__slots__": model.__slots__})


class Plan:
    """How to take apart start tags of one form, that is, which are alike outside their quotes.

    Args:
        found: What they stand for; None if that is not in the schema.
        name: Their name.
        attributes: The attributes of one of them, in its order.
        outside: What is outside the quotes, as it stands there.

    Attributes:
        take: Takes the attributes, in the order of the shape, out of a tag that was split at its
            quotes and ends with None.
        missing: The name of a required attribute that they do not have.
        skips: The element is to be passed over, with what is in it.
        unknown: The names of what is not in the schema.
        next: The plan that was used after it the last time.
        is_reusable: Whether tags that are alike outside quotes can be taken apart in this way.
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
        # Within single quotes there may be double ones, at which the tag would be split.
        self.is_reusable = (
            not any("'" in part for part in outside) and sum(map(len, outside)) <= _LONG_TAG
        )
        self.outside = outside if self.is_reusable else []

    def given(self, attributes: Mapping[str, str]) -> Given:
        """The attributes of a tag that was read in some other way."""
        return () if self.found is None else self.found.given(attributes)


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
        optional: The parent can be without it.
        build: Makes the value; that of the shape if left out.
        text: For a wrapper: the slot of the parent that takes the text in it.

    Attributes:
        children: What may stand in the element, by name.
        frame: What the values of its elements are before any has come.
        text: The slot of its text; None if text means nothing in it.
        plans: How the tags in it that have been met are taken apart, by what is outside quotes.
        latest: The plan that was used last. Elements follow one another as they did before, so
            the next tag is most often one for the plan that came next the last time.
        bare: What the start tags in it stand for that have no attributes.
        nothing: The attributes of a start tag that has none.
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
            self.frame = [None] * (shape.size + 1)  # one to spare, for an error
            self.build = build or shape.build
        self.plans: dict[tuple[str, ...], Plan] = {}
        self.latest = NO_PLAN
        self.bare: dict[str, Child] = {}
        self.nothing = self.given({})

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
            optional=self.optional,
            build=self.build,
            text=self.text,
        )

    def child(self, name: str) -> Child | None:
        """What an element in this one is, by its local name, since a prefix means nothing here."""
        return self.children.get(name) or self.children.get(name.rpartition(":")[2])

    def given(self, attributes: Mapping[str, str]) -> Given:
        """The attributes that its shape knows, in order."""
        return () if self.shape is None else [*map(attributes.get, self.shape.attributes)]

    def remember(self, plan: Plan) -> None:
        """Keep a plan for the tags to come; if there are too many, those from before go."""
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
        """Note that a plan was used. Many threads may do so: at worst the next guess is wrong."""
        latest = self.latest
        if latest is not NO_PLAN:  # which is that of all elements
            latest.next = plan
        self.latest = plan

    def readable(self, given: Given) -> tuple[Given, list[tuple[str, str]]]:
        """The attributes without those that cannot be read and may be missing.

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
        """The place below this element, and the reason, of a value that could not be read."""
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
    """What the decoder knows of a type.

    Args:
        name: The name of the type.
        build: Makes the object from its attributes and the values of its elements.
        attributes: How each attribute is read, to find the one that could not be.
        needed: The attributes that must be there.
        size: How many slots the values of its elements take.
        children: The elements that may stand in it.
        required: The slots that must be filled, with the names of their elements.
        text: The slot for the text of the element itself.
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
        """This type as the root of a document, where an error may stand in its place.

        Args:
            name: The name of the root element.
            error: The element of an error, which goes to the spare slot; None for a request.
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
        """The slot that a field is collected in."""
        return self.fields[field]


def told_list(name: str, item: Child) -> Shape:
    """The shape of a list that differs from no list: its value is a tuple, maybe an empty one.

    Args:
        name: The name of the list.
        item: What stands in it, in slot 0.
    """
    return Shape(name, _tuple_of, attributes={}, size=1, children=(item,))


def _tuple_of(_: Given, values: Values) -> tuple[Any, ...]:
    return tuple(values[0] or ())


def _unreadable(text: str) -> str:
    """The reason, with the value if it is short.

    A long one could be anything, and a part of a secret would not be recognised as one.
    """
    if len(text) > _LONGEST_SHOWN:
        return f"not a readable value: {len(text)} characters"
    return f"not a readable value: {text!r}"


def _text_of(convert: Convert) -> Build:
    """How the value of an element is made from its text."""

    def build(_: Given, values: Values) -> Any:
        return convert(values[0])

    return build


def _taker(places: list[int]) -> Callable[[list[Any]], Given]:
    """What takes the things at some places out of a list, however few they are."""
    if not places:
        return _nothing
    if len(places) > 1:
        return itemgetter(*places)
    place = places[0]
    return itemgetter(slice(place, place + 1 or None))


def _nothing(_: list[Any]) -> Given:
    return ()


NO_PLAN = Plan(None, "", {}, [])
"""The plan for no tag at all."""
LEFT_OUT = Plan(None, "-", {}, [])
"""The plan for a tag of an element that lacks what it needs, but may itself be missing."""
