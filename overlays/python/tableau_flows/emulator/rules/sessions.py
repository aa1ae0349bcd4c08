"""Creates, finds and ends sessions."""

from __future__ import annotations

import base64
import secrets
import uuid
from dataclasses import dataclass

from tableau_flows_generated import codes, protocol

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.store.records import MemberRow, SessionRow, SiteRow, UserRow
from tableau_flows.emulator.store.store import Store

TOKEN_HEADER = protocol.SESSION_HEADER.lower()

NO_TOKEN = codes.NO_CREDENTIALS
BAD_TOKEN = codes.SESSION_INVALID_OR_EXPIRED
SITE_UNKNOWN = codes.SITE_NOT_FOUND

MAX_SESSIONS = 10_000
"""Maximum number of sessions; the least recently used ones end first."""


@dataclass(frozen=True, slots=True)
class Session:
    """A live session of a user on a site.

    Attributes:
        token: Value of the header X-Tableau-Auth.
        access_token: Identifies the personal access token it was created with; None if none.
        impersonating: Whether an administrator impersonates the user.
        user: User of the session.
        site: Site of the session.
        member: Membership of the user in the site.
        scopes: Scopes that limit its calls; None if it may make all calls.
    """

    token: str
    access_token: str | None
    impersonating: bool
    user: UserRow
    site: SiteRow
    member: MemberRow
    scopes: tuple[str, ...] | None = None


def begin_session(
    store: Store,
    user: UserRow,
    site: SiteRow,
    member: MemberRow,
    *,
    now: float,
    access_token: str | None = None,
    impersonating: bool = False,
    scopes: tuple[str, ...] | None = None,
) -> Session:
    """Create a session, and end the earlier one of the same personal access token.

    Args:
        store: Store of the server.
        user: User of the session.
        site: Site of the session.
        member: Membership of the user in the site.
        now: Current time of the server.
        access_token: Identifies the personal access token that was used; None if none was.
        impersonating: Whether an administrator impersonates the user.
        scopes: Scopes that limit its calls; None if it may make all calls.
    """
    if access_token is not None:
        # One live session per personal access token, on whatever site (wire_facts §2.2).
        store.execute("DELETE FROM sessions WHERE access_token = ?", access_token)
    if store.number("SELECT count(*) FROM sessions") >= MAX_SESSIONS:
        store.execute(
            "DELETE FROM sessions WHERE token IN"
            " (SELECT token FROM sessions ORDER BY last_used LIMIT ?)",
            # Many at once, because finding the oldest ones needs a scan of all.
            MAX_SESSIONS // 10,
            keeps_cache=True,
        )
    token = _new_token()
    store.insert(
        "sessions",
        token=token,
        user_id=user.id,
        site_id=site.id,
        access_token=access_token,
        acting=impersonating,
        last_used=now,
        scopes=None if scopes is None else " ".join(scopes),
    )
    store.execute(
        "UPDATE members SET last_login = ? WHERE site_id = ? AND user_id = ?",
        int(now),
        site.id,
        user.id,
    )
    return Session(token, access_token, impersonating, user, site, member, scopes)


def live_session(store: Store, token: str | None, *, now: float, idle_seconds: float) -> Session:
    """Find the session of a token, and restart its idle time.

    Raises:
        Refusal: 401000 without a token, 401002 if the token is unknown or has expired.
    """
    if not token:
        raise Refusal(NO_TOKEN, f"The request has no {protocol.SESSION_HEADER} header.")
    row = store.find(SessionRow, "WHERE token = ?", token)
    if row is None or now - row.last_used > idle_seconds:
        raise Refusal(BAD_TOKEN, "The session token is unknown or has expired.")
    user = store.find(UserRow, "WHERE id = ?", row.user_id)
    site = store.find(SiteRow, "WHERE id = ?", row.site_id)
    member = membership(store, row.site_id, row.user_id)
    if user is None or site is None or member is None:
        raise Refusal(BAD_TOKEN, "The user of the session has left the site.")
    # The cached queries do not read sessions.
    store.execute("UPDATE sessions SET last_used = ? WHERE token = ?", now, token, keeps_cache=True)
    scopes = None if row.scopes is None else tuple(row.scopes.split())
    return Session(token, row.access_token, bool(row.acting), user, site, member, scopes)


def check_site(session: Session, site_id: str) -> None:
    """Refuse a site id in the path that is not the id of the session's site.

    Raises:
        Refusal: 404000.
    """
    if session.site.id != site_id:
        raise Refusal(SITE_UNKNOWN, f"You are not signed in to a site with the id {site_id!r}.")


def end_session(store: Store, token: str) -> None:
    """End the session of a token, if there is one."""
    store.execute("DELETE FROM sessions WHERE token = ?", token)


def membership(store: Store, site_id: str, user_id: str) -> MemberRow | None:
    """Find the membership of a user in a site; None if there is none."""
    return store.find(MemberRow, "WHERE site_id = ? AND user_id = ?", site_id, user_id)


def _new_token() -> str:
    """Make a random token that looks like those of real servers: segments separated by bars."""
    head = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    return f"{head}|{secrets.token_urlsafe(24)}|{uuid.uuid4()}"
