# Generated from spec/ by `make generate`. Do not edit.
"""The decoder: expat's events go straight to model objects, with no tree in between."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar
from xml.parsers import expat

from .values import DecodeError, ErrorDocument, Limits

T = TypeVar("T")

Attributes = dict[str, str]
Values = list[Any]
Build = Callable[[Attributes, Values], Any]
Convert = Callable[[str], Any]

_log = logging.getLogger("tableau_flows.xml")


new: Callable[[Any], Any] = object.__new__


def draft(model: Any) -> Any:
    """A class laid out like the model, whose objects may be filled in and then become models.

    A frozen model pays for every field of its own `__init__`; a draft is filled by plain
    assignments and turned into the model by setting its class, which takes a third of the time.
    """
    return type(f"{model.__name__}Draft", (), {"__slots__": model.__slots__})


class Child:
    """An element that may stand in another one, and where its value goes.

    Args:
        index: The slot of the parent that takes the value.
        shape: The shape of the element; None for one that holds text.
        convert: From text to the value, for an element that holds text.
        inner: For a wrapper: the elements in it; their values go to the wrapper's parent.
        many: The element may repeat.
        field: The name of the field, for the items that are given out one by one.
    """

    __slots__ = ("convert", "emit", "field", "index", "inner", "leaf", "many", "shape")

    def __init__(
        self,
        index: int,
        field: str,
        *,
        shape: Shape | None = None,
        convert: Convert = str,
        inner: Mapping[str, Child] | None = None,
        many: bool = False,
        emit: bool = False,
    ) -> None:
        self.index = index
        self.field = field
        self.shape = shape
        self.convert = convert
        self.inner = inner
        self.many = many
        self.emit = emit
        self.leaf = shape is not None and shape.leaf


class Shape:
    """What the decoder knows of a type.

    Args:
        name: The name of the type.
        build: Makes the object from its attributes and the values of its elements.
        attributes: How each attribute is read, to find the one that could not be.
        children: The elements that may stand in it.
        required: The slots that must be filled, with the names of their elements.
        text: The slot for the text of the element itself.
    """

    __slots__ = ("attributes", "build", "children", "leaf", "name", "required", "size", "text")

    def __init__(
        self,
        name: str,
        build: Build,
        *,
        attributes: Mapping[str, Convert],
        size: int = 0,
        children: Mapping[str, Child] | None = None,
        required: Mapping[int, str] | None = None,
        text: int | None = None,
    ) -> None:
        self.name = name
        self.build = build
        self.attributes = attributes
        self.size = size
        self.children = children or {}
        self.required = required or {}
        self.text = text
        self.leaf = not self.children and text is None


class Decoder(Generic[T]):
    """Reads one document as its bytes arrive; see the class of the same name one level up."""

    def __init__(
        self,
        shape: Shape,
        root: str,
        namespaces: frozenset[str],
        error_shape: Shape | None,
        items: str | None,
        limits: Limits,
    ) -> None:
        self._root = root
        self._limits = limits
        self._result: Values = [None]
        self._error: Values = [None]
        self._items: list[Any] = []
        self._seen_root: str | None = None
        self._fed = 0
        self._unknown: dict[str, int] = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._connect(shape, namespaces, error_shape, items)

    def feed(self, data: bytes) -> list[Any]:
        """Read more of the document.

        Returns:
            The items that are complete by now, if the decoder was told which field holds them.

        Raises:
            DecodeError: The document is malformed, foreign, over a limit, or holds a bad value.
        """
        self._parse(data, final=False)
        if not self._items:
            return []
        items, self._items[:] = self._items[:], []
        return items

    def close(self) -> T:
        """Finish: no more bytes will come.

        Raises:
            DecodeError: The document is not complete.
            ErrorDocument: The document reports an error.
        """
        self._parse(b"", final=True)
        if self._unknown and _log.isEnabledFor(logging.DEBUG):
            _log.debug("skipped what is not in the schema: %s", dict(sorted(self._unknown.items())))
        error = self._error[0]
        if error is not None:
            raise ErrorDocument(error)
        result: T = self._result[0]
        return result

    def _parse(self, data: bytes, *, final: bool) -> None:
        parser = self._parser
        self._fed += len(data)
        try:
            parser.Parse(data, final)
        except expat.ExpatError as error:
            place = f"line {error.lineno}, column {error.offset}"
            raise DecodeError(
                f"{expat.ErrorString(error.code)} at {place}",
                root=self._seen_root,
                kind="malformed",
            ) from None
        if not final and self._fed - max(parser.CurrentByteIndex, 0) > self._limits.text:
            raise DecodeError("a tag is too long", root=self._seen_root, kind="refused")

    def _connect(
        self,
        shape: Shape,
        namespaces: frozenset[str],
        error_shape: Shape | None,
        items: str | None,
    ) -> None:
        """Make the handlers. Their state is in local variables: that is what makes them fast."""
        parser = self._parser
        limits = self._limits
        result, emitted, unknown, error_values = (
            self._result,
            self._items,
            self._unknown,
            self._error,
        )
        max_depth, max_attributes = limits.depth, limits.attributes
        root_child = Child(0, self._root, shape=shape)
        root_children = _root_children(shape, error_shape, items, error_values)

        children: Mapping[str, Child] = {}
        child: Child = root_child
        attributes: Attributes = {}
        values: Values = result
        stack: list[tuple[Mapping[str, Child], Child, Attributes, Values]] = []
        names: list[str] = []
        text: list[str] = []
        skipping = 0
        counting = _log.isEnabledFor(logging.DEBUG)

        def start(name: str, given: Attributes) -> None:
            nonlocal children, child, attributes, values, skipping
            if skipping:
                skipping += 1
                if skipping + len(stack) > max_depth:
                    raise refuse("elements are nested too deeply")
                return
            found = children.get(name) or find(name, given)
            if len(given) > max_attributes:
                raise refuse(f"<{name}> has too many attributes")
            if counting and found is not None and found.shape is not None:
                count(name, given, found.shape.attributes)
            if found is None:
                skipping = 1
                unknown[name] = unknown.get(name, 0) + 1
                return
            if found.leaf:
                skipping = 1
                shape = found.shape
                try:
                    value = shape.build(given, ())  # type: ignore[union-attr,arg-type]
                except (LookupError, ValueError) as error:
                    raise explain(shape, given, None, error, name) from None
                if found.emit:
                    emitted.append(value)
                elif not found.many:
                    values[found.index] = value
                elif values[found.index] is None:
                    values[found.index] = [value]
                else:
                    values[found.index].append(value)
                return
            stack.append((children, child, attributes, values))
            names.append(name)
            child = found
            if found.inner is not None:
                children = found.inner
                return
            attributes = given
            shape = found.shape
            if shape is None:
                children = _NONE
                parser.CharacterDataHandler = characters
                return
            children = root_children if found is root_child else shape.children
            values = [None] * (shape.size + 1)  # one to spare, for an error
            if shape.text is not None:
                parser.CharacterDataHandler = characters

        def end(_name: str) -> None:
            nonlocal children, child, attributes, values, skipping
            if skipping:
                skipping -= 1
                return
            done, given, filled = child, attributes, values
            children, child, attributes, values = stack.pop()
            name = names.pop()
            shape = done.shape
            try:
                if shape is not None:
                    if shape.text is not None:
                        filled[shape.text] = take_text()
                    if done is root_child and error_values[0] is not None:
                        return
                    value = shape.build(given, filled)
                elif done.inner is None:
                    value = done.convert(take_text())
                else:
                    return
            except (LookupError, ValueError) as error:
                raise explain(shape, given, filled, error, name) from None
            if done.emit:
                emitted.append(value)
            elif not done.many:
                values[done.index] = value
            elif values[done.index] is None:
                values[done.index] = [value]
            else:
                values[done.index].append(value)

        def characters(data: str) -> None:
            text.append(data)
            if sum(map(len, text)) > limits.text:
                raise refuse("a text is too long")

        def take_text() -> str:
            parser.CharacterDataHandler = None
            taken = "".join(text)
            text.clear()
            return taken

        def find(name: str, given: Attributes) -> Child | None:
            """By local name: prefixes mean nothing here. The first element must be the root."""
            local = name.rpartition(":")[2]
            if self._seen_root is not None:
                return children.get(local)
            self._seen_root = local
            prefix = name.rpartition(":")[0]
            namespace = given.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
            if local != self._root or namespace not in namespaces:
                of = f" of {namespace}" if namespace else ""
                raise DecodeError(
                    f"the document is <{local}>{of}, not <{self._root}>",
                    root=local,
                    kind="foreign",
                )
            return root_child

        def count(name: str, given: Attributes, known: Mapping[str, Convert]) -> None:
            for attribute in given:
                if attribute not in known and not attribute.startswith(("xmlns", "xsi:")):
                    key = f"{name}@{attribute}"
                    unknown[key] = unknown.get(key, 0) + 1

        def refuse(reason: str) -> DecodeError:
            return DecodeError(reason, path="/".join(names), root=self._seen_root, kind="refused")

        def explain(
            shape: Shape | None,
            given: Attributes,
            filled: Values | None,
            error: Exception,
            name: str,
        ) -> DecodeError:
            """Find out which value could not be read: only asked when one could not."""
            where = "/".join([*names, name])
            path, reason = _fault(shape, given, filled, error)
            return DecodeError(reason, path=f"{where}{path}", root=self._seen_root, kind="value")

        def doctype(*_: object) -> None:
            raise DecodeError("a DOCTYPE is not accepted", root=self._seen_root, kind="refused")

        children = _NONE
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = doctype


_NONE: Mapping[str, Child] = {}


def _root_children(
    shape: Shape, error_shape: Shape | None, items: str | None, error_values: Values
) -> Mapping[str, Child]:
    """The elements below the root: the items are given out, and an error is looked for."""
    children = dict(shape.children)
    if items is not None:
        for name, child in children.items():
            if child.field != items:
                continue
            if child.inner is None:
                children[name] = _emitting(child)
            else:
                inner = {key: _emitting(value) for key, value in child.inner.items()}
                children[name] = Child(child.index, child.field, inner=inner)
    if error_shape is not None and error_shape is not shape:
        for name in error_shape.required.values():
            children.setdefault(name, _ErrorChild(error_shape.children[name], error_values))
    return children


def _emitting(child: Child) -> Child:
    return Child(child.index, child.field, shape=child.shape, convert=child.convert, emit=True)


class _ErrorChild(Child):
    """The error of a reply: it is kept apart from the reply's own elements."""

    __slots__ = ()

    def __init__(self, child: Child, error_values: Values) -> None:
        shape = child.shape
        assert shape is not None

        def build(attributes: Attributes, values: Values) -> Any:
            error_values[0] = error = shape.build(attributes, values)
            return error

        kept = Shape(
            shape.name,
            build,
            attributes=shape.attributes,
            size=shape.size,
            children=shape.children,
            required=shape.required,
            text=shape.text,
        )
        super().__init__(-1, child.field, shape=kept, emit=False)


def _fault(
    shape: Shape | None, given: Attributes, filled: Values | None, error: Exception
) -> tuple[str, str]:
    """The place and the reason of a value that could not be read."""
    if shape is None:
        return "", f"not a readable value: {error}"
    for name, convert in shape.attributes.items():
        if name not in given:
            continue
        try:
            convert(given[name])
        except (LookupError, ValueError):
            return f"/@{name}", f"not a readable value: {given[name]!r:.100}"
    if isinstance(error, KeyError) and error.args and error.args[0] in shape.attributes:
        return f"/@{error.args[0]}", "the attribute is missing"
    for index, name in shape.required.items():
        if filled is None or filled[index] is None:
            return f"/{name}", "the element is missing"
    return "", str(error) or type(error).__name__
