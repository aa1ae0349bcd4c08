"""What may be shown of replies and of other libraries' log lines: all but the secrets."""

from __future__ import annotations

import logging
import re

_SHOWN = 500
_SECRET = re.compile(
    r"""(\b(?:token|jwt|password|secret|personalAccessTokenSecret|X-Tableau-Auth)\b"?\s*[=:]\s*)
        (?:"[^"]*"?|'[^']*'?|[^\s"'<>&;,]+)""",
    re.IGNORECASE | re.VERBOSE,
)

_SECRET_HEADER = re.compile(
    r"""(\(b'(?:set-cookie|x-tableau-auth)',[ ])b(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""",
    re.IGNORECASE,
)


def excerpt(content: bytes, charset: str = "utf-8") -> str:
    """The first 500 characters as text, with the values of secrets left out."""
    # A secret that is cut by the limit must still be seen as one, hence the margin.
    text = content[: 8 * _SHOWN].decode(charset, "replace")
    return _SECRET.sub(r"\1…", text)[:_SHOWN]


class _HeaderFilter(logging.Filter):
    """Takes the values of secret headers out of log lines that list the headers of answers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, those with such headers in a changed form."""
        text = record.getMessage()
        if _SECRET_HEADER.search(text):
            record.msg, record.args = _SECRET_HEADER.sub(r"\1b'…'", text), ()
        return True


_HEADER_FILTER = _HeaderFilter()


def hide_secret_headers() -> None:
    """Keep session cookies out of the log of httpcore, which shows every header of an answer.

    Servers may put the session token into a cookie. Filters on these loggers are the only way to
    reach the lines; level and handlers stay as they are. Doing it twice changes nothing.
    """
    for name in ("httpcore.http11", "httpcore.http2"):
        logging.getLogger(name).addFilter(_HEADER_FILTER)
