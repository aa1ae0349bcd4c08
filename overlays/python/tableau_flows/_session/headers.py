"""Checks of the extra headers of a client, and the secrets in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias, cast

from tableau_flows_generated import protocol
from tableau_flows_generated.arguments import items_in
from tableau_flows_generated.checks import invalid_argument, shown

from tableau_flows._common.text_checks import header_flaw

ExtraHeaders: TypeAlias = tuple[tuple[str, str], ...]

LONGEST_VALUE = 8_000
"""Maximum characters of a value; servers reject longer ones."""

SHORTEST_SECRET = 8
"""Minimum characters of a value that is replaced in texts; many texts contain shorter ones."""

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}")

_OWN = frozenset(
    {
        *("accept", "accept-encoding", "connection", "content-encoding", "content-length"),
        *("content-type", "cookie", "expect", "host", "if-range", "keep-alive"),
        *("proxy-authorization", "proxy-connection", "range", "te", "trailer"),
        *("transfer-encoding", "upgrade", "user-agent", protocol.SESSION_HEADER.lower()),
    }
)
"""The headers that the library or its connections set, in lower case."""


def checked_headers(headers: object) -> ExtraHeaders:
    """Return extra headers after checking them; errors do not show a value.

    Raises:
        UsageError: `headers` is not a mapping of names to texts, a name or a value cannot be sent,
            or a header is set by the library itself.
    """
    if not isinstance(headers, Mapping):
        kind = type(headers).__name__
        raise invalid_argument(
            "headers=", f"must be a mapping of names to values, not of type {kind}"
        )
    seen: set[str] = set()
    # Read once: a mapping may answer something else the second time.
    items = items_in(cast("Mapping[object, object]", headers).items())
    for name, value in items:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise invalid_argument("headers=", f"has the name {shown(name)}, which cannot be sent")
        if name.lower() in _OWN:
            raise invalid_argument(
                "headers=", f"must not contain {name}, which the library sets itself"
            )
        if name.lower() in seen:
            raise invalid_argument("headers=", f"has {name} twice, in upper and lower case")
        seen.add(name.lower())
        flaw = header_flaw(value)
        if flaw is None and len(cast(str, value)) > LONGEST_VALUE:
            flaw = f"it has more than {LONGEST_VALUE} characters"
        if flaw is not None:
            raise invalid_argument(
                "headers=", f"has a value for {name} that cannot be sent: {flaw}"
            )
    return cast(ExtraHeaders, items)


def secrets_of_headers(headers: ExtraHeaders, *, but: str) -> tuple[str, ...]:
    """Return the values of headers and their words (as in `Bearer abc`), to be replaced in texts.

    Args:
        headers: The headers.
        but: A public text, such as the address of the server.
    """
    found = {part: None for _, value in headers for part in (value, *value.split())}
    public = but.lower()
    return tuple(
        part for part in found if len(part) >= SHORTEST_SECRET and part.lower() not in public
    )
