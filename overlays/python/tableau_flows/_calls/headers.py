"""Parses response headers; a header that cannot be parsed counts as absent."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

MAX_RETRY_AFTER = 366 * 86400.0
"""Maximum seconds in Retry-After; a larger number is ignored as a mistake."""

_MOST_DIGITS = 18
_LONGEST_DATE = 100


def seconds_to_wait(text: str) -> float | None:
    """Parse Retry-After, which is a whole number of seconds or a date (wire_facts §1).

    Returns:
        Seconds to wait; None if the header is absent, malformed, or more than 366 days.
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
    return seconds if seconds <= MAX_RETRY_AFTER else None


def whole_number(text: str) -> int | None:
    """Parse a number of at most 18 ASCII digits; None if the text is not one."""
    fine = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if fine else None


def shown_location(location: str) -> str:
    """Return the address of a redirect without user and query; "" if it is malformed."""
    try:
        parts = urlsplit(location)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}" if parts.netloc else parts.path
    except ValueError:
        return ""
