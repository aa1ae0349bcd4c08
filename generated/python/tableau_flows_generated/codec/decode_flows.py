# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'flows'."""

from __future__ import annotations

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
    FlowFileKind,
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
from .decode_common import (
    PAGINATION,
    PROJECT_REFERENCE,
    SERVER_WARNING,
    SITE_SUMMARY,
    TAG,
    USER_REFERENCE,
)
from .decode_projects import PROJECT_SUMMARY
from .decode_users import USER_SUMMARY
from .shapes import Child, Given, Shape, Values, draft, nullable_list
from .values import from_iso, need, read_boolean, read_datetime, read_integer

_FLOW_FILE_KIND: dict[Any, Any] = {member.value: member for member in FlowFileKind}


_FlowOutputStep = draft(FlowOutputStep)


def _flow_output_step(a: Given, c: Values) -> FlowOutputStep:
    o = _FlowOutputStep()
    (
        o.id,
        o.name,
    ) = a
    o.__class__ = FlowOutputStep
    return o  # type: ignore[no-any-return]


FLOW_OUTPUT_STEP = Shape(
    "FlowOutputStep",
    _flow_output_step,
    attributes={
        "id": str,
        "name": str,
    },
    needed=("id",),
)

_FlowParameterDomain = draft(FlowParameterDomain)


def _flow_parameter_domain(a: Given, c: Values) -> FlowParameterDomain:
    o = _FlowParameterDomain()
    (
        o.domain_type,
        o.min_value,
        o.max_value,
        o.step_size,
        o.date_value_increment,
    ) = a
    o.values = tuple(c[0]) if c[0] else ()
    o.__class__ = FlowParameterDomain
    return o  # type: ignore[no-any-return]


FLOW_PARAMETER_DOMAIN = Shape(
    "FlowParameterDomain",
    _flow_parameter_domain,
    attributes={
        "domainType": str,
        "minValue": str,
        "maxValue": str,
        "stepSize": str,
        "dateValueIncrement": str,
    },
    size=1,
    children=(
        Child(0, "values", "values", inner=Child(0, "values", "value", many=True, optional=True)),
    ),
)

_FlowParameter = draft(FlowParameter)


def _flow_parameter(a: Given, c: Values) -> FlowParameter:
    o = _FlowParameter()
    (
        o.id,
        o.type,
        o.name,
        o.description,
        o.value,
        is_required_,
    ) = a
    o.domain = c[0]
    o.is_required = None if is_required_ is None else read_boolean(is_required_)
    o.__class__ = FlowParameter
    return o  # type: ignore[no-any-return]


FLOW_PARAMETER = Shape(
    "FlowParameter",
    _flow_parameter,
    attributes={
        "id": str,
        "type": str,
        "name": str,
        "description": str,
        "value": str,
        "isRequired": read_boolean,
    },
    size=1,
    children=(Child(0, "domain", "domain", shape=FLOW_PARAMETER_DOMAIN, optional=True),),
)

_Flow = draft(Flow)


def _flow(a: Given, c: Values) -> Flow:
    o = _Flow()
    (
        o.id,
        o.name,
        o.description,
        o.webpage_url,
        file_type_,
        created_at_,
        updated_at_,
    ) = a
    o.site = c[0]
    o.project = c[1]
    o.owner = c[2]
    o.tags = tuple(c[3]) if c[3] else ()
    o.parameters = tuple(c[4]) if c[4] else ()
    o.file_type = _FLOW_FILE_KIND.get(file_type_, file_type_)
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
    o.output_steps = None
    o.__class__ = Flow
    return o  # type: ignore[no-any-return]


FLOW = Shape(
    "Flow",
    _flow,
    attributes={
        "id": str,
        "name": str,
        "description": str,
        "webpageUrl": str,
        "fileType": str,
        "createdAt": read_datetime,
        "updatedAt": read_datetime,
    },
    needed=("id",),
    size=5,
    children=(
        Child(0, "site", "site", shape=SITE_SUMMARY, optional=True),
        Child(1, "project", "project", shape=PROJECT_SUMMARY, optional=True),
        Child(2, "owner", "owner", shape=USER_SUMMARY, optional=True),
        Child(
            3, "tags", "tags", inner=Child(3, "tags", "tag", shape=TAG, many=True, optional=True)
        ),
        Child(
            4,
            "parameters",
            "parameters",
            inner=Child(
                4, "parameters", "parameter", shape=FLOW_PARAMETER, many=True, optional=True
            ),
        ),
    ),
)

_FlowReply = draft(FlowReply)


def _flow_reply(a: Given, c: Values) -> FlowReply:
    o = _FlowReply()
    o.flow_output_steps = c[0]
    o.flow = need(c[1])
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = FlowReply
    return o  # type: ignore[no-any-return]


