"""Sessions on a server: of our client, of the official one, and bare, for httpx and curl."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx

VERSION = "3.24"
"""The version of the REST API that bare requests are made for."""
NAME = PASSWORD = "admin"


@dataclass(frozen=True)
class Bare:
    """What a bare request needs: the address that flows are below, and the token."""

    site: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"X-Tableau-Auth": self.token}


def bare(server: str) -> Bare:
    """Sign in with a plain request."""
    api = f"{server}/api/{VERSION}"
    document = (
        f'<tsRequest><credentials name="{NAME}" password="{PASSWORD}">'
        '<site contentUrl=""/></credentials></tsRequest>'
    )
    answer = httpx.post(
        f"{api}/auth/signin", content=document, headers={"Content-Type": "text/xml"}
    )
    answer.raise_for_status()
    token = re.search(r'token="([^"]+)"', answer.text)
    site = re.search(r'<site id="([^"]+)"', answer.text)
    if token is None or site is None:
        raise RuntimeError(f"no session in {answer.text}")
    return Bare(f"{api}/sites/{site[1]}", token[1])
