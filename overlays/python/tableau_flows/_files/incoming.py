"""The plan of receiving a flow file: seen to be one, counted, resumed where it broke off."""

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
from tableau_flows._common.pickling import OfClient
from tableau_flows._files.local.archives import ZipEnd
from tableau_flows._files.local.names import file_name_of, safe_file_name, says_kind
from tableau_flows._files.local.sources import KINDS
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
"""How many bytes are collected before they are given on."""

_ENOUGH_TO_SEE = 512
"""How much of a file is read to see whether it is one; in bytes."""

_MOST_OF_A_FAILURE = 64 * 1024
"""Maximum bytes read from an answer that is no file."""


class Incoming:
    """A flow file on its way. The plans `open`, `block` and `close` are followed in this order.

    Attributes:
        name: What the server calls the file, made safe to be a file name.
        total: How many bytes it has; None if the server does not tell.
        received: How many bytes have been given out.
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
        """Ask for the file, from its beginning; may be followed again to begin anew.

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
        """The next bytes; `b""` when all have come.

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
        """Let go of it, whether all has come or not."""
        arriving, self._arriving = self._arriving, None
        if arriving is not None:
            yield from close(arriving[1])

    def wait_before_retry(self, error: ConnectionFailedError | UnreadableReplyError) -> Plan[bool]:
        """Wait as the retry policy says; False if the transfer did not break, or has to end."""
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
        """Read the first bytes of a flow file; raise if it is none."""
        self._arriving = request, response
        try:
            content = yield from self._at_least(b"", _ENOUGH_TO_SEE, resume=False)
            if not looks_like_file(response, content):
                content = yield from self._at_least(content, _MOST_OF_A_FAILURE, resume=False)
                raise failure_of(request, response, content)
            if response.status == 206 and not starts_at(response, 0, None):
                raise self._broken("a part of the file where all of it was asked for")
        except FAILURES:
            yield from self.close()
            raise
        return response, content

    def _name(self, response: Response) -> Plan[str]:
        """What to call the file: as the server says, else by the id and the kind of the flow."""
        name = file_name_of(response.header("content-disposition"))
        if name and self._session.cleaned(name) != name:
            name = None  # it would be shown in logs and on the disk
        kind = None
        if not says_kind(name):
            # The bytes do not tell: both kinds are archives (wire_facts §6.7).
            flow = yield from call(self._session, operations.query_flow(self._flow_id))
            told = str(flow.file_type or "").lower()
            kind = told if told in KINDS else "tflx"
        return safe_file_name(name, stem=self._flow_id, kind=kind)

    def _at_least(self, content: bytes, count: int, *, resume: bool = True) -> Plan[bytes]:
        """Read on until there are so many bytes, or no more."""
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
        """Ask for the rest after so many bytes, as long as it is the rest of the same file."""
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
            raise error from refusal  # the rest is not given; all of the file may be
        if not starts_at(self._arriving[1], have, self.total):
            raise error  # the file is another one by now, or is given whole only

    def _check(self) -> None:
        """Look whether all has come.

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


class OpenedFile(OfClient):
    """What is known of a file while it is read: what `FlowStream` and `AsyncFlowStream` share."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._opened = False

    @property
    def name(self) -> str:
        """What the server calls the file, made safe to be a file name."""
        return self._known().name

    @property
    def size(self) -> int | None:
        """How many bytes it has; None if the server does not tell."""
        return self._known().total

    @property
    def received(self) -> int:
        """How many bytes have been given out."""
        return self._known().received

    def _known(self) -> Incoming:
        if not self._opened:
            raise UsageError("a flow file is read inside of `with tableau.flows.stream(flow) as …`")
        return self._incoming
