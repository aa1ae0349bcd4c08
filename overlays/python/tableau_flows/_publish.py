"""The plan of publishing: one request for a small file, an upload in parts for a larger one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tableau_flows_generated import operations
from tableau_flows_generated.operation import Identified, Operation

from tableau_flows._call import call
from tableau_flows._multipart import upload_name
from tableau_flows._plan import Plan, blocking
from tableau_flows._session import Session
from tableau_flows._sources import FileSlice, FlowSource, Source, kind_of, open_source
from tableau_flows.errors import FlowFileError, UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import ConnectionToPublish, Flow

_log = logging.getLogger("tableau_flows.transfers")

MEGABYTE = 1024 * 1024

ONE_REQUEST = 64 * MEGABYTE
"""The largest file that goes in one request, and the largest part; in bytes (wire_facts §7)."""

PART = 32 * MEGABYTE
"""How large parts are unless the caller says so; in bytes."""

MOST_PARTS = 1000
"""How many parts an upload may have (wire_facts §7.2)."""

Progress: TypeAlias = Callable[[int, int], object]
"""Called with the bytes of the file that have left so far, and with all there are."""


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
        chunk_size: How large the parts of a large file are, in bytes.
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
    on_progress: Progress | None = None


def publish(session: Session, wish: Publication) -> Plan[Flow]:
    """Publish a flow file.

    Raises:
        FlowFileError: The file is empty, missing, or of the wrong kind; nothing was sent. Or it
            was changed while it was read; then nothing was published.
    """
    if wish.chunk_size is not None and not 1 <= wish.chunk_size <= ONE_REQUEST:
        raise UsageError(f"chunk_size must be 1 to {ONE_REQUEST} bytes, not {wish.chunk_size}")
    source = yield from blocking(lambda: open_source(wish.source))
    try:
        kind = kind_of(source.name, wish.file_type)
        if source.size <= ONE_REQUEST:
            return (yield from _in_one_request(session, wish, source, kind))
        return (yield from _in_parts(session, wish, source, kind))
    finally:
        source.close()


def _in_one_request(session: Session, wish: Publication, source: Source, kind: str) -> Plan[Flow]:
    operation = _operation(wish, source, kind, file_name=upload_name(source.name or "", kind))
    file = FileSlice(source, 0, source.size)
    flow = yield from call(
        session, operation, file=file, on_sent=_listener(wish.on_progress, 0, source.size)
    )
    _log.info("published flow %s: %d bytes in one request", flow.id, source.size)
    return flow


def _in_parts(session: Session, wish: Publication, source: Source, kind: str) -> Plan[Flow]:
    commit = _operation(wish, source, kind)  # made first: a mistake in it should cost no upload
    size = _part_size(source.size, wish.chunk_size)
    upload = yield from call(session, operations.initiate_file_upload())
    for offset in range(0, source.size, size):
        file = FileSlice(source, offset, min(size, source.size - offset))
        yield from call(
            session,
            operations.append_to_file_upload(
                upload.upload_session_id, file_name=upload_name(source.name or "", kind)
            ),
            file=file,
            on_sent=_listener(wish.on_progress, offset, source.size),
        )
        _log.debug("sent %d of %d bytes", offset + file.length, source.size)
    flow = yield from call(session, commit.with_query("uploadSessionId", upload.upload_session_id))
    _log.info("published flow %s: %d bytes in parts of %d", flow.id, source.size, size)
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
        project_id=project if project is None or isinstance(project, str) else project.id,
        connections=wish.connections,
        flow_type=kind,
        overwrite=True if wish.overwrite else None,
        file_name=file_name,
    )


def _stem(name: str | None) -> str:
    """The name of a file without its ending."""
    return name.rpartition(".")[0] or name if name else ""


def _part_size(size: int, wanted: int | None) -> int:
    """The size of parts: as wanted, but large enough for the file to have room in them all."""
    part = max(min(wanted or PART, ONE_REQUEST), -(-size // MOST_PARTS))
    if part > ONE_REQUEST:
        raise FlowFileError(
            f"the file has {size} bytes; more than {MOST_PARTS} parts of {ONE_REQUEST} bytes"
            " cannot be uploaded"
        )
    return part


def _listener(on_progress: Progress | None, offset: int, size: int) -> Callable[[int], None] | None:
    if on_progress is None:
        return None

    def listen(sent: int) -> None:
        on_progress(offset + sent, size)

    return listen
