# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'session': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import ServerWarning, UserReference
from .sites import Site
from .users import User


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignInRequest:
    """Request to sign in.

    Attributes:
        credentials: Credentials and site of the sign-in.
    """

    credentials: SignInCredentials

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignInCredentials:
    """Credentials: exactly one of a name with a password, a personal access token with its name
    and secret, or a JSON web token.

    Attributes:
        name: Login name, used with a password. Tableau Cloud and accounts with multi-factor
            authentication do not accept passwords.
        password: Password of the user.
        personal_access_token_name: Name of a personal access token. Since version 3.6.
        personal_access_token_secret: Secret of the token, shown once when the token is created. A
            token supports one session at a time: signing in again ends the previous session. Since
            version 3.6.
        jwt: JSON web token signed by a connected app or an identity provider. Tableau Server
            supports it later than Tableau Cloud. Since version 3.16.
        is_uat: Whether the JSON web token belongs to a unified access token configuration.
        site: Site to sign in to.
        user: User to impersonate. Only for server administrators; with a personal access token
            since version 3.11.
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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteAddress:
    """Reference to a site by its short name in URLs.

    Attributes:
        content_url: Short name of the site, as in URLs after /site/. Empty for the default site of
            a Tableau Server.
    """

    content_url: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SwitchSiteRequest:
    """Request to switch sites.

    Attributes:
        site: Site to switch to.
    """

    site: SiteAddress

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CredentialsReply:
    """Reply to signing in and to switching sites.

    Attributes:
        credentials: The new session.
        warnings: Warnings of the server about the call.
    """

    credentials: Session
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Session:
    """A session: its token, site and user.

    Attributes:
        token: Secret to send in the header X-Tableau-Auth. It expires after 240 idle minutes on
            Tableau Server and 120 on Tableau Cloud, unless configured otherwise.
        estimated_time_to_expiration: Estimated time until the token expires, as
            hours:minutes:seconds; the hours may exceed 24. Omitted by older servers.
        site: Site of the session.
        user: User of the session.
    """

    token: str = field(repr=False)
    estimated_time_to_expiration: str | None = None
    site: Site
    user: User | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CurrentSessionReply:
    """Reply with the session that the request belongs to.

    Attributes:
        session: The session.
        warnings: Warnings of the server about the call.
    """

    session: CurrentSession
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CurrentSession:
    """The session that a request belongs to, without its token.

    Attributes:
        site: Site of the session.
        user: User of the session.
    """

    site: Site
    user: User

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerInfoReply:
    """Reply with information about the server.

    Attributes:
        server_info: Information about the server.
        warnings: Warnings of the server about the call.
    """

    server_info: ServerInfo
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerInfo:
    """Versions and settings of a server.

    Attributes:
        product_version: Version of the product.
        prep_conductor_version: Version of Prep Conductor, the component that runs flows. Omitted
            by older servers.
        rest_api_version: Newest version of the REST API that the server supports, such as 3.19.
            Compare major and minor as numbers.
        platform: Operating system of the server. Omitted by older servers.
        server_settings: Settings that are relevant to clients. Omitted by older servers.
    """

    product_version: ProductVersion
    prep_conductor_version: str | None = None
    rest_api_version: str
    platform: str | None = None
    server_settings: ServerSettings | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProductVersion:
    """Product version, such as 2024.2.1, with its build number.

    Attributes:
        build: Build number, such as 20242.24.0716.1944.
        value: The text of the element.
    """

    build: str | None = None
    value: str

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ServerSettings:
    """Settings of a server that are relevant to clients.

    Attributes:
        oauth_enabled: Whether clients can sign in with OAuth.
        sheet_image_max_age_floor: Minimum value, in minutes, for the maximum age of a cached sheet
            image.
        sheet_image_max_age_ceiling: Maximum value, in minutes, for the maximum age of a cached
            sheet image.
        offline_interaction_supported_phase: Level of support for the offline mode of the mobile
            app, as a number.
    """

    oauth_enabled: bool | None = None
    sheet_image_max_age_floor: int | None = None
    sheet_image_max_age_ceiling: int | None = None
    offline_interaction_supported_phase: int | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FileUploadReply:
    """Reply to starting an upload and to appending a part.

    Attributes:
        file_upload: State of the upload.
        warnings: Warnings of the server about the call.
    """

    file_upload: FileUpload
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FileUpload:
    """State of an upload in parts.

    Attributes:
        upload_session_id: Id of the upload: an opaque text, to be sent unchanged in later calls.
            It contains colons and hyphens.
        file_size: Amount received, in rounded megabytes; too coarse for resuming an upload.
        max_file_chunk_count: Maximum number of parts per file. Omitted by older servers.
    """

    upload_session_id: str
    file_size: str | None = None
    max_file_chunk_count: int | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
