"""Makes clients that use a session somebody else began."""

from __future__ import annotations

from typing import Any, TypeVar

from tableau_flows import AsyncClient, Client, SessionCredentials

C = TypeVar("C", Client, AsyncClient)


def adopt(
    kind: type[C], server: str, *, token: str, site_id: str, user_id: str | None = None, **more: Any
) -> C:
    """Make a client of this kind with the session that a token belongs to."""
    return kind(server, credentials=SessionCredentials(token, site_id, user_id), **more)
