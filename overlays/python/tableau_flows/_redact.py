"""What may be shown of a reply: its beginning, without secrets."""

from __future__ import annotations

import re

_SHOWN = 500
_SECRET = re.compile(
    r"""(\b(?:token|jwt|password|secret|personalAccessTokenSecret|X-Tableau-Auth)\b"?\s*[=:]\s*)
        (?:"[^"]*"?|'[^']*'?|[^\s"'<>&;,]+)""",
    re.IGNORECASE | re.VERBOSE,
)


def excerpt(content: bytes, charset: str = "utf-8") -> str:
    """The first 500 characters as text, with the values of secrets left out."""
    # A secret that is cut by the limit must still be seen as one, hence the margin.
    text = content[: 8 * _SHOWN].decode(charset, "replace")
    return _SECRET.sub(r"\1…", text)[:_SHOWN]
