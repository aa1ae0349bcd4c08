"""Prints the lowest allowed version of each dependency of the library, as constraints for pip.

They are computed from pyproject.toml: the dependencies, and the extras that are named as arguments.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<lowest>[0-9][0-9.]*),<[0-9.]+")


def constraints(extras: list[str]) -> list[str]:
    """Return the constraints.

    Raises:
        ValueError: A requirement has another form than a lower bound and a cap.
        KeyError: There is no such extra.
    """
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    found = list(project["dependencies"])
    for extra in extras:
        found += project["optional-dependencies"][extra]
    return [_lowest(requirement) for requirement in found]


def _lowest(requirement: str) -> str:
    match = _REQUIREMENT.fullmatch(requirement)
    if match is None:
        raise ValueError(f"not of the form name>=lowest,<cap: {requirement}")
    return f"{match['name']}=={match['lowest']}"


if __name__ == "__main__":
    print("\n".join(constraints(sys.argv[1:])))
