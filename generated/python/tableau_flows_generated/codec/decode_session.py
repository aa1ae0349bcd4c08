# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'session'."""

from __future__ import annotations

from ..models.session import (
    CredentialsReply,
    CurrentSession,
    CurrentSessionReply,
    FileUpload,
    FileUploadReply,
    ProductVersion,
    ServerInfo,
    ServerInfoReply,
    ServerSettings,
    Session,
    SignInCredentials,
    SignInRequest,
    SiteAddress,
    SwitchSiteRequest,
)
from .decode_common import SERVER_WARNING, USER_REFERENCE
from .decode_sites import SITE
from .decode_users import USER
from .shapes import Child, Given, Shape, Values, draft
from .values import need, read_boolean, read_integer

_SiteAddress = draft(SiteAddress)


def _site_address(a: Given, c: Values) -> SiteAddress:
    o = _SiteAddress()
    (o.content_url,) = a
    o.__class__ = SiteAddress
    return o  # type: ignore[no-any-return]


SITE_ADDRESS = Shape(
    "SiteAddress",
    _site_address,
    attributes={
        "contentUrl": str,
    },
    needed=("contentUrl",),
)

_SignInCredentials = draft(SignInCredentials)


def _sign_in_credentials(a: Given, c: Values) -> SignInCredentials:
    o = _SignInCredentials()
    (
        o.name,
        o.password,
        o.personal_access_token_name,
        o.personal_access_token_secret,
        o.jwt,
        is_uat_,
    ) = a
    o.site = need(c[0])
    o.user = c[1]
    o.is_uat = None if is_uat_ is None else read_boolean(is_uat_)
    o.__class__ = SignInCredentials
    return o  # type: ignore[no-any-return]


SIGN_IN_CREDENTIALS = Shape(
    "SignInCredentials",
    _sign_in_credentials,
    attributes={
        "name": str,
        "password": str,
        "personalAccessTokenName": str,
        "personalAccessTokenSecret": str,
        "jwt": str,
        "isUat": read_boolean,
    },
    size=2,
    children=(
        Child(0, "site", "site", shape=SITE_ADDRESS),
        Child(1, "user", "user", shape=USER_REFERENCE, optional=True),
    ),
    required={
        0: "site",
    },
)

_SignInRequest = draft(SignInRequest)


def _sign_in_request(a: Given, c: Values) -> SignInRequest:
    o = _SignInRequest()
    o.credentials = need(c[0])
    o.__class__ = SignInRequest
    return o  # type: ignore[no-any-return]


SIGN_IN_REQUEST = Shape(
    "SignInRequest",
    _sign_in_request,
    attributes={},
    size=1,
    children=(Child(0, "credentials", "credentials", shape=SIGN_IN_CREDENTIALS),),
    required={
        0: "credentials",
    },
)

_SwitchSiteRequest = draft(SwitchSiteRequest)


def _switch_site_request(a: Given, c: Values) -> SwitchSiteRequest:
    o = _SwitchSiteRequest()
    o.site = need(c[0])
    o.__class__ = SwitchSiteRequest
    return o  # type: ignore[no-any-return]


SWITCH_SITE_REQUEST = Shape(
    "SwitchSiteRequest",
    _switch_site_request,
    attributes={},
    size=1,
    children=(Child(0, "site", "site", shape=SITE_ADDRESS),),
    required={
        0: "site",
    },
)

_Session = draft(Session)


def _session(a: Given, c: Values) -> Session:
    o = _Session()
    (
        o.token,
        o.estimated_time_to_expiration,
    ) = a
    o.site = need(c[0])
    o.user = c[1]
    o.__class__ = Session
    return o  # type: ignore[no-any-return]


SESSION = Shape(
    "Session",
    _session,
    attributes={
        "token": str,
        "estimatedTimeToExpiration": str,
    },
    needed=("token",),
    size=2,
    children=(
        Child(0, "site", "site", shape=SITE),
        Child(1, "user", "user", shape=USER, optional=True),
    ),
    required={
        0: "site",
    },
)

_CredentialsReply = draft(CredentialsReply)


def _credentials_reply(a: Given, c: Values) -> CredentialsReply:
    o = _CredentialsReply()
    o.credentials = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = CredentialsReply
    return o  # type: ignore[no-any-return]


CREDENTIALS_REPLY = Shape(
    "CredentialsReply",
    _credentials_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "credentials", "credentials", shape=SESSION),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "credentials",
    },
)

_CurrentSession = draft(CurrentSession)


def _current_session(a: Given, c: Values) -> CurrentSession:
    o = _CurrentSession()
    o.site = need(c[0])
    o.user = need(c[1])
    o.__class__ = CurrentSession
    return o  # type: ignore[no-any-return]


CURRENT_SESSION = Shape(
    "CurrentSession",
    _current_session,
    attributes={},
    size=2,
    children=(
        Child(0, "site", "site", shape=SITE),
        Child(1, "user", "user", shape=USER),
    ),
    required={
        0: "site",
        1: "user",
    },
)

_CurrentSessionReply = draft(CurrentSessionReply)


def _current_session_reply(a: Given, c: Values) -> CurrentSessionReply:
    o = _CurrentSessionReply()
    o.session = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = CurrentSessionReply
    return o  # type: ignore[no-any-return]


