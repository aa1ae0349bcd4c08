"""Warns of connections that others on the network could read or change."""

from __future__ import annotations

import inspect
import warnings
from urllib.parse import urlsplit


class InsecureConnectionWarning(UserWarning):
    """Tokens and passwords of a client can be read on the network; the client works all the same.

    Each client warns once, when it is made.
    """


def warn_if_insecure(
    server: str, *, verify: object, http: object = None, transport: object = None
) -> None:
    """Warn if certificates are not checked, or if the session token leaves this host unencrypted.

    Args:
        server: The address of the server.
        verify: The `verify=` of the client.
        http: The `http=` of the client; it checks certificates its own way, and `verify` is
            refused with it.
        transport: The `transport=` of the client; nothing is known about where it leads.
    """
    if verify is False and http is None and transport is None:
        _warn(
            "verify=False: certificates are not checked, so anybody on the network can read the"
            " session token; give verify= the path of the certificate to trust"
        )
    parts = urlsplit(server)
    if transport is None and parts.scheme == "http" and not _is_this_host(parts.hostname or ""):
        _warn(
            f"the session token goes to {parts.hostname} unencrypted over http, so anybody on the"
            " network can read it; use https"
        )


def _is_this_host(host: str) -> bool:
    name = host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    import ipaddress  # as below: needed for http alone

    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        pass
    import socket  # takes its time to load, and is hardly ever needed here

    return name == socket.gethostname().lower()


def _warn(text: str) -> None:
    """Warn at the line outside of this package, so that Python's filters work by that place."""
    depth, frame = 1, inspect.currentframe()
    while frame is not None and frame.f_globals.get("__name__", "").startswith("tableau_flows."):
        depth, frame = depth + 1, frame.f_back
    warnings.warn(text, InsecureConnectionWarning, stacklevel=depth)
