"""From a response that is no reply of the operation to the exception that says what it is."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tableau_flows_generated import codec
from tableau_flows_generated.errors import RateLimitedError, error_class
from tableau_flows_generated.protocol import (
    REPLY_ROOT,
    RETRY_AFTER_HEADER,
    STATUSES,
    CallOutcome,
)

from tableau_flows._calls.headers import seconds_to_wait, shown_location
from tableau_flows._common.redact import clean, excerpt, foreign
from tableau_flows._common.secrets import MOST_LOOKED_AT
from tableau_flows.errors import RedirectedError, TableauError, UnreadableReplyError

if TYPE_CHECKING:
    from tableau_flows_generated.models import ErrorDetail

    from tableau_flows._plans.messages import Request, Response


_SPACE = re.compile(rb"\s*")
_TAG = re.compile(rb"<([A-Za-z_][\w.:-]{0,100})")
_DOCTYPE = re.compile(rb"<!doctype\s{1,100}(\w{1,100})", re.IGNORECASE)
_REPLY_ROOT = REPLY_ROOT.lower().encode()
_RETRY_AFTER = RETRY_AFTER_HEADER.lower()
_PAGES = frozenset({b"html", b"head", b"body"})
_PASSED = ((b"<!--", b"-->"), (b"<?", b"?>"))
"""What may stand before the first element: how it begins, and how it ends."""

_LONGEST_HEADER = 500
"""How much of a header is kept in an error, in characters."""


def looks_like_file(response: Response, beginning: bytes) -> bool:
    """Whether a flow file is coming, and no page or document instead (wire_facts §6.7).

    Args:
        response: The answer, a success by its status.
        beginning: The first bytes of its body.
    """
    html = "text/html" in response.header("content-type").lower()
    name = _first_name(beginning)
    page = html or name in _PAGES or (name or b"").rpartition(b":")[2] == _REPLY_ROOT
    return bool(beginning) and not page


def failure_of(request: Request, response: Response, content: bytes | None = None) -> TableauError:
    """The exception for an answer that is no success, whatever its body is.

    Only the first 64 KiB of the body are looked at.
    """
    content = (response.content if content is None else content)[:MOST_LOOKED_AT]
    if 300 <= response.status < 400:
        return _redirected(request, response, content)
    detail = codec.read_error(content)
    if detail is not None:
        return _api_error(detail, request, response)
    unreadable = _unreadable(request, response, None, content)
    if STATUSES.get(response.status) is CallOutcome.LIMITED:
        # Known to come as a page or empty, and still to mean what it says (wire_facts §1).
        return RateLimitedError(
            status=response.status,
            code=None,
            summary="Too many requests",
            detail=f"the answer was {unreadable.reason}",
            method=request.method,
            url=foreign(request.url, request.secrets),
            operation=request.operation,
            request_id=_request_id(request, response),
            attempts=request.attempt,
            retry_after=unreadable.retry_after,
        )
    return unreadable


def decoding_failure(
    request: Request,
    response: Response,
    error: codec.DecodeError | codec.ErrorDocument,
    beginning: bytes,
) -> TableauError:
    """The exception for an answer of success that was decoded while it came.

    Args:
        request: The request.
        response: Its answer.
        error: What the decoder found.
        beginning: The first bytes of the body.
    """
    # What the decoder raised may become the cause of what is raised, so it is cleaned as well.
    if isinstance(error, codec.ErrorDocument):
        error.error = _cleaned(error.error, request.secrets)
        error.args = (error.error,)
        return _api_error(error.error, request, response)
    clean(error, request.secrets)
    return _unreadable(request, response, error, beginning)


def _cleaned(detail: ErrorDetail, secrets: tuple[str, ...]) -> ErrorDetail:
    texts = {item.name: getattr(detail, item.name) for item in fields(detail)}
    known = {name: foreign(text, secrets) for name, text in texts.items() if isinstance(text, str)}
    return replace(detail, **known)


def _api_error(detail: ErrorDetail, request: Request, response: Response) -> TableauError:
    secrets = request.secrets
    detail = _cleaned(detail, secrets)
    return error_class(response.status, detail.code)(
        status=response.status,
        code=detail.code,
        summary=detail.summary or "",
        detail=detail.detail or "",
        method=request.method,
        url=foreign(request.url, secrets),
        operation=request.operation,
        request_id=_request_id(request, response),
        attempts=request.attempt,
        retry_after=seconds_to_wait(response.header(_RETRY_AFTER)),
    )


def _redirected(request: Request, response: Response, content: bytes) -> RedirectedError:
    secrets = request.secrets
    location = foreign(response.header("location"), secrets)
    return RedirectedError(
        location=foreign(shown_location(location), secrets, most=_LONGEST_HEADER, guess=True),
        status=response.status,
        method=request.method,
        url=foreign(request.url, secrets),
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
    reason = _what(content, response.header("content-type"), error, request.secrets)
    if response.status == _TOO_LARGE:
        reason = f"{reason}; {_about_size(request)}"
    return unreadable(request, response, reason, content)


def unreadable(
    request: Request,
    response: Response,
    reason: str,
    content: bytes = b"",
    *,
    incomplete: bool = False,
) -> UnreadableReplyError:
    """The exception for an answer that is none of Tableau's; it shows no secret.

    Args:
        request: The request.
        response: Its answer.
        reason: What came.
        content: The first bytes of the body, if they are to be shown.
        incomplete: Whether the connection broke before all had come.
    """
    secrets = request.secrets
    return UnreadableReplyError(
        reason=foreign(reason, secrets, most=_LONGEST_HEADER, guess=True),
        status=response.status,
        method=request.method,
        url=foreign(request.url, secrets),
        operation=request.operation,
        content_type=_content_type(request, response),
        text=excerpt(content, secrets),
        retry_after=seconds_to_wait(response.header(_RETRY_AFTER)),
        incomplete=incomplete,
        attempts=request.attempt,
    )


def _what(
    content: bytes,
    content_type: str,
    error: codec.DecodeError | None,
    secrets: tuple[str, ...],
) -> str:
    """What came, in words."""
    content = content[:MOST_LOOKED_AT]
    start = content.lstrip()[:1]
    if not start:
        return "an empty body"
    if _first_name(content) in _PAGES or "html" in content_type.lower():
        return "an HTML page, no answer of Tableau's; is there a proxy or a login page between?"
    if start in {b"{", b"["}:
        return "JSON, no answer of Tableau's REST API in XML"
    if error is None:
        error = why_unreadable(content)
    if error is None:
        return "a document without an error"
    clean(error, secrets)  # before it is put between other words: it may quote a part of a secret
    if error.kind == "malformed" and error.root == REPLY_ROOT:
        return f"a reply that was cut off or is malformed ({error})"
    if error.kind in {"value", "refused"}:
        return f"a reply that cannot be read ({error})"
    if error.root is not None:
        return f"a foreign document (<{error.root}>)"
    return f"something that is no XML ({error})"


def why_unreadable(content: bytes) -> codec.DecodeError | None:
    """Why it is no error document; None if it is a document of Tableau's without an error."""
    try:
        codec.decode(codec.model_named("ErrorReply"), content, report=ignore)
    except codec.DecodeError as error:
        return None if error.kind == "value" else error
    except codec.ErrorDocument:
        return None
    return None


