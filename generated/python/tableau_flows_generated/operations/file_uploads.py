# Generated from spec/ by `make generate`. Do not edit.
"""Upload files in parts."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import query, text_segment
from ..checks import check_bytes, check_number, check_text
from ..operation import Multipart, Operation, Part


def initiate_file_upload() -> Operation[m.FileUpload]:
    """Start an upload in parts.

    The reply contains the id of the upload, which is needed to append the parts and to publish
    the flow.

    Permissions: Users whose site role allows publishing.

    Returns:
        State of the upload.

    Raises:
        BadRequestError: 400000: The request is malformed.
        PermissionDeniedError: 403015: The user may not upload files.

    `POST /api/{apiVersion}/sites/{siteId}/fileUploads`

    Since version 2.0. Scopes: tableau:file_uploads:create.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_publishing.htm#initiate_file_upload
    """
    return Operation(
        catalog.INITIATE_FILE_UPLOAD,
        "/api/{apiVersion}/sites/{siteId}/fileUploads",
    )


def append_to_file_upload(
    upload_session_id: str,
    *,
    sequence_id: int | None = None,
    file_name: str | None = None,
    content: bytes | None = None,
) -> Operation[m.FileUpload]:
    """Append a part of a file to an upload.

    A part is at most 64 MB. Parts must be sent one after another unless each has a sequence
    number. If the response is lost, the part may have been appended already, and sending it
    again could append it twice; start a new upload instead. The XML part of the request is
    empty.

    Permissions: The user who started the upload.

    If the response is lost: Start a new upload, since this one may already contain the part.

    Args:
        upload_session_id: Id of the upload, returned when the upload was started.
        sequence_id: Number of this part in the file, which allows parts to be sent in any order.
            Supported by newer servers only, for at most 1000 parts per file. Without it, parts
            must be sent one after another.
        file_name: Name of the file in the part tableau_file.
        content: Content of the file; None if the sender streams it.

    Returns:
        State of the upload.

    Raises:
        BadRequestError: 400000: The request is not well-formed.
        UploadError: 400016: The part is larger than the server accepts; the message states the
            limit. 400019: The XML part of the request is not empty. 400020: The request contains
            no file part.
        PermissionDeniedError: 403007: The user may not append to this upload. 403016: The part
            could not be added to the upload.
        UploadExpiredError: 404015: No upload has the id in the path, or it has expired.

    `PUT /api/{apiVersion}/sites/{siteId}/fileUploads/{uploadSessionId}`

    Since version 2.0. Scopes: tableau:file_uploads:create.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_publishing.htm#append_to_file_upload
    """
    check_number(sequence_id, "sequence_id", least=0)
    check_text(file_name, "file_name", empty=False)
    check_bytes(content, "content")
    parts: list[Part] = []
    parts.append(Part("request_payload", "text/xml", "", b"", "form-data"))
    parts.append(
        Part("tableau_file", "application/octet-stream", file_name or "file", content, "form-data")
    )
    body = Multipart(tuple(parts))
    return Operation(
        catalog.APPEND_TO_FILE_UPLOAD,
        f"/api/{{apiVersion}}/sites/{{siteId}}/fileUploads/{text_segment(upload_session_id, 'upload_session_id')}",
        query(
            ("sequenceID", sequence_id),
        ),
        body=body,
    )
