# Generated from spec/ by `make generate`. Do not edit.
"""Flows: list, read, publish, change, delete, download, run, tag."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..checks import (
    LONGEST_QUERY,
    check_bytes,
    check_flag,
    check_model,
    check_models,
    check_number,
    check_text,
)
from ..operation import (
    Identified,
    Multipart,
    Operation,
    Part,
    free_segment,
    id_of,
    newer_parts,
    query,
    secrets_of,
    segment,
)


def query_flows_for_site(
    *,
    filter: str | None = None,
    sort: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
) -> Operation[tuple[m.Flow, ...]]:
    """List the flows of the site.

    Users who are not administrators get the flows they may read. Filters compare names exactly,
    upper and lower case included; ownerName means the name shown to people, not the login name.
    Tags cannot be filtered by. Without a sort the order is not defined. Lists are read from an
    index that lags a little behind, so a flow published a moment ago may be missing.

    Who may call it: Everyone; those who are not administrators see the flows on which they have
    the Read capability.

    Args:
        filter: Condition as field:operator:value; several joined by commas must all hold. Values
            may contain neither comma nor ampersand, and the operator in takes [a,b]. Times are
            given as YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq, in), ownerName
            (eq), projectId (eq), projectName (eq, in), createdAt (eq, gt, gte, lt, lte; time),
            updatedAt (eq, gt, gte, lt, lte; time).
        sort: Order as field:asc or field:desc; several joined by commas, the first counting most.
            Fields: name, ownerName, projectId, projectName, createdAt, updatedAt.
        page_size: Number of items in one reply, 1 to 1000.
        page_number: Number of the page to read, counted from 1.

    Returns:
        Flows of this page.

    Raises:
        BadRequestError: 400000: The filter or the sort is malformed.
        PageError: 400006: The page number is not a whole number of at least 1, or lies behind the
            last page. 400007: The page size is not a whole number of at least 1. 403014: The page
            size is over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that flows do not have.
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
            ("sort", sort),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
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

    The file travels in the same request, up to 64 MB, or was uploaded in parts before; then
    uploadSessionId and flowType are needed and the request holds no file. A flow that lies in
    no project goes to the default project. The name of the file must end in .tfl or .tflx.
    Needs Data Management and Prep Conductor on the site.

    Who may call it: Administrators, and users whose site role allows publishing and who may
    publish to the project; to overwrite, the Write capability on the flow too.

    If the answer is lost: List the flows of that name and look at when they were changed.

    Args:
        name: Name of the flow on the server. An equal name in the same project means the same
            flow; upper and lower case do not count.
        description: Text about the flow.
        project: Id of the project to put the flow in; the default project if left out. The object
            may be given instead.
        connections: Sign-in data for the data sources the flow reads and writes.
        flow_type: Kind of the file, tfl or tflx; needed if the file was uploaded in parts.
        overwrite: True to replace a flow of the same name, false to fail if there is one. False if
            left out. True does no harm if there is none.
        upload_session_id: Id of the upload that holds the file. If left out, the file is in the
            request itself.
        file_name: The name of the file in the part tableau_flow.
        content: The bytes of the file; None where the sender streams them.

    Returns:
        The flow. The reply also gives its `output_steps`.

    Raises:
        BadRequestError: 400000: The XML part of the request is missing, incomplete or not
            well-formed.
        PublishError: 400086: The name of the file does not end in .tfl or .tflx. 400087: The flow
            could not be published for a reason without a code of its own. 400089: The flow has no
            name. 400090: The XML part does not tell about the flow.
        PermissionDeniedError: 403007: The user may not publish, or not to this project.
        QuotaExceededError: 403008: There is not enough room on the server for the flow.
        NotFoundError: 404005: No project of the site has the id in the body. 404027: A flow the
            request refers to does not exist. (Listed, though no id of a flow is sent.)
        UploadExpiredError: 404015: No upload has the id in the query, or it has expired. (Listed
            for appending; taken to hold here too.)
        NameTakenError: 409041: The project has a flow of this name, and overwriting was not
            allowed.

    `POST /api/{apiVersion}/sites/{siteId}/flows`

    Since version 3.3. Needs Prep Conductor (Data Management). Scopes: tableau:flows:create.

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
                project=ProjectReference(id=id_of(project, "project"))
                if project is not None
                else None,
                name=name,
                description=description,
            ),
            connections=tuple(connections),
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
    """List the flows a user owns or may read.

    Filters and sorts are not documented for this list. Lists are read from an index that lags a
    little behind, so a flow published a moment ago may be missing.

    Who may call it: Everyone; administrators see all flows of the user, others see those flows
    they own themselves or have the Read capability on.

    Args:
        user: Id of the user (not the login name). The object may be given instead.
        owned_by: True for the flows the user owns, false for those the user may read as well.
            False if left out.
        page_size: Number of items in one reply, 1 to 1000.
        page_number: Number of the page to read, counted from 1.

    Returns:
        Flows of this page.

    Raises:
        PageError: 400006: The page number is not a whole number of at least 1, or lies behind the
            last page. 400007: The page size is not a whole number of at least 1. 403014: The page
            size is over 1000.
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
        f"/api/{{apiVersion}}/sites/{{siteId}}/users/{segment(user, 'user')}/flows",
        query(
            ("ownedBy", owned_by),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def query_flow(flow: str | Identified) -> Operation[m.Flow]:
    """Read one flow with its output steps.

    The reply tells about project, owner, tags and parameters as well. A flow published a moment
    ago may not be there yet.

    Who may call it: Administrators, and users who have the Read capability on the flow.

    Args:
        flow: Id of the flow. The object may be given instead.

    Returns:
        The flow. The reply also gives its `output_steps`.

    Raises:
        PermissionDeniedError: 403004: The user may not read the flow.
        NotFoundError: 404027: No flow has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

    Since version 3.3. Scopes: tableau:flows:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
    """
    return Operation(
        catalog.QUERY_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}",
    )


def update_flow(
    flow: str | Identified,
    *,
    project: str | Identified | None = None,
    owner: str | Identified | None = None,
) -> Operation[m.Flow]:
    """Move a flow to another project or give it another owner.

    What is left out stays as it is. Name and description cannot be changed; publish the flow
    anew for that.

    Who may call it: A new owner: administrators only. Another project: administrators, and the
    owner of the flow or a leader or owner of its project, if they may write to the target
    project.

    If the answer is lost: Read the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        project: Id of the project to move the flow to. The object may be given instead.
        owner: Id of the user who is to own the flow. The object may be given instead.

    Returns:
        The flow.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403030: The user may not write to the target project. 403098: A user
            who is not an administrator tried to change the owner.
        NotFoundError: 404002: No user has the id given for the owner. 404005: No project has the
            id that was given. 404027: No flow has the id in the path.
        NameTakenError: 409041: The target project has a flow of the same name; upper and lower
            case do not count.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

    Since version 3.3. Which scopes it needs is not known.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow
    """
    from ..codec import encode
    from ..models.common import ProjectReference, UserReference
    from ..models.flows import FlowToUpdate, UpdateFlowRequest

    body = encode(
        UpdateFlowRequest(
            flow=FlowToUpdate(
                project=ProjectReference(id=id_of(project, "project"))
                if project is not None
                else None,
                owner=UserReference(id=id_of(owner, "owner")) if owner is not None else None,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.UPDATE_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}",
        body=body,
    )


def delete_flow(flow: str | Identified) -> Operation[None]:
    """Delete a flow.

    Its connections, output steps, tasks and the history of its runs go with it.

    Who may call it: Administrators, and users who have the Read and Delete capabilities on the
    flow.

    If the answer is lost: Read the flow; it is gone if none is found.

    Args:
        flow: Id of the flow. The object may be given instead.

    Raises:
        PermissionDeniedError: 403004: The user may not delete the flow: the Read or the Delete
            capability is missing.
        NotFoundError: 404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

    Since version 3.3. Which scopes it needs is not known.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
    """
    return Operation(
        catalog.DELETE_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}",
    )


def download_flow(flow: str | Identified) -> Operation[bytes]:
    """Download the file of a flow.

    The header Content-Disposition tells the name of the file, whose ending says whether it is a
    flow file (.tfl) or a packaged flow file (.tflx). Both are archives; the length is not
    always told beforehand.

    Who may call it: Administrators, and users who may download the flow (the ExportXml
    capability).

    Args:
        flow: Id of the flow. The object may be given instead.

    Returns:
        The content of the file.

    Raises:
        PermissionDeniedError: 403097: The user may not download the flow. 403126: The user may not
            read the content of the flow. (Seen with documents of flows.)
        NotFoundError: 404027: No flow has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`

    Since version 3.3. Scopes: tableau:flows:download.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
    """
    return Operation(
        catalog.DOWNLOAD_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/content",
    )


def run_flow_now(
    flow: str | Identified,
    *,
    flow_run_spec: m.FlowRunSpec | None = None,
    flow_output_step_ids: str | None = None,
    flow_run_mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
) -> Operation[m.Job]:
    """Run a flow at once.

    The reply tells the job that does the work; ask for it until it has ended. All output steps
    run unless some are named: by the query on old servers, by the body on newer ones, where
    values of parameters can be set too. The call fails as a rule while the flow is waiting or
    running. If the task of the flow is suspended, this resumes it. Needs Data Management and
    Prep Conductor on the site.

    Who may call it: Administrators, the owner of the flow, and leaders of its project; on newer
    servers users who have the Execute capability.

    If the answer is lost: List the newest runs of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        flow_run_spec: What of the flow is to run, and how. Since version 3.14.
        flow_output_step_ids: Ids of the output steps to run, joined by commas; all if left out.
            The way of servers before version 3.14, which newer ones still understand. Deprecated.
        flow_run_mode: Mode of the run, full or incremental; the server's choice if left out. The
            way of servers before version 3.14, which newer ones still understand. Deprecated.

    Returns:
        The job.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. It must
            come even if it is empty.
        PermissionDeniedError: 403004: The user may not run the flow. (The method's table has no
            row for it.)
        FeatureDisabledError: 403149: The site does not allow values of flow parameters to be set.
            403157: Running flows is switched off or not licensed on the site.
        NotFoundError: 404027: No flow has the id in the path.
        AlreadyQueuedError: 409093: An equal job is waiting or running.

    `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run`

    Since version 3.3. Needs Prep Conductor (Data Management). Scopes: tableau:flows:run.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/run",
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

    Who may call it: Administrators, and users who have the Read capability on the flow.

    If the answer is lost: Read the tags of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
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

    Since version 3.3. Which scopes it needs is not known.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#add_tags_to_data_source
    """
    check_models(tags, "tags", "TagToAdd", required=True)
    from ..codec import encode
    from ..models.flows import AddTagsToFlowRequest

    body = encode(AddTagsToFlowRequest(tags=tuple(tags)), "tsRequest", namespace=None)
    return Operation(
        catalog.ADD_TAGS_TO_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/tags",
        body=body,
    )


def delete_tag_from_flow(flow: str | Identified, label: str) -> Operation[None]:
    """Take a tag off a flow.

    Some older servers do not find a tag whose label holds a dot or a slash.

    Who may call it: Administrators, and users who have the Read capability on the flow.

    If the answer is lost: Read the tags of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        label: Text of the tag, as the flow tells it.

    Raises:
        BadRequestError: 400077: The tag could not be deleted for a reason without a code of its
            own.
        PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is
            missing.
        NotFoundError: 404007: The flow has no tag with the label in the path. 404027: No flow has
            the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags/{tagName}`

    Since version 3.3. Which scopes it needs is not known.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#delete_tag_from_data_source
    """
    return Operation(
        catalog.DELETE_TAG_FROM_FLOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/tags/{free_segment(label, 'label')}",
    )
