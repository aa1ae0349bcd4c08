"""Makes the files of a release: `python -m generator.release FOLDER`.

- the wheel and the source distribution,
- an archive for bindings in other languages: the compiled description of the API with its JSON
  Schemas, the OpenAPI documents, the conformance cases, the documents of the spec that all is made
  of, a README that says what each file is, the version, and the checksums of the files,
- `SHA256SUMS`, the checksums of the others.

The same commit gives the same bytes: SOURCE_DATE_EPOCH is the time of every entry; if it is not
set, the time of the commit is.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = {
    "LICENSE": "The licence of everything here.",
    "generated/api.json": (
        "The whole description, checked and resolved: types, operations, errors, the protocol."
        " Begin here."
    ),
    "generated/api.schema.json": "The JSON Schema of `api.json`, as strict as the generator is.",
    "generated/api.reader.schema.json": (
        "The JSON Schema for readers of `api.json`, which ignore what newer versions add."
    ),
    "generated/openapi.json": "OpenAPI 3.1 of the XML form, for generators of other projects.",
    "generated/openapi-json.json": "OpenAPI 3.1 of the JSON form, for tools without XML.",
    "spec": (
        "The documents that all of it is made of. `spec/README.md` says how they are read, and how"
        " to write a binding; `spec/protocol.yaml` is the protocol, `spec/errors.yaml` the errors."
    ),
    "tests/conformance": (
        "The conformance cases, their JSON Schema, and two drivers as examples."
        " `tests/conformance/README.md` says how to run them."
    ),
}
"""What bindings in other languages are made from, and what it is; folders with all their files."""
_README = """\
# {name}

Version {version}: what a client of the REST API of Tableau for flows is made from and tested with,
in any language. The release of this version also has a library for Python.

| File or folder | What it is |
|---|---|
{rows}

## Checksums

`SHA256SUMS` beside the archive has the checksum of the archive, and `SHA256SUMS` here those of all
other files. `sha256sum --check SHA256SUMS`, called in this folder, compares them.

## Test a client

```sh
pip install "tableau-flows[emulator]=={version}"
python -m tableau_flows.conformance --cases tests/conformance --driver "node driver.mjs"
```

`--cases` also takes the archive as it is.
"""
_LEFT_BEHIND = {"__pycache__", "node_modules"}
"""Folders that tools leave; they are not part of the archive."""


def main(arguments: list[str]) -> int:
    """Make the files of a release."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m generator.release FOLDER\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.stderr.write(f"{folder} is not empty; its files would look like those of the release\n")
        return 1
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or _time_of_commit())
    _build_packages(folder, epoch)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["version"]
    name = f"tableau-flows-api-{version}"
    (folder / f"{name}.tar.gz").write_bytes(_archive(name, version, epoch))
    (folder / "SHA256SUMS").write_text(_checksums(folder), "utf-8")
    for path in sorted(folder.iterdir()):
        sys.stdout.write(f"{path}\n")
    return 0


def _time_of_commit() -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _build_packages(folder: Path, epoch: int) -> None:
    # Without an environment of its own, so that the tested version of hatchling builds.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder.absolute())]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)


def _archive(name: str, version: str, epoch: int) -> bytes:
    """Return a tar file, compressed; it has no user, no mode and no time of this machine."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        contents = {
            "README.md": _readme(name, version),
            "VERSION": f"{version}\n".encode(),
            **{path.relative_to(ROOT).as_posix(): path.read_bytes() for path in _documents()},
        }
        sums = "".join(f"{_digest(content)}  {path}\n" for path, content in contents.items())
        for path, content in {"SHA256SUMS": sums.encode(), **contents}.items():
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime, entry.mode = len(content), epoch, 0o644
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), mtime=epoch)


def _readme(name: str, version: str) -> bytes:
    entries = {
        "VERSION": "The version, for programs.",
        "SHA256SUMS": "The checksums of the other files.",
        **DOCUMENTS,
    }
    rows = "\n".join(f"| `{path}` | {text} |" for path, text in entries.items())
    return _README.format(name=name, version=version, rows=rows).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _documents() -> list[Path]:
    found: list[Path] = []
    for name in DOCUMENTS:
        path = ROOT / name
        found += [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sorted(path for path in found if not _LEFT_BEHIND & {*path.parts})


def _checksums(folder: Path) -> str:
    """Return what `sha256sum --check` reads."""
    return "".join(
        f"{_digest(path.read_bytes())}  {path.name}\n" for path in sorted(folder.iterdir())
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
