"""Receives and decodes request bodies as the catalog describes them."""

from __future__ import annotations

from starlette.requests import Request
from tableau_flows_generated import codec, codes, protocol
from tableau_flows_generated.codes import BAD_REQUEST
from tableau_flows_generated.operation import OperationInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.options import Options
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.wire.alternative_forms import to_documented_form
from tableau_flows.emulator.wire.headers import header_value
from tableau_flows.emulator.wire.json_form import JSON_TYPE, JsonFormError, to_xml
from tableau_flows.emulator.wire.multipart import (
    MAX_PAYLOAD_BYTES,
    MULTIPART,
    Upload,
    receive_upload,
)

NO_FLOW_NAME = codes.MISSING_FLOW_NAME
NO_FLOW = codes.MISSING_FLOW_DESCRIPTION

MAX_UNAUTHENTICATED_BYTES = 64 * 1024
"""Maximum size of a request document from a client that is not signed in."""
# `curl -d`, which the vendor's own examples use, sends application/x-www-form-urlencoded; "" means
# that there is no Content-Type header.
XML_TYPES = (protocol.REQUEST_MEDIA, protocol.REPLY_MEDIA, "application/x-www-form-urlencoded", "")
# Error codes for missing elements and attributes that have a code of their own, by operation and
# path.
MISSING = {
    ("publishFlow", f"{protocol.REQUEST_ROOT}/flow"): NO_FLOW,
    ("publishFlow", f"{protocol.REQUEST_ROOT}/flow/@name"): NO_FLOW_NAME,
}
# Operations whose body may be missing: the documentation names none, though every client sends an
# empty one (wire_facts §6.12).
BODY_OPTIONAL = frozenset({"runFlowTask"})


async def receive(
    request: Request, operation: OperationInfo, files: FileStore, options: Options
) -> Upload:
    """Read the whole body of a request; a document becomes the payload of an upload.

    Raises:
        Refusal: 400000, for a body of a type that the operation does not accept.
    """
    if operation.request_media == MULTIPART:
        limit = (
            options.max_publish_bytes if operation.id == "publishFlow" else options.max_chunk_bytes
        )
        return await receive_upload(request, operation, files, limit)
    content = bytearray()
    most = MAX_PAYLOAD_BYTES if operation.authenticated else MAX_UNAUTHENTICATED_BYTES
    async for data in request.stream():
        content += data
        if len(content) > most:
            raise Refusal(BAD_REQUEST, "The request body is too large.")
    media_type, _ = header_value(request.headers.get("content-type", ""))
    if operation.request is not None and content and media_type not in (*XML_TYPES, JSON_TYPE):
        raise Refusal(BAD_REQUEST, f"The body must be text/xml or JSON, not {media_type!r}.")
    return Upload(payload=bytes(content), is_json=media_type == JSON_TYPE)


def decode(operation: OperationInfo, upload: Upload) -> object | None:
    """Decode the document in a body; None for an operation without one.

    Raises:
        Refusal: 400000, or the code of the element or attribute that is missing.
    """
    if operation.request is None:
        return None
    model: type[object] = codec.model_named(operation.request)
    payload = upload.payload
    is_json = upload.is_json
    if not payload and operation.id in BODY_OPTIONAL:
        payload, is_json = f"<{protocol.REQUEST_ROOT}/>".encode(), False
    if not payload:
        raise Refusal(BAD_REQUEST, "The required request document is missing.")
    try:
        if is_json:
            # Handlers that look at the document itself know XML only.
            payload = upload.payload = to_xml(payload, model, protocol.REQUEST_ROOT)
        payload = to_documented_form(operation, payload)
        return codec.decode(model, payload, protocol.REQUEST_ROOT, strict=True)
    except JsonFormError as problem:
        raise Refusal(BAD_REQUEST, f"The request document cannot be read: {problem}.") from None
    except codec.DecodeError as problem:
        code = MISSING.get((operation.id, problem.path), BAD_REQUEST)
        raise Refusal(code, f"The request document cannot be read: {problem}.") from None
