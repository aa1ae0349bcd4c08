"""Makes replies about sites, from their content and the options of the server."""

from __future__ import annotations

from tableau_flows_generated import models
from tableau_flows_generated.catalog import FIELD_VERSIONS
from tableau_flows_generated.protocol import MEGABYTE

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.store.records import SiteRow

CREATORS = ("Creator", "ServerAdministrator", "SiteAdministratorCreator")
EXPLORERS = ("Explorer", "ExplorerCanPublish", "SiteAdministratorExplorer")
VIEWERS = ("Viewer",)

SPLIT_SINCE = FIELD_VERSIONS["Site.scheduling_flows_enabled"]
PARAMETERS_SINCE = FIELD_VERSIONS["Site.flow_parameters_enabled"]


def site(call: Call, row: SiteRow, *, settings: bool, usage: bool = False) -> models.Site:
    """Make a site.

    Args:
        call: The request.
        row: The site.
        settings: Whether to tell the settings.
        usage: Whether to tell how much of it is used.
    """
    if not settings:
        return models.Site(id=row.id, name=row.name, content_url=row.content_url)
    options = call.state.options
    quota, prep = options.storage_quota, options.prep_conductor
    split = call.version >= SPLIT_SINCE
    return models.Site(
        id=row.id,
        name=row.name,
        content_url=row.content_url,
        admin_mode="ContentAndUsers",
        state="Active",
        storage_quota=None if quota is None else str(quota // MEGABYTE),
        flows_enabled=None if split else prep,
        editing_flows_enabled=prep if split else None,
        scheduling_flows_enabled=prep if split else None,
        run_now_enabled=prep,
        flow_parameters_enabled=(
            options.allow_parameters if call.version >= PARAMETERS_SINCE else None
        ),
        usage=_usage(call, row) if usage else None,
    )


def _usage(call: Call, row: SiteRow) -> models.SiteUsage:
    store = call.state.store

    def members(*roles: str) -> int:
        where = f" AND role IN ({', '.join('?' * len(roles))})" if roles else ""
        return store.number(
            f"SELECT count(*) FROM members WHERE site_id = ?{where}", row.id, *roles
        )

    stored = store.number("SELECT sum(file_bytes) FROM flows WHERE site_id = ?", row.id)
    return models.SiteUsage(
        num_users=members(),
        num_creators=members(*CREATORS),
        num_explorers=members(*EXPLORERS),
        num_viewers=members(*VIEWERS),
        storage=-(-stored // MEGABYTE),
    )
