"""The rest of a file: what servers offer, how it is asked for, and whether it is what came."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tableau_flows._plan import Response

_CONTENT_RANGE = re.compile(r"\s*bytes\s+(\d+)-(\d+)/(\d+|\*)\s*")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server offers for a file that has come in part.

    Attributes:
        validator: What tells this file from a later one of the same address; "" where the server
            gives no parts, or nothing to be sure by.
    """

    validator: str = ""

    def headers(self, start: int) -> tuple[tuple[str, str], ...]:
        """Ask for the bytes from there on, if the file is still the same, else for all."""
        return ("Range", f"bytes={start}-"), ("If-Range", self.validator)


def offer_of(response: Response) -> Offer:
    """Read from the first answer what the server offers."""
    units = {unit.strip().lower() for unit in response.header("accept-ranges").split(",")}
    if "bytes" not in units or response.header("content-encoding"):
        return Offer()
    tag = response.header("etag").strip()
    # A weak tag does not promise the same bytes.
    return Offer(tag if tag.startswith('"') else response.header("last-modified").strip())


def starts_at(response: Response, start: int, total: int | None) -> bool:
    """Whether an answer is the rest of the file after `start` bytes, up to its end."""
    found = _CONTENT_RANGE.fullmatch(response.header("content-range"))
    if response.status != 206 or found is None or int(found[1]) != start:
        return False
    if found[3] == "*":
        return True
    whole = int(found[3])
    return int(found[2]) == whole - 1 and total in {None, whole}
