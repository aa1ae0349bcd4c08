"""Receives multipart/mixed bodies: the XML part in memory, the file part on disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from anyio import to_thread
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser
from starlette.requests import Request
from tableau_flows_generated import protocol
from tableau_flows_generated.codes import BAD_REQUEST
from tableau_flows_generated.operation import OperationInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.wire.headers import header_value
from tableau_flows.emulator.wire.json_form import is_json

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks


MULTIPART = protocol.MULTIPART_MEDIA
MAX_PAYLOAD_BYTES = 4 * 1024 * 1024
# Received data is collected up to this size before a worker thread writes it to disk.
BATCH_BYTES = 1024 * 1024


@dataclass(slots=True)
class FilePart:
    """The file part of a request, on disk and not yet added to the file store."""

    name: str
    path: Path
    file_bytes: int = 0
    too_large: bool = False


@dataclass(slots=True)
class Upload:
    """The parts of a multipart request.

    Attributes:
        payload: Content of the document part; None if there was no such part.
        is_json: Whether the document is in JSON, and not in XML.
        file: The file part; None if there was none.
    """

    payload: bytes | None = None
    is_json: bool = False
    file: FilePart | None = None

    def discard(self) -> None:
        """Remove the file unless it was added to the file store."""
        if self.file is not None:
            self.file.path.unlink(missing_ok=True)


async def receive_upload(
    request: Request, operation: OperationInfo, files: FileStore, max_file_bytes: int
) -> Upload:
    """Read a whole multipart request without holding the file part in memory.

    The rest of a file over the limit is read but not written, and the file is marked
    ``too_large``, because the code of the refusal depends on the operation.

    Raises:
        Refusal: 400000, for a body that is not multipart/mixed or has other parts than the
            operation.
    """
    media_type, parameters = header_value(request.headers.get("content-type", ""))
    boundary = parameters.get("boundary")
    if media_type != MULTIPART or not boundary:
        raise Refusal(
            BAD_REQUEST, f"Content-Type must be {MULTIPART} with a boundary, not {media_type!r}."
        )
    reader = MultipartReader(boundary, operation, files, max_file_bytes)
    try:
        batch = bytearray()
        async for data in request.stream():
            batch += data
            if len(batch) >= BATCH_BYTES:
                await to_thread.run_sync(reader.feed, bytes(batch))
                batch.clear()
        await to_thread.run_sync(reader.feed, bytes(batch))
        return reader.finish()
    except BaseException:
        reader.discard()
        raise


class MultipartReader:
    """Incremental parser that turns the bytes of a multipart body into an Upload."""

    def __init__(
        self, boundary: str, operation: OperationInfo, files: FileStore, max_file_bytes: int
    ) -> None:
        """Prepare for the parts of an operation.

        Args:
            boundary: Boundary between the parts.
            operation: Operation whose parts are expected.
            files: Store in whose folder the file part is written.
            max_file_bytes: Maximum size of the file part.

        Raises:
            Refusal: 400000, for a boundary that is not allowed.
        """
        self._parts = {part.name: part for part in operation.request_parts}
        self._files = files
        self._max_file_bytes = max_file_bytes
        self._upload = Upload()
        self._seen: set[str] = set()
        self._header = bytearray()
        self._value = bytearray()
        self._headers: dict[str, str] = {}
        self._payload: io.BytesIO | None = None
        self._target: BinaryIO | None = None
        self._ended = False
        callbacks: MultipartCallbacks = {
            "on_part_begin": self._headers.clear,
            "on_header_field": _appender(self._header),
            "on_header_value": _appender(self._value),
            "on_header_end": self._end_header,
            "on_headers_finished": self._begin_part,
            "on_part_data": self._part_data,
            "on_part_end": self._end_part,
            "on_end": self._end,
        }
        try:
            self._parser = MultipartParser(boundary, callbacks)
        except FormParserError as problem:
            raise Refusal(BAD_REQUEST, f"The multipart boundary is unusable: {problem}") from None

    def feed(self, data: bytes) -> None:
        """Parse more of the body; bytes after its end are ignored.

        Raises:
            Refusal: 400000, for a malformed body or an unexpected part.
        """
        if not data or self._ended:
            return
        try:
            self._parser.write(data)
        except FormParserError as problem:
            raise Refusal(BAD_REQUEST, f"The multipart body is malformed: {problem}") from None

    def finish(self) -> Upload:
        """Return the parts of the body.

        Raises:
            Refusal: 400000, if the body is not complete.
        """
        if not self._ended:
            raise Refusal(BAD_REQUEST, "The multipart body ends before its last boundary.")
        return self._upload

    def discard(self) -> None:
        """Remove the file that was written so far."""
        if self._target is not None:
            self._target.close()
        self._upload.discard()

    def _end_header(self) -> None:
        name = self._header.decode("latin-1").strip().lower()
        try:
            self._headers[name] = self._value.decode("utf-8")
        except UnicodeDecodeError:
            self._headers[name] = self._value.decode("latin-1")
        self._header.clear()
        self._value.clear()

    def _begin_part(self) -> None:
        _, disposition = header_value(self._headers.get("content-disposition", ""))
        name = disposition.get("name", "")
        part = self._parts.get(name)
        if part is None:
            expected = " and ".join(self._parts)
            raise Refusal(BAD_REQUEST, f"The part {name!r} is unknown; expected are {expected}.")
        if name in self._seen:
            raise Refusal(BAD_REQUEST, f"The part {name!r} stands twice in the request.")
        self._seen.add(name)
        if part.content == "file":
            path = self._files.new_path()
            self._upload.file = FilePart(disposition.get("filename", ""), path)
            self._target = path.open("wb")
        else:
            self._upload.is_json = is_json(self._headers.get("content-type", ""))
            self._payload = io.BytesIO()

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        length = end - start
        if self._target is not None and self._upload.file is not None:
            file = self._upload.file
            file.file_bytes += length
            file.too_large = file.file_bytes > self._max_file_bytes
            if not file.too_large:
                self._target.write(memoryview(data)[start:end])
        elif self._payload is not None:
            if self._payload.tell() + length > MAX_PAYLOAD_BYTES:
                raise Refusal(BAD_REQUEST, "The document part is too large.")
            self._payload.write(memoryview(data)[start:end])

    def _end_part(self) -> None:
        if self._target is not None:
            self._target.close()
            self._target = None
        elif self._payload is not None:
            self._upload.payload = self._payload.getvalue()
            self._payload = None

    def _end(self) -> None:
        self._ended = True


def _appender(target: bytearray) -> Callable[[bytes, int, int], None]:
    def append(data: bytes, start: int, end: int) -> None:
        target.extend(data[start:end])

    return append
