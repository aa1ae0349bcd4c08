"""Handlers for sessions: sign in, sign out and switch site."""

from __future__ import annotations

from tableau_flows_generated import codes, models, protocol
from tableau_flows_generated.codes import BAD_REQUEST, SIGN_IN_FAILED

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.rules.connected_apps import InvalidTokenError, verify
from tableau_flows.emulator.rules.sessions import Session, begin_session, end_session, membership
from tableau_flows.emulator.store.lookups import find_user
from tableau_flows.emulator.store.records import SiteRow, UserRow

SWITCH_FAILED = codes.SITE_CHANGE_FAILED
SAME_SITE = codes.ALREADY_ON_THIS_SITE
USER_UNKNOWN = codes.USER_NOT_FOUND


@handles("signIn")
def sign_in(call: Call) -> models.CredentialsReply:
    """Create a session for the user of the credentials."""
    credentials = call.read(models.SignInRequest).credentials
    user, access_token, scopes = _authenticate(call, credentials)
    site = _site(call, credentials.site.content_url)
    if site is None:
        raise _failed()
    impersonating = credentials.user is not None
    if credentials.user is not None:
        user = _impersonated_user(call, user, site, credentials.user.id, access_token)
    member = membership(call.state.store, site.id, user.id)
    if member is None or member.role == "Unlicensed":
        raise _failed()
    session = begin_session(
        call.state.store,
        user,
        site,
        member,
        now=call.now,
        access_token=access_token,
        impersonating=impersonating,
        scopes=scopes,
    )
    return _reply(call, session)


@handles("signOut")
def sign_out(call: Call) -> None:
    """End the session."""
    end_session(call.state.store, call.caller.token)


@handles("switchSite")
def switch_site(call: Call) -> models.CredentialsReply:
    """End the session, and create one on another site."""
    content_url = call.read(models.SwitchSiteRequest).site.content_url
    old = call.caller
    site = _site(call, content_url)
    member = None if site is None else membership(call.state.store, site.id, old.user.id)
    if site is None or member is None or old.impersonating or member.role == "Unlicensed":
        raise Refusal(SWITCH_FAILED, f"You may not switch to a site {content_url!r}.")
    if site.id == old.site.id:
        raise Refusal(SAME_SITE, "You are signed in to that site already.")
    end_session(call.state.store, old.token)
    session = begin_session(
        call.state.store,
        old.user,
        site,
        member,
        now=call.now,
        access_token=old.access_token,
        scopes=old.scopes,
    )
    return _reply(call, session)


def _authenticate(
    call: Call, credentials: models.SignInCredentials
) -> tuple[UserRow, str | None, tuple[str, ...] | None]:
    """Find the user of the credentials.

    Returns:
        The user; what identifies the personal access token, None if none was used; and the scopes
        that limit the session, None if there are none.
    """
    by_name = credentials.name is not None or credentials.password is not None
    by_token = (
        credentials.personal_access_token_name is not None
        or credentials.personal_access_token_secret is not None
    )
    by_jwt = credentials.jwt is not None
    if by_name + by_token + by_jwt != 1:
        raise Refusal(BAD_REQUEST, "Give one kind of credentials: password, token or JWT.")
    if by_token:
        return *_authenticate_by_access_token(call, credentials), None
    if by_jwt:
        user, scopes = _authenticate_by_jwt(call, credentials.jwt or "")
        return user, None, scopes
    # Tableau Cloud accepts no passwords (wire_facts §3).
    users = (
        []
        if call.state.options.cloud
        else call.state.store.select(
            UserRow, "WHERE name = ? AND password = ?", credentials.name, credentials.password
        )
    )
    if not users:
        raise _failed()
    return users[0], None, None


def _authenticate_by_access_token(
    call: Call, credentials: models.SignInCredentials
) -> tuple[UserRow, str | None]:
    if not _takes(call, protocol.TOKEN):
        raise Refusal(BAD_REQUEST, "Personal access tokens came with version 3.6.")
    name = credentials.personal_access_token_name
    owners = call.state.store.texts(
        "SELECT u.name FROM access_tokens AS a JOIN users AS u ON u.id = a.user_id"
        " WHERE a.name = ? AND a.secret = ?",
        name,
        credentials.personal_access_token_secret,
    )
    if not owners:
        raise _failed()
    return find_user(call.state.store, owners[0]), f"{owners[0]}/{name}"


def _authenticate_by_jwt(call: Call, jwt: str) -> tuple[UserRow, tuple[str, ...] | None]:
    if not _takes(call, protocol.JWT):
        raise Refusal(BAD_REQUEST, "JSON web tokens came with version 3.16 or 3.17.")
    users = call.state.store.texts(
        "SELECT u.name FROM jwts AS j JOIN users AS u ON u.id = j.user_id WHERE j.jwt = ?", jwt
    )
    if users:
        return find_user(call.state.store, users[0]), None
    try:
        verified = verify(call.state.store, jwt)
    except InvalidTokenError:
        raise _failed() from None
    return verified.user, verified.scopes


def _impersonated_user(
    call: Call, user: UserRow, site: SiteRow, user_id: str, access_token: str | None
) -> UserRow:
    member = membership(call.state.store, site.id, user.id)
    if member is None or member.role != "ServerAdministrator":
        raise _failed()
    if access_token is not None and call.state.options.newest < protocol.TOKEN.impersonation:
        raise _failed()
    other = call.state.store.find(UserRow, "WHERE id = ?", user_id)
    if other is None or membership(call.state.store, site.id, user_id) is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {user_id!r}.")
    return other


def _site(call: Call, content_url: str) -> SiteRow | None:
    if call.state.options.cloud and not content_url:
        return None  # only Tableau Server has a default site (wire_facts §3)
    return call.state.store.find(SiteRow, "WHERE content_url = ?", content_url)


def _failed() -> Refusal:
    # One response for all reasons, as from real servers, so that guessing reveals nothing.
    return Refusal(SIGN_IN_FAILED, "The user, the secret or the site is wrong.")


def _reply(call: Call, session: Session) -> models.CredentialsReply:
    return models.CredentialsReply(
        credentials=models.Session(
            token=session.token,
            estimated_time_to_expiration=_duration(call.state.options.idle_seconds),
            site=models.Site(id=session.site.id, content_url=session.site.content_url),
            user=models.User(id=session.user.id),
        )
    )


def _duration(seconds: float) -> str:
    """Format a duration as ``H:MM:SS``; the hours may exceed a day (wire_facts §3)."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _takes(call: Call, kind: protocol.CredentialKind) -> bool:
    """Whether the server takes a kind of credentials.

    The newest version of the server counts, not the version in the path: the official client signs
    in under /api/2.4 with all kinds of credentials, and asks for the server's version afterwards.
    """
    since = kind.cloud if call.state.options.cloud else kind.server
    return since is not None and call.state.options.newest >= since
