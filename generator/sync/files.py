"""Makes the sync modules of the library and checks whether they are up to date."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath

from generator import trees
from generator.sync.rules import make_sync

SOURCES = (
    "_bulk/gather.py",
    "_bulk/run_many.py",
    "_bulk/folders/sync.py",
    "_files/stream.py",
    "_lists/pager.py",
    "_resources/batch_tags.py",
    "_resources/connections.py",
    "_metadata/pager.py",
    "_resources/data_quality_warnings.py",
    "_resources/engine.py",
    "_resources/flow_tasks.py",
    "_resources/favorites.py",
    "_resources/flow_runs.py",
    "_resources/flows.py",
    "_resources/jobs.py",
    "_resources/metadata.py",
    "_resources/permissions.py",
    "_resources/projects.py",
    "_resources/sites.py",
    "_resources/schedules.py",
    "_resources/users.py",
    "_resources/raw.py",
    "_runs/handle.py",
)
"""The async modules; the sync one of each stands in the folder `_sync/` beside it."""

FACES = {"aio.py": "client.py"}
"""Async modules whose sync counterpart has a public name of its own."""

_FOLDER = "_sync"


class SyncError(Exception):
    """An async module cannot be converted to a sync one; the message says which and why."""


def update(package: Path, *, check: bool) -> int:
    """Write the sync modules of a package, or print how they differ from the async ones.

    Args:
        package: The folder of the package `tableau_flows`.
        check: Whether to print differences and write nothing.

    Returns:
        0: done, or up to date. 1: the modules differ. 2: one cannot be made; nothing was written.
    """
    with tempfile.TemporaryDirectory() as folder:
        committed, fresh = Path(folder, "committed"), Path(folder, "fresh")
        for path in _made_files(package):
            _copy(package / path, committed / path)
        try:
            _make(package, fresh)
        except SyncError as error:
            sys.stderr.write(f"generator: {error}\n")
            return 2
        lines = list(trees.differences(committed, fresh))
        if not lines:
            return 0
        if not check:
            _replace(package, committed, fresh)
            return 0
    sys.stdout.writelines(lines)
    sys.stderr.write("the sync modules do not match the async ones; run `make generate`\n")
    return 1


def _make(package: Path, fresh: Path) -> None:
    """Make every sync module in an empty folder."""
    targets = _targets()
    modules = {
        _module(package.name, source): _module(package.name, target)
        for source, target in targets.items()
        if not source.endswith("__init__.py")
    }
    for source, target in targets.items():
        banner = f"# Made from {package.name}/{source} by make generate. Do not edit.\n"
        try:
            text = make_sync((package / source).read_text("utf-8"), modules)
        except (OSError, SyntaxError, ValueError) as error:
            raise SyncError(f"{package.name}/{source}: {error}") from error
        path = fresh / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(banner + text, "utf-8")
    _format(fresh, package.name)


def _targets() -> dict[str, str]:
    """Every source with its target; the `__init__.py` of a folder `_sync/` is made as well."""
    folders = {PurePosixPath(source).parent / "__init__.py" for source in SOURCES}
    beside = [*SOURCES, *sorted(map(str, folders))]
    paths = map(PurePosixPath, beside)
    return FACES | {str(path): str(path.parent / _FOLDER / path.name) for path in paths}


def _module(package: str, path: str) -> str:
    return f"{package}.{path.removesuffix('.py').replace('/', '.')}"


def _format(folder: Path, package: str) -> None:
    """Sort the imports and lay out the code, as in the sources."""
    options = ["--isolated", "--no-cache", "--quiet", "--config=line-length=100"]
    first_party = f'--config=lint.isort.known-first-party=["{package}"]'
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run(
        [*ruff, "check", "--select=I", "--fix", *options, first_party, folder], check=True
    )
    subprocess.run([*ruff, "format", "--target-version=py311", *options, folder], check=True)


def _made_files(package: Path) -> list[str]:
    """Return the generated files that exist, including those no longer generated."""
    there = trees.files(package)
    return [
        name
        for name in there
        if name in FACES.values() or _FOLDER in PurePosixPath(name).parent.parts
    ]


def _replace(package: Path, committed: Path, fresh: Path) -> None:
    """Replace the committed files with the new ones; unchanged files keep their time."""
    old, new = trees.files(committed), trees.files(fresh)
    for name in sorted(old.keys() - new.keys()):
        (package / name).unlink()
    for name, path in new.items():
        if name not in old or old[name].read_bytes() != path.read_bytes():
            _copy(path, package / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
