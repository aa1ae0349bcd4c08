"""The plan of downloading: streamed, and checked to be a flow file before anything is written."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tableau_flows_generated import operations
from tableau_flows_generated.operation import Identified

from tableau_flows._call import call, exchange
from tableau_flows._file_names import file_name_of, safe_file_name, says_kind
from tableau_flows._plan import Plan, Request, Response, blocking, close, receive
from tableau_flows._reply import failure_of, looks_like_file
from tableau_flows._session import Session
from tableau_flows._targets import FlowTarget, Target, open_target

_log = logging.getLogger("tableau_flows.transfers")

_BLOCK = 1024 * 1024
"""How many bytes are collected before they are written."""

_ENOUGH_TO_SEE = 512
"""How much of a file is read to see whether it is one; in bytes."""

_MOST_OF_A_FAILURE = 64 * 1024
"""How much is read of an answer that is no file; in bytes."""

DownloadProgress: TypeAlias = Callable[[int, int | None], object]
"""Called with the bytes that have come so far, and with all there are (None if not told)."""


@dataclass(frozen=True, slots=True)
class DownloadedFlow:
    """A flow file that was downloaded.

    Attributes:
        name: What the server calls the file, made safe to be a file name.
        size: How many bytes it has.
        path: Where it is; None if it was written to a file object.
    """

    name: str
    size: int
    path: Path | None


def download(
    session: Session,
    flow: str | Identified,
    to: FlowTarget,
    *,
    overwrite: bool = False,
    on_progress: DownloadProgress | None = None,
) -> Plan[DownloadedFlow]:
    """Download the file of a flow.

    Raises:
        FlowFileError: The target exists, or cannot be written.
        UnreadableReplyError: No flow file came, or only a part of one; nothing is left of it.
    """
    target = yield from blocking(lambda: open_target(to, overwrite=overwrite))
    request, response = yield from exchange(session, operations.download_flow(flow), stream=True)
    try:
        first = yield from _beginning(request, response)
        name = yield from _name(session, flow, response)
        try:
            yield from blocking(lambda: target.begin(name))
            size = yield from _copy(response, first, target, on_progress)
            path = yield from blocking(target.finish)
        except BaseException:
            target.abandon()
            raise
    finally:
        yield from close(response)
    _log.info("downloaded %s: %d bytes", name, size)
    return DownloadedFlow(name, size, path)


def _beginning(request: Request, response: Response) -> Plan[bytes]:
    """Read the first bytes of a flow file; raise if it is none."""
    content = yield from _at_least(response, b"", _ENOUGH_TO_SEE)
    if 200 <= response.status < 300 and looks_like_file(response, content):
        return content
    content = yield from _at_least(response, content, _MOST_OF_A_FAILURE)
    raise failure_of(request, response, content)


def _at_least(response: Response, content: bytes, count: int) -> Plan[bytes]:
    """Read on until there are so many bytes, or no more."""
    parts = [content]
    size = len(content)
    while size < count and (more := (yield from receive(response))):
        parts.append(more)
        size += len(more)
    return b"".join(parts)


def _name(session: Session, flow: str | Identified, response: Response) -> Plan[str]:
    """What to call the file: as the server says, else by the id and the kind of the flow."""
    name = file_name_of(response.header("content-disposition"))
    kind = None
    if not says_kind(name):
        # The bytes do not tell: both kinds are archives (wire_facts §6.7).
        reply = yield from call(session, operations.query_flow(flow))
        kind = str(reply.flow.file_type or "tflx")
    return safe_file_name(name, stem=flow if isinstance(flow, str) else flow.id, kind=kind)


def _copy(
    response: Response, first: bytes, target: Target, on_progress: DownloadProgress | None
) -> Plan[int]:
    """Write everything that comes; return how much it was."""
    total = _length(response)
    size, block = 0, first
    while block:
        yield from blocking(partial(target.write, block))
        size += len(block)
        if on_progress is not None:
            on_progress(size, total)
        block = yield from _at_least(response, b"", _BLOCK)
    return size


def _length(response: Response) -> int | None:
    text = response.header("content-length")
    return int(text) if text.isdigit() and not response.header("content-encoding") else None
