"""Decodes replies; large ones piece by piece, so that other tasks need not wait for long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tableau_flows_generated import codec

from tableau_flows._calls.problems import report_problems
from tableau_flows._calls.reply_errors import (
    decoding_failure,
    failure_of,
    ignore,
    looks_like_file,
    why_unreadable,
)
from tableau_flows._common.redact import foreign
from tableau_flows._common.secrets import MOST_LOOKED_AT
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Plan, clock, pause
from tableau_flows.errors import RequestTimeoutError, TableauError

if TYPE_CHECKING:
    from tableau_flows_generated.operation import Operation, OperationInfo

T = TypeVar("T")

LARGE = 256 * 1024
"""Bytes of a reply that is decoded at once; it is done in a few hundredths of a second."""

PIECE = 64 * 1024
"""How many bytes of a larger reply are decoded at a time."""


def pieces_of(content: bytes) -> Iterator[bytes]:
    """What a decoder is fed with, bit by bit."""
    return (content[at : at + PIECE] for at in range(0, len(content), PIECE))


class Pace:
    """The pauses between the pieces of a large reply; a small one has none.

    Args:
        request: The request.
        response: Its reply, received whole.
        watch: What the time is measured with, against the total of the request; that of the call
            if left out.
    """

    def __init__(
        self, request: Request, response: Response, watch: Stopwatch | None = None
    ) -> None:
        self._request = request
        self._watch = watch or request.stopwatch
        self._spent = 0.0
        self.is_needed = len(response.content) > LARGE

    def go_on(self) -> Plan[None]:
        """Leave out of the time what has passed since the last pause."""
        if self.is_needed:
            self._watch.begun = (yield from clock()) - self._spent

    def pause(self) -> Plan[None]:
        """Let other tasks run, and make sure that there is time left.

        Raises:
            RequestTimeoutError: There is none.
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
            url=foreign(request.url, request.secrets),
            operation=request.operation,
        )
        error.attempts = request.attempt
        raise error


def read_result(operation: Operation[T], request: Request, response: Response) -> Plan[T]:
    """Read what the operation returns.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: The answer is none of Tableau's.
        RequestTimeoutError: Reading it took longer than the call may take.
    """
    return operation.result((yield from read_reply(operation.info, request, response)))


def read_reply(info: OperationInfo, request: Request, response: Response) -> Plan[object]:
    """Read the whole reply: a model, bytes, or None where nothing is answered.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: The answer is none of Tableau's.
        RequestTimeoutError: Reading it took longer than the call may take.
    """
    is_small = len(response.content) <= LARGE
    if is_small or info.binary_reply or not 200 <= response.status < 300:
        return reply_of(info, request, response)
    pace = Pace(request, response)
    # What answers nothing may answer an error in its place.
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
            return None  # a document of Tableau's without an error
        else:
            failure = failure_of(request, response)
    else:
        if info.reply is not None:
            return reply
        failure = failure_of(request, response)
    raise failure  # here, where no local variable holds what the server sent, as in `reply_of`


def reply_of(info: OperationInfo, request: Request, response: Response) -> object:
    """Read the whole reply: a model, bytes, or None where nothing is answered.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: The answer is none of Tableau's.
    """
    reply = _read(info, request, response)
    if isinstance(reply, TableauError):
        # Raised here, where no local variable holds what the server sent: tracebacks may show them.
        raise reply
    return reply


def _read(info: OperationInfo, request: Request, response: Response) -> object:
    """The reply, or the exception for it."""
    content = response.content
    if not 200 <= response.status < 300:
        return failure_of(request, response)
    if info.binary_reply:
        return content if looks_like_file(response, content) else failure_of(request, response)
    if info.reply is None:
        # An error can come in an answer of 200, and an empty one as `{}` (wire_facts §9.3).
        if len(content) < MOST_LOOKED_AT and content.strip() in {b"", b"{}"}:
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
