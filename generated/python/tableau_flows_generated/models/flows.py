# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'flows': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from ..showing import show_model
from .common import (
    Pagination,
    ProjectReference,
    ServerWarning,
    SiteSummary,
    Tag,
    User,
    UserReference,
)


class ContentPermissions(StrEnum):
    """Known ways to decide the permissions of the content of a project."""

    LOCKED_TO_PROJECT = "LockedToProject"
    """The project decides, also for the projects in it."""
    LOCKED_TO_PROJECT_WITHOUT_NESTED = "LockedToProjectWithoutNested"
    """The project decides, but not for the projects in it."""
    MANAGED_BY_OWNER = "ManagedByOwner"
    """The owner of each piece of content decides."""


ContentPermissionsValue: TypeAlias = Literal[
    "LockedToProject", "LockedToProjectWithoutNested", "ManagedByOwner"
]
"""The values of `ContentPermissions` as text."""


class FlowFileKind(StrEnum):
    """Known kinds of flow file."""

    TFL = "tfl"
    """Flow file: the steps alone."""
    TFLX = "tflx"
    """Packaged flow file: the steps together with the local files they read."""


FlowFileKindValue: TypeAlias = Literal["tfl", "tflx"]
"""The values of `FlowFileKind` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowReply:
    """Reply about one flow.

    Attributes:
        flow_output_steps: Output steps of the flow, told when one flow is read. Newer servers send
            an empty list after publishing, whatever the flow has.
        flow: The flow.
        warnings: Remarks of the server on the call.
    """

    flow_output_steps: tuple[FlowOutputStep, ...] | None = None
    flow: Flow
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowListReply:
    """Reply with one page of flows.

    Attributes:
        pagination: Which page this is and how many items there are in all.
        flows: Flows of this page.
        warnings: Remarks of the server on the call.
    """

    pagination: Pagination | None = None
    flows: tuple[Flow, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Flow:
    """A published flow: a set of steps that prepare data.

    Attributes:
        id: Id of the flow.
        name: Name of the flow. Names within a project differ by more than upper and lower case.
        description: Text about the flow; often empty.
        webpage_url: Address of the flow for a web browser; not always told after publishing.
        file_type: Kind of the file behind the flow.
        created_at: Time of the first publishing (UTC).
        updated_at: Time of the latest change (UTC).
        site: Site of the flow, where the server tells it.
        project: Project the flow lies in; missing for a flow in a personal space.
        owner: User who owns the flow.
        tags: Tags of the flow.
        parameters: Parameters of the flow, told when the site allows parameters and the flow has
            some. Since version 3.15.
        output_steps: Output steps of the flow, told when one flow is read. Newer servers send an
            empty list after publishing, whatever the flow has. None where the server does not
            tell, as in lists.
    """

    id: str
    name: str | None = None
    description: str | None = None
    webpage_url: str | None = None
    file_type: FlowFileKind | str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    site: SiteSummary | None = None
    project: Project | None = None
    owner: User | None = None
    tags: tuple[Tag, ...] = ()
    parameters: tuple[FlowParameter, ...] = ()
    output_steps: tuple[FlowOutputStep, ...] | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Project:
    """Project that holds content.

    Attributes:
        id: Id of the project.
        name: Name of the project.
        description: Text about the project.
        parent_project_id: Id of the project that this one lies in; missing for a top-level
            project.
        top_level_project: Whether the project lies in no other.
        writeable: Whether the user may save content in the project.
        content_permissions: Who decides the permissions of the content.
        controlling_permissions_project_id: Id of the project whose locked permissions hold for
            this one.
        created_at: Time the project was made (UTC).
        updated_at: Time of the latest change to the project (UTC).
        favorites_total: Number of users who have the project among their favourites.
        owner: Owner of the project.
        contents_counts: How much the project holds.
    """

    id: str | None = None
    name: str | None = None
    description: str | None = None
    parent_project_id: str | None = None
    top_level_project: bool | None = None
    writeable: bool | None = None
    content_permissions: ContentPermissions | str | None = None
    controlling_permissions_project_id: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    favorites_total: int | None = None
    owner: User | None = None
    contents_counts: ContentsCounts | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ContentsCounts:
    """Numbers of the things that a project holds.

    Attributes:
        project_count: Number of projects.
        workbook_count: Number of workbooks.
        view_count: Number of views.
        datasource_count: Number of data sources.
    """

    project_count: int | None = None
    workbook_count: int | None = None
    view_count: int | None = None
    datasource_count: int | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddTagsToFlowRequest:
    """Request to add tags to a flow.

    Attributes:
        tags: Tags to add. Tags that the flow has already stay.
    """

    tags: tuple[TagToAdd, ...]

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagToAdd:
    """A label to add, or several.

    Attributes:
        label: Text of the tag. The server splits it at blanks and commas into several tags, unless
            it stands in double quotes, which are not kept.
    """

    label: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagListReply:
    """Reply with the tags of a flow.

    Attributes:
        tags: All tags that the flow has now.
        warnings: Remarks of the server on the call.
    """

    tags: tuple[Tag, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowSummary:
    """A flow in few words, as jobs, tasks and permissions mention it.

    Attributes:
        id: Id of the flow.
        name: Name of the flow.
        owner: User who owns the flow; told along with permissions.
    """

    id: str | None = None
    name: str | None = None
    owner: User | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowOutputStep:
    """A step of a flow that writes a result.

    Attributes:
        id: Id of the output step.
        name: Name of the output step.
    """

    id: str
    name: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameter:
    """A value that can be set anew each time the flow runs. Since version 3.15.

    Attributes:
        id: Id of the parameter.
        type: Kind of the value, such as string, integer or date.
        name: Name of the parameter.
        description: Text about the parameter.
        value: Value used unless a run sets another.
        is_required: Whether every run must be given a value.
        domain: Values the parameter may take.
    """

    id: str | None = None
    type: str | None = None
    name: str | None = None
    description: str | None = None
    value: str | None = None
    is_required: bool | None = None
    domain: FlowParameterDomain | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowParameterDomain:
    """Values a parameter may take. Which attributes are present depends on the kind of the domain.

    Attributes:
        domain_type: Kind of the domain: any value, a list, a range, one of two values, or a value
            of the system.
        min_value: Smallest value of a range.
        max_value: Largest value of a range.
        step_size: Distance between permitted values of a range.
        date_value_increment: Unit of the step size of a range of dates.
        values: Permitted values of a list domain.
    """

    domain_type: str | None = None
    min_value: str | None = None
    max_value: str | None = None
    step_size: str | None = None
    date_value_increment: str | None = None
    values: tuple[str, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PublishFlowRequest:
    """The part of a publishing that says what the file is to become.

    Attributes:
        flow: The flow to make or to overwrite.
        connections: Sign-in data for the data sources the flow reads and writes.
    """

    flow: FlowToPublish
    connections: tuple[ConnectionToPublish, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowToPublish:
    """Name and place of a flow that is published.

    Attributes:
        name: Name of the flow on the server. An equal name in the same project means the same
            flow; upper and lower case do not count.
        description: Text about the flow.
        project: Project to put the flow in; the default project if left out.
    """

    name: str
    description: str | None = None
    project: ProjectReference | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionToPublish:
    """Sign-in data for one data source of a flow that is published; the server finds the
    connection by its address.

    Attributes:
        server_address: Host of the data source as the flow names it.
        server_port: Port of the data source, 0 to 65535.
        database_name: Name of the database at the data source.
        connection_credentials: Credentials of the data source. Ignored where none are needed.
    """

    server_address: str | None = None
    server_port: int | None = None
    database_name: str | None = None
    connection_credentials: ConnectionCredentials | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionCredentials:
    """Credentials of a data source.

    Attributes:
        name: User name at the data source.
        password: Password at the data source.
        embed: Whether the server keeps the credentials with the flow, so that it can run
            unattended.
        oauth: Whether the name is that of OAuth credentials saved on the server.
    """

    name: str | None = None
    password: str | None = field(default=None, repr=False)
    embed: bool | None = None
    oauth: bool | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateFlowRequest:
    """Body of a change to a flow.

    Attributes:
        flow: What is to change; without content nothing does.
    """

    flow: FlowToUpdate

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowToUpdate:
    """The two things about a flow that can change: its project and its owner. What is left out
    stays.

    Attributes:
        project: Project to move the flow to.
        owner: User who is to own the flow.
    """

    project: ProjectReference | None = None
    owner: UserReference | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionListReply:
    """Reply with the connections of a flow.

    Attributes:
        connections: All connections of the flow.
        warnings: Remarks of the server on the call.
    """

    connections: tuple[Connection, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionReply:
    """Reply about one connection.

    Attributes:
        connection: The connection. After an update it comes without kind and without the switch
            for the password.
        warnings: Remarks of the server on the call.
    """

    connection: Connection
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Connection:
    """A way from a flow to one of its data sources, for reading or for writing.

    Attributes:
        id: Id of the connection.
        type: Kind of the data source, such as sqlserver or tableau-server-site.
        server_address: Host of the data source, or a URL if it is a Tableau site; can be empty.
        server_port: Port of the data source.
        user_name: User name at the data source; can be empty.
        embed_password: Whether the server keeps the password of the connection.
        authentication_type: How the server signs in to the data source; newer servers.
        db_class: Kind of the database in the words of its driver; newer servers.
        query_tagging_enabled: Whether queries carry a mark that tells where they come from; newer
            servers.
        use_oauth_managed_keychain: Whether OAuth credentials come from the keychain that the
            server manages; newer servers.
        db_name: Name of the database at the data source.
        query_tagging: Whether queries carry a mark that tells where they come from, in the words
            of the server; some servers send it in place of queryTaggingEnabled.
        datasource: Published data source that the connection leads to.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionDatasource:
    """A published data source as a connection names it.

    Attributes:
        id: Id of the data source.
        name: Name of the data source.
    """

    id: str | None = None
    name: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateFlowConnectionRequest:
    """Body of a change to a connection.

    Attributes:
        connection: What is to change; at least one attribute must be given.
    """

    connection: ConnectionUpdate

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConnectionUpdate:
    """New values for a connection. What is left out stays.

    Attributes:
        server_address: New host of the data source.
        server_port: New port of the data source, 0 to 65535.
        user_name: New user name at the data source.
        password: New password at the data source.
        embed_password: Whether the server is to keep the password.
        authentication_type: How the server is to sign in to the data source; newer servers.
        query_tagging_enabled: Whether queries are to carry a mark that tells where they come from;
            newer servers.
    """

    server_address: str | None = None
    server_port: int | None = None
    user_name: str | None = None
    password: str | None = field(default=None, repr=False)
    embed_password: bool | None = None
    authentication_type: str | None = None
    query_tagging_enabled: bool | None = None

    __repr__ = show_model
