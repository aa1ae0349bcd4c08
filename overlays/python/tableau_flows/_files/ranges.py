"""The rest of a file: what servers offer, how it is asked for, and whether it is what came."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tableau_flows._plans.messages import Response

_CONTENT_RANGE = re.compile(r"bytes\s+([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)")
_NUMBER = re.compile(r"[0-9]{1,18}")
_VALIDATOR = re.compile(r"[ -~]{1,1000}")
_MOST_OF_A_HEADER = 200
"""How many characters a number or a range may take; longer ones count as absent."""


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
    validator = tag if tag.startswith('"') else response.header("last-modified").strip()
    return Offer(validator if _VALIDATOR.fullmatch(validator) else "")


def length_of(response: Response) -> int | None:
    """How many bytes an answer has; None if it does not say, or says it in another encoding."""
    text = response.header("content-length")
    if not _NUMBER.fullmatch(text) or response.header("content-encoding"):
        return None
    return int(text)


def starts_at(response: Response, start: int, total: int | None) -> bool:
    """Whether an answer is the rest of the file after `start` bytes, up to its end."""
    header = response.header("content-range")[:_MOST_OF_A_HEADER].strip()
    found = _CONTENT_RANGE.fullmatch(header)
    if response.status != 206 or found is None or response.header("content-encoding"):
        return False
    first, last = int(found[1]), int(found[2])
    whole = total if found[3] == "*" else int(found[3])
    if first != start or last < first or whole is None:
        return False
    return last == whole - 1 and total in {None, whole}
