"""Plans that receive a flow file: check that it is one, count its bytes, resume the transfer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from tableau_flows_generated import operations
from tableau_flows_generated.protocol import SESSION_ENDED_STATUS, STATUSES

from tableau_flows._calls.call import call, exchange
from tableau_flows._calls.deliver import as_received
from tableau_flows._calls.reply_errors import failure_of, looks_like_file, unreadable
from tableau_flows._calls.retries import Retries
from tableau_flows._common.pickling import ClientBound
from tableau_flows._files.local.archives import ZipEnd
from tableau_flows._files.local.names import KINDS, file_name_of, safe_file_name, says_kind
from tableau_flows._files.ranges import Offer, length_of, offer_of, starts_at
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Plan, close, receive
from tableau_flows._session.outcomes import FAILURES
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    UnreadableReplyError,
    UsageError,
)

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.transfers")

BLOCK = 1024 * 1024
"""Bytes collected in one block."""

_ENOUGH_TO_SEE = 512
"""Bytes read to detect whether the response is a flow file."""

_MAX_ERROR_BYTES = 64 * 1024
"""Maximum bytes read from a response that is not a flow file."""


class Incoming:
    """The transfer of a flow file. Its plans are followed in the order `open`, `block`, `close`.

    Attributes:
        name: The name that the server gives the file, made safe as a file name.
        total: Its size in bytes; None if the server does not give it.
        received: Number of bytes returned by `block` so far.
    """

    def __init__(self, session: Session, flow_id: str) -> None:
        self._session = session
        self._flow_id = flow_id
        self._arriving: tuple[Request, Response] | None = None
        self._first = b""
        self._offer = Offer()
        self._zip = ZipEnd()
        self._retries = Retries(session.retry, "download")
        self._stopwatch = Stopwatch()  # one for all requests: they are one call for the caller
        self.name = ""
        self.total: int | None = None
        self.received = 0

    def open(self) -> Plan[None]:
        """Request the file from its beginning; may be followed again to restart.

        Raises:
            UnreadableReplyError: Something else came.
            ApiError: The server refuses.
        """
        yield from self.close()
        self.received, self.total, self._zip = 0, None, ZipEnd()
        response, self._first = yield from self._ask(self._beginning)
        self._offer = offer_of(response)
        self.total = length_of(response)
        self.name = self.name or (yield from self._name(response))

    def block(self) -> Plan[bytes]:
        """Return the next block; `b""` at the end of the file.

        Raises:
            UnreadableReplyError: Only a part of it came, and the server does not offer the rest.
            ConnectionFailedError: The same, where no more came in time.
        """
        content, self._first = self._first, b""
        content = yield from self._at_least(content, BLOCK)
        self._zip.feed(content)
        self.received += len(content)
        if not content:
            self._check()
        return content

    def close(self) -> Plan[None]:
        """Close the response, complete or not."""
        arriving, self._arriving = self._arriving, None
        if arriving is not None:
            yield from close(arriving[1])

    def wait_before_retry(self, error: ConnectionFailedError | UnreadableReplyError) -> Plan[bool]:
        """Wait as the retry policy says; return False if the transfer must not continue."""
        if isinstance(error, UnreadableReplyError) and not error.incomplete:
            return False  # asked about when it came
        wait = yield from self._retries.decide(error)
        if wait is not None:
            _log.info("the download of %s broke off: %s", self.name, error)
            yield from self._retries.pause(wait)
        return wait is not None

    def _ask(
        self,
        read: Callable[[Request, Response], Plan[T]],
        headers: tuple[tuple[str, str], ...] = (),
    ) -> Plan[T]:
        return exchange(
            *(self._session, operations.download_flow(self._flow_id), read),
            stream=True,
            headers=headers,
            stopwatch=self._stopwatch,
        )

    def _beginning(self, request: Request, response: Response) -> Plan[tuple[Response, bytes]]:
        """Read the first bytes; raise an error if they do not belong to a flow file."""
        self._arriving = request, response
        try:
            content = yield from self._at_least(b"", _ENOUGH_TO_SEE, resume=False)
            if not looks_like_file(response, content):
                content = yield from self._at_least(content, _MAX_ERROR_BYTES, resume=False)
                raise failure_of(request, response, content)
            if response.status == 206 and not starts_at(response, 0, None):
                raise self._broken("a part of the file where all of it was asked for")
        except FAILURES:
            yield from self.close()
            raise
        return response, content

    def _name(self, response: Response) -> Plan[str]:
        """Return the name from the server, or else one made of the id and the kind of the flow."""
        name = file_name_of(response.header("content-disposition"))
        if name and self._session.cleaned(name) != name:
            name = None  # it would be shown in logs and on the disk
        kind = None
        if not says_kind(name):
            # The content does not show the kind: both are archives (wire_facts §6.7).
            flow = yield from call(self._session, operations.query_flow(self._flow_id))
            told = str(flow.file_type or "").lower()
            kind = told if told in KINDS else "tflx"
        return safe_file_name(name, stem=self._flow_id, kind=kind)

    def _at_least(self, content: bytes, count: int, *, resume: bool = True) -> Plan[bytes]:
        """Read until there are so many bytes, or the end."""
        parts = [content] if content else []
        size = len(content)
        while size < count:
            try:
                more = yield from self._receive(size)
            except (ConnectionFailedError, UnreadableReplyError) as error:
                if not resume:
                    raise
                yield from self._resume(self.received + size, error)
                continue
            if not more:
                break
            parts.append(more)
            size += len(more)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _receive(self, ahead: int) -> Plan[bytes]:
        assert self._arriving is not None  # `open` came first
        more = yield from receive(self._arriving[1])
        have = self.received + ahead
        if not more and self.total is not None and have < self.total:
            raise self._broken(f"{have} of {self.total} bytes")
        return more

    def _resume(self, have: int, error: ConnectionFailedError | UnreadableReplyError) -> Plan[None]:
        """Request the rest after so many bytes, provided that the file is still the same."""
        if not self._offer.validator:
            raise error
        yield from self.close()
        if not (yield from self.wait_before_retry(error)):
            raise error
        try:
            self._arriving = yield from self._ask(as_received, self._offer.headers(have))
        except (ApiError, UnreadableReplyError) as refusal:
            if refusal.status < 400 or refusal.status in (SESSION_ENDED_STATUS, *STATUSES):
                raise
            raise error from refusal  # ranges are refused; the whole file may still be available
        if not starts_at(self._arriving[1], have, self.total):
            raise error  # the file has changed, or ranges are not supported

    def _check(self) -> None:
        """Check that the file is complete.

        Raises:
            UnreadableReplyError: It has not.
        """
        if self.total is not None and self.received != self.total:
            raise self._broken(f"{self.received} bytes where {self.total} were announced")
        if not self._zip.complete:
            raise self._broken("an archive without its end; it was cut off")

    def _broken(self, reason: str) -> UnreadableReplyError:
        assert self._arriving is not None  # `open` came first
        return unreadable(*self._arriving, reason, incomplete=True)


class OpenedFile(ClientBound):
    """The common base of `FlowStream` and `AsyncFlowStream`: properties of the file."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._opened = False

    @property
    def name(self) -> str:
        """The name that the server gives the file, made safe as a file name."""
        return self._known().name

    @property
    def size(self) -> int | None:
        """The size of the file in bytes; None if the server does not give it."""
        return self._known().total

    @property
    def received(self) -> int:
        """The number of bytes read so far."""
        return self._known().received

    def _known(self) -> Incoming:
        if not self._opened:
            raise UsageError(
                "a flow file is read inside a block `with tableau.flows.stream(flow) as …`"
            )
        return self._incoming
