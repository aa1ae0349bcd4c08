"""Range requests: what servers support, how to ask for the rest of a file, and how to check it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tableau_flows._plans.messages import Response

_CONTENT_RANGE = re.compile(r"bytes\s+([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)")
_NUMBER = re.compile(r"[0-9]{1,18}")
_VALIDATOR = re.compile(r"[ -~]{1,1000}")
_MOST_OF_A_HEADER = 200
"""Maximum characters of a number or a range; longer values count as absent."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server supports for resuming the download of a file.

    Attributes:
        validator: Distinguishes this file from a later one at the same address; "" if the server
            gives no parts, or nothing to be sure by.
    """

    validator: str = ""

    def headers(self, start: int) -> tuple[tuple[str, str], ...]:
        """Return headers that request the bytes from `start` on, or all if the file has changed."""
        return ("Range", f"bytes={start}-"), ("If-Range", self.validator)


def offer_of(response: Response) -> Offer:
    """Read from the first response what the server supports."""
    units = {unit.strip().lower() for unit in response.header("accept-ranges").split(",")}
    if "bytes" not in units or response.header("content-encoding"):
        return Offer()
    tag = response.header("etag").strip()
    # A weak tag does not guarantee the same bytes.
    validator = tag if tag.startswith('"') else response.header("last-modified").strip()
    return Offer(validator if _VALIDATOR.fullmatch(validator) else "")


def length_of(response: Response) -> int | None:
    """Return the length of the file; None if it is not given, or is that of an encoded body."""
    text = response.header("content-length")
    if not _NUMBER.fullmatch(text) or response.header("content-encoding"):
        return None
    return int(text)


def starts_at(response: Response, start: int, total: int | None) -> bool:
    """Return whether a response is the rest of the file from `start` to its end."""
    header = response.header("content-range")[:_MOST_OF_A_HEADER].strip()
    found = _CONTENT_RANGE.fullmatch(header)
    if response.status != 206 or found is None or response.header("content-encoding"):
        return False
    first, last = int(found[1]), int(found[2])
    whole = total if found[3] == "*" else int(found[3])
    if first != start or last < first or whole is None:
        return False
    return last == whole - 1 and total in {None, whole}
