# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'data_quality'."""

from __future__ import annotations

from typing import Any

from ..models.data_quality import (
    AddFlowDataQualityWarningRequest,
    DataQualityWarning,
    DataQualityWarningChange,
    DataQualityWarningKind,
    DataQualityWarningListReply,
    DataQualityWarningReply,
    DataQualityWarningToAdd,
    UpdateDataQualityWarningRequest,
)
from .decode_common import SERVER_WARNING, SITE_SUMMARY, USER_REFERENCE
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_boolean, read_datetime

_DATA_QUALITY_WARNING_KIND: dict[Any, Any] = {
    member.value: member for member in DataQualityWarningKind
}


_DataQualityWarning = draft(DataQualityWarning)


def _data_quality_warning(a: Given, c: Values) -> DataQualityWarning:
    o = _DataQualityWarning()
    (
        o.id,
        o.content_id,
        o.content_type,
        type_,
        o.message,
        is_active_,
        is_severe_,
        o.user_display_name,
        created_at_,
        updated_at_,
    ) = a
    o.site = c[0]
    o.owner = c[1]
    o.type = _DATA_QUALITY_WARNING_KIND.get(type_, type_)
    o.is_active = None if is_active_ is None else read_boolean(is_active_)
    o.is_severe = None if is_severe_ is None else read_boolean(is_severe_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.updated_at = (
        None
        if updated_at_ is None
        else from_iso(updated_at_)
        if updated_at_[4::3] == "--T::Z"
        else read_datetime(updated_at_)
    )
    o.__class__ = DataQualityWarning
    return o  # type: ignore[no-any-return]


DATA_QUALITY_WARNING = Shape(
    "DataQualityWarning",
    _data_quality_warning,
    attributes={
        "id": str,
        "contentId": str,
        "contentType": str,
        "type": str,
        "message": str,
        "isActive": read_boolean,
        "isSevere": read_boolean,
        "userDisplayName": str,
        "createdAt": read_datetime,
        "updatedAt": read_datetime,
    },
    needed=("id",),
    size=2,
    children=(
        Child(0, "site", "site", shape=SITE_SUMMARY, optional=True),
        Child(1, "owner", "owner", shape=USER_REFERENCE, optional=True),
    ),
)

_DataQualityWarningListReply = draft(DataQualityWarningListReply)


def _data_quality_warning_list_reply(a: Given, c: Values) -> DataQualityWarningListReply:
    o = _DataQualityWarningListReply()
    o.data_quality_warning_list = tuple(c[0]) if c[0] else ()
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = DataQualityWarningListReply
    return o  # type: ignore[no-any-return]


DATA_QUALITY_WARNING_LIST_REPLY = Shape(
    "DataQualityWarningListReply",
    _data_quality_warning_list_reply,
    attributes={},
    size=2,
    children=(
        Child(
            0,
            "data_quality_warning_list",
            "dataQualityWarningList",
            inner=Child(
                0,
                "data_quality_warning_list",
                "dataQualityWarning",
                shape=DATA_QUALITY_WARNING,
                many=True,
                optional=True,
            ),
        ),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_DataQualityWarningReply = draft(DataQualityWarningReply)


def _data_quality_warning_reply(a: Given, c: Values) -> DataQualityWarningReply:
    o = _DataQualityWarningReply()
    o.data_quality_warning = c[0]
    o.data_quality_warning_list = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = DataQualityWarningReply
    return o  # type: ignore[no-any-return]


DATA_QUALITY_WARNING_REPLY = Shape(
    "DataQualityWarningReply",
    _data_quality_warning_reply,
    attributes={},
    size=3,
    children=(
        Child(
            0,
            "data_quality_warning",
            "dataQualityWarning",
            shape=DATA_QUALITY_WARNING,
            optional=True,
        ),
        Child(
            1,
            "data_quality_warning_list",
            "dataQualityWarningList",
            inner=Child(
                1,
                "data_quality_warning_list",
                "dataQualityWarning",
                shape=DATA_QUALITY_WARNING,
                many=True,
                optional=True,
            ),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_DataQualityWarningToAdd = draft(DataQualityWarningToAdd)


def _data_quality_warning_to_add(a: Given, c: Values) -> DataQualityWarningToAdd:
    o = _DataQualityWarningToAdd()
    (
        type_,
        o.message,
        is_active_,
        is_severe_,
    ) = a
    o.type = _DATA_QUALITY_WARNING_KIND.get(type_, type_)
    o.is_active = None if is_active_ is None else read_boolean(is_active_)
    o.is_severe = None if is_severe_ is None else read_boolean(is_severe_)
    o.__class__ = DataQualityWarningToAdd
    return o  # type: ignore[no-any-return]


DATA_QUALITY_WARNING_TO_ADD = Shape(
    "DataQualityWarningToAdd",
    _data_quality_warning_to_add,
    attributes={
        "type": str,
        "message": str,
        "isActive": read_boolean,
        "isSevere": read_boolean,
    },
    needed=("type",),
)

_AddFlowDataQualityWarningRequest = draft(AddFlowDataQualityWarningRequest)


def _add_flow_data_quality_warning_request(a: Given, c: Values) -> AddFlowDataQualityWarningRequest:
    o = _AddFlowDataQualityWarningRequest()
    o.data_quality_warning = need(c[0])
    o.__class__ = AddFlowDataQualityWarningRequest
    return o  # type: ignore[no-any-return]


ADD_FLOW_DATA_QUALITY_WARNING_REQUEST = Shape(
    "AddFlowDataQualityWarningRequest",
    _add_flow_data_quality_warning_request,
    attributes={},
    size=1,
    children=(
        Child(0, "data_quality_warning", "dataQualityWarning", shape=DATA_QUALITY_WARNING_TO_ADD),
    ),
    required={
        0: "dataQualityWarning",
    },
)

_DataQualityWarningChange = draft(DataQualityWarningChange)


def _data_quality_warning_change(a: Given, c: Values) -> DataQualityWarningChange:
    o = _DataQualityWarningChange()
    (
        type_,
        o.message,
        is_active_,
        is_severe_,
    ) = a
    o.type = _DATA_QUALITY_WARNING_KIND.get(type_, type_)
    o.is_active = None if is_active_ is None else read_boolean(is_active_)
    o.is_severe = None if is_severe_ is None else read_boolean(is_severe_)
    o.__class__ = DataQualityWarningChange
    return o  # type: ignore[no-any-return]


DATA_QUALITY_WARNING_CHANGE = Shape(
    "DataQualityWarningChange",
    _data_quality_warning_change,
    attributes={
        "type": str,
        "message": str,
        "isActive": read_boolean,
        "isSevere": read_boolean,
    },
)

_UpdateDataQualityWarningRequest = draft(UpdateDataQualityWarningRequest)


def _update_data_quality_warning_request(a: Given, c: Values) -> UpdateDataQualityWarningRequest:
    o = _UpdateDataQualityWarningRequest()
    o.data_quality_warning = need(c[0])
    o.__class__ = UpdateDataQualityWarningRequest
    return o  # type: ignore[no-any-return]


UPDATE_DATA_QUALITY_WARNING_REQUEST = Shape(
    "UpdateDataQualityWarningRequest",
    _update_data_quality_warning_request,
    attributes={},
    size=1,
    children=(
        Child(0, "data_quality_warning", "dataQualityWarning", shape=DATA_QUALITY_WARNING_CHANGE),
    ),
    required={
        0: "dataQualityWarning",
    },
)

SHAPES: dict[type, Shape] = {
    DataQualityWarning: DATA_QUALITY_WARNING,
    DataQualityWarningListReply: DATA_QUALITY_WARNING_LIST_REPLY,
    DataQualityWarningReply: DATA_QUALITY_WARNING_REPLY,
    DataQualityWarningToAdd: DATA_QUALITY_WARNING_TO_ADD,
    AddFlowDataQualityWarningRequest: ADD_FLOW_DATA_QUALITY_WARNING_REQUEST,
    DataQualityWarningChange: DATA_QUALITY_WARNING_CHANGE,
    UpdateDataQualityWarningRequest: UPDATE_DATA_QUALITY_WARNING_REQUEST,
}
"""The shape of each type."""
