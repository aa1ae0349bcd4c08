# Generated from spec/ by `make generate`. Do not edit.
"""Sign in, sign out, change the site."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..checks import check_model, check_text
from ..operation import Operation, newer_parts, secrets_of


def sign_in(*, credentials: m.SignInCredentials) -> Operation[m.Session]:
    """Sign in and begin a session.

    The reply holds the session token that every other call sends in the header X-Tableau-Auth,
    and the id of the site. A personal access token carries one session at a time, so a second
    sign-in with it ends the first.

    Who may call it: Every licensed user. Naming another user to act as is for server
    administrators.

    Args:
        credentials: Who signs in, and to which site.

    Returns:
        The new session.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML, or holds
            credentials of two kinds.
        SignInError: 401001: User name, password, token or site is wrong, or the personal access
            token has expired.
        NotFoundError: 404002: The user to act as does not exist.

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

    The session token is worthless afterwards.

    Who may call it: Everyone who is signed in.

    `POST /api/{apiVersion}/auth/signout`

    Since version 2.0. Which scopes it needs is not known.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_authentication.htm#sign_out
    """
    return Operation(
        catalog.SIGN_OUT,
        "/api/{apiVersion}/auth/signout",
    )


def switch_site(*, content_url: str) -> Operation[m.Session]:
    """Change the session to another site.

    The reply holds a new session token and the id of the new site; the old token ends.

    Who may call it: Users who belong to the other site. Not for sessions of users acted as.

    If the answer is lost: Read the id of the site after the next call.

    Args:
        content_url: Short name of the site as it stands in web addresses after /site/. Empty text
            means the default site of a Tableau Server.

    Returns:
        The new session.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        AuthenticationError: 401000: The request carries no session token.
        SwitchSiteError: 401003: The user may not change to that site. 403070: The session already
            is on that site.

    `POST /api/{apiVersion}/auth/switchSite`

    Since version 2.6. Which scopes it needs is not known.

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
