# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'flows'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.flows import (
    AddTagsToFlowRequest,
    Connection,
    ConnectionCredentials,
    ConnectionDatasource,
    ConnectionListReply,
    ConnectionReply,
    ConnectionToPublish,
    ConnectionUpdate,
    Flow,
    FlowListReply,
    FlowOutputStep,
    FlowParameter,
    FlowParameterDomain,
    FlowReply,
    FlowSummary,
    FlowToPublish,
    FlowToUpdate,
    PublishFlowRequest,
    TagListReply,
    TagToAdd,
    UpdateFlowConnectionRequest,
    UpdateFlowRequest,
)
from .encode_common import (
    write_pagination,
    write_project_reference,
    write_server_warning,
    write_site_summary,
    write_tag,
    write_user_reference,
)
from .encode_projects import write_project_summary
from .encode_users import write_user_summary
from .values import escape, write_boolean, write_datetime


def write_flow_output_step(value: FlowOutputStep, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowOutputStep as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "FlowOutputStep.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "FlowOutputStep.name")}"'
    out.append(f"{head}/>")


def write_flow_parameter_domain(
    value: FlowParameterDomain, tag: str, given: str, out: list[str]
) -> None:
    """Write a FlowParameterDomain as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.domain_type is not None:
        head += f' domainType="{escape(value.domain_type, "FlowParameterDomain.domain_type")}"'
    if value.min_value is not None:
        head += f' minValue="{escape(value.min_value, "FlowParameterDomain.min_value")}"'
    if value.max_value is not None:
        head += f' maxValue="{escape(value.max_value, "FlowParameterDomain.max_value")}"'
    if value.step_size is not None:
        head += f' stepSize="{escape(value.step_size, "FlowParameterDomain.step_size")}"'
    if value.date_value_increment is not None:
        head += f' dateValueIncrement="{escape(value.date_value_increment, "FlowParameterDomain.date_value_increment")}"'
    at = len(out)
    out.append(head)
    if value.values:
        out.append("<values>")
        for value_item in value.values:
            out.append(f"<value>{escape(value_item, 'FlowParameterDomain.values')}</value>")
        out.append("</values>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_parameter(value: FlowParameter, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowParameter as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "FlowParameter.id")}"'
    if value.type is not None:
        head += f' type="{escape(value.type, "FlowParameter.type")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "FlowParameter.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "FlowParameter.description")}"'
    if value.value is not None:
        head += f' value="{escape(value.value, "FlowParameter.value")}"'
    if value.is_required is not None:
        head += f' isRequired="{write_boolean(value.is_required)}"'
    at = len(out)
    out.append(head)
    if value.domain is not None:
        write_flow_parameter_domain(value.domain, "domain", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow(value: Flow, tag: str, given: str, out: list[str]) -> None:
    """Write a Flow as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "Flow.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "Flow.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "Flow.description")}"'
    if value.webpage_url is not None:
        head += f' webpageUrl="{escape(value.webpage_url, "Flow.webpage_url")}"'
    if value.file_type is not None:
        head += f' fileType="{escape(value.file_type, "Flow.file_type")}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "Flow.created_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "Flow.updated_at")}"'
    at = len(out)
    out.append(head)
    if value.site is not None:
        write_site_summary(value.site, "site", "", out)
    if value.project is not None:
        write_project_summary(value.project, "project", "", out)
    if value.owner is not None:
        write_user_summary(value.owner, "owner", "", out)
    if value.tags:
        out.append("<tags>")
        for tag_item in value.tags:
            write_tag(tag_item, "tag", "", out)
        out.append("</tags>")
    if value.parameters:
        out.append("<parameters>")
        for parameter_item in value.parameters:
            write_flow_parameter(parameter_item, "parameter", "", out)
        out.append("</parameters>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_reply(value: FlowReply, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.flow_output_steps is not None:
        out.append("<flowOutputSteps>")
        for flow_output_step_item in value.flow_output_steps:
            write_flow_output_step(flow_output_step_item, "flowOutputStep", "", out)
        out.append("</flowOutputSteps>")
    write_flow(value.flow, "flow", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_list_reply(value: FlowListReply, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.flows:
        out.append("<flows>")
        for flow_item in value.flows:
            write_flow(flow_item, "flow", "", out)
        out.append("</flows>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_tag_to_add(value: TagToAdd, tag: str, given: str, out: list[str]) -> None:
    """Write a TagToAdd as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' label="{escape(value.label, "TagToAdd.label")}"'
    out.append(f"{head}/>")


def write_add_tags_to_flow_request(
    value: AddTagsToFlowRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an AddTagsToFlowRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    out.append("<tags>")
    for tag_item in value.tags:
        write_tag_to_add(tag_item, "tag", "", out)
    out.append("</tags>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_tag_list_reply(value: TagListReply, tag: str, given: str, out: list[str]) -> None:
    """Write a TagListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.tags:
        out.append("<tags>")
        for tag_item in value.tags:
            write_tag(tag_item, "tag", "", out)
        out.append("</tags>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_summary(value: FlowSummary, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowSummary as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "FlowSummary.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "FlowSummary.name")}"'
    at = len(out)
    out.append(head)
    if value.owner is not None:
        write_user_summary(value.owner, "owner", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_to_publish(value: FlowToPublish, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowToPublish as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' name="{escape(value.name, "FlowToPublish.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "FlowToPublish.description")}"'
    at = len(out)
    out.append(head)
    if value.project is not None:
        write_project_reference(value.project, "project", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_connection_credentials(
    value: ConnectionCredentials, tag: str, given: str, out: list[str]
) -> None:
    """Write a ConnectionCredentials as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.name is not None:
        head += f' name="{escape(value.name, "ConnectionCredentials.name")}"'
    if value.password is not None:
        head += f' password="{escape(value.password, "ConnectionCredentials.password")}"'
    if value.embed is not None:
        head += f' embed="{write_boolean(value.embed)}"'
    if value.oauth is not None:
        head += f' oAuth="{write_boolean(value.oauth)}"'
    out.append(f"{head}/>")


def write_connection_to_publish(
    value: ConnectionToPublish, tag: str, given: str, out: list[str]
) -> None:
    """Write a ConnectionToPublish as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.server_address is not None:
        head += (
            f' serverAddress="{escape(value.server_address, "ConnectionToPublish.server_address")}"'
        )
    if value.server_port is not None:
        head += f' serverPort="{value.server_port}"'
    if value.database_name is not None:
        head += (
            f' databaseName="{escape(value.database_name, "ConnectionToPublish.database_name")}"'
        )
    at = len(out)
    out.append(head)
    if value.connection_credentials is not None:
        write_connection_credentials(value.connection_credentials, "connectionCredentials", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_publish_flow_request(
    value: PublishFlowRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write a PublishFlowRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_flow_to_publish(value.flow, "flow", "", out)
    if value.connections:
        out.append("<connections>")
        for connection_item in value.connections:
            write_connection_to_publish(connection_item, "connection", "", out)
        out.append("</connections>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_flow_to_update(value: FlowToUpdate, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowToUpdate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.project is not None:
        write_project_reference(value.project, "project", "", out)
    if value.owner is not None:
        write_user_reference(value.owner, "owner", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_update_flow_request(
    value: UpdateFlowRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an UpdateFlowRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_flow_to_update(value.flow, "flow", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_connection_datasource(
    value: ConnectionDatasource, tag: str, given: str, out: list[str]
) -> None:
    """Write a ConnectionDatasource as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "ConnectionDatasource.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "ConnectionDatasource.name")}"'
    out.append(f"{head}/>")


def write_connection(value: Connection, tag: str, given: str, out: list[str]) -> None:
    """Write a Connection as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "Connection.id")}"'
    if value.type is not None:
        head += f' type="{escape(value.type, "Connection.type")}"'
    if value.server_address is not None:
        head += f' serverAddress="{escape(value.server_address, "Connection.server_address")}"'
    if value.server_port is not None:
        head += f' serverPort="{value.server_port}"'
    if value.user_name is not None:
        head += f' userName="{escape(value.user_name, "Connection.user_name")}"'
    if value.embed_password is not None:
        head += f' embedPassword="{write_boolean(value.embed_password)}"'
    if value.authentication_type is not None:
        head += f' authenticationType="{escape(value.authentication_type, "Connection.authentication_type")}"'
    if value.db_class is not None:
        head += f' dbClass="{escape(value.db_class, "Connection.db_class")}"'
    if value.query_tagging_enabled is not None:
        head += f' queryTaggingEnabled="{write_boolean(value.query_tagging_enabled)}"'
    if value.use_oauth_managed_keychain is not None:
        head += f' useOAuthManagedKeychain="{write_boolean(value.use_oauth_managed_keychain)}"'
    if value.db_name is not None:
        head += f' dbName="{escape(value.db_name, "Connection.db_name")}"'
    if value.query_tagging is not None:
        head += f' queryTagging="{escape(value.query_tagging, "Connection.query_tagging")}"'
    at = len(out)
    out.append(head)
    if value.datasource is not None:
        write_connection_datasource(value.datasource, "datasource", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_connection_list_reply(
    value: ConnectionListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a ConnectionListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.connections:
        out.append("<connections>")
        for connection_item in value.connections:
            write_connection(connection_item, "connection", "", out)
        out.append("</connections>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_connection_reply(value: ConnectionReply, tag: str, given: str, out: list[str]) -> None:
    """Write a ConnectionReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_connection(value.connection, "connection", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_connection_update(value: ConnectionUpdate, tag: str, given: str, out: list[str]) -> None:
    """Write a ConnectionUpdate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.server_address is not None:
        head += (
            f' serverAddress="{escape(value.server_address, "ConnectionUpdate.server_address")}"'
        )
    if value.server_port is not None:
        head += f' serverPort="{value.server_port}"'
    if value.user_name is not None:
        head += f' userName="{escape(value.user_name, "ConnectionUpdate.user_name")}"'
    if value.password is not None:
        head += f' password="{escape(value.password, "ConnectionUpdate.password")}"'
    if value.embed_password is not None:
        head += f' embedPassword="{write_boolean(value.embed_password)}"'
    if value.authentication_type is not None:
        head += f' authenticationType="{escape(value.authentication_type, "ConnectionUpdate.authentication_type")}"'
    if value.query_tagging_enabled is not None:
        head += f' queryTaggingEnabled="{write_boolean(value.query_tagging_enabled)}"'
    out.append(f"{head}/>")


def write_update_flow_connection_request(
    value: UpdateFlowConnectionRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an UpdateFlowConnectionRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_connection_update(value.connection, "connection", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    FlowOutputStep: write_flow_output_step,
    FlowParameterDomain: write_flow_parameter_domain,
    FlowParameter: write_flow_parameter,
    Flow: write_flow,
    FlowReply: write_flow_reply,
    FlowListReply: write_flow_list_reply,
    TagToAdd: write_tag_to_add,
    AddTagsToFlowRequest: write_add_tags_to_flow_request,
    TagListReply: write_tag_list_reply,
    FlowSummary: write_flow_summary,
    FlowToPublish: write_flow_to_publish,
    ConnectionCredentials: write_connection_credentials,
    ConnectionToPublish: write_connection_to_publish,
    PublishFlowRequest: write_publish_flow_request,
    FlowToUpdate: write_flow_to_update,
    UpdateFlowRequest: write_update_flow_request,
    ConnectionDatasource: write_connection_datasource,
    Connection: write_connection,
    ConnectionListReply: write_connection_list_reply,
    ConnectionReply: write_connection_reply,
    ConnectionUpdate: write_connection_update,
    UpdateFlowConnectionRequest: write_update_flow_connection_request,
}
"""The writer of each type."""
