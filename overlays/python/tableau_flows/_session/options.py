"""Options of a client, and the values they have unless something else is given."""

from __future__ import annotations

PREFETCH = 6
"""How many pages are read at the same time unless something else is asked for: as many as browsers
ask of one server."""

MOST_PREFETCH = 64
"""The most pages that are read at the same time: of 100 connections, others want some as well. Each
page takes a thread of a `Client`, and up to 1,000 items are kept for each."""
