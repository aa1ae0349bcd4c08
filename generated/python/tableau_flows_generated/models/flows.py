# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'flows': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

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


class FlowFile(StrEnum):
    """Known kinds of flow file."""

    TFL = "tfl"
    """Flow file: the steps alone."""
    TFLX = "tflx"
    """Packaged flow file: the steps together with the local files they read."""


FlowFileValue: TypeAlias = Literal["tfl", "tflx"]
"""The values of `FlowFile` as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowReply:
    """Reply about one flow.

    Attributes:
        flow_output_steps: Output steps of the flow, told when one flow is read. Newer servers send
            an empty list after publishing.
        flow: The flow.
        warnings: Remarks of the server on the call.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsResponse"
        namespace = "http://tableau.com/api"

    flow_output_steps: tuple[FlowOutputStep, ...] = field(
        default=(),
        metadata={
            "name": "flowOutputStep",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "flowOutputSteps",
        },
    )
    flow: Flow = field(
        metadata={
            "name": "flow",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "required": True,
        }
    )
    warnings: tuple[ServerWarning, ...] = field(
        default=(),
        metadata={
            "name": "warning",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "warnings",
        },
    )

    @property
    def id(self) -> str:
        """The id of the `flow`, so that the whole may be given where an id is asked for."""
        return self.flow.id


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowListReply:
    """Reply with one page of flows.

    Attributes:
        pagination: Which page this is and how many items there are in all.
        flows: Flows of this page.
        warnings: Remarks of the server on the call.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsResponse"
        namespace = "http://tableau.com/api"

    pagination: Pagination | None = field(
        default=None,
        metadata={"name": "pagination", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    flows: tuple[Flow, ...] = field(
        default=(),
        metadata={
            "name": "flow",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "flows",
        },
    )
    warnings: tuple[ServerWarning, ...] = field(
        default=(),
        metadata={
            "name": "warning",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "warnings",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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
        parameters: Parameters of the flow (since version 3.15), told when the site allows
            parameters and the flow has some.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flow"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    description: str | None = field(
        default=None, metadata={"name": "description", "type": "Attribute"}
    )
    webpage_url: str | None = field(
        default=None, metadata={"name": "webpageUrl", "type": "Attribute"}
    )
    file_type: FlowFile | str | None = field(
        default=None, metadata={"name": "fileType", "type": "Attribute"}
    )
    created_at: datetime | None = field(
        default=None, metadata={"name": "createdAt", "type": "Attribute"}
    )
    updated_at: datetime | None = field(
        default=None, metadata={"name": "updatedAt", "type": "Attribute"}
    )
    site: SiteSummary | None = field(
        default=None,
        metadata={"name": "site", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    project: Project | None = field(
        default=None,
        metadata={"name": "project", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    owner: User | None = field(
        default=None,
        metadata={"name": "owner", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    tags: tuple[Tag, ...] = field(
        default=(),
        metadata={
            "name": "tag",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "tags",
        },
    )
    parameters: tuple[FlowParameter, ...] = field(
        default=(),
        metadata={
            "name": "parameter",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "parameters",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "project"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    description: str | None = field(
        default=None, metadata={"name": "description", "type": "Attribute"}
    )
    parent_project_id: str | None = field(
        default=None, metadata={"name": "parentProjectId", "type": "Attribute"}
    )
    top_level_project: bool | None = field(
        default=None, metadata={"name": "topLevelProject", "type": "Attribute"}
    )
    writeable: bool | None = field(
        default=None, metadata={"name": "writeable", "type": "Attribute"}
    )
    content_permissions: ContentPermissions | str | None = field(
        default=None, metadata={"name": "contentPermissions", "type": "Attribute"}
    )
    controlling_permissions_project_id: str | None = field(
        default=None, metadata={"name": "controllingPermissionsProjectId", "type": "Attribute"}
    )
    created_at: datetime | None = field(
        default=None, metadata={"name": "createdAt", "type": "Attribute"}
    )
    updated_at: datetime | None = field(
        default=None, metadata={"name": "updatedAt", "type": "Attribute"}
    )
    favorites_total: int | None = field(
        default=None, metadata={"name": "favoritesTotal", "type": "Attribute"}
    )
    owner: User | None = field(
        default=None,
        metadata={"name": "owner", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    contents_counts: ContentsCounts | None = field(
        default=None,
        metadata={
            "name": "contentsCounts",
            "type": "Element",
            "namespace": "http://tableau.com/api",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsCounts:
    """Numbers of the things that a project holds.

    Attributes:
        project_count: Number of projects.
        workbook_count: Number of workbooks.
        view_count: Number of views.
        datasource_count: Number of data sources.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "contentsCounts"
        namespace = "http://tableau.com/api"

    project_count: int | None = field(
        default=None, metadata={"name": "projectCount", "type": "Attribute"}
    )
    workbook_count: int | None = field(
        default=None, metadata={"name": "workbookCount", "type": "Attribute"}
    )
    view_count: int | None = field(
        default=None, metadata={"name": "viewCount", "type": "Attribute"}
    )
    datasource_count: int | None = field(
        default=None, metadata={"name": "datasourceCount", "type": "Attribute"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowSummary:
    """A flow in few words, as jobs, tasks and permissions mention it.

    Attributes:
        id: Id of the flow.
        name: Name of the flow.
        owner: User who owns the flow; told along with permissions.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowSummary"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    owner: User | None = field(
        default=None,
        metadata={"name": "owner", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowOutputStep:
    """A step of a flow that writes a result.

    Attributes:
        id: Id of the output step.
        name: Name of the output step.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowOutputStep"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowParameter:
    """A value that can be set anew each time the flow runs (since version 3.15).

    Attributes:
        id: Id of the parameter.
        type: Kind of the value, such as string, integer or date.
        name: Name of the parameter.
        description: Text about the parameter.
        value: Value used unless a run sets another.
        is_required: Whether every run must be given a value.
        domain: Values the parameter may take.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowParameter"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    type: str | None = field(default=None, metadata={"name": "type", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    description: str | None = field(
        default=None, metadata={"name": "description", "type": "Attribute"}
    )
    value: str | None = field(default=None, metadata={"name": "value", "type": "Attribute"})
    is_required: bool | None = field(
        default=None, metadata={"name": "isRequired", "type": "Attribute"}
    )
    domain: FlowParameterDomain | None = field(
        default=None,
        metadata={"name": "domain", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowParameterDomain"
        namespace = "http://tableau.com/api"

    domain_type: str | None = field(
        default=None, metadata={"name": "domainType", "type": "Attribute"}
    )
    min_value: str | None = field(default=None, metadata={"name": "minValue", "type": "Attribute"})
    max_value: str | None = field(default=None, metadata={"name": "maxValue", "type": "Attribute"})
    step_size: str | None = field(default=None, metadata={"name": "stepSize", "type": "Attribute"})
    date_value_increment: str | None = field(
        default=None, metadata={"name": "dateValueIncrement", "type": "Attribute"}
    )
    values: tuple[str, ...] = field(
        default=(),
        metadata={
            "name": "value",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "values",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishFlowRequest:
    """The part of a publishing that says what the file is to become.

    Attributes:
        flow: The flow to make or to overwrite.
        connections: Sign-in data for the data sources the flow reads and writes.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsRequest"
        namespace = "http://tableau.com/api"

    flow: FlowToPublish = field(
        metadata={
            "name": "flow",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "required": True,
        }
    )
    connections: tuple[ConnectionToPublish, ...] = field(
        default=(),
        metadata={
            "name": "connection",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "connections",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowToPublish:
    """Name and place of a flow that is published.

    Attributes:
        name: Name of the flow on the server. An equal name in the same project means the same
            flow; upper and lower case do not count.
        description: Text about the flow.
        project: Project to put the flow in; the default project if left out.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowToPublish"
        namespace = "http://tableau.com/api"

    name: str = field(metadata={"name": "name", "type": "Attribute", "required": True})
    description: str | None = field(
        default=None, metadata={"name": "description", "type": "Attribute"}
    )
    project: ProjectReference | None = field(
        default=None,
        metadata={"name": "project", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionToPublish:
    """Sign-in data for one data source of a flow that is published; the server finds the
    connection by its address.

    Attributes:
        server_address: Host of the data source as the flow names it.
        server_port: Port of the data source, 0 to 65535.
        database_name: Name of the database at the data source.
        connection_credentials: Credentials of the data source. Ignored where none are needed.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "connectionToPublish"
        namespace = "http://tableau.com/api"

    server_address: str | None = field(
        default=None, metadata={"name": "serverAddress", "type": "Attribute"}
    )
    server_port: int | None = field(
        default=None, metadata={"name": "serverPort", "type": "Attribute"}
    )
    database_name: str | None = field(
        default=None, metadata={"name": "databaseName", "type": "Attribute"}
    )
    connection_credentials: ConnectionCredentials | None = field(
        default=None,
        metadata={
            "name": "connectionCredentials",
            "type": "Element",
            "namespace": "http://tableau.com/api",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionCredentials:
    """Credentials of a data source.

    Attributes:
        name: User name at the data source.
        password: Password at the data source.
        embed: Whether the server keeps the credentials with the flow, so that it can run
            unattended.
        oauth: Whether the name is that of OAuth credentials saved on the server.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "connectionCredentials"
        namespace = "http://tableau.com/api"

    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    password: str | None = field(
        default=None, repr=False, metadata={"name": "password", "type": "Attribute"}
    )
    embed: bool | None = field(default=None, metadata={"name": "embed", "type": "Attribute"})
    oauth: bool | None = field(default=None, metadata={"name": "oAuth", "type": "Attribute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFlowRequest:
    """Body of a change to a flow.

    Attributes:
        flow: What is to change; without content nothing does.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsRequest"
        namespace = "http://tableau.com/api"

    flow: FlowToUpdate = field(
        metadata={
            "name": "flow",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "required": True,
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowToUpdate:
    """The two things about a flow that can change: its project and its owner. What is left out
    stays.

    Attributes:
        project: Project to move the flow to.
        owner: User who is to own the flow.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowToUpdate"
        namespace = "http://tableau.com/api"

    project: ProjectReference | None = field(
        default=None,
        metadata={"name": "project", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    owner: UserReference | None = field(
        default=None,
        metadata={"name": "owner", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionListReply:
    """Reply with the connections of a flow.

    Attributes:
        connections: All connections of the flow.
        warnings: Remarks of the server on the call.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsResponse"
        namespace = "http://tableau.com/api"

    connections: tuple[Connection, ...] = field(
        default=(),
        metadata={
            "name": "connection",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "connections",
        },
    )
    warnings: tuple[ServerWarning, ...] = field(
        default=(),
        metadata={
            "name": "warning",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "warnings",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionReply:
    """Reply about one connection.

    Attributes:
        connection: The connection. After an update it comes without kind and without the switch
            for the password.
        warnings: Remarks of the server on the call.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsResponse"
        namespace = "http://tableau.com/api"

    connection: Connection = field(
        metadata={
            "name": "connection",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "required": True,
        }
    )
    warnings: tuple[ServerWarning, ...] = field(
        default=(),
        metadata={
            "name": "warning",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "wrapper": "warnings",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "connection"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})
    type: str | None = field(default=None, metadata={"name": "type", "type": "Attribute"})
    server_address: str | None = field(
        default=None, metadata={"name": "serverAddress", "type": "Attribute"}
    )
    server_port: int | None = field(
        default=None, metadata={"name": "serverPort", "type": "Attribute"}
    )
    user_name: str | None = field(default=None, metadata={"name": "userName", "type": "Attribute"})
    embed_password: bool | None = field(
        default=None, metadata={"name": "embedPassword", "type": "Attribute"}
    )
    authentication_type: str | None = field(
        default=None, metadata={"name": "authenticationType", "type": "Attribute"}
    )
    db_class: str | None = field(default=None, metadata={"name": "dbClass", "type": "Attribute"})
    query_tagging_enabled: bool | None = field(
        default=None, metadata={"name": "queryTaggingEnabled", "type": "Attribute"}
    )
    use_oauth_managed_keychain: bool | None = field(
        default=None, metadata={"name": "useOAuthManagedKeychain", "type": "Attribute"}
    )
    db_name: str | None = field(default=None, metadata={"name": "dbName", "type": "Attribute"})
    query_tagging: str | None = field(
        default=None, metadata={"name": "queryTagging", "type": "Attribute"}
    )
    datasource: ConnectionDatasource | None = field(
        default=None,
        metadata={"name": "datasource", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionDatasource:
    """A published data source as a connection names it.

    Attributes:
        id: Id of the data source.
        name: Name of the data source.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "connectionDatasource"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFlowConnectionRequest:
    """Body of a change to a connection.

    Attributes:
        connection: What is to change; at least one attribute must be given.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsRequest"
        namespace = "http://tableau.com/api"

    connection: ConnectionUpdate = field(
        metadata={
            "name": "connection",
            "type": "Element",
            "namespace": "http://tableau.com/api",
            "required": True,
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "connectionUpdate"
        namespace = "http://tableau.com/api"

    server_address: str | None = field(
        default=None, metadata={"name": "serverAddress", "type": "Attribute"}
    )
    server_port: int | None = field(
        default=None, metadata={"name": "serverPort", "type": "Attribute"}
    )
    user_name: str | None = field(default=None, metadata={"name": "userName", "type": "Attribute"})
    password: str | None = field(
        default=None, repr=False, metadata={"name": "password", "type": "Attribute"}
    )
    embed_password: bool | None = field(
        default=None, metadata={"name": "embedPassword", "type": "Attribute"}
    )
    authentication_type: str | None = field(
        default=None, metadata={"name": "authenticationType", "type": "Attribute"}
    )
    query_tagging_enabled: bool | None = field(
        default=None, metadata={"name": "queryTaggingEnabled", "type": "Attribute"}
    )