def ignore(problems: object, unknown: object) -> None:
    """What looks for an error says nothing of the rest."""


def _first_name(content: bytes) -> bytes | None:
    """The name of the first element in lower case, or what the document type is called.

    What may come before it is passed over step by step: a regular expression for this takes a time
    that grows exponentially with the number of comments.
    """
    content = content[:MOST_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    place = 0
    while True:
        if space := _SPACE.match(content, place):
            place = space.end()
        end = next((end for begin, end in _PASSED if content.startswith(begin, place)), None)
        if end is None:
            break
        found = content.find(end, place + 2)
        if found < 0:
            return None
        place = found + len(end)
    match = _DOCTYPE.match(content, place) or _TAG.match(content, place)
    return match[1].lower() if match else None


_TOO_LARGE = 413


def _about_size(request: Request) -> str:
    """What to do about a proxy that does not take a request as large as this one."""
    body = request.body
    if body is None or isinstance(body, bytes):
        return "a proxy before the server limits the size of requests"
    smaller = 1 << max(body.length // 2, 1).bit_length() - 1
    return (
        "a proxy before the server limits the size of requests, and this one had"
        f" {body.length} bytes: publish with chunk_size={smaller} or less"
    )


def _request_id(request: Request, response: Response) -> str | None:
    return _header(request, response, "x-request-id") or None


def _content_type(request: Request, response: Response) -> str:
    return _header(request, response, "content-type")


def _header(request: Request, response: Response, name: str) -> str:
    return foreign(response.header(name), request.secrets, most=_LONGEST_HEADER, guess=True)
