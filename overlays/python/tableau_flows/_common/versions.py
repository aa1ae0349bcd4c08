"""Versions of the REST API as pairs of integers, so that 3.10 is greater than 3.9."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from tableau_flows_generated.checks import shown

Version: TypeAlias = tuple[int, int]

_FORM = re.compile(r"(\d{1,4})\.(\d{1,4})", re.ASCII)


def parse_version(text: str) -> Version:
    """Parse a version such as "3.21".

    Raises:
        ValueError: The text is not two whole numbers joined by a dot.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a version of the REST API such as 3.21: {shown(text)}")
    return int(match[1]), int(match[2])


@lru_cache(maxsize=64)  # it is part of the address of every request
def write_version(version: Version) -> str:
    """Return a version as it is written in URLs."""
    return f"{version[0]}.{version[1]}"
