# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'common': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from ..showing import show_model


class SiteRole(StrEnum):
    """Known site roles."""

    CREATOR = "Creator"
    """May author and publish content of every kind, flows included."""
    EXPLORER = "Explorer"
    """May work with published content but not publish."""
    EXPLORER_CAN_PUBLISH = "ExplorerCanPublish"
    """Explorer who may also save content on the site."""
    GUEST = "Guest"
    """Visitor without an account of their own."""
    SERVER_ADMINISTRATOR = "ServerAdministrator"
    """Administers the whole server; Tableau Server only."""
    SITE_ADMINISTRATOR_CREATOR = "SiteAdministratorCreator"
    """Administers the site and has the rights of a Creator."""
    SITE_ADMINISTRATOR_EXPLORER = "SiteAdministratorExplorer"
    """Administers the site and has the rights of an Explorer."""
    SUPPORT_USER = "SupportUser"
    """Account of Tableau's support staff."""
    UNLICENSED = "Unlicensed"
    """Has an account but cannot sign in."""
    VIEWER = "Viewer"
    """May look at published content."""


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
    """Which page of a list a reply holds, and how many items there are in all.

    Attributes:
        page_number: Number of this page; the first page is 1.
        page_size: Largest number of items on a page, as asked for (1 to 1000).
        total_available: Number of items on all pages together.
    """

    page_number: int
    page_size: int
    total_available: int

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ErrorReply:
    """Reply that reports a failure. Some calls send it with HTTP status 200.

    Attributes:
        error: What went wrong.
        warnings: Remarks of the server that accompany the error.
    """

    error: ErrorDetail
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ErrorDetail:
    """One failure as the server describes it.

    Attributes:
        code: Six-digit error code such as 404027. Its first three digits are mostly, but not
            always, the HTTP status.
        callstack: Stack trace of the server, sent only by servers set up to tell it.
        summary: Short title of the error.
        detail: Explanation of this particular case.
    """

    code: str
    callstack: str | None = None
    summary: str | None = None
    detail: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerWarning:
    """A remark of the server on a call that succeeded all the same.

    Attributes:
        id: Identifier of the warning.
        message: Text of the warning.
        error_code: Code of the warning, numbered like error codes.
    """

    id: str | None = None
    message: str | None = None
    error_code: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tag:
    """A label by which people find things again.

    Attributes:
        label: Text of the tag.
    """

    label: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProjectReference:
    """Names a project by its id.

    Attributes:
        id: Id of the project.
    """

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserReference:
    """Names a user by id.

    Attributes:
        id: Id of the user (not the login name).
    """

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupReference:
    """Names a group by its id.

    Attributes:
        id: Id of the group (not its name).
    """

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupSetReference:
    """Names a group set, which stands for the users that belong to all of its groups, by its id.

    Attributes:
        id: Id of the group set.
    """

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowReference:
    """Names a flow by its id.

    Attributes:
        id: Id of the flow.
    """

    id: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class User:
    """A user as the server tells about one. Older servers send the id alone; every attribute may
    be missing.

    Attributes:
        id: Id of the user.
        name: Login name; on Tableau Cloud an e-mail address.
        full_name: Name that is shown to people.
        email: E-mail address.
        site_role: What the user may do on the site at most.
        last_login: Time of the latest sign-in (UTC); missing for a user who never signed in.
        auth_setting: How the user signs in, such as ServerDefault, SAML or OpenID.
        content_admin: Whether the user administers the content of the site; older servers.
        external_auth_user_id: Id of the user at the identity provider; empty if there is none.
        glsi_minimum_site_role: Least site role that the user gets from groups that grant a licence
            at sign-in.
        identifier: Name of the user in the identity pool.
        identity_pool_name: Name of the identity pool of the user.
        identity_pool_uuid: Id of the identity pool of the user.
        identity_uuid: Id of the identity of the user in the pool.
        idp_configuration_id: Id of the configuration of the identity provider that the user signs
            in with.
        idp_configuration_name: Name of the configuration of the identity provider that the user
            signs in with.
        language: Language of the user interface for the user, such as en.
        locale: Region whose formats the user sees, such as en_US.
        owns_content: Whether the user owns content of the site.
        publish: Whether the user may publish; older servers.
        role: Licensing role of the user, such as Interactor or Viewer; older servers.
        suppress_getting_started: Whether the introduction for new users is hidden from the user.
        domain: Domain of the directory that the user comes from.
    """

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
    """Domain of a directory, such as that of a company.

    Attributes:
        id: Id of the domain.
        name: Full name of the domain; local for users of the server itself.
        short_name: Short name of the domain.
    """

    id: str | None = None
    name: str | None = None
    short_name: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteSummary:
    """A site as replies about other things name it; every attribute may be missing.

    Attributes:
        id: Id of the site.
        name: Name that is shown to people.
        content_url: Short name of the site in web addresses; empty for the default site.
    """

    id: str | None = None
    name: str | None = None
    content_url: str | None = None

    __repr__ = show_model
