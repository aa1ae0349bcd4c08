"""Warnings: about connections that others can read or change, and about repeated tasks."""

from __future__ import annotations

from urllib.parse import urlsplit

from tableau_flows._common.deprecations import warn


class InsecureConnectionWarning(UserWarning):
    """Warns that tokens and passwords of a client can be read on the network.

    Each client warns once, when it is created; its calls work nevertheless.
    """


class FlowTaskWarning(UserWarning):
    """Warns that a flow has several tasks on a schedule, or that this cannot be prevented.

    Tasks cannot be deleted, so each of several tasks runs the flow.
    """


def warn_if_insecure(
    server: str, *, verify: object, http: object = None, transport: object = None
) -> None:
    """Warn if certificates are not checked, or if the session token is sent unencrypted.

    Args:
        server: The address of the server.
        verify: The `verify=` of the client.
        http: The `http=` of the client, which checks certificates itself; `verify` is refused
            with it.
        transport: The `transport=` of the client; where it connects to is not known.
    """
    if verify is False and http is None and transport is None:
        warn(
            "verify=False: certificates are not checked, so anyone on the network can read the"
            " session token; set verify= to the path of the certificate to trust",
            InsecureConnectionWarning,
        )
    parts = urlsplit(server)
    if transport is None and parts.scheme == "http" and not _is_this_host(parts.hostname or ""):
        warn(
            f"the session token is sent to {parts.hostname} unencrypted over http, so anyone on the"
            " network can read it; use https",
            InsecureConnectionWarning,
        )


def _is_this_host(host: str) -> bool:
    name = host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    import ipaddress  # imported here, since only http needs it

    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        pass
    import socket  # slow to import, and rarely needed here

    return name == socket.gethostname().lower()
