"""Default values and limits of client options."""

from __future__ import annotations

PREFETCH = 6
"""Default number of pages that are read concurrently, as many as browsers request of a server."""

MAX_PREFETCH = 64
"""Maximum pages that are read concurrently; leaves some of the 100 connections to other calls. Each
page needs a thread in a `Client`, and holds up to 1,000 items in memory."""
