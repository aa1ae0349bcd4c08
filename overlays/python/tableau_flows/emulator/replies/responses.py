"""Makes HTTP responses from replies and refusals, in the form of a real server's."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Collection
from dataclasses import is_dataclass, replace
from typing import BinaryIO
from urllib.parse import quote

from anyio import to_thread
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send
from tableau_flows_generated import codec, models, protocol
from tableau_flows_generated.operation import OperationInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.base.storable import replace_unstorable
from tableau_flows.emulator.context import FileReply, Reply
from tableau_flows.emulator.wire.headers import ByteRange
from tableau_flows.emulator.wire.json_form import to_json

XML_TYPE = "application/xml;charset=UTF-8"
JSON_REPLY_TYPE = "application/json;charset=UTF-8"
DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>"
EMPTY_DOCUMENT = f'<{protocol.REPLY_ROOT} xmlns="{codec.NAMESPACE}"/>'.encode()
_END = f"</{protocol.REPLY_ROOT}>".encode()
CHUNK_BYTES = 1024 * 1024

WARNING = models.ServerWarning(id="1", message="The emulator was asked to warn.", error_code="0")
RUN_TAG = re.compile(rb"<flowRuns? [^>]*>")


def response(
    operation: OperationInfo, reply: Reply, quirks: Collection[str], *, as_json: bool = False
) -> Response:
    """Make the response to a request that succeeded."""
    if isinstance(reply, FileReply):
        return _file_response(reply, quirks)
    if reply is None:
        if operation.status == 204 or "cancel-204" in quirks:
            return Response(status_code=204)
        if as_json:
            return Response(b"{}", operation.status, media_type=JSON_REPLY_TYPE)
        return Response(EMPTY_DOCUMENT, operation.status, media_type=XML_TYPE)
    document = _document(operation, reply, quirks)
    return _document_response(operation.status, document, type(reply), as_json)


def refusal_response(
    refusal: Refusal, quirks: Collection[str], *, as_json: bool = False
) -> Response:
    """Make the response to a request that was refused."""
    reply = models.ErrorReply(
        error=models.ErrorDetail(
            code=refusal.code, summary=refusal.info.name, detail=replace_unstorable(refusal.detail)
        )
    )
    return _document_response(refusal.status, _encoded(reply, quirks), type(reply), as_json)


def _document(operation: OperationInfo, reply: object, quirks: Collection[str]) -> bytes:
    if "warnings" in quirks and is_dataclass(reply) and not isinstance(reply, type):
        reply = replace(reply, warnings=(WARNING,))
    document = _encoded(reply, quirks)
    empty_list = _empty_list(operation, reply)
    if empty_list is not None:
        document = _with_empty_list(document, empty_list)
    if "empty-times" in quirks:
        document = RUN_TAG.sub(_with_empty_times, document)
    return document


def _encoded(reply: object, quirks: Collection[str]) -> bytes:
    if "no-namespace" in quirks:
        return codec.encode(reply, protocol.REPLY_ROOT, namespace=None)
    return codec.encode(reply, protocol.REPLY_ROOT)


def _document_response(
    status: int, document: bytes, model: type[object], as_json: bool
) -> Response:
    if as_json:
        return Response(to_json(document, model), status, media_type=JSON_REPLY_TYPE)
    return Response(DECLARATION + document, status, media_type=XML_TYPE)


def _empty_list(operation: OperationInfo, reply: object) -> str | None:
    """Return the name of the wrapper element of a reply's list, if the list is empty.

    The encoder omits an empty wrapper, but servers send it.
    """
    name = operation.paged.items if operation.paged is not None else operation.result
    for child in codec.shape_of(type(reply)).children.values():
        if child.field == name and child.inner is not None and not getattr(reply, child.field):
            return child.wire
    return None


def _with_empty_list(document: bytes, name: str) -> bytes:
    """Add an empty list to a document, at its end or before the warnings."""
    element = f"<{name}/>".encode()
    for end in (f"<{protocol.WARNINGS}>".encode(), _END):
        head, found, tail = document.rpartition(end)
        if found:
            return head + element + found + tail
    return document.removesuffix(b"/>") + b">" + element + _END


def _with_empty_times(tag: re.Match[bytes]) -> bytes:
    """Add the missing times to the start tag of a run, as empty attributes."""
    text = tag[0]
    if b" status=" not in text:
        return text
    end = b"/>" if text.endswith(b"/>") else b">"
    missing = b"".join(
        b' %s=""' % name for name in (b"startedAt", b"completedAt") if b" %s=" % name not in text
    )
    return text.removesuffix(end) + missing + end


def _file_response(reply: FileReply, quirks: Collection[str]) -> Response:
    headers = {"Content-Disposition": _disposition(reply.name)}
    status, sent = 200, ByteRange(0, reply.file_bytes)
    if "no-ranges" not in quirks:
        headers |= {"Accept-Ranges": "bytes", "ETag": reply.tag}
        if reply.requested is not None:
            status, sent = 206, reply.requested
            content_range = f"bytes {sent.start}-{sent.start + sent.length - 1}/{reply.file_bytes}"
            if not sent.length:
                status, content_range = 416, f"bytes */{reply.file_bytes}"
            headers["Content-Range"] = content_range
    if "chunked-download" not in quirks:
        headers["Content-Length"] = str(sent.length)
    return _FileResponse(reply.content, sent, status, headers)


def _disposition(file_name: str) -> str:
    """Make a Content-Disposition as servers do, without a type (wire_facts §6.7)."""
    plain = file_name.isascii() and file_name.isprintable()
    if plain and not set(file_name) & {'"', "\\"}:
        return f'name="tableau_flow"; filename="{file_name}"'
    return f'name="tableau_flow"; filename*=UTF-8\'\'"{quote(file_name, safe=" ")}"'


class _FileResponse(StreamingResponse):
    """A response that sends a part of a file in chunks, and always closes the file."""

    def __init__(
        self, content: BinaryIO, sent: ByteRange, status: int, headers: dict[str, str]
    ) -> None:
        self._content = content
        super().__init__(
            _chunks(content, sent), status, headers, media_type="application/octet-stream"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._content:
            await super().__call__(scope, receive, send)


async def _chunks(content: BinaryIO, sent: ByteRange) -> AsyncIterator[bytes]:
    content.seek(sent.start)
    left = sent.length
    while data := await to_thread.run_sync(content.read, min(CHUNK_BYTES, left)):
        left -= len(data)
        yield data
