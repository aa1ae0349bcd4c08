"""The state file of `flows.sync` on disk: its format, replacing it atomically, and its lock."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import BinaryIO, cast

from tableau_flows_generated.checks import shown

from tableau_flows._common.causes import message_of
from tableau_flows._common.file_locks import try_lock
from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.path_target import sync_folder
from tableau_flows.errors import SyncStateError

VERSION = 1
"""The version of the format."""

MOST_BYTES = 64 * 1024 * 1024
"""Maximum size of a state file, enough for more than 100,000 flows."""

_KEY_NAMES = ("server", "site", "project", "name")
_ENTRY_NAMES = ("flow", "updated_at", "digest")


@dataclass(frozen=True, slots=True)
class StateKey:
    """The place of a flow.

    Attributes:
        server: The address of the server.
        site: The id of the site.
        project: The id of the project.
        name: The name of the flow, in the form in which names are compared.
    """

    server: str
    site: str
    project: str
    name: str


@dataclass(frozen=True, slots=True)
class StateEntry:
    """What a flow on the server contained when it was last looked at.

    Attributes:
        flow: The id of the flow.
        updated_at: Its time of the last update, in ISO 8601 and UTC.
        digest: The digest of its file.
    """

    flow: str
    updated_at: str
    digest: str


def resolved_path(path: object) -> Path:
    """Return the path of the file itself; a symbolic link to it is kept.

    Raises:
        SyncStateError: It is no path, or not that of a file.
    """
    try:
        resolved = Path(os.path.realpath(cast("str", path)))
        mode = resolved.stat().st_mode if resolved.exists() else stat.S_IFREG
    except (OSError, ValueError, TypeError) as error:  # ValueError: NUL, or half a surrogate
        given = shown_path(path) if isinstance(path, Path) else shown(path)
        raise SyncStateError(
            f"state must be the path of a file, not {given}", argument="state"
        ) from error
    if not stat.S_ISREG(mode):
        raise SyncStateError(
            f"state must be the path of a file, and {shown_path(path)} is none", argument="state"
        )
    if not resolved.parent.is_dir():
        raise SyncStateError(
            f"there is no folder {shown_path(resolved.parent)} for the state file", argument="state"
        )
    return resolved


def read_entries(path: Path) -> dict[StateKey, StateEntry]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _failure(path, "read", error) from error
    if len(content) > MOST_BYTES:
        raise _unusable(path, f"it has more than {MOST_BYTES} bytes")
    try:
        document: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _unusable(path, "it is not JSON") from error
    if not isinstance(document, dict):
        raise _unusable(path, "it is not a JSON object")
    known = cast("dict[str, object]", document)
    version, flows = known.get("version"), known.get("flows")
    if isinstance(version, int) and version is not True and version != VERSION:
        raise _unusable(path, f"it has version {version}, but must have version {VERSION}")
    if version != VERSION or isinstance(version, bool) or not isinstance(flows, list):
        raise _unusable(path, "it has no version and no list of flows")
    return dict(_entry(path, item) for item in cast("list[object]", flows))


def _entry(path: Path, item: object) -> tuple[StateKey, StateEntry]:
    given = cast("dict[str, object]", item) if isinstance(item, dict) else {}
    values = [given.get(name) for name in (*_KEY_NAMES, *_ENTRY_NAMES)]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        raise _unusable(path, "an entry lacks a value, or one is not a string")
    count = len(_KEY_NAMES)
    return StateKey(*texts[:count]), StateEntry(*texts[count:])


def text_of(entries: dict[StateKey, StateEntry]) -> str:
    names = (*_KEY_NAMES, *_ENTRY_NAMES)
    rows = (
        json.dumps(dict(zip(names, (*astuple(key), *astuple(entry)), strict=True)))
        for key, entry in entries.items()
    )
    return f'{{"version": {VERSION}, "flows": [\n' + ",\n".join(rows) + "\n]}\n"


def write_text(path: Path, text: str) -> None:
    """Replace the file by one that is completely on disk and that others cannot read."""
    # The only writer uses the same name each time, and so removes what a killed process left.
    temporary = path.with_name(f"{path.name}.part")
    try:
        temporary.unlink(missing_ok=True)
        with open(temporary, "xb", opener=_private) as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _failure(path, "written", error) from error
        raise
    sync_folder(path.parent)


def lock_beside(path: Path) -> BinaryIO:
    """Open and lock the file beside the state file.

    Raises:
        SyncStateError: Another writer has locked it, or it cannot be locked.
    """
    try:
        # If it is lost in an interruption, it is closed and so unlocked when it is collected.
        file = open(path.with_name(f"{path.name}.lock"), "ab", opener=_lock_file)  # noqa: SIM115
    except OSError as error:
        raise _failure(path, "locked", error) from error
    try:
        if try_lock(file.fileno()):
            return file
    except OSError as error:
        file.close()
        raise _failure(path, "locked", error) from error
    file.close()
    raise SyncStateError(
        f"the state file {shown_path(path)} is in use by another sync; wait for its end, or use"
        " another file"
    )


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _lock_file(path: str, flags: int) -> int:
    """Open a lock file; another kind of file, such as a named pipe, is an error and blocks not."""
    for name in ("O_NOFOLLOW", "O_NONBLOCK"):  # which Windows does not have
        flags |= getattr(os, name, 0)
    opened = _private(path, flags)
    if stat.S_ISREG(os.fstat(opened).st_mode):
        return opened
    os.close(opened)
    raise OSError(errno.EINVAL, "the lock beside it is not a file")


def _unusable(path: Path, reason: str) -> SyncStateError:
    return SyncStateError(
        f"{shown_path(path)} is not a state file of a sync that can be used: {reason}. Delete"
        " it, and the next sync compares the files with the flows on the server"
    )


def _failure(path: Path, verb: str, error: OSError) -> SyncStateError:
    return SyncStateError(
        f"the state file {shown_path(path)} cannot be {verb}: {message_of(error)}"
    )
