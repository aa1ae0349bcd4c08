"""The plan that uploads a file in parts, before it is published, and counts what was sent of it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tableau_flows_generated import operations, protocol
from tableau_flows_generated.arguments import text_segment

from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._calls.retries import Retries
from tableau_flows._files.local.sources import FileSlice, Source
from tableau_flows._plans.steps import Plan, together
from tableau_flows._session.outcomes import FAILURES, Failure, repeats_upload
from tableau_flows._session.session import Session
from tableau_flows.errors import ConnectionFailedError, FlowFileError, OutcomeUnknownError

_log = logging.getLogger("tableau_flows.transfers")

Progress: TypeAlias = Callable[[int, int], object]
"""Called with the number of bytes sent so far and the total.

If an upload has to restart, the first number decreases. If parts are sent in parallel, it is called
from the threads that send them, but never by two at the same time.
"""


def upload(
    session: Session,
    source: Source,
    *,
    file_name: str,
    chunk_size: int | None = None,
    parallel: int = 1,
    on_progress: Progress | None = None,
) -> Plan[str]:
    """Upload a file in parts.

    A part whose answer was lost may have been appended or not, and nobody can find out: the size
    that servers tell is rounded (wire_facts §7.2). So it is never sent again; a new upload begins
    with the first part, and the server forgets the old one.

    Args:
        session: The session of the client.
        source: The file.
        file_name: The name of the file in the requests.
        chunk_size: The size of its parts in bytes; None for the default.
        parallel: Number of parts sent at the same time, if the server supports that.
        on_progress: Called with the number of bytes sent.

    Returns:
        The id of the upload, to be named when it is published.

    Raises:
        FlowFileError: The file was changed while it was read, or is too large for any upload.
        ConnectionFailedError: Answers were lost, and the retries are used up; nothing is published.
    """
    part_size(source.size, chunk_size, protocol.MOST_PARTS)
    retries = Retries(session.retry, "upload")
    while True:
        try:
            return (
                yield from _attempt(session, source, file_name, chunk_size, parallel, on_progress)
            )
        except FAILURES as error:
            wait = yield from retries.decide(_known_failure(error))
            if wait is None:
                if isinstance(error, OutcomeUnknownError):
                    raise _certain(error) from error
                raise
            _log.info("the upload restarts: %s", error)
        yield from retries.pause(wait)


def part_size(size: int, wanted: int | None, most_parts: int) -> int:
    """Return the size of the parts: as given, unless the file would have too many of them.

    Raises:
        FlowFileError: There is no such size.
    """
    part = max(min(wanted or protocol.USUAL_PART, protocol.LARGEST_PART), -(-size // most_parts))
    if part > protocol.LARGEST_PART:
        raise FlowFileError(
            f"the file has {size} bytes; more than {most_parts} parts of"
            f" {protocol.LARGEST_PART} bytes cannot be uploaded"
        )
    return part


def _attempt(
    session: Session,
    source: Source,
    file_name: str,
    chunk_size: int | None,
    parallel: int,
    on_progress: Progress | None,
) -> Plan[str]:
    begin = operations.initiate_file_upload()
    upload = yield from call(session, begin, in_upload=True)
    upload_id = checked_reply_id(
        session, begin.info, upload.upload_session_id, "an upload", check=text_segment
    )
    most = upload.max_file_chunk_count
    size = part_size(source.size, chunk_size, min(protocol.MOST_PARTS, most or protocol.MOST_PARTS))
    parts = _Parts(
        session,
        source,
        file_name,
        upload_id,
        Tally(on_progress, source.size),
        size,
        deque(range(0, source.size, size)),
        numbered=bool(most),
    )
    # Servers that do not number parts append them in the order of arrival. Those that do send the
    # maximum number of parts. A numbered part may arrive twice, as a proxy may repeat a PUT.
    if not parts.numbered or parallel == 1:
        yield from parts.send()
    else:
        count = min(parallel, len(parts.left))
        ends = yield from together([parts.send() for _ in range(count)])
        failures = [end.error for end in ends if end.error is not None]
        if failures:
            # Errors that the caller can do something about take precedence.
            raise next((error for error in failures if not _is_transient(error)), failures[0])
    return upload_id


class Tally:
    """Sums the bytes sent of the parts of a file."""

    def __init__(self, on_progress: Progress | None, size: int) -> None:
        self._on_progress = on_progress
        self._size = size
        self._sent: dict[int, int] = {}
        self._total = 0
        self._lock = threading.Lock()

    def listener(self, offset: int) -> Callable[[int], None] | None:
        """Return the callback for the number of bytes sent of the part at this offset."""
        on_progress = self._on_progress
        if on_progress is None:
            return None

        def listen(sent: int) -> None:
            with self._lock:
                self._total += sent - self._sent.get(offset, 0)
                self._sent[offset] = sent
                on_progress(self._total, self._size)

        return listen


@dataclass(slots=True)
class _Parts:
    """The parts of one upload that are still to be sent."""

    session: Session
    source: Source
    file_name: str
    upload_id: str
    tally: Tally
    size: int
    left: deque[int]
    numbered: bool

    def send(self) -> Plan[None]:
        """Send parts until none is left; may be followed several times in parallel."""
        try:
            while self.left:
                try:
                    offset = self.left.popleft()
                except IndexError:  # somebody else was faster
                    return
                yield from self._send_one(offset)
        except BaseException:
            self.left.clear()  # the others need not go on
            raise

    def _send_one(self, offset: int) -> Plan[None]:
        part = FileSlice(self.source, offset, min(self.size, self.source.size - offset))
        operation = operations.append_to_file_upload(
            self.upload_id,
            sequence_id=offset // self.size + protocol.FIRST_PART if self.numbered else None,
            file_name=self.file_name,
        )
        listener = self.tally.listener(offset)
        yield from call(self.session, operation, file=part, on_sent=listener, in_upload=True)
        _log.debug("sent bytes %d to %d of %d", offset, offset + part.length, self.source.size)


def _is_transient(error: Exception) -> bool:
    return isinstance(error, FAILURES) and repeats_upload(error)


def _known_failure(error: Failure) -> Failure:
    """Return the cause of an error that says that the outcome of a part is unknown."""
    if isinstance(error, OutcomeUnknownError) and isinstance(error.__cause__, FAILURES):
        return error.__cause__
    return error


def _certain(error: OutcomeUnknownError) -> ConnectionFailedError:
    """Return the error to raise at the end: nothing was published, whatever became of the parts."""
    certain = ConnectionFailedError(
        f"{error.reason}; nothing was published",
        method=error.method,
        url=error.url,
        operation=error.operation,
        sent=True,
    )
    certain.attempts = error.attempts
    return certain
