"""From an HTTP answer to the reply of an operation, or to the exception that says what it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from tableau_flows_generated import codec
from tableau_flows_generated.errors import RateLimitedError, error_class

from tableau_flows._redact import excerpt
from tableau_flows.errors import RedirectedError, TableauError, UnreadableReplyError

if TYPE_CHECKING:
    from tableau_flows_generated.models import ErrorDetail
    from tableau_flows_generated.operation import Operation, OperationInfo

    from tableau_flows._plan import Request, Response

T = TypeVar("T")

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_DOCUMENT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?tsResponse\b")


def result_of(operation: Operation[T], request: Request, response: Response) -> T:
    """Read what the operation returns.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: The answer is none of Tableau's.
    """
    return operation.result(reply_of(operation.info, request, response))


def reply_of(info: OperationInfo, request: Request, response: Response) -> object:
    """Read the whole reply: a model, bytes, or None where nothing is answered.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: The answer is none of Tableau's.
    """
    content = response.content
    if not 200 <= response.status < 300:
        raise failure_of(request, response)
    if info.binary_reply:
        if not looks_like_file(response, content):
            raise failure_of(request, response)
        return content
    if info.reply is None:
        # An error can come in an answer of 200, and an empty one as `{}` (wire_facts §9.3).
        if not content.strip() or content.strip() == b"{}":
            return None
        if codec.read_error(content) is not None or _why(content) is not None:
            raise failure_of(request, response)
        return None
    try:
        return codec.decode(codec.model_named(info.reply), content)
    except codec.ErrorDocument as document:
        raise _api_error(document.error, request, response) from None
    except codec.DecodeError as error:
        raise _unreadable(request, response, error) from error


def looks_like_file(response: Response, beginning: bytes) -> bool:
    """Whether a flow file is coming, and no page or document instead (wire_facts §6.7).

    Args:
        response: The answer, a success by its status.
        beginning: The first bytes of its body.
    """
    html = "text/html" in response.header("content-type").lower()
    page = html or _HTML.match(beginning) or _DOCUMENT.match(beginning)
    return bool(beginning) and not page


def failure_of(request: Request, response: Response, content: bytes | None = None) -> TableauError:
    """The exception for an answer that is no success, whatever its body is."""
    content = response.content if content is None else content
    if 300 <= response.status < 400:
        return _redirected(request, response, content)
    detail = codec.read_error(content)
    if detail is not None:
        return _api_error(detail, request, response)
    unreadable = _unreadable(request, response, None, content)
    if response.status == 429:
        # Known to come as a page or empty, and still to mean what it says (wire_facts §1).
        return RateLimitedError(
            status=429,
            code=None,
            summary="Too many requests",
            detail=f"the answer was {unreadable.reason}",
            method=request.method,
            url=request.url,
            operation=request.operation,
            request_id=_request_id(response),
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
    if isinstance(error, codec.ErrorDocument):
        return _api_error(error.error, request, response)
    return _unreadable(request, response, error, beginning)


def _api_error(detail: ErrorDetail, request: Request, response: Response) -> TableauError:
    return error_class(response.status, detail.code)(
        status=response.status,
        code=detail.code,
        summary=detail.summary or "",
        detail=detail.detail or "",
        method=request.method,
        url=request.url,
        operation=request.operation,
        request_id=_request_id(response),
        attempts=request.attempt,
        retry_after=_retry_after(response),
    )


def _redirected(request: Request, response: Response, content: bytes) -> RedirectedError:
    try:
        parts = urlsplit(response.header("location"))
        host = (parts.netloc.rpartition("@")[2], parts.path)
        location = f"{parts.scheme}://{host[0]}{host[1]}" if parts.netloc else parts.path
    except ValueError:
        location = ""
    return RedirectedError(
        location=location,
        status=response.status,
        method=request.method,
        url=request.url,
        operation=request.operation,
        content_type=response.header("content-type"),
        text=excerpt(content),
        attempts=request.attempt,
    )


def _unreadable(
    request: Request,
    response: Response,
    error: codec.DecodeError | None,
    content: bytes | None = None,
) -> UnreadableReplyError:
    content = response.content if content is None else content
    return UnreadableReplyError(
        reason=_what(content, response.header("content-type"), error),
        status=response.status,
        method=request.method,
        url=request.url,
        operation=request.operation,
        content_type=response.header("content-type"),
        text=excerpt(content),
        retry_after=_retry_after(response),
        attempts=request.attempt,
    )


def _what(content: bytes, content_type: str, error: codec.DecodeError | None) -> str:
    """What came, in words."""
    if not content.strip():
        return "an empty body"
    if _HTML.match(content) or "html" in content_type.lower():
        return "an HTML page, no answer of Tableau's; is there a proxy or a login page between?"
    if content.lstrip()[:1] in {b"{", b"["}:
        return "JSON, no answer of Tableau's REST API in XML"
    if error is None:
        error = _why(content)
    if error is None:
        return "a document without an error"
    if error.kind == "malformed" and error.root == "tsResponse":
        return f"a reply that was cut off or is malformed ({error})"
    if error.kind in {"value", "refused"}:
        return f"a reply that cannot be read ({error})"
    if error.root is not None:
        return f"a foreign document (<{error.root}>)"
    return f"something that is no XML ({error})"


def _why(content: bytes) -> codec.DecodeError | None:
    """Why it is no error document; None if it is a document of Tableau's without an error."""
    try:
        codec.decode(codec.model_named("ErrorReply"), content)
    except codec.DecodeError as error:
        return None if error.kind == "value" else error
    except codec.ErrorDocument:
        return None
    return None


def _request_id(response: Response) -> str | None:
    return response.header("x-request-id") or None


def _retry_after(response: Response) -> float | None:
    """Seconds to wait, from a number of seconds or a date (wire_facts §1)."""
    text = response.header("retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
