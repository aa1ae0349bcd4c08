"""The plan that downloads a flow file to a target."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_flag

from tableau_flows._common.arguments import check_function
from tableau_flows._files.incoming import Incoming
from tableau_flows._files.local.targets import FlowTarget, Target, open_target
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.session import Session
from tableau_flows.errors import ConnectionFailedError, UnreadableReplyError

_log = logging.getLogger("tableau_flows.transfers")

DownloadProgress: TypeAlias = Callable[[int, int | None], object]
"""Called with the number of bytes received so far and the total (None if unknown).

If the transfer breaks and has to begin anew, the first number falls back.
"""


@dataclass(frozen=True, slots=True)
class DownloadedFlow:
    """A flow file that was downloaded.

    Attributes:
        name: The name that the server gives the file, made safe as a file name.
        size: Its size in bytes.
        path: Its path; None if it was written to a file object.
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
        UsageError: An argument is invalid; nothing was sent.
        FlowFileError: The target exists, or cannot be written.
        UnreadableReplyError: No flow file came, or only a part of one; nothing is left of it.
    """
    flow_id = id_of(flow, "flow", "flow")
    check_flag(overwrite, "overwrite", required=True)
    check_function(on_progress, "on_progress")
    target = yield from blocking(lambda: open_target(to, overwrite=overwrite))
    incoming = Incoming(session, flow_id)
    try:
        yield from incoming.open()
        while True:
            try:
                yield from _copy(incoming, target, on_progress)
                break
            except (ConnectionFailedError, UnreadableReplyError) as error:
                # The server does not support ranges, so the whole file is downloaded again.
                anew = target.can_begin_anew and (yield from incoming.wait_before_retry(error))
                if not anew:
                    raise
            yield from incoming.open()
        path = yield from blocking(target.finish)
    except BaseException:
        target.abandon()
        raise
    finally:
        yield from incoming.close()
    _log.info("downloaded %s: %d bytes", incoming.name, incoming.received)
    return DownloadedFlow(incoming.name, incoming.received, path)


def _copy(incoming: Incoming, target: Target, on_progress: DownloadProgress | None) -> Plan[None]:
    """Write the whole transfer to the target."""
    while not (yield from blocking(partial(target.begin, incoming.name))):
        pass
    while block := (yield from incoming.block()):
        left = memoryview(block)
        while left.nbytes:
            left = left[(yield from blocking(partial(target.write, left))) :]
        if on_progress is not None:
            on_progress(incoming.received, incoming.total)
