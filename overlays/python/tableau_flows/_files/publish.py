"""The plan that publishes a flow file: in one request, or in parts if it is large."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar, cast

from tableau_flows_generated import operations, protocol
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import (
    check_flag,
    check_models,
    check_number,
    check_text,
    invalid_argument,
    shown,
)
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.call import call
from tableau_flows._common.arguments import check_function, is_path
from tableau_flows._common.limits import MAX_PARALLEL
from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.archives import check_packaged_flow
from tableau_flows._files.local.names import KINDS
from tableau_flows._files.local.sources import (
    FileSlice,
    FlowSource,
    Source,
    filled,
    open_source,
)
from tableau_flows._files.local.spool import Spool
from tableau_flows._files.upload import Progress, Tally, part_size, upload
from tableau_flows._http.bodies.multipart import upload_name
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.session import Session
from tableau_flows.errors import FlowFileError, FlowNameTakenError, UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import ConnectionToPublish, Flow, FlowFileKindValue

T = TypeVar("T")

_Locate: TypeAlias = "Callable[[str, bool], Plan[Callable[..., Operation[Flow]]]]"

_log = logging.getLogger("tableau_flows.transfers")


class Destination(Protocol):
    """Where a flow is published to, if a lookup tells it."""

    def check(self) -> None:
        """Check the project, without sending anything."""
        ...

    def locate(self, name: str, *, is_new: bool) -> Plan[str | None]:
        """Return the id of the project; with `is_new`, check that the name is free there."""
        ...

    def find_flow(self, name: str) -> Plan[Flow | None]:
        """Return the flow of the name in the project, as far as the user may see it."""
        ...


def publish(
    session: Session,
    source: FlowSource | Spool,
    *,
    name: str | None = None,
    project: str | Identified | Sequence[str] | None = None,
    destination: Destination | None = None,
    description: str | None = None,
    connections: Sequence[ConnectionToPublish] = (),
    file_type: str | None = None,
    overwrite: bool = False,
    chunk_size: int | None = None,
    parallel: int = 1,
    on_progress: Progress | None = None,
) -> Plan[Flow]:
    """Publish a flow file; the arguments are those of `flows.publish`.

    The arguments are checked at once, and so is the name of a copy that is filled later. The
    destination is asked after the file was checked and before anything else is sent: if the
    project is a path, and before an upload in parts that must not replace a flow. Without one, the
    project is an id or the object, and names are not checked.

    Raises:
        FlowFileError: The file is empty, missing, or of the wrong kind; nothing was sent. Or it
            was changed while it was read; then nothing was published.
        UsageError: An argument is invalid; nothing was sent.
    """
    by_path = _check_arguments(
        name, project, destination, description, connections, file_type, overwrite
    )
    check_number(chunk_size, "chunk_size", least=1, most=protocol.LARGEST_PART, unit="bytes")
    check_number(parallel, "parallel", least=1, most=MAX_PARALLEL, unit="parts", required=True)
    check_function(on_progress, "on_progress")
    if isinstance(source, Spool):
        _kind(source.name, file_type, name)
    make = partial(
        operations.publish_flow,
        description=description,
        connections=connections,
        overwrite=True if overwrite else None,
    )

    def locate(name: str, in_parts: bool) -> Plan[Callable[..., Operation[Flow]]]:
        """Return what builds the call, with the name and the project."""
        named = partial(make, name=name)
        is_new = in_parts and not overwrite
        if destination is None or not (by_path or is_new):
            return partial(named, project=cast("str | Identified | None", project))
        named()  # a mistake in an argument is found before anything is sent
        return partial(named, project=(yield from destination.locate(name, is_new=is_new)))

    return _publish(session, source, name, file_type, locate, chunk_size, parallel, on_progress)


def check_publish(
    session: Session,
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None,
    project: str | Identified | Sequence[str] | None,
    destination: Destination,
    description: str | None,
    connections: Sequence[ConnectionToPublish],
    file_type: str | None,
    overwrite: bool,
) -> Plan[Flow | None]:
    """Check whether a file could be published; the arguments are those of `flows.check_publish`.

    Returns:
        The flow that would be replaced.

    Raises:
        FlowFileError: The file cannot be published; nothing was sent.
        FlowNameTakenError: There is a flow of this name, which may not be replaced.
        UsageError: An argument is invalid; nothing was sent.
    """
    _check_arguments(name, project, destination, description, connections, file_type, overwrite)
    if not isinstance(cast(object, source), str | os.PathLike | bytes | bytearray | memoryview):
        raise invalid_argument(
            "source",
            f"must be a path or bytes, not {shown(source)}: other sources could not be"
            " published after they were read for a check",
        )
    opened = yield from _read_from(source, partial(open_source, source))
    try:
        if isinstance(opened, Spool):
            raise invalid_argument("source", "must not be a pipe, which can be read only once")
        kind = _kind(opened.name, file_type, name)
        if kind == "tflx":
            yield from _read_from(source, partial(check_packaged_flow, opened))
        if _is_in_parts(opened.size, None):
            part_size(opened.size, None, protocol.MOST_PARTS)
    finally:
        opened.close()
    flow_name = name or _stem(opened.name)
    operations.publish_flow(name=flow_name, description=description, connections=connections)
    there = yield from destination.find_flow(flow_name)
    if there is not None and not overwrite:
        raise FlowNameTakenError(flow=there)
    return there


def _check_arguments(
    name: str | None,
    project: str | Identified | Sequence[str] | None,
    destination: Destination | None,
    description: str | None,
    connections: Sequence[ConnectionToPublish],
    file_type: str | None,
    overwrite: bool,
) -> bool:
    """Check arguments; return whether the project is a path that the destination looks up.

    Raises:
        UsageError: An argument is invalid.
    """
    check_text(name, "name", empty=False)
    check_text(description, "description")
    check_text(file_type, "file_type")
    by_path = destination is not None and is_path(project)
    if destination is not None and by_path:
        destination.check()
    elif project is not None:
        id_of(cast("str | Identified", project), "project", "project")
    check_models(connections, "connections", "ConnectionToPublish")
    check_flag(overwrite, "overwrite", required=True)
    return by_path


def _publish(
    session: Session,
    source: FlowSource | Spool,
    name: str | None,
    file_type: str | None,
    locate: _Locate,
    chunk_size: int | None,
    parallel: int,
    on_progress: Progress | None,
) -> Plan[Flow]:
    """Open the source and send it; `locate` finds the project and returns what builds the call."""
    opened = yield from _read_from(source, partial(open_source, source))
    try:
        kind = _kind(opened.name, file_type, name)
        content = yield from filled(opened)
        if kind == "tflx":
            yield from _read_from(source, partial(check_packaged_flow, content))
        in_parts = _is_in_parts(content.size, chunk_size)
        if in_parts:
            part_size(content.size, chunk_size, protocol.MOST_PARTS)
        located = yield from locate(name or _stem(content.name), in_parts)
        make = partial(located, flow_type=kind)
        file_name = upload_name(content.name or "", kind)
        return (
            yield from _send(session, content, file_name, make, chunk_size, parallel, on_progress)
        )
    finally:
        opened.close()


def _read_from(given: object, function: Callable[[], T]) -> Plan[T]:
    """Call a function that reads the source, which may block unless the source is bytes."""
    if isinstance(given, (bytes, bytearray, memoryview)):
        return function()
    return (yield from blocking(function))


def kind_of(name: str | None, file_type: object) -> Literal["tfl", "tflx"]:
    """Determine whether a file is a "tfl" or a "tflx": as given, or else by its extension.

    Raises:
        FlowFileError: Neither tells, or the two do not agree.
    """
    ending = name.rpartition(".")[2].lower() if name and "." in name else ""
    if file_type is None:
        if ending in KINDS:
            return "tfl" if ending == "tfl" else "tflx"
        if name is None:
            raise FlowFileError('the kind of the file is unknown: give file_type="tfl" or "tflx"')
        raise FlowFileError(
            f"{shown_path(name)} ends neither in .tfl nor in .tflx; rename it, or give file_type="
        )
    kind = file_type.lower() if isinstance(file_type, str) else ""
    if kind not in KINDS:
        raise FlowFileError(
            f'file_type must be "tfl" or "tflx", not {shown(file_type)}', argument="file_type"
        )
    if ending in KINDS and ending != kind:
        raise FlowFileError(f"{shown_path(name)} is named .{ending} but file_type says {kind}")
    return "tfl" if kind == "tfl" else "tflx"


def _kind(file_name: str | None, file_type: str | None, name: str | None) -> FlowFileKindValue:
    """Determine the kind of the file, and check that the flow has a name, before reading it.

    Raises:
        FlowFileError: The kind is unknown.
        UsageError: The flow has no name.
    """
    kind = kind_of(file_name, file_type)
    if not (name or _stem(file_name)):
        raise UsageError("the flow has no name: give name=")
    return kind


def _is_in_parts(size: int, chunk_size: int | None) -> bool:
    """Return whether a file is too large for one request."""
    largest = protocol.LARGEST_REQUEST
    return size > min(chunk_size or largest, largest)


def _send(
    session: Session,
    content: Source,
    file_name: str,
    make: Callable[..., Operation[Flow]],
    chunk_size: int | None,
    parallel: int,
    on_progress: Progress | None,
) -> Plan[Flow]:
    """Publish the content in one request, or in parts if it is too large."""
    if not _is_in_parts(content.size, chunk_size):
        how = "in one request"
        flow = yield from call(
            session,
            make(file_name=file_name),
            file=FileSlice(content, 0, content.size),
            on_sent=Tally(on_progress, content.size).listener(0),
        )
    else:
        how = "in parts"
        commit = make()  # made first: a mistake in it should cost no upload
        upload_id = yield from upload(
            session,
            content,
            file_name=file_name,
            chunk_size=chunk_size,
            parallel=parallel,
            on_progress=on_progress,
        )
        flow = yield from call(session, commit.with_query(protocol.UPLOAD_PARAMETER, upload_id))
    if _log.isEnabledFor(logging.INFO):
        flow_id = session.cleaned(flow.id)
        _log.info("published flow %s: %d bytes %s", flow_id, content.size, how)
    return flow


def _stem(name: str | None) -> str:
    """Return the name of a file without its extension."""
    return name.rpartition(".")[0] or name if name else ""
