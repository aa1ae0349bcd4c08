"""The kinds of servers."""

from __future__ import annotations

from typing import Literal, TypeAlias

Deployment: TypeAlias = Literal["server", "cloud"]
"""A kind of server."""

DEPLOYMENT_NAMES = {"server": "Tableau Server", "cloud": "Tableau Cloud"}
