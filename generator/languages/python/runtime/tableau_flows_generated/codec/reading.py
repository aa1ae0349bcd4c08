"""The decoder: expat's events go straight to model objects, with no tree in between."""

from __future__ import annotations

import codecs
import logging
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, cast
from xml.parsers import expat

from .elements import Elements
from .encodings import encoding_of
from .shapes import Child, Shape
from .values import DecodeError, ErrorDocument, Limits, Problem

T = TypeVar("T")
Report = Callable[[tuple[Problem, ...], Mapping[str, int]], object]
"""What is told, once for a document, what could not be read, and how often there was what is not in
the schema: by the names of elements, and of attributes after an `@`. They are the server's."""

_log = logging.getLogger("tableau_flows.xml")
_PIECE = 1024 * 1024
"""How many bytes are read at a time at the most: so much is kept as tags before it is worked on."""
_SHORT = 1024
"""Bytes of an unfinished tag or comment that expat may look at again with every piece."""


class Decoder(Generic[T]):
    """Reads one document as its bytes arrive; see the class of the same name one level up.

    What a decoder costs is what happens for every element. So nothing is called in Python for
    them: expat itself, which checks that the document is well-formed, notes each tag as it stands
    in the document, and `Elements` goes over a whole piece of them at once.
    """

    def __init__(
        self,
        shape: Shape,
        root: str,
        namespaces: frozenset[str],
        error: Child | None,
        items: str | None,
        limits: Limits,
        strict: bool,
        report: Report | None,
    ) -> None:
        self._elements = Elements(shape.as_root(root, error), namespaces, limits, strict)
        self._report = report or _log_problems
        self._failure: DecodeError | None = None
        self._is_finished = False
        self._item_slot = None if items is None else shape.slot_of(items)
        self._longest_tag = limits.text
        self._parser: expat.XMLParserType | None = None
        self._transcode: codecs.IncrementalDecoder | None = None
        self._head = b""
        self._fed = 0
        self._unfinished = 0
        self._held = bytearray()

    def feed(self, data: bytes) -> list[Any]:
        """Read more of the document.

        Returns:
            The items that are complete by now, if the decoder was told which field holds them.

        Raises:
            DecodeError: The document is malformed, foreign, over a limit, or holds a bad value.
        """
        slot = self._item_slot
        try:
            self._take(data)
        except DecodeError as error:
            self._failure = error
            items = [] if slot is None else self._elements.take_items(slot)
            if not items:
                self._finish()
                raise
            return items  # the error has its place after the items that come before it
        return [] if slot is None else self._elements.take_items(slot)

    def close(self) -> T:
        """Finish: no more bytes will come.

        Raises:
            DecodeError: The document is not complete.
            ErrorDocument: The document reports an error.
        """
        return self.read(b"")

    def read(self, data: bytes) -> T:
        """Read the rest of the document, or all of it: quicker than `feed` and `close`.

        Raises:
            DecodeError: The document is malformed, foreign, over a limit, or holds a bad value.
            ErrorDocument: The document reports an error.
        """
        try:
            self._take(data, final=True)
            result = self._elements.result()
        finally:
            self._finish()
        if type(result) is ErrorDocument:
            raise result
        return cast(T, result)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read so far, and is None or left out since it may be missing."""
        return tuple(self._elements.problems.values())

    def _finish(self) -> None:
        """Say what was not read; once."""
        unknown, problems = self._elements.unknown, self._elements.problems
        if (unknown or problems) and not self._is_finished:
            self._report(self.problems, unknown)
        self._is_finished = True

    def _take(self, data: bytes, *, final: bool = False) -> None:
        if self._failure is not None:
            raise self._failure
        parser = self._parser
        try:
            if parser is None:
                data = self._head + data
                encoding = encoding_of(data, whole=final)
                if encoding is None:
                    self._head = data
                    return
                parser = self._parser = self._begin(encoding)
            if self._transcode is not None:
                data = self._transcode.decode(data, final).encode()
            if len(data) <= _PIECE:
                self._parse(parser, data, final)
                return
            for at in range(0, len(data), _PIECE):
                end = at + _PIECE
                self._parse(parser, data[at:end], final and end >= len(data))
        except DecodeError:
            raise
        except (LookupError, ValueError) as error:  # of an encoding
            raise self._malformed(f"unreadable: {error}") from None

    def _begin(self, encoding: str) -> expat.XMLParserType:
        if encoding:
            self._transcode = codecs.getincrementaldecoder(encoding)()
        parser = expat.ParserCreate("utf-8" if encoding else None)
        parser.buffer_text = True
        noted = self._elements.noted

        def characters(text: str) -> None:
            noted.append((None, None, text))

        # Whatever has no handler of its own, so tags above all, is given to this one as it stands.
        parser.DefaultHandler = noted.append
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        return parser

    def _parse(self, parser: expat.XMLParserType, data: bytes, final: bool) -> None:
        if self._unfinished > _SHORT:
            # Before version 2.6 expat reads an unfinished tag from its beginning with every piece.
            # So it gets the next piece only when that is as long as what it has.
            self._held += data
            if not final and len(self._held) < self._unfinished:
                self._check_length(len(self._held))
                return
            data = bytes(self._held)
            self._held.clear()
        self._fed += len(data)
        try:
            parser.Parse(data, final)
        except expat.ExpatError as error:
            self._elements.go_on()  # what came before may tell more
            place = f"line {error.lineno}, column {error.offset}"
            raise self._malformed(f"{expat.ErrorString(error.code)} at {place}") from None
        self._elements.go_on()
        self._unfinished = self._fed - max(parser.CurrentByteIndex, 0)
        if not final:
            self._check_length(0)

    def _check_length(self, held: int) -> None:
        if self._unfinished + held > self._longest_tag:
            root = self._elements.seen_root
            raise DecodeError("a tag is too long", root=root, kind="refused")

    def _malformed(self, reason: str) -> DecodeError:
        return DecodeError(reason, root=self._elements.seen_root, kind="malformed")


def _log_problems(problems: tuple[Problem, ...], unknown: Mapping[str, int]) -> None:
    if unknown:
        _log.debug("skipped what is not in the schema: %s", dict(sorted(unknown.items())))
    for problem in problems:
        _log.warning("%s", problem)


def _refuse_doctype(*_: object) -> None:
    raise DecodeError("a DOCTYPE is not accepted", kind="refused")
