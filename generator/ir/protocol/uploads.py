"""Rules for uploads and multipart bodies."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.kinds import Code, MediaType, Prose, WireName


@dataclass(frozen=True, slots=True)
class UploadRules:
    """Rules for uploads in parts, with limits in bytes."""

    doc: Prose
    megabyte: int
    """The number of bytes in a megabyte, as servers define it."""
    one_request: int
    """The maximum size of a file that is sent in the publish request itself, in bytes."""
    largest_part: int
    """The maximum size of a part, in bytes."""
    usual_part: int
    """The default size of a part, in bytes."""
    parts: int
    """The maximum number of parts of an upload."""
    first_part: int
    """The number of the first part."""
    part_number: WireName
    """The query parameter for the number of a part."""
    upload: WireName
    """The query parameter for the id of the upload to publish."""
    forgotten: Code
    """The error code for an upload that the server no longer has."""


@dataclass(frozen=True, slots=True)
class MultipartRules:
    """The layout of a multipart body."""

    doc: Prose
    media: MediaType
    """The media type of the body; the parameter `boundary` follows it."""
    line_end: str
    """The line ending between headers and contents."""
    disposition: WireName
    """The first header of a part, which contains its name."""
    content_type: WireName
    """The second header of a part, which contains its media type."""
    file_name_doc: Prose
    """How a file name is adapted for the header."""
    file_name_stand_in: str
    """The replacement for a name that is not printable ASCII."""
    file_name_left_out: str
    """The characters that are removed from a name."""
    file_name_longest: int
    """The maximum number of characters of a name, without its extension."""
