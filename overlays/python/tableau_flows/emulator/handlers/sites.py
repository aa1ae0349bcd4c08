"""Handlers for sites: list, get, and the session of the request."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_page
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import site_replies, user_replies
from tableau_flows.emulator.store.records import SiteRow, SiteUserRow
from tableau_flows.emulator.wire.filters import Condition

NO_LIST_ON_CLOUD = codes.LISTING_SITES_NOT_SUPPORTED
SITE_UNKNOWN = codes.SITE_NOT_FOUND

# The column for each value of the parameter ``key``; without it, the path has the id.
KEYS = {None: "id", "name": "name", "contentUrl": "content_url"}
SESSION_USER = ("id", "name", "siteRole", "lastLogin", "externalAuthUserId", "authSetting")


@handles("querySites")
def query_sites(call: Call) -> models.SiteListReply:
    """List a page of the sites: all for server administrators, else those of the user."""
    if call.state.options.cloud:
        raise Refusal(NO_LIST_ON_CLOUD, "Tableau Cloud does not list its sites.")
    condition = Condition(
        "r.id IN (SELECT site_id FROM members WHERE user_id = ? AND role <> 'Unlicensed')",
        (call.user_id,),
    )
    if _is_server_admin(call):
        condition = Condition("1")
    pagination, rows = select_page(call, call.page(), SiteRow, [condition])
    return models.SiteListReply(
        pagination=pagination,
        sites=tuple(
            site_replies.site(call, row, settings=_sees_settings(call, row)) for row in rows
        ),
    )


@handles("querySite")
def query_site(call: Call) -> models.SiteReply:
    """Return one site: that of the session, or any for server administrators."""
    name, column = call.ids["siteKey"], KEYS[call.choice("key")]
    usage = call.boolean("includeUsage")
    site = call.state.store.find(SiteRow, f"WHERE {column} = ?", name)
    if site is None or not (site.id == call.site_id or _is_server_admin(call)):
        raise Refusal(SITE_UNKNOWN, f"You are not signed in to a site with the {column} {name!r}.")
    settings = _sees_settings(call, site)
    return models.SiteReply(
        site=site_replies.site(call, site, settings=settings, usage=usage and settings)
    )


@handles("getCurrentSession")
def get_current_session(call: Call) -> models.CurrentSessionReply:
    """Return the site and the user of the session."""
    user = call.state.store.find(
        SiteUserRow, "WHERE id = ? AND site_id = ?", call.user_id, call.site_id
    )
    if user is None:
        raise LookupError("a session has a user who is not a member of its site")
    site = call.caller.site
    return models.CurrentSessionReply(
        session=models.CurrentSession(
            site=site_replies.site(call, site, settings=_sees_settings(call, site)),
            user=user_replies.user(call, user, SESSION_USER),
        )
    )


def _is_server_admin(call: Call) -> bool:
    return call.caller.member.role == "ServerAdministrator"


def _sees_settings(call: Call, site: SiteRow) -> bool:
    """Whether the caller administers a site, whose settings others do not see."""
    return _is_server_admin(call) or (call.access.is_admin and site.id == call.site_id)
