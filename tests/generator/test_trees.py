"""A generated tree takes the place of another: only what differs is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import trees

LONG_AGO = 1_000_000_000


def tree(folder: Path, **texts: str) -> Path:
    """A folder with files; `__` in a name stands for a slash. They are old."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return tree(tmp_path / "old", same="1", changed="2", gone__deep="3", kept__here="4")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tree(tmp_path / "new", same="1", changed="5", added__deep="6")


def test_the_new_files_take_the_place_of_the_old_and_folders_without_files_are_removed(
    old: Path, new: Path
) -> None:
    trees.replace(old, new)
    found = {name: path.read_text("utf-8") for name, path in trees.files(old).items()}
    assert found == {"same": "1", "changed": "5", "added/deep": "6"}
    assert {path.name for path in old.iterdir()} == {"same", "changed", "added"}


def test_a_file_that_stays_as_it_is_keeps_its_time(old: Path, new: Path) -> None:
    trees.replace(old, new)
    assert (old / "same").stat().st_mtime == LONG_AGO
    assert (old / "changed").stat().st_mtime > LONG_AGO


def test_folders_that_are_excluded_stay(old: Path, new: Path) -> None:
    trees.replace(old, new, excluded=["kept"])
    assert (old / "kept" / "here").read_text("utf-8") == "4"
    assert sorted(trees.differences(old, new, excluded=["kept"])) == []


def test_differences_say_what_is_missing_what_is_left_over_and_what_changed(
    old: Path, new: Path
) -> None:
    told = "".join(trees.differences(old, new))
    assert told.startswith("missing: added/deep\n--- changed (committed)\n+++ changed (generated")
    assert told.endswith("stray: gone/deep\nstray: kept/here\n")
    assert "same" not in told
