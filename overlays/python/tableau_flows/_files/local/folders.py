"""The flow files of a folder, and the flows that they are published as."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tableau_flows_generated.checks import invalid_argument, shown

from tableau_flows._common.causes import message_of
from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.failures import unreadable
from tableau_flows._files.local.names import says_kind
from tableau_flows.errors import FlowFileError, UsageError


@dataclass(frozen=True, slots=True)
class LocalFlow:
    """A flow file.

    Attributes:
        path: The path of the file.
        name: The name of the flow: that of the file without its extension.
    """

    path: Path
    name: str


def flows_in(folder: str | os.PathLike[str]) -> tuple[LocalFlow, ...]:
    """List the .tfl and .tflx files of a folder by name; hidden files and folders are left out.

    Raises:
        FlowFileError: The folder cannot be read.
        UsageError: `folder` is no path, or two files would be published as one flow.
    """
    try:
        place = Path(folder)
    except TypeError as error:
        raise invalid_argument(
            "folder", f"must be the path of a folder, not {shown(folder)}"
        ) from error
    try:
        with os.scandir(place) as entries:
            paths = [
                Path(entry.path)
                for entry in entries
                if says_kind(entry.name)
                and not entry.name.startswith(".")
                and not _is_folder(entry)
            ]
    except (OSError, ValueError) as error:  # ValueError: NUL, or half a surrogate
        raise FlowFileError(
            f"the folder {shown_path(place)} cannot be read: {message_of(error)}"
        ) from error
    found: dict[str, LocalFlow] = {}
    for path in sorted(paths, key=lambda one: one.name):
        flow = LocalFlow(path, path.stem)
        other = found.setdefault(name_key(flow.name), flow)
        if other is not flow:
            raise UsageError(
                f"{shown_path(other.path.name)} and {shown_path(path.name)} would be published as"
                " the same flow, since names of flows are not case-sensitive; rename one of them"
            )
    return tuple(found.values())


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder; what cannot be told is an error of that file later."""
    try:
        return entry.is_dir()
    except OSError:  # such as a symbolic link to itself
        return False


def name_key(name: str) -> str:
    """Return the form in which the names of flows are compared (the code 409041 says how).

    Accented letters are one character or two, depending on the system that stores the file.
    """
    from unicodedata import normalize  # takes its time to load

    return normalize("NFC", normalize("NFC", name).casefold())


def stamp_of(path: Path) -> tuple[int, int, int]:
    """Return what changes when a file is written to or replaced.

    Raises:
        FlowFileError: It is no file, or cannot be read.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(path.name, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise FlowFileError(f"{shown_path(path.name)} is not a file")
    return status.st_size, status.st_mtime_ns, status.st_ino
