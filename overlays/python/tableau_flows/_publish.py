"""The plan of publishing: one request for a small file, an upload in parts for a larger one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tableau_flows_generated import operations
from tableau_flows_generated.operation import Identified, Operation, id_of

from tableau_flows._call import call
from tableau_flows._multipart import upload_name
from tableau_flows._plan import Plan, blocking
from tableau_flows._progress import Progress, Tally
from tableau_flows._session import Session
from tableau_flows._sources import FileSlice, FlowSource, Source, kind_of, open_source
from tableau_flows._upload import LARGEST_PART, MEGABYTE, Cargo, upload
from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import ConnectionToPublish, Flow

_log = logging.getLogger("tableau_flows.transfers")

ONE_REQUEST = 64 * MEGABYTE
"""The largest file that goes in one request; in bytes (wire_facts §7)."""

MOST_LANES = 16
"""How many parts may be on the way at the same time: servers are shared."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published, and how.

    Attributes:
        source: The flow file.
        name: What the flow is called; None for the name of the file.
        project_id: The project to put it in, as an id or as the object; None for the default one.
        description: A text about the flow.
        connections: Sign-in data for the data sources of the flow.
        file_type: "tfl" or "tflx" where the name of the file does not say it.
        overwrite: Whether a flow of the same name is replaced.
        chunk_size: How large the parts of a larger file are, in bytes.
        parallel: How many parts are on the way at the same time.
        on_progress: Hears how far it has come.
    """

    source: FlowSource
    name: str | None = None
    project_id: str | Identified | None = None
    description: str | None = None
    connections: Sequence[ConnectionToPublish] = ()
    file_type: str | None = None
    overwrite: bool = False
    chunk_size: int | None = None
    parallel: int = 1
    on_progress: Progress | None = None


def publish(session: Session, wish: Publication) -> Plan[Flow]:
    """Publish a flow file.

    Raises:
        FlowFileError: The file is empty, missing, or of the wrong kind; nothing was sent. Or it
            was changed while it was read; then nothing was published.
    """
    if wish.chunk_size is not None and not 1 <= wish.chunk_size <= LARGEST_PART:
        raise UsageError(f"chunk_size must be 1 to {LARGEST_PART} bytes, not {wish.chunk_size}")
    if not 1 <= wish.parallel <= MOST_LANES:
        raise UsageError(f"parallel must be 1 to {MOST_LANES} parts, not {wish.parallel}")
    source = yield from blocking(lambda: open_source(wish.source))
    try:
        kind = kind_of(source.name, wish.file_type)
        if source.size <= min(wish.chunk_size or ONE_REQUEST, ONE_REQUEST):
            return (yield from _in_one_request(session, wish, source, kind))
        return (yield from _in_parts(session, wish, source, kind))
    finally:
        source.close()


def _in_one_request(session: Session, wish: Publication, source: Source, kind: str) -> Plan[Flow]:
    operation = _operation(wish, source, kind, file_name=upload_name(source.name or "", kind))
    file = FileSlice(source, 0, source.size)
    flow = yield from call(
        session,
        operation,
        file=file,
        on_sent=Tally(wish.on_progress, source.size).listener(0),
    )
    _log.info("published flow %s: %d bytes in one request", flow.id, source.size)
    return flow


def _in_parts(session: Session, wish: Publication, source: Source, kind: str) -> Plan[Flow]:
    commit = _operation(wish, source, kind)  # made first: a mistake in it should cost no upload
    cargo = Cargo(
        source=source,
        file_name=upload_name(source.name or "", kind),
        chunk_size=wish.chunk_size,
        parallel=wish.parallel,
        on_progress=wish.on_progress,
    )
    upload_id = yield from upload(session, cargo)
    flow = yield from call(session, commit.with_query("uploadSessionId", upload_id))
    _log.info("published flow %s: %d bytes in parts", flow.id, source.size)
    return flow


def _operation(
    wish: Publication, source: Source, kind: str, *, file_name: str | None = None
) -> Operation[Flow]:
    name = wish.name or _stem(source.name)
    if not name:
        raise UsageError("the flow has no name: give name=")
    project = wish.project_id
    return operations.publish_flow(
        name=name,
        description=wish.description,
        project_id=None if project is None else id_of(project),
        connections=wish.connections,
        flow_type=kind,
        overwrite=True if wish.overwrite else None,
        file_name=file_name,
    )


def _stem(name: str | None) -> str:
    """The name of a file without its ending."""
    return name.rpartition(".")[0] or name if name else ""
