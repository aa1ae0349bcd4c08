"""Handlers for uploads in parts: begin one, and append a part."""

from __future__ import annotations

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST
from tableau_flows_generated.protocol import MEGABYTE

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.options import is_number
from tableau_flows.emulator.rules.access import PUBLISHER_ROLES
from tableau_flows.emulator.rules.uploads import begin_upload, find_upload

PART_TOO_LARGE = codes.UPLOAD_PART_TOO_LARGE
PAYLOAD_NOT_EMPTY = codes.UNEXPECTED_UPLOAD_PAYLOAD
NO_FILE = codes.MISSING_UPLOAD_CONTENT
MAY_NOT_UPLOAD = codes.UPLOAD_NOT_PERMITTED
PART_NOT_ADDED = codes.UPLOAD_FAILED


@handles("initiateFileUpload")
def initiate_file_upload(call: Call) -> models.FileUploadReply:
    """Begin an upload."""
    if call.caller.member.role not in PUBLISHER_ROLES:
        raise Refusal(MAY_NOT_UPLOAD, "Your site role does not let you upload files.")
    upload_id, ended = begin_upload(call.state.store, call.site_id, call.user_id)
    call.state.remove_files(ended)
    return _reply(call, upload_id, "0")


@handles("appendToFileUpload")
def append_to_file_upload(call: Call) -> models.FileUploadReply:
    """Append a part to an upload, or insert it at its sequence number."""
    store = call.state.store
    upload = find_upload(
        store, call.ids["uploadSessionId"], site_id=call.site_id, user_id=call.user_id
    )
    given = call.upload
    if given is None or given.payload is None:
        raise Refusal(BAD_REQUEST, "The request has no part request_payload.")
    if given.payload.strip():
        raise Refusal(PAYLOAD_NOT_EMPTY, "The part request_payload must be empty.")
    if given.file is None:
        raise Refusal(NO_FILE, "The request has no part tableau_file.")
    if given.file.too_large:
        limit = call.state.options.max_chunk_bytes
        raise Refusal(PART_TOO_LARGE, f"A part may have {limit} bytes at most.")
    these = "FROM upload_chunks WHERE upload_id = ?"
    sequence = _sequence(call)
    if sequence is None:
        sequence = store.number(f"SELECT max(sequence) {these}", upload.id) + 1
    # A second part with the same number replaces the first.
    replaced = store.texts(f"SELECT file {these} AND sequence = ?", upload.id, sequence)
    limit = call.state.options.max_chunks
    if not replaced and store.number(f"SELECT count(*) {these}", upload.id) >= limit:
        raise Refusal(PART_NOT_ADDED, f"An upload has {limit} parts at most.")
    store.execute(
        "INSERT OR REPLACE INTO upload_chunks VALUES (?, ?, ?, ?)",
        upload.id,
        sequence,
        call.state.add_file(given.file.path),
        given.file.file_bytes,
    )
    call.state.remove_files(replaced)
    arrived = store.number(f"SELECT sum(file_bytes) {these}", upload.id)
    # In megabytes, as on real servers, so that no client can resume by it (wire_facts §7.2).
    return _reply(call, upload.id, str(round(arrived / MEGABYTE)))


def _reply(call: Call, upload_id: str, file_size: str) -> models.FileUploadReply:
    return models.FileUploadReply(
        file_upload=models.FileUpload(
            upload_session_id=upload_id,
            file_size=file_size,
            max_file_chunk_count=call.state.options.max_chunks,
        )
    )


def _sequence(call: Call) -> int | None:
    text = call.query.get("sequenceID")
    if text is None:
        return None
    if not is_number(text) or len(text) > 9:
        raise Refusal(BAD_REQUEST, f"sequenceID is a number from 0 on, not {text!r}.")
    return int(text)
