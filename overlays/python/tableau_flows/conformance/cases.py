"""Reads the files of the cases, from a folder or from an archive."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from tableau_flows.conformance.forms.json_values import Json, objects, read_object, text_of

FOLDERS = {
    "requests": "request",
    "documents": "document",
    "replies": "reply",
    "scenarios": "scenario",
}
"""The folders with cases, and the kinds of cases in them."""

LARGEST_FILE = 4 * 1024 * 1024
"""Maximum bytes of one file."""

MOST_FILES = 2_000
"""Maximum number of files."""

_NEEDED = {
    "request": ("expect",),
    "document": ("expect",),
    "reply": ("expect",),
    "scenario": ("steps",),
}


class CaseError(Exception):
    """The cases cannot be read; the message says which file and why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Attributes:
        id: Folder, file and name of the case, such as "requests/queryFlow/an id is encoded".
        kind: "request", "document", "reply" or "scenario".
        data: The case as in its file, with the keys that all cases of the file share.
    """

    id: str
    kind: str
    data: dict[str, Json]


def read_cases(source: Path) -> list[Case]:
    """Read all cases, sorted by their ids within each kind.

    Args:
        source: The folder that holds `requests`, `documents`, `replies` and `scenarios`, or an
            archive with these folders at any level.

    Raises:
        CaseError: There are none, or a file cannot be read.
    """
    try:
        files = dict(islice(_files(source), MOST_FILES + 1))
    except (OSError, EOFError, tarfile.TarError, zipfile.BadZipFile, zlib.error) as error:
        raise CaseError(f"{source}: cannot be read: {error}") from None
    if len(files) > MOST_FILES:
        raise CaseError(f"{source}: has more than {MOST_FILES} files")
    kinds = [*FOLDERS]
    names = sorted(files, key=lambda name: (kinds.index(name.parts[0]), name))
    cases = [case for name in names for case in _cases_of(name, files[name])]
    if not cases:
        raise CaseError(f"{source}: has no cases; give the folder that holds {', '.join(FOLDERS)}")
    twice = [name for name, count in Counter(case.id for case in cases).items() if count > 1]
    if twice:
        raise CaseError(f"{source}: there are several cases called {twice[0]!r}")
    return cases


def _files(source: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    if source.is_dir():
        for folder in FOLDERS:
            for path in (source / folder).glob("*.json"):
                yield PurePosixPath(folder, path.name), _read_file(path)
    elif source.name.endswith(".zip"):
        with zipfile.ZipFile(source) as archive:
            for info in archive.infolist():
                if (name := _case_file(info.filename)) is not None:
                    with archive.open(info) as file:
                        yield name, _limited(file.read(LARGEST_FILE + 1), info.filename)
    elif source.name.endswith((".tar.gz", ".tgz")):
        with tarfile.open(source) as archive:
            for member in archive:
                if member.isfile() and (name := _case_file(member.name)) is not None:
                    content = archive.extractfile(member)
                    if content is not None:
                        yield name, _limited(content.read(LARGEST_FILE + 1), member.name)
    else:
        raise CaseError(f"{source}: is neither a folder nor a .zip or .tar.gz file")


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return _limited(file.read(LARGEST_FILE + 1), str(path))


def _limited(content: bytes, name: str) -> bytes:
    if len(content) > LARGEST_FILE:
        raise CaseError(f"{name}: is larger than {LARGEST_FILE} bytes")
    return content


def _case_file(name: str) -> PurePosixPath | None:
    path = PurePosixPath(name)
    if path.suffix == ".json" and path.parent.name in FOLDERS:
        return PurePosixPath(path.parent.name, path.name)
    return None


def _cases_of(name: PurePosixPath, content: bytes) -> Iterator[Case]:
    try:
        data = read_object(content)
    except ValueError as error:
        raise CaseError(f"{name}: {error}") from None
    kind = FOLDERS[name.parts[0]]
    if data.get("kind") != kind:
        raise CaseError(f"{name}: kind must be {kind!r}")
    shared = {key: data[key] for key in ("operation",) if key in data}
    for number, case in enumerate(objects(data.get("cases")), start=1):
        title = text_of(case.get("name"))
        if not title:
            raise CaseError(f"{name}: case {number} has no name")
        missing = [key for key in _NEEDED[kind] if not case.get(key)]
        if missing:
            raise CaseError(f"{name}: {title!r} has no {missing[0]!r}, so it would always pass")
        yield Case(f"{name.parts[0]}/{name.stem}/{title}", kind, {**shared, **case})
