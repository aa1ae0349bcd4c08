"""Converts responses that are not the reply of the operation to exceptions."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tableau_flows_generated import codec
from tableau_flows_generated.errors import ApiError, RateLimitedError, ServerError, error_class
from tableau_flows_generated.protocol import (
    REPLY_ROOT,
    RETRY_AFTER_HEADER,
    STATUSES,
    CallOutcome,
)

from tableau_flows._calls.headers import seconds_to_wait, shown_location
from tableau_flows._calls.json_errors import read_json_error
from tableau_flows._common.redact import excerpt, redact_exception, redacted
from tableau_flows._common.secrets import MAX_SEARCHED
from tableau_flows.errors import RedirectedError, TableauError, UnreadableReplyError
from tableau_flows.errors.classification import is_fault

if TYPE_CHECKING:
    from tableau_flows_generated.models import ErrorDetail

    from tableau_flows._plans.messages import Request, Response


_SPACE = re.compile(rb"\s*")
_TAG = re.compile(rb"<([A-Za-z_][\w.:-]{0,100})")
_DOCTYPE = re.compile(rb"<!doctype\s{1,100}(\w{1,100})", re.IGNORECASE)
_REPLY_ROOT = REPLY_ROOT.lower().encode()
_RETRY_AFTER = RETRY_AFTER_HEADER.lower()
_PAGES = frozenset({b"html", b"head", b"body"})
_SKIPPED = ((b"<!--", b"-->"), (b"<?", b"?>"))
"""Start and end of the markup that may precede the first element."""

_LONGEST_HEADER = 500
"""Maximum characters of a header that an error keeps."""


def looks_like_file(response: Response, beginning: bytes) -> bool:
    """Return whether the body is a flow file, not a page or a document (wire_facts §6.7).

    Args:
        response: The response, whose status is a success.
        beginning: The first bytes of its body.
    """
    html = "text/html" in response.header("content-type").lower()
    name = _first_name(beginning)
    page = html or name in _PAGES or (name or b"").rpartition(b":")[2] == _REPLY_ROOT
    return bool(beginning) and not page


def is_page(response: Response, content: bytes) -> bool:
    """Return whether the body is an HTML page, such as one of a proxy or a login page."""
    html = "text/html" in response.header("content-type").lower()
    return html or _first_name(content) in _PAGES


def failure_of(request: Request, response: Response, content: bytes | None = None) -> TableauError:
    """Return the exception for a failed response, whatever its body is.

    Only the first 64 KiB of the body are examined.
    """
    content = (response.content if content is None else content)[:MAX_SEARCHED]
    if 300 <= response.status < 400:
        return _redirected(request, response, content)
    detail = codec.read_error(content) or read_json_error(content)
    if detail is not None:
        return _api_error(detail, request, response)
    unreadable = _unreadable(request, response, None, content)
    if STATUSES.get(response.status) is CallOutcome.LIMITED:
        # Also sent as a page or with an empty body, and valid then (wire_facts §1).
        reason = f"the response was {unreadable.reason}"
        return _made(RateLimitedError, request, response, None, "Too many requests", reason)
    if not content.strip() and is_fault(response.status):
        reason = "it sent no reason: the body of the response is empty"
        return _made(ServerError, request, response, None, "The server failed", reason)
    return unreadable


def decoding_failure(
    request: Request,
    response: Response,
    error: codec.DecodeError | codec.ErrorDocument,
    beginning: bytes,
) -> TableauError:
    """Return the exception for a reply of status 2xx that could not be decoded.

    Args:
        request: The request.
        response: Its response.
        error: The exception of the decoder.
        beginning: The first bytes of the body.
    """
    # The exception of the decoder may become the `__cause__`, so its secrets are replaced as well.
    if isinstance(error, codec.ErrorDocument):
        error.error = _cleaned(error.error, request.secrets)
        error.args = (error.error,)
        return _api_error(error.error, request, response)
    redact_exception(error, request.secrets)
    return _unreadable(request, response, error, beginning)


def _cleaned(detail: ErrorDetail, secrets: tuple[str, ...]) -> ErrorDetail:
    texts = {item.name: getattr(detail, item.name) for item in fields(detail)}
    known = {name: redacted(text, secrets) for name, text in texts.items() if isinstance(text, str)}
    return replace(detail, **known)


def _api_error(detail: ErrorDetail, request: Request, response: Response) -> TableauError:
    detail = _cleaned(detail, request.secrets)
    kind = error_class(response.status, detail.code)
    return _made(kind, request, response, detail.code, detail.summary or "", detail.detail or "")


def _made(
    kind: type[ApiError],
    request: Request,
    response: Response,
    code: str | None,
    summary: str,
    detail: str,
) -> ApiError:
    """Return an error with what it tells of its request and response."""
    return kind(
        status=response.status,
        code=code,
        summary=summary,
        detail=detail,
        method=request.method,
        url=redacted(request.url, request.secrets),
        operation=request.operation,
        request_id=request_id_of(request, response),
        attempts=request.attempt,
        retry_after=seconds_to_wait(response.header(_RETRY_AFTER)),
    )


def _redirected(request: Request, response: Response, content: bytes) -> RedirectedError:
    secrets = request.secrets
    location = redacted(response.header("location"), secrets)
    return RedirectedError(
        location=redacted(shown_location(location), secrets, most=_LONGEST_HEADER, guess=True),
        status=response.status,
        method=request.method,
        url=redacted(request.url, secrets),
        operation=request.operation,
        content_type=_content_type(request, response),
        text=excerpt(content, secrets),
        attempts=request.attempt,
    )


def _unreadable(
    request: Request,
    response: Response,
    error: codec.DecodeError | None,
    content: bytes,
) -> UnreadableReplyError:
    reason = _describe_body(content, response.header("content-type"), error, request.secrets)
    if response.status == _TOO_LARGE:
        reason = f"{reason}; {_size_advice(request)}"
    return unreadable(request, response, reason, content)


def unreadable(
    request: Request,
    response: Response,
    reason: str,
    content: bytes = b"",
    *,
    incomplete: bool = False,
) -> UnreadableReplyError:
    """Return the exception for a response that is not a reply of Tableau, without secrets.

    Args:
        request: The request.
        response: Its response.
        reason: A description of the body.
        content: The first bytes of the body, if the error may show them.
        incomplete: Whether the connection broke before the body was complete.
    """
    secrets = request.secrets
    return UnreadableReplyError(
        reason=redacted(reason, secrets, most=_LONGEST_HEADER, guess=True),
        status=response.status,
        method=request.method,
        url=redacted(request.url, secrets),
        operation=request.operation,
        content_type=_content_type(request, response),
        text=excerpt(content, secrets),
        retry_after=seconds_to_wait(response.header(_RETRY_AFTER)),
        incomplete=incomplete,
        attempts=request.attempt,
    )


def _describe_body(
    content: bytes,
    content_type: str,
    error: codec.DecodeError | None,
    secrets: tuple[str, ...],
) -> str:
    """Describe a body that is not a reply of Tableau, for `UnreadableReplyError.reason`."""
    content = content[:MAX_SEARCHED]
    start = content.lstrip()[:1]
    if not start:
        return "an empty body"
    if _first_name(content) in _PAGES or "html" in content_type.lower():
        return "an HTML page, not a reply of Tableau; is it from a proxy or a login page?"
    if start in {b"{", b"["}:
        return "JSON, not an XML reply of Tableau's REST API"
    if error is None:
        error = why_unreadable(content)
    if error is None:
        return "a document without an error"
    redact_exception(
        error, secrets
    )  # before it is put between other words: it may quote a part of a secret
    if error.kind == "malformed" and error.root == REPLY_ROOT:
        return f"a reply that was cut off or is malformed ({error})"
    if error.kind in {"value", "refused"}:
        return f"a reply that cannot be read ({error})"
    if error.root is not None:
        return f"a foreign document (<{error.root}>)"
    return f"a body that is not XML ({error})"


def why_unreadable(content: bytes) -> codec.DecodeError | None:
    """Return why a body is not a document of Tableau; None if it is one."""
    try:
        codec.decode(codec.model_named("ErrorReply"), content, report=ignore)
    except codec.DecodeError as error:
        return None if error.kind == "value" else error
    except codec.ErrorDocument:
        return None
    return None


def ignore(problems: object, unknown: object) -> None:
    """Report nothing: a search for an error document ignores all other problems."""


def _first_name(content: bytes) -> bytes | None:
    """Return the lower-case name of the first element or of the document type.

    Comments and processing instructions are skipped in a loop, since a regular expression for this
    takes exponential time in the number of comments.
    """
    content = content[:MAX_SEARCHED].removeprefix(b"\xef\xbb\xbf")
    place = 0
    while True:
        if space := _SPACE.match(content, place):
            place = space.end()
        end = next((end for begin, end in _SKIPPED if content.startswith(begin, place)), None)
        if end is None:
            break
        found = content.find(end, place + 2)
        if found < 0:
            return None
        place = found + len(end)
    match = _DOCTYPE.match(content, place) or _TAG.match(content, place)
    return match[1].lower() if match else None


_TOO_LARGE = 413


def _size_advice(request: Request) -> str:
    """Return advice about a proxy that rejects the size of this request."""
    body = request.body
    if body is None or isinstance(body, bytes):
        return "a proxy in front of the server limits the size of requests"
    smaller = 1 << max(body.length // 2, 1).bit_length() - 1
    return (
        "a proxy in front of the server limits the size of requests, and this one had"
        f" {body.length} bytes: publish with chunk_size={smaller} or less"
    )


def request_id_of(request: Request, response: Response) -> str | None:
    """Return the id of the request, if the server or a proxy sent one."""
    return _header(request, response, "x-request-id") or None


def _content_type(request: Request, response: Response) -> str:
    return _header(request, response, "content-type")


def _header(request: Request, response: Response, name: str) -> str:
    return redacted(response.header(name), request.secrets, most=_LONGEST_HEADER, guess=True)
