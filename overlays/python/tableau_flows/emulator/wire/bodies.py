"""Reads request bodies as the catalog says they must be."""

from __future__ import annotations

from starlette.requests import Request
from tableau_flows_generated import codec
from tableau_flows_generated.operation import OperationInfo

from tableau_flows.emulator.base.header_values import header_value
from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.options import Options
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.wire.multipart import (
    MAX_PAYLOAD_BYTES,
    MULTIPART,
    Upload,
    receive_upload,
)
from tableau_flows.emulator.wire.other_forms import documented_form

BAD_REQUEST = "400000"
NO_FLOW_NAME = "400089"
NO_FLOW = "400090"

MAX_STRANGERS_BYTES = 64 * 1024
"""Of a document from somebody who is not signed in."""
# The last is what `curl -d` sends, which the vendor's own examples use; None is no header at all.
XML_TYPES = ("text/xml", "application/xml", "application/x-www-form-urlencoded", "")
# What is missing in a document where its absence has a code of its own.
MISSING = {
    ("publishFlow", "tsRequest/flow"): NO_FLOW,
    ("publishFlow", "tsRequest/flow/@name"): NO_FLOW_NAME,
}
# No document names a body for it, though every client sends an empty one (wire_facts §6.12).
BODY_OPTIONAL = frozenset({"runFlowTask"})


async def receive(
    request: Request, operation: OperationInfo, files: FileStore, options: Options
) -> Upload:
    """Read the body of a request to its end; an XML body comes as the payload of an upload.

    Raises:
        Refusal: 400000, for a body of a kind the operation does not take.
    """
    if operation.request_media == MULTIPART:
        limit = (
            options.max_publish_bytes if operation.id == "publishFlow" else options.max_chunk_bytes
        )
        return await receive_upload(request, operation, files, limit)
    content = bytearray()
    most = MAX_PAYLOAD_BYTES if operation.authenticated else MAX_STRANGERS_BYTES
    async for data in request.stream():
        content += data
        if len(content) > most:
            raise Refusal(BAD_REQUEST, "The request body is too large.")
    media_type, _ = header_value(request.headers.get("content-type", ""))
    if operation.request is not None and content and media_type not in XML_TYPES:
        raise Refusal(BAD_REQUEST, f"The body must be text/xml, not {media_type!r}.")
    return Upload(payload=bytes(content))


def decode(operation: OperationInfo, upload: Upload) -> object | None:
    """The document in a body, or None for an operation without one.

    Raises:
        Refusal: 400000, or the code of what is missing in it.
    """
    if operation.request is None:
        return None
    model: type[object] = codec.model_named(operation.request)
    payload = upload.payload
    if not payload and operation.id in BODY_OPTIONAL:
        payload = b"<tsRequest/>"
    if not payload:
        raise Refusal(BAD_REQUEST, "The required request document is missing.")
    try:
        payload = documented_form(operation, payload)
        return codec.decode(model, payload, "tsRequest", strict=True)
    except codec.DecodeError as problem:
        code = MISSING.get((operation.id, problem.path), BAD_REQUEST)
        raise Refusal(code, f"The request document cannot be read: {problem}.") from None
