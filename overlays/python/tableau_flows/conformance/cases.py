"""Reads the cases in the files of a folder or an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tableau_flows.conformance.case_files import FOLDERS, CaseError, read_files
from tableau_flows.conformance.case_forms import case_fault, file_fault
from tableau_flows.conformance.forms.json_values import Json, objects, read_object, text_of


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
        CaseError: There are none, a file cannot be read, or a case has another form.
    """
    files = read_files(source)
    kinds = [*FOLDERS]
    names = sorted(files, key=lambda name: (kinds.index(name.parts[0]), name))
    cases = [case for name in names for case in _cases_of(source, name, files[name])]
    if not cases:
        raise CaseError(f"{source}: has no cases; give the folder that holds {', '.join(FOLDERS)}")
    twice = [name for name, count in Counter(case.id for case in cases).items() if count > 1]
    if twice:
        raise CaseError(f"{source}: there are several cases called {twice[0]!r}")
    return cases


def _cases_of(source: Path, name: PurePosixPath, content: bytes) -> Iterator[Case]:
    where = f"{source}: {name}"
    try:
        data = read_object(content)
    except ValueError as error:
        raise CaseError(f"{where}: {error}") from None
    kind = FOLDERS[name.parts[0]]
    if fault := file_fault(kind, data):
        raise CaseError(f"{where}: {fault}")
    shared = {key: data[key] for key in ("operation",) if key in data}
    for number, case in enumerate(objects(data["cases"]), start=1):
        title = text_of(case.get("name"))
        if not title:
            raise CaseError(f"{where}: case {number} has no name")
        whole = {**shared, **case}
        if fault := case_fault(kind, whole):
            raise CaseError(f"{where}: {title!r}: {fault}")
        yield Case(f"{name.parts[0]}/{name.stem}/{title}", kind, whole)
