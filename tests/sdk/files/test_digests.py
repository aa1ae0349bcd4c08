"""The digest of a flow file: of what is in it, not of how it was packed, and with limits."""

from __future__ import annotations

import contextlib
import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from proportions import assert_in_proportion
from tableau_flows import emulator, errors
from tableau_flows._files.local import digests
from tableau_flows._files.local.digests import ArchiveError, _check_limits, digest_of, digesting

ENTRIES = st.dictionaries(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\\/"), min_size=1, max_size=8
    ),
    st.binary(max_size=200),
    max_size=5,
)
ONE_EXAMPLE_AT_A_TIME = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def packed(
    entries: dict[str, bytes],
    *,
    names: list[str] | None = None,
    year: int = 2000,
    compressed: bool = True,
    comment: bytes = b"",
    folders: tuple[str, ...] = (),
) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in folders:
            made.writestr(zipfile.ZipInfo(name), b"")
        for name in names or entries:
            info = zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6))
            info.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            info.external_attr = year << 16
            made.writestr(info, entries[name])
        made.comment = comment
    return target.getvalue()


@pytest.fixture
def digest(tmp_path):
    """Compute the digest of bytes."""

    def compute(content: bytes, name: str = "a.tflx") -> str:
        path = tmp_path / name
        path.write_bytes(content)
        *steps, found = digesting(path)
        assert set(steps) <= {None}
        return found

    return compute


@given(st.data())
@ONE_EXAMPLE_AT_A_TIME
def test_packing_anew_keeps_the_digest(digest, data):
    entries = data.draw(ENTRIES)
    again = packed(
        entries,
        names=data.draw(st.permutations(list(entries))),
        year=data.draw(st.integers(1980, 2100)),
        compressed=data.draw(st.booleans()),
        # A comment with the signature of the end of an archive makes another archive of it.
        comment=data.draw(st.binary(max_size=20).filter(lambda one: b"PK\5\6" not in one)),
        folders=data.draw(st.sampled_from([(), ("Data/", "a/b/")])),
    )
    assert digest(again) == digest(packed(entries))


@given(st.data())
@ONE_EXAMPLE_AT_A_TIME
def test_a_change_of_any_byte_of_the_contents_changes_it(digest, data):
    entries = data.draw(ENTRIES.filter(lambda one: any(one.values())))
    name = data.draw(st.sampled_from([name for name in entries if entries[name]]))
    content = bytearray(entries[name])
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    assert digest(packed(entries | {name: bytes(content)})) != digest(packed(entries))


@given(ENTRIES, ENTRIES)
@example({"ab": b"c"}, {"a": b"bc"})
@example({"a": b"", "b": b""}, {"ab": b""})
@example({"a": b""}, {})
@ONE_EXAMPLE_AT_A_TIME
def test_different_entries_have_different_digests(digest, one, other):
    assert (digest(packed(one)) == digest(packed(other))) is (one == other)


