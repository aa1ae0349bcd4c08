"""Replaces secrets in replies, in exceptions, and in the log lines of other libraries."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Never, cast

from tableau_flows_generated.protocol import SESSION_HEADER

from tableau_flows._common.causes import related
from tableau_flows._common.secrets import MARK, MAX_SEARCHED, Secrets, hide
from tableau_flows._common.text_checks import secrets_of_address

_SHOWN = 500
_LONGEST_TEXT = 4000
_MARGIN = 32 * _SHOWN
"""Maximum characters that are searched for secrets, so that none is cut at the end of a text."""

_MOST_TEXTS = 1000
_MOST_CHARACTERS = 4 * MAX_SEARCHED
_MOST_LEVELS = 10
"""Maximum texts, characters and depth of the values of an exception that are searched for secrets,
which takes much longer than making them; the rest is replaced as a whole."""

_SECRET = re.compile(
    rf"""((?:token|jwt|password|passwd|secret|secretkey|authorization|{re.escape(SESSION_HEADER)})
        (?:\\?["']|&quot;)?\s*[=:]\s*(?:(?:bearer|basic|negotiate)\s+)?)
        (?:\\["'][^"'\\]*|&quot;[^&]*|"[^"]*"?|'[^']*'?|[^\s"'<>&;,]+)""",
    re.IGNORECASE | re.VERBOSE,
)

_QUOTED = r"""b(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_HEADER = re.compile(rf"\(({_QUOTED}), ({_QUOTED})\)", re.DOTALL)
_REASON = re.compile(rf"(return_value=\(b'HTTP/1\.\d', \d+, ){_QUOTED}", re.DOTALL)
_HARMLESS_HEADERS = frozenset(
    {
        *("accept-ranges", "age", "connection", "content-encoding", "content-length"),
        *("content-type", "date", "retry-after", "transfer-encoding"),
    }
)
_KNOWN_HEADERS = _HARMLESS_HEADERS | {
    *("cache-control", "content-disposition", "content-language", "content-range", "etag"),
    *("expires", "last-modified", "location", "p3p", "pragma", "referrer-policy", "server"),
    *("set-cookie", "strict-transport-security", "vary", "via", "www-authenticate"),
    *("x-content-type-options", "x-frame-options", "x-request-id", "x-tableau"),
    *("x-ua-compatible", "x-xss-protection"),
}
_HARMLESS_VALUE = re.compile(
    r"""[0-9]{1,18}|[A-Z][a-z]{2},[ ][0-9]{2}[ ][A-Z][a-z]{2}[ ][0-9]{4}[ ][0-9:]{8}[ ]GMT
    |bytes|chunked|close|keep-alive|br|deflate|gzip|identity
    |(?:text|application)/(?:html|json|octet-stream|plain|xml)(?:;[ ]?charset=utf-8)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""The values of harmless headers that the log of httpcore may show. Of other known headers it shows
only the names."""

_REST = re.compile(r"(\bexception=\w+)\(.*\)$|(\bauth=).*$", re.DOTALL)
_LOGGERS = ("http11", "http2", "connection", "socks")


def excerpt(content: bytes, secrets: Iterable[str] = (), charset: str = "utf-8") -> str:
    """Return the first 500 characters of a body without secrets.

    Args:
        content: The body; only its beginning is read.
        secrets: The known secrets. Values that are labelled as secrets are replaced as well.
        charset: The encoding of the body.
    """
    text = content[:_MARGIN].decode(charset, "replace")
    return _SECRET.sub(rf"\1{MARK}", hide(text, secrets, environment_secrets()))[:_SHOWN]


def redacted(
    text: str, secrets: Iterable[str] = (), *, most: int = _LONGEST_TEXT, guess: bool = False
) -> str:
    """Return a text of the server or of another library without secrets.

    Args:
        text: The text; only its beginning is read.
        secrets: The known secrets.
        most: Maximum characters to keep.
        guess: Whether values that are labelled as secrets are replaced as well.
    """
    kept = hide(text[:_MARGIN], secrets, environment_secrets())
    if guess:
        kept = _SECRET.sub(rf"\1{MARK}", kept)
    return kept if len(kept) <= most else f"{kept[:most]}{MARK}"


def redact_exception(error: BaseException, secrets: Iterable[str]) -> None:
    """Replace secrets in an exception and in all that are reachable from it, in place.

    An exception about a malformed HTTP response or XML document quotes it.
    """
    cleaner = _Cleaner(secrets)
    for inner in related(error):
        inner.args = tuple(cleaner.cleaned(one) for one in inner.args)
        attributes = vars(inner)  # not by `setattr`, which a class may refuse
        for name, value in attributes.items():
            attributes[name] = cleaner.cleaned(value)
        if isinstance(inner, (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError)):
            inner.object = cast("Never", cleaner.cleaned(inner.object))  # of the same type


class _Cleaner:
    """Replaces secrets in the values of an exception, and all text beyond some limits.

    Args:
        secrets: The known secrets.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        known = secrets if isinstance(secrets, Secrets) else Secrets(secrets)
        self._secrets = (known, environment_secrets())
        self._texts = _MOST_TEXTS
        self._characters = _MOST_CHARACTERS

    def cleaned(self, value: object, levels: int = _MOST_LEVELS) -> object:
        """Return a value without secrets, also one in a list or a dictionary."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bytes):
            text = self._text(value[:MAX_SEARCHED].decode("latin-1"))
            return text.encode("latin-1", "replace")
        if type(value) not in {list, tuple, dict}:
            return value
        if not levels:
            return MARK
        if type(value) is dict:
            pairs = cast("dict[object, object]", value).items()
            return {name: self.cleaned(one, levels - 1) for name, one in pairs}
        items = [self.cleaned(one, levels - 1) for one in cast("list[object]", value)]
        return items if isinstance(value, list) else tuple(items)

    def _text(self, text: str) -> str:
        text = text[:MAX_SEARCHED]
        if not self._texts or len(text) > self._characters:
            return MARK
        self._texts -= 1
        self._characters -= len(text)
        return hide(text, *self._secrets)


def environment_secrets() -> Secrets:
    """Return the passwords of proxies in environment variables."""
    return _secrets_of(
        tuple(value for name, value in os.environ.items() if name.lower().endswith("_proxy"))
    )


@lru_cache(maxsize=4)
def _secrets_of(addresses: tuple[str, ...]) -> Secrets:
    return Secrets(secret for address in addresses for secret in secrets_of_address(address))


class _HeaderFilter(logging.Filter):
    """Replaces possible secrets in the log lines of httpcore.

    They show all headers of a response, exceptions that quote the response, and the password of a
    SOCKS proxy.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace possible secrets in a log line, and return True, so that every line is logged."""
        text = record.getMessage()
        shown = _HEADER.sub(_header, _REASON.sub(rf"\1b'{MARK}'", text))
        shown = _REST.sub(_rest, shown)
        if shown != text:
            record.msg, record.args = shown, ()
        return True


def _header(match: re.Match[str]) -> str:
    name = match[1][2:-1]
    if name.lower() in _HARMLESS_HEADERS and _HARMLESS_VALUE.fullmatch(match[2][2:-1]):
        return match[0]
    return f"(b'{name if name.lower() in _KNOWN_HEADERS else MARK}', b'{MARK}')"


def _rest(match: re.Match[str]) -> str:
    return f"{match[1] or match[2]}({MARK})"


_HEADER_FILTER = _HeaderFilter()


def hide_secret_headers(library: str = "httpcore") -> None:
    """Replace secrets in the log of httpcore, which shows all headers of a response.

    Servers may put the session token into a cookie. A filter is added to each of its loggers;
    levels and handlers do not change. Repeated calls have no further effect.

    Args:
        library: The name of the library, which logs as httpcore does.
    """
    for name in _LOGGERS:
        logging.getLogger(f"{library}.{name}").addFilter(_HEADER_FILTER)
