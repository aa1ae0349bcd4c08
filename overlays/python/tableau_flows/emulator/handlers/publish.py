"""Publishes flows: from the request itself, or from a file that was uploaded in parts."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tableau_flows_generated import models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.upload_store import chunks_of, end_upload, find_upload
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.rules.access import WRITE
from tableau_flows.emulator.rules.flows import (
    NewFlow,
    add_flows,
    flow_id_by_name,
    replace_contents,
    unused_files,
)
from tableau_flows.emulator.store.directory import find_project
from tableau_flows.emulator.store.records import ProjectRow
from tableau_flows.emulator.wire.flow_files import FlowContents, FlowFileError, inspect

BAD_REQUEST = "400000"
BAD_FILE_NAME = "400086"
NOT_PUBLISHED = "400087"
NO_NAME = "400089"
MAY_NOT_PUBLISH = "403007"
NO_ROOM = "403008"
PROJECT_UNKNOWN = "404005"
NAME_TAKEN = "409041"

FILE_TYPES = ("tfl", "tflx")
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class _FlowFile:
    path: Path
    file_bytes: int
    file_type: str
    upload_id: str | None = None


# Not as one transaction: joining and reading a large file would hold up everybody else.
@handles("publishFlow", locked=False)
def publish_flow(call: Call) -> models.FlowReply:
    """Make a flow, or overwrite one."""
    wanted = call.read(models.PublishFlowRequest)
    if not wanted.flow.name.strip():
        raise Refusal(NO_NAME, "The flow has no name.")
    if len(wanted.flow.name) > LONGEST_NAME:
        raise Refusal(NOT_PUBLISHED, f"A name has {LONGEST_NAME} characters at most.")
    with _file(call) as file:
        contents = _contents(file)
        with call.world.store.transaction():
            flow_id, no_longer_needed = _publish(call, wanted, file, contents)
            call.world.forget(no_longer_needed)
            return models.FlowReply(flow=flow_replies.flow(call, call.flow_by_id(flow_id)))


def _contents(file: _FlowFile) -> FlowContents:
    if file.file_bytes == 0:
        raise Refusal(NOT_PUBLISHED, "The file is empty.")
    try:
        return inspect(file.path, file.file_type)
    except FlowFileError as problem:
        raise Refusal(NOT_PUBLISHED, f"The file is not a flow file: {problem}.") from None


@contextmanager
def _file(call: Call) -> Generator[_FlowFile]:
    """The file to publish; whatever is not kept of it goes away."""
    given = None if call.upload is None else call.upload.file
    upload_id = call.query.get("uploadSessionId")
    flow_type = call.query.get("flowType")
    if flow_type is not None and flow_type not in FILE_TYPES:
        raise Refusal(BAD_FILE_NAME, f"flowType is tfl or tflx, not {flow_type!r}.")
    if upload_id is not None:
        if given is not None:
            raise Refusal(BAD_REQUEST, "The request has both a file and the id of an upload.")
        if flow_type is None:
            raise Refusal(BAD_FILE_NAME, "flowType is needed with an upload in parts.")
        yield from _uploaded_file(call, upload_id, flow_type)
        return
    if given is None:
        raise Refusal(NOT_PUBLISHED, "The request has neither a file nor the id of an upload.")
    file_type = given.name.rpartition(".")[2].lower()
    if "." not in given.name or file_type not in FILE_TYPES:
        raise Refusal(BAD_FILE_NAME, f"{given.name!r} does not end in .tfl or .tflx.")
    if given.too_large:
        limit = call.world.options.max_publish_bytes
        raise Refusal(NOT_PUBLISHED, f"A request may publish {limit} bytes; upload in parts.")
    yield _FlowFile(given.path, given.file_bytes, file_type)


def _uploaded_file(call: Call, upload_id: str, file_type: str) -> Generator[_FlowFile]:
    upload = find_upload(call, upload_id)
    chunks = chunks_of(call.world.store, upload.id)
    if not chunks.is_complete:
        raise Refusal(NOT_PUBLISHED, "The upload has no parts, or some are missing between.")
    path = call.world.files.joined(chunks.files)
    try:
        yield _FlowFile(path, chunks.file_bytes, file_type, upload.id)
    finally:
        path.unlink(missing_ok=True)


def _publish(
    call: Call, wanted: models.PublishFlowRequest, file: _FlowFile, contents: FlowContents
) -> tuple[str, list[str]]:
    """Write it all down; returns the flow's id and the files that are not needed any more."""
    store = call.world.store
    project = _project(call, wanted.flow.project)
    if not call.access.may_save_in(project):
        raise Refusal(MAY_NOT_PUBLISH, f"You may not publish to {project.name!r}.")
    flow_id = flow_id_by_name(store, project.id, wanted.flow.name)
    if flow_id is None:
        _check_room(call, file.file_bytes)
        flow_id, unneeded = _add(call, wanted, project, file, contents), list[str]()
    else:
        unneeded = _overwrite(call, flow_id, wanted, file, contents)
    _set_credentials(call, flow_id, wanted.connections)
    if file.upload_id is not None:
        unneeded += end_upload(store, file.upload_id)
    return flow_id, unneeded


