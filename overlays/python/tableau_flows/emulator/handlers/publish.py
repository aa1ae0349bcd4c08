"""Handler for publishing a flow, from the request or from an upload in parts."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.rules.access import WRITE
from tableau_flows.emulator.rules.flows import (
    NewFlow,
    add_flows,
    flow_id_by_name,
    replace_contents,
    unused_files,
)
from tableau_flows.emulator.rules.projects import DEFAULT_NAME
from tableau_flows.emulator.rules.uploads import chunks_of, end_upload, find_upload
from tableau_flows.emulator.store.lookups import find_project
from tableau_flows.emulator.store.records import ProjectRow
from tableau_flows.emulator.wire.flow_files import FlowContents, FlowFileError, read_flow_file

BAD_FILE_NAME = codes.INVALID_FLOW_FILE_NAME
NOT_PUBLISHED = codes.PUBLISHING_FAILED
NO_NAME = codes.MISSING_FLOW_NAME
MAY_NOT_PUBLISH = codes.PUBLISHING_NOT_PERMITTED
QUOTA_EXCEEDED = codes.STORAGE_QUOTA_EXCEEDED
NAME_TAKEN = codes.FLOW_NAME_TAKEN

FILE_TYPES = ("tfl", "tflx")
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class _FlowFile:
    path: Path
    file_bytes: int
    file_type: str
    upload_id: str | None = None


# Not as one transaction, because joining and reading a large file would block all other requests.
@handles("publishFlow", locked=False)
def publish_flow(call: Call) -> models.FlowReply:
    """Create a flow, or overwrite one."""
    request = call.read(models.PublishFlowRequest)
    if not request.flow.name.strip():
        raise Refusal(NO_NAME, "The flow has no name.")
    if len(request.flow.name) > LONGEST_NAME:
        raise Refusal(NOT_PUBLISHED, f"A name has {LONGEST_NAME} characters at most.")
    with _file(call) as file:
        contents = _contents(file)
        with call.state.store.transaction():
            flow_id, unused = _publish(call, request, file, contents)
            call.state.remove_files(unused)
            return models.FlowReply(flow=flow_replies.flow(call, call.flow_by_id(flow_id)))


def _contents(file: _FlowFile) -> FlowContents:
    if file.file_bytes == 0:
        raise Refusal(NOT_PUBLISHED, "The file is empty.")
    try:
        return read_flow_file(file.path, file.file_type)
    except FlowFileError as problem:
        raise Refusal(NOT_PUBLISHED, f"The file is not a flow file: {problem}.") from None


@contextmanager
def _file(call: Call) -> Generator[_FlowFile]:
    """Provide the file to publish; it is removed unless it was added to the file store."""
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
        limit = call.state.options.max_publish_bytes
        raise Refusal(NOT_PUBLISHED, f"A request may publish {limit} bytes; upload in parts.")
    yield _FlowFile(given.path, given.file_bytes, file_type)


def _uploaded_file(call: Call, upload_id: str, file_type: str) -> Generator[_FlowFile]:
    upload = find_upload(call.state.store, upload_id, site_id=call.site_id, user_id=call.user_id)
    chunks = chunks_of(call.state.store, upload.id)
    if not chunks.is_complete:
        raise Refusal(NOT_PUBLISHED, "The upload has no parts, or some are missing between.")
    path = call.state.files.concatenate(chunks.files)
    try:
        yield _FlowFile(path, chunks.file_bytes, file_type, upload.id)
    finally:
        path.unlink(missing_ok=True)


def _publish(
    call: Call, request: models.PublishFlowRequest, file: _FlowFile, contents: FlowContents
) -> tuple[str, list[str]]:
    """Store the flow; returns its id and the files that are no longer used."""
    store = call.state.store
    project = _project(call, request.flow.project)
    if not call.access.may_save_in(project):
        raise Refusal(MAY_NOT_PUBLISH, f"You may not publish to {project.name!r}.")
    flow_id = flow_id_by_name(store, project.id, request.flow.name)
    if flow_id is None:
        _check_quota(call, file.file_bytes)
        flow_id, unused = _add(call, request, project, file, contents), list[str]()
    else:
        unused = _overwrite(call, flow_id, request, file, contents)
    _set_credentials(call, flow_id, request.connections)
    if file.upload_id is not None:
        unused += end_upload(store, file.upload_id)
    return flow_id, unused


def _project(call: Call, reference: models.ProjectReference | None) -> ProjectRow:
    if reference is None:
        return find_project(call.state.store, call.site_id, DEFAULT_NAME)
    return call.project_by_id(reference.id)


def _add(
    call: Call,
    request: models.PublishFlowRequest,
    project: ProjectRow,
    file: _FlowFile,
    contents: FlowContents,
) -> str:
    name = request.flow.name
    flow = NewFlow(
        id=call.state.store.ids.new("flow", call.site_id, project.id, name),
        site_id=call.site_id,
        project_id=project.id,
        owner_id=call.user_id,
        name=name,
        description=request.flow.description or "",
        file=call.state.add_file(file.path),
        file_bytes=file.file_bytes,
        file_type=file.file_type,
        contents=contents,
        created_at=int(call.now),
        updated_at=int(call.now),
    )
    add_flows(call.state.store, [flow])
    return flow.id


def _overwrite(
    call: Call,
    flow_id: str,
    request: models.PublishFlowRequest,
    file: _FlowFile,
    contents: FlowContents,
) -> list[str]:
    flow = call.flow_by_id(flow_id)
    if not call.boolean("overwrite"):
        raise Refusal(NAME_TAKEN, f"The project has a flow called {flow.name!r} already.")
    call.require(WRITE, flow, MAY_NOT_PUBLISH)
    _check_quota(call, file.file_bytes - flow.file_bytes)
    store = call.state.store
    store.execute(
        "UPDATE flows SET file = ?, file_bytes = ?, file_type = ?, description = ?,"
        " updated_at = ? WHERE id = ?",
        call.state.add_file(file.path),
        file.file_bytes,
        file.file_type,
        flow.description if request.flow.description is None else request.flow.description,
        int(call.now),
        flow.id,
    )
    replace_contents(store, flow.id, contents)
    return unused_files(store, [flow.file])


def _check_quota(call: Call, more_bytes: int) -> None:
    quota = call.state.options.storage_quota
    if quota is None:
        return
    used = call.state.store.number(
        "SELECT sum(file_bytes) FROM flows WHERE site_id = ?", call.site_id
    )
    if used + more_bytes > quota:
        raise Refusal(QUOTA_EXCEEDED, f"The site may hold {quota} bytes and has {used}.")


def _set_credentials(
    call: Call, flow_id: str, connections: Iterable[models.ConnectionToPublish]
) -> None:
    """Set the credentials of the flow's connections by their addresses; others are ignored."""
    for connection in connections:
        credentials = connection.connection_credentials
        if connection.server_address is None:
            continue
        if connection.server_port is not None and not 0 <= connection.server_port <= 65535:
            raise Refusal(BAD_REQUEST, f"{connection.server_port} is not a port.")
        call.state.store.execute(
            "UPDATE connections SET database_name = coalesce(?, database_name)"
            " WHERE flow_id = ? AND server_address = ? AND server_port IS coalesce(?, server_port)",
            connection.database_name,
            flow_id,
            connection.server_address,
            connection.server_port,
        )
        if credentials is None:
            continue
        call.state.store.execute(
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
