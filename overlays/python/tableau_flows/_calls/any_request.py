"""Makes a call of any endpoint of the server; its path is checked as those of operations are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias, cast
from urllib.parse import unquote

from tableau_flows_generated import protocol
from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.checks import check_text, invalid_argument, shown
from tableau_flows_generated.operation import Operation, OperationInfo

from tableau_flows._common.text_checks import text_flaw
from tableau_flows.errors import UsageError

Method: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
QueryValue: TypeAlias = str | int | bool

JSON_MEDIA = "application/json"
SITE = "{site_id}"
"""The placeholder for the id of the site in paths of callers."""

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_API = "/api/"
_LONGEST_PATH = 4000
_PATH = re.compile(r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")
_VERSION = re.compile(r"^/api/[^/]+/")
_MEDIA = re.compile(r"[\w.+-]+/[\w.+*-]+(?:; ?[\w-]+=[\w.+-]+)*", re.ASCII)
_SESSION_METHODS = {
    info.path.lower(): info.verb for info in OPERATIONS.values() if info.resource == "auth"
}
"""The methods of the client that send the requests of the session, by their paths."""


def any_request(
    method: str,
    path: str,
    *,
    query: Mapping[str, QueryValue] | None = None,
    body: str | bytes | None = None,
    json_body: object = None,
    media_type: str | None = None,
) -> Operation[None]:
    """Make the call of an endpoint.

    Args:
        method: HTTP method.
        path: Path below the version, or from `/api/` on; percent-encoded.
        query: Query parameters, not yet encoded.
        body: Body.
        json_body: Body that is sent as JSON.
        media_type: Media type of the body.

    Raises:
        UsageError: An argument is invalid.
    """
    if not isinstance(cast(object, method), str) or method not in _METHODS:
        raise invalid_argument("method", f"must be {', '.join(_METHODS)}, not {shown(method)}")
    if body is not None and json_body is not None:
        raise UsageError("body and json cannot be given together")
    checked_media(media_type, "media_type")
    content = _content(body)
    if json_body is not None:
        content, media_type = _json(json_body), media_type or JSON_MEDIA
    elif media_type is not None and body is None:
        raise invalid_argument("media_type", "needs a body")
    template = _checked_path(path)
    return Operation(
        _info(method, template, media_type), template, query=tuple(_query(query)), body=content
    )


def checked_media(value: object, argument: str) -> str | None:
    """Return a media type after checking it.

    Raises:
        UsageError: The value is not a media type.
    """
    if value is None or (isinstance(value, str) and _MEDIA.fullmatch(value)):
        return value
    raise invalid_argument(
        argument, f"must be a media type such as {JSON_MEDIA!r}, not {shown(value)}"
    )


def _checked_path(path: object) -> str:
    """Return the path with the placeholders of operations in place of those of callers."""
    check_text(path, "path", required=True, empty=False)
    text = cast(str, path)
    rest = text.replace(SITE, "site")
    if len(text) > _LONGEST_PATH:
        flaw = f"it has {len(text)} characters; a path has at most {_LONGEST_PATH}"
    elif not text.startswith("/"):
        flaw = f"it must begin with a slash, as in '/sites/{SITE}/workbooks'"
    elif "?" in text:
        flaw = "the query is given with query="
    elif not _PATH.fullmatch(rest):
        flaw = (
            "it contains a character that a path cannot contain; percent-encode it. The only"
            f" placeholder is {SITE}"
        )
    elif any(_changes_path(segment) for segment in rest.split("/")[1:]):
        flaw = (
            "a part of it is empty, '.' or '..', or holds a character that would change the path of"
            " the request"
        )
    else:
        flaw = ""
    if flaw:
        raise invalid_argument("path", f"must not be {shown(text)}: {flaw}")
    template = text.replace(SITE, protocol.SITE_IN_PATHS)
    if not text.startswith(_API):
        template = f"{_API}{protocol.VERSION_IN_PATHS}{template}"
    named = "/".join(map(_without_parameters, unquote(unquote(template)).split("/")))
    plain = _VERSION.sub(f"{_API}{protocol.VERSION_IN_PATHS}/", named).lower()
    if plain in _SESSION_METHODS:
        instead = f"{_SESSION_METHODS[plain]}() of the client"
        raise invalid_argument("path", f"must not be {shown(text)}: use {instead}")
    return template


def _changes_path(segment: str) -> bool:
    """Return whether a part of a path could be taken for something else than one name.

    Servers may decode it twice, and Java servers remove the text after a semicolon.
    """
    text = unquote(unquote(segment))
    names = [_without_parameters(name) for name in text.split("/")]
    return bool(text_flaw(text)) or "\\" in text or not {"", ".", ".."}.isdisjoint(names)


def _without_parameters(name: str) -> str:
    return name.partition(";")[0].strip()


def _query(query: object) -> Iterator[tuple[str, str]]:
    if query is None:
        return
    if not isinstance(query, Mapping):
        raise invalid_argument("query", f"must be a mapping of names to values, not {shown(query)}")
    for name, value in cast("Mapping[object, object]", query).items():
        if not isinstance(name, str) or not name or text_flaw(name):
            raise invalid_argument("query", f"must not have the name {shown(name)}")
        if isinstance(value, bool):
            text = protocol.TRUE if value else protocol.FALSE
        elif isinstance(value, int):
            text = str(value)
        elif isinstance(value, str):
            text = value
        else:
            raise UsageError(
                f"query[{name!r}] must be text, a whole number or a bool, not {shown(value)}"
            )
        if flaw := text_flaw(text):
            raise UsageError(f"query[{name!r}] must not be {shown(text)}: {flaw}")
        yield name, text


def _content(body: object) -> bytes | None:
    if body is None or isinstance(body, bytes):
        return body
    if not isinstance(body, str):
        raise invalid_argument("body", f"must be text or bytes, not of type {type(body).__name__}")
    try:
        return body.encode()
    except UnicodeEncodeError:
        raise invalid_argument("body", "contains an unpaired surrogate") from None


def _json(value: object) -> bytes:
    try:
        return json.dumps(value, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise invalid_argument(
            "json", f"cannot be written as JSON ({type(error).__name__})"
        ) from None


def _info(method: str, path: str, media_type: str | None) -> OperationInfo:
    """Return the facts of a call that the spec does not have."""
    return OperationInfo(
        id="request",
        name="request",
        resource="client",
        verb="request",
        method=method,
        path=path,
        parameters=(),
        since=(0, 0),
        status=200,
        authenticated=True,
        request=None,
        request_media=media_type,
        request_parts=(),
        reply=None,
        result=None,
        attached=(),
        binary_reply=False,
        paged=None,
        errors=(),
        needs=None,
        deployment=None,
        scopes=None,
        docs="",
        deprecated=False,
        retry="read" if method == "GET" else "write",
        verify=None,
        raw=True,
    )
