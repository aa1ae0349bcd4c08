"""Archives and folders of cases are read within limits, and nothing outside of them is read."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tableau_flows.conformance import case_files
from tableau_flows.conformance.case_files import CaseError, read_files

Files = Callable[..., Path]
MEBIBYTE = 1024 * 1024


def tar_of(path: Path, *entries: tuple[str, bytes], level: int = 9) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=level) as archive:
        for name, content in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def zip_of(path: Path, *entries: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


MAKERS = [pytest.param(tar_of, "a.tar.gz", id="tar"), pytest.param(zip_of, "a.zip", id="zip")]
each_kind = pytest.mark.parametrize(("make", "name"), MAKERS)


def names(source: Path) -> list[str]:
    return [str(name) for name in read_files(source)]


@each_kind
def test_the_folders_may_be_at_any_level_and_other_files_are_ignored(
    make: Callable[..., Path], name: str, tmp_path: Path
) -> None:
    entries = [("r-1.0/requests/a.json", b"1"), ("replies/b.json", b"2"), ("r-1.0/c.json", b"3")]
    found = read_files(make(tmp_path / name, *entries))
    assert {str(path): content for path, content in found.items()} == {
        "requests/a.json": b"1",
        "replies/b.json": b"2",
    }


@each_kind
@pytest.mark.parametrize(
    "other", ["./requests/a.json", "other/requests/a.json", "/requests/a.json"]
)
def test_two_files_of_one_name_are_refused_instead_of_one_of_them_being_lost(
    make: Callable[..., Path], name: str, other: str, tmp_path: Path
) -> None:
    path = make(tmp_path / name, ("requests/a.json", b"1"), (other, b"2"))
    with pytest.raises(CaseError, match=rf"{name}: has several files called requests/a\.json"):
        read_files(path)


@each_kind
def test_names_that_lead_out_of_the_archive_write_nothing_and_read_nothing_else(
    make: Callable[..., Path], name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "inner" / "requests"
    folder.mkdir(parents=True)
    outside = tmp_path / "requests" / "a.json"
    outside.parent.mkdir()
    outside.write_text("outside")
    entries = [("../requests/a.json", b"1"), (f"{folder}/b.json", b"2")]
    found = read_files(make(tmp_path / "inner" / name, *entries))
    assert [*found.values()] == [b"1", b"2"]
    assert outside.read_text() == "outside"
    assert [*folder.iterdir()] == []


def test_links_pipes_and_devices_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE)
    with tarfile.open(path, "w:gz") as archive:
        for number, kind in enumerate(kinds):
            entry = tarfile.TarInfo(f"requests/{number}.json")
            entry.type, entry.linkname = kind, "/etc/hostname"
            archive.addfile(entry)
        entry = tarfile.TarInfo("requests/a.json")
        archive.addfile(entry)
    assert names(path) == ["requests/a.json"]


@each_kind
def test_a_file_that_unpacks_to_too_much_is_refused_without_being_kept(
    make: Callable[..., Path], name: str, tmp_path: Path
) -> None:
    path = make(tmp_path / name, ("requests/a.json", bytes(64 * MEBIBYTE)))
    assert path.stat().st_size < MEBIBYTE
    tracemalloc.start()
    with pytest.raises(CaseError, match=rf"{name}: requests/a\.json is larger than 4194304 bytes"):
        read_files(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * MEBIBYTE


@each_kind
def test_many_files_that_unpack_to_too_much_together_are_refused(
    make: Callable[..., Path], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_files, "LARGEST_TOTAL", 3000)
    entries = [(f"requests/{number}.json", bytes(1000)) for number in range(4)]
    assert len(read_files(make(tmp_path / name, *entries[:3]))) == 3
    with pytest.raises(CaseError, match=rf"{name}: the cases are larger than 3000 bytes"):
        read_files(make(tmp_path / name, *entries))


def test_what_stands_between_the_cases_of_a_tar_file_has_a_limit_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tar_of(tmp_path / "a.tar.gz", ("other", bytes(MEBIBYTE)), ("requests/a.json", b"{}"))
    assert names(path) == ["requests/a.json"]
    monkeypatch.setattr(case_files, "MOST_UNPACKED", MEBIBYTE)
    with pytest.raises(CaseError, match=r"a\.tar\.gz: unpacks to more than 1048576 bytes"):
        read_files(path)


def test_a_tar_file_that_is_decompressed_without_end_is_left_soon(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    entry = tarfile.TarInfo("other")
    entry.size = 10**12
    piece = gzip.compress(bytes(64 * MEBIBYTE), 1)
    path.write_bytes(gzip.compress(entry.tobuf()) + piece * 40)  # 2.5 GiB
    start = time.monotonic()
    with pytest.raises(CaseError, match=r"a\.tar\.gz: unpacks to more than 134217728 bytes"):
        read_files(path)
    assert time.monotonic() - start < 20


@each_kind
def test_too_many_entries_and_too_many_files_are_refused(
    make: Callable[..., Path], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [("other", b""), ("requests/a.json", b"1"), ("requests/b.json", b"2")]
    path = make(tmp_path / name, *entries)
    monkeypatch.setattr(case_files, "MOST_ENTRIES", 3)
    monkeypatch.setattr(case_files, "MOST_FILES", 2)
    assert len(read_files(path)) == 2
    monkeypatch.setattr(case_files, "MOST_FILES", 1)
    with pytest.raises(CaseError, match=rf"{name}: has more than 1 files"):
        read_files(path)
    monkeypatch.setattr(case_files, "MOST_ENTRIES", 2)
    monkeypatch.setattr(case_files, "MOST_FILES", 2)
    with pytest.raises(CaseError, match=rf"{name}: has more than 2 entries"):
        read_files(path)


def test_too_large_a_file_and_too_many_files_of_a_folder_are_refused(
    cases_of: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cases_of(requests_a="123", requests_b="456")
    monkeypatch.setattr(case_files, "MOST_FILES", 2)
    monkeypatch.setattr(case_files, "LARGEST_FILE", 3)
    assert len(read_files(folder)) == 2
    monkeypatch.setattr(case_files, "LARGEST_FILE", 2)
    with pytest.raises(CaseError, match=r"requests/[ab]\.json is larger than 2 bytes"):
        read_files(folder)


def test_a_pipe_or_folder_in_place_of_a_file_is_refused_and_not_waited_for(
    cases_of: Files, tmp_path: Path
) -> None:
    folder = cases_of(requests_a="{}")
    os.mkfifo(folder / "requests" / "b.json")
    with pytest.raises(CaseError, match=r"requests/b\.json: is not a file"):
        read_files(folder)
    os.mkfifo(tmp_path / "a.zip")
    with pytest.raises(CaseError, match=r"a\.zip: is neither a folder nor a file"):
        read_files(tmp_path / "a.zip")
    (folder / "requests" / "b.json").unlink()
    (folder / "requests" / "b.json").mkdir()
    with pytest.raises(CaseError, match=r"requests/b\.json: is not a file"):
        read_files(folder)


def test_an_encrypted_entry_and_an_unknown_compression_are_refused_with_the_file(
    tmp_path: Path,
) -> None:
    content = zip_of(tmp_path / "a.zip", ("requests/a.json", b"{}" * 50)).read_bytes()
    place = content.index(b"PK\1\2")
    for offset, value in ((8, 1), (10, 99)):  # flags: encrypted; an unknown method
        changed = bytearray(content)
        changed[place + offset] = value
        changed[offset - 2] = value
        (tmp_path / "a.zip").write_bytes(changed)
        with pytest.raises(CaseError, match=r"a\.zip: cannot be read"):
            read_files(tmp_path / "a.zip")


@each_kind
def test_a_damaged_archive_is_refused_or_read_but_never_a_traceback(
    make: Callable[..., Path], name: str, tmp_path: Path
) -> None:
    content = make(tmp_path / name, *[(f"requests/{n}.json", b"{}" * 99) for n in range(3)])
    good = bytearray(content.read_bytes())
    if name == "a.tar.gz":
        good = bytearray(gzip.decompress(good))
    outcomes: set[str] = set()
    for place in range(0, len(good), 1 if name == "a.zip" else 11):
        for value in (0, 0x39, 0xFF):
            changed = bytearray(good)
            changed[place] = value
            data = bytes(changed)
            content.write_bytes(gzip.compress(data, 1) if name == "a.tar.gz" else data)
            outcomes.add(outcome_of(content))
        content.write_bytes(bytes(good[:place]))
        with pytest.raises(CaseError, match=name):
            read_files(content)
    assert outcomes == {"read", "refused with its name"}


def outcome_of(path: Path) -> str:
    try:
        read_files(path)
    except CaseError as error:
        return "refused with its name" if path.name in str(error) else "refused"
    return "read"
