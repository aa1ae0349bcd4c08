# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'session': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..showing import show_model
from .common import ServerWarning, User, UserReference


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignInRequest:
    """Body of a sign-in.

    Attributes:
        credentials: Who signs in, and to which site.
    """

    credentials: SignInCredentials

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignInCredentials:
    """Proof of identity: exactly one of name and password, the two parts of a personal access
    token, or a JSON web token.

    Attributes:
        name: Login name, to go with a password. Tableau Cloud and accounts with multi-factor
            authentication do not take passwords.
        password: Password of the user.
        personal_access_token_name: Name of a personal access token. Since version 3.6.
        personal_access_token_secret: Secret of that token, shown once when it is made. A token
            carries one session at a time: the next sign-in with it ends the one before. Since
            version 3.6.
        jwt: JSON web token signed by a connected app or an identity provider. Tableau Server takes
            it later than Tableau Cloud. Since version 3.16.
        is_uat: Says that the JSON web token belongs to a unified access token configuration; true
            or false.
        site: Site to sign in to.
        user: User to act as (impersonation). Only server administrators may name one; with a
            personal access token since version 3.11.
    """

    name: str | None = None
    password: str | None = field(default=None, repr=False)
    personal_access_token_name: str | None = None
    personal_access_token_secret: str | None = field(default=None, repr=False)
    jwt: str | None = field(default=None, repr=False)
    is_uat: bool | None = None
    site: SiteAddress
    user: UserReference | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteAddress:
    """Names a site by the short name in its web address.

    Attributes:
        content_url: Short name of the site as it stands in web addresses after /site/. Empty text
            means the default site of a Tableau Server.
    """

    content_url: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SwitchSiteRequest:
    """Body of a change of site.

    Attributes:
        site: Site to change to.
    """

    site: SiteAddress

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CredentialsReply:
    """Reply to a sign-in and to a change of site.

    Attributes:
        credentials: The new session.
        warnings: Remarks of the server on the call.
    """

    credentials: Session
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Session:
    """A session: the token that every other call sends, and whom and what it is for.

    Attributes:
        token: Secret to send in the header X-Tableau-Auth. It lives 240 idle minutes on Tableau
            Server and 120 on Tableau Cloud, unless set otherwise.
        estimated_time_to_expiration: Time until the token ends, as hours:minutes:seconds; the
            hours may exceed 24. A hint; older servers leave it out.
        site: Site the session belongs to.
        user: User the session acts as.
    """

    token: str = field(repr=False)
    estimated_time_to_expiration: str | None = None
    site: Site
    user: User | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Site:
    """A site of the server.

    Attributes:
        id: Id of the site, which stands in the path of every call about it.
        content_url: Short name of the site in web addresses; empty for the default site.
        name: Name that is shown to people.
    """

    id: str
    content_url: str | None = None
    name: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerInfoReply:
    """Reply that tells about the server.

    Attributes:
        server_info: What the server says of itself.
        warnings: Remarks of the server on the call.
    """

    server_info: ServerInfo
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerInfo:
    """Versions and settings of a server.

    Attributes:
        product_version: Version of the product.
        prep_conductor_version: Version of Prep Conductor, the part that runs flows; left out by
            older servers.
        rest_api_version: Newest version of the REST API the server offers, such as 3.19. Compare
            major and minor as numbers.
        platform: Operating system of the server; left out by older servers.
        server_settings: Settings that clients need to know; left out by older servers.
    """

    product_version: ProductVersion
    prep_conductor_version: str | None = None
    rest_api_version: str
    platform: str | None = None
    server_settings: ServerSettings | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProductVersion:
    """Version of the product as people know it, such as 2024.2.1, with its build.

    Attributes:
        build: Number of the build, such as 20242.24.0716.1944.
        value: The text of the element.
    """

    build: str | None = None
    value: str

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerSettings:
    """Settings of a server that matter to clients.

    Attributes:
        oauth_enabled: Whether the server signs clients in by OAuth.
        sheet_image_max_age_floor: Smallest age in minutes that may be asked of a cached image of a
            sheet.
        sheet_image_max_age_ceiling: Largest age in minutes that may be asked of a cached image of
            a sheet.
        offline_interaction_supported_phase: How much of the offline mode of the mobile app the
            server supports, as a number.
    """

    oauth_enabled: bool | None = None
    sheet_image_max_age_floor: int | None = None
    sheet_image_max_age_ceiling: int | None = None
    offline_interaction_supported_phase: int | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FileUploadReply:
    """Reply to both steps of an upload in parts.

    Attributes:
        file_upload: State of the upload.
        warnings: Remarks of the server on the call.
    """

    file_upload: FileUpload
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FileUpload:
    """A file that is being sent to the server in parts.

    Attributes:
        upload_session_id: Id of the upload. Later calls send it back unchanged; it contains colons
            and hyphens and means nothing to clients.
        file_size: How much has arrived, in megabytes, rounded: too coarse to resume by.
        max_file_chunk_count: Largest number of parts the server takes for one file; left out by
            older servers.
    """

    upload_session_id: str
    file_size: str | None = None
    max_file_chunk_count: int | None = None

    __repr__ = show_model
