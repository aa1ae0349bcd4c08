# Generated from spec/ by `make generate`. Do not edit.
"""The decoder: expat's events go straight to model objects, with no tree in between."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast
from xml.parsers import expat

from .shapes import Attributes, Build, Child, Entries, Shape, Values, names
from .values import DecodeError, ErrorDocument, Limits

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.xml")
_UNKNOWN: Any = (0, None, None, None)
_MANY_SHARED = 4096
"""How many objects are kept to be shared, at the most."""
_MANY_ENDS = 10_000
"""How many end tags are noted at the most before they are forgotten."""


class Decoder(Generic[T]):
    """Reads one document as its bytes arrive; see the class of the same name one level up."""

    def __init__(
        self,
        shape: Shape,
        root: str,
        namespaces: frozenset[str],
        error: Child | None,
        items: str | None,
        limits: Limits,
    ) -> None:
        self._limits = limits
        self._result: Values = [None]
        self._item_slot = None if items is None else shape.slot_of(items)
        self._root = root
        self._seen_root: str | None = None
        self._namespaces = namespaces
        self._fed = 0
        self._unknown: dict[str, int] = {}
        # Given the names, expat returns these very objects: comparing them is then instant.
        self._parser = expat.ParserCreate(None, None, names())
        self._parser.buffer_text = True
        self._settle, self._frame = self._connect(shape, error)

    def feed(self, data: bytes) -> list[Any]:
        """Read more of the document.

        Returns:
            The items that are complete by now, if the decoder was told which field holds them.

        Raises:
            DecodeError: The document is malformed, foreign, over a limit, or holds a bad value.
        """
        self._parse(data)
        return self._take_items()

    def close(self) -> T:
        """Finish: no more bytes will come.

        Raises:
            DecodeError: The document is not complete.
            ErrorDocument: The document reports an error.
        """
        self._parse(b"", final=True)
        if self._unknown:
            _log.debug("skipped what is not in the schema: %s", dict(sorted(self._unknown.items())))
        result = self._result[0]
        if type(result) is ErrorDocument:
            raise result
        return cast(T, result)

    def _take_items(self) -> list[Any]:
        """What has come of the items: taken out of the values of the root, which stay small."""
        frame = self._frame()
        if self._item_slot is None or frame is None or not frame[self._item_slot]:
            return []
        items: list[Any] = frame[self._item_slot]
        frame[self._item_slot] = None
        return items

    def _parse(self, data: bytes, *, final: bool = False) -> None:
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
        except DecodeError:
            raise
        except (LookupError, ValueError) as error:  # an encoding that Python does not know
            raise DecodeError(
                f"unreadable: {error}", root=self._seen_root, kind="malformed"
            ) from None
        self._settle(0 if final else 1)
        if not final and self._fed - max(parser.CurrentByteIndex, 0) > self._limits.text:
            raise DecodeError("a tag is too long", root=self._seen_root, kind="refused")

    def _connect(
        self, shape: Shape, error: Child | None
    ) -> tuple[Callable[[int], None], Callable[[], Values | None]]:
        """Make the handlers.

        They are called for every element, and what they cost is what the decoder costs; so their
        state is in local variables, the common case comes first, and end tags are only noted:
        `ends` is filled by expat itself, and the difference of start and end tags is the depth,
        which tells what has ended. An element without children is made at its start tag; any
        other one gets a frame of values, which its children fill, and is made once it has ended.
        Equal objects without children (the project of a thousand flows) are made once and shared:
        they cannot change.

        Returns:
            What to call when expat has read a piece: it makes what has ended in it. And what gives
            the values of the root, as far as they have come, while it is open.
        """
        parser = self._parser
        limits = self._limits
        unknown = self._unknown
        max_depth, max_attributes = limits.depth, limits.attributes

        child = shape.as_root(self._root, error)
        children: Entries = child.children
        attributes: Attributes = {}
        values: Values = self._result
        stack: list[tuple[Entries, Child, Attributes, Values]] = []
        push, pop = stack.append, stack.pop
        ends: list[str] = []
        text: list[str] = []
        shared: dict[str, tuple[Any, Attributes, Any]] = {}
        starts = level = length = 0

        def first(name: str, given: Attributes) -> None:
            """The root: it must be ours. What is in it is the business of `start`."""
            nonlocal attributes, values, starts, level
            self._check_root(name, given)
            if len(given) > max_attributes:
                raise too_many(name)
            push((children, child, given, values))
            attributes, values = given, child.frame[:]
            starts = level = 1
            parser.StartElementHandler = following
            if child.holds_text:
                expect_text()

        def start(name: str, given: Attributes) -> None:
            nonlocal children, child, attributes, values, starts, level
            depth = starts - len(ends)
            starts += 1
            if depth != level:
                if depth > level:  # in something unknown, or in what cannot have children
                    if depth >= max_depth:
                        raise refuse("elements are nested too deeply")
                    return
                settle(depth)
            try:
                index, build, key, found = children[name]
            except KeyError:
                index, build, key, found = unprefixed(name)
            if build is not None:
                try:
                    known = shared.get(given[key])
                    if known is not None and known[0] is build and known[1] == given:
                        value = known[2]
                    else:
                        value = make(build, given, key)
                except (LookupError, ValueError) as problem:
                    raise explain(found, given, None, problem) from None
                if index >= 0:
                    values[index] = value
                elif values[index] is None:
                    values[index] = [value]
                else:
                    values[index].append(value)
                return
            if len(given) > max_attributes:
                raise too_many(name)
            if found is None:
                unknown[name] = unknown.get(name, 0) + 1
                return
            push((children, child, attributes, values))
            level += 1
            child = found
            children = found.children
            if found.build is None:  # a wrapper: what is in it belongs to the element around it
                return
            attributes = given
            values = found.frame[:]
            if found.holds_text:
                expect_text()

        def unprefixed(name: str) -> Any:
            """By local name, since a prefix means nothing here."""
            return children.get(name.rpartition(":")[2], _UNKNOWN)

        def make(build: Build, given: Attributes, key: str) -> Any:
            """An element without children, for the first time or once more."""
            if len(given) > max_attributes:
                raise too_many(given)
            value = build(given, None)
            if len(shared) > _MANY_SHARED:
                shared.clear()
            shared[given[key]] = (build, given, value)
            return value

        def settle(depth: int) -> None:
            """Make what has ended, innermost first, until only so many elements are open."""
            nonlocal children, child, attributes, values, starts, level
            if len(ends) > _MANY_ENDS:
                starts -= len(ends)
                ends.clear()
            while level > depth:
                done, given, filled = child, attributes, values
                children, child, attributes, values = pop()
                level -= 1
                build = done.build
                if build is None:
                    continue
                try:
                    value = build(given, filled)
                except (LookupError, ValueError) as problem:
                    raise explain(done, given, filled, problem) from None
                index = done.index
                if index >= 0:
                    values[index] = value
                elif values[index] is None:
                    values[index] = [value]
                else:
                    values[index].append(value)

        def settle_piece(least: int) -> None:
            """The root stays open until the very end, so that its items can be taken out of it."""
            settle(max(starts - len(ends), least))

        def root_frame() -> Values | None:
            if not level:
                return None
            return values if level == 1 else stack[1][3]

        def expect_text() -> None:
            parser.CharacterDataHandler = characters
            parser.EndElementHandler = end_of_text

        def characters(data: str) -> None:
            nonlocal length
            text.append(data)
            length += len(data)
            if length > limits.text:
                raise refuse("a text is too long")

        def end_of_text(name: str) -> None:
            """The text must be taken at once: what follows may be white space."""
            nonlocal length
            ends.append(name)
            if starts - len(ends) >= level:
                return  # of something unknown within the text
            parser.CharacterDataHandler = None
            parser.EndElementHandler = ends.append
            values[0] = "".join(text)
            text.clear()
            length = 0

        def counting_start(name: str, given: Attributes) -> None:
            """The same, and unknown attributes are counted: only when somebody reads the log."""
            if starts - len(ends) < level:
                settle(starts - len(ends))
            inside = starts - len(ends) == level
            known: Any = children.get(name, _UNKNOWN)
            found: Child | None = known[3] if inside else None
            if found is not None and found.shape is not None:
                for attribute in given:
                    if attribute in found.shape.attributes:
                        continue
                    if not attribute.startswith(("xmlns", "xsi:")):
                        key = f"{name}@{attribute}"
                        unknown[key] = unknown.get(key, 0) + 1
            start(name, given)

        def path() -> str:
            open_elements = [*(frame[1].wire for frame in stack), child.wire] if stack else []
            return "/".join(open_elements[1:])

        def refuse(reason: str) -> DecodeError:
            return DecodeError(reason, path=path(), root=self._seen_root, kind="refused")

        def too_many(name: object) -> DecodeError:
            return refuse(f"too many attributes in one element: {name!r:.100}")

        def explain(
            found: Child, given: Attributes, filled: Values | None, problem: Exception
        ) -> DecodeError:
            """Find out which value could not be read: only asked when one could not."""
            below, reason = found.fault(given, filled, problem)
            place = f"{path()}/{found.wire}{below}".lstrip("/")
            return DecodeError(reason, path=place, root=self._seen_root, kind="value")

        def doctype(*_: object) -> None:
            raise DecodeError("a DOCTYPE is not accepted", root=self._seen_root, kind="refused")

        following = counting_start if _log.isEnabledFor(logging.DEBUG) else start
        parser.StartElementHandler = first
        parser.EndElementHandler = ends.append
        parser.StartDoctypeDeclHandler = doctype
        return settle_piece, root_frame

    def _check_root(self, name: str, given: Attributes) -> None:
        prefix, _, local = name.rpartition(":")
        self._seen_root = local
        namespace = given.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        if local != self._root or namespace not in self._namespaces:
            of = f" of {namespace}" if namespace else ""
            raise DecodeError(
                f"the document is <{local}>{of}, not <{self._root}>", root=local, kind="foreign"
            )
