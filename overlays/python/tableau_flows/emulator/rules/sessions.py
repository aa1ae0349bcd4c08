"""Sessions: begun by a sign-in, kept alive by use, ended by sign-out, age or a second sign-in."""

from __future__ import annotations

import base64
import secrets
import uuid
from dataclasses import dataclass

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.store.records import Member, SessionRow, Site, User
from tableau_flows.emulator.store.store import Store

TOKEN_HEADER = "x-tableau-auth"

NO_TOKEN = "401000"
BAD_TOKEN = "401002"
SITE_UNKNOWN = "404000"


MAX_SESSIONS = 10_000
"""How many sessions are kept; those unused for longest end first."""


@dataclass(frozen=True, slots=True)
class Session:
    """A live session with whom and what it is for.

    Attributes:
        token: What the X-Tableau-Auth header carries.
        access_token: What tells the personal access token it began with; None if none.
        acting: Whether an administrator acts as the user (impersonation).
        user: Whom it is for.
        site: The site it is for.
        member: The user's place on that site.
    """

    token: str
    access_token: str | None
    acting: bool
    user: User
    site: Site
    member: Member


def begin_session(
    store: Store,
    user: User,
    site: Site,
    member: Member,
    *,
    now: float,
    access_token: str | None = None,
    acting: bool = False,
) -> Session:
    """Begin a session; the earlier session of the same personal access token ends.

    Args:
        store: The server's state.
        user: Whom the session is for.
        site: The site it is for.
        member: His place on that site.
        now: The time.
        access_token: What tells the personal access token that was used; None if none was.
        acting: Whether an administrator acts as the user.
    """
    if access_token is not None:
        # One live session per personal access token, on whatever site (wire_facts §2.2).
        store.execute("DELETE FROM sessions WHERE access_token = ?", access_token)
    if store.number("SELECT count(*) FROM sessions") >= MAX_SESSIONS:
        store.execute(
            "DELETE FROM sessions WHERE token IN"
            " (SELECT token FROM sessions ORDER BY last_used LIMIT ?)",
            # Many at once, as finding them takes a look at all.
            MAX_SESSIONS // 10,
            keeps=True,
        )
    token = _new_token()
    store.insert(
        "sessions",
        token=token,
        user_id=user.id,
        site_id=site.id,
        access_token=access_token,
        acting=acting,
        last_used=now,
    )
    store.execute(
        "UPDATE members SET last_login = ? WHERE site_id = ? AND user_id = ?",
        int(now),
        site.id,
        user.id,
    )
    return Session(token, access_token, acting, user, site, member)


def live_session(store: Store, token: str | None, *, now: float, idle_seconds: float) -> Session:
    """The session of a token; using it starts its idle time anew.

    Raises:
        Refusal: 401000 without a token, 401002 when it is unknown or has expired.
    """
    if not token:
        raise Refusal(NO_TOKEN, "The request has no X-Tableau-Auth header.")
    row = store.find(SessionRow, "WHERE token = ?", token)
    if row is None or now - row.last_used > idle_seconds:
        raise Refusal(BAD_TOKEN, "The session token is unknown or has expired.")
    user = store.find(User, "WHERE id = ?", row.user_id)
    site = store.find(Site, "WHERE id = ?", row.site_id)
    member = membership(store, row.site_id, row.user_id)
    if user is None or site is None or member is None:
        raise Refusal(BAD_TOKEN, "The user of the session has left the site.")
    # Nothing but sessions is made of sessions.
    store.execute("UPDATE sessions SET last_used = ? WHERE token = ?", now, token, keeps=True)
    return Session(token, row.access_token, bool(row.acting), user, site, member)


def check_site(session: Session, site_id: str) -> None:
    """Refuse a site in the path that is not the session's own.

    Raises:
        Refusal: 404000.
    """
    if session.site.id != site_id:
        raise Refusal(SITE_UNKNOWN, f"You are not signed in to a site with the id {site_id!r}.")


def end_session(store: Store, token: str) -> None:
    """End a session."""
    store.execute("DELETE FROM sessions WHERE token = ?", token)


def membership(store: Store, site_id: str, user_id: str) -> Member | None:
    """A user's place on a site, or None."""
    return store.find(Member, "WHERE site_id = ? AND user_id = ?", site_id, user_id)


def _new_token() -> str:
    """A token that looks like a server's: segments with bars between, nothing to rely on."""
    head = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    return f"{head}|{secrets.token_urlsafe(24)}|{uuid.uuid4()}"
