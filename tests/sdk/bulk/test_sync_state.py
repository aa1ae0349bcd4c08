"""The state file of `flows.sync`: atomic, private, locked, and refused with a remedy if broken."""

from __future__ import annotations

import gc
import json
import logging
import multiprocessing
import os
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest
from tableau_flows import errors
from tableau_flows._bulk.folders import state as sync_state
from tableau_flows._bulk.folders import state_file
from tableau_flows._bulk.folders.state import SyncState
from tableau_flows._bulk.folders.state_file import StateEntry, StateKey

KEY = StateKey("https://t", "site-1", "project-1", "daily")
ENTRY = StateEntry("flow-1", "2026-11-26T10:00:00+00:00", "zip:00")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.json"


class SlowDisk:
    """A clock that only writing moves on, and how often the file was written.

    Attributes:
        now: The time in seconds.
        seconds: How long a write takes.
        full: Whether writes fail.
        writes: Number of writes, those that failed included.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.seconds, self.full, self.writes = 0.0, 1.0, False, 0
        write = sync_state.write_text

        def slow(*args: object) -> None:
            self.writes += 1
            self.now += self.seconds
            if self.full:
                raise errors.SyncStateError("the disk is full")
            write(*args)

        monkeypatch.setattr(sync_state, "write_text", slow)

    def open(self, path) -> SyncState:
        return SyncState(path, writable=True, clock=lambda: self.now)


@pytest.fixture
def disk(monkeypatch):
    return SlowDisk(monkeypatch)


def keys(count: int) -> list[StateKey]:
    return [replace(KEY, name=str(number)) for number in range(count)]


def read(path) -> SyncState:
    return SyncState(path, writable=False)


def keep(path, key=KEY, entry=ENTRY) -> None:
    state = SyncState(path, writable=True)
    state.put(key, entry)
    state.close()


def put_at_once(state: SyncState, keys: list[StateKey]) -> None:
    """Put an entry for each key, each in a thread of its own."""
    threads = [threading.Thread(target=state.put, args=(key, ENTRY)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_what_was_put_is_found_again(path):
    keep(path)
    other = StateKey("https://t", "site-1", "project-2", 'd"é\ud800\n')
    keep(path, other, StateEntry("flow-2", "", "file:00"))
    state = read(path)
    assert state.get(KEY) == ENTRY
    assert state.get(other).flow == "flow-2"
    assert state.get(StateKey("https://other", "site-1", "project-1", "daily")) is None
    found = json.loads(path.read_bytes())
    assert found["version"] == 1
    assert found["flows"][0] == {
        "server": "https://t",
        "site": "site-1",
        "project": "project-1",
        "name": "daily",
        "flow": "flow-1",
        "updated_at": "2026-11-26T10:00:00+00:00",
        "digest": "zip:00",
    }


def test_without_a_path_nothing_is_kept(tmp_path):
    state = SyncState(None, writable=True)
    state.put(KEY, ENTRY)
    state.close()
    assert state.get(KEY) is None
    assert list(tmp_path.iterdir()) == []


def test_a_state_that_is_only_read_writes_nothing(path, tmp_path):
    state = read(path)
    state.put(KEY, ENTRY)
    state.close()
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_may_read_the_file(path):
    path.touch(mode=0o666)
    path.write_text('{"version": 1, "flows": []}')
    keep(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("state.json.lock").stat().st_mode) == 0o600


def test_a_symbolic_link_is_kept(path, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)
    keep(link)
    assert link.is_symlink()
    assert read(path).get(KEY) == ENTRY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is not JSON"),
        (b'{"version": 1, "flows": [', "it is not JSON"),
        (b"\xff", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b'{"version": 1' + b"0" * 5000 + b"}", "it is not JSON"),
        (b"[]", "it is not a JSON object"),
        (b'{"flows": []}', "it has no version and no list of flows"),
        (b'{"version": true, "flows": []}', "it has no version and no list of flows"),
        (b'{"version": "1", "flows": []}', "it has no version and no list of flows"),
        (b'{"version": 1, "flows": {}}', "it has no version and no list of flows"),
        (b'{"version": 2, "flows": []}', "it has version 2, but must have version 1"),
        (b'{"version": 1, "flows": [null]}', "an entry lacks a value, or one is not a string"),
        (
            b'{"version": 1, "flows": [{"server": "s"}]}',
            "an entry lacks a value, or one is not a string",
        ),
    ],
)
@pytest.mark.parametrize("writable", [True, False])
def test_a_file_that_cannot_be_used_says_what_to_do(path, content, reason, writable):
    path.write_bytes(content)
    with pytest.raises(errors.SyncStateError, match=f"state.json .*: {reason}. Delete it"):
        SyncState(path, writable=writable)
    assert path.read_bytes() == content
    path.unlink()
    keep(path)


def test_a_huge_file_is_not_read(path, monkeypatch):
    keep(path)
    monkeypatch.setattr(state_file, "MOST_BYTES", 100)
    with pytest.raises(errors.SyncStateError, match="more than 100 bytes"):
        read(path)


@pytest.mark.parametrize("given", ["", "\0", 5, b"state", "\ud800"])
def test_what_is_no_path_of_a_file_is_refused(given):
    with pytest.raises(errors.SyncStateError, match="state must be the path of a file"):
        read(given)


def test_a_folder_and_a_missing_folder_are_refused(tmp_path):
    with pytest.raises(errors.SyncStateError, match=r"must be the path of a file, and .* is none"):
        read(tmp_path)
    with pytest.raises(errors.SyncStateError, match=r"there is no folder .*none for the state"):
        read(tmp_path / "none" / "state.json")


# Writing


def test_entries_are_written_now_and_then_and_all_of_them_at_the_end(path, disk):
    """Each write is of the whole file: one for each entry would be quadratic."""
    state = disk.open(path)
    written = []
    for number, key in enumerate(keys(400)):
        state.put(key, ENTRY)
        disk.now += 0.25
        if disk.writes > len(written):
            written.append(number)
            assert read(path).get(key) == ENTRY  # a crash would lose what came later only
    # Between two writes of a second there are twenty seconds.
    assert written == [0, 80, 160, 240, 320]
    state.save()
    assert disk.writes == 6
    state.close()
    assert disk.writes == 6
    assert all(read(path).get(key) == ENTRY for key in keys(400))


def test_a_write_that_fails_slowly_is_not_tried_again_at_once(path, disk):
    disk.full = True
    state = disk.open(path)
    for key in keys(400):
        state.put(key, ENTRY)
        disk.now += 0.25
    assert disk.writes == 5
    state.save()
    assert str(state.error) == "the disk is full"
    state.close()  # which does not try it again
    assert disk.writes == 6


def test_what_could_not_be_written_once_is_written_later(path, disk):
    disk.full = True
    state = disk.open(path)
    state.put(KEY, ENTRY)
    assert state.error is not None
    disk.full = False
    state.save()
    assert state.error is None
    state.close()
    assert read(path).get(KEY) == ENTRY


def test_closing_writes_what_was_not_yet_written(path, disk):
    """As after an interruption, when nobody has called `save`."""
    state = disk.open(path)
    for key in keys(3):
        state.put(key, ENTRY)
    assert read(path).get(keys(3)[2]) is None
    state.close()
    assert all(read(path).get(key) == ENTRY for key in keys(3))


def test_closing_a_state_that_cannot_be_written_logs_why_and_lets_others_write(path, disk, caplog):
    caplog.set_level(logging.WARNING, "tableau_flows.bulk")
    state = disk.open(path)
    disk.full = True
    state.put(KEY, ENTRY)
    state.close()
    assert [record.getMessage() for record in caplog.records] == ["the disk is full"]
    SyncState(path, writable=True).close()


def test_an_interruption_of_the_last_write_lets_others_write(path, disk, monkeypatch):
    state = disk.open(path)
    for key in keys(2):
        state.put(key, ENTRY)

    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(sync_state, "write_text", interrupt)
    with pytest.raises(KeyboardInterrupt):
        state.close()
    SyncState(path, writable=True).close()


def test_an_interrupted_save_is_made_up_for_when_the_state_is_closed(path, disk, monkeypatch):
    state = disk.open(path)
    for key in keys(2):
        state.put(key, ENTRY)

    def interrupt(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sync_state, "write_text", interrupt)
        with pytest.raises(KeyboardInterrupt):
            state.save()
    state.close()
    assert read(path).get(keys(2)[1]) == ENTRY


def test_one_change_is_written_after_the_other(path, monkeypatch):
    state = SyncState(path, writable=True, clock=lambda: 0.0)  # each write is due
    written, writing = [], threading.Semaphore(1)

    def write(place, text):
        written.append(writing.acquire(blocking=False))
        time.sleep(0.05)
        writing.release()

    monkeypatch.setattr(sync_state, "write_text", write)
    put_at_once(state, keys(4))
    state.close()
    assert written == [True] * 4


def test_a_write_that_fails_keeps_what_was_there(path, tmp_path, monkeypatch):
    keep(path)
    state = SyncState(path, writable=True)

    def fail(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    state.put(KEY, StateEntry("flow-2", "", ""))
    state.save()
    assert isinstance(state.error, errors.SyncStateError)
    assert str(state.error).endswith("cannot be written: No space left on device")
    monkeypatch.undo()
    assert read(path).get(KEY) == ENTRY
    assert {one.name for one in tmp_path.iterdir()} == {"state.json", "state.json.lock"}
    state.put(StateKey("a", "b", "c", "d"), ENTRY)
    state.close()
    assert read(path).get(KEY).flow == "flow-2"  # nothing was forgotten


def test_the_file_is_on_disk_before_it_has_its_name(path, monkeypatch):
    done = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda opened: done.append("fsync") or fsync(opened))
    monkeypatch.setattr(os, "replace", lambda *args: done.append("replace") or replace(*args))
    keep(path)
    assert done == ["fsync", "replace", "fsync"]


def test_an_entry_that_is_there_is_not_written_again(path):
    keep(path)
    before = path.stat()
    keep(path)
    assert path.stat().st_ino == before.st_ino


def test_an_interrupted_write_leaves_no_file(path, tmp_path, monkeypatch):
    state = SyncState(path, writable=True)

    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        state.put(KEY, ENTRY)
    assert [one.name for one in tmp_path.iterdir()] == ["state.json.lock"]


def test_many_threads_may_put(path):
    state = SyncState(path, writable=True)
    put_at_once(state, keys(40))
    state.close()
    assert all(read(path).get(key) == ENTRY for key in keys(40))


# One writer


def test_there_is_one_writer_at_a_time(path):
    first = SyncState(path, writable=True)
    with pytest.raises(errors.SyncStateError, match=r"state.json is in use by another sync"):
        SyncState(path, writable=True)
    first.put(KEY, ENTRY)
    assert read(path).get(KEY) == ENTRY  # reading is always possible
    first.close()
    first.close()
    SyncState(path, writable=True).close()


def test_another_process_is_another_writer(path):
    code = (
        "from tableau_flows._bulk.folders.state import SyncState\n"
        f"SyncState({str(path)!r}, writable=True)\n"
    )
    mine = SyncState(path, writable=True)
    refused = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "SyncStateError" in refused.stderr
    mine.close()
    subprocess.run([sys.executable, "-c", code], check=True)
    SyncState(path, writable=True).close()  # a process that ended without closing holds nothing


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_forked_child_does_not_hold_the_file(path):
    state = SyncState(path, writable=True)
    context = multiprocessing.get_context("fork")
    event = context.Event()
    child = context.Process(target=event.wait)
    child.start()
    try:
        state.close()
        SyncState(path, writable=True).close()
    finally:
        event.set()
        child.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_forked_child_neither_writes_nor_unlocks_the_file(path):
    times = iter([0.0, 0.0, 1.0, 2.0, 3.0])  # the first write takes a second
    state = SyncState(path, writable=True, clock=lambda: next(times, 1000.0))
    state.put(KEY, ENTRY)
    unsaved = replace(ENTRY, digest="unsaved")
    state.put(KEY, unsaved)
    before = path.read_text()

    def in_the_child():
        state.put(replace(KEY, name="other"), ENTRY)
        state.close()

    child = multiprocessing.get_context("fork").Process(target=in_the_child)
    child.start()
    child.join()
    assert child.exitcode == 0
    assert path.read_text() == before
    with pytest.raises(errors.SyncStateError, match="in use by another sync"):
        SyncState(path, writable=True)
    state.close()
    assert "unsaved" in path.read_text()


def test_a_file_that_cannot_be_locked_is_refused(path, monkeypatch):
    path.with_name("state.json.lock").mkdir()
    with pytest.raises(errors.SyncStateError, match="cannot be locked: Is a directory"):
        SyncState(path, writable=True)
    read(path)


def test_a_closed_state_writes_nothing(path):
    state = SyncState(path, writable=True)
    state.close()
    state.put(KEY, ENTRY)
    assert not path.exists()


def test_an_abandoned_state_lets_others_write(path, disk):
    state = disk.open(path)
    for key in keys(2):
        state.put(key, ENTRY)
    del state
    gc.collect()
    SyncState(path, writable=True).close()
    assert disk.writes == 1  # nothing is written while an object is collected


def test_what_a_killed_process_left_is_replaced(path, tmp_path):
    for number in range(2):
        (tmp_path / f"{path.name}.part").write_text("half of ")
        state = SyncState(path, writable=True)
        state.put(KEY, StateEntry("f", f"time {number}", "zip:1"))
        state.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name, f"{path.name}.lock"]
    assert json.loads(path.read_text())["flows"][0]["updated_at"] == "time 1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_a_lock_that_is_not_a_file_is_refused_at_once(path, tmp_path, kind):
    lock = tmp_path / f"{path.name}.lock"
    if kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(errors.SyncStateError, match="cannot be locked"):
        SyncState(path, writable=True)
    assert not (tmp_path / "elsewhere").exists()
