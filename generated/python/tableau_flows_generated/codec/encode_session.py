# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'session'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
from .encode_common import write_server_warning, write_user_reference
from .encode_sites import write_site
from .encode_users import write_user
from .values import escape, write_boolean


def write_site_address(value: SiteAddress, tag: str, given: str, out: list[str]) -> None:
    """Write a SiteAddress as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' contentUrl="{escape(value.content_url, "SiteAddress.content_url")}"'
    out.append(f"{head}/>")


def write_sign_in_credentials(
    value: SignInCredentials, tag: str, given: str, out: list[str]
) -> None:
    """Write a SignInCredentials as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.name is not None:
        head += f' name="{escape(value.name, "SignInCredentials.name")}"'
    if value.password is not None:
        head += f' password="{escape(value.password, "SignInCredentials.password")}"'
    if value.personal_access_token_name is not None:
        head += f' personalAccessTokenName="{escape(value.personal_access_token_name, "SignInCredentials.personal_access_token_name")}"'
    if value.personal_access_token_secret is not None:
        head += f' personalAccessTokenSecret="{escape(value.personal_access_token_secret, "SignInCredentials.personal_access_token_secret")}"'
    if value.jwt is not None:
        head += f' jwt="{escape(value.jwt, "SignInCredentials.jwt")}"'
    if value.is_uat is not None:
        head += f' isUat="{write_boolean(value.is_uat)}"'
    at = len(out)
    out.append(head)
    write_site_address(value.site, "site", "", out)
    if value.user is not None:
        write_user_reference(value.user, "user", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_sign_in_request(value: SignInRequest, tag: str, given: str, out: list[str]) -> None:
    """Write a SignInRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_sign_in_credentials(value.credentials, "credentials", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_switch_site_request(
    value: SwitchSiteRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write a SwitchSiteRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_site_address(value.site, "site", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_session(value: Session, tag: str, given: str, out: list[str]) -> None:
    """Write a Session as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' token="{escape(value.token, "Session.token")}"'
    if value.estimated_time_to_expiration is not None:
        head += f' estimatedTimeToExpiration="{escape(value.estimated_time_to_expiration, "Session.estimated_time_to_expiration")}"'
    at = len(out)
    out.append(head)
    write_site(value.site, "site", "", out)
    if value.user is not None:
        write_user(value.user, "user", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_credentials_reply(value: CredentialsReply, tag: str, given: str, out: list[str]) -> None:
    """Write a CredentialsReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_session(value.credentials, "credentials", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_current_session(value: CurrentSession, tag: str, given: str, out: list[str]) -> None:
    """Write a CurrentSession as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_site(value.site, "site", "", out)
    write_user(value.user, "user", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_current_session_reply(
    value: CurrentSessionReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a CurrentSessionReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_current_session(value.session, "session", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_product_version(value: ProductVersion, tag: str, given: str, out: list[str]) -> None:
    """Write a ProductVersion as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.build is not None:
        head += f' build="{escape(value.build, "ProductVersion.build")}"'
    at = len(out)
    out.append(head)
    out.append(escape(value.value, "ProductVersion.value"))
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_server_settings(value: ServerSettings, tag: str, given: str, out: list[str]) -> None:
    """Write a ServerSettings as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.oauth_enabled is not None:
        out.append(f"<oAuthEnabled>{write_boolean(value.oauth_enabled)}</oAuthEnabled>")
    if value.sheet_image_max_age_floor is not None:
        out.append(
            f"<sheetImageMaxAgeFloor>{value.sheet_image_max_age_floor}</sheetImageMaxAgeFloor>"
        )
    if value.sheet_image_max_age_ceiling is not None:
        out.append(
            f"<sheetImageMaxAgeCeiling>{value.sheet_image_max_age_ceiling}</sheetImageMaxAgeCeiling>"
        )
    if value.offline_interaction_supported_phase is not None:
        out.append(
            f"<offlineInteractionSupportedPhase>{value.offline_interaction_supported_phase}</offlineInteractionSupportedPhase>"
        )
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_server_info(value: ServerInfo, tag: str, given: str, out: list[str]) -> None:
    """Write a ServerInfo as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_product_version(value.product_version, "productVersion", "", out)
    if value.prep_conductor_version is not None:
        out.append(
            f"<prepConductorVersion>{escape(value.prep_conductor_version, 'ServerInfo.prep_conductor_version')}</prepConductorVersion>"
        )
    out.append(
        f"<restApiVersion>{escape(value.rest_api_version, 'ServerInfo.rest_api_version')}</restApiVersion>"
    )
    if value.platform is not None:
        out.append(f"<platform>{escape(value.platform, 'ServerInfo.platform')}</platform>")
    if value.server_settings is not None:
        write_server_settings(value.server_settings, "serverSettings", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_server_info_reply(value: ServerInfoReply, tag: str, given: str, out: list[str]) -> None:
    """Write a ServerInfoReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_server_info(value.server_info, "serverInfo", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_file_upload(value: FileUpload, tag: str, given: str, out: list[str]) -> None:
    """Write a FileUpload as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' uploadSessionId="{escape(value.upload_session_id, "FileUpload.upload_session_id")}"'
    if value.file_size is not None:
        head += f' fileSize="{escape(value.file_size, "FileUpload.file_size")}"'
    if value.max_file_chunk_count is not None:
        head += f' maxFileChunkCount="{value.max_file_chunk_count}"'
    out.append(f"{head}/>")


def write_file_upload_reply(value: FileUploadReply, tag: str, given: str, out: list[str]) -> None:
    """Write a FileUploadReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_file_upload(value.file_upload, "fileUpload", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    SiteAddress: write_site_address,
    SignInCredentials: write_sign_in_credentials,
    SignInRequest: write_sign_in_request,
    SwitchSiteRequest: write_switch_site_request,
    Session: write_session,
    CredentialsReply: write_credentials_reply,
    CurrentSession: write_current_session,
    CurrentSessionReply: write_current_session_reply,
    ProductVersion: write_product_version,
    ServerSettings: write_server_settings,
    ServerInfo: write_server_info,
    ServerInfoReply: write_server_info_reply,
    FileUpload: write_file_upload,
    FileUploadReply: write_file_upload_reply,
}
"""The writer of each type."""
