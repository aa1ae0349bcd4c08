"""Reads seed files: TOML or JSON documents that say what a server contains at its start."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from tableau_flows.emulator.base import checks

Seed: TypeAlias = Path | str | Mapping[str, object]
"""A seed: the path of a TOML or JSON file, or a mapping with the same content."""

MAX_FILE_BYTES = 16 * 1024 * 1024


class SeedError(ValueError):
    """A seed cannot be used; the message says which entry is wrong, and why."""


@dataclass(frozen=True, slots=True)
class SeedDocument:
    """The content of a seed.

    Attributes:
        content: The document.
        folder: Folder to which the paths of flow files are relative; None if it names no files.
    """

    content: Mapping[str, object]
    folder: Path | None


def read_seed(seed: Seed | SeedDocument) -> SeedDocument:
    """Read a seed file; a mapping is taken as it is, with flow files relative to the work folder.

    Raises:
        SeedError: The file cannot be read, or is not TOML or JSON.
    """
    if isinstance(seed, SeedDocument):
        return seed
    if isinstance(seed, Mapping):
        return SeedDocument(seed, Path())
    path = Path(checks.name("the path of a seed file", str(seed)))
    if path.suffix not in {".toml", ".json"}:
        raise SeedError(f"the seed file {path} must end in .toml or .json")
    content = read_file(path, MAX_FILE_BYTES, f"the seed file {path}")
    try:
        text = content.decode()
        document: object = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise SeedError(f"the seed file {path} cannot be read: {problem}") from None
    if not isinstance(document, dict):
        raise SeedError(f"the seed file {path} must contain an object")
    return SeedDocument(cast("dict[str, object]", document), path.parent)


def read_file(path: Path, most: int, what: str) -> bytes:
    """Read a file of limited size.

    Args:
        path: The path.
        most: Maximum size in bytes.
        what: What the file is called in errors.

    Raises:
        SeedError: The file cannot be read, or is larger.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as problem:
        raise SeedError(f"{what} cannot be read: {problem.strerror}") from None
    if len(content) > most:
        raise SeedError(f"{what} has more than {most} bytes")
    return content
