"""Uploads in parts: begins, finds and ends them, and says which parts have arrived."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from tableau_flows_generated import codes

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.store.records import ChunkRow, UploadRow
from tableau_flows.emulator.store.store import Store

UPLOAD_UNKNOWN = codes.UPLOAD_NOT_FOUND
NOT_YOUR_UPLOAD = codes.PUBLISHING_NOT_PERMITTED

MAX_UPLOADS = 1000
"""Maximum number of unfinished uploads of one user; another one ends the oldest."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """The parts of an upload, in order."""

    rows: tuple[ChunkRow, ...]

    @property
    def file_bytes(self) -> int:
        """Total number of bytes of the parts."""
        return sum(row.file_bytes for row in self.rows)

    @property
    def files(self) -> list[str]:
        """Names of the files that contain the parts."""
        return [row.file for row in self.rows]

    @property
    def is_complete(self) -> bool:
        """Whether there are parts, and none is missing between the first and the last."""
        if not self.rows or self.rows[0].sequence > 1:
            return False
        return self.rows[-1].sequence - self.rows[0].sequence == len(self.rows) - 1


def begin_upload(store: Store, site_id: str, user_id: str) -> tuple[str, list[str]]:
    """Begin an upload, and end the user's oldest one if there are too many.

    Returns:
        The id, in the form of real ones (wire_facts §7.2), and the files of ended uploads, which
        the caller must remove.
    """
    begun = store.texts("SELECT id FROM uploads WHERE user_id = ? ORDER BY rowid", user_id)
    files: list[str] = []
    for oldest in begun[: len(begun) + 1 - MAX_UPLOADS] if len(begun) >= MAX_UPLOADS else ():
        files += end_upload(store, oldest)
    upload_id = f"{secrets.randbelow(90000) + 10000}:{secrets.token_hex(16)}-1:0"
    store.insert("uploads", id=upload_id, site_id=site_id, user_id=user_id)
    return upload_id, files


def find_upload(store: Store, upload_id: str, *, site_id: str, user_id: str) -> UploadRow:
    """Find an upload of a user.

    Raises:
        Refusal: 404015 if it is unknown, 403007 if another user began it.
    """
    upload = store.find(UploadRow, "WHERE id = ? AND site_id = ?", upload_id, site_id)
    if upload is None:
        raise Refusal(UPLOAD_UNKNOWN, f"No upload has the id {upload_id!r}, or it has expired.")
    if upload.user_id != user_id:
        raise Refusal(NOT_YOUR_UPLOAD, "Somebody else began that upload.")
    return upload


def chunks_of(store: Store, upload_id: str) -> Chunks:
    """Return the parts of an upload that have arrived."""
    rows = store.select(ChunkRow, "WHERE upload_id = ? ORDER BY sequence", upload_id)
    return Chunks(tuple(rows))


def end_upload(store: Store, upload_id: str) -> list[str]:
    """End an upload; returns the files of its parts, which the caller must remove."""
    files = chunks_of(store, upload_id).files
    store.execute("DELETE FROM uploads WHERE id = ?", upload_id)
    return files
