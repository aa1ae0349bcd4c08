"""Compares two folders, and replaces one with the other."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

_IGNORED = {"__pycache__"}


def files(folder: Path, excluded: Collection[str] = ()) -> dict[str, Path]:
    """Every file below a folder, by its relative path; what Python leaves behind does not count.

    Args:
        folder: The folder.
        excluded: The names of folders directly in it that are left out.
    """
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*"))}
    return {
        relative.as_posix(): path
        for relative, path in found.items()
        if path.is_file() and relative.parts[0] not in excluded and not _IGNORED & {*path.parts}
    }


def differences(committed: Path, fresh: Path, excluded: Collection[str] = ()) -> Iterator[str]:
    """Return what is missing, extra or different in the committed tree, as unified diffs."""
    old, new = files(committed, excluded), files(fresh)
    for name in sorted({*old, *new}):
        if name not in old:
            yield f"missing: {name}\n"
        elif name not in new:
            yield f"stray: {name}\n"
        elif old[name].read_bytes() != new[name].read_bytes():
            yield from difflib.unified_diff(
                old[name].read_text("utf-8", "replace").splitlines(keepends=True),
                new[name].read_text("utf-8", "replace").splitlines(keepends=True),
                f"{name} (committed)",
                f"{name} (generated now)",
            )


def replace(target: Path, fresh: Path, excluded: Collection[str] = ()) -> None:
    """Replace the target with the new tree; unchanged files keep their modification time."""
    old, new = files(target, excluded), files(fresh)
    for name in sorted(set(old) - set(new)):
        old[name].unlink()
    for name, path in new.items():
        if name in old and old[name].read_bytes() == path.read_bytes():
            continue
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, destination)
    for folder in sorted(target.rglob("*"), reverse=True):
        if folder.is_dir() and folder.name not in _IGNORED and not any(folder.iterdir()):
            folder.rmdir()