def _project(call: Call, reference: models.ProjectReference | None) -> ProjectRow:
    store = call.world.store
    if reference is None:
        return find_project(store, call.site_id, "Default")
    project = store.find(ProjectRow, "WHERE id = ? AND site_id = ?", reference.id, call.site_id)
    if project is None:
        raise Refusal(PROJECT_UNKNOWN, f"The site has no project with the id {reference.id!r}.")
    return project


def _add(
    call: Call,
    wanted: models.PublishFlowRequest,
    project: ProjectRow,
    file: _FlowFile,
    contents: FlowContents,
) -> str:
    flow = NewFlow(
        site_id=call.site_id,
        project_id=project.id,
        owner_id=call.user_id,
        name=wanted.flow.name,
        description=wanted.flow.description or "",
        file=call.world.keep(file.path),
        file_bytes=file.file_bytes,
        file_type=file.file_type,
        contents=contents,
        created_at=int(call.now),
        updated_at=int(call.now),
    )
    add_flows(call.world.store, [flow])
    return flow.id


def _overwrite(
    call: Call,
    flow_id: str,
    wanted: models.PublishFlowRequest,
    file: _FlowFile,
    contents: FlowContents,
) -> list[str]:
    flow = call.flow_by_id(flow_id)
    if not call.flag("overwrite"):
        raise Refusal(NAME_TAKEN, f"The project has a flow called {flow.name!r} already.")
    call.require(WRITE, flow, MAY_NOT_PUBLISH)
    _check_room(call, file.file_bytes - flow.file_bytes)
    store = call.world.store
    store.execute(
        "UPDATE flows SET file = ?, file_bytes = ?, file_type = ?, description = ?,"
        " updated_at = ? WHERE id = ?",
        call.world.keep(file.path),
        file.file_bytes,
        file.file_type,
        flow.description if wanted.flow.description is None else wanted.flow.description,
        int(call.now),
        flow.id,
    )
    replace_contents(store, flow.id, contents)
    return unused_files(store, [flow.file])


def _check_room(call: Call, more_bytes: int) -> None:
    quota = call.world.options.storage_quota
    if quota is None:
        return
    used = call.world.store.number(
        "SELECT sum(file_bytes) FROM flows WHERE site_id = ?", call.site_id
    )
    if used + more_bytes > quota:
        raise Refusal(NO_ROOM, f"The site may hold {quota} bytes and has {used}.")


def _set_credentials(
    call: Call, flow_id: str, connections: Iterable[models.ConnectionToPublish]
) -> None:
    """Give the flow's connections what was sent for their addresses; the rest is ignored."""
    for connection in connections:
        credentials = connection.connection_credentials
        if connection.server_address is None:
            continue
        if connection.server_port is not None and not 0 <= connection.server_port <= 65535:
            raise Refusal(BAD_REQUEST, f"{connection.server_port} is not a port.")
        call.world.store.execute(
            "UPDATE connections SET database_name = coalesce(?, database_name)"
            " WHERE flow_id = ? AND server_address = ? AND server_port IS coalesce(?, server_port)",
            connection.database_name,
            flow_id,
            connection.server_address,
            connection.server_port,
        )
        if credentials is None:
            continue
        if connection.server_port is not None and not 0 <= connection.server_port <= 65535:
            raise Refusal(BAD_REQUEST, f"{connection.server_port} is not a port.")
        call.world.store.execute(
            "UPDATE connections SET user_name = coalesce(?, user_name),"
            " password = coalesce(?, ''), embed_password = ?"
            " WHERE flow_id = ? AND server_address = ? AND server_port IS coalesce(?, server_port)",
            credentials.name,
            credentials.password,
            bool(credentials.embed),
            flow_id,
            connection.server_address,
            connection.server_port,
        )
