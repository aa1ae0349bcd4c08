"""Parses the request headers Content-Type, Content-Disposition, Range and If-Range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

# The number of digits is bounded, because int() rejects very long numbers.
SINGLE_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,1000})\s*-\s*(\d{0,1000})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class ByteRange:
    """A part of a file.

    Attributes:
        start: Position of its first byte, counted from 0.
        length: Number of bytes; 0 if the file has none of the requested ones.
    """

    start: int
    length: int


def header_value(text: str) -> tuple[str, dict[str, str]]:
    """Parse a header such as Content-Type or Content-Disposition.

    Returns:
        The first word in lower case, and the parameters by name. The first word is "" if it is
        missing: some clients send only ``Content-Disposition: name="…"`` (wire_facts §7.1).
    """
    first = ""
    parameters: dict[str, str] = {}
    for position, piece in enumerate(_split_unquoted(text)):
        key, equals, value = piece.partition("=")
        key = key.strip().lower()
        if equals:
            parameters[key] = _unquoted(value.strip())
        elif position == 0:
            first = key
    extended = parameters.pop("filename*", None)
    if extended is not None:
        parameters["filename"] = unquote(extended.rpartition("'")[2].strip('"'))
    return first, parameters


def requested_range(
    range_header: str, if_range: str, *, tag: str, file_bytes: int
) -> ByteRange | None:
    """Return the part of a file that a request asks for; None means the whole file.

    A header with several ranges, or with none that can be read, gets the whole file, as HTTP
    allows.

    Args:
        range_header: Value of the header Range.
        if_range: Value of the header If-Range: a part is sent only if the file has this tag.
        tag: Entity tag of the file as it is now.
        file_bytes: Size of the file in bytes.
    """
    found = SINGLE_RANGE.fullmatch(range_header)
    if found is None or (if_range and if_range != tag):
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if not first:
        length = min(int(last), file_bytes)
        return ByteRange(file_bytes - length, length)
    end = min(int(last), file_bytes - 1) if last else file_bytes - 1
    if last and int(last) < int(first):
        return None
    return ByteRange(int(first), max(0, end + 1 - int(first)))


def _split_unquoted(text: str) -> list[str]:
    pieces: list[str] = []
    begin = 0
    quoted = escaped = False
    for position, character in enumerate(text):
        if character == ";" and not quoted:
            pieces.append(text[begin:position])
            begin = position + 1
            continue
        if character == '"' and not escaped:
            quoted = not quoted
        escaped = character == "\\" and quoted and not escaped
    return [*pieces, text[begin:]]


def _unquoted(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text