def test_the_later_of_two_entries_of_a_name_is_not_taken_for_the_earlier(digest):
    def twice(*contents: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            for content in contents:
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(made, "NameToInfo", {})
                    made.writestr("flow", content)
        return target.getvalue()

    assert digest(twice(b"1", b"2")) != digest(twice(b"2", b"1"))


def test_a_folder_with_content_counts(digest):
    with_content = packed({"a": b"", "b/": b"x"})
    assert digest(with_content) != digest(packed({"a": b""}))
    assert digest(packed({"a": b"", "b/": b""})) == digest(packed({"a": b""}))


def test_a_name_with_a_zero_byte_is_not_cut_there(digest):
    one, other = packed({"a0b": b""}), packed({"a0c": b""})
    cut = [content.replace(b"a0", b"a\0") for content in (one, other)]
    assert digest(cut[0]) != digest(cut[1])


def test_a_file_that_is_no_archive_is_compared_by_its_bytes(digest):
    assert digest(b"<xml/>", "a.tfl").startswith("file:")
    assert digest(b"<xml/>", "b.tfl") == digest(b"<xml/>", "a.tfl")
    assert digest(b"<xml />", "a.tfl") != digest(b"<xml/>", "a.tfl")
    assert digest(b"P" * 20_000_000, "a.tfl").startswith("file:")


def test_an_empty_or_a_missing_file_is_refused(digest, tmp_path):
    with pytest.raises(errors.FlowFileError, match=r"a\.tflx is empty"):
        digest(b"")
    with pytest.raises(errors.FlowFileError, match=r"none\.tfl cannot be read: No such file"):
        list(digesting(tmp_path / "none.tfl"))


def test_work_is_done_in_steps(script, tmp_path):
    """So that it can be cancelled, also where there is much to open and little to read."""
    path = tmp_path / "a.tfl"
    path.write_bytes(packed({str(number): b"" for number in range(1000)}))
    script.feed(digest_of(path))
    assert 10 < len(script.steps) < 100
    path.write_bytes(bytes(64 * 1024 * 1024))
    script.steps.clear()
    script.feed(digest_of(path))
    assert 8 <= len(script.steps) < 12


def test_the_time_is_proportional_to_the_number_of_entries(digest):
    few, many = (packed({str(number): b"x" for number in range(count)}) for count in (500, 2500))
    assert_in_proportion(lambda: digest(few), lambda: digest(many), 5)


# Limits


def test_the_limits_are_told(digest, monkeypatch):
    content = packed({"a": bytes(1000), "b": bytes(1000)})
    digest(content)
    monkeypatch.setattr(digests, "MOST_ENTRIES", 1)
    with pytest.raises(ArchiveError, match=r"a\.tflx has 2 entries; at most 1 are read"):
        digest(content)
    monkeypatch.undo()
    monkeypatch.setattr(digests, "ALWAYS_READ_BYTES", 1999)
    monkeypatch.setattr(digests, "MOST_COMPRESSION", 1)
    expected = r"decompresses to 2000 bytes; at most 1999 are read \(1 times its size, or 1999"
    with pytest.raises(errors.FlowFileError, match=expected):
        digest(content)
    assert digest(packed({"a": bytes(1000), "b": bytes(1000)}, compressed=False))  # itself as large
    monkeypatch.undo()
    monkeypatch.setattr(digests, "MOST_TABLE_BYTES", 90)
    with pytest.raises(ArchiveError, match="its table of contents has more than 90 bytes"):
        digest(content)


def test_the_limits_are_50_000_entries_and_1_gib_or_a_hundred_times_the_archive():
    entries = [zipfile.ZipInfo("a")] * 50_001
    _check_limits(entries[1:], 1, "a.tflx")
    with pytest.raises(ArchiveError, match="has 50001 entries; at most 50000 are read"):
        _check_limits(entries, 1, "a.tflx")
    large = zipfile.ZipInfo("a")
    for size, most in ((1, 1024**3), (64 * 1024**2, 6400 * 1024**2)):
        large.file_size = most
        _check_limits([large], size, "a.tflx")
        large.file_size = most + 1
        with pytest.raises(ArchiveError, match=f"at most {most} are read"):
            _check_limits([large], size, "a.tflx")


def bomb(copies: int) -> bytes:
    """An archive whose entries are all the same bytes, which decompress to 16 MB."""
    content = packed({"a": bytes(16 * 1024 * 1024)})
    end = content.rindex(b"PK\x05\x06")
    table = content.index(b"PK\x01\x02")
    entry = content[table:end]
    size = len(entry) * copies
    tail = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, copies, copies, size, table, 0)
    return content[:table] + entry * copies + tail


def test_a_bomb_is_refused_before_anything_is_decompressed(digest, monkeypatch):
    """Of 24 kB and 1.1 GB: a thousandfold compression is no flow file."""
    monkeypatch.setattr(digests._Hashing, "of", lambda *_: pytest.fail("it is read"))
    with pytest.raises(ArchiveError, match="decompresses to 1140850688 bytes; at most 1073741824"):
        digest(bomb(68))


def test_a_file_of_repetitive_rows_is_within_the_limits(digest, monkeypatch):
    """Flows hold extracts and tables of text, which are compressed five to fifty times."""
    monkeypatch.setattr(digests, "ALWAYS_READ_BYTES", 0)
    rows = "".join(f"2026-01-{n % 28:02},{n % 7},Europe,EUR,{n}.00\n" for n in range(50_000))
    content = packed({"flow": b"{}", "Data/rows.csv": rows.encode()})
    assert digest(content).startswith("zip:")


def test_an_archive_that_conceals_its_size_is_refused(digest):
    content = bytearray(packed({"a": bytes(1_000_000)}))
    table = content.index(b"PK\x01\x02")
    struct.pack_into("<L", content, table + 24, 10)
    with pytest.raises(ArchiveError, match="broken or encrypted archive"):
        digest(bytes(content))


def test_memory_does_not_grow_with_the_contents(digest):
    content = packed({"a": bytes(64 * 1024 * 1024)})
    tracemalloc.start()
    try:
        digest(content)
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (8, 1, "encrypted"),
        (10, 12, "compression method 12"),
        (10, 99, "compression method 99"),
    ],
)
def test_entries_that_tableau_does_not_write_are_refused(digest, place, value, reason):
    content = bytearray(packed({"a": b"x"}))
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + place, value)
    with pytest.raises(ArchiveError, match=reason):
        digest(bytes(content))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8))
@example([(0, 0)])
@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_broken_archives_are_named_as_such(tmp_path, changes):
    content = bytearray(emulator.sample_flow())
    for place, value in changes:
        content[-1 - place % len(content)] = value
    path = Path(tmp_path, "a.tflx")
    path.write_bytes(content)
    with contextlib.suppress(ArchiveError):
        *_, found = digesting(path)
        assert found.startswith(("zip:", "file:"))
