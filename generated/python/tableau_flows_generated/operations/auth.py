# Generated from spec/ by `make generate`. Do not edit.
"""Sign in, sign out, switch sites, and ask who is signed in."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import newer_parts, secrets_of
from ..checks import check_model, check_text
from ..operation import Operation


def sign_in(*, credentials: m.SignInCredentials) -> Operation[m.Session]:
    """Sign in and start a session.

    The reply contains the session token, which every other call sends in the header
    X-Tableau-Auth, and the id of the site. A personal access token supports one session at a
    time, so a second sign-in with the same token ends the first session.

    Permissions: Every licensed user. Only server administrators may impersonate another user.

    Args:
        credentials: Credentials and site of the sign-in.

    Returns:
        The new session.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML, or
            contains two kinds of credentials.
        SignInError: 401001: The user name, password, token or site is wrong, or the personal
            access token has expired.
        NotFoundError: 404002: The user to impersonate does not exist.

    `POST /api/{apiVersion}/auth/signin`

    Since version 2.0.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_in
    """
    check_model(credentials, "credentials", "SignInCredentials", required=True)
    from ..codec import encode
    from ..models.session import SignInRequest

    body = encode(SignInRequest(credentials=credentials), "tsRequest", namespace=None)
    return Operation(
        catalog.SIGN_IN,
        "/api/{apiVersion}/auth/signin",
        body=body,
        secrets=secrets_of(credentials),
        newer=newer_parts(catalog.FIELD_VERSIONS, ("credentials", credentials, None)),
    )


def sign_out() -> Operation[None]:
    """Sign out and end the session.

    The session token cannot be used afterwards.

    Permissions: Every user who is signed in.

    `POST /api/{apiVersion}/auth/signout`

    Since version 2.0. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_out
    """
    return Operation(
        catalog.SIGN_OUT,
        "/api/{apiVersion}/auth/signout",
    )


def switch_site(*, content_url: str) -> Operation[m.Session]:
    """Switch the session to another site.

    The reply contains a new session token and the id of the new site. The old token is no
    longer valid.

    Permissions: Users who belong to the other site. Not available in sessions that impersonate
    a user.

    If the response is lost: Check the site of the session after the next call.

    Args:
        content_url: Short name of the site, as in URLs after /site/. Empty for the default site of
            a Tableau Server.

    Returns:
        The new session.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        AuthenticationError: 401000: The request has no session token.
        SwitchSiteError: 401003: The user may not switch to that site. 403070: The session is
            already on that site.

    `POST /api/{apiVersion}/auth/switchSite`

    Since version 2.6. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#switch_site
    """
    check_text(content_url, "content_url", required=True)
    from ..codec import encode
    from ..models.session import SiteAddress, SwitchSiteRequest

    body = encode(
        SwitchSiteRequest(site=SiteAddress(content_url=content_url)), "tsRequest", namespace=None
    )
    return Operation(
        catalog.SWITCH_SITE,
        "/api/{apiVersion}/auth/switchSite",
        body=body,
    )


def get_current_session() -> Operation[m.CurrentSession]:
    """Read the site and the user of the session.

    Tells without administrator rights who is signed in, with the site role. Administrators get
    more settings of the site.

    Permissions: Every user who is signed in.

    Returns:
        The session.

    `GET /api/{apiVersion}/sessions/current`

    Since version 3.1.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_server.htm#get_current_server_session
    """
    return Operation(
        catalog.GET_CURRENT_SESSION,
        "/api/{apiVersion}/sessions/current",
    )