CURRENT_SESSION_REPLY = Shape(
    "CurrentSessionReply",
    _current_session_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "session", "session", shape=CURRENT_SESSION),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "session",
    },
)

_ProductVersion = draft(ProductVersion)


def _product_version(a: Given, c: Values) -> ProductVersion:
    o = _ProductVersion()
    (o.build,) = a
    o.value = need(c[0])
    o.__class__ = ProductVersion
    return o  # type: ignore[no-any-return]


PRODUCT_VERSION = Shape(
    "ProductVersion",
    _product_version,
    attributes={
        "build": str,
    },
    size=1,
    required={
        0: "value",
    },
    text=0,
)

_ServerSettings = draft(ServerSettings)


def _server_settings(a: Given, c: Values) -> ServerSettings:
    o = _ServerSettings()
    o.oauth_enabled = c[0]
    o.sheet_image_max_age_floor = c[1]
    o.sheet_image_max_age_ceiling = c[2]
    o.offline_interaction_supported_phase = c[3]
    o.__class__ = ServerSettings
    return o  # type: ignore[no-any-return]


SERVER_SETTINGS = Shape(
    "ServerSettings",
    _server_settings,
    attributes={},
    size=4,
    children=(
        Child(0, "oauth_enabled", "oAuthEnabled", convert=read_boolean, optional=True),
        Child(
            1,
            "sheet_image_max_age_floor",
            "sheetImageMaxAgeFloor",
            convert=read_integer,
            optional=True,
        ),
        Child(
            2,
            "sheet_image_max_age_ceiling",
            "sheetImageMaxAgeCeiling",
            convert=read_integer,
            optional=True,
        ),
        Child(
            3,
            "offline_interaction_supported_phase",
            "offlineInteractionSupportedPhase",
            convert=read_integer,
            optional=True,
        ),
    ),
)

_ServerInfo = draft(ServerInfo)


def _server_info(a: Given, c: Values) -> ServerInfo:
    o = _ServerInfo()
    o.product_version = need(c[0])
    o.prep_conductor_version = c[1]
    o.rest_api_version = need(c[2])
    o.platform = c[3]
    o.server_settings = c[4]
    o.__class__ = ServerInfo
    return o  # type: ignore[no-any-return]


SERVER_INFO = Shape(
    "ServerInfo",
    _server_info,
    attributes={},
    size=5,
    children=(
        Child(0, "product_version", "productVersion", shape=PRODUCT_VERSION),
        Child(1, "prep_conductor_version", "prepConductorVersion", optional=True),
        Child(2, "rest_api_version", "restApiVersion"),
        Child(3, "platform", "platform", optional=True),
        Child(4, "server_settings", "serverSettings", shape=SERVER_SETTINGS, optional=True),
    ),
    required={
        0: "productVersion",
        2: "restApiVersion",
    },
)

_ServerInfoReply = draft(ServerInfoReply)


def _server_info_reply(a: Given, c: Values) -> ServerInfoReply:
    o = _ServerInfoReply()
    o.server_info = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ServerInfoReply
    return o  # type: ignore[no-any-return]


SERVER_INFO_REPLY = Shape(
    "ServerInfoReply",
    _server_info_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "server_info", "serverInfo", shape=SERVER_INFO),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "serverInfo",
    },
)

_FileUpload = draft(FileUpload)


def _file_upload(a: Given, c: Values) -> FileUpload:
    o = _FileUpload()
    (
        o.upload_session_id,
        o.file_size,
        max_file_chunk_count_,
    ) = a
    o.max_file_chunk_count = (
        None if max_file_chunk_count_ is None else read_integer(max_file_chunk_count_)
    )
    o.__class__ = FileUpload
    return o  # type: ignore[no-any-return]


FILE_UPLOAD = Shape(
    "FileUpload",
    _file_upload,
    attributes={
        "uploadSessionId": str,
        "fileSize": str,
        "maxFileChunkCount": read_integer,
    },
    needed=("uploadSessionId",),
)

_FileUploadReply = draft(FileUploadReply)


def _file_upload_reply(a: Given, c: Values) -> FileUploadReply:
    o = _FileUploadReply()
    o.file_upload = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = FileUploadReply
    return o  # type: ignore[no-any-return]


FILE_UPLOAD_REPLY = Shape(
    "FileUploadReply",
    _file_upload_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "file_upload", "fileUpload", shape=FILE_UPLOAD),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "fileUpload",
    },
)

SHAPES: dict[type, Shape] = {
    SiteAddress: SITE_ADDRESS,
    SignInCredentials: SIGN_IN_CREDENTIALS,
    SignInRequest: SIGN_IN_REQUEST,
    SwitchSiteRequest: SWITCH_SITE_REQUEST,
    Session: SESSION,
    CredentialsReply: CREDENTIALS_REPLY,
    CurrentSession: CURRENT_SESSION,
    CurrentSessionReply: CURRENT_SESSION_REPLY,
    ProductVersion: PRODUCT_VERSION,
    ServerSettings: SERVER_SETTINGS,
    ServerInfo: SERVER_INFO,
    ServerInfoReply: SERVER_INFO_REPLY,
    FileUpload: FILE_UPLOAD,
    FileUploadReply: FILE_UPLOAD_REPLY,
}
"""The shape of each type."""
