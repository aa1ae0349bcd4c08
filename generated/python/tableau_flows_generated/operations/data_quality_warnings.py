# Generated from spec/ by `make generate`. Do not edit.
"""Warnings about the quality of the data that a flow makes."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, segment
from ..checks import check_change, check_flag, check_text
from ..operation import Operation


def query_flow_data_quality_warnings(
    flow: str | Identified,
) -> Operation[tuple[m.DataQualityWarning, ...]]:
    """List the data quality warnings on a flow.

    Returns the whole list in one reply, including warnings that are not active.

    Permissions: Administrators, and users who have the Read capability on the flow. The server
    needs a licence for Data Management.

    Args:
        flow: The flow, as an id or as the object.

    Returns:
        The data quality warnings.

    Raises:
        PermissionDeniedError: 403004: The user may not read the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`

    Since version 3.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
    """
    return Operation(
        catalog.QUERY_FLOW_DATA_QUALITY_WARNINGS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/dataQualityWarnings/flow/{segment(flow, 'flow', 'flow')}",
    )


def add_flow_data_quality_warning(
    flow: str | Identified,
    *,
    kind: m.DataQualityWarningKind | str,
    message: str | None = None,
    active: bool | None = None,
    severe: bool | None = None,
) -> Operation[m.DataQualityWarningReply]:
    """Add a data quality warning to a flow.

    Users of the flow and of the data that it makes see the warning while it is active.

    Permissions: Administrators, and users who have the Write capability on the flow. The server
    needs a licence for Data Management.

    If the response is lost: List the data quality warnings on the flow.

    Args:
        flow: The flow, as an id or as the object.
        kind: Kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING.
        message: Text for the users of the data.
        active: Whether to show the warning.
        severe: Whether to show the warning prominently.

    Returns:
        Reply with one data quality warning, by itself or as the only item of a list.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403004: The user may not change the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `POST /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`

    Since version 3.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#add_dqw
    """
    check_text(kind, "kind", required=True)
    check_text(message, "message")
    check_flag(active, "active")
    check_flag(severe, "severe")
    from ..codec import encode
    from ..models.data_quality import (
        AddFlowDataQualityWarningRequest,
        DataQualityWarningToAdd,
    )

    body = encode(
        AddFlowDataQualityWarningRequest(
            data_quality_warning=DataQualityWarningToAdd(
                type=kind, message=message, is_active=active, is_severe=severe
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_FLOW_DATA_QUALITY_WARNING,
        f"/api/{{apiVersion}}/sites/{{siteId}}/dataQualityWarnings/flow/{segment(flow, 'flow', 'flow')}",
        body=body,
    )


def delete_flow_data_quality_warnings(flow: str | Identified) -> Operation[None]:
    """Delete all data quality warnings on a flow.

    Warnings on other content are unchanged, even if the data comes from the flow.

    Permissions: Administrators, and users who have the Write capability on the flow. The server
    needs a licence for Data Management.

    If the response is lost: List the data quality warnings on the flow.

    Args:
        flow: The flow, as an id or as the object.

    Raises:
        PermissionDeniedError: 403004: The user may not change the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`

    Since version 3.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
    """
    return Operation(
        catalog.DELETE_FLOW_DATA_QUALITY_WARNINGS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/dataQualityWarnings/flow/{segment(flow, 'flow', 'flow')}",
    )


def query_data_quality_warning(warning: str | Identified) -> Operation[m.DataQualityWarningReply]:
    """Read one data quality warning.

    The warning can be on a flow or on other content.

    Permissions: Administrators, and users who have the Read capability on the flow. The server
    needs a licence for Data Management.

    Args:
        warning: The data quality warning, as an id or as the object. The list of the flow's
            warnings contains it.

    Returns:
        Reply with one data quality warning, by itself or as the only item of a list.

    Raises:
        PermissionDeniedError: 403004: The user may not read the flow.
        NotFoundError: 404027: No warning has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`

    Since version 3.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
    """
    return Operation(
        catalog.QUERY_DATA_QUALITY_WARNING,
        f"/api/{{apiVersion}}/sites/{{siteId}}/dataQualityWarnings/{segment(warning, 'warning', 'data quality warning')}",
    )


def update_data_quality_warning(
    warning: str | Identified,
    *,
    kind: m.DataQualityWarningKind | str | None = None,
    message: str | None = None,
    active: bool | None = None,
    severe: bool | None = None,
) -> Operation[m.DataQualityWarningReply]:
    """Change a data quality warning.

    Omitted values are unchanged; at least one value must be given.

    Permissions: Administrators, and users who have the Write capability on the flow. The server
    needs a licence for Data Management.

    If the response is lost: List the data quality warnings on the flow.

    Args:
        warning: The data quality warning, as an id or as the object. The list of the flow's
            warnings contains it.
        kind: New kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING.
        message: New text for the users of the data.
        active: Whether to show the warning.
        severe: Whether to show the warning prominently.

    Returns:
        Reply with one data quality warning, by itself or as the only item of a list.

    Raises:
        UsageError: No value to change is given; nothing was sent.
        BadRequestError: 400000: The body is missing, is not well-formed XML, or contains no
            changes.
        PermissionDeniedError: 403004: The user may not change the flow.
        NotFoundError: 404027: No warning has the id in the path.

    `PUT /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`

    Since version 3.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#update_dqw
    """
    check_text(kind, "kind")
    check_text(message, "message")
    check_flag(active, "active")
    check_flag(severe, "severe")
    check_change(kind=kind, message=message, active=active, severe=severe)
    from ..codec import encode
    from ..models.data_quality import (
        DataQualityWarningChange,
        UpdateDataQualityWarningRequest,
    )

    body = encode(
        UpdateDataQualityWarningRequest(
            data_quality_warning=DataQualityWarningChange(
                type=kind, message=message, is_active=active, is_severe=severe
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.UPDATE_DATA_QUALITY_WARNING,
        f"/api/{{apiVersion}}/sites/{{siteId}}/dataQualityWarnings/{segment(warning, 'warning', 'data quality warning')}",
        body=body,
    )


def delete_data_quality_warning(warning: str | Identified) -> Operation[None]:
    """Delete a data quality warning.

    Other warnings on the same flow are unchanged.

    Permissions: Administrators, and users who have the Write capability on the flow. The server
    needs a licence for Data Management.

    If the response is lost: List the data quality warnings on the flow.

    Args:
        warning: The data quality warning, as an id or as the object. The list of the flow's
            warnings contains it.

    Raises:
        PermissionDeniedError: 403004: The user may not change the flow.
        NotFoundError: 404027: No warning has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`

    Since version 3.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
    """
    return Operation(
        catalog.DELETE_DATA_QUALITY_WARNING,
        f"/api/{{apiVersion}}/sites/{{siteId}}/dataQualityWarnings/{segment(warning, 'warning', 'data quality warning')}",
    )
