"""Reads headers of answers; what cannot be read counts as absent."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

LONGEST_WAIT = 366 * 86400.0
"""The longest time that a Retry-After may name, in seconds; a longer one is a mistake."""

_MOST_DIGITS = 18
_LONGEST_DATE = 100


def seconds_to_wait(text: str) -> float | None:
    """Read Retry-After: seconds to wait, from a whole number or a date (wire_facts §1).

    Returns:
        The seconds; None where the header is absent, cannot be read, or names more than a year.
    """
    text = text.strip()
    if (number := whole_number(text)) is not None:
        seconds = float(number)
    else:
        try:
            until = parsedate_to_datetime(text[:_LONGEST_DATE])
            if until.tzinfo is None:
                until = until.replace(tzinfo=UTC)
            seconds = max(0.0, (until - datetime.now(UTC)).total_seconds())
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
    return seconds if seconds <= LONGEST_WAIT else None


def whole_number(text: str) -> int | None:
    """Read a number of ASCII digits, at most 18 of them; None if it is none."""
    fine = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if fine else None


def shown_location(location: str) -> str:
    """An address that a redirect names, without its query and without a user; "" if it is none."""
    try:
        parts = urlsplit(location)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}" if parts.netloc else parts.path
    except ValueError:
        return ""
