"""Reads the file of known failures of a driver."""

from __future__ import annotations

from pathlib import Path

LARGEST_FILE = 1024 * 1024
"""Maximum bytes of the file."""


class KnownFailuresError(Exception):
    """The file of known failures cannot be read; the message says why."""


def read_known_failures(path: Path) -> frozenset[str]:
    """Read the names of cases, one on each line; what follows ` #` is a reason.

    Raises:
        KnownFailuresError: The file cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise KnownFailuresError(f"{path}: is larger than {LARGEST_FILE} bytes")
        lines = content.decode().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnownFailuresError(f"{path}: cannot be read: {error}") from None
    names = (f" {line}".partition(" #")[0].strip() for line in lines)
    return frozenset(name for name in names if name)
