"""A folder of flow files and uploaded parts, with random names."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import uuid
import weakref
from collections.abc import Collection, Iterable
from pathlib import Path

COPY_BYTES = 1024 * 1024
_OWN_NAME = re.compile(r"[0-9a-f]{32}(\.part)?", re.ASCII)


class FileStore:
    """A folder of files; a file never changes after it was added."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use the folder, which is created if necessary; None uses a temporary folder."""
        self._temporary = folder is None
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="tableau-emulator-"))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        if self._temporary:
            # Also if nobody stops the emulator, but not when a forked child process ends.
            weakref.finalize(self, _remove_folder, folder, os.getpid())

    def remove_all_but(self, names: Collection[str]) -> None:
        """Remove the files that a killed emulator left, to which no row of the store refers."""
        known = frozenset(names)
        for path in self.folder.iterdir():
            if path.name not in known and _OWN_NAME.fullmatch(path.name):
                path.unlink()

    def new_path(self) -> Path:
        """Return a path for an incomplete file; leftovers are removed at the next start."""
        return self.folder / f"{uuid.uuid4().hex}.part"

    def add(self, written: Path) -> str:
        """Add a complete file by renaming it; returns its new name."""
        name = uuid.uuid4().hex
        written.rename(self.folder / name)
        return name

    def add_bytes(self, content: bytes) -> str:
        """Add a file with a content; returns its name."""
        path = self.new_path()
        path.write_bytes(content)
        return self.add(path)

    def path(self, name: str) -> Path:
        """Return the path of a file."""
        return self.folder / name

    def concatenate(self, names: Iterable[str]) -> Path:
        """Concatenate files into a new one that is not added yet; returns its path."""
        whole = self.new_path()
        with whole.open("wb") as target:
            for name in names:
                with self.path(name).open("rb") as source:
                    shutil.copyfileobj(source, target, COPY_BYTES)
        return whole

    def remove(self, names: Iterable[str]) -> None:
        """Remove files; a download that has opened one can still read all of it."""
        for name in names:
            self.path(name).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the folder if it is a temporary one."""
        if self._temporary:
            shutil.rmtree(self.folder, ignore_errors=True)


def _remove_folder(folder: Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
