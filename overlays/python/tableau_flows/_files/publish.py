"""The plan of publishing: one request for a small file, an upload in parts for a larger one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tableau_flows_generated import operations, protocol
from tableau_flows_generated.checks import check_flag, check_models, check_number, check_text
from tableau_flows_generated.operation import Identified, Operation, id_of

from tableau_flows._calls.call import call
from tableau_flows._common.arguments import check_function
from tableau_flows._files.local.archives import check_packaged_flow
from tableau_flows._files.local.sources import (
    FileSlice,
    FlowSource,
    Source,
    filled,
    kind_of,
    open_source,
)
from tableau_flows._files.local.spool import Spool
from tableau_flows._files.progress import Progress, Tally
from tableau_flows._files.upload import upload
from tableau_flows._http.bodies.multipart import upload_name
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.session import Session
from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import ConnectionToPublish, Flow, FlowFileValue

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.transfers")

MAX_PARALLEL = 16
"""Maximum number of parts sent at the same time: servers are shared."""


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

    source: FlowSource | Spool
    name: str | None = None
    project_id: str | Identified | None = None
    description: str | None = None
    connections: Sequence[ConnectionToPublish] = ()
    file_type: str | None = None
    overwrite: bool = False
    chunk_size: int | None = None
    parallel: int = 1
    on_progress: Progress | None = None

    def __post_init__(self) -> None:
        """Check what does not depend on the file.

        Raises:
            UsageError: An argument is invalid; its name and value are in the text.
        """
        check_text(self.name, "name", empty=False)
        check_text(self.description, "description")
        check_text(self.file_type, "file_type")
        if self.project_id is not None:
            id_of(self.project_id, "project_id")
        check_models(self.connections, "connections", "ConnectionToPublish")
        check_flag(self.overwrite, "overwrite", required=True)
        check_number(
            self.chunk_size, "chunk_size", least=1, most=protocol.LARGEST_PART, unit="bytes"
        )
        check_number(
            self.parallel, "parallel", least=1, most=MAX_PARALLEL, unit="parts", required=True
        )
        check_function(self.on_progress, "on_progress")


def publish(session: Session, publication: Publication) -> Plan[Flow]:
    """Publish a flow file.

    Raises:
        FlowFileError: The file is empty, missing, or of the wrong kind; nothing was sent. Or it
            was changed while it was read; then nothing was published.
    """
    opened = yield from _read_from(publication.source, partial(open_source, publication.source))
    try:
        kind = kind_of_publication(publication, opened.name)
        source = yield from filled(opened)
        if kind == "tflx":
            yield from _read_from(publication.source, partial(check_packaged_flow, source))
        largest = protocol.LARGEST_REQUEST
        if source.size <= min(publication.chunk_size or largest, largest):
            return (yield from _in_one_request(session, publication, source, kind))
        return (yield from _in_parts(session, publication, source, kind))
    finally:
        opened.close()


def _read_from(given: object, function: Callable[[], T]) -> Plan[T]:
    """Call a function that reads what was given to be published; it blocks unless that is bytes."""
    if isinstance(given, (bytes, bytearray, memoryview)):
        return function()
    return (yield from blocking(function))


def kind_of_publication(publication: Publication, file_name: str | None) -> FlowFileValue:
    """Find out the kind of the file, and that the flow has a name, before any of it is read.

    Raises:
        FlowFileError: The kind is not known.
        UsageError: There is no name.
    """
    kind = kind_of(file_name, publication.file_type)
    if not (publication.name or _stem(file_name)):
        raise UsageError("the flow has no name: give name=")
    return kind


def _in_one_request(
    session: Session, publication: Publication, source: Source, kind: FlowFileValue
) -> Plan[Flow]:
    operation = _operation(
        publication, source, kind, file_name=upload_name(source.name or "", kind)
    )
    file = FileSlice(source, 0, source.size)
    flow = yield from call(
        session,
        operation,
        file=file,
        on_sent=Tally(publication.on_progress, source.size).listener(0),
    )
    _note(session, flow, source, "in one request")
    return flow


def _in_parts(
    session: Session, publication: Publication, source: Source, kind: FlowFileValue
) -> Plan[Flow]:
    commit = _operation(
        publication, source, kind
    )  # made first: a mistake in it should cost no upload
    upload_id = yield from upload(
        session,
        source,
        file_name=upload_name(source.name or "", kind),
        chunk_size=publication.chunk_size,
        parallel=publication.parallel,
        on_progress=publication.on_progress,
    )
    flow = yield from call(session, commit.with_query(protocol.UPLOAD_PARAMETER, upload_id))
    _note(session, flow, source, "in parts")
    return flow


def _note(session: Session, flow: Flow, source: Source, how: str) -> None:
    if _log.isEnabledFor(logging.INFO):
        shown = session.cleaned(flow.id)
        _log.info("published flow %s: %d bytes %s", shown, source.size, how)


def _operation(
    publication: Publication, source: Source, kind: FlowFileValue, *, file_name: str | None = None
) -> Operation[Flow]:
    project = publication.project_id
    return operations.publish_flow(
        name=publication.name or _stem(source.name),
        description=publication.description,
        project_id=None if project is None else id_of(project),
        connections=publication.connections,
        flow_type=kind,
        overwrite=True if publication.overwrite else None,
        file_name=file_name,
    )


def _stem(name: str | None) -> str:
    """The name of a file without its ending."""
    return name.rpartition(".")[0] or name if name else ""
