"""Makes the files of a release: `python -m generator.release FOLDER`.

- the wheel and the source distribution,
- an archive for bindings in other languages: the compiled description of the API with its JSON
  Schemas, the OpenAPI documents, the conformance cases, the documents of the spec that all is made
  of, and the version,
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
DOCUMENTS = (
    "LICENSE",
    "generated/api.json",
    "generated/api.schema.json",
    "generated/api.reader.schema.json",
    "generated/openapi.json",
    "generated/openapi-json.json",
    "spec",
    "tests/conformance",
)
"""What bindings in other languages are made from; folders with all their files."""
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
        contents = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in _documents()}
        for path, content in {"VERSION": f"{version}\n".encode(), **contents}.items():
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime, entry.mode = len(content), epoch, 0o644
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), mtime=epoch)


def _documents() -> list[Path]:
    found: list[Path] = []
    for name in DOCUMENTS:
        path = ROOT / name
        found += [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sorted(path for path in found if not _LEFT_BEHIND & {*path.parts})


def _checksums(folder: Path) -> str:
    """Return what `sha256sum --check` reads."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
