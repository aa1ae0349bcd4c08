# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'common': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..showing import show_model


class SiteRole(StrEnum):
    """Known site roles."""

    CREATOR = "Creator"
    """May author and publish all types of content, including flows."""
    EXPLORER = "Explorer"
    """May interact with published content but not publish."""
    EXPLORER_CAN_PUBLISH = "ExplorerCanPublish"
    """Explorer who may also publish content to the site."""
    GUEST = "Guest"
    """Visitor without an account."""
    SERVER_ADMINISTRATOR = "ServerAdministrator"
    """Administers the whole server. Tableau Server only."""
    SITE_ADMINISTRATOR_CREATOR = "SiteAdministratorCreator"
    """Administers the site and has the rights of a Creator."""
    SITE_ADMINISTRATOR_EXPLORER = "SiteAdministratorExplorer"
    """Administers the site and has the rights of an Explorer."""
    SUPPORT_USER = "SupportUser"
    """Account of Tableau support."""
    UNLICENSED = "Unlicensed"
    """Has an account but may not sign in."""
    VIEWER = "Viewer"
    """May view published content."""


SiteRoleValue: TypeAlias = Literal[
    "Creator",
    "Explorer",
    "ExplorerCanPublish",
    "Guest",
    "ServerAdministrator",
    "SiteAdministratorCreator",
    "SiteAdministratorExplorer",
    "SupportUser",
    "Unlicensed",
    "Viewer",
]
"""The values of `SiteRole` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Pagination:
    """Page number, page size and total of a list.

    Attributes:
        page_number: Number of this page; the first page is 1.
        page_size: Maximum number of items per page, as requested (1 to 1000).
        total_available: Total number of items on all pages.
    """

    page_number: int
    page_size: int
    total_available: int

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ErrorReply:
    """Reply that reports a failure. Some calls send it with HTTP status 200.

    Attributes:
        error: The error.
        warnings: Warnings of the server that accompany the error.
    """

    error: ErrorDetail
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ErrorDetail:
    """An error as described by the server.

    Attributes:
        code: Six-digit error code such as 404027. The first three digits are usually, but not
            always, the HTTP status.
        callstack: Stack trace of the server, sent only by servers that are configured to do so.
        summary: Short title of the error.
        detail: Explanation of this particular error.
    """

    code: str
    callstack: str | None = None
    summary: str | None = None
    detail: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerWarning:
    """A warning of the server about a call that succeeded.

    Attributes:
        id: Identifier of the warning.
        message: Text of the warning.
        error_code: Code of the warning, in the same form as error codes.
    """

    _object: ClassVar[str] = "warning"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    message: str | None = None
    error_code: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tag:
    """A label that helps users find content.

    Attributes:
        label: Text of the tag.
    """

    label: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectReference:
    """Reference to a project by its id.

    Attributes:
        id: Id of the project.
    """

    _object: ClassVar[str] = "project"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserReference:
    """Reference to a user by id.

    Attributes:
        id: Id of the user (not the login name).
    """

    _object: ClassVar[str] = "user"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupReference:
    """Reference to a group by its id.

    Attributes:
        id: Id of the group (not its name).
    """

    _object: ClassVar[str] = "group"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupSetReference:
    """Reference to a group set by its id. A group set represents the users who belong to all of
    its groups.

    Attributes:
        id: Id of the group set.
    """

    _object: ClassVar[str] = "group set"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowReference:
    """Reference to a flow by its id.

    Attributes:
        id: Id of the flow.
    """

    _object: ClassVar[str] = "flow"
    """The kind of object that `id` belongs to."""

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class User:
    """A user. Every attribute may be missing; older servers send only the id.

    Attributes:
        id: Id of the user.
        name: Login name; an e-mail address on Tableau Cloud.
        full_name: Display name.
        email: E-mail address.
        site_role: Site role, which limits what the user may do on the site.
        last_login: Time of the most recent sign-in (UTC); missing if the user has never signed in.
        auth_setting: Authentication method, such as ServerDefault, SAML or OpenID.
        content_admin: Whether the user administers the content of the site. Sent by older servers.
        external_auth_user_id: Id of the user at the identity provider; empty if there is none.
        glsi_minimum_site_role: Minimum site role that the user gets from groups that grant a
            licence at sign-in.
        identifier: Name of the user in the identity pool.
        identity_pool_name: Name of the identity pool of the user.
        identity_pool_uuid: Id of the identity pool of the user.
        identity_uuid: Id of the identity of the user in the pool.
        idp_configuration_id: Id of the identity provider configuration that the user signs in
            with.
        idp_configuration_name: Name of the identity provider configuration that the user signs in
            with.
        language: Language of the user interface, such as en.
        locale: Locale that determines formats, such as en_US.
        owns_content: Whether the user owns content of the site.
        publish: Whether the user may publish. Sent by older servers.
        role: Licensing role of the user, such as Interactor or Viewer. Sent by older servers.
        suppress_getting_started: Whether the introduction for new users is hidden.
        domain: Domain of the directory that the user belongs to.
    """

    _object: ClassVar[str] = "user"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    full_name: str | None = None
    email: str | None = None
    site_role: SiteRole | str | None = None
    last_login: datetime | None = None
    auth_setting: str | None = None
    content_admin: bool | None = None
    external_auth_user_id: str | None = None
    glsi_minimum_site_role: SiteRole | str | None = None
    identifier: str | None = None
    identity_pool_name: str | None = None
    identity_pool_uuid: str | None = None
    identity_uuid: str | None = None
    idp_configuration_id: str | None = None
    idp_configuration_name: str | None = None
    language: str | None = None
    locale: str | None = None
    owns_content: bool | None = None
    publish: bool | None = None
    role: str | None = None
    suppress_getting_started: bool | None = None
    domain: UserDomain | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserDomain:
    """Domain of a directory.

    Attributes:
        id: Id of the domain.
        name: Full name of the domain; local for users who are managed by the server itself.
        short_name: Short name of the domain.
    """

    _object: ClassVar[str] = "domain"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    short_name: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteSummary:
    """Summary of a site, as part of other replies. Every attribute may be missing.

    Attributes:
        id: Id of the site.
        name: Display name.
        content_url: Short name of the site in URLs; empty for the default site.
    """

    _object: ClassVar[str] = "site"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    content_url: str | None = None

    __repr__ = show_model
