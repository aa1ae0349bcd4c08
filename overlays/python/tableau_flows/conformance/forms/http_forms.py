"""HTTP requests as JSON values, to be compared without what has no meaning."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote, unquote_plus

from tableau_flows.conformance.forms.json_values import Json, Object, object_of, text_of
from tableau_flows.conformance.forms.xml_forms import FormError, xml_form

_URL = re.compile(r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*")
_PARAMETER = re.compile(r'\s*;\s*([\w-]{1,40})\s*=\s*("[^"]{0,300}"|[^\s;"]{1,300})')


def path_form(path: str) -> Json:
    """Return the decoded segments of an encoded path."""
    segments: list[Json] = [unquote(part, errors="strict") for part in path.split("/")]
    return segments


def query_form(query: str) -> Json:
    """Return the decoded names and values of an encoded query, sorted."""
    pairs = [part.partition("=") for part in query.split("&") if part]
    decoded = sorted(
        (unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict"))
        for name, _, value in pairs
    )
    return [[name, value] for name, value in decoded]


def request_form(answer: Object, expected: Object) -> Object:
    """Return method, path, query, headers and body of a request.

    Args:
        answer: The answer of a driver.
        expected: The request of the case, which says which headers and what kind of body to read.

    Raises:
        FormError: The URL or the body has no such form.
    """
    url = text_of(answer.get("url"))
    if not _URL.fullmatch(url):
        raise FormError(f"the url is not the encoded path of a request: {url[:200]!r}")
    path, _, query = url.partition("?")
    headers = {name.lower(): value for name, value in object_of(answer.get("headers")).items()}
    try:
        where: Object = {"path": path_form(path), "query": query_form(query)}
    except UnicodeDecodeError:
        raise FormError(f"the url is not encoded UTF-8: {url[:200]!r}") from None
    named: Object = {
        name: _header(name.lower(), headers.get(name.lower()))
        for name in object_of(expected.get("headers"))
    }
    return {
        "method": answer.get("method"),
        **where,
        "headers": named,
        **_body_form(body_of(answer), expected, text_of(headers.get("content-type"))),
    }


def expected_form(expected: Object) -> Object:
    """Return the request of a case in the form of `request_form`."""
    query = expected.get("query")
    pairs = sorted(
        (text_of(pair[0]), text_of(pair[1]))
        for pair in (query if isinstance(query, list) else [])
        if isinstance(pair, list) and len(pair) == 2
    )
    form: Object = {
        "method": expected.get("method"),
        "path": path_form(text_of(expected.get("path"))),
        "query": [[name, value] for name, value in pairs],
        "headers": expected.get("headers", {}),
    }
    if "xml" in expected:
        form["xml"] = xml_form(text_of(expected["xml"]))
    elif "parts" in expected:
        parts = expected["parts"]
        form["parts"] = [
            _expected_part(object_of(part)) for part in (parts if isinstance(parts, list) else [])
        ]
    else:
        form["body"] = None
    return form


def body_of(message: Object) -> str | None:
    """Return the body of a message: its text, or what its base64 holds; None if it has none.

    Raises:
        FormError: The base64 is malformed, or holds no UTF-8.
    """
    encoded = message.get("body_base64")
    if isinstance(encoded, str):
        try:
            return base64.b64decode(encoded, validate=True).decode()
        except (binascii.Error, ValueError):
            raise FormError("body_base64 is not the base64 of UTF-8") from None
    body = message.get("body")
    if body is not None and not isinstance(body, str):
        raise FormError("the body is not a text")
    return body


def _header(name: str, value: Json) -> Json:
    """The boundary of a multipart body is free, and so is the charset of XML."""
    if name == "content-type" and isinstance(value, str):
        return value.partition(";")[0].strip().lower()
    return value


def _body_form(body: str | None, expected: Object, media: str) -> Object:
    if body is not None and "xml" in expected:
        return {"xml": xml_form(body)}
    if body is not None and "parts" in expected:
        return {"parts": _parts(body, media)}
    return {"body": body or None}


def _expected_part(part: Object) -> Json:
    form = {key: value for key, value in part.items() if key != "xml"}
    if "xml" in part:
        form["xml"] = xml_form(text_of(part["xml"]))
    return form


def _parts(body: str, media: str) -> Json:
    boundary = dict(_parameters(media)).get("boundary")
    if not boundary:
        raise FormError(f"the Content-Type has no boundary: {media[:200]!r}")
    pieces = f"\r\n{body}".split(f"\r\n--{boundary}")
    if pieces[0] or len(pieces) < 3 or pieces[-1].rstrip(" \t\r\n") != "--":
        raise FormError("the parts of the body do not begin and end with the boundary")
    return [_part(piece) for piece in pieces[1:-1]]


def _part(piece: str) -> Json:
    head, blank, content = piece.partition("\r\n\r\n")
    if not head.startswith("\r\n") or not blank:
        raise FormError("a part of the body has no empty line after its headers")
    headers = [line.partition(":") for line in head[2:].split("\r\n")]
    named = {name.strip().lower(): value.strip() for name, _, value in headers}
    disposition = named.get("content-disposition", "")
    parameters = dict(_parameters(disposition))
    media = named.get("content-type", "")
    order: list[Json] = [name.strip() for name, _, _ in headers]
    part: Object = {
        "headers": order,
        "disposition": disposition.partition(";")[0],
        "name": parameters.get("name"),
        "file_name": parameters.get("filename"),
        "media_type": media,
    }
    if media.endswith("/xml") and content:
        part["xml"] = xml_form(content)
    else:
        part["text"] = content
    return part


def _parameters(value: str) -> list[tuple[str, str]]:
    return [(name.lower(), text.strip('"')) for name, text in _PARAMETER.findall(value)]
