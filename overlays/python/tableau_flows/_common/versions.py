"""Versions of the REST API: pairs of integers, so that 3.10 is above 3.9."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from tableau_flows_generated.checks import shown

Version: TypeAlias = tuple[int, int]

_FORM = re.compile(r"(\d{1,4})\.(\d{1,4})", re.ASCII)


def parse_version(text: str) -> Version:
    """Read a version such as "3.21".

    Raises:
        ValueError: It is not two whole numbers with a dot between.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a version of the REST API such as 3.21: {shown(text)}")
    return int(match[1]), int(match[2])


@lru_cache(maxsize=64)  # it stands in the address of every request
def write_version(version: Version) -> str:
    """Write a version the way it stands in URLs."""
    return f"{version[0]}.{version[1]}"
