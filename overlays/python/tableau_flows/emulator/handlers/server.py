"""Handler for the server information."""

from __future__ import annotations

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles

SETTINGS_SINCE = (3, 7)


@handles("serverInfo")
def server_info(call: Call) -> models.ServerInfoReply:
    """Return the versions of the server."""
    newest = call.state.options.newest
    release = product_version(newest)
    year, number, _ = release.split(".")
    newer = newest >= SETTINGS_SINCE
    return models.ServerInfoReply(
        server_info=models.ServerInfo(
            product_version=models.ProductVersion(
                value=release, build=f"{year}{number}.{year[2:]}.0101.0000"
            ),
            prep_conductor_version=f"{release}-emulated" if newer else None,
            rest_api_version=call.state.options.api_version,
            platform="linux" if newer else None,
            server_settings=models.ServerSettings(oauth_enabled=False) if newer else None,
        )
    )


def product_version(api_version: tuple[int, int]) -> str:
    """Return the release of Tableau Server that introduced an API version.

    3.3 came with 2019.1; up to 3.18 there are four releases a year, later three (wire_facts §4).
    """
    releases = max(api_version[1] - 3, 0)
    quarters = 16
    if releases < quarters:
        year, number = divmod(releases, 4)
        return f"{2019 + year}.{number + 1}.0"
    year, number = divmod(releases - quarters, 3)
    return f"{2023 + year}.{number + 1}.0"
