"""The files of a release: complete, and the same bytes from the same commit."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from tableau_flows import __version__
from tableau_flows.conformance.cases import read_cases

from generator import release as module

ROOT = Path(__file__).parent.parent
NAMES = {
    f"tableau_flows-{__version__}-py3-none-any.whl",
    f"tableau_flows-{__version__}.tar.gz",
    f"tableau-flows-api-{__version__}.tar.gz",
    "SHA256SUMS",
}
EPOCH = "1764200000"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two releases of one tree: of this one, and of a copy at another time, place and umask."""
    copied = tmp_path_factory.mktemp("copied")
    for name in (
        *("CHANGELOG.md", "LICENSE", "Makefile", "README.md", "pyproject.toml", ".gitignore"),
        *("generated", "generator", "overlays", "spec", "tests"),
    ):
        source, target = ROOT / name, copied / name
        if source.is_dir():
            skipped = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, copy_function=shutil.copyfile, ignore=skipped)
        else:
            shutil.copyfile(source, target)
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    release(ROOT, folders[0], TZ="UTC", umask=0o022)
    release(copied, folders[1], TZ="Asia/Tokyo", umask=0o077)
    return folders


def release(root: Path, folder: Path, *, umask: int, **environment: str) -> None:
    given = {**os.environ, **environment, "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-m", "generator.release", str(folder)]
    done = subprocess.run(
        command, cwd=root, env=given, umask=umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_two_builds_of_one_tree_have_the_same_checksums(releases: tuple[Path, Path]) -> None:
    first, second = (sums(folder) for folder in releases)
    assert set(first) == NAMES
    assert first == second


def test_the_checksums_are_those_of_the_files(releases: tuple[Path, Path]) -> None:
    listed = dict(
        reversed(line.split("  ")) for line in (releases[0] / "SHA256SUMS").read_text().splitlines()
    )
    found = sums(releases[0])
    del found["SHA256SUMS"]
    assert listed == found


def test_the_archive_for_other_languages_has_the_api_the_schemas_and_the_protocol(
    releases: tuple[Path, Path],
) -> None:
    name = f"tableau-flows-api-{__version__}"
    with tarfile.open(releases[0] / f"{name}.tar.gz") as archive:
        names = {entry.removeprefix(f"{name}/") for entry in archive.getnames()}
        assert {int(entry.mtime) for entry in archive.getmembers()} == {int(EPOCH)}
        file = archive.extractfile(f"{name}/generated/api.json")
        assert file is not None
        assert json.load(file) == json.loads((ROOT / "generated/api.json").read_text("utf-8"))
        version = archive.extractfile(f"{name}/VERSION")
        assert version is not None
        assert version.read() == f"{__version__}\n".encode()
    assert {
        *(
            "LICENSE",
            "README.md",
            "SHA256SUMS",
            "VERSION",
            "generated/api.schema.json",
            "generated/api.reader.schema.json",
        ),
        *("generated/openapi.json", "generated/openapi-json.json"),
        *("tests/conformance/README.md", "tests/conformance/replies/errors.json"),
        *("spec/openapi.yaml", "spec/protocol.yaml", "spec/errors.yaml", "spec/README.md"),
    } <= names


@pytest.fixture(scope="module")
def unpacked(releases: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    name = f"tableau-flows-api-{__version__}"
    with tarfile.open(releases[0] / f"{name}.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return folder / name


def test_the_readme_of_the_archive_says_what_each_file_is(unpacked: Path) -> None:
    readme = (unpacked / "README.md").read_text("utf-8")
    assert readme.startswith(f"# tableau-flows-api-{__version__}\n\nVersion {__version__}: ")
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", readme, re.MULTILINE))
    assert all(rows.values())
    files = {
        path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()
    }
    for path in rows:
        assert (unpacked / path).exists(), path
    described = {path for path in files if any(Path(path).is_relative_to(row) for row in rows)}
    assert files - described == {"README.md"}
    for named in set(re.findall(r"`([\w/]+\.(?:md|yaml))`", readme)):
        assert named in files, named


def test_the_archive_has_the_checksum_of_each_file_in_it(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    assert listed == {
        path.relative_to(unpacked).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in unpacked.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }


def test_the_archive_and_its_folder_can_be_given_to_the_conformance_runner(
    releases: tuple[Path, Path], unpacked: Path
) -> None:
    archive = releases[0] / f"tableau-flows-api-{__version__}.tar.gz"
    wanted = read_cases(ROOT / "tests" / "conformance")
    assert read_cases(archive) == read_cases(unpacked / "tests" / "conformance") == wanted


def test_the_wheel_has_both_packages_and_nothing_of_the_tests(
    releases: tuple[Path, Path],
) -> None:
    with zipfile.ZipFile(releases[0] / f"tableau_flows-{__version__}-py3-none-any.whl") as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {
        "tableau_flows",
        "tableau_flows_generated",
        f"tableau_flows-{__version__}.dist-info",
    }


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old.whl").touch()
    command = [sys.executable, "-m", "generator.release", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "not empty" in done.stderr


def sums(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_archive_has_its_entries_in_one_order_and_no_mode_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "DOCUMENTS", {"spec": "", "LICENSE": ""})
    for name, mode in (
        *(("spec/b", 0o600), ("spec/a/c", 0o755), ("LICENSE", 0o400)),
        *(("spec/__pycache__/d", 0o600), ("spec/node_modules/e/f", 0o600)),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        path.chmod(mode)
    with tarfile.open(fileobj=io.BytesIO(module._archive("api", "1.0", 1))) as archive:
        entries = [(entry.name, entry.mode) for entry in archive]
    first = ["api/SHA256SUMS", "api/README.md", "api/VERSION"]
    names = [*first, "api/LICENSE", "api/spec/a/c", "api/spec/b"]
    assert entries == [(name, 0o644) for name in names]
