"""Puts each change into the list of its package; its order within a list stays.

    python tests/mutants/sort_lists.py

A list is called like the package of the files that it changes, without underscores: `runs` for
`tableau_flows._runs`. `library` has the top modules of the library, `runtime` what `generated/` is
copied and made from, `typescript` has the client for TypeScript with what is copied into it, and
`generator`, `spec` and `tests` are the other folders.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

LISTS = Path(__file__).parent

_LANGUAGES = "generator/languages/"
_ENTRY = re.compile(r"^(?=\[\[mutant\]\]$)", re.MULTILINE)


def area_of(file: str) -> str:
    """Return the name of the list for changes of a file."""
    folder, *inner = file.split("/")
    if folder == "overlays" and inner[0] == "python":
        return inner[2].strip("_") if len(inner) > 3 else "library"
    if folder == "overlays" and inner[0] == "typescript":
        return "typescript"
    if file.startswith(_LANGUAGES) and {"runtime", "templates"} & {*inner}:
        return "typescript" if inner[1] == "typescript" else "runtime"
    return folder


def sort_lists(folder: Path = LISTS) -> int:
    """Write all lists anew, and return how many entries they have."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.toml")):
        _, *entries = _ENTRY.split(path.read_text(encoding="utf-8"))
        for entry in entries:
            (mutant,) = tomllib.loads(entry)["mutant"]
            found.setdefault(area_of(mutant["file"]), []).append(f"{entry.strip()}\n")
    for path in folder.glob("*.toml"):
        path.unlink()
    for area, entries in found.items():
        (folder / f"{area}.toml").write_text("\n".join(entries), encoding="utf-8")
    return sum(map(len, found.values()))


if __name__ == "__main__":
    print(f"{sort_lists()} changes")
