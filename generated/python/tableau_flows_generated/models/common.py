# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'common': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Which page of a list a reply holds, and how many items there are in all.

    Attributes:
        page_number: Number of this page; the first page is 1.
        page_size: Largest number of items on a page, as asked for (1 to 1000).
        total_available: Number of items on all pages together.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "pagination"
        namespace = "http://tableau.com/api"

    page_number: int = field(metadata={"name": "pageNumber", "type": "Attribute", "required": True})
    page_size: int = field(metadata={"name": "pageSize", "type": "Attribute", "required": True})
    total_available: int = field(
        metadata={"name": "totalAvailable", "type": "Attribute", "required": True}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorReply:
    """Reply that reports a failure. Some calls send it with HTTP status 200.

    Attributes:
        error: What went wrong.
        warnings: Remarks of the server that accompany the error.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tsResponse"
        namespace = "http://tableau.com/api"

    error: ErrorDetail = field(
        metadata={
            "name": "error",
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
class ErrorDetail:
    """One failure as the server describes it.

    Attributes:
        code: Six-digit error code such as 404027. Its first three digits are mostly, but not
            always, the HTTP status.
        callstack: Stack trace of the server, sent only by servers set up to tell it.
        summary: Short title of the error.
        detail: Explanation of this particular case.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "errorDetail"
        namespace = "http://tableau.com/api"

    code: str = field(metadata={"name": "code", "type": "Attribute", "required": True})
    callstack: str | None = field(
        default=None,
        metadata={"name": "callstack", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    summary: str | None = field(
        default=None,
        metadata={"name": "summary", "type": "Element", "namespace": "http://tableau.com/api"},
    )
    detail: str | None = field(
        default=None,
        metadata={"name": "detail", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWarning:
    """A remark of the server on a call that succeeded all the same.

    Attributes:
        id: Identifier of the warning.
        message: Text of the warning.
        error_code: Code of the warning, numbered like error codes.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "serverWarning"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    message: str | None = field(default=None, metadata={"name": "message", "type": "Attribute"})
    error_code: str | None = field(
        default=None, metadata={"name": "errorCode", "type": "Attribute"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A label by which people find things again.

    Attributes:
        label: Text of the tag.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "tag"
        namespace = "http://tableau.com/api"

    label: str | None = field(default=None, metadata={"name": "label", "type": "Attribute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectReference:
    """Names a project by its id.

    Attributes:
        id: Id of the project.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "projectReference"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class UserReference:
    """Names a user by id.

    Attributes:
        id: Id of the user (not the login name).
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "userReference"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReference:
    """Names a group by its id.

    Attributes:
        id: Id of the group (not its name).
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "groupReference"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSetReference:
    """Names a group set, which stands for the users that belong to all of its groups, by its id.

    Attributes:
        id: Id of the group set.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "groupSetReference"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowReference:
    """Names a flow by its id.

    Attributes:
        id: Id of the flow.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "flowReference"
        namespace = "http://tableau.com/api"

    id: str = field(metadata={"name": "id", "type": "Attribute", "required": True})


@dataclass(frozen=True, slots=True, kw_only=True)
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

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "user"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    full_name: str | None = field(default=None, metadata={"name": "fullName", "type": "Attribute"})
    email: str | None = field(default=None, metadata={"name": "email", "type": "Attribute"})
    site_role: SiteRole | str | None = field(
        default=None, metadata={"name": "siteRole", "type": "Attribute"}
    )
    last_login: datetime | None = field(
        default=None, metadata={"name": "lastLogin", "type": "Attribute"}
    )
    auth_setting: str | None = field(
        default=None, metadata={"name": "authSetting", "type": "Attribute"}
    )
    content_admin: bool | None = field(
        default=None, metadata={"name": "contentAdmin", "type": "Attribute"}
    )
    external_auth_user_id: str | None = field(
        default=None, metadata={"name": "externalAuthUserId", "type": "Attribute"}
    )
    glsi_minimum_site_role: SiteRole | str | None = field(
        default=None, metadata={"name": "glsiMinimumSiteRole", "type": "Attribute"}
    )
    identifier: str | None = field(
        default=None, metadata={"name": "identifier", "type": "Attribute"}
    )
    identity_pool_name: str | None = field(
        default=None, metadata={"name": "identityPoolName", "type": "Attribute"}
    )
    identity_pool_uuid: str | None = field(
        default=None, metadata={"name": "identityPoolUuid", "type": "Attribute"}
    )
    identity_uuid: str | None = field(
        default=None, metadata={"name": "identityUuid", "type": "Attribute"}
    )
    idp_configuration_id: str | None = field(
        default=None, metadata={"name": "idpConfigurationId", "type": "Attribute"}
    )
    idp_configuration_name: str | None = field(
        default=None, metadata={"name": "idpConfigurationName", "type": "Attribute"}
    )
    language: str | None = field(default=None, metadata={"name": "language", "type": "Attribute"})
    locale: str | None = field(default=None, metadata={"name": "locale", "type": "Attribute"})
    owns_content: bool | None = field(
        default=None, metadata={"name": "ownsContent", "type": "Attribute"}
    )
    publish: bool | None = field(default=None, metadata={"name": "publish", "type": "Attribute"})
    role: str | None = field(default=None, metadata={"name": "role", "type": "Attribute"})
    suppress_getting_started: bool | None = field(
        default=None, metadata={"name": "suppressGettingStarted", "type": "Attribute"}
    )
    domain: UserDomain | None = field(
        default=None,
        metadata={"name": "domain", "type": "Element", "namespace": "http://tableau.com/api"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDomain:
    """Domain of a directory, such as that of a company.

    Attributes:
        id: Id of the domain.
        name: Full name of the domain; local for users of the server itself.
        short_name: Short name of the domain.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "userDomain"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    short_name: str | None = field(
        default=None, metadata={"name": "shortName", "type": "Attribute"}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSummary:
    """A site as replies about other things name it; every attribute may be missing.

    Attributes:
        id: Id of the site.
        name: Name that is shown to people.
        content_url: Short name of the site in web addresses; empty for the default site.
    """

    class Meta:
        """For xsdata: the element and its namespace."""

        name = "siteSummary"
        namespace = "http://tableau.com/api"

    id: str | None = field(default=None, metadata={"name": "id", "type": "Attribute"})
    name: str | None = field(default=None, metadata={"name": "name", "type": "Attribute"})
    content_url: str | None = field(
        default=None, metadata={"name": "contentUrl", "type": "Attribute"}
    )
