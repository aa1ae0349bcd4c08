# Generated from spec/ by `make generate`. Do not edit.
"""Tags of several flows at once."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import items_in
from ..checks import check_models
from ..operation import Operation


def batch_add_tags(
    *, tags: Sequence[m.TagToAdd], contents: Sequence[m.ContentToTag]
) -> Operation[tuple[m.Tag, ...]]:
    """Add tags to several flows.

    Tags that the flows have already stay. The server splits a label at blanks and commas into
    several tags, unless the label stands in double quotes, which are not kept.

    Permissions: Administrators, and users who have the Read capability on each of the flows.

    If the response is lost: Read the tags of the flows.

    Args:
        tags: Labels of the tags.
        contents: Content items.

    Returns:
        The tags, as the server returns them.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403004: The user may not tag one of the flows; the Read capability
            is missing.
        NotFoundError: 404027: No flow has one of the ids in the body.

    `PUT /api/{apiVersion}/sites/{siteId}/tags:batchCreate`

    Since version 3.9. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#batch_add_tags
    """
    check_models(tags, "tags", "TagToAdd", required=True)
    check_models(contents, "contents", "ContentToTag", required=True)
    from ..codec import encode
    from ..models.tags import TagBatch, TagBatchRequest

    body = encode(
        TagBatchRequest(tag_batch=TagBatch(tags=items_in(tags), contents=items_in(contents))),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.BATCH_ADD_TAGS,
        "/api/{apiVersion}/sites/{siteId}/tags:batchCreate",
        body=body,
    )


def batch_delete_tags(
    *, tags: Sequence[m.TagToAdd], contents: Sequence[m.ContentToTag]
) -> Operation[None]:
    """Take tags off several flows.

    A flow that does not have one of the tags is not an error. Labels are written as they are
    when tags are added.

    Permissions: Administrators, and users who have the Read capability on each of the flows.

    If the response is lost: Read the tags of the flows.

    Args:
        tags: Labels of the tags.
        contents: Content items.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403004: The user may not tag one of the flows; the Read capability
            is missing.
        NotFoundError: 404027: No flow has one of the ids in the body.

    `DELETE /api/{apiVersion}/sites/{siteId}/tags:BatchDelete`

    Since version 3.9. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#batch_delete_tags
    """
    check_models(tags, "tags", "TagToAdd", required=True)
    check_models(contents, "contents", "ContentToTag", required=True)
    from ..codec import encode
    from ..models.tags import TagBatch, TagBatchRequest

    body = encode(
        TagBatchRequest(tag_batch=TagBatch(tags=items_in(tags), contents=items_in(contents))),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.BATCH_DELETE_TAGS,
        "/api/{apiVersion}/sites/{siteId}/tags:BatchDelete",
        body=body,
    )
