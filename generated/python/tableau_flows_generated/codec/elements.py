# Generated from spec/ by `make generate`. Do not edit.
"""Construction of model objects from the raw tags and texts that expat collected."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any, NoReturn, cast

from .shapes import LEFT_OUT, NO_PLAN, Build, Child, Given, Plan, Values
from .tags import MARKUP, attributes_of, name_of, root_of
from .values import DecodeError, Limits, Problem

_MANY_EMPTY = 1024
"""Maximum number of cached empty elements; with more, they are rarely equal."""
_LONG_TAG = 1000
"""Length from which a root or an empty element is not cached, in characters."""
_MANY_UNKNOWN = 100
"""Maximum number of unknown names that are counted separately."""
_LONG_NAME = 100
"""Maximum number of characters of a name in a message."""
_UNREADABLE = (LookupError, ValueError, OverflowError)
"""Exceptions raised for a value that cannot be read or is missing."""
_NOTHING = object()
"""Placeholder for the value of an omitted element."""


class Elements:
    """Builds the objects of one document.

    Tags repeat themselves. How to take apart those of the same attributes is found out once (see
    `Plan`); and the objects of equal elements with nothing in them, such as the project of a
    thousand flows, are made once and shared, which does no harm since they cannot change.

    Args:
        root: The expected root element.
        namespaces: Accepted namespaces of the root.
        limits: Limits for the document.
        strict: Raise for values that cannot be read, even if they are optional.

    Attributes:
        noted: Raw tags and texts from expat, texts as triples to distinguish them from tags.
            Emptied by `go_on`.
        seen_root: Local name of the root, once it has been read.
        unknown: Number of occurrences of each unknown element and attribute.
        problems: Optional values that could not be read, by path.
    """

    def __init__(
        self, root: Child, namespaces: frozenset[str], limits: Limits, strict: bool
    ) -> None:
        self.noted: list[Any] = []
        self.seen_root: str | None = None
        self.unknown: dict[str, int] = {}
        self.problems: dict[str, Problem] = {}
        self._root = root
        self._namespaces = namespaces
        self._limits = limits
        self._strict = strict
        self._left_out = 0
        self._slow = 0
        # For each open element: its description, its attributes, and the values of its children.
        self._open: list[tuple[Child, Given, Values]] = []
        self._root_values: Values | None = None
        self._ended: tuple[Given, Values] | None = None
        self._empty: dict[str, tuple[Child, int | None, Any]] = {}
        self._skipping = 0

    def go_on(self) -> None:
        """Process the tags and texts collected so far."""
        noted = iter(self.noted)
        if self.seen_root is None:
            self._enter(noted)
        if self._skipping:
            self._skip(noted, len(self._open))
        if self._open:
            self._go_over(noted)
        self.noted.clear()

    def take_items(self, slot: int) -> list[Any]:
        """Return and remove the values in a slot of the root, so that they need little memory."""
        values = self._root_values
        if values is None:
            return []
        items: list[Any] = values[slot] or []
        values[slot] = None
        return items

    def result(self) -> Any:
        """Return the object of the root, which is complete."""
        if self._ended is None:  # cannot happen: expat checks that the root ends
            self._fail("no element found", "malformed")
        given, values = self._ended
        root = self._root
        try:
            return cast(Build, root.build)(given, values)
        except _UNREADABLE:
            return self._repaired(root, given, values)

    def _go_over(self, noted: Iterator[Any]) -> None:
        opened, empty, apart, deepest = self._open, self._empty, self._apart, self._limits.depth
        child, given, values = opened.pop()
        for tag in noted:
            last = tag[-2]
            if last == "/":  # an empty element
                known = empty.get(tag)
                if known is None or known[0] is not child:
                    known = self._made_empty(child, tag)
                _, index, value = known
                if index is None:
                    continue
            elif last != '"' and tag[1] == "/":  # the end of the innermost element
                build = child.build
                if build is None:  # a wrapper: its content belongs to the parent
                    child, given, values = opened.pop()
                    continue
                if child.text is not None:
                    text = values[child.text]
                    values[child.text] = "" if text is None else text.getvalue()
                if not opened:
                    self._ended = given, values
                    return
                try:
                    value = build(given, values)
                except _UNREADABLE:
                    value = self._repaired(child, given, values)
                index = child.index
                child, given, values = opened.pop()
                if value is _NOTHING:
                    continue
            elif last is None:
                if child.text is not None:
                    self._add_text(child, child.text, values, tag[2])
                continue
            else:
                found = child.bare.get(tag) if last != '"' else None
                if found is not None:
                    attributes = found.nothing
                else:
                    plan, attributes = apart(child, tag)
                    found = plan.found
                    if found is None:
                        if plan.skips:
                            if len(opened) + 1 >= deepest:
                                self._refuse("elements are nested too deeply")
                            self._skipping = 1
                            self._skip(noted, len(opened) + 1)
                        continue
                opened.append((child, given, values))
                if len(opened) >= deepest:
                    self._refuse("elements are nested too deeply")
                if found.build is not None:
                    given, values = attributes, found.frame[:]
                child = found
                continue
            if index >= 0:
                values[index] = value
            elif values[index] is None:
                values[index] = [value]
            else:
                values[index].append(value)
        opened.append((child, given, values))

    def _enter(self, noted: Iterator[Any]) -> None:
        """Process the start tag of the root, which must be the expected element."""
        for tag in noted:
            if tag[0] != "<" or tag[1] in MARKUP:
                continue
            name, attributes = root_of(tag) if len(tag) < _LONG_TAG else root_of.__wrapped__(tag)
            prefix, _, local = name.rpartition(":")
            self.seen_root = _shown(local)
            self._check_count(tag, len(attributes))
            namespace = attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
            if local != self._root.wire or namespace not in self._namespaces:
                of = f" of {_shown(namespace)}" if namespace else ""
                found = f"<{self.seen_root}>{of}"
                self._fail(f"the document is {found}, not <{self._root.wire}>", "foreign")
            root = self._root
            given, values = root.given(attributes), root.frame[:]
            self._root_values = values
            if tag[-2] == "/":
                self._ended = given, values
            else:
                self._open.append((root, given, values))
            return

    def _apart(self, parent: Child, tag: str) -> tuple[Plan, Given]:
        """Return the plan for a start tag, and its attributes."""
        parts: list[Any] = tag.split('"')
        if len(parts) == 1 and "'" in tag:  # single quotes can only surround values here
            parts = tag.split("'")
        plan = parent.latest.next
        if plan.outside != parts[::2]:
            known = parent.plans.get(tuple(parts[::2]))
            if known is None:
                return self._learn(parent, tag, parts[::2])
            plan = known
        if plan is not parent.latest:
            parent.go_on_with(plan)
        if plan.unknown:
            self._count(plan.unknown)
        if "&" in tag or "\n" in tag or "\t" in tag or "\r" in tag:  # see `value_of`
            return plan, plan.given(attributes_of(tag))
        parts.append(None)  # the value of missing attributes
        return plan, plan.take(parts)

    def _learn(self, parent: Child, tag: str, outside: list[str]) -> tuple[Plan, Given]:
        """Do the same for a tag of a new form, and create the plan for later tags of that form."""
        name = name_of(tag)
        if not name or name[0] in MARKUP:
            return NO_PLAN, ()
        self._check_time()
        attributes = attributes_of(tag)
        self._check_count(tag, len(attributes))
        plan = Plan(parent.child(name), name, attributes, outside)
        if plan.missing and plan.found is not None:
            path = f"{self._path(parent, plan.found)}/@{plan.missing}"
            reason = "the attribute is missing"
            if not self._can_be_left_out(plan.found, parent):
                self._fail(reason, "value", path)
            self._note(path, f"left out, {reason}")
            return LEFT_OUT, ()
        parent.remember(plan)
        self._count(plan.unknown)
        return plan, plan.given(attributes)

    def _made_empty(self, parent: Child, tag: str) -> tuple[Child, int | None, Any]:
        """Return the value of an empty element, and its slot or None."""
        before = self._left_out
        plan, given = self._apart(parent, tag)
        found = plan.found
        made: tuple[Child, int | None, Any] = parent, None, None
        if found is not None and (build := found.build) is not None:
            values = found.frame
            if found.text is not None:
                values = values[:]
                values[found.text] = ""
            try:
                made = parent, found.index, build(given, values)
            except _UNREADABLE:
                value = self._repaired(found, given, values, parent)
                if value is not _NOTHING:
                    made = parent, found.index, value
        counted = plan.unknown or self._left_out != before  # counted on each occurrence
        if not counted and len(tag) < _LONG_TAG and len(self._empty) < _MANY_EMPTY:
            self._empty[tag] = made
        return made

    def _skip(self, noted: Iterator[Any], depth: int) -> None:
        """Skip an unknown element to its end; `depth` is the number of elements around it."""
        for tag in noted:
            if tag[-2] == "/" or tag[1] is None or tag[1] in MARKUP:
                continue
            if tag[1] != "/":
                if depth + self._skipping >= self._limits.depth:
                    self._refuse("elements are nested too deeply")
                self._skipping += 1
            else:
                self._skipping -= 1
                if not self._skipping:
                    return

    def _add_text(self, child: Child, slot: int, values: Values, text: str) -> None:
        buffer = values[slot]
        if buffer is None:
            buffer = values[slot] = StringIO()
        if buffer.tell() + len(text) > self._limits.text:
            self._refuse("a text is too long", child)
        buffer.write(text)

    # Errors

    def _check_count(self, tag: str, count: int) -> None:
        if count > self._limits.attributes:
            self._refuse(f"too many attributes in one element: {_shown(name_of(tag))!r}")

    def _check_time(self) -> None:
        """Count slow operations, since a large document of nothing else would take minutes."""
        self._slow += 1
        if self._slow > self._limits.slow:
            self._refuse("too many tags of different forms, or values that cannot be read")

    def _count(self, unknown: tuple[str, ...]) -> None:
        for full_name in unknown:
            name = _shown(full_name)
            if name not in self.unknown and len(self.unknown) >= _MANY_UNKNOWN:
                name = "others"
            self.unknown[name] = self.unknown.get(name, 0) + 1

    def _path(self, *more: Child | None) -> str:
        inner = [child.wire for child in more if child is not None]
        return "/".join([*(child.wire for child, _, _ in self._open), *inner])

    def _refuse(self, reason: str, *inner: Child) -> NoReturn:
        self._fail(reason, "refused", self._path(*inner))

    def _repaired(self, found: Child, given: Given, values: Values, *parents: Child) -> Any:
        """Return the value of an element that could not be built from all its values.

        Args:
            found: The element.
            given: Its attributes.
            values: The values of its children.
            parents: The parent element, unless it is one of the open elements.

        Returns:
            The value without the unreadable parts, or `_NOTHING` if the element is omitted.

        Raises:
            DecodeError: A required value is missing, and the element is required itself.
        """
        self._check_time()
        path = self._path(*parents, found)
        readable, left_out = found.readable(given)
        if not (self._strict and left_out):
            try:
                value = cast(Build, found.build)(readable, values)
            except _UNREADABLE:
                given = readable
            else:
                for name, reason in left_out:
                    self._note(f"{path}/@{name}", reason)
                return value
        below, reason = found.fault(given, values)
        if not self._can_be_left_out(found, *parents):
            self._fail(reason, "value", path + below)
        self._note(path + below, f"left out, {reason}")
        return _NOTHING

    def _can_be_left_out(self, found: Child, *parents: Child) -> bool:
        """Return whether an element is optional.

        An item of a list may be if the list is only a part of another item: a flow without one of
        its tags is better than no flow. But the items that the document is about are all there.
        """
        if self._strict or not found.optional:
            return False
        around = (*(child for child, _, _ in self._open), *parents)
        return not found.many or any(child.many for child in around)

    def _note(self, path: str, reason: str) -> None:
        self._left_out += 1
        known = self.problems.get(path)
        count = 1 if known is None else known.count + 1
        self.problems[path] = Problem(path, reason if known is None else known.reason, count)

    def _fail(self, reason: str, kind: str, path: str = "") -> NoReturn:
        raise DecodeError(reason, path=path, root=self.seen_root, kind=kind) from None


def _shown(name: str) -> str:
    """Return a name from the server; not a part of a long one, which may be part of a secret."""
    return name if len(name) <= _LONG_NAME else "a long name"
