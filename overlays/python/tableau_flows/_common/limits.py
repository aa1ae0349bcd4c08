"""Limits and defaults that this library sets; those of Tableau are in the spec."""

from __future__ import annotations

from typing import Final

MAX_PARALLEL: Final = 16
"""Maximum parts of one file that are uploaded at a time."""

MOST_CONCURRENT: Final = 64
"""Maximum calls in progress at a time, of an operation on many objects."""

DEFAULT_WAIT: Final = 3600.0
"""Seconds that waiting for a run may take by default."""
