"""The bytes of flow files and uploaded parts: a folder of files with made-up names."""

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
    """A folder of files; a file never changes once it is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use the folder (made when missing), or a temporary one that ``close()`` removes."""
        self._temporary = folder is None
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="tableau-emulator-"))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        if self._temporary:
            # Also when nobody stops the emulator; but not by a forked child that ends.
            weakref.finalize(self, _remove_folder, folder, os.getpid())

    def remove_all_but(self, names: Collection[str]) -> None:
        """Remove what a killed emulator left: files that no row of the store refers to."""
        known = frozenset(names)
        for path in self.folder.iterdir():
            if path.name not in known and _OWN_NAME.fullmatch(path.name):
                path.unlink()

    def new_path(self) -> Path:
        """A path for a file that is still being written; forgotten ones go at the next start."""
        return self.folder / f"{uuid.uuid4().hex}.part"

    def keep(self, written: Path) -> str:
        """Keep a file that is complete; returns its name."""
        name = uuid.uuid4().hex
        written.rename(self.folder / name)
        return name

    def keep_bytes(self, content: bytes) -> str:
        """Keep bytes as a file; returns its name."""
        path = self.new_path()
        path.write_bytes(content)
        return self.keep(path)

    def path(self, name: str) -> Path:
        """Where a kept file is."""
        return self.folder / name

    def joined(self, names: Iterable[str]) -> Path:
        """The content of several kept files one after the other, as a file not yet kept."""
        whole = self.new_path()
        with whole.open("wb") as target:
            for name in names:
                with self.path(name).open("rb") as source:
                    shutil.copyfileobj(source, target, COPY_BYTES)
        return whole

    def remove(self, names: Iterable[str]) -> None:
        """Remove kept files; a download that has one open still reads it to the end."""
        for name in names:
            self.path(name).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the folder when it was a temporary one."""
        if self._temporary:
            shutil.rmtree(self.folder, ignore_errors=True)


def _remove_folder(folder: Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
