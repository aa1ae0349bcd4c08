# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'users': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning


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


class GrantLicenseMode(StrEnum):
    """Known moments at which the members of a group get a licence."""

    ON_LOGIN = "onLogin"
    """When they sign in."""
    ON_SYNC = "onSync"
    """When the group is synchronized with the directory."""


GrantLicenseModeValue: TypeAlias = Literal["onLogin", "onSync"]
"""The values of `GrantLicenseMode` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserListReply:
    """Reply with one page of users.

    Attributes:
        pagination: Page number, page size and total of the list.
        users: The users of this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    users: tuple[User, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserReply:
    """Reply with one user.

    Attributes:
        user: The user.
        warnings: Warnings of the server about the call.
    """

    user: User
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class User:
    """A user of a site. Which attributes a list tells depends on the request.

    Attributes:
        id: Id of the user.
        name: Login name; an e-mail address on Tableau Cloud.
        full_name: Display name.
        email: E-mail address. Lists of users have it only if fields requests it, such as with
            _all_.
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

    id: str
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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UserSummary:
    """A user, as part of other replies. Every attribute may be missing; older servers send only
    the id.

    Attributes:
        id: Id of the user.
        name: Login name; an e-mail address on Tableau Cloud.
        full_name: Display name.
        email: E-mail address. Lists of users have it only if fields requests it, such as with
            _all_.
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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupListReply:
    """Reply with one page of groups.

    Attributes:
        pagination: Page number, page size and total of the list.
        groups: The groups of this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    groups: tuple[Group, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Group:
    """A group of users.

    Attributes:
        id: Id of the group.
        name: Name of the group.
        minimum_site_role: Site role that the members of the group have at least.
        user_count: Number of members. Sent if the field userCount is asked for.
        external_user_enabled: Whether the group can have users from outside of the organization.
        domain: Domain of the group; local for groups that are managed by the server itself.
        import_: How the members of the group are imported from a directory, or which licence they
            get at sign-in.
    """

    _object: ClassVar[str] = "group"
    """The kind of object that `id` belongs to."""

    id: str
    name: str | None = None
    minimum_site_role: SiteRole | str | None = None
    user_count: int | None = None
    external_user_enabled: bool | None = None
    domain: UserDomain | None = None
    import_: GroupImport | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupImport:
    """The import of a group from a directory. Some servers send it for local groups too.

    Attributes:
        domain_name: Domain of the directory; local if there is none.
        site_role: Site role that users get by the import.
        grant_license_mode: When members get the licence.
        source: Kind of the directory, such as ActiveDirectory.
    """

    domain_name: str | None = None
    site_role: SiteRole | str | None = None
    grant_license_mode: GrantLicenseMode | str | None = None
    source: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupSetListReply:
    """Reply with one page of group sets.

    Attributes:
        pagination: Page number, page size and total of the list.
        group_sets: The group sets of this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    group_sets: tuple[GroupSet, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class GroupSet:
    """A group set: it stands for the users who belong to all of its groups.

    Attributes:
        id: Id of the group set.
        name: Name of the group set.
        group_count: Number of its groups.
        local_id: Number of the group set on its server.
        group: One of its groups, with id and name. Omitted unless the members are asked for.
    """

    _object: ClassVar[str] = "group set"
    """The kind of object that `id` belongs to."""

    id: str
    name: str | None = None
    group_count: int | None = None
    local_id: int | None = None
    group: tuple[Group, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
