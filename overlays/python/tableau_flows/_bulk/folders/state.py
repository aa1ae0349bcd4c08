"""The state file of `flows.sync`: which content of which file a flow on the server has.

It is JSON, holds no secrets, and may be deleted at any time: flows without an entry are downloaded
and compared. Servers tell times in seconds, so a flow that somebody else publishes within the same
second as the sync is not noticed.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import threading
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import BinaryIO, cast

from tableau_flows_generated.checks import shown

from tableau_flows._common.causes import message_of
from tableau_flows._common.file_locks import try_lock, unlock
from tableau_flows._files.local.names import printable
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


class SyncState:
    """The entries of a state file. Each change is written to disk at once, atomically.

    Only one writer may have a state file open, in all processes; a file `….lock` beside it, which
    stays, says who. All methods may block, and may be called from any thread.
    """

    def __init__(self, path: str | os.PathLike[str] | None, *, writable: bool) -> None:
        """Read the file if there is one.

        Args:
            path: The path; None for a state without a file, which is empty and not kept.
            writable: Whether changes are kept; if not, the file may be open elsewhere.

        Raises:
            SyncStateError: The file cannot be read, is no state file, or is open elsewhere.
        """
        self._mutex = threading.Lock()
        self._lock: BinaryIO | None = None
        self._path = None if path is None else _resolved(path)
        self._writable = writable and path is not None
        self._entries: dict[StateKey, StateEntry] = {}
        if self._path is None:
            return
        try:
            if self._writable:
                self._lock = _locked(self._path)
            self._entries = _read(self._path)
        except BaseException:
            self.close()
            raise

    def get(self, key: StateKey) -> StateEntry | None:
        """Return the entry of a flow."""
        return self._entries.get(key)

    def put(self, key: StateKey, entry: StateEntry) -> None:
        """Set the entry of a flow, and write the file.

        Raises:
            SyncStateError: It cannot be written.
        """
        with self._mutex:
            if not self._writable or self._path is None or self._entries.get(key) == entry:
                return
            self._entries[key] = entry
            _write(self._path, _text(self._entries))

    def close(self) -> None:
        """Write no more, and let others open the file for writing."""
        with self._mutex:
            lock, self._lock, self._writable = self._lock, None, False
            if lock is not None:
                with contextlib.suppress(OSError):
                    unlock(lock.fileno())  # a forked child would hold it
                lock.close()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # an argument was refused
            self.close()


def _resolved(path: object) -> Path:
    """Return the path of the file itself; a symbolic link to it is kept.

    Raises:
        SyncStateError: It is no path, or not that of a file.
    """
    try:
        resolved = Path(os.path.realpath(cast("str", path)))
        mode = resolved.stat().st_mode if resolved.exists() else stat.S_IFREG
    except (OSError, ValueError, TypeError) as error:  # ValueError: NUL, or half a surrogate
        raise SyncStateError(f"state must be the path of a file, not {shown(path)}") from error
    if not stat.S_ISREG(mode):
        raise SyncStateError(f"state must be the path of a file, and {printable(path)} is none")
    if not resolved.parent.is_dir():
        raise SyncStateError(f"there is no folder {printable(resolved.parent)} for the state file")
    return resolved


def _read(path: Path) -> dict[StateKey, StateEntry]:
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


def _text(entries: dict[StateKey, StateEntry]) -> str:
    names = (*_KEY_NAMES, *_ENTRY_NAMES)
    rows = (
        json.dumps(dict(zip(names, (*astuple(key), *astuple(entry)), strict=True)))
        for key, entry in entries.items()
    )
    return f'{{"version": {VERSION}, "flows": [\n' + ",\n".join(rows) + "\n]}\n"


def _write(path: Path, text: str) -> None:
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


def _locked(path: Path) -> BinaryIO:
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
        f"the state file {printable(path)} is in use by another sync; wait for its end, or use"
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
        f"{printable(path)} is not a state file of flows.sync that can be used: {reason}. Delete"
        " it, and the next sync compares the files with the flows on the server"
    )


def _failure(path: Path, verb: str, error: OSError) -> SyncStateError:
    return SyncStateError(f"the state file {printable(path)} cannot be {verb}: {message_of(error)}")