FLOW_REPLY = Shape(
    "FlowReply",
    _flow_reply,
    attributes={},
    size=3,
    children=(
        Child(
            0,
            "flow_output_steps",
            "flowOutputSteps",
            shape=nullable_list(
                "flowOutputSteps",
                Child(
                    0,
                    "flow_output_steps",
                    "flowOutputStep",
                    shape=FLOW_OUTPUT_STEP,
                    many=True,
                    optional=True,
                ),
            ),
            optional=True,
        ),
        Child(1, "flow", "flow", shape=FLOW),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        1: "flow",
    },
)

_FlowListReply = draft(FlowListReply)


def _flow_list_reply(a: Given, c: Values) -> FlowListReply:
    o = _FlowListReply()
    o.pagination = c[0]
    o.flows = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = FlowListReply
    return o  # type: ignore[no-any-return]


FLOW_LIST_REPLY = Shape(
    "FlowListReply",
    _flow_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "flows",
            "flows",
            inner=Child(1, "flows", "flow", shape=FLOW, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_TagToAdd = draft(TagToAdd)


def _tag_to_add(a: Given, c: Values) -> TagToAdd:
    o = _TagToAdd()
    (o.label,) = a
    o.__class__ = TagToAdd
    return o  # type: ignore[no-any-return]


TAG_TO_ADD = Shape(
    "TagToAdd",
    _tag_to_add,
    attributes={
        "label": str,
    },
    needed=("label",),
)

_AddTagsToFlowRequest = draft(AddTagsToFlowRequest)


def _add_tags_to_flow_request(a: Given, c: Values) -> AddTagsToFlowRequest:
    o = _AddTagsToFlowRequest()
    o.tags = tuple(need(c[0]))
    o.__class__ = AddTagsToFlowRequest
    return o  # type: ignore[no-any-return]


ADD_TAGS_TO_FLOW_REQUEST = Shape(
    "AddTagsToFlowRequest",
    _add_tags_to_flow_request,
    attributes={},
    size=1,
    children=(
        Child(0, "tags", "tags", inner=Child(0, "tags", "tag", shape=TAG_TO_ADD, many=True)),
    ),
    required={
        0: "tags",
    },
)

_TagListReply = draft(TagListReply)


def _tag_list_reply(a: Given, c: Values) -> TagListReply:
    o = _TagListReply()
    o.tags = tuple(c[0]) if c[0] else ()
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = TagListReply
    return o  # type: ignore[no-any-return]


TAG_LIST_REPLY = Shape(
    "TagListReply",
    _tag_list_reply,
    attributes={},
    size=2,
    children=(
        Child(
            0, "tags", "tags", inner=Child(0, "tags", "tag", shape=TAG, many=True, optional=True)
        ),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_FlowSummary = draft(FlowSummary)


def _flow_summary(a: Given, c: Values) -> FlowSummary:
    o = _FlowSummary()
    (
        o.id,
        o.name,
    ) = a
    o.owner = c[0]
    o.__class__ = FlowSummary
    return o  # type: ignore[no-any-return]


FLOW_SUMMARY = Shape(
    "FlowSummary",
    _flow_summary,
    attributes={
        "id": str,
        "name": str,
    },
    size=1,
    children=(Child(0, "owner", "owner", shape=USER_SUMMARY, optional=True),),
)

_FlowToPublish = draft(FlowToPublish)


def _flow_to_publish(a: Given, c: Values) -> FlowToPublish:
    o = _FlowToPublish()
    (
        o.name,
        o.description,
    ) = a
    o.project = c[0]
    o.__class__ = FlowToPublish
    return o  # type: ignore[no-any-return]


FLOW_TO_PUBLISH = Shape(
    "FlowToPublish",
    _flow_to_publish,
    attributes={
        "name": str,
        "description": str,
    },
    needed=("name",),
    size=1,
    children=(Child(0, "project", "project", shape=PROJECT_REFERENCE, optional=True),),
)

_ConnectionCredentials = draft(ConnectionCredentials)


def _connection_credentials(a: Given, c: Values) -> ConnectionCredentials:
    o = _ConnectionCredentials()
    (
        o.name,
        o.password,
        embed_,
        oauth_,
    ) = a
    o.embed = None if embed_ is None else read_boolean(embed_)
    o.oauth = None if oauth_ is None else read_boolean(oauth_)
    o.__class__ = ConnectionCredentials
    return o  # type: ignore[no-any-return]


CONNECTION_CREDENTIALS = Shape(
    "ConnectionCredentials",
    _connection_credentials,
    attributes={
        "name": str,
        "password": str,
        "embed": read_boolean,
        "oAuth": read_boolean,
    },
)

_ConnectionToPublish = draft(ConnectionToPublish)


def _connection_to_publish(a: Given, c: Values) -> ConnectionToPublish:
    o = _ConnectionToPublish()
    (
        o.server_address,
        server_port_,
        o.database_name,
    ) = a
    o.connection_credentials = c[0]
    o.server_port = None if server_port_ is None else read_integer(server_port_)
    o.__class__ = ConnectionToPublish
    return o  # type: ignore[no-any-return]


CONNECTION_TO_PUBLISH = Shape(
    "ConnectionToPublish",
    _connection_to_publish,
    attributes={
        "serverAddress": str,
        "serverPort": read_integer,
        "databaseName": str,
    },
    size=1,
    children=(
        Child(
            0,
            "connection_credentials",
            "connectionCredentials",
            shape=CONNECTION_CREDENTIALS,
            optional=True,
        ),
    ),
)

_PublishFlowRequest = draft(PublishFlowRequest)


def _publish_flow_request(a: Given, c: Values) -> PublishFlowRequest:
    o = _PublishFlowRequest()
    o.flow = need(c[0])
    o.connections = tuple(c[1]) if c[1] else ()
    o.__class__ = PublishFlowRequest
    return o  # type: ignore[no-any-return]


PUBLISH_FLOW_REQUEST = Shape(
    "PublishFlowRequest",
    _publish_flow_request,
    attributes={},
    size=2,
    children=(
        Child(0, "flow", "flow", shape=FLOW_TO_PUBLISH),
        Child(
            1,
            "connections",
            "connections",
            inner=Child(
                1,
                "connections",
                "connection",
                shape=CONNECTION_TO_PUBLISH,
                many=True,
                optional=True,
            ),
        ),
    ),
    required={
        0: "flow",
    },
)

_FlowToUpdate = draft(FlowToUpdate)


def _flow_to_update(a: Given, c: Values) -> FlowToUpdate:
    o = _FlowToUpdate()
    o.project = c[0]
    o.owner = c[1]
    o.__class__ = FlowToUpdate
    return o  # type: ignore[no-any-return]


FLOW_TO_UPDATE = Shape(
    "FlowToUpdate",
    _flow_to_update,
    attributes={},
    size=2,
    children=(
        Child(0, "project", "project", shape=PROJECT_REFERENCE, optional=True),
        Child(1, "owner", "owner", shape=USER_REFERENCE, optional=True),
    ),
)

_UpdateFlowRequest = draft(UpdateFlowRequest)


def _update_flow_request(a: Given, c: Values) -> UpdateFlowRequest:
    o = _UpdateFlowRequest()
    o.flow = need(c[0])
    o.__class__ = UpdateFlowRequest
    return o  # type: ignore[no-any-return]


UPDATE_FLOW_REQUEST = Shape(
    "UpdateFlowRequest",
    _update_flow_request,
    attributes={},
    size=1,
    children=(Child(0, "flow", "flow", shape=FLOW_TO_UPDATE),),
    required={
        0: "flow",
    },
)

_ConnectionDatasource = draft(ConnectionDatasource)


def _connection_datasource(a: Given, c: Values) -> ConnectionDatasource:
    o = _ConnectionDatasource()
    (
        o.id,
        o.name,
    ) = a
    o.__class__ = ConnectionDatasource
    return o  # type: ignore[no-any-return]


CONNECTION_DATASOURCE = Shape(
    "ConnectionDatasource",
    _connection_datasource,
    attributes={
        "id": str,
        "name": str,
    },
)

_Connection = draft(Connection)


def _connection(a: Given, c: Values) -> Connection:
    o = _Connection()
    (
        o.id,
        o.type,
        o.server_address,
        server_port_,
        o.user_name,
        embed_password_,
        o.authentication_type,
        o.db_class,
        query_tagging_enabled_,
        use_oauth_managed_keychain_,
        o.db_name,
        o.query_tagging,
    ) = a
    o.datasource = c[0]
    o.server_port = None if server_port_ is None else read_integer(server_port_)
    o.embed_password = None if embed_password_ is None else read_boolean(embed_password_)
    o.query_tagging_enabled = (
        None if query_tagging_enabled_ is None else read_boolean(query_tagging_enabled_)
    )
    o.use_oauth_managed_keychain = (
        None if use_oauth_managed_keychain_ is None else read_boolean(use_oauth_managed_keychain_)
    )
    o.__class__ = Connection
    return o  # type: ignore[no-any-return]


CONNECTION = Shape(
    "Connection",
    _connection,
    attributes={
        "id": str,
        "type": str,
        "serverAddress": str,
        "serverPort": read_integer,
        "userName": str,
        "embedPassword": read_boolean,
        "authenticationType": str,
        "dbClass": str,
        "queryTaggingEnabled": read_boolean,
        "useOAuthManagedKeychain": read_boolean,
        "dbName": str,
        "queryTagging": str,
    },
    needed=("id",),
    size=1,
    children=(Child(0, "datasource", "datasource", shape=CONNECTION_DATASOURCE, optional=True),),
)

_ConnectionListReply = draft(ConnectionListReply)


def _connection_list_reply(a: Given, c: Values) -> ConnectionListReply:
    o = _ConnectionListReply()
    o.connections = tuple(c[0]) if c[0] else ()
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ConnectionListReply
    return o  # type: ignore[no-any-return]


CONNECTION_LIST_REPLY = Shape(
    "ConnectionListReply",
    _connection_list_reply,
    attributes={},
    size=2,
    children=(
        Child(
            0,
            "connections",
            "connections",
            inner=Child(0, "connections", "connection", shape=CONNECTION, many=True, optional=True),
        ),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_ConnectionReply = draft(ConnectionReply)


def _connection_reply(a: Given, c: Values) -> ConnectionReply:
    o = _ConnectionReply()
    o.connection = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ConnectionReply
    return o  # type: ignore[no-any-return]


CONNECTION_REPLY = Shape(
    "ConnectionReply",
    _connection_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "connection", "connection", shape=CONNECTION),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "connection",
    },
)

_ConnectionUpdate = draft(ConnectionUpdate)


def _connection_update(a: Given, c: Values) -> ConnectionUpdate:
    o = _ConnectionUpdate()
    (
        o.server_address,
        server_port_,
        o.user_name,
        o.password,
        embed_password_,
        o.authentication_type,
        query_tagging_enabled_,
    ) = a
    o.server_port = None if server_port_ is None else read_integer(server_port_)
    o.embed_password = None if embed_password_ is None else read_boolean(embed_password_)
    o.query_tagging_enabled = (
        None if query_tagging_enabled_ is None else read_boolean(query_tagging_enabled_)
    )
    o.__class__ = ConnectionUpdate
    return o  # type: ignore[no-any-return]


CONNECTION_UPDATE = Shape(
    "ConnectionUpdate",
    _connection_update,
    attributes={
        "serverAddress": str,
        "serverPort": read_integer,
        "userName": str,
        "password": str,
        "embedPassword": read_boolean,
        "authenticationType": str,
        "queryTaggingEnabled": read_boolean,
    },
)

_UpdateFlowConnectionRequest = draft(UpdateFlowConnectionRequest)


def _update_flow_connection_request(a: Given, c: Values) -> UpdateFlowConnectionRequest:
    o = _UpdateFlowConnectionRequest()
    o.connection = need(c[0])
    o.__class__ = UpdateFlowConnectionRequest
    return o  # type: ignore[no-any-return]


UPDATE_FLOW_CONNECTION_REQUEST = Shape(
    "UpdateFlowConnectionRequest",
    _update_flow_connection_request,
    attributes={},
    size=1,
    children=(Child(0, "connection", "connection", shape=CONNECTION_UPDATE),),
    required={
        0: "connection",
    },
)

SHAPES: dict[type, Shape] = {
    FlowOutputStep: FLOW_OUTPUT_STEP,
    FlowParameterDomain: FLOW_PARAMETER_DOMAIN,
    FlowParameter: FLOW_PARAMETER,
    Flow: FLOW,
    FlowReply: FLOW_REPLY,
    FlowListReply: FLOW_LIST_REPLY,
    TagToAdd: TAG_TO_ADD,
    AddTagsToFlowRequest: ADD_TAGS_TO_FLOW_REQUEST,
    TagListReply: TAG_LIST_REPLY,
    FlowSummary: FLOW_SUMMARY,
    FlowToPublish: FLOW_TO_PUBLISH,
    ConnectionCredentials: CONNECTION_CREDENTIALS,
    ConnectionToPublish: CONNECTION_TO_PUBLISH,
    PublishFlowRequest: PUBLISH_FLOW_REQUEST,
    FlowToUpdate: FLOW_TO_UPDATE,
    UpdateFlowRequest: UPDATE_FLOW_REQUEST,
    ConnectionDatasource: CONNECTION_DATASOURCE,
    Connection: CONNECTION,
    ConnectionListReply: CONNECTION_LIST_REPLY,
    ConnectionReply: CONNECTION_REPLY,
    ConnectionUpdate: CONNECTION_UPDATE,
    UpdateFlowConnectionRequest: UPDATE_FLOW_CONNECTION_REQUEST,
}
"""The shape of each type."""
