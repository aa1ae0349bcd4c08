# Generated from spec/ by `make generate`. Do not edit.
"""Decoder that builds model objects directly from expat events, without a tree."""

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
"""Callback, called once per document, with the unreadable values and the number of occurrences of
each unknown element or attribute (after an `@`). The names come from the server."""

_log = logging.getLogger("tableau_flows.xml")
_PIECE = 1024 * 1024
"""Maximum number of bytes that are parsed at a time and kept as tags before they are decoded."""
_SHORT = 1024
"""Bytes of an unfinished tag or comment that expat may parse again with every piece."""


class Decoder(Generic[T]):
    """Decodes one document incrementally; see the class of the same name in the parent package.

    The cost of decoding is dominated by the work for each element, so expat calls no Python code
    for elements. It checks that the document is well-formed and appends each raw tag to a list,
    which `Elements` then processes piece by piece.
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
        """Decode more of the document.

        Returns:
            The items that are now complete, if the decoder was given the field of the items.

        Raises:
            DecodeError: The document is malformed, foreign, over a limit, or has an invalid value.
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
            return items  # the error is raised after the items that precede it
        return [] if slot is None else self._elements.take_items(slot)

    def close(self) -> T:
        """Finish the document after its last bytes.

        Raises:
            DecodeError: The document is not complete.
            ErrorDocument: The document reports an error.
        """
        return self.read(b"")

    def read(self, data: bytes) -> T:
        """Decode the rest or the whole of the document; faster than `feed` and `close`.

        Raises:
            DecodeError: The document is malformed, foreign, over a limit, or has an invalid value.
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
        """Optional values and elements that could not be read so far and are None or omitted."""
        return tuple(self._elements.problems.values())

    def _finish(self) -> None:
        """Report what was not read, once."""
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
        except (LookupError, ValueError) as error:  # unknown or unsupported encoding
            raise self._malformed(f"unreadable: {error}") from None

    def _begin(self, encoding: str) -> expat.XMLParserType:
        if encoding:
            self._transcode = codecs.getincrementaldecoder(encoding)()
        parser = expat.ParserCreate("utf-8" if encoding else None)
        parser.buffer_text = True
        noted = self._elements.noted

        def characters(text: str) -> None:
            noted.append((None, None, text))

        # expat passes everything without a handler of its own, above all raw tags, to this handler.
        parser.DefaultHandler = noted.append
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        return parser

    def _parse(self, parser: expat.XMLParserType, data: bytes, final: bool) -> None:
        if self._unfinished > _SHORT:
            # Before version 2.6, expat parses an unfinished tag from its start with every piece, so
            # the next piece is passed on only when it is as long as the unfinished tag.
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
            self._elements.go_on()  # an earlier part of the document may explain more
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
