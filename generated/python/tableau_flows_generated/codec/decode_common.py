# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'common'."""

from __future__ import annotations

from ..models.common import (
    ErrorDetail,
    ErrorReply,
    FlowReference,
    GroupReference,
    GroupSetReference,
    Pagination,
    ProjectReference,
    ServerWarning,
    SiteSummary,
    Tag,
    UserReference,
)
from .shapes import Child, Given, Shape, Values, draft
from .values import need, read_integer

_Pagination = draft(Pagination)


def _pagination(a: Given, c: Values) -> Pagination:
    o = _Pagination()
    (
        page_number_,
        page_size_,
        total_available_,
    ) = a
    o.page_number = need(read_integer(page_number_))
    o.page_size = need(read_integer(page_size_))
    o.total_available = need(read_integer(total_available_))
    o.__class__ = Pagination
    return o  # type: ignore[no-any-return]


PAGINATION = Shape(
    "Pagination",
    _pagination,
    attributes={
        "pageNumber": read_integer,
        "pageSize": read_integer,
        "totalAvailable": read_integer,
    },
    needed=("pageNumber", "pageSize", "totalAvailable"),
)

_ErrorDetail = draft(ErrorDetail)


def _error_detail(a: Given, c: Values) -> ErrorDetail:
    o = _ErrorDetail()
    (o.code,) = a
    o.callstack = c[0]
    o.summary = c[1]
    o.detail = c[2]
    o.__class__ = ErrorDetail
    return o  # type: ignore[no-any-return]


ERROR_DETAIL = Shape(
    "ErrorDetail",
    _error_detail,
    attributes={
        "code": str,
    },
    needed=("code",),
    size=3,
    children=(
        Child(0, "callstack", "callstack", optional=True),
        Child(1, "summary", "summary", optional=True),
        Child(2, "detail", "detail", optional=True),
    ),
)

_ServerWarning = draft(ServerWarning)


def _server_warning(a: Given, c: Values) -> ServerWarning:
    o = _ServerWarning()
    (
        o.id,
        o.message,
        o.error_code,
    ) = a
    o.__class__ = ServerWarning
    return o  # type: ignore[no-any-return]


SERVER_WARNING = Shape(
    "ServerWarning",
    _server_warning,
    attributes={
        "id": str,
        "message": str,
        "errorCode": str,
    },
)

_ErrorReply = draft(ErrorReply)


def _error_reply(a: Given, c: Values) -> ErrorReply:
    o = _ErrorReply()
    o.error = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ErrorReply
    return o  # type: ignore[no-any-return]


ERROR_REPLY = Shape(
    "ErrorReply",
    _error_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "error", "error", shape=ERROR_DETAIL),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "error",
    },
)

_Tag = draft(Tag)


def _tag(a: Given, c: Values) -> Tag:
    o = _Tag()
    (o.label,) = a
    o.__class__ = Tag
    return o  # type: ignore[no-any-return]


TAG = Shape(
    "Tag",
    _tag,
    attributes={
        "label": str,
    },
)

_ProjectReference = draft(ProjectReference)


def _project_reference(a: Given, c: Values) -> ProjectReference:
    o = _ProjectReference()
    (o.id,) = a
    o.__class__ = ProjectReference
    return o  # type: ignore[no-any-return]


PROJECT_REFERENCE = Shape(
    "ProjectReference",
    _project_reference,
    attributes={
        "id": str,
    },
    needed=("id",),
)

_UserReference = draft(UserReference)


def _user_reference(a: Given, c: Values) -> UserReference:
    o = _UserReference()
    (o.id,) = a
    o.__class__ = UserReference
    return o  # type: ignore[no-any-return]


USER_REFERENCE = Shape(
    "UserReference",
    _user_reference,
    attributes={
        "id": str,
    },
    needed=("id",),
)

_GroupReference = draft(GroupReference)


def _group_reference(a: Given, c: Values) -> GroupReference:
    o = _GroupReference()
    (o.id,) = a
    o.__class__ = GroupReference
    return o  # type: ignore[no-any-return]


GROUP_REFERENCE = Shape(
    "GroupReference",
    _group_reference,
    attributes={
        "id": str,
    },
    needed=("id",),
)

_GroupSetReference = draft(GroupSetReference)


def _group_set_reference(a: Given, c: Values) -> GroupSetReference:
    o = _GroupSetReference()
    (o.id,) = a
    o.__class__ = GroupSetReference
    return o  # type: ignore[no-any-return]


GROUP_SET_REFERENCE = Shape(
    "GroupSetReference",
    _group_set_reference,
    attributes={
        "id": str,
    },
    needed=("id",),
)

_FlowReference = draft(FlowReference)


def _flow_reference(a: Given, c: Values) -> FlowReference:
    o = _FlowReference()
    (o.id,) = a
    o.__class__ = FlowReference
    return o  # type: ignore[no-any-return]


FLOW_REFERENCE = Shape(
    "FlowReference",
    _flow_reference,
    attributes={
        "id": str,
    },
    needed=("id",),
)

_SiteSummary = draft(SiteSummary)


def _site_summary(a: Given, c: Values) -> SiteSummary:
    o = _SiteSummary()
    (
        o.id,
        o.name,
        o.content_url,
    ) = a
    o.__class__ = SiteSummary
    return o  # type: ignore[no-any-return]


SITE_SUMMARY = Shape(
    "SiteSummary",
    _site_summary,
    attributes={
        "id": str,
        "name": str,
        "contentUrl": str,
    },
)

SHAPES: dict[type, Shape] = {
    Pagination: PAGINATION,
    ErrorDetail: ERROR_DETAIL,
    ServerWarning: SERVER_WARNING,
    ErrorReply: ERROR_REPLY,
    Tag: TAG,
    ProjectReference: PROJECT_REFERENCE,
    UserReference: USER_REFERENCE,
    GroupReference: GROUP_REFERENCE,
    GroupSetReference: GROUP_SET_REFERENCE,
    FlowReference: FLOW_REFERENCE,
    SiteSummary: SITE_SUMMARY,
}
"""The shape of each type."""
