"""The data file: one emulator at a time, and nothing lost or left over when it is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import tableau_flows
import tableau_flows_generated
from tableau_flows import emulator
from tableau_flows.emulator import sample_flow, seed_id
from tableau_flows.emulator.rules import seeds
from tableau_flows.emulator.store.store import Store


def test_a_second_emulator_on_a_data_file_is_refused_and_told_who_has_it(
    command_line, connect, tmp_path
):
    data = tmp_path / "state.db"
    first = command_line("--data", str(data))

    with pytest.raises(ValueError, match=r"in use by another emulator: process \d+, since 2") as no:
        emulator.running(data=data)

    assert f"process {first.process.pid}," in str(no.value)
    assert connect(first, "admin").get("flows").status_code == 200


def test_what_an_earlier_process_wrote_into_the_lock_file_is_ignored(start, tmp_path):
    (tmp_path / "state.db.lock").write_text('{"pid": 1, "since": "long ago"}' * 20)
    start(data=tmp_path / "state.db")
    with pytest.raises(ValueError, match=f"process {os.getpid()}, since 2"):
        emulator.running(data=tmp_path / "state.db")


def test_two_names_of_a_data_file_are_one_file(start, tmp_path):
    data, link = tmp_path / "state.db", tmp_path / "link.db"
    server = start(data=data)
    link.symlink_to(data)
    with pytest.raises(ValueError, match=f"process {os.getpid()}"):
        emulator.running(data=link)
    server.stop()
    start(data=link)


def test_the_command_line_says_that_the_data_file_is_in_use(start, tmp_path):
    start(data=tmp_path / "state.db")
    second = subprocess.run(
        [
            *(sys.executable, "-m", "tableau_flows.emulator"),
            *("--port", "0", "--data", str(tmp_path / "state.db")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 2
    assert f"process {os.getpid()}, since" in second.stderr


def test_a_data_file_that_was_not_opened_is_not_locked(tmp_path):
    data = tmp_path / "state.db"
    data.write_bytes(b"not a database" * 100)
    with pytest.raises(ValueError, match="cannot hold the state"):
        emulator.running(data=data)
    data.unlink()
    with emulator.running(data=data):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_does_not_keep_the_lock(tmp_path):
    store = Store(tmp_path / "state.db")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.read(reading, 1)
        os._exit(0)
    try:
        store.close()
        Store(tmp_path / "state.db").close()
    finally:
        os.write(writing, b"x")
        os.waitpid(child, 0)
        os.close(reading)
        os.close(writing)


def test_a_killed_emulator_loses_nothing_and_leaves_no_lock(command_line, connect, tmp_path):
    data = tmp_path / "state.db"
    first = command_line("--data", str(data))
    api = connect(first, "admin")
    assert api.publish("Kept", sample_flow(["One"])).status_code == 201
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()

    api = connect(command_line("--data", str(data)), "admin")
    assert "Kept" in api.names(api.get("flows"))
    assert api.publish("Kept", sample_flow(["Two"]), overwrite="true").status_code == 201


def test_files_that_no_flow_refers_to_are_deleted_at_the_next_start(start, connect, tmp_path):
    server = start(data=tmp_path / "state.db")
    api = connect(server, "admin")
    upload = api.begin_upload()
    api.append(upload, sample_flow())
    folder = server.files_folder
    known = set(folder.iterdir())
    server.stop()
    (folder / ("0" * 32)).write_bytes(b"kept, but the emulator was killed before it was known")
    (folder / f"{'1' * 32}.part").write_bytes(b"half")
    (folder / "notes.txt").write_text("somebody's own")

    server = start(data=tmp_path / "state.db")

    assert set(folder.iterdir()) == {*known, folder / "notes.txt"}
    assert connect(server, "admin").get(f"flows/{seed_id('flow', 'Superstore')}/content").content


def test_a_start_that_was_killed_before_the_seeds_were_stored_is_repeated(
    tmp_path, monkeypatch, start, connect
):
    def killed(*_args, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(seeds, "add_seed_data", killed)
        with pytest.raises(KeyboardInterrupt):
            emulator.running(data=tmp_path / "state.db")
    assert connect(start(data=tmp_path / "state.db"), "admin").get("flows").status_code == 200


def test_callbacks_of_a_transaction_run_at_its_commit_or_its_rollback(tmp_path):
    store = Store()
    done: list[str] = []

    def change(fails: bool) -> None:
        with store.transaction():
            store.on_commit(lambda: done.append("committed"))
            store.on_rollback(lambda: done.append("rolled back"))
            assert done == []
            if fails:
                raise KeyError

    change(fails=False)
    assert done == ["committed"]
    done.clear()
    with pytest.raises(KeyError):
        change(fails=True)
    assert done == ["rolled back"]
    done.clear()
    store.on_rollback(lambda: done.append("rolled back"))
    store.on_commit(lambda: done.append("at once"))
    assert done == ["at once"]
    store.close()


def test_an_emulator_that_nobody_stops_leaves_no_folder(tmp_path):
    program = (
        "from tableau_flows import emulator; s = emulator.Emulator(); s.start();"
        "print(s.files_folder, s.files_folder.is_dir())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    folder, was_there = ended.stdout.split()
    assert was_there == "True"
    assert Path(folder).parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_the_emulator_starts_from_a_zip_archive(tmp_path):
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for package in (tableau_flows, tableau_flows_generated):
            folder = Path(package.__file__).parent
            for path in folder.rglob("*"):
                if path.suffix in {".py", ".sql"}:
                    target.write(path, path.relative_to(folder.parent))
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tableau_flows import emulator\n"
        "assert emulator.__file__.startswith(sys.argv[1]), emulator.__file__\n"
        "with emulator.running() as server: print(server.url)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(archive)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert re.match(r"http://127\.0\.0\.1:\d+", ended.stdout), ended.stderr
