"""Parts of a file that a request asks for: the headers Range and If-Range."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Digits have an end, since int() takes only so many.
SINGLE_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,1000})\s*-\s*(\d{0,1000})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a file.

    Attributes:
        start: Its first byte, counted from 0.
        length: How many bytes it has; 0 where the file has none of those asked for.
    """

    start: int
    length: int


def span_of(wanted: str, condition: str, *, tag: str, file_bytes: int) -> Span | None:
    """The part that is asked for; None for the whole file.

    Several ranges at once, and what is no range, get the whole file, as HTTP allows.

    Args:
        wanted: The header Range.
        condition: The header If-Range: only a file with this tag is given in parts.
        tag: The tag of the file as it is now.
        file_bytes: How many bytes the file has.
    """
    found = SINGLE_RANGE.fullmatch(wanted)
    if found is None or (condition and condition != tag):
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if not first:
        length = min(int(last), file_bytes)
        return Span(file_bytes - length, length)
    end = min(int(last), file_bytes - 1) if last else file_bytes - 1
    if last and int(last) < int(first):
        return None
    return Span(int(first), max(0, end + 1 - int(first)))
