"""Cookies of a session, with which load balancers route its requests to one node of the server.

Cookies are kept per session and server, and deleted when the session ends. Their number and size
are limited.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from email.utils import mktime_tz, parsedate_tz
from urllib.parse import urlsplit

_MAX_COOKIES = 50
_MAX_BYTES = 4096
"""Maximum bytes of name and value of a cookie, as in browsers (RFC 6265, 6.1)."""

_MAX_SUM = 8192
"""Maximum bytes of the Cookie header; servers accept no longer headers."""

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_VALUE = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e\"]*")


@dataclass(frozen=True, slots=True)
class _Cookie:
    value: str
    path: str
    secure: bool
    expires: float | None


class Cookies:
    """The cookies of one session.

    Attributes:
        kept: The cookies by server and name; usually empty.
    """

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], _Cookie] = {}

    def store(self, url: str, headers: tuple[str, ...]) -> None:
        """Store the cookies of a response from this address; skip malformed or oversized ones."""
        for header in headers[:_MAX_COOKIES]:
            self._store_one(url, header)

    def header(self, url: str) -> str:
        """Return the value of the Cookie header for a request to this address; "" for none."""
        if not self.kept:
            return ""
        parts = urlsplit(url)
        now = time.time()
        return "; ".join(
            f"{name}={cookie.value}"
            for (host, name), cookie in list(self.kept.items())
            if host == (parts.hostname or "")
            and (parts.scheme == "https" or not cookie.secure)
            and (cookie.expires is None or now < cookie.expires)
            and _is_below(parts.path or "/", cookie.path)
        )

    def values(self) -> tuple[str, ...]:
        """Return the values, which may contain the session token."""
        return tuple(cookie.value for cookie in list(self.kept.values()))

    def clear(self) -> None:
        """Delete all cookies."""
        self.kept.clear()

    def _store_one(self, url: str, header: str) -> None:
        if len(header) > 2 * _MAX_BYTES:
            return
        pair, *attributes = header.split(";")
        name, is_pair, value = (part.strip(" \t") for part in pair.partition("="))
        if not is_pair or len(name) + len(value) > _MAX_BYTES:
            return
        if _NAME.fullmatch(name) is None or _VALUE.fullmatch(value) is None:
            return
        parts = urlsplit(url)
        host = parts.hostname or ""
        path = parts.path.rpartition("/")[0] or "/"
        secure, expires = False, None
        max_age = None
        for attribute in attributes:
            word, _, given = (part.strip(" \t") for part in attribute.partition("="))
            match word.lower():
                case "path" if given.startswith("/"):
                    path = given
                case "secure":
                    secure = True
                case "expires":
                    expires = _date(given)
                case "max-age" if re.fullmatch(r"-?[0-9]{1,10}", given):
                    max_age = time.time() + int(given)
                case _:
                    pass  # the domain is ignored, since cookies are sent to the same host only
        cookie = _Cookie(value, path, secure, expires if max_age is None else max_age)
        key = (host, name)
        self.kept.pop(key, None)
        if cookie.expires is not None and cookie.expires <= time.time():
            return
        if len(self.kept) < _MAX_COOKIES and self._size() + len(name) + len(value) <= _MAX_SUM:
            self.kept[key] = cookie

    def _size(self) -> int:
        """Return the maximum length of the Cookie header, with the separator of one more cookie."""
        return sum(len(name) + len(cookie.value) + 3 for (_, name), cookie in self.kept.items()) + 3


def _date(text: str) -> float | None:
    try:
        parsed = parsedate_tz(text[:100])
        return None if parsed is None else float(mktime_tz(parsed))
    except (IndexError, OverflowError, TypeError, ValueError):
        return None


def _is_below(path: str, prefix: str) -> bool:
    return path.startswith(prefix) and (
        len(path) == len(prefix) or prefix.endswith("/") or path[len(prefix)] == "/"
    )
