# Generated from spec/ by `make generate`. Do not edit.
"""List, find, read, publish, sync, update, delete, download, run and tag flows."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import (
    Identified,
    free_segment,
    id_of,
    items_in,
    newer_parts,
    query,
    secrets_of,
    segment,
)
from ..checks import (
    LONGEST_QUERY,
    check_bytes,
    check_change,
    check_flag,
    check_model,
    check_models,
    check_number,
    check_text,
)
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Multipart, Operation, Part


def query_flows_for_site(
    *,
    filter: str | None = None,
    sort: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.Flow]] = (),
    order_by: Sequence[Order[m.Flow]] = (),
) -> Operation[tuple[m.Flow, ...]]:
    """List the flows of the site.

    Users who are not administrators get the flows they may read. Filters compare names exactly,
    including case; ownerName is the display name, not the login name. Filtering by tags is not
    supported. Without a sort, the order is undefined. The server reads lists from an index that
    is updated with a short delay, so a flow published a moment ago may be missing.

    Permissions: Every user. Users who are not administrators see the flows on which they have
    the Read capability.

    Args:
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ.
            Fields and their operators: name (eq, in), ownerName (eq), projectId (eq), projectName
            (eq, in), createdAt (eq, gt, gte, lt, lte; time), updatedAt (eq, gt, gte, lt, lte;
            time).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: name, ownerName, projectId, projectName,
            createdAt, updatedAt.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.flow`; what a filter of the server
            cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.flow`, in decreasing order of priority. Cannot be
            combined with `sort`.

    Returns:
        The flows on this page.

    Raises:
        BadRequestError: 400000: The filter or the sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
        PermissionDeniedError: 403101: The user may not see the flows of the site.

    `GET /api/{apiVersion}/sites/{siteId}/flows`

    Since version 3.3. Scopes: tableau:flows:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_site
    """
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_FLOWS_FOR_SITE,
        "/api/{apiVersion}/sites/{siteId}/flows",
        query(
            ("filter", filter),
            ("sort", sort_text(order_by, "flow", sort)),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "flow", filter),
    )


def publish_flow(
    *,
    name: str,
    description: str | None = None,
    project: str | Identified | None = None,
    connections: Sequence[m.ConnectionToPublish] = (),
    flow_type: m.FlowFileKind | m.FlowFileKindValue | None = None,
    overwrite: bool | None = None,
    upload_session_id: str | None = None,
    file_name: str | None = None,
    content: bytes | None = None,
) -> Operation[m.Flow]:
    """Publish a flow.

    A file of up to 64 MB can be sent in this request. A larger file must be uploaded in parts
    first; uploadSessionId and flowType are then required, and the request contains no file.
    Without a project, the flow is published to the default project. The name of the file must
    end in .tfl or .tflx. Requires Data Management and Prep Conductor on the site.

    Permissions: Administrators, and users whose site role allows publishing and who may publish
    to the project. Overwriting also requires the Write capability on the flow.

    If the response is lost: List the flows with that name and check when they were last
    updated.

    Args:
        name: Name of the flow on the server. The name identifies the flow within its project,
            without regard to case.
        description: Description of the flow.
        project: The project to publish the flow to, as an id or as the object. The default project
            if omitted.
        connections: Credentials for the data sources that the flow reads and writes.
        flow_type: Type of the file, tfl or tflx. Required if the file was uploaded in parts.
        overwrite: True to replace a flow with the same name, if there is one; false to fail in
            that case. False if omitted.
        upload_session_id: Id of the upload that contains the file. If omitted, the request itself
            contains the file.
        file_name: Name of the file in the part tableau_flow.
        content: Content of the file; None if the sender streams it.

    Returns:
        The flow. The reply also provides `output_steps`.

    Raises:
        BadRequestError: 400000: The XML part of the request is missing, incomplete or not
            well-formed.
        PublishError: 400086: The name of the file does not end in .tfl or .tflx. 400087: The flow
            could not be published, for a reason that has no error code of its own. 400089: The
            flow has no name. 400090: The XML part does not describe the flow.
        PermissionDeniedError: 403007: The user may not publish, or not to this project.
        QuotaExceededError: 403008: The server does not have enough storage space for the flow.
        NotFoundError: 404005: No project on the site has the id in the body. 404027: A flow that
            the request refers to does not exist. (Documented, although no flow id is sent.)
        UploadExpiredError: 404015: No upload has the id in the query, or it has expired.
            (Documented for appending; assumed for this operation.)
        NameTakenError: 409041: The project already has a flow with this name, and overwrite was
            not set.

    `POST /api/{apiVersion}/sites/{siteId}/flows`

    Since version 3.3. Requires Prep Conductor (Data Management). Scopes: tableau:flows:create.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
    """
    check_text(name, "name", required=True)
    check_text(description, "description")
    check_models(connections, "connections", "ConnectionToPublish")
    check_text(
        flow_type,
        "flow_type",
        choices=(
            "tfl",
            "tflx",
        ),
        empty=False,
    )
    check_flag(overwrite, "overwrite")
    check_text(upload_session_id, "upload_session_id", most=LONGEST_QUERY, empty=False)
    check_text(file_name, "file_name", empty=False)
    check_bytes(content, "content")
    from ..codec import encode
    from ..models.common import ProjectReference
    from ..models.flows import FlowToPublish, PublishFlowRequest

    document = encode(
        PublishFlowRequest(
            flow=FlowToPublish(
                project=ProjectReference(id=id_of(project, "project", "project"))
                if project is not None
                else None,
                name=name,
                description=description,
            ),
            connections=items_in(connections),
        ),
        "tsRequest",
        namespace=None,
    )
    parts: list[Part] = []
    parts.append(Part("request_payload", "text/xml", "", document, "form-data"))
    if file_name is not None or content is not None:
        parts.append(
            Part(
                "tableau_flow",
                "application/octet-stream",
                file_name or "file",
                content,
                "form-data",
            )
        )
    body = Multipart(tuple(parts))
    return Operation(
        catalog.PUBLISH_FLOW,
        "/api/{apiVersion}/sites/{siteId}/flows",
        query(
            ("flowType", flow_type),
            ("overwrite", overwrite),
            ("uploadSessionId", upload_session_id),
        ),
        body=body,
        secrets=secrets_of(connections),
    )


def query_flows_for_user(
    user: str | Identified,
    *,
    owned_by: bool | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
) -> Operation[tuple[m.Flow, ...]]:
    """List the flows that a user owns or may read.

    Filtering and sorting are not documented for this list. The server reads lists from an index
    that is updated with a short delay, so a flow published a moment ago may be missing.

    Permissions: Every user. Administrators see all flows of the user; others see the flows that
    they own or on which they have the Read capability.

    Args:
        user: The user, as an id or as the object. The login name is not accepted.
        owned_by: True to list only the flows that the user owns, false to include the flows that
            the user may read. False if omitted.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The flows on this page.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        PermissionDeniedError: 403101: The user may not see the flows of that user.
        NotFoundError: 404002: No user has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/flows`

    Since version 3.3. Scopes: tableau:flows:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_user
    """
    check_flag(owned_by, "owned_by")
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_FLOWS_FOR_USER,
        f"/api/{{apiVersion}}/sites/{{siteId}}/users/{segment(user, 'user', 'user')}/flows",
        query(
            ("ownedBy", owned_by),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def query_flow(flow: str | Identified) -> Operation[m.Flow]:
    """Read one flow with its output steps.

    The reply includes the project, owner, tags and parameters. A flow published a moment ago
    may not be available yet.

    Permissions: Administrators, and users who have the Read capability on the flow.

    Args:
        flow: The flow, as an id or as the object.

    Returns:
        The flow. The reply also provides `output_steps`.

    Raises:
        PermissionDeniedError: 403004: The user may not read the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

    Since version 3.3. Scopes: tableau:flows:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
    """
    return Operation(
        catalog.QUERY_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}",
    )


def update_flow(
    flow: str | Identified,
    *,
    project: str | Identified | None = None,
    owner: str | Identified | None = None,
) -> Operation[m.Flow]:
    """Move a flow to another project or give it another owner.

    Omitted values are unchanged. The name and the description cannot be updated; publish the
    flow again to change them.

    Permissions: Only administrators may change the owner. Administrators, the owner of the
    flow, and leaders and owners of its project may move it, if they may write to the target
    project.

    If the response is lost: Read the flow.

    Args:
        flow: The flow, as an id or as the object.
        project: The project to move the flow to, as an id or as the object.
        owner: The new owner of the flow, as an id or as the object.

    Returns:
        The flow.

    Raises:
        UsageError: No value to change is given; nothing was sent.
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403030: The user may not write to the target project. 403098: A user
            who is not an administrator tried to change the owner.
        NotFoundError: 404002: No user has the id given for the owner. 404005: No project has the
            id that was given. 404027: No flow has the id in the path.
        NameTakenError: 409041: The target project already has a flow with the same name; names are
            compared without regard to case.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow
    """
    check_change(project=project, owner=owner)
    from ..codec import encode
    from ..models.common import ProjectReference, UserReference
    from ..models.flows import FlowToUpdate, UpdateFlowRequest

    body = encode(
        UpdateFlowRequest(
            flow=FlowToUpdate(
                project=ProjectReference(id=id_of(project, "project", "project"))
                if project is not None
                else None,
                owner=UserReference(id=id_of(owner, "owner", "user"))
                if owner is not None
                else None,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.UPDATE_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}",
        body=body,
    )


def delete_flow(flow: str | Identified) -> Operation[None]:
    """Delete a flow.

    Deletes the connections, output steps, tasks and run history of the flow as well.

    Permissions: Administrators, and users who have the Read and Delete capabilities on the
    flow.

    If the response is lost: Read the flow; it was deleted if it is not found.

    Args:
        flow: The flow, as an id or as the object.

    Raises:
        PermissionDeniedError: 403004: The user may not delete the flow: the Read or the Delete
            capability is missing.
        NotFoundError: 404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
    """
    return Operation(
        catalog.DELETE_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}",
    )


def download_flow(flow: str | Identified) -> Operation[bytes]:
    """Download the file of a flow.

    The header Content-Disposition contains the name of the file, whose extension shows whether
    it is a flow file (.tfl) or a packaged flow file (.tflx). Both are ZIP archives. The server
    does not always send the length.

    Permissions: Administrators, and users who may download the flow (the ExportXml capability).

    Args:
        flow: The flow, as an id or as the object.

    Returns:
        The content of the file.

    Raises:
        PermissionDeniedError: 403097: The user may not download the flow. 403126: The user may not
            read the content of the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`

    Since version 3.3. Scopes: tableau:flows:download.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
    """
    return Operation(
        catalog.DOWNLOAD_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/content",
    )


def run_flow_now(
    flow: str | Identified,
    *,
    flow_run_spec: m.FlowRunSpec | None = None,
    flow_output_step_ids: str | None = None,
    flow_run_mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
) -> Operation[m.Job]:
    """Run a flow now.

    The reply describes the background job; poll it until it ends. All output steps run unless
    specific steps are given: in the query on servers before version 3.14, in the body on newer
    servers, which also accept parameter values there. The call usually fails while the flow is
    queued or running. If the task of the flow is suspended, it is resumed. Requires Data
    Management and Prep Conductor on the site.

    Permissions: Administrators, the owner of the flow, and leaders of its project; on newer
    servers also users who have the Execute capability.

    If the response is lost: List the newest runs of the flow.

    Args:
        flow: The flow, as an id or as the object.
        flow_run_spec: Output steps, mode and parameter values of the run. Since version 3.14.
        flow_output_step_ids: Ids of the output steps to run, separated by commas; all if omitted.
            For servers before version 3.14; newer servers still accept it. Deprecated.
        flow_run_mode: Mode of the run, full or incremental; chosen by the server if omitted. For
            servers before version 3.14; newer servers still accept it. Deprecated.

    Returns:
        The job.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. A body is
            required even if it has no content.
        PermissionDeniedError: 403004: The user may not run the flow. (Not documented for this
            operation.)
        FeatureDisabledError: 403149: The site does not allow flow parameter values to be set.
            403157: Running flows is disabled or not licensed on the site.
        NotFoundError: 404027: No flow has the id in the path.
        AlreadyQueuedError: 409093: An identical job is already queued or running.

    `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run`

    Since version 3.3. Requires Prep Conductor (Data Management). Scopes: tableau:flows:run.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
    """
    check_model(flow_run_spec, "flow_run_spec", "FlowRunSpec")
    check_text(flow_output_step_ids, "flow_output_step_ids", most=LONGEST_QUERY, empty=False)
    check_text(
        flow_run_mode,
        "flow_run_mode",
        choices=(
            "full",
            "incremental",
        ),
        empty=False,
    )
    from ..codec import encode
    from ..models.runs import RunFlowNowRequest

    body = encode(RunFlowNowRequest(flow_run_spec=flow_run_spec), "tsRequest", namespace=None)
    return Operation(
        catalog.RUN_FLOW_NOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/run",
        query(
            ("flowOutputStepIds", flow_output_step_ids),
            ("flowRunMode", flow_run_mode),
        ),
        body=body,
        newer=newer_parts(catalog.FIELD_VERSIONS, ("flow_run_spec", flow_run_spec, (3, 14))),
    )


def add_tags_to_flow(
    flow: str | Identified, *, tags: Sequence[m.TagToAdd]
) -> Operation[tuple[m.Tag, ...]]:
    """Add tags to a flow.

    Tags that the flow has already stay. The server splits a label at blanks and commas into
    several tags, unless the label stands in double quotes, which are not kept.

    Permissions: Administrators, and users who have the Read capability on the flow.

    If the response is lost: Read the tags of the flow.

    Args:
        flow: The flow, as an id or as the object.
        tags: Tags to add. Tags that the flow has already stay.

    Returns:
        All tags that the flow has now.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400075:
            The tags could not be added for a reason without a code of its own.
        PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is
            missing.
        NotFoundError: 404027: No flow has the id in the path.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#add_tags_to_data_source
    """
    check_models(tags, "tags", "TagToAdd", required=True)
    from ..codec import encode
    from ..models.flows import AddTagsToFlowRequest

    body = encode(AddTagsToFlowRequest(tags=items_in(tags)), "tsRequest", namespace=None)
    return Operation(
        catalog.ADD_TAGS_TO_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/tags",
        body=body,
    )


def delete_tag_from_flow(flow: str | Identified, label: str) -> Operation[None]:
    """Take a tag off a flow.

    Some older servers do not find a tag whose label holds a dot or a slash.

    Permissions: Administrators, and users who have the Read capability on the flow.

    If the response is lost: Read the tags of the flow.

    Args:
        flow: The flow, as an id or as the object.
        label: Text of the tag, as the flow tells it.

    Raises:
        BadRequestError: 400077: The tag could not be deleted for a reason without a code of its
            own.
        PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is
            missing.
        NotFoundError: 404007: The flow has no tag with the label in the path. 404027: No flow has
            the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags/{tagName}`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#delete_tag_from_data_source
    """
    return Operation(
        catalog.DELETE_TAG_FROM_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/tags/{free_segment(label, 'label')}",
    )
