# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'flows': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import (
    Pagination,
    ProjectReference,
    ServerWarning,
    SiteSummary,
    Tag,
    UserReference,
)
from .projects import ProjectSummary
from .users import UserSummary


class FlowFileKind(StrEnum):
    """Known types of flow files."""

    TFL = "tfl"
    """Flow file, which contains only the steps."""
    TFLX = "tflx"
    """Packaged flow file, which contains the steps and the local files they read."""


FlowFileKindValue: TypeAlias = Literal["tfl", "tflx"]
"""The values of `FlowFileKind` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowReply:
    """Reply with one flow.

    Attributes:
        flow_output_steps: Output steps of the flow, sent when a single flow is read. After
            publishing, newer servers send an empty list even if the flow has output steps.
        flow: The flow.
        warnings: Warnings of the server about the call.
    """

    flow_output_steps: tuple[FlowOutputStep, ...] | None = None
    flow: Flow
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowListReply:
    """Reply with one page of flows.

    Attributes:
        pagination: Page number, page size and total of the list.
        flows: The flows on this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    flows: tuple[Flow, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Flow:
    """A published flow: a set of steps that prepare data.

    Attributes:
        id: Id of the flow.
        name: Name of the flow. Names are unique within a project, without regard to case.
        description: Description of the flow; often empty.
        webpage_url: URL of the flow for a web browser; not always sent after publishing.
        file_type: Type of the flow file.
        created_at: Time when the flow was first published (UTC).
        updated_at: Time of the most recent change (UTC).
        site: Site of the flow, if the server sends it.
        project: Project that contains the flow; missing for a flow in a personal space.
        owner: Owner of the flow.
        tags: Tags of the flow.
        parameters: Parameters of the flow, sent if the site allows parameters and the flow has
            any. Since version 3.15.
        output_steps: Output steps of the flow, sent when a single flow is read. After publishing,
            newer servers send an empty list even if the flow has output steps. None if the server
            does not send it, as in lists.
    """

    _object: ClassVar[str] = "flow"
    """The kind of object that `id` belongs to."""

    id: str
    name: str | None = None
    description: str | None = None
    webpage_url: str | None = None
    file_type: FlowFileKind | str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    site: SiteSummary | None = None
    project: ProjectSummary | None = None
    owner: UserSummary | None = None
    tags: tuple[Tag, ...] = ()
    parameters: tuple[FlowParameter, ...] = ()
    output_steps: tuple[FlowOutputStep, ...] | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddTagsToFlowRequest:
    """Request to add tags to a flow.

    Attributes:
        tags: Tags to add. Tags that the flow has already stay.
    """

    tags: tuple[TagToAdd, ...]

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagToAdd:
    """A label to add, or several.

    Attributes:
        label: Text of the tag. The server splits it at blanks and commas into several tags, unless
            it stands in double quotes, which are not kept.
    """

    label: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagListReply:
    """Reply with the tags of a flow.

    Attributes:
        tags: All tags that the flow has now.
        warnings: Warnings of the server about the call.
    """

    tags: tuple[Tag, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowSummary:
    """Summary of a flow, as part of jobs, tasks and permissions.

    Attributes:
        id: Id of the flow.
        name: Name of the flow.
        owner: Owner of the flow; sent with permissions.
    """

    _object: ClassVar[str] = "flow"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    owner: UserSummary | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowOutputStep:
    """A step of a flow that writes output.

    Attributes:
        id: Id of the output step.
        name: Name of the output step.
    """

    _object: ClassVar[str] = "flow output step"
    """The kind of object that `id` belongs to."""

    id: str
    name: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameter:
    """A parameter of a flow, whose value can be set for each run. Since version 3.15.

    Attributes:
        id: Id of the parameter.
        type: Type of the value, such as string, integer or date.
        name: Name of the parameter.
        description: Description of the parameter.
        value: Default value, used unless a run sets another value.
        is_required: Whether every run must set a value.
        domain: Permitted values of the parameter.
    """

    _object: ClassVar[str] = "flow parameter"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    type: str | None = None
    name: str | None = None
    description: str | None = None
    value: str | None = None
    is_required: bool | None = None
    domain: FlowParameterDomain | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameterDomain:
    """Permitted values of a parameter. The attributes that are present depend on the type of the
    domain.

    Attributes:
        domain_type: Type of the domain: any value, a list, a range, one of two values, or a system
            value.
        min_value: Smallest value of a range.
        max_value: Largest value of a range.
        step_size: Step between the values of a range. How servers count it is not documented, so
            it is not checked before sending.
        date_value_increment: Unit of the step size in a range of dates.
        values: Permitted values of a list domain.
    """

    domain_type: str | None = None
    min_value: str | None = None
    max_value: str | None = None
    step_size: str | None = None
    date_value_increment: str | None = None
    values: tuple[str, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PublishFlowRequest:
    """XML part of a request to publish a flow.

    Attributes:
        flow: The flow to create or overwrite.
        connections: Credentials for the data sources that the flow reads and writes.
    """

    flow: FlowToPublish
    connections: tuple[ConnectionToPublish, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowToPublish:
    """Name, description and project of a flow to publish.

    Attributes:
        name: Name of the flow on the server. The name identifies the flow within its project,
            without regard to case.
        description: Description of the flow.
        project: Project to publish the flow to; the default project if omitted.
    """

    name: str
    description: str | None = None
    project: ProjectReference | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionToPublish:
    """Credentials for one data source of a flow to publish. The server finds the connection by its
    address.

    Attributes:
        server_address: Host of the data source, as specified in the flow.
        server_port: Port of the data source, 0 to 65535.
        database_name: Name of the database in the data source.
        connection_credentials: Credentials for the data source. Ignored if none are needed.
    """

    server_address: str | None = None
    server_port: int | None = None
    database_name: str | None = None
    connection_credentials: ConnectionCredentials | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionCredentials:
    """Credentials for a data source.

    Attributes:
        name: User name for the data source.
        password: Password for the data source.
        embed: Whether the server stores the credentials with the flow, so that it can run
            unattended.
        oauth: Whether the name refers to OAuth credentials saved on the server.
    """

    name: str | None = None
    password: str | None = field(default=None, repr=False)
    embed: bool | None = None
    oauth: bool | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateFlowRequest:
    """Request to update a flow.

    Attributes:
        flow: The new values; without content, nothing changes.
    """

    flow: FlowToUpdate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowToUpdate:
    """New project and owner of a flow. Omitted values are unchanged.

    Attributes:
        project: Project to move the flow to.
        owner: New owner of the flow.
    """

    project: ProjectReference | None = None
    owner: UserReference | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionListReply:
    """Reply with the connections of a flow.

    Attributes:
        connections: All connections of the flow.
        warnings: Warnings of the server about the call.
    """

    connections: tuple[Connection, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionReply:
    """Reply with one connection.

    Attributes:
        connection: The connection. After an update, type and embedPassword are missing.
        warnings: Warnings of the server about the call.
    """

    connection: Connection
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Connection:
    """A connection from a flow to one of its data sources, for input or output.

    Attributes:
        id: Id of the connection.
        type: Type of the data source, such as sqlserver or tableau-server-site.
        server_address: Host of the data source, or a URL if it is a Tableau site. Can be empty.
        server_port: Port of the data source.
        user_name: User name for the data source. Can be empty.
        embed_password: Whether the server stores the password of the connection.
        authentication_type: Authentication method for the data source. Sent by newer servers.
        db_class: Database class, as named by the driver. Sent by newer servers.
        query_tagging_enabled: Whether queries are tagged with their origin. Sent by newer servers.
        use_oauth_managed_keychain: Whether OAuth credentials are taken from the keychain managed
            by the server. Sent by newer servers.
        db_name: Name of the database in the data source.
        query_tagging: Whether queries are tagged with their origin, as text. Some servers send it
            instead of queryTaggingEnabled.
        datasource: Published data source that the connection refers to.
    """

    _object: ClassVar[str] = "connection"
    """The kind of object that `id` belongs to."""

    id: str
    type: str | None = None
    server_address: str | None = None
    server_port: int | None = None
    user_name: str | None = None
    embed_password: bool | None = None
    authentication_type: str | None = None
    db_class: str | None = None
    query_tagging_enabled: bool | None = None
    use_oauth_managed_keychain: bool | None = None
    db_name: str | None = None
    query_tagging: str | None = None
    datasource: ConnectionDatasource | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionDatasource:
    """Reference to a published data source.

    Attributes:
        id: Id of the data source.
        name: Name of the data source.
    """

    _object: ClassVar[str] = "data source"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateFlowConnectionRequest:
    """Request to update a connection.

    Attributes:
        connection: The new values; at least one is required.
    """

    connection: ConnectionUpdate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionUpdate:
    """New values for a connection. Omitted values are unchanged.

    Attributes:
        server_address: New host of the data source.
        server_port: New port of the data source, 0 to 65535.
        user_name: New user name for the data source.
        password: New password for the data source.
        embed_password: Whether the server stores the password.
        authentication_type: New authentication method for the data source. Supported by newer
            servers.
        query_tagging_enabled: Whether queries are tagged with their origin. Supported by newer
            servers.
    """

    server_address: str | None = None
    server_port: int | None = None
    user_name: str | None = None
    password: str | None = field(default=None, repr=False)
    embed_password: bool | None = None
    authentication_type: str | None = None
    query_tagging_enabled: bool | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
