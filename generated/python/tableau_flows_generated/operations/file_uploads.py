# Generated from spec/ by `make generate`. Do not edit.
"""Uploads of files in parts."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..checks import check_bytes, check_number, check_text
from ..operation import Multipart, Operation, Part, query, text_segment


def initiate_file_upload() -> Operation[m.FileUpload]:
    """Begin an upload in parts.

    The reply holds the id of the upload, to which the parts are appended and with which the
    flow is published.

    Who may call it: Users whose site role allows publishing.

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

    Parts have 64 MB at most and go one after the other, unless each bears a sequence number. A
    part whose fate is unclear may have arrived: sending it once more could append it twice, so
    begin the upload anew. The XML part of the request is empty.

    Who may call it: The user who began the upload.

    If the answer is lost: Begin a new upload, since this one may hold the part twice.

    Args:
        upload_session_id: Id of the upload, as told when it was begun.
        sequence_id: Number of this part in the file, so that parts may arrive in any order. Newer
            servers only, which take at most 1000 parts of a file; without it, parts must be sent
            one after the other.
        file_name: The name of the file in the part tableau_file.
        content: The bytes of the file; None where the sender streams them.

    Returns:
        State of the upload.

    Raises:
        BadRequestError: 400000: The request is not well-formed.
        UploadError: 400016: The part is larger than the server takes; the message tells the limit.
            400019: The XML part of the request is not empty. 400020: The request holds no part of
            a file.
        PermissionDeniedError: 403007: The user may not upload to this upload. 403016: The part
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
