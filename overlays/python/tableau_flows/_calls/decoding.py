"""Decodes replies; large ones in pieces, so that other tasks can run in between."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from tableau_flows_generated import codec
from tableau_flows_generated.filtering import matching

from tableau_flows._calls.problems import report_problems
from tableau_flows._calls.reply_errors import (
    decoding_failure,
    failure_of,
    ignore,
    looks_like_file,
    why_unreadable,
)
from tableau_flows._common.redact import redacted
from tableau_flows._common.secrets import MAX_SEARCHED
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Plan, pause, request_clock
from tableau_flows.errors import RequestTimeoutError, TableauError

if TYPE_CHECKING:
    from tableau_flows_generated.operation import Operation, OperationInfo

T = TypeVar("T")

LARGE = 256 * 1024
"""Maximum bytes of a reply that is decoded in one step; it takes a few hundredths of a second."""

PIECE = 64 * 1024
"""Bytes of a larger reply that are decoded in one step."""


def pieces_of(content: bytes) -> Iterator[bytes]:
    """Return the content in pieces for a decoder."""
    return (content[at : at + PIECE] for at in range(0, len(content), PIECE))


class Pace:
    """Pauses between the pieces of a large reply; does nothing for a small one.

    Args:
        request: The request.
        response: Its response, received completely.
        watch: Measures the time spent on the total timeout of the request; the stopwatch of the
            request if omitted.
        is_needed: Whether to pause; by default if the response is large.
    """

    def __init__(
        self,
        request: Request,
        response: Response,
        watch: Stopwatch | None = None,
        *,
        is_needed: bool | None = None,
    ) -> None:
        self._request = request
        self._watch = watch or request.stopwatch
        self._spent = 0.0
        self.is_needed = len(response.content) > LARGE if is_needed is None else is_needed

    def resume_clock(self) -> Plan[None]:
        """Exclude the time since the last pause from the total timeout."""
        if self.is_needed:
            self._watch.begun = (yield from request_clock()) - self._spent

    def pause(self) -> Plan[None]:
        """Let other tasks run, and check the total timeout.

        Raises:
            RequestTimeoutError: The total timeout has expired.
        """
        if not self.is_needed:
            return
        now = yield from pause()
        if self._watch.begun is not None:
            self._spent = now - self._watch.begun
        request = self._request
        if not self._watch.is_over(now, request.timeouts.total):
            return
        error = RequestTimeoutError(
            phase="total",
            seconds=request.timeouts.total,
            during="decode",
            method=request.method,
            url=redacted(request.url, request.secrets),
            operation=request.operation,
        )
        error.attempts = request.attempt
        raise error


def read_result(operation: Operation[T], request: Request, response: Response) -> Plan[T]:
    """Return the result of the operation from a response.

    Raises:
        ApiError: The server responded with an error.
        UnreadableReplyError: The response is not a reply of Tableau.
        RequestTimeoutError: The total timeout expired while the reply was decoded.
    """
    result = operation.result((yield from read_reply(operation.info, request, response)))
    if operation.where:  # the result is a list, of which the server may send more
        return cast("T", matching(operation.where, cast("tuple[object, ...]", result)))
    return result


def read_reply(info: OperationInfo, request: Request, response: Response) -> Plan[object]:
    """Return the reply: a model, bytes, or None if the operation has no reply.

    Raises:
        ApiError: The server responded with an error.
        UnreadableReplyError: The response is not a reply of Tableau.
        RequestTimeoutError: The total timeout expired while the reply was decoded.
    """
    is_small = len(response.content) <= LARGE
    if is_small or info.binary_reply or not 200 <= response.status < 300:
        return reply_of(info, request, response)
    pace = Pace(request, response)
    # An operation without a reply may still respond with an error document.
    model: type[object] = codec.model_named(info.reply or "ErrorReply")
    strict = request.strict and info.reply is not None
    report = ignore if info.reply is None else partial(report_problems, request)
    decoder = codec.Decoder(model, strict=strict, report=report)
    try:
        for _ in map(decoder.feed, pieces_of(response.content)):
            yield from pace.pause()
        reply = decoder.close()
    except (codec.ErrorDocument, codec.DecodeError) as error:
        if info.reply is not None:
            failure = decoding_failure(request, response, error, response.content)
        elif isinstance(error, codec.DecodeError) and error.kind == "value":
            return None  # a document of Tableau that holds no error
        else:
            failure = failure_of(request, response)
    else:
        if info.reply is not None:
            return reply
        failure = failure_of(request, response)
    raise failure  # here, where no local variable holds the reply of the server, as in `reply_of`


def reply_of(info: OperationInfo, request: Request, response: Response) -> object:
    """Return the reply: a model, bytes, or None if the operation has no reply.

    Raises:
        ApiError: The server responded with an error.
        UnreadableReplyError: The response is not a reply of Tableau.
    """
    reply = _read(info, request, response)
    if isinstance(reply, TableauError):
        # Raised here, where no local variable holds the content that a traceback might show.
        raise reply
    return reply


def _read(info: OperationInfo, request: Request, response: Response) -> object:
    """Return the reply, or the exception to raise."""
    content = response.content
    if not 200 <= response.status < 300:
        return failure_of(request, response)
    if info.binary_reply:
        return content if looks_like_file(response, content) else failure_of(request, response)
    if info.reply is None:
        # A response of status 200 can hold an error; an empty one may be `{}` (wire_facts §9.3).
        if len(content) < MAX_SEARCHED and content.strip() in {b"", b"{}"}:
            return None
        if codec.read_error(content) is not None or why_unreadable(content) is not None:
            return failure_of(request, response)
        return None
    try:
        model = codec.model_named(info.reply)
        report = partial(report_problems, request)
        return codec.decode(model, content, strict=request.strict, report=report)
    except (codec.ErrorDocument, codec.DecodeError) as error:
        return decoding_failure(request, response, error, content)
